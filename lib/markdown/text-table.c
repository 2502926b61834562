/* Tables: cells under each other, or a list where there is no room for that. */
#include "markdown/text-internal.h"

enum {
    BETWEEN = 2, /* columns between two cells */
    /*
     * No cell is narrower if its text is not; up to WORD, none is narrower than
     * its longest word.
     */
    MIN_CELL = 8,
    WORD = 16,
};

#define GAP_WORD "gap"

static void clear_cell(gpointer data)
{
    emj_flow_free(((struct emj_text_cell *)data)->flow);
}

static struct emj_text_table *new_table(size_t columns)
{
    struct emj_text_table *table = g_new0(struct emj_text_table, 1);

    table->columns = columns;
    table->sides = g_strnfill(columns, '-');
    table->cells = g_array_new(FALSE, TRUE, sizeof(struct emj_text_cell));
    g_array_set_clear_func(table->cells, clear_cell);
    return table;
}

void emj_text_table_free(struct emj_text_table *table)
{
    if (table == NULL)
        return;
    g_array_unref(table->cells);
    g_free(table->sides);
    g_free(table);
}

static struct emj_text_cell *add_cell(struct emj_text_table *table)
{
    struct emj_text_cell cell = { emj_flow_new(), false };

    g_array_append_val(table->cells, cell);
    return &g_array_index(table->cells, struct emj_text_cell, table->cells->len - 1);
}

static void fill_cell(struct emj_text_cell *cell, const char *text, enum emj_cell_look look)
{
    emj_flow_add(cell->flow, EMJ_TONE_PLAIN, text);
    if (look != EMJ_CELL_GAP)
        return;
    cell->gap = true;
    if (!g_str_has_suffix(text, GAP_WORD))
        emj_flow_add(cell->flow, EMJ_TONE_PLAIN, " " GAP_WORD);
}

struct emj_text_table *emj_text_table_of(const struct emj_table *table)
{
    struct emj_text_table *copy = new_table(table->columns);

    for (size_t row = 0; row < emj_table_rows(table); row++)
        for (size_t i = 0; i < table->columns; i++)
            fill_cell(add_cell(copy), emj_table_cell(table, row, i),
                      emj_table_look(table, row, i));
    return copy;
}

static size_t count_children(cmark_node *node)
{
    size_t count = 0;

    for (cmark_node *child = cmark_node_first_child(node); child != NULL;
         child = cmark_node_next(child))
        count++;
    return count;
}

struct emj_text_table *emj_text_table_of_nodes(cmark_node *node)
{
    cmark_node *head = cmark_node_first_child(node);
    struct emj_text_table *table = new_table(count_children(head));
    size_t column = 0;

    for (cmark_node *cell = cmark_node_first_child(head); cell != NULL;
         cell = cmark_node_next(cell))
        table->sides[column++] = emj_node_alignment(cell);
    for (cmark_node *row = head; row != NULL; row = cmark_node_next(row))
        for (cmark_node *cell = cmark_node_first_child(row); cell != NULL;
             cell = cmark_node_next(cell))
            emj_flow_add_inlines(add_cell(table)->flow, cell);
    return table;
}

static size_t rows_of(const struct emj_text_table *table)
{
    return table->cells->len / table->columns;
}

static const struct emj_text_cell *cell_at(const struct emj_text_table *table, size_t row,
                                           size_t column)
{
    return &g_array_index(table->cells, struct emj_text_cell, row * table->columns + column);
}

static bool is_empty(const struct emj_text_cell *cell)
{
    return cell->flow->text->len == 0;
}

/* --- layout --- */

struct column {
    size_t width;
    size_t floor;  /* it is made no narrower */
    char side;     /* 'l', 'c' or 'r': where its cells stand */
    size_t behind; /* columns kept free behind a figure, for the word of a gap */
};

/* "5", "5 (5 d)", "26%", "-3", "45 min": few letters but those in parentheses. */
static bool is_figure(const char *text)
{
    size_t letters = 0;
    bool inside = false;

    if (!g_ascii_isdigit(text[*text == '-' || *text == '+' ? 1 : 0]))
        return strcmp(text, "-") == 0;
    for (; *text != '\0'; text++) {
        if (*text == '(' || *text == ')')
            inside = *text == '(';
        if (!inside && (g_ascii_isalpha(*text) || (unsigned char)*text >= 0x80))
            letters++;
    }
    return letters <= strlen(GAP_WORD);
}

