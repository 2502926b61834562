#include "base/when.h"

#include <string.h>

#include "base/form.h"

enum {
    MAX_LENGTH = 64, /* RFC 3339 with nanoseconds has 35 */
    MAX_WORDS = 4,   /* "3 days ago 9:05" */
    MAX_COUNT_DIGITS = 7,
    DAYS_PER_WEEK = 7,
    MONTHS_PER_YEAR = 12,
};

#define DAY_FORMS "2026-11-12, today, yesterday, monday, last friday or 3 days ago"
#define TIME_FORMS \
    "2026-11-12, 2026-11-12 14:32, yesterday, last friday 9:05, 3 days ago or 14:32"

/* The words of a text in lower case; they point into `buffer`. */
struct words {
    char buffer[MAX_LENGTH + 1];
    const char *list[MAX_WORDS];
    size_t count;
};

/*
 * The "T" between a day and a time parts words as a blank does. False when `text`
 * cannot be a form: too long, too many words, or none.
 */
static bool words_split(const char *text, struct words *ret_words)
{
    char *next = ret_words->buffer;

    if (g_strlcpy(ret_words->buffer, text, sizeof ret_words->buffer) > MAX_LENGTH)
        return false;
    g_strchug(ret_words->buffer);
    if (emj_form_begins(next, "9999-99-99T9") || emj_form_begins(next, "9999-99-99t9"))
        next[strlen("9999-99-99")] = ' ';
    ret_words->count = 0;
    while (*(next += strspn(next, " \t")) != '\0') {
        size_t length = strcspn(next, " \t");
        bool last = next[length] == '\0';

        if (ret_words->count == MAX_WORDS)
            return false;
        next[length] = '\0';
        for (size_t i = 0; i < length; i++)
            next[i] = g_ascii_tolower(next[i]);
        ret_words->list[ret_words->count++] = next;
        next += last ? length : length + 1;
    }
    return ret_words->count > 0;
}

/* "monday" or "mon"; 0 when it is no weekday. */
static int weekday_number(const char *word)
{
    static const char *const names[] = { "monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday" };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        bool is_short = strlen(word) == 3 && strncmp(word, names[i], 3) == 0;

        if (is_short || strcmp(word, names[i]) == 0)
            return (int)i + EMJ_MONDAY;
    }
    return 0;
}

/* How far back a day is: whole months first, then days. */
struct distance {
    int months;
    int days;
};

/* "days", "weeks" ... of a number; "day" and so on are taken for any number. */
static bool unit_parse(const char *word, int count, struct distance *ret_distance)
{
    static const struct {
        const char *one;
        const char *many;
        struct distance distance;
    } units[] = {
        { "day", "days", { 0, 1 } },
        { "week", "weeks", { 0, DAYS_PER_WEEK } },
        { "month", "months", { 1, 0 } },
        { "year", "years", { MONTHS_PER_YEAR, 0 } },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (strcmp(word, units[i].one) == 0 || strcmp(word, units[i].many) == 0) {
            ret_distance->months = units[i].distance.months * count;
            ret_distance->days = units[i].distance.days * count;
            return true;
        }
    }
    return false;
}

/* The relative day forms; `count` words. */
static bool distance_parse(const char *const *words, size_t count, struct emj_date today,
                           struct distance *ret_distance)
{
    size_t digits = strspn(words[0], "0123456789");
    int weekday = weekday_number(words[count - 1]);
    int since = ((int)emj_date_weekday(today) - weekday + DAYS_PER_WEEK) % DAYS_PER_WEEK;

    *ret_distance = (struct distance){ 0 };
    if (count == 1 && strcmp(words[0], "today") == 0)
        return true;
    if (count == 1 && strcmp(words[0], "yesterday") == 0) {
        ret_distance->days = 1;
        return true;
    }
    if (count == 1 && weekday != 0) {
        ret_distance->days = since;
        return true;
    }
    if (count == 2 && weekday != 0 && strcmp(words[0], "last") == 0) {
        ret_distance->days = since == 0 ? DAYS_PER_WEEK : since;
        return true;
    }
    return count == 3 && digits >= 1 && digits <= MAX_COUNT_DIGITS &&
           words[0][digits] == '\0' && strcmp(words[2], "ago") == 0 &&
           unit_parse(words[1], emj_form_number(words[0], digits), ret_distance);
}

/* False when that is before year 1. */
static bool go_back(struct emj_date today, struct distance distance, struct emj_date *ret_date)
{
    int months_since_start = (today.year - 1) * MONTHS_PER_YEAR + today.month - 1;
    struct emj_date start = { 1, 1, 1 };
    struct emj_date date = { 0 };

    if (distance.months > months_since_start)
        return false;
    date = emj_date_add_months(today, -distance.months);
    if (distance.days > emj_date_to_days(date) - emj_date_to_days(start))
        return false;
    *ret_date = emj_date_add_days(date, -distance.days);
    return true;
}

