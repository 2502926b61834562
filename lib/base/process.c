#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib-unix.h>

#include "base/error.h"
#include "base/file-internal.h"
#include "base/file.h"

/* --- signals --- */

/* Which signals are ignored while a child has the terminal. */
static const int quieted[] = { SIGINT, SIGQUIT, SIGPIPE };

struct signals {
    struct sigaction saved[G_N_ELEMENTS(quieted)];
};

static void signals_quiet(struct signals *signals)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN };

    for (size_t i = 0; i < G_N_ELEMENTS(quieted); i++)
        sigaction(quieted[i], &ignore, &signals->saved[i]);
}

static void signals_restore(const struct signals *signals)
{
    for (size_t i = 0; i < G_N_ELEMENTS(quieted); i++)
        sigaction(quieted[i], &signals->saved[i], NULL);
}

/*
 * What the child starts with: nothing blocked and the default for every signal
 * above, but not where our own caller had asked to ignore the keys (nohup and
 * the like). A program that inherits an ignored SIGPIPE never ends.
 */
static void child_signals(const struct signals *signals, posix_spawnattr_t *attributes)
{
    sigset_t defaults;
    sigset_t blocked;

    sigemptyset(&blocked);
    sigemptyset(&defaults);
    for (size_t i = 0; i < G_N_ELEMENTS(quieted); i++)
        if (quieted[i] == SIGPIPE || signals->saved[i].sa_handler != SIG_IGN)
            sigaddset(&defaults, quieted[i]);
    posix_spawnattr_setsigmask(attributes, &blocked);
    posix_spawnattr_setsigdefault(attributes, &defaults);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/* --- the child --- */

/* Our own descriptors close themselves on exec; this is for inherited ones. */
static void close_others(posix_spawn_file_actions_t *actions)
{
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
#else
    (void)actions;
#endif
}

static bool fail_program(const char *program, int errnum, GError **error)
{
    g_autofree char *reason = emj_error_reason(errnum);

    g_set_error(error, EMJ_ERROR, EMJ_ERROR_PROGRAM, "cannot run '%s': %s", program, reason);
    return false;
}

/* posix_spawnp asks for words that it might change, though it never does. */
static char **copy_words(const char *const *argv)
{
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();

    for (; *argv; argv++)
        g_strv_builder_add(words, *argv);
    return g_strv_builder_end(words);
}

/* `input` becomes its standard input; -1 leaves ours. */
static bool start(const char *const *argv, int input, const struct signals *signals,
                  pid_t *ret_child, GError **error)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    g_auto(GStrv) words = copy_words(argv);
    pid_t child = 0;
    int failure = 0;

    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (input >= 0)
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    close_others(&actions);
    child_signals(signals, &attributes);
    failure = posix_spawnp(&child, words[0], &actions, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        return fail_program(argv[0], failure, error);
    *ret_child = child;
    return true;
}

static bool wait_for(const char *program, pid_t child, GError **error)
{
    int status = 0;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return emj_error_set_errno(error, errno, "cannot wait for '%s'", program);
    if (WIFSIGNALED(status))
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_PROGRAM, "'%s' was ended by signal %d", program,
                    WTERMSIG(status));
    else if (WEXITSTATUS(status) != 0)
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_PROGRAM, "'%s' ended with status %d", program,
                    WEXITSTATUS(status));
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* --- the public calls --- */

bool emj_process_run(const char *const *argv, GError **error)
{
    struct signals signals;
    pid_t child = 0;
    bool done = false;

    signals_quiet(&signals);
    done = start(argv, -1, &signals, &child, error) && wait_for(argv[0], child, error);
    signals_restore(&signals);
    return done;
}

/* --- feeding --- */

struct emj_feed {
    struct signals signals;
    char *program;
    pid_t child;
    emj_fd writing;
    struct emj_fd_buffer buffer;
};

static void feed_free(struct emj_feed *feed)
{
    emj_fd_close(&feed->writing);
    signals_restore(&feed->signals);
    g_free(feed->program);
    g_free(feed);
}

/* The reading end closes here: the pipe must not outlive its reader, or no write would fail. */
static bool feed_open(struct emj_feed *feed, const char *const *argv, GError **error)
{
    int ends[2] = { -1, -1 };
    g_auto(emj_fd) reading = -1;

    if (!g_unix_open_pipe(ends, FD_CLOEXEC, NULL))
        return fail_program(argv[0], errno, error);
    reading = ends[0];
    feed->writing = ends[1];
    return start(argv, reading, &feed->signals, &feed->child, error);
}

struct emj_feed *emj_feed_start(const char *const *argv, GError **error)
{
    struct emj_feed *feed = g_new0(struct emj_feed, 1);

    feed->program = g_strdup(argv[0]);
    feed->writing = -1;
    signals_quiet(&feed->signals);
    if (feed_open(feed, argv, error))
        return feed;
    feed_free(feed);
    return NULL;
}

void emj_feed_write(struct emj_feed *feed, const char *bytes, size_t length)
{
    emj_fd_buffer_add(&feed->buffer, feed->writing, bytes, length);
}

bool emj_feed_is_wanted(const struct emj_feed *feed)
{
    return feed->buffer.failure == 0;
}

bool emj_feed_finish(struct emj_feed *feed, GError **error)
{
    int failure = 0;
    bool done = false;

    emj_fd_buffer_flush(&feed->buffer, feed->writing);
    failure = feed->buffer.failure;
    emj_fd_close(&feed->writing);
    done = wait_for(feed->program, feed->child, error);
    if (done && failure != 0 && failure != EPIPE)
        done = emj_error_set_errno(error, failure, "cannot write to '%s'", feed->program);
    feed_free(feed);
    return done;
}
