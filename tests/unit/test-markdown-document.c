#include "markdown-helpers.h"

START_TEST(an_empty_document_is_a_newline)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_list(document);
    emj_document_add_paragraph(document);
    emj_document_add_body(document, " \n", 2, 1, NULL);

    g_autofree char *text = written(document);
    ck_assert_str_eq(text, "\n");
    emj_document_free(NULL);
}
END_TEST

/* The parts of a report, one after another. */
START_TEST(blocks_are_written_in_order)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_block *block = emj_document_add_heading(document, 1);

    emj_block_add_text(block, "Manager's journal: October 2026");
    emj_block_add_text(emj_document_add_paragraph(document), "Private copy. 21 entries.");

    emj_block_add_text(emj_document_add_heading(document, 2), "Highlights");
    block = emj_list_add_item(emj_document_add_list(document), 0);
    emj_block_add_strong(block, "8 Oct, Quarterly planning.");
    emj_block_add_format(block, " Cut %d of %s.", 4, "11");

    emj_document_add_verbatim(document, "Jul  n=8   ###==..\nAug  *n*");

    struct emj_list *tasks = emj_document_add_list(document);
    emj_block_add_text(emj_list_add_item(tasks, ' '), "When a, I will b");
    emj_block_add_text(emj_list_add_item(tasks, 'x'), "[done]");
    emj_block_add_text(emj_list_add_item(tasks, '/'), "partly");
    emj_block_add_text(emj_list_add_item(tasks, '-'), "dropped");
    emj_block_add_text(emj_list_add_item(tasks, 0), "Also: 2 kept.");

    emj_document_add_body(document, "# Own\n\ntext\n", 12, 2, NULL);

    g_autofree char *text = written(document);
    ck_assert_str_eq(text, "# Manager's journal: October 2026\n"
                           "\n"
                           "Private copy. 21 entries.\n"
                           "\n"
                           "## Highlights\n"
                           "\n"
                           "- **8 Oct, Quarterly planning.** Cut 4 of 11.\n"
                           "\n"
                           "```\n"
                           "Jul  n=8   ###==..\n"
                           "Aug  *n*\n"
                           "```\n"
                           "\n"
                           "- [ ] When a, I will b\n"
                           "- [x] \\[done\\]\n"
                           "- [/] partly\n"
                           "- [-] dropped\n"
                           "- Also: 2 kept.\n"
                           "\n"
                           "### Own\n"
                           "\n"
                           "text\n");
}
END_TEST

START_TEST(options_may_be_null)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_block_add_text(emj_document_add_paragraph(document), "a");
    g_autofree char *text = emj_document_to_markdown(document, NULL);
    ck_assert_str_eq(text, "a\n");
}
END_TEST

static const struct {
    int level;
    const char *text;
    const char *written;
} headings[] = {
    { 1, "a", "# a\n" },       { 6, "a", "###### a\n" },   { 7, "a", "###### a\n" },
    { 0, "a", "# a\n" },       { 2, "", "##\n" },          { 2, "a #", "## a \\#\n" },
    { 2, "a\nb", "## a b\n" }, { 2, "# a", "## \\# a\n" }, { 2, "C#", "## C#\n" },
};

START_TEST(headings_are_one_line)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_block_add_text(emj_document_add_heading(document, headings[_i].level),
                       headings[_i].text);
    g_autofree char *text = written(document);
    ck_assert_str_eq(text, headings[_i].written);
}
END_TEST

/* before, strong and after, in one paragraph */
static const struct {
    const char *before;
    const char *strong;
    const char *after;
    const char *written;
} strongs[] = {
    { "", "a", "", "**a**\n" },
    { "x ", "a", " y", "x **a** y\n" },
    { "x", "a", "y", "x**a**y\n" },
    { "x", " a ", "y", "x **a** y\n" },
    { "x", "  ", "y", "x y\n" },
    { "x", "", "y", "xy\n" },
    { "", "a*b", "", "**a\\*b**\n" },
    { "", "Gap:", " b", "**Gap:** b\n" },
    /* stars that would stay stars are left out */
    { "", "a.", "b", "a.b\n" },
    { "x", "(a", "", "x(a\n" },
    { "(", "a", ")", "(**a**)\n" },
    { "", "1.", "", "**1.**\n" },
    { "", "\xe6\x9d\xb1", "x", "**\xe6\x9d\xb1**x\n" },
};

START_TEST(strong_text_is_strong)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_block *block = emj_document_add_paragraph(document);

    emj_block_add_text(block, strongs[_i].before);
    emj_block_add_strong(block, strongs[_i].strong);
    emj_block_add_text(block, strongs[_i].after);

    g_autofree char *text = written(document);
    g_autofree char *html = html_of(text);
    ck_assert_str_eq(text, strongs[_i].written);
    ck_assert_int_eq(strstr(text, "**") != NULL, strstr(html, "<strong>") != NULL);
}
END_TEST

START_TEST(neighbouring_strong_texts_are_one)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_block *block = emj_document_add_paragraph(document);

    emj_block_add_strong(block, "a");
    emj_block_add_strong(block, "b");
    emj_block_add_strong(block, " c");

    g_autofree char *text = written(document);
    ck_assert_str_eq(text, "**ab** **c**\n");
}
END_TEST

/* Texts added one after another are one text: what opens markup may come in parts. */
START_TEST(texts_are_joined)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_block *block = emj_document_add_paragraph(document);

    emj_block_add_text(block, "1");
    emj_block_add_text(block, ".");
    emj_block_add_text(block, " &am");
    emj_block_add_text(block, "p; a_");
    emj_block_add_text(block, "b");

    g_autofree char *text = written(document);
    ck_assert_str_eq(text, "1\\. \\&amp; a_b\n");
}
END_TEST

