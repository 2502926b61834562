#include "report/share/share.h"

#include "base/text.h"
#include "entry/shareable.h"
#include "entry/text.h"
#include "report/share/forms.h"
#include "report/share/names.h"
#include "report/share/roles.h"
#include "report/share/words.h"

struct emj_share {
    const struct emj_config *config;
    struct emj_names *names;
    GHashTable *roles;   /* set of char *: those that were looked at */
    GPtrArray *refusals; /* struct emj_share_refusal * */
    GHashTable *places;  /* set of char *: "LINE NAME PATH" of these */
};

static void refusal_free(gpointer data)
{
    struct emj_share_refusal *refusal = data;
    g_free(refusal->path);
    g_free(refusal->name);
    g_free(refusal->text);
    g_free(refusal);
}

static void add_handles(struct emj_names *names, const struct emj_digest *digest)
{
    GHashTableIter iter;
    gpointer handle = NULL;
    g_hash_table_iter_init(&iter, digest->handles);
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
    share->names = emj_names_new();
    share->roles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    share->refusals = g_ptr_array_new_with_free_func(refusal_free);
    share->places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_handles(share->names, digest);
    for (guint i = 0; i < config->roster->len; i++)
        add_person(share->names, g_ptr_array_index(config->roster, i));
    return share;
}

void emj_share_free(struct emj_share *share)
{
    if (!share)
        return;
    emj_names_free(share->names);
    g_hash_table_unref(share->roles);
    g_ptr_array_unref(share->refusals);
    g_hash_table_unref(share->places);
    g_free(share);
}

/* --- the refusals --- */

enum { MAX_LINE = 4096 }; /* bytes of a line that are kept */

static int compare_refusals(gconstpointer a, gconstpointer b)
{
    const struct emj_share_refusal *left = *(const struct emj_share_refusal *const *)a;
    const struct emj_share_refusal *right = *(const struct emj_share_refusal *const *)b;
    int order = g_strcmp0(left->path, right->path);
    if (order != 0)
        return order;
    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    return strcmp(left->name, right->name);
}

static struct emj_share_refusal *refusal_new(const char *path, unsigned line, const char *name,
                                             const char *text)
{
    struct emj_share_refusal *refusal = g_new0(struct emj_share_refusal, 1);
    refusal->path = g_strdup(path);
    refusal->line = line;
    refusal->name = g_strdup(name);
    refusal->text = g_strdup(text);
    return refusal;
}

GPtrArray *emj_share_refusals(const struct emj_share *share)
{
    GPtrArray *refusals = g_ptr_array_new_with_free_func(refusal_free);
    for (guint i = 0; i < share->refusals->len; i++) {
        const struct emj_share_refusal *noted = g_ptr_array_index(share->refusals, i);
        g_ptr_array_add(refusals,
                        refusal_new(noted->path, noted->line, noted->name, noted->text));
    }
    g_ptr_array_sort(refusals, compare_refusals);
    return refusals;
}

/* Where a text stands and what was found in it. */
struct place {
    struct emj_share *share;
    const char *path;  /* NULL: not in an entry */
    GHashTable *known; /* set of char *: the words of every name found so far */
};

