/* base/date.h: instants, their texts, and the clocks of time zones. */
#include "base/date.h"

#include <string.h>

#include <check.h>

#include "base/error.h"

#include "base-scratch.h"

#define USAGE "use 2026-11-12T14:32:00+01:00"
#define TIMES "times run from 00:00:00 to 23:59:59"
#define OFFSETS "offsets run from -23:59 to +23:59"
#define MISSING "the offset is missing, as in 2026-11-12T14:32:00+01:00"
#define YEARS "years run from 0001 to 9999"

/* --- RFC 3339 --- */

static const struct {
    const char *text;
    int64_t seconds;
    int offset_minutes;
    const char *written;
} moments[] = {
    { "2026-11-12T14:32:00+01:00", 1794490320, 60, "2026-11-12T14:32:00+01:00" },
    { "2026-11-12t14:32:00+01:00", 1794490320, 60, "2026-11-12T14:32:00+01:00" },
    { "2026-11-12 14:32:00+01:00", 1794490320, 60, "2026-11-12T14:32:00+01:00" },
    { "2026-11-12T13:32:00Z", 1794490320, 0, "2026-11-12T13:32:00+00:00" },
    { "2026-11-12T13:32:00z", 1794490320, 0, "2026-11-12T13:32:00+00:00" },
    { "2026-11-12T13:32:00-00:00", 1794490320, 0, "2026-11-12T13:32:00+00:00" },
    { "2026-11-12T08:02:00-05:30", 1794490320, -330, "2026-11-12T08:02:00-05:30" },
    { "2026-11-13T13:31:00+23:59", 1794490320, 1439, "2026-11-13T13:31:00+23:59" },
    { "2026-11-11T13:33:00-23:59", 1794490320, -1439, "2026-11-11T13:33:00-23:59" },
    { "2026-11-12T13:32:00.5Z", 1794490320, 0, "2026-11-12T13:32:00+00:00" },
    { "2026-11-12T13:32:00.999999999999Z", 1794490320, 0, "2026-11-12T13:32:00+00:00" },
    { "1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00+00:00" },
    { "1969-12-31T23:59:59Z", -1, 0, "1969-12-31T23:59:59+00:00" },
    { "1970-01-01T00:00:00+01:00", -3600, 60, "1970-01-01T00:00:00+01:00" },
    { "2038-01-19T03:14:08Z", 2147483648, 0, "2038-01-19T03:14:08+00:00" },
    { "0001-01-01T00:00:00Z", -62135596800, 0, "0001-01-01T00:00:00+00:00" },
    { "0001-01-01T00:00:00+23:59", -62135683140, 1439, "0001-01-01T00:00:00+23:59" },
    { "9999-12-31T23:59:59Z", 253402300799, 0, "9999-12-31T23:59:59+00:00" },
    { "9999-12-31T23:59:59-23:59", 253402387139, -1439, "9999-12-31T23:59:59-23:59" },
    { "2024-02-29T00:00:00Z", 1709164800, 0, "2024-02-29T00:00:00+00:00" },
    { "2016-12-31T23:59:60Z", 1483228799, 0, "2016-12-31T23:59:59+00:00" },
    { "2017-01-01T00:59:60+01:00", 1483228799, 60, "2017-01-01T00:59:59+01:00" },
    { "2016-12-31T18:59:60.75-05:00", 1483228799, -300, "2016-12-31T18:59:59-05:00" },
};

START_TEST(rfc_3339_is_read_and_written)
{
    struct emj_instant instant = { 0 };
    struct emj_instant again = { 0 };
    g_autoptr(GError) error = NULL;
    g_autofree char *written = NULL;

    ck_assert(emj_instant_parse(moments[_i].text, &instant, &error));
    ck_assert_ptr_null(error);
    ck_assert_int_eq(instant.seconds, moments[_i].seconds);
    ck_assert_int_eq(instant.offset_minutes, moments[_i].offset_minutes);
    written = emj_instant_format(instant);
    ck_assert_str_eq(written, moments[_i].written);
    ck_assert(emj_instant_parse(written, &again, NULL));
    ck_assert_int_eq(again.seconds, instant.seconds);
    ck_assert_int_eq(again.offset_minutes, instant.offset_minutes);
}
END_TEST

