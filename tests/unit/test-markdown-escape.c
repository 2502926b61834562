#include "markdown-helpers.h"

/* Text and what is written where a block begins and ends with it. */
static const struct {
    const char *text;
    const char *escaped;
} escapes[] = {
    { "", "" },
    /* plain sentences stay as they are */
    { "26% (14 management only, 3 both)", "26% (14 management only, 3 both)" },
    { "@wen: 4 (30 Oct), 3 with an example", "@wen: 4 (30 Oct), 3 with an example" },
    { "n = 21", "n = 21" },
    { "15.5", "15.5" },
    { "14 / 3 / 4", "14 / 3 / 4" },
    { "Great! R&D, AT&T 3 * 4 < 13 > 11", "Great! R&D, AT&T 3 * 4 < 13 > 11" },
    { "snake_case_name and a _ b", "snake_case_name and a _ b" },
    { "C# and issue #12, #3.", "C# and issue #12, #3." },
    { "-5 degrees, +1 from Wen", "-5 degrees, +1 from Wen" },
    { "2026 was 3 years (1. and 2) later", "2026 was 3 years (1. and 2) later" },
    { "1.5 times, 12:30, 1) ", "1.5 times, 12:30, 1)" },
    { "see http://example.org/a_b?c=d&e=f", "see http://example.org/a_b?c=d&e=f" },
    { "C:\\Users\\wen", "C:\\Users\\wen" },
    { "a ~ b", "a ~ b" },
    /* emphasis */
    { "*a*", "\\*a\\*" },
    { "2*3*4", "2\\*3\\*4" },
    { "a * b", "a * b" },
    { "_a_", "\\_a\\_" },
    { "__init__", "\\_\\_init\\_\\_" },
    { "a_b", "a_b" },
    { "\xc3\xa9_\xc3\xa9", "\xc3\xa9_\xc3\xa9" },
    { "a_(b)", "a\\_(b)" },
    { "~5 and ~~gone~~", "\\~5 and \\~\\~gone\\~~" },
    { "a==b==", "a\\==b\\==" },
    { "100%% %%hidden%%", "100\\%% \\%%hidden\\%%" },
    /* links, code, HTML, entities */
    { "[a](b)", "\\[a\\](b)" },
    { "![a](b)", "!\\[a\\](b)" },
    { "[[wiki]]", "\\[\\[wiki\\]\\]" },
    { "`a`", "\\`a\\`" },
    { "<b>", "\\<b>" },
    { "</b> <!-- <?", "\\</b> \\<!-- \\<?" },
    { "a<", "a\\<" },
    { "&amp; &#35; &x", "\\&amp; \\&#35; &x" },
    { "\\*", "\\\\\\*" },
    { "a\\", "a\\\\" },
    /* what counts at the start or the end of a block */
    { "# a", "\\# a" },
    { "#tag", "\\#tag" },
    { "a #tag (#b)", "a \\#tag (\\#b)" },
    { "issue #12a", "issue \\#12a" },
    { "a #", "a \\#" },
    { "a # b", "a # b" },
    { "a # ", "a \\#" },
    { "> a > b", "\\> a > b" },
    { "- a", "\\- a" },
    { "-", "\\-" },
    { "---", "\\---" },
    { "+ a", "\\+ a" },
    { "* a", "\\* a" },
    { "1. a", "1\\. a" },
    { "12) a", "12\\) a" },
    { "2026.", "2026\\." },
    { "1234567890. a", "1234567890. a" },
    { "    code", "code" },
    { "~~~", "\\~\\~~" },
    { "___", "\\___" },
    { "* * *", "\\* * *" },
    { "a|b", "a\\|b" },
    /* lines, controls, bad bytes */
    { "a\nb\r\nc\td\re", "a b c d e" },
    { "a\xe2\x80\xa8"
      "b",
      "a b" },
    { "a\x1b[31mb\x7f\xc2\x9b"
      "c",
      "a\\[31mbc" },
    { "a\xff", "a\xef\xbf\xbd" },
    { "a\xef\xbf\xbf", "a\xef\xbf\xbd" },
    { "a\xef\xbf\xbe", "a\xef\xbf\xbd" },
    /* what reorders or hides text is shown */
    { "\xe2\x80\xae"
      "cba",
      "\xe2\x9f\xa8U+202E\xe2\x9f\xa9"
      "cba" },
    { "a\xe2\x80\x8b"
      "b\xf3\xa0\x80\x81",
      "a\xe2\x9f\xa8U+200B\xe2\x9f\xa9"
      "b\xe2\x9f\xa8U+E0001\xe2\x9f\xa9" },
    { "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xa7",
      "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xa7" },
};

