/* What is in the trash, and how it gets there and back. */
#include "journal/trash.h"

#include "base/error.h"
#include "entry/name.h"
#include "journal/journal-private.h"

#define TRASH "trash"

/* Names that one moment may give; only a clock that stands still gets near. */
enum { MAX_NUMBER = 999999 };

/* A file there, with what its name says. */
struct trash_file {
    char *name;
    struct emj_trash_name says;
};

static void trash_file_free(gpointer data)
{
    struct trash_file *file = data;
    g_free(file->name);
    emj_trash_name_clear(&file->says);
    g_free(file);
}

static int compare_newest_first(gconstpointer a, gconstpointer b)
{
    const struct trash_file *left = *(const struct trash_file *const *)a;
    const struct trash_file *right = *(const struct trash_file *const *)b;
    if (left->says.seconds != right->says.seconds)
        return left->says.seconds < right->says.seconds ? 1 : -1;
    if (left->says.number != right->says.number)
        return left->says.number < right->says.number ? 1 : -1;
    return strcmp(left->name, right->name);
}

/* The files of an open trash folder, newest first; names of another form are not ours. */
static GPtrArray *list_files(int folder, GError **error)
{
    g_autoptr(GPtrArray) names = emj_folder_list(folder, error);
    if (!names)
        return NULL;
    GPtrArray *files = g_ptr_array_new_with_free_func(trash_file_free);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        struct emj_trash_name says;
        if (!emj_trash_name_parse(name, &says))
            continue;
        struct trash_file *file = g_new0(struct trash_file, 1);
        file->name = g_strdup(name);
        file->says = says;
        g_ptr_array_add(files, file);
    }
    g_ptr_array_sort(files, compare_newest_first);
    return files;
}

/* --- into the trash --- */

/*
 * Files of one second are numbered in the order in which they came, so that the
 * newest is known then too. Looked up once for a second: a command that rewrites
 * the whole journal would list a growing folder at every step.
 */
static bool next_number(struct emj_journal *journal, int trash, int64_t seconds,
                        unsigned *ret_number, GError **error)
{
    if (journal->trash_second != seconds || journal->trash_number == 0) {
        g_autoptr(GPtrArray) files = list_files(trash, error);
        if (!files)
            return false;
        journal->trash_second = seconds;
        journal->trash_number = 0;
        for (guint i = 0; i < files->len; i++) {
            const struct trash_file *file = g_ptr_array_index(files, i);
            if (file->says.seconds == seconds)
                journal->trash_number = MAX(journal->trash_number, file->says.number);
        }
    }
    *ret_number = ++journal->trash_number;
    return true;
}

/* One try to make `name` appear in `trash`. */
typedef bool (*put_function)(int trash, const char *name, const void *data, GError **error);

static bool put(struct emj_journal *journal, const struct emj_hold *hold,
                const struct emj_trash_name *what, put_function function, const void *data,
                char **ret_name, GError **error)
{
    struct emj_trash_name says = *what;
    g_auto(emj_fd) trash = emj_folder_open(hold->own, TRASH, true, error);
    if (trash < 0 || !next_number(journal, trash, says.seconds, &says.number, error))
        return false;
    for (; says.number <= MAX_NUMBER; says.number = ++journal->trash_number) {
        g_autofree char *name = emj_trash_name_format(&says);
        g_autoptr(GError) failure = NULL;
        if (function(trash, name, data, &failure)) {
            if (ret_name)
                *ret_name = g_steal_pointer(&name);
            return true;
        }
        if (!g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_EXISTS)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
    }
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_EXISTS, "the trash has no name left for '%s'",
                what->path);
    return false;
}

struct copying {
    int tmp;
    const char *bytes;
    size_t length;
};

static bool put_copy(int trash, const char *name, const void *data, GError **error)
{
    const struct copying *copying = data;
    struct emj_file_target target = { copying->tmp, trash, name };
    return emj_file_create(&target, copying->bytes, copying->length, error);
}

bool emj_trash_copy(struct emj_journal *journal, const struct emj_hold *hold,
                    const struct emj_trash_name *what, const char *bytes, size_t length,
                    char **ret_name, GError **error)
{
    struct copying copying = { hold->tmp, bytes, length };
    return put(journal, hold, what, put_copy, &copying, ret_name, error);
}

