#include "journal/drafts.h"

#include "base/error.h"
#include "entry/name.h"
#include "journal/journal-private.h"

#define DRAFTS "drafts"

/* --- names --- */

/* Relative to the root. */
static char *draft_path(const char *id)
{
    return g_strconcat(EMJ_JOURNAL_OWN "/" DRAFTS "/", id, ".md", NULL);
}

char *emj_draft_path(const struct emj_journal *journal, const char *id)
{
    g_autofree char *path = draft_path(id);
    return emj_journal_absolute(journal, path);
}

/* An id comes from a command line too, and must not lead to another folder. */
static bool check_id(const char *id, GError **error)
{
    if (*id != '\0' && *id != '.' && !strchr(id, '/'))
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "'%s' cannot be the id of a draft", id);
    return false;
}

/* --- writing --- */

static bool put_new(const struct emj_hold *hold, int folder, const char *bytes, size_t length,
                    char **ret_id, GError **error)
{
    g_autoptr(emj_entry) draft = emj_journal_check("new-draft.md", bytes, length, error);
    g_autofree char *name = NULL;
    if (!draft || !emj_journal_create_free(hold, folder, draft, &name, error))
        return false;
    *ret_id = emj_entry_id_from_path(name);
    return true;
}

static bool put_again(const struct emj_hold *hold, int folder, const char *id,
                      const char *bytes, size_t length, char **ret_id, GError **error)
{
    g_autofree char *name = g_strconcat(id, ".md", NULL);
    struct emj_file_target target = { hold->tmp, folder, name };
    if (!emj_file_put(&target, bytes, length, error))
        return false;
    *ret_id = g_strdup(id);
    return true;
}

/* The folder of the drafts, made where it is missing. */
static bool open_to_write(struct emj_hold *hold, struct emj_journal *journal, emj_fd *folder,
                          GError **error)
{
    if (!emj_hold_init_draft(hold, journal, error))
        return false;
    *folder = emj_folder_open(hold->own, DRAFTS, true, error);
    if (*folder < 0)
        return false;
    /* Written where it stands: tmp/ is swept by whoever holds the lock. */
    emj_fd_close(&hold->tmp);
    hold->tmp = emj_folder_open(hold->own, DRAFTS, true, error);
    return hold->tmp >= 0;
}

bool emj_draft_put(struct emj_journal *journal, const char *id, const char *bytes,
                   size_t length, char **ret_id, GError **error)
{
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    g_auto(emj_fd) folder = -1;
    if ((id && !check_id(id, error)) || !open_to_write(&hold, journal, &folder, error))
        return false;
    g_autofree char *put_id = NULL;
    bool done = id ? put_again(&hold, folder, id, bytes, length, &put_id, error)
                   : put_new(&hold, folder, bytes, length, &put_id, error);
    if (done && ret_id)
        *ret_id = g_steal_pointer(&put_id);
    return done;
}

bool emj_draft_replace(struct emj_journal *journal, const char *id, const char *old_bytes,
                       size_t old_length, const char *bytes, size_t length, GError **error)
{
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    g_auto(emj_fd) folder = -1;
    if (!check_id(id, error) || !open_to_write(&hold, journal, &folder, error))
        return false;
    g_autofree char *name = g_strconcat(id, ".md", NULL);
    struct emj_file_target target = { hold.tmp, folder, name };
    return emj_file_replace(&target, old_bytes, old_length, bytes, length, error);
}

bool emj_draft_was_changed(const struct emj_journal *journal, const char *id, const char *bytes,
                           size_t length)
{
    g_auto(emj_fd) folder = emj_journal_own_folder(journal, DRAFTS, NULL);
    g_autofree char *name = g_strconcat(id, ".md", NULL);
    return folder >= 0 && emj_file_kind_of(folder, name) != EMJ_FILE_ABSENT &&
           !emj_file_check_unchanged(folder, name, name, bytes, length, NULL);
}

bool emj_draft_remove(struct emj_journal *journal, const char *id, GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) seen = emj_journal_own_folder(journal, DRAFTS, &failure);
    if (seen < 0 && g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
        return true;
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    g_autofree char *name = g_strconcat(id, ".md", NULL);
    if (seen < 0 || !check_id(id, &failure) || !emj_hold_init(&hold, journal, &failure) ||
        !emj_file_remove(seen, name, &failure)) {
        if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
            return true;
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    return true;
}

/* --- working on one --- */

/* The form of a temporary file, so that a sweep removes it where nobody holds it. */
static char *lock_name(const char *id)
{
    enum { DIGITS = 16 };
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, id, -1);
    hash[DIGITS] = '\0';
    return g_strconcat(EMJ_FILE_TEMPORARY_PREFIX, hash, NULL);
}

