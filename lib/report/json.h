/*
 * report/json.h: the report as JSON, within the module.
 *
 * `share` (NULL in a private copy) is shown every text of the writer, as in the
 * printed sections.
 */
#ifndef EMJ_REPORT_JSON_H
#define EMJ_REPORT_JSON_H

#include "report/report.h"
#include "report/share/share.h"

void emj_report_json(const struct emj_report *report, const struct emj_report_options *options,
                     struct emj_share *share, struct emj_sink sink);

#endif
