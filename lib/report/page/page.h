/*
 * report/page/page.h: what stands around a report. Internal to the module.
 */
#ifndef EMJ_REPORT_PAGE_H
#define EMJ_REPORT_PAGE_H

#include "report/sections/quote.h"

/* "Manager's journal: October 2026". New string. */
char *emj_page_title(const struct emj_report *report);

/* The lines of front matter that Obsidian shows: title, date, tags. New string. */
char *emj_page_front_matter(const struct emj_quoter *quoter);

/* The style sheet of the HTML page. New string. */
char *emj_page_style(void);

#endif
