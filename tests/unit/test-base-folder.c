#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>

#include <check.h>

#include "base-scratch.h"
#include "base/error.h"

static struct scratch scratch;
static GError *error;

static void setup(void)
{
    scratch = scratch_new();
    error = NULL;
}

static void teardown(void)
{
    scratch_free(&scratch);
    g_clear_error(&error);
}

static void expect_error(int code)
{
    ck_assert_msg(g_error_matches(error, EMJ_ERROR, code), "another error: %s",
                  error ? error->message : "none");
    g_clear_error(&error);
}

static bool same_place(int folder, int parent, const char *name)
{
    struct stat one;
    struct stat two;

    return fstat(folder, &one) == 0 && fstatat(parent, name, &two, 0) == 0 &&
           one.st_ino == two.st_ino && one.st_dev == two.st_dev;
}

/* --- opening --- */

static const mode_t umasks[] = { 0, 022, 077 };

START_TEST(missing_folders_are_made_private)
{
    mode_t before = umask(umasks[_i]);
    g_auto(emj_fd) folder = emj_folder_open(scratch.folder, "2026/11/x", true, &error);

    umask(before);
    ck_assert_int_ge(folder, 0);
    ck_assert(same_place(folder, scratch.folder, "2026/11/x"));
    ck_assert_uint_eq(scratch_mode(scratch.folder, "2026"), 0700);
    ck_assert_uint_eq(scratch_mode(scratch.folder, "2026/11"), 0700);
    ck_assert_uint_eq(scratch_mode(scratch.folder, "2026/11/x"), 0700);
}
END_TEST

START_TEST(a_folder_that_is_there_is_opened_as_it_is)
{
    g_auto(emj_fd) made = -1;
    g_auto(emj_fd) again = -1;

    ck_assert_int_eq(mkdirat(scratch.folder, "open", 0755), 0);
    ck_assert_int_eq(fchmodat(scratch.folder, "open", 0755, 0), 0);
    made = emj_folder_open(scratch.folder, "open", true, &error);
    again = emj_folder_open(scratch.folder, "open/", false, &error);
    ck_assert_int_eq(again, -1);
    expect_error(EMJ_ERROR_INVALID);
    again = emj_folder_open(scratch.folder, "open", false, &error);
    ck_assert(same_place(made, scratch.folder, "open"));
    ck_assert(same_place(again, scratch.folder, "open"));
    ck_assert_uint_eq(scratch_mode(scratch.folder, "open"), 0755);
    ck_assert(fcntl(made, F_GETFD) & FD_CLOEXEC);
}
END_TEST

START_TEST(a_missing_folder_is_not_found)
{
    ck_assert_int_eq(emj_folder_open(scratch.folder, "2026/11", false, &error), -1);
    ck_assert_str_eq(error->message,
                     "cannot open the folder '2026/11': no such file or directory");
    expect_error(EMJ_ERROR_NOT_FOUND);
    ck_assert(!scratch_has(scratch.folder, "2026"));
}
END_TEST

static const char *const ways_out[] = { "",     "/",      "/tmp", "..",  "../x",     "a/..",
                                        "a//b", "a/../b", "a/",   "//a", "a/../../b" };

