#include "markdown/body.h"

void emj_body_free(struct emj_body *body)
{
    if (body == NULL)
        return;
    if (body->root != NULL)
        cmark_node_free(body->root);
    g_array_unref(body->lines);
    g_array_unref(body->blocks);
    g_free(body->text);
    g_free(body);
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

bool emj_body_is_atx(const char *source)
{
    const char *start = source + strspn(source, " ");
    size_t level = strspn(start, "#");

    return level >= 1 && level <= 6 && strchr(" \t\n", start[level]) != NULL;
}

char *emj_body_heading_text(const char *source, const char *joint)
{
    if (emj_body_is_atx(source)) {
        const char *start = source + strspn(source, " ");
        return g_strdup(start + strspn(start, "#"));
    }

    g_auto(GStrv) lines = g_strsplit(source, "\n", -1);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
        g_string_append_printf(text, "%s%s", i == 0 ? " " : joint, g_strstrip(lines[i]));
    return g_string_free(text, FALSE);
}

/* --- lines --- */

static void find_lines(struct emj_body *body)
{
    size_t start = 0;

    body->lines = g_array_sized_new(FALSE, FALSE, sizeof(size_t), 64);
    while (body->text[start] != '\0') {
        const char *end = strchr(body->text + start, '\n');

        g_array_append_val(body->lines, start);
        start = end != NULL ? (size_t)(end - body->text) + 1 : strlen(body->text);
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

struct emj_slice emj_body_slice(const struct emj_body *body, size_t first, size_t last)
{
    struct emj_slice from = line_at(body, first), to = line_at(body, last);

    return (struct emj_slice){ from.start, (size_t)(to.start + to.length - from.start) };
}

char *emj_body_lines(const struct emj_body *body, size_t first, size_t last)
{
    return emj_slice_dup(emj_body_slice(body, first, last));
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

/*
 * An open fence or raw HTML in a list takes in the blank line that follows the
 * list, which leaves what comes then alone.
 */
static bool may_grow(cmark_node *block)
{
    cmark_node *last = block;

    while (cmark_node_last_child(last) != NULL)
        last = cmark_node_last_child(last);
    cmark_node_type type = cmark_node_get_type(last);
    return last != block && (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK);
}

/* The tree of a text that leaves what follows it alone, and means the same before it. */
static cmark_node *parse_closed(const char *masked)
{
    g_autofree char *text = g_strconcat(masked, EMJ_TRIAL_SENTINEL, NULL);
    cmark_node *root = emj_trial_read(text);

    for (cmark_node *node = root != NULL ? cmark_node_first_child(root) : NULL; node != NULL;
         node = cmark_node_next(node))
        if (may_grow(node)) {
            cmark_node_free(root);
            return NULL;
        }
    return root;
}

static void parse_text(struct emj_body *body, bool between)
{
    g_autofree char *masked = g_strdup(body->text);

    body->masked = emj_body_mask(masked);
    body->root = between ? parse_closed(masked) : NULL;
    body->closed = body->root != NULL;
    if (!body->closed)
        body->root = cmark_parse_document(masked, strlen(masked), CMARK_OPT_DEFAULT);
    body->may_define = emj_trial_may_define(masked);
}

static void escape_statements(struct emj_body *body, bool between)
{
    char *text = body->may_define ? emj_body_escape_statements(body->text, body->root) : NULL;

    if (text == NULL)
        return;
    g_free(body->text);
    cmark_node_free(body->root);
    body->text = text;
    parse_text(body, between);
}

struct emj_body *emj_body_parse(char *text, bool between)
{
    struct emj_body *body = g_new0(struct emj_body, 1);

    body->text = text;
    parse_text(body, between);
    escape_statements(body, between);
    find_lines(body);
    find_blocks(body);
    return body;
}
