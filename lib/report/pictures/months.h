/* report/pictures/months.h: a share month by month. Internal to the module. */
#ifndef EMJ_REPORT_PICTURES_MONTHS_H
#define EMJ_REPORT_PICTURES_MONTHS_H

/* `data` is a struct emj_report. New string. */
char *emj_months_draw_html(const void *data);

#endif
