/*
 * report/json-parts.h: the parts of the report's JSON.
 *
 * Internal to the module: json.c puts them in order. Every text of the writer
 * passes emj_json_shown or the two beside it, so that a shared copy has one place to look at it.
 */
#ifndef EMJ_REPORT_JSON_PARTS_H
#define EMJ_REPORT_JSON_PARTS_H

#include <jansson.h>

#include "report/sections/quote.h"

/* What is being written. */
struct emj_report_json {
    const struct emj_report *report;
    const struct emj_report_options *options;
    struct emj_share *share; /* NULL: a private copy */
    struct emj_quoter quoter;
};

/* --- json-values.c; each a new reference --- */

json_t *emj_json_size(size_t size);

/* A text that begins at this line of an entry (0: none), as it may be shown. */
json_t *emj_json_shown(const struct emj_report_json *json, const char *path, unsigned line,
                       const char *text);

/* The same on one line, and of words that stand in no entry. */
json_t *emj_json_line(const struct emj_report_json *json, const char *path, unsigned line,
                      const char *text);
json_t *emj_json_words(const struct emj_report_json *json, enum emj_share_words words,
                       const char *text);

/* The slug of an activity; null for none and for one that may not be named. */
json_t *emj_json_activity(const struct emj_report_json *json, const char *activity);

/* The id of an entry. */
json_t *emj_json_id(const struct emj_report_json *json, const struct emj_digest_entry *entry);

/* --- json-findings.c --- */

json_t *emj_json_highlights(const struct emj_report_json *json);
json_t *emj_json_setbacks(const struct emj_report_json *json);
json_t *emj_json_people(const struct emj_report_json *json);
json_t *emj_json_themes(const struct emj_report_json *json);
json_t *emj_json_frequent_words(const struct emj_report_json *json);
json_t *emj_json_months(const struct emj_report_json *json);
json_t *emj_json_expectations(const struct emj_report_json *json);

/* --- json-entry.c --- */

/* An entry of the list. */
json_t *emj_json_entry(const struct emj_report_json *json, const struct emj_entry *entry);

#endif
