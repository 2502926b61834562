#include "base/error.h"

#include <errno.h>
#include <stdlib.h>

#include <check.h>

static const struct {
    int code;
    int status;
} statuses[] = {
    { EMJ_ERROR_INVALID, 1 },      { EMJ_ERROR_LIMIT, 1 },
    { EMJ_ERROR_EXISTS, 1 },       { EMJ_ERROR_CONFLICT, 1 },
    { EMJ_ERROR_USAGE, 2 },        { EMJ_ERROR_NOT_FOUND, 3 },
    { EMJ_ERROR_NOTHING, 3 },      { EMJ_ERROR_REFUSED, 3 },
    { EMJ_ERROR_FORMAT_NEWER, 4 }, { EMJ_ERROR_SYSTEM, 74 },
    { EMJ_ERROR_PROGRAM, 74 },     { EMJ_ERROR_BUSY, 75 },
    { EMJ_ERROR_BUSY + 1, 74 },    { -1, 74 },
};

START_TEST(each_code_has_its_exit_status)
{
    g_autoptr(GError) error = g_error_new(EMJ_ERROR, statuses[_i].code, "%s", "message");

    ck_assert_int_eq(emj_error_exit_status(error), statuses[_i].status);
}
END_TEST

START_TEST(other_domains_have_exit_statuses_too)
{
    g_autoptr(GError) option =
        g_error_new(G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, "%s", "unknown");
    g_autoptr(GError) shell = g_error_new(G_SHELL_ERROR, 0, "%s", "quotes");

    ck_assert_int_eq(emj_error_exit_status(NULL), 0);
    ck_assert_int_eq(emj_error_exit_status(option), 2);
    ck_assert_int_eq(emj_error_exit_status(shell), 74);
}
END_TEST

static const struct {
    int errnum;
    int code;
    const char *message;
} numbers[] = {
    { ENOENT, EMJ_ERROR_NOT_FOUND, "cannot read 'x.md': no such file or directory" },
    { EEXIST, EMJ_ERROR_EXISTS, "cannot read 'x.md': file exists" },
    { EACCES, EMJ_ERROR_SYSTEM, "cannot read 'x.md': permission denied" },
    { ENOSPC, EMJ_ERROR_SYSTEM, "cannot read 'x.md': no space left on device" },
    { EIO, EMJ_ERROR_SYSTEM, "cannot read 'x.md': input/output error" },
};

START_TEST(a_number_becomes_a_code_and_a_sentence)
{
    g_autoptr(GError) error = NULL;

    ck_assert(
        !emj_error_set_errno(&error, numbers[_i].errnum, "cannot %s '%s'", "read", "x.md"));
    ck_assert(g_error_matches(error, EMJ_ERROR, numbers[_i].code));
    ck_assert_str_eq(error->message, numbers[_i].message);
}
END_TEST

START_TEST(nobody_has_to_want_the_message)
{
    ck_assert(!emj_error_set_errno(NULL, ENOENT, "cannot read '%s'", "x.md"));
}
END_TEST

START_TEST(a_reason_keeps_its_capitals)
{
    g_autofree char *denied = emj_error_reason(EACCES);

    ck_assert_str_eq(denied, "permission denied");
#ifdef EDOTDOT
    g_autofree char *remote = emj_error_reason(EDOTDOT);

    ck_assert_str_eq(remote, "RFS specific error");
#endif
}
END_TEST

static Suite *error_suite(void)
{
    Suite *suite = suite_create("base-error");
    TCase *tests = tcase_create("error");

    tcase_add_loop_test(tests, each_code_has_its_exit_status, 0, G_N_ELEMENTS(statuses));
    tcase_add_test(tests, other_domains_have_exit_statuses_too);
    tcase_add_loop_test(tests, a_number_becomes_a_code_and_a_sentence, 0,
                        G_N_ELEMENTS(numbers));
    tcase_add_test(tests, nobody_has_to_want_the_message);
    tcase_add_test(tests, a_reason_keeps_its_capitals);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(error_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
