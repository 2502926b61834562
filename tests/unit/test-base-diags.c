#include "base/diags.h"

#include <stdlib.h>

#include <check.h>

#include "base/error.h"

static struct emj_diags *diags;

static void setup(void)
{
    diags = emj_diags_new("packs/x.yaml");
}

static void teardown(void)
{
    g_clear_pointer(&diags, emj_diags_free);
}

static void expect(size_t index, const char *wanted)
{
    g_autofree char *line = emj_diags_format(diags, index);

    ck_assert_str_eq(line, wanted);
}

START_TEST(a_new_list_is_empty)
{
    ck_assert_uint_eq(emj_diags_count(diags), 0);
    ck_assert_uint_eq(emj_diags_errors(diags), 0);
    ck_assert_str_eq(emj_diags_file(diags), "packs/x.yaml");
    emj_diags_free(NULL);
}
END_TEST

START_TEST(problems_keep_their_order_and_place)
{
    emj_diags_error(diags, (struct emj_mark){ 7, 3 }, "unknown key '%s'", "cadance");
    emj_diags_warn(diags, (struct emj_mark){ 2, 1 }, "question %d is long", 4);

    ck_assert_uint_eq(emj_diags_count(diags), 2);
    ck_assert_uint_eq(emj_diags_errors(diags), 1);
    ck_assert_int_eq(emj_diags_get(diags, 0)->severity, EMJ_SEVERITY_ERROR);
    ck_assert_uint_eq(emj_diags_get(diags, 0)->mark.line, 7);
    ck_assert_uint_eq(emj_diags_get(diags, 0)->mark.column, 3);
    ck_assert_str_eq(emj_diags_get(diags, 1)->message, "question 4 is long");
    expect(0, "packs/x.yaml:7:3: error: unknown key 'cadance'");
    expect(1, "packs/x.yaml:2:1: warning: question 4 is long");
}
END_TEST

START_TEST(line_zero_is_the_whole_file)
{
    emj_diags_error(diags, (struct emj_mark){ 0, 0 }, "the file is empty");
    expect(0, "packs/x.yaml: error: the file is empty");
}
END_TEST

START_TEST(sorting_is_by_place_and_stable)
{
    static const struct emj_mark marks[] = { { 9, 1 }, { 2, 8 }, { 2, 3 }, { 0, 0 }, { 2, 3 } };
    static const char *const wanted[] = { "3", "2", "4", "1", "0" };

    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        emj_diags_error(diags, marks[i], "%zu", i);
    emj_diags_sort(diags);
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        ck_assert_str_eq(emj_diags_get(diags, i)->message, wanted[i]);
}
END_TEST

START_TEST(a_hundred_are_kept_and_all_are_counted)
{
    for (unsigned i = 1; i <= 150; i++)
        emj_diags_error(diags, (struct emj_mark){ i, 1 }, "problem %u", i);
    ck_assert_uint_eq(emj_diags_count(diags), 100);
    ck_assert_uint_eq(emj_diags_errors(diags), 150);
    expect(99, "packs/x.yaml:100:1: error: problem 100");
}
END_TEST

START_TEST(an_error_takes_the_place_of_the_last_warning)
{
    g_autoptr(GError) error = NULL;

    for (unsigned i = 1; i <= 101; i++)
        emj_diags_warn(diags, (struct emj_mark){ i, 1 }, "warning %u", i);
    emj_diags_error(diags, (struct emj_mark){ 200, 1 }, "first error");

    ck_assert_uint_eq(emj_diags_count(diags), 100);
    expect(98, "packs/x.yaml:99:1: warning: warning 99");
    expect(99, "packs/x.yaml:200:1: error: first error");
    ck_assert(!emj_diags_to_error(diags, &error));
    ck_assert_str_eq(error->message, "packs/x.yaml:200:1: error: first error");
}
END_TEST

START_TEST(the_first_error_travels)
{
    g_autoptr(GError) error = NULL;

    emj_diags_warn(diags, (struct emj_mark){ 1, 1 }, "a warning");
    emj_diags_error(diags, (struct emj_mark){ 3, 5 }, "100%% wrong");
    emj_diags_error(diags, (struct emj_mark){ 4, 1 }, "another");

    ck_assert(!emj_diags_to_error(diags, &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_INVALID));
    ck_assert_str_eq(error->message, "packs/x.yaml:3:5: error: 100% wrong");
    ck_assert(!emj_diags_to_error(diags, NULL));
}
END_TEST

START_TEST(a_line_is_safe_to_show)
{
    g_autoptr(emj_diags) hostile = emj_diags_new("a\x1b[2J\n.yaml");
    g_autofree char *line = NULL;

    emj_diags_error(hostile, (struct emj_mark){ 1, 2 }, "unknown key '%s'", "k\xff\t\x07");
    line = emj_diags_format(hostile, 0);
    ck_assert_str_eq(line, "a␛[2J .yaml:1:2: error: unknown key 'k\xef\xbf\xbd ␇'");
    ck_assert_str_eq(emj_diags_file(hostile), "a\x1b[2J\n.yaml");
}
END_TEST

static Suite *diags_suite(void)
{
    Suite *suite = suite_create("base-diags");
    TCase *tests = tcase_create("diags");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_new_list_is_empty);
    tcase_add_test(tests, problems_keep_their_order_and_place);
    tcase_add_test(tests, line_zero_is_the_whole_file);
    tcase_add_test(tests, sorting_is_by_place_and_stable);
    tcase_add_test(tests, a_hundred_are_kept_and_all_are_counted);
    tcase_add_test(tests, an_error_takes_the_place_of_the_last_warning);
    tcase_add_test(tests, the_first_error_travels);
    tcase_add_test(tests, a_line_is_safe_to_show);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(diags_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
