#include "entry/front-edit.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "entry/front-matter.h"
#include "yaml/writer.h"

/* `count` lines from `first` on give way to `text`, which is whole lines. */
struct patch {
    unsigned first; /* of the file */
    unsigned count; /* 0 puts the text before the line */
    char *text;
};

struct emj_front_edit {
    const struct emj_entry *entry;
    struct emj_front front;
    struct emj_yaml_node *root;
    GArray *lines;   /* struct emj_slice, without their ends; the first is line 2 */
    GArray *patches; /* struct patch, each line in one at most */
    GString *added;  /* lines of new keys */
    char *indent;    /* of the keys */
};

enum {
    FIRST_LINE = 2, /* of the file, behind "---" */
};

static void patch_clear(gpointer data)
{
    struct patch *patch = data;
    g_free(patch->text);
}

void emj_front_edit_free(struct emj_front_edit *edit)
{
    if (edit == NULL)
        return;
    emj_yaml_node_free(edit->root);
    g_array_unref(edit->lines);
    g_array_unref(edit->patches);
    g_string_free(edit->added, TRUE);
    g_free(edit->indent);
    g_free(edit);
}

/* --- lines and places --- */

static struct emj_slice line_of(const struct emj_front_edit *edit, unsigned number)
{
    if (number < FIRST_LINE || number - FIRST_LINE >= edit->lines->len)
        return (struct emj_slice){ edit->entry->bytes + edit->front.end, 0 };
    return g_array_index(edit->lines, struct emj_slice, number - FIRST_LINE);
}

/* The byte within the line of a column, which counts code points. */
static size_t byte_of(struct emj_slice line, unsigned column)
{
    size_t offset = 0;
    for (unsigned i = 1; i < column && offset < line.length; i++)
        offset = (size_t)(g_utf8_find_next_char(line.start + offset, NULL) - line.start);
    return MIN(offset, line.length);
}

static void read_lines(struct emj_front_edit *edit)
{
    const char *bytes = edit->entry->bytes;
    size_t offset = edit->front.start;
    struct emj_slice line = { 0 };
    while (emj_text_next_line(bytes, edit->front.end, &offset, &line))
        g_array_append_val(edit->lines, line);
}

static bool is_in_braces(const struct emj_front_edit *edit)
{
    struct emj_slice line = line_of(edit, edit->root->mark.line);
    size_t at = byte_of(line, edit->root->mark.column);
    return at < line.length && line.start[at] == '{';
}

struct emj_front_edit *emj_front_edit_new(const struct emj_entry *entry, GError **error)
{
    g_autoptr(emj_diags) diags = emj_diags_new(entry->path);
    g_autoptr(emj_front_edit) edit = g_new0(struct emj_front_edit, 1);
    edit->entry = entry;
    edit->lines = g_array_new(FALSE, FALSE, sizeof(struct emj_slice));
    edit->patches = g_array_new(FALSE, FALSE, sizeof(struct patch));
    g_array_set_clear_func(edit->patches, patch_clear);
    edit->added = g_string_new(NULL);
    if (emj_front_split(entry->bytes, entry->length, &edit->front, diags))
        edit->root = emj_front_parse(entry->bytes, &edit->front, diags);
    if (edit->root == NULL) {
        emj_diags_to_error(diags, error);
        return NULL;
    }
    read_lines(edit);
    if (is_in_braces(edit)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                    "the front matter of '%s' is in braces; write one key a line first",
                    entry->id);
        return NULL;
    }
    edit->indent = g_strnfill(edit->root->mark.column - 1, ' ');
    return g_steal_pointer(&edit);
}

static void add_patch(struct emj_front_edit *edit, unsigned first, unsigned count, char *text)
{
    struct patch patch = { .first = first, .count = count, .text = text };
    g_array_append_val(edit->patches, patch);
}

/* Key and value give way to `text`; NULL for nothing. */
static void replace_node(struct emj_front_edit *edit, const struct emj_yaml_node *node,
                         char *text)
{
    unsigned first = node->key_mark.line;
    add_patch(edit, first, node->last_line - first + 1, text);
}

/* --- one value --- */

/* The offset behind the value that begins at `start` of its line. */
static size_t value_end(struct emj_slice line, size_t start)
{
    char quote = '\0';
    bool flow = start < line.length && line.start[start] == '[';
    size_t end = start;
    for (size_t at = start; at < line.length; at++) {
        char character = line.start[at];
        bool begins = at == start || strchr(" [,", line.start[at - 1]) != NULL;
        bool blank = character == ' ' || character == '\t';
        if (quote == '\0' && character == '#' && at > start &&
            strchr(" \t", line.start[at - 1]) != NULL)
            return end;
        end = blank ? end : at + 1;
        if (quote == '"' && character == '\\')
            at++;
        else if (quote != '\0' && character == quote)
            quote = '\0';
        else if (quote == '\0' && (character == '"' || character == '\'') &&
                 (at == start || (flow && begins)))
            quote = character;
    }
    return end;
}

