/* base/period.h: periods from their names and days, and the one before. */
#include "base/period.h"

#include <string.h>

#include <check.h>

#include "base/error.h"

/* A Thursday; ISO week 46, fourth quarter. */
static const struct emj_date today = { 2026, 11, 12 };

static const struct emj_calendar plain = { EMJ_MONDAY, 1 };
static const struct emj_calendar october = { EMJ_MONDAY, 10 };
static const struct emj_calendar sundays = { EMJ_SUNDAY, 1 };

static void assert_days(struct emj_period period, const char *first, const char *last)
{
    g_autofree char *from = emj_date_format(period.first);
    g_autofree char *to = emj_date_format(period.last);

    ck_assert_str_eq(from, first);
    ck_assert_str_eq(to, last);
}

static void assert_same_days(struct emj_period a, struct emj_period b)
{
    ck_assert_int_eq(emj_date_compare(a.first, b.first), 0);
    ck_assert_int_eq(emj_date_compare(a.last, b.last), 0);
}

static struct emj_period named(enum emj_period_kind kind, const char *name,
                               struct emj_calendar calendar)
{
    struct emj_period period = { 0 };

    ck_assert(emj_period_parse(kind, name, today, calendar, &period, NULL));
    return period;
}

static struct emj_period range(const char *first, const char *last)
{
    struct emj_date from = { 0 };
    struct emj_date to = { 0 };
    struct emj_period period = { 0 };

    ck_assert(emj_date_parse(first, &from));
    ck_assert(emj_date_parse(last, &to));
    ck_assert(emj_period_range(from, to, &period, NULL));
    return period;
}

/* --- names --- */

