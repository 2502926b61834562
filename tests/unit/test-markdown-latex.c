#include "markdown-checks.h"
#include "markdown-writing.h"

#define BEGIN "\\begin{document}\n"
#define END "\n\\end{document}\n"

static char *inside(const struct emj_document *document)
{
    g_autofree char *latex = written_in(EMJ_FORMAT_LATEX, document);

    ck_assert(g_str_has_suffix(latex, END));
    return between(latex, BEGIN, END);
}

static char *body_latex(const char *markdown)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, markdown, strlen(markdown), 0, NULL);
    return inside(document);
}

/* --- the document --- */

START_TEST(a_document_has_a_head)
{
    const struct emj_page page = { .title = "a } \\input{x} % \n $ \xff" };
    g_autoptr(emj_document) document = emj_document_new();

    g_autofree char *latex =
        written_as(&(struct emj_writer_options){ .format = EMJ_FORMAT_LATEX }, &page, document);
    ck_assert(g_str_has_prefix(latex, "% Where pdflatex"));
    ck_assert(g_str_has_suffix(
        latex,
        "\\hypersetup{pdftitle={a \\} \\textbackslash{}input\\{x\\} \\%   \\$ ?}}\n" BEGIN
            END));
    ck_assert_ptr_null(strstr(latex, "includegraphics"));
}
END_TEST

START_TEST(blocks_are_commands)
{
    const char *headings[] = { "Activity", "Man" }, *row[] = { "a_b", "5 %" };
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_list *list = NULL;
    struct emj_block *block = emj_document_add_heading(document, 2);

    emj_block_add_text(block, "R&D {x}");
    block = emj_document_add_paragraph(document);
    emj_block_add_strong(block, "50%");
    emj_block_add_text(block, " of # and ~");
    emj_document_add_paragraph(document);
    emj_document_add_list(document);
    emj_table_add_row(emj_document_add_table(document, 2, headings), row);
    emj_document_add_verbatim(document, "Jul  n=8  --\n\n\\end{codelines}\n\tx");
    list = emj_document_add_list(document);
    block = emj_list_add_item(list, 'x');
    emj_block_add_text(block, "done");
    emj_block_add_text(emj_list_add_item(emj_block_add_list(block), 0), "below");

    g_autofree char *latex = inside(document);
    ck_assert_str_eq(latex, "\n\\subsection{R\\&D \\{x\\}}\n"
                            "\n\\textbf{50\\%} of \\# and \\textasciitilde{}\n"
                            "\n\\begin{itemize}\n"
                            "\\item a\\_b: Man 5 \\%\n\n"
                            "\\end{itemize}\n"
                            "\n\\begin{codelines}\n"
                            "\\codeline{Jul~~n=8~~-{}-{}}\n"
                            "\\codeline{}\n"
                            "\\codeline{\\textbackslash{}end\\{codelines\\}}\n"
                            "\\codeline{~~~~x}\n"
                            "\\end{codelines}\n"
                            "\n\\begin{itemize}\n"
                            "\\item {[}x{]} done\n\n"
                            "\\begin{itemize}\n"
                            "\\item below\n\n"
                            "\\end{itemize}\n\n"
                            "\\end{itemize}\n");
}
END_TEST

static const struct {
    const char *markdown;
    const char *latex;
} bodies[] = {
    { "# a\n\n##### b\n\n###### c\n",
      "\n\\section{a}\n\n\\subparagraph{b}\n\n\\subparagraph{c}\n" },
    { "a  \n*b*\\\n*c\n",
      "\na\\leavevmode\\newline{}\n\\emph{b}\\leavevmode\\newline{}\n*c\n" },
    { "a\nb  \nc\n===\n", "\n\\section{a b c}\n" },
    { "*a&#10;&#10;b*\n", "\n\\emph{a  b}\n" },
    { "`a  {b`\n", "\n\\texttt{a~~\\{b}\n" },
    { "`` `x `` ,, -- '\n",
      "\n\\texttt{\\textasciigrave{}x} ,{},{} -{}-{} \\textquotesingle{}\n" },
    { "?\\` ! “q”\n", "\n?\\textasciigrave{} ! \xe2\x80\x9cq\xe2\x80\x9d\n" },
    { "“q” —\n", "\n``q'' ---\n" },
    { "\xef\xbf\xbd\n", "\n?\n" },
    /* pictures are words, relative addresses text */
    { "![a *b*](http://x.example/i.png)\n", "\na \\emph{b}\n" },
    { "[a](b.md) [c](#d)\n", "\na c\n" },
    { "[a](http://x.example/~b_c%20d--e?f=g&h#i$j \"t\")\n",
      "\n\\href{http://x.example/\\%7Eb_c\\%20d\\%2D-e?f=g\\&h\\#i\\%24j}{a}\n" },
    { "<http://x.example/a_b> <a_b@x.example>\n",
      "\n\\href{http://x.example/a_b}{http://x.example/a\\_b} "
      "\\href{mailto:a_b@x.example}{a\\_b@x.example}\n" },
    { "[a](<http://x.example/{}\\\\^|>)\n",
      "\n\\href{http://x.example/\\%7B\\%7D\\%5C\\%5E\\%7C}{a}\n" },
    { "[a](javascript:x)\n", "\na\n" },
    /* numbers as they were typed */
    { "1. a\n2. b\n", "\n\\begin{enumerate}\n\\item a\n\n\\item b\n\n\\end{enumerate}\n" },
    { "7) a\n8) b\n",
      "\n\\begin{enumerate}\n\\item \n[7.]\na\n\n\\item \n[8.]\nb\n\n\\end{enumerate}\n" },
    { "0. [a\n", "\n\\begin{enumerate}\n\\item \n[0.]\n{[}a\n\n\\end{enumerate}\n" },
    { "---\n", "\n\\begin{center}\\rule{0.5\\linewidth}{0.4pt}\\end{center}\n" },
    { "<div>\n\na <b>c\n", "\na c\n" },
    { "- `[x]`\n", "\n\\begin{itemize}\n\\item \\texttt{{[}x{]}}\n\n\\end{itemize}\n" },
};

