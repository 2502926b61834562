/*
 * A block written anew from its tree: containers here, so that lists which follow
 * each other stay two and tight ones stay tight, and what stands in them by
 * cmark's writer.
 */
#include "markdown/body.h"

static char *write_node(cmark_node *node, unsigned variant);

static cmark_node_type type_of(cmark_node *node)
{
    return node != NULL ? cmark_node_get_type(node) : CMARK_NODE_NONE;
}

/* --- containers --- */

/* No space at the end of a line that is empty but for its prefix. */
static void append_line(GString *out, const char *prefix, const char *line)
{
    size_t length = strlen(prefix);

    while (*line == '\0' && length > 0 && prefix[length - 1] == ' ')
        length--;
    g_string_append_len(out, prefix, (gssize)length);
    g_string_append(out, line);
}

/* The first line behind `first`, the others behind `rest`. */
static char *with_prefix(const char *text, const char *first, const char *rest)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *out = g_string_new(NULL);

    append_line(out, first, lines[0] != NULL ? lines[0] : "");
    for (size_t i = 1; lines[0] != NULL && lines[i] != NULL; i++) {
        g_string_append_c(out, '\n');
        append_line(out, rest, lines[i]);
    }
    return g_string_free(out, FALSE);
}

static char *write_children(cmark_node *parent, const char *between)
{
    GString *out = g_string_new(NULL);

    for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
         node = cmark_node_next(node)) {
        g_autofree char *text = write_node(node, 0);

        if (out->len > 0)
            g_string_append(out, between);
        g_string_append(out, text);
    }
    return g_string_free(out, FALSE);
}

static char *write_quote(cmark_node *quote)
{
    g_autofree char *text = write_children(quote, "\n\n");

    return with_prefix(text, "> ", "> ");
}

/* --- lists --- */

/* Lists that follow each other take turns with their markers. */
static bool has_other_marker(cmark_node *list, unsigned variant)
{
    while (type_of(list = cmark_node_previous(list)) == CMARK_NODE_LIST)
        variant++;
    return variant % 2 == 1;
}

static char *marker_of(cmark_node *list, bool other, int index)
{
    if (cmark_node_get_list_type(list) == CMARK_BULLET_LIST)
        return g_strdup(other ? "* " : "- ");

    int number = MIN(cmark_node_get_list_start(list), 999999999 - index) + index;
    return g_strdup_printf("%d%s", number, other ? ") " : ". ");
}

static char *write_item(cmark_node *item, const char *marker, bool tight)
{
    g_autofree char *text = write_children(item, tight ? "\n" : "\n\n");
    g_autofree char *indent = g_strnfill(strlen(marker), ' ');

    return with_prefix(text, marker, indent);
}

static char *write_list(cmark_node *list, unsigned variant)
{
    bool other = has_other_marker(list, variant), tight = cmark_node_get_list_tight(list);
    GString *out = g_string_new(NULL);
    int index = 0;

    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item), index++) {
        g_autofree char *marker = marker_of(list, other, index);
        g_autofree char *text = write_item(item, marker, tight);

        if (index > 0)
            g_string_append(out, tight ? "\n" : "\n\n");
        g_string_append(out, text);
    }
    return g_string_free(out, FALSE);
}

/* --- what stands in them --- */

static char *without_last_newline(const char *text)
{
    size_t length = strlen(text);

    return g_strndup(text, length - (length > 0 && text[length - 1] == '\n'));
}

static void append_info(GString *out, const char *info)
{
    for (; *info != '\0'; info++)
        if (*info == '&')
            g_string_append(out, "&amp;");
        else
            g_string_append_printf(out, "%s%c", *info == '\\' ? "\\" : "", *info);
}

/* A fence whatever it was: indented code would join with what stands before it. */
static char *write_code(cmark_node *node)
{
    const char *info = cmark_node_get_fence_info(node);
    char mark = strchr(info, '`') != NULL ? '~' : '`';
    g_autofree char *fence = emj_body_fence(cmark_node_get_literal(node), mark);
    size_t marks = strspn(fence, "`~");
    GString *out = g_string_new_len(fence, (gssize)marks);

    append_info(out, info);
    g_string_append(out, fence + marks);
    return g_string_free(out, FALSE);
}

/* cmark writes the controls that stand for the brackets of a footnote as entities. */
static char *without_entity(const char *text, const char *entity, const char *bracket)
{
    g_auto(GStrv) parts = g_strsplit(text, entity, -1);

    return g_strjoinv(bracket, parts);
}

static void write_as_entity(cmark_node *line_break)
{
    cmark_node *entity = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);

    cmark_node_set_on_enter(entity, "&#10;");
    cmark_node_insert_before(line_break, entity);
    cmark_node_free(line_break);
}

/* A heading stands on one line, which a newline as an entity does not end. */
static void keep_on_one_line(cmark_node *heading)
{
    cmark_iter *iter = cmark_iter_new(heading);

    while (cmark_iter_next(iter) != CMARK_EVENT_DONE)
        if (type_of(cmark_iter_get_node(iter)) == CMARK_NODE_SOFTBREAK)
            write_as_entity(cmark_iter_get_node(iter));
    cmark_iter_free(iter);
}

static char *write_inlines(cmark_node *node)
{
    if (type_of(node) == CMARK_NODE_HEADING)
        keep_on_one_line(node);
    char *text = cmark_render_commonmark(node, CMARK_OPT_DEFAULT, 0);
    g_autofree char *opened = without_entity(text, "&#1;", "[");
    char *copy = g_strchomp(without_entity(opened, "&#2;", "]"));

    cmark_get_default_mem_allocator()->free(text);
    return copy;
}

static char *write_node(cmark_node *node, unsigned variant)
{
    switch (type_of(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        return write_quote(node);
    case CMARK_NODE_LIST:
        return write_list(node, variant);
    case CMARK_NODE_CODE_BLOCK:
        return write_code(node);
    case CMARK_NODE_HTML_BLOCK:
        return without_last_newline(cmark_node_get_literal(node));
    case CMARK_NODE_THEMATIC_BREAK:
        /* Behind "- " or "* " its own characters would make a break of the whole line. */
        return g_strdup("___");
    default:
        return write_inlines(node);
    }
}

char *emj_body_rewrite(cmark_node *block, unsigned variant)
{
    g_autofree char *text = write_node(block, variant);

    return emj_body_entities(text);
}

char *emj_body_unescape(const char *text, const char *characters)
{
    GString *out = g_string_new(NULL);

    for (; *text != '\0'; text++) {
        if (*text != '\\' || text[1] == '\0') {
            g_string_append_c(out, *text);
        } else {
            if (strchr(characters, text[1]) == NULL)
                g_string_append_c(out, '\\');
            g_string_append_c(out, *++text);
        }
    }
    return g_string_free(out, FALSE);
}
