/*
 * What notes apps know and cmark does not: "- [ ]" and tables with pipes. Both are
 * read out of a tree that cmark has made, over its public API; the source of the
 * tree is asked where the tree no longer says what was typed.
 */
#include "markdown/body.h"

enum {
    MAX_COLUMNS = 64,
    /*
     * In one text. A row holds as many cells as its table has columns, so that
     * short rows could become far more than was typed.
     */
    MAX_CELLS = 20 * 1000,
};

struct reading {
    const struct emj_body *body;
    struct emj_definitions *definitions; /* NULL: not asked for yet */
    size_t cells;                        /* of all tables so far */
};

/* --- lines of the source --- */

/* A line, from 1 as cmark counts, without its newline. */
static struct emj_slice line_at(const struct emj_body *body, int line)
{
    if (line < 1 || (size_t)line >= body->lines->len)
        return (struct emj_slice){ "", 0 };
    return emj_body_slice(body, (size_t)line - 1, (size_t)line - 1);
}

static struct emj_slice skip(struct emj_slice line, size_t count)
{
    count = MIN(count, line.length);
    return (struct emj_slice){ line.start + count, line.length - count };
}

/* What a node begins with in its first line. */
static struct emj_slice first_line(const struct emj_body *body, cmark_node *node)
{
    int column = cmark_node_get_start_column(node);

    return skip(line_at(body, cmark_node_get_start_line(node)), (size_t)MAX(column, 1) - 1);
}

static unsigned count_quotes(cmark_node *node)
{
    unsigned quotes = 0;

    for (; node != NULL; node = cmark_node_parent(node))
        quotes += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
    return quotes;
}

/* The lines of a paragraph without what its containers put before them. */
static GArray *paragraph_lines(const struct emj_body *body, cmark_node *paragraph)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct emj_slice));
    unsigned quotes = count_quotes(paragraph);
    int last = cmark_node_get_end_line(paragraph);
    struct emj_slice line = emj_slice_trim(first_line(body, paragraph));

    g_array_append_val(lines, line);
    for (int i = cmark_node_get_start_line(paragraph) + 1; i <= last; i++) {
        line = emj_slice_trim(line_at(body, i));
        for (unsigned marks = 0; marks < quotes && line.length > 0 && *line.start == '>';
             marks++)
            line = emj_slice_trim(skip(line, 1));
        g_array_append_val(lines, line);
    }
    return lines;
}

/* --- tasks --- */

/* The box at the start of a text, in lower case; 0 if there is none. */
static char box_at(struct emj_slice text)
{
    const char *at = text.start;

    if (text.length < 4 || at[0] != '[' || at[2] != ']' || (at[3] != ' ' && at[3] != '\t'))
        return 0;
    char box = g_ascii_tolower(at[1]);
    if (box == '\0' || strchr(" x/-", box) == NULL)
        return 0;
    return box;
}

static void read_task(const struct emj_body *body, cmark_node *item)
{
    cmark_node *paragraph = cmark_node_first_child(item);
    cmark_node *text = paragraph != NULL ? cmark_node_first_child(paragraph) : NULL;
    const char *literal = NULL;

    if (text == NULL || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
        cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return;
    literal = cmark_node_get_literal(text);
    char box = box_at((struct emj_slice){ literal, strlen(literal) });
    /* "\[ ] word" reads the same in the tree, but was not meant as a task. */
    if (box == 0 || box_at(first_line(body, paragraph)) != box)
        return;
    g_autofree char *rest = g_strchug(g_strdup(literal + 4));
    cmark_node_set_literal(text, rest);
    cmark_node_insert_before(text, emj_node_new_box(box));
}

/* --- cells --- */

/* Rows as they were typed: slices of the source, "\|" still in them. */
static GArray *split_row(struct emj_slice row)
{
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(struct emj_slice));
    size_t start = 0;

    if (row.length > 0 && row.start[0] == '|')
        row = skip(row, 1);
    for (size_t i = 0; i <= row.length; i++) {
        if (i < row.length && row.start[i] == '\\' && i + 1 < row.length)
            i++;
        else if (i == row.length || row.start[i] == '|') {
            struct emj_slice cell = { row.start + start, i - start };

            start = i + 1;
            if (i == row.length && emj_slice_is_blank(cell))
                break;
            cell = emj_slice_trim(cell);
            g_array_append_val(cells, cell);
        }
    }
    return cells;
}

/* 'l', 'c' or 'r' of a cell of the delimiter row, '-' for none, 0 if it is not one. */
static char alignment_of(struct emj_slice cell)
{
    bool left = cell.length > 0 && *cell.start == ':';
    bool right = cell.length > 1 && cell.start[cell.length - 1] == ':';

    if (cell.length <= (size_t)left + right)
        return 0;
    for (size_t i = left; i < cell.length - right; i++)
        if (cell.start[i] != '-')
            return 0;
    if (left)
        return right ? 'c' : 'l';
    return right ? 'r' : '-';
}

/* The alignments of the columns; NULL if the row is not a delimiter row. New string. */
static char *alignments_of(struct emj_slice row)
{
    g_autoptr(GArray) cells = split_row(row);
    g_autofree char *alignments = g_malloc0(cells->len + 1);

    for (size_t i = 0; i < cells->len; i++) {
        alignments[i] = alignment_of(g_array_index(cells, struct emj_slice, i));
        if (alignments[i] == 0)
            return NULL;
    }
    return cells->len > 0 ? g_steal_pointer(&alignments) : NULL;
}

/* --- tables --- */

/* Kind and alignment of a node, as its user data. */
static cmark_node *new_note(enum emj_note kind, char alignment)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);

    cmark_node_set_user_data(node, GUINT_TO_POINTER((guint)kind << 8 | (guint)alignment));
    return node;
}