struct moving {
    int folder;
    const char *name;
};

static bool put_moved(int trash, const char *name, const void *data, GError **error)
{
    const struct moving *moving = data;
    return emj_file_move(moving->folder, moving->name, trash, name, error);
}

bool emj_trash_move(struct emj_journal *journal, const struct emj_hold *hold,
                    const struct emj_trash_name *what, char **ret_name, GError **error)
{
    struct moving moving = { -1, NULL };
    g_auto(emj_fd) folder =
        emj_journal_folder_of(journal, what->path, false, &moving.name, error);
    if (folder < 0)
        return false;
    enum emj_file_kind kind = emj_file_kind_of(folder, moving.name);
    if (kind != EMJ_FILE_REGULAR) {
        bool absent = kind == EMJ_FILE_ABSENT;
        g_set_error(error, EMJ_ERROR, absent ? EMJ_ERROR_NOT_FOUND : EMJ_ERROR_INVALID,
                    absent ? "there is no file '%s'" : "'%s' is not a regular file",
                    what->path);
        return false;
    }
    moving.folder = folder;
    return put(journal, hold, what, put_moved, &moving, ret_name, error);
}

/* --- what is there --- */

void emj_trash_item_free(struct emj_trash_item *item)
{
    if (!item)
        return;
    g_free(item->name);
    g_free(item->path);
    g_free(item->id);
    g_free(item->title);
    g_free(item);
}

static void free_item(gpointer item)
{
    emj_trash_item_free(item);
}

static char *read_title(int trash, const char *name)
{
    g_autoptr(emj_diags) diags = emj_diags_new(name);
    g_autoptr(emj_entry) entry = emj_journal_read_at(trash, name, diags);
    return entry ? g_strdup(entry->title) : NULL;
}

static struct emj_trash_item *make_item(int trash, const struct trash_file *file)
{
    struct emj_trash_item *item = g_new0(struct emj_trash_item, 1);
    item->name = g_strdup(file->name);
    item->kind = file->says.kind;
    item->seconds = file->says.seconds;
    item->path = g_strdup(file->says.path);
    item->id = emj_entry_id_from_path(file->says.path);
    item->title = read_title(trash, file->name);
    return item;
}

/* The files of the trash; none while there is no trash. `ret_folder` is -1 then. */
static GPtrArray *open_files(const struct emj_journal *journal, emj_fd *ret_folder,
                             GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) folder = emj_journal_own_folder(journal, TRASH, &failure);
    if (folder < 0) {
        if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
            return g_ptr_array_new_with_free_func(trash_file_free);
        g_propagate_error(error, g_steal_pointer(&failure));
        return NULL;
    }
    GPtrArray *files = list_files(folder, error);
    if (files)
        *ret_folder = emj_fd_steal(&folder);
    return files;
}

GPtrArray *emj_trash_list(struct emj_journal *journal, GError **error)
{
    g_auto(emj_fd) folder = -1;
    g_autoptr(GPtrArray) files = open_files(journal, &folder, error);
    if (!files)
        return NULL;
    GPtrArray *items = g_ptr_array_new_with_free_func(free_item);
    for (guint i = 0; i < files->len; i++)
        g_ptr_array_add(items, make_item(folder, g_ptr_array_index(files, i)));
    return items;
}

/* --- out of the trash --- */

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
static enum fit fit_file(const struct trash_file *file, const char *word, bool by_id)
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
        struct trash_file *file = g_ptr_array_index(files, i);
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

static const struct trash_file *find_file(const GPtrArray *files, const char *word,
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
        const struct trash_file *file = g_ptr_array_index(found, i);
        g_ptr_array_add(names, file->name);
    }
    emj_ambiguous(word, "files in the trash", names, error);
    return NULL;
}

/* What a restoring works with. */
struct restoring {
    struct emj_journal *journal;
    const struct emj_hold *hold;
    int trash;
    const struct trash_file *file;
    int64_t now;
};

