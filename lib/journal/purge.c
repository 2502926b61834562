/* Deleting for good. */
#include "base/error.h"
#include "journal/journal-private.h"

static bool remove_version(int trash, const char *name, GError **error)
{
    g_autoptr(GError) failure = NULL;
    if (emj_file_remove(trash, name, &failure) ||
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
        if (strcmp(file->says.path, path) == 0 && !remove_version(trash, file->name, error))
            return false;
    }
    return files != NULL;
}

/*
 * The entry last: as long as it stands the command finds it again, and does what a run
 * that was killed has left.
 */
static bool purge_all(struct emj_journal *journal, const char *path, int folder, GError **error)
{
    if (purge_versions(journal, path, error) &&
        emj_file_remove(folder, emj_path_name(path), error))
        return true;
    g_prefix_error(error, "deleting '%s' for good is not complete; do it again: ", path);
    return false;
}

bool emj_trash_purge(struct emj_journal *journal, const struct emj_entry *entry, GError **error)
{
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    const char *name = NULL;
    if (!emj_hold_init(&hold, journal, error))
        return false;
    g_auto(emj_fd) folder = emj_journal_folder_of(journal, entry->path, false, &name, error);
    if (folder < 0 || !emj_file_check_unchanged(folder, name, entry->path, entry->bytes,
                                                entry->length, error))
        return false;
    /* Before the first version goes: with some gone the trash tells another last change. */
    return emj_record_put(journal, &hold, EMJ_RECORD_GONE, 0, error) &&
           purge_all(journal, entry->path, folder, error);
}
