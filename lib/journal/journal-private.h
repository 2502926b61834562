/*
 * journal/journal-private.h: what the files of this module share. For them only.
 *
 * Paths are relative to the root and use "/". A writing call begins with
 * emj_hold_init, which makes what is missing and waits for the lock, and ends
 * with the scope of its hold.
 */
#ifndef EMJ_JOURNAL_JOURNAL_PRIVATE_H
#define EMJ_JOURNAL_JOURNAL_PRIVATE_H

#include "base/file.h"
#include "journal/journal.h"
#include "journal/trash.h"

#define EMJ_JOURNAL_OWN ".emjournal" /* the folder of everything that is not an entry */

enum { EMJ_JOURNAL_MAX_DEPTH = 8 }; /* folders between the root and an entry */

struct emj_journal {
    char *root;
    emj_fd folder;   /* the root; -1 while it does not exist */
    bool has_format; /* the format file stands */

    /* The last name given in the trash, so that the next one of the same second comes after. */
    int64_t trash_second;
    unsigned trash_number; /* 0: not looked up for that second */
};

/* --- holding the journal for a write (open.c) --- */

struct emj_hold {
    emj_fd own; /* .emjournal */
    emj_fd tmp;
    emj_fd lock;
};
typedef struct emj_hold emj_hold;
#define EMJ_HOLD_NONE \
    {                 \
        -1, -1, -1    \
    }

bool emj_hold_init(struct emj_hold *hold, struct emj_journal *journal, GError **error);

/*
 * The same without the lock, for drafts: a draft has one writer, and it must be kept
 * when the journal is held by somebody else. Writes no format file.
 */
bool emj_hold_init_draft(struct emj_hold *hold, struct emj_journal *journal, GError **error);
void emj_hold_clear(struct emj_hold *hold);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(emj_hold, emj_hold_clear)

/*
 * The folder .emjournal/NAME (NAME NULL: .emjournal itself) for reading; -1 with
 * EMJ_ERROR_NOT_FOUND while it does not exist.
 */
int emj_journal_own_folder(const struct emj_journal *journal, const char *name, GError **error);

/*
 * The open folder of the drafts and the names of all files in it, as of emj_folder_list;
 * -1 and no names while there is no folder. Both are the caller's.
 */
GPtrArray *emj_drafts_open(const struct emj_journal *journal, emj_fd *ret_folder,
                           GError **error);

/*
 * True for what may be the path of an entry: it stays below the root, ends in
 * ".md" and has no part that begins with a dot.
 */
bool emj_path_is_entry(const char *path);

/*
 * Opens the folder that `path` stands in; `ret_name` gets its last part, borrowed
 * from `path`. With `create` missing folders are made. -1 with `error`.
 */
int emj_journal_folder_of(const struct emj_journal *journal, const char *path, bool create,
                          const char **ret_name, GError **error);

/*
 * Whether anything stands at the path of an entry; nothing does at NULL. What the
 * system does not let us look at is an error and never "nothing": it may well be
 * there. So is a link on the way, behind which something may stand.
 */
bool emj_journal_look(const struct emj_journal *journal, const char *path, bool *ret_stands,
                      GError **error);

/* Whether the path is "YYYY/MM/NAME", where saved entries stand. The outputs may be NULL. */
bool emj_path_month(const char *path, int *ret_year, int *ret_month);

/* The last part of a path. Borrowed. */
const char *emj_path_name(const char *path);

/* --- reading (scan.c) --- */

/* What a walk through the folders calls. */
struct emj_walk {
    void *data;

    /* Whether to look into a folder; NULL looks into all. */
    bool (*wants)(void *data, const char *folder_path);

    /* A name that ends in ".md" in the open `folder`. */
    void (*file)(void *data, int folder, const char *path);

    /* What is passed over and should be named; may be NULL. */
    void (*strange)(void *data, const char *path, const char *message);

    /* What the system does not let us read; NULL hands it to `strange`. */
    void (*unread)(void *data, const char *path, const GError *failure);
};

/*
 * Walks the journal in the order of paths. Dot names are passed over, links are
 * not followed, copies that a sync tool made in a conflict are no entries.
 */
bool emj_journal_walk(const struct emj_journal *journal, const struct emj_walk *walk,
                      GError **error);

/* Reads and parses one file; problems go to `diags`, and NULL is returned. */
struct emj_entry *emj_journal_read_at(int folder, const char *path, struct emj_diags *diags);

/* As emj_journal_read_at, with the first problem as an error. */
struct emj_entry *emj_journal_load(int folder, const char *path, GError **error);

/* The entry of a word that counts: "@1" (newest.c); errors as of emj_journal_find. */
struct emj_entry *emj_journal_find_newest(struct emj_journal *journal, const char *word,
                                          GError **error);

/*
 * Sets EMJ_ERROR_USAGE: "'WORD' fits several THINGS: 'a', 'b' and 3 more". The
 * candidates are char *. Always returns false.
 */
bool emj_ambiguous(const char *word, const char *things, const GPtrArray *candidates,
                   GError **error);

