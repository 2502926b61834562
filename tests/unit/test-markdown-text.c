#include "markdown-text-support.h"

#include <fcntl.h>

#include "base/file.h"

/* --- blocks --- */

static const struct {
    const char *markdown;
    size_t columns;
    const char *text;
} blocks[] = {
    /* paragraphs */
    { "one two three\n", 80, "one two three\n" },
    { "twelve letters and then\n", 20, "twelve letters and\nthen\n" },
    { "exactly twenty colum\nns\n", 20, "exactly twenty colum\nns\n" },
    { "soft\nbreak\n", 80, "soft break\n" },
    { "hard  \nbreak\\\nagain\n", 80, "hard\nbreak\nagain\n" },
    { "a<br>b<BR/>c<broken>d</broken>\n", 80, "a\nb\ncd\n" },
    { "one\n\ntwo\n", 80, "one\n\ntwo\n" },
    { "abcdefghijklmnopqrstuvwxyz\n", 20, "abcdefghijklmnopqrst\nuvwxyz\n" },
    { "an abcdefghijklmnopqrstuvwxyz and\n", 20, "an\nabcdefghijklmnopqrst\nuvwxyz and\n" },
    { "eighteen letters xy \xcc\x81z\n", 20, "eighteen letters\nxy \xcc\x81z\n" },
    /* inlines */
    { "a **bold** and *plain* word\n", 80, "a bold and plain word\n" },
    { "**all *of* it**, `code` and `` a`b ``\n", 80, "all of it, `code` and ``a`b``\n" },
    { "`` `tick` ``\n", 80, "`` `tick` ``\n" },
    { "snake_case 2*3*4 \\*star\\*\n", 80, "snake_case 234 *star*\n" },
    { "[the plan](https://example.com/v3)\n", 80, "the plan (https://example.com/v3)\n" },
    { "<https://example.com>\n", 80, "https://example.com\n" },
    { "[https://example.com](https://example.com)\n", 80, "https://example.com\n" },
    { "<wen@example.com>\n", 80, "wen@example.com\n" },
    { "[Wen](mailto:wen@example.com)\n", 80, "Wen (mailto:wen@example.com)\n" },
    { "[](https://example.com)\n", 80, "https://example.com\n" },
    { "[empty]() and [no](<> \"title\")\n", 80, "empty and no\n" },
    { "[**bold**](https://e.com).\n", 80, "bold (https://e.com).\n" },
    { "![a *picture*](p.png) here\n", 80, "a picture here\n" },
    { "[![icon](i.png)](https://e.com)\n", 80, "icon (https://e.com)\n" },
    { "![say [more](https://e.com)](p.png)\n", 80, "say more\n" },
    { "a&#10;b&#9;c &amp; d\n", 80, "a b c & d\n" },
    /* headings */
    { "# One\ntext\n", 80, "One\ntext\n" },
    { "# One\n\n## Two\n\ntext\n\n## Three\n\nmore\n", 80,
      "One\n\nTwo\ntext\n\nThree\nmore\n" },
    { "#\n\ntext\n", 80, "text\n" },
    { "text\n\n#\n\ntext\n", 80, "text\n\ntext\n" },
    /* lists */
    { "* one\n* two\n", 80, "- one\n- two\n" },
    { "- one\n\n- two\n", 80, "- one\n\n- two\n" },
    { "- one two three four five\n", 20, "- one two three four\n  five\n" },
    { "- one\n  - two three four five\n    + six\n- seven\n", 20,
      "- one\n  - two three four\n    five\n    - six\n- seven\n" },
    { "- - - deep\n", 80, "- - - deep\n" },
    { "- \n- text\n-\n", 80, "-\n- text\n-\n" },
    { "- <!-- note -->\n", 80, "-\n" },
    { "9. nine\n10. ten\n", 80, "9.  nine\n10. ten\n" },
    { "9) nine\n10) ten\n", 80, "9)  nine\n10) ten\n" },
    { "999999999. a\n999999999. b\n", 20, "999999999.  a\n1000000000. b\n" },
    { "1. one\n\n   more\n2. two\n", 80, "1. one\n\n   more\n\n2. two\n" },
    { "- a\n\n* b\n", 80, "- a\n\n- b\n" },
    { "- text\n\n      code\n", 80, "- text\n\n    code\n" },
    { "- ```\n  code\n  ```\n", 80, "-   code\n" },
    /* quotes */
    { "> one two three four five\n", 20, "| one two three four\n| five\n" },
    { "> one\n>\n> two\n", 80, "| one\n|\n| two\n" },
    { "text\n\n> one\n\ntext\n", 80, "text\n\n| one\n\ntext\n" },
    { "> - one\n>   - two\n>\n> > three\n", 80, "| - one\n|   - two\n|\n| | three\n" },
    { "- > one\n  > two\n", 80, "- | one two\n" },
    { ">\n\ntext\n", 80, "text\n" },
    { "> <!-- note -->\n> text\n", 80, "| text\n" },
    /* code */
    { "```c\nint a;\n\n  if\n```\n", 80, "  int a;\n\n    if\n" },
    { "    indented\n", 80, "  indented\n" },
    { "```\na line that is longer\n```\n", 20, "  a line that is longer\n" },
    { "```\na\tb\n\tc\n```\n", 80, "  a   b\n      c\n" },
    { "```\n```\n\ntext\n", 80, "text\n" },
    /* pipe tables */
    { "| left | middle | right |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n", 80,
      "left  middle  right\n1       2         3\n" },
    { "| a | b |\n|---|---|\n| **x** `y\\|z` | |\n", 80, "a        b\nx `y|z`\n" },
    { "- | a | b |\n  |---|---|\n  | c | d |\n", 80, "- a  b\n  c  d\n" },
    { "> | a | b |\n> |---|---|\n> | c<br>d | e |\n> | f | g |\n", 80,
      "| a  b\n|\n| c  e\n| d\n|\n| f  g\n" },
    { "- [X] done\n- \\[x] not\n1. [/] half\n", 80, "- [x] done\n- [x] not\n\n1. [/] half\n" },
    /* the rest */
    { "one\n\n***\n\ntwo\n", 80, "one\n\n--------------------\n\ntwo\n" },
    { "<div>\nraw\n</div>\n\ntext\n", 80, "text\n" },
    { "text\n\n<div>\nraw\n</div>\n\nmore\n", 80, "text\n\nmore\n" },
    { "text\n\n<!-- a -->\n", 80, "text\n" },
};