static const struct {
    const char *text;
    const char *flaw;
} refused[] = {
    { "", USAGE },
    { "soon", USAGE },
    { "2026-11-12", USAGE },
    { "2026-11-12T", USAGE },
    { "2026-11-12T14:32", USAGE },
    { "2026-11-12T14:32+01:00", USAGE },
    { "2026-11-12T14:32:0+01:00", USAGE },
    { "2026-11-12T4:32:00+01:00", USAGE },
    { "2026-11-12  14:32:00+01:00", USAGE },
    { "2026-11-12_14:32:00+01:00", USAGE },
    { "2026-1-12T14:32:00+01:00", USAGE },
    { " 2026-11-12T14:32:00+01:00", USAGE },
    { "2026-11-12T14:32:00+01:00 ", USAGE },
    { "2026-11-12T14:32:00+0100", USAGE },
    { "2026-11-12T14:32:00+1:00", USAGE },
    { "2026-11-12T14:32:00 +01:00", USAGE },
    { "2026-11-12T14:32:00UTC", USAGE },
    { "2026-11-12T14:32:00ZZ", USAGE },
    { "2026-11-12T14:32:00.Z", USAGE },
    { "2026-11-12T14:32:00.", USAGE },
    { "2026-11-12T14:32:00,5Z", USAGE },
    { "2026-11-12T14:32:00", MISSING },
    { "2026-11-12T14:32:00.25", MISSING },
    { "2026-11-12T24:00:00Z", TIMES },
    { "2026-11-12T14:60:00Z", TIMES },
    { "2026-11-12T14:32:61Z", TIMES },
    { "2026-11-12T14:32:00+24:00", OFFSETS },
    { "2026-11-12T14:32:00-01:60", OFFSETS },
    { "2026-02-31T14:32:00Z", "February 2026 has 28 days" },
    { "2026-02-29T14:32:00Z", "February 2026 has 28 days" },
    { "2026-13-01T14:32:00Z", "months run from 01 to 12" },
    { "0000-12-31T14:32:00Z", YEARS },
    { "10000-01-01T14:32:00Z", YEARS },
    { "2026-11-12T14:32:60Z", "a second 60 stands only at the end of a day of UTC" },
    { "2026-12-31T23:59:60+01:00", "a second 60 stands only at the end of a day of UTC" },
};

START_TEST(other_texts_are_refused_with_the_reason)
{
    struct emj_instant instant = { 7, 7 };
    g_autoptr(GError) error = NULL;
    g_autofree char *message =
        g_strdup_printf("'%s' is not a date and time; %s", refused[_i].text, refused[_i].flaw);

    ck_assert(!emj_instant_parse(refused[_i].text, &instant, &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_INVALID));
    ck_assert_str_eq(error->message, message);
    ck_assert_int_eq(instant.seconds, 7);
    ck_assert(!emj_instant_parse(refused[_i].text, &instant, NULL));
}
END_TEST

START_TEST(a_long_or_strange_value_is_cut_and_made_visible)
{
    struct emj_instant instant = { 0 };
    g_autoptr(GError) error = NULL;
    g_autofree char *sevens = g_strnfill(100000, '7');
    g_autofree char *text = g_strconcat("\x1b[2J\xff", sevens, NULL);

    ck_assert(!emj_instant_parse(text, &instant, &error));
    ck_assert_uint_lt(strlen(error->message), 200);
    ck_assert(g_utf8_validate(error->message, -1, NULL));
    ck_assert_ptr_null(strchr(error->message, '\x1b'));
}
END_TEST

