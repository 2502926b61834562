#include "pack/visit.h"

#include "pack/pack.h"

struct visitor {
    emj_pack_visit_fn *visit;
    void *data;
    const char *language;
};

static void visit_key(const struct visitor *visitor, const struct emj_yaml_node *map,
                      const char *key)
{
    const struct emj_yaml_node *node = emj_yaml_get(map, key);
    if (node == NULL || node->kind == EMJ_YAML_LIST)
        return;
    const struct emj_pack_text_node text = { key, node, visitor->language };
    visitor->visit(&text, visitor->data);
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

void emj_pack_visit_texts(const char *bytes, size_t length, emj_pack_visit_fn *visit,
                          void *data)
{
    g_autoptr(emj_diags) unused = emj_diags_new("");
    g_autoptr(emj_yaml_node) root =
        emj_yaml_parse(bytes, length, &emj_yaml_pack_limits, unused);
    const char *own = emj_yaml_get_text(root, "lang");
    const struct visitor visitor = {
        .visit = visit,
        .data = data,
        .language = own != NULL ? own : EMJ_PACK_DEFAULT_LANGUAGE,
    };
    visit_key(&visitor, root, "title");
    visit_key(&visitor, root, "about");
    visit_questions(&visitor, root);
    const struct emj_yaml_node *commitment = emj_yaml_get(root, "commitment");
    visit_key(&visitor, commitment, "when");
    visit_key(&visitor, commitment, "will");
}
