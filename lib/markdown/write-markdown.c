#include "markdown/internal.h"

/* --- inlines --- */

/* cmark writes what is in a custom inline as it is, so it comes here escaped. */
static void add_raw(cmark_node *parent, const char *escaped)
{
    cmark_node_set_on_enter(emj_tree_add(parent, CMARK_NODE_CUSTOM_INLINE), escaped);
}

static void add_escaped(cmark_node *parent, const char *text, struct emj_escape_place place)
{
    g_autoptr(GString) escaped = g_string_sized_new(strlen(text) + 16);

    for (size_t i = 0; text[i] != '\0'; i++) {
        if (emj_escape_needed(text, i, place))
            g_string_append_c(escaped, '\\');
        g_string_append_c(escaped, text[i]);
    }
    add_raw(parent, escaped->str);
}

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

static void copy_text(cmark_node *parent, cmark_node *node)
{
    const struct emj_escape_place place = place_of(node);
    g_autofree char *text = g_strdup(cmark_node_get_literal(node));

    if (place.at_start)
        g_strchug(text);
    if (place.at_end)
        g_strchomp(text);
    add_escaped(parent, text, place);
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
static void copy_strong(cmark_node *parent, cmark_node *node)
{
    const struct emj_escape_place inner = { .at_start = false, .at_end = false };
    const char *text = cmark_node_get_literal(cmark_node_first_child(node));

    if (!strong_holds(node)) {
        add_escaped(parent, text, place_of(node));
        return;
    }
    add_escaped(emj_tree_add(parent, CMARK_NODE_STRONG), text, inner);
}

/* --- blocks --- */

/* The tree of a block with its text escaped for Markdown; its depth is fixed by our builder. */
static void copy_block(cmark_node *parent, cmark_node *node)
{
    cmark_node *copy = NULL;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        copy_text(parent, node);
        return;
    case CMARK_NODE_STRONG:
        copy_strong(parent, node);
        return;
    case CMARK_NODE_CUSTOM_INLINE:
        add_raw(parent, cmark_node_get_on_enter(node));
        return;
    default:
        copy = emj_node_like(node);
        cmark_node_append_child(parent, copy);
        for (cmark_node *child = cmark_node_first_child(node); child != NULL;
             child = cmark_node_next(child))
            copy_block(copy, child);
    }
}

static void write_tree(cmark_node *block, GString *out)
{
    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);

    copy_block(root, block);
    char *text = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
    g_string_append(out, g_strchomp(text));
    cmark_get_default_mem_allocator()->free(text);
    cmark_node_free(root);
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

        write_tree(paragraph, text);
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
        write_tree(block, out);
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
