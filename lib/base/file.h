/*
 * base/file.h: the only code that opens a file for writing, and the limited
 * reader for everything that is read.
 *
 * Every path is relative to a folder descriptor and is opened without following a
 * link in its last part; inside a journal use emj_folder_open, which refuses links
 * on the whole way. AT_FDCWD is for the few files that a person names (a pack, the
 * configuration); those are read through a link, and never written through one.
 *
 * Writing a file that matters:
 *   1. a temporary file with a random name is created in the folder `tmp`,
 *      exclusively, mode 0600 whatever the umask;
 *   2. the bytes are written (short writes and EINTR are handled) and fsynced;
 *   3. one system call makes it appear: a link that fails when the name is
 *      taken (emj_file_create), or a rename (emj_file_replace), the latter only
 *      if the bytes there still are the ones the caller read;
 *   4. the folder is fsynced.
 * A failure before step 3 leaves the old state and no temporary file; when only
 * step 4 fails, the new state is there and may not outlive a power cut. fsync is
 * never tried twice on one descriptor: after a failed fsync the kernel may
 * report success for data that is gone.
 */
#ifndef EMJ_BASE_FILE_H
#define EMJ_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include <glib.h>

#include "base/sink.h"

/*
 * A descriptor that closes itself at the end of its scope: g_auto(emj_fd) fd = -1;
 * -1 is none. emj_fd_steal hands it out and leaves -1 behind.
 */
typedef int emj_fd;
void emj_fd_close(emj_fd *fd);
int emj_fd_steal(emj_fd *fd);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(emj_fd, emj_fd_close)

/* --- folders --- */

/*
 * Opens the folder `path` relative to `parent`. With `create`, missing folders
 * on the way are made with mode 0700 and their parents fsynced. When `parent` is
 * not AT_FDCWD, links are refused in every part of `path`, and so are "..", a
 * slash at either end and an empty part. Returns a descriptor, or -1 with
 * `error`; a missing folder is EMJ_ERROR_NOT_FOUND, anything that is no folder
 * EMJ_ERROR_INVALID.
 */
int emj_folder_open(int parent, const char *path, bool create, GError **error);

/*
 * Where an open folder is now: `path`, by which it was opened, unless it was renamed since
 * and the system tells its new one. New string.
 */
char *emj_folder_place(int folder, const char *path);

/*
 * The names in a folder (not "." and ".."), sorted by bytes, as an array of
 * char * that frees its elements.
 */
GPtrArray *emj_folder_list(int folder, GError **error);

/*
 * A new folder of mode 0700 below `parent` (the system's folder for temporary
 * files), "PREFIX-" and random letters. Its absolute path is owned by the caller,
 * who also removes the folder; NULL with `error`.
 */
char *emj_folder_make_temporary(const char *parent, const char *prefix, GError **error);

/*
 * Removes the temporary files that killed runs left in the folder. One that is
 * being written stays, as does every name of another form; what cannot be removed
 * is left for the next time.
 */
void emj_folder_sweep(int folder);

/*
 * fsync of a folder; `name` is what appeared or went away in it. File systems
 * that cannot sync a folder are taken as they are.
 */
bool emj_folder_sync(int folder, const char *name, GError **error);

/* What a name is, without following a link. */
enum emj_file_kind {
    EMJ_FILE_ABSENT,
    EMJ_FILE_REGULAR,
    EMJ_FILE_FOLDER,
    EMJ_FILE_LINK,
    EMJ_FILE_OTHER,   /* FIFO, socket, device */
    EMJ_FILE_UNKNOWN, /* the system does not tell; errno says why */
};
enum emj_file_kind emj_file_kind_of(int folder, const char *name);

/* The same with who may use it and when it was written last. */
struct emj_file_status {
    enum emj_file_kind kind;
    unsigned mode;   /* the permission bits, set-id and sticky included: 07777 */
    int64_t owner;   /* the number of the user */
    int64_t written; /* seconds since the epoch */
};

/* False with ABSENT or UNKNOWN as the kind, and zeroes, when nothing could be found out. */
bool emj_file_status_of(int folder, const char *name, struct emj_file_status *ret_status);

/* --- reading --- */

/*
 * Reads the whole regular file `name`, at most `limit` bytes; larger is
 * EMJ_ERROR_LIMIT, anything but a regular file EMJ_ERROR_INVALID. `ret_bytes`
 * is NUL-terminated beyond its length and owned by the caller.
 */
bool emj_file_read(int folder, const char *name, size_t limit, char **ret_bytes,
                   size_t *ret_length, GError **error);

