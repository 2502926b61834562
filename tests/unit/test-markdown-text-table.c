#include "markdown-text-support.h"

static const char *const coverage[] = { "Activity", "Management", "Leadership", "Entries" };
static const char *const planning[] = { "Quarterly planning", "5 (5 d)", "3 (5 d)", "6" };
static const char *const dependencies[] = { "Dependency management", "5 (4 d)", "0 (66 d)",
                                            "12" };

static struct emj_document *with_coverage(void)
{
    struct emj_document *document = emj_document_new();
    struct emj_table *table = emj_document_add_table(document, 4, coverage);

    emj_table_add_row(table, planning);
    emj_table_add_row(table, dependencies);
    return document;
}

static char *without_tables(const struct emj_document *document, size_t columns)
{
    struct sheet sheet = sheet_of(
        &document, 1, &(struct emj_writer_options){ .no_tables = true, .columns = columns });

    g_string_free(sheet.tones, TRUE);
    return g_string_free(sheet.text, FALSE);
}

START_TEST(figures_stand_at_the_right)
{
    g_autoptr(emj_document) document = with_coverage();
    g_autofree char *text = text_of(document, 80);

    ck_assert_str_eq(text, "Activity               Management  Leadership  Entries\n"
                           "Quarterly planning        5 (5 d)     3 (5 d)        6\n"
                           "Dependency management     5 (4 d)    0 (66 d)       12\n");
}
END_TEST

/* One table with the cells `text` and "0" in a column, which begins with "5". */
static char *column_with(const char *text)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_table *table =
        emj_document_add_table(document, 2, (const char *const[]){ "a", "heading of it" });

    emj_table_add_row(table, (const char *const[]){ "b", text });
    emj_table_add_row(table, (const char *const[]){ "c", "0" });
    return text_of(document, 80);
}

static const struct {
    const char *text;
    bool figure;
} figures[] = {
    { "5", true },
    { "5 (5 d)", true },
    { "26%", true },
    { "1,141", true },
    { "-3", true },
    { "45 min", true },
    { "-", true },
    { "", true },
    { "0 (never)", true },
    { "15.5", true },
    { "no length", false },
    { "5 people", false },
    { "-x", false },
    { "\xc3\xa9"
      "5",
      false },
    { "8 October", false },
};

START_TEST(other_columns_stand_at_the_left)
{
    g_autofree char *text = column_with(figures[_i].text);

    ck_assert_msg(
        g_str_has_suffix(text, figures[_i].figure ? "\nc              0\n" : "\nc  0\n"), "%s",
        text);
}
END_TEST

START_TEST(gap_cells_say_so)
{
    g_autoptr(emj_document) document = with_coverage();
    struct emj_table *table = emj_document_add_table(document, 2, coverage);

    emj_table_add_row(table, (const char *const[]){ "Hiring", "0 (never)" });
    emj_table_set_look(table, 1, EMJ_CELL_GAP);
    emj_table_add_row(table, (const char *const[]){ "Focus", "14" });
    emj_table_set_look(table, 1, EMJ_CELL_SHADE_3);
    emj_table_add_row(table, (const char *const[]){ "Said", "3 gap" });
    emj_table_set_look(table, 1, EMJ_CELL_GAP);

    g_autofree char *text = text_of(document, 80);
    g_autofree char *list = without_tables(document, 80);
    ck_assert_ptr_nonnull(strstr(text, "\nActivity  Management\n"
                                       "Hiring     0 (never) gap\n"
                                       "Focus             14\n"
                                       "Said               3 gap\n"));
    ck_assert_ptr_nonnull(strstr(list, "- Hiring: Management 0 (never) gap\n"
                                       "- Focus: Management 14\n"
                                       "- Said: Management 3 gap\n"));
}
END_TEST

