/*
 * Each system call of each writing operation fails in turn, as a full disk or a
 * poor file system would make it.
 */
#include "base/file.h"

#include <stdlib.h>

#include <check.h>

#include "base-faults.h"
#include "base-scratch.h"
#include "base/error.h"

/* --- the operations --- */

static struct scratch scratch;
static int tmp;
static struct emj_file_target target;
static GError *error;

static void setup(void)
{
    inject_nothing();
    scratch = scratch_new();
    ck_assert_int_eq(mkdirat(scratch.folder, "tmp", 0700), 0);
    tmp = openat(scratch.folder, "tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    target = (struct emj_file_target){ tmp, scratch.folder, "x.md" };
    error = NULL;
}

static void teardown(void)
{
    inject_nothing();
    close(tmp);
    scratch_free(&scratch);
    g_clear_error(&error);
}

static bool do_create(void)
{
    return emj_file_create(&target, "new text", 8, &error);
}

static bool do_replace(void)
{
    return emj_file_replace(&target, "old", 3, "new text", 8, &error);
}

static bool do_put(void)
{
    return emj_file_put(&target, "new text", 8, &error);
}

static bool do_move(void)
{
    return emj_file_move(scratch.folder, "y.md", scratch.folder, "x.md", &error);
}

static bool do_put_path(void)
{
    g_autofree char *path = g_strdup_printf("%s/x.md", scratch.path);

    return emj_file_put_path(path, "new text", 8, &error);
}

enum { FILLER = 40000, PIECES_LENGTH = 8 + 3 * FILLER };

/* More than is gathered, so that a write fails in the middle and others follow it. */
static bool do_write_pieces(void)
{
    g_autofree char *path = g_strdup_printf("%s/x.md", scratch.path);
    g_autofree char *filler = g_malloc0(FILLER);
    g_autoptr(emj_file_writer) writer = emj_file_writer_new(path, &error);

    if (!writer)
        return false;
    emj_file_writer_write(writer, "new text", 8);
    for (int i = 0; i < 3; i++)
        emj_file_writer_write(writer, filler, FILLER);
    return emj_file_writer_commit(writer, &error);
}

static const struct {
    bool (*act)(void);
    bool replaces; /* "old" stands there before */
    bool moves;    /* "new text" comes from y.md */
} operations[] = {
    { do_create, false, false },       { do_replace, true, false },
    { do_put, true, false },           { do_put, false, false },
    { do_move, false, true },          { do_put_path, true, false },
    { do_put_path, false, false },     { do_write_pieces, true, false },
    { do_write_pieces, false, false },
};

/* ENOSPC, EIO and the rest; the last ones make base try another way. */
static const int errnums[] = { ENOSPC, EIO,    EACCES, EROFS,      EDQUOT, EMFILE,
                               EPERM,  EINVAL, ENOSYS, EOPNOTSUPP, EMLINK };

static void prepare(size_t operation)
{
    unlinkat(scratch.folder, "x.md", 0);
    unlinkat(scratch.folder, "y.md", 0);
    if (operations[operation].replaces)
        scratch_write(scratch.folder, "x.md", "old", 3);
    if (operations[operation].moves)
        scratch_write(scratch.folder, "y.md", "new text", 8);
}

static bool holds(const char *name, const char *text)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;

    return emj_file_read(scratch.folder, name, PIECES_LENGTH, &bytes, &length, NULL) &&
           strcmp(bytes, text) == 0;
}

static bool is_old_state(size_t operation)
{
    if (operations[operation].moves && !holds("y.md", "new text"))
        return false;
    return operations[operation].replaces ? holds("x.md", "old")
                                          : !scratch_has(scratch.folder, "x.md");
}

static bool is_whole(size_t operation)
{
    size_t length = operations[operation].act == do_write_pieces ? PIECES_LENGTH : 8;
    struct stat found;

    return fstatat(scratch.folder, "x.md", &found, AT_SYMLINK_NOFOLLOW) == 0 &&
           (size_t)found.st_size == length;
}

static bool is_new_state(size_t operation)
{
    return holds("x.md", "new text") && is_whole(operation) &&
           !(operations[operation].moves && scratch_has(scratch.folder, "y.md"));
}

