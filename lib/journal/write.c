/* Adding, replacing and removing entries. */
#include "journal/journal.h"

#include "base/error.h"
#include "base/form.h"
#include "entry/name.h"
#include "journal/journal-private.h"

/* Names of one minute; more than a person or an import will ever ask for. */
enum { MAX_NUMBER = 99999 };

struct emj_entry *emj_journal_check(const char *path, const char *bytes, size_t length,
                                    GError **error)
{
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    char *copy = g_malloc(length + 1);
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    struct emj_entry *entry = emj_entry_read(path, copy, length, diags);
    if (!entry)
        emj_diags_to_error(diags, error);
    return entry;
}

/* --- adding --- */

/*
 * Looks before it tries, because a try costs a written and synced file; and tries
 * all the same, because only the link itself cannot be deceived.
 */
bool emj_journal_create_free(const struct emj_hold *hold, int folder,
                             const struct emj_entry *entry, char **ret_name, GError **error)
{
    for (unsigned number = 1; number <= MAX_NUMBER; number++) {
        g_autofree char *stem = emj_entry_stem(entry->date, entry->activity, number);
        g_autofree char *name = g_strconcat(stem, ".md", NULL);
        enum emj_file_kind kind = emj_file_kind_of(folder, name);
        if (kind != EMJ_FILE_ABSENT && kind != EMJ_FILE_UNKNOWN)
            continue;
        struct emj_file_target target = { hold->tmp, folder, name };
        g_autoptr(GError) failure = NULL;
        if (emj_file_create(&target, entry->bytes, entry->length, &failure)) {
            *ret_name = g_steal_pointer(&name);
            return true;
        }
        if (!g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_EXISTS)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
    }
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_EXISTS, "every name for this minute is taken");
    return false;
}

/* As emj_journal_create_free, in the month that the entry's date names. */
static bool create_in_month(struct emj_journal *journal, const struct emj_hold *hold,
                            const struct emj_entry *entry, char **ret_path, GError **error)
{
    g_autofree char *month = emj_entry_folder(entry->date);
    g_autofree char *name = NULL;
    g_auto(emj_fd) folder = emj_folder_open(journal->folder, month, true, error);
    if (folder < 0 || !emj_journal_create_free(hold, folder, entry, &name, error))
        return false;
    *ret_path = g_strconcat(month, "/", name, NULL);
    return true;
}

bool emj_journal_add(struct emj_journal *journal, const char *bytes, size_t length,
                     char **ret_path, GError **error)
{
    g_autoptr(emj_entry) entry = emj_journal_check("new-entry.md", bytes, length, error);
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    return entry && emj_hold_init(&hold, journal, error) &&
           create_in_month(journal, &hold, entry, ret_path, error);
}

/* --- replacing --- */

/* What a replacement works with, in the order in which it becomes known. */
struct replacement {
    struct emj_journal *journal;
    const struct emj_hold *hold;
    const struct emj_entry *old;
    const struct emj_entry *new;
    int folder; /* of the old file */
    int64_t now;
};

/* Before anything is written, so that a conflict leaves not even a copy behind. */
static bool check_unchanged(const struct replacement *change, GError **error)
{
    const struct emj_entry *old = change->old;
    return emj_file_check_unchanged(change->folder, emj_path_name(old->path), old->path,
                                    old->bytes, old->length, error);
}

static bool replace_in_place(const struct replacement *change, GError **error)
{
    const struct emj_entry *old = change->old;
    g_autofree char *digest = emj_trash_digest(change->new->bytes, change->new->length);
    struct emj_trash_name what = {
        .seconds = change->now, .kind = EMJ_TRASH_REPLACED, .path = old->path, .digest = digest
    };
    g_autofree char *copy = NULL;
    if (!emj_trash_copy(change->journal, change->hold, &what, old->bytes, old->length, &copy,
                        error))
        return false;
    struct emj_file_target target = { change->hold->tmp, change->folder,
                                      emj_path_name(old->path) };
    g_autoptr(GError) failure = NULL;
    if (emj_file_replace(&target, old->bytes, old->length, change->new->bytes,
                         change->new->length, &failure))
        return true;
    /* An editor was faster than the lock. After any other failure the copy may be the last. */
    g_auto(emj_fd) trash = emj_folder_open(change->hold->own, "trash", false, NULL);
    if (trash >= 0 && g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_CONFLICT))
        emj_file_remove(trash, copy, NULL);
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

/*
 * The new file first: whatever stops the program in between, the entry stands
 * twice, never not at all.
 */
