/*
 * A manual page. cmark's writer keeps the structure; code, emphasis and line breaks
 * are written here. Then every line is looked at again: what begins like a request
 * and is none of the few that are written here loses its power, and so does every
 * escape sequence that is not on the list. All of it is ASCII, since groff without
 * its preprocessor does not know UTF-8.
 */
#include "markdown/internal.h"

#include "base/text.h"

enum {
    MAX_NESTING = 4, /* each takes seven columns of a line */
    MAX_TITLE = 30,  /* it stands twice in the line at the top */
    MAX_WORD = 30,   /* a longer one may be broken, or groff complains of it */
};

/* --- the second look --- */

static const char *const requests[] = {
    ".SH", ".SS", ".PP", ".RS", ".RE", ".IP", ".IP \\[bu] 2", ".nf", ".fi", ".br",
};

/* Behind a backslash. Longer ones stand before those that they begin with. */
static const char *const sequences[] = {
    "f[BI]", "f[B]", "f[I]", "f[R]", "[oq]", "[cq]", "[lq]", "[rq]", "[em]",
    "[en]",  "[aq]", "[ga]", "[ha]", "[ti]", "[dq]", "&",    "e",    "-",
};

/* `.IP "12." 4`, as cmark numbers an item. */
static bool is_numbered_item(const char *line)
{
    static const char start[] = ".IP \"";

    if (!g_str_has_prefix(line, start))
        return false;
    line += strlen(start);
    size_t digits = strspn(line, "0123456789");
    return digits > 0 && strcmp(line + digits, ".\" 4") == 0;
}

static bool is_request(const char *line)
{
    for (size_t i = 0; i < G_N_ELEMENTS(requests); i++)
        if (strcmp(line, requests[i]) == 0)
            return true;
    return is_numbered_item(line);
}

/* The length of the sequence behind a backslash, 0 if there is none that may stay. */
static size_t sequence_length(const char *at)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sequences); i++)
        if (g_str_has_prefix(at, sequences[i]))
            return strlen(sequences[i]);
    return 0;
}

static void append_character(GString *out, gunichar c)
{
    switch (c) {
    case '^':
        g_string_append(out, "\\[ha]");
        break;
    case '~':
        g_string_append(out, "\\[ti]");
        break;
    case '`':
        g_string_append(out, "\\[ga]");
        break;
    default:
        if (c < ' ')
            g_string_append_c(out, ' ');
        else if (c < 128)
            g_string_append_c(out, (char)c);
        else
            g_string_append_printf(out, "\\[u%04X]", c);
    }
}

static void append_text_line(GString *out, const char *line)
{
    size_t word = 0;

    if (*line == '.' || *line == '\'')
        g_string_append(out, "\\&");
    while (*line != '\0') {
        size_t length = *line == '\\' ? sequence_length(line + 1) : 0;

        if (word > 0 && word % MAX_WORD == 0 && *line != ' ')
            g_string_append(out, "\\:");
        word = *line == ' ' ? 0 : word + 1;
        if (length > 0) {
            g_string_append_len(out, line, (gssize)length + 1);
            line += length + 1;
        } else if (*line == '\\') {
            g_string_append(out, "\\e");
            line++;
        } else {
            append_character(out, g_utf8_get_char(line));
            line = g_utf8_find_next_char(line, NULL);
        }
    }
}

