/*
 * base/period.h: inclusive ranges of local days with a name.
 *
 * A period knows its kind so that the one before it can be found: before
 * October stands September, before a range stands one of the same length (see below),
 * before "all" stands none. Weeks named "2026-W46" are ISO weeks always;
 * `week_start` moves only "this" and "last" week. A fiscal year is named by the
 * year it ends in: with fiscal_start 10, fiscal 2026 is 2025-10-01 to
 * 2026-09-30 and 2026-Q1 begins on 2025-10-01.
 */
#ifndef EMJ_BASE_PERIOD_H
#define EMJ_BASE_PERIOD_H

#include "base/date.h"

enum emj_period_kind {
    EMJ_PERIOD_DAY,
    EMJ_PERIOD_WEEK,
    EMJ_PERIOD_MONTH,
    EMJ_PERIOD_QUARTER,
    EMJ_PERIOD_YEAR,
    EMJ_PERIOD_RANGE, /* --from --to */
    EMJ_PERIOD_ALL,
};

struct emj_period {
    enum emj_period_kind kind;
    struct emj_date first; /* both days are inside */
    struct emj_date last;
    int fiscal_start; /* month 1 to 12 that fiscal years begin with */
};

/* What the configuration decides about calendars. */
struct emj_calendar {
    enum emj_weekday week_start; /* EMJ_MONDAY unless configured */
    int fiscal_start;            /* 1 unless configured */
};

/*
 * The period of `kind` (DAY to YEAR) that `text` names, case folded: "2026",
 * "2026-11", "2026-W46", "2026-Q4", "2026-11-12", "this", "last", "last month"
 * (the word must be the kind's), "today" and "yesterday" for a day; NULL means
 * "this". Anything else is EMJ_ERROR_USAGE that repeats the text and says what
 * to write; a name of another kind is called one ("--month=2026-W46").
 */
bool emj_period_parse(enum emj_period_kind kind, const char *text, struct emj_date today,
                      struct emj_calendar calendar, struct emj_period *ret_period,
                      GError **error);

/*
 * The period of `kind` (DAY to YEAR) that holds `date`. At both ends of time it
 * is cut to the years 1 to 9999.
 */
struct emj_period emj_period_of(enum emj_period_kind kind, struct emj_date date,
                                struct emj_calendar calendar);

/* A RANGE; `last` before `first` is EMJ_ERROR_USAGE. */
bool emj_period_range(struct emj_date first, struct emj_date last,
                      struct emj_period *ret_period, GError **error);

/* A RANGE from the first day of a month to the last day of the same or a later one. */
bool emj_period_is_whole_months(struct emj_period period);

/* Every day from `first` to `last`, as kind ALL. */
struct emj_period emj_period_all(struct emj_date first, struct emj_date last);

/*
 * The period before, ending the day before: of a RANGE the same number of days,
 * of one of whole months the same number of months. False for ALL, and where the
 * days before do not reach (year 1).
 */
bool emj_period_previous(struct emj_period period, struct emj_period *ret_previous);

/*
 * The fiscal year and quarter of a day, for a year that begins with the month
 * `fiscal_start`; with 1 they are those of the calendar.
 */
void emj_period_fiscal(struct emj_date date, int fiscal_start, int *ret_year, int *ret_quarter);

bool emj_period_contains(struct emj_period period, struct emj_date date);
int emj_period_length(struct emj_period period); /* days */

/* A review is a period of more than 100 days (product design, section 4). */
bool emj_period_is_review(struct emj_period period);

/*
 * For a heading: "October 2026", "Week 46, 2026", "Q4 2026", "2026",
 * "12 November 2026", "3 July to 12 December 2026", "3 July 2025 to 30 June
 * 2026"; a range of whole months is named by them: "July to December 2026". Quarters carry the number of the fiscal year; a year that begins with
 * another month than January is "fiscal year 2026". A week that is no ISO week
 * (`week_start`) is "Week of 8 November 2026". ALL is named by its days. New
 * string.
 */
char *emj_period_label(struct emj_period period);

/*
 * For a comparison inside a report about `beside`: as short as is clear:
 * "September" when all of `beside` lies in the same year, "December 2025"
 * otherwise; weeks, quarters, days and ranges likewise ("week 45", "Q3"). A year
 * always has its number. New string.
 */
char *emj_period_short_label(struct emj_period period, struct emj_period beside);

/*
 * For the left margin of a bar: "Oct", "W46", "Q4", "2026", "12 Nov", "May to Oct",
 * "3 May to 5 Jun"; the first day of a week that is no ISO week, "all". New string.
 */
char *emj_period_tick(struct emj_period period);

/* "day", "week", "month", "quarter", "year", "range", "all". */
const char *emj_period_kind_word(enum emj_period_kind kind);

#endif
