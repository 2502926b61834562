/*
 * Any text as a moment, a day, a period and an instant: what is taken lies in the
 * years 1 to 9999 and is read back from its own words as the same; what is refused is
 * refused with a sentence that can be shown.
 */
#include <stdint.h>
#include <string.h>

#include "base/period.h"
#include "base/text.h"
#include "base/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_refused(GError *error)
{
    g_assert_nonnull(error);
    g_autofree char *visible = emj_text_visible_line(error->message);
    g_assert_true(g_utf8_validate(visible, -1, NULL));
    g_assert_null(strchr(visible, '\n'));
    g_error_free(error);
}

static void check_instant(struct emj_instant instant)
{
    g_autofree char *text = emj_instant_format(instant);
    struct emj_instant again = { 0 };
    g_assert_true(emj_date_is_valid(emj_instant_date(instant)));
    g_assert_true(emj_instant_parse(text, &again, NULL));
    g_assert_cmpint(emj_instant_compare(instant, again), ==, 0);
}

static void try_moment(const char *text, struct emj_instant now, GTimeZone *zone)
{
    struct emj_instant instant = { 0 };
    GError *error = NULL;
    if (emj_when_parse(text, now, zone, &instant, &error))
        check_instant(instant);
    else
        check_refused(error);
    if (emj_instant_parse(text, &instant, NULL))
        check_instant(instant);
}

static void try_day(const char *text, struct emj_date today)
{
    struct emj_date day = { 0 };
    struct emj_date again = { 0 };
    GError *error = NULL;
    if (!emj_when_parse_day(text, today, &day, &error)) {
        check_refused(error);
        return;
    }
    g_autofree char *written = emj_date_format(day);
    g_assert_true(emj_date_parse(written, &again));
    g_assert_cmpint(emj_date_compare(day, again), ==, 0);
}

static void try_period(const char *text, struct emj_date today, enum emj_period_kind kind)
{
    struct emj_calendar calendar = { (enum emj_weekday)(today.day % 7 + 1), today.month };
    struct emj_period period = { 0 };
    struct emj_period previous = { 0 };
    GError *error = NULL;
    if (!emj_period_parse(kind, text, today, calendar, &period, &error)) {
        check_refused(error);
        return;
    }
    g_autofree char *label = emj_period_label(period);
    g_autofree char *tick = emj_period_tick(period);
    g_assert_cmpint(period.kind, ==, kind);
    g_assert_cmpint(emj_date_compare(period.first, period.last), <=, 0);
    g_assert_true(emj_date_is_valid(period.first) && emj_date_is_valid(period.last));
    g_assert_true(*label != '\0' && *tick != '\0');
    if (emj_period_previous(period, &previous))
        g_assert_cmpint(emj_date_to_days(previous.last) + 1, ==,
                        emj_date_to_days(period.first));
}

static const uint32_t last_seed = 3950000000; /* times 64 seconds: in the year 9980 */

/* The first four bytes choose the day that it is. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const zones[] = { "UTC", "Europe/Berlin", "Pacific/Apia",
                                         "Australia/Lord_Howe" };
    uint32_t seed = 0;
    if (size < sizeof seed)
        return 0;
    memcpy(&seed, data, sizeof seed);
    g_autofree char *text = g_strndup((const char *)data + sizeof seed, size - sizeof seed);
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(zones[seed % 4]);
    struct emj_instant now = emj_instant_in_zone((int64_t)(seed % last_seed) * 64, zone);
    struct emj_date today = emj_instant_date(now);

    try_moment(text, now, zone);
    try_day(text, today);
    for (int kind = EMJ_PERIOD_DAY; kind <= EMJ_PERIOD_YEAR; kind++)
        try_period(text, today, (enum emj_period_kind)kind);
    return 0;
}