static const struct {
    enum emj_period_kind kind;
    const char *text;
    const struct emj_calendar *calendar;
    const char *first;
    const char *last;
} names[] = {
    { EMJ_PERIOD_DAY, "2026-11-12", &plain, "2026-11-12", "2026-11-12" },
    { EMJ_PERIOD_DAY, "2024-02-29", &plain, "2024-02-29", "2024-02-29" },
    { EMJ_PERIOD_DAY, NULL, &plain, "2026-11-12", "2026-11-12" },
    { EMJ_PERIOD_DAY, "today", &plain, "2026-11-12", "2026-11-12" },
    { EMJ_PERIOD_DAY, "this", &plain, "2026-11-12", "2026-11-12" },
    { EMJ_PERIOD_DAY, "this day", &plain, "2026-11-12", "2026-11-12" },
    { EMJ_PERIOD_DAY, "Yesterday", &plain, "2026-11-11", "2026-11-11" },
    { EMJ_PERIOD_DAY, "last", &plain, "2026-11-11", "2026-11-11" },
    { EMJ_PERIOD_WEEK, "2026-W46", &plain, "2026-11-09", "2026-11-15" },
    { EMJ_PERIOD_WEEK, "2026-w46", &plain, "2026-11-09", "2026-11-15" },
    { EMJ_PERIOD_WEEK, "2026-W01", &plain, "2025-12-29", "2026-01-04" },
    { EMJ_PERIOD_WEEK, "2026-W53", &plain, "2026-12-28", "2027-01-03" },
    { EMJ_PERIOD_WEEK, "2025-W52", &plain, "2025-12-22", "2025-12-28" },
    { EMJ_PERIOD_WEEK, "0001-W01", &plain, "0001-01-01", "0001-01-07" },
    { EMJ_PERIOD_WEEK, "9999-W52", &plain, "9999-12-27", "9999-12-31" },
    { EMJ_PERIOD_WEEK, NULL, &plain, "2026-11-09", "2026-11-15" },
    { EMJ_PERIOD_WEEK, "last week", &plain, "2026-11-02", "2026-11-08" },
    /* The configured beginning moves the words and not the names. */
    { EMJ_PERIOD_WEEK, "this", &sundays, "2026-11-08", "2026-11-14" },
    { EMJ_PERIOD_WEEK, "last", &sundays, "2026-11-01", "2026-11-07" },
    { EMJ_PERIOD_WEEK, "2026-W46", &sundays, "2026-11-09", "2026-11-15" },
    { EMJ_PERIOD_MONTH, "2026-11", &plain, "2026-11-01", "2026-11-30" },
    { EMJ_PERIOD_MONTH, "2024-02", &plain, "2024-02-01", "2024-02-29" },
    { EMJ_PERIOD_MONTH, "2026-02", &plain, "2026-02-01", "2026-02-28" },
    { EMJ_PERIOD_MONTH, "0001-01", &plain, "0001-01-01", "0001-01-31" },
    { EMJ_PERIOD_MONTH, "9999-12", &plain, "9999-12-01", "9999-12-31" },
    { EMJ_PERIOD_MONTH, "THIS", &plain, "2026-11-01", "2026-11-30" },
    { EMJ_PERIOD_MONTH, "Last Month", &plain, "2026-10-01", "2026-10-31" },
    { EMJ_PERIOD_MONTH, "last", &october, "2026-10-01", "2026-10-31" },
    { EMJ_PERIOD_QUARTER, "2026-Q1", &plain, "2026-01-01", "2026-03-31" },
    { EMJ_PERIOD_QUARTER, "2026-q4", &plain, "2026-10-01", "2026-12-31" },
    { EMJ_PERIOD_QUARTER, "this", &plain, "2026-10-01", "2026-12-31" },
    { EMJ_PERIOD_QUARTER, "last quarter", &plain, "2026-07-01", "2026-09-30" },
    { EMJ_PERIOD_YEAR, "2026", &plain, "2026-01-01", "2026-12-31" },
    { EMJ_PERIOD_YEAR, "1969", &plain, "1969-01-01", "1969-12-31" },
    { EMJ_PERIOD_YEAR, "0001", &plain, "0001-01-01", "0001-12-31" },
    { EMJ_PERIOD_YEAR, "9999", &plain, "9999-01-01", "9999-12-31" },
    { EMJ_PERIOD_YEAR, "this year", &plain, "2026-01-01", "2026-12-31" },
    { EMJ_PERIOD_YEAR, "last", &plain, "2025-01-01", "2025-12-31" },
    /* A fiscal year is named by the year it ends in. */
    { EMJ_PERIOD_QUARTER, "2026-Q1", &october, "2025-10-01", "2025-12-31" },
    { EMJ_PERIOD_QUARTER, "2026-Q2", &october, "2026-01-01", "2026-03-31" },
    { EMJ_PERIOD_QUARTER, "2026-Q4", &october, "2026-07-01", "2026-09-30" },
    { EMJ_PERIOD_QUARTER, "this", &october, "2026-10-01", "2026-12-31" },
    { EMJ_PERIOD_QUARTER, "0001-Q2", &october, "0001-01-01", "0001-03-31" },
    { EMJ_PERIOD_YEAR, "2026", &october, "2025-10-01", "2026-09-30" },
    { EMJ_PERIOD_YEAR, "this", &october, "2026-10-01", "2027-09-30" },
    { EMJ_PERIOD_YEAR, "last", &october, "2025-10-01", "2026-09-30" },
};

START_TEST(names_are_read)
{
    struct emj_period period = { 0 };
    g_autoptr(GError) error = NULL;

    ck_assert(emj_period_parse(names[_i].kind, names[_i].text, today, *names[_i].calendar,
                               &period, &error));
    ck_assert_ptr_null(error);
    ck_assert_int_eq(period.kind, names[_i].kind);
    ck_assert_int_eq(period.fiscal_start, names[_i].calendar->fiscal_start);
    assert_days(period, names[_i].first, names[_i].last);
}
END_TEST

