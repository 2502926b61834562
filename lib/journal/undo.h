/*
 * journal/undo.h: the last change of the journal, taken back.
 *
 * The trash knows every change that takes bytes away: the newest file in it is the
 * old version of the entry that was rewritten last, or the entry that was removed
 * last, and its name says where that stood and what stands there now, by a digest.
 * Taking it back swaps the two, so that doing it twice changes nothing. What the
 * trash cannot know stands in .emjournal/last: entries that were added, that a
 * command began to remove several, that something was deleted for good. Such a
 * record counts while nothing came to the trash after it; it names an entry with its
 * digest too.
 *
 * Each entry comes or goes by one rename or link. Killed before it, the journal is as
 * it was; killed behind it, the change is taken back and the next call does it again.
 * An entry that somebody else changed since is never replaced: both versions stay,
 * and the error says where.
 */
#ifndef EMJ_JOURNAL_UNDO_H
#define EMJ_JOURNAL_UNDO_H

#include "journal/journal.h"

enum emj_undone_kind {
    EMJ_UNDONE_ADDED,    /* new entries went to the trash */
    EMJ_UNDONE_REMOVED,  /* removed entries are back */
    EMJ_UNDONE_REPLACED, /* an old version is back */
};

struct emj_undone {
    enum emj_undone_kind kind;
    int64_t seconds;  /* when the change was made, since the epoch */
    GPtrArray *paths; /* char *, where the entries stand, or stood, below the root */
};

/*
 * Takes the last change back. EMJ_ERROR_NOTHING when there is none, or when it deleted
 * for good; EMJ_ERROR_CONFLICT when an entry changed since and nothing was done.
 */
bool emj_undo(struct emj_journal *journal, int64_t now, struct emj_undone **ret_undone,
              GError **error);
void emj_undone_free(struct emj_undone *undone);
typedef struct emj_undone emj_undone;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_undone, emj_undone_free)

/*
 * What is removed from now on, until the next call of this kind, is one change. Called
 * once by a command before it removes entries.
 */
bool emj_undo_begin(struct emj_journal *journal, int64_t now, GError **error);

/*
 * The entry at `path` was added by this command: taking that back removes it. A
 * failure leaves the entry; the next undo then takes back an earlier change.
 */
bool emj_undo_note_added(struct emj_journal *journal, const char *path, int64_t now,
                         GError **error);

#endif
