#include "journal/copies.h"

#include "journal/drafts.h"
#include "journal/foreign.h"

#define DRAFTS "drafts"
#define EARLIER "-earlier-"

/* Behind "-earlier-N", where that stands at the beginning. */
static const char *skip_earlier(const char *text)
{
    if (!g_str_has_prefix(text, EARLIER))
        return text;
    const char *number = text + strlen(EARLIER);
    size_t digits = strspn(number, "0123456789");
    return digits > 0 ? number + digits : text;
}

/* "edit-ID.md", "edit-ID-earlier-2.md" */
static bool is_edit_copy(const char *name, const char *stem)
{
    return g_str_has_prefix(name, stem) &&
           strcmp(skip_earlier(name + strlen(stem)), ".md") == 0;
}

GPtrArray *emj_copies_list(const struct emj_journal *journal, const char *id,
                           emj_fd *ret_folder, GError **error)
{
    g_autofree char *stem = g_strconcat(EMJ_DRAFT_EDIT_PREFIX, id, NULL);
    GPtrArray *names = emj_drafts_open(journal, ret_folder, error);
    for (guint i = names ? names->len : 0; i > 0; i--)
        if (!is_edit_copy(g_ptr_array_index(names, i - 1), stem))
            g_ptr_array_remove_index(names, i - 1);
    return names;
}

/* --- of other programs --- */

static bool parts_names(char sign)
{
    return !g_ascii_isalnum(sign) && sign != '-' && sign != '_';
}

/* Whether the stem stands in the name as a word: not "one" in "one-2.md". */
static bool has_stem(const char *name, const char *stem)
{
    for (const char *at = strstr(name, stem); at; at = strstr(at + 1, stem)) {
        const char *end = skip_earlier(at + strlen(stem));
        bool conflict = g_str_has_prefix(end, "_conf"); /* ownCloud, Google Drive */
        if ((at == name || parts_names(at[-1])) && (parts_names(*end) || conflict))
            return true;
    }
    return false;
}

/* Whether `name` is of another program and beside the file "STEM.md" on its account. */
static bool is_beside(const char *name, const char *stem, const GPtrArray *names)
{
    struct emj_foreign foreign = emj_foreign_look(name, names);
    g_autofree char *file = g_strconcat(stem, ".md", NULL);
    if (foreign.kind != EMJ_FOREIGN_NONE && foreign.original)
        return strcmp(foreign.original, file) == 0;
    bool entry = foreign.kind == EMJ_FOREIGN_NONE && g_str_has_suffix(name, ".md");
    return !entry && has_stem(name, stem);
}

static void add_beside(GPtrArray *paths, const GPtrArray *names, const char *folder,
                       const char *stem)
{
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (is_beside(name, stem, names))
            g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    }
}

static bool add_beside_entry(GPtrArray *paths, const struct emj_journal *journal,
                             const struct emj_entry *entry, GError **error)
{
    const char *name = NULL;
    g_auto(emj_fd) folder = emj_journal_folder_of(journal, entry->path, false, &name, error);
    g_autoptr(GPtrArray) names = folder >= 0 ? emj_folder_list(folder, error) : NULL;
    if (!names)
        return false;
    g_autofree char *place = g_path_get_dirname(entry->path);
    g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".md"));
    add_beside(paths, names, strcmp(place, ".") == 0 ? "" : place, stem);
    return true;
}

GPtrArray *emj_journal_beside(const struct emj_journal *journal, const struct emj_entry *entry,
                              GError **error)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_auto(emj_fd) folder = -1;
    g_autoptr(GPtrArray) drafts = emj_drafts_open(journal, &folder, error);
    if (!drafts || !add_beside_entry(paths, journal, entry, error))
        return NULL;
    g_autofree char *stem = g_strconcat(EMJ_DRAFT_EDIT_PREFIX, entry->id, NULL);
    add_beside(paths, drafts, EMJ_JOURNAL_OWN "/" DRAFTS, stem);
    return g_steal_pointer(&paths);
}
