#include "base/period.h"

#include <string.h>

#include "base/form.h"

enum {
    DAYS_PER_WEEK = 7,
    MONTHS_PER_YEAR = 12,
    MONTHS_PER_QUARTER = 3,
    REVIEW_DAYS = 100,
};

#define BEFORE_TIME "it begins before year 1"

/* The kinds that have names, in the order of the enumeration. */
static const struct kind {
    const char *word;
    const char *form;
    const char *usage;
} kinds[] = {
    [EMJ_PERIOD_DAY] = { "day", "9999-99-99", "use 2026-11-12, today or yesterday" },
    [EMJ_PERIOD_WEEK] = { "week", "9999-w99", "use 2026-W46, this or last" },
    [EMJ_PERIOD_MONTH] = { "month", "9999-99", "use 2026-11, this or last" },
    [EMJ_PERIOD_QUARTER] = { "quarter", "9999-q9", "use 2026-Q4, this or last" },
    [EMJ_PERIOD_YEAR] = { "year", "9999", "use 2026, this or last" },
};

/* --- from a day to its period --- */

/* The month of the fiscal year, from 0. */
static int fiscal_month(struct emj_date date, int fiscal_start)
{
    return (date.month - fiscal_start + MONTHS_PER_YEAR) % MONTHS_PER_YEAR;
}

void emj_period_fiscal(struct emj_date date, int fiscal_start, int *ret_year, int *ret_quarter)
{
    bool next_year = fiscal_start > 1 && date.month >= fiscal_start;

    *ret_year = date.year + (next_year ? 1 : 0);
    *ret_quarter = fiscal_month(date, fiscal_start) / MONTHS_PER_QUARTER + 1;
}

/* `count` whole months, of which the month of `date` is number `index` from 0. */
static void set_months(struct emj_period *period, struct emj_date date, int index, int count)
{
    struct emj_date start = { date.year, date.month, 1 };

    period->first = emj_date_add_months(start, -index);
    period->last = emj_date_add_months(start, count - 1 - index);
    period->last.day = emj_date_month_length(period->last.year, period->last.month);
}

static void set_week(struct emj_period *period, struct emj_date date, enum emj_weekday start)
{
    int since = ((int)emj_date_weekday(date) - (int)start + DAYS_PER_WEEK) % DAYS_PER_WEEK;

    period->first = emj_date_add_days(date, -since);
    period->last = emj_date_add_days(date, DAYS_PER_WEEK - 1 - since);
}

struct emj_period emj_period_of(enum emj_period_kind kind, struct emj_date date,
                                struct emj_calendar calendar)
{
    struct emj_period period = {
        .kind = kind,
        .first = date,
        .last = date,
        .fiscal_start = calendar.fiscal_start,
    };
    int month = fiscal_month(date, calendar.fiscal_start);

    switch (kind) {
    case EMJ_PERIOD_WEEK:
        set_week(&period, date, calendar.week_start);
        break;
    case EMJ_PERIOD_MONTH:
        set_months(&period, date, 0, 1);
        break;
    case EMJ_PERIOD_QUARTER:
        set_months(&period, date, month % MONTHS_PER_QUARTER, MONTHS_PER_QUARTER);
        break;
    case EMJ_PERIOD_YEAR:
        set_months(&period, date, month, MONTHS_PER_YEAR);
        break;
    case EMJ_PERIOD_DAY:
    case EMJ_PERIOD_RANGE:
    case EMJ_PERIOD_ALL:
        break;
    }
    return period;
}

bool emj_period_range(struct emj_date first, struct emj_date last,
                      struct emj_period *ret_period, GError **error)
{
    if (emj_date_compare(last, first) < 0) {
        g_autofree char *from = emj_date_format(first);
        g_autofree char *to = emj_date_format(last);

        g_set_error(
            error, EMJ_ERROR, EMJ_ERROR_USAGE,
            "the range from '%s' to '%s' ends before it begins; give the earlier day first",
            from, to);
        return false;
    }
    *ret_period = emj_period_all(first, last);
    ret_period->kind = EMJ_PERIOD_RANGE;
    return true;
}

struct emj_period emj_period_all(struct emj_date first, struct emj_date last)
{
    return (struct emj_period){
        .kind = EMJ_PERIOD_ALL,
        .first = first,
        .last = last,
        .fiscal_start = 1,
    };
}

