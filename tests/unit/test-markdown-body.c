#include "markdown-helpers.h"

#include <fcntl.h>

#include "base/file.h"
#include "markdown/internal.h"

#define GOLDEN "golden/markdown"

/* A body below a heading of level 2, with a newline at its end. New string. */
static char *below(const char *markdown, size_t length, const char *title)
{
    g_autofree char *text = emj_body_to_markdown(markdown, length, 2, title);

    return g_strconcat(text, "\n", NULL);
}

/* --- goldens: case.md is a body, case.out the document around it --- */

static GPtrArray *golden_cases(void)
{
    g_auto(emj_fd) folder = emj_folder_open(AT_FDCWD, GOLDEN, false, NULL);
    g_autoptr(GPtrArray) names = emj_folder_list(folder, NULL);
    GPtrArray *cases = g_ptr_array_new_with_free_func(g_free);

    for (size_t i = 0; names != NULL && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (g_str_has_suffix(name, ".md"))
            g_ptr_array_add(cases, g_strndup(name, strlen(name) - strlen(".md")));
    }
    return cases;
}

static char *read_golden(const char *name, const char *extension, size_t *ret_length)
{
    g_autofree char *path = g_strconcat(GOLDEN "/", name, extension, NULL);
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;

    if (!emj_file_read(AT_FDCWD, path, 1024 * 1024, &bytes, ret_length, &error))
        ck_abort_msg("%s", error->message);
    return bytes;
}

static char *between_headings(const char *body, size_t length)
{
    g_autofree char *text = emj_body_to_markdown(body, length, 2, "Sync with Identity");

    return g_strconcat("## Before\n\n", text, *text != '\0' ? "\n\n" : "", "## After\n", NULL);
}

START_TEST(golden_bodies)
{
    g_autoptr(GPtrArray) cases = golden_cases();
    const char *name = g_ptr_array_index(cases, _i);
    size_t length = 0, wanted_length = 0;
    g_autofree char *body = read_golden(name, ".md", &length);
    g_autofree char *text = between_headings(body, length);

    if (g_getenv("EMJ_UPDATE_GOLDEN") != NULL) {
        g_autofree char *path = g_strconcat(GOLDEN "/", name, ".out", NULL);
        ck_assert(emj_file_put_path(path, text, strlen(text), NULL));
    }
    g_autofree char *wanted = read_golden(name, ".out", &wanted_length);
    ck_assert_msg(strcmp(text, wanted) == 0, "%s is now:\n%s", name, text);
}
END_TEST

/* --- copied as typed --- */

static const char *const copied[] = {
    "text\n",
    "two  \nlines \\\nbroken\n",
    "- [ ] open\n- [x] kept\n- [/] partly\n- [-] dropped\n",
    "[[wiki link]] and [[page|name]], #theme, @wen, snake_case\n",
    "| a | b |\n|:--|--:|\n| 1 | `x\\|y` |\n",
    "> [!note] Callout\n> with *text*\n",
    "Claim[^1] and [^note].\n\n[^1]: source\n\n[^note]: two words\n",
    "[^1]: http://example.org\n[^2]: b\n",
    "* star\n* star\n\n+ plus\n\n1) one\n2) two\n",
    "- loose\n\n- list\n\n  with text\n\n      and code\n",
    "    indented\n\n    code\n",
    "```c\nint a;\n```\n",
    "~~~\n```\n~~~\n",
    "***\n\n- - -\n",
    "<div>\n*a*\n</div>\n",
    "<!-- a\n\nb -->\n\ntext\n",
    "<!-- a -->\n\ntext\n",
    "[link](http://a.b/c_d \"t\") ![image](x.png) <http://a.b>\n",
    "~~gone~~ ==high== %%hidden%% $x$\n",
    "&copy; &amp; \\* \\\\\n",
    "a\tb\n",
    "  - indented list\n    - in it\n",
    "  indented text\nand more\n",
    "> quote\nlazy\n",
    "[unknown] [not][a link]\n",
    "[a\\]: b\n",
};

