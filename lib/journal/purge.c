/* Deleting for good. */
#include "base/error.h"
#include "journal/journal-private.h"

/* What the trash holds of the entry: old versions, and one removed under its path. */
static bool purge_versions(const struct emj_hold *hold, const GPtrArray *items,
                           const char *path, GError **error)
{
    g_auto(emj_fd) trash = emj_folder_open(hold->own, "trash", false, error);
    for (guint i = 0; trash >= 0 && i < items->len; i++) {
        const struct emj_trash_item *item = g_ptr_array_index(items, i);
        if (strcmp(item->path, path) == 0 && !emj_file_remove(trash, item->name, error))
            return false;
    }
    return trash >= 0;
}

bool emj_trash_purge(struct emj_journal *journal, const struct emj_entry *entry, GError **error)
{
    g_autoptr(GPtrArray) items = emj_trash_list(journal, error);
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    const char *name = NULL;
    if (!items || !emj_hold_init(&hold, journal, error))
        return false;

    g_auto(emj_fd) folder = emj_journal_folder_of(journal, entry->path, false, &name, error);
    if (folder < 0 || !emj_file_remove(folder, name, error))
        return false;
    return (items->len == 0 || purge_versions(&hold, items, entry->path, error)) &&
           emj_record_put(journal, &hold, EMJ_RECORD_GONE, 0, error);
}
