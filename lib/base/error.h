/*
 * base/error.h: how a failure travels.
 *
 * A function that can fail returns bool or a pointer and takes a GError ** as
 * its last argument; NULL means the caller does not want the message. The
 * deepest layer that knows what failed writes the sentence, callers prefix it
 * (g_prefix_error) or pass it on. Outputs are named ret_..., stand just before
 * the error, and are left alone on failure.
 *
 * Messages are lower case, without a full stop, with the thing in single
 * quotes: "cannot read 'x.md': permission denied". They never contain what a
 * person wrote in an entry.
 *
 * Problems inside a text file, of which there may be many, are collected in
 * struct emj_diags (base/diags.h) instead.
 */
#ifndef EMJ_BASE_ERROR_H
#define EMJ_BASE_ERROR_H

#include <stdbool.h>

#include <glib.h>

#define EMJ_ERROR (emj_error_quark())

/*
 * What a caller may want to tell apart. The comment names the exit status that
 * the program ends with when the error reaches it (emj_error_exit_status).
 */
enum emj_error {
    EMJ_ERROR_INVALID,      /* 1: data that cannot be used */
    EMJ_ERROR_LIMIT,        /* 1: larger than the limit in the header of its reader */
    EMJ_ERROR_EXISTS,       /* 1: a name that is taken */
    EMJ_ERROR_CONFLICT,     /* 1: the file changed since it was read */
    EMJ_ERROR_USAGE,        /* 2: a wrong word on the command line */
    EMJ_ERROR_NOT_FOUND,    /* 3: no such entry, pack, file */
    EMJ_ERROR_NOTHING,      /* 3: nothing to save, nothing to do */
    EMJ_ERROR_REFUSED,      /* 3: a shared copy would still name somebody */
    EMJ_ERROR_FORMAT_NEWER, /* 4: the journal's format is newer than this program */
    EMJ_ERROR_SYSTEM,       /* 74: disk, permission, memory */
    EMJ_ERROR_PROGRAM,      /* 74: another program failed or is missing */
    EMJ_ERROR_BUSY,         /* 75: another process holds the journal */
};

GQuark emj_error_quark(void);

/*
 * Sets `error` to "MESSAGE: REASON", where REASON is the text of `errnum`. The
 * code follows the number: ENOENT is NOT_FOUND, EEXIST is EXISTS, everything
 * else SYSTEM. Always returns false, so that a function can end with it.
 */
bool emj_error_set_errno(GError **error, int errnum, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/*
 * The text of `errnum` as messages want it: "permission denied". New string.
 */
char *emj_error_reason(int errnum);

/*
 * The exit status for an error, from the list above. Errors of another domain
 * are 74; usage errors of GLib's option parser are 2. NULL is 0.
 */
int emj_error_exit_status(const GError *error);

#endif
