#include "markdown/internal.h"

static size_t place_of(const struct emj_table *table, size_t row, size_t column)
{
    return row * table->columns + column;
}

const char *emj_table_cell(const struct emj_table *table, size_t row, size_t column)
{
    return g_ptr_array_index(table->cells, place_of(table, row, column));
}

enum emj_cell_look emj_table_look(const struct emj_table *table, size_t row, size_t column)
{
    return g_array_index(table->looks, enum emj_cell_look, place_of(table, row, column));
}

size_t emj_table_rows(const struct emj_table *table)
{
    return table->cells->len / table->columns;
}

static void add_cells(struct emj_table *table, const char *const *cells)
{
    const enum emj_cell_look plain = EMJ_CELL_PLAIN;

    for (size_t i = 0; i < table->columns; i++) {
        g_ptr_array_add(table->cells, g_strdup(cells[i]));
        g_array_append_val(table->looks, plain);
    }
}

struct emj_table *emj_document_add_table(struct emj_document *document, size_t columns,
                                         const char *const *headings)
{
    struct emj_table *table = g_new0(struct emj_table, 1);

    table->columns = columns;
    table->cells = g_ptr_array_new_with_free_func(g_free);
    table->looks = g_array_new(FALSE, FALSE, sizeof(enum emj_cell_look));
    add_cells(table, headings);
    emj_document_add_part(document)->table = table;
    return table;
}

void emj_table_add_row(struct emj_table *table, const char *const *cells)
{
    add_cells(table, cells);
}

void emj_table_set_look(struct emj_table *table, size_t column, enum emj_cell_look look)
{
    g_return_if_fail(column < table->columns);

    size_t row = emj_table_rows(table) - 1;
    g_array_index(table->looks, enum emj_cell_look, place_of(table, row, column)) = look;
}

void emj_table_free(struct emj_table *table)
{
    if (table == NULL)
        return;
    g_ptr_array_unref(table->cells);
    g_array_unref(table->looks);
    g_free(table);
}

/* A cell for Markdown; in place of a table the first one begins the item of a list. */
static char *escaped(const struct emj_table *table, size_t row, size_t column)
{
    const struct emj_escape_place place = { .at_start = column == 0,
                                            .at_end = true,
                                            .in_cell = true };

    return emj_escape_text(emj_table_cell(table, row, column), place);
}

static void write_row(const struct emj_table *table, size_t row, GString *out)
{
    for (size_t i = 0; i < table->columns; i++) {
        g_autofree char *cell = escaped(table, row, i);
        g_string_append_printf(out, "| %s ", cell);
    }
    g_string_append(out, "|\n");
}

char *emj_table_row_text(const struct emj_table *table, size_t row,
                         char *(*cell_text)(const struct emj_table *table, size_t row,
                                            size_t column))
{
    g_autofree char *name = cell_text(table, row, 0);
    GString *text = g_string_new(name);

    for (size_t i = 1; i < table->columns; i++) {
        g_autofree char *heading = cell_text(table, 0, i);
        g_autofree char *cell = cell_text(table, row, i);

        g_string_append_printf(text, "%s%s%s%s", i > 1 ? ", " : ": ", heading,
                               *heading != '\0' ? " " : "", cell);
    }
    return g_string_free(text, FALSE);
}

static void write_item(const struct emj_table *table, size_t row, GString *out)
{
    g_autofree char *text = emj_table_row_text(table, row, escaped);

    g_string_append_printf(out, "- %s\n", text);
}

void emj_table_write(const struct emj_table *table, bool as_list, GString *out)
{
    size_t rows = emj_table_rows(table);

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
