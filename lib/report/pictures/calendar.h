/*
 * report/pictures/calendar.h: the days of a period laid out in weeks. Internal to
 * the module.
 */
#ifndef EMJ_REPORT_PICTURES_CALENDAR_H
#define EMJ_REPORT_PICTURES_CALENDAR_H

#include "report/figures/figures.h"

enum { EMJ_WEEK_DAYS = 7 };

/* `data` is a struct emj_report. New string. */
char *emj_calendar_draw_html(const void *data);

/*
 * Days below are numbers (emj_date_to_days), so that a week may begin before the
 * first day there is, and a walk over days ends behind the last one.
 */

/* The first and the last day of the grid's period. */
int32_t emj_calendar_first(const struct emj_report *report);
int32_t emj_calendar_last(const struct emj_report *report);

/* Which column of a week a day stands in, from 0, and that column's name: "Mo". */
int emj_calendar_column(const struct emj_report *report, int32_t day);
const char *emj_calendar_day_name(const struct emj_report *report, int column);

/* The first day of the week that holds `day`; may lie before the period. */
int32_t emj_calendar_week(const struct emj_report *report, int32_t day);

/* Entries of a day of the period; -1 outside it. */
int emj_calendar_count(const struct emj_report *report, int32_t day);

#endif