START_TEST(instants_compare_by_moment)
{
    struct emj_instant berlin = { 1000, 60 };
    struct emj_instant utc = { 1000, 0 };
    struct emj_instant later = { 1001, -300 };

    ck_assert_int_eq(emj_instant_compare(berlin, utc), 0);
    ck_assert_int_eq(emj_instant_compare(berlin, later), -1);
    ck_assert_int_eq(emj_instant_compare(later, berlin), 1);
}
END_TEST

static const struct {
    struct emj_instant instant;
    struct emj_date date;
    struct emj_clock clock;
} days[] = {
    { { 0, 0 }, { 1970, 1, 1 }, { 0, 0, 0 } },
    { { -1, 0 }, { 1969, 12, 31 }, { 23, 59, 59 } },
    { { 0, -1 }, { 1969, 12, 31 }, { 23, 59, 0 } },
    { { -86400, 0 }, { 1969, 12, 31 }, { 0, 0, 0 } },
    { { 1794490320, 60 }, { 2026, 11, 12 }, { 14, 32, 0 } },
    { { 1794490320, 1439 }, { 2026, 11, 13 }, { 13, 31, 0 } },
    { { 1794490320, -1439 }, { 2026, 11, 11 }, { 13, 33, 0 } },
    { { 253402300799, 0 }, { 9999, 12, 31 }, { 23, 59, 59 } },
    { { 253402300800, 0 }, { 9999, 12, 31 }, { 0, 0, 0 } },
    { { -62135596801, 0 }, { 1, 1, 1 }, { 23, 59, 59 } },
    { { INT64_C(1) << 60, 0 }, { 9999, 12, 31 }, { 13, 56, 16 } },
};

START_TEST(the_day_is_the_one_written)
{
    struct emj_date date = emj_instant_date(days[_i].instant);
    struct emj_clock clock = emj_instant_clock(days[_i].instant);

    ck_assert_int_eq(emj_date_compare(date, days[_i].date), 0);
    ck_assert_int_eq(clock.hour, days[_i].clock.hour);
    ck_assert_int_eq(clock.minute, days[_i].clock.minute);
    ck_assert_int_eq(clock.second, days[_i].clock.second);
}
END_TEST

/* --- zones --- */

