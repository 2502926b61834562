/* A file while it is written, under a name of its own. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/random.h>
#endif

#include "base/error.h"
#include "base/file-internal.h"

enum { RANDOM_DIGITS = 16 };

int emj_file_claim(int folder, const char *name)
{
    return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

void emj_temporary_clear(struct emj_temporary *temp)
{
    emj_fd_close(&temp->fd);
    if (temp->name)
        unlinkat(temp->folder, temp->name, 0);
    g_clear_pointer(&temp->name, g_free);
    emj_fd_close(&temp->lock);
}

/*
 * Always the system's failure: a missing folder or a taken name would otherwise
 * read as if they were the target's.
 */
static bool fail_temporary(int errnum, GError **error)
{
    g_autofree char *reason = emj_error_reason(errnum);

    g_set_error(error, EMJ_ERROR, EMJ_ERROR_SYSTEM, "cannot create a temporary file: %s",
                reason);
    return false;
}

static bool read_random_device(void *bytes, size_t length)
{
    g_auto(emj_fd) fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);

    return fd >= 0 && read(fd, bytes, length) == (ssize_t)length;
}

/*
 * A name nobody can foresee, so that nobody can plant something there: g_random
 * does not promise that.
 */
static char *random_name(GError **error)
{
    uint64_t random = 0;
    bool filled = false;

#ifdef __linux__
    filled = getrandom(&random, sizeof random, 0) == (ssize_t)sizeof random;
#endif
    if (!filled && !read_random_device(&random, sizeof random)) {
        fail_temporary(errno, error);
        return NULL;
    }
    return g_strdup_printf(EMJ_FILE_TEMPORARY_PREFIX "%016" PRIx64, random);
}

/* A sweep that was faster than the lock has removed the name. */
static bool is_swept(int fd)
{
    struct stat found;

    return fstat(fd, &found) == 0 && found.st_nlink == 0;
}

/* Where a file cannot be locked, no sweep will take it either. */
static bool claim_locked(struct emj_temporary *temp, int folder, const char *name)
{
    temp->fd = emj_file_claim(folder, name);
    if (temp->fd < 0)
        return false;
    temp->folder = folder;
    temp->name = g_strdup(name);
    temp->lock = fcntl(temp->fd, F_DUPFD_CLOEXEC, 0);
    if (temp->lock < 0)
        return false;
    while (flock(temp->lock, LOCK_EX) != 0 && errno == EINTR)
        ;
    return true;
}

/* The name is free: 64 random bits do not meet by chance. */
bool emj_temporary_open(struct emj_temporary *temp, int folder, GError **error)
{
    do {
        g_autofree char *name = random_name(error);

        if (!name)
            return false;
        emj_temporary_clear(temp);
        if (!claim_locked(temp, folder, name))
            return fail_temporary(errno, error);
    } while (is_swept(temp->fd));
    return emj_fd_set_mode(temp->fd, 0600, temp->name, error);
}

bool emj_temporary_finish(struct emj_temporary *temp)
{
    int fd = -1;

    if (fsync(temp->fd) != 0)
        return false;
    fd = emj_fd_steal(&temp->fd);
    /* Some file systems tell only at the end that there was no room. */
    return close(fd) == 0 || errno == EINTR;
}

bool emj_temporary_put(struct emj_temporary *temp, int folder, const char *name, GError **error)
{
    if (renameat(temp->folder, temp->name, folder, name) != 0)
        return emj_error_set_errno(error, errno, "cannot write '%s'", name);
    g_clear_pointer(&temp->name, g_free);
    return emj_folder_sync(folder, name, error);
}

/* --- leftovers --- */

static bool is_temporary_name(const char *name)
{
    const char *random = name + strlen(EMJ_FILE_TEMPORARY_PREFIX);

    return g_str_has_prefix(name, EMJ_FILE_TEMPORARY_PREFIX) &&
           strlen(random) == RANDOM_DIGITS &&
           strspn(random, "0123456789abcdef") == RANDOM_DIGITS;
}

/* Whoever writes it still holds its lock. */
static void remove_abandoned(int folder, const char *name)
{
    g_auto(emj_fd) fd =
        openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat found;

    if (fd >= 0 && fstat(fd, &found) == 0 && S_ISREG(found.st_mode) &&
        flock(fd, LOCK_EX | LOCK_NB) == 0)
        unlinkat(folder, name, 0);
}

void emj_folder_sweep(int folder)
{
    g_autoptr(GPtrArray) names = emj_folder_list(folder, NULL);

    for (guint i = 0; names && i < names->len; i++)
        if (is_temporary_name(g_ptr_array_index(names, i)))
            remove_abandoned(folder, g_ptr_array_index(names, i));
}
