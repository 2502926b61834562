#include "markdown/body.h"

#include "base/text.h"

/* A paragraph that stands after a block on trial and must come out as it is. */
#define SENTINEL "sentinel"

/* --- fences --- */

static size_t longest_run(const char *text, char c)
{
    size_t longest = 0, run = 0;

    for (; *text != '\0'; text++) {
        run = *text == c ? run + 1 : 0;
        longest = MAX(longest, run);
    }
    return longest;
}

char *emj_markdown_fence(const char *text)
{
    size_t length = MAX(longest_run(text, '`') + 1, 3);
    g_autofree char *fence = g_strnfill(length, '`');
    bool ended = *text == '\0' || g_str_has_suffix(text, "\n");

    return g_strconcat(fence, "\n", text, ended ? "" : "\n", fence, NULL);
}

/* --- trials --- */

static bool is_sentinel(cmark_node *node)
{
    cmark_node *text =
        cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH ? cmark_node_first_child(node) : NULL;

    return text != NULL && cmark_node_next(text) == NULL &&
           g_strcmp0(cmark_node_get_literal(text), SENTINEL) == 0;
}

/* HTML of a source that is one block and leaves what follows alone; otherwise NULL. */
static char *html_alone(const char *source)
{
    g_autofree char *text = g_strconcat(source, "\n\n" SENTINEL "\n", NULL);
    g_autofree char *masked = emj_body_masked(text);
    cmark_node *root = cmark_parse_document(masked, strlen(masked), CMARK_OPT_DEFAULT);
    cmark_node *first = cmark_node_first_child(root), *second = cmark_node_last_child(root);
    char *html = NULL;

    if (first != NULL && cmark_node_next(first) == second && is_sentinel(second))
        html = emj_body_html(first);
    cmark_node_free(root);
    return html;
}

static char *without_definitions(const char *text)
{
    char *copy = g_strdup(text);

    for (char *at = strstr(copy, "]:"); at != NULL; at = strstr(at, "]:"))
        at[1] = ')';
    return copy;
}

/*
 * A link definition inside a block would hold for the whole document. It leaves
 * no trace in the HTML, but its text does when its colon is taken away.
 */
static bool defines_links(const char *source, const char *html)
{
    if (strstr(source, "]:") == NULL)
        return false;

    g_autofree char *disarmed = without_definitions(source);
    g_autofree char *disarmed_html = html_alone(disarmed);
    g_autofree char *expected = without_definitions(html);
    return g_strcmp0(disarmed_html, expected) != 0;
}

/* Whether `source` can stand in any document and mean there what `expected` says. */
static bool holds(const char *source, const char *expected)
{
    g_autofree char *html = html_alone(source);

    return g_strcmp0(html, expected) == 0 && !defines_links(source, html);
}

/* --- closing open blocks --- */

static const char *skip_indent(const char *line)
{
    return line + strspn(line, " ");
}

static char *fence_closer(const char *source)
{
    const char *start = skip_indent(source);

    return g_strnfill(strspn(start, *start == '`' ? "`" : "~"), *start);
}

/* How a HTML block that may hold blank lines ends; NULL for one that ends at them. */
static const char *html_closer(const char *source)
{
    static const struct {
        const char *opening;
        const char *closing;
    } kinds[] = {
        { "<!--", "-->" },        { "<![cdata[", "]]>" },         { "<!", ">" },
        { "<?", "?>" },           { "<script", "</script>" },     { "<pre", "</pre>" },
        { "<style", "</style>" }, { "<textarea", "</textarea>" },
    };
    const char *start = skip_indent(source);

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strncasecmp(start, kinds[i].opening, strlen(kinds[i].opening)) == 0)
            return kinds[i].closing;
    return NULL;
}

static char *closed_fence(const char *source, const char *expected)
{
    if (!emj_body_is_fence(source))
        return NULL;

    g_autofree char *closer = fence_closer(source);
    g_autofree char *closed = g_strconcat(source, "\n", closer, NULL);
    return holds(closed, expected) ? g_steal_pointer(&closed) : NULL;
}

