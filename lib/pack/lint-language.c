#include "base/language.h"
#include "pack/pack.h"
#include "pack/visit.h"

struct search {
    const char *wanted;
    struct emj_diags *diags;
};

static bool has_language(const struct emj_pack_text_node *text, const char *wanted)
{
    const struct emj_yaml_node *node = text->node;
    if (node->kind == EMJ_YAML_SCALAR)
        return emj_language_serves(text->language, wanted);
    for (guint i = 0; i < node->children->len; i++) {
        const struct emj_yaml_node *child = g_ptr_array_index(node->children, i);
        if (emj_language_serves(child->key, wanted))
            return true;
    }
    return false;
}

static void check_text(const struct emj_pack_text_node *text, void *data)
{
    const struct search *search = data;
    if (!has_language(text, search->wanted)) {
        emj_diags_warn(search->diags, text->node->mark, "'%s' has no text in '%s'", text->name,
                       search->wanted);
    }
}

void emj_pack_lint_language(const char *bytes, size_t length, const char *language,
                            struct emj_diags *diags)
{
    struct search search = { .wanted = language, .diags = diags };
    emj_pack_visit_texts(bytes, length, check_text, &search);
    emj_diags_sort(diags);
}
