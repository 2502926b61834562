#include "pack/library.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

/* A file with what it is known by; the item comes first, so that it is handed out. */
struct shelf {
    struct emj_library_item item;
    char *name;      /* the pack's id, or the file's name without its ending */
    unsigned folder; /* the place of its folder in the list */
};

struct emj_library {
    GPtrArray *shelves; /* struct shelf * */
};

static void shelf_free(void *shelf)
{
    struct shelf *doomed = shelf;
    g_free(doomed->item.path);
    emj_pack_free(doomed->item.pack);
    emj_diags_free(doomed->item.diags);
    g_free(doomed->name);
    g_free(doomed);
}

void emj_library_free(struct emj_library *library)
{
    if (library == NULL)
        return;
    g_ptr_array_unref(library->shelves);
    g_free(library);
}

const GPtrArray *emj_library_items(const struct emj_library *library)
{
    return library->shelves;
}

static const struct emj_library_item *item_at(const struct emj_library *library, guint index)
{
    return g_ptr_array_index(library->shelves, index);
}

bool emj_library_item_is_usable(const struct emj_library_item *item)
{
    return item->pack != NULL && !item->shadowed;
}

/* --- loading --- */

/* Hidden files are left alone: editors keep their copies under such names. */
static bool is_pack_name(const char *name)
{
    return name[0] != '.' &&
           (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml"));
}

static void read_pack(struct emj_library_item *item, int fd)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    g_autoptr(GError) error = NULL;
    if (emj_fd_read(fd, EMJ_PACK_MAX_BYTES, &bytes, &length, &error)) {
        item->pack = emj_pack_read(bytes, length, item->diags);
    } else if (g_error_matches(error, EMJ_ERROR, EMJ_ERROR_LIMIT)) {
        emj_diags_error(item->diags, (struct emj_mark){ 1, 1 },
                        "the pack is larger than %d KiB", EMJ_PACK_MAX_BYTES / 1024);
    } else {
        emj_diags_error(item->diags, (struct emj_mark){ 0, 0 }, "%s", error->message);
    }
}

/* Adds one file; what is no regular file, also behind a link, is no pack. */
static void add_file(struct emj_library *library, int folder, const char *folder_path,
                     unsigned folder_index, const char *name)
{
    struct stat found = { 0 };
    g_auto(emj_fd) fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    int failure = fd < 0 || fstat(fd, &found) != 0 ? errno : 0;
    if (failure == 0 && !S_ISREG(found.st_mode))
        return;
    struct shelf *shelf = g_new0(struct shelf, 1);
    g_ptr_array_add(library->shelves, shelf);
    shelf->folder = folder_index;
    shelf->item.path = g_build_filename(folder_path, name, NULL);
    shelf->item.diags = emj_diags_new(shelf->item.path);
    if (failure != 0) {
        g_autofree char *reason = emj_error_reason(failure);
        emj_diags_error(shelf->item.diags, (struct emj_mark){ 0, 0 },
                        "cannot read the pack: %s", reason);
    } else {
        read_pack(&shelf->item, fd);
    }
    shelf->name = shelf->item.pack != NULL
                      ? g_strdup(shelf->item.pack->id)
                      : g_strndup(name, (gsize)(strrchr(name, '.') - name));
}

/* One folder may be named twice: by its own path and as the one beside the program. */
static bool is_known_folder(GArray *known, int folder)
{
    struct stat found;
    if (fstat(folder, &found) != 0)
        return false;
    for (guint i = 0; i < known->len; i++) {
        const struct stat *other = &g_array_index(known, struct stat, i);
        if (other->st_dev == found.st_dev && other->st_ino == found.st_ino)
            return true;
    }
    g_array_append_val(known, found);
    return false;
}

static bool add_folder(struct emj_library *library, const char *path, unsigned index,
                       GArray *known, GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) folder = emj_folder_open(AT_FDCWD, path, false, &failure);
    if (folder < 0) {
        if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
            return true;
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (is_known_folder(known, folder))
        return true;
    g_autoptr(GPtrArray) names = emj_folder_list(folder, error);
    if (names == NULL) {
        g_prefix_error(error, "'%s': ", path);
        return false;
    }
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (is_pack_name(name))
            add_file(library, folder, path, index, name);
    }
    return true;
}

static int compare_shelves(const void *a, const void *b)
{
    const struct shelf *const *left = a;
    const struct shelf *const *right = b;
    int order = strcmp((*left)->name, (*right)->name);
    if (order == 0)
        order = (int)(*left)->folder - (int)(*right)->folder;
    return order != 0 ? order : strcmp((*left)->item.path, (*right)->item.path);
}

