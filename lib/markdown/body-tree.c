#include "markdown/body.h"

static const struct emj_body_block *block_at(const struct emj_body *body, size_t i)
{
    return &g_array_index(body->blocks, struct emj_body_block, i);
}

static bool is_type(const struct emj_body_block *block, cmark_node_type type)
{
    return block->node != NULL && cmark_node_get_type(block->node) == type;
}

/* --- what is left out --- */

static bool is_own_comment(const struct emj_body_block *block)
{
    if (!is_type(block, CMARK_NODE_HTML_BLOCK))
        return false;

    g_autofree char *text = g_strstrip(g_strdup(cmark_node_get_literal(block->node)));
    const char *end = strstr(text, "-->");
    return strchr(text, '\n') == NULL && g_strcmp0(end, "-->") == 0 &&
           (g_str_has_prefix(text, "<!-- prompt:") || strcmp(text, "<!-- commitment -->") == 0);
}

/* "Plan ##" is titled "Plan". */
static void drop_closing_marks(char *heading)
{
    size_t end = strlen(heading);

    while (end > 0 && heading[end - 1] == '#')
        end--;
    if (end == 0 || heading[end - 1] == ' ')
        heading[end] = '\0';
    g_strchomp(heading);
}

static bool is_title(const struct emj_body *body, const struct emj_body_block *block,
                     const char *title)
{
    if (!is_type(block, CMARK_NODE_HEADING) || cmark_node_get_heading_level(block->node) != 1)
        return false;

    g_autofree char *source = emj_body_lines(body, block->first, block->last);
    g_autofree char *typed = g_strstrip(emj_body_heading_text(source, " "));
    drop_closing_marks(typed);
    return emj_body_is_atx(source) && strcmp(typed, title) == 0;
}

static void leave_out(struct emj_body *body, size_t i)
{
    cmark_node_free(block_at(body, i)->node);
    g_array_remove_index(body->blocks, (guint)i);
}

static void leave_out_own(struct emj_body *body, const char *title)
{
    bool has_title =
        title != NULL && body->blocks->len > 0 && is_title(body, block_at(body, 0), title);

    for (size_t i = body->blocks->len; i-- > 1;)
        if (is_type(block_at(body, i - 1), CMARK_NODE_HEADING) &&
            is_own_comment(block_at(body, i)))
            leave_out(body, i);
    if (has_title)
        leave_out(body, 0);
}

/* --- headings --- */

static int highest_level(const struct emj_body *body)
{
    int level = 6;

    for (size_t i = 0; i < body->blocks->len; i++) {
        const struct emj_body_block *block = block_at(body, i);
        if (is_type(block, CMARK_NODE_HEADING))
            level = MIN(level, cmark_node_get_heading_level(block->node));
    }
    return level;
}

static void move_headings(struct emj_body *body, int parent_level)
{
    int shift = parent_level + 1 - highest_level(body);

    for (size_t i = 0; i < body->blocks->len; i++) {
        cmark_node *node = block_at(body, i)->node;

        if (is_type(block_at(body, i), CMARK_NODE_HEADING))
            cmark_node_set_heading_level(
                node, CLAMP(cmark_node_get_heading_level(node) + shift, 1, 6));
    }
}

/* --- links --- */

/* An address stands in "(...)" or "<...>" or in a definition; most texts have none. */
static bool may_link(const struct emj_body *body)
{
    return body->may_define || strstr(body->text, "](") != NULL ||
           strchr(body->text, '<') != NULL;
}

static void drop_unsafe_links(struct emj_body *body)
{
    if (!may_link(body) || !emj_tree_has_unsafe_link(body->root))
        return;
    for (size_t i = 0; i < body->blocks->len; i++) {
        struct emj_body_block *block = &g_array_index(body->blocks, struct emj_body_block, i);
        block->unsafe = block->node != NULL && emj_tree_has_unsafe_link(block->node);
    }
    emj_tree_drop_unsafe_links(body->root);
    /* A paragraph that was such a link, and no text, has no form in Markdown. */
    for (size_t i = body->blocks->len; i-- > 0;)
        if (is_type(block_at(body, i), CMARK_NODE_PARAGRAPH) &&
            cmark_node_first_child(block_at(body, i)->node) == NULL)
            leave_out(body, i);
}

/* --- the whole --- */

void emj_body_prepare(struct emj_body *body, int parent_level, const char *title)
{
    leave_out_own(body, title);
    move_headings(body, parent_level);
    drop_unsafe_links(body);
}
