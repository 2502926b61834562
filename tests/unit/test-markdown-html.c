#include "markdown-checks.h"
#include "markdown-writing.h"

static char *page_of(const struct emj_document *document)
{
    return written_in(EMJ_FORMAT_HTML, document);
}

/* What stands in <main>. New string. */
static char *main_of(const struct emj_document *document)
{
    g_autofree char *page = page_of(document);

    return between(page, "<main>\n", "</main>");
}

static char *body_html(const char *markdown)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, markdown, strlen(markdown), 2, NULL);
    return main_of(document);
}

/* --- the page --- */

START_TEST(the_page_stands_alone)
{
    const struct emj_writer_options options = { .format = EMJ_FORMAT_HTML };
    const struct emj_page page = { .title = "<b> & \"x\" 'y'\n\x1b",
                                   .style = "p > a { color: red }" };
    g_autoptr(emj_document) document = emj_document_new();

    g_autofree char *html = written_as(&options, &page, document);
    ck_assert_str_eq(
        html, "<!doctype html>\n"
              "<html lang=\"en\">\n"
              "<head>\n"
              "<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "style-src 'unsafe-inline'\">\n"
              "<meta name=\"referrer\" content=\"no-referrer\">\n"
              "<title>&lt;b&gt; &amp; &quot;x&quot; &apos;y&apos; </title>\n"
              "<style>\n"
              "p > a { color: red }\n"
              "</style>\n"
              "</head>\n"
              "<body>\n"
              "<main>\n"
              "</main>\n"
              "</body>\n"
              "</html>\n");
}
END_TEST

START_TEST(a_page_needs_no_title)
{
    g_autoptr(emj_document) document = emj_document_new();

    g_autofree char *html =
        written_as(&(struct emj_writer_options){ .format = EMJ_FORMAT_HTML },
                   &(struct emj_page){ 0 }, document);
    ck_assert_ptr_nonnull(strstr(html, "<title></title>\n</head>\n"));
}
END_TEST

/* The language of the page and of a body in it. */
static const struct {
    const char *language;
    const char *body;
} languages[] = {
    { NULL, "<p>a</p>\n" },
    { "en", "<p>a</p>\n" },
    { "en-GB", "<p>a</p>\n" },
    { "de", "<div lang=\"de\">\n<p>a</p>\n</div>\n" },
    { "enm", "<div lang=\"enm\">\n<p>a</p>\n</div>\n" },
    { "x\" onclick=\"y", "<div lang=\"x&quot; onclick=&quot;y\">\n<p>a</p>\n</div>\n" },
};

START_TEST(bodies_have_their_language)
{
    const struct emj_writer_options options = { .format = EMJ_FORMAT_HTML };
    const struct emj_page page = { .language = languages[_i].language };
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, "a\n", 2, 2, NULL);
    emj_document_add_body(document, "# only title\n", 13, 2, "only title");
    emj_document_add_body(document, " \n", 2, 2, NULL);
    g_autofree char *html = written_as(&options, &page, document);
    g_autofree char *body = between(html, "<main>\n", "</main>");
    ck_assert_str_eq(body, languages[_i].body);
}
END_TEST

/* --- the report's own blocks --- */

START_TEST(blocks_are_elements)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_block *block = emj_document_add_heading(document, 3);
    struct emj_list *list = NULL;

    emj_block_add_text(block, "a < b & \"c\" > 'd'");
    emj_document_add_heading(document, 2);
    emj_document_add_paragraph(document);
    emj_document_add_list(document);
    block = emj_document_add_paragraph(document);
    emj_block_add_text(block, "**x** [y](z) ");
    emj_block_add_strong(block, "<b>");
    emj_document_add_verbatim(document, "  <pre>\n& x");
    list = emj_document_add_list(document);
    emj_block_add_text(emj_list_add_item(list, ' '), "open");
    block = emj_list_add_item(list, 'x');
    emj_block_add_text(block, "done");
    emj_block_add_text(emj_list_add_item(emj_block_add_list(block), 0), "[x] below");
    emj_block_add_text(emj_list_add_item(list, '/'), "partly");
    emj_block_add_text(emj_list_add_item(list, '-'), "dropped");

    g_autofree char *html = main_of(document);
    ck_assert_str_eq(
        html,
        "<h3>a &lt; b &amp; &quot;c&quot; &gt; 'd'</h3>\n"
        "<p>**x** [y](z) <strong>&lt;b&gt;</strong></p>\n"
        "<pre><code>  &lt;pre&gt;\n&amp; x</code></pre>\n"
        "<ul>\n"
        "<li><input type=\"checkbox\" disabled aria-label=\"open\"> open</li>\n"
        "<li><input type=\"checkbox\" disabled checked aria-label=\"done\"> done\n"
        "<ul>\n"
        "<li>[x] below</li>\n"
        "</ul>\n"
        "</li>\n"
        "<li><span class=\"box\" role=\"img\" aria-label=\"partly\">[/]</span> partly</li>\n"
        "<li><span class=\"box\" role=\"img\" aria-label=\"dropped\">[-]</span> dropped</li>\n"
        "</ul>\n");
}
END_TEST

