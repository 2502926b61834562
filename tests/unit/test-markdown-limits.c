#include "markdown-helpers.h"

#include "markdown/internal.h"

/* `unit` over and over behind `prefix`, `length` bytes and a newline. New string. */
static char *repeated(const char *prefix, const char *unit, size_t length)
{
    GString *out = g_string_new(prefix);

    while (out->len < length)
        g_string_append(out, unit);
    g_string_truncate(out, length);
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}

/* --- the edges of each limit --- */

enum {
    KIB = 1024,
    MIB = 1024 * 1024,
};

static const struct {
    const char *text;
    size_t length;
    enum emj_body_limit limit;
} edges[] = {
    { "word ", 64 * KIB - 2, EMJ_BODY_FITS },
    { "word ", 64 * KIB + 2, EMJ_BODY_TOO_LONG },
    { "word word\n", 64 * KIB + 2, EMJ_BODY_TOO_LONG },
    { "- an item\n", 512 * KIB, EMJ_BODY_FITS },
    { "  * an item\n", 512 * KIB, EMJ_BODY_FITS },
    { "## a heading\n", 1 * MIB, EMJ_BODY_FITS },
    { "    - item?\n", 1 * MIB, EMJ_BODY_TOO_LONG },
    { "-item\n", 1 * MIB, EMJ_BODY_TOO_LONG },
    { "#item\n", 1 * MIB, EMJ_BODY_TOO_LONG },
    { "a sentence of some length, and another one, until the line is full\n\n", 4 * MIB - 2,
      EMJ_BODY_FITS },
    { "a sentence of some length, and another one, until the line is full\n\n", 4 * MIB,
      EMJ_BODY_TOO_LARGE },
    { "a\n\n", 299 * 1000, EMJ_BODY_FITS },
    { "a\n\n", 301 * 1000, EMJ_BODY_TOO_DENSE },
    { "*", 19 * 1000, EMJ_BODY_FITS },
    { "*", 20 * 1000, EMJ_BODY_TOO_DENSE },
    { "> ", 2 * 99, EMJ_BODY_FITS },
    { "> ", 2 * 101, EMJ_BODY_TOO_DEEP },
    { ">", 100, EMJ_BODY_FITS },
    { ">", 101, EMJ_BODY_TOO_DEEP },
    { "- ", 2 * 99, EMJ_BODY_FITS },
    { "- ", 2 * 101, EMJ_BODY_TOO_DEEP },
    { "1. ", 3 * 101, EMJ_BODY_TOO_DEEP },
    { "1) ", 3 * 101, EMJ_BODY_TOO_DEEP },
    { "*", 1000, EMJ_BODY_FITS },
    { "10000000000. ", 13 * 101, EMJ_BODY_FITS },
};

START_TEST(each_limit_has_its_edge)
{
    g_autofree char *text = repeated("", edges[_i].text, edges[_i].length);

    ck_assert_int_eq(emj_body_limit_of(text, strlen(text)), edges[_i].limit);
}
END_TEST

/* Lists in lists by indentation, one a line. */
START_TEST(lists_are_counted_by_their_indentation)
{
    GString *body = g_string_new(NULL);

    for (int i = 0; i < _i; i++)
        g_string_append_printf(body, "%*s- a\n", 2 * i, "");
    g_autofree char *source = g_string_free(body, FALSE);
    ck_assert_int_eq(emj_body_limit_of(source, strlen(source)),
                     _i > 100 ? EMJ_BODY_TOO_DEEP : EMJ_BODY_FITS);
}
END_TEST

/* Each reference repeats the address of its definition: 8 MiB in all are allowed. */
START_TEST(references_to_long_addresses_are_counted)
{
    static const struct {
        size_t address;
        size_t references;
        enum emj_body_limit limit;
    } cases[] = {
        { 8 * 1000, 1000, EMJ_BODY_FITS },
        { 8 * 1000, 1100, EMJ_BODY_TOO_DENSE },
        { 100, 9000, EMJ_BODY_FITS },
    };
    g_autofree char *address = g_strnfill(cases[_i].address, 'x');
    g_autofree char *references =
        repeated("", "[a] [b]\n\n", cases[_i].references / 2 * strlen("[a] [b]\n\n"));
    g_autofree char *text = g_strconcat("> [a]:\n> /", address, "\n\n", references, NULL);

    ck_assert_int_eq(emj_body_limit_of(text, strlen(text)), cases[_i].limit);
}
END_TEST

/* --- what stands in place of a text --- */

