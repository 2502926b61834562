/* base/when.h: moments and days as people type them. */
#include "base/when.h"

#include <string.h>

#include <check.h>

#include "base/error.h"

/* Thursday, 12 November 2026, 14:32:10 in Berlin. */
static const struct emj_instant now = { 1794490330, 60 };
static const struct emj_date today = { 2026, 11, 12 };

/* --- days --- */

static const struct {
    const char *text;
    const char *date;
} days[] = {
    { "2026-11-12", "2026-11-12" },
    { "0001-01-01", "0001-01-01" },
    { "1969-12-31", "1969-12-31" },
    { "9999-12-31", "9999-12-31" },
    { "2024-02-29", "2024-02-29" },
    { "today", "2026-11-12" },
    { "yesterday", "2026-11-11" },
    { "TODAY", "2026-11-12" },
    { "  Yesterday\t", "2026-11-11" },
    { "thursday", "2026-11-12" },
    { "wednesday", "2026-11-11" },
    { "tuesday", "2026-11-10" },
    { "monday", "2026-11-09" },
    { "sunday", "2026-11-08" },
    { "saturday", "2026-11-07" },
    { "friday", "2026-11-06" },
    { "mon", "2026-11-09" },
    { "Tue", "2026-11-10" },
    { "wed", "2026-11-11" },
    { "thu", "2026-11-12" },
    { "fri", "2026-11-06" },
    { "sat", "2026-11-07" },
    { "sun", "2026-11-08" },
    { "last friday", "2026-11-06" },
    { "last thursday", "2026-11-05" },
    { "last wednesday", "2026-11-11" },
    { "Last  Mon", "2026-11-09" },
    { "0 days ago", "2026-11-12" },
    { "1 day ago", "2026-11-11" },
    { "3 days ago", "2026-11-09" },
    { "12 days ago", "2026-10-31" },
    { "1 week ago", "2026-11-05" },
    { "2 weeks ago", "2026-10-29" },
    { "1 month ago", "2026-10-12" },
    { "11 months ago", "2025-12-12" },
    { "2 years ago", "2024-11-12" },
    { "739931 days ago", "0001-01-01" },
    { "2025 years ago", "0001-11-12" },
};

START_TEST(days_are_read)
{
    struct emj_date date = { 0 };
    g_autoptr(GError) error = NULL;
    g_autofree char *written = NULL;

    ck_assert(emj_when_parse_day(days[_i].text, today, &date, &error));
    ck_assert_ptr_null(error);
    written = emj_date_format(date);
    ck_assert_str_eq(written, days[_i].date);
}
END_TEST

#define DAY_USAGE "use 2026-11-12, today, yesterday, monday, last friday or 3 days ago"

static const struct {
    const char *text;
    const char *flaw;
} no_days[] = {
    { "", DAY_USAGE },
    { "  ", DAY_USAGE },
    { "soon", DAY_USAGE },
    { "2026", DAY_USAGE },
    { "2026-11", DAY_USAGE },
    { "12.11.2026", DAY_USAGE },
    { "14:32", DAY_USAGE },
    { "yesterday 9:05", DAY_USAGE },
    { "2026-11-12T14:32:00Z", DAY_USAGE },
    { "last", DAY_USAGE },
    { "last week", DAY_USAGE },
    { "last today", DAY_USAGE },
    { "next friday", DAY_USAGE },
    { "friday last", DAY_USAGE },
    { "last last friday", DAY_USAGE },
    { "mo", DAY_USAGE },
    { "mond", DAY_USAGE },
    { "mondays", DAY_USAGE },
    { "3 days", DAY_USAGE },
    { "days ago", DAY_USAGE },
    { "-3 days ago", DAY_USAGE },
    { "3x days ago", DAY_USAGE },
    { "three days ago", DAY_USAGE },
    { "3 hours ago", DAY_USAGE },
    { "3 days ago ago", DAY_USAGE },
    { "3 days before", DAY_USAGE },
    { "99999999 days ago", DAY_USAGE },
    { "a b c d e", DAY_USAGE },
    { "today today", DAY_USAGE },
    { "2026-02-31", "February 2026 has 28 days" },
    { "2026-13-01", "months run from 01 to 12" },
    { "0000-01-01", "years run from 0001 to 9999" },
    { "10000-01-01", "years run from 0001 to 9999" },
    { "739932 days ago", "that is before year 1" },
    { "9999999 weeks ago", "that is before year 1" },
    { "2026 years ago", "that is before year 1" },
    { "9999999 years ago", "that is before year 1" },
};