/*
 * Reads a descriptor (standard input) to its end, same limit and ownership. What was read
 * before a failure is in `ret_bytes` and `ret_length` all the same, for whoever has to
 * keep it; NULL when there was no room at all.
 */
bool emj_fd_read(int fd, size_t limit, char **ret_bytes, size_t *ret_length, GError **error);

/*
 * Succeeds while the file holds `bytes` and nothing else. One that holds others or
 * went away is EMJ_ERROR_CONFLICT, which calls it `shown`.
 */
bool emj_file_check_unchanged(int folder, const char *name, const char *shown,
                              const char *bytes, size_t length, GError **error);

/* --- writing --- */

/* What the names of temporary files begin with; only a killed run leaves one. */
#define EMJ_FILE_TEMPORARY_PREFIX ".emj-"

/* Where a file appears: two folders of one file system. */
struct emj_file_target {
    int tmp;          /* folder for the temporary file */
    int folder;       /* folder the file appears in */
    const char *name; /* its name there, no slash */
};

/*
 * A new file: never replaces one. EMJ_ERROR_EXISTS when the name is taken, so
 * that the caller can try the next. Where the file system has no hard links, a
 * rename that never replaces does the same; where it has none either, the name
 * is first claimed by an empty file.
 */
bool emj_file_create(const struct emj_file_target *target, const char *bytes, size_t length,
                     GError **error);

/*
 * Replaces the file if its bytes still equal `old_bytes`; EMJ_ERROR_CONFLICT
 * otherwise, and nothing happens. The caller has kept a copy of the old version
 * where one is wanted.
 */
bool emj_file_replace(const struct emj_file_target *target, const char *old_bytes,
                      size_t old_length, const char *bytes, size_t length, GError **error);

/* Writes `name` whatever stood there: caches, drafts and state, never entries. */
bool emj_file_put(const struct emj_file_target *target, const char *bytes, size_t length,
                  GError **error);

/*
 * A file that a person names with -o: created or replaced through a temporary
 * file beside it, mode 0600. `path` may be absolute or relative to the current
 * folder; a link, a folder or a device there is EMJ_ERROR_INVALID.
 *
 * A long text comes in pieces: emj_file_writer_new looks at the place and makes
 * the temporary file (sweeping the folder before), write adds bytes, commit makes the file appear. The first
 * write that fails is remembered, and commit tells of it; the file that stood there
 * is untouched until commit. Freed without commit, or after one that failed, the
 * temporary file is gone.
 */
struct emj_file_writer;

struct emj_file_writer *emj_file_writer_new(const char *path, GError **error);
void emj_file_writer_write(struct emj_file_writer *writer, const char *bytes, size_t length);

/* At most once; nothing is written after it. */
bool emj_file_writer_commit(struct emj_file_writer *writer, GError **error);
void emj_file_writer_free(struct emj_file_writer *writer);
typedef struct emj_file_writer emj_file_writer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_file_writer, emj_file_writer_free)

/* Writes to it whatever the tone; lives as long as the writer. */
struct emj_sink emj_file_writer_sink(struct emj_file_writer *writer);

/* The three in one, for a text that is there. */
bool emj_file_put_path(const char *path, const char *bytes, size_t length, GError **error);

/* Moves within one file system; EMJ_ERROR_EXISTS when the new name is taken. */
bool emj_file_move(int old_folder, const char *old_name, int new_folder, const char *new_name,
                   GError **error);

/* Removes a file and fsyncs its folder. A missing file is EMJ_ERROR_NOT_FOUND. */
bool emj_file_remove(int folder, const char *name, GError **error);

/*
 * Sets the mode of a regular file to 0600, of a folder to 0700. Anything else, a link
 * too, is EMJ_ERROR_INVALID; a file system that keeps no modes is EMJ_ERROR_SYSTEM.
 */
bool emj_file_make_private(int folder, const char *name, GError **error);

/*
 * Waits at most `seconds` for an exclusive lock on the lock file `name` in
 * `folder` (flock; released by the kernel when the process ends, so no lock is
 * ever stale). Returns a descriptor that holds the lock until it is closed, or
 * -1: EMJ_ERROR_BUSY when another process still has it.
 */
int emj_file_lock(int folder, const char *name, unsigned seconds, GError **error);

/*
 * Takes away the lock file of a lock that is not to stay; call it before the lock's
 * descriptor is closed. Nothing is synced, since a lock that is back after a
 * power cut is held by nobody.
 */
void emj_file_lock_remove(int folder, const char *name);

#endif
