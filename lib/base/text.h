/*
 * base/text.h: small questions about UTF-8 text, asked in one place.
 *
 * Strings are NUL-terminated UTF-8 unless a length in bytes is given. Returned
 * char * are new and freed by the caller with g_free; const char * point into
 * the argument.
 */
#ifndef EMJ_BASE_TEXT_H
#define EMJ_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>

/* A run of bytes inside somebody else's text; never NUL-terminated. */
struct emj_slice {
    const char *start;
    size_t length;
};

/* Bytes of the byte order mark that `bytes` begin with: 3, or 0 for none. */
size_t emj_text_bom_length(const char *bytes, size_t length);

/* --- numbers and slugs --- */

/* Decimal digits only, whole string, within [minimum, maximum]. */
bool emj_text_to_int(const char *text, int64_t minimum, int64_t maximum, int64_t *ret_value);

/* `[a-z0-9]` then `[a-z0-9-]`, `minimum` to `maximum` bytes. */
bool emj_text_is_slug(const char *text, size_t minimum, size_t maximum);

/* --- words --- */

/*
 * Whitespace-separated tokens: the measure behind every word count. Whitespace
 * is what Unicode calls so, in every function here.
 */
size_t emj_text_words(const char *text, size_t length);

/* True when `text` holds at least one letter or digit of any script. */
bool emj_text_has_alnum(const char *text, size_t length);

/* Lower-cased for comparison: g_utf8_casefold of the NFC form. */
char *emj_text_fold(const char *text);

/*
 * As emj_text_fold, and accents removed: "Tomás" and "tomas" are one word. Marks
 * that make another letter (vowel signs, voicing marks of kana) stay.
 */
char *emj_text_fold_plain(const char *text);

/*
 * The candidate with the smallest edit distance to `word`, if at most a third
 * of its length (2 at least, but never all of it) must be changed; NULL when
 * none is near. `candidates` ends with NULL. Borrowed from `candidates`.
 */
const char *emj_text_nearest(const char *word, const char *const *candidates);

/* --- lines --- */

/*
 * Walks lines: sets `ret_line` to the next line of `text` without its "\n" or
 * "\r\n" and moves `*offset` behind it. Returns false at the end.
 */
bool emj_text_next_line(const char *text, size_t length, size_t *offset,
                        struct emj_slice *ret_line);

/* Blanks (space, tab, CR) off both ends. */
struct emj_slice emj_slice_trim(struct emj_slice slice);
bool emj_slice_is_blank(struct emj_slice slice);
bool emj_slice_equal(struct emj_slice slice, const char *text);
char *emj_slice_dup(struct emj_slice slice);

/* Every run of whitespace, newlines included, becomes one space; ends trimmed. */
char *emj_text_fold_lines(const char *text);

/* --- for a terminal or a message --- */

/* Columns of one visible line: wide characters are 2, combining marks 0. */
size_t emj_text_columns(const char *text);

size_t emj_slice_columns(struct emj_slice slice);

/*
 * The bytes of what a person sees as the first character of `slice`, which is not
 * empty: a letter with its marks, an emoji with its modifiers and those joined to
 * it, a flag. Joined parts belong together while they fit into `columns`.
 */
size_t emj_slice_character(struct emj_slice slice, size_t columns, size_t *ret_columns);

/*
 * Whether a line may end between two characters with no space there, as in scripts
 * that write none. `before` and `after` stand side by side; marks left out.
 */
bool emj_text_may_break(gunichar before, gunichar after);

/* At most `columns` wide, with "…" as the last column when something was cut. */
char *emj_text_ellipsize(const char *text, size_t columns);

/*
 * The one way from any bytes to text that may be shown: control characters
 * (C0 but tab and newline, DEL, C1) become their symbols ("␛", U+FFFD for C1),
 * bidirectional controls and other invisible format characters become "⟨U+202E⟩",
 * bytes that are not UTF-8 become U+FFFD. What is safe already comes back equal;
 * running it twice changes nothing more.
 */
char *emj_text_visible(const char *bytes, size_t length);

/*
 * True for a character that draws nothing and is no space: controls, format
 * characters (zero width space, soft hyphen, direction marks), fillers and others
 * that Unicode lets a program pass over. Two texts that differ in these alone look
 * the same to who reads them.
 */
bool emj_text_is_unseen(gunichar character);

/* As emj_text_visible, on one line: newline and tab become one space. */
char *emj_text_visible_line(const char *text);

/*
 * Wraps `text` at spaces to `columns`, each further line preceded by `indent`
 * spaces. A word longer than a line stands alone, a newline ends a line, several
 * spaces count as one.
 */
char *emj_text_wrap(const char *text, size_t columns, size_t indent);

/*
 * The byte offset of the first character that a pack or front matter may not
 * hold (C0 but tab, LF and CR, DEL, C1, bidirectional controls, surrogates, bad
 * UTF-8, NUL), or -1 when all are allowed. `ret_name`, if not NULL, gets a
 * static name such as "bidirectional control" or "invalid UTF-8".
 */
ptrdiff_t emj_text_find_forbidden(const char *bytes, size_t length, const char **ret_name);

/*
 * Line and column (code points) of a byte offset; 1-based. A byte that is not
 * UTF-8 counts as one, a byte order mark at the beginning as none.
 */
void emj_text_position(const char *bytes, size_t length, size_t offset, unsigned *ret_line,
                       unsigned *ret_column);

#endif