START_TEST(blocks_are_laid_out)
{
    g_autofree char *text = body_text(blocks[_i].markdown, blocks[_i].columns);

    ck_assert_str_eq(text, blocks[_i].text);
}
END_TEST

static void add_heading(struct emj_document *document, int level, const char *text)
{
    emj_block_add_text(emj_document_add_heading(document, level), text);
}

static void add_paragraph(struct emj_document *document, const char *text)
{
    emj_block_add_text(emj_document_add_paragraph(document), text);
}

START_TEST(headings_are_told_apart_without_colour)
{
    g_autoptr(emj_document) document = emj_document_new();

    add_heading(document, 1, "Report");
    add_paragraph(document, "one");
    add_heading(document, 2, "Part");
    add_paragraph(document, "two");
    add_heading(document, 3, "Entry");
    add_paragraph(document, "three");
    add_heading(document, 4, "Question");
    add_paragraph(document, "four");
    add_heading(document, 2, "Part");
    add_heading(document, 3, "Entry");
    add_heading(document, 4, "Question");
    add_paragraph(document, "five");

    g_autofree char *text = text_of(document, 80);
    ck_assert_str_eq(text, "Report\n======\n\none\n\n\nPart\n\ntwo\n\n\nEntry\nthree\n\n"
                           "Question\nfour\n\n\nPart\n\nEntry\n\nQuestion\nfive\n");
}
END_TEST