/* In a sorted library every pack behind the first of its id is shadowed. */
static void mark_shadowed(struct emj_library *library)
{
    const char *id = NULL;
    for (guint i = 0; i < library->shelves->len; i++) {
        struct emj_library_item *item = g_ptr_array_index(library->shelves, i);
        if (item->pack == NULL)
            continue;
        item->shadowed = id != NULL && strcmp(id, item->pack->id) == 0;
        id = item->pack->id;
    }
}

struct emj_library *emj_library_load(const char *const *folders, GError **error)
{
    g_autoptr(emj_library) library = g_new0(struct emj_library, 1);
    g_autoptr(GArray) known = g_array_new(FALSE, FALSE, sizeof(struct stat));
    library->shelves = g_ptr_array_new_with_free_func(shelf_free);
    for (unsigned i = 0; folders[i] != NULL; i++)
        if (!add_folder(library, folders[i], i, known, error))
            return NULL;
    g_ptr_array_sort(library->shelves, compare_shelves);
    mark_shadowed(library);
    return g_steal_pointer(&library);
}

/* --- finding --- */

typedef bool match_fn(const struct emj_pack *pack, const char *word);

static bool matches_id(const struct emj_pack *pack, const char *word)
{
    return strcmp(pack->id, word) == 0;
}

static bool matches_alias(const struct emj_pack *pack, const char *word)
{
    for (guint i = 0; i < pack->aliases->len; i++)
        if (strcmp(g_ptr_array_index(pack->aliases, i), word) == 0)
            return true;
    return false;
}

/* "dep", "man" and "dependency-m" all begin at a word of dependency-management. */
static bool matches_beginning(const struct emj_pack *pack, const char *word)
{
    const char *at = pack->id;
    while (at != NULL) {
        if (g_str_has_prefix(at, word))
            return true;
        at = strchr(at, '-');
        at = at != NULL ? at + 1 : NULL;
    }
    return false;
}

/* The usable packs that match, borrowed. */
static GPtrArray *collect(const struct emj_library *library, match_fn *matches,
                          const char *word)
{
    GPtrArray *found = g_ptr_array_new();
    for (guint i = 0; i < library->shelves->len; i++) {
        const struct emj_library_item *item = item_at(library, i);
        if (emj_library_item_is_usable(item) && matches(item->pack, word))
            g_ptr_array_add(found, item->pack);
    }
    return found;
}

static void set_ambiguous(const GPtrArray *found, const char *word, GError **error)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < found->len; i++) {
        const struct emj_pack *pack = g_ptr_array_index(found, i);
        g_string_append_printf(names, "%s'%s'", i > 0 ? ", " : "", pack->id);
    }
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "'%s' fits more than one pack: %s", word,
                names->str);
}

/* The broken pack whose file has this name, or NULL. */
static const struct emj_library_item *find_broken(const struct emj_library *library,
                                                  const char *word)
{
    for (guint i = 0; i < library->shelves->len; i++) {
        const struct shelf *shelf = g_ptr_array_index(library->shelves, i);
        if (shelf->item.pack == NULL && strcmp(shelf->name, word) == 0)
            return &shelf->item;
    }
    return NULL;
}

static void set_unknown(const struct emj_library *library, const char *word, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (guint i = 0; i < library->shelves->len; i++) {
        const struct emj_library_item *item = item_at(library, i);
        if (!emj_library_item_is_usable(item))
            continue;
        g_ptr_array_add(words, item->pack->id);
        for (guint j = 0; j < item->pack->aliases->len; j++)
            g_ptr_array_add(words, g_ptr_array_index(item->pack->aliases, j));
    }
    g_ptr_array_add(words, NULL);
    const char *nearest = emj_text_nearest(word, (const char *const *)words->pdata);
    if (nearest != NULL) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "no pack '%s', did you mean '%s'?",
                    word, nearest);
    } else {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "no pack '%s'", word);
    }
}

const struct emj_pack *emj_library_find(const struct emj_library *library, const char *word,
                                        GError **error)
{
    static match_fn *const matchers[] = { matches_id, matches_alias, matches_beginning };
    g_autofree char *wanted = g_ascii_strdown(word, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(matchers) && wanted[0] != '\0'; i++) {
        g_autoptr(GPtrArray) found = collect(library, matchers[i], wanted);
        if (found->len == 1)
            return g_ptr_array_index(found, 0);
        if (found->len > 1) {
            set_ambiguous(found, word, error);
            return NULL;
        }
    }
    const struct emj_library_item *broken = find_broken(library, wanted);
    if (broken != NULL)
        emj_diags_to_error(broken->diags, error);
    else
        set_unknown(library, wanted, error);
    return NULL;
}

const struct emj_pack *emj_library_for_activity(const struct emj_library *library,
                                                const char *activity)
{
    for (guint i = 0; i < library->shelves->len; i++) {
        const struct emj_library_item *item = item_at(library, i);
        if (emj_library_item_is_usable(item) && strcmp(item->pack->activity, activity) == 0)
            return item->pack;
    }
    return NULL;
}