/* --- writing (write.c) --- */

/* Parses bytes that are about to be written; `path` as in emj_entry_read. */
struct emj_entry *emj_journal_check(const char *path, const char *bytes, size_t length,
                                    GError **error);

/*
 * Creates a file for `entry` in `folder` under the next free name that its date
 * and activity give. `ret_name` is owned by the caller.
 */
bool emj_journal_create_free(const struct emj_hold *hold, int folder,
                             const struct emj_entry *entry, char **ret_name, GError **error);

/* --- the trash (trash-name.c, trash.c, trash-restore.c) --- */

/*
 * What the name of a file in the trash says. `number` tells the files of one
 * second apart. `moved_to` is where the entry stood after its date was changed;
 * NULL when it stayed. `digest` is that of the bytes which took the place of these;
 * NULL when nothing did, or an earlier version of this program wrote the name.
 */
struct emj_trash_name {
    int64_t seconds;
    unsigned number;
    enum emj_trash_kind kind;
    char *path;
    char *moved_to;
    char *digest;
};
typedef struct emj_trash_name emj_trash_name;

/* New string of at most 255 bytes: an overlong path is cut. */
char *emj_trash_name_format(const struct emj_trash_name *name);

/* False when it is not such a name or leads out of the journal; nothing is set then. */
bool emj_trash_name_parse(const char *text, struct emj_trash_name *ret_name);
void emj_trash_name_clear(struct emj_trash_name *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(emj_trash_name, emj_trash_name_clear)

/* The digest of these bytes, for names and for the record of undo. New string. */
char *emj_trash_digest(const char *bytes, size_t length);

/* A file in the trash, with what its name says. */
struct emj_trash_file {
    char *name;
    struct emj_trash_name says;
};

/*
 * struct emj_trash_file *, newest first; none while there is no trash, and
 * `ret_folder` stays -1 then. Both are the caller's.
 */
GPtrArray *emj_trash_files(const struct emj_journal *journal, emj_fd *ret_folder,
                           GError **error);

/* What the three ways back work with. */
struct emj_restoring {
    struct emj_journal *journal;
    const struct emj_hold *hold;
    int trash;
    const struct emj_trash_file *file;
    int64_t now;
};

/*
 * Back under its old name or the next free one; or in the place of the version that
 * stands there; or of one that stands under another name. The version that makes room
 * goes to the trash.
 */
bool emj_restore_put_back(const struct emj_restoring *restoring, char **ret_path,
                          GError **error);
bool emj_restore_swap(const struct emj_restoring *restoring, char **ret_path, GError **error);
bool emj_restore_swap_moved(const struct emj_restoring *restoring, char **ret_path,
                            GError **error);

/*
 * Puts bytes into the trash, or moves the file at `what->path` there. Of `what`
 * the number is chosen here. `ret_name` (may be NULL) is owned by the caller.
 */
bool emj_trash_copy(struct emj_journal *journal, const struct emj_hold *hold,
                    const struct emj_trash_name *what, const char *bytes, size_t length,
                    char **ret_name, GError **error);
bool emj_trash_move(struct emj_journal *journal, const struct emj_hold *hold,
                    const struct emj_trash_name *what, char **ret_name, GError **error);

/* --- the record of undo (undo-record.c) --- */

/* What the trash does not tell about the last change. */
enum emj_record_kind {
    EMJ_RECORD_NONE,
    EMJ_RECORD_ADDED, /* entries that were not there before */
    EMJ_RECORD_BEGUN, /* a command began, and what came to the trash since is one change */
    EMJ_RECORD_GONE,  /* something was deleted for good */
};

/* The place of a file in the order of the trash. */
struct emj_trash_place {
    int64_t seconds;
    unsigned number;
};

bool emj_trash_is_after(const struct emj_trash_file *file, struct emj_trash_place place);

struct emj_record {
    enum emj_record_kind kind;
    struct emj_trash_place after; /* the newest in the trash when it was written */
    int64_t seconds;              /* when that was */
    GPtrArray *paths;             /* char *, of ADDED */
    GPtrArray *digests;           /* char *, of the bytes then, in the same order */
};
typedef struct emj_record emj_record;

/*
 * Reads it; a record that is missing or broken is of kind NONE, one that cannot be read
 * an error, since another change than the last would then be taken back.
 */
bool emj_record_read(int own, struct emj_record *ret_record, GError **error);
void emj_record_clear(struct emj_record *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(emj_record, emj_record_clear)

/* Writes one without paths, under a hold. */
bool emj_record_put(struct emj_journal *journal, const struct emj_hold *hold,
                    enum emj_record_kind kind, int64_t now, GError **error);

/*
 * Notes entries that are back, as they stand. A failure takes nothing back; its error
 * says so, since the next undo then takes back an earlier change.
 */
bool emj_undo_note_paths(struct emj_journal *journal, const struct emj_hold *hold,
                         const char *const *paths, size_t count, int64_t now, GError **error);

#endif
