#include "report/share/notes.h"

#include "report/share/forms.h"
#include "report/share/roles.h"
#include "report/share/words.h"

struct emj_notes {
    struct emj_names *names;
    struct emj_refusals *refusals;
};

struct emj_notes *emj_notes_new(struct emj_names *names)
{
    struct emj_notes *notes = g_new0(struct emj_notes, 1);
    notes->names = names;
    notes->refusals = emj_refusals_new();
    return notes;
}

void emj_notes_free(struct emj_notes *notes)
{
    if (!notes)
        return;
    emj_names_free(notes->names);
    emj_refusals_free(notes->refusals);
    g_free(notes);
}

const struct emj_refusals *emj_notes_refusals(const struct emj_notes *notes)
{
    return notes->refusals;
}

void emj_noted_text_init(struct emj_noted_text *noted, struct emj_notes *notes,
                         const char *path, const char *what)
{
    noted->notes = notes;
    noted->path = path;
    noted->what = path ? NULL : what;
    noted->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void emj_noted_text_clear(struct emj_noted_text *noted)
{
    g_clear_pointer(&noted->known, g_hash_table_unref);
}

static void refuse(const struct emj_noted_text *noted, unsigned line, const char *name,
                   const char *text)
{
    struct emj_share_refusal refusal = {
        .path = (char *)(uintptr_t)noted->path,
        .what = noted->what,
        .line = line,
        .name = (char *)(uintptr_t)name,
        .text = (char *)(uintptr_t)text,
    };
    emj_refusals_add(noted->notes->refusals, &refusal);
}

/* --- names and signs in a text --- */

/* The words of a name, folded, so that "Wen  Li" and "wen-li" are known as one. */
static char *words_of(const char *name)
{
    struct emj_word_reader reader = { .text = name };
    g_autoptr(GString) text = g_string_new(NULL);
    struct emj_word word = { .text = text };
    GString *words = g_string_new(NULL);
    while (emj_word_next(&reader, &word)) {
        g_string_append(words, text->str);
        g_string_append_c(words, ' ');
    }
    return g_string_free(words, false);
}

/* "@" as it may be typed. */
static size_t sign_length(const char *at)
{
    static const char *const signs[] = { "@", "\xef\xbc\xa0", "\xef\xb9\xab" };
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_prefix(at, signs[i]))
            return strlen(signs[i]);
    return 0;
}

static bool find_sign(const char *text, size_t offset, size_t *ret_start, size_t *ret_end)
{
    for (const char *at = text + offset; (at = strpbrk(at, "@\xef")) != NULL; at++) {
        size_t length = sign_length(at);
        if (length == 0)
            continue;
        *ret_start = (size_t)(at - text);
        *ret_end = *ret_start + length;
        return true;
    }
    return false;
}

/* What stands around a sign without a space: "wen@example.org". */
static char *around(const char *text, size_t start, size_t end)
{
    enum { MAX_AROUND = 64 };
    size_t first = start;
    while (first > 0 && start - first < MAX_AROUND && !g_ascii_isspace(text[first - 1]))
        first--;
    while (((unsigned char)text[first] & 0xC0) == 0x80)
        first++;
    size_t last = end;
    while (last - end < MAX_AROUND && text[last] != '\0' && !g_ascii_isspace(text[last]))
        last++;
    while (((unsigned char)text[last] & 0xC0) == 0x80)
        last--;
    return g_strndup(text + first, last - first);
}

typedef bool (*finder)(const struct emj_notes *notes, const char *text, size_t offset,
                       size_t *ret_start, size_t *ret_end);

static bool next_name(const struct emj_notes *notes, const char *text, size_t offset,
                      size_t *ret_start, size_t *ret_end)
{
    return emj_names_find(notes->names, text, offset, ret_start, ret_end);
}

static bool next_sign(const struct emj_notes *notes G_GNUC_UNUSED, const char *text,
                      size_t offset, size_t *ret_start, size_t *ret_end)
{
    return find_sign(text, offset, ret_start, ret_end);
}

/* The name at this place as it is told; `ret_words` is what it is known by. */
static char *name_at(const char *text, size_t start, size_t end, char **ret_words)
{
    if (sign_length(text + start) > 0) {
        *ret_words = g_strdup("@");
        return around(text, start, end);
    }
    g_autofree char *name = g_strndup(text + start, end - start);
    *ret_words = words_of(name);
    return g_strdelimit(g_steal_pointer(&name), "\r\n\t", ' ');
}

/* --- a text as it stands --- */

/* Walks the lines of a text and of its original side by side. */
struct line_walk {
    const struct emj_shareable *part;
    const char *line; /* of the original */
    guint index;
    size_t offset; /* of the new text */
    guint role;    /* of the new text, the first that ends behind `offset` */
};

static unsigned line_of(struct line_walk *walk, const char *text, size_t offset)
{
    for (; walk->offset < offset; walk->offset++) {
        if (text[walk->offset] != '\n')
            continue;
        walk->index++;
        walk->line = strchr(walk->line, '\n') + 1;
    }
    return g_array_index(walk->part->lines, unsigned, walk->index);
}

static bool is_in_role(struct line_walk *walk, const GArray *roles, size_t start, size_t end)
{
    const struct emj_role_place *role = NULL;
    for (; walk->role < roles->len; walk->role++) {
        role = &g_array_index(roles, struct emj_role_place, walk->role);
        if (role->end >= end)
            return start >= role->start;
    }
    return false;
}

