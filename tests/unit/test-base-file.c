#include "base/file.h"

#include <stdlib.h>

#include <check.h>

#include "base-scratch.h"
#include "base/error.h"

static struct scratch scratch;
static int tmp;
static struct emj_file_target target;
static GError *error;

static void setup(void)
{
    scratch = scratch_new();
    ck_assert_int_eq(mkdirat(scratch.folder, "tmp", 0700), 0);
    tmp = openat(scratch.folder, "tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    target = (struct emj_file_target){ tmp, scratch.folder, "x.md" };
    error = NULL;
}

static void teardown(void)
{
    close(tmp);
    scratch_free(&scratch);
    g_clear_error(&error);
}

static void expect_error(int code)
{
    ck_assert_msg(g_error_matches(error, EMJ_ERROR, code), "another error: %s",
                  error ? error->message : "none");
    g_clear_error(&error);
}

/* No call leaves anything in the folder for temporary files. */
static void expect_no_litter(void)
{
    ck_assert_uint_eq(scratch_count(&scratch, "tmp"), 0);
}

/* --- writing --- */

static const mode_t umasks[] = { 0, 022, 077, 0777 };

START_TEST(modes_do_not_depend_on_the_umask)
{
    mode_t before = umask(umasks[_i]);
    struct emj_file_target put = { tmp, scratch.folder, "put.md" };
    g_autofree char *path = g_strdup_printf("%s/out.md", scratch.path);

    ck_assert(emj_file_create(&target, "a", 1, &error));
    ck_assert(emj_file_put(&put, "a", 1, &error));
    ck_assert(emj_file_put_path(path, "a", 1, &error));
    umask(before);
    ck_assert_uint_eq(scratch_mode(scratch.folder, "x.md"), 0600);
    ck_assert_uint_eq(scratch_mode(scratch.folder, "put.md"), 0600);
    ck_assert_uint_eq(scratch_mode(scratch.folder, "out.md"), 0600);
}
END_TEST

START_TEST(a_replaced_file_becomes_private)
{
    scratch_write(scratch.folder, "x.md", "old", 3);
    ck_assert_uint_eq(fchmodat(scratch.folder, "x.md", 0666, 0), 0);
    ck_assert(emj_file_replace(&target, "old", 3, "new", 3, &error));
    ck_assert_uint_eq(scratch_mode(scratch.folder, "x.md"), 0600);
}
END_TEST

static const struct {
    const char *bytes;
    size_t length;
} contents[] = { { "", 0 }, { "text\n", 5 }, { "nul\0and\xff", 8 } };

START_TEST(a_new_file_holds_the_bytes)
{
    ck_assert(emj_file_create(&target, contents[_i].bytes, contents[_i].length, &error));
    scratch_expect(scratch.folder, "x.md", contents[_i].bytes, contents[_i].length);
    expect_no_litter();
}
END_TEST

START_TEST(a_large_file_arrives_whole)
{
    size_t size = 16 * 1024 * 1024;
    g_autofree char *bytes = scratch_pattern(size);
    g_autofree char *found = NULL;
    size_t length = 0;

    ck_assert(emj_file_create(&target, bytes, size, &error));
    ck_assert(emj_file_read(scratch.folder, "x.md", size, &found, &length, &error));
    ck_assert_uint_eq(length, size);
    ck_assert_int_eq(memcmp(found, bytes, size), 0);
}
END_TEST

START_TEST(a_taken_name_is_never_replaced)
{
    scratch_plant(&scratch);
    target.name = scratch_traps[_i];
    ck_assert(!emj_file_create(&target, "new", 3, &error));
    expect_error(EMJ_ERROR_EXISTS);
    scratch_expect(scratch.folder, "real", "secret", 6);
    ck_assert(!scratch_has(scratch.folder, "nowhere"));
    expect_no_litter();

    target.name = "real";
    ck_assert(!emj_file_create(&target, "new", 3, &error));
    expect_error(EMJ_ERROR_EXISTS);
    scratch_expect(scratch.folder, "real", "secret", 6);
    expect_no_litter();
}
END_TEST

START_TEST(a_missing_folder_for_temporary_files_is_the_systems_failure)
{
    ck_assert_int_eq(unlinkat(scratch.folder, "tmp", AT_REMOVEDIR), 0);
    ck_assert(!emj_file_create(&target, "new", 3, &error));
    ck_assert_str_eq(error->message, "cannot write 'x.md': cannot create a temporary file: "
                                     "no such file or directory");
    expect_error(EMJ_ERROR_SYSTEM);
    ck_assert(!scratch_has(scratch.folder, "x.md"));
}
END_TEST

START_TEST(an_unchanged_file_is_replaced)
{
    scratch_write(scratch.folder, "x.md", contents[_i].bytes, contents[_i].length);
    ck_assert(
        emj_file_replace(&target, contents[_i].bytes, contents[_i].length, "new", 3, &error));
    scratch_expect(scratch.folder, "x.md", "new", 3);
    expect_no_litter();
}
END_TEST

static const char *const changes[] = { "", "ol", "oLd", "old\n", "something longer" };

START_TEST(a_changed_file_is_a_conflict)
{
    scratch_write(scratch.folder, "x.md", changes[_i], strlen(changes[_i]));
    ck_assert(!emj_file_replace(&target, "old", 3, "new", 3, &error));
    expect_error(EMJ_ERROR_CONFLICT);
    scratch_expect(scratch.folder, "x.md", changes[_i], strlen(changes[_i]));
    expect_no_litter();
}
END_TEST

/* The word for the file in the message is the caller's. */
START_TEST(what_changed_is_called_as_the_caller_says)
{
    scratch_write(scratch.folder, "x.md", "old", 3);
    ck_assert(emj_file_check_unchanged(scratch.folder, "x.md", "a/x.md", "old", 3, &error));
    ck_assert(!emj_file_check_unchanged(scratch.folder, "x.md", "a/x.md", "ol", 2, &error));
    ck_assert_str_eq(error->message, "'a/x.md' changed since it was read");
    expect_error(EMJ_ERROR_CONFLICT);
}
END_TEST

START_TEST(a_nul_byte_is_not_the_end)
{
    scratch_write(scratch.folder, "x.md", "ol", 2);
    ck_assert(!emj_file_replace(&target, "ol\0", 3, "new", 3, &error));
    expect_error(EMJ_ERROR_CONFLICT);
    scratch_expect(scratch.folder, "x.md", "ol", 2);
}
END_TEST

START_TEST(a_vanished_file_is_a_conflict)
{
    ck_assert(!emj_file_replace(&target, "old", 3, "new", 3, &error));
    ck_assert_str_eq(error->message, "'x.md' changed since it was read");
    expect_error(EMJ_ERROR_CONFLICT);
    ck_assert(!scratch_has(scratch.folder, "x.md"));
    expect_no_litter();
}
END_TEST

START_TEST(a_trap_is_not_replaced)
{
    scratch_plant(&scratch);
    target.name = scratch_traps[_i];
    ck_assert(!emj_file_replace(&target, "secret", 6, "new", 3, &error));
    expect_error(EMJ_ERROR_INVALID);
    scratch_expect(scratch.folder, "real", "secret", 6);
    expect_no_litter();
}
END_TEST

START_TEST(putting_replaces_the_link_and_not_what_it_names)
{
    scratch_plant(&scratch);
    target.name = "link";
    ck_assert(emj_file_put(&target, "new", 3, &error));
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, "link"), EMJ_FILE_REGULAR);
    scratch_expect(scratch.folder, "link", "new", 3);
    scratch_expect(scratch.folder, "real", "secret", 6);
    ck_assert(emj_file_put(&target, "newer", 5, &error));
    scratch_expect(scratch.folder, "link", "newer", 5);
    expect_no_litter();
}
END_TEST

