/* From the bytes of config.yaml to settings, with every problem at its place. */
#include "config/config.h"

#include "base/kotter.h"
#include "base/text.h"
#include "config/config-private.h"
#include "yaml/tree.h"

struct reader {
    struct emj_config *config;
    struct emj_diags *diags;
    GHashTable *handles; /* handle -> the line it stands on */
};

/* --- small questions about nodes --- */

static bool is_extension(const char *key)
{
    return g_str_has_prefix(key, "x-");
}

static bool check_kind(const struct reader *reader, const struct emj_yaml_node *node,
                       enum emj_yaml_kind kind, const char *wanted)
{
    if (node->kind == kind)
        return true;
    emj_diags_error(reader->diags, node->mark, "%s", wanted);
    return false;
}

static void report_unknown(const struct reader *reader, const struct emj_yaml_node *node,
                           const char *nearest)
{
    if (nearest)
        emj_diags_error(reader->diags, node->key_mark, "unknown key '%s', did you mean '%s'?",
                        node->key, nearest);
    else
        emj_diags_error(reader->diags, node->key_mark, "unknown key '%s'", node->key);
}

/* A text with something in it, or NULL and a problem. Borrowed. */
static const char *read_text(const struct reader *reader, const struct emj_yaml_node *node,
                             const char *thing)
{
    if (node->kind == EMJ_YAML_SCALAR &&
        !emj_slice_is_blank((struct emj_slice){ node->text, strlen(node->text) }))
        return node->text;
    emj_diags_error(reader->diags, node->mark, "%s must be a text", thing);
    return NULL;
}

/* --- keys with one value --- */

static void read_value(const struct reader *reader, const struct emj_config_key *key,
                       const struct emj_yaml_node *node)
{
    if (node->kind != EMJ_YAML_SCALAR) {
        emj_diags_error(reader->diags, node->mark, "'%s' takes one value", key->name);
        return;
    }
    g_autoptr(GError) failure = NULL;
    if (!key->set(reader->config, node->text, &failure))
        emj_diags_error(reader->diags, node->mark, "%s", failure->message);
}

/* --- journals --- */

static void read_journal(const struct reader *reader, const struct emj_yaml_node *node)
{
    const char *path = read_text(reader, node, "a path");
    if (!emj_text_is_slug(node->key, 1, 40))
        emj_diags_error(reader->diags, node->key_mark,
                        "'%s' is not a name for a journal; use a-z, 0-9 and '-'", node->key);
    else if (path)
        g_hash_table_insert(reader->config->journals, g_strdup(node->key), g_strdup(path));
}

static void read_journals(const struct reader *reader, const struct emj_yaml_node *node)
{
    if (!check_kind(reader, node, EMJ_YAML_MAP, "'journals' takes a line 'name: path' each"))
        return;
    for (guint i = 0; i < node->children->len; i++)
        read_journal(reader, g_ptr_array_index(node->children, i));
}

/* --- review_headings --- */

static const char *nearest_function(const char *word)
{
    const char *slugs[EMJ_FUNCTION_COUNT + 1] = { NULL };
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        slugs[i] = emj_function_slug((enum emj_function)i);
    return emj_text_nearest(word, slugs);
}

static void read_function(const struct reader *reader, const struct emj_yaml_node *node,
                          unsigned *functions)
{
    const char *slug = read_text(reader, node, "a function");
    enum emj_function function = EMJ_FUNCTION_NONE;
    if (!slug)
        return;
    if (!emj_function_from_slug(slug, &function)) {
        const char *nearest = nearest_function(slug);
        emj_diags_error(reader->diags, node->mark, "unknown function '%s'%s%s%s", slug,
                        nearest ? ", did you mean '" : "", nearest ? nearest : "",
                        nearest ? "'?" : "");
        return;
    }
    if (*functions & (1U << function))
        emj_diags_error(reader->diags, node->mark, "'%s' stands twice under this heading",
                        slug);
    *functions |= 1U << function;
}

static void read_heading(const struct reader *reader, const struct emj_yaml_node *node)
{
    if (*node->key == '\0') {
        emj_diags_error(reader->diags, node->key_mark, "a heading must be a text");
        return;
    }
    if (!check_kind(reader, node, EMJ_YAML_LIST,
                    "a heading takes a list of functions, such as [planning-budgeting]"))
        return;
    if (node->children->len == 0)
        emj_diags_error(reader->diags, node->mark, "a heading needs at least one function");
    struct emj_review_heading *heading = g_new0(struct emj_review_heading, 1);
    heading->title = g_strdup(node->key);
    g_ptr_array_add(reader->config->review_headings, heading);
    for (guint i = 0; i < node->children->len; i++)
        read_function(reader, g_ptr_array_index(node->children, i), &heading->functions);
}

static void read_headings(struct reader *reader, const struct emj_yaml_node *node)
{
    if (!check_kind(reader, node, EMJ_YAML_MAP,
                    "'review_headings' takes a heading a line, each with a list of functions"))
        return;
    for (guint i = 0; i < node->children->len; i++)
        read_heading(reader, g_ptr_array_index(node->children, i));
}

/* --- roster --- */

/* As an "@handle" in an entry: letters, digits, "_", "-", "/", one letter at least. */
static bool is_handle(const char *text)
{
    bool has_letter = false;
    for (const char *at = text; *at; at = g_utf8_find_next_char(at, NULL)) {
        gunichar character = g_utf8_get_char(at);
        bool letter = g_unichar_isalpha(character) || g_unichar_ismark(character);
        if (!letter && !g_unichar_isdigit(character) && !strchr("_-/", *at))
            return false;
        has_letter = has_letter || letter;
    }
    return has_letter;
}

