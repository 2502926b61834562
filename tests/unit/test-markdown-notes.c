/* Tasks and tables in the text of entries, seen as HTML. */
#include "markdown-writing.h"

static char *body_html(const char *markdown)
{
    g_autofree char *page = body_in(EMJ_FORMAT_HTML, markdown);

    return between(page, "<main>\n", "</main>");
}

static unsigned count(const char *text, const char *part)
{
    unsigned found = 0;

    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        found++;
    return found;
}

/* --- tasks --- */

#define OPEN "<input type=\"checkbox\" disabled aria-label=\"open\"> "
#define DONE "<input type=\"checkbox\" disabled checked aria-label=\"done\"> "
#define PARTLY "<span class=\"box\" role=\"img\" aria-label=\"partly\">[/]</span> "
#define DROPPED "<span class=\"box\" role=\"img\" aria-label=\"dropped\">[-]</span> "

static const struct {
    const char *markdown;
    const char *html;
} tasks[] = {
    { "- [ ] a\n* [x] b\n",
      "<ul>\n<li>" OPEN "a</li>\n</ul>\n<ul>\n<li>" DONE "b</li>\n</ul>\n" },
    { "1. [/] a\n2. [-] *b*\n",
      "<ol>\n<li>" PARTLY "a</li>\n<li>" DROPPED "<em>b</em></li>\n</ol>\n" },
    { "- [X]\ta\n", "<ul>\n<li>" DONE "a</li>\n</ul>\n" },
    { "- [ ]   a\n", "<ul>\n<li>" OPEN "a</li>\n</ul>\n" },
    { "- [ ] <b>\n", "<ul>\n<li>" OPEN "<!-- raw HTML omitted --></li>\n</ul>\n" },
    { "- [ ] a\n\n  [x] b\n\n- c\n",
      "<ul>\n<li>\n<p>" OPEN "a</p>\n<p>[x] b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>\n" },
    { "- a\n  - [x] b\n    > - [ ] c\n",
      "<ul>\n<li>a\n<ul>\n<li>" DONE "b\n<blockquote>\n<ul>\n<li>" OPEN
      "c</li>\n</ul>\n</blockquote>\n</li>\n</ul>\n</li>\n</ul>\n" },
    /* none */
    { "[ ] a\n", "<p>[ ] a</p>\n" },
    { "- [ ]a\n", "<ul>\n<li>[ ]a</li>\n</ul>\n" },
    { "- [ ]\n", "<ul>\n<li>[ ]</li>\n</ul>\n" },
    { "- [x]\n  a\n", "<ul>\n<li>[x]\na</li>\n</ul>\n" },
    { "- [y] a\n", "<ul>\n<li>[y] a</li>\n</ul>\n" },
    { "- \\[x] a\n", "<ul>\n<li>[x] a</li>\n</ul>\n" },
    { "- &#91;x] a\n", "<ul>\n<li>[x] a</li>\n</ul>\n" },
    { "- *[x] a*\n", "<ul>\n<li><em>[x] a</em></li>\n</ul>\n" },
    { "- # [x] a\n", "<ul>\n<li>\n<h1>[x] a</h1>\n</li>\n</ul>\n" },
    { "- `[x] a`\n", "<ul>\n<li><code>[x] a</code></li>\n</ul>\n" },
    { "- [x] a\n\n[x]: http://x.example\n",
      "<ul>\n<li><a href=\"http://x.example\">x</a> a</li>\n</ul>\n" },
    { "- [] a\n-  b\n", "<ul>\n<li>[] a</li>\n<li>b</li>\n</ul>\n" },
};

START_TEST(tasks_have_boxes)
{
    g_autofree char *html = body_html(tasks[_i].markdown);

    ck_assert_str_eq(html, tasks[_i].html);
}
END_TEST

/* --- tables --- */

/* Cells of a table on one line: "a;b/c;d" for two rows; "no table" if there is none. */
static char *cells_of(const char *html)
{
    static const char *const ends[] = { "</th>", "</td>", "</tr>" };
    GString *cells = g_string_new(NULL);
    const char *at = strstr(html, "<table>");

    if (at == NULL)
        return g_string_free(g_string_append(cells, "no table"), FALSE);
    for (; *at != '\0' && !g_str_has_prefix(at, "</table>"); at++)
        for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
            if (!g_str_has_prefix(at, ends[i]))
                continue;
            if (i == 2) {
                g_string_append_c(cells, '/');
                continue;
            }
            const char *start = at;
            while (!g_str_has_prefix(start, "<td") && !g_str_has_prefix(start, "<th"))
                start--;
            start = strchr(start, '>') + 1;
            g_autofree char *cell = g_strstrip(g_strndup(start, (size_t)(at - start)));
            g_string_append_printf(cells, "%s;", cell);
        }
    return g_string_free(cells, FALSE);
}