START_TEST(putting_on_a_folder_fails)
{
    scratch_plant(&scratch);
    target.name = "folder";
    ck_assert(!emj_file_put(&target, "new", 3, &error));
    expect_error(EMJ_ERROR_SYSTEM);
    expect_no_litter();
}
END_TEST

/* --- paths that a person names --- */

START_TEST(a_path_may_be_relative_or_absolute)
{
    g_autofree char *path = g_strdup_printf("%s/out.md", scratch.path);
    int before = open(".", O_RDONLY | O_DIRECTORY);

    ck_assert(emj_file_put_path(path, "one", 3, &error));
    scratch_expect(scratch.folder, "out.md", "one", 3);
    ck_assert_int_eq(fchdir(scratch.folder), 0);
    ck_assert(emj_file_put_path("out.md", "two", 3, &error));
    ck_assert(emj_file_put_path("tmp/../tmp/other.md", "three", 5, &error));
    ck_assert_int_eq(fchdir(before), 0);
    close(before);
    scratch_expect(scratch.folder, "out.md", "two", 3);
    scratch_expect(tmp, "other.md", "three", 5);
    ck_assert_uint_eq(scratch_count(&scratch, "."), 2);
}
END_TEST

START_TEST(a_path_may_lead_through_a_linked_folder)
{
    g_autofree char *path = g_strdup_printf("%s/linked/out.md", scratch.path);

    ck_assert_int_eq(symlinkat("tmp", scratch.folder, "linked"), 0);
    ck_assert(emj_file_put_path(path, "one", 3, &error));
    scratch_expect(tmp, "out.md", "one", 3);
}
END_TEST

