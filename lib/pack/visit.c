#include "pack/visit.h"

struct visitor {
    emj_pack_visit_fn *visit;
    void *data;
};

static void visit_key(const struct visitor *visitor, const struct emj_yaml_node *map,
                      const char *key)
{
    const struct emj_yaml_node *node = emj_yaml_get(map, key);
    if (node != NULL && node->kind != EMJ_YAML_LIST)
        visitor->visit(key, node, visitor->data);
}

/* `key` of every map in the list that stands under `list_key`. */
static void visit_list(const struct visitor *visitor, const struct emj_yaml_node *map,
                       const char *list_key, const char *key)
{
    const struct emj_yaml_node *list = emj_yaml_get(map, list_key);
    if (list == NULL || list->kind != EMJ_YAML_LIST)
        return;
    for (guint i = 0; i < list->children->len; i++)
        visit_key(visitor, g_ptr_array_index(list->children, i), key);
}

static void visit_questions(const struct visitor *visitor, const struct emj_yaml_node *root)
{
    const struct emj_yaml_node *list = emj_yaml_get(root, "questions");
    if (list == NULL || list->kind != EMJ_YAML_LIST)
        return;
    for (guint i = 0; i < list->children->len; i++) {
        const struct emj_yaml_node *question = g_ptr_array_index(list->children, i);
        visit_key(visitor, question, "ask");
        visit_key(visitor, question, "hint");
        visit_list(visitor, question, "choices", "label");
        visit_list(visitor, question, "follow_up", "ask");
    }
}

void emj_pack_visit_texts(const struct emj_yaml_node *root, emj_pack_visit_fn *visit,
                          void *data)
{
    const struct visitor visitor = { .visit = visit, .data = data };
    visit_key(&visitor, root, "title");
    visit_key(&visitor, root, "about");
    visit_questions(&visitor, root);
    const struct emj_yaml_node *commitment = emj_yaml_get(root, "commitment");
    visit_key(&visitor, commitment, "when");
    visit_key(&visitor, commitment, "will");
}