static const struct {
    const char *zone;
    const char *local; /* as typed, without an offset */
    const char *written;
} clocks[] = {
    { "UTC", "2026-11-12 14:32:10", "2026-11-12T14:32:10+00:00" },

    /* Germany: back at 03:00 on 2026-10-25, forward at 02:00 on 2026-03-29. */
    { "Europe/Berlin", "2026-11-12 14:32:00", "2026-11-12T14:32:00+01:00" },
    { "Europe/Berlin", "2026-07-12 14:32:00", "2026-07-12T14:32:00+02:00" },
    { "Europe/Berlin", "2026-10-25 01:59:59", "2026-10-25T01:59:59+02:00" },
    { "Europe/Berlin", "2026-10-25 02:00:00", "2026-10-25T02:00:00+02:00" },
    { "Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25T02:30:00+02:00" },
    { "Europe/Berlin", "2026-10-25 02:59:59", "2026-10-25T02:59:59+02:00" },
    { "Europe/Berlin", "2026-10-25 03:00:00", "2026-10-25T03:00:00+01:00" },
    { "Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29T01:59:59+01:00" },
    { "Europe/Berlin", "2026-03-29 02:00:00", "2026-03-29T03:00:00+02:00" },
    { "Europe/Berlin", "2026-03-29 02:30:00", "2026-03-29T03:30:00+02:00" },
    { "Europe/Berlin", "2026-03-29 02:59:59", "2026-03-29T03:59:59+02:00" },
    { "Europe/Berlin", "2026-03-29 03:00:00", "2026-03-29T03:00:00+02:00" },
    /* Double summer time in 1945: 2 hours forward of 1 hour. */
    { "Europe/Berlin", "1945-05-24 02:30:00", "1945-05-24T03:30:00+03:00" },

    /* The east of the United States: back on 2026-11-01, forward on 2026-03-08. */
    { "America/New_York", "2026-11-01 00:59:59", "2026-11-01T00:59:59-04:00" },
    { "America/New_York", "2026-11-01 01:30:00", "2026-11-01T01:30:00-04:00" },
    { "America/New_York", "2026-11-01 02:00:00", "2026-11-01T02:00:00-05:00" },
    { "America/New_York", "2026-03-08 02:00:00", "2026-03-08T03:00:00-04:00" },
    { "America/New_York", "2026-03-08 02:30:00", "2026-03-08T03:30:00-04:00" },
    { "America/New_York", "2026-03-08 03:00:00", "2026-03-08T03:00:00-04:00" },
    { "America/New_York", "1969-12-31 23:59:59", "1969-12-31T23:59:59-05:00" },

    /* Lord Howe Island changes by half an hour: 2026-04-05 and 2026-10-04. */
    { "Australia/Lord_Howe", "2026-04-05 01:29:59", "2026-04-05T01:29:59+11:00" },
    { "Australia/Lord_Howe", "2026-04-05 01:30:00", "2026-04-05T01:30:00+11:00" },
    { "Australia/Lord_Howe", "2026-04-05 01:45:00", "2026-04-05T01:45:00+11:00" },
    { "Australia/Lord_Howe", "2026-04-05 02:00:00", "2026-04-05T02:00:00+10:30" },
    { "Australia/Lord_Howe", "2026-10-04 02:00:00", "2026-10-04T02:30:00+11:00" },
    { "Australia/Lord_Howe", "2026-10-04 02:15:00", "2026-10-04T02:45:00+11:00" },
    { "Australia/Lord_Howe", "2026-10-04 02:30:00", "2026-10-04T02:30:00+11:00" },

    /* Samoa had no 30 December 2011, and Kwajalein no 21 August 1993. */
    { "Pacific/Apia", "2011-12-29 23:59:59", "2011-12-29T23:59:59-10:00" },
    { "Pacific/Apia", "2011-12-30 00:00:00", "2011-12-31T00:00:00+14:00" },
    { "Pacific/Apia", "2011-12-30 12:00:00", "2011-12-31T12:00:00+14:00" },
    { "Pacific/Apia", "2011-12-30 23:59:59", "2011-12-31T23:59:59+14:00" },
    { "Pacific/Apia", "2011-12-31 00:00:00", "2011-12-31T00:00:00+14:00" },
    { "Pacific/Kwajalein", "1993-08-21 12:00:00", "1993-08-22T12:00:00+12:00" },
    /* Alaska had 18 October 1867 twice: its local mean time fell back a day. */
    { "America/Juneau", "1867-10-18 12:00:00", "1867-10-18T12:00:00+15:02" },

    { "Europe/Berlin", "2038-01-19 04:14:08", "2038-01-19T04:14:08+01:00" },
    { "Europe/Berlin", "2040-07-01 12:00:00", "2040-07-01T12:00:00+02:00" },
    { "Europe/Berlin", "9999-12-31 23:59:59", "9999-12-31T23:59:59+01:00" },
    { "Europe/Berlin", "0001-01-01 00:00:00", "0001-01-01T00:00:00+00:53" },
    { "America/New_York", "0001-01-01 00:00:00", "0001-01-01T00:00:00-04:56" },
    { "Asia/Kathmandu", "2026-11-12 00:00:00", "2026-11-12T00:00:00+05:45" },
    { "Pacific/Kiritimati", "2026-11-12 00:00:00", "2026-11-12T00:00:00+14:00" },
    { "Etc/GMT+12", "2026-11-12 00:00:00", "2026-11-12T00:00:00-12:00" },
};

