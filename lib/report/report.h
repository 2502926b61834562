/*
 * report/report.h: a period of the journal as figures, and the figures as a
 * document or JSON.
 *
 * emj_report_new computes every figure of the report from entries alone: pure,
 * no files, no clock; same entries and same request give the same report. The
 * definitions stand in emjournal-report(1). emj_report_to_markdown and
 * emj_report_to_json write it and compute nothing.
 */
#ifndef EMJ_REPORT_REPORT_H
#define EMJ_REPORT_REPORT_H

#include <jansson.h>

#include "base/period.h"
#include "config/config.h"
#include "entry/entry.h"
#include "interview/gaps.h"
#include "pack/library.h"

enum emj_report_entries {
    EMJ_REPORT_ENTRIES_NONE,
    EMJ_REPORT_ENTRIES_LIST,
    EMJ_REPORT_ENTRIES_FULL,
};

/* What a report is about. Everything is borrowed for the call and the report's life. */
struct emj_report_request {
    struct emj_period period;
    struct emj_date as_of;    /* ages count to this day; later entries are ignored */
    const GPtrArray *entries; /* struct emj_entry *, the whole journal, oldest first,
                                       already narrowed by the filters below */
    size_t unreadable;        /* files that could not be read as entries */
    const char *filter;       /* the filters in words for the title line; NULL is none */
    const struct emj_library *library; /* cadences, titles, questions; may be NULL */
    const struct emj_config *config;
};

struct emj_report;

struct emj_report *emj_report_new(const struct emj_report_request *request);
void emj_report_free(struct emj_report *report);
typedef struct emj_report emj_report;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_report, emj_report_free)

struct emj_report_options {
    enum emj_report_entries entries;
    bool no_tables;
    const char *root; /* of the journal, for paths in JSON */
};

/* The report as portable Markdown; one string with a final newline. */
char *emj_report_to_markdown(const struct emj_report *report,
                             const struct emj_report_options *options);

/* The report as the object of emjournal-json(7). The caller owns the reference. */
json_t *emj_report_to_json(const struct emj_report *report,
                           const struct emj_report_options *options);

#endif
