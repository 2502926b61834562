/* A word is found in whatever way it is written. */
#include "markdown/plain.h"

#include <stdlib.h>
#include <string.h>

#include <check.h>
#include <glib.h>

#define WEN "W&#101;n" /* entities are resolved wherever they may be */

static const struct {
    const char *markdown;
    const char *text; /* that must be in there */
} samples[] = {
    { "Wen", "Wen" },
    { "W*e*n", "Wen" },
    { "**W**en", "Wen" },
    { "W***e***n", "Wen" },
    { "W`e`n", "Wen" },
    { "[We](x)n", "Wen" },
    { "[We][x]n\n\n[x]: y", "Wen" },
    { "[We]n\n\n[we]: y", "Wen" },
    { "W![e](x)n", "Wen" },
    { "W<b>e</b>n", "Wen" },
    { "W<!-- x -->en", "Wen" },
    { "We<br>n", "Wen" },
    { "W\\*en", "W*en" },
    { "\\W\\e\\n", "\\W\\e\\n" },
    { WEN, "Wen" },
    { "W&#x65;n W&#X65;n", "Wen Wen" },
    { "Tom&aacute;s", "Tom\xc3\xa1s" },
    { "W*&#101;*n", "W*e*n" },
    { "*W&#101;n*", "Wen" },
    { "&#64;wen &commat;ade", "@wen @ade" },
    { "tom&nbsp;silva", "tom\xc2\xa0silva" },
    /* a space in the place of markup */
    { "tomas<br>silva", "tomas silva" },
    { "tom&aacute;s*silva*", "tom\xc3\xa1s silva" },
    { "tomas`silva`", "tomas silva" },
    { "tomas![](x)silva", "tomas  silva" },
    { "tomas\\\nsilva", "tomas\nsilva" },
    { "tomas  \nsilva", "tomas\nsilva" },
    /* blocks part words */
    { "- We\n- n", "We\n" },
    { "# W*e*n\n\n> W*e*n", "Wen\n" },
    /* behind the text */
    { "[a](https://hr/" WEN ")", "https://hr/Wen" },
    { "[a](x \"W\\en " WEN "\")", "W\\en Wen" },
    { "![a](" WEN ")", "Wen" },
    { "[a]\n\n[a]: " WEN " 'b'", "Wen" },
    { "[a]: x (" WEN ")", "Wen" },
    { "<https://hr/Wen>", "https://hr/Wen" },
    /* escapes are resolved there, and there alone */
    { "[a](hr/W\\.x)", "hr/W.x" },
    { "[a](x \"W\\.x\")", "W.x" },
    { "``` W\\.x\na\n```", "W.x" },
    { "``` " WEN "\na\n```", "Wen" },
    { "[^1]\n\n[^1]: W*e*n", "Wen" },
    /* code holds no entities for cmark, but for other readers it may */
    { "`" WEN "`", WEN },
    { "`" WEN "`", "Wen" },
    { "    " WEN, "Wen" },
    { "```\nWen\n```", "Wen" },
    { "`W*&#101;*n_[]!\\<`", "W*e*n_[]!\\<" },
    /* raw HTML */
    { "<p>W<b>e</b>n</p>", "Wen" },
    { "<p>tomas<br>silva</p>", "tomas silva" },
    { "<p>" WEN "</p>", "Wen" },
    { "<p title=\"" WEN "\">", "Wen" },
    { "a <i title='" WEN "'>b</i>", "Wen" },
    { "<p>W<i title=\">\">e</i>n</p>", "Wen" },
    { "<p>W<!-- > -->en</p>", "Wen" },
    { "<p>W&#101n</p>", "Wen" },
    { "<p>1 < 2 &amp; W<b >e</b\n>n</p>", "1 < 2 & Wen" },
    { "<!-- " WEN " -->", "Wen" },
    { "<div\n" WEN, "Wen" },
    /* bytes */
    { "a\xff W*e*n", "Wen" },
    { "a\rW*e*n", "Wen" },
    { "a\r\nW*e\r\nn*", "We\nn" },
    { "W\xe2\x80\x8b&#101;n", "W\xe2\x80\x8b\x65n" },
    { "\xef\xbb\xbf# W*e*n", "Wen" },
};

START_TEST(is_found)
{
    const char *markdown = samples[_i].markdown;
    g_autofree char *plain = emj_markdown_plain(markdown, strlen(markdown));
    ck_assert_ptr_nonnull(plain);
    ck_assert_msg(strstr(plain, samples[_i].text) != NULL, "no '%s' in '%s' of '%s'",
                  samples[_i].text, plain, markdown);
}
END_TEST

static const struct {
    const char *markdown;
    const char *text; /* that must not */
} others[] = {
    { "W en", "Wen" },   { "W\n\nen", "Wen" },    { "- W\n- en", "Wen" },
    { "W\nen", "Wen" },  { "W  \nen", "Wen" },    { "| W|en |\n|-|-|", "Wen" },
    { "Wen", "xWen" },   { "W&bogus;en", "Wen" }, { "a &#0;", "a \\0" },
    { "W&#;en", "Wen" },
};

START_TEST(is_not_found)
{
    const char *markdown = others[_i].markdown;
    g_autofree char *plain = emj_markdown_plain(markdown, strlen(markdown));
    ck_assert_ptr_nonnull(plain);
    ck_assert_msg(strstr(plain, others[_i].text) == NULL, "'%s' in '%s' of '%s'",
                  others[_i].text, plain, markdown);
}
END_TEST

START_TEST(nothing_of_a_text_beyond_the_limits)
{
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < 200; i++)
        g_string_append(deep, "> ");
    g_string_append(deep, "Wen");
    ck_assert_ptr_null(emj_markdown_plain(deep->str, deep->len));

    g_autoptr(GString) large = g_string_new(NULL);
    while (large->len <= 4 * 1024 * 1024)
        g_string_append(large, "many words make a long text\n\n");
    ck_assert_ptr_null(emj_markdown_plain(large->str, large->len));
}
END_TEST

/* At the limits; each would take minutes if something in here were quadratic. */
START_TEST(slow_texts)
{
    static const char *const pieces[] = {
        "&a\n\n", "&#1\n\n", "<p>&a\n", "<p \"\n\n", "<!-- \n", "a<b> \n\n", "many words ",
    };
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < 24 * 1024)
        g_string_append(text, pieces[_i]);
    g_autofree char *once = g_strdup(text->str);
    for (int i = 0; i < 7; i++)
        g_string_append_printf(text, "\n\n%s", once);
    g_autofree char *plain = emj_markdown_plain(text->str, text->len);
    ck_assert_ptr_nonnull(plain);
}
END_TEST

START_TEST(length_counts)
{
    g_autofree char *plain = emj_markdown_plain("Wen and Ade", 3);
    ck_assert_ptr_nonnull(strstr(plain, "Wen"));
    ck_assert_ptr_null(strstr(plain, "Ade"));
    g_autofree char *empty = emj_markdown_plain("", 0);
    ck_assert_ptr_nonnull(empty);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-plain");
    TCase *tcase = tcase_create("plain");

    tcase_set_timeout(tcase, 30);
    tcase_add_loop_test(tcase, is_found, 0, G_N_ELEMENTS(samples));
    tcase_add_loop_test(tcase, is_not_found, 0, G_N_ELEMENTS(others));
    tcase_add_test(tcase, nothing_of_a_text_beyond_the_limits);
    tcase_add_loop_test(tcase, slow_texts, 0, 7);
    tcase_add_test(tcase, length_counts);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