START_TEST(local_times_get_the_offset_of_their_zone)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(clocks[_i].zone);
    g_autofree char *utc = g_strconcat(clocks[_i].local, "Z", NULL);
    g_autofree char *written = NULL;
    struct emj_instant local = { 0 };
    struct emj_instant instant = { 0 };

    ck_assert_msg(zone != NULL, "no zone %s: is tzdata installed?", clocks[_i].zone);
    ck_assert(emj_instant_parse(utc, &local, NULL));
    instant = emj_instant_from_local(emj_instant_date(local), emj_instant_clock(local), zone);
    written = emj_instant_format(instant);
    ck_assert_str_eq(written, clocks[_i].written);
}
END_TEST

static const struct {
    const char *zone;
    const char *utc;
    const char *written;
} zoned[] = {
    { "Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25T02:59:59+02:00" },
    { "Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00+01:00" },
    { "Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00" },
    { "Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00" },
    { "America/New_York", "2026-11-01T06:30:00Z", "2026-11-01T01:30:00-05:00" },
    { "Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05T01:30:00+10:30" },
    { "Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00" },
    { "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00" },
    { "Europe/Berlin", "1969-06-01T00:00:00Z", "1969-06-01T01:00:00+01:00" },
    { "Africa/Monrovia", "1969-06-01T00:00:00Z", "1969-05-31T23:15:00-00:45" },
};

START_TEST(moments_are_shown_in_a_zone)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(zoned[_i].zone);
    g_autofree char *written = NULL;
    struct emj_instant instant = { 0 };
    struct emj_instant shown = { 0 };

    ck_assert_ptr_nonnull(zone);
    ck_assert(emj_instant_parse(zoned[_i].utc, &instant, NULL));
    shown = emj_instant_in_zone(instant.seconds, zone);
    ck_assert_int_eq(emj_instant_compare(shown, instant), 0);
    written = emj_instant_format(shown);
    ck_assert_str_eq(written, zoned[_i].written);
}
END_TEST

static const char *const zone_names[] = {
    "Europe/Berlin",    "America/New_York",  "Australia/Lord_Howe", "Pacific/Apia",
    "America/St_Johns", "Africa/Casablanca", "Asia/Tehran",         "Pacific/Chatham",
    "America/Caracas",  "Antarctica/Troll",  "Asia/Pyongyang",      "UTC",
};

/*
 * A moment every six hours and a quarter from 2005 to 2027, back from its local
 * time, is itself or, in the second half of a fold, the same local time earlier.
 */
START_TEST(local_time_is_the_inverse_of_a_zone)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(zone_names[_i]);
    int64_t end = INT64_C(1800000000);
    int folded = 0;

    ck_assert_ptr_nonnull(zone);
    for (int64_t seconds = INT64_C(1104537600); seconds < end; seconds += 3600 * 6 + 900) {
        struct emj_instant shown = emj_instant_in_zone(seconds, zone);
        struct emj_date date = emj_instant_date(shown);
        struct emj_clock clock = emj_instant_clock(shown);
        struct emj_instant back = emj_instant_from_local(date, clock, zone);
        struct emj_clock clock_back = emj_instant_clock(back);

        ck_assert_int_eq(emj_date_compare(emj_instant_date(back), date), 0);
        ck_assert_int_eq(clock_back.hour * 60 + clock_back.minute,
                         clock.hour * 60 + clock.minute);
        ck_assert_int_eq(emj_instant_in_zone(back.seconds, zone).offset_minutes,
                         back.offset_minutes);
        ck_assert_int_le(back.seconds, seconds);
        folded += back.seconds != seconds;
    }
    ck_assert_int_lt(folded, 40);
}
END_TEST