/* The key's line up to its value, which may be none yet. New string. */
static char *line_head(struct emj_slice line, size_t value)
{
    bool glued = value > 0 && line.start[value - 1] == ':';
    return g_strdup_printf("%.*s%s", (int)value, line.start, glued ? " " : "");
}

/* The key's line with another value; the comment behind it stays. */
static char *with_value(const struct emj_front_edit *edit, const struct emj_yaml_node *node,
                        const char *value)
{
    struct emj_slice line = line_of(edit, node->mark.line);
    size_t start = byte_of(line, node->mark.column);
    size_t end = value_end(line, start);
    g_autofree char *head = line_head(line, start);
    return g_strdup_printf("%s%s%.*s%s", head, value, (int)(line.length - end),
                           line.start + end, edit->front.newline);
}

static bool is_one_line(const struct emj_yaml_node *node)
{
    return !node->block && node->mark.line == node->key_mark.line &&
           node->last_line == node->mark.line;
}

void emj_front_edit_set(struct emj_front_edit *edit, const char *key, const char *value)
{
    const struct emj_yaml_node *node = emj_yaml_get(edit->root, key);
    if (node == NULL && value == NULL)
        return;
    if (node == NULL) {
        g_string_append_printf(edit->added, "%s%s: %s%s", edit->indent, key, value,
                               edit->front.newline);
    } else if (value == NULL) {
        replace_node(edit, node, NULL);
    } else if (is_one_line(node)) {
        replace_node(edit, node, with_value(edit, node, value));
    } else {
        replace_node(
            edit, node,
            g_strdup_printf("%s%s: %s%s", edit->indent, key, value, edit->front.newline));
    }
}

/* --- lists --- */

static char *block_list(const struct emj_front_edit *edit, const char *key,
                        const GPtrArray *words)
{
    GString *out = g_string_new(NULL);
    const char *newline = edit->front.newline;
    g_string_append_printf(out, "%s%s:%s%s", edit->indent, key, words->len == 0 ? " []" : "",
                           newline);
    for (guint i = 0; i < words->len; i++) {
        g_autofree char *value = emj_yaml_scalar(g_ptr_array_index(words, i), false);
        g_string_append_printf(out, "%s  - %s%s", edit->indent, value, newline);
    }
    return g_string_free(out, FALSE);
}

void emj_front_edit_set_list(struct emj_front_edit *edit, const char *key,
                             const GPtrArray *words)
{
    const struct emj_yaml_node *node = emj_yaml_get(edit->root, key);
    if (words->len == 0) {
        emj_front_edit_set(edit, key, NULL);
        return;
    }
    char *lines = block_list(edit, key, words);
    if (node != NULL) {
        replace_node(edit, node, lines);
    } else {
        g_string_append(edit->added, lines);
        g_free(lines);
    }
}

/* --- work tags --- */

/* What must change in a list of tags. */
struct work_change {
    enum emj_work wanted;
    enum emj_work missing;
};

static enum emj_work work_of(const struct emj_yaml_node *item)
{
    if (item->kind != EMJ_YAML_SCALAR)
        return EMJ_WORK_NONE;
    g_autofree char *tag = g_strstrip(g_strdup(item->text));
    return emj_side_work(emj_front_tag_side(tag));
}

static bool is_unwanted(const struct work_change *change, const struct emj_yaml_node *item)
{
    enum emj_work work = work_of(item);
    return work != EMJ_WORK_NONE && (work & change->wanted) == 0;
}

/* In the order in which new entries list them. */
static GPtrArray *missing_tags(const struct work_change *change)
{
    static const enum emj_side order[] = { EMJ_SIDE_LEADERSHIP, EMJ_SIDE_MANAGEMENT };
    GPtrArray *tags = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
        if ((change->missing & emj_side_work(order[i])) != 0)
            g_ptr_array_add(tags, g_strdup(emj_side_slug(order[i])));
    return tags;
}

/* A single value counts as a list of one, an empty one as a list of none. */
static guint item_count(const struct emj_yaml_node *node)
{
    if (node->kind == EMJ_YAML_LIST)
        return node->children->len;
    return node->text[strspn(node->text, " \t\n")] != '\0' ? 1 : 0;
}

