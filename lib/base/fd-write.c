/* Bytes into a descriptor, at once or in many small pieces. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file-internal.h"

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

static void pass_on(struct emj_fd_buffer *buffer, int fd, const char *bytes, size_t length)
{
    if (buffer->failure == 0 && !emj_fd_write(fd, bytes, length))
        buffer->failure = errno;
}

void emj_fd_buffer_flush(struct emj_fd_buffer *buffer, int fd)
{
    pass_on(buffer, fd, buffer->bytes, buffer->held);
    buffer->held = 0;
}

void emj_fd_buffer_add(struct emj_fd_buffer *buffer, int fd, const char *bytes, size_t length)
{
    if (length > sizeof buffer->bytes - buffer->held)
        emj_fd_buffer_flush(buffer, fd);
    if (length > sizeof buffer->bytes) {
        pass_on(buffer, fd, bytes, length);
    } else if (length > 0) {
        memcpy(buffer->bytes + buffer->held, bytes, length);
        buffer->held += length;
    }
}