static const struct {
    const char *prefix;
    const char *unit;
    size_t length;
    const char *sentence;
    bool shown;
} places[] = {
    { "", "word ", 70 * KIB,
      "This text has a paragraph too long to be rendered and is shown as it was typed.", true },
    { "", "> ", 300,
      "This text is nested too deep to be rendered and is shown as it was typed.", true },
    { "", "`a\n\n", 400 * KIB,
      "This text has too many lines or marks to be rendered and is shown as it was typed.",
      true },
    { "", "word\n\n", 4 * MIB,
      "The text of this entry is 4.1 MiB; a report shows at most 4 MiB.", false },
    { "", "word\n\n", 52 * MIB / 10,
      "The text of this entry is 5.2 MiB; a report shows at most 4 MiB.", false },
    /* each byte becomes three */
    { "", "\xff", 2 * MIB, "The text of this entry is 6.0 MiB; a report shows at most 4 MiB.",
      false },
};

START_TEST(a_sentence_says_why_a_text_is_not_rendered)
{
    g_autofree char *body = repeated(places[_i].prefix, places[_i].unit, places[_i].length);
    g_autofree char *text = emj_body_to_markdown(body, strlen(body), 2, NULL);

    ck_assert(g_str_has_prefix(text, places[_i].sentence));
    if (!places[_i].shown) {
        ck_assert_str_eq(text, places[_i].sentence);
        return;
    }
    g_autofree char *root = html_of(text);
    g_autofree char *typed = g_markup_escape_text(body, -1);
    g_autofree char *expected =
        g_strdup_printf("<p>%s</p>\n<pre><code>%s</code></pre>\n", places[_i].sentence, typed);
    ck_assert(strcmp(root, expected) == 0);
}
END_TEST

START_TEST(a_text_within_the_limits_has_no_sentence)
{
    ck_assert_ptr_null(emj_body_limit_sentence(EMJ_BODY_FITS, 100));
}
END_TEST

/* --- families that cost some reader of Markdown square time --- */

enum verdict {
    FITS = EMJ_BODY_FITS,
    LONG = EMJ_BODY_TOO_LONG,
    DEEP = EMJ_BODY_TOO_DEEP,
    DENSE = EMJ_BODY_TOO_DENSE,
};

