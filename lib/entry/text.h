/*
 * entry/text.h: what is derived from a piece of entry text.
 *
 * The interview uses these on an answer before it is saved, the reader on the
 * same answer afterwards, so that both see the same.
 */
#ifndef EMJ_ENTRY_TEXT_H
#define EMJ_ENTRY_TEXT_H

#include "entry/entry.h"

/*
 * The marker of an answer: a last token "+" or "-" of its own, on a line that has
 * a letter or digit before it. `ret_length`, if not NULL, gets the length of the
 * text without the marker and the blanks before it.
 */
enum emj_marker emj_text_marker(const char *text, size_t length, size_t *ret_length);

/*
 * True when a line starts with "//", blanks before it aside. Lines in code count
 * too: what may be meant as private is taken as private.
 */
bool emj_text_is_private(const char *text, size_t length);

/*
 * Adds the handles or themes of `text` to the arrays (char *, owned by the array),
 * folded to lower case without their sign; both are sorted then, each word once.
 * "@handle" and "#word" count at the start or after space, opening bracket or
 * quote; letters, digits, "_", "-", "/" with at least one letter; never in code,
 * mail addresses or addresses of pages. Either array may be NULL.
 */
void emj_text_collect_signs(const char *text, size_t length, GPtrArray *people,
                            GPtrArray *themes);

/* Words of an answer: tokens without headings, comments, the marker, private lines. */
size_t emj_text_answer_words(const char *text, size_t length);

/*
 * The answer as it may be quoted on one line: marker off, "//" lines out,
 * newlines folded to spaces. New string.
 */
char *emj_answer_quote(const struct emj_answer *answer);

#endif