START_TEST(the_rule_below_a_title_is_as_wide_as_the_title)
{
    g_autoptr(emj_document) document = emj_document_new();

    add_heading(document, 1, "\xe6\x9d\xb1\xe4\xba\xac in autumn and in winter");

    g_autofree char *wide = text_of(document, 80);
    g_autofree char *narrow = text_of(document, 20);
    ck_assert_str_eq(wide, "\xe6\x9d\xb1\xe4\xba\xac in autumn and in winter\n"
                           "============================\n");
    ck_assert_str_eq(narrow, "\xe6\x9d\xb1\xe4\xba\xac in autumn and\nin winter\n"
                             "====================\n");
}
END_TEST

START_TEST(task_boxes_stand_as_typed)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_list *list = emj_document_add_list(document);

    emj_block_add_text(emj_list_add_item(list, ' '), "open and wrapped around");
    emj_block_add_text(emj_list_add_item(list, 'x'), "kept");
    emj_block_add_text(emj_list_add_item(list, '/'), "partly");
    struct emj_block *item = emj_list_add_item(list, '-');
    emj_block_add_text(item, "dropped");
    emj_block_add_text(emj_list_add_item(emj_block_add_list(item), 0), "below");

    g_autofree char *text = text_of(document, 20);
    ck_assert_str_eq(text, "- [ ] open and\n      wrapped around\n- [x] kept\n- [/] partly\n"
                           "- [-] dropped\n      - below\n");
}
END_TEST

START_TEST(narrow_terminals_scroll)
{
    g_autoptr(emj_document) document = emj_document_new();

    add_paragraph(document, "some words for a narrow terminal");
    g_autofree char *narrow = text_of(document, 1);
    g_autofree char *wide = text_of(document, 20);
    g_autofree char *unknown = text_of(document, 0);
    ck_assert_str_eq(narrow, wide);
    ck_assert_str_eq(unknown, "some words for a narrow terminal\n");
}
END_TEST

START_TEST(nothing_is_an_empty_line)
{
    g_autoptr(emj_document) document = emj_document_new();
    g_autofree char *text = text_of(document, 80);

    ck_assert_str_eq(text, "\n");
}
END_TEST

/* --- tones --- */

static struct emj_document *with_body(const char *markdown)
{
    struct emj_document *document = emj_document_new();

    emj_document_add_body(document, markdown, strlen(markdown), 3, NULL);
    return document;
}

static const struct {
    const char *markdown;
    const char *text;
    const char *tones;
} toned[] = {
    { "a **b** c\n", "a b c\n", "001000" },
    { "# a *b*\n", "a b\n", "1110" },
    { "**a\nb**\n", "a b\n", "1110" },
    { "**a\\\nb**\n", "a\nb\n", "1010" },
    { "- **a**\n  > **b**\n", "- a\n  | b\n", "0010000010" },
    { "**[a](b)** c\n", "a (b) c\n", "11111000" },
    { "    **a**\n", "  **a**\n", "00000000" },
};

START_TEST(words_have_tones)
{
    g_autoptr(emj_document) document = with_body(toned[_i].markdown);
    const struct emj_document *const one = document;
    g_auto(written_sheet) sheet = sheet_of(&one, 1, &(struct emj_writer_options){ 0 });

    ck_assert_str_eq(sheet.text->str, toned[_i].text);
    ck_assert_str_eq(sheet.tones->str, toned[_i].tones);
}
END_TEST

/* --- pictures --- */

static void draw_bars(const void *data, const struct emj_pen *pen)
{
    g_autofree char *bar = g_strnfill(pen->columns, pen->unicode ? '#' : '=');

    emj_sink_write(pen->sink, EMJ_TONE_PLAIN, data);
    emj_sink_write(pen->sink, EMJ_TONE_PLAIN, "\n\n  ");
    emj_sink_write(pen->sink, EMJ_TONE_MANAGEMENT, "##\n");
    emj_sink_write(pen->sink, EMJ_TONE_DIM, "");
    emj_sink_write(pen->sink, EMJ_TONE_LEADERSHIP, bar);
    emj_sink_write(pen->sink, EMJ_TONE_PLAIN, "\n");
}

