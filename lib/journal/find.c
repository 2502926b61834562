/* From a word that a person types to one entry. */
#include "journal/journal.h"

#include "base/error.h"
#include "entry/name.h"
#include "journal/journal-private.h"

enum { MAX_CANDIDATES = 5 };

bool emj_ambiguous(const char *word, const char *things, const GPtrArray *candidates,
                   GError **error)
{
    g_autoptr(GString) list = g_string_new(NULL);
    guint shown = MIN(candidates->len, (guint)MAX_CANDIDATES);
    for (guint i = 0; i < shown; i++)
        g_string_append_printf(list, "%s'%s'", i == 0 ? "" : ", ",
                               (const char *)g_ptr_array_index(candidates, i));
    if (shown < candidates->len)
        g_string_append_printf(list, " and %u more", candidates->len - shown);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "'%s' fits several %s: %s", word, things,
                list->str);
    return false;
}

static struct emj_entry *fail_none(const char *word, GError **error)
{
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "there is no entry '%s'", word);
    return NULL;
}

/* --- ids and paths --- */

struct finding {
    const char *word;
    size_t length;
    GPtrArray *exact; /* char *, paths whose id is the word */
    GPtrArray *begun; /* paths whose id begins with it */
    GError *unread;   /* of the first folder that could not be looked through; owned */
};

static void match_unread(void *data, const char *path, const GError *failure)
{
    struct finding *finding = data;
    if (finding->unread)
        return;
    finding->unread = g_error_copy(failure);
    g_prefix_error(&finding->unread, "cannot look for '%s' everywhere: %s: ", finding->word,
                   path);
}

static void match_file(void *data, int folder, const char *path)
{
    struct finding *finding = data;
    const char *name = emj_path_name(path);
    (void)folder;
    if (strncmp(name, finding->word, finding->length) != 0)
        return;
    bool exact = strcmp(name + finding->length, ".md") == 0;
    g_ptr_array_add(exact ? finding->exact : finding->begun, g_strdup(path));
}

/* Ids are shorter to type; paths are what tells two files with one id apart. */
static struct emj_entry *fail_ambiguous(const char *word, const GPtrArray *paths, bool as_ids,
                                        GError **error)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        g_ptr_array_add(ids, as_ids ? emj_entry_id_from_path(path) : g_strdup(path));
    }
    emj_ambiguous(word, "entries", ids, error);
    return NULL;
}

static struct emj_entry *find_id(struct emj_journal *journal, const char *word, GError **error)
{
    g_autofree char *stem = g_strdup(word);
    if (g_str_has_suffix(stem, ".md"))
        stem[strlen(stem) - strlen(".md")] = '\0';
    g_autoptr(GPtrArray) exact = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) begun = g_ptr_array_new_with_free_func(g_free);
    struct finding finding = { stem, strlen(stem), exact, begun, NULL };
    struct emj_walk walk = { .data = &finding, .file = match_file, .unread = match_unread };
    bool walked = emj_journal_walk(journal, &walk, error);
    g_autoptr(GError) unread = finding.unread;
    if (!walked)
        return NULL;
    /* A beginning might fit another entry there, and nothing found might be wrong. */
    if (unread && exact->len == 0) {
        g_propagate_error(error, g_steal_pointer(&unread));
        return NULL;
    }
    const GPtrArray *found = exact->len > 0 ? exact : begun;
    if (found->len == 0)
        return fail_none(word, error);
    if (found->len > 1)
        return fail_ambiguous(word, found, found == begun, error);
    return emj_journal_read(journal, g_ptr_array_index(found, 0), error);
}

/* The part of an absolute path below the root; other words come back as they are. */
static const char *below_root(const struct emj_journal *journal, const char *word)
{
    size_t length = strlen(journal->root);
    while (length > 0 && journal->root[length - 1] == '/')
        length--;
    if (length == 0 || strncmp(word, journal->root, length) != 0 || word[length] != '/')
        return word;
    return word + length + strspn(word + length, "/");
}

struct emj_entry *emj_journal_find(struct emj_journal *journal, const char *word,
                                   GError **error)
{
    const char *path = below_root(journal, word);
    if (*path == '\0') {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "an entry is named by its id, a beginning of it, or '@1' for the newest");
        return NULL;
    }
    if (*path == '@')
        return emj_journal_find_newest(journal, path, error);
    if (strchr(path, '/') || path != word) {
        if (journal->folder < 0 || !emj_path_is_entry(path))
            return fail_none(word, error);
        return emj_journal_read(journal, path, error);
    }
    return find_id(journal, path, error);
}
