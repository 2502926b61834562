#include "journal/undo.h"

#include "base/error.h"
#include "journal/journal-private.h"

/* What is known when a change is taken back. */
struct undoing {
    struct emj_journal *journal;
    const struct emj_hold *hold;
    int trash;              /* -1: there is none */
    const GPtrArray *files; /* of the trash, newest first */
    struct emj_record record;
    int64_t now;
    struct emj_undone *undone;
};

static void free_path(gpointer path)
{
    g_free(path);
}

static struct emj_undone *undone_new(void)
{
    struct emj_undone *undone = g_new0(struct emj_undone, 1);
    undone->paths = g_ptr_array_new_with_free_func(free_path);
    return undone;
}

void emj_undone_free(struct emj_undone *undone)
{
    if (!undone)
        return;
    g_ptr_array_unref(undone->paths);
    g_free(undone);
}

/* --- what stands --- */

/*
 * The digest of what stands there: NULL is nothing, and what is no entry's file has "".
 * False where the system does not tell, which is neither.
 */
static bool digest_of(const struct undoing *undoing, const char *path, char **ret_digest,
                      GError **error)
{
    const char *name = NULL;
    g_autofree char *bytes = NULL;
    size_t length = 0;
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) folder =
        emj_journal_folder_of(undoing->journal, path, false, &name, &failure);
    *ret_digest = NULL;
    if (folder >= 0 &&
        emj_file_read(folder, name, EMJ_ENTRY_MAX_BYTES, &bytes, &length, &failure)) {
        *ret_digest = emj_trash_digest(bytes, length);
    } else if (folder >= 0 && (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_INVALID) ||
                               g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_LIMIT))) {
        *ret_digest = g_strdup("");
    } else if (!g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND)) {
        g_propagate_prefixed_error(error, g_steal_pointer(&failure),
                                   "nothing was done; cannot look at '%s': ", path);
        return false;
    }
    return true;
}

/*
 * A version that equals the present one was left by a run that was killed before it
 * replaced anything, or behind that.
 */
static bool changes_nothing(const struct undoing *undoing, const struct emj_trash_file *file)
{
    if (file->says.kind != EMJ_TRASH_REPLACED || file->says.moved_to)
        return false;
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!emj_file_read(undoing->trash, file->name, EMJ_ENTRY_MAX_BYTES, &bytes, &length, NULL))
        return false;
    g_autofree char *old = emj_trash_digest(bytes, length);
    g_autofree char *present = NULL;
    return digest_of(undoing, file->says.path, &present, NULL) && g_strcmp0(old, present) == 0;
}

/* The index of the newest file that tells a change; the length when none does. */
static guint newest_change(const struct undoing *undoing)
{
    guint i = 0;
    while (i < undoing->files->len &&
           changes_nothing(undoing, g_ptr_array_index(undoing->files, i)))
        i++;
    return i;
}

static bool fail_nothing(const char *message, GError **error)
{
    g_set_error_literal(error, EMJ_ERROR, EMJ_ERROR_NOTHING, message);
    return false;
}

/* --- entries that were added --- */

static bool check_added(const struct undoing *undoing, GError **error)
{
    const struct emj_record *record = &undoing->record;
    for (guint i = 0; i < record->paths->len; i++) {
        const char *path = g_ptr_array_index(record->paths, i);
        g_autofree char *digest = NULL;
        if (!digest_of(undoing, path, &digest, error))
            return false;
        if (!digest || strcmp(digest, g_ptr_array_index(record->digests, i)) == 0)
            continue;
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_CONFLICT,
                    "'%s' changed since it was written, and stays; 'emjournal rm' moves it to "
                    "the trash",
                    path);
        return false;
    }
    return true;
}

static bool remove_added(struct undoing *undoing, GError **error)
{
    const struct emj_record *record = &undoing->record;
    if (!check_added(undoing, error))
        return false;
    /* Without a record of its own each would be a change of its own. */
    if (record->paths->len > 1 &&
        !emj_record_put(undoing->journal, undoing->hold, EMJ_RECORD_BEGUN, undoing->now, error))
        return false;
    for (guint i = 0; i < record->paths->len; i++) {
        char *path = g_ptr_array_index(record->paths, i);
        struct emj_trash_name what = { .seconds = undoing->now,
                                       .kind = EMJ_TRASH_REMOVED,
                                       .path = path };
        bool stands = false;
        if (!emj_journal_look(undoing->journal, path, &stands, error))
            return false;
        if (!stands)
            continue;
        if (!emj_trash_move(undoing->journal, undoing->hold, &what, NULL, error))
            return false;
        g_ptr_array_add(undoing->undone->paths, g_strdup(path));
    }
    undoing->undone->kind = EMJ_UNDONE_ADDED;
    undoing->undone->seconds = record->seconds;
    return undoing->undone->paths->len > 0 ||
           fail_nothing("nothing to undo: what was written last is gone", error);
}

/* --- entries that were removed --- */