static const struct emj_yaml_node *item_at(const struct emj_yaml_node *node, guint index)
{
    return node->kind == EMJ_YAML_LIST ? g_ptr_array_index(node->children, index) : node;
}

/* All tags as they shall be; a new one takes the place of an old one, else it comes first. */
static GPtrArray *changed_tags(const struct emj_yaml_node *node,
                               const struct work_change *change)
{
    GPtrArray *tags = g_ptr_array_new_with_free_func(g_free);
    guint place = 0;
    bool placed = false;
    for (guint i = 0; i < item_count(node); i++) {
        const struct emj_yaml_node *item = item_at(node, i);
        if (!is_unwanted(change, item)) {
            g_ptr_array_add(tags, g_strdup(item->text));
        } else if (!placed) {
            place = tags->len;
            placed = true;
        }
    }
    g_autoptr(GPtrArray) missing = missing_tags(change);
    for (guint i = 0; i < missing->len; i++)
        g_ptr_array_insert(tags, (gint)(place + i), g_strdup(g_ptr_array_index(missing, i)));
    return tags;
}

static char *flow_list(const GPtrArray *words)
{
    GString *out = g_string_new("[");
    for (guint i = 0; i < words->len; i++) {
        g_autofree char *value = emj_yaml_scalar(g_ptr_array_index(words, i), false);
        g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", value);
    }
    g_string_append_c(out, ']');
    return g_string_free(out, FALSE);
}

/* The bytes of an item's line before its text, which must be "- " and blanks. */
static bool item_head(const struct emj_front_edit *edit, const struct emj_yaml_node *item,
                      struct emj_slice *ret_head)
{
    struct emj_slice line = line_of(edit, item->mark.line);
    struct emj_slice head = { line.start, byte_of(line, item->mark.column) };
    *ret_head = head;
    return emj_slice_equal(emj_slice_trim(head), "-") &&
           strchr(" \t", head.start[head.length - 1]) != NULL;
}

/* True when each item has lines of its own behind the key's line. */
static bool has_item_lines(const struct emj_front_edit *edit, const struct emj_yaml_node *node)
{
    unsigned last = node->key_mark.line;
    struct emj_slice head = { 0 };
    for (guint i = 0; i < node->children->len; i++) {
        const struct emj_yaml_node *item = g_ptr_array_index(node->children, i);
        if (item->mark.line <= last || !item_head(edit, item, &head))
            return false;
        last = item->last_line;
    }
    return node->children->len > 0;
}

/* Lines for the missing tags, in the form of the item beside them. */
static char *missing_lines(const struct emj_front_edit *edit,
                           const struct emj_yaml_node *beside, const struct work_change *change)
{
    GString *out = g_string_new(NULL);
    struct emj_slice head = { 0 };
    item_head(edit, beside, &head);
    g_autoptr(GPtrArray) missing = missing_tags(change);
    for (guint i = 0; i < missing->len; i++) {
        const char *tag = g_ptr_array_index(missing, i);
        g_string_append_printf(out, "%.*s%s%s", (int)head.length, head.start, tag,
                               edit->front.newline);
    }
    return g_string_free(out, FALSE);
}

/* "tags:" becomes "tags: []" when its last item goes. */
static void empty_list(struct emj_front_edit *edit, const struct emj_yaml_node *node)
{
    struct emj_slice line = line_of(edit, node->key_mark.line);
    const char *colon = memchr(line.start, ':', line.length);
    if (colon != NULL) {
        int head = (int)(colon + 1 - line.start);
        char *text = g_strdup_printf("%.*s []%.*s%s", head, line.start, (int)line.length - head,
                                     colon + 1, edit->front.newline);
        add_patch(edit, node->key_mark.line, 1, text);
    }
}

static void change_item_lines(struct emj_front_edit *edit, const struct emj_yaml_node *node,
                              const struct work_change *change)
{
    const struct emj_yaml_node *first = g_ptr_array_index(node->children, 0);
    char *lines = missing_lines(edit, first, change);
    bool placed = lines[0] == '\0';
    guint removed = 0;
    for (guint i = 0; i < node->children->len; i++) {
        const struct emj_yaml_node *item = g_ptr_array_index(node->children, i);
        if (is_unwanted(change, item)) {
            unsigned count = item->last_line - item->mark.line + 1;
            add_patch(edit, item->mark.line, count, placed ? NULL : g_strdup(lines));
            placed = true;
            removed++;
        }
    }
    if (!placed)
        add_patch(edit, first->mark.line, 0, g_strdup(lines));
    if (removed == node->children->len && lines[0] == '\0')
        empty_list(edit, node);
    g_free(lines);
}

