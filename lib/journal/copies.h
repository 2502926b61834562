/*
 * journal/copies.h: the files that may hold the text of an entry beside its own.
 *
 * The program's are the copies that `edit` works on, and those of edits that were not
 * ended. Other programs' stand beside either: backups, swap files, conflict copies
 * (journal/foreign.h).
 */
#ifndef EMJ_JOURNAL_COPIES_H
#define EMJ_JOURNAL_COPIES_H

#include "journal/journal-private.h"

/*
 * The names of the edit copies of the entry `id`: char *, owned by the array; and the
 * open folder they stand in, -1 while there is none. Both are the caller's.
 */
GPtrArray *emj_copies_list(const struct emj_journal *journal, const char *id,
                           emj_fd *ret_folder, GError **error);

#endif