/* Success is the new state, failure the old or the new one; nothing lies about. */
static void expect_whole(size_t operation, bool done)
{
    bool is_new = is_new_state(operation);

    ck_assert(done ? is_new : is_new || is_old_state(operation));
    ck_assert_int_eq(error != NULL, !done);
    ck_assert_uint_eq(scratch_count(&scratch, "tmp"), 0);
    ck_assert_uint_eq(
        scratch_count(&scratch, "."),
        1 + (is_new || operations[operation].replaces || operations[operation].moves));
    g_clear_error(&error);
}

/* True when the fault was reached: there may be a later call to fail. */
static bool try_fault(size_t operation, enum call call, int errnum, unsigned at, bool for_good)
{
    unsigned hits = 0;
    bool done = false;

    prepare(operation);
    inject(call, errnum, at, for_good);
    done = operations[operation].act();
    hits = fault.hits;
    /* A sync that failed is never tried again, and nothing is claimed after it. */
    if (call == CALL_FSYNC && errnum == EIO && hits > 0)
        ck_assert(!done && fault.calls[CALL_FSYNC] == at);
    ck_assert(hits > 0 || done);
    inject_nothing();
    expect_whole(operation, done);
    return hits > 0;
}

START_TEST(every_call_may_fail)
{
    unsigned faults = 0;

    for (enum call call = 0; call < CALL_COUNT; call++) {
        for (size_t i = 0; i < G_N_ELEMENTS(errnums); i++) {
            for (unsigned at = 1; try_fault((size_t)_i, call, errnums[i], at, false); at++)
                faults++;
            try_fault((size_t)_i, call, errnums[i], 1, true);
        }
    }
    ck_assert_uint_ge(faults, 2 * G_N_ELEMENTS(errnums));
}
END_TEST

START_TEST(interrupted_calls_are_made_again)
{
    prepare((size_t)_i);
    inject(CALL_WRITE, EINTR, 1, false);
    ck_assert(operations[_i].act());
    ck_assert(operations[_i].moves || fault.hits == 1);
    inject_nothing();
    expect_whole((size_t)_i, true);

    prepare((size_t)_i);
    inject(CALL_READ, EINTR, 1, false);
    ck_assert(operations[_i].act());
    inject_nothing();
    expect_whole((size_t)_i, true);
}
END_TEST

START_TEST(half_of_each_read_and_write_is_enough)
{
    prepare((size_t)_i);
    fault.halved = true;
    ck_assert(operations[_i].act());
    ck_assert(operations[_i].moves || fault.calls[CALL_WRITE] > 1);
    inject_nothing();
    expect_whole((size_t)_i, true);
}
END_TEST

/* One sync of the file and one of its folder, one call that makes it appear. */
START_TEST(saving_costs_no_more_calls_than_it_must)
{
    prepare(0);
    inject_nothing();
    ck_assert(do_create());
    ck_assert_uint_eq(fault.calls[CALL_FSYNC], 2);
    ck_assert_uint_eq(fault.calls[CALL_LINKAT], 1);
    ck_assert_uint_eq(fault.calls[CALL_RENAMEAT] + fault.calls[CALL_RENAMEAT2], 0);
    ck_assert_uint_eq(fault.calls[CALL_WRITE], 1);
    ck_assert_uint_eq(fault.calls[CALL_OPENAT], 1);
}
END_TEST

START_TEST(reading_is_one_read)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;

    scratch_write(scratch.folder, "x.md", "some text", 9);
    inject_nothing();
    ck_assert(emj_file_read(scratch.folder, "x.md", 100, &bytes, &length, &error));
    ck_assert_uint_eq(fault.calls[CALL_READ], 1);
}
END_TEST

/* --- poor file systems --- */

static const struct {
    int link_errnum;
    int rename_errnum;
    bool works;
} systems[] = {
    { EPERM, EINVAL, true },      { EOPNOTSUPP, EINVAL, true }, { EMLINK, ENOSYS, true },
    { ENOSYS, EOPNOTSUPP, true }, { EXDEV, EXDEV, false },
};

