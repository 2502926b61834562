/*
 * Entries a day as small calendars, one a month, the day's count in its cell. The
 * tints are a second channel: the number says the same.
 */
#include "report/pictures/calendar.h"
#include "report/pictures/svg.h"
#include "report/sections/phrases.h"

/* Units of the view box; see balance-html.c. */
enum {
    LABEL = 28, /* the first day of the row */
    CELL = 34,
    CELL_GAP = 2,
    HEAD = 24,
    TEXT_LINE = 22, /* from the top of a cell to the line its text stands on */
    HEAD_LINE = 16,
    WIDTH = LABEL + EMJ_WEEK_DAYS * CELL,
    TINTS = 4,
};

/* The part of a month that lies in the period, as day numbers. */
struct month {
    struct emj_date name; /* any day of it */
    int32_t first;
    int32_t last;
};

static struct month month_from(const struct emj_report *report, int32_t first)
{
    struct emj_date day = emj_date_from_days(first);
    int32_t end = first + emj_date_month_length(day.year, day.month) - day.day;
    return (struct month){ day, first, MIN(end, emj_calendar_last(report)) };
}

/* The weeks that it touches. */
static int rows_of(const struct emj_report *report, const struct month *month)
{
    return (month->last - emj_calendar_week(report, month->first)) / EMJ_WEEK_DAYS + 1;
}

static void add_head(GString *out, const struct emj_report *report)
{
    for (int i = 0; i < EMJ_WEEK_DAYS; i++)
        emj_svg_text(out, "faint middle", LABEL + CELL * i + CELL / 2, HEAD_LINE,
                     emj_calendar_day_name(report, i));
}

static void add_day(GString *out, int count, int x, int y)
{
    g_autofree char *look = g_strdup_printf("tint-%d", MIN(count, TINTS - 1));
    g_autofree char *number = g_strdup_printf("%d", count);
    emj_svg_rect(out, look, x, y, CELL - CELL_GAP, CELL - CELL_GAP);
    emj_svg_text(out, count > 0 ? "count middle" : "faint middle", x + (CELL - CELL_GAP) / 2,
                 y + TEXT_LINE, number);
}

static void add_days(GString *out, const struct emj_report *report, const struct month *month)
{
    int32_t week = emj_calendar_week(report, month->first);
    for (int32_t day = month->first; day <= month->last; day++) {
        int column = (day - week) % EMJ_WEEK_DAYS;
        int y = HEAD + CELL * ((day - week) / EMJ_WEEK_DAYS);
        if (column == 0 || day == month->first) {
            g_autofree char *label = g_strdup_printf("%d", emj_date_from_days(day).day);
            emj_svg_text(out, "faint end", LABEL - 8, y + TEXT_LINE, label);
        }
        add_day(out, emj_calendar_count(report, day), LABEL + CELL * column, y);
    }
}

/* Every day with an entry. */
static char *description_of(const struct emj_report *report, const struct month *month)
{
    GString *text = g_string_new(NULL);
    for (int32_t day = month->first; day <= month->last; day++) {
        int count = emj_calendar_count(report, day);
        g_autofree char *name = emj_date_format_day(emj_date_from_days(day));
        if (count > 0)
            g_string_append_printf(text, "%s%s: %d", text->len > 0 ? ", " : "", name, count);
    }
    g_string_append(text, text->len > 0 ? "; 0 on every other day." : "0 on every day.");
    return g_string_free(text, false);
}

static void add_month(GString *out, const struct emj_report *report, const struct month *month)
{
    g_autofree char *id =
        g_strdup_printf("days-%04d-%02d", month->name.year, month->name.month);
    g_autofree char *name =
        g_strdup_printf("%s %d", emj_month_name(month->name.month), month->name.year);
    g_autofree char *title = g_strdup_printf("Entries a day, %s", name);
    g_autofree char *description = description_of(report, month);

    g_string_append(out, "<div>\n<p>");
    emj_html_append(out, name);
    g_string_append(out, "</p>\n");
    emj_svg_begin(out, id, WIDTH, HEAD + CELL * rows_of(report, month), title, description);
    add_head(out, report);
    add_days(out, report, month);
    emj_svg_end(out);
    g_string_append(out, "</div>\n");
}

/* Blank outside the period, where a 0 would be a figure. */
static void add_week(GString *out, const struct emj_report *report, int32_t week)
{
    g_auto(GStrv) cells = g_new0(char *, 1 + EMJ_WEEK_DAYS + 1);
    cells[0] = emj_date_format_long(emj_date_from_days(week));
    for (int i = 0; i < EMJ_WEEK_DAYS; i++) {
        int count = emj_calendar_count(report, week + i);
        cells[i + 1] = count < 0 ? g_strdup("") : g_strdup_printf("%d", count);
    }
    emj_html_table_row(out, (const char *const *)cells, 1 + EMJ_WEEK_DAYS);
}

static void add_table(GString *out, const struct emj_report *report)
{
    const char *headings[1 + EMJ_WEEK_DAYS] = { "Week of" };
    int32_t last = emj_calendar_last(report);
    for (int i = 0; i < EMJ_WEEK_DAYS; i++)
        headings[i + 1] = emj_calendar_day_name(report, i);

    g_string_append(out, "<details>\n<summary>The same as a table</summary>\n");
    emj_html_table_begin(out, "Entries a day", headings, G_N_ELEMENTS(headings));
    for (int32_t week = emj_calendar_week(report, emj_calendar_first(report)); week <= last;
         week += EMJ_WEEK_DAYS)
        add_week(out, report, week);
    emj_html_table_end(out);
    g_string_append(out, "</details>\n");
}

char *emj_calendar_draw_html(const void *data)
{
    const struct emj_report *report = data;
    int32_t end = emj_calendar_last(report);
    GString *out = g_string_new("<div class=\"months\">\n");

    for (int32_t first = emj_calendar_first(report); first <= end;) {
        struct month month = month_from(report, first);
        add_month(out, report, &month);
        first = month.last + 1;
    }
    g_string_append(out, "</div>\n");
    add_table(out, report);
    return g_string_free(out, false);
}
