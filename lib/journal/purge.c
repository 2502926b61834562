/* Deleting for good. */
#include "base/error.h"
#include "journal/copies.h"
#include "journal/drafts.h"
#include "journal/journal-private.h"

static bool remove_if_there(int folder, const char *name, GError **error)
{
    g_autoptr(GError) failure = NULL;
    if (emj_file_remove(folder, name, &failure) ||
        g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
        return true;
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

/* What the trash holds of the entry: old versions, and one removed under its path. */
static bool purge_versions(struct emj_journal *journal, const char *path, GError **error)
{
    g_auto(emj_fd) trash = -1;
    g_autoptr(GPtrArray) files = emj_trash_files(journal, &trash, error);
    for (guint i = files ? files->len : 0; i > 0; i--) {
        const struct emj_trash_file *file = g_ptr_array_index(files, i - 1);
        if (strcmp(file->says.path, path) == 0 && !remove_if_there(trash, file->name, error))
            return false;
    }
    return files != NULL;
}

/* What an edit of the entry that was not ended has left among the drafts. */
static bool purge_copies(struct emj_journal *journal, const char *id, GError **error)
{
    g_auto(emj_fd) drafts = -1;
    g_autoptr(GPtrArray) names = emj_copies_list(journal, id, &drafts, error);
    for (guint i = 0; names && i < names->len; i++)
        if (!remove_if_there(drafts, g_ptr_array_index(names, i), error))
            return false;
    return names != NULL;
}

/* Holds the copies, so that no editor has the entry open; none are there without a folder. */
static bool hold_copies(struct emj_journal *journal, const char *id,
                        struct emj_draft_hold *hold, GError **error)
{
    g_autofree char *copy = g_strconcat(EMJ_DRAFT_EDIT_PREFIX, id, NULL);
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) drafts = emj_journal_own_folder(journal, "drafts", &failure);
    if (drafts < 0 && g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
        return true;
    if (drafts < 0) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (emj_draft_hold_init(hold, journal, copy, error))
        return true;
    g_prefix_error(error, "'%s' is not deleted, an editor may have it open: ", id);
    return false;
}

/*
 * The entry last: as long as it stands the command finds it again, and does what a run
 * that was killed has left.
 */
static bool purge_all(struct emj_journal *journal, const struct emj_entry *entry, int folder,
                      GError **error)
{
    const char *path = entry->path;
    if (purge_copies(journal, entry->id, error) && purge_versions(journal, path, error) &&
        emj_file_remove(folder, emj_path_name(path), error))
        return true;
    g_prefix_error(error, "deleting '%s' for good is not complete; do it again: ", path);
    return false;
}

bool emj_trash_purge(struct emj_journal *journal, const struct emj_entry *entry, GError **error)
{
    g_auto(emj_draft_hold) copies = EMJ_DRAFT_HOLD_NONE;
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    const char *name = NULL;
    /* In the order of an edit, which holds its copy and then writes. */
    if (!hold_copies(journal, entry->id, &copies, error) ||
        !emj_hold_init(&hold, journal, error))
        return false;
    g_auto(emj_fd) folder = emj_journal_folder_of(journal, entry->path, false, &name, error);
    if (folder < 0 || !emj_file_check_unchanged(folder, name, entry->path, entry->bytes,
                                                entry->length, error))
        return false;
    /* Before the first version goes: with some gone the trash tells another last change. */
    return emj_record_put(journal, &hold, EMJ_RECORD_GONE, 0, error) &&
           purge_all(journal, entry, folder, error);
}
