/* base/period.h: what periods are called. */
#include "base/period.h"

#include <check.h>

/* A Thursday; ISO week 46, fourth quarter. */
static const struct emj_date today = { 2026, 11, 12 };

static const struct emj_calendar plain = { EMJ_MONDAY, 1 };
static const struct emj_calendar october = { EMJ_MONDAY, 10 };
static const struct emj_calendar sundays = { EMJ_SUNDAY, 1 };

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

static const struct {
    enum emj_period_kind kind;
    const char *text;
    const struct emj_calendar *calendar;
    const char *label;
    const char *tick;
} labels[] = {
    { EMJ_PERIOD_DAY, "2026-11-12", &plain, "12 November 2026", "12 Nov" },
    { EMJ_PERIOD_WEEK, "2026-W46", &plain, "Week 46, 2026", "W46" },
    { EMJ_PERIOD_WEEK, "2026-W01", &plain, "Week 1, 2026", "W01" },
    { EMJ_PERIOD_WEEK, "2026-W53", &plain, "Week 53, 2026", "W53" },
    { EMJ_PERIOD_WEEK, "2026-W46", &sundays, "Week 46, 2026", "W46" },
    { EMJ_PERIOD_WEEK, "this", &sundays, "Week of 8 November 2026", "8 Nov" },
    { EMJ_PERIOD_MONTH, "2026-10", &plain, "October 2026", "Oct" },
    { EMJ_PERIOD_MONTH, "2026-10", &october, "October 2026", "Oct" },
    { EMJ_PERIOD_MONTH, "0033-09", &plain, "September 0033", "Sep" },
    { EMJ_PERIOD_QUARTER, "2026-Q4", &plain, "Q4 2026", "Q4" },
    { EMJ_PERIOD_QUARTER, "2026-Q1", &october, "Q1 2026", "Q1" },
    { EMJ_PERIOD_QUARTER, "2026-Q4", &october, "Q4 2026", "Q4" },
    { EMJ_PERIOD_YEAR, "2026", &plain, "2026", "2026" },
    { EMJ_PERIOD_YEAR, "2026", &october, "fiscal year 2026", "2026" },
};

START_TEST(periods_have_labels)
{
    struct emj_period period = named(labels[_i].kind, labels[_i].text, *labels[_i].calendar);
    g_autofree char *label = emj_period_label(period);
    g_autofree char *tick = emj_period_tick(period);

    ck_assert_str_eq(label, labels[_i].label);
    ck_assert_str_eq(tick, labels[_i].tick);
}
END_TEST

static const struct {
    const char *first;
    const char *last;
    const char *label;
    const char *all_label;
    const char *tick;
} range_labels[] = {
    { "2026-07-01", "2026-12-31", "July to December 2026", "1 July to 31 December 2026",
      "Jul to Dec" },
    { "2025-07-01", "2026-06-30", "July 2025 to June 2026", "1 July 2025 to 30 June 2026",
      "Jul 2025 to Jun 2026" },
    { "2024-02-01", "2024-02-29", "February 2024", "1 February to 29 February 2024", "Feb" },
    { "2024-02-01", "2024-02-28", "1 February to 28 February 2024",
      "1 February to 28 February 2024", "1 Feb to 28 Feb" },
    { "2026-07-02", "2026-12-31", "2 July to 31 December 2026", "2 July to 31 December 2026",
      "2 Jul to 31 Dec" },
    { "2026-11-01", "2026-11-12", "1 November to 12 November 2026",
      "1 November to 12 November 2026", "1 Nov to 12 Nov" },
    { "2026-11-12", "2026-11-12", "12 November 2026", "12 November 2026", "12 Nov" },
    { "2025-12-31", "2026-01-01", "31 December 2025 to 1 January 2026",
      "31 December 2025 to 1 January 2026", "31 Dec 2025 to 1 Jan 2026" },
};

START_TEST(ranges_have_labels)
{
    struct emj_period period = range(range_labels[_i].first, range_labels[_i].last);
    struct emj_period all = emj_period_all(period.first, period.last);
    g_autofree char *label = emj_period_label(period);
    g_autofree char *all_label = emj_period_label(all);
    g_autofree char *tick = emj_period_tick(period);
    g_autofree char *all_tick = emj_period_tick(all);

    ck_assert_str_eq(label, range_labels[_i].label);
    ck_assert_str_eq(all_label, range_labels[_i].all_label);
    ck_assert_str_eq(tick, range_labels[_i].tick);
    ck_assert_str_eq(all_tick, "all");
}
END_TEST