static const struct {
    const char *markdown;
    const char *cells;
} tables[] = {
    { "| a | b |\n|---|---|\n| c | d |\n", "a;b;/c;d;/" },
    { "a|b\n-|-\nc|d", "a;b;/c;d;/" },
    { "| a |\n|-|\n", "a;/" },
    { "|a|b|\n|:-:|:------|\n", "a;b;/" },
    { "   | a |\n |---|\n| b |\n", "a;/b;/" },
    { "| a | b |\t\n|\t--- | --- | \n| c | d | \n", "a;b;/c;d;/" },
    /* ragged rows */
    { "| a | b |\n|---|---|\n| c |\n| d | e | f |\n|\n||\n", "a;b;/c;;/d;e;/;;/;;/" },
    { "| a | | c |\n|---|---|---|\n| | | |\n", "a;;c;/;;;/" },
    /* pipes */
    { "| a\\|b | `c\\|d` |\n|---|---|\n| \\| | \\\\ |\n", "a|b;<code>c|d</code>;/|;\\;/" },
    { "| a |\n|---|\n| `b | c` |\n", "a;/`b;/" },
    { "| a\\\n|---|\n", "a\\;/" },
    /* inlines, and what would be a block elsewhere */
    { "| *a* | # b | - c | 1. d | > e | --- | === |\n|-|-|-|-|-|-|-|\n",
      "<em>a</em>;# b;- c;1. d;&gt; e;---;===;/" },
    { "| _a_ | **b** |\n|---|---|\n| (c) | \\(d |\n",
      "<em>a</em>;<strong>b</strong>;/(c);(d;/" },
    { "| [a](http://x.example) |\n|---|\n| [b](javascript:x) <javascript:x> |\n",
      "<a href=\"http://x.example\">a</a>;/b javascript:x;/" },
    { "| [a] | [b][A] |\n|---|---|\n| [c] | `[a]` |\n\n[A]: http://x.example\n",
      "<a href=\"http://x.example\">a</a>;<a href=\"http://x.example\">b</a>;/"
      "[c];<code>[a]</code>;/" },
    { "| <b>a</b> | &lt; | &#27; |\n|-|-|-|\n",
      "<!-- raw HTML omitted -->a<!-- raw HTML omitted -->;&lt;;\xe2\x90\x9b;/" },
    { "| [^1] | <!-- x | ```y |\n|-|-|-|\n\n[^1]: z\n", "[^1];&lt;!-- x;```y;/" },
    { "| [ ] a |\n|---|\n| [[b]] |\n", "[ ] a;/[[b]];/" },
    /* in containers */
    { "> | a | b |\n> |---|---|\n> | c | d |\n", "a;b;/c;d;/" },
    { "> > | a |\n>>|---|\n> > | b |\n", "a;/b;/" },
    { "- | a |\n  |---|\n  | b |\n", "a;/b;/" },
    { "10. x\n\n    > a | b\n    > --|--\n    > > c\n", "a;b;/" },
    { "1. a | b\n   --|--\n   c | d\n", "a;b;/c;d;/" },
    /* none */
    { "a | b\n", "no table" },
    { "text\n| a | b |\n|---|---|\n", "no table" },
    { "| a | b |\n|---|\n", "no table" },
    { "| a |\n|---|---|\n", "no table" },
    { "| a | b |\n| c | d |\n", "no table" },
    { "| a | b |\n|---|-x-|\n", "no table" },
    { "| a | b |\n|---|:|\n", "no table" },
    { "| a | b |\n|---|::|\n", "no table" },
    { "| a | b |\n|---| |\n", "no table" },
    { "a\n:-:\n", "no table" },
    { "a\n---\n", "no table" },
    { "    | a |\n    |---|\n", "no table" },
    { "```\n| a |\n|---|\n```\n", "no table" },
    { "|\n|\n", "no table" },
    { "[a]: b\n| c |\n|---|\n", "no table" },
    { "\\| a |\n|---|\n", "| a;/" },
};

START_TEST(tables_have_cells)
{
    g_autofree char *html = body_html(tables[_i].markdown);
    g_autofree char *cells = cells_of(html);

    ck_assert_str_eq(cells, tables[_i].cells);
}
END_TEST

/* What is no table stays the paragraph that it was. */
START_TEST(a_bare_paragraph_stays)
{
    g_autofree char *html = body_html("| a | b |\n|---|\n| *c* | `d` |\n");

    ck_assert_str_eq(html, "<p>| a | b |\n|---|\n| <em>c</em> | <code>d</code> |</p>\n");
}
END_TEST

