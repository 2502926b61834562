/*
 * journal/shown.h: on which day a commitment was last shown.
 *
 * Kept in .emjournal/shown, one "DATE ENTRY-ID:NUMBER" a line. It only keeps the
 * same commitment from being shown twice on one day and may be deleted; a broken
 * line is passed over.
 */
#ifndef EMJ_JOURNAL_SHOWN_H
#define EMJ_JOURNAL_SHOWN_H

#include "journal/journal.h"

/* Map from "ENTRY-ID:NUMBER" (1-based) to struct emj_date *; owned by the caller. */
GHashTable *emj_shown_read(struct emj_journal *journal);

/* Notes that it was shown on `day`; entries older than 400 days are dropped. */
bool emj_shown_mark(struct emj_journal *journal, const char *entry_id, unsigned number,
                    struct emj_date day, GError **error);

#endif
