#include "markdown/internal.h"

/* --- inlines --- */

/* A task box leaves its text at the start of the item. */
static bool is_at_start(cmark_node *inline_node)
{
    cmark_node *previous = cmark_node_previous(inline_node);

    return previous == NULL || cmark_node_get_type(previous) == CMARK_NODE_CUSTOM_INLINE;
}

static struct emj_escape_place place_of(cmark_node *node)
{
    return (struct emj_escape_place){
        .at_start = is_at_start(node),
        .at_end = cmark_node_next(node) == NULL,
    };
}

static void write_text(cmark_node *node, GString *out)
{
    const struct emj_escape_place place = place_of(node);
    const char *text = cmark_node_get_literal(node);
    size_t start = place.at_start ? strspn(text, " ") : 0;
    size_t end = strlen(text);

    while (place.at_end && end > start && text[end - 1] == ' ')
        end--;
    if (text[end] == '\0') {
        emj_escape_append(out, text + start, place);
        return;
    }
    g_autofree char *cut = g_strndup(text + start, end - start);
    emj_escape_append(out, cut, place);
}

/* Whether "**" next to `outside` is still emphasis when `inside` is on its other side. */
static bool edge_holds(gunichar inside, gunichar outside)
{
    if (g_unichar_isalnum(inside))
        return true;
    return outside == ' ' || (outside < 0x80 && g_ascii_ispunct((char)outside));
}

static bool strong_holds(cmark_node *strong)
{
    const char *text = cmark_node_get_literal(cmark_node_first_child(strong));
    cmark_node *previous = cmark_node_previous(strong), *next = cmark_node_next(strong);
    gunichar before = ' ', after = ' ';

    if (previous != NULL && cmark_node_get_type(previous) == CMARK_NODE_TEXT) {
        const char *outside = cmark_node_get_literal(previous);
        before = g_utf8_get_char(g_utf8_prev_char(outside + strlen(outside)));
    }
    if (next != NULL)
        after = g_utf8_get_char(cmark_node_get_literal(next));
    return edge_holds(g_utf8_get_char(text), before) &&
           edge_holds(g_utf8_get_char(g_utf8_prev_char(text + strlen(text))), after);
}

/* Where "**" would not be read as emphasis, the words alone are written. */
static void write_strong(cmark_node *node, GString *out)
{
    const struct emj_escape_place inner = { .at_start = false, .at_end = false };
    const char *text = cmark_node_get_literal(cmark_node_first_child(node));

    if (!strong_holds(node)) {
        emj_escape_append(out, text, place_of(node));
        return;
    }
    g_string_append(out, "**");
    emj_escape_append(out, text, inner);
    g_string_append(out, "**");
}

static void write_inline(cmark_node *node, GString *out)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        write_text(node, out);
        return;
    case CMARK_NODE_STRONG:
        write_strong(node, out);
        return;
    default: /* a task box */
        g_string_append(out, cmark_node_get_on_enter(node));
    }
}

/* --- blocks --- */

/* A heading or a paragraph of our builder, which are one line each. */
static void write_line(cmark_node *block, GString *out)
{
    size_t start = out->len;

    if (cmark_node_get_type(block) == CMARK_NODE_HEADING)
        g_string_append_printf(out, "%.*s ", cmark_node_get_heading_level(block), "######");
    for (cmark_node *child = cmark_node_first_child(block); child != NULL;
         child = cmark_node_next(child))
        write_inline(child, out);
    while (out->len > start && g_ascii_isspace(out->str[out->len - 1]))
        g_string_truncate(out, out->len - 1);
}

/*
 * cmark indents every list by two columns and a list in a list by six; a person
 * types none and two, which is what notes apps expect.
 */
static void write_list(cmark_node *list, const char *indent, GString *out)
{
    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item)) {
        cmark_node *paragraph = cmark_node_first_child(item);
        g_autoptr(GString) text = g_string_new(NULL);

        write_line(paragraph, text);
        g_string_append_printf(out, "%s-%s%s\n", indent, text->len > 0 ? " " : "", text->str);
        for (cmark_node *below = cmark_node_next(paragraph); below != NULL;
             below = cmark_node_next(below))
            write_list(below, "  ", out);
    }
}

static void write_part(const struct emj_part *part, bool no_tables, GString *out)
{
    g_autofree char *text = NULL;

    if (part->table != NULL) {
        emj_table_write(part->table, no_tables, out);
    } else if (part->picture != NULL) {
        text = emj_picture_to_text(part->picture);
        g_autofree char *fence = text != NULL ? emj_markdown_fence(text) : g_strdup("");
        g_string_append(out, fence);
    } else {
        const struct emj_body_text *body = part->body;
        text =
            emj_body_to_markdown(body->markdown, body->length, body->parent_level, body->title);
        g_string_append(out, text);
    }
}

static void write_block(cmark_node *block, bool no_tables, GString *out)
{
    const struct emj_part *part = cmark_node_get_user_data(block);

    if (part != NULL) {
        write_part(part, no_tables, out);
        return;
    }
    switch (cmark_node_get_type(block)) {
    case CMARK_NODE_CODE_BLOCK: {
        g_autofree char *fence = emj_markdown_fence(cmark_node_get_literal(block));
        g_string_append(out, fence);
        return;
    }
    case CMARK_NODE_LIST:
        write_list(block, "", out);
        return;
    default:
        write_line(block, out);
    }
}

void emj_write_markdown_block(struct emj_writer *writer, cmark_node *block)
{
    g_autoptr(GString) written = g_string_new(NULL);

    write_block(block, writer->options.no_tables, written);
    while (written->len > 0 && written->str[written->len - 1] == '\n')
        g_string_truncate(written, written->len - 1);
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, written->str);
}

char *emj_document_to_markdown(const struct emj_document *document,
                               const struct emj_markdown_options *options)
{
    const struct emj_writer_options all = {
        .format = EMJ_FORMAT_MARKDOWN,
        .no_tables = options != NULL && options->no_tables,
    };
    GString *text = g_string_new(NULL);
    struct emj_writer *writer =
        emj_writer_new(&all, &(struct emj_page){ 0 }, emj_sink_to_string(text));

    emj_writer_add(writer, document);
    emj_writer_free(writer);
    return g_string_free(text, FALSE);
}