START_TEST(a_table_is_one)
{
    g_autofree char *html =
        body_html("x\n\n| a | b | c | d |\n|:-:|--:|:--|---|\n|1|2|3|4|\n\ny\n");

    ck_assert_str_eq(html, "<p>x</p>\n"
                           "<div class=\"scroll\" role=\"region\" aria-label=\"Table 1\" "
                           "tabindex=\"0\">\n"
                           "<table>\n"
                           "<thead>\n"
                           "<tr>\n"
                           "<th scope=\"col\" style=\"text-align: center\">\na\n</th>\n"
                           "<th scope=\"col\" style=\"text-align: right\">\nb\n</th>\n"
                           "<th scope=\"col\" style=\"text-align: left\">\nc\n</th>\n"
                           "<th scope=\"col\">\nd\n</th>\n"
                           "</tr>\n"
                           "</thead>\n"
                           "<tbody>\n"
                           "<tr>\n"
                           "<td style=\"text-align: center\">\n1\n</td>\n"
                           "<td style=\"text-align: right\">\n2\n</td>\n"
                           "<td style=\"text-align: left\">\n3\n</td>\n"
                           "<td>\n4\n</td>\n"
                           "</tr>\n"
                           "</tbody>\n"
                           "</table>\n"
                           "</div>\n"
                           "<p>y</p>\n");
}
END_TEST

/* Short rows must not become a hundred times what was typed. */
START_TEST(a_table_has_a_size)
{
    g_autoptr(GString) markdown = g_string_new(NULL);

    for (int i = 0; i < 60; i++)
        g_string_append(markdown, "|a");
    g_string_append_c(markdown, '\n');
    for (int i = 0; i < 60; i++)
        g_string_append(markdown, "|-");
    g_string_append_c(markdown, '\n');
    for (int i = 0; i < 10000; i++)
        g_string_append(markdown, "|\n");

    g_autofree char *html = body_html(markdown->str);
    ck_assert_ptr_null(strstr(html, "<table>"));
    ck_assert_uint_lt(strlen(html), 2 * markdown->len);

    g_string_truncate(markdown, 60 * 4 + 2);
    g_autofree char *small = body_html(markdown->str);
    ck_assert_uint_eq(count(small, "<th "), 60);
}
END_TEST

START_TEST(a_table_has_a_width)
{
    g_autoptr(GString) markdown = g_string_new(NULL);

    for (int i = 0; i < 65; i++)
        g_string_append(markdown, "|a");
    g_string_append_c(markdown, '\n');
    for (int i = 0; i < 65; i++)
        g_string_append(markdown, "|-");

    g_autofree char *html = body_html(markdown->str);
    ck_assert_ptr_null(strstr(html, "<table>"));
}
END_TEST

/* Other formats show the lines, so that the columns stay. */
START_TEST(elsewhere_a_table_is_its_lines)
{
    const char *markdown = "> | a  | \\| |\n> |:---|----|\n>  | *b* |\n";
    g_autofree char *xml = body_in(EMJ_FORMAT_XML, markdown);
    g_autofree char *man = body_in(EMJ_FORMAT_MAN, markdown);
    g_autofree char *latex = body_in(EMJ_FORMAT_LATEX, markdown);

    ck_assert_ptr_nonnull(strstr(xml, "<code_block xml:space=\"preserve\">| a  | \\| |\n"
                                      "|:---|----|\n"
                                      "| *b* |\n"
                                      "</code_block>"));
    ck_assert_ptr_nonnull(
        strstr(man, ".nf\n| a  | \\e| |\n|:\\-\\-\\-|\\-\\-\\-\\-|\n| *b* |\n.fi\n"));
    ck_assert_ptr_nonnull(strstr(latex, "\\codeline{\\textbar{} *b* \\textbar{}}\n"));
}
END_TEST

START_TEST(elsewhere_a_box_is_text)
{
    g_autofree char *xml = body_in(EMJ_FORMAT_XML, "- [/] a\n");

    ck_assert_ptr_nonnull(strstr(xml, "<text xml:space=\"preserve\">[/] a</text>"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-notes");
    TCase *notes = tcase_create("notes");

    tcase_add_loop_test(notes, tasks_have_boxes, 0, G_N_ELEMENTS(tasks));
    tcase_add_loop_test(notes, tables_have_cells, 0, G_N_ELEMENTS(tables));
    tcase_add_test(notes, a_bare_paragraph_stays);
    tcase_add_test(notes, a_table_is_one);
    tcase_add_test(notes, a_table_has_a_size);
    tcase_add_test(notes, a_table_has_a_width);
    tcase_add_test(notes, elsewhere_a_table_is_its_lines);
    tcase_add_test(notes, elsewhere_a_box_is_text);
    suite_add_tcase(suite, notes);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