START_TEST(without_links_a_rename_makes_the_file)
{
    prepare(0);
    inject(CALL_LINKAT, systems[_i].link_errnum, 1, true);
    ck_assert_int_eq(do_create(), systems[_i].works);
    ck_assert_uint_eq(fault.calls[CALL_RENAMEAT2], systems[_i].works);
    inject_nothing();
    expect_whole(0, systems[_i].works);

    scratch_write(scratch.folder, "x.md", "old", 3);
    inject(CALL_LINKAT, systems[_i].link_errnum, 1, true);
    ck_assert(!do_create());
    ck_assert(!systems[_i].works || g_error_matches(error, EMJ_ERROR, EMJ_ERROR_EXISTS));
    ck_assert(holds("x.md", "old"));
    ck_assert_uint_eq(scratch_count(&scratch, "tmp"), 0);
}
END_TEST

START_TEST(without_either_the_name_is_claimed_first)
{
    prepare(4);
    inject(CALL_RENAMEAT2, systems[_i].rename_errnum, 1, true);
    ck_assert_int_eq(do_move(), systems[_i].works);
    ck_assert_uint_eq(fault.calls[CALL_RENAMEAT], systems[_i].works);
    expect_whole(4, systems[_i].works);

    prepare(4);
    scratch_write(scratch.folder, "x.md", "old", 3);
    inject(CALL_RENAMEAT2, systems[_i].rename_errnum, 1, true);
    ck_assert(!do_move());
    ck_assert(!systems[_i].works || g_error_matches(error, EMJ_ERROR, EMJ_ERROR_EXISTS));
    ck_assert(holds("x.md", "old"));
    ck_assert(holds("y.md", "new text"));
}
END_TEST

START_TEST(a_claim_is_given_back)
{
    prepare(4);
    inject(CALL_RENAMEAT, EIO, 1, true);
    fault.missing = CALL_RENAMEAT2;
    ck_assert(!do_move());
    ck_assert_uint_eq(fault.hits, 1);
    inject_nothing();
    expect_whole(4, false);
}
END_TEST

/* What comes after a full disk is not written, and no later success hides it. */
START_TEST(the_first_failed_piece_is_the_one_told)
{
    size_t pieces = G_N_ELEMENTS(operations) - 1;

    for (unsigned at = 1; at <= 3; at++) {
        prepare(pieces);
        inject(CALL_WRITE, ENOSPC, at, false);
        ck_assert(!do_write_pieces());
        ck_assert_uint_eq(fault.calls[CALL_WRITE], at);
        ck_assert_uint_eq(fault.calls[CALL_FSYNC], 0);
        ck_assert_str_eq(error->message, "cannot write 'x.md': no space left on device");
        inject_nothing();
        expect_whole(pieces, false);
    }
}
END_TEST

START_TEST(pieces_cost_no_more_calls_than_they_must)
{
    prepare(G_N_ELEMENTS(operations) - 1);
    inject_nothing();
    ck_assert(do_write_pieces());
    ck_assert_uint_eq(fault.calls[CALL_FSYNC], 2);
    ck_assert_uint_eq(fault.calls[CALL_RENAMEAT], 1);
    ck_assert_uint_le(fault.calls[CALL_WRITE], 4);
}
END_TEST

/* Where the quota is counted late, close is the one to tell. */
START_TEST(a_failed_close_is_a_failure)
{
    prepare(0);
    inject(CALL_CLOSE, EDQUOT, 1, false);
    ck_assert(!do_create());
    inject_nothing();
    ck_assert(is_old_state(0));
    expect_whole(0, false);
}
END_TEST

START_TEST(a_folder_that_cannot_be_synced_is_taken_as_it_is)
{
    prepare(0);
    inject(CALL_FSYNC, EINVAL, 2, false);
    ck_assert(do_create());
    ck_assert_uint_eq(fault.hits, 1);
    prepare(0);
    inject(CALL_FSYNC, EINVAL, 1, false);
    ck_assert(!do_create());
    expect_whole(0, false);
}
END_TEST

START_TEST(a_file_system_without_modes_is_taken_as_it_is)
{
    prepare(0);
    inject(CALL_FCHMOD, EPERM, 1, true);
    ck_assert(do_create());
    ck_assert_uint_eq(scratch_mode(scratch.folder, "x.md"), 0600);
}
END_TEST