static void read_handle(const struct reader *reader, const struct emj_yaml_node *node,
                        struct emj_person *person)
{
    const char *text = read_text(reader, node, "'handle'");
    if (!text)
        return;
    g_autofree char *handle = emj_text_fold(text + (*text == '@' ? 1 : 0));
    if (!is_handle(handle)) {
        emj_diags_error(reader->diags, node->mark,
                        "'%s' cannot be a handle; use letters, digits, '_', '-' and '/'", text);
        return;
    }
    unsigned first = GPOINTER_TO_UINT(g_hash_table_lookup(reader->handles, handle));
    if (first != 0) {
        emj_diags_error(reader->diags, node->mark,
                        "the handle '%s' is used twice (first on line %u)", handle, first);
        return;
    }
    person->handle = g_steal_pointer(&handle);
    g_hash_table_insert(reader->handles, person->handle, GUINT_TO_POINTER(node->mark.line));
}

static void read_aliases(const struct reader *reader, const struct emj_yaml_node *node,
                         GPtrArray *aliases)
{
    if (!check_kind(reader, node, EMJ_YAML_LIST,
                    "'aliases' takes a list, such as [Tom, Tommy]"))
        return;
    for (guint i = 0; i < node->children->len; i++) {
        const char *alias = read_text(reader, g_ptr_array_index(node->children, i), "an alias");
        if (alias)
            g_ptr_array_add(aliases, g_strdup(alias));
    }
}

static void read_person_key(const struct reader *reader, const struct emj_yaml_node *node,
                            struct emj_person *person)
{
    static const char *const known[] = { "handle", "name", "role", "aliases", NULL };
    if (strcmp(node->key, "handle") == 0)
        read_handle(reader, node, person);
    else if (strcmp(node->key, "name") == 0)
        person->name = g_strdup(read_text(reader, node, "'name'"));
    else if (strcmp(node->key, "role") == 0)
        person->role = g_strdup(read_text(reader, node, "'role'"));
    else if (strcmp(node->key, "aliases") == 0)
        read_aliases(reader, node, person->aliases);
    else if (!is_extension(node->key))
        report_unknown(reader, node, emj_text_nearest(node->key, known));
}

static void read_person(const struct reader *reader, const struct emj_yaml_node *node)
{
    if (!check_kind(reader, node, EMJ_YAML_MAP,
                    "a person is 'handle: NAME', and 'name', 'role', 'aliases' below it"))
        return;
    struct emj_person *person = g_new0(struct emj_person, 1);
    person->aliases = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(reader->config->roster, person);
    for (guint i = 0; i < node->children->len; i++)
        read_person_key(reader, g_ptr_array_index(node->children, i), person);
    if (!emj_yaml_get(node, "handle"))
        emj_diags_error(reader->diags, node->mark, "this person has no 'handle'");
}

static void read_roster(struct reader *reader, const struct emj_yaml_node *node)
{
    if (!check_kind(reader, node, EMJ_YAML_LIST,
                    "'roster' takes a list of people, each beginning with '- handle: NAME'"))
        return;
    for (guint i = 0; i < node->children->len; i++)
        read_person(reader, g_ptr_array_index(node->children, i));
}

/* --- the file --- */

static void read_key(struct reader *reader, const struct emj_yaml_node *node)
{
    const struct emj_config_key *key = emj_config_key_find(node->key);
    if (key)
        read_value(reader, key, node);
    else if (strcmp(node->key, "journals") == 0)
        read_journals(reader, node);
    else if (strcmp(node->key, "review_headings") == 0)
        read_headings(reader, node);
    else if (strcmp(node->key, "roster") == 0)
        read_roster(reader, node);
    else if (!is_extension(node->key))
        report_unknown(reader, node, emj_config_key_nearest(node->key, true));
}

/* YAML has no value for a file of comments alone; here it means the defaults. */
static bool holds_nothing(const char *bytes, size_t length)
{
    size_t offset = emj_text_bom_length(bytes, length);
    struct emj_slice line;
    while (offset < length && emj_text_next_line(bytes, length, &offset, &line)) {
        line = emj_slice_trim(line);
        if (line.length > 0 && *line.start != '#')
            return false;
    }
    return true;
}

struct emj_yaml_node *emj_config_parse(const char *bytes, size_t length,
                                       struct emj_diags *diags)
{
    struct emj_yaml_limits limits = emj_yaml_front_matter_limits;
    limits.first_line = 1;
    return holds_nothing(bytes, length) ? NULL : emj_yaml_parse(bytes, length, &limits, diags);
}

struct emj_config *emj_config_read(const char *bytes, size_t length, struct emj_diags *diags)
{
    size_t errors = emj_diags_errors(diags);
    g_autoptr(emj_config) config = emj_config_new();
    g_autoptr(emj_yaml_node) root = emj_config_parse(bytes, length, diags);
    g_autoptr(GHashTable) handles = g_hash_table_new(g_str_hash, g_str_equal);
    struct reader reader = { config, diags, handles };
    if (root && check_kind(&reader, root, EMJ_YAML_MAP, "settings are written 'key: value'"))
        for (guint i = 0; i < root->children->len; i++)
            read_key(&reader, g_ptr_array_index(root->children, i));
    return emj_diags_errors(diags) == errors ? g_steal_pointer(&config) : NULL;
}