/* Removed by the same command: since it began, at its moment. */
static bool is_of_group(const struct undoing *undoing, const struct emj_trash_file *first,
                        const struct emj_trash_file *file)
{
    return file == first ||
           (undoing->record.kind == EMJ_RECORD_BEGUN && file->says.kind == EMJ_TRASH_REMOVED &&
            file->says.seconds == first->says.seconds &&
            emj_trash_is_after(file, undoing->record.after));
}

/* Oldest first, so that names which met in the trash part as they stood. */
static bool put_removed_back(struct undoing *undoing, guint first, GError **error)
{
    const struct emj_trash_file *newest = g_ptr_array_index(undoing->files, first);
    guint end = first;
    while (end < undoing->files->len &&
           is_of_group(undoing, newest, g_ptr_array_index(undoing->files, end)))
        end++;
    for (guint i = end; i > first; i--) {
        struct emj_restoring restoring = { undoing->journal, undoing->hold, undoing->trash,
                                           g_ptr_array_index(undoing->files, i - 1),
                                           undoing->now };
        char *path = NULL;
        if (!emj_restore_put_back(&restoring, &path, error))
            return false;
        g_ptr_array_add(undoing->undone->paths, path);
    }
    undoing->undone->kind = EMJ_UNDONE_REMOVED;
    undoing->undone->seconds = newest->says.seconds;
    return emj_undo_note_paths(undoing->journal, undoing->hold,
                               (const char *const *)undoing->undone->paths->pdata,
                               undoing->undone->paths->len, undoing->now, error);
}

/* --- an entry that was rewritten --- */

/* The digest is missing where an earlier version of the program wrote the name. */
static bool check_replaced(const struct undoing *undoing, const struct emj_trash_file *file,
                           GError **error)
{
    const struct emj_trash_name *says = &file->says;
    const char *path = says->moved_to ? says->moved_to : says->path;
    g_autofree char *digest = NULL;
    if (!digest_of(undoing, path, &digest, error))
        return false;
    if (digest && (!says->digest || strcmp(digest, says->digest) == 0))
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_CONFLICT,
                "'%s' %s since; nothing was done, and the old version stays in the trash: "
                "'emjournal trash restore %s' puts it back",
                path, digest ? "was changed by somebody else" : "went away", file->name);
    return false;
}

static bool put_replaced_back(struct undoing *undoing, const struct emj_trash_file *file,
                              GError **error)
{
    struct emj_restoring restoring = { undoing->journal, undoing->hold, undoing->trash, file,
                                       undoing->now };
    char *path = NULL;
    if (!check_replaced(undoing, file, error))
        return false;
    bool done = file->says.moved_to ? emj_restore_swap_moved(&restoring, &path, error)
                                    : emj_restore_swap(&restoring, &path, error);
    if (!done)
        return false;
    g_ptr_array_add(undoing->undone->paths, path);
    undoing->undone->kind = EMJ_UNDONE_REPLACED;
    undoing->undone->seconds = file->says.seconds;
    return true;
}

/* --- the last change --- */

static bool undo_last(struct undoing *undoing, GError **error)
{
    guint i = newest_change(undoing);
    const struct emj_trash_file *file =
        i < undoing->files->len ? g_ptr_array_index(undoing->files, i) : NULL;
    const struct emj_record *record = &undoing->record;
    bool recorded = !file || !emj_trash_is_after(file, record->after);
    if (recorded && record->kind == EMJ_RECORD_ADDED)
        return remove_added(undoing, error);
    if (recorded && record->kind == EMJ_RECORD_GONE)
        return fail_nothing("nothing to undo: the last change deleted for good, in whole or in "
                            "part",
                            error);
    if (!file)
        return fail_nothing("nothing to undo", error);
    return file->says.kind == EMJ_TRASH_REMOVED ? put_removed_back(undoing, i, error)
                                                : put_replaced_back(undoing, file, error);
}

static bool undo_held(struct emj_journal *journal, const struct emj_hold *hold, int64_t now,
                      struct emj_undone *undone, GError **error)
{
    g_auto(emj_fd) trash = -1;
    g_autoptr(GPtrArray) files = emj_trash_files(journal, &trash, error);
    if (!files)
        return false;
    struct undoing undoing = { .journal = journal,
                               .hold = hold,
                               .trash = trash,
                               .files = files,
                               .now = now,
                               .undone = undone };
    bool done =
        emj_record_read(hold->own, &undoing.record, error) && undo_last(&undoing, error);
    emj_record_clear(&undoing.record);
    return done;
}

bool emj_undo(struct emj_journal *journal, int64_t now, struct emj_undone **ret_undone,
              GError **error)
{
    g_autoptr(emj_undone) undone = undone_new();
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    /* A journal that was never written to gets no folder by this. */
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) seen = emj_journal_own_folder(journal, NULL, &failure);
    if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
        return fail_nothing("nothing to undo", error);
    if (seen < 0) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (!emj_hold_init(&hold, journal, error) || !undo_held(journal, &hold, now, undone, error))
        return false;
    *ret_undone = g_steal_pointer(&undone);
    return true;
}
