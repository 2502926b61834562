#include "base/file.h"

#include <stdlib.h>
#include <sys/wait.h>

#include <check.h>

#include "base-scratch.h"
#include "base/error.h"

#define UNTOUCHED 77

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

static const struct {
    size_t size;
    size_t limit;
    bool taken;
} sizes[] = {
    { 0, 0, true },
    { 1, 0, false },
    { 0, 10, true },
    { 10, 10, true },
    { 11, 10, false },
    { 4096, 4096, true },
    { 4097, 4096, false },
    { 65536, 65536, true },
    { 65537, 65536, false },
    { 65536, 1 << 20, true },
    { 65537, 1 << 20, true },
    { 300000, 300000, true },
    { 300001, 300000, false },
    { 5, SIZE_MAX, true },
};

/* `wanted` is NULL where the limit was passed: the outputs are as they were. */
static void expect_read(const char *wanted, size_t wanted_length, const char *found,
                        size_t length)
{
    if (!wanted) {
        expect_error(EMJ_ERROR_LIMIT);
        ck_assert_ptr_null(found);
        ck_assert_uint_eq(length, UNTOUCHED);
        return;
    }
    ck_assert_uint_eq(length, wanted_length);
    ck_assert_int_eq(memcmp(found, wanted, length), 0);
    ck_assert_int_eq(found[length], '\0');
}

START_TEST(a_file_is_read_up_to_its_limit)
{
    g_autofree char *bytes = scratch_pattern(sizes[_i].size);
    g_autofree char *found = NULL;
    size_t length = UNTOUCHED;

    scratch_write(scratch.folder, "x.md", bytes, sizes[_i].size);
    ck_assert_int_eq(
        emj_file_read(scratch.folder, "x.md", sizes[_i].limit, &found, &length, &error),
        sizes[_i].taken);
    expect_read(sizes[_i].taken ? bytes : NULL, sizes[_i].size, found, length);
}
END_TEST

START_TEST(a_descriptor_is_read_up_to_its_limit)
{
    g_autofree char *bytes = scratch_pattern(sizes[_i].size);
    g_autofree char *found = NULL;
    g_auto(emj_fd) fd = -1;
    size_t length = UNTOUCHED;

    scratch_write(scratch.folder, "x.md", bytes, sizes[_i].size);
    fd = openat(scratch.folder, "x.md", O_RDONLY | O_CLOEXEC);
    ck_assert_int_eq(emj_fd_read(fd, sizes[_i].limit, &found, &length, &error),
                     sizes[_i].taken);
    if (sizes[_i].taken)
        expect_read(bytes, sizes[_i].size, found, length);
    else
        expect_error(EMJ_ERROR_LIMIT);
}
END_TEST

START_TEST(what_was_read_before_a_failure_is_not_lost)
{
    g_autofree char *bytes = scratch_pattern(100);
    g_autofree char *found = NULL;
    g_auto(emj_fd) fd = -1;
    size_t length = UNTOUCHED;

    scratch_write(scratch.folder, "x.md", bytes, 100);
    fd = openat(scratch.folder, "x.md", O_RDONLY | O_CLOEXEC);
    ck_assert(!emj_fd_read(fd, 60, &found, &length, &error));
    expect_error(EMJ_ERROR_LIMIT);
    ck_assert_uint_ge(length, 60);
    ck_assert_mem_eq(found, bytes, length);
    ck_assert_int_eq(found[length], '\0');
}
END_TEST

static const struct {
    size_t limit;
    const char *message;
} limits[] = {
    { 0, "'x.md' is larger than 0 bytes" },
    { 3, "'x.md' is larger than 3 bytes" },
    { 1024, "'x.md' is larger than 1 KiB" },
    { 64 * 1024, "'x.md' is larger than 64 KiB" },
    { 1024 * 1024, "'x.md' is larger than 1 MiB" },
};

START_TEST(the_message_names_the_limit)
{
    g_autofree char *bytes = scratch_pattern(limits[_i].limit + 1);
    g_autofree char *found = NULL;
    size_t length = 0;

    scratch_write(scratch.folder, "x.md", bytes, limits[_i].limit + 1);
    ck_assert(
        !emj_file_read(scratch.folder, "x.md", limits[_i].limit, &found, &length, &error));
    ck_assert_str_eq(error->message, limits[_i].message);
}
END_TEST

START_TEST(only_regular_files_are_read)
{
    g_autofree char *found = NULL;
    size_t length = 0;

    scratch_plant(&scratch);
    ck_assert(!emj_file_read(scratch.folder, scratch_traps[_i], 100, &found, &length, &error));
    expect_error(EMJ_ERROR_INVALID);
    ck_assert_ptr_null(found);
}
END_TEST

START_TEST(a_missing_file_is_not_found)
{
    g_autofree char *found = NULL;
    size_t length = 0;

    ck_assert(!emj_file_read(scratch.folder, "x.md", 100, &found, &length, &error));
    ck_assert_str_eq(error->message, "cannot read 'x.md': no such file or directory");
    expect_error(EMJ_ERROR_NOT_FOUND);
    ck_assert(!emj_fd_read(-1, 100, &found, &length, &error));
    expect_error(EMJ_ERROR_SYSTEM);
}
END_TEST

/* Writes in two pieces with a wait between, as a person or a slow pipe does. */
static void write_slowly(int fd)
{
    g_usleep(30 * 1000);
    if (write(fd, "one ", 4) != 4)
        _exit(1);
    g_usleep(30 * 1000);
    _exit(write(fd, "two", 3) == 3 ? 0 : 1);
}

START_TEST(a_pipe_is_read_to_its_end_blocking_or_not)
{
    int ends[2];
    g_autofree char *found = NULL;
    size_t length = 0;
    pid_t child = 0;

    ck_assert_int_eq(pipe(ends), 0);
    if (_i == 1)
        ck_assert_int_eq(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
    child = fork();
    if (child == 0)
        write_slowly(ends[1]);
    close(ends[1]);
    ck_assert(emj_fd_read(ends[0], 7, &found, &length, &error));
    ck_assert_uint_eq(length, 7);
    ck_assert_str_eq(found, "one two");
    close(ends[0]);
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
}
END_TEST

static Suite *read_suite(void)
{
    Suite *suite = suite_create("base-read");
    TCase *tests = tcase_create("reading");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, a_file_is_read_up_to_its_limit, 0, G_N_ELEMENTS(sizes));
    tcase_add_loop_test(tests, a_descriptor_is_read_up_to_its_limit, 0, G_N_ELEMENTS(sizes));
    tcase_add_test(tests, what_was_read_before_a_failure_is_not_lost);
    tcase_add_loop_test(tests, the_message_names_the_limit, 0, G_N_ELEMENTS(limits));
    tcase_add_loop_test(tests, only_regular_files_are_read, 0, G_N_ELEMENTS(scratch_traps));
    tcase_add_test(tests, a_missing_file_is_not_found);
    tcase_add_loop_test(tests, a_pipe_is_read_to_its_end_blocking_or_not, 0, 2);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(read_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
