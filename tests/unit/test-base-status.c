/* base/file.h: what a name is, who may use it, and taking the rights of others. */
#include <time.h>

#include "base-scratch.h"
#include "base/error.h"
#include "base/file.h"

static struct scratch scratch;

static void setup(void)
{
    scratch = scratch_new();
    ck_assert_int_eq(mkdirat(scratch.folder, "folder", 0755), 0);
    ck_assert_int_eq(symlinkat("/etc/passwd", scratch.folder, "link"), 0);
    scratch_write(scratch.folder, "file", "text", 4);
    scratch_fifo(&scratch, "fifo");
}

static void teardown(void)
{
    scratch_free(&scratch);
}

static const struct {
    const char *name;
    enum emj_file_kind kind;
} names[] = {
    { "file", EMJ_FILE_REGULAR }, { "folder", EMJ_FILE_FOLDER }, { "link", EMJ_FILE_LINK },
    { "fifo", EMJ_FILE_OTHER },   { "none", EMJ_FILE_ABSENT },   { "file/x", EMJ_FILE_ABSENT },
};

START_TEST(a_name_is_of_one_kind)
{
    struct emj_file_status status;
    bool there = names[_i].kind != EMJ_FILE_ABSENT;
    ck_assert(emj_file_status_of(scratch.folder, names[_i].name, &status) == there);
    ck_assert_int_eq(status.kind, names[_i].kind);
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, names[_i].name), names[_i].kind);
}
END_TEST

START_TEST(a_status_has_mode_owner_and_time)
{
    struct timespec times[2] = { { 1, 0 }, { 1794490320, 0 } };
    struct emj_file_status status;
    ck_assert_int_eq(fchmodat(scratch.folder, "file", 04651, 0), 0);
    ck_assert_int_eq(utimensat(scratch.folder, "file", times, 0), 0);
    ck_assert(emj_file_status_of(scratch.folder, "file", &status));
    ck_assert_uint_eq(status.mode, 04651);
    ck_assert_int_eq(status.owner, (int64_t)geteuid());
    ck_assert_int_eq(status.written, 1794490320);
    ck_assert(!emj_file_status_of(scratch.folder, "none", &status));
    ck_assert_uint_eq(status.mode, 0);
}
END_TEST

START_TEST(rights_of_others_are_taken)
{
    g_autoptr(GError) error = NULL;
    ck_assert_int_eq(fchmodat(scratch.folder, "file", 06777, 0), 0);
    ck_assert(emj_file_make_private(scratch.folder, "file", &error));
    ck_assert(emj_file_make_private(scratch.folder, "folder", &error));
    ck_assert_uint_eq(scratch_mode(scratch.folder, "file"), 0600);
    ck_assert_uint_eq(scratch_mode(scratch.folder, "folder"), 0700);
    scratch_expect(scratch.folder, "file", "text", 4);
}
END_TEST

static const struct {
    const char *name;
    enum emj_error code;
} refused[] = {
    { "link", EMJ_ERROR_INVALID },
    { "fifo", EMJ_ERROR_INVALID },
    { "none", EMJ_ERROR_NOT_FOUND },
};

/* A FIFO without a writer would hold up an open that waits. */
START_TEST(what_is_no_file_keeps_its_mode)
{
    g_autoptr(GError) error = NULL;
    struct stat before;
    struct stat after;
    ck_assert_int_eq(stat("/etc/passwd", &before), 0);
    ck_assert(!emj_file_make_private(scratch.folder, refused[_i].name, &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, (int)refused[_i].code));
    ck_assert_int_eq(stat("/etc/passwd", &after), 0);
    ck_assert_uint_eq(after.st_mode, before.st_mode);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base-status");
    TCase *tests = tcase_create("status");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, a_name_is_of_one_kind, 0, G_N_ELEMENTS(names));
    tcase_add_test(tests, a_status_has_mode_owner_and_time);
    tcase_add_test(tests, rights_of_others_are_taken);
    tcase_add_loop_test(tests, what_is_no_file_keeps_its_mode, 0, G_N_ELEMENTS(refused));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
