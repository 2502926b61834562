/* Entries a day as a grid of text, a line a week. */
#include "report/pictures/calendar.h"

#include "report/pictures/pictures.h"

static const char *const names[] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };

/* --- weeks --- */

static int week_start(const struct emj_report *report)
{
    return (int)report->request.config->calendar.week_start - (int)EMJ_MONDAY;
}

int32_t emj_calendar_first(const struct emj_report *report)
{
    return emj_date_to_days(report->days_written.first);
}

int32_t emj_calendar_last(const struct emj_report *report)
{
    return emj_calendar_first(report) + (int32_t)report->days_written.days - 1;
}

int emj_calendar_column(const struct emj_report *report, int32_t day)
{
    int weekday = (int)emj_date_weekday(emj_date_from_days(day)) - (int)EMJ_MONDAY;
    return (weekday - week_start(report) + EMJ_WEEK_DAYS) % EMJ_WEEK_DAYS;
}

const char *emj_calendar_day_name(const struct emj_report *report, int column)
{
    return names[(column + week_start(report)) % EMJ_WEEK_DAYS];
}

int32_t emj_calendar_week(const struct emj_report *report, int32_t day)
{
    return day - emj_calendar_column(report, day);
}

int emj_calendar_count(const struct emj_report *report, int32_t day)
{
    int32_t first = emj_calendar_first(report);
    if (day < first || day > emj_calendar_last(report))
        return -1;
    return (int)report->days_written.counts[day - first];
}

/* --- text --- */

enum { LABEL_COLUMNS = 6 }; /* "28 Sep" */

static void append_head(const struct emj_report *report, GString *out)
{
    g_string_append_printf(out, "%*s", LABEL_COLUMNS, "");
    for (int i = 0; i < EMJ_WEEK_DAYS; i++)
        g_string_append_printf(out, "  %s", emj_calendar_day_name(report, i));
    g_string_append_c(out, '\n');
}

/* The day that the line begins with, then seven counts; blank outside the period. */
static void append_week(const struct emj_report *report, int32_t first, GString *out)
{
    g_autofree char *label = emj_date_format_short(emj_date_from_days(first));
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_append_printf(line, "%*s", LABEL_COLUMNS, label);
    for (int i = 0; i < EMJ_WEEK_DAYS; i++) {
        int count = emj_calendar_count(report, first + i);
        if (count < 0)
            g_string_append(line, "    ");
        else
            g_string_append_printf(line, " %3d", count);
    }
    g_string_append(out, g_strchomp(line->str));
    g_string_append_c(out, '\n');
}

static void draw_text(const void *data, const struct emj_pen *pen)
{
    const struct emj_report *report = data;
    g_autoptr(GString) out = g_string_new(NULL);
    int32_t last = emj_calendar_last(report);

    append_head(report, out);
    for (int32_t week = emj_calendar_week(report, emj_calendar_first(report)); week <= last;
         week += EMJ_WEEK_DAYS)
        append_week(report, week, out);
    emj_sink_write(pen->sink, EMJ_TONE_PLAIN, out->str);
}

struct emj_picture emj_picture_of_calendar(const struct emj_report *report)
{
    return (struct emj_picture){ draw_text, emj_calendar_draw_html, report };
}