static const struct {
    const char *path; /* below the scratch, or absolute */
    int code;
} bad_paths[] = {
    { "fifo", EMJ_ERROR_INVALID },        { "socket", EMJ_ERROR_INVALID },
    { "folder", EMJ_ERROR_INVALID },      { "link", EMJ_ERROR_INVALID },
    { "dangling", EMJ_ERROR_INVALID },    { "device", EMJ_ERROR_INVALID },
    { "new/", EMJ_ERROR_INVALID },        { ".", EMJ_ERROR_INVALID },
    { "folder/..", EMJ_ERROR_INVALID },   { "missing/out.md", EMJ_ERROR_NOT_FOUND },
    { "real/out.md", EMJ_ERROR_INVALID }, { "/dev/null", EMJ_ERROR_INVALID },
    { "/dev/stdout", EMJ_ERROR_INVALID }, { "/", EMJ_ERROR_INVALID },
};

START_TEST(a_path_to_anything_else_is_refused)
{
    const char *path = bad_paths[_i].path;
    g_autofree char *below = g_strdup_printf("%s/%s", scratch.path, path);

    scratch_plant(&scratch);
    ck_assert(!emj_file_put_path(*path == '/' ? path : below, "new", 3, &error));
    expect_error(bad_paths[_i].code);
    scratch_expect(scratch.folder, "real", "secret", 6);
    ck_assert(!scratch_has(scratch.folder, "new"));
    ck_assert(!scratch_has(scratch.folder, "nowhere"));
}
END_TEST

START_TEST(a_refused_path_is_named)
{
    ck_assert(!emj_file_put_path("/dev/null", "new", 3, &error));
    ck_assert_str_eq(error->message, "cannot write '/dev/null': it is not a regular file");
    g_clear_error(&error);
    ck_assert(!emj_file_put_path("", "new", 3, &error));
    expect_error(EMJ_ERROR_INVALID);
}
END_TEST

/* --- in pieces --- */

static struct emj_file_writer *open_writer(const char *name)
{
    g_autofree char *path = g_strdup_printf("%s/%s", scratch.path, name);
    struct emj_file_writer *writer = emj_file_writer_new(path, &error);

    ck_assert_ptr_nonnull(writer);
    return writer;
}