START_TEST(headings_are_bold_and_nothing_else_is)
{
    g_autoptr(emj_document) document = emj_document_new();
    const struct emj_document *const one = document;

    emj_table_add_row(emj_document_add_table(document, 2, coverage), planning);
    g_auto(written_sheet) sheet = sheet_of(&one, 1, &(struct emj_writer_options){ 0 });
    ck_assert_str_eq(sheet.text->str, "Activity            Management\n"
                                      "Quarterly planning     5 (5 d)\n");
    ck_assert_str_eq(sheet.tones->str, "1111111100000000000011111111110"
                                       "0000000000000000000000000000000");
}
END_TEST

START_TEST(long_cells_wrap_and_rows_stand_apart)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_table *table = emj_document_add_table(
        document, 3, (const char *const[]){ "Who", "What was seen", "Times" });

    emj_table_add_row(table, (const char *const[]){ "@wen",
                                                    "drafted a growth plan the next day "
                                                    "and asked for a design lead role",
                                                    "12" });
    emj_table_add_row(table, (const char *const[]){ "", "nothing", "3" });

    g_autofree char *text = text_of(document, 40);
    ck_assert_str_eq(text, "Who   What was seen                Times\n"
                           "\n"
                           "@wen  drafted a growth plan the       12\n"
                           "      next day and asked for a\n"
                           "      design lead role\n"
                           "\n"
                           "      nothing                          3\n");
}
END_TEST

START_TEST(columns_too_narrow_become_a_list)
{
    g_autoptr(emj_document) document = with_coverage();
    g_autofree char *narrow = text_of(document, 40);
    g_autofree char *told = without_tables(document, 80);

    ck_assert_str_eq(narrow, "- Quarterly planning: Management 5 (5\n"
                             "  d), Leadership 3 (5 d), Entries 6\n"
                             "- Dependency management: Management 5 (4\n"
                             "  d), Leadership 0 (66 d), Entries 12\n");
    ck_assert_str_eq(
        told, "- Quarterly planning: Management 5 (5 d), Leadership 3 (5 d), Entries 6\n"
              "- Dependency management: Management 5 (4 d), Leadership 0 (66 d), Entries 12\n");
}
END_TEST

/* --- tables of any size --- */

/* Words of 1 to 18 letters, the same for one seed. */
static char *some_words(GRand *random, const char *alphabet)
{
    GString *words = g_string_new(NULL);
    int count = g_rand_int_range(random, 0, 7);

    for (int i = 0; i < count; i++) {
        int letters = g_rand_int_range(random, 1, 19);

        g_string_append(words, i > 0 ? " " : "");
        for (int k = 0; k < letters; k++) {
            glong letter = g_rand_int_range(random, 0, (gint32)g_utf8_strlen(alphabet, -1));
            g_string_append_unichar(
                words, g_utf8_get_char(g_utf8_offset_to_pointer(alphabet, letter)));
        }
    }
    return g_string_free(words, FALSE);
}

static const char *const alphabets[] = { "abcdefgh", "0123 (d)", "東京a文",
                                         "e\xcc\x81o\xcc\x88x" };

/* Counts letters, so that the order in which cells are read does not matter. */
static void count_letters(const char *text, int sign, GHashTable *counts)
{
    for (; *text != '\0'; text = g_utf8_find_next_char(text, NULL)) {
        gpointer key = GUINT_TO_POINTER(g_utf8_get_char(text));
        int count = GPOINTER_TO_INT(g_hash_table_lookup(counts, key));

        if (*text != ' ' && *text != '\n')
            g_hash_table_insert(counts, key, GINT_TO_POINTER(count + sign));
    }
}

/* A table of `rows`; `counts` gets the letters of its cells. */
static struct emj_document *any_table(GRand *random, size_t columns, size_t rows,
                                      GHashTable *counts)
{
    struct emj_document *document = emj_document_new();
    struct emj_table *table = NULL;

    for (size_t row = 0; row <= rows; row++) {
        g_auto(GStrv) cells = g_new0(char *, columns + 1);

        for (size_t i = 0; i < columns; i++) {
            cells[i] = some_words(random, alphabets[(i + columns) % G_N_ELEMENTS(alphabets)]);
            count_letters(cells[i], 1, counts);
        }
        if (row == 0)
            table = emj_document_add_table(document, columns, (const char *const *)cells);
        else
            emj_table_add_row(table, (const char *const *)cells);
    }
    return document;
}