START_TEST(blocks_are_copied_as_typed)
{
    g_autofree char *text = below(copied[_i], strlen(copied[_i]), NULL);

    ck_assert_str_eq(text, copied[_i]);
}
END_TEST

/* --- changed --- */

static const struct {
    const char *body;
    const char *written;
} changed[] = {
    /* headings: the highest becomes level 3 */
    { "# a\n\n## b\n\n###### c\n", "### a\n\n#### b\n\n###### c\n" },
    { "### a\n\n#### b\n", "### a\n\n#### b\n" },
    { "###### a\n", "### a\n" },
    { "## b\n\n# a\n", "#### b\n\n### a\n" },
    { "  #  a  ##\n", "###  a  ##\n" },
    { "#\n", "###\n" },
    { "#\ta\n", "###\ta\n" },
    { "a\n=\n\nb\n---\n", "### a\n\n#### b\n" },
    { "a *b\nc*\n===\n", "### a *b&#10;c*\n" },
    { "  a\n  b\n  ---\n", "### a&#10;b\n" },
    { "a #\n===\n", "### a \\#\n" },
    { "a `b\nc`\nd\n===\n", "### a `b c`&#10;d\n" },
    { "a\\\nb\n===\n", "### a b\n" },
    { "a  \nb #\n===\n", "### a b \\#\n" },
    { "a\n===\nb\n", "### a\n\nb\n" },
    { "a\n---\n---\n", "### a\n\n---\n" },
    { "> # a\n\n# b\n", "> # a\n\n### b\n" },
    { "- # a\n", "- # a\n" },
    { "#tag\n", "#tag\n" },
    /* blocks get a blank line between them */
    { "# a\ntext\n- b\n***\n", "### a\n\ntext\n\n- b\n\n***\n" },
    { "a\n\n\n\nb\n\n\n", "a\n\nb\n" },
    { "    a\n\n\nb\n", "    a\n\nb\n" },
    { "- a\n\n\nb\n", "- a\n\nb\n" },
    { "a\r\nb\rc", "a\nb\nc\n" },
    { "\xef\xbb\xbf# a\n", "### a\n" },
    { "<!-- a -->\ntext\n", "<!-- a -->\n\ntext\n" },
    { "<!-- a\nb -->\ntext\n", "<!-- a\nb -->\n\ntext\n" },
    /* what is open is closed */
    { "```\na\n", "```\na\n```\n" },
    { "~~~~ x\na\n\n\n", "~~~~ x\na\n\n\n~~~~\n" },
    { "  ```\n  a\n", "  ```\n  a\n```\n" },
    { "```\na\n``\n", "```\na\n``\n```\n" },
    { "```", "```\n```\n" },
    { "<!-- a\n\nb\n", "<!-- a\n\nb\n-->\n" },
    { "<? a\n\nb\n", "<? a\n\nb\n?>\n" },
    { "<!DOCTYPE\n\nb\n", "<!DOCTYPE\n\nb\n>\n" },
    { "<![CDATA[ a\n", "<![CDATA[ a\n]]>\n" },
    { "<script>\n\na\n", "<script>\n\na\n</script>\n" },
    { "<PRE>\n\na\n", "<PRE>\n\na\n</pre>\n" },
    { "<style>\n\na\n", "<style>\n\na\n</style>\n" },
    { "<textarea>\n\na\n", "<textarea>\n\na\n</textarea>\n" },
    { "- ```\n  a\n", "- ```\n  a\n  ```\n" },
    { "- <!--\n  a\n", "```\n- <!--\n  a\n```\n" },
    { "- a\n  - ~~~ x\n    b\n\nc\n", "- a\n  - ~~~ x\n    b\n\nc\n" },
    { "- ```\n  a\n  ```\n", "- ```\n  a\n  ```\n" },
    { "> <!-- a\n", "> <!-- a\n" },
    /* references become inline links, and their definitions go */
    { "see [a]\n\n[a]: /x\n", "see [a](/x)\n" },
    { "see [a][] and [b c][A]\n\n[a]: /x 'y'\n", "see [a](/x \"y\") and [b c](/x \"y\")\n" },
    { "![a] `[a]` \\[a]\n\n[a]: </x y>\n", "![a](</x y>) `[a]` \\[a]\n" },
    { "# [a]\n\n- [b\n  c]\n\n[a]: /x\n[b c]: /y\n", "### [a](/x)\n\n- [b\n  c](/y)\n" },
    { "[a]: /(x)\n\n[a] [a](/b) [a]\n", "[a](</(x)>) [a](/b) [a](</(x)>)\n" },
    { "[a]\n\n[a]: <>\n", "[a](<>)\n" },
    { "[a]\n\n[a]: /x \"q\\\"r\"\n", "[a](/x \"q\\\"r\")\n" },
    { "[a] <b c='[a]'>\n\n[a]: /x\n", "[a](/x) <b c='[a]'>\n" },
    { "[a]\n\n[a]: /x&amp;b\n", "[a](</x&amp;b>)\n" },
    { "[a][b]\n\n[b]: /x\n\nc\n", "[a](/x)\n\nc\n" },
    /* of those that nobody uses nothing is seen; an address is none the less one */
    { "[a]\n\n[a]: /x\n[b]: /y\n", "[a](/x)\n" },
    { "[a]: /x\n", "\n" },
    { "[a]: <x> 'y'\n", "\n" },
    { "[a]: x 'y'\n", "\n" },
    { "[a]: #x\n", "\n" },
    { "[a]: mailto:b\n", "\n" },
    /* unless it is a sentence */
    { "[Wen]: agreed\n", "\\[Wen\\]: agreed\n" },
    { "a\n\n[Wen]: agreed!\n\nb\n", "a\n\n\\[Wen\\]: agreed!\n\nb\n" },
    { "[Wen]: agreed.\n[Tom]: no?\n", "\\[Wen\\]: agreed.\n\\[Tom\\]: no?\n" },
    { "- [ ] a\n- [Wen]: agreed\n", "- [ ] a\n- \\[Wen\\]: agreed\n" },
    { "> [Wen]: agreed\n", "> \\[Wen\\]: agreed\n" },
    { "[Wen]: agreed\ntext\n", "\\[Wen\\]: agreed\ntext\n" },
    { "  [ Wen ]:agreed\n", "  \\[ Wen \\]:agreed\n" },
    { "[Wen]: agreed with us\n", "[Wen]: agreed with us\n" },
    { "a\n[Wen]: agreed\n", "a\n[Wen]: agreed\n" },
    { "```\n[Wen]: agreed\n```\n", "```\n[Wen]: agreed\n```\n" },
    { "[Wen]: agreed\n[a]: /x\n\n[a]\n", "[a](/x)\n" },
    { "[Wen]: page\n\n[wen]\n", "[wen](page)\n" },
    /* definitions inside a block would hold everywhere */
    { "> [a]: /x\n", ">\n" },
    { "- [a]: /x\n", "-\n" },
    { "[a]: /x\ntext\n", "text\n" },
    { "[a\nb]: /x\ntext\n", "text\n" },
    { "[a]\n\n> [a]: /x\n", "[a](/x)\n\n>\n" },
    { "[a]: /x\nb [a]\n===\n", "### b [a](/x)\n" },
    { "- [ ] [a] #t [[w]]\n- [b]: /x\n\n[a]: /y\n", "- [ ] [a](/y) #t [[w]]\n-\n" },
    /* two lists stay two, and what is no longer kept apart does not join */
    { "- a\n\n[b]: /x\n\n- [b]\n", "- a\n\n* [b](/x)\n" },
    { "1. a\n\n[b]: /x\n\n2. [b]\n", "1. a\n\n2) [b](/x)\n" },
    { "- a\n\n[b]: /x\n\n- b\n\n[c]: /x\n\n- c\n", "- a\n\n* b\n\n- c\n" },
    { "- a\n\n[b]: /x\n\n  [b]\n", "- a\n\n[b](/x)\n" },
    { "- a\n\n[b]: /x\n\n      b\n", "- a\n\n```\n  b\n```\n" },
    { "    a\n\n[b]: /x\n\n    b\n", "    a\n\n```\nb\n```\n" },
    /* unsafe links are their text */
    { "[a](javascript:b) c_d [[e]] #f\n", "a c_d [[e]] #f\n" },
    { "- [ ] [a](javascript:b)\n- [x] c\n", "- [ ] a\n- [x] c\n" },
    { "> [!note] [a](data:b)\n> c\n", "> [!note] a\n> c\n" },
    { "| a |\n|---|\n| [b](file:c) |\n", "| a |\n|---|\n| b |\n" },
    { "# [a](javascript:b)\n\n[c](http:d)\n", "### a\n\n[c](http:d)\n" },
    { "[a](javascript:b)\n===\n", "### a\n" },
    { "a\n\n![](data:b)\n\nc\n", "a\n\nc\n" },
    { "![](data:b)\n", "\n" },
    { "<javascript:a>\n", "javascript:a\n" },
    { "[a](javascript:b) \\*c\\* \\[d](e)\n", "a \\*c\\* \\[d\\](e)\n" },
    { "[a]\n\n[a]: javascript:b\n", "a\n" },
    { "[a][a]\n\n[a]: javascript:b\n", "a\n" },
    { "[a](&#106;avascript:b)\n", "a\n" },
    { "[a](&amp;#106;avascript:b)\n", "a\n" },
    { "[a](<java\nscript:b>)\n", "[a](<java\nscript:b>)\n" },
    { "> - [a](x:b)\n>\n> * c\n>\n> 1. d\n>    ```\n>    e\n>    ```\n",
      "> - a\n>\n> * c\n>\n> 1. d\n>    ```\n>    e\n>    ```\n" },
    { "- [a](x:b)\n\n      c\n\n  > d\n  > ***\n",
      "- a\n\n  ```\n  c\n  ```\n\n  > d\n  >\n  > ___\n" },
    { "7) [a](x:b)\n8) c\n", "7. a\n8. c\n" },
    { "- [a](x:b)\n\n  ~~~ \\&amp;`\n  c\n  ~~~\n", "- a\n\n  ~~~&amp;`\n  c\n  ~~~\n" },
    /* a footnote is one for notes apps, and a definition for others */
    { "a[^1]\n\n[^1]: javascript:b\n", "a[^1]\n\n\\[^1\\]: javascript:b\n" },
    { "a[^1]\n\n[^1]: b [c](x:d)\n", "a[^1]\n\n[^1]: b c\n" },
    { "[^1](javascript:a)\n", "^1\n" },
    { "[a](javascript:b[^1]:c)\n", "a\n" },
    { "[^1]: [a]\n\n[a]: /x\n", "[^1]: [a](/x)\n" },
    { "[a](/x (t\n[^1]: y))\n", "[a](/x (t\n[^1]: y))\n" },
    { "[a](javascript:x (t\n[^1]: y))\n", "a\n" },
    /* characters that must not reach a terminal or change the order of text */
    { "a\x1b[31m b\x7f\n", "a\xe2\x90\x9b[31m b\xe2\x90\xa1\n" },
    { "a\xe2\x80\xae b\n", "a\xe2\x9f\xa8U+202E\xe2\x9f\xa9 b\n" },
    { "a\xc2\x9b b\n", "a\xef\xbf\xbd b\n" },
    { "\x01^1\x02: a\n", "\xe2\x90\x81^1\xe2\x90\x82: a\n" },
    { "[a] b\n\n[a]: /x&#x202e;&#27;\n", "[a](/x&#8238;&#27;) b\n" },
    { "[a](javascript:b)&#x202e;&#x9b;&#27;\n", "a&#8238;&#155;&#27;\n" },
    { "\xc3\xbc\r\n\xe2\x80\x8d\r", "\xc3\xbc\n\xe2\x80\x8d\n" },
    /* bad bytes */
    { "a\xff\xfe b\n", "a\xef\xbf\xbd\xef\xbf\xbd b\n" },
    /* the program's own comments */
    { "## Q\n<!-- prompt: id any happened -->\n\ntext\n", "### Q\n\ntext\n" },
    { "## Q\n<!-- commitment -->\n\n- [ ] a\n", "### Q\n\n- [ ] a\n" },
    { "## Q\n\n<!-- prompt: x -->\ntext\n", "### Q\n\ntext\n" },
    { "## Q\n<!-- other -->\n", "### Q\n\n<!-- other -->\n" },
    { "## Q\n<!-- prompt: x --> y\n", "### Q\n\n<!-- prompt: x --> y\n" },
    { "## Q\n<!-- prompt: x --> y -->\n", "### Q\n\n<!-- prompt: x --> y -->\n" },
    { "## Q\n<!-- prompt: x\n-->\n", "### Q\n\n<!-- prompt: x\n-->\n" },
    { "- a\n\n<!-- commitment -->\n\n- b\n", "- a\n\n<!-- commitment -->\n\n- b\n" },
    { "```\n<!-- commitment -->\n```\n", "```\n<!-- commitment -->\n```\n" },
    { "", "\n" },
    { " \n\t\n", "\n" },
};

