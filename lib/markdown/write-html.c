/*
 * One page of HTML: cmark's writer, without its unsafe option, for what is in the
 * tree; what it has no words for (tables, boxes, pictures) is put in as strings in
 * which every character of a person is encoded.
 */
#include "markdown/internal.h"

static void put(struct emj_writer *writer, const char *html)
{
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, html);
}

static char *encoded(const char *text)
{
    g_autofree char *clean = emj_markdown_clean(text);

    return g_markup_escape_text(clean, -1);
}

/* --- the page --- */

void emj_write_html_begin(struct emj_writer *writer, const struct emj_page *page)
{
    g_autofree char *title = encoded(page->title != NULL ? page->title : "");

    put(writer, "<!doctype html>\n"
                "<html lang=\"en\">\n"
                "<head>\n"
                "<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" "
                "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n"
                "<title>");
    put(writer, title);
    put(writer, "</title>\n");
    if (page->style != NULL) {
        put(writer, "<style>\n");
        put(writer, page->style);
        put(writer, g_str_has_suffix(page->style, "\n") ? "</style>\n" : "\n</style>\n");
    }
    put(writer, "</head>\n<body>\n<main>\n");
}

void emj_write_html_end(struct emj_writer *writer)
{
    put(writer, "</main>\n</body>\n</html>\n");
}

/* --- tables --- */

/*
 * It may be wider than the page; the keyboard must be able to scroll it. `columns` is
 * encoded and tells what the table is about; NULL where that is the writer's matter.
 */
static char *table_start(struct emj_writer *writer, const char *columns)
{
    writer->tables++;
    return g_strdup_printf("<div class=\"scroll\" role=\"region\" aria-label=\"Table %u%s%s\" "
                           "tabindex=\"0\">\n<table>",
                           writer->tables, columns ? ": " : "", columns ? columns : "");
}

#define TABLE_END "</table>\n</div>"

static const char *class_of(enum emj_cell_look look)
{
    switch (look) {
    case EMJ_CELL_SHADE_1:
        return " class=\"shade-1\"";
    case EMJ_CELL_SHADE_2:
        return " class=\"shade-2\"";
    case EMJ_CELL_SHADE_3:
        return " class=\"shade-3\"";
    case EMJ_CELL_GAP:
        return " class=\"gap\"";
    case EMJ_CELL_PLAIN:
        break;
    }
    return "";
}

static void append_cell(const struct emj_table *table, size_t row, size_t column, GString *out)
{
    enum emj_cell_look look = emj_table_look(table, row, column);
    g_autofree char *text = encoded(emj_table_cell(table, row, column));
    /* A heading without words heads nothing. */
    bool heads = (row == 0 || column == 0) && *text != '\0';
    const char *scope = row == 0 ? " scope=\"col\"" : " scope=\"row\"";

    g_string_append_printf(
        out, "<%s%s%s>%s%s</%s>", heads ? "th" : "td", heads ? scope : "", class_of(look), text,
        look == EMJ_CELL_GAP ? " <span class=\"word\">gap</span>" : "", heads ? "th" : "td");
}

static void append_row(const struct emj_table *table, size_t row, GString *out)
{
    g_string_append(out, "<tr>");
    for (size_t i = 0; i < table->columns; i++)
        append_cell(table, row, i, out);
    g_string_append(out, "</tr>\n");
}

/* "Activity, Management, Leadership, Entries" */
static char *columns_of(const struct emj_table *table)
{
    GString *columns = g_string_new(NULL);
    for (size_t i = 0; i < table->columns; i++) {
        g_autofree char *text = encoded(emj_table_cell(table, 0, i));
        bool behind = columns->len > 0 && *text != '\0';
        g_string_append_printf(columns, "%s%s", behind ? ", " : "", text);
    }
    return g_string_free(columns, false);
}

static void write_table(struct emj_writer *writer, const struct emj_table *table)
{
    g_autofree char *columns = columns_of(table);
    g_autofree char *start = table_start(writer, columns);
    g_autoptr(GString) html = g_string_new(start);
    size_t rows = emj_table_rows(table);

    g_string_append(html, "\n<thead>\n");
    append_row(table, 0, html);
    g_string_append(html, "</thead>\n<tbody>\n");
    for (size_t row = 1; row < rows; row++)
        append_row(table, row, html);
    g_string_append(html, "</tbody>\n" TABLE_END "\n");
    put(writer, html->str);
}

/* --- what notes apps know --- */

static void dress_row(cmark_node *row)
{
    cmark_node *table = cmark_node_parent(row);
    bool heads = row == cmark_node_first_child(table);
    bool first = cmark_node_previous(row) == cmark_node_first_child(table);
    bool last = row == cmark_node_last_child(table);

    if (heads) {
        cmark_node_set_on_enter(row, "<thead>\n<tr>");
        cmark_node_set_on_exit(row, "</tr>\n</thead>");
    } else {
        cmark_node_set_on_enter(row, first ? "<tbody>\n<tr>" : "<tr>");
        cmark_node_set_on_exit(row, last ? "</tr>\n</tbody>" : "</tr>");
    }
}

