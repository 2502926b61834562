/*
 * entry/lines.h: what a line of Markdown is, seen from the line alone.
 *
 * An entry is read by lines and never parsed as Markdown: a line is prose, code
 * or blank, and a heading or not. Inside the module only.
 */
#ifndef EMJ_ENTRY_LINES_H
#define EMJ_ENTRY_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum emj_line_kind {
    EMJ_LINE_BLANK,
    EMJ_LINE_PROSE,
    EMJ_LINE_CODE, /* in a fence, a fence itself, or indented code */
};

/* Fill in `text` and `length`; everything else begins as 0. */
struct emj_line_walk {
    const char *text;
    size_t length;
    size_t offset; /* of the next line */

    char fence; /* '`' or '~' inside a fence, NUL outside */
    size_t fence_run;
    bool in_paragraph; /* the last line was prose */
    bool in_list;      /* indented lines belong to an item */
};

/* The next line without its end, and its kind. Returns false at the end. */
bool emj_line_walk_next(struct emj_line_walk *walk, struct emj_slice *ret_line,
                        enum emj_line_kind *ret_kind);

/*
 * The level (1 to 6) of a "#" heading that begins in the first column, 0 for
 * another line. `ret_text`, if not NULL, gets its text without the closing "#".
 */
unsigned emj_line_heading(struct emj_slice line, struct emj_slice *ret_text);

/* "# TEXT" on one line, so that emj_line_heading gives TEXT back. New string. */
char *emj_line_compose_heading(unsigned level, const char *text);

/*
 * True when the line's text, behind quote signs, bullets, an empty or ticked box and
 * the "#" of a heading, starts with "//", or starts with "When" or "I will" and has a
 * "//" behind it that is none of an address: what may be meant as private is private.
 * Characters that nobody sees (emj_text_is_unseen) count as if they were not there.
 */
bool emj_line_is_private(struct emj_slice line);

/* Behind the slashes of either kind, and the space around them, that begin `text`. */
const char *emj_text_skip_slashes(const char *text);

/* False for a line, or a whole text, without a slash of either kind: most of them. */
bool emj_line_may_be_private(struct emj_slice text);

/* The line behind its quote signs, bullets and item numbers. */
struct emj_slice emj_line_skip_markup(struct emj_slice line);

bool emj_slice_starts(struct emj_slice slice, const char *prefix);

/* Where `needle` stands first; NULL when it does not. */
const char *emj_slice_find(struct emj_slice slice, const char *needle);

/* Space, tab, newline and the other white space off both ends. */
struct emj_slice emj_slice_trim_lines(struct emj_slice slice);

/*
 * A new string of valid UTF-8 without NUL: what does not belong there becomes
 * U+FFFD, "\r\n" becomes "\n".
 */
char *emj_slice_to_valid(struct emj_slice slice);

#endif