START_TEST(bodies_are_made_to_fit)
{
    g_autofree char *text = below(changed[_i].body, strlen(changed[_i].body), NULL);

    ck_assert_str_eq(text, changed[_i].written);
}
END_TEST

START_TEST(nul_bytes_are_replaced)
{
    g_autofree char *text = below("a\0b\n", 4, NULL);

    ck_assert_str_eq(text, "a\xe2\x90\x80"
                           "b\n");
}
END_TEST

/* A body with the title "T". */
static const struct {
    const char *body;
    const char *written;
} titled[] = {
    { "# T\n\n## a\n", "### a\n" },
    { "# T\na\n", "a\n" },
    { "# T ##\n\na\n", "a\n" },
    { "\n\n#  T  \n\na\n", "a\n" },
    { "# T\n<!-- prompt: x -->\na\n", "a\n" },
    { "# T\n", "\n" },
    { "# U\n\na\n", "### U\n\na\n" },
    { "## T\n\na\n", "### T\n\na\n" },
    { "# T\n\n# T\n", "### T\n" },
    { "a\n\n# T\n", "a\n\n### T\n" },
    { "T\n===\n", "### T\n" },
    { "T\n", "T\n" },
};

START_TEST(the_title_is_left_out)
{
    g_autofree char *text = below(titled[_i].body, strlen(titled[_i].body), "T");

    ck_assert_str_eq(text, titled[_i].written);
}
END_TEST