static const char *style_of(char alignment)
{
    switch (alignment) {
    case 'l':
        return " style=\"text-align: left\"";
    case 'c':
        return " style=\"text-align: center\"";
    case 'r':
        return " style=\"text-align: right\"";
    default:
        return "";
    }
}

static void dress_cell(cmark_node *cell)
{
    cmark_node *row = cmark_node_parent(cell);
    bool heads = row == cmark_node_first_child(cmark_node_parent(row)) &&
                 cmark_node_first_child(cell) != NULL;
    g_autofree char *start = g_strdup_printf("<%s%s>", heads ? "th scope=\"col\"" : "td",
                                             style_of(emj_node_alignment(cell)));

    cmark_node_set_on_enter(cell, start);
    cmark_node_set_on_exit(cell, heads ? "</th>" : "</td>");
}

static void dress_table(struct emj_writer *writer, cmark_node *table)
{
    g_autofree char *start = table_start(writer, NULL);

    cmark_node_set_on_enter(table, start);
    cmark_node_set_on_exit(table, TABLE_END);
}

/* A check box has two states, so that the other two are pictures of letters. */
static const char *box_html(char box)
{
    switch (box) {
    case ' ':
        return "<input type=\"checkbox\" disabled aria-label=\"open\"> ";
    case 'x':
        return "<input type=\"checkbox\" disabled checked aria-label=\"done\"> ";
    case '/':
        return "<span class=\"box\" role=\"img\" aria-label=\"partly\">[/]</span> ";
    default:
        return "<span class=\"box\" role=\"img\" aria-label=\"dropped\">[-]</span> ";
    }
}

static void dress_node(cmark_node *node, void *writer)
{
    if (emj_node_box(node) != 0) {
        cmark_node_set_on_enter(node, box_html(emj_node_box(node)));
        return;
    }
    switch (emj_node_note(node)) {
    case EMJ_NOTE_TABLE:
        dress_table(writer, node);
        break;
    case EMJ_NOTE_ROW:
        dress_row(node);
        break;
    case EMJ_NOTE_CELL:
        dress_cell(node);
        break;
    case EMJ_NOTE_NONE:
        break;
    }
}

/* --- blocks --- */

static void write_node(struct emj_writer *writer, cmark_node *node)
{
    char *html = cmark_render_html(node, CMARK_OPT_DEFAULT);

    put(writer, html);
    cmark_get_default_mem_allocator()->free(html);
}

static void write_tree(struct emj_writer *writer, cmark_node *root)
{
    emj_tree_visit(root, dress_node, NULL, writer);
    write_node(writer, root);
}

/* In a heading or a paragraph of our builder is nothing to dress. */
static bool is_line(cmark_node *block)
{
    cmark_node_type type = cmark_node_get_type(block);

    return (type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH) &&
           cmark_node_first_child(block) != NULL;
}

static void write_body(struct emj_writer *writer, const struct emj_body_text *body)
{
    cmark_node *root = emj_body_to_tree(body, EMJ_FORMAT_HTML);
    g_autofree char *language = writer->language != NULL ? encoded(writer->language) : NULL;

    if (language != NULL && cmark_node_first_child(root) != NULL) {
        put(writer, "<div lang=\"");
        put(writer, language);
        put(writer, "\">\n");
        write_tree(writer, root);
        put(writer, "</div>\n");
    } else {
        write_tree(writer, root);
    }
    cmark_node_free(root);
}

static void write_picture(struct emj_writer *writer, const struct emj_picture *picture)
{
    g_autofree char *html =
        picture->draw_html != NULL ? picture->draw_html(picture->data) : NULL;

    if (html == NULL || *html == '\0')
        return;
    put(writer, "<figure>\n");
    put(writer, html);
    put(writer, g_str_has_suffix(html, "\n") ? "</figure>\n" : "\n</figure>\n");
}

void emj_write_html_block(struct emj_writer *writer, cmark_node *block)
{
    const struct emj_part *part = cmark_node_get_user_data(block);

    if (part != NULL && part->table != NULL) {
        write_table(writer, part->table);
    } else if (part != NULL && part->picture != NULL) {
        write_picture(writer, part->picture);
    } else if (part != NULL) {
        write_body(writer, part->body);
    } else if (is_line(block)) {
        write_node(writer, block);
    } else {
        cmark_node *root = emj_block_to_tree(block, EMJ_FORMAT_HTML);
        write_tree(writer, root);
        cmark_node_free(root);
    }
}