static void measure_cell(struct column *column, const struct emj_text_cell *cell)
{
    size_t word = emj_flow_longest_word(cell->flow);

    column->width = MAX(column->width, emj_flow_columns(cell->flow));
    column->floor = MAX(column->floor, MIN(word, WORD));
    if (cell->gap)
        column->behind = strlen(" " GAP_WORD);
}

/* Every cell below the heading is a figure, or says nothing. */
static bool holds_figures(const struct emj_text_table *table, size_t i)
{
    for (size_t row = 1; row < rows_of(table); row++) {
        const struct emj_text_cell *cell = cell_at(table, row, i);

        if (!is_empty(cell) && !is_figure(cell->flow->text->str))
            return false;
    }
    return i > 0 && rows_of(table) > 1;
}

static void measure_column(const struct emj_text_table *table, size_t i, struct column *column)
{
    column->floor = MIN_CELL;
    column->side = table->sides[i];
    if (column->side == '-')
        column->side = holds_figures(table, i) ? 'r' : 'l';
    for (size_t row = 0; row < rows_of(table); row++)
        measure_cell(column, cell_at(table, row, i));
}

/* What has not the word of a gap behind it moves to the left by its width. */
static void keep_free(const struct emj_text_table *table, size_t i, struct column *column)
{
    if (column->side != 'r')
        column->behind = 0;
    if (column->behind == 0)
        return;
    for (size_t row = 0; row < rows_of(table); row++) {
        const struct emj_text_cell *cell = cell_at(table, row, i);
        size_t columns = emj_flow_columns(cell->flow);

        column->width = MAX(column->width, columns + (cell->gap ? 0 : column->behind));
    }
}

static size_t total_width(const GArray *columns)
{
    size_t total = (size_t)BETWEEN * (columns->len - 1);

    for (guint i = 0; i < columns->len; i++)
        total += g_array_index(columns, struct column, i).width;
    return total;
}

/* The widest column that may be narrower; NULL if none may. */
static struct column *widest_of(const GArray *columns)
{
    struct column *widest = NULL;

    for (guint i = 0; i < columns->len; i++) {
        struct column *column = &g_array_index(columns, struct column, i);

        if (column->width > column->floor && (widest == NULL || column->width > widest->width))
            widest = column;
    }
    return widest;
}

/* Makes the widest columns narrower until a row fits. Returns false when it cannot. */
static bool fit(GArray *columns, size_t room)
{
    size_t least = (size_t)BETWEEN * (columns->len - 1);

    for (guint i = 0; i < columns->len; i++) {
        struct column *column = &g_array_index(columns, struct column, i);

        column->width = MIN(column->width, MAX(room, column->floor));
        least += MIN(column->width, column->floor);
    }
    if (least > room)
        return false;
    while (total_width(columns) > room) {
        struct column *widest = widest_of(columns);

        if (widest == NULL)
            return false;
        widest->width--;
    }
    return true;
}

/* struct column for each; NULL when they do not fit into `room`. */
static GArray *lay_out(const struct emj_text_table *table, size_t room)
{
    g_autoptr(GArray) columns = g_array_new(FALSE, TRUE, sizeof(struct column));

    g_array_set_size(columns, (guint)table->columns);
    for (guint i = 0; i < columns->len; i++) {
        struct column *column = &g_array_index(columns, struct column, i);

        measure_column(table, i, column);
        keep_free(table, i, column);
    }
    return fit(columns, room) ? g_steal_pointer(&columns) : NULL;
}

/* --- as rows --- */

/* A row being written, line by line. */
struct row {
    const struct emj_text_table *table;
    size_t index;
    const GArray *columns;
    size_t *offsets; /* of each cell: what is left of its flow */
};

/* How far the line of a cell is from the left edge of its column. */
static size_t lead_of(const struct row *row, size_t i, struct emj_flow_line line)
{
    const struct column *column = &g_array_index(row->columns, struct column, i);
    bool gap = cell_at(row->table, row->index, i)->gap;
    size_t right = column->width - (gap ? 0 : column->behind);

    if (column->side == 'l' || right <= line.columns)
        return 0;
    return (right - line.columns) / (column->side == 'c' ? 2 : 1);
}

