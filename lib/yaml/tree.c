#include "yaml/tree.h"

enum { FIRST_CHILDREN = 8 }; /* front matter has about as many keys */

static void free_child(gpointer node)
{
    emj_yaml_node_free(node);
}

struct emj_yaml_node *emj_yaml_node_new(enum emj_yaml_kind kind, struct emj_mark mark)
{
    struct emj_yaml_node *node = g_new0(struct emj_yaml_node, 1);
    node->kind = kind;
    node->mark = mark;
    node->last_line = mark.line;
    if (kind != EMJ_YAML_SCALAR)
        node->children = g_ptr_array_new_full(FIRST_CHILDREN, free_child);
    return node;
}

void emj_yaml_node_free(struct emj_yaml_node *node)
{
    if (node == NULL)
        return;
    if (node->children != NULL)
        g_ptr_array_unref(node->children);
    g_free(node->text);
    g_free(node->key);
    g_free(node);
}

const struct emj_yaml_node *emj_yaml_get(const struct emj_yaml_node *map, const char *key)
{
    if (map == NULL || map->kind != EMJ_YAML_MAP)
        return NULL;
    for (guint i = 0; i < map->children->len; i++) {
        const struct emj_yaml_node *child = g_ptr_array_index(map->children, i);
        if (strcmp(child->key, key) == 0)
            return child;
    }
    return NULL;
}

const char *emj_yaml_get_text(const struct emj_yaml_node *map, const char *key)
{
    const struct emj_yaml_node *child = emj_yaml_get(map, key);
    return child != NULL ? child->text : NULL;
}