static const struct {
    enum emj_period_kind kind;
    enum emj_period_kind beside_kind;
    const char *text;
    const char *beside;
    const struct emj_calendar *calendar;
    const char *label;
} shorts[] = {
    { EMJ_PERIOD_MONTH, EMJ_PERIOD_MONTH, "2026-09", "2026-10", &plain, "September" },
    { EMJ_PERIOD_MONTH, EMJ_PERIOD_MONTH, "2025-12", "2026-01", &plain, "December 2025" },
    { EMJ_PERIOD_MONTH, EMJ_PERIOD_QUARTER, "2026-09", "2026-Q4", &plain, "September" },
    { EMJ_PERIOD_MONTH, EMJ_PERIOD_YEAR, "2026-09", "2026", &october, "September 2026" },
    { EMJ_PERIOD_WEEK, EMJ_PERIOD_WEEK, "2026-W45", "2026-W46", &plain, "week 45" },
    { EMJ_PERIOD_WEEK, EMJ_PERIOD_WEEK, "2025-W52", "2026-W01", &plain, "week 52, 2025" },
    { EMJ_PERIOD_WEEK, EMJ_PERIOD_WEEK, "2026-W01", "2026-W02", &plain, "week 1" },
    { EMJ_PERIOD_WEEK, EMJ_PERIOD_WEEK, "2026-W53", "2027-W01", &plain, "week 53, 2026" },
    { EMJ_PERIOD_WEEK, EMJ_PERIOD_WEEK, "last", "this", &sundays, "week of 1 November" },
    { EMJ_PERIOD_WEEK, EMJ_PERIOD_YEAR, "last", "2025", &sundays, "week of 1 November 2026" },
    { EMJ_PERIOD_QUARTER, EMJ_PERIOD_QUARTER, "2026-Q3", "2026-Q4", &plain, "Q3" },
    { EMJ_PERIOD_QUARTER, EMJ_PERIOD_QUARTER, "2025-Q4", "2026-Q1", &plain, "Q4 2025" },
    { EMJ_PERIOD_QUARTER, EMJ_PERIOD_QUARTER, "2026-Q1", "2026-Q2", &october, "Q1" },
    { EMJ_PERIOD_QUARTER, EMJ_PERIOD_QUARTER, "2026-Q4", "2027-Q1", &october, "Q4 2026" },
    { EMJ_PERIOD_YEAR, EMJ_PERIOD_YEAR, "2025", "2026", &plain, "2025" },
    { EMJ_PERIOD_YEAR, EMJ_PERIOD_YEAR, "2026", "2026", &plain, "2026" },
    { EMJ_PERIOD_YEAR, EMJ_PERIOD_YEAR, "2025", "2026", &october, "fiscal year 2025" },
    { EMJ_PERIOD_DAY, EMJ_PERIOD_DAY, "2026-11-11", "2026-11-12", &plain, "11 November" },
    { EMJ_PERIOD_DAY, EMJ_PERIOD_DAY, "2025-12-31", "2026-01-01", &plain, "31 December 2025" },
};

START_TEST(beside_another_a_label_is_short)
{
    struct emj_period period = named(shorts[_i].kind, shorts[_i].text, *shorts[_i].calendar);
    struct emj_period beside =
        named(shorts[_i].beside_kind, shorts[_i].beside, *shorts[_i].calendar);
    g_autofree char *label = emj_period_short_label(period, beside);

    ck_assert_str_eq(label, shorts[_i].label);
}
END_TEST

static const struct {
    const char *first;
    const char *last;
    const char *beside_first;
    const char *beside_last;
    const char *label;
} short_ranges[] = {
    { "2026-04-01", "2026-06-30", "2026-07-01", "2026-09-29", "April to June" },
    { "2026-04-01", "2026-04-01", "2026-04-02", "2026-04-02", "1 April" },
    { "2026-04-01", "2026-06-30", "2025-12-01", "2026-02-28", "April to June 2026" },
    { "2026-04-01", "2026-06-30", "2026-12-01", "2027-02-28", "April to June 2026" },
    { "2026-04-01", "2026-06-30", "2027-04-01", "2027-06-30", "April to June 2026" },
    { "2025-12-01", "2026-02-28", "2025-09-01", "2025-11-30",
      "December 2025 to February 2026" },
    { "2026-04-01", "2026-04-30", "2026-05-01", "2026-05-30", "April" },
    { "2026-04-02", "2026-06-30", "2026-07-01", "2026-09-29", "2 April to 30 June" },
};

START_TEST(a_range_beside_another_is_short)
{
    struct emj_period period = range(short_ranges[_i].first, short_ranges[_i].last);
    struct emj_period beside =
        range(short_ranges[_i].beside_first, short_ranges[_i].beside_last);
    g_autofree char *label = emj_period_short_label(period, beside);

    ck_assert_str_eq(label, short_ranges[_i].label);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base-period-label");
    TCase *tcase = tcase_create("labels");
    SRunner *runner = NULL;
    int failed = 0;

    tcase_add_loop_test(tcase, periods_have_labels, 0, G_N_ELEMENTS(labels));
    tcase_add_loop_test(tcase, ranges_have_labels, 0, G_N_ELEMENTS(range_labels));
    tcase_add_loop_test(tcase, beside_another_a_label_is_short, 0, G_N_ELEMENTS(shorts));
    tcase_add_loop_test(tcase, a_range_beside_another_is_short, 0, G_N_ELEMENTS(short_ranges));
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
