/* base/date.h: civil days, weeks and their texts. */
#include "base/date.h"

#include <limits.h>

#include <check.h>

static const struct emj_date first_day = { 1, 1, 1 };
static const struct emj_date last_day = { 9999, 12, 31 };

static void assert_date(struct emj_date date, int year, int month, int day)
{
    ck_assert_int_eq(date.year, year);
    ck_assert_int_eq(date.month, month);
    ck_assert_int_eq(date.day, day);
}

/* --- validity --- */

static const struct {
    struct emj_date date;
    bool valid;
} validity[] = {
    { { 1, 1, 1 }, true },      { { 9999, 12, 31 }, true }, { { 0, 1, 1 }, false },
    { { -1, 1, 1 }, false },    { { 10000, 1, 1 }, false }, { { 2026, 0, 1 }, false },
    { { 2026, 13, 1 }, false }, { { 2026, -1, 1 }, false }, { { 2026, 1, 0 }, false },
    { { 2026, 1, 31 }, true },  { { 2026, 1, 32 }, false }, { { 2026, 4, 30 }, true },
    { { 2026, 4, 31 }, false }, { { 2026, 2, 28 }, true },  { { 2026, 2, 29 }, false },
    { { 2026, 2, 31 }, false }, { { 2024, 2, 29 }, true },  { { 2024, 2, 30 }, false },
    { { 1900, 2, 29 }, false }, { { 2000, 2, 29 }, true },  { { 2100, 2, 29 }, false },
    { { 4, 2, 29 }, true },     { { 100, 2, 29 }, false },  { { 400, 2, 29 }, true },
};

START_TEST(dates_that_exist_are_valid)
{
    ck_assert_int_eq(emj_date_is_valid(validity[_i].date), validity[_i].valid);
}
END_TEST

START_TEST(year_zero_is_no_date)
{
    struct emj_date none = { 0 };

    ck_assert(!emj_date_is_set(none));
    ck_assert(emj_date_is_set(first_day));
}
END_TEST

START_TEST(months_have_their_lengths)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    for (int month = 1; month <= 12; month++)
        ck_assert_int_eq(emj_date_month_length(2026, month), lengths[month - 1]);
    ck_assert_int_eq(emj_date_month_length(2024, 2), 29);
    ck_assert_int_eq(emj_date_month_length(2026, 0), 0);
    ck_assert_int_eq(emj_date_month_length(2026, 13), 0);
}
END_TEST

/* --- day counts --- */

static const struct {
    struct emj_date date;
    int32_t days;
} counts[] = {
    { { 1970, 1, 1 }, 0 },         { { 1969, 12, 31 }, -1 },     { { 1970, 1, 2 }, 1 },
    { { 1969, 1, 1 }, -365 },      { { 2000, 1, 1 }, 10957 },    { { 2000, 2, 29 }, 11016 },
    { { 2000, 3, 1 }, 11017 },     { { 2038, 1, 19 }, 24855 },   { { 1, 1, 1 }, -719162 },
    { { 9999, 12, 31 }, 2932896 }, { { 1600, 2, 29 }, -135081 }, { { 2026, 11, 12 }, 20769 },
};

START_TEST(days_count_from_1970)
{
    struct emj_date date = emj_date_from_days(counts[_i].days);

    ck_assert_int_eq(emj_date_to_days(counts[_i].date), counts[_i].days);
    ck_assert_int_eq(emj_date_compare(date, counts[_i].date), 0);
}
END_TEST

/* The calendar counted by hand, day after day. */
static struct emj_date next_day(struct emj_date date)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = date.year % 400 == 0 || (date.year % 4 == 0 && date.year % 100 != 0);
    int length = date.month == 2 && leap ? 29 : lengths[date.month - 1];

    if (date.day < length)
        return (struct emj_date){ date.year, date.month, date.day + 1 };
    if (date.month < 12)
        return (struct emj_date){ date.year, date.month + 1, 1 };
    return (struct emj_date){ date.year + 1, 1, 1 };
}

START_TEST(every_day_goes_there_and_back)
{
    struct emj_date expected = first_day;
    int32_t end = emj_date_to_days(last_day);
    int weekday = EMJ_MONDAY;

    for (int32_t days = emj_date_to_days(first_day); days <= end; days++) {
        struct emj_date date = emj_date_from_days(days);

        if (emj_date_compare(date, expected) != 0 || emj_date_to_days(date) != days ||
            !emj_date_is_valid(date) || (int)emj_date_weekday(date) != weekday)
            ck_abort_msg("day %d is %d-%d-%d", days, date.year, date.month, date.day);
        expected = next_day(expected);
        weekday = weekday == EMJ_SUNDAY ? EMJ_MONDAY : weekday + 1;
    }
    assert_date(expected, 10000, 1, 1);
}
END_TEST

