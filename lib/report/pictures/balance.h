/* report/pictures/balance.h: the balance as HTML. Internal to the module. */
#ifndef EMJ_REPORT_PICTURES_BALANCE_H
#define EMJ_REPORT_PICTURES_BALANCE_H

/* `data` is a struct emj_report. New string. */
char *emj_balance_draw_html(const void *data);

#endif