bool emj_period_is_whole_months(struct emj_period period)
{
    return period.kind == EMJ_PERIOD_RANGE && period.first.day == 1 &&
           period.last.day == emj_date_month_length(period.last.year, period.last.month);
}

/* --- from one period to another --- */

/* `days` days that end with `last`, cut at the first day there is. */
static void set_days_before(struct emj_period *period, struct emj_date last, int days)
{
    period->last = last;
    period->first = emj_date_add_days(last, 1 - days);
}

/* From the month of `first` to that of `last`, both counted. */
static int months_in(struct emj_period period)
{
    int years = period.last.year - period.first.year;
    return years * MONTHS_PER_YEAR + period.last.month - period.first.month + 1;
}

/* False where time begins too late for one of the same length. */
static bool set_range_before(struct emj_period *previous, struct emj_date last,
                             struct emj_period period)
{
    if (emj_period_is_whole_months(period)) {
        previous->last = last;
        previous->first = emj_date_add_months(period.first, -months_in(period));
        return months_in(*previous) == months_in(period);
    }
    set_days_before(previous, last, emj_period_length(period));
    return emj_period_length(*previous) == emj_period_length(period);
}

bool emj_period_previous(struct emj_period period, struct emj_period *ret_previous)
{
    static const struct emj_date start = { 1, 1, 1 };
    struct emj_calendar calendar = { EMJ_MONDAY, period.fiscal_start };
    struct emj_date eve = emj_date_add_days(period.first, -1);
    struct emj_period previous = period;

    if (period.kind == EMJ_PERIOD_ALL || emj_date_compare(period.first, start) <= 0)
        return false;
    /* Counting days keeps the weekday that a week begins with. */
    if (period.kind == EMJ_PERIOD_WEEK)
        set_days_before(&previous, eve, DAYS_PER_WEEK);
    else if (period.kind != EMJ_PERIOD_RANGE)
        previous = emj_period_of(period.kind, eve, calendar);
    if (period.kind == EMJ_PERIOD_RANGE && !set_range_before(&previous, eve, period))
        return false;
    *ret_previous = previous;
    return true;
}

bool emj_period_contains(struct emj_period period, struct emj_date date)
{
    return emj_date_compare(period.first, date) <= 0 &&
           emj_date_compare(date, period.last) <= 0;
}

int emj_period_length(struct emj_period period)
{
    return emj_date_to_days(period.last) - emj_date_to_days(period.first) + 1;
}

bool emj_period_is_review(struct emj_period period)
{
    return emj_period_length(period) > REVIEW_DAYS;
}

const char *emj_period_kind_word(enum emj_period_kind kind)
{
    if (kind <= EMJ_PERIOD_YEAR)
        return kinds[kind].word;
    return kind == EMJ_PERIOD_RANGE ? "range" : "all";
}

/* --- from a name to its period --- */

/* What emj_period_parse is asked. */
struct request {
    enum emj_period_kind kind;
    const char *text; /* for messages */
    const char *name; /* the same in lower case */
    struct emj_calendar calendar;
};

/* The first day of a month of a fiscal year, counted from 0; unset before year 1. */
static struct emj_date fiscal_day(int year, int month, int fiscal_start)
{
    struct emj_date new_year = { year, 1, 1 };
    int shift = fiscal_start - 1 + month - (fiscal_start > 1 ? MONTHS_PER_YEAR : 0);

    if (year == 1 && shift < 0)
        return (struct emj_date){ 0 };
    return emj_date_add_months(new_year, shift);
}

static bool quarter_exists(const char *name)
{
    return strchr("1234", name[strlen("2026-q")]) != NULL;
}

/*
 * A day in the period that a name of its kind's form stands for, or an unset one
 * where there is no such period. The year is not 0.
 */
static struct emj_date day_of_name(const struct request *request)
{
    const char *name = request->name;
    int fiscal_start = request->calendar.fiscal_start;
    int year = emj_form_number(name, 4);
    int number = 0;
    struct emj_date date = { 0 };

    switch (request->kind) {
    case EMJ_PERIOD_WEEK:
        number = emj_form_number(name + strlen("2026-w"), 2);
        if (number >= 1 && number <= emj_date_iso_weeks_in_year(year))
            date = emj_date_from_iso_week(year, number);
        break;
    case EMJ_PERIOD_MONTH:
        number = emj_form_number(name + strlen("2026-"), 2);
        if (number >= 1 && number <= MONTHS_PER_YEAR)
            date = (struct emj_date){ year, number, 1 };
        break;
    case EMJ_PERIOD_QUARTER:
        number = emj_form_number(name + strlen("2026-q"), 1);
        if (quarter_exists(name))
            date = fiscal_day(year, (number - 1) * MONTHS_PER_QUARTER, fiscal_start);
        break;
    case EMJ_PERIOD_YEAR:
        date = fiscal_day(year, 0, fiscal_start);
        break;
    default:
        emj_date_parse(name, &date);
        break;
    }
    return date;
}

