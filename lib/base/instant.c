#include "base/date.h"

#include <string.h>

#include "base/form.h"

enum {
    SECONDS_PER_MINUTE = 60,
    SECONDS_PER_HOUR = 3600,
    SECONDS_PER_DAY = 86400,
    MINUTES_PER_HOUR = 60,
    MAX_OFFSET = 1439, /* 23:59 in minutes */
    LEAP_SECOND = 60,
};

#define EXAMPLE "2026-11-12T14:32:00+01:00"
#define USAGE "use " EXAMPLE

/* What the parts of an RFC 3339 text say, each within its own bounds. */
struct parts {
    struct emj_date date;
    struct emj_clock clock;
    int offset_minutes;
};

/* Seconds since 1970 as if the day and time stood in UTC. */
static int64_t local_seconds(struct emj_date date, struct emj_clock clock)
{
    int second_of_day =
        clock.hour * SECONDS_PER_HOUR + clock.minute * SECONDS_PER_MINUTE + clock.second;

    return (int64_t)emj_date_to_days(date) * SECONDS_PER_DAY + second_of_day;
}

/* Moves `*text` behind the day and the "T" or blank after it. */
static bool read_date(const char **text, struct emj_date *ret_date, char **ret_flaw)
{
    g_autofree char *day = g_strndup(*text, strcspn(*text, "Tt "));

    if (!emj_date_parse(day, ret_date)) {
        *ret_flaw = emj_date_flaw(day, USAGE);
        return false;
    }
    *text += strlen(day);
    if (**text != '\0')
        (*text)++;
    return true;
}

/* Moves `*text` behind "14:32:00" and a fraction. */
static bool read_clock(const char **text, struct emj_clock *ret_clock, char **ret_flaw)
{
    const char *next = *text;

    if (!emj_form_begins(next, "99:99:99")) {
        *ret_flaw = g_strdup(USAGE);
        return false;
    }
    ret_clock->hour = emj_form_number(next, 2);
    ret_clock->minute = emj_form_number(next + 3, 2);
    ret_clock->second = emj_form_number(next + 6, 2);
    if (ret_clock->hour > 23 || ret_clock->minute > 59 || ret_clock->second > LEAP_SECOND) {
        *ret_flaw = g_strdup("times run from 00:00:00 to 23:59:59");
        return false;
    }
    next += strlen("99:99:99");
    if (emj_form_begins(next, ".9"))
        next += 1 + strspn(next + 1, "0123456789");
    *text = next;
    return true;
}

/* The offset that ends the text. */
static bool read_offset(const char *text, int *ret_minutes, char **ret_flaw)
{
    int hours = 0;
    int minutes = 0;

    if (g_ascii_strcasecmp(text, "z") == 0) {
        *ret_minutes = 0;
        return true;
    }
    if (!emj_form_matches(text, "+99:99") && !emj_form_matches(text, "-99:99")) {
        *ret_flaw = g_strdup(*text == '\0' ? "the offset is missing, as in " EXAMPLE : USAGE);
        return false;
    }
    hours = emj_form_number(text + 1, 2);
    minutes = emj_form_number(text + 4, 2);
    if (hours > 23 || minutes > 59) {
        *ret_flaw = g_strdup("offsets run from -23:59 to +23:59");
        return false;
    }
    minutes += hours * MINUTES_PER_HOUR;
    *ret_minutes = *text == '-' ? -minutes : minutes;
    return true;
}

static struct emj_instant instant_of_parts(const struct parts *parts)
{
    return (struct emj_instant){
        .seconds = local_seconds(parts->date, parts->clock) -
                   (int64_t)parts->offset_minutes * SECONDS_PER_MINUTE,
        .offset_minutes = parts->offset_minutes,
    };
}

/* Leap seconds end a day of UTC; the count of seconds since 1970 has none. */
static bool drop_leap_second(struct parts *parts, char **ret_flaw)
{
    struct emj_instant next = instant_of_parts(parts);

    if (parts->clock.second < LEAP_SECOND)
        return true;
    if (next.seconds % SECONDS_PER_DAY != 0) {
        *ret_flaw = g_strdup("a second 60 stands only at the end of a day of UTC");
        return false;
    }
    parts->clock.second--;
    return true;
}