START_TEST(headings_stand_below_their_parent)
{
    g_autofree char *text = emj_body_to_markdown("# a\n", 4, _i, NULL);
    g_autofree char *marks = g_strnfill(MIN((gsize)_i + 1, 6), '#');
    g_autofree char *wanted = g_strconcat(marks, " a", NULL);

    ck_assert_str_eq(text, wanted);
}
END_TEST

/* --- neighbours --- */

static const char *const hostile[] = {
    "```\n",       "~~~~\n",    "<!--\n",   "<script>\n", "<?\n",
    "<![CDATA[\n", "<!X\n",     "<div>\n",  "[a]: /x\n",  "[a]: /x 'open\n",
    "[a]:\n",      "[a]: <x\n", "> ```\n",  "- ```\n",    "- <!--\n",
    "> [a]: /x\n", "text\\",    "text  ",   "*open",      "`open",
    "[open",       "<a href='", "- a\n  -", "1.\n",       "    code\n",
    "a\n===",      "#",         "\\",       "&",          "| a |\n|---|",
    "[^a]:\n",     "***",
};

/* The heading after a body is a heading, and its link is not the body's business. */
START_TEST(neighbours_are_left_alone)
{
    g_autofree char *body = below(hostile[_i], strlen(hostile[_i]), NULL);
    g_autofree char *text = g_strconcat(body, "\n## After\n\n[a] [^a] text\n", NULL);
    g_autofree char *html = html_of(text);

    ck_assert_msg(g_str_has_suffix(html, "\n<h2>After</h2>\n<p>[a] [^a] text</p>\n") ||
                      g_str_has_prefix(html, "<h2>After</h2>\n"),
                  "%s", html);
}
END_TEST

