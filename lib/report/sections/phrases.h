/*
 * report/sections/phrases.h: the phrases of a report, each made in one place.
 *
 * Wording rules: the subject is the record, every percentage is followed by its
 * counts, no adjective of worth, ages in days, a zero is 0. New strings, freed by
 * the caller. Internal to the module.
 */
#ifndef EMJ_REPORT_PHRASES_H
#define EMJ_REPORT_PHRASES_H

#include "report/figures/figures.h"

/* "1 entry", "21 entries". */
char *emj_phrase_count(size_t count, const char *one, const char *many);

/* "1,141". */
char *emj_phrase_number(uint64_t number);

/* Half units as they are printed: "213", "5.5". */
char *emj_phrase_half(uint64_t half_units);

/* "1 to 30 October", "28 September to 2 October", with years where they differ. */
char *emj_phrase_days(struct emj_date first, struct emj_date last);

/* "26 August" in the year of `beside`, "26 August 2025" otherwise. */
char *emj_phrase_day(struct emj_date day, struct emj_date beside);

/* The short form: "27 Oct", "27 Oct 2025". */
char *emj_phrase_short_day(struct emj_date day, struct emj_date beside);

/* "26%", "too few for a percentage", "too few entries to describe a balance". */
char *emj_phrase_share(const struct emj_counts *counts);

/* "14 management only, 3 both, 4 leadership only; n = 21", untagged ones behind it. */
char *emj_phrase_counts(const struct emj_counts *counts);

/* "about the same" after what it is against: 'Against September (33%, n = 18): lower.' */
char *emj_phrase_change(const struct emj_change *change);

/* "Dependency management, leadership side, 66 days"; `title` is the activity's. */
char *emj_phrase_gap(const char *title, const struct emj_gap *gap);

/* "No entries from 1 to 31 August (31 days)." */
char *emj_phrase_silence(const struct emj_silence *silence);

/* "2 carried in, 6 made, 4 kept, 1 partly, 1 dropped, 2 open" */
char *emj_phrase_commitments(const struct emj_commitment_figures *figures);

/* "1 private entry", "2 private entries" ... "counted, text withheld" */
char *emj_phrase_withheld(size_t count, const char *one, const char *many);

/* What is typed, with a full stop behind it unless it ends a sentence by itself. */
char *emj_phrase_sentence(const char *text);

/* "this month", "this day"; "in this period" of a range and of all. */
const char *emj_phrase_this(enum emj_period_kind kind);

/* The language's words are separated by spaces, so that counting them means something. */
bool emj_phrase_words_are_spaced(const char *language);

#endif
