#include "markdown/body.h"

void emj_tree_visit(cmark_node *root, emj_tree_visitor enter, emj_tree_visitor leave,
                    void *data)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        emj_tree_visitor visit = event == CMARK_EVENT_ENTER ? enter : leave;

        if (visit != NULL)
            visit(cmark_iter_get_node(iter), data);
    }
    cmark_iter_free(iter);
}

/* --- making nodes --- */

cmark_node *emj_node_like(cmark_node *node)
{
    cmark_node *copy = cmark_node_new(cmark_node_get_type(node));

    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        cmark_node_set_heading_level(copy, cmark_node_get_heading_level(node));
    if (cmark_node_get_type(node) == CMARK_NODE_LIST) {
        cmark_node_set_list_type(copy, cmark_node_get_list_type(node));
        cmark_node_set_list_tight(copy, cmark_node_get_list_tight(node));
    }
    return copy;
}

cmark_node *emj_tree_add(cmark_node *parent, cmark_node_type type)
{
    cmark_node *node = cmark_node_new(type);

    cmark_node_append_child(parent, node);
    return node;
}

cmark_node *emj_tree_add_literal(cmark_node *parent, cmark_node_type type, const char *text)
{
    cmark_node *node = emj_tree_add(parent, type);

    cmark_node_set_literal(node, text);
    return node;
}

void emj_tree_replace_by_raw(cmark_node *node, cmark_node_type type, const char *raw)
{
    cmark_node *custom = cmark_node_new(type);

    cmark_node_set_on_enter(custom, raw);
    cmark_node_replace(node, custom);
    cmark_node_free(node);
}

cmark_node *emj_tree_replace_by_inline(cmark_node *node)
{
    cmark_node *custom = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    cmark_node *child = NULL;

    while ((child = cmark_node_first_child(node)) != NULL)
        cmark_node_append_child(custom, child);
    cmark_node_replace(node, custom);
    cmark_node_free(node);
    return custom;
}

void emj_tree_replace_by_children(cmark_node *node)
{
    cmark_node *child = NULL;

    while ((child = cmark_node_first_child(node)) != NULL)
        cmark_node_insert_before(node, child);
    cmark_node_free(node);
}

/* --- the report's own blocks --- */

static bool is_empty(cmark_node *block)
{
    return cmark_node_get_type(block) != CMARK_NODE_CODE_BLOCK &&
           cmark_node_first_child(block) == NULL;
}

/* Where there are no boxes they are text again, and one with the words behind them. */
static cmark_node *copy_box(cmark_node *box, enum emj_format format)
{
    cmark_node *text = NULL;

    if (format == EMJ_FORMAT_HTML || format == EMJ_FORMAT_TEXT)
        return emj_node_new_box(emj_node_box(box));
    text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, cmark_node_get_on_enter(box));
    return text;
}

static cmark_node *copy_node(cmark_node *node, enum emj_format format)
{
    cmark_node *copy = NULL;

    if (emj_node_box(node) != 0)
        return copy_box(node, format);
    copy = emj_node_like(node);
    if (cmark_node_get_literal(node) != NULL)
        cmark_node_set_literal(copy, cmark_node_get_literal(node));
    return copy;
}

/* Our builder makes no tree deeper than a list in a list. */
static void copy_below(cmark_node *parent, cmark_node *node, enum emj_format format)
{
    cmark_node *copy = copy_node(node, format);

    cmark_node_append_child(parent, copy);
    for (cmark_node *child = cmark_node_first_child(node); child != NULL;
         child = cmark_node_next(child))
        copy_below(copy, child, format);
}

static char *plain_cell(const struct emj_table *table, size_t row, size_t column)
{
    return emj_markdown_clean(emj_table_cell(table, row, column));
}

static void add_table(cmark_node *root, const struct emj_table *table)
{
    size_t rows = emj_table_rows(table);

    if (rows < 2)
        return;
    cmark_node *list = emj_tree_add(root, CMARK_NODE_LIST);
    cmark_node_set_list_type(list, CMARK_BULLET_LIST);
    cmark_node_set_list_tight(list, true);
    for (size_t row = 1; row < rows; row++) {
        cmark_node *item = emj_tree_add(list, CMARK_NODE_ITEM);
        g_autofree char *text = emj_table_row_text(table, row, plain_cell);

        emj_tree_add_literal(emj_tree_add(item, CMARK_NODE_PARAGRAPH), CMARK_NODE_TEXT, text);
    }
}

static void add_picture(cmark_node *root, const struct emj_picture *picture)
{
    g_autofree char *text = emj_picture_to_text(picture);

    if (text != NULL)
        emj_tree_add_literal(root, CMARK_NODE_CODE_BLOCK, text);
}

cmark_node *emj_block_to_tree(cmark_node *block, enum emj_format format)
{
    const struct emj_part *part = cmark_node_get_user_data(block);

    if (part != NULL && part->body != NULL)
        return emj_body_to_tree(part->body, format);

    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);
    if (part != NULL && part->table != NULL)
        add_table(root, part->table);
    else if (part != NULL)
        add_picture(root, part->picture);
    else if (!is_empty(block))
        copy_below(root, block, format);
    cmark_consolidate_text_nodes(root);
    return root;
}