START_TEST(other_texts_are_no_days)
{
    struct emj_date date = { 7, 7, 7 };
    g_autoptr(GError) error = NULL;

    ck_assert(!emj_when_parse_day(no_days[_i].text, today, &date, &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_USAGE));
    ck_assert_ptr_nonnull(strstr(error->message, "is not a day; "));
    ck_assert(g_str_has_suffix(error->message, no_days[_i].flaw));
    ck_assert_int_eq(date.year, 7);
    ck_assert(!emj_when_parse_day(no_days[_i].text, today, &date, NULL));
}
END_TEST

/* Whatever the day: today counts for "monday", and does not for "last monday". */
START_TEST(weekdays_are_the_latest)
{
    static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

    for (int shift = 0; shift < 14; shift++) {
        struct emj_date day = emj_date_add_days(today, shift);
        g_autofree char *last = g_strconcat("last ", names[_i], NULL);
        struct emj_date date = { 0 };
        int age = 0;

        ck_assert(emj_when_parse_day(names[_i], day, &date, NULL));
        age = emj_date_to_days(day) - emj_date_to_days(date);
        ck_assert_int_eq((int)emj_date_weekday(date), _i + EMJ_MONDAY);
        ck_assert(age >= 0 && age < 7);
        ck_assert(emj_when_parse_day(last, day, &date, NULL));
        age = emj_date_to_days(day) - emj_date_to_days(date);
        ck_assert_int_eq((int)emj_date_weekday(date), _i + EMJ_MONDAY);
        ck_assert(age >= 1 && age <= 7);
    }
}
END_TEST

START_TEST(nothing_is_before_the_first_day)
{
    struct emj_date first = { 1, 1, 1 };
    struct emj_date date = { 0 };

    ck_assert(emj_when_parse_day("monday", first, &date, NULL));
    ck_assert(!emj_when_parse_day("yesterday", first, &date, NULL));
    ck_assert(!emj_when_parse_day("tuesday", first, &date, NULL));
    ck_assert(!emj_when_parse_day("last monday", first, &date, NULL));
    ck_assert(!emj_when_parse_day("1 month ago", first, &date, NULL));
}
END_TEST

/* --- moments --- */

static const struct {
    const char *text;
    const char *moment;
} moments[] = {
    { "today", "2026-11-12T14:32:10+01:00" },
    { "2026-11-12", "2026-11-12T14:32:10+01:00" },
    { "yesterday", "2026-11-11T14:32:10+01:00" },
    { "2026-07-01", "2026-07-01T14:32:10+02:00" },
    { "3 days ago", "2026-11-09T14:32:10+01:00" },
    { "14:32", "2026-11-12T14:32:00+01:00" },
    { "9:05", "2026-11-12T09:05:00+01:00" },
    { "09:05", "2026-11-12T09:05:00+01:00" },
    { "0:00", "2026-11-12T00:00:00+01:00" },
    { "23:59", "2026-11-12T23:59:00+01:00" },
    { "23:59:59", "2026-11-12T23:59:59+01:00" },
    { "2026-11-10 14:00", "2026-11-10T14:00:00+01:00" },
    { "2026-11-10T14:00", "2026-11-10T14:00:00+01:00" },
    { "2026-11-10t14:00:30", "2026-11-10T14:00:30+01:00" },
    { " 2026-11-10  9:00 ", "2026-11-10T09:00:00+01:00" },
    { "today 8:15", "2026-11-12T08:15:00+01:00" },
    { "Yesterday 9:05", "2026-11-11T09:05:00+01:00" },
    { "monday 9:05", "2026-11-09T09:05:00+01:00" },
    { "last fri 17:00", "2026-11-06T17:00:00+01:00" },
    { "2 weeks ago 9:05", "2026-10-29T09:05:00+01:00" },
    { "2027-01-01 00:00", "2027-01-01T00:00:00+01:00" },
    /* RFC 3339 keeps its offset. */
    { "2026-11-10T14:00:00Z", "2026-11-10T14:00:00+00:00" },
    { "2026-11-10 14:00:00.25-05:00", "2026-11-10T14:00:00-05:00" },
    { "2026-11-10t14:00:00z", "2026-11-10T14:00:00+00:00" },
    { "2026-11-10T14:00:00.123456789+01:00", "2026-11-10T14:00:00+01:00" },
    /* A fold takes the first of two, a gap moves forward. */
    { "2026-10-25 02:30", "2026-10-25T02:30:00+02:00" },
    { "2026-03-29 02:30", "2026-03-29T03:30:00+02:00" },
};

