/* Files whose bytes are known when they are written; base/file.h has the steps. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file-internal.h"

/* Steps 1 and 2 of base/file.h: the bytes are on the disk under another name. */
static bool temporary_write(struct emj_temporary *temp, const struct emj_file_target *target,
                            const char *bytes, size_t length, GError **error)
{
    if (!emj_temporary_open(temp, target->tmp, error)) {
        g_prefix_error(error, "cannot write '%s': ", target->name);
        return false;
    }
    if (!emj_fd_write(temp->fd, bytes, length) || !emj_temporary_finish(temp))
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
    int claim = emj_file_claim(passage->new_folder, passage->new_name);
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
    g_auto(emj_temporary) temp = EMJ_TEMPORARY_NONE;
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
    g_auto(emj_temporary) temp = EMJ_TEMPORARY_NONE;

    /* Compared last, so that as little time as possible lies before the rename. */
    return temporary_write(&temp, target, bytes, length, error) &&
           emj_file_check_unchanged(target->folder, target->name, target->name, old_bytes,
                                    old_length, error) &&
           emj_temporary_put(&temp, target->folder, target->name, error);
}

bool emj_file_put(const struct emj_file_target *target, const char *bytes, size_t length,
                  GError **error)
{
    g_auto(emj_temporary) temp = EMJ_TEMPORARY_NONE;

    return temporary_write(&temp, target, bytes, length, error) &&
           emj_temporary_put(&temp, target->folder, target->name, error);
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
