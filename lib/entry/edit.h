/*
 * entry/edit.h: new bytes for an old entry.
 *
 * Each function returns a new string with one thing changed and every other
 * byte as it was: unknown keys, their order, comments, CRLF and BOM stay. The
 * caller frees; `ret_length` is in bytes. A key is replaced by lines, found
 * through the YAML reader's positions; a new key goes before the closing "---".
 * Fails (EMJ_ERROR_INVALID) when the result would not read back as expected,
 * which is checked before it is returned.
 */
#ifndef EMJ_ENTRY_EDIT_H
#define EMJ_ENTRY_EDIT_H

#include "entry/entry.h"

/*
 * The work tags, with `tagged` and the functions that go with them; other tags
 * keep their places. `functions` of a side that is not in `work` must not be set.
 */
char *emj_entry_edit_work(const struct emj_entry *entry, enum emj_work work,
                          enum emj_tagged tagged, unsigned functions, size_t *ret_length,
                          GError **error);

/* `minutes` 0, `private` false remove the key. */
char *emj_entry_edit_minutes(const struct emj_entry *entry, int minutes, size_t *ret_length,
                             GError **error);
char *emj_entry_edit_private(const struct emj_entry *entry, bool private, size_t *ret_length,
                             GError **error);
char *emj_entry_edit_date(const struct emj_entry *entry, struct emj_instant date,
                          size_t *ret_length, GError **error);

/* Replaces or adds the "# " heading. An empty or NULL title removes it. */
char *emj_entry_edit_title(const struct emj_entry *entry, const char *title, size_t *ret_length,
                           GError **error);

/*
 * The entry without the sections whose question was left unanswered: what a person
 * saved in an editor. Cannot fail.
 */
char *emj_entry_edit_drop_empty(const struct emj_entry *entry, size_t *ret_length);

/*
 * Closes commitment `index` (0-based in entry->commitments): the box becomes
 * "[x]", "[/]" or "[-]" and "(kept 2026-10-27)" or "(dropped 2026-10-27,
 * replaced)" is put at the end of its line. `reason` may be NULL. One that is
 * closed already is EMJ_ERROR_INVALID.
 */
char *emj_entry_edit_commitment(const struct emj_entry *entry, size_t index,
                                enum emj_commitment_state state, struct emj_date closed,
                                const char *reason, size_t *ret_length, GError **error);

#endif
