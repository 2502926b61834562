/*
 * report/pictures/counts.h: counts by tag, as the pictures write them. New strings.
 * Internal to the module.
 */
#ifndef EMJ_REPORT_PICTURES_COUNTS_H
#define EMJ_REPORT_PICTURES_COUNTS_H

#include <glib.h>

#include "report/figures/units.h"

/* "26%, n = 21", "too few, n = 8", "n = 0": beside a bar or dot, and in the table. */
char *emj_counts_label(const struct emj_counts *counts);

/* "leadership 26%", "too few for a percentage", "no tagged entries": behind a bar of text. */
char *emj_counts_words(const struct emj_counts *counts);

/* "September: 11 management only, ...; leadership share: 33%." */
char *emj_counts_description(const char *label, const struct emj_counts *counts);

/* A table of a row for each period, with every figure. */
void emj_counts_table_begin(GString *out, const char *first_heading);
void emj_counts_table_row(GString *out, const char *label, const struct emj_counts *counts);

#endif
