/* Out of the trash: by a word, by its name, and the three ways back. */
#include "base/error.h"
#include "entry/name.h"
#include "journal/journal-private.h"

/* Names that one path may give; nobody asks for more. */
enum { MAX_NUMBER = 999999 };

/* How a word and a name go together; the larger the better. */
enum fit {
    FIT_NONE,
    FIT_BEGINS,
    FIT_EXACT,
};

static enum fit fit_name(const char *name, const char *word)
{
    size_t length = strlen(word);
    if (!name || strncmp(name, word, length) != 0)
        return FIT_NONE;
    return name[length] == '\0' || strcmp(name + length, ".md") == 0 ? FIT_EXACT : FIT_BEGINS;
}

/* An entry whose date was changed is known by its later id too. */
static enum fit fit_file(const struct emj_trash_file *file, const char *word, bool by_id)
{
    if (!by_id)
        return fit_name(file->name, word);
    enum fit before = fit_name(emj_path_name(file->says.path), word);
    const char *moved_to = file->says.moved_to;
    enum fit after = fit_name(moved_to ? emj_path_name(moved_to) : NULL, word);
    return MAX(before, after);
}

/*
 * The newest file of each entry whose id (`by_id`) begins with the word, or every
 * file whose name does. An exact one stands alone. Borrowed from `files`.
 */
static GPtrArray *match_files(const GPtrArray *files, const char *word, bool by_id)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *found = g_ptr_array_new();
    for (guint i = 0; i < files->len; i++) {
        struct emj_trash_file *file = g_ptr_array_index(files, i);
        enum fit fit = fit_file(file, word, by_id);
        if (fit == FIT_NONE || (by_id && !g_hash_table_add(seen, file->says.path)))
            continue;
        if (fit == FIT_EXACT)
            g_ptr_array_set_size(found, 0);
        g_ptr_array_add(found, file);
        if (fit == FIT_EXACT)
            break;
    }
    return found;
}

static const struct emj_trash_file *find_file(const GPtrArray *files, const char *word,
                                              GError **error)
{
    g_autoptr(GPtrArray) found = match_files(files, word, true);
    if (found->len == 0) {
        g_ptr_array_unref(found);
        found = match_files(files, word, false);
    }
    if (found->len == 1)
        return g_ptr_array_index(found, 0);
    if (found->len == 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "there is nothing '%s' in the trash",
                    word);
        return NULL;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < found->len; i++) {
        const struct emj_trash_file *file = g_ptr_array_index(found, i);
        g_ptr_array_add(names, file->name);
    }
    emj_ambiguous(word, "files in the trash", names, error);
    return NULL;
}

/* "STEM.md", "STEM-2.md" ... for a path's last part. */
static char *numbered_name(const char *name, unsigned number)
{
    size_t stem = strlen(name) - strlen(".md");
    return number == 1 ? g_strdup(name)
                       : g_strdup_printf("%.*s-%u.md", (int)stem, name, number);
}

static bool fail_taken(const char *path, GError **error)
{
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_EXISTS, "no name is free for '%s'", path);
    return false;
}

/* Moves the file back under its old name or the next free one. */
bool emj_restore_put_back(const struct emj_restoring *restoring, char **ret_path,
                          GError **error)
{
    const char *path = restoring->file->says.path;
    const char *old_name = NULL;
    g_auto(emj_fd) folder =
        emj_journal_folder_of(restoring->journal, path, true, &old_name, error);
    if (folder < 0)
        return false;
    for (unsigned number = 1; number <= MAX_NUMBER; number++) {
        g_autofree char *name = numbered_name(old_name, number);
        g_autoptr(GError) failure = NULL;
        if (emj_file_move(restoring->trash, restoring->file->name, folder, name, &failure)) {
            *ret_path = g_strdup_printf("%.*s%s", (int)(old_name - path), path, name);
            return true;
        }
        if (!g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_EXISTS)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
    }
    return fail_taken(path, error);
}

/* The old version in the place of the present one, which goes to the trash in turn. */
bool emj_restore_swap(const struct emj_restoring *restoring, char **ret_path, GError **error)
{
    const struct emj_trash_file *file = restoring->file;
    g_autofree char *old = NULL;
    g_autofree char *present = NULL;
    size_t old_length = 0;
    size_t present_length = 0;
    const char *name = NULL;
    g_auto(emj_fd) folder =
        emj_journal_folder_of(restoring->journal, file->says.path, false, &name, error);
    if (folder < 0 ||
        !emj_file_read(restoring->trash, file->name, EMJ_ENTRY_MAX_BYTES, &old, &old_length,
                       error) ||
        !emj_file_read(folder, name, EMJ_ENTRY_MAX_BYTES, &present, &present_length, error))
        return false;
    g_autofree char *digest = emj_trash_digest(old, old_length);
    struct emj_trash_name what = { .seconds = restoring->now,
                                   .kind = EMJ_TRASH_REPLACED,
                                   .path = file->says.path,
                                   .digest = digest };
    struct emj_file_target target = { restoring->hold->tmp, folder, name };
    if (!emj_trash_copy(restoring->journal, restoring->hold, &what, present, present_length,
                        NULL, error) ||
        !emj_file_replace(&target, present, present_length, old, old_length, error) ||
        !emj_file_remove(restoring->trash, file->name, error))
        return false;
    *ret_path = g_strdup(file->says.path);
    return true;
}

