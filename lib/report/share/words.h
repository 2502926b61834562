/*
 * report/share/words.h: the words of a text, as names are compared with them.
 *
 * A word is a run of letters, digits and marks, folded: case, accents and
 * compatibility forms gone. A letter of a script without spaces between words is a
 * word of its own. What such a word is made of may be read in two ways, since a
 * character that cannot be seen may stand inside a word or between two.
 *
 *   struct emj_word_reader reader = { .text = text };
 *   struct emj_word word = { .text = g_string_new(NULL) };
 *   while (emj_word_next(&reader, &word)) ...
 */
#ifndef EMJ_REPORT_SHARE_WORDS_H
#define EMJ_REPORT_SHARE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/* Fill in `text`, `at` and `parted`; the rest begins as 0. May be copied to look ahead. */
struct emj_word_reader {
    const char *text;
    size_t at;   /* in bytes; behind the character that is read */
    bool parted; /* hidden characters and signs made of letters stand between words */

    size_t from; /* where that character begins */
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    size_t count; /* of its parts */
    size_t next;
};

struct emj_word {
    GString *text; /* folded; the caller's, reused from word to word */
    size_t start;  /* in bytes of the reader's text */
    size_t end;
    bool capital; /* has a capital letter, or one of a script without capitals */
};

/* The next word; false at the end of the text. */
bool emj_word_next(struct emj_word_reader *reader, struct emj_word *ret_word);

#endif