/* `text` begins with the line; its end is found here. */
static void refuse(const struct place *place, unsigned line, const char *name, const char *text)
{
    const char *path = place->path;
    g_autofree char *key = g_strdup_printf("%u %s %s", line, name, path ? path : "");
    if (!g_hash_table_add(place->share->places, g_steal_pointer(&key)))
        return;
    size_t length = MIN(strcspn(text, "\n"), MAX_LINE);
    g_autofree char *cut = g_utf8_make_valid(text, (gssize)length);
    g_strchomp(cut);
    g_ptr_array_add(place->share->refusals, refusal_new(path, line, name, cut));
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

typedef bool (*finder)(const struct emj_share *share, const char *text, size_t offset,
                       size_t *ret_start, size_t *ret_end);

static bool next_name(const struct emj_share *share, const char *text, size_t offset,
                      size_t *ret_start, size_t *ret_end)
{
    return emj_names_find(share->names, text, offset, ret_start, ret_end);
}

static bool next_sign(const struct emj_share *share G_GNUC_UNUSED, const char *text,
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

static void note_each(const struct place *place, const struct emj_shareable *part,
                      const char *text, const GArray *roles, finder next)
{
    struct line_walk walk = { .part = part, .line = part->text };
    size_t start = 0;
    size_t end = 0;
    while (next(place->share, text, end, &start, &end)) {
        char *words = NULL;
        g_autofree char *name = name_at(text, start, end, &words);
        unsigned line = line_of(&walk, text, start);
        g_hash_table_add(place->known, words);
        /* A name in a role is the roster's fault, not that of the line. */
        if (!is_in_role(&walk, roles, start, end))
            refuse(place, line, name, walk.line);
    }
}

/* --- a text as others read it --- */

static void note_in_form(const struct place *place, unsigned line, const char *shown,
                         const char *form, finder next)
{
    size_t start = 0;
    size_t end = 0;
    while (next(place->share, form, end, &start, &end)) {
        char *words = NULL;
        g_autofree char *name = name_at(form, start, end, &words);
        if (g_hash_table_add(place->known, words))
            refuse(place, line, name, shown);
    }
}

/* Notes what stands in no form so far, at the first line, since forms have no places. */
static void note_hidden(const struct place *place, unsigned line, const char *shown,
                        const char *text)
{
    g_autoptr(GPtrArray) forms = emj_text_forms(text);
    if (!forms)
        refuse(place, line, "cannot be checked", shown);
    for (guint i = 0; forms && i < forms->len; i++) {
        note_in_form(place, line, shown, g_ptr_array_index(forms, i), next_name);
        note_in_form(place, line, shown, g_ptr_array_index(forms, i), next_sign);
    }
}

/* --- roles --- */

static void note_role(struct emj_share *share, const char *role)
{
    bool own = g_ascii_strcasecmp(role, EMJ_ROLE_UNKNOWN) == 0; /* this program's words */
    if (own || !g_hash_table_add(share->roles, g_strdup(role)))
        return;
    g_autoptr(emj_shareable) part = emj_shareable_new(role, strlen(role), 0);
    g_autoptr(GArray) none = g_array_new(false, false, sizeof(struct emj_role_place));
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct place place = { share, NULL, known };
    note_each(&place, part, role, none, next_name);
    note_each(&place, part, role, none, next_sign);
    note_hidden(&place, 0, role, role);
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

static char *share_part(const struct place *place, const struct emj_shareable *part)
{
    g_autoptr(GArray) roles = g_array_new(false, false, sizeof(struct emj_role_place));
    char *text = emj_roles_replace(place->share->config, part->text, roles);
    note_roles(place->share, text, roles);
    note_each(place, part, text, roles, next_name);
    note_each(place, part, text, roles, next_sign);
    return text;
}

char *emj_share_text(struct emj_share *share, const char *path, unsigned line, const char *text)
{
    if (!share || !text)
        return g_strdup(text);
    if (emj_text_is_private(text, strlen(text)))
        return g_strdup("");
    g_autoptr(emj_shareable) part = emj_shareable_new(text, strlen(text), line);
    for (guint i = 0; line == 0 && i < part->lines->len; i++)
        g_array_index(part->lines, unsigned, i) = 0;
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct place place = { share, path, known };
    char *shown = share_part(&place, part);
    note_hidden(&place, line, part->text, shown);
    return shown;
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

/* The first line with text, which stands for all of them. */
static const char *first_line(const struct emj_shareable *part, unsigned *ret_line)
{
    const char *text = part->text + strspn(part->text, " \t\r\n");
    struct line_walk walk = { .part = part, .line = part->text };
    *ret_line = line_of(&walk, part->text, (size_t)(text - part->text));
    return walk.line;
}

static bool has_unknown(const struct place *place, const char *form, finder next)
{
    size_t start = 0;
    size_t end = 0;
    while (next(place->share, form, end, &start, &end)) {
        g_autofree char *words = NULL;
        g_free(name_at(form, start, end, &words));
        if (!g_hash_table_contains(place->known, words))
            return true;
    }
    return false;
}

static bool hides_names(const struct place *place, const char *text)
{
    g_autoptr(GPtrArray) forms = emj_text_forms(text);
    bool hides = !forms;
    for (guint i = 0; !hides && i < forms->len; i++)
        hides = has_unknown(place, g_ptr_array_index(forms, i), next_name) ||
                has_unknown(place, g_ptr_array_index(forms, i), next_sign);
    return hides;
}

/*
 * Names that only show when the Markdown is read, which may take pieces far from each
 * other; if one piece is enough, the name is told to be there.
 */
static void note_hidden_in_body(const struct place *place, const GPtrArray *parts,
                                const GPtrArray *texts, const char *body)
{
    unsigned line = 0;
    if (parts->len == 0 || !hides_names(place, body))
        return;
    for (guint i = 0; i < parts->len; i++) {
        const char *shown = first_line(g_ptr_array_index(parts, i), &line);
        note_hidden(place, line, shown, g_ptr_array_index(texts, i));
    }
    guint first = 0;
    while (first + 1 < parts->len && is_blank(g_ptr_array_index(parts, first)))
        first++;
    const char *shown = first_line(g_ptr_array_index(parts, first), &line);
    note_hidden(place, line, shown, body);
}

char *emj_share_body(struct emj_share *share, const struct emj_entry *entry, size_t *ret_length)
{
    if (!share) {
        *ret_length = entry->length - entry->body;
        return g_strndup(entry->bytes + entry->body, *ret_length);
    }
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) parts = emj_entry_shareable_body(entry);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    const struct place place = { share, entry->path, known };
    GString *body = g_string_new(NULL);
    for (guint i = 0; i < parts->len; i++) {
        char *text = share_part(&place, g_ptr_array_index(parts, i));
        g_string_append(body, text);
        g_ptr_array_add(texts, text);
    }
    note_hidden_in_body(&place, parts, texts, body->str);
    *ret_length = body->len;
    return g_string_free(body, false);
}