/* "STEM.md", "STEM-2.md" ... for a path's last part. */
static char *numbered_name(const char *name, unsigned number)
{
    size_t stem = strlen(name) - strlen(".md");
    return number == 1 ? g_strdup(name)
                       : g_strdup_printf("%.*s-%u.md", (int)stem, name, number);
}

/* Moves the file back under its old name or the next free one. */
static bool put_back(const struct restoring *restoring, char **ret_path, GError **error)
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
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_EXISTS, "no name is free for '%s'", path);
    return false;
}

/* The old version in the place of the present one, which goes to the trash in turn. */
static bool swap(const struct restoring *restoring, char **ret_path, GError **error)
{
    const struct trash_file *file = restoring->file;
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
    struct emj_trash_name what = { .seconds = restoring->now,
                                   .kind = EMJ_TRASH_REPLACED,
                                   .path = file->says.path };
    struct emj_file_target target = { restoring->hold->tmp, folder, name };
    if (!emj_trash_copy(restoring->journal, restoring->hold, &what, present, present_length,
                        NULL, error) ||
        !emj_file_replace(&target, present, present_length, old, old_length, error) ||
        !emj_file_remove(restoring->trash, file->name, error))
        return false;
    *ret_path = g_strdup(file->says.path);
    return true;
}

/* The version from before a change of the date: back under its name, the later one goes. */
static bool swap_moved(const struct restoring *restoring, char **ret_path, GError **error)
{
    g_autofree char *path = NULL;
    if (!put_back(restoring, &path, error))
        return false;
    struct emj_trash_name what = { .seconds = restoring->now,
                                   .kind = EMJ_TRASH_REPLACED,
                                   .path = restoring->file->says.moved_to,
                                   .moved_to = path };
    if (!emj_trash_move(restoring->journal, restoring->hold, &what, NULL, error)) {
        g_prefix_error(error,
                       "the old version stands at '%s' again, beside the new one: ", path);
        return false;
    }
    *ret_path = g_steal_pointer(&path);
    return true;
}

static bool stands(struct emj_journal *journal, const char *path)
{
    const char *name = NULL;
    g_auto(emj_fd) folder =
        path ? emj_journal_folder_of(journal, path, false, &name, NULL) : -1;
    return folder >= 0 && emj_file_kind_of(folder, name) != EMJ_FILE_ABSENT;
}

bool emj_trash_restore(struct emj_journal *journal, const char *word, int64_t now,
                       char **ret_path, GError **error)
{
    g_auto(emj_fd) seen = -1;
    g_autoptr(GPtrArray) files = open_files(journal, &seen, error);
    /* An empty trash is told before the hold makes any folder. */
    if (!files || !find_file(files, word, error))
        return false;
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    g_auto(emj_fd) trash = -1;
    if (!emj_hold_init(&hold, journal, error))
        return false;
    g_autoptr(GPtrArray) present = open_files(journal, &trash, error);
    const struct trash_file *file = present ? find_file(present, word, error) : NULL;
    if (!file)
        return false;
    struct restoring restoring = { journal, &hold, trash, file, now };
    if (file->says.kind == EMJ_TRASH_REPLACED && stands(journal, file->says.moved_to))
        return swap_moved(&restoring, ret_path, error);
    if (file->says.kind == EMJ_TRASH_REPLACED && stands(journal, file->says.path))
        return swap(&restoring, ret_path, error);
    return put_back(&restoring, ret_path, error);
}

/* --- emptying --- */

bool emj_trash_empty(struct emj_journal *journal, int64_t before, size_t *ret_count,
                     GError **error)
{
    size_t count = 0;
    g_auto(emj_fd) seen = -1;
    g_autoptr(GPtrArray) files = open_files(journal, &seen, error);
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    if (!files || (files->len > 0 && !emj_hold_init(&hold, journal, error)))
        return false;
    for (guint i = 0; i < files->len; i++) {
        const struct trash_file *file = g_ptr_array_index(files, i);
        if (before != 0 && file->says.seconds >= before)
            continue;
        g_autoptr(GError) failure = NULL;
        if (emj_file_remove(seen, file->name, &failure))
            count++;
        else if (!g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
    }
    if (ret_count)
        *ret_count = count;
    return true;
}