/* --- the text of entries --- */

/* What may be shown: "&#27;" is a control character again once cmark has read it. */
static char *shown(const char *text, bool on_one_line)
{
    char *visible = emj_markdown_visible(text, strlen(text));

    return on_one_line ? g_strdelimit(visible, "\n\t", ' ') : visible;
}

static cmark_node *refused(enum emj_body_limit limit, const struct emj_body_text *body,
                           const char *clean)
{
    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);
    g_autofree char *sentence = emj_body_limit_sentence(limit, body->length);
    g_autofree char *plain = shown(clean, false);

    emj_tree_add_literal(emj_tree_add(root, CMARK_NODE_PARAGRAPH), CMARK_NODE_TEXT, sentence);
    if (limit != EMJ_BODY_TOO_LARGE)
        emj_tree_add_literal(root, CMARK_NODE_CODE_BLOCK, plain);
    return root;
}

static void show_address(cmark_node *link, bool on_one_line)
{
    g_autofree char *url = shown(cmark_node_get_url(link), true);
    g_autofree char *title = shown(cmark_node_get_title(link), on_one_line);

    cmark_node_set_url(link, url);
    cmark_node_set_title(link, title);
}

static void show_code(cmark_node *block)
{
    g_autofree char *info = shown(cmark_node_get_fence_info(block), true);
    g_autofree char *lines = shown(cmark_node_get_literal(block), false);

    cmark_node_set_fence_info(block, info);
    cmark_node_set_literal(block, lines);
}

static void show_node(cmark_node *node, void *data)
{
    bool on_one_line = *(const bool *)data;
    g_autofree char *text = NULL;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        text = shown(cmark_node_get_literal(node), on_one_line);
        cmark_node_set_literal(node, text);
        break;
    case CMARK_NODE_CODE_BLOCK:
        show_code(node);
        break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        show_address(node, on_one_line);
        break;
    default:
        break;
    }
}

/* Entities, tabs, and U+FFFE and U+FFFF, which a cleaned text may hold. */
static bool may_hide(const char *text)
{
    return strpbrk(text, "&\t") != NULL || strstr(text, "\xef\xbf") != NULL;
}

cmark_node *emj_body_to_tree(const struct emj_body_text *body, enum emj_format format)
{
    /* Where a newline or a tab could mean something, one from "&#10;" is a space. */
    bool on_one_line = format != EMJ_FORMAT_HTML && format != EMJ_FORMAT_XML;
    g_autofree char *clean = emj_body_clean(body->markdown, body->length);
    enum emj_body_limit limit = emj_body_limit_of(clean, strlen(clean));

    if (limit != EMJ_BODY_FITS)
        return refused(limit, body, clean);

    g_autoptr(emj_body) read = emj_body_parse(g_steal_pointer(&clean), false);
    emj_body_prepare(read, body->parent_level, body->title);
    if (read->masked)
        emj_body_clean_tree(read->root);
    cmark_consolidate_text_nodes(read->root);
    emj_notes_read(read, format);
    if (may_hide(read->text))
        emj_tree_visit(read->root, show_node, NULL, &on_one_line);
    return g_steal_pointer(&read->root);
}

/* --- nesting --- */

static bool is_nesting(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    return type == CMARK_NODE_LIST || type == CMARK_NODE_BLOCK_QUOTE;
}

static unsigned depth_of(cmark_node *node)
{
    unsigned depth = 0;

    for (; node != NULL; node = cmark_node_parent(node))
        depth += is_nesting(node);
    return depth;
}

/* What is left of an item that loses its list. */
static void add_marker(cmark_node *item, const char *marker)
{
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node *first = cmark_node_first_child(item);

    if (first == NULL || cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH) {
        first = cmark_node_new(CMARK_NODE_PARAGRAPH);
        cmark_node_prepend_child(item, first);
    }
    cmark_node_set_literal(text, marker);
    cmark_node_prepend_child(first, text);
}

static void mark_items(cmark_node *list)
{
    bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    int number = cmark_node_get_list_start(list);

    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item), number++) {
        g_autofree char *marker = ordered ? g_strdup_printf("%d. ", number) : g_strdup("- ");
        add_marker(item, marker);
    }
}

/* The blocks inside a list or quote take its place. */
static void dissolve(cmark_node *node)
{
    cmark_node *item = NULL, *child = NULL;

    if (cmark_node_get_type(node) == CMARK_NODE_LIST) {
        mark_items(node);
        while ((item = cmark_node_first_child(node)) != NULL) {
            while ((child = cmark_node_first_child(item)) != NULL)
                cmark_node_insert_before(node, child);
            cmark_node_free(item);
        }
    }
    emj_tree_replace_by_children(node);
}

void emj_tree_limit_nesting(cmark_node *root, unsigned depth)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event == CMARK_EVENT_EXIT && is_nesting(node) && depth_of(node) > depth)
            dissolve(node);
    }
    cmark_iter_free(iter);
}
