#include "markdown/internal.h"

static void body_text_free(struct emj_body_text *body)
{
    if (body == NULL)
        return;
    g_free(body->markdown);
    g_free(body->title);
    g_free(body);
}

static void part_free(gpointer data)
{
    struct emj_part *part = data;

    body_text_free(part->body);
    emj_table_free(part->table);
    g_free(part->picture);
    g_free(part);
}

struct emj_document *emj_document_new(void)
{
    struct emj_document *document = g_new0(struct emj_document, 1);

    document->root = cmark_node_new(CMARK_NODE_DOCUMENT);
    document->blocks = g_ptr_array_new_with_free_func(g_free);
    document->lists = g_ptr_array_new_with_free_func(g_free);
    document->parts = g_ptr_array_new_with_free_func(part_free);
    return document;
}

void emj_document_free(struct emj_document *document)
{
    if (document == NULL)
        return;
    cmark_node_free(document->root);
    g_ptr_array_unref(document->blocks);
    g_ptr_array_unref(document->lists);
    g_ptr_array_unref(document->parts);
    g_free(document);
}

static struct emj_block *new_block(struct emj_document *document, cmark_node *node)
{
    struct emj_block *block = g_new0(struct emj_block, 1);

    block->document = document;
    block->node = node;
    g_ptr_array_add(document->blocks, block);
    return block;
}

struct emj_block *emj_document_add_heading(struct emj_document *document, int level)
{
    cmark_node *node = emj_tree_add(document->root, CMARK_NODE_HEADING);

    cmark_node_set_heading_level(node, CLAMP(level, 1, 6));
    return new_block(document, node);
}

struct emj_block *emj_document_add_paragraph(struct emj_document *document)
{
    return new_block(document, emj_tree_add(document->root, CMARK_NODE_PARAGRAPH));
}

static struct emj_list *new_list(struct emj_document *document, cmark_node *parent)
{
    struct emj_list *list = g_new0(struct emj_list, 1);

    list->document = document;
    list->node = emj_tree_add(parent, CMARK_NODE_LIST);
    cmark_node_set_list_type(list->node, CMARK_BULLET_LIST);
    cmark_node_set_list_tight(list->node, true);
    g_ptr_array_add(document->lists, list);
    return list;
}

struct emj_list *emj_document_add_list(struct emj_document *document)
{
    return new_list(document, document->root);
}

struct emj_list *emj_block_add_list(struct emj_block *item)
{
    cmark_node *parent = cmark_node_parent(item->node);

    g_return_val_if_fail(cmark_node_get_type(parent) == CMARK_NODE_ITEM, NULL);
    return new_list(item->document, parent);
}

void emj_document_add_verbatim(struct emj_document *document, const char *text)
{
    g_autofree char *visible = emj_markdown_visible(text, strlen(text));

    emj_tree_add_literal(document->root, CMARK_NODE_CODE_BLOCK, visible);
}

struct emj_part *emj_document_add_part(struct emj_document *document)
{
    struct emj_part *part = g_new0(struct emj_part, 1);

    g_ptr_array_add(document->parts, part);
    cmark_node_set_user_data(emj_tree_add(document->root, CMARK_NODE_CUSTOM_BLOCK), part);
    return part;
}

void emj_document_add_body(struct emj_document *document, const char *markdown, size_t length,
                           int parent_level, const char *title)
{
    struct emj_body_text *body = g_new0(struct emj_body_text, 1);

    body->markdown = g_malloc(length + 1);
    if (length > 0)
        memcpy(body->markdown, markdown, length);
    body->markdown[length] = '\0';
    body->length = length;
    body->parent_level = parent_level;
    body->title = g_strdup(title);
    emj_document_add_part(document)->body = body;
}

void emj_document_add_picture(struct emj_document *document, const struct emj_picture *picture)
{
    emj_document_add_part(document)->picture = g_memdup2(picture, sizeof *picture);
}

static const struct {
    char box;
    const char *text;
} boxes[] = {
    { ' ', "[ ] " },
    { 'x', "[x] " },
    { '/', "[/] " },
    { '-', "[-] " },
};

static const char *box_text(char box)
{
    for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++)
        if (boxes[i].box == box)
            return boxes[i].text;
    return NULL;
}

char emj_node_box(cmark_node *node)
{
    if (node == NULL || cmark_node_get_type(node) != CMARK_NODE_CUSTOM_INLINE)
        return 0;
    for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++)
        if (strcmp(cmark_node_get_on_enter(node), boxes[i].text) == 0)
            return boxes[i].box;
    return 0;
}

cmark_node *emj_node_new_box(char box)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);

    cmark_node_set_on_enter(node, box_text(box));
    return node;
}

struct emj_block *emj_list_add_item(struct emj_list *list, char box)
{
    cmark_node *item = emj_tree_add(list->node, CMARK_NODE_ITEM);
    cmark_node *paragraph = emj_tree_add(item, CMARK_NODE_PARAGRAPH);

    if (box_text(box) != NULL)
        cmark_node_append_child(paragraph, emj_node_new_box(box));
    return new_block(list->document, paragraph);
}

/* Text nodes never stand side by side: the writer looks at what is around a character. */
static void append_text(cmark_node *parent, const char *text)
{
    cmark_node *last = cmark_node_last_child(parent);

    if (*text == '\0')
        return;
    if (last != NULL && cmark_node_get_type(last) == CMARK_NODE_TEXT) {
        g_autofree char *joined = g_strconcat(cmark_node_get_literal(last), text, NULL);
        cmark_node_set_literal(last, joined);
        return;
    }
    emj_tree_add_literal(parent, CMARK_NODE_TEXT, text);
}

void emj_block_add_text(struct emj_block *block, const char *text)
{
    g_autofree char *clean = emj_markdown_clean(text);

    append_text(block->node, clean);
}

/* Emphasis must not begin or end with a space, so those stand outside. */
void emj_block_add_strong(struct emj_block *block, const char *text)
{
    g_autofree char *clean = emj_markdown_clean(text);
    const char *start = clean + strspn(clean, " ");
    size_t length = strlen(start);
    cmark_node *strong = cmark_node_last_child(block->node);

    while (length > 0 && start[length - 1] == ' ')
        length--;
    if (start > clean)
        append_text(block->node, " ");
    if (length == 0)
        return;
    if (strong == NULL || start > clean || cmark_node_get_type(strong) != CMARK_NODE_STRONG)
        strong = emj_tree_add(block->node, CMARK_NODE_STRONG);

    g_autofree char *inner = g_strndup(start, length);
    append_text(strong, inner);
    if (start[length] != '\0')
        append_text(block->node, " ");
}

void emj_block_add_format(struct emj_block *block, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    emj_block_add_text(block, text);
}