static void check_no_letter_is_left(gpointer key, gpointer value, gpointer text)
{
    ck_assert_msg(value == NULL, "U+%04X: %d too few in\n%s", GPOINTER_TO_UINT(key),
                  GPOINTER_TO_INT(value), (const char *)text);
}

/* _i: a seed. Every width takes a table of every number of columns. */
START_TEST(tables_fit_and_lose_nothing)
{
    g_autoptr(GRand) random = g_rand_new_with_seed((guint32)_i);

    for (size_t columns = 1; columns <= 6; columns++)
        for (size_t width = 20; width <= 200; width += 9) {
            g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
            g_autoptr(emj_document) document = any_table(random, columns, 3, counts);
            g_autofree char *text = text_of(document, width);

            ck_assert_msg(widest(text) <= width, "%zu of %zu columns:\n%s", widest(text), width,
                          text);
            check_is_clean(text);
            /* A list says the headings again and again. */
            if (g_str_has_prefix(text, "- ") || columns == 1)
                continue;
            count_letters(text, -1, counts);
            g_hash_table_foreach(counts, check_no_letter_is_left, text);
        }
}
END_TEST

/* Cells of one column begin or end at the same place in every row. */
START_TEST(columns_are_aligned)
{
    const char *const cells[] = { "東京 office", "e\xcc\x81te\xcc\x81",
                                  "👨‍👩‍👧‍👦 family", "7" };
    const char *const plain[] = { "a", "b", "c", "1234567" };
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_table *table = emj_document_add_table(document, 4, coverage);

    emj_table_add_row(table, cells);
    emj_table_add_row(table, plain);

    g_autofree char *text = text_of(document, 80);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (size_t i = 0; i < 3; i++)
        ck_assert_uint_eq(emj_text_columns(lines[i]), 11 + 2 + 10 + 2 + 15 + 2 + 7);
    *strstr(lines[1], "👨") = '\0';
    ck_assert_uint_eq(emj_text_columns(lines[1]),
                      (size_t)(strstr(lines[0], "Lead") - lines[0]));
}
END_TEST

START_TEST(a_table_without_rows_is_its_headings)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_table(document, 4, coverage);

    g_autofree char *text = text_of(document, 80);
    g_autofree char *list = without_tables(document, 80);
    ck_assert_str_eq(text, "Activity  Management  Leadership  Entries\n");
    ck_assert_str_eq(list, "\n");
}
END_TEST

START_TEST(a_list_leaves_out_what_is_empty)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_table *table = emj_document_add_table(document, 4, coverage);

    emj_table_add_row(table, (const char *const[]){ "", "", "", "" });
    emj_table_add_row(table, (const char *const[]){ "", "1", "", "2" });
    emj_table_add_row(table, (const char *const[]){ "a", "", "", "" });

    g_autofree char *list = without_tables(document, 80);
    ck_assert_str_eq(list, "- Management 1, Entries 2\n- a\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-text-table");
    TCase *tests = tcase_create("table");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, figures_stand_at_the_right);
    tcase_add_loop_test(tests, other_columns_stand_at_the_left, 0, G_N_ELEMENTS(figures));
    tcase_add_test(tests, gap_cells_say_so);
    tcase_add_test(tests, headings_are_bold_and_nothing_else_is);
    tcase_add_test(tests, long_cells_wrap_and_rows_stand_apart);
    tcase_add_test(tests, columns_too_narrow_become_a_list);
    tcase_add_loop_test(tests, tables_fit_and_lose_nothing, 0, 20);
    tcase_add_test(tests, columns_are_aligned);
    tcase_add_test(tests, a_table_without_rows_is_its_headings);
    tcase_add_test(tests, a_list_leaves_out_what_is_empty);
    suite_add_tcase(suite, tests);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
