/*
 * report/figures/units.h: shares in whole numbers.
 *
 * Tag shares are counted in half units: management only is (2, 0), leadership
 * only (0, 2), both (1, 1); untagged entries are left out. Everything is integer
 * arithmetic, so that every figure can be recomputed by hand.
 */
#ifndef EMJ_REPORT_FIGURES_UNITS_H
#define EMJ_REPORT_FIGURES_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/kotter.h"

enum {
    EMJ_SHARE_MIN_ENTRIES = 10,     /* a percentage needs this many tagged entries */
    EMJ_SHARE_FEW_ENTRIES = 5,      /* below: "too few entries to describe a balance" */
    EMJ_SHARE_MINUTES_PERCENT = 70, /* of tagged entries must have a length */
    EMJ_CHANGE_MIN_POINTS = 10,     /* percentage points; fewer are "about the same" */
    EMJ_BAR_CELLS = 20,
};

/* Entries by tag. */
struct emj_counts {
    size_t management; /* management only */
    size_t both;
    size_t leadership; /* leadership only */
    size_t untagged;
};

void emj_counts_add(struct emj_counts *counts, enum emj_work work);
size_t emj_counts_tagged(const struct emj_counts *counts); /* n */

/* A part of a whole, in half units. */
struct emj_units {
    uint64_t leadership;
    uint64_t of;
};

/* Adds an entry of this weight (1, minutes or words); untagged adds nothing. */
void emj_units_add(struct emj_units *units, enum emj_work work, uint64_t weight);
struct emj_units emj_units_of_counts(const struct emj_counts *counts);

/* Whole percent, half up: (200*a + b) / (2*b). `whole` must not be 0. */
int emj_percent(uint64_t part, uint64_t whole);

enum emj_verdict {
    EMJ_VERDICT_NONE, /* not spoken of: one side has fewer than 10 tagged entries */
    EMJ_VERDICT_SAME, /* "about the same" */
    EMJ_VERDICT_HIGHER,
    EMJ_VERDICT_LOWER,
};

/*
 * How `now` stands against `before`: a difference is named only if it is at least
 * 10 points and at least two entries' worth in the smaller one. With leadership
 * half units L and n tagged entries (L is at most 2n):
 *   50 * |L1*n2 - L2*n1| >= 10*n1*n2  and  |L1*n2 - L2*n1| >= 4*max(n1, n2)
 */
enum emj_verdict emj_units_compare(const struct emj_counts *now,
                                   const struct emj_counts *before);

/* "higher", "lower", "about the same"; NULL for NONE. */
const char *emj_verdict_word(enum emj_verdict verdict);

/*
 * Cells of a bar by largest remainder, so that they always sum to EMJ_BAR_CELLS;
 * ties go to the earlier segment. All 0 when nothing is tagged.
 */
void emj_bar_cells(const struct emj_counts *counts, size_t *ret_management, size_t *ret_both,
                   size_t *ret_leadership);

#endif
