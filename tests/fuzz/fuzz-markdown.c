/*
 * Two entries out of any bytes, with headings around them: the second heading
 * and the last must still be headings, whatever the bodies hold.
 */
#include "markdown/document.h"

#include <stdint.h>

#include <cmark.h>

#define LAST "after the second"

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

static void check(const char *markdown)
{
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);

    /* Headings of bodies are of level 3 and below. */
    g_assert_true(g_utf8_validate(markdown, -1, NULL));
    g_assert_cmpuint(count_headings(root, "before"), ==, 1);
    g_assert_cmpuint(count_headings(root, "between"), ==, 1);
    g_assert_cmpuint(count_headings(root, LAST), ==, 1);
    cmark_node_free(root);
}

/* Text that the report quotes is one paragraph, and is read back as that text. */
static void check_quoted(const char *text)
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

/* The first NUL byte, else the middle, parts the bodies. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *nul = size > 0 ? memchr(data, '\0', size) : NULL;
    size_t first = nul != NULL ? (size_t)(nul - data) : size / 2;
    g_autofree char *bytes = g_malloc0(size + 1);
    g_autoptr(emj_document) document = emj_document_new();

    if (size > 0)
        memcpy(bytes, data, size);
    emj_block_add_text(emj_document_add_heading(document, 2), "before");
    emj_document_add_body(document, bytes, first, 2, NULL);
    emj_block_add_text(emj_document_add_heading(document, 2), "between");
    emj_document_add_body(document, bytes + first, size - first, 2, "title");
    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 'x'), bytes);
    emj_block_add_strong(emj_document_add_paragraph(document), bytes);
    emj_block_add_text(emj_document_add_heading(document, 2), LAST);

    g_autofree char *markdown =
        emj_document_to_markdown(document, &(struct emj_markdown_options){ 0 });
    check(markdown);
    check_quoted(bytes);
    return 0;
}
