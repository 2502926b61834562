/*
 * journal/drafts.h: answers as they are given.
 *
 * A draft is an entry file under .emjournal/drafts/ that is written again after
 * every answer, through a temporary file and a rename, and removed when its entry
 * is saved. Several can wait. Its id is the stem of its file.
 */
#ifndef EMJ_JOURNAL_DRAFTS_H
#define EMJ_JOURNAL_DRAFTS_H

#include "journal/journal.h"

/*
 * The id of a copy that `edit` works on begins with this; such a draft is not an
 * interview to go on with and is left out of emj_draft_list.
 */
#define EMJ_DRAFT_EDIT_PREFIX "edit-"

/* The id of a text that could be no entry begins with this; it has no front matter. */
#define EMJ_DRAFT_TEXT_PREFIX "text-"

/*
 * Writes the draft `id`; with `id` NULL a new one whose id comes from the date
 * and activity in the bytes. `ret_id` (may be NULL) is owned by the caller.
 */
bool emj_draft_put(struct emj_journal *journal, const char *id, const char *bytes,
                   size_t length, char **ret_id, GError **error);

/*
 * Writes the draft `id` again while it holds `old_bytes`, what the caller wrote or read
 * last. EMJ_ERROR_CONFLICT, and nothing happens, when it holds others or went away.
 */
bool emj_draft_replace(struct emj_journal *journal, const char *id, const char *old_bytes,
                       size_t old_length, const char *bytes, size_t length, GError **error);

/* Whether a draft holds other bytes than these; false for one that went away. */
bool emj_draft_was_changed(const struct emj_journal *journal, const char *id, const char *bytes,
                           size_t length);

/*
 * struct emj_entry *, the readable drafts that nobody holds, newest first by the time
 * they were begun (their `recorded`); owned by the array.
 */
GPtrArray *emj_draft_list(struct emj_journal *journal, GError **error);

/*
 * One draft by id or unique prefix, held or not; NULL means the newest that nobody holds.
 * EMJ_ERROR_NOT_FOUND if none.
 */
struct emj_entry *emj_draft_find(struct emj_journal *journal, const char *id, GError **error);

/*
 * The bytes of a draft as they stand, whoever wrote them last. EMJ_ERROR_NOT_FOUND when
 * there is none; a link, which an editor may have put there, is EMJ_ERROR_INVALID.
 */
bool emj_draft_read(const struct emj_journal *journal, const char *id, char **ret_bytes,
                    size_t *ret_length, GError **error);

/* Removes a draft whose entry is saved or that holds nothing. A missing one is no error. */
bool emj_draft_remove(struct emj_journal *journal, const char *id, GError **error);

/*
 * Held while somebody works on the draft `id`, so that nobody else does; let go by
 * the end of the process at the latest. EMJ_ERROR_CONFLICT when another process holds
 * it. Starts as EMJ_DRAFT_HOLD_NONE.
 */
struct emj_draft_hold {
    int folder;
    int lock;
    char *name; /* of the lock file; a sweep removes one that a killed run left */
};
typedef struct emj_draft_hold emj_draft_hold;
#define EMJ_DRAFT_HOLD_NONE \
    {                       \
        -1, -1, NULL        \
    }

bool emj_draft_hold_init(struct emj_draft_hold *hold, struct emj_journal *journal,
                         const char *id, GError **error);
void emj_draft_hold_clear(struct emj_draft_hold *hold);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(emj_draft_hold, emj_draft_hold_clear)

/*
 * Gives the draft `id` another name, so that its own is free: "ID-earlier-1" or the
 * next that is not taken. `ret_id` is owned by the caller.
 */
bool emj_draft_set_aside(struct emj_journal *journal, const char *id, char **ret_id,
                         GError **error);

/*
 * The names of what waits among the drafts, copies of edits too, relative to the root:
 * char *, owned by the array.
 */
GPtrArray *emj_draft_paths(const struct emj_journal *journal, GError **error);

/*
 * char *, the ids of files among the drafts that nobody holds and that cannot be read as a
 * draft, such as one whose front matter an editor broke; owned by the array.
 */
GPtrArray *emj_draft_list_unreadable(struct emj_journal *journal, GError **error);

/* Absolute path of a draft's file, for messages. New string. */
char *emj_draft_path(const struct emj_journal *journal, const char *id);

#endif
