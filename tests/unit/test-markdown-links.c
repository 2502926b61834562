#include "markdown-helpers.h"

#include "markdown/internal.h"

static const struct {
    const char *url;
    bool safe;
} addresses[] = {
    { NULL, true },
    { "", true },
    { "http://example.org", true },
    { "HTTPS://example.org", true },
    { " http://example.org", true },
    { "mailto:a@b.example", true },
    { "tel:+49", true },
    { "obsidian://open?vault=a", true },
    { "x-devonthink-item://1", true },
    { "X-DevonThink-Item://1", true },
    { "zoommtg://a", true },
    { "message:%3Ca%3E", true },
    /* relative */
    { "page.md", true },
    { "/a:b", true },
    { "./a:b", true },
    { "../a:b", true },
    { "//example.org/a", true },
    { "?a:b", true },
    { "#a:b", true },
    { "a/b:c", true },
    { "R&D.md", true },
    { "a&b=c:d", false },
    { "9:30.md", true },
    { "page%3Aname", true },
    { "\xc3\xbc.md", true },
    /* run something, carry something, or reach into the machine */
    { "javascript:alert(1)", false },
    { "JavaScript:alert(1)", false },
    { "javascript:", false },
    { ":", false },
    { "vbscript:x", false },
    { "data:text/html,x", false },
    { "data:image/png;base64,x", false },
    { "file:///etc/passwd", false },
    { "C:\\a", false },
    { "\\\\server\\share", false },
    { "blob:http://a", false },
    { "about:blank", false },
    { "view-source:http://a", false },
    { "ms-msdt:/id", false },
    { "search-ms:query=a", false },
    { "made-up-scheme://a", false },
    { "localhost:5001/a", false },
    { "httpx:a", false },
    { "htt:a", false },
    { "http s:a", false },
    { "javascript.http:a", false },
    { "x-devonthink-item-and-more-of-it:a", false },
    /* what browsers ignore */
    { "java\tscript:alert(1)", false },
    { "java\nscript:alert(1)", false },
    { "java\r\nscript:alert(1)", false },
    { "j\ta\tv\ta\tscript\t:alert(1)", false },
    { "\001javascript:alert(1)", false },
    { "\037 \t javascript:alert(1)", false },
    { "java\001script:alert(1)", false },
    { "java\177script:alert(1)", false },
    { "\xc2\xa0javascript:alert(1)", false },
    { "\xe2\x80\x8bjavascript:alert(1)", false },
    { "ht\ttp://a", true },
    { "\thttp://a", true },
    /* what would become a colon or a letter when it is decoded once more */
    { "javascript&colon;alert(1)", false },
    { "javascript&#58;alert(1)", false },
    { "javascript&#x3a;alert(1)", false },
    { "&#106;avascript:alert(1)", false },
    { "&#106avascript:alert(1)", false },
    { "java&Tab;script:alert(1)", false },
    { "java%73cript:alert(1)", false },
    { "java\\script:alert(1)", false },
};

START_TEST(addresses_are_judged)
{
    ck_assert_msg(emj_link_is_safe(addresses[_i].url) == addresses[_i].safe, "%s",
                  addresses[_i].url);
}
END_TEST

static const struct {
    const char *markdown;
    const char *html;
} trees[] = {
    { "[a](javascript:b) c", "<p>a c</p>\n" },
    { "[a *b* `c`](javascript:d)", "<p>a <em>b</em> <code>c</code></p>\n" },
    { "![a](data:b)", "<p>a</p>\n" },
    { "[](javascript:a)", "<p></p>\n" },
    { "[](javascript:a) b", "<p>b</p>\n" },
    { "b ![](data:a)", "<p>b</p>\n" },
    { "b [](x:a) c", "<p>b  c</p>\n" },
    { "b\n[](x:a)\nc", "<p>b\nc</p>\n" },
    { "b\n[](x:a)", "<p>b</p>\n" },
    { "[](x:a)\nb", "<p>b</p>\n" },
    { "b\n[](x:a) c", "<p>b\nc</p>\n" },
    { "b [](x:a)\nc", "<p>b\nc</p>\n" },
    { "[](x:a)[](x:a)\n[](x:a) [](x:a)\nb", "<p>b</p>\n" },
    { "<javascript:a>", "<p>javascript:a</p>\n" },
    { "[a]\n\n[a]: javascript:b", "<p>a</p>\n" },
    { "[a](java&Tab;script:b)", "<p>a</p>\n" },
    { "[a](<java&#10;script:b>)", "<p>a</p>\n" },
    { "[a](&#1;javascript:b)", "<p>a</p>\n" },
    { "[a](javascript&colon;b)", "<p>a</p>\n" },
    { "[a](&amp;#106;avascript:b)", "<p>a</p>\n" },
    { "[a](\\javascript:b)", "<p>a</p>\n" },
    { "> - [a](file:b)\n> - [c](http:d)",
      "<blockquote>\n<ul>\n<li>a</li>\n<li><a href=\"http:d\">c</a></li>\n</ul>\n"
      "</blockquote>\n" },
    { "# [a](x:b)", "<h1>a</h1>\n" },
    /* in each other */
    { "[![a](data:b)](http:c)", "<p><a href=\"http:c\">a</a></p>\n" },
    { "[![a](http:b)](data:c)", "<p><img src=\"http:b\" alt=\"a\" /></p>\n" },
    { "![[a](http:b)](data:c)", "<p><a href=\"http:b\">a</a></p>\n" },
    { "![![a](data:b)](data:c)", "<p>a</p>\n" },
    { "a[b](x:c)d", "<p>abd</p>\n" },
    { "[a](http:b)", "<p><a href=\"http:b\">a</a></p>\n" },
};

static char *html_of_tree(cmark_node *root)
{
    char *html = cmark_render_html(root, CMARK_OPT_UNSAFE);
    char *copy = g_strdup(html);

    free(html);
    return copy;
}

START_TEST(unsafe_links_become_their_text)
{
    const char *markdown = trees[_i].markdown;
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);

    emj_tree_drop_unsafe_links(root);
    g_autofree char *html = html_of_tree(root);
    ck_assert_str_eq(html, trees[_i].html);
    ck_assert(!emj_tree_has_unsafe_link(root));
    cmark_node_free(root);
}
END_TEST

/* Writers look at the characters around one, so text stands in one node. */
START_TEST(text_around_a_dropped_link_is_joined)
{
    cmark_node *root = cmark_parse_document("a[b](x:c)d\n", 11, CMARK_OPT_DEFAULT);

    emj_tree_drop_unsafe_links(root);
    cmark_node *text = cmark_node_first_child(cmark_node_first_child(root));
    ck_assert_str_eq(cmark_node_get_literal(text), "abd");
    ck_assert_ptr_null(cmark_node_next(text));
    cmark_node_free(root);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-links");
    TCase *links = tcase_create("links");

    tcase_add_loop_test(links, addresses_are_judged, 0, G_N_ELEMENTS(addresses));
    tcase_add_loop_test(links, unsafe_links_become_their_text, 0, G_N_ELEMENTS(trees));
    tcase_add_test(links, text_around_a_dropped_link_is_joined);
    suite_add_tcase(suite, links);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
