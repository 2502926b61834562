/*
 * Two entries out of any bytes, with headings around them. Whatever the bodies
 * hold, the headings are headings, no link of theirs is unsafe, no character that
 * a terminal obeys comes out, and a body that was copied means what it means alone.
 */
#include "markdown/body.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- the report --- */

static bool is_heading(cmark_node *node, const char *text)
{
    cmark_node *child = cmark_node_first_child(node);

    return cmark_node_get_type(node) == CMARK_NODE_HEADING &&
           cmark_node_get_heading_level(node) == 2 && child != NULL &&
           cmark_node_next(child) == NULL &&
           g_strcmp0(cmark_node_get_literal(child), text) == 0;
}

/* Headings of bodies are of level 3 and below. */
static unsigned count_headings(cmark_node *root, const char *text)
{
    unsigned count = 0;

    for (cmark_node *node = cmark_node_first_child(root); node != NULL;
         node = cmark_node_next(node))
        count += is_heading(node, text);
    return count;
}

static void check_report(const char *first, const char *second)
{
    g_autofree char *report = g_strconcat("## before\n\n", first, "\n\n## between\n\n", second,
                                          "\n\n## after the second\n", NULL);
    g_autofree char *visible = emj_text_visible(report, strlen(report));
    cmark_node *root = cmark_parse_document(report, strlen(report), CMARK_OPT_DEFAULT);

    g_assert_cmpstr(report, ==, visible);
    g_assert_cmpuint(count_headings(root, "before"), ==, 1);
    g_assert_cmpuint(count_headings(root, "between"), ==, 1);
    g_assert_cmpuint(count_headings(root, "after the second"), ==, 1);
    g_assert_false(emj_tree_has_unsafe_link(root));
    cmark_node_free(root);
}

/* --- one body --- */

static void check_tree(const char *clean)
{
    g_autofree char *typed = g_strdup(clean);
    const struct emj_body_text body = { typed, strlen(typed), 2, (char[]){ "title" } };
    cmark_node *root = emj_body_to_tree(&body, EMJ_FORMAT_HTML);
    g_autofree char *text = emj_body_html(root);
    g_autofree char *visible = emj_text_visible(text, strlen(text));

    g_assert_cmpstr(text, ==, visible);
    g_assert_false(emj_tree_has_unsafe_link(root));
    cmark_node_free(root);
}

/* A copied body was not always read again: here it is, between neighbours. */
static void check_copied(const char *clean)
{
    g_autoptr(emj_body) body = emj_body_parse(g_strdup(clean), true);

    emj_body_prepare(body, 2, "title");
    g_autofree char *whole = emj_body_whole(body);
    if (whole == NULL)
        return;
    g_autofree char *text = g_strconcat("## before\n\n", whole, "\n\n## after\n", NULL);
    emj_body_mask(text);
    cmark_node *root = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
    cmark_node *first = cmark_node_first_child(root), *last = cmark_node_last_child(root);
    g_assert_true(is_heading(first, "before") && is_heading(last, "after"));
    cmark_node_free(first);
    cmark_node_free(last);

    /* What the body says is read from a parse of its own, without anything behind it. */
    g_autoptr(emj_body) alone = emj_body_parse(g_strdup(clean), false);
    emj_body_prepare(alone, 2, "title");
    g_autofree char *html = emj_body_html(root), *expected = emj_body_html(alone->root);
    g_assert_cmpstr(html, ==, expected);
    cmark_node_free(root);
}

static char *check_body(const char *bytes, size_t length)
{
    g_autofree char *clean = emj_body_clean(bytes, length);

    if (emj_body_limit_of(clean, strlen(clean)) == EMJ_BODY_FITS) {
        check_tree(clean);
        check_copied(clean);
    }
    return emj_body_to_markdown(bytes, length, 2, "title");
}

/* The first NUL byte, else the middle, parts the bodies. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *nul = size > 0 ? memchr(data, '\0', size) : NULL;
    size_t first = nul != NULL ? (size_t)(nul - data) : size / 2;
    g_autofree char *bytes = g_malloc0(size + 1);

    if (size > 0)
        memcpy(bytes, data, size);
    g_autofree char *one = check_body(bytes, first);
    g_autofree char *two = check_body(bytes + first, size - first);
    check_report(one, two);
    return 0;
}
