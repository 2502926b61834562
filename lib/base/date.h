/*
 * base/date.h: civil days and instants, without a clock.
 *
 * A day is a value of the proleptic Gregorian calendar, years 1 to 9999. An
 * instant is a moment together with the offset it was written with, so that
 * the day an entry belongs to is the day as written there, in any zone. Results
 * that would leave the years 1 to 9999 stop at the first or the last day, so that
 * no other days ever circulate.
 * Conversions between the two use Howard Hinnant's published day-count
 * arithmetic ("chrono-compatible low-level date algorithms").
 */
#ifndef EMJ_BASE_DATE_H
#define EMJ_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include <glib.h>

struct emj_date {
    int year;  /* 1 to 9999; 0 is "no date" (emj_date_is_set) */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

enum emj_weekday {
    EMJ_MONDAY = 1, /* ISO 8601 numbers */
    EMJ_SATURDAY = 6,
    EMJ_SUNDAY = 7,
};

struct emj_instant {
    int64_t seconds;    /* since 1970-01-01T00:00:00Z */
    int offset_minutes; /* east of UTC, as written; -1439 to 1439 */
};

/* A time of day as written in an instant. */
struct emj_clock {
    int hour;
    int minute;
    int second;
};

bool emj_date_is_set(struct emj_date date);
bool emj_date_is_valid(struct emj_date date);

/* Days since 1970-01-01, and back. The difference of two is an age in days. */
int32_t emj_date_to_days(struct emj_date date);
struct emj_date emj_date_from_days(int32_t days);
int emj_date_compare(struct emj_date a, struct emj_date b);
struct emj_date emj_date_add_days(struct emj_date date, int days);

/* Same day of another month; the 31st becomes the last day there. */
struct emj_date emj_date_add_months(struct emj_date date, int months);
int emj_date_month_length(int year, int month); /* 0 when there is no such month */
enum emj_weekday emj_date_weekday(struct emj_date date);

/* ISO 8601 week: Monday first, week 1 holds the first Thursday. */
void emj_date_iso_week(struct emj_date date, int *ret_year, int *ret_week);
struct emj_date emj_date_from_iso_week(int year, int week); /* its Monday */
int emj_date_iso_weeks_in_year(int year);                   /* 52 or 53 */

/* Exactly "YYYY-MM-DD" and a day that exists. */
bool emj_date_parse(const char *text, struct emj_date *ret_date);

/*
 * What is wrong with a text that emj_date_parse refuses, to stand behind a
 * semicolon: "February 2026 has 28 days", "months run from 01 to 12"; `usage`
 * when it does not look like a day at all. New string.
 */
char *emj_date_flaw(const char *text, const char *usage);

/* New strings: "2026-11-12", "12 November 2026", "12 November", "12 Nov". */
char *emj_date_format(struct emj_date date);
char *emj_date_format_long(struct emj_date date);
char *emj_date_format_day(struct emj_date date);
char *emj_date_format_short(struct emj_date date);

/* "January" ...; month is 1 to 12, any other is "". */
const char *emj_month_name(int month);

/*
 * RFC 3339 with an offset: "2026-11-12T14:32:00+01:00", "...Z"; a space or a
 * lower-case t for the T, and a fraction of a second (dropped), are taken. A
 * leap second counts as the second before it. False when it is not one or the
 * year leaves 1 to 9999; `error` (may be NULL) then is EMJ_ERROR_INVALID, repeats
 * the value and says what is wrong with it.
 */
bool emj_instant_parse(const char *text, struct emj_instant *ret_instant, GError **error);

/* "2026-11-12T14:32:00+01:00"; UTC is "+00:00". New string. */
char *emj_instant_format(struct emj_instant instant);

/* Day and time as written, in the instant's own offset. */
struct emj_date emj_instant_date(struct emj_instant instant);
struct emj_clock emj_instant_clock(struct emj_instant instant);

/* Earlier moment first; the offset does not matter. */
int emj_instant_compare(struct emj_instant a, struct emj_instant b);

/*
 * The same moment with the offset that `zone` has then, to the nearest minute
 * (local mean time, in use before about 1900, has seconds too).
 */
struct emj_instant emj_instant_in_zone(int64_t seconds, GTimeZone *zone);

/*
 * Local day and time to a moment: in a fold (clocks set back) the first of the
 * two, in a gap (clocks set forward) moved forward by the gap's length.
 */
struct emj_instant emj_instant_from_local(struct emj_date date, struct emj_clock clock,
                                          GTimeZone *zone);

#endif
