#include "base/period.h"

/* A week that has a number; `week_start` makes others. */
static bool is_iso_week(struct emj_period period)
{
    return period.kind == EMJ_PERIOD_WEEK && emj_date_weekday(period.first) == EMJ_MONDAY;
}

/*
 * The year whose number stands beside the period's own when it is printed: the
 * ISO year of a week, the fiscal year of a quarter, else the calendar's.
 */
static int year_of(struct emj_period period, struct emj_date date)
{
    int year = date.year;
    int number = 0;

    if (is_iso_week(period))
        emj_date_iso_week(date, &year, &number);
    else if (period.kind == EMJ_PERIOD_QUARTER || period.kind == EMJ_PERIOD_YEAR)
        emj_period_fiscal(date, period.fiscal_start, &year, &number);
    return year;
}

static int week_of(struct emj_period period)
{
    int year = 0;
    int week = 0;

    emj_date_iso_week(period.first, &year, &week);
    return week;
}

static int quarter_of(struct emj_period period)
{
    int year = 0;
    int quarter = 0;

    emj_period_fiscal(period.first, period.fiscal_start, &year, &quarter);
    return quarter;
}

/* "May to October 2026", "July 2025 to June 2026", "May 2026". */
static char *months_label(struct emj_period period, bool with_year)
{
    struct emj_date first = period.first;
    struct emj_date last = period.last;
    bool one_year = first.year == last.year;
    g_autofree char *year = g_strdup_printf(" %04d", last.year);
    const char *behind = with_year || !one_year ? year : "";

    if (!one_year)
        return g_strdup_printf("%s %04d to %s%s", emj_month_name(first.month), first.year,
                               emj_month_name(last.month), behind);
    if (first.month == last.month)
        return g_strconcat(emj_month_name(first.month), behind, NULL);
    return g_strdup_printf("%s to %s%s", emj_month_name(first.month),
                           emj_month_name(last.month), behind);
}

/* "1 July 2025 to 30 June 2026"; one day alone has no "to". */
static char *range_label(struct emj_period period, bool with_year)
{
    if (emj_period_is_whole_months(period))
        return months_label(period, with_year);
    bool one_year = period.first.year == period.last.year;
    g_autofree char *from =
        one_year ? emj_date_format_day(period.first) : emj_date_format_long(period.first);
    g_autofree char *to =
        with_year ? emj_date_format_long(period.last) : emj_date_format_day(period.last);

    if (emj_date_compare(period.first, period.last) == 0)
        return g_steal_pointer(&to);
    return g_strdup_printf("%s to %s", from, to);
}

static char *year_label(struct emj_period period)
{
    return g_strdup_printf("%s%04d", period.fiscal_start == 1 ? "" : "fiscal year ",
                           year_of(period, period.first));
}

char *emj_period_label(struct emj_period period)
{
    int year = year_of(period, period.first);
    g_autofree char *day = NULL;

    switch (period.kind) {
    case EMJ_PERIOD_WEEK:
        if (is_iso_week(period))
            return g_strdup_printf("Week %d, %04d", week_of(period), year);
        day = emj_date_format_long(period.first);
        return g_strdup_printf("Week of %s", day);
    case EMJ_PERIOD_MONTH:
        return g_strdup_printf("%s %04d", emj_month_name(period.first.month), year);
    case EMJ_PERIOD_QUARTER:
        return g_strdup_printf("Q%d %04d", quarter_of(period), year);
    case EMJ_PERIOD_YEAR:
        return year_label(period);
    case EMJ_PERIOD_DAY:
    case EMJ_PERIOD_RANGE:
    case EMJ_PERIOD_ALL:
        break;
    }
    return range_label(period, true);
}

/* True when the year goes without saying beside the other period. */
static bool is_same_year(struct emj_period period, struct emj_period beside)
{
    int year = year_of(period, period.first);

    return year_of(period, period.last) == year && year_of(period, beside.first) == year &&
           year_of(period, beside.last) == year;
}

char *emj_period_short_label(struct emj_period period, struct emj_period beside)
{
    bool same_year = is_same_year(period, beside);
    g_autofree char *label = emj_period_label(period);
    g_autofree char *day = NULL;

    if (period.kind == EMJ_PERIOD_WEEK)
        label[0] = 'w';
    if (!same_year || period.kind == EMJ_PERIOD_YEAR)
        return g_steal_pointer(&label);
    switch (period.kind) {
    case EMJ_PERIOD_WEEK:
        if (is_iso_week(period))
            return g_strdup_printf("week %d", week_of(period));
        day = emj_date_format_day(period.first);
        return g_strdup_printf("week of %s", day);
    case EMJ_PERIOD_MONTH:
        return g_strdup(emj_month_name(period.first.month));
    case EMJ_PERIOD_QUARTER:
        return g_strdup_printf("Q%d", quarter_of(period));
    default:
        return range_label(period, false);
    }
}

/* "May to Oct", "3 May to 5 Jun"; with years where there are two: "Jul 2025 to Jun 2026". */
static char *range_tick(struct emj_period period)
{
    bool months = emj_period_is_whole_months(period);
    bool years = period.first.year != period.last.year;
    g_autoptr(GString) tick = g_string_new(NULL);
    const struct emj_date ends[] = { period.first, period.last };

    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *day = emj_date_format_short(ends[i]);
        if (i > 0 && strcmp(tick->str, months ? strchr(day, ' ') + 1 : day) == 0)
            break;
        g_string_append_printf(tick, "%s%s", i > 0 ? " to " : "",
                               months ? strchr(day, ' ') + 1 : day);
        if (years)
            g_string_append_printf(tick, " %04d", ends[i].year);
    }
    return g_string_free(g_steal_pointer(&tick), false);
}

char *emj_period_tick(struct emj_period period)
{
    switch (period.kind) {
    case EMJ_PERIOD_WEEK:
        if (is_iso_week(period))
            return g_strdup_printf("W%02d", week_of(period));
        break;
    case EMJ_PERIOD_MONTH:
        return g_strdup_printf("%.3s", emj_month_name(period.first.month));
    case EMJ_PERIOD_QUARTER:
        return g_strdup_printf("Q%d", quarter_of(period));
    case EMJ_PERIOD_YEAR:
        return g_strdup_printf("%04d", year_of(period, period.first));
    case EMJ_PERIOD_ALL:
        return g_strdup("all");
    case EMJ_PERIOD_RANGE:
        return range_tick(period);
    case EMJ_PERIOD_DAY:
        break;
    }
    return emj_date_format_short(period.first);
}