bool emj_draft_hold_init(struct emj_draft_hold *hold, struct emj_journal *journal,
                         const char *id, GError **error)
{
    g_auto(emj_hold) own = EMJ_HOLD_NONE;
    g_autoptr(GError) failure = NULL;
    if (!emj_hold_init_draft(&own, journal, error))
        return false;
    hold->folder = emj_folder_open(own.own, DRAFTS, true, error);
    if (hold->folder < 0)
        return false;
    g_autofree char *name = lock_name(id);
    hold->lock = emj_file_lock(hold->folder, name, 0, &failure);
    if (hold->lock >= 0)
        hold->name = g_steal_pointer(&name);
    else if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_BUSY))
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_CONFLICT,
                    "another process works on the draft '%s'", id);
    else
        g_propagate_error(error, g_steal_pointer(&failure));
    return hold->lock >= 0;
}

void emj_draft_hold_clear(struct emj_draft_hold *hold)
{
    if (hold->name)
        emj_file_lock_remove(hold->folder, hold->name);
    g_clear_pointer(&hold->name, g_free);
    emj_fd_close(&hold->lock);
    emj_fd_close(&hold->folder);
}

/* Looks without making a lock: a journal is read without changing anything on disk. */
static bool is_held(int folder, const char *id)
{
    g_autofree char *name = lock_name(id);
    g_autoptr(GError) failure = NULL;
    if (emj_file_kind_of(folder, name) != EMJ_FILE_REGULAR)
        return false;
    g_auto(emj_fd) lock = emj_file_lock(folder, name, 0, &failure);
    return lock < 0 && g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_BUSY);
}

bool emj_draft_set_aside(struct emj_journal *journal, const char *id, char **ret_id,
                         GError **error)
{
    g_auto(emj_fd) folder = emj_journal_own_folder(journal, DRAFTS, error);
    g_autofree char *name = g_strconcat(id, ".md", NULL);
    if (folder < 0 || !check_id(id, error))
        return false;
    for (unsigned number = 1;; number++) {
        g_autofree char *aside = g_strdup_printf("%s-earlier-%u", id, number);
        g_autofree char *aside_name = g_strconcat(aside, ".md", NULL);
        g_autoptr(GError) failure = NULL;
        if (emj_file_move(folder, name, folder, aside_name, &failure)) {
            *ret_id = g_steal_pointer(&aside);
            return true;
        }
        if (!g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_EXISTS)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
    }
}

/* --- reading --- */

static void free_entry(gpointer entry)
{
    emj_entry_free(entry);
}

static struct emj_instant begun(const struct emj_entry *draft)
{
    return draft->has_recorded ? draft->recorded : draft->date;
}

static int compare_newest_first(gconstpointer a, gconstpointer b)
{
    const struct emj_entry *const *left = a;
    const struct emj_entry *const *right = b;
    int order = emj_instant_compare(begun(*right), begun(*left));
    return order != 0 ? order : strcmp((*right)->id, (*left)->id);
}

GPtrArray *emj_drafts_open(const struct emj_journal *journal, emj_fd *ret_folder,
                           GError **error)
{
    g_autoptr(GError) failure = NULL;
    *ret_folder = emj_journal_own_folder(journal, DRAFTS, &failure);
    if (*ret_folder < 0) {
        if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
            return g_ptr_array_new_with_free_func(g_free);
        g_propagate_error(error, g_steal_pointer(&failure));
        return NULL;
    }
    GPtrArray *names = emj_folder_list(*ret_folder, error);
    if (!names)
        g_prefix_error(error, "'" EMJ_JOURNAL_OWN "/" DRAFTS "': ");
    return names;
}

/* The same without hidden files, and others that are no drafts. */
static GPtrArray *list_files(const struct emj_journal *journal, emj_fd *ret_folder,
                             GError **error)
{
    GPtrArray *names = emj_drafts_open(journal, ret_folder, error);
    for (guint i = names ? names->len : 0; i > 0; i--) {
        const char *name = g_ptr_array_index(names, i - 1);
        if (*name == '.' || !g_str_has_suffix(name, ".md"))
            g_ptr_array_remove_index(names, i - 1);
    }
    return names;
}

