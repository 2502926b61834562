/*
 * report/figures/figures.h: the figures of a report, section by section.
 *
 * Internal to the module: report.c and the files named below fill it; sections/,
 * pictures/ and json.c write it and compute nothing. char * are owned, const char *
 * and pointers into the digest are borrowed from the request. The rules are those
 * of emjournal-report(1).
 */
#ifndef EMJ_REPORT_FIGURES_FIGURES_H
#define EMJ_REPORT_FIGURES_FIGURES_H

#include "interview/coverage.h"
#include "report/figures/units.h"
#include "report/report.h"

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

/* The period before, if there is one that the journal reaches. */
bool emj_report_previous(const struct emj_report *report, struct emj_period *ret_period);

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

/* Sides of the rows; of these, those without an entry in the whole journal up to as-of. */
size_t emj_report_sides(const struct emj_report *report);
size_t emj_report_untouched(const struct emj_report *report);

/* The printed title of an activity. Borrowed from the report's rows. */
const char *emj_report_title(const struct emj_report *report, const char *activity);

/* The activity's cadence comes from a pack. */
bool emj_report_has_pack(const struct emj_report *report, const char *activity);

/* --- silence.c --- */

enum { EMJ_REPORT_SILENCE_DAYS = 14 }; /* fewer are a holiday */

/* The longest run of days without an entry, the first of equal ones. */
struct emj_silence {
    struct emj_date first;
    struct emj_date last;
    int days; /* 0: there is none of EMJ_REPORT_SILENCE_DAYS */
};

/* Of the period's days from the journal's first entry up to as-of. */
void emj_silence_fill(struct emj_report *report);

/* --- commitments.c --- */

struct emj_commitment_line {
    const struct emj_digest_entry *entry;
    const struct emj_digest_commitment *commitment;
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

/* --- picks.c --- */

/*
 * A highlight or a setback: one answer of one entry, quoted whole. That of a setback
 * is the marked one. A highlight that is marked at its evidence is quoted with the
 * answer before it; the evidence of a setback is never shown.
 */
struct emj_pick {
    const struct emj_digest_entry *entry;
    char *text;     /* the marker off; on one line without "//" lines and comments, and in a
                       shared report as typed, for report/share, which knows its lines */
    char *evidence; /* the answer to the evidence question, likewise; NULL is none */
    unsigned line;  /* of the file, where the answer's text begins */
    unsigned evidence_line;
};

struct emj_picks {
    GPtrArray *items;  /* struct emj_pick *, oldest first */
    size_t marked;     /* entries of the period that are marked, shown or not */
    size_t last_third; /* of these, those in the last third of the period */
    bool automatic;    /* none was marked: entries with evidence stand in their place */
};

void emj_picks_fill(struct emj_report *report); /* highlights and setbacks */

/*
 * Highlights among the entries that have one of the functions (1 << enum emj_function),
 * found by the rules of the report's, at most `limit`, and wherever in the period.
 */
void emj_picks_find(const struct emj_report *report, unsigned functions, unsigned limit,
                    struct emj_picks *ret_picks);

void emj_picks_clear(struct emj_picks *picks);

/* An answer that can be quoted is marked (OK or BAD); in a shared copy one that is not private. */
bool emj_report_is_marked(const struct emj_report *report, const struct emj_digest_entry *entry,
                          enum emj_marker marker);

/* Which third of the period (of a quarter: which month) a day lies in: 0 to 2. */
int emj_period_third(struct emj_period period, struct emj_date day);

/* --- people.c --- */

struct emj_person_line {
    const char *handle;   /* without "@" */
    size_t mentions;      /* entries of the period that name the person */
    size_t with_example;  /* of these, entries with an answered evidence question */
    struct emj_date last; /* of the period; of those not mentioned in the whole journal up to
                             as-of, not set: never */
    int age_days;         /* of `last`; -1 when never */
};

struct emj_people {
    GPtrArray *mentioned; /* struct emj_person_line *, most mentions first, then by handle */
    GPtrArray *missing;   /* of the roster, not named in the period; in its order */
};

void emj_people_fill(struct emj_report *report);

/* --- themes.c --- */

/* Entries of the period that something must stand in to be shown. */
enum {
    EMJ_THEME_MIN_ENTRIES = 2,
    EMJ_WORD_MIN_ENTRIES = 3,
};

struct emj_theme_line {
    const char *theme; /* without "#" */
    size_t entries;
    size_t previous; /* in the period before */
};

struct emj_frequent_word {
    char *word;
    size_t entries;
};

struct emj_themes {
    GPtrArray *themes;   /* struct emj_theme_line *, in two entries or more, most first,
                            then by name; all of them, the section shows five */
    char *previous;      /* name of the period before; NULL is none that the journal reaches */
    GPtrArray *frequent; /* struct emj_frequent_word *, at most five; empty with three themes
                            or more */
};

void emj_themes_fill(struct emj_report *report);

/* --- calendar.c --- */

/*
 * Entries a day, from emj_report_first_day on. `days` is 0 when the period is too
 * long, and in a shared copy.
 */
struct emj_day_counts {
    struct emj_date first;
    size_t days;
    size_t *counts;
};

enum { EMJ_REPORT_MAX_CALENDAR_DAYS = 400 };

void emj_day_counts_fill(struct emj_report *report);

/* --- review.c --- */

/* A month of a review, cut to the period; a year where there are more than 24 months. */
struct emj_review_month {
    struct emj_period period;
    char *label; /* "October", "October 2025" */
    struct emj_counts counts;
    size_t entries;
    size_t highlights; /* entries marked "+" */
    size_t closed;     /* commitments closed, by the day of the outcome */
};

/* A heading of the company's reviews (`review_headings`). */
struct emj_expectation {
    const char *title;
    size_t entries; /* of the period, that name one of its functions */
    GPtrArray
        *highlights; /* struct emj_pick *, borrowed: the report's highlights among these */
    struct emj_picks picks; /* where the report has none of them: up to two of its own */
};

struct emj_review {
    GPtrArray *months;       /* struct emj_review_month *, up to that of as-of; empty unless a
                                review */
    bool by_year;            /* the rows are years */
    GPtrArray *expectations; /* struct emj_expectation *, in the order of the configuration;
                                empty unless a review with headings */
};

void emj_review_fill(struct emj_report *report); /* after emj_picks_fill */

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

