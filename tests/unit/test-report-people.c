/* People who are named, and people of the roster who are not. */
#include <check.h>
#include <stdlib.h>

#include "report-support.h"

static struct report_place place;

static void setup(void)
{
    report_place_init(&place);
}

static void teardown(void)
{
    report_place_clear(&place);
}

static const struct emj_people *people_of(const struct report_spec *specs, size_t count,
                                          bool share)
{
    report_add(place.entries, specs, count);
    struct emj_report_request request = report_request(
        &place, report_period(EMJ_PERIOD_MONTH, "2026-10-31"), report_day("2026-10-29"));
    request.share = share;
    place.report = emj_report_new(&request);
    return &place.report->people;
}

/* "wen 4/3 2026-10-29 +0": mentions, with an example, last, age. */
static char *describe(const GPtrArray *lines)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        const struct emj_person_line *line = g_ptr_array_index(lines, i);
        g_autofree char *last =
            emj_date_is_set(line->last) ? emj_date_format(line->last) : g_strdup("never");
        g_string_append_printf(text, "%s%s %zu/%zu %s %d", i > 0 ? ", " : "", line->handle,
                               line->mentions, line->with_example, last, line->age_days);
    }
    return g_string_free(text, false);
}

static void assert_lines(const GPtrArray *lines, const char *expected)
{
    g_autofree char *found = describe(lines);
    ck_assert_str_eq(found, expected);
}

START_TEST(test_mentions)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-01",
          .work = MGMT,
          .text = "Met @zoe @zoe",
          .evidence = "@zoe nodded" },
        { .day = "2026-10-02", .work = MGMT, .text = "Met @Zoe", .evidence = "0" },
        { .day = "2026-10-03", .work = MGMT, .text = "Met @bo", .evidence = "// @bo nodded" },
        { .day = "2026-10-29", .work = MGMT, .private = true, .signs = "@al" },
        { .day = "2026-10-05", .work = MGMT, .signs = "@al", .commitment = "[ ] ask @cy" },
        { .day = "2026-10-06", .work = MGMT, .body = "# With @nobody" },
        { .day = "2026-10-30", .work = MGMT, .signs = "@al @di" }, /* behind the as-of day */
        { .day = "2026-09-30", .work = MGMT, .signs = "@al @di" },
    };
    const struct emj_people *people = people_of(specs, G_N_ELEMENTS(specs), false);
    assert_lines(people->mentioned, "al 2/0 2026-10-29 0, zoe 2/1 2026-10-02 27, "
                                    "bo 1/0 2026-10-03 26, cy 1/0 2026-10-05 24");
    ck_assert_uint_eq(people->missing->len, 0);
}
END_TEST

START_TEST(test_roster_without_a_mention)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-01", .work = MGMT, .signs = "@wen" },
        { .day = "2026-08-01", .work = MGMT, .signs = "@ade" },
        { .day = "2026-09-17", .work = MGMT, .signs = "@ade" },
        { .day = "2026-09-02", .work = MGMT, .signs = "@ade" },
        { .day = "2026-09-20", .work = MGMT, .text = "// saw @ade" },
        /* a moment later, and a day earlier */
        { .day = "2026-09-19", .time = "23:00:00-11:00", .work = MGMT, .signs = "@ade" },
        { .day = "2026-09-21", .work = MGMT, .body = "# With @priya and @ade" },
        { .day = "2026-10-30", .work = MGMT, .signs = "@tomas @ade" },
    };
    report_add_person(place.config, "tomas", "Tomás", NULL);
    report_add_person(place.config, "ade", NULL, "Adé");
    report_add_person(place.config, "wen", NULL, NULL);
    report_add_person(place.config, "priya", NULL, NULL);
    const struct emj_people *people = people_of(specs, G_N_ELEMENTS(specs), false);
    assert_lines(people->mentioned, "wen 1/0 2026-10-01 28");
    /* In the order of the roster; what lies behind as-of has not been written yet. */
    assert_lines(people->missing,
                 "tomas 0/0 never -1, ade 0/0 2026-09-20 39, priya 0/0 never -1");
}
END_TEST

/* The last of a period is its own, also when a later period is known. */
START_TEST(test_last_of_an_earlier_period)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-01", .work = MGMT, .signs = "@wen" },
        { .day = "2026-11-05", .work = MGMT, .signs = "@wen @ade" },
    };
    report_add_person(place.config, "ade", NULL, NULL);
    report_add(place.entries, specs, G_N_ELEMENTS(specs));
    report_make(&place, report_period(EMJ_PERIOD_MONTH, "2026-10-31"), "2026-11-10");
    assert_lines(place.report->people.mentioned, "wen 1/0 2026-10-01 40");
    assert_lines(place.report->people.missing, "ade 0/0 2026-11-05 5");
}
END_TEST

START_TEST(test_shared_copy_has_no_people)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-01", .work = MGMT, .signs = "@wen" },
    };
    report_add_person(place.config, "ade", NULL, NULL);
    const struct emj_people *people = people_of(specs, 1, true);
    ck_assert_uint_eq(people->mentioned->len, 0);
    ck_assert_uint_eq(people->missing->len, 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("people");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, test_mentions);
    tcase_add_test(tests, test_roster_without_a_mention);
    tcase_add_test(tests, test_last_of_an_earlier_period);
    tcase_add_test(tests, test_shared_copy_has_no_people);

    Suite *suite = suite_create("report-people");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