/* The closing sign becomes part of a HTML block, so it is expected in its HTML. */
static char *closed_html(const char *source, const char *expected)
{
    const char *closer = html_closer(source);

    if (closer == NULL)
        return NULL;
    g_autofree char *closed = g_strconcat(source, "\n", closer, NULL);
    g_autofree char *closed_expected = g_strconcat(expected, closer, "\n", NULL);
    return holds(closed, closed_expected) ? g_steal_pointer(&closed) : NULL;
}

static char *closed_block(cmark_node *node, const char *source, const char *expected)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE_BLOCK:
        return closed_fence(source, expected);
    case CMARK_NODE_HTML_BLOCK:
        return closed_html(source, expected);
    default:
        return NULL;
    }
}

/* --- blocks --- */

struct writing {
    const struct emj_body *body;
    struct emj_definitions *definitions;
    int shift;
    bool gave_up; /* a block stands as plain text, with its references */
};

/* A source, or what a repair makes of it, that means `expected`; NULL if there is none. */
static char *repaired(struct writing *writing, cmark_node *node, const char *source,
                      const char *expected)
{
    if (holds(source, expected))
        return g_strdup(source);

    char *closed = closed_block(node, source, expected);
    if (closed != NULL)
        return closed;
    g_autofree char *linked = emj_definitions_inline(writing->definitions, source);
    if (!holds(linked, expected))
        return NULL;
    emj_definitions_use(writing->definitions);
    return g_steal_pointer(&linked);
}

static bool is_atx(const char *source)
{
    const char *start = skip_indent(source);
    size_t level = strspn(start, "#");

    return level >= 1 && level <= 6 && strchr(" \t\n", start[level]) != NULL;
}

/* What stands after the "#" of a heading; the lines of an underlined one as one line. */
static char *heading_text(const char *source)
{
    if (is_atx(source)) {
        const char *start = skip_indent(source);
        return g_strdup(start + strspn(start, "#"));
    }

    g_auto(GStrv) lines = g_strsplit(source, "\n", -1);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
        g_string_append_printf(text, " %s", g_strstrip(lines[i]));
    return g_string_free(text, FALSE);
}

static char *write_heading(struct writing *writing, cmark_node *node, const char *source)
{
    int level = CLAMP(cmark_node_get_heading_level(node) + writing->shift, 1, 6);
    g_autofree char *marks = g_strnfill((size_t)level, '#');
    g_autofree char *text = heading_text(source);
    g_autofree char *typed = g_strconcat(marks, text, NULL);

    cmark_node_set_heading_level(node, level);
    g_autofree char *html = emj_body_html(node);
    /* Lines of a heading are joined with a space; the last newline is not one of them. */
    g_strdelimit(g_strchomp(html), "\n", ' ');
    g_autofree char *expected = g_strconcat(html, "\n", NULL);
    char *written = repaired(writing, node, typed, expected);
    if (written != NULL)
        return written;

    writing->gave_up = true;
    g_autofree char *escaped = emj_markdown_escape(text);
    return g_strconcat(marks, " ", escaped, NULL);
}

static char *write_block(struct writing *writing, const struct emj_body_block *block)
{
    g_autofree char *source = emj_body_lines(writing->body, block->first, block->last);

    if (cmark_node_get_type(block->node) == CMARK_NODE_HEADING)
        return write_heading(writing, block->node, source);

    g_autofree char *expected = emj_body_html(block->node);
    char *written = repaired(writing, block->node, source, expected);
    if (written != NULL)
        return written;
    writing->gave_up = true;
    return emj_markdown_fence(source);
}

/* --- what is left out --- */

static bool is_heading(const struct emj_body_block *block)
{
    return block->node != NULL && cmark_node_get_type(block->node) == CMARK_NODE_HEADING;
}

static bool is_own_comment(const struct emj_body_block *block)
{
    if (block->node == NULL || cmark_node_get_type(block->node) != CMARK_NODE_HTML_BLOCK)
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
    if (title == NULL || !is_heading(block) || cmark_node_get_heading_level(block->node) != 1)
        return false;

    g_autofree char *source = emj_body_lines(body, block->first, block->last);
    g_autofree char *typed = g_strstrip(heading_text(source));
    drop_closing_marks(typed);
    return is_atx(source) && strcmp(typed, title) == 0;
}