/* Why there is no period of that name; a new string. */
static char *name_flaw(const struct request *request)
{
    int year = emj_form_number(request->name, 4);
    const char *usage = kinds[request->kind].usage;

    if (year == 0)
        return g_strdup("years run from 0001 to 9999");
    switch (request->kind) {
    case EMJ_PERIOD_DAY:
        return emj_date_flaw(request->name, usage);
    case EMJ_PERIOD_WEEK:
        return g_strdup_printf("%04d has %d weeks", year, emj_date_iso_weeks_in_year(year));
    case EMJ_PERIOD_QUARTER:
        return g_strdup(quarter_exists(request->name) ? BEFORE_TIME : usage);
    case EMJ_PERIOD_YEAR:
        return g_strdup(BEFORE_TIME);
    default:
        return g_strdup(usage);
    }
}

static bool refuse(const struct request *request, const char *reason, GError **error)
{
    return emj_form_refuse(error, EMJ_ERROR_USAGE, request->text, kinds[request->kind].word,
                           reason);
}

/* "last" alone, or with the word of a kind behind it. */
static bool is_relative(const char *name, const char *word, enum emj_period_kind kind)
{
    size_t length = strlen(word);

    if (strncmp(name, word, length) != 0)
        return false;
    return name[length] == '\0' ||
           (name[length] == ' ' && strcmp(name + length + 1, kinds[kind].word) == 0);
}

static bool is_this(const char *name, enum emj_period_kind kind)
{
    return is_relative(name, "this", kind) ||
           (kind == EMJ_PERIOD_DAY && strcmp(name, "today") == 0);
}

static bool is_last(const char *name, enum emj_period_kind kind)
{
    return is_relative(name, "last", kind) ||
           (kind == EMJ_PERIOD_DAY && strcmp(name, "yesterday") == 0);
}

/* Refuses a name of no form that the kind has; one of another kind is called so. */
static bool refuse_form(const struct request *request, GError **error)
{
    const struct kind *wanted = &kinds[request->kind];
    const char *name = request->name;

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        enum emj_period_kind kind = (enum emj_period_kind)i;

        if (emj_form_matches(name, kinds[i].form) || is_this(name, kind) ||
            is_last(name, kind)) {
            g_autofree char *thing =
                g_strdup_printf("%s but a %s", wanted->word, kinds[i].word);

            return emj_form_refuse(error, EMJ_ERROR_USAGE, request->text, thing, wanted->usage);
        }
    }
    return refuse(request, wanted->usage, error);
}

static bool parse_name(const struct request *request, struct emj_period *ret_period,
                       GError **error)
{
    struct emj_calendar calendar = request->calendar;
    struct emj_date date = { 0 };
    g_autofree char *flaw = NULL;

    if (!emj_form_matches(request->name, kinds[request->kind].form))
        return refuse_form(request, error);
    if (emj_form_number(request->name, 4) != 0)
        date = day_of_name(request);
    if (!emj_date_is_set(date)) {
        flaw = name_flaw(request);
        return refuse(request, flaw, error);
    }
    calendar.week_start = EMJ_MONDAY; /* a week with a number is an ISO week */
    *ret_period = emj_period_of(request->kind, date, calendar);
    return true;
}

bool emj_period_parse(enum emj_period_kind kind, const char *text, struct emj_date today,
                      struct emj_calendar calendar, struct emj_period *ret_period,
                      GError **error)
{
    struct emj_period current = emj_period_of(kind, today, calendar);
    const char *given = text == NULL ? "this" : text;
    g_autofree char *name = g_ascii_strdown(given, -1);
    struct request request = { kind, given, name, calendar };

    g_assert(kind <= EMJ_PERIOD_YEAR);
    if (is_this(name, kind)) {
        *ret_period = current;
        return true;
    }
    if (is_last(name, kind))
        return emj_period_previous(current, ret_period) || refuse(&request, BEFORE_TIME, error);
    return parse_name(&request, ret_period, error);
}
