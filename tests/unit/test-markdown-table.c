#include "markdown-helpers.h"

static const char *const coverage[] = { "Activity", "Management", "Leadership", "Entries" };
static const char *const planning[] = { "Quarterly planning", "5 (5 d)", "3 (5 d)", "6" };
static const char *const focus[] = { "Team focus", "3 (9 d)", "-", "5" };

static struct emj_document *with_table(size_t columns, const char *const *headings,
                                       const char *const *row)
{
    struct emj_document *document = emj_document_new();

    emj_table_add_row(emj_document_add_table(document, columns, headings), row);
    return document;
}

static char *as_list(const struct emj_document *document)
{
    return emj_document_to_markdown(document,
                                    &(struct emj_markdown_options){ .no_tables = true });
}

START_TEST(pipes_by_default)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_table *table = emj_document_add_table(document, 4, coverage);

    emj_table_add_row(table, planning);
    emj_table_add_row(table, focus);

    g_autofree char *text = written(document);
    ck_assert_str_eq(text, "| Activity | Management | Leadership | Entries |\n"
                           "|---|---|---|---|\n"
                           "| Quarterly planning | 5 (5 d) | 3 (5 d) | 6 |\n"
                           "| Team focus | 3 (9 d) | - | 5 |\n");
}
END_TEST

START_TEST(lists_when_told)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_table *table = emj_document_add_table(document, 4, coverage);

    emj_table_add_row(table, planning);
    emj_table_add_row(table, focus);

    g_autofree char *text = as_list(document);
    ck_assert_str_eq(text,
                     "- Quarterly planning: Management 5 (5 d), Leadership 3 (5 d), Entries 6\n"
                     "- Team focus: Management 3 (9 d), Leadership -, Entries 5\n");
}
END_TEST

START_TEST(a_table_without_rows_is_its_headings)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_table(document, 4, coverage);

    g_autofree char *text = written(document);
    g_autofree char *list = as_list(document);
    ck_assert_str_eq(text, "| Activity | Management | Leadership | Entries |\n"
                           "|---|---|---|---|\n");
    ck_assert_str_eq(list, "\n");
}
END_TEST

/* A cell and what is written in its place. */
static const struct {
    const char *cell;
    const char *escaped;
} cells[] = {
    { "a|b", "a\\|b" },
    { "a\\|b", "a\\\\\\|b" },
    { "a\nb", "a b" },
    { "a\r\nb", "a b" },
    { "*a*", "\\*a\\*" },
    { "a\\", "a\\\\" },
    { " a ", "a" },
    { "", "" },
    { "\xff|", "\xef\xbf\xbd\\|" },
    { "- a", "\\- a" },
    { "<br>", "\\<br>" },
};

START_TEST(cells_stay_cells)
{
    const char *headings[] = { "A", "B" };
    const char *row[] = { cells[_i].cell, "x" };
    g_autoptr(emj_document) document = with_table(2, headings, row);

    g_autofree char *text = written(document);
    g_autofree char *wanted =
        g_strdup_printf("| A | B |\n|---|---|\n| %s | x |\n", cells[_i].escaped);
    ck_assert_str_eq(text, wanted);
}
END_TEST

START_TEST(a_first_cell_opens_no_list)
{
    const char *headings[] = { "", "B" };
    const char *row[] = { "- a", "x" };
    g_autoptr(emj_document) document = with_table(2, headings, row);

    g_autofree char *text = as_list(document);
    ck_assert_str_eq(text, "- \\- a: B x\n");
}
END_TEST

/* Written as a list, a table and the list below it read as one. */
START_TEST(a_list_below_joins)
{
    const char *headings[] = { "A" };
    const char *row[] = { "x" };
    g_autoptr(emj_document) document = with_table(1, headings, row);

    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 0), "y");

    g_autofree char *table = written(document);
    g_autofree char *list = as_list(document);
    ck_assert_str_eq(table, "| A |\n|---|\n| x |\n\n- y\n");
    ck_assert_str_eq(list, "- x\n- y\n");
}
END_TEST

/* How a cell looks is for formats that can show it; its text says the same. */
START_TEST(looks_change_no_words)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_table *table = emj_document_add_table(document, 4, coverage);

    emj_table_add_row(table, planning);
    g_autofree char *before = written(document), *before_list = as_list(document);
    emj_table_set_look(table, 0, EMJ_CELL_SHADE_2);
    emj_table_set_look(table, 3, EMJ_CELL_GAP);
    g_autofree char *after = written(document), *after_list = as_list(document);

    ck_assert_str_eq(before, after);
    ck_assert_str_eq(before_list, after_list);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-table");
    TCase *table = tcase_create("table");

    tcase_add_test(table, pipes_by_default);
    tcase_add_test(table, lists_when_told);
    tcase_add_test(table, a_table_without_rows_is_its_headings);
    tcase_add_loop_test(table, cells_stay_cells, 0, G_N_ELEMENTS(cells));
    tcase_add_test(table, a_first_cell_opens_no_list);
    tcase_add_test(table, a_list_below_joins);
    tcase_add_test(table, looks_change_no_words);
    suite_add_tcase(suite, table);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