#define TABLE(number) \
    "<div class=\"scroll\" role=\"region\" aria-label=\"Table " number "\" tabindex=\"0\">\n"

START_TEST(tables_are_tables)
{
    const char *headings[] = { "", "<M>", "L" };
    const char *first[] = { "a & b", "5 (5 d)", "\"0\"" }, *second[] = { "", "x", "y" };
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_table *table = emj_document_add_table(document, 3, headings);

    emj_table_add_row(table, first);
    emj_table_set_look(table, 1, EMJ_CELL_SHADE_3);
    emj_table_set_look(table, 2, EMJ_CELL_GAP);
    emj_table_add_row(table, second);
    emj_table_set_look(table, 1, EMJ_CELL_SHADE_1);
    emj_table_set_look(table, 2, EMJ_CELL_SHADE_2);
    emj_document_add_table(document, 1, headings + 1);

    g_autofree char *html = main_of(document);
    ck_assert_str_eq(
        html,
        TABLE(
            "1: &lt;M&gt;, L") "<table>\n"
                               "<thead>\n"
                               "<tr><td></td><th scope=\"col\">&lt;M&gt;</th>"
                               "<th scope=\"col\">L</th></tr>\n"
                               "</thead>\n"
                               "<tbody>\n"
                               "<tr><th scope=\"row\">a &amp; b</th>"
                               "<td class=\"shade-3\">5 (5 d)</td>"
                               "<td class=\"gap\">&quot;0&quot; "
                               "<span class=\"word\">gap</span></td></tr>\n"
                               "<tr><td></td><td class=\"shade-1\">x</td>"
                               "<td class=\"shade-2\">y</td></tr>\n"
                               "</tbody>\n"
                               "</table>\n"
                               "</div>\n" TABLE(
                                   "2: &lt;M&gt;") "<table>\n"
                                                   "<thead>\n"
                                                   "<tr><th scope=\"col\">&lt;M&gt;</th></tr>\n"
                                                   "</thead>\n"
                                                   "<tbody>\n"
                                                   "</tbody>\n"
                                                   "</table>\n"
                                                   "</div>\n");
}
END_TEST

/* HTML has tables whether or not Markdown would. */
START_TEST(tables_do_not_become_lists)
{
    const char *cells[] = { "a" };
    g_autoptr(emj_document) document = emj_document_new();

    emj_table_add_row(emj_document_add_table(document, 1, cells), cells);
    g_autofree char *html =
        written_as(&(struct emj_writer_options){ .format = EMJ_FORMAT_HTML, .no_tables = true },
                   &(struct emj_page){ 0 }, document);
    ck_assert_ptr_nonnull(strstr(html, "<td") != NULL ? html : strstr(html, "<th"));
}
END_TEST

static char *draw_bars(const void *data)
{
    return g_strdup_printf("<svg role=\"img\"><title>%s</title></svg>", (const char *)data);
}

static char *draw_nothing(const void *data)
{
    (void)data;
    return g_strdup("");
}

START_TEST(pictures_are_figures)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_picture(document,
                             &(struct emj_picture){ .draw_html = draw_bars, .data = "bars" });
    emj_document_add_picture(document, &(struct emj_picture){ .draw_html = draw_nothing });
    emj_document_add_picture(document, &(struct emj_picture){ 0 });

    g_autofree char *html = main_of(document);
    ck_assert_str_eq(html,
                     "<figure>\n<svg role=\"img\"><title>bars</title></svg>\n</figure>\n");
}
END_TEST

/* --- the text of entries --- */

