/*
 * report/figures.h: the figures of a report, section by section.
 *
 * Internal to the module: report.c and the files named below fill it, markdown.c
 * and json.c write it and compute nothing. Strings are owned; `entry` and
 * `commitment` pointers are borrowed from the request. The rules are those of
 * emjournal-report(1).
 */
#ifndef EMJ_REPORT_FIGURES_H
#define EMJ_REPORT_FIGURES_H

#include "interview/coverage.h"
#include "report/report.h"
#include "report/units.h"

enum {
    EMJ_REPORT_MAX_GAPS = 3,
    EMJ_REPORT_MAX_CARRIED = 3,
    EMJ_REPORT_COMMITMENT_LINES = 4,
    EMJ_REPORT_EARLIER_PERIODS = 3,
};

/* --- balance.c --- */

/* One period's counts: a bar. */
struct emj_period_counts {
    struct emj_period period;
    char *label; /* "September" */
    char *tick;  /* "Sep" */
    struct emj_counts counts;
};

struct emj_change {
    char *against; /* "September", "July to September" */
    bool together; /* several periods pooled */
    struct emj_counts before;
    enum emj_verdict verdict;
};

struct emj_balance {
    struct emj_counts counts;
    struct emj_units entries;
    struct emj_units minutes; /* of entries that have a length */
    size_t with_minutes;      /* tagged entries that have a length */
    struct emj_units words;
    GPtrArray *changes; /* struct emj_change *: the period before, the three before pooled */
    GPtrArray *history; /* struct emj_period_counts *, oldest first, this period last */
};

void emj_balance_fill(struct emj_report *report);

/* --- coverage.c --- */

struct emj_coverage_side {
    size_t entries;       /* of the period that touch the cell */
    struct emj_date last; /* in the whole journal up to as-of; not set: never */
    int age_days;         /* of `last`; -1 when never */
};

struct emj_coverage_row {
    char *activity;
    char *title;    /* of its first pack, else the slug with spaces and a capital */
    size_t entries; /* of the period, tagged and untagged */
    int cadence_days;
    bool has_pack; /* the cadence is a pack's */
    struct emj_coverage_side management;
    struct emj_coverage_side leadership;
};

void emj_coverage_fill(struct emj_report *report);

/* The printed title of an activity. Borrowed from the report's rows. */
const char *emj_report_title(const struct emj_report *report, const char *activity);

/* The activity's cadence comes from a pack. */
bool emj_report_has_pack(const struct emj_report *report, const char *activity);

/* --- commitments.c --- */

struct emj_commitment_line {
    const struct emj_entry *entry;
    const struct emj_commitment *commitment;
    enum emj_commitment_state state; /* on the as-of day */
    struct emj_date made;
    struct emj_date closed; /* not set when open on the as-of day */
};

/* carried_in + made = kept + partly + dropped + open, always. */
struct emj_commitment_figures {
    size_t carried_in;
    size_t made;
    size_t kept;
    size_t partly;
    size_t dropped;
    size_t open;
    GPtrArray *closed_items; /* struct emj_commitment_line *, newest outcome first */
    GPtrArray *open_items;   /* struct emj_commitment_line *, oldest first */
};

void emj_commitments_fill(struct emj_report *report);

/* --- carry-forward.c --- */

struct emj_carry_forward {
    char *activity;
    enum emj_side side;
    char *prompt; /* question id */
    char *ask;
};

void emj_carry_forward_fill(struct emj_report *report);

/* --- report.c --- */

struct emj_report {
    struct emj_report_request request;
    char *label; /* of the period */

    GPtrArray *entries; /* struct emj_entry *, borrowed: of the period, oldest first */
    size_t days;        /* days with an entry */
    struct emj_date first;
    struct emj_date last;
    size_t same_day; /* recorded on the day they are about */
    size_t proposed; /* tags nobody confirmed */
    size_t private;

    struct emj_coverage *facts; /* the whole journal up to as-of */
    struct emj_balance balance;
    GPtrArray *coverage; /* struct emj_coverage_row *, packs in library order, then others */
    size_t functions[EMJ_FUNCTION_COUNT]; /* entries of the period */
    GPtrArray *gaps;                      /* struct emj_gap *, at most 3 */
    struct emj_commitment_figures commitments;
    GPtrArray *carry_forward; /* struct emj_carry_forward *, at most 3 */
};

/* The entry counts in figures about `period`: inside it, not after as-of, answered. */
bool emj_report_counts(const struct emj_report *report, const struct emj_entry *entry,
                       struct emj_period period);

#endif
