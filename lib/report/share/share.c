#include "report/share/share.h"

#include "base/text.h"
#include "entry/shareable.h"
#include "entry/text.h"
#include "report/share/notes.h"
#include "report/share/roles.h"

struct emj_share {
    const struct emj_config *config;
    struct emj_notes *notes;
    GHashTable *roles; /* set of char *: those that were looked at */
};

static void add_words(struct emj_names *names, GHashTable *words)
{
    GHashTableIter iter;
    gpointer handle = NULL;
    g_hash_table_iter_init(&iter, words);
    while (g_hash_table_iter_next(&iter, &handle, NULL))
        emj_names_add(names, handle);
}

static void add_person(struct emj_names *names, const struct emj_person *person)
{
    emj_names_add(names, person->handle);
    if (person->name)
        emj_names_add(names, person->name);
    for (guint i = 0; i < person->aliases->len; i++)
        emj_names_add(names, g_ptr_array_index(person->aliases, i));
}

struct emj_share *emj_share_new(const struct emj_digest *digest,
                                const struct emj_config *config)
{
    struct emj_share *share = g_new0(struct emj_share, 1);
    share->config = config;
    share->roles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct emj_names *names = emj_names_new();
    add_words(names, digest->handles);
    add_words(names, digest->mentions);
    for (guint i = 0; i < config->roster->len; i++)
        add_person(names, g_ptr_array_index(config->roster, i));
    share->notes = emj_notes_new(names);
    return share;
}

void emj_share_free(struct emj_share *share)
{
    if (!share)
        return;
    emj_notes_free(share->notes);
    g_hash_table_unref(share->roles);
    g_free(share);
}

GPtrArray *emj_share_refusals(const struct emj_share *share)
{
    return emj_refusals_first(emj_notes_refusals(share->notes));
}

size_t emj_share_refused(const struct emj_share *share)
{
    return emj_refusals_count(emj_notes_refusals(share->notes));
}

/* --- roles --- */

static void note_role(struct emj_share *share, const char *role)
{
    bool own = g_ascii_strcasecmp(role, EMJ_ROLE_UNKNOWN) == 0; /* this program's words */
    if (own || !g_hash_table_add(share->roles, g_strdup(role)))
        return;
    g_autoptr(emj_shareable) part = emj_shareable_new(role, strlen(role), 0);
    g_autoptr(GArray) none = g_array_new(false, false, sizeof(struct emj_role_place));
    g_auto(emj_noted_text) noted = { 0 };
    emj_noted_text_init(&noted, share->notes, NULL, "a role of the roster");
    emj_noted_text_add(&noted, part, role, none);
    emj_noted_text_add_forms(&noted, part, role);
}

static void note_roles(struct emj_share *share, const char *text, const GArray *roles)
{
    for (guint i = 0; i < roles->len; i++) {
        const struct emj_role_place *place = &g_array_index(roles, struct emj_role_place, i);
        g_autofree char *role = g_strndup(text + place->start, place->end - place->start);
        note_role(share, role);
    }
}

/* --- texts and bodies --- */

static char *share_part(struct emj_share *share, const struct emj_noted_text *noted,
                        const struct emj_shareable *part)
{
    g_autoptr(GArray) roles = g_array_new(false, false, sizeof(struct emj_role_place));
    char *text = emj_roles_replace(share->config, part->text, roles);
    note_roles(share, text, roles);
    emj_noted_text_add(noted, part, text, roles);
    return text;
}

/* A text while it is made fit to be shown; strings are borrowed. */
struct sharing {
    const char *path;
    const char *what;
    unsigned line;
    bool small;  /* words whose capital letters are gone: slugs, themes */
    bool folded; /* onto one line */
};

/* Each word with a capital letter, so that half of a name counts. */
static char *capitalise(const char *text)
{
    GString *out = g_string_new(NULL);
    bool inside = false;
    for (; *text != '\0'; text = g_utf8_find_next_char(text, NULL)) {
        gunichar c = g_utf8_get_char(text);
        g_string_append_unichar(out, inside ? c : g_unichar_totitle(c));
        inside = g_unichar_isalpha(c);
    }
    return g_string_free(out, false);
}