static void change_tags(struct emj_front_edit *edit, const struct emj_yaml_node *node,
                        const struct work_change *change)
{
    if (node->kind == EMJ_YAML_LIST && has_item_lines(edit, node)) {
        change_item_lines(edit, node, change);
        return;
    }
    g_autoptr(GPtrArray) tags = changed_tags(node, change);
    if (item_count(node) > 0 && is_one_line(node)) {
        g_autofree char *value = flow_list(tags);
        replace_node(edit, node, with_value(edit, node, value));
    } else {
        replace_node(edit, node, block_list(edit, "tags", tags));
    }
}

void emj_front_edit_set_work(struct emj_front_edit *edit, enum emj_work work)
{
    struct work_change change = { .wanted = work, .missing = work };
    const struct emj_yaml_node *node = emj_yaml_get(edit->root, "tags");
    if (node == NULL) {
        g_autoptr(GPtrArray) tags = missing_tags(&change);
        emj_front_edit_set_list(edit, "tags", tags);
        return;
    }
    bool unwanted = false;
    for (guint i = 0; i < item_count(node); i++) {
        const struct emj_yaml_node *item = item_at(node, i);
        change.missing &= (enum emj_work) ~work_of(item);
        unwanted = unwanted || is_unwanted(&change, item);
    }
    if (change.missing != EMJ_WORK_NONE || unwanted)
        change_tags(edit, node, &change);
}

/* --- the result --- */

static int compare_patches(gconstpointer a, gconstpointer b)
{
    const struct patch *first = a;
    const struct patch *second = b;
    return (first->first > second->first) - (first->first < second->first);
}

char *emj_front_edit_apply(struct emj_front_edit *edit, size_t *ret_length)
{
    const struct emj_entry *entry = edit->entry;
    GString *out = g_string_sized_new(entry->length + edit->added->len + 1);
    const char *from = entry->bytes;
    g_array_sort(edit->patches, compare_patches);
    for (guint i = 0; i < edit->patches->len; i++) {
        const struct patch *patch = &g_array_index(edit->patches, struct patch, i);
        const char *start = line_of(edit, patch->first).start;
        g_string_append_len(out, from, start - from);
        g_string_append(out, patch->text != NULL ? patch->text : "");
        from = line_of(edit, patch->first + patch->count).start;
    }
    const char *end = entry->bytes + edit->front.end;
    g_string_append_len(out, from, end - from);
    g_string_append_len(out, edit->added->str, (gssize)edit->added->len);
    g_string_append_len(out, end, entry->bytes + entry->length - end);
    *ret_length = out->len;
    return g_string_free(out, FALSE);
}

/* --- comparing --- */

static bool same_node(const struct emj_yaml_node *a, const struct emj_yaml_node *b)
{
    if (a->kind != b->kind || g_strcmp0(a->key, b->key) != 0)
        return false;
    if (a->kind == EMJ_YAML_SCALAR)
        return strcmp(a->text, b->text) == 0;
    bool same = a->children->len == b->children->len;
    for (guint i = 0; same && i < a->children->len; i++)
        same = same_node(a->children->pdata[i], b->children->pdata[i]);
    return same;
}

static GPtrArray *nodes_but(const struct emj_yaml_node *root, const char *const *except)
{
    GPtrArray *nodes = g_ptr_array_new();
    for (guint i = 0; i < root->children->len; i++) {
        const struct emj_yaml_node *node = g_ptr_array_index(root->children, i);
        if (!g_strv_contains(except, node->key))
            g_ptr_array_add(nodes, root->children->pdata[i]);
    }
    return nodes;
}

static struct emj_yaml_node *parse_entry(const struct emj_entry *entry)
{
    g_autoptr(emj_diags) diags = emj_diags_new(entry->path);
    struct emj_front front = { 0 };
    if (!emj_front_split(entry->bytes, entry->length, &front, diags))
        return NULL;
    return emj_front_parse(entry->bytes, &front, diags);
}

bool emj_front_same(const struct emj_entry *a, const struct emj_entry *b,
                    const char *const *except)
{
    g_autoptr(emj_yaml_node) first = parse_entry(a);
    g_autoptr(emj_yaml_node) second = parse_entry(b);
    if (first == NULL || second == NULL)
        return false;
    g_autoptr(GPtrArray) nodes = nodes_but(first, except);
    g_autoptr(GPtrArray) others = nodes_but(second, except);
    bool same = nodes->len == others->len;
    for (guint i = 0; same && i < nodes->len; i++)
        same = same_node(nodes->pdata[i], others->pdata[i]);
    return same;
}
