/*
 * A temporary folder for one test, and what tests do in it by hand. These calls
 * stand apart from base/file.h, which is what they help to check.
 */
#ifndef EMJ_TESTS_BASE_SCRATCH_H
#define EMJ_TESTS_BASE_SCRATCH_H

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <check.h>
#include <glib.h>

struct scratch {
    char *path;
    int folder;
};

static inline struct scratch scratch_new(void)
{
    struct scratch scratch = { g_dir_make_tmp("emjournal-test-XXXXXX", NULL), -1 };

    ck_assert_ptr_nonnull(scratch.path);
    scratch.folder = open(scratch.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ck_assert_int_ge(scratch.folder, 0);
    return scratch;
}

static inline void scratch_empty(const char *path)
{
    DIR *stream = opendir(path);
    const struct dirent *found = NULL;

    if (!stream)
        return;
    while ((found = readdir(stream))) {
        g_autofree char *inside = g_strdup_printf("%s/%s", path, found->d_name);
        struct stat status;

        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0)
            continue;
        if (lstat(inside, &status) == 0 && S_ISDIR(status.st_mode)) {
            chmod(inside, 0700);
            scratch_empty(inside);
            rmdir(inside);
        } else {
            unlink(inside);
        }
    }
    closedir(stream);
}

static inline void scratch_free(struct scratch *scratch)
{
    scratch_empty(scratch->path);
    rmdir(scratch->path);
    g_clear_pointer(&scratch->path, g_free);
    close(scratch->folder);
    scratch->folder = -1;
}

static inline void scratch_write(int folder, const char *name, const char *bytes, size_t length)
{
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, bytes, length), (ssize_t)length);
    close(fd);
}

/* Makes a FIFO through its path: not every system has mkfifoat. */
static inline void scratch_fifo(const struct scratch *scratch, const char *name)
{
    g_autofree char *path = g_strdup_printf("%s/%s", scratch->path, name);

    ck_assert_int_eq(mkfifo(path, 0600), 0);
}

static inline void scratch_socket(const struct scratch *scratch, const char *name)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    ck_assert_uint_lt(strlen(scratch->path) + strlen(name) + 1, sizeof address.sun_path);
    g_snprintf(address.sun_path, sizeof address.sun_path, "%s/%s", scratch->path, name);
    ck_assert_int_eq(bind(fd, (const struct sockaddr *)&address, sizeof address), 0);
    close(fd);
}

/* Everything but a file that may lie where a file is looked for. */
static const char *const scratch_traps[] = { "fifo",     "socket", "folder", "link",
                                             "dangling", "loop",   "device" };

/* Puts these there, and a file "real" for "link" to lead to. */
static inline void scratch_plant(const struct scratch *scratch)
{
    scratch_write(scratch->folder, "real", "secret", 6);
    scratch_fifo(scratch, "fifo");
    scratch_socket(scratch, "socket");
    ck_assert_int_eq(mkdirat(scratch->folder, "folder", 0700), 0);
    ck_assert_int_eq(symlinkat("real", scratch->folder, "link"), 0);
    ck_assert_int_eq(symlinkat("nowhere", scratch->folder, "dangling"), 0);
    ck_assert_int_eq(symlinkat("loop", scratch->folder, "loop"), 0);
    ck_assert_int_eq(symlinkat("/dev/zero", scratch->folder, "device"), 0);
}

/* Bytes of every value, for lengths that matter; the caller frees. */
static inline char *scratch_pattern(size_t size)
{
    char *bytes = g_malloc(size + 1);

    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)(i * 7);
    return bytes;
}

/* The permission bits of a name, its own if it is a link. */
static inline unsigned scratch_mode(int folder, const char *name)
{
    struct stat status;

    ck_assert_int_eq(fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW), 0);
    return (unsigned)(status.st_mode & 07777);
}

static inline bool scratch_has(int folder, const char *name)
{
    struct stat status;

    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Fails the test unless the file holds exactly these bytes. */
static inline void scratch_expect(int folder, const char *name, const char *bytes,
                                  size_t length)
{
    g_autofree char *found = g_malloc0(length + 2);
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);

    ck_assert_msg(fd >= 0, "'%s' is missing", name);
    ck_assert_int_eq(read(fd, found, length + 1), (ssize_t)length);
    ck_assert_int_eq(memcmp(found, bytes, length), 0);
    close(fd);
}

/* How many names a folder below the scratch holds. */
static inline unsigned scratch_count(const struct scratch *scratch, const char *name)
{
    g_autofree char *path = g_strdup_printf("%s/%s", scratch->path, name);
    g_autoptr(GDir) stream = g_dir_open(path, 0, NULL);
    unsigned count = 0;

    ck_assert_ptr_nonnull(stream);
    while (g_dir_read_name(stream))
        count++;
    return count;
}

#endif