static const struct {
    const char *text;
    const char *written;
} items[] = {
    { "a", "- a\n" },
    { "", "-\n" },
    { "- a", "- \\- a\n" },
    { "1. a", "- 1\\. a\n" },
    { "# a", "- \\# a\n" },
    { "    a", "- a\n" },
    { "a\n\n    b", "- a      b\n" },
    { "[ ] a", "- \\[ \\] a\n" },
};

START_TEST(items_hold_text)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 0), items[_i].text);
    g_autofree char *text = written(document);
    ck_assert_str_eq(text, items[_i].written);
}
END_TEST

static const struct {
    const char *text;
    const char *written;
} verbatims[] = {
    { "", "```\n```\n" },
    { "a", "```\na\n```\n" },
    { "a\n", "```\na\n```\n" },
    { "\n  a\n\n", "```\n\n  a\n\n```\n" },
    { "```\na\n```", "````\n```\na\n```\n````\n" },
    { "a ````` b", "``````\na ````` b\n``````\n" },
    { "~~~", "```\n~~~\n```\n" },
    { "\xff", "```\n\xef\xbf\xbd\n```\n" },
};

START_TEST(verbatim_text_is_fenced)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_verbatim(document, verbatims[_i].text);
    g_autofree char *text = written(document);
    ck_assert_str_eq(text, verbatims[_i].written);
}
END_TEST

START_TEST(neighbouring_lists_are_one)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 0), "a");
    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 0), "b");
    emj_block_add_text(emj_document_add_paragraph(document), "c");
    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 0), "d");

    g_autofree char *text = written(document);
    ck_assert_str_eq(text, "- a\n- b\n\nc\n\n- d\n");
}
END_TEST

/* A list below an item is indented by two spaces, as notes apps write it. */
START_TEST(lists_may_stand_in_items)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_list *list = emj_document_add_list(document);
    struct emj_block *item = emj_list_add_item(list, 'x');
    struct emj_list *below = emj_block_add_list(item), *again = NULL;

    emj_block_add_text(item, "a");
    emj_block_add_text(emj_list_add_item(below, 0), "# b");
    emj_block_add_strong(emj_list_add_item(below, ' '), "c");
    emj_list_add_item(below, 0);
    again = emj_block_add_list(item);
    emj_block_add_text(emj_list_add_item(again, 0), "d");
    emj_block_add_list(emj_list_add_item(list, 0));
    emj_block_add_text(emj_list_add_item(list, 0), "e");

    g_autofree char *text = written(document);
    g_autofree char *html = html_of(text);
    ck_assert_str_eq(text, "- [x] a\n"
                           "  - \\# b\n"
                           "  - [ ] **c**\n"
                           "  -\n"
                           "  - d\n"
                           "-\n"
                           "- e\n");
    ck_assert_str_eq(html,
                     "<ul>\n<li>[x] a\n<ul>\n<li># b</li>\n"
                     "<li>[ ] <strong>c</strong></li>\n<li></li>\n<li>d</li>\n</ul>\n</li>\n"
                     "<li></li>\n<li>e</li>\n</ul>\n");
}
END_TEST

static void draw_lines(const void *data, const struct emj_pen *pen)
{
    emj_sink_write(pen->sink, EMJ_TONE_MANAGEMENT, data);
    emj_sink_write(pen->sink, EMJ_TONE_PLAIN, pen->unicode ? "wide\n" : "narrow\n");
}

START_TEST(pictures_are_lines_in_a_fence)
{
    struct emj_picture picture = { .draw_text = draw_lines, .data = "##\n" };
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_picture(document, &picture);
    picture = (struct emj_picture){ 0 };
    emj_document_add_picture(document, &picture);

    g_autofree char *text = written(document);
    ck_assert_str_eq(text, "```\n##\nnarrow\n```\n");
}
END_TEST

/* The text of an entry is copied, and may hold any bytes. */
START_TEST(bodies_are_copied)
{
    char body[] = "# t\n\na\0b\xff";
    char title[] = "t";
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, body, sizeof body - 1, 1, title);
    memset(body, 'x', sizeof body);
    memset(title, 'x', sizeof title);
    emj_document_add_body(document, NULL, 0, 1, NULL);

    g_autofree char *text = written(document);
    ck_assert_str_eq(text, "a\xe2\x90\x80"
                           "b\xef\xbf\xbd\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-document");
    TCase *blocks = tcase_create("blocks");

    tcase_add_test(blocks, an_empty_document_is_a_newline);
    tcase_add_test(blocks, blocks_are_written_in_order);
    tcase_add_test(blocks, options_may_be_null);
    tcase_add_loop_test(blocks, headings_are_one_line, 0, G_N_ELEMENTS(headings));
    tcase_add_loop_test(blocks, strong_text_is_strong, 0, G_N_ELEMENTS(strongs));
    tcase_add_test(blocks, neighbouring_strong_texts_are_one);
    tcase_add_test(blocks, texts_are_joined);
    tcase_add_loop_test(blocks, items_hold_text, 0, G_N_ELEMENTS(items));
    tcase_add_loop_test(blocks, verbatim_text_is_fenced, 0, G_N_ELEMENTS(verbatims));
    tcase_add_test(blocks, neighbouring_lists_are_one);
    tcase_add_test(blocks, lists_may_stand_in_items);
    tcase_add_test(blocks, pictures_are_lines_in_a_fence);
    tcase_add_test(blocks, bodies_are_copied);
    suite_add_tcase(suite, blocks);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
