/*
 * journal/journal.h: the folder that holds the entries.
 *
 *   ROOT/.emjournal/format    "1", then one named feature a line
 *   ROOT/.emjournal/lock      held by whoever writes
 *   ROOT/.emjournal/tmp/      files while they are written
 *   ROOT/.emjournal/drafts/   answers as they are given (journal/drafts.h)
 *   ROOT/.emjournal/trash/    what was removed, and the old version of every
 *                             rewritten entry (journal/trash.h)
 *   ROOT/.emjournal/last      what the trash does not tell about the last change
 *                             (journal/undo.h)
 *   ROOT/.emjournal/shown     which commitment was last shown when
 *   ROOT/YYYY/MM/STEM.md      one file an entry
 *
 * The files are the truth. A journal is opened for reading without changing
 * anything on disk; the folders and the format file are made by the first write.
 * Every write takes the journal's lock for its own duration, so that two
 * processes never disturb each other and a killed one leaves no lock behind.
 * `now` arguments are seconds since the epoch, for the names in the trash.
 * All access is relative to the root's descriptor and follows no link.
 *
 * Any "*.md" file below the root, at most 8 folders deep, with a `date` in its
 * front matter is an entry; names that begin with a dot are passed over. A file
 * that cannot be read as one is reported with its place, skipped, and never
 * changed. So is the copy that a sync tool makes of an entry in a conflict
 * ("x.sync-conflict-...md", "x (conflicted copy ...).md"; journal/foreign.h), and
 * anything below the root that is a link or a device.
 */
#ifndef EMJ_JOURNAL_JOURNAL_H
#define EMJ_JOURNAL_JOURNAL_H

#include <stdbool.h>

#include <glib.h>

#include "base/date.h"
#include "entry/entry.h"

enum {
    EMJ_JOURNAL_FORMAT = 1,
    EMJ_JOURNAL_LOCK_SECONDS = 5,
};

struct emj_journal;

/*
 * Opens `root` (absolute). A folder that does not exist yet is an empty journal.
 * A format above 1 or an unknown needed feature is EMJ_ERROR_FORMAT_NEWER that
 * names it.
 */
struct emj_journal *emj_journal_open(const char *root, GError **error);
void emj_journal_free(struct emj_journal *journal);
typedef struct emj_journal emj_journal;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_journal, emj_journal_free)

/* The absolute path given to emj_journal_open. Borrowed. */
const char *emj_journal_root(const struct emj_journal *journal);

/*
 * ROOT/PATH for a path relative to the root; of a journal that was renamed since it was
 * opened, where it is now. New string.
 */
char *emj_journal_absolute(const struct emj_journal *journal, const char *path);

/* --- reading --- */

/*
 * Who is told what a walk through the journal meets. Both arguments are freed after
 * the call unless they are taken with g_steal_pointer.
 */
struct emj_journal_visitor {
    void *data;
    void (*entry)(void *data, struct emj_entry **entry);

    /* A file that cannot be read as an entry, and why; NULL: they are only counted. */
    void (*unreadable)(void *data, struct emj_diags **diags);
};

struct emj_journal_counts {
    size_t entries;
    size_t unreadable;
    size_t files;   /* *.md files seen, read or not */
    size_t skipped; /* files left unread because of `since` */
};

/*
 * Reads the entries one at a time, in the order of their paths, so that memory does
 * not grow with the journal. With `since` (NULL: everything) files in a YYYY/MM
 * folder before that month are counted but not read; files elsewhere are always
 * read. `ret_counts` may be NULL.
 */
bool emj_journal_each(struct emj_journal *journal, const struct emj_date *since,
                      const struct emj_journal_visitor *visitor,
                      struct emj_journal_counts *ret_counts, GError **error);

/* What a listing found. */
struct emj_journal_scan {
    GPtrArray *entries;    /* struct emj_entry *, oldest first (emj_entry_compare); owned */
    GPtrArray *unreadable; /* struct emj_diags *, one a file, ordered by path; owned */
    size_t files;          /* as in struct emj_journal_counts */
    size_t skipped;
};