bool emj_instant_parse(const char *text, struct emj_instant *ret_instant, GError **error)
{
    const char *next = text;
    struct parts parts = { 0 };
    g_autofree char *flaw = NULL;

    if (!read_date(&next, &parts.date, &flaw) || !read_clock(&next, &parts.clock, &flaw) ||
        !read_offset(next, &parts.offset_minutes, &flaw) || !drop_leap_second(&parts, &flaw))
        return emj_form_refuse(error, EMJ_ERROR_INVALID, text, "date and time", flaw);
    *ret_instant = instant_of_parts(&parts);
    return true;
}

char *emj_instant_format(struct emj_instant instant)
{
    struct emj_clock clock = emj_instant_clock(instant);
    g_autofree char *day = emj_date_format(emj_instant_date(instant));
    int offset = ABS(instant.offset_minutes);

    return g_strdup_printf("%sT%02d:%02d:%02d%c%02d:%02d", day, clock.hour, clock.minute,
                           clock.second, instant.offset_minutes < 0 ? '-' : '+',
                           offset / MINUTES_PER_HOUR, offset % MINUTES_PER_HOUR);
}

/* The day's number in the instant's own offset; `ret_second` is the second of that day. */
static int64_t split_days(struct emj_instant instant, int *ret_second)
{
    int64_t local = instant.seconds + (int64_t)instant.offset_minutes * SECONDS_PER_MINUTE;
    int64_t second = local % SECONDS_PER_DAY;

    if (second < 0)
        second += SECONDS_PER_DAY;
    *ret_second = (int)second;
    return (local - second) / SECONDS_PER_DAY;
}

struct emj_date emj_instant_date(struct emj_instant instant)
{
    int second = 0;
    int64_t days = split_days(instant, &second);

    return emj_date_from_days((int32_t)CLAMP(days, INT32_MIN, INT32_MAX));
}

struct emj_clock emj_instant_clock(struct emj_instant instant)
{
    int second = 0;

    split_days(instant, &second);
    return (struct emj_clock){
        .hour = second / SECONDS_PER_HOUR,
        .minute = second / SECONDS_PER_MINUTE % MINUTES_PER_HOUR,
        .second = second % SECONDS_PER_MINUTE,
    };
}

int emj_instant_compare(struct emj_instant a, struct emj_instant b)
{
    return (a.seconds > b.seconds) - (a.seconds < b.seconds);
}

/*
 * A GTimeZone is a row of intervals, numbered in the order of time, within each
 * of which the offset does not change. Asking by a moment always finds one.
 */
static int interval_at(GTimeZone *zone, int64_t seconds)
{
    return g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, seconds);
}

/* Offsets of local mean time have seconds; what is written has minutes. */
static int whole_minutes(int offset_seconds)
{
    int half = offset_seconds < 0 ? -SECONDS_PER_MINUTE / 2 : SECONDS_PER_MINUTE / 2;

    return CLAMP((offset_seconds + half) / SECONDS_PER_MINUTE, -MAX_OFFSET, MAX_OFFSET);
}

struct emj_instant emj_instant_in_zone(int64_t seconds, GTimeZone *zone)
{
    int interval = interval_at(zone, seconds);

    return (struct emj_instant){
        .seconds = seconds,
        .offset_minutes = whole_minutes(g_time_zone_get_offset(zone, interval)),
    };
}

struct emj_instant emj_instant_from_local(struct emj_date date, struct emj_clock clock,
                                          GTimeZone *zone)
{
    int64_t local = local_seconds(date, clock);
    int interval = interval_at(zone, local - SECONDS_PER_DAY);
    int64_t moment = local - g_time_zone_get_offset(zone, interval);
    int found = interval_at(zone, moment);
    int minutes = 0;

    /*
     * No offset reaches a day, so the search begins no later than the moment.
     * The first interval that holds the moment its own offset gives is the
     * earlier half of a fold. When an interval ends before its moment and the
     * next begins after its own, the local time stands in the gap between them,
     * and the first of the two moments is the one moved forward.
     */
    while (found > interval) {
        int64_t later = local - g_time_zone_get_offset(zone, interval + 1);

        interval++;
        found = interval_at(zone, later);
        if (found < interval)
            return emj_instant_in_zone(moment, zone);
        moment = later;
    }
    minutes = whole_minutes(g_time_zone_get_offset(zone, interval));
    return (struct emj_instant){
        .seconds = local - (int64_t)minutes * SECONDS_PER_MINUTE,
        .offset_minutes = minutes,
    };
}