static void note_each(const struct emj_noted_text *noted, const struct emj_shareable *part,
                      const char *text, const GArray *roles, finder next)
{
    struct line_walk walk = { .part = part, .line = part->text };
    size_t start = 0;
    size_t end = 0;
    while (next(noted->notes, text, end, &start, &end)) {
        char *words = NULL;
        g_autofree char *name = name_at(text, start, end, &words);
        unsigned line = line_of(&walk, text, start);
        g_hash_table_add(noted->known, words);
        /* A name in a role is the roster's fault, not that of the line. */
        if (!is_in_role(&walk, roles, start, end))
            refuse(noted, line, name, walk.line);
    }
}

void emj_noted_text_add(const struct emj_noted_text *noted, const struct emj_shareable *part,
                        const char *text, const GArray *roles)
{
    note_each(noted, part, text, roles, next_name);
    note_each(noted, part, text, roles, next_sign);
}

/* --- a text as others read it --- */

/* The first line with text, which stands for all of them. */
static const char *first_line(const struct emj_shareable *part, unsigned *ret_line)
{
    const char *line = part->text;
    const char *text = part->text + strspn(part->text, " \t\r\n");
    guint index = 0;
    for (const char *at = part->text; at < text && *text != '\0'; at++) {
        if (*at != '\n')
            continue;
        index++;
        line = at + 1;
    }
    *ret_line = g_array_index(part->lines, unsigned, index);
    return line;
}

/* Adds the names of a form that are not known to `hidden`: words -> the name. */
static void collect(const struct emj_noted_text *noted, const char *form, finder next,
                    GHashTable *hidden)
{
    size_t start = 0;
    size_t end = 0;
    while (next(noted->notes, form, end, &start, &end)) {
        g_autofree char *words = NULL;
        g_autofree char *name = name_at(form, start, end, &words);
        if (!g_hash_table_contains(noted->known, words) &&
            !g_hash_table_contains(hidden, words))
            g_hash_table_insert(hidden, g_steal_pointer(&words), g_steal_pointer(&name));
    }
}

/* What others may read in `text` and is not known; NULL when it cannot be said. */
static GHashTable *find_hidden(const struct emj_noted_text *noted, const char *text)
{
    g_autoptr(GPtrArray) forms = emj_text_forms(text);
    if (!forms)
        return NULL;
    GHashTable *hidden = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < forms->len; i++) {
        collect(noted, g_ptr_array_index(forms, i), next_name, hidden);
        collect(noted, g_ptr_array_index(forms, i), next_sign, hidden);
    }
    return hidden;
}

/* Notes those of `here` that are wanted, if any are given, and wants them no more. */
static void note_hidden(const struct emj_noted_text *noted, GHashTable *here,
                        GHashTable *wanted, unsigned line, const char *shown)
{
    GHashTableIter iter;
    gpointer words = NULL;
    gpointer name = NULL;
    g_hash_table_iter_init(&iter, here);
    while (g_hash_table_iter_next(&iter, &words, &name)) {
        if (wanted && !g_hash_table_remove(wanted, words))
            continue;
        g_hash_table_add(noted->known, g_strdup(words));
        refuse(noted, line, name, shown);
    }
}

/* Notes the wanted names that one line has by itself, and takes them out of `wanted`. */
static void note_by_line(const struct emj_noted_text *noted, const struct emj_shareable *part,
                         const char *text, GHashTable *wanted)
{
    struct line_walk walk = { .part = part, .line = part->text };
    const char *at = text;
    while (g_hash_table_size(wanted) > 0) {
        size_t length = strcspn(at, "\n");
        g_autofree char *line = g_strndup(at, length);
        g_autoptr(GHashTable) here = find_hidden(noted, line);
        unsigned number = line_of(&walk, text, (size_t)(at - text));
        if (here)
            note_hidden(noted, here, wanted, number, walk.line);
        if (at[length] == '\0')
            break;
        at += length + 1;
    }
}

static void note_forms(const struct emj_noted_text *noted, const struct emj_shareable *part,
                       const char *text, bool by_line)
{
    unsigned line = 0;
    const char *shown = first_line(part, &line);
    g_autoptr(GHashTable) hidden = find_hidden(noted, text);
    if (!hidden) {
        refuse(noted, line, "cannot be checked", shown);
        return;
    }
    if (by_line)
        note_by_line(noted, part, text, hidden);
    note_hidden(noted, hidden, NULL, line, shown);
}

void emj_noted_text_add_forms(const struct emj_noted_text *noted,
                              const struct emj_shareable *part, const char *text)
{
    note_forms(noted, part, text, true);
}

void emj_noted_text_add_whole(const struct emj_noted_text *noted,
                              const struct emj_shareable *part, const char *text)
{
    note_forms(noted, part, text, false);
}

void emj_noted_text_add_reading(const struct emj_noted_text *noted,
                                const struct emj_shareable *part, const char *text)
{
    g_autoptr(GHashTable) hidden =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    unsigned line = 0;
    const char *shown = first_line(part, &line);
    collect(noted, text, next_name, hidden);
    note_hidden(noted, hidden, NULL, line, shown);
}

bool emj_noted_text_has_more(const struct emj_noted_text *noted, const char *text)
{
    g_autoptr(GHashTable) hidden = find_hidden(noted, text);
    return !hidden || g_hash_table_size(hidden) > 0;
}
