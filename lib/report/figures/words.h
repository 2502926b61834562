/*
 * report/figures/words.h: the frequent words of a period, where there are few themes.
 *
 * Internal to the module.
 */
#ifndef EMJ_REPORT_FIGURES_WORDS_H
#define EMJ_REPORT_FIGURES_WORDS_H

#include "report/figures/figures.h"

/*
 * Words that stand in answers of at least three entries of the period: struct
 * emj_frequent_word *, at most five, most entries first, then by word. A word is what
 * stands between white space, without the punctuation around it: letters only, at
 * least four, in small letters. Stop words, handles, themes and the names of the
 * roster are none. Empty for a language without a list of stop words, for a period
 * of more than 20,000 entries, and when there are `enough_themes`.
 */
GPtrArray *emj_frequent_words_find(const struct emj_report *report, bool enough_themes);

/* --- stop-words.c --- */

/* A word that says nothing by itself; `word` in small letters, `language` a tag. */
bool emj_stop_word(const char *language, const char *word);

/* There is a list for the language. */
bool emj_stop_words_exist(const char *language);

#endif
