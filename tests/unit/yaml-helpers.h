/* What the suites of yaml share: parsing in one line, and a tree as a line. */
#ifndef EMJ_TESTS_YAML_HELPERS_H
#define EMJ_TESTS_YAML_HELPERS_H

#include <check.h>

#include "yaml/tree.h"

/* {key: "text", other: [..]} */
static inline void yaml_append(GString *out, const struct emj_yaml_node *node)
{
    if (node->kind == EMJ_YAML_SCALAR) {
        g_string_append_printf(out, "\"%s\"", node->text);
        return;
    }
    bool list = node->kind == EMJ_YAML_LIST;
    g_string_append_c(out, list ? '[' : '{');
    for (guint i = 0; i < node->children->len; i++) {
        const struct emj_yaml_node *child = g_ptr_array_index(node->children, i);
        g_string_append(out, i > 0 ? ", " : "");
        if (!list)
            g_string_append_printf(out, "%s: ", child->key);
        yaml_append(out, child);
    }
    g_string_append_c(out, list ? ']' : '}');
}

/* The tree as one line, or every problem, a line each. */
static inline char *yaml_outcome(const char *bytes, size_t length,
                                 const struct emj_yaml_limits *limits)
{
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    g_autoptr(emj_yaml_node) root = emj_yaml_parse(bytes, length, limits, diags);
    GString *out = g_string_new(NULL);
    ck_assert_int_eq(root != NULL, emj_diags_errors(diags) == 0);
    if (root != NULL)
        yaml_append(out, root);
    for (size_t i = 0; i < emj_diags_count(diags); i++) {
        g_autofree char *line = emj_diags_format(diags, i);
        g_string_append_printf(out, "%s%s", i > 0 ? "\n" : "", line);
    }
    return g_string_free(out, FALSE);
}

#endif