static const struct {
    enum emj_period_kind kind;
    const char *text;
    const char *message;
} refused[] = {
    { EMJ_PERIOD_MONTH, "2026-13", "month; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "2026-00", "month; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "", "month; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "2026-1", "month; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "2026/11", "month; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "November", "month; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "next", "month; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "lastmonth", "month; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "last month ", "month; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "0000-11", "month; years run from 0001 to 9999" },
    { EMJ_PERIOD_MONTH, "2026-W46", "month but a week; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "2026", "month but a year; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "2026-11-12", "month but a day; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "last week", "month but a week; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "this year", "month but a year; use 2026-11, this or last" },
    { EMJ_PERIOD_MONTH, "today", "month but a day; use 2026-11, this or last" },
    { EMJ_PERIOD_WEEK, "2026-11", "week but a month; use 2026-W46, this or last" },
    { EMJ_PERIOD_WEEK, "2026-W54", "week; 2026 has 53 weeks" },
    { EMJ_PERIOD_WEEK, "2025-w53", "week; 2025 has 52 weeks" },
    { EMJ_PERIOD_WEEK, "2026-W00", "week; 2026 has 53 weeks" },
    { EMJ_PERIOD_WEEK, "2026-W6", "week; use 2026-W46, this or last" },
    { EMJ_PERIOD_WEEK, "0000-W01", "week; years run from 0001 to 9999" },
    { EMJ_PERIOD_QUARTER, "2026-Q0", "quarter; use 2026-Q4, this or last" },
    { EMJ_PERIOD_QUARTER, "2026-Q5", "quarter; use 2026-Q4, this or last" },
    { EMJ_PERIOD_QUARTER, "Q4", "quarter; use 2026-Q4, this or last" },
    { EMJ_PERIOD_QUARTER, "yesterday", "quarter but a day; use 2026-Q4, this or last" },
    { EMJ_PERIOD_QUARTER, "0000-Q1", "quarter; years run from 0001 to 9999" },
    { EMJ_PERIOD_YEAR, "26", "year; use 2026, this or last" },
    { EMJ_PERIOD_YEAR, "10000", "year; use 2026, this or last" },
    { EMJ_PERIOD_YEAR, "0000", "year; years run from 0001 to 9999" },
    { EMJ_PERIOD_YEAR, "2026-Q4", "year but a quarter; use 2026, this or last" },
    { EMJ_PERIOD_DAY, "2026-02-31", "day; February 2026 has 28 days" },
    { EMJ_PERIOD_DAY, "2026-13-01", "day; months run from 01 to 12" },
    { EMJ_PERIOD_DAY, "0000-01-01", "day; years run from 0001 to 9999" },
    { EMJ_PERIOD_DAY, "monday", "day; use 2026-11-12, today or yesterday" },
    { EMJ_PERIOD_DAY, "2026-11", "day but a month; use 2026-11-12, today or yesterday" },
};

START_TEST(other_texts_are_refused_with_the_form)
{
    struct emj_period period = { .fiscal_start = 7 };
    g_autoptr(GError) error = NULL;
    g_autofree char *message =
        g_strdup_printf("'%s' is not a %s", refused[_i].text, refused[_i].message);

    ck_assert(
        !emj_period_parse(refused[_i].kind, refused[_i].text, today, plain, &period, &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_USAGE));
    ck_assert_str_eq(error->message, message);
    ck_assert_int_eq(period.fiscal_start, 7);
    ck_assert(
        !emj_period_parse(refused[_i].kind, refused[_i].text, today, plain, &period, NULL));
}
END_TEST

START_TEST(nothing_is_before_year_1)
{
    static const struct emj_date first = { 1, 1, 1 };
    struct emj_period period = { 0 };
    g_autoptr(GError) error = NULL;

    for (int kind = EMJ_PERIOD_DAY; kind <= EMJ_PERIOD_YEAR; kind++)
        ck_assert(
            !emj_period_parse((enum emj_period_kind)kind, "last", first, plain, &period, NULL));
    ck_assert(!emj_period_parse(EMJ_PERIOD_YEAR, "0001", today, october, &period, NULL));
    ck_assert(
        !emj_period_parse(EMJ_PERIOD_QUARTER, "0001-Q1", today, october, &period, &error));
    ck_assert_str_eq(error->message, "'0001-Q1' is not a quarter; it begins before year 1");
}
END_TEST

START_TEST(any_bytes_are_refused)
{
    g_autofree char *text = g_strnfill(100000, '\xc3');
    struct emj_period period = { 0 };
    g_autoptr(GError) error = NULL;

    ck_assert(!emj_period_parse(EMJ_PERIOD_MONTH, text, today, plain, &period, &error));
    ck_assert(g_utf8_validate(error->message, -1, NULL));
    ck_assert_uint_lt(strlen(error->message), 250);
}
END_TEST

/* --- days to periods --- */

static const struct {
    enum emj_period_kind kind;
    struct emj_date date;
    const struct emj_calendar *calendar;
    const char *first;
    const char *last;
} holders[] = {
    { EMJ_PERIOD_DAY, { 2026, 11, 12 }, &plain, "2026-11-12", "2026-11-12" },
    { EMJ_PERIOD_WEEK, { 2026, 11, 9 }, &plain, "2026-11-09", "2026-11-15" },
    { EMJ_PERIOD_WEEK, { 2026, 11, 15 }, &plain, "2026-11-09", "2026-11-15" },
    { EMJ_PERIOD_WEEK, { 2026, 11, 15 }, &sundays, "2026-11-15", "2026-11-21" },
    { EMJ_PERIOD_WEEK, { 1, 1, 1 }, &sundays, "0001-01-01", "0001-01-06" },
    { EMJ_PERIOD_WEEK, { 9999, 12, 31 }, &sundays, "9999-12-26", "9999-12-31" },
    { EMJ_PERIOD_MONTH, { 2024, 2, 29 }, &plain, "2024-02-01", "2024-02-29" },
    { EMJ_PERIOD_QUARTER, { 2026, 3, 31 }, &plain, "2026-01-01", "2026-03-31" },
    { EMJ_PERIOD_QUARTER, { 2026, 4, 1 }, &plain, "2026-04-01", "2026-06-30" },
    { EMJ_PERIOD_QUARTER,
      { 2026, 1, 15 },
      &(struct emj_calendar){ EMJ_MONDAY, 12 },
      "2025-12-01",
      "2026-02-28" },
    { EMJ_PERIOD_QUARTER,
      { 2026, 1, 15 },
      &(struct emj_calendar){ EMJ_MONDAY, 2 },
      "2025-11-01",
      "2026-01-31" },
    { EMJ_PERIOD_YEAR,
      { 2026, 1, 31 },
      &(struct emj_calendar){ EMJ_MONDAY, 2 },
      "2025-02-01",
      "2026-01-31" },
    { EMJ_PERIOD_YEAR,
      { 2026, 2, 1 },
      &(struct emj_calendar){ EMJ_MONDAY, 2 },
      "2026-02-01",
      "2027-01-31" },
    { EMJ_PERIOD_YEAR, { 1, 5, 1 }, &october, "0001-01-01", "0001-09-30" },
    { EMJ_PERIOD_YEAR, { 9999, 11, 1 }, &october, "9999-10-01", "9999-12-31" },
};

START_TEST(a_day_has_its_period)
{
    assert_days(emj_period_of(holders[_i].kind, holders[_i].date, *holders[_i].calendar),
                holders[_i].first, holders[_i].last);
}
END_TEST

static const struct {
    struct emj_date date;
    int start;
    int year;
    int quarter;
} fiscals[] = {
    { { 2026, 1, 1 }, 1, 2026, 1 },    { { 2026, 12, 31 }, 1, 2026, 4 },
    { { 2026, 9, 30 }, 10, 2026, 4 },  { { 2026, 10, 1 }, 10, 2027, 1 },
    { { 2026, 1, 1 }, 10, 2026, 2 },   { { 2026, 1, 31 }, 2, 2026, 4 },
    { { 2026, 2, 1 }, 2, 2027, 1 },    { { 2026, 12, 1 }, 12, 2027, 1 },
    { { 2026, 11, 30 }, 12, 2026, 4 }, { { 2026, 6, 30 }, 4, 2027, 1 },
};

START_TEST(days_have_a_fiscal_year)
{
    int year = 0;
    int quarter = 0;

    emj_period_fiscal(fiscals[_i].date, fiscals[_i].start, &year, &quarter);
    ck_assert_int_eq(year, fiscals[_i].year);
    ck_assert_int_eq(quarter, fiscals[_i].quarter);
}
END_TEST

/* For each month a fiscal year can begin with, what a day says is what a name says. */
START_TEST(fiscal_names_and_days_agree)
{
    struct emj_calendar calendar = { EMJ_MONDAY, _i };

    for (int days = 0; days < 1500; days++) {
        struct emj_date date = emj_date_add_days(today, days);
        struct emj_period quarter = emj_period_of(EMJ_PERIOD_QUARTER, date, calendar);
        struct emj_period year = emj_period_of(EMJ_PERIOD_YEAR, date, calendar);
        int fiscal_year = 0;
        int number = 0;
        g_autofree char *quarter_name = NULL;
        g_autofree char *year_name = NULL;

        emj_period_fiscal(date, calendar.fiscal_start, &fiscal_year, &number);
        quarter_name = g_strdup_printf("%04d-Q%d", fiscal_year, number);
        year_name = g_strdup_printf("%04d", fiscal_year);
        assert_same_days(named(EMJ_PERIOD_QUARTER, quarter_name, calendar), quarter);
        assert_same_days(named(EMJ_PERIOD_YEAR, year_name, calendar), year);
        ck_assert_int_eq(year.last.year, fiscal_year);
    }
}
END_TEST

/* --- ranges and all --- */

START_TEST(a_range_ends_after_it_begins)
{
    struct emj_date first = { 2026, 7, 1 };
    struct emj_date last = { 2026, 6, 30 };
    struct emj_period period = { 0 };
    g_autoptr(GError) error = NULL;

    ck_assert(!emj_period_range(first, last, &period, &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_USAGE));
    ck_assert_str_eq(error->message, "the range from '2026-07-01' to '2026-06-30' ends before "
                                     "it begins; give the earlier day first");
    ck_assert(emj_period_range(first, first, &period, NULL));
    ck_assert_int_eq(period.kind, EMJ_PERIOD_RANGE);
    ck_assert_int_eq(emj_period_length(period), 1);
}
END_TEST

START_TEST(all_has_every_day)
{
    struct emj_date first = { 2025, 3, 3 };
    struct emj_period all = emj_period_all(first, today);
    struct emj_period previous = { 0 };

    ck_assert_int_eq(all.kind, EMJ_PERIOD_ALL);
    assert_days(all, "2025-03-03", "2026-11-12");
    ck_assert(!emj_period_previous(all, &previous));
}
END_TEST

START_TEST(both_ends_are_inside)
{
    struct emj_period october_2026 = named(EMJ_PERIOD_MONTH, "2026-10", plain);

    ck_assert(!emj_period_contains(october_2026, (struct emj_date){ 2026, 9, 30 }));
    ck_assert(emj_period_contains(october_2026, (struct emj_date){ 2026, 10, 1 }));
    ck_assert(emj_period_contains(october_2026, (struct emj_date){ 2026, 10, 31 }));
    ck_assert(!emj_period_contains(october_2026, (struct emj_date){ 2026, 11, 1 }));
}
END_TEST

START_TEST(more_than_100_days_are_a_review)
{
    ck_assert_int_eq(emj_period_length(range("2026-01-01", "2026-04-10")), 100);
    ck_assert(!emj_period_is_review(range("2026-01-01", "2026-04-10")));
    ck_assert(emj_period_is_review(range("2026-01-01", "2026-04-11")));
    ck_assert(!emj_period_is_review(named(EMJ_PERIOD_QUARTER, "2026-Q4", plain)));
    ck_assert(emj_period_is_review(named(EMJ_PERIOD_YEAR, "2026", plain)));
    ck_assert(emj_period_is_review(emj_period_all((struct emj_date){ 2026, 1, 1 }, today)));
}
END_TEST

START_TEST(kinds_have_words)
{
    static const char *const words[] = { "day",  "week",  "month", "quarter",
                                         "year", "range", "all" };

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        ck_assert_str_eq(emj_period_kind_word((enum emj_period_kind)i), words[i]);
}
END_TEST

/* --- the period before --- */

static const struct {
    enum emj_period_kind kind;
    const char *text;
    const struct emj_calendar *calendar;
    const char *first;
    const char *last;
} befores[] = {
    { EMJ_PERIOD_DAY, "2024-03-01", &plain, "2024-02-29", "2024-02-29" },
    { EMJ_PERIOD_WEEK, "2026-W01", &plain, "2025-12-22", "2025-12-28" },
    { EMJ_PERIOD_WEEK, "this", &sundays, "2026-11-01", "2026-11-07" },
    { EMJ_PERIOD_WEEK, "9999-W52", &plain, "9999-12-20", "9999-12-26" },
    { EMJ_PERIOD_MONTH, "2026-01", &plain, "2025-12-01", "2025-12-31" },
    { EMJ_PERIOD_MONTH, "2024-03", &plain, "2024-02-01", "2024-02-29" },
    { EMJ_PERIOD_QUARTER, "2026-Q1", &plain, "2025-10-01", "2025-12-31" },
    { EMJ_PERIOD_QUARTER, "2026-Q1", &october, "2025-07-01", "2025-09-30" },
    { EMJ_PERIOD_YEAR, "2026", &plain, "2025-01-01", "2025-12-31" },
    { EMJ_PERIOD_YEAR, "2026", &october, "2024-10-01", "2025-09-30" },
};

START_TEST(before_a_period_stands_one_of_its_kind)
{
    struct emj_period period = named(befores[_i].kind, befores[_i].text, *befores[_i].calendar);
    struct emj_period previous = { 0 };

    ck_assert(emj_period_previous(period, &previous));
    ck_assert_int_eq(previous.kind, period.kind);
    ck_assert_int_eq(previous.fiscal_start, period.fiscal_start);
    assert_days(previous, befores[_i].first, befores[_i].last);
}
END_TEST

START_TEST(before_a_range_stands_one_of_its_length)
{
    struct emj_period previous = { 0 };

    ck_assert(emj_period_previous(range("2026-07-02", "2026-12-31"), &previous));
    ck_assert_int_eq(previous.kind, EMJ_PERIOD_RANGE);
    assert_days(previous, "2025-12-31", "2026-07-01");
    ck_assert(emj_period_previous(range("2026-07-01", "2026-12-30"), &previous));
    assert_days(previous, "2025-12-30", "2026-06-30");
    ck_assert(emj_period_previous(range("2026-11-12", "2026-11-12"), &previous));
    assert_days(previous, "2026-11-11", "2026-11-11");
    ck_assert(emj_period_previous(range("0001-01-11", "0001-01-20"), &previous));
    assert_days(previous, "0001-01-01", "0001-01-10");
    ck_assert(!emj_period_previous(range("0001-01-10", "0001-01-19"), &previous));
    ck_assert(!emj_period_previous(range("0001-01-01", "0001-01-01"), &previous));
}
END_TEST

START_TEST(before_whole_months_stand_as_many)
{
    struct emj_period previous = { 0 };

    ck_assert(emj_period_previous(range("2026-07-01", "2026-12-31"), &previous));
    ck_assert_int_eq(previous.kind, EMJ_PERIOD_RANGE);
    assert_days(previous, "2026-01-01", "2026-06-30");
    ck_assert(emj_period_previous(range("2026-03-01", "2026-03-31"), &previous));
    assert_days(previous, "2026-02-01", "2026-02-28");
    ck_assert(emj_period_previous(range("2024-01-01", "2024-02-29"), &previous));
    assert_days(previous, "2023-11-01", "2023-12-31");
    ck_assert(emj_period_previous(range("0001-07-01", "0001-12-31"), &previous));
    assert_days(previous, "0001-01-01", "0001-06-30");
    ck_assert(!emj_period_previous(range("0001-06-01", "0001-12-31"), &previous));
}
END_TEST

/* Every kind with every beginning of a week and of a year joins without a hole. */
START_TEST(periods_join)
{
    enum emj_period_kind kind = (enum emj_period_kind)_i;

    for (int start = 1; start <= 12; start++) {
        struct emj_calendar calendar = { (enum emj_weekday)(start % 7 + 1), start };
        struct emj_period period = emj_period_of(kind, today, calendar);
        struct emj_period previous = { 0 };

        for (int i = 0; i < 200; i++) {
            struct emj_date eve = emj_date_add_days(period.first, -1);
            struct emj_period of_eve = emj_period_of(kind, eve, calendar);

            ck_assert(emj_period_previous(period, &previous));
            ck_assert_int_eq(emj_date_compare(previous.last, eve), 0);
            ck_assert_int_eq(emj_date_compare(previous.first, of_eve.first), 0);
            ck_assert(emj_period_contains(previous, eve));
            period = previous;
        }
    }
}
END_TEST

START_TEST(ranges_join)
{
    struct emj_period period = range("2026-08-01", "2026-11-12");
    struct emj_period previous = { 0 };

    for (int i = 0; i < 1000; i++) {
        ck_assert(emj_period_previous(period, &previous));
        ck_assert_int_eq(emj_period_length(previous), emj_period_length(period));
        ck_assert_int_eq(emj_date_to_days(previous.last) + 1, emj_date_to_days(period.first));
        period = previous;
    }
}
END_TEST

/* Down to year 1 every kind ends with a period that begins on its first day. */
START_TEST(time_has_a_beginning)
{
    static const struct emj_date start = { 1, 1, 1 };
    struct emj_period period =
        emj_period_of((enum emj_period_kind)_i, (struct emj_date){ 3, 5, 5 }, october);
    struct emj_period previous = { 0 };

    while (emj_period_previous(period, &previous)) {
        ck_assert_int_eq(emj_date_to_days(previous.last) + 1, emj_date_to_days(period.first));
        period = previous;
    }
    ck_assert_int_eq(emj_date_compare(period.first, start), 0);
}
END_TEST

static TCase *names_case(void)
{
    TCase *tcase = tcase_create("names");

    tcase_add_loop_test(tcase, names_are_read, 0, G_N_ELEMENTS(names));
    tcase_add_loop_test(tcase, other_texts_are_refused_with_the_form, 0, G_N_ELEMENTS(refused));
    tcase_add_test(tcase, nothing_is_before_year_1);
    tcase_add_test(tcase, any_bytes_are_refused);
    return tcase;
}

static TCase *days_case(void)
{
    TCase *tcase = tcase_create("days");

    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, a_day_has_its_period, 0, G_N_ELEMENTS(holders));
    tcase_add_loop_test(tcase, days_have_a_fiscal_year, 0, G_N_ELEMENTS(fiscals));
    tcase_add_loop_test(tcase, fiscal_names_and_days_agree, 1, 13);
    tcase_add_test(tcase, a_range_ends_after_it_begins);
    tcase_add_test(tcase, all_has_every_day);
    tcase_add_test(tcase, both_ends_are_inside);
    tcase_add_test(tcase, more_than_100_days_are_a_review);
    tcase_add_test(tcase, kinds_have_words);
    return tcase;
}

static TCase *before_case(void)
{
    TCase *tcase = tcase_create("before");

    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, before_a_period_stands_one_of_its_kind, 0,
                        G_N_ELEMENTS(befores));
    tcase_add_test(tcase, before_a_range_stands_one_of_its_length);
    tcase_add_test(tcase, before_whole_months_stand_as_many);
    tcase_add_loop_test(tcase, periods_join, EMJ_PERIOD_DAY, EMJ_PERIOD_YEAR + 1);
    tcase_add_test(tcase, ranges_join);
    tcase_add_loop_test(tcase, time_has_a_beginning, EMJ_PERIOD_DAY, EMJ_PERIOD_YEAR + 1);
    return tcase;
}

int main(void)
{
    Suite *suite = suite_create("base-period");
    SRunner *runner = NULL;
    int failed = 0;

    suite_add_tcase(suite, names_case());
    suite_add_tcase(suite, days_case());
    suite_add_tcase(suite, before_case());
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
