#include "base/process.h"

#include <signal.h>
#include <stdlib.h>

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

/* Runs `script` in a shell of its own, in the scratch folder. */
static bool run(const char *script)
{
    g_autofree char *line = g_strdup_printf("cd '%s' || exit 99; %s", scratch.path, script);
    const char *const argv[] = { "sh", "-c", line, NULL };

    return emj_process_run(argv, &error);
}

static bool feed_program(const char *const *argv, const char *bytes, size_t length)
{
    struct emj_feed *feed = emj_feed_start(argv, &error);

    if (!feed)
        return false;
    emj_feed_write(feed, bytes, length);
    return emj_feed_finish(feed, &error);
}

static struct emj_feed *start_feed(const char *script)
{
    g_autofree char *line = g_strdup_printf("cd '%s' || exit 99; %s", scratch.path, script);
    const char *const argv[] = { "sh", "-c", line, NULL };

    return emj_feed_start(argv, &error);
}

static bool feed(const char *script, const char *bytes, size_t length)
{
    struct emj_feed *started = start_feed(script);

    ck_assert_ptr_nonnull(started);
    emj_feed_write(started, bytes, length);
    return emj_feed_finish(started, &error);
}

static void expect_message(const char *message)
{
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_PROGRAM));
    ck_assert_str_eq(error->message, message);
    g_clear_error(&error);
}

START_TEST(a_program_is_searched_run_and_awaited)
{
    ck_assert(run("sleep 0.05; printf done > out"));
    scratch_expect(scratch.folder, "out", "done", 4);
}
END_TEST

START_TEST(arguments_arrive_as_they_are)
{
    g_autofree char *out = g_strdup_printf("%s/out", scratch.path);
    const char *const argv[] = {
        "sh", "-c", "printf '<%s>' \"$1\" \"$2\" > \"$0\"", out, "two words; $(id) 'x'",
        "",   NULL
    };

    ck_assert(emj_process_run(argv, &error));
    scratch_expect(scratch.folder, "out", "<two words; $(id) 'x'><>", 24);
}
END_TEST

static const struct {
    const char *script;
    const char *message;
} endings[] = {
    { "exit 1", "'sh' ended with status 1" },
    { "exit 255", "'sh' ended with status 255" },
    { "kill -9 $$", "'sh' was ended by signal 9" },
    { "kill -15 $$", "'sh' was ended by signal 15" },
};

START_TEST(a_bad_end_is_told)
{
    ck_assert(!run(endings[_i].script));
    expect_message(endings[_i].message);
    ck_assert(!feed(endings[_i].script, "text", 4));
    expect_message(endings[_i].message);
}
END_TEST

static const struct {
    const char *program;
    const char *message;
} missing[] = {
    { "emjournal-no-such-program",
      "cannot run 'emjournal-no-such-program': no such file or directory" },
    { "/no/such/program", "cannot run '/no/such/program': no such file or directory" },
    { "/dev/null", "cannot run '/dev/null': permission denied" },
};

START_TEST(a_missing_program_is_told)
{
    const char *const argv[] = { missing[_i].program, "x", NULL };

    ck_assert(!emj_process_run(argv, &error));
    expect_message(missing[_i].message);
    ck_assert(!feed_program(argv, "text", 4));
    expect_message(missing[_i].message);
    ck_assert(!emj_process_run(argv, NULL));
    ck_assert_ptr_null(emj_feed_start(argv, NULL));
}
END_TEST

static const size_t lengths[] = { 0, 1, 4096, 65536, 65537, 3000000 };

START_TEST(a_reader_gets_every_byte)
{
    g_autofree char *bytes = g_malloc(lengths[_i] + 1);

    for (size_t i = 0; i < lengths[_i]; i++)
        bytes[i] = (char)(i * 31);
    ck_assert(feed("cat > out", bytes, lengths[_i]));
    scratch_expect(scratch.folder, "out", bytes, lengths[_i]);
}
END_TEST

