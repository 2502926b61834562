/*
 * base/file-internal.h: what the files behind base/file.h and base/process.h share.
 * For them only.
 */
#ifndef EMJ_BASE_FILE_INTERNAL_H
#define EMJ_BASE_FILE_INTERNAL_H

#include <stdbool.h>
#include <sys/types.h>

#include <glib.h>

#include "base/file.h"

/*
 * Narrows or widens what was just made to exactly `mode`. A file system without
 * modes is no error.
 */
bool emj_fd_set_mode(int fd, mode_t mode, const char *name, GError **error);

/* --- writing to a descriptor (fd-write.c) --- */

/*
 * Writes all of `bytes`, whatever the size of a single write and signals in
 * between; false with errno.
 */
bool emj_fd_write(int fd, const char *bytes, size_t length);

/*
 * Small pieces gathered into large writes. The first write that fails is
 * remembered, and nothing is written after it. Starts as zeroes.
 */
struct emj_fd_buffer {
    int failure; /* errno; 0 is none */
    size_t held;
    char bytes[32 * 1024];
};

void emj_fd_buffer_add(struct emj_fd_buffer *buffer, int fd, const char *bytes, size_t length);
void emj_fd_buffer_flush(struct emj_fd_buffer *buffer, int fd);

/* --- a file while it is written (file-temporary.c) --- */

/* A new empty file of mode 0600, less what the umask takes; -1 with errno. */
int emj_file_claim(int folder, const char *name);

/*
 * Removed again by its clear unless its name is taken away. Locked until then, so
 * that emj_folder_sweep can tell it from the leftover of a killed run.
 */
struct emj_temporary {
    int folder; /* not its own */
    char *name;
    emj_fd fd;
    emj_fd lock; /* the same open file */
};
typedef struct emj_temporary emj_temporary;
#define EMJ_TEMPORARY_NONE \
    {                      \
        -1, NULL, -1, -1   \
    }

/* A new file in `folder` with a random name and mode 0600. */
bool emj_temporary_open(struct emj_temporary *temp, int folder, GError **error);

/* Syncs and closes it; false with errno. */
bool emj_temporary_finish(struct emj_temporary *temp);

/* Gives it the name that it is for, taken or not, and syncs the folder. */
bool emj_temporary_put(struct emj_temporary *temp, int folder, const char *name,
                       GError **error);

void emj_temporary_clear(struct emj_temporary *temp);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(emj_temporary, emj_temporary_clear)

#endif
