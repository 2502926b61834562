/* What a name is, and who may use it. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

enum {
    ALL_BITS = 07777,
    PRIVATE_FILE = 0600,
    PRIVATE_FOLDER = 0700,
};

static enum emj_file_kind kind_of(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG:
        return EMJ_FILE_REGULAR;
    case S_IFDIR:
        return EMJ_FILE_FOLDER;
    case S_IFLNK:
        return EMJ_FILE_LINK;
    default:
        return EMJ_FILE_OTHER;
    }
}

bool emj_file_status_of(int folder, const char *name, struct emj_file_status *ret_status)
{
    struct emj_file_status status = { .kind = EMJ_FILE_UNKNOWN };
    struct stat found;
    bool seen = fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0;

    if (seen) {
        status.kind = kind_of(found.st_mode);
        status.mode = (unsigned)found.st_mode & ALL_BITS;
        status.owner = (int64_t)found.st_uid;
        status.written = (int64_t)found.st_mtime;
    } else if (errno == ENOENT || errno == ENOTDIR) {
        status.kind = EMJ_FILE_ABSENT;
    }
    *ret_status = status;
    return seen;
}

enum emj_file_kind emj_file_kind_of(int folder, const char *name)
{
    struct emj_file_status status;

    emj_file_status_of(folder, name, &status);
    return status.kind;
}

/* --- modes --- */

static bool fail_kind(const char *name, GError **error)
{
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "'%s' is neither a file nor a folder",
                name);
    return false;
}

/* Of what was opened and not of the name, which somebody may have moved since. */
static bool set_private(int fd, const char *name, GError **error)
{
    struct stat found;
    mode_t wanted = 0;

    if (fstat(fd, &found) != 0)
        return emj_error_set_errno(error, errno, "cannot look at '%s'", name);
    if (!S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode))
        return fail_kind(name, error);
    wanted = S_ISDIR(found.st_mode) ? PRIVATE_FOLDER : PRIVATE_FILE;
    if (fchmod(fd, wanted) != 0 || fstat(fd, &found) != 0)
        return emj_error_set_errno(error, errno, "cannot set the mode of '%s'", name);
    if ((found.st_mode & ALL_BITS) == wanted)
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_SYSTEM,
                "cannot set the mode of '%s': this file system keeps none", name);
    return false;
}

bool emj_file_make_private(int folder, const char *name, GError **error)
{
    g_auto(emj_fd) fd =
        openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

    if (fd < 0 && errno == ELOOP)
        return fail_kind(name, error);
    if (fd < 0)
        return emj_error_set_errno(error, errno, "cannot open '%s'", name);
    return set_private(fd, name, error);
}

char *emj_folder_place(int folder, const char *path)
{
    struct stat opened;
    struct stat named;
    if (folder < 0 || fstat(folder, &opened) != 0 ||
        (stat(path, &named) == 0 && named.st_dev == opened.st_dev &&
         named.st_ino == opened.st_ino))
        return g_strdup(path);
    g_autofree char *link = g_strdup_printf("/proc/self/fd/%d", folder);
    g_autofree char *place = g_file_read_link(link, NULL);
    bool exists = place && stat(place, &named) == 0 && named.st_dev == opened.st_dev &&
                  named.st_ino == opened.st_ino;
    return exists ? g_steal_pointer(&place) : g_strdup(path);
}
