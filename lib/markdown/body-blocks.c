#include "markdown/body.h"

#include "base/text.h"

void emj_body_free(struct emj_body *body)
{
    if (body == NULL)
        return;
    cmark_node_free(body->root);
    g_array_unref(body->lines);
    g_array_unref(body->blocks);
    g_free(body->text);
    g_free(body);
}

char *emj_body_masked(const char *text)
{
    char *masked = g_strdup(text);

    for (char *at = strstr(masked, "[^"); at != NULL; at = strstr(at, "[^"))
        *at = '(';
    return masked;
}

char *emj_body_html(cmark_node *node)
{
    /* Raw HTML must be seen to be compared. */
    char *html = cmark_render_html(node, CMARK_OPT_UNSAFE);
    char *copy = g_strdup(html);

    cmark_get_default_mem_allocator()->free(html);
    return copy;
}

bool emj_body_is_fence(const char *source)
{
    size_t indent = strspn(source, " ");

    return indent < 4 && (g_str_has_prefix(source + indent, "```") ||
                          g_str_has_prefix(source + indent, "~~~"));
}

/* --- lines --- */

static void find_lines(struct emj_body *body)
{
    size_t start = 0;

    body->lines = g_array_new(FALSE, FALSE, sizeof(size_t));
    while (body->text[start] != '\0') {
        size_t length = strcspn(body->text + start, "\n");

        g_array_append_val(body->lines, start);
        start += length + (body->text[start + length] == '\n');
    }
    g_array_append_val(body->lines, start);
}

static size_t line_count(const struct emj_body *body)
{
    return body->lines->len - 1;
}

static struct emj_slice line_at(const struct emj_body *body, size_t line)
{
    size_t start = g_array_index(body->lines, size_t, line);
    size_t end = g_array_index(body->lines, size_t, line + 1);

    if (end > start && body->text[end - 1] == '\n')
        end--;
    return (struct emj_slice){ body->text + start, end - start };
}

char *emj_body_lines(const struct emj_body *body, size_t first, size_t last)
{
    struct emj_slice from = line_at(body, first), to = line_at(body, last);

    return g_strndup(from.start, (size_t)(to.start + to.length - from.start));
}

static size_t skip_blank_back(const struct emj_body *body, size_t first, size_t last)
{
    while (last > first && emj_slice_is_blank(line_at(body, last)))
        last--;
    return last;
}

/* --- the lines of a block --- */

static bool is_underline(struct emj_slice line)
{
    struct emj_slice trimmed = emj_slice_trim(line);

    if (trimmed.length == 0 || strchr("=-", *trimmed.start) == NULL)
        return false;
    for (size_t i = 1; i < trimmed.length; i++)
        if (trimmed.start[i] != *trimmed.start)
            return false;
    return true;
}

static size_t count_newlines(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text++)
        count += *text == '\n';
    return count;
}

/*
 * cmark's last line is one too small for a HTML block that ends on the line with
 * its closing sign, and one too large for an underlined heading without a blank
 * line after it.
 */
static size_t last_line(const struct emj_body *body, cmark_node *node, size_t first,
                        size_t bound)
{
    size_t last = MAX(first, (size_t)MAX(cmark_node_get_end_line(node), 1) - 1);
    size_t count;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
        count = count_newlines(cmark_node_get_literal(node));
        return MIN(bound, first + MAX(count, 1) - 1);
    case CMARK_NODE_CODE_BLOCK:
        /* An open fence holds the blank lines at the end of the text. */
        last = MIN(bound, last);
        return emj_body_is_fence(line_at(body, first).start)
                   ? last
                   : skip_blank_back(body, first, last);
    case CMARK_NODE_HEADING:
        last = MIN(bound, last);
        return last > first + 1 && !is_underline(line_at(body, last)) ? last - 1 : last;
    default:
        return skip_blank_back(body, first, MIN(bound, last));
    }
}

/* Lines with text between two blocks: cmark took them in as link definitions. */
static void add_uncovered(struct emj_body *body, size_t first, size_t end)
{
    struct emj_body_block block = { .node = NULL };

    while (first < end && emj_slice_is_blank(line_at(body, first)))
        first++;
    if (first >= end)
        return;
    block.first = first;
    block.last = skip_blank_back(body, first, end - 1);
    g_array_append_val(body->blocks, block);
}

static void find_blocks(struct emj_body *body)
{
    size_t covered = 0;

    body->blocks = g_array_new(FALSE, FALSE, sizeof(struct emj_body_block));
    for (cmark_node *node = cmark_node_first_child(body->root); node != NULL;
         node = cmark_node_next(node)) {
        cmark_node *next = cmark_node_next(node);
        size_t bound =
            next != NULL ? (size_t)cmark_node_get_start_line(next) - 1 : line_count(body);
        struct emj_body_block block = {
            .node = node,
            .first = (size_t)cmark_node_get_start_line(node) - 1,
        };

        block.last = last_line(body, node, block.first, MAX(bound, block.first + 1) - 1);
        add_uncovered(body, covered, block.first);
        g_array_append_val(body->blocks, block);
        covered = block.last + 1;
    }
    add_uncovered(body, covered, line_count(body));
}

struct emj_body *emj_body_parse(char *text)
{
    struct emj_body *body = g_new0(struct emj_body, 1);
    g_autofree char *masked = emj_body_masked(text);

    body->text = text;
    body->root = cmark_parse_document(masked, strlen(masked), CMARK_OPT_DEFAULT);
    find_lines(body);
    find_blocks(body);
    return body;
}
