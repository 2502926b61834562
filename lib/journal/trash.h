/*
 * journal/trash.h: what `rm` moved away and the old versions of rewritten entries.
 *
 * A file in the trash is named TIME-KIND-STEM.md, where TIME is the UTC moment in
 * the form 20261112T133200Z and KIND is "removed" or "replaced". The second file
 * of one moment has "-2" behind the TIME, and so on, which keeps their order.
 * Where the entry did not stand in the month that its stem begins with, its path
 * stands for the stem: "%2Fnotes%2Fidea" is notes/idea.md. When a change of the
 * date moved the entry, "+" and its new stem follow; "=" and a digest of the bytes
 * that took the place of these come last. The bytes are the entry's, untouched.
 * Nothing leaves the trash by itself. journal/undo.h takes the last change back.
 */
#ifndef EMJ_JOURNAL_TRASH_H
#define EMJ_JOURNAL_TRASH_H

#include "journal/journal.h"

enum emj_trash_kind {
    EMJ_TRASH_REMOVED,
    EMJ_TRASH_REPLACED,
};

struct emj_trash_item {
    char *name; /* of the file in the trash */
    enum emj_trash_kind kind;
    int64_t seconds; /* when it came there, since the epoch */
    char *path;      /* where the entry stood */
    char *id;        /* of the entry it was */
    char *title;     /* NULL when it cannot be read or has none */
};

void emj_trash_item_free(struct emj_trash_item *item);

/*
 * struct emj_trash_item *, newest first; owned by the array. A file with a name of
 * another form is somebody else's: it is not listed and never deleted.
 */
GPtrArray *emj_trash_list(struct emj_journal *journal, GError **error);

/*
 * Puts a removed entry back, or an old version back in the place of the present
 * one (which goes to the trash in turn, so that restoring twice changes nothing).
 * A version from before a change of the date takes its old name again, and the
 * later one goes. `word` is an item's name, an entry's id (before or after such a
 * change) or a unique prefix of either; for an id the newest item counts. Where
 * the old name is taken by another entry, the next free suffix is used. `ret_path`
 * is relative and owned by the caller.
 */
bool emj_trash_restore(struct emj_journal *journal, const char *word, int64_t now,
                       char **ret_path, GError **error);

/*
 * Deletes for good what came to the trash before `before` (seconds), or all when
 * it is 0, the oldest first: stopped in between, the next call does the rest. `ret_count` (may be NULL) gets how many.
 */
bool emj_trash_empty(struct emj_journal *journal, int64_t before, size_t *ret_count,
                     GError **error);

/*
 * The files of other programs beside an entry and its edit copies, which may hold its
 * text: "NAME.md~", ".NAME.md.swp", conflict copies. char *, relative to the root, owned
 * by the array. Deleting leaves them, so ask before.
 */
GPtrArray *emj_journal_beside(const struct emj_journal *journal, const struct emj_entry *entry,
                              GError **error);

/*
 * Deletes an entry's file for good, and before it the copies that edits have left among
 * the drafts and what the trash holds of it under its
 * present path: stopped in between, the entry stands, and the next call does the rest.
 * EMJ_ERROR_CONFLICT when the file changed since it was read or is open in the editor of
 * another process: nothing happens. A version from before a change of the date, a git history or a backup of the
 * journal may still hold it.
 */
bool emj_trash_purge(struct emj_journal *journal, const struct emj_entry *entry,
                     GError **error);

#endif