START_TEST(pictures_draw_in_the_width_of_the_line)
{
    const struct emj_picture picture = { draw_bars, NULL, "\x1b[31mOct\tn" };
    g_autoptr(emj_document) document = emj_document_new();
    const struct emj_document *const one = document;

    add_paragraph(document, "a");
    emj_document_add_picture(document, &picture);
    emj_document_add_picture(document, &(struct emj_picture){ 0 });
    add_paragraph(document, "b");

    g_auto(written_sheet) ascii =
        sheet_of(&one, 1, &(struct emj_writer_options){ .columns = 20 });
    g_auto(written_sheet) filled =
        sheet_of(&one, 1, &(struct emj_writer_options){ .unicode = true });
    ck_assert_str_eq(ascii.text->str, "a\n\n␛[31mOct n\n\n  ##\n====================\n\nb\n");
    ck_assert_str_eq(ascii.tones->str, "000000000000000000"
                                       "0330"
                                       "44444444444444444444"
                                       "0000");
    ck_assert_uint_eq(widest(filled.text->str), 80);
    ck_assert_ptr_nonnull(strstr(filled.text->str, "\n#####"));
}
END_TEST

/* --- one after another --- */

/* Blocks of every kind, one document each or all in one. */
static GPtrArray *in_parts(bool apart)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify)emj_document_free);
    const char *const headings[] = { "a", "b" };
    const struct emj_picture picture = { draw_bars, NULL, "n" };

    for (int i = 0; i < 20; i++) {
        if (apart || i == 0)
            g_ptr_array_add(parts, emj_document_new());
        struct emj_document *document = g_ptr_array_index(parts, parts->len - 1);
        if (i % 10 < 4)
            add_heading(document, i % 10 + 1, "Heading");
        else if (i % 10 < 6)
            emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 'x'), "item");
        else if (i % 10 == 6)
            emj_table_add_row(emj_document_add_table(document, 2, headings), headings);
        else if (i % 10 == 7)
            emj_document_add_picture(document, &picture);
        else if (i % 10 == 8)
            emj_document_add_body(document, "# a\n\n- b\n\n<p>\n", 14, 2, NULL);
        else
            emj_document_add_verbatim(document, "code\n");
    }
    return parts;
}

static char *written_together(const GPtrArray *parts, bool no_tables)
{
    struct sheet sheet = sheet_of((const struct emj_document *const *)parts->pdata, parts->len,
                                  &(struct emj_writer_options){ .no_tables = no_tables });

    g_string_free(sheet.tones, TRUE);
    return g_string_free(sheet.text, FALSE);
}

START_TEST(parts_read_as_one_document)
{
    g_autoptr(GPtrArray) apart = in_parts(true);
    g_autoptr(GPtrArray) whole = in_parts(false);
    g_autofree char *one = written_together(whole, _i == 1);
    g_autofree char *many = written_together(apart, _i == 1);

    ck_assert_str_eq(one, many);
    ck_assert_ptr_nonnull(strstr(one, "- [x] item\n- [x] item\n"));
    ck_assert_ptr_null(strstr(one, "\n\n\n\n"));
}
END_TEST

START_TEST(blocks_of_nothing_leave_no_trace)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_list *list = NULL;

    emj_document_add_body(document, "<p>\n", 4, 2, NULL);
    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 0), "a");
    emj_document_add_body(document, "", 0, 2, NULL);
    emj_document_add_paragraph(document);
    emj_document_add_heading(document, 2);
    list = emj_document_add_list(document);
    emj_block_add_text(emj_list_add_item(list, 0), "b");
    emj_document_add_body(document, "c\n\n<p>\n", 7, 2, NULL);
    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 0), "d");
    emj_document_add_body(document, "#\n\ne\n", 5, 1, NULL);

    g_autofree char *text = text_of(document, 80);
    ck_assert_str_eq(text, "- a\n- b\n\nc\n\n- d\n\ne\n");
}
END_TEST

/* --- goldens: every kind of block in one document --- */

#define GOLDEN "golden/markdown"

