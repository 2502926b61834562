#include "markdown/internal.h"

struct emj_table {
    size_t columns;
    GPtrArray *cells; /* char *, row by row, already escaped; the first row are the headings */
};

static const char *cell_at(const struct emj_table *table, size_t row, size_t column)
{
    return g_ptr_array_index(table->cells, row * table->columns + column);
}

static void add_cells(struct emj_table *table, const char *const *cells)
{
    for (size_t i = 0; i < table->columns; i++) {
        /* In place of a table the first cell begins the item of a list. */
        struct emj_escape_place place = { .at_start = i == 0, .at_end = true, .in_cell = true };

        g_ptr_array_add(table->cells, emj_escape_text(cells[i], place));
    }
}

struct emj_table *emj_document_add_table(struct emj_document *document, size_t columns,
                                         const char *const *headings)
{
    struct emj_table *table = g_new0(struct emj_table, 1);

    table->columns = columns;
    table->cells = g_ptr_array_new_with_free_func(g_free);
    add_cells(table, headings);
    emj_document_add_part(document)->table = table;
    return table;
}

void emj_table_add_row(struct emj_table *table, const char *const *cells)
{
    add_cells(table, cells);
}

void emj_table_free(struct emj_table *table)
{
    if (table == NULL)
        return;
    g_ptr_array_unref(table->cells);
    g_free(table);
}

static void write_row(const struct emj_table *table, size_t row, GString *out)
{
    for (size_t i = 0; i < table->columns; i++)
        g_string_append_printf(out, "| %s ", cell_at(table, row, i));
    g_string_append(out, "|\n");
}

/*
 * The first cell names the row; a heading stands before each of the others, since a
 * list has no line that names the columns.
 */
static void write_item(const struct emj_table *table, size_t row, GString *out)
{
    g_string_append_printf(out, "- %s", cell_at(table, row, 0));
    for (size_t i = 1; i < table->columns; i++) {
        const char *heading = cell_at(table, 0, i);

        g_string_append_printf(out, "%s%s%s%s", i > 1 ? ", " : ": ", heading,
                               *heading != '\0' ? " " : "", cell_at(table, row, i));
    }
    g_string_append_c(out, '\n');
}

void emj_table_write(const struct emj_table *table, bool as_list, GString *out)
{
    size_t rows = table->cells->len / table->columns;

    if (!as_list) {
        write_row(table, 0, out);
        for (size_t i = 0; i < table->columns; i++)
            g_string_append(out, "|---");
        g_string_append(out, "|\n");
    }
    for (size_t row = 1; row < rows; row++)
        if (as_list)
            write_item(table, row, out);
        else
            write_row(table, row, out);
}