static char *share_typed(struct emj_share *share, const struct sharing *sharing,
                         const char *text)
{
    g_autoptr(emj_shareable) part = emj_shareable_new(text, strlen(text), sharing->line);
    for (guint i = 0; sharing->line == 0 && i < part->lines->len; i++)
        g_array_index(part->lines, unsigned, i) = 0;
    g_auto(emj_noted_text) noted = { 0 };
    emj_noted_text_init(&noted, share->notes, sharing->path, sharing->what);
    g_autofree char *shown = share_part(share, &noted, part);
    emj_noted_text_add_forms(&noted, part, shown);
    if (sharing->small) {
        g_autofree char *words = capitalise(shown);
        emj_noted_text_add_reading(&noted, part, words);
    }
    if (!sharing->folded)
        return g_steal_pointer(&shown);
    char *line = emj_text_fold_lines(shown);
    /* What is code or HTML on lines of its own may be something else on one. */
    if (strchr(shown, '\n'))
        emj_noted_text_add_whole(&noted, part, line);
    return line;
}

static char *share_any(struct emj_share *share, const struct sharing *sharing, const char *text)
{
    if (!text)
        return NULL;
    if (share && emj_text_is_private(text, strlen(text)))
        return g_strdup("");
    if (share)
        return share_typed(share, sharing, text);
    return sharing->folded ? emj_text_fold_lines(text) : g_strdup(text);
}

char *emj_share_text(struct emj_share *share, const char *path, unsigned line, const char *text)
{
    struct sharing sharing = { .path = path, .line = line, .small = line == 0 };
    return share_any(share, &sharing, text);
}

char *emj_share_line(struct emj_share *share, const char *path, unsigned line, const char *text)
{
    struct sharing sharing = { .path = path, .line = line, .folded = true };
    return share_any(share, &sharing, text);
}

char *emj_share_words(struct emj_share *share, enum emj_share_words words, const char *text)
{
    static const char *const what[] = {
        [EMJ_SHARE_ACTIVITY] = "an activity", [EMJ_SHARE_THEME] = "a theme",
        [EMJ_SHARE_WORD] = "a frequent word", [EMJ_SHARE_FILTER] = "the filter",
        [EMJ_SHARE_HEADING] = "a heading",    [EMJ_SHARE_QUESTION] = "a question",
    };
    bool typed = words == EMJ_SHARE_HEADING || words == EMJ_SHARE_QUESTION;
    struct sharing sharing = { .what = what[words], .small = !typed };
    return share_any(share, &sharing, text);
}

char *emj_share_title(struct emj_share *share, const struct emj_entry *entry)
{
    if (!share)
        return g_strdup(entry->title);
    unsigned line = 0;
    g_autofree char *title = emj_entry_shareable_title(entry, &line);
    g_autofree char *shown = emj_share_text(share, entry->path, line, title);
    if (!shown || entry->has_heading)
        return shown ? g_strstrip(g_steal_pointer(&shown)) : NULL;
    char *cut = emj_text_ellipsize(shown, EMJ_ENTRY_TITLE_COLUMNS);
    /* Half of a text may read otherwise than the whole: a "`" is open in it. */
    g_free(emj_share_text(share, entry->path, line, cut));
    return cut;
}

static bool is_blank(const struct emj_shareable *part)
{
    return part->text[strspn(part->text, " \t\r\n")] == '\0';
}

/*
 * Names that only show when the Markdown is read, which may take pieces far from each
 * other; if one piece is enough, the name is told to be there.
 */
static void add_forms_of_body(const struct emj_noted_text *noted, const GPtrArray *parts,
                              const GPtrArray *texts, const char *body)
{
    if (parts->len == 0 || !emj_noted_text_has_more(noted, body))
        return;
    for (guint i = 0; i < parts->len; i++)
        emj_noted_text_add_forms(noted, g_ptr_array_index(parts, i),
                                 g_ptr_array_index(texts, i));
    guint first = 0;
    while (first + 1 < parts->len && is_blank(g_ptr_array_index(parts, first)))
        first++;
    emj_noted_text_add_whole(noted, g_ptr_array_index(parts, first), body);
}

char *emj_share_body(struct emj_share *share, const struct emj_entry *entry, size_t *ret_length)
{
    if (!share) {
        *ret_length = entry->length - entry->body;
        return g_strndup(entry->bytes + entry->body, *ret_length);
    }
    g_auto(emj_noted_text) noted = { 0 };
    emj_noted_text_init(&noted, share->notes, entry->path, NULL);
    g_autoptr(GPtrArray) parts = emj_entry_shareable_body(entry);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    GString *body = g_string_new(NULL);
    for (guint i = 0; i < parts->len; i++) {
        char *text = share_part(share, &noted, g_ptr_array_index(parts, i));
        g_string_append(body, text);
        g_ptr_array_add(texts, text);
    }
    add_forms_of_body(&noted, parts, texts, body->str);
    *ret_length = body->len;
    return g_string_free(body, false);
}
