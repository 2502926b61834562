/*
 * base/file-internal.h: what the files behind base/file.h share. For them only.
 */
#ifndef EMJ_BASE_FILE_INTERNAL_H
#define EMJ_BASE_FILE_INTERNAL_H

#include <stdbool.h>
#include <sys/types.h>

#include <glib.h>

/*
 * fsync of a folder; `name` is what appeared or went away in it. File systems
 * that cannot sync a folder are taken as they are.
 */
bool emj_folder_sync(int folder, const char *name, GError **error);

/*
 * Writes all of `bytes`, whatever the size of a single write and signals in
 * between; false with errno.
 */
bool emj_fd_write(int fd, const char *bytes, size_t length);

/*
 * Narrows or widens what was just made to exactly `mode`. A file system without
 * modes is no error.
 */
bool emj_fd_set_mode(int fd, mode_t mode, const char *name, GError **error);

#endif