static const struct {
    const char *prefix;
    const char *unit;
    enum verdict at_16_kib;
    enum verdict at_1_mib;
} families[] = {
    { "", "![[]()", FITS, LONG },
    { "", "[a](b", FITS, LONG },
    { "", "[a](<b", FITS, LONG },
    { "", "a**b", FITS, LONG },
    { "", "*a **a ", FITS, LONG },
    { "", "[", FITS, LONG },
    { "", "]", FITS, LONG },
    { "", "[]", FITS, LONG },
    { "", "![", FITS, LONG },
    { "", "`a``b", FITS, LONG },
    { "", "\\`", FITS, LONG },
    { "", "&", FITS, LONG },
    { "", "<a ", FITS, LONG },
    { "", "**", FITS, LONG },
    { "", "[a][", FITS, LONG },
    { "", "[a]: b\n", FITS, DENSE },
    { "", "*a_ ", FITS, LONG },
    { "", "![a](", FITS, LONG },
    { "", "[[a](b)", FITS, LONG },
    { "", "'\"<", FITS, LONG },
    { "", "~", FITS, LONG },
    { "", "<http:", FITS, LONG },
    { "", "x*\n", FITS, DENSE },
    { "", "[^", FITS, LONG },
    { "", "a*", FITS, LONG },
    { "", "__a_ ", FITS, LONG },
    { "", "[a]: ", DENSE, LONG },
    { "", "<!--", FITS, LONG },
    { "", "<?", FITS, LONG },
    { "", "<![CDATA[", FITS, LONG },
    { "", "<!A ", FITS, LONG },
    { "", "- [a] `", FITS, LONG },
    { "", "`", FITS, LONG },
    { "", "a\n\n", FITS, DENSE },
    { "", "[a]\n\n", FITS, DENSE },
    { "", "- a\n\n", FITS, DENSE },
    { "", "<a\n\n", FITS, DENSE },
    { "", "[a]: b\n\n", FITS, DENSE },
    { "", "# [a] *\n", FITS, DENSE },
    { "", "- [a] <a\n", FITS, DENSE },
    { "", "*a _ ", FITS, LONG },
    { "", "_a ", FITS, LONG },
    { "", "a_ ", FITS, LONG },
    { "", "a]", FITS, LONG },
    { "", "[a", FITS, LONG },
    { "*a_ ", "a***b***c* ", FITS, LONG },
    { "x", "**x **", FITS, LONG },
    { "", "[ (](", FITS, LONG },
    { "", "**x [a*b**c*](d", FITS, LONG },
    { "", "> ", DEEP, DEEP },
    { "", ">", DEEP, DEEP },
    { "", "- ", DEEP, DEEP },
    { "", "* a\n", FITS, DENSE },
    { "", "\\", FITS, LONG },
    { "", "<<", FITS, LONG },
    { "", "<>", FITS, LONG },
    { "", "&amp;", FITS, LONG },
    { "", "&#1;", FITS, LONG },
    { "a\n", "> \n", FITS, DENSE },
    { "", "* * * * * * * *\n", FITS, DENSE },
    { "", "a\n-\n", FITS, DENSE },
    { "", "[x](javascript:a) ", FITS, LONG },
    { "", "![x](javascript:a)", FITS, LONG },
    { "", "[](javascript:a)\n", FITS, LONG },
    { "", "<javascript:a>", FITS, LONG },
    { "", "[^a]: b\n", FITS, DENSE },
    { "", "[^a]: javascript:b\n\n", FITS, DENSE },
    { "", "- [x](a:b)\n", FITS, DENSE },
    { "", "> [x](a:b)\n\n", FITS, DENSE },
    { "", "- a\n\n[r]: /u\n\n", FITS, DENSE },
    { "", "[a]: b\n- ", FITS, DENSE },
    { "", "- [W]: c\n", FITS, DENSE },
    { "[a]: /u\n\n", "[a] ", FITS, LONG },
    { "[a]: /u\n\n", "![a]", FITS, LONG },
    { "[a]: /u\n\n", "[a][a]\n\n", FITS, DENSE },
    { "", "a\n===\n", FITS, DENSE },
    { "", "a\nb\n===\n", FITS, DENSE },
    { "", "# a #\n", FITS, FITS },
    { "", "- ```\n  a\n\n", FITS, DENSE },
    { "", "<div>\n\n", FITS, DENSE },
    { "", "<script>\n", FITS, LONG },
    { "", "\r", FITS, LONG },
    { "", "    a\n\n\n", FITS, DENSE },
    { "", "\t- a\n", FITS, DENSE },
    { "", "- a\n  - b\n    - c\n", FITS, DENSE },
    { "", "> - > - > - a\n", FITS, DENSE },
    { "", "a  \n", FITS, LONG },
    { "", "***\n", FITS, DENSE },
    { "[x](a:b)", "![[]()", FITS, LONG },
    { "[x](a:b)", "[a](b", FITS, LONG },
    { "[x](a:b)", "**x [a*b**c*](d", FITS, LONG },
    { "[r]: /u\n[r] ", "![[]()", FITS, LONG },
    { "[r]: /u\n[r] ", "*a _b ", FITS, LONG },
    { "[r]: /u\n\n[r] ", "[r", FITS, LONG },
};

START_TEST(families_are_bounded)
{
    g_autofree char *small = repeated(families[_i].prefix, families[_i].unit, 16 * KIB);
    g_autofree char *large = repeated(families[_i].prefix, families[_i].unit, 1 * MIB);

    ck_assert_int_eq(emj_body_limit_of(small, strlen(small)), (int)families[_i].at_16_kib);
    ck_assert_int_eq(emj_body_limit_of(large, strlen(large)), (int)families[_i].at_1_mib);
}
END_TEST

/* What is written is never much longer than what was typed. */
START_TEST(families_do_not_grow)
{
    g_autofree char *body = repeated(families[_i].prefix, families[_i].unit, 16 * KIB);
    g_autofree char *text = emj_body_to_markdown(body, strlen(body), 2, NULL);
    g_autofree char *html = html_of(text);

    ck_assert_uint_lt(strlen(text), 3 * strlen(body));
    ck_assert_uint_lt(strlen(html), 40 * strlen(body));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-limits");
    TCase *limits = tcase_create("limits");

    tcase_set_timeout(limits, 120);
    tcase_add_loop_test(limits, each_limit_has_its_edge, 0, G_N_ELEMENTS(edges));
    tcase_add_loop_test(limits, lists_are_counted_by_their_indentation, 99, 103);
    tcase_add_loop_test(limits, references_to_long_addresses_are_counted, 0, 3);
    tcase_add_loop_test(limits, a_sentence_says_why_a_text_is_not_rendered, 0,
                        G_N_ELEMENTS(places));
    tcase_add_test(limits, a_text_within_the_limits_has_no_sentence);
    tcase_add_loop_test(limits, families_are_bounded, 0, G_N_ELEMENTS(families));
    tcase_add_loop_test(limits, families_do_not_grow, 0, G_N_ELEMENTS(families));
    suite_add_tcase(suite, limits);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