static bool replace_moved(const struct replacement *change, char **ret_path, GError **error)
{
    const struct emj_entry *old = change->old;
    g_autofree char *path = NULL;
    if (!create_in_month(change->journal, change->hold, change->new, &path, error))
        return false;
    g_autofree char *digest = emj_trash_digest(change->new->bytes, change->new->length);
    struct emj_trash_name what = { .seconds = change->now,
                                   .kind = EMJ_TRASH_REPLACED,
                                   .path = old->path,
                                   .moved_to = path,
                                   .digest = digest };
    if (emj_trash_move(change->journal, change->hold, &what, NULL, error)) {
        *ret_path = g_steal_pointer(&path);
        return true;
    }
    /* Taken back only if the old file is still in its place. */
    const char *name = NULL;
    g_auto(emj_fd) folder = emj_journal_folder_of(change->journal, path, false, &name, NULL);
    if (folder >= 0 &&
        emj_file_kind_of(change->folder, emj_path_name(old->path)) == EMJ_FILE_REGULAR)
        emj_file_remove(folder, name, NULL);
    return false;
}

/*
 * A name that this program gave follows the date; one that a person chose stays.
 * Only a change of the day or minute counts, not an activity that was renamed.
 */
static bool wants_new_name(const struct emj_entry *old, const struct emj_entry *new)
{
    g_autofree char *before = emj_entry_stem(old->date, NULL, 1);
    g_autofree char *after = emj_entry_stem(new->date, NULL, 1);
    return strcmp(before, after) != 0 && emj_path_month(old->path, NULL, NULL) &&
           emj_form_begins(emj_path_name(old->path), "9999-99-99-9999-");
}

bool emj_journal_replace(struct emj_journal *journal, const struct emj_entry *entry,
                         const char *bytes, size_t length, int64_t now, char **ret_path,
                         GError **error)
{
    g_autoptr(emj_entry) changed = emj_journal_check(entry->path, bytes, length, error);
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    if (!changed || !emj_hold_init(&hold, journal, error))
        return false;
    const char *name = NULL;
    g_auto(emj_fd) folder = emj_journal_folder_of(journal, entry->path, false, &name, error);
    if (folder < 0)
        return false;
    struct replacement change = { journal, &hold, entry, changed, folder, now };
    g_autofree char *path = NULL;
    if (!check_unchanged(&change, error))
        return false;
    bool same = length == entry->length && memcmp(bytes, entry->bytes, length) == 0;
    bool done = same || (wants_new_name(entry, changed) ? replace_moved(&change, &path, error)
                                                        : replace_in_place(&change, error));
    if (done && ret_path)
        *ret_path = path ? g_steal_pointer(&path) : g_strdup(entry->path);
    return done;
}

/* --- removing --- */

bool emj_journal_remove(struct emj_journal *journal, const struct emj_entry *entry, int64_t now,
                        char **ret_name, GError **error)
{
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    struct emj_trash_name what = { .seconds = now,
                                   .kind = EMJ_TRASH_REMOVED,
                                   .path = entry->path };
    return emj_hold_init(&hold, journal, error) &&
           emj_trash_move(journal, &hold, &what, ret_name, error);
}

/* --- leftovers --- */

static GPtrArray *list_tmp(const struct emj_journal *journal, GError **error)
{
    g_auto(emj_fd) tmp = emj_journal_own_folder(journal, "tmp", error);
    g_autoptr(GPtrArray) names = tmp < 0 ? NULL : emj_folder_list(tmp, error);
    for (guint i = names ? names->len : 0; i > 0; i--)
        if (!g_str_has_prefix(g_ptr_array_index(names, i - 1), EMJ_FILE_TEMPORARY_PREFIX))
            g_ptr_array_remove_index(names, i - 1);
    return g_steal_pointer(&names);
}

/* Drafts are written without the journal's lock, each temporary file with its own. */
static void sweep_drafts(const struct emj_journal *journal)
{
    g_auto(emj_fd) drafts = emj_journal_own_folder(journal, "drafts", NULL);
    if (drafts >= 0)
        emj_folder_sweep(drafts);
}

bool emj_journal_sweep(struct emj_journal *journal, GError **error)
{
    g_autoptr(GError) failure = NULL;
    sweep_drafts(journal);
    g_autoptr(GPtrArray) names = list_tmp(journal, &failure);
    if (!names && !g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND)) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (!names || names->len == 0)
        return true;
    /* Under the lock nobody else writes, so that what is listed now is nobody's. */
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    if (!emj_hold_init(&hold, journal, error))
        return false;
    g_autoptr(GPtrArray) left = list_tmp(journal, error);
    for (guint i = 0; left && i < left->len; i++)
        if (!emj_file_remove(hold.tmp, g_ptr_array_index(left, i), error))
            return false;
    return left != NULL;
}