START_TEST(days_stop_at_both_ends_of_time)
{
    ck_assert_int_eq(emj_date_compare(emj_date_from_days(INT32_MIN), first_day), 0);
    ck_assert_int_eq(emj_date_compare(emj_date_from_days(INT32_MAX), last_day), 0);
    ck_assert_int_eq(emj_date_compare(emj_date_add_days(first_day, -1), first_day), 0);
    ck_assert_int_eq(emj_date_compare(emj_date_add_days(last_day, 1), last_day), 0);
    ck_assert_int_eq(emj_date_compare(emj_date_add_days(first_day, INT_MIN), first_day), 0);
    ck_assert_int_eq(emj_date_compare(emj_date_add_days(last_day, INT_MAX), last_day), 0);
    ck_assert_int_eq(emj_date_compare(emj_date_add_days(first_day, 3652058), last_day), 0);
}
END_TEST

static const struct {
    struct emj_date a;
    struct emj_date b;
    int order;
} orders[] = {
    { { 2026, 11, 12 }, { 2026, 11, 12 }, 0 }, { { 2026, 11, 12 }, { 2026, 11, 13 }, -1 },
    { { 2026, 11, 12 }, { 2026, 10, 31 }, 1 }, { { 2025, 12, 31 }, { 2026, 1, 1 }, -1 },
    { { 9999, 1, 1 }, { 1, 12, 31 }, 1 },      { { 0, 0, 0 }, { 1, 1, 1 }, -1 },
};

START_TEST(dates_compare_by_time)
{
    ck_assert_int_eq(emj_date_compare(orders[_i].a, orders[_i].b), orders[_i].order);
    ck_assert_int_eq(emj_date_compare(orders[_i].b, orders[_i].a), -orders[_i].order);
}
END_TEST

static const struct {
    struct emj_date date;
    int days;
    struct emj_date sum;
} day_sums[] = {
    { { 2026, 11, 12 }, 0, { 2026, 11, 12 } },   { { 2026, 12, 31 }, 1, { 2027, 1, 1 } },
    { { 2024, 2, 28 }, 1, { 2024, 2, 29 } },     { { 2024, 3, 1 }, -1, { 2024, 2, 29 } },
    { { 2026, 3, 1 }, -1, { 2026, 2, 28 } },     { { 1970, 1, 1 }, -1, { 1969, 12, 31 } },
    { { 2026, 11, 12 }, 365, { 2027, 11, 12 } },
};

START_TEST(days_are_added)
{
    struct emj_date sum = emj_date_add_days(day_sums[_i].date, day_sums[_i].days);

    ck_assert_int_eq(emj_date_compare(sum, day_sums[_i].sum), 0);
}
END_TEST

static const struct {
    struct emj_date date;
    int months;
    struct emj_date sum;
} month_sums[] = {
    { { 2026, 11, 12 }, 0, { 2026, 11, 12 } },
    { { 2026, 11, 12 }, 1, { 2026, 12, 12 } },
    { { 2026, 11, 12 }, 2, { 2027, 1, 12 } },
    { { 2026, 11, 12 }, -11, { 2025, 12, 12 } },
    { { 2026, 1, 31 }, 1, { 2026, 2, 28 } },
    { { 2024, 1, 31 }, 1, { 2024, 2, 29 } },
    { { 2026, 3, 31 }, -1, { 2026, 2, 28 } },
    { { 2026, 10, 31 }, 1, { 2026, 11, 30 } },
    { { 2024, 2, 29 }, 12, { 2025, 2, 28 } },
    { { 2024, 2, 29 }, -48, { 2020, 2, 29 } },
    { { 1, 2, 5 }, -1, { 1, 1, 5 } },
    { { 1, 1, 5 }, -1, { 1, 1, 1 } },
    { { 9999, 11, 5 }, 1, { 9999, 12, 5 } },
    { { 9999, 12, 5 }, 1, { 9999, 12, 31 } },
    { { 2026, 11, 12 }, INT_MAX, { 9999, 12, 31 } },
    { { 2026, 11, 12 }, INT_MIN, { 1, 1, 1 } },
};

