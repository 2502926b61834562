/*
 * report/pictures/pictures.h: the drawn parts of a report.
 *
 * Each is a picture of markdown/document.h: lines of text for a fixed-width font,
 * and inline SVG with its figures in a table below for HTML. They draw what stands
 * in the report and compute nothing. A picture borrows the report. Internal to the
 * module.
 */
#ifndef EMJ_REPORT_PICTURES_H
#define EMJ_REPORT_PICTURES_H

#include "markdown/document.h"
#include "report/figures/figures.h"

enum { EMJ_CALENDAR_TEXT_DAYS = 100 }; /* a longer calendar is drawn in HTML alone */

/* The three counts as a bar for this period and the ones before it. */
struct emj_picture emj_picture_of_balance(const struct emj_report *report);

/* A review's leadership share month by month. */
struct emj_picture emj_picture_of_months(const struct emj_report *report);

/* Entries a day. */
struct emj_picture emj_picture_of_calendar(const struct emj_report *report);

#endif