START_TEST(bodies_are_rendered)
{
    g_autofree char *latex = body_latex(bodies[_i].markdown);

    ck_assert_str_eq(latex, bodies[_i].latex);
}
END_TEST

/* LaTeX stops at the fifth list in another. */
START_TEST(deep_lists_lose_their_indentation)
{
    g_autofree char *latex = body_latex("- a\n  > b\n  > 1. c\n  >    - d\n  >      1. e\n"
                                        "  >         > f\n  >      2. g\n");

    ck_assert_ptr_nonnull(strstr(latex, "\\item d\n\n1. e\n\nf\n\n2. g\n\n\\end{itemize}"));
}
END_TEST

/* TeX ends for good at 255 groups in each other. */
START_TEST(deep_emphasis_is_flat)
{
    g_autoptr(GString) markdown = g_string_new(NULL);

    for (int i = 0; i < 1000; i++)
        g_string_append(markdown, i % 2 == 0 ? "*a " : "_a ");
    for (int i = 1000; i-- > 0;)
        g_string_append(markdown, i % 2 == 0 ? " a*" : " a_");

    g_autofree char *latex = body_latex(markdown->str);
    int depth = 0, deepest = 0;
    for (const char *at = latex; *at != '\0'; at++) {
        depth += (*at == '{') - (*at == '}');
        deepest = MAX(deepest, depth);
    }
    ck_assert_int_ge(deepest, 10);
    ck_assert_int_le(deepest, 30);
}
END_TEST

/* --- what people type --- */

START_TEST(nothing_dangerous_comes_out)
{
    g_autoptr(emj_document) document = hostile_document(hostile_texts[_i]);
    g_autofree char *latex = inside(document);
    g_autofree char *problem = check_latex(latex);

    ck_assert_msg(problem == NULL, "%s", problem);
    ck_assert(g_utf8_validate(latex, -1, NULL));
}
END_TEST

static const char *const bad_documents[] = {
    "\\input{x}",
    "{",
    "}",
    "a % b",
    "a $ b",
    "^^5c",
    "\\begin{verbatim}\n\\end{verbatim}",
    "\\begin{quote}\n",
    "\\end{quote}",
    "\\begin{quote}\\begin{center}\\end{quote}\\end{center}",
    "\\",
    "\\\\",
    "\\href{a\\b}{c}",
    "\\href{a{}}{c}",
    "\\emph{a\n\nb}",
    "#",
    "&",
    "a_b",

    "\\itemx",
    "\x1b",
};

START_TEST(the_check_finds_bad_documents)
{
    g_autofree char *problem = check_latex(bad_documents[_i]);

    ck_assert_ptr_nonnull(problem);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-latex");
    TCase *latex = tcase_create("latex"), *hostile = tcase_create("hostile");

    tcase_add_test(latex, a_document_has_a_head);
    tcase_add_test(latex, blocks_are_commands);
    tcase_add_loop_test(latex, bodies_are_rendered, 0, G_N_ELEMENTS(bodies));
    tcase_add_test(latex, deep_lists_lose_their_indentation);
    tcase_add_test(latex, deep_emphasis_is_flat);
    suite_add_tcase(suite, latex);
    tcase_set_timeout(hostile, 60);
    tcase_add_loop_test(hostile, nothing_dangerous_comes_out, 0, G_N_ELEMENTS(hostile_texts));
    tcase_add_loop_test(hostile, the_check_finds_bad_documents, 0, G_N_ELEMENTS(bad_documents));
    suite_add_tcase(suite, hostile);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