START_TEST(the_old_file_stands_until_commit)
{
    scratch_write(scratch.folder, "x.md", "old", 3);
    g_autoptr(emj_file_writer) writer = open_writer("x.md");
    g_autofree char *bytes = scratch_pattern(100000);

    emj_file_writer_write(writer, bytes, 100000);
    scratch_expect(scratch.folder, "x.md", "old", 3);
    ck_assert(emj_file_writer_commit(writer, &error));
    scratch_expect(scratch.folder, "x.md", bytes, 100000);
    ck_assert_uint_eq(scratch_mode(scratch.folder, "x.md"), 0600);
}
END_TEST

START_TEST(without_commit_nothing_happened)
{
    scratch_write(scratch.folder, "x.md", "old", 3);
    struct emj_file_writer *writer = open_writer("x.md");
    unsigned before = scratch_count(&scratch, ".");

    emj_file_writer_write(writer, "new", 3);
    emj_file_writer_free(writer);
    scratch_expect(scratch.folder, "x.md", "old", 3);
    ck_assert_uint_eq(scratch_count(&scratch, "."), before - 1);
    emj_file_writer_free(NULL);
}
END_TEST

START_TEST(pieces_of_any_size_make_one_file)
{
    static const size_t pieces[] = { 0, 1, 32768, 32767, 2, 32769, 0, 99999, 3 };
    g_autofree char *bytes = scratch_pattern(300000);
    g_autoptr(emj_file_writer) writer = open_writer("x.md");
    struct emj_sink sink = emj_file_writer_sink(writer);
    size_t total = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(pieces); total += pieces[i++])
        sink.write(sink.data, EMJ_TONE_BOLD, bytes + total, pieces[i]);
    ck_assert(emj_file_writer_commit(writer, &error));
    scratch_expect(scratch.folder, "x.md", bytes, total);
}
END_TEST

START_TEST(an_empty_file_can_be_written)
{
    g_autoptr(emj_file_writer) writer = open_writer("x.md");

    ck_assert(emj_file_writer_commit(writer, &error));
    scratch_expect(scratch.folder, "x.md", "", 0);
}
END_TEST

/* What is planted meanwhile is replaced as a name, never followed. */
#define LEFTOVER ".emj-0123456789abcdef"

START_TEST(what_a_killed_writer_left_goes_with_the_next_one)
{
    const char *const others[] = { ".emj-0123456789abcdeg", ".emj-0123456789abcde",
                                   ".emj-0123456789abcdef.md", "0123456789abcdef" };

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        scratch_write(scratch.folder, others[i], "mine", 4);
    scratch_write(scratch.folder, LEFTOVER, "half", 4);
    g_autoptr(emj_file_writer) writer = open_writer("x.md");
    ck_assert_ptr_nonnull(writer);
    ck_assert(!scratch_has(scratch.folder, LEFTOVER));
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        ck_assert(scratch_has(scratch.folder, others[i]));
}
END_TEST

START_TEST(what_is_being_written_is_not_swept)
{
    g_autoptr(emj_file_writer) first = open_writer("x.md");
    g_autoptr(emj_file_writer) second = open_writer("y.md");

    emj_folder_sweep(scratch.folder);
    emj_file_writer_write(first, "one", 3);
    emj_file_writer_write(second, "two", 3);
    ck_assert(emj_file_writer_commit(first, &error));
    ck_assert(emj_file_writer_commit(second, &error));
    scratch_expect(scratch.folder, "x.md", "one", 3);
    scratch_expect(scratch.folder, "y.md", "two", 3);
}
END_TEST

START_TEST(only_regular_files_are_swept)
{
    ck_assert_int_eq(symlinkat("x.md", scratch.folder, LEFTOVER), 0);
    ck_assert_int_eq(mkdirat(scratch.folder, ".emj-0000000000000000", 0700), 0);
    scratch_fifo(&scratch, ".emj-1111111111111111");
    emj_folder_sweep(scratch.folder);
    ck_assert(scratch_has(scratch.folder, LEFTOVER));
    ck_assert(scratch_has(scratch.folder, ".emj-0000000000000000"));
    ck_assert(scratch_has(scratch.folder, ".emj-1111111111111111"));
}
END_TEST