START_TEST(text_is_escaped)
{
    g_autofree char *escaped = emj_markdown_escape(escapes[_i].text);

    ck_assert_str_eq(escaped, escapes[_i].escaped);
}
END_TEST

/* What a browser shows is the text, whatever it holds. */
static char *shown_text(const char *markdown)
{
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_node *paragraph = cmark_node_first_child(root);
    GString *text = g_string_new(NULL);

    ck_assert_int_eq(cmark_node_get_type(paragraph), CMARK_NODE_PARAGRAPH);
    ck_assert_ptr_null(cmark_node_next(paragraph));
    for (cmark_node *node = cmark_node_first_child(paragraph); node != NULL;
         node = cmark_node_next(node)) {
        ck_assert_int_eq(cmark_node_get_type(node), CMARK_NODE_TEXT);
        g_string_append(text, cmark_node_get_literal(node));
    }
    cmark_node_free(root);
    return g_string_free(text, FALSE);
}

/* All texts of two and of three characters out of those that mean something. */
static void check_all(const char *alphabet)
{
    size_t count = strlen(alphabet);

    for (size_t i = 0; i < count * count * count; i++) {
        char text[] = { 'x',
                        alphabet[i % count],
                        alphabet[i / count % count],
                        alphabet[i / count / count],
                        'y',
                        '\0' };

        for (size_t start = 0; start < 2; start++) {
            g_autofree char *wanted = g_strstrip(g_strdup(text + start));
            g_autofree char *escaped = emj_markdown_escape(text + start);
            g_autofree char *shown = shown_text(escaped);
            ck_assert_str_eq(shown, wanted);
        }
        text[4] = '\0';
        g_autofree char *wanted = g_strstrip(g_strdup(text + 1));
        if (*wanted == '\0')
            continue;
        g_autofree char *escaped = emj_markdown_escape(text + 1);
        g_autofree char *shown = shown_text(escaped);
        ck_assert_str_eq(shown, wanted);
    }
}

START_TEST(no_text_becomes_markup)
{
    check_all("a1 *_`~[]()<>#&;!\\|-+=.%/:");
}
END_TEST

/* As a block, where cmark's own writer has a say as well. */
START_TEST(blocks_write_the_same)
{
    g_autoptr(emj_document) document = emj_document_new();
    g_autofree char *plain = g_strdup(escapes[_i].escaped);
    char *bar = strstr(plain, "\\|");

    if (bar != NULL) /* means something in a table only */
        memmove(bar, bar + 1, strlen(bar));
    emj_block_add_text(emj_document_add_paragraph(document), escapes[_i].text);

    g_autofree char *text = written(document);
    g_autofree char *wanted = g_strconcat(plain, "\n", NULL);
    ck_assert_str_eq(text, wanted);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-escape");
    TCase *escape = tcase_create("escape");

    tcase_set_timeout(escape, 60);
    tcase_add_loop_test(escape, text_is_escaped, 0, G_N_ELEMENTS(escapes));
    tcase_add_loop_test(escape, blocks_write_the_same, 0, G_N_ELEMENTS(escapes));
    tcase_add_test(escape, no_text_becomes_markup);
    suite_add_tcase(suite, escape);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