/* Pieces of every size around that of the buffer come through in their order. */
START_TEST(pieces_arrive_in_order)
{
    static const size_t pieces[] = { 1, 0, 32767, 1, 32768, 32769, 5, 70000, 3, 100000, 0, 7 };
    size_t total = 0;
    size_t offset = 0;
    struct emj_feed *started = start_feed("cat > out");

    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++)
        total += pieces[i];
    g_autofree char *bytes = scratch_pattern(total);
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); offset += pieces[i++])
        emj_feed_write(started, bytes + offset, pieces[i]);
    ck_assert(emj_feed_is_wanted(started));
    ck_assert(emj_feed_finish(started, &error));
    scratch_expect(scratch.folder, "out", bytes, total);
}
END_TEST

/* The reader is there before the text is whole. */
START_TEST(a_reader_need_not_wait_for_the_end)
{
    g_autofree char *bytes = g_strnfill(100000, 'x');
    struct emj_feed *started = start_feed("head -c 10 > out; : > ready; cat > rest");

    emj_feed_write(started, bytes, 100000);
    for (int i = 0; i < 1000 && !scratch_has(scratch.folder, "ready"); i++)
        g_usleep(10000);
    ck_assert(scratch_has(scratch.folder, "ready"));
    emj_feed_write(started, "end", 3);
    ck_assert(emj_feed_finish(started, &error));
}
END_TEST

START_TEST(a_reader_that_left_wants_no_more)
{
    g_autofree char *bytes = g_strnfill(1000000, 'x');
    struct emj_feed *started = start_feed("head -c 1 > out");

    ck_assert(emj_feed_is_wanted(started));
    emj_feed_write(started, bytes, 1000000);
    ck_assert(!emj_feed_is_wanted(started));
    emj_feed_write(started, bytes, 1000000);
    ck_assert(emj_feed_finish(started, &error));
}
END_TEST

/* The keys are ours again only when the reader has ended. */
START_TEST(the_keys_are_the_readers_while_it_runs)
{
    struct sigaction action = { .sa_handler = SIG_DFL };
    struct emj_feed *started = NULL;

    sigaction(SIGINT, &action, NULL);
    started = start_feed("cat > out");
    raise(SIGINT);
    raise(SIGQUIT);
    emj_feed_write(started, "text", 4);
    ck_assert(emj_feed_finish(started, &error));
    scratch_expect(scratch.folder, "out", "text", 4);
    ck_assert_int_eq(sigaction(SIGINT, NULL, &action), 0);
    ck_assert(action.sa_handler == SIG_DFL);
}
END_TEST

START_TEST(a_reader_may_stop_early)
{
    g_autofree char *bytes = g_strnfill(3000000, 'x');

    ck_assert(feed("head -c 1 > out", bytes, 3000000));
    scratch_expect(scratch.folder, "out", "x", 1);
    ck_assert(feed("exec <&-; sleep 0.05", bytes, 3000000));
    ck_assert(!feed("exit 3", bytes, 3000000));
    expect_message("'sh' ended with status 3");
}
END_TEST

/* --- signals --- */

static volatile sig_atomic_t interrupted;

static void note(int number)
{
    (void)number;
    interrupted = 1;
}

static void (*disposition(int number))(int)
{
    struct sigaction found;

    ck_assert_int_eq(sigaction(number, NULL, &found), 0);
    return found.sa_handler;
}

static const int keys[] = { SIGINT, SIGQUIT, SIGPIPE };

START_TEST(the_key_goes_to_the_child_alone)
{
    struct sigaction action = { .sa_handler = note };
    g_autofree char *parent = g_strdup_printf("kill -%d %ld; kill -%d $$; exit 5", keys[_i],
                                              (long)getpid(), keys[_i]);
    g_autofree char *message = g_strdup_printf("'sh' was ended by signal %d", keys[_i]);

    sigaction(keys[_i], &action, NULL);
    interrupted = 0;
    ck_assert(!run(parent));
    expect_message(message);
    ck_assert(!feed(parent, "text", 4));
    expect_message(message);
    ck_assert_int_eq(interrupted, 0);

    /* And afterwards it is ours again. */
    ck_assert(disposition(keys[_i]) == note);
    raise(keys[_i]);
    ck_assert_int_eq(interrupted, 1);
}
END_TEST