/* Rules instead of a table, and a zone without any change. */
START_TEST(zones_may_be_rules_or_fixed)
{
    g_autoptr(GTimeZone) rules = g_time_zone_new_identifier("CET-1CEST,M3.5.0,M10.5.0/3");
    g_autoptr(GTimeZone) fixed = g_time_zone_new_offset(-5 * 3600);
    struct emj_date fold = { 2026, 10, 25 };
    struct emj_date gap = { 2026, 3, 29 };
    struct emj_clock clock = { 2, 30, 0 };

    ck_assert_ptr_nonnull(rules);
    ck_assert_int_eq(emj_instant_from_local(fold, clock, rules).offset_minutes, 120);
    ck_assert_int_eq(emj_instant_clock(emj_instant_from_local(gap, clock, rules)).hour, 3);
    ck_assert_int_eq(emj_instant_from_local(gap, clock, fixed).offset_minutes, -300);
    ck_assert_int_eq(emj_instant_clock(emj_instant_from_local(gap, clock, fixed)).hour, 2);
}
END_TEST

/*
 * A zone's file as tzfile(5) has it: an hour east of UTC since 1970, back at
 * midnight of 10 April 2026 and forward again at noon.
 */
static const char close_changes[] = "TZif\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                                    "\0\0\0\0\0\0\0\0\0\0\0\0"       /* nothing else */
                                    "\0\0\0\x03\0\0\0\x02\0\0\0\x04" /* 3 changes */
                                    "\0\0\0\0"
                                    "\x69\xd8\x2f\x70"
                                    "\x69\xd8\xe6\x40"     /* at */
                                    "\x01\x00\x01"         /* to */
                                    "\0\0\0\0\x00\x00"     /* in winter */
                                    "\0\0\x0e\x10\x01\x00" /* in summer */
                                    "AAA";

/* GLib's own rules know no such days, so the zone stands in a file. */
START_TEST(changes_may_be_close_together)
{
    struct scratch scratch = scratch_new();
    g_autofree char *path = g_build_filename(scratch.path, "zone", NULL);
    g_autoptr(GTimeZone) zone = NULL;
    struct emj_date day = { 2026, 4, 10 };
    struct emj_clock in_gap = { 12, 30, 0 };
    struct emj_clock in_fold = { 23, 30, 0 };
    g_autofree char *gap = NULL;
    g_autofree char *fold = NULL;

    scratch_write(scratch.folder, "zone", close_changes, sizeof close_changes);
    zone = g_time_zone_new_identifier(path);
    scratch_free(&scratch);
    ck_assert_ptr_nonnull(zone);
    gap = emj_instant_format(emj_instant_from_local(day, in_gap, zone));
    ck_assert_str_eq(gap, "2026-04-10T13:30:00+01:00");
    day.day--;
    fold = emj_instant_format(emj_instant_from_local(day, in_fold, zone));
    ck_assert_str_eq(fold, "2026-04-09T23:30:00+01:00");
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("base-instant");
    TCase *texts = tcase_create("texts");
    TCase *zones = tcase_create("zones");

    tcase_set_timeout(zones, 60);
    tcase_add_loop_test(texts, rfc_3339_is_read_and_written, 0, G_N_ELEMENTS(moments));
    tcase_add_loop_test(texts, other_texts_are_refused_with_the_reason, 0,
                        G_N_ELEMENTS(refused));
    tcase_add_test(texts, a_long_or_strange_value_is_cut_and_made_visible);
    tcase_add_test(texts, instants_compare_by_moment);
    tcase_add_loop_test(texts, the_day_is_the_one_written, 0, G_N_ELEMENTS(days));
    suite_add_tcase(s, texts);

    tcase_add_loop_test(zones, local_times_get_the_offset_of_their_zone, 0,
                        G_N_ELEMENTS(clocks));
    tcase_add_loop_test(zones, moments_are_shown_in_a_zone, 0, G_N_ELEMENTS(zoned));
    tcase_add_loop_test(zones, local_time_is_the_inverse_of_a_zone, 0,
                        G_N_ELEMENTS(zone_names));
    tcase_add_test(zones, zones_may_be_rules_or_fixed);
    tcase_add_test(zones, changes_may_be_close_together);
    suite_add_tcase(s, zones);
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