START_TEST(a_link_planted_before_commit_is_not_followed)
{
    scratch_write(scratch.folder, "secret", "secret", 6);
    g_autoptr(emj_file_writer) writer = open_writer("x.md");

    ck_assert_int_eq(symlinkat("secret", scratch.folder, "x.md"), 0);
    emj_file_writer_write(writer, "new", 3);
    ck_assert(emj_file_writer_commit(writer, &error));
    scratch_expect(scratch.folder, "secret", "secret", 6);
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, "x.md"), EMJ_FILE_REGULAR);
}
END_TEST

START_TEST(a_folder_planted_before_commit_is_told)
{
    struct emj_file_writer *writer = open_writer("x.md");
    unsigned before = scratch_count(&scratch, ".");

    ck_assert_int_eq(mkdirat(scratch.folder, "x.md", 0700), 0);
    ck_assert(!emj_file_writer_commit(writer, &error));
    expect_error(EMJ_ERROR_SYSTEM);
    emj_file_writer_free(writer);
    ck_assert_uint_eq(scratch_count(&scratch, "."), before);
}
END_TEST

/* --- moving and removing --- */

START_TEST(a_move_goes_from_folder_to_folder)
{
    scratch_write(scratch.folder, "x.md", "text", 4);
    ck_assert(emj_file_move(scratch.folder, "x.md", tmp, "y.md", &error));
    ck_assert(!scratch_has(scratch.folder, "x.md"));
    scratch_expect(tmp, "y.md", "text", 4);
    ck_assert(emj_file_move(tmp, "y.md", tmp, "z.md", &error));
    scratch_expect(tmp, "z.md", "text", 4);
    ck_assert_uint_eq(scratch_count(&scratch, "tmp"), 1);
}
END_TEST

START_TEST(a_move_never_replaces)
{
    scratch_plant(&scratch);
    scratch_write(scratch.folder, "x.md", "text", 4);
    ck_assert(
        !emj_file_move(scratch.folder, "x.md", scratch.folder, scratch_traps[_i], &error));
    expect_error(EMJ_ERROR_EXISTS);
    ck_assert(!emj_file_move(scratch.folder, "x.md", scratch.folder, "real", &error));
    ck_assert_str_eq(error->message, "cannot move 'x.md' to 'real': file exists");
    scratch_expect(scratch.folder, "x.md", "text", 4);
    scratch_expect(scratch.folder, "real", "secret", 6);
}
END_TEST

START_TEST(what_is_missing_cannot_move_or_go)
{
    ck_assert(!emj_file_move(scratch.folder, "x.md", tmp, "y.md", &error));
    expect_error(EMJ_ERROR_NOT_FOUND);
    ck_assert(!emj_file_remove(scratch.folder, "x.md", &error));
    ck_assert_str_eq(error->message, "cannot remove 'x.md': no such file or directory");
    expect_error(EMJ_ERROR_NOT_FOUND);
}
END_TEST

START_TEST(removing_takes_the_link_and_not_the_file)
{
    scratch_plant(&scratch);
    ck_assert(emj_file_remove(scratch.folder, "link", &error));
    ck_assert(!scratch_has(scratch.folder, "link"));
    scratch_expect(scratch.folder, "real", "secret", 6);
    ck_assert(emj_file_remove(scratch.folder, "real", &error));
    ck_assert(!scratch_has(scratch.folder, "real"));
    ck_assert(!emj_file_remove(scratch.folder, "folder", &error));
    expect_error(EMJ_ERROR_SYSTEM);
}
END_TEST

