/* Deleting for good. */
#include "journal/journal-private.h"

bool emj_trash_purge(struct emj_journal *journal, const struct emj_entry *entry, GError **error)
{
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    const char *name = NULL;
    if (!emj_hold_init(&hold, journal, error))
        return false;
    g_auto(emj_fd) folder = emj_journal_folder_of(journal, entry->path, false, &name, error);
    return folder >= 0 && emj_file_remove(folder, name, error);
}
