#include "markdown-checks.h"
#include "markdown-writing.h"

#include "markdown/internal.h"

#define HEAD ".TH \"Report\" 7 \"\" \"\" \" \"\n.nh\n.ad l\n"

static char *inside(const struct emj_document *document)
{
    g_autofree char *man = written_in(EMJ_FORMAT_MAN, document);

    ck_assert(g_str_has_prefix(man, HEAD));
    return g_strdup(man + strlen(HEAD));
}

static char *body_man(const char *markdown)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, markdown, strlen(markdown), 0, NULL);
    return inside(document);
}

/* --- the page --- */

static const struct {
    const char *title;
    const char *written;
} titles[] = {
    { NULL, "" },
    { "a \"b\" \\fB", "a \\[dq]b\\[dq] \\efB" },
    { "50% of -x", "50. of \\-x" },
    { ".so x\n.so y", "\\&.so x .so y" },
    { "\xc3\xa4\xf0\x9f\x98\x80", "\\[u00E4]\\[u1F600]" },
    { "Manager's journal: October 2026, long", "Manager\\[aq]s journal: October 20\\[u2026]" },
};

START_TEST(a_page_has_a_title)
{
    g_autoptr(emj_document) document = emj_document_new();

    g_autofree char *man =
        written_as(&(struct emj_writer_options){ .format = EMJ_FORMAT_MAN },
                   &(struct emj_page){ .title = titles[_i].title }, document);
    g_autofree char *title = between(man, ".TH \"", "\" 7 \"\" \"\" \" \"\n.nh\n");
    ck_assert_str_eq(title, titles[_i].written);
}
END_TEST

START_TEST(blocks_are_requests)
{
    const char *headings[] = { "Activity", "Man" }, *row[] = { ".a", "5 %" };
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_list *list = NULL;
    struct emj_block *block = emj_document_add_heading(document, 1);

    emj_block_add_text(block, "Journal");
    emj_block_add_text(emj_document_add_heading(document, 2), ".so");
    emj_block_add_strong(emj_document_add_heading(document, 3), "Low");
    emj_document_add_heading(document, 2);
    block = emj_document_add_paragraph(document);
    emj_block_add_strong(block, ".so");
    emj_block_add_text(block, " \\n 'x");
    emj_document_add_paragraph(document);
    emj_document_add_list(document);
    emj_table_add_row(emj_document_add_table(document, 2, headings), row);
    emj_document_add_verbatim(document, "Jul  `~^\n\n.so x\n'so y\n\t\\e\n.fi");
    list = emj_document_add_list(document);
    block = emj_list_add_item(list, '-');
    emj_block_add_text(block, "dropped");
    emj_block_add_text(emj_list_add_item(emj_block_add_list(block), 0), "'below");

    g_autofree char *man = inside(document);
    ck_assert_str_eq(man, ".SH\nJournal\n"
                          ".SH\n\\&.so\n"
                          ".SS\nLow\n"
                          ".PP\n\\f[B].so\\f[R] \\en 'x\n"
                          ".IP \\[bu] 2\n\\&.a: Man 5 %\n"
                          ".IP\n.nf\n"
                          "Jul  \\[ga]\\[ti]\\[ha]\n"
                          "\n"
                          "\\&.so x\n"
                          "\\&\\[aq]so y\n"
                          "    \\ee\n"
                          "\\&.fi\n"
                          ".fi\n"
                          ".IP \\[bu] 2\n[\\-] dropped\n"
                          ".RS\n.IP \\[bu] 2\n\\&'below\n.RE\n");
}
END_TEST

static const struct {
    const char *markdown;
    const char *man;
} bodies[] = {
    { "a\n.so b\n'so c\n", ".PP\na .so b 'so c\n" },
    { "a  \n.so b\\\n'so c\n", ".PP\na\n.br\n\\&.so b\n.br\n\\&'so c\n" },
    { "a&#10;.so b\n", ".PP\na .so b\n" },
    { "*a **b** c* d\n", ".PP\n\\f[I]a \\f[BI]b\\f[I] c\\f[R] d\n" },
    { "**a *b* c** d\n", ".PP\n\\f[B]a \\f[BI]b\\f[B] c\\f[R] d\n" },
    { "*a `.b'-\\` c*\n", ".PP\n\\f[I]a \\&\\f[BI].b\\[aq]\\-\\e\\f[I] c\\f[R]\n" },
    { "# a *b* `c`  d\n", ".SH\na b \\&c  d\n" },
    { "a  \nb\n===\n", ".SH\na b\n" },
    { "#\n\na\n", ".PP\na\n" },
    { "\\fBx \\\\&\n", ".PP\n\\efBx \\e&\n" },
    { "[a](http://x.example/.b) <http://x.example/c> [d](javascript:x)\n",
      ".PP\na (http://x.example/.b) http://x.example/c d\n" },
    { "![a](http://x.example/i.png)\n", ".PP\n[IMAGE: a]\n" },
    { "1. a\n2. .so\n", ".IP \"1.\" 4\na\n.IP \"2.\" 4\n\\&.so\n" },
    /* a section inside would end the indentation */
    { "> # a *b*\n> c\n", ".RS\n.PP\n\\f[B]a b\\f[R]\n.PP\nc\n.RE\n" },
    { "- # .so\n", ".IP \\[bu] 2\n\\f[B].so\\f[R]\n" },
    { "```\n```\n", ".IP\n.nf\n.fi\n" },
    { "\xe2\x80\x9cq\xe2\x80\x9d \xe2\x80\x94 \xc3\xa9 \xf0\x9f\x98\x80\n",
      ".PP\n\\[lq]q\\[rq] \\[em] \\[u00E9] \\[u1F600]\n" },
};

