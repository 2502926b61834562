/*
 * entry/json.h: an entry as the JSON of emjournal-json(7).
 *
 * Bytes that are not UTF-8 become U+FFFD, so that the document is always valid.
 */
#ifndef EMJ_ENTRY_JSON_H
#define EMJ_ENTRY_JSON_H

#include <jansson.h>

#include "entry/entry.h"

/*
 * A new object: id path date recorded title activity pack tags work tagged
 * functions minutes words people themes highlight answers commitments, and body
 * when asked for. `root` is the journal's absolute path, put before the relative
 * one. Unknown values are null, never left out.
 */
json_t *emj_entry_to_json(const struct emj_entry *entry, const char *root, bool with_body);

/* A new string from `text` with invalid UTF-8 replaced; NULL gives null. */
json_t *emj_json_text(const char *text);

/* "2026-11-12"; a date that is not set gives null. */
json_t *emj_json_date(struct emj_date date);

/*
 * The document as text, indented by two spaces, without a final newline. DEL, C1 and
 * bidirectional controls are escaped as \uXXXX, as the other controls are. New string.
 */
char *emj_json_dump(const json_t *document);

/* One commitment of `entry`: text state made closed. */
json_t *emj_commitment_to_json(const struct emj_entry *entry,
                               const struct emj_commitment *commitment);

#endif
