/* The limited reader. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

/* The first piece of a stream whose length nobody knows. */
#define STREAM_PIECE ((size_t)64 * 1024)

/* What is read, where it goes and how far it may grow. */
struct reader {
    int fd;
    const char *name; /* of the file; NULL for a descriptor without one */
    size_t limit;
    char *bytes; /* capacity + 1, the last for a NUL */
    size_t capacity;
    size_t length;
};

/* As messages call it. New string: made only for a failure, since files are many. */
static char *name_of(const struct reader *reader)
{
    return reader->name ? g_strdup_printf("'%s'", reader->name) : g_strdup("the input");
}

static bool fail_errno(const struct reader *reader, int errnum, GError **error)
{
    g_autofree char *name = name_of(reader);

    return emj_error_set_errno(error, errnum, "cannot read %s", name);
}

static bool fail_limit(const struct reader *reader, GError **error)
{
    g_autofree char *name = name_of(reader);
    size_t limit = reader->limit;
    const size_t kib = 1024;
    const size_t mib = kib * kib;
    const char *unit = "bytes";

    if (limit >= mib && limit % mib == 0) {
        unit = "MiB";
        limit /= mib;
    } else if (limit >= kib && limit % kib == 0) {
        unit = "KiB";
        limit /= kib;
    }
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_LIMIT, "%s is larger than %zu %s", name, limit,
                unit);
    return false;
}

/* Waits where a descriptor was set not to block, by whoever shares it. */
static ssize_t read_some(int fd, char *buffer, size_t room)
{
    for (;;) {
        struct pollfd wanted = { .fd = fd, .events = POLLIN };
        ssize_t got = read(fd, buffer, room);

        if (got >= 0 || (errno != EINTR && errno != EAGAIN))
            return got;
        if (errno == EAGAIN)
            poll(&wanted, 1, -1);
    }
}

/* `capacity` is cut to one byte over the limit: enough to see that it is passed. */
static bool reader_grow(struct reader *reader, size_t capacity, GError **error)
{
    char *grown = NULL;

    if (capacity > reader->limit)
        capacity = reader->limit + 1;
    grown = g_try_realloc(reader->bytes, capacity + 1);
    if (!grown) {
        fail_errno(reader, ENOMEM, error);
        return false;
    }
    reader->bytes = grown;
    reader->capacity = capacity;
    return true;
}

/*
 * Reads to the end, or to `expected` bytes in case that many fit with one byte
 * to spare: a regular file has ended then, and needs no second call to say so.
 */
static bool reader_fill(struct reader *reader, size_t expected, GError **error)
{
    for (;;) {
        ssize_t got = read_some(reader->fd, reader->bytes + reader->length,
                                reader->capacity - reader->length);

        if (got < 0)
            return fail_errno(reader, errno, error);
        reader->length += (size_t)got;
        if (reader->length > reader->limit)
            return fail_limit(reader, error);
        if (got == 0 || reader->length == expected)
            return true;
        if (reader->length == reader->capacity &&
            !reader_grow(reader, MAX(reader->capacity * 2, STREAM_PIECE), error))
            return false;
    }
}

/* What was read before a failure stays in the reader. */
static bool read_to_end(struct reader *reader, size_t first, size_t expected, GError **error)
{
    bool whole = reader_grow(reader, first, error) && reader_fill(reader, expected, error);

    if (reader->bytes)
        reader->bytes[reader->length] = '\0';
    return whole;
}

static bool fail_kind(const char *name, GError **error)
{
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "'%s' is not a regular file", name);
    return false;
}

bool emj_file_read(int folder, const char *name, size_t limit, char **ret_bytes,
                   size_t *ret_length, GError **error)
{
    /* O_NONBLOCK: a FIFO must not hang the program before fstat can refuse it. */
    int links = folder == AT_FDCWD ? 0 : O_NOFOLLOW;
    g_auto(emj_fd) fd =
        openat(folder, name, O_RDONLY | links | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct reader reader = { .fd = fd, .name = name, .limit = limit };
    struct stat found;

    if (fd < 0 && (errno == ELOOP || errno == ENXIO))
        return fail_kind(name, error);
    if (fd < 0 || fstat(fd, &found) != 0)
        return fail_errno(&reader, errno, error);
    if (!S_ISREG(found.st_mode))
        return fail_kind(name, error);
    if ((uintmax_t)found.st_size > limit)
        return fail_limit(&reader, error);
    if (!read_to_end(&reader, (size_t)found.st_size + 1, (size_t)found.st_size, error)) {
        g_free(reader.bytes);
        return false;
    }
    *ret_bytes = reader.bytes;
    *ret_length = reader.length;
    return true;
}

bool emj_fd_read(int fd, size_t limit, char **ret_bytes, size_t *ret_length, GError **error)
{
    struct reader reader = { .fd = fd, .limit = limit };

    bool whole = read_to_end(&reader, STREAM_PIECE, SIZE_MAX, error);

    *ret_bytes = reader.bytes;
    *ret_length = reader.length;
    return whole;
}