START_TEST(bodies_are_rendered)
{
    g_autofree char *man = body_man(bodies[_i].markdown);

    ck_assert_str_eq(man, bodies[_i].man);
}
END_TEST

START_TEST(deep_lists_lose_their_indentation)
{
    g_autofree char *man =
        body_man("- a\n  - b\n    - c\n      - d\n        - e\n          f\n");

    ck_assert_ptr_nonnull(strstr(man, "\nd\n.RS\n.PP\n\\- e f\n.RE\n.RE\n.RE\n.RE\n"));
}
END_TEST

/* --- the second look, at lines that cmark or the code above might let through --- */

static const struct {
    const char *line;
    const char *disarmed;
} lines[] = {
    { ".SH", ".SH" },
    { ".IP \\[bu] 2", ".IP \\[bu] 2" },
    { ".IP \"12.\" 4", ".IP \"12.\" 4" },
    { ".IP", ".IP" },
    { ".so /etc/passwd", "\\&.so /etc/passwd" },
    { "'so /etc/passwd", "\\&'so /etc/passwd" },
    { ".SH x", "\\&.SH x" },
    { ".SH ", "\\&.SH " },
    { ".sh", "\\&.sh" },
    { ". SH", "\\&. SH" },
    { "'SH", "\\&'SH" },
    { ".IP \"12.\" 4 x", "\\&.IP \"12.\" 4 x" },
    { ".IP \".\" 4", "\\&.IP \".\" 4" },
    { ".IP \"1.\\n[x]\" 4", "\\&.IP \"1.\\en[x]\" 4" },
    { ".IP \\[bu] 2\\\" x", "\\&.IP \\e[bu] 2\\e\" x" },
    { ".br\r", "\\&.br " },
    { ".PD 0", "\\&.PD 0" },
    { ".", "\\&." },
    { " .so", " .so" },
    { "a\\&b\\e\\-\\f[BI]\\f[R]\\[aq]", "a\\&b\\e\\-\\f[BI]\\f[R]\\[aq]" },
    { "\\*[x] \\n[y] \\X'z' \\! \\\n\\", "\\e*[x] \\en[y] \\eX'z' \\e! \\e\n\\e" },
    { "\\fB \\f[C] \\f[] \\[u0041] \\[dq", "\\efB \\ef[C] \\ef[] \\e[u0041] \\e[dq" },
    { "\t\x01~^`", "  \\[ti]\\[ha]\\[ga]" },
    { "\xc3\xa9\xe2\x80\xa6\xf0\x9f\x98\x80", "\\[u00E9]\\[u2026]\\[u1F600]" },
    { "0123456789012345678901234567890", "012345678901234567890123456789\\:0" },
    { "012345678901234567890123456789 0", "012345678901234567890123456789 0" },
    { "", "" },
};

START_TEST(the_second_look_disarms)
{
    g_autofree char *disarmed = emj_man_disarm(lines[_i].line);
    g_autofree char *below = g_strconcat("x\n", lines[_i].line, "\ny", NULL);
    g_autofree char *disarmed_below = emj_man_disarm(below);
    g_autofree char *expected = g_strconcat("x\n", lines[_i].disarmed, "\ny", NULL);

    ck_assert_str_eq(disarmed, lines[_i].disarmed);
    ck_assert_str_eq(disarmed_below, expected);
}
END_TEST

/* --- what people type --- */

START_TEST(nothing_dangerous_comes_out)
{
    g_autoptr(emj_document) document = hostile_document(hostile_texts[_i]);
    g_autofree char *man = inside(document);
    g_autofree char *problem = check_man(man);

    ck_assert_msg(problem == NULL, "%s", problem);
}
END_TEST

static const char *const bad_pages[] = {
    ".so x", "a\n'so x", ".SH x", "\\fBx", "\\*[x]", "\xc3\xa9", "a\tb", ".IP \"x.\" 4", "\\",
};

START_TEST(the_check_finds_bad_pages)
{
    g_autofree char *problem = check_man(bad_pages[_i]);

    ck_assert_ptr_nonnull(problem);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-man");
    TCase *man = tcase_create("man"), *hostile = tcase_create("hostile");

    tcase_add_loop_test(man, a_page_has_a_title, 0, G_N_ELEMENTS(titles));
    tcase_add_test(man, blocks_are_requests);
    tcase_add_loop_test(man, bodies_are_rendered, 0, G_N_ELEMENTS(bodies));
    tcase_add_test(man, deep_lists_lose_their_indentation);
    tcase_add_loop_test(man, the_second_look_disarms, 0, G_N_ELEMENTS(lines));
    suite_add_tcase(suite, man);
    tcase_set_timeout(hostile, 60);
    tcase_add_loop_test(hostile, nothing_dangerous_comes_out, 0, G_N_ELEMENTS(hostile_texts));
    tcase_add_loop_test(hostile, the_check_finds_bad_pages, 0, G_N_ELEMENTS(bad_pages));
    suite_add_tcase(suite, hostile);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