static const struct {
    const char *markdown;
    const char *html;
} bodies[] = {
    { "# A\n\ntext *b*\n\n## C\n", "<h3>A</h3>\n<p>text <em>b</em></p>\n<h4>C</h4>\n" },
    { "<b onclick=x>a</b>\n\n<script>x</script>\n",
      "<p><!-- raw HTML omitted -->a<!-- raw HTML omitted --></p>\n"
      "<!-- raw HTML omitted -->\n" },
    { "[a](javascript:x) ![b](data:image/png;base64,x) [c](http://x.example)\n",
      "<p>a b <a href=\"http://x.example\">c</a></p>\n" },
    { "![a *b*](http://x.example/i.png)\n",
      "<p><img src=\"http://x.example/i.png\" alt=\"a b\" /></p>\n" },
    { "```\nopen <\n", "<pre><code>open &lt;\n</code></pre>\n" },
    { "Claim[^1].\n\n[^1]: a *b*\n", "<p>Claim[^1].</p>\n<p>[^1]: a <em>b</em></p>\n" },
    /* what could be shown when it was typed is shown as a symbol when an entity hides it */
    { "a&#27;b &#x202e; &#xfffe;\n", "<p>a\xe2\x90\x9b"
                                     "b \xe2\x9f\xa8U+202E\xe2\x9f\xa9 \xef\xbf\xbd</p>\n" },
    { "a&#10;b&#9;c\n", "<p>a\nb\tc</p>\n" },
    { "``` a&#27;b\n```\n", "<pre><code class=\"language-a\xe2\x90\x9b"
                            "b\"></code></pre>\n" },
    { "[a](http://x.example/&#10;b \"&#27;\")\n",
      "<p><a href=\"http://x.example/%20b\" title=\"\xe2\x90\x9b\">a</a></p>\n" },
};

START_TEST(bodies_are_rendered)
{
    g_autofree char *html = body_html(bodies[_i].markdown);

    ck_assert_str_eq(html, bodies[_i].html);
}
END_TEST

START_TEST(the_title_and_own_comments_are_left_out)
{
    const char *markdown = "# Sync\n\n## What?\n<!-- prompt: a any happened -->\n\nx\n";
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, markdown, strlen(markdown), 3, "Sync");
    g_autofree char *html = main_of(document);
    ck_assert_str_eq(html, "<h4>What?</h4>\n<p>x</p>\n");
}
END_TEST

/* Over the limit of depth: a sentence, and the text as it is. */
START_TEST(what_is_too_deep_is_shown_plain)
{
    g_autofree char *deep = g_strnfill(1000, '>');
    g_autofree char *markdown = g_strconcat(deep, " <b>\n", NULL);
    g_autofree char *html = body_html(markdown);

    ck_assert(g_str_has_prefix(html, "<p>This text is nested too deep"));
    ck_assert_ptr_nonnull(strstr(html, "</p>\n<pre><code>&gt;&gt;"));
    ck_assert(g_str_has_suffix(html, "&gt; &lt;b&gt;\n</code></pre>\n"));
}
END_TEST

START_TEST(what_is_too_large_is_left_out)
{
    g_autofree char *large = g_strnfill(5 * 1024 * 1024, 'a');
    g_autofree char *html = body_html(large);

    ck_assert(g_str_has_prefix(html, "<p>The text of this entry is 5.0 MiB"));
    ck_assert_uint_lt(strlen(html), 200);
}
END_TEST

/* --- what people type --- */

START_TEST(nothing_dangerous_comes_out)
{
    g_autoptr(emj_document) document = hostile_document(hostile_texts[_i]);
    g_autofree char *html = written_as(
        &(struct emj_writer_options){ .format = EMJ_FORMAT_HTML },
        &(struct emj_page){ .title = hostile_texts[_i], .language = hostile_texts[_i] },
        document);
    g_autofree char *problem = check_html(html);

    ck_assert_msg(problem == NULL, "%s", problem);
    ck_assert(g_utf8_validate(html, -1, NULL));
    ck_assert_ptr_null(strchr(html, '\x1b'));
    ck_assert_ptr_null(strstr(html, "\xe2\x80\xae"));
}
END_TEST

/* The check sees what it is there for. */
static const char *const bad_pages[] = {
    "<script>", "<p onclick=\"x\">", "<p class=x>", "<a href=\"javascript:x\">",
    "a > b",    "<p class=\"<b>\">", "<!-- x -->",  "<svg>",
};

START_TEST(the_check_finds_bad_pages)
{
    g_autofree char *problem = check_html(bad_pages[_i]);

    ck_assert_ptr_nonnull(problem);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-html");
    TCase *page = tcase_create("page"), *body = tcase_create("body");
    TCase *hostile = tcase_create("hostile");

    tcase_add_test(page, the_page_stands_alone);
    tcase_add_test(page, a_page_needs_no_title);
    tcase_add_test(page, blocks_are_elements);
    tcase_add_test(page, tables_are_tables);
    tcase_add_test(page, tables_do_not_become_lists);
    tcase_add_test(page, pictures_are_figures);
    suite_add_tcase(suite, page);
    tcase_add_loop_test(body, bodies_have_their_language, 0, G_N_ELEMENTS(languages));
    tcase_add_loop_test(body, bodies_are_rendered, 0, G_N_ELEMENTS(bodies));
    tcase_add_test(body, the_title_and_own_comments_are_left_out);
    tcase_add_test(body, what_is_too_deep_is_shown_plain);
    tcase_add_test(body, what_is_too_large_is_left_out);
    suite_add_tcase(suite, body);
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