/*
 * Where `error` says that the name is taken: a run that was killed may have put the file
 * there, before its folder was synced.
 */
static bool stands_already(int folder, const char *name, const char *bytes, size_t length,
                           GError **error)
{
    if (!g_error_matches(*error, EMJ_ERROR, EMJ_ERROR_EXISTS) ||
        !emj_file_check_unchanged(folder, name, name, bytes, length, NULL))
        return false;
    g_clear_error(error);
    return emj_folder_sync(folder, name, error);
}

/* Writes the bytes under the old name or the next free one. */
static bool write_back(const struct emj_restoring *restoring, const char *bytes, size_t length,
                       char **ret_path, GError **error)
{
    const char *path = restoring->file->says.path;
    const char *old_name = NULL;
    g_auto(emj_fd) folder =
        emj_journal_folder_of(restoring->journal, path, true, &old_name, error);
    if (folder < 0)
        return false;
    for (unsigned number = 1; number <= MAX_NUMBER; number++) {
        g_autofree char *name = numbered_name(old_name, number);
        struct emj_file_target target = { restoring->hold->tmp, folder, name };
        g_autoptr(GError) failure = NULL;
        bool written = emj_file_create(&target, bytes, length, &failure) ||
                       stands_already(folder, name, bytes, length, &failure);
        if (written) {
            *ret_path = g_strdup_printf("%.*s%s", (int)(old_name - path), path, name);
            return true;
        }
        if (!g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_EXISTS)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
    }
    return fail_taken(path, error);
}

/*
 * The version from before a change of the date: back under its name, and the later one
 * goes to the trash, which is the moment that counts. Until then both stand.
 */
bool emj_restore_swap_moved(const struct emj_restoring *restoring, char **ret_path,
                            GError **error)
{
    const struct emj_trash_file *file = restoring->file;
    g_autofree char *old = NULL;
    g_autofree char *path = NULL;
    size_t length = 0;
    if (!emj_file_read(restoring->trash, file->name, EMJ_ENTRY_MAX_BYTES, &old, &length,
                       error) ||
        !write_back(restoring, old, length, &path, error))
        return false;
    g_autofree char *digest = emj_trash_digest(old, length);
    struct emj_trash_name what = { .seconds = restoring->now,
                                   .kind = EMJ_TRASH_REPLACED,
                                   .path = file->says.moved_to,
                                   .moved_to = path,
                                   .digest = digest };
    if (!emj_trash_move(restoring->journal, restoring->hold, &what, NULL, error)) {
        g_prefix_error(error,
                       "the old version stands at '%s' again, beside the new one: ", path);
        return false;
    }
    if (!emj_file_remove(restoring->trash, file->name, error))
        return false;
    *ret_path = g_steal_pointer(&path);
    return true;
}

/* Where nothing has to make room: the entry is there, as if it were new. */
static bool put_back_and_note(const struct emj_restoring *restoring, char **ret_path,
                              GError **error)
{
    return emj_restore_put_back(restoring, ret_path, error) &&
           emj_undo_note_paths(restoring->journal, restoring->hold,
                               (const char *const *)ret_path, 1, restoring->now, error);
}

/* Into the place of the version that stands there now, or back where none stands. */
static bool restore(const struct emj_restoring *restoring, char **ret_path, GError **error)
{
    const struct emj_trash_name *says = &restoring->file->says;
    bool moved_stands = false;
    bool stands = false;
    if (says->kind != EMJ_TRASH_REPLACED)
        return put_back_and_note(restoring, ret_path, error);
    if (!emj_journal_look(restoring->journal, says->moved_to, &moved_stands, error) ||
        !emj_journal_look(restoring->journal, says->path, &stands, error))
        return false;
    if (moved_stands)
        return emj_restore_swap_moved(restoring, ret_path, error);
    return stands ? emj_restore_swap(restoring, ret_path, error)
                  : put_back_and_note(restoring, ret_path, error);
}

bool emj_trash_restore(struct emj_journal *journal, const char *word, int64_t now,
                       char **ret_path, GError **error)
{
    g_auto(emj_fd) seen = -1;
    g_autoptr(GPtrArray) files = emj_trash_files(journal, &seen, error);
    /* An empty trash is told before the hold makes any folder. */
    if (!files || !find_file(files, word, error))
        return false;
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    g_auto(emj_fd) trash = -1;
    if (!emj_hold_init(&hold, journal, error))
        return false;
    g_autoptr(GPtrArray) present = emj_trash_files(journal, &trash, error);
    const struct emj_trash_file *file = present ? find_file(present, word, error) : NULL;
    if (!file)
        return false;
    struct emj_restoring restoring = { journal, &hold, trash, file, now };
    return restore(&restoring, ret_path, error);
}