/* Writes a line of a cell; `*written` is how far the line of the row has come. */
static void write_cell(struct emj_text_page *page, const struct row *row, size_t i,
                       struct emj_flow_line line, size_t begin, size_t *written)
{
    enum emj_tone tone = row->index == 0 ? EMJ_TONE_BOLD : EMJ_TONE_PLAIN;
    g_autofree char *blanks = g_strnfill(begin - *written, ' ');

    emj_sink_write(page->sink, EMJ_TONE_PLAIN, blanks);
    emj_flow_write(cell_at(row->table, row->index, i)->flow, line, tone, page->sink);
    *written = begin + line.columns;
}

/* One line of each cell that has one left. Returns false when none has. */
static bool write_row_line(struct emj_text_page *page, const struct row *row)
{
    size_t written = 0, left = 0;
    bool any = false, begun = false;

    for (size_t i = 0; i < row->table->columns; i++) {
        const struct emj_flow *flow = cell_at(row->table, row->index, i)->flow;
        size_t width = g_array_index(row->columns, struct column, i).width;
        struct emj_flow_line line;

        if (emj_flow_next_line(flow, width, &row->offsets[i], &line)) {
            any = true;
            if (line.start < line.end && !begun)
                emj_page_begin_line(page);
            begun = begun || line.start < line.end;
            if (line.start < line.end)
                write_cell(page, row, i, line, left + lead_of(row, i, line), &written);
        }
        left += width + BETWEEN;
    }
    if (any && !begun)
        emj_page_blank_line(page);
    return any;
}

/* Whether a row below the headings takes several lines. */
static bool has_tall_rows(const struct emj_text_table *table, const GArray *columns)
{
    for (size_t row = 1; row < rows_of(table); row++)
        for (size_t i = 0; i < table->columns; i++) {
            size_t width = g_array_index(columns, struct column, i).width, offset = 0;
            const struct emj_flow *flow = cell_at(table, row, i)->flow;
            struct emj_flow_line line;

            if (emj_flow_next_line(flow, width, &offset, &line) && offset < flow->text->len)
                return true;
        }
    return false;
}

static void write_rows(struct emj_text_page *page, const struct emj_text_table *table,
                       const GArray *columns)
{
    g_autofree size_t *offsets = g_new(size_t, table->columns);
    bool apart = has_tall_rows(table, columns);

    for (size_t i = 0; i < rows_of(table); i++) {
        const struct row row = { table, i, columns, offsets };

        memset(offsets, 0, table->columns * sizeof *offsets);
        if (apart && i > 0)
            emj_page_gap(page);
        while (write_row_line(page, &row))
            continue;
    }
}

/* --- as a list --- */

/*
 * The first cell names the row; a heading stands before each of the others, since a
 * list has no line that names the columns.
 */
static struct emj_flow *item_of(const struct emj_text_table *table, size_t row)
{
    struct emj_flow *item = emj_flow_new();
    const char *between = is_empty(cell_at(table, row, 0)) ? "" : ": ";

    emj_flow_append(item, EMJ_TONE_PLAIN, cell_at(table, row, 0)->flow);
    for (size_t i = 1; i < table->columns; i++) {
        const struct emj_text_cell *heading = cell_at(table, 0, i);
        const struct emj_text_cell *cell = cell_at(table, row, i);

        if (is_empty(cell))
            continue;
        emj_flow_add(item, EMJ_TONE_PLAIN, between);
        emj_flow_append(item, EMJ_TONE_PLAIN, heading->flow);
        emj_flow_add(item, EMJ_TONE_PLAIN, " ");
        emj_flow_append(item, EMJ_TONE_PLAIN, cell->flow);
        between = ", ";
    }
    return item;
}

static void write_list(struct emj_text_page *page, const struct emj_text_table *table)
{
    for (size_t row = 1; row < rows_of(table); row++) {
        g_autoptr(emj_flow) item = item_of(table, row);

        if (item->text->len == 0)
            continue;
        size_t depth = emj_page_enter_item(page, "- ");
        emj_page_write_flow(page, item, EMJ_TONE_PLAIN);
        emj_page_leave_item(page, depth);
    }
}

void emj_page_write_table(struct emj_text_page *page, const struct emj_text_table *table,
                          bool as_list)
{
    g_autoptr(GArray) columns = as_list ? NULL : lay_out(table, emj_page_room(page));

    if (columns != NULL)
        write_rows(page, table, columns);
    else
        write_list(page, table);
}