START_TEST(a_read_only_folder_stays_as_it_is)
{
    if (geteuid() == 0)
        return;
    scratch_write(scratch.folder, "x.md", "old", 3);
    ck_assert_int_eq(fchmod(scratch.folder, 0500), 0);
    ck_assert(!emj_file_replace(&target, "old", 3, "new", 3, &error));
    expect_error(EMJ_ERROR_SYSTEM);
    ck_assert(!emj_file_remove(scratch.folder, "x.md", &error));
    expect_error(EMJ_ERROR_SYSTEM);
    target.name = "y.md";
    ck_assert(!emj_file_create(&target, "new", 3, &error));
    ck_assert_str_eq(error->message, "cannot create 'y.md': permission denied");
    expect_error(EMJ_ERROR_SYSTEM);
    ck_assert_int_eq(fchmod(scratch.folder, 0700), 0);
    scratch_expect(scratch.folder, "x.md", "old", 3);
    expect_no_litter();
}
END_TEST

static void add_writing(Suite *suite)
{
    TCase *tests = tcase_create("writing");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, modes_do_not_depend_on_the_umask, 0, G_N_ELEMENTS(umasks));
    tcase_add_test(tests, a_replaced_file_becomes_private);
    tcase_add_loop_test(tests, a_new_file_holds_the_bytes, 0, G_N_ELEMENTS(contents));
    tcase_add_test(tests, a_large_file_arrives_whole);
    tcase_add_loop_test(tests, a_taken_name_is_never_replaced, 0, G_N_ELEMENTS(scratch_traps));
    tcase_add_test(tests, a_missing_folder_for_temporary_files_is_the_systems_failure);
    tcase_add_loop_test(tests, an_unchanged_file_is_replaced, 0, G_N_ELEMENTS(contents));
    tcase_add_loop_test(tests, a_changed_file_is_a_conflict, 0, G_N_ELEMENTS(changes));
    tcase_add_test(tests, what_changed_is_called_as_the_caller_says);
    tcase_add_test(tests, a_nul_byte_is_not_the_end);
    tcase_add_test(tests, a_vanished_file_is_a_conflict);
    tcase_add_loop_test(tests, a_trap_is_not_replaced, 0, G_N_ELEMENTS(scratch_traps));
    tcase_add_test(tests, putting_replaces_the_link_and_not_what_it_names);
    tcase_add_test(tests, putting_on_a_folder_fails);
    suite_add_tcase(suite, tests);
}

static void add_naming(Suite *suite)
{
    TCase *tests = tcase_create("naming");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_path_may_be_relative_or_absolute);
    tcase_add_test(tests, a_path_may_lead_through_a_linked_folder);
    tcase_add_loop_test(tests, a_path_to_anything_else_is_refused, 0, G_N_ELEMENTS(bad_paths));
    tcase_add_test(tests, a_refused_path_is_named);
    tcase_add_test(tests, the_old_file_stands_until_commit);
    tcase_add_test(tests, without_commit_nothing_happened);
    tcase_add_test(tests, pieces_of_any_size_make_one_file);
    tcase_add_test(tests, an_empty_file_can_be_written);
    tcase_add_test(tests, what_a_killed_writer_left_goes_with_the_next_one);
    tcase_add_test(tests, what_is_being_written_is_not_swept);
    tcase_add_test(tests, only_regular_files_are_swept);
    tcase_add_test(tests, a_link_planted_before_commit_is_not_followed);
    tcase_add_test(tests, a_folder_planted_before_commit_is_told);
    tcase_add_test(tests, a_move_goes_from_folder_to_folder);
    tcase_add_loop_test(tests, a_move_never_replaces, 0, G_N_ELEMENTS(scratch_traps));
    tcase_add_test(tests, what_is_missing_cannot_move_or_go);
    tcase_add_test(tests, removing_takes_the_link_and_not_the_file);
    tcase_add_test(tests, a_read_only_folder_stays_as_it_is);
    suite_add_tcase(suite, tests);
}

static Suite *file_suite(void)
{
    Suite *suite = suite_create("base-file");

    add_writing(suite);
    add_naming(suite);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(file_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