START_TEST(moments_are_read)
{
    g_autoptr(GTimeZone) berlin = g_time_zone_new_identifier("Europe/Berlin");
    struct emj_instant instant = { 0 };
    g_autoptr(GError) error = NULL;
    g_autofree char *written = NULL;

    ck_assert_ptr_nonnull(berlin);
    ck_assert(emj_when_parse(moments[_i].text, now, berlin, &instant, &error));
    ck_assert_ptr_null(error);
    written = emj_instant_format(instant);
    ck_assert_str_eq(written, moments[_i].moment);
}
END_TEST

#define USAGE \
    "use 2026-11-12, 2026-11-12 14:32, yesterday, last friday 9:05, 3 days ago or 14:32"
#define TIMES "times of a day run from 0:00 to 23:59"

static const struct {
    const char *text;
    const char *flaw;
} no_moments[] = {
    { "", USAGE },
    { " ", USAGE },
    { "soon", USAGE },
    { "soon 14:32", USAGE },
    { "14:32 yesterday", USAGE },
    { "1432", USAGE },
    { "2026-11-12 1432", USAGE },
    { "2026-11-12T", USAGE },
    { "3 days ago at 9:05", USAGE },
    { "\xd9\xa3 days ago", USAGE },
    { "24:00", TIMES },
    { "14:60", TIMES },
    { "14:32:60", TIMES },
    { "14:3", TIMES },
    { "1:2:3", TIMES },
    { "114:32", TIMES },
    { ":32", TIMES },
    { "14:", TIMES },
    { ":", TIMES },
    { "9:05pm", TIMES },
    { "-9:05", TIMES },
    { "14:32:00:00", TIMES },
    { "yesterday 25:00", TIMES },
    { "2026-11-12 25:00", TIMES },
    { "2026-11-12 14:32+01:00", TIMES },
    { "2026-11-12 14:32:00 +01:00", TIMES },
    { "2026-02-31 14:32", "February 2026 has 28 days" },
    { "0000-01-01 14:32", "years run from 0001 to 9999" },
    { "10000-01-01", "years run from 0001 to 9999" },
    { "800000 days ago", "that is before year 1" },
    { "2026-02-31T14:32:00Z", "February 2026 has 28 days" },
    { "2026-11-12T25:00:00Z", "times run from 00:00:00 to 23:59:59" },
    { "2026-11-12 14:32:00+99:00", "offsets run from -23:59 to +23:59" },
    { "2026-11-12 14:32:00.5", "the offset is missing, as in 2026-11-12T14:32:00+01:00" },
};

START_TEST(other_texts_are_no_moments)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    struct emj_instant instant = { 7, 7 };
    g_autoptr(GError) error = NULL;

    ck_assert(!emj_when_parse(no_moments[_i].text, now, utc, &instant, &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_USAGE));
    ck_assert_ptr_nonnull(strstr(error->message, "' is not a "));
    ck_assert_msg(g_str_has_suffix(error->message, no_moments[_i].flaw), "%s", error->message);
    ck_assert_int_eq(instant.seconds, 7);
    ck_assert(!emj_when_parse(no_moments[_i].text, now, utc, &instant, NULL));
}
END_TEST

START_TEST(a_message_repeats_what_was_typed)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    struct emj_instant instant = { 0 };
    struct emj_date date = { 0 };
    g_autoptr(GError) moment_error = NULL;
    g_autoptr(GError) day_error = NULL;

    ck_assert(!emj_when_parse("Someday 9:00", now, utc, &instant, &moment_error));
    ck_assert_str_eq(moment_error->message, "'Someday 9:00' is not a day or time; " USAGE);
    ck_assert(!emj_when_parse_day("2026-02-31", today, &date, &day_error));
    ck_assert_str_eq(day_error->message,
                     "'2026-02-31' is not a day; February 2026 has 28 days");

    g_clear_error(&moment_error);
    ck_assert(!emj_when_parse("2026-11-12T25:00:00Z", now, utc, &instant, &moment_error));
    ck_assert(g_str_has_prefix(moment_error->message, "'2026-11-12T25:00:00Z' is not"));
}
END_TEST