/* --- trees --- */

static const struct {
    const char *body;
    const char *html;
} trees[] = {
    { "# T\n\n## a\n<!-- prompt: x -->\n\nb\n", "<h3>a</h3>\n<p>b</p>\n" },
    { "[a](javascript:b)\n", "<p>a</p>\n" },
    { "a[^1]\n\n[^1]: b\n", "<p>a[^1]</p>\n<p>[^1]: b</p>\n" },
    { "- ```\n  [^1]: b\n", "<ul>\n<li>\n<pre><code>[^1]: b\n</code></pre>\n</li>\n</ul>\n" },
    { "<b>\n[^1]: b\n", "<b>\n[^1]: b\n" },
    { "``` x\n", "<pre><code class=\"language-x\"></code></pre>\n" },
    { "[Wen]: agreed\n", "<p>[Wen]: agreed</p>\n" },
    { "[a](/b[^1]:c)\n", "<p><a href=\"/b%5B%5E1%5D:c\">a</a></p>\n" },
    /* entities put characters where the text had none */
    { "a&#27;[31m&#x9b;&#x202e;\n",
      "<p>a\xe2\x90\x9b[31m\xef\xbf\xbd\xe2\x9f\xa8U+202E\xe2\x9f\xa9</p>\n" },
    { "[a](/b&#27; 'c&#27;')\n",
      "<p><a href=\"/b%E2%90%9B\" title=\"c\xe2\x90\x9b\">a</a></p>\n" },
    { "``` a&#27;\n```\n", "<pre><code class=\"language-a\xe2\x90\x9b\"></code></pre>\n" },
};

