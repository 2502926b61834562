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
 * True when a line's text starts with "//", also in a list, a quote, a heading or
 * code, and when a prompt comment in it says private (privacy.c): what may be meant
 * as private is taken as private.
 */
bool emj_text_is_private(const char *text, size_t length);

/*
 * True when the inside of a prompt comment, "ID SIDE STEP private", says private, or
 * says something that this program does not know.
 */
bool emj_prompt_is_private(const char *comment, size_t length);

/*
 * Calls `func` with each "@handle" and "#word" of `text` in their order; `sign` points
 * to the "@" or "#" in `text`, `length` counts it. They stand at the start or after
 * space, opening bracket or quote; letters, digits, "_", "-", "/" with at least one
 * letter; never in code, mail addresses or addresses of pages.
 */
typedef void (*emj_sign_func)(void *data, const char *sign, size_t length);
void emj_text_each_sign(const char *text, size_t length, emj_sign_func func, void *data);

/*
 * Calls `func` with each "@word" of `text`, which may have any bytes, whether a handle
 * or not: also in code, markup ("_@wen_"), addresses of pages and comments, and behind
 * a full-width "@". `word` points behind the sign, `length` counts without it. Words of
 * one letter are passed over, and what follows a letter or digit of a script with spaces
 * between words, since that is the host of a mail address.
 */
typedef void (*emj_mention_func)(void *data, const char *word, size_t length);
void emj_text_each_mention(const char *text, size_t length, emj_mention_func func, void *data);

/*
 * Adds the handles or themes of `text` to the arrays (char *, owned by the array),
 * folded to lower case without their sign; both are sorted then, each word once.
 * Either array may be NULL.
 */
void emj_text_collect_signs(const char *text, size_t length, GPtrArray *people,
                            GPtrArray *themes);

/*
 * The same of what may be shown of an entry: its heading, its commitments and its
 * answers, without what is private and without comments. Nothing of a private entry.
 */
void emj_entry_collect_open_signs(const struct emj_entry *entry, GPtrArray *people,
                                  GPtrArray *themes);

/* True when these are surely all signs of the entry: nothing in it is hidden. */
bool emj_entry_is_open(const struct emj_entry *entry);

/* Words of an answer: tokens without headings, comments, the marker, private lines. */
size_t emj_text_answer_words(const char *text, size_t length);

/*
 * The answer as it may be quoted on one line: marker off, "//" lines and comments
 * out, newlines folded to spaces. New string.
 */
char *emj_answer_quote(const struct emj_answer *answer);

/* It has text, and not in "//" lines alone. */
bool emj_answer_is_quotable(const struct emj_answer *answer);

#endif