START_TEST(months_are_added)
{
    struct emj_date sum = emj_date_add_months(month_sums[_i].date, month_sums[_i].months);

    assert_date(sum, month_sums[_i].sum.year, month_sums[_i].sum.month, month_sums[_i].sum.day);
}
END_TEST

/* --- weeks --- */

static const struct {
    struct emj_date date;
    int weekday;
    int year;
    int week;
} weeks[] = {
    { { 2026, 11, 12 }, 4, 2026, 46 }, { { 2026, 11, 15 }, 7, 2026, 46 },
    { { 2026, 11, 16 }, 1, 2026, 47 }, { { 2026, 1, 1 }, 4, 2026, 1 },
    { { 2025, 12, 29 }, 1, 2026, 1 },  { { 2025, 12, 28 }, 7, 2025, 52 },
    { { 2027, 1, 1 }, 5, 2026, 53 },   { { 2027, 1, 3 }, 7, 2026, 53 },
    { { 2027, 1, 4 }, 1, 2027, 1 },    { { 2020, 12, 31 }, 4, 2020, 53 },
    { { 2021, 1, 3 }, 7, 2020, 53 },   { { 2008, 12, 30 }, 2, 2009, 1 },
    { { 1, 1, 1 }, 1, 1, 1 },          { { 9999, 12, 31 }, 5, 9999, 52 },
    { { 1969, 12, 31 }, 3, 1970, 1 },  { { 2024, 2, 29 }, 4, 2024, 9 },
};

START_TEST(weeks_are_iso_weeks)
{
    int year = 0;
    int week = 0;

    emj_date_iso_week(weeks[_i].date, &year, &week);
    ck_assert_int_eq((int)emj_date_weekday(weeks[_i].date), weeks[_i].weekday);
    ck_assert_int_eq(year, weeks[_i].year);
    ck_assert_int_eq(week, weeks[_i].week);
}
END_TEST

START_TEST(every_iso_week_goes_there_and_back)
{
    struct emj_date monday = first_day;

    for (int year = 1; year <= 9999; year++) {
        int count = emj_date_iso_weeks_in_year(year);

        ck_assert(count == 52 || count == 53);
        for (int week = 1; week <= count; week++) {
            int found_year = 0;
            int found_week = 0;

            if (emj_date_compare(emj_date_from_iso_week(year, week), monday) != 0)
                ck_abort_msg("week %d of %d begins elsewhere", week, year);
            emj_date_iso_week(monday, &found_year, &found_week);
            if (found_year != year || found_week != week)
                ck_abort_msg("week %d of %d is %d of %d", week, year, found_week, found_year);
            monday = emj_date_add_days(monday, 7);
        }
    }
    ck_assert_int_eq(emj_date_compare(monday, last_day), 0);
}
END_TEST

START_TEST(some_years_have_53_weeks)
{
    static const int long_years[] = { 1998, 2004, 2009, 2015, 2020, 2026, 2032 };
    size_t next = 0;

    for (int year = 1997; year <= 2036; year++) {
        bool is_long = next < G_N_ELEMENTS(long_years) && long_years[next] == year;

        ck_assert_int_eq(emj_date_iso_weeks_in_year(year), is_long ? 53 : 52);
        next += is_long;
    }
    ck_assert_uint_eq(next, G_N_ELEMENTS(long_years));
}
END_TEST

/* --- texts --- */

static const struct {
    const char *text;
    const char *flaw; /* NULL when it is a day */
} texts[] = {
    { "2026-11-12", NULL },
    { "0001-01-01", NULL },
    { "9999-12-31", NULL },
    { "2024-02-29", NULL },
    { "1969-12-31", NULL },
    { "2026-02-29", "February 2026 has 28 days" },
    { "2026-02-31", "February 2026 has 28 days" },
    { "2024-02-30", "February 2024 has 29 days" },
    { "2026-11-31", "November 2026 has 30 days" },
    { "2026-11-00", "November 2026 has 30 days" },
    { "2026-00-12", "months run from 01 to 12" },
    { "2026-13-12", "months run from 01 to 12" },
    { "0000-01-01", "years run from 0001 to 9999" },
    { "10000-01-01", "years run from 0001 to 9999" },
    { "100000000000000000000-01-01", "years run from 0001 to 9999" },
    { "", "use X" },
    { "2026", "use X" },
    { "20260", "use X" },
    { "2026-11", "use X" },
    { "2026-1-12", "use X" },
    { "2026-11-1", "use X" },
    { "2026-11-123", "use X" },
    { "2026-11-12 ", "use X" },
    { " 2026-11-12", "use X" },
    { "2026/11/12", "use X" },
    { "+026-11-12", "use X" },
    { "-001-11-12", "use X" },
    { "2026-11-1x", "use X" },
    { "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6-11-12", "use X" },
    { "\xff", "use X" },
};

