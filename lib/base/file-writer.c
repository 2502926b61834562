/* A file that a person names, written piece by piece. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>

#include "base/error.h"
#include "base/file-internal.h"

struct emj_file_writer {
    emj_fd folder;
    char *name; /* in it */
    struct emj_temporary temp;
    struct emj_fd_buffer buffer;
};

/* The folder that `path` stands in, and what stands there already. */
static bool find_place(struct emj_file_writer *writer, const char *path, GError **error)
{
    g_autofree char *above = g_path_get_dirname(path);
    enum emj_file_kind kind = EMJ_FILE_OTHER;

    writer->name = g_path_get_basename(path);
    if (*path && !g_str_has_suffix(path, "/")) {
        writer->folder = emj_folder_open(AT_FDCWD, above, false, error);
        if (writer->folder < 0)
            return false;
        kind = emj_file_kind_of(writer->folder, writer->name);
    }
    if (kind == EMJ_FILE_ABSENT || kind == EMJ_FILE_REGULAR)
        return true;
    if (kind == EMJ_FILE_UNKNOWN)
        return emj_error_set_errno(error, errno, "cannot write '%s'", path);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                "cannot write '%s': it is not a regular file", path);
    return false;
}

struct emj_file_writer *emj_file_writer_new(const char *path, GError **error)
{
    g_autoptr(emj_file_writer) writer = g_new0(struct emj_file_writer, 1);

    writer->folder = -1;
    writer->temp = (struct emj_temporary)EMJ_TEMPORARY_NONE;
    if (!find_place(writer, path, error))
        return NULL;
    emj_folder_sweep(writer->folder);
    if (!emj_temporary_open(&writer->temp, writer->folder, error)) {
        g_prefix_error(error, "cannot write '%s': ", writer->name);
        return NULL;
    }
    return g_steal_pointer(&writer);
}

void emj_file_writer_free(struct emj_file_writer *writer)
{
    if (!writer)
        return;
    emj_temporary_clear(&writer->temp);
    emj_fd_close(&writer->folder);
    g_free(writer->name);
    g_free(writer);
}

void emj_file_writer_write(struct emj_file_writer *writer, const char *bytes, size_t length)
{
    emj_fd_buffer_add(&writer->buffer, writer->temp.fd, bytes, length);
}

static void write_piece(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    (void)tone;
    emj_file_writer_write(data, bytes, length);
}

struct emj_sink emj_file_writer_sink(struct emj_file_writer *writer)
{
    return (struct emj_sink){ write_piece, writer };
}

bool emj_file_writer_commit(struct emj_file_writer *writer, GError **error)
{
    int failure = 0;

    emj_fd_buffer_flush(&writer->buffer, writer->temp.fd);
    failure = writer->buffer.failure;
    if (failure == 0 && !emj_temporary_finish(&writer->temp))
        failure = errno;
    if (failure != 0)
        return emj_error_set_errno(error, failure, "cannot write '%s'", writer->name);
    return emj_temporary_put(&writer->temp, writer->folder, writer->name, error);
}

bool emj_file_put_path(const char *path, const char *bytes, size_t length, GError **error)
{
    g_autoptr(emj_file_writer) writer = emj_file_writer_new(path, error);

    if (!writer)
        return false;
    emj_file_writer_write(writer, bytes, length);
    return emj_file_writer_commit(writer, error);
}