char *emj_man_disarm(const char *man)
{
    g_auto(GStrv) lines = g_strsplit(man, "\n", -1);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; lines[i] != NULL; i++) {
        if (is_request(lines[i]))
            g_string_append(out, lines[i]);
        else
            append_text_line(out, lines[i]);
        if (lines[i + 1] != NULL)
            g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

/* --- what cmark is not asked for --- */

/* What is around a node. */
struct place {
    unsigned emphasis;
    unsigned strong;
    bool in_heading;
};

static void append_font(GString *out, unsigned emphasis, unsigned strong)
{
    const char *font = emphasis > 0 ? "\\f[I]" : "\\f[R]";

    if (strong > 0)
        font = emphasis > 0 ? "\\f[BI]" : "\\f[B]";
    g_string_append(out, font);
}

static void append_code(GString *out, const char *text)
{
    for (; *text != '\0'; text++)
        if (*text == '\\')
            g_string_append(out, "\\e");
        else if (*text == '-')
            g_string_append(out, "\\-");
        else if (*text == '\'')
            g_string_append(out, "\\[aq]");
        else
            g_string_append_c(out, *text);
}

/* Code is bold, as in the pages of manuals: many devices have no other font for it. */
static void write_code(cmark_node *node, const struct place *place)
{
    g_autoptr(GString) out = g_string_new("\\&");

    if (!place->in_heading)
        append_font(out, place->emphasis, 1);
    append_code(out, cmark_node_get_literal(node));
    if (!place->in_heading)
        append_font(out, place->emphasis, place->strong);
    emj_tree_replace_by_raw(node, CMARK_NODE_CUSTOM_INLINE, out->str);
}

static void write_code_block(cmark_node *node)
{
    g_autofree char *text = emj_markdown_without_tabs(cmark_node_get_literal(node));
    g_autoptr(GString) out = g_string_new(".IP\n.nf\n");
    size_t length = strlen(text), offset = 0;
    struct emj_slice line;

    while (emj_text_next_line(text, length, &offset, &line)) {
        g_autofree char *typed = emj_slice_dup(line);

        if (*typed == '.' || *typed == '\'')
            g_string_append(out, "\\&");
        append_code(out, typed);
        g_string_append_c(out, '\n');
    }
    g_string_append(out, ".fi");
    emj_tree_replace_by_raw(node, CMARK_NODE_CUSTOM_BLOCK, out->str);
}

static void write_line_break(cmark_node *node, const struct place *place)
{
    bool breaks = !place->in_heading && cmark_node_previous(node) != NULL;

    emj_tree_replace_by_raw(node, CMARK_NODE_CUSTOM_INLINE, breaks ? "\n.br\n" : " ");
}

/*
 * cmark goes back to "the font before", which is a wrong one inside another
 * emphasis. A heading is in one font.
 */
static void write_emphasis(cmark_node *node, const struct place *place, bool is_strong)
{
    g_autoptr(GString) start = g_string_new(NULL), end = g_string_new(NULL);
    cmark_node *custom = emj_tree_replace_by_inline(node);

    if (place->in_heading)
        return;
    append_font(start, place->emphasis + !is_strong, place->strong + is_strong);
    append_font(end, place->emphasis, place->strong);
    cmark_node_set_on_enter(custom, start->str);
    cmark_node_set_on_exit(custom, end->str);
}

/* A section would end the indentation of the list or quote that it stands in. */
static void write_inner_heading(cmark_node *heading)
{
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node *strong = emj_tree_add(paragraph, CMARK_NODE_CUSTOM_INLINE);
    cmark_node *child = NULL;

    cmark_node_set_on_enter(strong, "\\f[B]");
    cmark_node_set_on_exit(strong, "\\f[R]");
    while ((child = cmark_node_first_child(heading)) != NULL)
        cmark_node_append_child(strong, child);
    cmark_node_replace(heading, paragraph);
    cmark_node_free(heading);
}

/* The page has a title of its own, so that the two highest levels are sections. */
static void write_heading(cmark_node *node)
{
    if (cmark_node_first_child(node) == NULL)
        cmark_node_free(node);
    else if (cmark_node_get_type(cmark_node_parent(node)) != CMARK_NODE_DOCUMENT)
        write_inner_heading(node);
    else
        cmark_node_set_heading_level(node, MAX(cmark_node_get_heading_level(node) - 1, 1));
}

/* An address that is its own text stands once. */
static void write_link(cmark_node *node)
{
    cmark_node *text = cmark_node_first_child(node);
    const char *url = cmark_node_get_url(node);

    if (*url == '\0' || (text != NULL && cmark_node_next(text) == NULL &&
                         g_strcmp0(cmark_node_get_literal(text), url) == 0))
        emj_tree_replace_by_children(node);
}

static void enter(cmark_node *node, void *data)
{
    struct place *place = data;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE:
        write_code(node, place);
        break;
    case CMARK_NODE_CODE_BLOCK:
        write_code_block(node);
        break;
    case CMARK_NODE_LINEBREAK:
        write_line_break(node, place);
        break;
    case CMARK_NODE_HEADING:
        place->in_heading = true;
        break;
    case CMARK_NODE_EMPH:
        place->emphasis++;
        break;
    case CMARK_NODE_STRONG:
        place->strong++;
        break;
    default:
        break;
    }
}

static void leave(cmark_node *node, void *data)
{
    struct place *place = data;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LINK:
        write_link(node);
        break;
    case CMARK_NODE_HEADING:
        place->in_heading = false;
        write_heading(node);
        break;
    case CMARK_NODE_EMPH:
        place->emphasis--;
        write_emphasis(node, place, false);
        break;
    case CMARK_NODE_STRONG:
        place->strong--;
        write_emphasis(node, place, true);
        break;
    default:
        break;
    }
}

static void prepare(cmark_node *root)
{
    struct place place = { 0 };

    emj_tree_limit_nesting(root, MAX_NESTING);
    emj_tree_visit(root, enter, leave, &place);
}

/* --- the page --- */

void emj_write_man_begin(struct emj_writer *writer, const struct emj_page *page)
{
    g_autofree char *clean = emj_markdown_clean(page->title != NULL ? page->title : "");
    g_autofree char *title = emj_text_ellipsize(clean, MAX_TITLE);
    g_autoptr(GString) code = g_string_new(NULL);

    /* groff prints the number of the page for it. */
    append_code(code, g_strdelimit(title, "%", '.'));
    g_auto(GStrv) parts = g_strsplit(code->str, "\"", -1);
    g_autofree char *quoted = g_strjoinv("\\[dq]", parts);
    g_autofree char *disarmed = emj_man_disarm(quoted);
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, ".TH \"");
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, disarmed);
    /* Lines end where words end; a hyphen is one that was typed. */
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, "\" 7 \"\" \"\" \" \"\n.nh\n.ad l\n");
}

void emj_write_man_block(struct emj_writer *writer, cmark_node *block)
{
    cmark_node *root = emj_block_to_tree(block, EMJ_FORMAT_MAN);

    prepare(root);
    if (cmark_node_first_child(root) != NULL) {
        char *man = cmark_render_man(root, CMARK_OPT_NOBREAKS, 0);
        g_autofree char *disarmed = emj_man_disarm(man);

        emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, disarmed);
        cmark_get_default_mem_allocator()->free(man);
    }
    cmark_node_free(root);
}