    GPtrArray *entries; /* const struct emj_digest_entry *: of the period, oldest first */
    size_t days;        /* days with an entry */
    struct emj_date first;
    struct emj_date last;
    size_t same_day; /* recorded on the day they are about */
    size_t proposed; /* tags nobody confirmed */
    size_t private;

    const struct emj_coverage *facts; /* the whole journal up to as-of, of the digest */
    struct emj_balance balance;
    GPtrArray *coverage; /* struct emj_coverage_row *, packs in library order, then others */
    struct emj_coverage_row no_activity;  /* its counts alone: entries without an activity */
    size_t functions[EMJ_FUNCTION_COUNT]; /* entries of the period */
    struct emj_silence silence;
    GPtrArray *gaps; /* struct emj_gap *, at most 3 */
    struct emj_commitment_figures commitments;
    struct emj_picks highlights;
    struct emj_picks setbacks;
    struct emj_people people;
    struct emj_themes themes;
    struct emj_day_counts days_written;
    struct emj_review review;
    GPtrArray *carry_forward; /* struct emj_carry_forward *, at most 3 */
};

/* The entry counts in figures about `period`: inside it, not after as-of, answered. */
bool emj_report_counts(const struct emj_report *report, const struct emj_digest_entry *entry,
                       struct emj_period period);

/* The last day the report knows about: that of the period, or as-of if that is earlier. */
struct emj_date emj_report_last_day(const struct emj_report *report);

/*
 * The day that tables and pictures of the period begin with: its first, or of the month
 * of the journal's first entry if that is later. What is before it is no silence.
 */
struct emj_date emj_report_first_day(const struct emj_report *report);

/*
 * The months (kind MONTH) or years of the calendar from that day up to as-of: struct
 * emj_period, whole ones, oldest first. The caller frees the array.
 */
GArray *emj_report_parts(const struct emj_report *report, enum emj_period_kind kind);

/* The entry as it stands in its file now. New; NULL when it cannot be read any more. */
struct emj_entry *emj_report_read(const struct emj_report *report,
                                  const struct emj_digest_entry *entry);

#endif
