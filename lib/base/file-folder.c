/* Opening, making and listing folders. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

#include "base/error.h"
#include "base/file-internal.h"

#define OPEN_FOLDER (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

void emj_fd_close(emj_fd *fd)
{
    int saved = errno;

    if (*fd >= 0)
        close(*fd);
    *fd = -1;
    errno = saved;
}

int emj_fd_steal(emj_fd *fd)
{
    int stolen = *fd;

    *fd = -1;
    return stolen;
}

bool emj_folder_sync(int folder, const char *name, GError **error)
{
    if (fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP)
        return true;
    return emj_error_set_errno(error, errno, "cannot sync the folder of '%s'", name);
}

bool emj_fd_set_mode(int fd, mode_t mode, const char *name, GError **error)
{
    if (fchmod(fd, mode) == 0 || errno == EPERM || errno == ENOTSUP || errno == ENOSYS)
        return true;
    return emj_error_set_errno(error, errno, "cannot set the mode of '%s'", name);
}

/* --- opening --- */

/* Neither empty, absolute nor with a part that leads out: "a/b" is, "a//b" is not. */
static bool stays_beneath(const char *path)
{
    const char *part = path;

    for (;;) {
        size_t length = strcspn(part, "/");

        if (length == 0 || (length == 2 && strncmp(part, "..", 2) == 0))
            return false;
        if (part[length] == '\0')
            return true;
        part += length + 1;
    }
}

/* Part by part, none of them a link; for kernels without openat2. */
static int open_parts(int parent, const char *path)
{
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    g_auto(emj_fd) folder = -1;

    for (size_t i = 0; parts[i]; i++) {
        int next = openat(i == 0 ? parent : folder, parts[i], OPEN_FOLDER | O_NOFOLLOW);

        if (next < 0)
            return -1;
        emj_fd_close(&folder);
        folder = next;
    }
    return emj_fd_steal(&folder);
}

static int open_beneath(int parent, const char *path)
{
#ifdef SYS_openat2
    struct open_how how = {
        .flags = OPEN_FOLDER,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
    };
    long folder = syscall(SYS_openat2, parent, path, &how, sizeof how);

    /* A sandbox answers EPERM for calls it does not know. */
    if (folder >= 0 || (errno != ENOSYS && errno != EPERM && errno != EAGAIN))
        return (int)folder;
#endif
    return open_parts(parent, path);
}

static int open_existing(int parent, const char *path)
{
    return parent == AT_FDCWD ? open(path, OPEN_FOLDER) : open_beneath(parent, path);
}

static int fail_open(const char *path, GError **error)
{
    if (errno == ELOOP || errno == ENOTDIR)
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                    "'%s' is not a folder, or a symbolic link is on the way", path);
    else
        emj_error_set_errno(error, errno, "cannot open the folder '%s'", path);
    return -1;
}

/* One folder in `parent`; another process may make it at the same time. */
static int make_folder(int parent, const char *name, GError **error)
{
    g_auto(emj_fd) folder = -1;
    bool made = mkdirat(parent, name, 0700) == 0;

    if (!made && errno != EEXIST) {
        emj_error_set_errno(error, errno, "cannot make the folder '%s'", name);
        return -1;
    }
    folder = openat(parent, name, OPEN_FOLDER | O_NOFOLLOW);
    if (folder < 0)
        return fail_open(name, error);
    if (made &&
        (!emj_fd_set_mode(folder, 0700, name, error) || !emj_folder_sync(parent, name, error)))
        return -1;
    return emj_fd_steal(&folder);
}

/* Opens `path`, making what is missing; calls itself for the folder above. */
static int open_or_make(int parent, const char *path, GError **error)
{
    g_autofree char *above = NULL;
    g_autofree char *name = NULL;
    g_auto(emj_fd) holder = open_existing(parent, path);

    if (holder >= 0)
        return emj_fd_steal(&holder);
    if (errno != ENOENT)
        return fail_open(path, error);
    name = g_path_get_basename(path);
    if (!strchr(path, '/') && parent != AT_FDCWD)
        return make_folder(parent, name, error);
    above = g_path_get_dirname(path);
    holder = open_or_make(parent, above, error);
    return holder < 0 ? -1 : make_folder(holder, name, error);
}

int emj_folder_open(int parent, const char *path, bool create, GError **error)
{
    g_autofree char *trimmed = g_strdup(path);
    size_t length = strlen(trimmed);
    int folder = -1;

    if (length == 0 || (parent != AT_FDCWD && !stays_beneath(path))) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "'%s' is not the name of a folder",
                    path);
        return -1;
    }
    /* A slash at the end would make the last part an empty one. */
    while (length > 1 && trimmed[length - 1] == '/')
        trimmed[--length] = '\0';
    if (create)
        return open_or_make(parent, trimmed, error);
    folder = open_existing(parent, trimmed);
    return folder < 0 ? fail_open(path, error) : folder;
}

/* --- looking --- */

static int compare_names(const void *a, const void *b)
{
    const char *const *left = a;
    const char *const *right = b;

    return strcmp(*left, *right);
}

static DIR *open_stream(int folder)
{
    /* Opened anew: a duplicate would share the place in the list with `folder`. */
    g_auto(emj_fd) fd = openat(folder, ".", OPEN_FOLDER);
    DIR *stream = fd < 0 ? NULL : fdopendir(fd);

    if (stream)
        emj_fd_steal(&fd);
    return stream;
}

/* Adds every name to `names`; false with errno when the folder cannot be read. */
static bool read_names(DIR *stream, GPtrArray *names)
{
    for (;;) {
        const struct dirent *found = NULL;

        errno = 0;
        found = readdir(stream);
        if (!found)
            return errno == 0;
        if (strcmp(found->d_name, ".") != 0 && strcmp(found->d_name, "..") != 0)
            g_ptr_array_add(names, g_strdup(found->d_name));
    }
}

GPtrArray *emj_folder_list(int folder, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    DIR *stream = open_stream(folder);
    int failure = 0;

    if (!stream || !read_names(stream, names))
        failure = errno;
    if (stream)
        closedir(stream);
    if (failure != 0) {
        emj_error_set_errno(error, failure, "cannot list a folder");
        return NULL;
    }
    g_ptr_array_sort(names, compare_names);
    return g_steal_pointer(&names);
}

char *emj_folder_make_temporary(const char *parent, const char *prefix, GError **error)
{
    g_autofree char *name = g_strconcat(prefix, "-XXXXXX", NULL);
    g_autofree char *joined = g_build_filename(parent, name, NULL);
    g_autofree char *path = g_canonicalize_filename(joined, NULL);

    if (g_mkdtemp_full(path, 0700))
        return g_steal_pointer(&path);
    g_autofree char *reason = emj_error_reason(errno);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_SYSTEM, "cannot make a folder in '%s': %s", parent,
                reason);
    return NULL;
}
