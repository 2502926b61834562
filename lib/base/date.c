#include "base/date.h"

#include <string.h>

#include "base/form.h"

enum {
    FIRST_YEAR = 1,
    LAST_YEAR = 9999,
    FIRST_DAY = -719162,  /* 0001-01-01, a Monday */
    LAST_DAY = 2932896,   /* 9999-12-31 */
    EPOCH_SHIFT = 719468, /* days from 0000-03-01 to 1970-01-01 */
    ERA_YEARS = 400,
    ERA_DAYS = 146097,
    DAYS_PER_WEEK = 7,
    MONTHS_PER_YEAR = 12,
    FIRST_MONTH = FIRST_YEAR * MONTHS_PER_YEAR, /* counted from January of year 0 */
    LAST_MONTH = LAST_YEAR * MONTHS_PER_YEAR + MONTHS_PER_YEAR - 1,
};

static const char *const month_names[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % ERA_YEARS == 0;
}

bool emj_date_is_set(struct emj_date date)
{
    return date.year != 0;
}

bool emj_date_is_valid(struct emj_date date)
{
    return date.year >= FIRST_YEAR && date.year <= LAST_YEAR && date.day >= 1 &&
           date.day <= emj_date_month_length(date.year, date.month);
}

/*
 * Both directions count years from March, so that the leap day is a year's last
 * and the lengths of the months before it follow (153 * m + 2) / 5.
 */
int32_t emj_date_to_days(struct emj_date date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int month = date.month <= 2 ? date.month + 9 : date.month - 3;
    int era = year / ERA_YEARS;
    int year_of_era = year - era * ERA_YEARS;
    int day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * ERA_DAYS + day_of_era - EPOCH_SHIFT;
}

struct emj_date emj_date_from_days(int32_t days)
{
    int shifted = CLAMP(days, FIRST_DAY, LAST_DAY) + EPOCH_SHIFT;
    int era = shifted / ERA_DAYS;
    int day_of_era = shifted - era * ERA_DAYS;
    int leap_days = day_of_era / 1460 - day_of_era / 36524 + day_of_era / 146096;
    int year_of_era = (day_of_era - leap_days) / 365;
    int day_of_year = day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153;
    struct emj_date date = {
        .year = era * ERA_YEARS + year_of_era,
        .month = month < 10 ? month + 3 : month - 9,
        .day = day_of_year - (153 * month + 2) / 5 + 1,
    };

    if (date.month <= 2)
        date.year++;
    return date;
}

int emj_date_compare(struct emj_date a, struct emj_date b)
{
    int difference = a.year - b.year;

    if (difference == 0)
        difference = a.month - b.month;
    if (difference == 0)
        difference = a.day - b.day;
    return (difference > 0) - (difference < 0);
}

struct emj_date emj_date_add_days(struct emj_date date, int days)
{
    int64_t sum = (int64_t)emj_date_to_days(date) + days;

    return emj_date_from_days((int32_t)CLAMP(sum, FIRST_DAY, LAST_DAY));
}

struct emj_date emj_date_add_months(struct emj_date date, int months)
{
    int64_t sum = (int64_t)date.year * MONTHS_PER_YEAR + date.month - 1 + months;

    if (sum < FIRST_MONTH)
        return emj_date_from_days(FIRST_DAY);
    if (sum > LAST_MONTH)
        return emj_date_from_days(LAST_DAY);
    date.year = (int)(sum / MONTHS_PER_YEAR);
    date.month = (int)(sum % MONTHS_PER_YEAR) + 1;
    date.day = MIN(date.day, emj_date_month_length(date.year, date.month));
    return date;
}

int emj_date_month_length(int year, int month)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    if (month < 1 || month > MONTHS_PER_YEAR)
        return 0;
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

enum emj_weekday emj_date_weekday(struct emj_date date)
{
    int since_monday = (emj_date_to_days(date) - FIRST_DAY) % DAYS_PER_WEEK;

    return (enum emj_weekday)(since_monday + EMJ_MONDAY);
}

void emj_date_iso_week(struct emj_date date, int *ret_year, int *ret_week)
{
    /* A week belongs to the year of its Thursday. */
    struct emj_date thursday = emj_date_add_days(date, 4 - (int)emj_date_weekday(date));
    struct emj_date new_year = { thursday.year, 1, 1 };
    int day_of_year = emj_date_to_days(thursday) - emj_date_to_days(new_year);

    *ret_year = thursday.year;
    *ret_week = day_of_year / DAYS_PER_WEEK + 1;
}

struct emj_date emj_date_from_iso_week(int year, int week)
{
    /* The 4th of January always stands in week 1. */
    struct emj_date fourth = { year, 1, 4 };
    int to_monday = EMJ_MONDAY - (int)emj_date_weekday(fourth);

    return emj_date_add_days(fourth, to_monday + (week - 1) * DAYS_PER_WEEK);
}

int emj_date_iso_weeks_in_year(int year)
{
    /* The 28th of December always stands in the last week. */
    struct emj_date date = { year, 12, 28 };
    int week = 0;

    emj_date_iso_week(date, &year, &week);
    return week;
}

static bool has_form(const char *text, struct emj_date *ret_date)
{
    if (!emj_form_matches(text, "9999-99-99"))
        return false;
    ret_date->year = emj_form_number(text, 4);
    ret_date->month = emj_form_number(text + 5, 2);
    ret_date->day = emj_form_number(text + 8, 2);
    return true;
}

bool emj_date_parse(const char *text, struct emj_date *ret_date)
{
    struct emj_date date = { 0 };

    if (!has_form(text, &date) || !emj_date_is_valid(date))
        return false;
    *ret_date = date;
    return true;
}

char *emj_date_flaw(const char *text, const char *usage)
{
    struct emj_date date = { 0 };
    size_t year_digits = strspn(text, "0123456789");
    bool long_year = year_digits > 4 && text[year_digits] == '-';

    if (has_form(text, &date) ? date.year < FIRST_YEAR : long_year)
        return g_strdup("years run from 0001 to 9999");
    if (date.year == 0)
        return g_strdup(usage);
    if (date.month < 1 || date.month > MONTHS_PER_YEAR)
        return g_strdup("months run from 01 to 12");
    return g_strdup_printf("%s %04d has %d days", emj_month_name(date.month), date.year,
                           emj_date_month_length(date.year, date.month));
}

char *emj_date_format(struct emj_date date)
{
    return g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day);
}

char *emj_date_format_long(struct emj_date date)
{
    return g_strdup_printf("%d %s %04d", date.day, emj_month_name(date.month), date.year);
}

char *emj_date_format_day(struct emj_date date)
{
    return g_strdup_printf("%d %s", date.day, emj_month_name(date.month));
}

char *emj_date_format_short(struct emj_date date)
{
    return g_strdup_printf("%d %.3s", date.day, emj_month_name(date.month));
}

const char *emj_month_name(int month)
{
    return month >= 1 && month <= MONTHS_PER_YEAR ? month_names[month - 1] : "";
}
