/*
 * base/diags.h: the problems found in one text file, each with its place.
 *
 * A reader of text (YAML, a pack, an entry) adds every problem it sees and goes
 * on where it can, so that a person repairs a file in one round. The list keeps
 * the order in which problems were added; emj_diags_sort orders by place.
 *
 * Lines and columns are 1-based; a column counts Unicode code points. Line 0
 * means the whole file and is printed without line and column.
 */
#ifndef EMJ_BASE_DIAGS_H
#define EMJ_BASE_DIAGS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/* More than a person repairs in one round; a hostile file cannot ask for memory. */
enum { EMJ_DIAGS_KEPT = 100 };

enum emj_severity {
    EMJ_SEVERITY_ERROR,   /* the file cannot be used */
    EMJ_SEVERITY_WARNING, /* style; the file is used */
};

/* A place in a file; 1-based, line 0 is "the whole file". */
struct emj_mark {
    unsigned line;
    unsigned column;
};

struct emj_diag {
    enum emj_severity severity;
    struct emj_mark mark;
    char *message; /* lower case, no full stop; owned by the list */
};

struct emj_diags;

/* `file` is the name that is printed; it is copied. Free with emj_diags_free. */
struct emj_diags *emj_diags_new(const char *file);
void emj_diags_free(struct emj_diags *diags);
typedef struct emj_diags emj_diags;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_diags, emj_diags_free)

/*
 * Adds a problem. EMJ_DIAGS_KEPT are kept, further ones only counted. An error
 * that comes when the list is full takes the place of the last warning.
 */
void emj_diags_error(struct emj_diags *diags, struct emj_mark mark, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
void emj_diags_warn(struct emj_diags *diags, struct emj_mark mark, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Number of errors (not warnings) seen, kept or not. */
size_t emj_diags_errors(const struct emj_diags *diags);

/* Number of problems kept, and one of them; `index` must be below the count. */
size_t emj_diags_count(const struct emj_diags *diags);
const struct emj_diag *emj_diags_get(const struct emj_diags *diags, size_t index);

/* The name given to emj_diags_new; borrowed. */
const char *emj_diags_file(const struct emj_diags *diags);

/* Orders by line, then column; problems at one place keep their order. */
void emj_diags_sort(struct emj_diags *diags);

/*
 * "FILE:LINE:COLUMN: error: MESSAGE", without a newline and safe to show (see
 * emj_text_visible_line); the caller frees.
 */
char *emj_diags_format(const struct emj_diags *diags, size_t index);

/*
 * Turns the first error into a GError of code EMJ_ERROR_INVALID with the text
 * of emj_diags_format. Must hold at least one error. Always returns false.
 */
bool emj_diags_to_error(const struct emj_diags *diags, GError **error);

#endif