/* A day form of `count` words; NULL, or what is wrong with it as a new string. */
static char *day_parse(const char *const *words, size_t count, struct emj_date today,
                       const char *usage, struct emj_date *ret_date)
{
    struct distance distance = { 0 };

    if (count == 1 && emj_date_parse(words[0], ret_date))
        return NULL;
    if (distance_parse(words, count, today, &distance))
        return go_back(today, distance, ret_date) ? NULL : g_strdup("that is before year 1");
    return count == 1 ? emj_date_flaw(words[0], usage) : g_strdup(usage);
}

bool emj_when_parse_day(const char *text, struct emj_date today, struct emj_date *ret_date,
                        GError **error)
{
    static const char usage[] = "use " DAY_FORMS;
    struct words words = { 0 };
    struct emj_date date = { 0 };
    g_autofree char *flaw = NULL;

    if (!words_split(text, &words))
        flaw = g_strdup(usage);
    else
        flaw = day_parse(words.list, words.count, today, usage, &date);
    if (flaw != NULL)
        return emj_form_refuse(error, EMJ_ERROR_USAGE, text, "day", flaw);
    *ret_date = date;
    return true;
}

/* "9:05", "14:32" or "14:32:10", within a day. */
static bool clock_parse(const char *word, struct emj_clock *ret_clock)
{
    size_t hour_digits = word[0] != '\0' && word[1] == ':' ? 1 : 2;
    const char *rest = word + hour_digits;
    struct emj_clock clock = { 0 };

    if (!emj_form_begins(word, hour_digits == 1 ? "9:99" : "99:99"))
        return false;
    if (!emj_form_matches(rest, ":99") && !emj_form_matches(rest, ":99:99"))
        return false;
    clock.hour = emj_form_number(word, hour_digits);
    clock.minute = emj_form_number(rest + 1, 2);
    clock.second = rest[3] == '\0' ? 0 : emj_form_number(rest + 4, 2);
    if (clock.hour > 23 || clock.minute > 59 || clock.second > 59)
        return false;
    *ret_clock = clock;
    return true;
}

/* RFC 3339, known by its offset or fraction; the offset stays as written. */
static bool has_rfc_3339_form(const struct words *words)
{
    return words->count == 2 && emj_form_begins(words->list[0], "9999-99-99") &&
           emj_form_begins(words->list[1], "99:99:99") &&
           strspn(words->list[1], "0123456789:") < strlen(words->list[1]);
}

static bool parse_rfc_3339(const struct words *words, struct emj_instant *ret_instant,
                           GError **error)
{
    /* In capitals again, as it is typed and as a refusal repeats it. */
    g_autofree char *time = g_ascii_strup(words->list[1], -1);
    g_autofree char *text = g_strdup_printf("%sT%s", words->list[0], time);

    if (emj_instant_parse(text, ret_instant, error))
        return true;
    if (error != NULL)
        (*error)->code = EMJ_ERROR_USAGE;
    return false;
}

/* A day form, a time, or both; NULL, or what is wrong as a new string. */
static char *local_parse(const struct words *words, struct emj_instant now, GTimeZone *zone,
                         struct emj_instant *ret_instant)
{
    static const char usage[] = "use " TIME_FORMS;
    struct emj_date today = emj_instant_date(now);
    struct emj_date date = today;
    struct emj_clock clock = emj_instant_clock(now);
    size_t day_words = words->count;
    char *flaw = NULL;

    if (strchr(words->list[words->count - 1], ':') != NULL) {
        if (!clock_parse(words->list[words->count - 1], &clock))
            return g_strdup("times of a day run from 0:00 to 23:59");
        day_words--;
    }
    if (day_words > 0)
        flaw = day_parse(words->list, day_words, today, usage, &date);
    if (flaw != NULL)
        return flaw;
    /* In the second half of a fold, "today" must not mean an hour ago. */
    if (day_words == words->count && emj_date_compare(date, today) == 0)
        *ret_instant = now;
    else
        *ret_instant = emj_instant_from_local(date, clock, zone);
    return NULL;
}

bool emj_when_parse(const char *text, struct emj_instant now, GTimeZone *zone,
                    struct emj_instant *ret_instant, GError **error)
{
    struct words words = { 0 };
    struct emj_instant local_now = emj_instant_in_zone(now.seconds, zone);
    g_autofree char *flaw = NULL;

    if (!words_split(text, &words))
        flaw = g_strdup("use " TIME_FORMS);
    else if (has_rfc_3339_form(&words))
        return parse_rfc_3339(&words, ret_instant, error);
    else
        flaw = local_parse(&words, local_now, zone, ret_instant);
    if (flaw != NULL)
        return emj_form_refuse(error, EMJ_ERROR_USAGE, text, "day or time", flaw);
    return true;
}