START_TEST(random_bytes_come_from_the_device_too)
{
    prepare(0);
    inject(CALL_GETRANDOM, ENOSYS, 1, true);
    ck_assert(do_create());
    ck_assert_uint_eq(fault.hits, 1);
    prepare(0);
    inject(CALL_GETRANDOM, ENOSYS, 1, true);
    fault.halved = true;
    ck_assert(!do_create());
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_SYSTEM));
}
END_TEST

/* --- folders and locks --- */

static const char *const refused[] = { "link", "link/inside", "real/back/real", "file" };

START_TEST(without_openat2_the_parts_are_walked)
{
    g_auto(emj_fd) folder = -1;

    ck_assert_int_eq(mkdirat(scratch.folder, "real", 0700), 0);
    ck_assert_int_eq(symlinkat("real", scratch.folder, "link"), 0);
    ck_assert_int_eq(symlinkat("..", scratch.folder, "real/back"), 0);
    scratch_write(scratch.folder, "file", "", 0);

    inject(CALL_SYSCALL, ENOSYS, 1, true);
    folder = emj_folder_open(scratch.folder, "real/inside/deep", true, &error);
    ck_assert_int_ge(folder, 0);
    ck_assert_uint_gt(fault.hits, 0);
    ck_assert_int_eq(emj_file_kind_of(scratch.folder, "real/inside/deep"), EMJ_FILE_FOLDER);
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        ck_assert_int_eq(emj_folder_open(scratch.folder, refused[i], false, &error), -1);
        ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_INVALID));
        g_clear_error(&error);
    }
}
END_TEST

static const enum call folder_calls[] = { CALL_MKDIRAT, CALL_OPENAT, CALL_FCHMOD, CALL_FSYNC,
                                          CALL_SYSCALL };

START_TEST(making_a_folder_may_fail)
{
    inject(folder_calls[_i], EIO, 1, true);
    ck_assert_int_eq(emj_folder_open(scratch.folder, "a/b", true, &error), -1);
    ck_assert_uint_eq(fault.hits, 1);
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_SYSTEM));
}
END_TEST

START_TEST(locking_goes_on_after_an_interruption_only)
{
    g_auto(emj_fd) fd = -1;

    inject(CALL_FLOCK, EINTR, 1, false);
    fd = emj_file_lock(scratch.folder, "lock", 1, &error);
    ck_assert_int_ge(fd, 0);
    inject(CALL_FLOCK, ENOLCK, 1, true);
    ck_assert_int_eq(emj_file_lock(scratch.folder, "other", 60, &error), -1);
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_SYSTEM));
    ck_assert_uint_eq(fault.hits, 1);
}
END_TEST

static Suite *faults_suite(void)
{
    Suite *suite = suite_create("base-faults");
    TCase *tests = tcase_create("faults");

    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, every_call_may_fail, 0, G_N_ELEMENTS(operations));
    tcase_add_loop_test(tests, interrupted_calls_are_made_again, 0, G_N_ELEMENTS(operations));
    tcase_add_loop_test(tests, half_of_each_read_and_write_is_enough, 0,
                        G_N_ELEMENTS(operations));
    tcase_add_test(tests, saving_costs_no_more_calls_than_it_must);
    tcase_add_test(tests, reading_is_one_read);
    tcase_add_loop_test(tests, without_links_a_rename_makes_the_file, 0, G_N_ELEMENTS(systems));
    tcase_add_loop_test(tests, without_either_the_name_is_claimed_first, 0,
                        G_N_ELEMENTS(systems));
    tcase_add_test(tests, a_claim_is_given_back);
    tcase_add_test(tests, the_first_failed_piece_is_the_one_told);
    tcase_add_test(tests, pieces_cost_no_more_calls_than_they_must);
    tcase_add_test(tests, a_failed_close_is_a_failure);
    tcase_add_test(tests, a_folder_that_cannot_be_synced_is_taken_as_it_is);
    tcase_add_test(tests, a_file_system_without_modes_is_taken_as_it_is);
    tcase_add_test(tests, random_bytes_come_from_the_device_too);
    tcase_add_test(tests, without_openat2_the_parts_are_walked);
    tcase_add_loop_test(tests, making_a_folder_may_fail, 0, G_N_ELEMENTS(folder_calls));
    tcase_add_test(tests, locking_goes_on_after_an_interruption_only);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(faults_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
