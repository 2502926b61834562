#include "pack/fields.h"

#include "base/language.h"
#include "base/text.h"
#include "pack/model.h"

enum {
    SLUG_MINIMUM = 2,
    SLUG_MAXIMUM = 40,
    QUOTED_COLUMNS = 40, /* of a wrong value in a message */
};

/* --- one map --- */

bool emj_field_is_own(const char *key)
{
    return g_str_has_prefix(key, "x-");
}

static const struct emj_field *find_field(const struct emj_field *fields, const char *name)
{
    for (const struct emj_field *field = fields; field->name != NULL; field++)
        if (strcmp(field->name, name) == 0)
            return field;
    return NULL;
}

static void refuse_unknown(struct emj_pack_reader *reader, const struct emj_yaml_node *child,
                           const struct emj_field *fields)
{
    size_t count = 0;
    while (fields[count].name != NULL)
        count++;
    g_autofree const char **names = g_new0(const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = fields[i].name;
    const char *nearest = emj_text_nearest(child->key, names);
    g_autofree char *key = emj_text_ellipsize(child->key, QUOTED_COLUMNS);
    if (nearest != NULL) {
        emj_diags_error(reader->diags, child->key_mark, "unknown key '%s', did you mean '%s'?",
                        key, nearest);
    } else {
        emj_diags_error(reader->diags, child->key_mark,
                        "unknown key '%s'; keys of your own begin with 'x-'", key);
    }
}

bool emj_fields_read(struct emj_pack_reader *reader, const struct emj_yaml_node *map,
                     const struct emj_field *fields, const char *what, void *target)
{
    if (map->kind != EMJ_YAML_MAP) {
        emj_diags_error(reader->diags, map->mark,
                        "%s must be keys with values, as in '%s: ...'", what, fields->name);
        return false;
    }
    for (guint i = 0; i < map->children->len; i++) {
        const struct emj_yaml_node *child = g_ptr_array_index(map->children, i);
        const struct emj_field *field = find_field(fields, child->key);
        if (field != NULL)
            field->read(reader, field, child, target);
        else if (!emj_field_is_own(child->key))
            refuse_unknown(reader, child, fields);
    }
    for (const struct emj_field *field = fields; field->name != NULL; field++) {
        if ((field->flags & EMJ_FIELD_REQUIRED) != 0 &&
            emj_yaml_get(map, field->name) == NULL) {
            emj_diags_error(reader->diags, map->mark, "missing key '%s' in %s", field->name,
                            what);
        }
    }
    return true;
}

/* --- scalars --- */

/* The member of `target` that `field` fills. */
static void *member(const struct emj_field *field, void *target)
{
    return (char *)target + field->offset;
}

static void store_string(const struct emj_field *field, void *target, char *value)
{
    char **slot = member(field, target);
    g_free(*slot);
    *slot = value;
}

const char *emj_field_scalar(const struct emj_yaml_node *node)
{
    return node->text != NULL ? node->text : "";
}

void emj_field_refuse_word(struct emj_pack_reader *reader, const struct emj_field *field,
                           const struct emj_yaml_node *node)
{
    g_autofree char *line = emj_text_visible_line(emj_field_scalar(node));
    g_autofree char *value = emj_text_ellipsize(line, QUOTED_COLUMNS);
    if (value[0] != '\0') {
        emj_diags_error(reader->diags, node->mark, "'%s' must be %s, not '%s'", field->name,
                        field->words, value);
    } else {
        emj_diags_error(reader->diags, node->mark, "'%s' must be %s", field->name,
                        field->words);
    }
}

void emj_field_read_number(struct emj_pack_reader *reader, const struct emj_field *field,
                           const struct emj_yaml_node *node, void *target)
{
    int64_t value = 0;
    if (!emj_text_to_int(emj_field_scalar(node), field->minimum, field->maximum, &value)) {
        emj_diags_error(reader->diags, node->mark, "'%s' must be a whole number from %d to %d",
                        field->name, field->minimum, field->maximum);
        return;
    }
    int *slot = member(field, target);
    *slot = (int)value;
}

void emj_field_read_flag(struct emj_pack_reader *reader, const struct emj_field *field,
                         const struct emj_yaml_node *node, void *target)
{
    bool *slot = member(field, target);
    if (strcmp(emj_field_scalar(node), "true") == 0)
        *slot = true;
    else if (strcmp(emj_field_scalar(node), "false") == 0)
        *slot = false;
    else
        emj_diags_error(reader->diags, node->mark, "'%s' must be true or false", field->name);
}

char *emj_field_check_slug(struct emj_pack_reader *reader, const struct emj_field *field,
                           const struct emj_yaml_node *node)
{
    if (emj_text_is_slug(emj_field_scalar(node), SLUG_MINIMUM, SLUG_MAXIMUM))
        return g_strdup(node->text);
    emj_diags_error(reader->diags, node->mark,
                    "%s'%s' must be %d to %d characters of a-z, 0-9 and '-', beginning with a "
                    "letter or digit",
                    node->key == NULL ? "each word of " : "", field->name, SLUG_MINIMUM,
                    SLUG_MAXIMUM);
    return NULL;
}

void emj_field_read_slug(struct emj_pack_reader *reader, const struct emj_field *field,
                         const struct emj_yaml_node *node, void *target)
{
    char *slug = emj_field_check_slug(reader, field, node);
    if (slug != NULL)
        store_string(field, target, slug);
}

void *emj_item_read_slug(struct emj_pack_reader *reader, const struct emj_field *field,
                         const struct emj_yaml_node *node)
{
    return emj_field_check_slug(reader, field, node);
}

void emj_field_read_tag(struct emj_pack_reader *reader, const struct emj_field *field,
                        const struct emj_yaml_node *node, void *target)
{
    if (!emj_language_is_tag(emj_field_scalar(node))) {
        emj_diags_error(reader->diags, node->mark,
                        "'%s' must be a language tag such as 'en' or 'de-CH'", field->name);
        return;
    }
    store_string(field, target, g_strdup(node->text));
}

/* --- texts --- */

/* Length in the unit of the field. */
static size_t measure(const struct emj_field *field, const char *text)
{
    bool bytes = (field->flags & EMJ_FIELD_BYTES) != 0;
    return bytes ? strlen(text) : (size_t)g_utf8_strlen(text, -1);
}

/* What is wrong with `text`, as a new string; NULL for nothing. */
static char *string_fault(const struct emj_field *field, const char *text)
{
    if (text[0] == '\0')
        return g_strdup_printf("'%s' is empty", field->name);
    if ((field->flags & EMJ_FIELD_LINES) == 0 && strchr(text, '\n') != NULL)
        return g_strdup_printf("'%s' must stand on one line", field->name);
    size_t length = measure(field, text);
    if (length < (size_t)field->minimum || length > (size_t)field->maximum) {
        return g_strdup_printf(
            "'%s' must have %d to %d %s, not %zu", field->name, field->minimum, field->maximum,
            (field->flags & EMJ_FIELD_BYTES) != 0 ? "bytes" : "characters", length);
    }
    if (!emj_text_has_alnum(text, strlen(text)))
        return g_strdup_printf("'%s' has no letter or digit", field->name);
    return NULL;
}

char *emj_field_check_string(struct emj_pack_reader *reader, const struct emj_field *field,
                             const struct emj_yaml_node *node)
{
    if (node->kind != EMJ_YAML_SCALAR) {
        emj_diags_error(reader->diags, node->mark, "'%s' must be a text", field->name);
        return NULL;
    }
    g_autofree char *text = g_strdup(node->text);
    if (node->block) {
        /* The line end that closes a block is YAML's, not the author's. */
        size_t length = strlen(text);
        while (length > 0 && text[length - 1] == '\n')
            text[--length] = '\0';
    }
    g_autofree char *fault = string_fault(field, text);
    if (fault != NULL) {
        emj_diags_error(reader->diags, node->mark, "%s", fault);
        return NULL;
    }
    return g_steal_pointer(&text);
}

void emj_field_read_string(struct emj_pack_reader *reader, const struct emj_field *field,
                           const struct emj_yaml_node *node, void *target)
{
    char *text = emj_field_check_string(reader, field, node);
    if (text != NULL)
        store_string(field, target, text);
}

bool emj_field_check_language(struct emj_pack_reader *reader, const struct emj_yaml_node *map,
                              guint index)
{
    const struct emj_yaml_node *child = g_ptr_array_index(map->children, index);
    if (!emj_language_is_tag(child->key)) {
        g_autofree char *key = emj_text_ellipsize(child->key, QUOTED_COLUMNS);
        emj_diags_error(reader->diags, child->key_mark,
                        "'%s' is no language tag such as 'en' or 'de-CH'", key);
        return false;
    }
    for (guint i = 0; i < index; i++) {
        const struct emj_yaml_node *other = g_ptr_array_index(map->children, i);
        if (g_ascii_strcasecmp(other->key, child->key) == 0) {
            emj_diags_error(reader->diags, child->key_mark,
                            "language '%s' is used twice (first on line %u)", child->key,
                            other->key_mark.line);
            return false;
        }
    }
    return true;
}

static void read_translations(struct emj_pack_reader *reader, const struct emj_field *field,
                              const struct emj_yaml_node *map, struct emj_localized *localized)
{
    bool any = false;
    for (guint i = 0; i < map->children->len; i++) {
        const struct emj_yaml_node *child = g_ptr_array_index(map->children, i);
        if (emj_field_is_own(child->key))
            continue;
        any = true;
        g_autofree char *text = emj_field_check_string(reader, field, child);
        if (emj_field_check_language(reader, map, i) && text != NULL)
            emj_localized_add(localized, child->key, text);
    }
    if (!any) {
        emj_diags_error(reader->diags, map->mark, "'%s' has no text in any language",
                        field->name);
    }
}

void emj_field_read_text(struct emj_pack_reader *reader, const struct emj_field *field,
                         const struct emj_yaml_node *node, void *target)
{
    struct emj_localized *localized = emj_localized_new();
    struct emj_localized **slot = member(field, target);
    emj_localized_free(*slot);
    *slot = localized;
    if (node->kind == EMJ_YAML_LIST) {
        emj_diags_error(reader->diags, node->mark,
                        "'%s' must be a text, or language tags with texts", field->name);
    } else if (node->kind == EMJ_YAML_MAP) {
        read_translations(reader, field, node, localized);
    } else {
        g_autofree char *text = emj_field_check_string(reader, field, node);
        if (text != NULL)
            emj_localized_add(localized, reader->language, text);
    }
}

/* --- lists --- */

void emj_field_read_list(struct emj_pack_reader *reader, const struct emj_field *field,
                         const struct emj_yaml_node *node, void *target)
{
    if (node->kind != EMJ_YAML_LIST) {
        emj_diags_error(reader->diags, node->mark, "'%s' must be a list", field->name);
        return;
    }
    GPtrArray *items = g_ptr_array_new_full(node->children->len, field->item_free);
    GPtrArray **slot = member(field, target);
    if (*slot != NULL)
        g_ptr_array_unref(*slot);
    *slot = items;
    if (node->children->len < (guint)field->minimum ||
        node->children->len > (guint)field->maximum) {
        emj_diags_error(reader->diags, node->key_mark, "'%s' must have %d to %d items, not %u",
                        field->name, field->minimum, field->maximum, node->children->len);
    }
    for (guint i = 0; i < node->children->len; i++) {
        void *item = field->item(reader, field, g_ptr_array_index(node->children, i));
        if (item != NULL)
            g_ptr_array_add(items, item);
    }
}

void emj_items_check_unique(struct emj_pack_reader *reader, const struct emj_yaml_node *list,
                            const char *key, const char *what)
{
    if (list == NULL || list->kind != EMJ_YAML_LIST)
        return;
    g_autoptr(GHashTable) lines = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < list->children->len; i++) {
        const struct emj_yaml_node *item = g_ptr_array_index(list->children, i);
        const struct emj_yaml_node *node = key != NULL ? emj_yaml_get(item, key) : item;
        if (node == NULL || emj_field_scalar(node)[0] == '\0')
            continue;
        unsigned first = GPOINTER_TO_UINT(g_hash_table_lookup(lines, node->text));
        if (first == 0) {
            g_hash_table_insert(lines, node->text, GUINT_TO_POINTER(node->mark.line));
            continue;
        }
        g_autofree char *text = emj_text_ellipsize(node->text, QUOTED_COLUMNS);
        emj_diags_error(reader->diags, node->mark, "%s '%s' is used twice (first on line %u)",
                        what, text, first);
    }
}
