/* What is in the trash, and how it gets there and back. */
#include "journal/trash.h"

#include <errno.h>

#include "base/error.h"
#include "entry/name.h"
#include "journal/journal-private.h"

#define TRASH "trash"

/* Names that one moment may give; only a clock that stands still gets near. */
enum { MAX_NUMBER = 999999 };

static void trash_file_free(gpointer data)
{
    struct emj_trash_file *file = data;
    g_free(file->name);
    emj_trash_name_clear(&file->says);
    g_free(file);
}

static int compare_newest_first(gconstpointer a, gconstpointer b)
{
    const struct emj_trash_file *left = *(const struct emj_trash_file *const *)a;
    const struct emj_trash_file *right = *(const struct emj_trash_file *const *)b;
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
    if (!names) {
        g_prefix_error(error, "'" EMJ_JOURNAL_OWN "/" TRASH "': ");
        return NULL;
    }
    GPtrArray *files = g_ptr_array_new_with_free_func(trash_file_free);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        struct emj_trash_name says;
        if (!emj_trash_name_parse(name, &says))
            continue;
        struct emj_trash_file *file = g_new0(struct emj_trash_file, 1);
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
            const struct emj_trash_file *file = g_ptr_array_index(files, i);
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
    if (kind == EMJ_FILE_UNKNOWN)
        return emj_error_set_errno(error, errno, "cannot look at '%s'", what->path);
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

static struct emj_trash_item *make_item(int trash, const struct emj_trash_file *file)
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

GPtrArray *emj_trash_files(const struct emj_journal *journal, emj_fd *ret_folder,
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
    g_autoptr(GPtrArray) files = emj_trash_files(journal, &folder, error);
    if (!files)
        return NULL;
    GPtrArray *items = g_ptr_array_new_with_free_func(free_item);
    for (guint i = 0; i < files->len; i++)
        g_ptr_array_add(items, make_item(folder, g_ptr_array_index(files, i)));
    return items;
}

/* --- emptying --- */

static bool empty_one(int trash, const char *name, size_t *count, GError **error)
{
    g_autoptr(GError) failure = NULL;
    if (emj_file_remove(trash, name, &failure)) {
        ++*count;
        return true;
    }
    if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
        return true;
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

/* Whether the last change is the one that this file tells, or may be. */
static bool tells_last_change(const struct emj_hold *hold, const struct emj_trash_file *newest)
{
    g_auto(emj_record) record = { 0 };
    if (!emj_record_read(hold->own, &record, NULL))
        return true;
    return record.kind != EMJ_RECORD_ADDED || emj_trash_is_after(newest, record.after);
}

/* Under the lock, so that nothing comes to the trash that is not listed. */
static bool empty_held(struct emj_journal *journal, const struct emj_hold *hold, int64_t before,
                       size_t *count, GError **error)
{
    g_auto(emj_fd) trash = -1;
    g_autoptr(GPtrArray) files = emj_trash_files(journal, &trash, error);
    if (!files)
        return false;
    const struct emj_trash_file *newest = files->len > 0 ? g_ptr_array_index(files, 0) : NULL;
    bool last = newest && (before == 0 || newest->says.seconds < before) &&
                tells_last_change(hold, newest);
    /* The oldest first: stopped in between, the newest still tells the last change. */
    for (guint i = files->len; i > 0; i--) {
        const struct emj_trash_file *file = g_ptr_array_index(files, i - 1);
        if ((before == 0 || file->says.seconds < before) &&
            !empty_one(trash, file->name, count, error))
            return false;
    }
    return !last || emj_record_put(journal, hold, EMJ_RECORD_GONE, 0, error);
}

bool emj_trash_empty(struct emj_journal *journal, int64_t before, size_t *ret_count,
                     GError **error)
{
    size_t count = 0;
    g_auto(emj_fd) seen = -1;
    g_autoptr(GPtrArray) files = emj_trash_files(journal, &seen, error);
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    /* For an empty trash the hold would make folders. */
    if (!files || (files->len > 0 && (!emj_hold_init(&hold, journal, error) ||
                                      !empty_held(journal, &hold, before, &count, error))))
        return false;
    if (ret_count)
        *ret_count = count;
    return true;
}