static guint note_of(cmark_node *node)
{
    return GPOINTER_TO_UINT(cmark_node_get_user_data(node));
}

enum emj_note emj_node_note(cmark_node *node)
{
    return (enum emj_note)(note_of(node) >> 8);
}

char emj_node_alignment(cmark_node *cell)
{
    return (char)(note_of(cell) & 0xff);
}

/* "\|" is a pipe for the table, and reads as one wherever it stands, also in code. */
static char *cell_source(struct emj_slice cell)
{
    /* The bracket makes a paragraph of what might be a heading or a list. */
    GString *source = g_string_new("(");

    for (size_t i = 0; i < cell.length; i++)
        if (cell.start[i] != '\\' || i + 1 == cell.length || cell.start[i + 1] != '|')
            g_string_append_c(source, cell.start[i]);
    return g_string_free(source, FALSE);
}

static void drop_bracket(cmark_node *text)
{
    g_autofree char *rest = g_strdup(cmark_node_get_literal(text) + 1);

    cmark_node_set_literal(text, rest);
}

/* With references to definitions of the whole text written as links. */
static char *resolved(struct reading *reading, struct emj_slice typed)
{
    char *source = cell_source(typed);

    if (strchr(source, '[') == NULL)
        return source;
    if (reading->definitions == NULL)
        reading->definitions = emj_definitions_new(reading->body);
    g_autofree char *bare = source;
    return emj_definitions_inline(reading->definitions, bare);
}

static void add_inlines(struct reading *reading, cmark_node *cell, struct emj_slice typed)
{
    g_autofree char *source = resolved(reading, typed);
    cmark_node *root = cmark_parse_document(source, strlen(source), CMARK_OPT_DEFAULT);
    cmark_node *child = NULL;

    cmark_consolidate_text_nodes(root);
    drop_bracket(cmark_node_first_child(cmark_node_first_child(root)));
    while ((child = cmark_node_first_child(cmark_node_first_child(root))) != NULL)
        cmark_node_append_child(cell, child);
    cmark_node_free(root);
    emj_tree_drop_unsafe_links(cell);
}

/* Short rows are filled up, what a long one has too much is left out. */
static void add_row(struct reading *reading, cmark_node *table, struct emj_slice line,
                    const char *alignments)
{
    g_autoptr(GArray) cells = split_row(line);
    cmark_node *row = new_note(EMJ_NOTE_ROW, 0);

    cmark_node_append_child(table, row);
    for (size_t i = 0; alignments[i] != '\0'; i++) {
        cmark_node *cell = new_note(EMJ_NOTE_CELL, alignments[i]);

        cmark_node_append_child(row, cell);
        if (i < cells->len)
            add_inlines(reading, cell, g_array_index(cells, struct emj_slice, i));
    }
}

/* The alignments if the lines are exactly a table; otherwise NULL. New string. */
static char *table_alignments(const struct reading *reading, const GArray *lines)
{
    struct emj_slice head = g_array_index(lines, struct emj_slice, 0);
    g_autoptr(GArray) headings = split_row(head);
    g_autofree char *alignments = alignments_of(g_array_index(lines, struct emj_slice, 1));
    size_t columns = alignments != NULL ? strlen(alignments) : 0;
    if (columns == 0 || columns != headings->len || columns > MAX_COLUMNS ||
        memchr(head.start, '|', head.length) == NULL ||
        reading->cells + columns * lines->len > MAX_CELLS)
        return NULL;
    return g_steal_pointer(&alignments);
}

static cmark_node *new_table(struct reading *reading, const GArray *lines,
                             const char *alignments)
{
    cmark_node *table = new_note(EMJ_NOTE_TABLE, 0);

    for (size_t i = 0; i < lines->len; i++)
        if (i != 1)
            add_row(reading, table, g_array_index(lines, struct emj_slice, i), alignments);
    return table;
}

/* Its lines as typed: the columns stay where a format has no tables. */
static cmark_node *new_code(const GArray *lines)
{
    cmark_node *code = cmark_node_new(CMARK_NODE_CODE_BLOCK);
    g_autoptr(GString) text = g_string_new(NULL);

    for (size_t i = 0; i < lines->len; i++) {
        struct emj_slice line = g_array_index(lines, struct emj_slice, i);

        g_string_append_len(text, line.start, (gssize)line.length);
        g_string_append_c(text, '\n');
    }
    cmark_node_set_literal(code, text->str);
    return code;
}

static void read_table(struct reading *reading, cmark_node *paragraph, bool as_nodes)
{
    if (cmark_node_get_end_line(paragraph) <= cmark_node_get_start_line(paragraph))
        return;

    g_autoptr(GArray) lines = paragraph_lines(reading->body, paragraph);
    g_autofree char *alignments = table_alignments(reading, lines);
    if (alignments == NULL)
        return;
    cmark_node *table = as_nodes ? new_table(reading, lines, alignments) : new_code(lines);
    reading->cells += strlen(alignments) * lines->len;
    cmark_node_replace(paragraph, table);
    cmark_node_free(paragraph);
}

void emj_notes_read(const struct emj_body *body, enum emj_format format)
{
    bool as_nodes = format == EMJ_FORMAT_HTML || format == EMJ_FORMAT_TEXT;
    struct reading reading = { .body = body };
    cmark_iter *iter = cmark_iter_new(body->root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event != CMARK_EVENT_EXIT)
            continue;
        if (as_nodes && cmark_node_get_type(node) == CMARK_NODE_ITEM)
            read_task(body, node);
        else if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
            read_table(&reading, node, as_nodes);
    }
    cmark_iter_free(iter);
    emj_definitions_free(reading.definitions);
}
