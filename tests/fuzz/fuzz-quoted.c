/*
 * Plain text in a document's own blocks: the headings around it must still be
 * headings, whatever the text holds, and escaped text is read back as text.
 */
#include "markdown/document.h"

#include <stdint.h>

#include <cmark.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Counts the headings of level 2 at the top that hold `text` alone. */
static unsigned count_headings(cmark_node *root, const char *text)
{
    unsigned count = 0;

    for (cmark_node *node = cmark_node_first_child(root); node != NULL;
         node = cmark_node_next(node)) {
        cmark_node *child = cmark_node_first_child(node);

        count += cmark_node_get_type(node) == CMARK_NODE_HEADING &&
                 cmark_node_get_heading_level(node) == 2 && child != NULL &&
                 cmark_node_next(child) == NULL &&
                 g_strcmp0(cmark_node_get_literal(child), text) == 0;
    }
    return count;
}

static void check_document(const char *text)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_block_add_text(emj_document_add_heading(document, 2), "before");
    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 'x'), text);
    emj_block_add_strong(emj_document_add_paragraph(document), text);
    emj_document_add_verbatim(document, text);
    emj_block_add_text(emj_document_add_heading(document, 2), "after");

    g_autofree char *markdown =
        emj_document_to_markdown(document, &(struct emj_markdown_options){ 0 });
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    g_assert_true(g_utf8_validate(markdown, -1, NULL));
    g_assert_cmpuint(count_headings(root, "before"), ==, 1);
    g_assert_cmpuint(count_headings(root, "after"), ==, 1);
    cmark_node_free(root);
}

/* Text that the report quotes is one paragraph, and is read back as that text. */
static void check_escaped(const char *text)
{
    g_autofree char *escaped = emj_markdown_escape(text);
    cmark_node *root = cmark_parse_document(escaped, strlen(escaped), CMARK_OPT_DEFAULT);
    cmark_node *paragraph = cmark_node_first_child(root);

    g_assert_true(g_utf8_validate(escaped, -1, NULL));
    g_assert_null(strchr(escaped, '\n'));
    if (paragraph != NULL) {
        g_assert_cmpint(cmark_node_get_type(paragraph), ==, CMARK_NODE_PARAGRAPH);
        g_assert_null(cmark_node_next(paragraph));
        for (cmark_node *node = cmark_node_first_child(paragraph); node != NULL;
             node = cmark_node_next(node))
            g_assert_cmpint(cmark_node_get_type(node), ==, CMARK_NODE_TEXT);
    }
    cmark_node_free(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *bytes = g_malloc0(size + 1);

    if (size > 0)
        memcpy(bytes, data, size);
    check_document(bytes);
    check_escaped(bytes);
    return 0;
}