START_TEST(trees_are_what_every_format_prints)
{
    g_autofree char *typed = g_strdup(trees[_i].body);
    const struct emj_body_text body = { typed, strlen(typed), 2, (char[]){ "T" } };
    cmark_node *root = emj_body_to_tree(&body, EMJ_FORMAT_HTML);
    char *html = cmark_render_html(root, CMARK_OPT_UNSAFE);

    ck_assert_str_eq(html, trees[_i].html);
    free(html);
    cmark_node_free(root);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-body");
    TCase *body = tcase_create("body");
    g_autoptr(GPtrArray) cases = golden_cases();

    tcase_add_loop_test(body, golden_bodies, 0, (int)cases->len);
    tcase_add_loop_test(body, blocks_are_copied_as_typed, 0, G_N_ELEMENTS(copied));
    tcase_add_loop_test(body, bodies_are_made_to_fit, 0, G_N_ELEMENTS(changed));
    tcase_add_test(body, nul_bytes_are_replaced);
    tcase_add_loop_test(body, the_title_is_left_out, 0, G_N_ELEMENTS(titled));
    tcase_add_loop_test(body, headings_stand_below_their_parent, 0, 8);
    tcase_add_loop_test(body, neighbours_are_left_alone, 0, G_N_ELEMENTS(hostile));
    tcase_add_loop_test(body, trees_are_what_every_format_prints, 0, G_N_ELEMENTS(trees));
    suite_add_tcase(suite, body);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