GPtrArray *emj_draft_paths(const struct emj_journal *journal, GError **error)
{
    g_auto(emj_fd) folder = -1;
    GPtrArray *names = list_files(journal, &folder, error);
    for (guint i = 0; names && i < names->len; i++) {
        char *name = names->pdata[i];
        names->pdata[i] = g_strconcat(EMJ_JOURNAL_OWN "/" DRAFTS "/", name, NULL);
        g_free(name);
    }
    return names;
}

/* The same without the copies of edits. */
static GPtrArray *list_names(const struct emj_journal *journal, emj_fd *ret_folder,
                             GError **error)
{
    GPtrArray *names = list_files(journal, ret_folder, error);
    for (guint i = names ? names->len : 0; i > 0; i--)
        if (g_str_has_prefix(g_ptr_array_index(names, i - 1), EMJ_DRAFT_EDIT_PREFIX))
            g_ptr_array_remove_index(names, i - 1);
    return names;
}

GPtrArray *emj_draft_list(struct emj_journal *journal, GError **error)
{
    g_auto(emj_fd) folder = -1;
    g_autoptr(GPtrArray) names = list_names(journal, &folder, error);
    if (!names)
        return NULL;
    GPtrArray *drafts = g_ptr_array_new_with_free_func(free_entry);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *id = emj_entry_id_from_path(g_ptr_array_index(names, i));
        g_autofree char *path = draft_path(id);
        struct emj_entry *draft =
            is_held(folder, id) ? NULL : emj_journal_load(folder, path, NULL);
        if (draft)
            g_ptr_array_add(drafts, draft);
    }
    g_ptr_array_sort(drafts, compare_newest_first);
    return drafts;
}

bool emj_draft_read(const struct emj_journal *journal, const char *id, char **ret_bytes,
                    size_t *ret_length, GError **error)
{
    g_auto(emj_fd) folder = emj_journal_own_folder(journal, DRAFTS, error);
    g_autofree char *name = g_strconcat(id, ".md", NULL);
    return folder >= 0 && check_id(id, error) &&
           emj_file_read(folder, name, EMJ_ENTRY_MAX_BYTES, ret_bytes, ret_length, error);
}

GPtrArray *emj_draft_list_unreadable(struct emj_journal *journal, GError **error)
{
    g_auto(emj_fd) folder = -1;
    g_autoptr(GPtrArray) names = list_names(journal, &folder, error);
    if (!names)
        return NULL;
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *id = emj_entry_id_from_path(g_ptr_array_index(names, i));
        g_autofree char *path = draft_path(id);
        g_autoptr(emj_entry) draft = emj_journal_load(folder, path, NULL);
        if (!draft && !is_held(folder, id))
            g_ptr_array_add(ids, g_steal_pointer(&id));
    }
    return ids;
}

static struct emj_entry *find_newest(struct emj_journal *journal, GError **error)
{
    g_autoptr(GPtrArray) drafts = emj_draft_list(journal, error);
    if (!drafts)
        return NULL;
    if (drafts->len == 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "no draft is waiting");
        return NULL;
    }
    return g_ptr_array_steal_index(drafts, 0);
}

/* The ids that begin with `id`, or that one alone when it is there. */
static GPtrArray *match_ids(const GPtrArray *names, const char *id)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *stem = emj_entry_id_from_path(g_ptr_array_index(names, i));
        if (!g_str_has_prefix(stem, id))
            continue;
        bool exact = strcmp(stem, id) == 0;
        if (exact)
            g_ptr_array_set_size(found, 0);
        g_ptr_array_add(found, g_steal_pointer(&stem));
        if (exact)
            break;
    }
    return found;
}

struct emj_entry *emj_draft_find(struct emj_journal *journal, const char *id, GError **error)
{
    if (!id)
        return find_newest(journal, error);
    g_auto(emj_fd) folder = -1;
    g_autoptr(GPtrArray) names = list_names(journal, &folder, error);
    if (!names || !check_id(id, error))
        return NULL;
    g_autoptr(GPtrArray) found = match_ids(names, id);
    if (found->len == 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "there is no draft '%s'", id);
        return NULL;
    }
    if (found->len > 1) {
        emj_ambiguous(id, "drafts", found, error);
        return NULL;
    }
    g_autofree char *path = draft_path(g_ptr_array_index(found, 0));
    return emj_journal_load(folder, path, error);
}
