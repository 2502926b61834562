/*
 * base/process.h: the only code that runs other programs (editor, pager).
 *
 * A program is an argument vector, never a shell line. The child gets the
 * descriptors 0 to 2 named below and no other. While an interactive child runs
 * SIGINT and SIGQUIT are ignored here, so that the key goes to the child alone.
 */
#ifndef EMJ_BASE_PROCESS_H
#define EMJ_BASE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/*
 * Runs `argv` (NULL-terminated; argv[0] is searched in PATH) on this process's
 * own terminal and waits. A program that is missing, ends with another status
 * than 0 or dies by a signal is EMJ_ERROR_PROGRAM, with its name and how it
 * ended.
 */
bool emj_process_run(const char *const *argv, GError **error);

/*
 * A program that reads what is written here (a pager). Between start and finish
 * this process ignores SIGINT, SIGQUIT and SIGPIPE: the keys are the reader's, and
 * one that stops early is no error. What is written then goes nowhere.
 */
struct emj_feed;

/* Starts `argv` with a pipe as its standard input; NULL with EMJ_ERROR_PROGRAM. */
struct emj_feed *emj_feed_start(const char *const *argv, GError **error);

/* Small pieces are gathered. */
void emj_feed_write(struct emj_feed *feed, const char *bytes, size_t length);

/* False once a write has met no reader: more need not be made. */
bool emj_feed_is_wanted(const struct emj_feed *feed);

/* Writes the rest, closes the pipe, waits as emj_process_run does, and frees. */
bool emj_feed_finish(struct emj_feed *feed, GError **error);

#endif