/* 64 bytes are read, one more is refused, and nothing is repeated at length. */
START_TEST(long_texts_are_refused)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autofree char *fits = g_strdup_printf("%-64s", "today");
    g_autofree char *longer = g_strdup_printf("%-65s", "today");
    g_autofree char *longest = g_strnfill(1000000, '\x1b');
    struct emj_instant instant = { 0 };
    struct emj_date date = { 0 };
    g_autoptr(GError) error = NULL;

    ck_assert(emj_when_parse(fits, now, utc, &instant, NULL));
    ck_assert(emj_when_parse_day(fits, today, &date, NULL));
    ck_assert(!emj_when_parse(longer, now, utc, &instant, NULL));
    ck_assert(!emj_when_parse_day(longer, today, &date, NULL));
    ck_assert(!emj_when_parse(longest, now, utc, &instant, &error));
    ck_assert_uint_lt(strlen(error->message), 300);
    ck_assert_ptr_null(strchr(error->message, '\x1b'));
}
END_TEST

/* At 00:30 in Berlin it is still yesterday in UTC, where `now` was written. */
START_TEST(today_is_the_day_of_the_zone)
{
    g_autoptr(GTimeZone) berlin = g_time_zone_new_identifier("Europe/Berlin");
    struct emj_instant late = { 0 };
    struct emj_instant instant = { 0 };
    g_autofree char *written = NULL;

    ck_assert(emj_instant_parse("2026-11-12T23:30:00Z", &late, NULL));
    ck_assert(emj_when_parse("9:00", late, berlin, &instant, NULL));
    written = emj_instant_format(instant);
    ck_assert_str_eq(written, "2026-11-13T09:00:00+01:00");
}
END_TEST

START_TEST(today_in_a_fold_is_now)
{
    g_autoptr(GTimeZone) berlin = g_time_zone_new_identifier("Europe/Berlin");
    struct emj_instant second = { 0 };
    struct emj_instant instant = { 0 };

    ck_assert(emj_instant_parse("2026-10-25T02:30:00+01:00", &second, NULL));
    ck_assert(emj_when_parse("today", second, berlin, &instant, NULL));
    ck_assert_int_eq(emj_instant_compare(instant, second), 0);
    ck_assert_int_eq(instant.offset_minutes, 60);
    ck_assert(emj_when_parse("2:30", second, berlin, &instant, NULL));
    ck_assert_int_eq(instant.seconds, second.seconds - 3600);
}
END_TEST

/* Pieces of the forms in any order never read or write outside. */
START_TEST(any_text_is_read_or_refused)
{
    static const char alphabet[] = "0123456789-:tTzZ+. lastdyagoweki\t\xff";
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Australia/Lord_Howe");
    g_autoptr(GRand) random = g_rand_new_with_seed(1);

    for (int i = 0; i < 20000; i++) {
        char text[80] = { 0 };
        int length = g_rand_int_range(random, 0, 70);
        struct emj_instant instant = { 0 };
        g_autoptr(GError) error = NULL;
        bool done = false;

        g_strlcpy(text, i % 2 == 0 ? "2026-11-12T14:32:00+01:00" : "3 days ago 14:32", 80);
        for (int j = i % 3; j < length; j += 1 + i % 7)
            text[j] = alphabet[g_rand_int_range(random, 0, sizeof alphabet - 1)];
        done = emj_when_parse(text, now, zone, &instant, &error);
        ck_assert_int_eq(done, error == NULL);
        if (done)
            ck_assert(emj_date_is_valid(emj_instant_date(instant)));
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("base-when");
    TCase *day = tcase_create("days");
    TCase *moment = tcase_create("moments");

    tcase_set_timeout(moment, 60);
    tcase_add_loop_test(day, days_are_read, 0, G_N_ELEMENTS(days));
    tcase_add_loop_test(day, other_texts_are_no_days, 0, G_N_ELEMENTS(no_days));
    tcase_add_loop_test(day, weekdays_are_the_latest, 0, 7);
    tcase_add_test(day, nothing_is_before_the_first_day);
    suite_add_tcase(s, day);

    tcase_add_loop_test(moment, moments_are_read, 0, G_N_ELEMENTS(moments));
    tcase_add_loop_test(moment, other_texts_are_no_moments, 0, G_N_ELEMENTS(no_moments));
    tcase_add_test(moment, a_message_repeats_what_was_typed);
    tcase_add_test(moment, long_texts_are_refused);
    tcase_add_test(moment, today_is_the_day_of_the_zone);
    tcase_add_test(moment, today_in_a_fold_is_now);
    tcase_add_test(moment, any_text_is_read_or_refused);
    suite_add_tcase(s, moment);
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
