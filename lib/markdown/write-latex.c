/*
 * A LaTeX document. cmark's writer keeps the structure and escapes plain text; it
 * is not let near what it writes unsafely or in a way that stops LaTeX: code (its
 * verbatim environment can be closed by the code), pictures (they would read
 * files), addresses, line breaks, numbers and depth of lists.
 */
#include "markdown/internal.h"

#include "base/text.h"

enum {
    /* LaTeX knows lists in lists, quotes among them, down to these depths. */
    MAX_NESTING = 4,
    MAX_HEADING = 5,
    MAX_EMPHASIS = 20, /* TeX ends for good at 255 groups in each other */
};

#define HEAD                                                                                  \
    "% Where pdflatex prints a question mark it has no sign for a character;\n"               \
    "% lualatex and xelatex have more of them.\n"                                             \
    "\\documentclass[a4paper]{article}\n"                                                     \
    "\\ifdefined\\directlua\n"                                                                \
    "\\usepackage{fontspec}\n"                                                                \
    "\\else\\ifdefined\\XeTeXversion\n"                                                       \
    "\\usepackage{fontspec}\n"                                                                \
    "\\else\n"                                                                                \
    "\\usepackage[T1]{fontenc}\n"                                                             \
    "\\usepackage[utf8]{inputenc}\n"                                                          \
    "\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\n"                                  \
    "\\makeatletter\n"                                                                        \
    "\\def\\UTFviii@undefined@err#1{?}\n"                                                     \
    "\\makeatother\n"                                                                         \
    "\\fi\\fi\n"                                                                              \
    "\\usepackage{textcomp}\n"                                                                \
    "\\usepackage[margin=25mm]{geometry}\n"                                                   \
    "\\usepackage[hidelinks]{hyperref}\n"                                                     \
    "\\setcounter{secnumdepth}{0}\n"                                                          \
    "\\setlength{\\parindent}{0pt}\n"                                                         \
    "\\setlength{\\parskip}{6pt}\n"                                                           \
    "\\setlength{\\emergencystretch}{3em}\n"                                                  \
    "\\newenvironment{codelines}{\\par\\medskip\\ttfamily\\small\\frenchspacing\\raggedright" \
    "\\setlength{\\parskip}{0pt}}{\\par\\medskip}\n"                                          \
    "\\newcommand{\\codeline}[1]{\\strut{}#1\\par}\n"

#define REPLACEMENT "\xef\xbf\xbd"
#define RULE "\\begin{center}\\rule{0.5\\linewidth}{0.4pt}\\end{center}\n"

static void put(struct emj_writer *writer, const char *latex)
{
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, latex);
}

/* --- escaping --- */

static const char *const escapes[128] = {
    ['\\'] = "\\textbackslash{}",
    ['{'] = "\\{",
    ['}'] = "\\}",
    ['#'] = "\\#",
    ['%'] = "\\%",
    ['&'] = "\\&",
    ['$'] = "\\$",
    ['_'] = "\\_",
    ['~'] = "\\textasciitilde{}",
    ['^'] = "\\textasciicircum{}",
    ['|'] = "\\textbar{}",
    ['<'] = "\\textless{}",
    ['>'] = "\\textgreater{}",
    ['"'] = "\\textquotedbl{}",
    ['\''] = "\\textquotesingle{}",
    ['`'] = "\\textasciigrave{}",
    /* they could begin an optional argument */
    ['['] = "{[}",
    [']'] = "{]}",
    /* two of them would be drawn as one sign */
    ['-'] = "-{}",
    [','] = ",{}",
};

/* A space of code at the start of a line, or beside another one, would be lost. */
static bool is_fixed_space(const char *text, const char *at)
{
    return *at == ' ' && (at == text || at[-1] == ' ' || at[1] == ' ');
}

/* Text on one line. */
static void append_escaped(GString *out, const char *text, size_t length, bool is_code)
{
    for (const char *at = text; at < text + length; at++) {
        unsigned char c = (unsigned char)*at;

        if (is_code && is_fixed_space(text, at))
            g_string_append_c(out, '~');
        else if (c < 128 && escapes[c] != NULL)
            g_string_append(out, escapes[c]);
        else
            g_string_append_c(out, c < ' ' ? ' ' : *at);
    }
}

/* Every character that is not one of an address is written as "%20". */
static char *encoded_address(const char *url)
{
    static const char plain[] = "-._:/?#@!&()*+,;=%";
    GString *out = g_string_new(NULL);

    for (const char *at = url; *at != '\0'; at++) {
        /* cmark would put braces between two of them. */
        bool doubled = *at == '-' && at[1] == '-';

        if (!doubled && (g_ascii_isalnum(*at) || strchr(plain, *at) != NULL))
            g_string_append_c(out, *at);
        else
            g_string_append_printf(out, "%%%02X", (unsigned char)*at);
    }
    return g_string_free(out, FALSE);
}

/* --- what cmark is not asked for --- */

/* What is around a node. */
struct place {
    unsigned emphasis;
    bool in_heading;
};

/* What cmark leaves as it is although TeX draws something else for it. */
static void write_text(cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    g_autoptr(GString) out = g_string_new(NULL);

    if (strchr(text, '`') == NULL && strstr(text, ",,") == NULL)
        return;
    append_escaped(out, text, strlen(text), false);
    emj_tree_replace_by_raw(node, CMARK_NODE_CUSTOM_INLINE, out->str);
}

