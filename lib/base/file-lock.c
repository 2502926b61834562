#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file-internal.h"

enum { PAUSE = 2000 }; /* microseconds between two tries */

static int open_lock_file(int folder, const char *name, GError **error)
{
    g_auto(emj_fd) fd = openat(
        folder, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
    struct stat found;

    if (fd < 0 ? errno != ELOOP : fstat(fd, &found) != 0) {
        emj_error_set_errno(error, errno, "cannot open the lock file '%s'", name);
        return -1;
    }
    if (fd < 0 || !S_ISREG(found.st_mode)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "'%s' is not a regular file", name);
        return -1;
    }
    return emj_fd_set_mode(fd, 0600, name, error) ? emj_fd_steal(&fd) : -1;
}

/* One that its last holder removed meanwhile keeps nobody else out. */
static bool is_removed(int fd)
{
    struct stat found;

    return fstat(fd, &found) == 0 && found.st_nlink == 0;
}

/* A lock on the file that has the name now, or had it a moment ago. */
static int lock_once(int folder, const char *name, int64_t deadline, unsigned seconds,
                     GError **error)
{
    g_auto(emj_fd) fd = open_lock_file(folder, name, error);

    if (fd < 0)
        return -1;
    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            emj_error_set_errno(error, errno, "cannot lock '%s'", name);
            return -1;
        }
        if (g_get_monotonic_time() >= deadline) {
            g_set_error(error, EMJ_ERROR, EMJ_ERROR_BUSY,
                        "another process still holds '%s' after %u s", name, seconds);
            return -1;
        }
        g_usleep(PAUSE);
    }
    return emj_fd_steal(&fd);
}

int emj_file_lock(int folder, const char *name, unsigned seconds, GError **error)
{
    /* This clock measures a wait; the time of day, which lib/ never asks, it has not. */
    int64_t deadline = g_get_monotonic_time() + (int64_t)seconds * G_USEC_PER_SEC;

    for (;;) {
        g_auto(emj_fd) fd = lock_once(folder, name, deadline, seconds, error);

        if (fd < 0 || !is_removed(fd))
            return emj_fd_steal(&fd);
    }
}

void emj_file_lock_remove(int folder, const char *name)
{
    unlinkat(folder, name, 0);
}
