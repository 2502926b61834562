#include "pack/model.h"
#include "pack/visit.h"

struct search {
    const char *wanted;
    const char *pack_language;
    struct emj_diags *diags;
};

static bool has_language(const struct emj_yaml_node *node, const struct search *search)
{
    if (node->kind == EMJ_YAML_SCALAR)
        return emj_language_serves(search->pack_language, search->wanted);
    for (guint i = 0; i < node->children->len; i++) {
        const struct emj_yaml_node *child = g_ptr_array_index(node->children, i);
        if (emj_language_serves(child->key, search->wanted))
            return true;
    }
    return false;
}

static void check_text(const char *name, const struct emj_yaml_node *node, void *data)
{
    const struct search *search = data;
    if (!has_language(node, search)) {
        emj_diags_warn(search->diags, node->mark, "'%s' has no text in '%s'", name,
                       search->wanted);
    }
}

void emj_pack_lint_language(const char *bytes, size_t length, const char *language,
                            struct emj_diags *diags)
{
    g_autoptr(emj_diags) unused = emj_diags_new(emj_diags_file(diags));
    g_autoptr(emj_yaml_node) root =
        emj_yaml_parse(bytes, length, &emj_yaml_pack_limits, unused);
    if (root == NULL)
        return;
    const char *own = emj_yaml_get_text(root, "lang");
    struct search search = {
        .wanted = language,
        .pack_language = own != NULL ? own : "en",
        .diags = diags,
    };
    emj_pack_visit_texts(root, check_text, &search);
    emj_diags_sort(diags);
}