/* emj_journal_each into memory. */
bool emj_journal_scan(struct emj_journal *journal, const struct emj_date *since,
                      struct emj_journal_scan **ret_scan, GError **error);
void emj_journal_scan_free(struct emj_journal_scan *scan);
typedef struct emj_journal_scan emj_journal_scan_result;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_journal_scan_result, emj_journal_scan_free)

/*
 * The first day of the oldest entry without reading the journal: the date of the
 * oldest readable file name. Not set when there is none.
 */
struct emj_date emj_journal_first_day(struct emj_journal *journal);

/*
 * One entry by what a person types: an id, a unique prefix of one (an exact match
 * wins), its path (absolute, or relative to the root), or "@1" for the newest by
 * date, "@2" for the one before. Reads only that file; for "@" all of them.
 * EMJ_ERROR_NOT_FOUND when there is none; EMJ_ERROR_USAGE names up to five
 * candidates when the word fits several; an unreadable file is EMJ_ERROR_INVALID
 * with its place, or EMJ_ERROR_SYSTEM. The same for "@" when what cannot be read may be
 * as new as the entry that is meant, by the date in it, or else by its name or folder.
 */
struct emj_entry *emj_journal_find(struct emj_journal *journal, const char *word,
                                   GError **error);

/* The entry at this path, read again. */
struct emj_entry *emj_journal_read(struct emj_journal *journal, const char *path,
                                   GError **error);

/*
 * The bytes of a file below the root, entry or not: of one that was reported as
 * unreadable. Not behind links, and not above EMJ_ENTRY_MAX_BYTES. The caller frees.
 */
bool emj_journal_read_bytes(struct emj_journal *journal, const char *path, char **ret_bytes,
                            size_t *ret_length, GError **error);

/*
 * Reads many entries by their paths, each as emj_journal_read does. The folder of the
 * last one stays open, so that a month costs little more than its files; a reader is
 * for one run through them and not for keeping. The journal must outlive it.
 */
struct emj_journal_reader;
struct emj_journal_reader *emj_journal_reader_new(struct emj_journal *journal);
void emj_journal_reader_free(struct emj_journal_reader *reader);
typedef struct emj_journal_reader emj_journal_reader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_journal_reader, emj_journal_reader_free)

struct emj_entry *emj_journal_reader_read(struct emj_journal_reader *reader, const char *path,
                                          GError **error);

/* --- writing --- */

/*
 * Saves a new entry durably under the name that its date and activity give, with
 * the next free suffix. `ret_path`, relative to the root, is owned by the caller.
 * Never replaces a file. The bytes must read as an entry (checked).
 */
bool emj_journal_add(struct emj_journal *journal, const char *bytes, size_t length,
                     char **ret_path, GError **error);

/*
 * Replaces `entry`'s file by new bytes if it still holds entry->bytes; a copy of
 * the old version goes to the trash first. EMJ_ERROR_CONFLICT when the file changed
 * meanwhile: nothing happens. The new bytes must read as an entry (checked); the
 * same bytes change nothing. When the day or minute of `date` changed, a file that
 * this program named moves to its new name (one that a person named stays);
 * `ret_path` (may be NULL) gets where it stands.
 */
bool emj_journal_replace(struct emj_journal *journal, const struct emj_entry *entry,
                         const char *bytes, size_t length, int64_t now, char **ret_path,
                         GError **error);

/* Moves the entry's file to the trash: one rename. `ret_name` (may be NULL): its name there. */
bool emj_journal_remove(struct emj_journal *journal, const struct emj_entry *entry, int64_t now,
                        char **ret_name, GError **error);

/*
 * Removes from tmp/ and drafts/ what killed runs left half written. Other files there
 * are not this program's and stay.
 */
bool emj_journal_sweep(struct emj_journal *journal, GError **error);

#endif