START_TEST(nothing_leads_out_of_a_folder)
{
    ck_assert_int_eq(mkdirat(scratch.folder, "a", 0700), 0);
    ck_assert_int_eq(emj_folder_open(scratch.folder, ways_out[_i], false, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_int_eq(emj_folder_open(scratch.folder, ways_out[_i], true, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_uint_eq(scratch_count(&scratch, "."), 1);
}
END_TEST

static const char *const linked[] = { "link",    "link/inside", "dangling",   "dangling/x",
                                      "loop",    "loop/x",      "real/back",  "real/back/x",
                                      "outside", "outside/x",   "plain-file", "plain-file/x",
                                      "fifo",    "fifo/x" };

START_TEST(links_and_files_on_the_way_are_refused)
{
    ck_assert_int_eq(mkdirat(scratch.folder, "real", 0700), 0);
    ck_assert_int_eq(mkdirat(scratch.folder, "real/inside", 0700), 0);
    ck_assert_int_eq(symlinkat("real", scratch.folder, "link"), 0);
    ck_assert_int_eq(symlinkat("nowhere", scratch.folder, "dangling"), 0);
    ck_assert_int_eq(symlinkat("loop", scratch.folder, "loop"), 0);
    ck_assert_int_eq(symlinkat("..", scratch.folder, "real/back"), 0);
    ck_assert_int_eq(symlinkat("/", scratch.folder, "outside"), 0);
    scratch_write(scratch.folder, "plain-file", "", 0);
    scratch_fifo(&scratch, "fifo");

    ck_assert_int_eq(emj_folder_open(scratch.folder, linked[_i], false, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_int_eq(emj_folder_open(scratch.folder, linked[_i], true, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert(!scratch_has(scratch.folder, "nowhere"));
    ck_assert(!scratch_has(scratch.folder, "x"));
}
END_TEST

static const char *const personal[] = { "a",      "a/",       "a/b/c",     "a//b",
                                        "./a",    "link/a",   "link",      "real/../a/b",
                                        "a/b///", "link/a/b", "./link/./a" };

START_TEST(a_persons_path_may_have_links_and_dots)
{
    g_autofree char *absolute = g_strdup_printf("%s/%s", scratch.path, personal[_i]);
    g_auto(emj_fd) first = -1;
    g_auto(emj_fd) second = -1;
    int before = open(".", O_RDONLY | O_DIRECTORY);

    ck_assert_int_eq(mkdirat(scratch.folder, "real", 0700), 0);
    ck_assert_int_eq(symlinkat("real", scratch.folder, "link"), 0);
    first = emj_folder_open(AT_FDCWD, absolute, true, &error);
    ck_assert_int_eq(fchdir(scratch.folder), 0);
    second = emj_folder_open(AT_FDCWD, personal[_i], false, &error);
    ck_assert_int_eq(fchdir(before), 0);
    close(before);
    ck_assert(same_place(first, scratch.folder, personal[_i]));
    ck_assert(same_place(second, scratch.folder, personal[_i]));
}
END_TEST

START_TEST(a_relative_path_is_made_in_the_current_folder)
{
    g_auto(emj_fd) folder = -1;
    int before = open(".", O_RDONLY | O_DIRECTORY);

    ck_assert_int_eq(fchdir(scratch.folder), 0);
    folder = emj_folder_open(AT_FDCWD, "a/b/", true, &error);
    ck_assert_int_eq(fchdir(before), 0);
    close(before);
    ck_assert(same_place(folder, scratch.folder, "a/b"));
    ck_assert_uint_eq(scratch_count(&scratch, "a/b"), 0);
}
END_TEST

START_TEST(a_persons_path_can_be_wrong)
{
    g_autofree char *file = g_strdup_printf("%s/file/x", scratch.path);
    g_autofree char *dangling = g_strdup_printf("%s/dangling", scratch.path);

    scratch_write(scratch.folder, "file", "", 0);
    ck_assert_int_eq(symlinkat("nowhere", scratch.folder, "dangling"), 0);
    ck_assert_int_eq(emj_folder_open(AT_FDCWD, "", true, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_int_eq(emj_folder_open(AT_FDCWD, file, true, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_int_eq(emj_folder_open(AT_FDCWD, dangling, true, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_int_eq(emj_folder_open(AT_FDCWD, dangling, false, &error), -1);
    expect_error(EMJ_ERROR_NOT_FOUND);
}
END_TEST

/* --- looking --- */

START_TEST(names_are_listed_in_byte_order)
{
    static const char *const names[] = { "b", "a", "B", ".hidden", "a-1", "\xc3\xa9" };
    static const char *const wanted[] = { ".hidden", "B", "a", "a-1", "b", "\xc3\xa9" };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        scratch_write(scratch.folder, names[i], "", 0);
    for (unsigned round = 0; round < 2; round++) {
        g_autoptr(GPtrArray) found = emj_folder_list(scratch.folder, &error);

        ck_assert_uint_eq(found->len, G_N_ELEMENTS(wanted));
        for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
            ck_assert_str_eq(g_ptr_array_index(found, i), wanted[i]);
    }
}
END_TEST

START_TEST(an_empty_list_and_no_list_differ)
{
    g_autoptr(GPtrArray) found = emj_folder_list(scratch.folder, &error);

    ck_assert_uint_eq(found->len, 0);
    ck_assert_ptr_null(emj_folder_list(-1, &error));
    expect_error(EMJ_ERROR_SYSTEM);
}
END_TEST

START_TEST(a_name_has_a_kind)
{
    scratch_write(scratch.folder, "file", "", 0);
    ck_assert_int_eq(mkdirat(scratch.folder, "folder", 0700), 0);
    ck_assert_int_eq(symlinkat("file", scratch.folder, "link"), 0);
    scratch_fifo(&scratch, "fifo");
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, "missing"), EMJ_FILE_ABSENT);
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, "file/x"), EMJ_FILE_ABSENT);
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, "file"), EMJ_FILE_REGULAR);
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, "folder"), EMJ_FILE_FOLDER);
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, "link"), EMJ_FILE_LINK);
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, "fifo"), EMJ_FILE_OTHER);
    ck_assert_int_eq(emj_file_kind_of(-1, "file"), EMJ_FILE_UNKNOWN);
    ck_assert_int_eq(errno, EBADF);
}
END_TEST

START_TEST(a_descriptor_closes_itself_unless_stolen)
{
    int kept = -1;
    int closed = -1;

    {
        g_auto(emj_fd) one = openat(scratch.folder, ".", O_RDONLY);
        g_auto(emj_fd) two = openat(scratch.folder, ".", O_RDONLY);

        closed = one;
        kept = emj_fd_steal(&two);
        ck_assert_int_eq(two, -1);
    }
    ck_assert_int_eq(fcntl(closed, F_GETFD), -1);
    ck_assert_int_ge(fcntl(kept, F_GETFD), 0);
    emj_fd_close(&kept);
    ck_assert_int_eq(kept, -1);
    emj_fd_close(&kept);
}
END_TEST

/* --- the lock --- */

START_TEST(a_lock_has_one_holder_at_a_time)
{
    g_auto(emj_fd) first = emj_file_lock(scratch.folder, "lock", 0, &error);
    g_auto(emj_fd) second = -1;

    ck_assert_int_ge(first, 0);
    ck_assert(fcntl(first, F_GETFD) & FD_CLOEXEC);
    ck_assert_int_eq(emj_file_lock(scratch.folder, "lock", 0, &error), -1);
    ck_assert_str_eq(error->message, "another process still holds 'lock' after 0 s");
    expect_error(EMJ_ERROR_BUSY);
    emj_fd_close(&first);
    second = emj_file_lock(scratch.folder, "lock", 0, &error);
    ck_assert_int_ge(second, 0);
}
END_TEST

START_TEST(a_temporary_folder_is_new_and_private)
{
    g_autofree char *first = emj_folder_make_temporary(g_get_tmp_dir(), "emj-test", NULL);
    g_autofree char *second = emj_folder_make_temporary(g_get_tmp_dir(), "emj-test", NULL);
    struct stat found;

    ck_assert_ptr_nonnull(first);
    ck_assert_str_ne(first, second);
    ck_assert(g_path_is_absolute(first));
    ck_assert_int_eq(stat(first, &found), 0);
    ck_assert_int_eq(found.st_mode & 0777, 0700);
    ck_assert_int_eq(rmdir(first) + rmdir(second), 0);

    ck_assert_ptr_null(emj_folder_make_temporary("/does/not/exist", "emj-test", &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_SYSTEM));
}
END_TEST

START_TEST(the_lock_file_is_private)
{
    mode_t before = umask(umasks[_i]);
    g_auto(emj_fd) fd = emj_file_lock(scratch.folder, "lock", 0, &error);

    umask(before);
    ck_assert_int_ge(fd, 0);
    ck_assert_uint_eq(scratch_mode(scratch.folder, "lock"), 0600);
}
END_TEST

START_TEST(a_wait_ends_when_the_holder_does)
{
    int ready[2];
    char byte = 0;
    pid_t child = 0;
    g_auto(emj_fd) fd = -1;

    ck_assert_int_eq(pipe(ready), 0);
    child = fork();
    if (child == 0) {
        if (emj_file_lock(scratch.folder, "lock", 0, NULL) < 0 || write(ready[1], "x", 1) != 1)
            _exit(1);
        g_usleep(150 * 1000);
        _exit(0);
    }
    ck_assert_int_eq(read(ready[0], &byte, 1), 1);
    ck_assert_int_eq(emj_file_lock(scratch.folder, "lock", 0, &error), -1);
    expect_error(EMJ_ERROR_BUSY);
    fd = emj_file_lock(scratch.folder, "lock", 60, &error);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    close(ready[0]);
    close(ready[1]);
}
END_TEST

START_TEST(a_lock_is_a_regular_file)
{
    scratch_write(scratch.folder, "real", "text", 4);
    ck_assert_int_eq(symlinkat("real", scratch.folder, "link"), 0);
    ck_assert_int_eq(symlinkat("new", scratch.folder, "dangling"), 0);
    scratch_fifo(&scratch, "fifo");
    ck_assert_int_eq(emj_file_lock(scratch.folder, "link", 0, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_int_eq(emj_file_lock(scratch.folder, "dangling", 0, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_int_eq(emj_file_lock(scratch.folder, "fifo", 0, &error), -1);
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_int_eq(emj_file_lock(-1, "lock", 0, &error), -1);
    expect_error(EMJ_ERROR_SYSTEM);
    ck_assert(!scratch_has(scratch.folder, "new"));
    scratch_expect(scratch.folder, "real", "text", 4);
}
END_TEST

static void add_folders(Suite *suite)
{
    TCase *tests = tcase_create("folders");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, missing_folders_are_made_private, 0, G_N_ELEMENTS(umasks));
    tcase_add_test(tests, a_folder_that_is_there_is_opened_as_it_is);
    tcase_add_test(tests, a_missing_folder_is_not_found);
    tcase_add_loop_test(tests, nothing_leads_out_of_a_folder, 0, G_N_ELEMENTS(ways_out));
    tcase_add_loop_test(tests, links_and_files_on_the_way_are_refused, 0, G_N_ELEMENTS(linked));
    tcase_add_loop_test(tests, a_persons_path_may_have_links_and_dots, 0,
                        G_N_ELEMENTS(personal));
    tcase_add_test(tests, a_relative_path_is_made_in_the_current_folder);
    tcase_add_test(tests, a_persons_path_can_be_wrong);
    tcase_add_test(tests, names_are_listed_in_byte_order);
    tcase_add_test(tests, an_empty_list_and_no_list_differ);
    tcase_add_test(tests, a_name_has_a_kind);
    tcase_add_test(tests, a_descriptor_closes_itself_unless_stolen);
    suite_add_tcase(suite, tests);
}

static Suite *folder_suite(void)
{
    Suite *suite = suite_create("base-folder");
    TCase *tests = tcase_create("lock");

    add_folders(suite);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_lock_has_one_holder_at_a_time);
    tcase_add_test(tests, a_temporary_folder_is_new_and_private);
    tcase_add_loop_test(tests, the_lock_file_is_private, 0, G_N_ELEMENTS(umasks));
    tcase_add_test(tests, a_wait_ends_when_the_holder_does);
    tcase_add_test(tests, a_lock_is_a_regular_file);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(folder_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
