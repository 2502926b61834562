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
 * Runs `argv` with `bytes` as its standard input (a pager) and waits. A reader
 * that stops early is no error.
 */
bool emj_process_feed(const char *const *argv, const char *bytes, size_t length,
                      GError **error);

#endif