static const struct emj_body_block *block_at(const struct emj_body *body, size_t i)
{
    return &g_array_index(body->blocks, struct emj_body_block, i);
}

static void leave_out(struct emj_body *body, const char *title)
{
    bool has_title = body->blocks->len > 0 && is_title(body, block_at(body, 0), title);

    for (size_t i = body->blocks->len; i-- > 1;)
        if (is_own_comment(block_at(body, i)) && is_heading(block_at(body, i - 1)))
            g_array_remove_index(body->blocks, (guint)i);
    if (has_title)
        g_array_remove_index(body->blocks, 0);
}

/* --- the whole --- */

static int highest_level(const struct emj_body *body)
{
    int level = 6;

    for (size_t i = 0; i < body->blocks->len; i++) {
        const struct emj_body_block *block = block_at(body, i);
        if (is_heading(block))
            level = MIN(level, cmark_node_get_heading_level(block->node));
    }
    return level;
}

static cmark_node_type type_at(const struct emj_body *body, size_t i)
{
    cmark_node *node = i < body->blocks->len ? block_at(body, i)->node : NULL;

    return node != NULL ? cmark_node_get_type(node) : CMARK_NODE_NONE;
}

/* Two lists, or two runs of indented code, would become one without what stands between. */
static bool separates(const struct emj_body *body, size_t i)
{
    cmark_node_type before = i > 0 ? type_at(body, i - 1) : CMARK_NODE_NONE;

    return before == type_at(body, i + 1) &&
           (before == CMARK_NODE_LIST || before == CMARK_NODE_CODE_BLOCK);
}

/*
 * Definitions whose links are all written inline are no longer needed. Others are
 * shown: what looks like one may be a sentence, "[Wen]: agreed".
 */
static char *write_definitions(struct writing *writing, size_t i)
{
    const struct emj_body_block *block = block_at(writing->body, i);
    g_autofree char *source = emj_body_lines(writing->body, block->first, block->last);

    if (!writing->gave_up && !separates(writing->body, i) &&
        emj_definitions_are_used(writing->definitions, source))
        return NULL;
    return emj_markdown_fence(source);
}

static char *write_body(struct writing *writing)
{
    const struct emj_body *body = writing->body;
    g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func(g_free);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < body->blocks->len; i++) {
        const struct emj_body_block *block = block_at(body, i);
        g_ptr_array_add(written, block->node != NULL ? write_block(writing, block) : NULL);
    }
    for (size_t i = 0; i < body->blocks->len; i++) {
        g_autofree char *text = written->pdata[i];

        written->pdata[i] = NULL;
        if (text == NULL)
            text = write_definitions(writing, i);
        if (text != NULL)
            g_string_append_printf(out, "%s%s", out->len > 0 ? "\n\n" : "", text);
    }
    return g_string_free(out, FALSE);
}

/* Valid UTF-8 without a byte order mark, lines ending in "\n". */
static char *clean_text(const char *markdown, size_t length)
{
    g_autofree char *valid = g_utf8_make_valid(markdown, (gssize)length);
    const char *start = valid + emj_text_bom_length(valid, strlen(valid));
    GString *text = g_string_new(NULL);

    for (; *start != '\0'; start++)
        if (*start != '\r')
            g_string_append_c(text, *start);
        else if (start[1] != '\n')
            g_string_append_c(text, '\n');
    return g_string_free(text, FALSE);
}

char *emj_body_to_markdown(const char *markdown, size_t length, int parent_level,
                           const char *title)
{
    g_autofree char *text = clean_text(markdown, length);

    if (emj_slice_is_blank((struct emj_slice){ text, strlen(text) }))
        return g_strdup("");
    if (!emj_body_is_bounded(text, strlen(text)))
        return emj_markdown_fence(text);

    g_autoptr(emj_body) body = emj_body_parse(g_steal_pointer(&text));
    g_autoptr(emj_definitions) definitions = emj_definitions_new(body);
    leave_out(body, title);
    struct writing writing = {
        .body = body,
        .definitions = definitions,
        .shift = parent_level + 1 - highest_level(body),
    };
    return write_body(&writing);
}
