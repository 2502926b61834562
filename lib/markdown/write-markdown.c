#include "markdown/internal.h"

/* --- inlines --- */

/* Constant strings, because cmark writes what is in a custom inline as it is. */
struct piece {
    char character;
    const char *plain;
    const char *escaped;
};

/* Every character that cmark's own writer might escape, and those it does not know of. */
static const struct piece pieces[] = {
    { '\\', "\\", "\\\\" }, { '`', "`", "\\`" }, { '*', "*", "\\*" }, { '_', "_", "\\_" },
    { '[', "[", "\\[" },    { ']', "]", "\\]" }, { '<', "<", "\\<" }, { '>', ">", "\\>" },
    { '#', "#", "\\#" },    { '&', "&", "\\&" }, { '!', "!", "\\!" }, { '~', "~", "\\~" },
    { '-', "-", "\\-" },    { '+', "+", "\\+" }, { '=', "=", "\\=" }, { '.', ".", "\\." },
    { ')', ")", "\\)" },    { '%', "%", "\\%" }, { '|', "|", "\\|" },
};

static const struct piece *piece_of(char c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++)
        if (pieces[i].character == c)
            return &pieces[i];
    return NULL;
}

static void add_raw(cmark_node *parent, const char *constant)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);

    cmark_node_set_on_enter(node, constant);
    cmark_node_append_child(parent, node);
}

static void add_run(cmark_node *parent, const char *start, const char *end)
{
    if (start == end)
        return;

    g_autofree char *text = g_strndup(start, (size_t)(end - start));
    cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, text);
    cmark_node_append_child(parent, node);
}

/* Text as runs that cmark leaves alone and single characters with our own escape. */
static void add_escaped(cmark_node *parent, const char *text, struct emj_escape_place place)
{
    const char *run = text;

    for (const char *at = text; *at != '\0'; at++) {
        const struct piece *piece = piece_of(*at);

        if (piece == NULL)
            continue;
        add_run(parent, run, at);
        run = at + 1;
        add_raw(parent, emj_escape_needed(text, (size_t)(at - text), place) ? piece->escaped
                                                                            : piece->plain);
    }
    add_run(parent, run, text + strlen(text));
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
    cmark_node *copy = cmark_node_new(CMARK_NODE_STRONG);
    cmark_node_append_child(parent, copy);
    add_escaped(copy, text, inner);
}

/* --- blocks --- */

static cmark_node *new_like(cmark_node *node)
{
    cmark_node *copy = cmark_node_new(cmark_node_get_type(node));

    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        cmark_node_set_heading_level(copy, cmark_node_get_heading_level(node));
    if (cmark_node_get_type(node) == CMARK_NODE_LIST) {
        cmark_node_set_list_type(copy, cmark_node_get_list_type(node));
        cmark_node_set_list_tight(copy, cmark_node_get_list_tight(node));
    }
    return copy;
}

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
        copy = new_like(node);
        cmark_node_append_child(parent, copy);
        for (cmark_node *child = cmark_node_first_child(node); child != NULL;
             child = cmark_node_next(child))
            copy_block(copy, child);
    }
}

/* cmark puts two spaces before every line of a list; a person who types one does not. */
static void append_without_indent(GString *out, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (size_t i = 0; lines[i] != NULL; i++) {
        const char *line = g_strchomp(lines[i]);

        g_string_append_printf(out, "%s\n", g_str_has_prefix(line, "  ") ? line + 2 : line);
    }
}

static void write_tree(cmark_node *block, GString *out)
{
    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);

    copy_block(root, block);
    char *text = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
    g_strchomp(text);
    if (cmark_node_get_type(block) == CMARK_NODE_LIST)
        append_without_indent(out, text);
    else
        g_string_append(out, text);
    cmark_get_default_mem_allocator()->free(text);
    cmark_node_free(root);
}

static void write_block(cmark_node *block, bool no_tables, GString *out)
{
    const struct emj_part *part = cmark_node_get_user_data(block);

    if (part != NULL && part->table != NULL) {
        emj_table_write(part->table, no_tables, out);
    } else if (part != NULL) {
        g_string_append(out, part->body);
    } else if (cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK) {
        g_autofree char *fence = emj_markdown_fence(cmark_node_get_literal(block));
        g_string_append(out, fence);
    } else {
        write_tree(block, out);
    }
    while (out->len > 0 && out->str[out->len - 1] == '\n')
        g_string_truncate(out, out->len - 1);
}

static bool is_list(cmark_node *block, bool no_tables)
{
    const struct emj_part *part = cmark_node_get_user_data(block);

    if (part != NULL)
        return part->table != NULL && no_tables;
    return cmark_node_get_type(block) == CMARK_NODE_LIST;
}

char *emj_document_to_markdown(const struct emj_document *document,
                               const struct emj_markdown_options *options)
{
    bool no_tables = options != NULL && options->no_tables;
    bool after_list = false;
    GString *out = g_string_new(NULL);

    for (cmark_node *block = cmark_node_first_child(document->root); block != NULL;
         block = cmark_node_next(block)) {
        g_autoptr(GString) written = g_string_new(NULL);

        write_block(block, no_tables, written);
        if (written->len == 0)
            continue;
        /* Markdown reads two lists in a row as one; without a blank line it stays tight. */
        bool joins = after_list && is_list(block, no_tables);
        if (out->len > 0)
            g_string_append(out, joins ? "\n" : "\n\n");
        g_string_append_len(out, written->str, (gssize)written->len);
        after_list = is_list(block, no_tables);
    }
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}
