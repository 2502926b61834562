/* Every file that is written is written here; base/file.h has the steps. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/random.h>
#endif

#include "base/error.h"
#include "base/file-internal.h"

#define CREATE_NEW (O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC)

/* --- the temporary file --- */

/* A file being written. It is removed again unless its name is taken away. */
struct temporary {
    int folder;
    char *name;
    emj_fd fd;
};
typedef struct temporary temporary;

static void temporary_clear(struct temporary *temp)
{
    emj_fd_close(&temp->fd);
    if (temp->name)
        unlinkat(temp->folder, temp->name, 0);
    g_clear_pointer(&temp->name, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(temporary, temporary_clear)

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

/* The name is free: 64 random bits do not meet by chance. */
static bool temporary_open(struct temporary *temp, int folder, GError **error)
{
    g_autofree char *name = random_name(error);

    if (!name)
        return false;
    temp->fd = openat(folder, name, CREATE_NEW, 0600);
    if (temp->fd < 0)
        return fail_temporary(errno, error);
    temp->folder = folder;
    temp->name = g_steal_pointer(&name);
    return emj_fd_set_mode(temp->fd, 0600, temp->name, error);
}

bool emj_fd_write(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            errno = written == 0 ? EIO : errno;
            return false;
        }
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* Some file systems tell only at the end that there was no room. */
static bool temporary_finish(struct temporary *temp)
{
    int fd = emj_fd_steal(&temp->fd);

    return close(fd) == 0 || errno == EINTR;
}

/* Steps 1 and 2 of base/file.h: the bytes are on the disk under another name. */
static bool temporary_write(struct temporary *temp, const struct emj_file_target *target,
                            const char *bytes, size_t length, GError **error)
{
    if (!temporary_open(temp, target->tmp, error)) {
        g_prefix_error(error, "cannot write '%s': ", target->name);
        return false;
    }
    if (!emj_fd_write(temp->fd, bytes, length) || fsync(temp->fd) != 0 ||
        !temporary_finish(temp))
        return emj_error_set_errno(error, errno, "cannot write '%s'", target->name);
    return true;
}

/* --- making a name appear --- */

/* Where one thing is called now and where it shall be. */
struct passage {
    int old_folder;
    const char *old_name;
    int new_folder;
    const char *new_name;
};

/* What a file system answers to a call that it does not have. */
static bool is_unsupported(int errnum)
{
    return errnum == EINVAL || errnum == ENOSYS || errnum == EPERM || errnum == EMLINK ||
           errnum == ENOTSUP;
}

static bool try_rename_new(const struct passage *passage)
{
#ifdef RENAME_NOREPLACE
    return renameat2(passage->old_folder, passage->old_name, passage->new_folder,
                     passage->new_name, RENAME_NOREPLACE) == 0;
#else
    (void)passage;
    errno = ENOSYS;
    return false;
#endif
}

/*
 * For file systems that can neither link nor refuse to replace: an empty file,
 * created exclusively, holds the name until the whole one takes its place.
 */
static bool try_rename_claimed(const struct passage *passage)
{
    int claim = openat(passage->new_folder, passage->new_name, CREATE_NEW, 0600);
    int failure = 0;

    if (claim < 0)
        return false;
    close(claim);
    if (renameat(passage->old_folder, passage->old_name, passage->new_folder,
                 passage->new_name) == 0)
        return true;
    failure = errno;
    unlinkat(passage->new_folder, passage->new_name, 0);
    errno = failure;
    return false;
}

/* A rename that never replaces; false with errno. */
static bool rename_new(const struct passage *passage)
{
    return try_rename_new(passage) || (is_unsupported(errno) && try_rename_claimed(passage));
}

/* --- the public calls --- */

bool emj_file_create(const struct emj_file_target *target, const char *bytes, size_t length,
                     GError **error)
{
    g_auto(temporary) temp = { -1, NULL, -1 };
    struct passage passage = { target->tmp, NULL, target->folder, target->name };

    if (!temporary_write(&temp, target, bytes, length, error))
        return false;
    passage.old_name = temp.name;
    if (linkat(target->tmp, temp.name, target->folder, target->name, 0) != 0) {
        if (!is_unsupported(errno) || !rename_new(&passage))
            return emj_error_set_errno(error, errno, "cannot create '%s'", target->name);
        g_clear_pointer(&temp.name, g_free);
    }
    return emj_folder_sync(target->folder, target->name, error);
}

/* Step 3 and 4 for a name that may be taken. */
static bool temporary_put(struct temporary *temp, const struct emj_file_target *target,
                          GError **error)
{
    if (renameat(temp->folder, temp->name, target->folder, target->name) != 0)
        return emj_error_set_errno(error, errno, "cannot write '%s'", target->name);
    g_clear_pointer(&temp->name, g_free);
    return emj_folder_sync(target->folder, target->name, error);
}

static bool fail_conflict(const char *shown, GError **error)
{
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_CONFLICT, "'%s' changed since it was read", shown);
    return false;
}

bool emj_file_check_unchanged(int folder, const char *name, const char *shown,
                              const char *bytes, size_t length, GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_autofree char *found = NULL;
    size_t found_length = 0;

    if (!emj_file_read(folder, name, length, &found, &found_length, &failure)) {
        if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_LIMIT) ||
            g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
            return fail_conflict(shown, error);
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (found_length != length || (length > 0 && memcmp(found, bytes, length) != 0))
        return fail_conflict(shown, error);
    return true;
}

bool emj_file_replace(const struct emj_file_target *target, const char *old_bytes,
                      size_t old_length, const char *bytes, size_t length, GError **error)
{
    g_auto(temporary) temp = { -1, NULL, -1 };

    /* Compared last, so that as little time as possible lies before the rename. */
    return temporary_write(&temp, target, bytes, length, error) &&
           emj_file_check_unchanged(target->folder, target->name, target->name, old_bytes,
                                    old_length, error) &&
           temporary_put(&temp, target, error);
}

bool emj_file_put(const struct emj_file_target *target, const char *bytes, size_t length,
                  GError **error)
{
    g_auto(temporary) temp = { -1, NULL, -1 };

    return temporary_write(&temp, target, bytes, length, error) &&
           temporary_put(&temp, target, error);
}

bool emj_file_put_path(const char *path, const char *bytes, size_t length, GError **error)
{
    g_autofree char *above = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_auto(emj_fd) folder = -1;
    struct emj_file_target target = { .name = name };
    enum emj_file_kind kind = EMJ_FILE_OTHER;

    if (*path && !g_str_has_suffix(path, "/")) {
        folder = emj_folder_open(AT_FDCWD, above, false, error);
        if (folder < 0)
            return false;
        kind = emj_file_kind_of(folder, name);
    }
    if (kind != EMJ_FILE_ABSENT && kind != EMJ_FILE_REGULAR) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                    "cannot write '%s': it is not a regular file", path);
        return false;
    }
    target.tmp = folder;
    target.folder = folder;
    return emj_file_put(&target, bytes, length, error);
}

bool emj_file_move(int old_folder, const char *old_name, int new_folder, const char *new_name,
                   GError **error)
{
    struct passage passage = { old_folder, old_name, new_folder, new_name };

    if (!rename_new(&passage))
        return emj_error_set_errno(error, errno, "cannot move '%s' to '%s'", old_name,
                                   new_name);
    /* The new place first: a power cut between the two leaves both, not none. */
    return emj_folder_sync(new_folder, new_name, error) &&
           (new_folder == old_folder || emj_folder_sync(old_folder, old_name, error));
}

bool emj_file_remove(int folder, const char *name, GError **error)
{
    if (unlinkat(folder, name, 0) != 0)
        return emj_error_set_errno(error, errno, "cannot remove '%s'", name);
    return emj_folder_sync(folder, name, error);
}