static char *read_file(const char *path)
{
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;
    size_t length = 0;

    if (!emj_file_read(AT_FDCWD, path, 1024 * 1024, &bytes, &length, &error))
        ck_abort_msg("%s", error->message);
    return bytes;
}

static void add_coverage(struct emj_document *document)
{
    struct emj_table *table = emj_document_add_table(
        document, 4,
        (const char *const[]){ "Activity", "Management", "Leadership", "Entries" });

    emj_table_add_row(table,
                      (const char *const[]){ "Quarterly planning", "5 (5 d)", "3 (5 d)", "6" });
    emj_table_add_row(
        table, (const char *const[]){ "Dependency management", "5 (4 d)", "0 (66 d)", "12" });
    emj_table_set_look(table, 2, EMJ_CELL_GAP);
}

static void add_commitments(struct emj_document *document)
{
    struct emj_list *list = emj_document_add_list(document);

    emj_block_add_text(emj_list_add_item(list, 'x'),
                       "When a date is given in the sync, I ask how sure we are (made 20 "
                       "October, kept 27 October)");
    struct emj_block *item = emj_list_add_item(list, ' ');
    emj_block_add_text(item,
                       "When Tomás brings an escalation, I ask for his option first (made "
                       "19 October, open 12 days)");
    emj_block_add_text(emj_list_add_item(emj_block_add_list(item), 0), "asked twice so far");
}

static struct emj_document *golden_document(void)
{
    struct emj_document *document = emj_document_new();
    const struct emj_picture picture = { draw_bars, NULL, "management #   leadership =" };
    g_autofree char *body = read_file(GOLDEN "/text-body.txt");

    add_heading(document, 1, "Manager's journal: October 2026");
    add_paragraph(document, "Private copy. 21 entries on 21 days, 1 to 30 October; 17 written "
                            "the same day. Figures as of 31 October 2026.");
    add_heading(document, 2, "Balance");
    emj_document_add_picture(document, &picture);
    add_heading(document, 2, "Coverage");
    add_coverage(document);
    add_heading(document, 2, "Commitments");
    add_commitments(document);
    add_heading(document, 2, "Entries");
    add_heading(document, 3, "8 October, Quarterly planning");
    emj_document_add_body(document, body, strlen(body), 3, NULL);
    add_heading(document, 3, "9 October, Team focus");
    emj_document_add_verbatim(document, "A text that is shown\nas it is.");
    return document;
}

static const size_t golden_widths[] = { 60, 80, 120 };

START_TEST(golden_texts)
{
    g_autoptr(emj_document) document = golden_document();
    g_autofree char *text = text_of(document, golden_widths[_i]);
    g_autofree char *path = g_strdup_printf(GOLDEN "/text-%zu.txt", golden_widths[_i]);

    if (g_getenv("EMJ_UPDATE_GOLDEN") != NULL)
        ck_assert(emj_file_put_path(path, text, strlen(text), NULL));
    g_autofree char *wanted = read_file(path);
    ck_assert_msg(strcmp(text, wanted) == 0, "%s is now:\n%s", path, text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-text");
    TCase *tests = tcase_create("blocks");

    tcase_add_loop_test(tests, blocks_are_laid_out, 0, G_N_ELEMENTS(blocks));
    tcase_add_test(tests, headings_are_told_apart_without_colour);
    tcase_add_test(tests, the_rule_below_a_title_is_as_wide_as_the_title);
    tcase_add_test(tests, task_boxes_stand_as_typed);
    tcase_add_test(tests, narrow_terminals_scroll);
    tcase_add_test(tests, nothing_is_an_empty_line);
    tcase_add_loop_test(tests, words_have_tones, 0, G_N_ELEMENTS(toned));
    tcase_add_test(tests, pictures_draw_in_the_width_of_the_line);
    tcase_add_loop_test(tests, parts_read_as_one_document, 0, 2);
    tcase_add_test(tests, blocks_of_nothing_leave_no_trace);
    tcase_add_loop_test(tests, golden_texts, 0, G_N_ELEMENTS(golden_widths));
    suite_add_tcase(suite, tests);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