START_TEST(signals_are_restored_after_a_failure)
{
    const char *const argv[] = { "/no/such/program", NULL };
    struct sigaction action = { .sa_handler = note };
    void (*interrupt)(int) = disposition(SIGINT);
    void (*quit)(int) = disposition(SIGQUIT);

    sigaction(SIGPIPE, &action, NULL);
    ck_assert_ptr_null(emj_feed_start(argv, NULL));
    ck_assert(!emj_process_run(argv, NULL));
    ck_assert(disposition(SIGPIPE) == note);
    ck_assert(disposition(SIGINT) == interrupt);
    ck_assert(disposition(SIGQUIT) == quit);
}
END_TEST

START_TEST(what_our_caller_ignores_stays_ignored)
{
    struct sigaction action = { .sa_handler = SIG_IGN };

    sigaction(SIGINT, &action, NULL);
    sigaction(SIGPIPE, &action, NULL);
    ck_assert(run("kill -INT $$; exit 0"));
    ck_assert(!run("kill -PIPE $$; exit 0"));
    expect_message("'sh' was ended by signal 13");
    ck_assert(disposition(SIGINT) == SIG_IGN);
}
END_TEST

START_TEST(a_blocked_signal_reaches_the_child)
{
    sigset_t blocked;

    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    ck_assert(!run("kill -TERM $$; exit 0"));
    expect_message("'sh' was ended by signal 15");
}
END_TEST

START_TEST(a_signal_does_not_end_the_wait)
{
    struct sigaction action = { .sa_handler = note };
    g_autofree char *script =
        g_strdup_printf("kill -USR1 %ld; sleep 0.05; printf done > out", (long)getpid());

    sigaction(SIGUSR1, &action, NULL);
    interrupted = 0;
    ck_assert(run(script));
    ck_assert_int_eq(interrupted, 1);
    scratch_expect(scratch.folder, "out", "done", 4);
}
END_TEST

#ifdef __linux__
START_TEST(the_child_gets_three_descriptors)
{
    /* One that closes itself and one that was inherited without that. */
    int ours = openat(scratch.folder, ".", O_RDONLY | O_CLOEXEC);
    int inherited = openat(scratch.folder, ".", O_RDONLY);

    ck_assert(run("exec ls /proc/self/fd > out"));
    scratch_expect(scratch.folder, "out", "0\n1\n2\n3\n", 8);
    ck_assert(feed("cat > text; exec ls /proc/self/fd > out", "text", 4));
    scratch_expect(scratch.folder, "out", "0\n1\n2\n3\n", 8);
    close(ours);
    close(inherited);
}
END_TEST
#endif

static Suite *process_suite(void)
{
    Suite *suite = suite_create("base-process");
    TCase *tests = tcase_create("process");

    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_program_is_searched_run_and_awaited);
    tcase_add_test(tests, arguments_arrive_as_they_are);
    tcase_add_loop_test(tests, a_bad_end_is_told, 0, G_N_ELEMENTS(endings));
    tcase_add_loop_test(tests, a_missing_program_is_told, 0, G_N_ELEMENTS(missing));
    tcase_add_loop_test(tests, a_reader_gets_every_byte, 0, G_N_ELEMENTS(lengths));
    tcase_add_test(tests, pieces_arrive_in_order);
    tcase_add_test(tests, a_reader_need_not_wait_for_the_end);
    tcase_add_test(tests, a_reader_that_left_wants_no_more);
    tcase_add_test(tests, the_keys_are_the_readers_while_it_runs);
    tcase_add_test(tests, a_reader_may_stop_early);
    tcase_add_loop_test(tests, the_key_goes_to_the_child_alone, 0, G_N_ELEMENTS(keys));
    tcase_add_test(tests, signals_are_restored_after_a_failure);
    tcase_add_test(tests, what_our_caller_ignores_stays_ignored);
    tcase_add_test(tests, a_blocked_signal_reaches_the_child);
    tcase_add_test(tests, a_signal_does_not_end_the_wait);
#ifdef __linux__
    tcase_add_test(tests, the_child_gets_three_descriptors);
#endif
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(process_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
