/*
 * interview/coverage.h: what was covered when, and what was asked how often.
 *
 * The facts that choose a question, find a gap and answer `next`: for every cell
 * (activity x side) and every function the last day and how many entries; for
 * every question how often it was asked lately. Filled from entries in any
 * order, asked afterwards. Pure.
 *
 * An age is the days from an entry's day to the as-of day. Entries of a later day
 * are ignored, and so are entries without an answer; an entry tagged both covers
 * both sides. A cell never covered has the age of the journal's first entry; an
 * empty journal has age 0 everywhere.
 */
#ifndef EMJ_INTERVIEW_COVERAGE_H
#define EMJ_INTERVIEW_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "entry/entry.h"

struct emj_cell {
    struct emj_date last; /* not set: never covered */
    size_t entries;       /* in all time up to the as-of day */
    size_t recent;        /* in the 28 days up to and with the as-of day */
};

struct emj_asked {
    size_t lately; /* times in the last 10 entries of the activity: R */
    int ago;       /* entries of the activity since, 0 is the newest; -1 is never. More than
                      10 back, entries of one and the same second count as none since. */
};

struct emj_coverage;

struct emj_coverage *emj_coverage_new(struct emj_date as_of);
void emj_coverage_free(struct emj_coverage *coverage);
typedef struct emj_coverage emj_coverage;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_coverage, emj_coverage_free)

/* Takes note of an entry; it is only read during the call. */
void emj_coverage_add(struct emj_coverage *coverage, const struct emj_entry *entry);

/* The journal's first day, when the entries added are not the whole journal. */
void emj_coverage_set_first(struct emj_coverage *coverage, struct emj_date first);

struct emj_date emj_coverage_as_of(const struct emj_coverage *coverage);
struct emj_date emj_coverage_first(const struct emj_coverage *coverage); /* may be unset */

/* Activities seen, sorted; borrowed strings in an array the caller frees. */
GPtrArray *emj_coverage_activities(const struct emj_coverage *coverage);

/* One cell; side must be MANAGEMENT or LEADERSHIP. */
struct emj_cell emj_coverage_cell(const struct emj_coverage *coverage, const char *activity,
                                  enum emj_side side);

/* Any tag or none: the newest entry of an activity and how many there are. */
struct emj_cell emj_coverage_activity(const struct emj_coverage *coverage,
                                      const char *activity);

/* Days since the cell was covered, as defined above. */
int emj_coverage_age(const struct emj_coverage *coverage, const char *activity,
                     enum emj_side side);

/* The last day an entry had this function; not set: never. */
struct emj_date emj_coverage_function(const struct emj_coverage *coverage,
                                      enum emj_function function);

/* How often and how long ago a question (or follow-up) was asked in an activity. */
struct emj_asked emj_coverage_asked(const struct emj_coverage *coverage, const char *activity,
                                    const char *question);

#endif