static void write_code(cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    g_autoptr(GString) out = g_string_new("\\texttt{");

    append_escaped(out, text, strlen(text), true);
    g_string_append_c(out, '}');
    emj_tree_replace_by_raw(node, CMARK_NODE_CUSTOM_INLINE, out->str);
}

static void write_code_block(cmark_node *node)
{
    g_autofree char *text = emj_markdown_without_tabs(cmark_node_get_literal(node));
    g_autoptr(GString) out = g_string_new("\\begin{codelines}\n");
    size_t length = strlen(text), offset = 0;
    struct emj_slice line;

    while (emj_text_next_line(text, length, &offset, &line)) {
        g_string_append(out, "\\codeline{");
        append_escaped(out, line.start, line.length, true);
        g_string_append(out, "}\n");
    }
    g_string_append(out, "\\end{codelines}\n");
    emj_tree_replace_by_raw(node, CMARK_NODE_CUSTOM_BLOCK, out->str);
}

/* "\\" would swallow a star behind it, and stop where no line has begun. */
static void write_line_break(cmark_node *node, const struct place *place)
{
    emj_tree_replace_by_raw(node, CMARK_NODE_CUSTOM_INLINE,
                            place->in_heading ? " " : "\\leavevmode\\newline{}\n");
}

/* Only an address that a program can open; the text of others stays. */
static void write_link(cmark_node *node)
{
    g_autofree char *scheme = g_uri_parse_scheme(cmark_node_get_url(node));
    g_autofree char *address = encoded_address(cmark_node_get_url(node));

    if (scheme == NULL) {
        emj_tree_replace_by_children(node);
        return;
    }
    cmark_node_set_url(node, address);
    /* Without a title cmark may write "\nolinkurl" in a way that LaTeX cannot read. */
    cmark_node_set_title(node, " ");
}

/* cmark writes the first number wrongly, and none in some lists. */
static void number_items(cmark_node *list)
{
    int number = cmark_node_get_list_start(list);

    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST || number == 1)
        return;
    cmark_node_set_list_start(list, 1);
    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item), number++) {
        g_autofree char *label = g_strdup_printf("[%d.]", number);
        cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);

        cmark_node_set_on_enter(node, label);
        cmark_node_prepend_child(item, node);
    }
}

static void enter(cmark_node *node, void *data)
{
    struct place *place = data;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        write_text(node);
        break;
    case CMARK_NODE_CODE:
        write_code(node);
        break;
    case CMARK_NODE_CODE_BLOCK:
        write_code_block(node);
        break;
    case CMARK_NODE_LINEBREAK:
        write_line_break(node, place);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        /* cmark gives it a height that LaTeX does not know. */
        emj_tree_replace_by_raw(node, CMARK_NODE_CUSTOM_BLOCK, RULE);
        break;
    case CMARK_NODE_HEADING:
        place->in_heading = true;
        break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        place->emphasis++;
        break;
    default:
        break;
    }
}

static void leave(cmark_node *node, void *data)
{
    struct place *place = data;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_IMAGE:
        emj_tree_replace_by_children(node);
        break;
    case CMARK_NODE_LINK:
        write_link(node);
        break;
    case CMARK_NODE_LIST:
        number_items(node);
        break;
    case CMARK_NODE_HEADING:
        place->in_heading = false;
        cmark_node_set_heading_level(node,
                                     MIN(cmark_node_get_heading_level(node), MAX_HEADING));
        break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        if (place->emphasis-- > MAX_EMPHASIS)
            emj_tree_replace_by_inline(node);
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

/* --- the document --- */

/* lualatex takes the sign for a byte that is not UTF-8 for such a byte. */
static void put_without_replacements(struct emj_writer *writer, const char *latex)
{
    const char *found = NULL;

    while ((found = strstr(latex, REPLACEMENT)) != NULL) {
        writer->sink.write(writer->sink.data, EMJ_TONE_PLAIN, latex, (size_t)(found - latex));
        put(writer, "?");
        latex = found + strlen(REPLACEMENT);
    }
    put(writer, latex);
}

void emj_write_latex_begin(struct emj_writer *writer, const struct emj_page *page)
{
    g_autofree char *title = emj_markdown_clean(page->title != NULL ? page->title : "");
    g_autoptr(GString) escaped = g_string_new(NULL);

    append_escaped(escaped, title, strlen(title), false);
    put(writer, HEAD);
    put(writer, "\\hypersetup{pdftitle={");
    put_without_replacements(writer, escaped->str);
    put(writer, "}}\n\\begin{document}\n");
}

void emj_write_latex_end(struct emj_writer *writer)
{
    put(writer, "\n\\end{document}\n");
}

void emj_write_latex_block(struct emj_writer *writer, cmark_node *block)
{
    cmark_node *root = emj_block_to_tree(block, EMJ_FORMAT_LATEX);

    prepare(root);
    if (cmark_node_first_child(root) != NULL) {
        /* Lines as they were typed could be blank here and there, which ends a heading. */
        char *latex = cmark_render_latex(root, CMARK_OPT_NOBREAKS, 0);

        put(writer, "\n");
        put_without_replacements(writer, latex);
        cmark_get_default_mem_allocator()->free(latex);
    }
    cmark_node_free(root);
}