START_TEST(texts_are_days_or_have_a_flaw)
{
    struct emj_date date = { 7, 7, 7 };
    g_autofree char *written = NULL;
    g_autofree char *flaw = NULL;

    if (texts[_i].flaw == NULL) {
        ck_assert(emj_date_parse(texts[_i].text, &date));
        written = emj_date_format(date);
        ck_assert_str_eq(written, texts[_i].text);
        return;
    }
    ck_assert(!emj_date_parse(texts[_i].text, &date));
    assert_date(date, 7, 7, 7);
    flaw = emj_date_flaw(texts[_i].text, "use X");
    ck_assert_str_eq(flaw, texts[_i].flaw);
}
END_TEST

static const struct {
    struct emj_date date;
    const char *iso;
    const char *full;
    const char *day;
    const char *tick;
} formats[] = {
    { { 2026, 11, 12 }, "2026-11-12", "12 November 2026", "12 November", "12 Nov" },
    { { 2026, 5, 1 }, "2026-05-01", "1 May 2026", "1 May", "1 May" },
    { { 2024, 2, 29 }, "2024-02-29", "29 February 2024", "29 February", "29 Feb" },
    { { 33, 9, 3 }, "0033-09-03", "3 September 0033", "3 September", "3 Sep" },
};

START_TEST(dates_are_written)
{
    g_autofree char *iso = emj_date_format(formats[_i].date);
    g_autofree char *full = emj_date_format_long(formats[_i].date);
    g_autofree char *day = emj_date_format_day(formats[_i].date);
    g_autofree char *tick = emj_date_format_short(formats[_i].date);

    ck_assert_str_eq(iso, formats[_i].iso);
    ck_assert_str_eq(full, formats[_i].full);
    ck_assert_str_eq(day, formats[_i].day);
    ck_assert_str_eq(tick, formats[_i].tick);
}
END_TEST

START_TEST(months_have_names)
{
    ck_assert_str_eq(emj_month_name(1), "January");
    ck_assert_str_eq(emj_month_name(12), "December");
    ck_assert_str_eq(emj_month_name(0), "");
    ck_assert_str_eq(emj_month_name(13), "");
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("base-date");
    TCase *days = tcase_create("days");
    TCase *iso_weeks = tcase_create("weeks");
    TCase *written = tcase_create("texts");

    tcase_set_timeout(days, 60);
    tcase_set_timeout(iso_weeks, 60);
    tcase_add_loop_test(days, dates_that_exist_are_valid, 0, G_N_ELEMENTS(validity));
    tcase_add_test(days, year_zero_is_no_date);
    tcase_add_test(days, months_have_their_lengths);
    tcase_add_loop_test(days, days_count_from_1970, 0, G_N_ELEMENTS(counts));
    tcase_add_test(days, every_day_goes_there_and_back);
    tcase_add_test(days, days_stop_at_both_ends_of_time);
    tcase_add_loop_test(days, dates_compare_by_time, 0, G_N_ELEMENTS(orders));
    tcase_add_loop_test(days, days_are_added, 0, G_N_ELEMENTS(day_sums));
    tcase_add_loop_test(days, months_are_added, 0, G_N_ELEMENTS(month_sums));
    suite_add_tcase(s, days);

    tcase_add_loop_test(iso_weeks, weeks_are_iso_weeks, 0, G_N_ELEMENTS(weeks));
    tcase_add_test(iso_weeks, every_iso_week_goes_there_and_back);
    tcase_add_test(iso_weeks, some_years_have_53_weeks);
    suite_add_tcase(s, iso_weeks);

    tcase_add_loop_test(written, texts_are_days_or_have_a_flaw, 0, G_N_ELEMENTS(texts));
    tcase_add_loop_test(written, dates_are_written, 0, G_N_ELEMENTS(formats));
    tcase_add_test(written, months_have_names);
    suite_add_tcase(s, written);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
