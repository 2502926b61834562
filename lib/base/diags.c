#include "base/diags.h"

#include <stdarg.h>

#include "base/error.h"
#include "base/text.h"

struct emj_diags {
    char *file;
    GPtrArray *kept; /* of struct emj_diag, in the order they came */
    size_t errors;
};

static void diag_free(struct emj_diag *diag)
{
    g_free(diag->message);
    g_free(diag);
}

static void diag_destroy(void *diag)
{
    diag_free(diag);
}

struct emj_diags *emj_diags_new(const char *file)
{
    struct emj_diags *diags = g_new0(struct emj_diags, 1);

    diags->file = g_strdup(file);
    diags->kept = g_ptr_array_new_with_free_func(diag_destroy);
    return diags;
}

void emj_diags_free(struct emj_diags *diags)
{
    if (!diags)
        return;
    g_free(diags->file);
    g_ptr_array_unref(diags->kept);
    g_free(diags);
}

/* An error is worth more than a warning: the last warning makes room for it. */
static bool make_room(struct emj_diags *diags, enum emj_severity severity)
{
    if (diags->kept->len < EMJ_DIAGS_KEPT)
        return true;
    if (severity == EMJ_SEVERITY_WARNING)
        return false;
    for (size_t i = diags->kept->len; i > 0; i--) {
        if (emj_diags_get(diags, i - 1)->severity == EMJ_SEVERITY_WARNING) {
            g_ptr_array_remove_index(diags->kept, (unsigned)(i - 1));
            return true;
        }
    }
    return false;
}

static G_GNUC_PRINTF(4, 0) void add(struct emj_diags *diags, enum emj_severity severity,
                                    struct emj_mark mark, const char *format, va_list args)
{
    struct emj_diag *diag = NULL;

    if (severity == EMJ_SEVERITY_ERROR)
        diags->errors++;
    if (!make_room(diags, severity))
        return;
    diag = g_new0(struct emj_diag, 1);
    diag->severity = severity;
    diag->mark = mark;
    diag->message = g_strdup_vprintf(format, args);
    g_ptr_array_add(diags->kept, diag);
}

void emj_diags_error(struct emj_diags *diags, struct emj_mark mark, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(diags, EMJ_SEVERITY_ERROR, mark, format, args);
    va_end(args);
}

void emj_diags_warn(struct emj_diags *diags, struct emj_mark mark, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(diags, EMJ_SEVERITY_WARNING, mark, format, args);
    va_end(args);
}

size_t emj_diags_errors(const struct emj_diags *diags)
{
    return diags->errors;
}

size_t emj_diags_count(const struct emj_diags *diags)
{
    return diags->kept->len;
}

const struct emj_diag *emj_diags_get(const struct emj_diags *diags, size_t index)
{
    g_assert(index < diags->kept->len);
    return g_ptr_array_index(diags->kept, index);
}

const char *emj_diags_file(const struct emj_diags *diags)
{
    return diags->file;
}

static int compare_places(const void *a, const void *b)
{
    const struct emj_diag *const *left = a;
    const struct emj_diag *const *right = b;
    struct emj_mark one = (*left)->mark;
    struct emj_mark two = (*right)->mark;

    if (one.line != two.line)
        return one.line < two.line ? -1 : 1;
    if (one.column != two.column)
        return one.column < two.column ? -1 : 1;
    return 0;
}

void emj_diags_sort(struct emj_diags *diags)
{
    /* Stable, as the documentation of GLib promises. */
    g_ptr_array_sort(diags->kept, compare_places);
}

char *emj_diags_format(const struct emj_diags *diags, size_t index)
{
    const struct emj_diag *diag = emj_diags_get(diags, index);
    g_autoptr(GString) line = g_string_new(diags->file);

    if (diag->mark.line > 0)
        g_string_append_printf(line, ":%u:%u", diag->mark.line, diag->mark.column);
    g_string_append_printf(line, ": %s: %s",
                           diag->severity == EMJ_SEVERITY_ERROR ? "error" : "warning",
                           diag->message);
    /* A name of a file or a key quoted from it may hold anything. */
    return emj_text_visible_line(line->str);
}

bool emj_diags_to_error(const struct emj_diags *diags, GError **error)
{
    for (size_t i = 0; i < diags->kept->len; i++) {
        if (emj_diags_get(diags, i)->severity == EMJ_SEVERITY_ERROR) {
            g_autofree char *line = emj_diags_format(diags, i);

            g_set_error_literal(error, EMJ_ERROR, EMJ_ERROR_INVALID, line);
            return false;
        }
    }
    g_assert_not_reached();
}
