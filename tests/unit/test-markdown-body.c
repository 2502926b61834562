#include "markdown-helpers.h"

#include <fcntl.h>
#include <time.h>

#include "base/file.h"

#define GOLDEN "golden/markdown"

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
    g_autoptr(emj_document) document = emj_document_new();

    emj_block_add_text(emj_document_add_heading(document, 2), "Before");
    emj_document_add_body(document, body, length, 2, "Sync with Identity");
    emj_block_add_text(emj_document_add_heading(document, 2), "After");
    return written(document);
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
    g_autofree char *text = body_written(copied[_i], strlen(copied[_i]), NULL);

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
    { "a *b\nc*\n===\n", "### a *b c*\n" },
    { "  a\n  b\n  ---\n", "### a b\n" },
    { "a #\n===\n", "### a \\#\n" },
    { "a\\\nb\n===\n", "### a\\ b\n" },
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
    { "- ```\n  a\n", "````\n- ```\n  a\n````\n" },
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
    /* those in use by nobody may be text */
    { "[Wen]: agreed\n", "```\n[Wen]: agreed\n```\n" },
    { "a\n\n[Wen]: agreed\n\nb\n", "a\n\n```\n[Wen]: agreed\n```\n\nb\n" },
    { "[a]\n\n[a]: /x\n[b]: /y\n", "[a](/x)\n\n```\n[a]: /x\n[b]: /y\n```\n" },
    /* definitions inside a block would hold everywhere */
    { "> [a]: /x\n", "```\n> [a]: /x\n```\n" },
    { "- [a]: /x\n", "```\n- [a]: /x\n```\n" },
    { "[a]: /x\ntext\n", "```\n[a]: /x\ntext\n```\n" },
    { "[a\nb]: /x\ntext\n", "```\n[a\nb]: /x\ntext\n```\n" },
    { "[a]\n\n> [a]: /x\n", "```\n[a]\n```\n\n```\n> [a]: /x\n```\n" },
    { "[a]: /x\nb [a]\n===\n", "### \\[a\\]: /x b \\[a\\]\n" },
    /* what stands between two lists stays */
    { "- a\n\n[b]: /x\n\n- [b]\n", "- a\n\n```\n[b]: /x\n```\n\n- [b](/x)\n" },
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
    g_autofree char *text = body_written(changed[_i].body, strlen(changed[_i].body), NULL);

    ck_assert_str_eq(text, changed[_i].written);
}
END_TEST

START_TEST(nul_bytes_are_replaced)
{
    g_autofree char *text = body_written("a\0b\n", 4, NULL);

    ck_assert_str_eq(text, "a\xef\xbf\xbd"
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
    g_autofree char *text = body_written(titled[_i].body, strlen(titled[_i].body), "T");

    ck_assert_str_eq(text, titled[_i].written);
}
END_TEST

START_TEST(headings_stand_below_their_parent)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, "# a\n", 4, _i, NULL);
    g_autofree char *text = written(document);
    g_autofree char *marks = g_strnfill(MIN((gsize)_i + 1, 6), '#');
    g_autofree char *wanted = g_strconcat(marks, " a\n", NULL);
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
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, hostile[_i], strlen(hostile[_i]), 2, NULL);
    emj_block_add_text(emj_document_add_heading(document, 2), "After");
    emj_document_add_body(document, "[a] [^a] text\n", 14, 2, NULL);

    g_autofree char *text = written(document);
    g_autofree char *html = html_of(text);
    ck_assert_msg(g_str_has_suffix(html, "\n<h2>After</h2>\n<p>[a] [^a] text</p>\n") ||
                      g_str_has_prefix(html, "<h2>After</h2>\n"),
                  "%s", html);
}
END_TEST

/* --- limits --- */

static char *repeated(const char *text, size_t length)
{
    GString *out = g_string_sized_new(length);

    while (out->len < length)
        g_string_append(out, text);
    return g_string_free(g_string_truncate(out, length), FALSE);
}

static bool is_fenced(const char *text)
{
    return g_str_has_prefix(text, "```");
}

/* A text of `length` bytes, and whether it is shown as plain text. */
static const struct {
    const char *text;
    size_t length;
    bool fenced;
} sizes[] = {
    { "word ", 64 * 1024 - 2, false },
    { "word ", 64 * 1024 + 2, true },
    { "word word\n", 64 * 1024 + 2, true },
    { "- an item\n", 512 * 1024, false },
    { "  * an item\n", 512 * 1024, false },
    { "## a heading\n", 1024 * 1024, false },
    { "    - item?\n", 1024 * 1024, true },
    { "-item\n", 1024 * 1024, true },
    { "#item\n", 1024 * 1024, true },
    { "a sentence of some length, and another one, until the line is full\n\n",
      4 * 1024 * 1024 - 100, false },
    { "a sentence of some length, and another one, until the line is full\n\n",
      4 * 1024 * 1024 + 1, true },
    { "a\n\n", 299 * 1000, false },
    { "a\n\n", 301 * 1000, true },
    { "[a\n\n", 1000 * 1000, true },
    { "> ", 2 * 99, false },
    { "> ", 2 * 101, true },
    { ">", 100, false },
    { ">", 101, true },
    { "- ", 2 * 99, false },
    { "- ", 2 * 101, true },
    { "1. ", 3 * 101, true },
    { "1) ", 3 * 101, true },
    { "*", 1000, false },
    { "10000000000. ", 13 * 101, false },
};

START_TEST(large_bodies_are_plain_text)
{
    g_autofree char *repeat = repeated(sizes[_i].text, sizes[_i].length);
    g_autofree char *body = g_strconcat(repeat, "\n", NULL);
    g_autofree char *text = body_written(body, strlen(body), NULL);

    ck_assert_int_eq(is_fenced(text), sizes[_i].fenced);
    if (sizes[_i].fenced)
        ck_assert_ptr_nonnull(strstr(text, body));
}
END_TEST

/* Lists in lists by indentation, one a line. */
START_TEST(deep_lists_are_plain_text)
{
    GString *body = g_string_new(NULL);

    for (int i = 0; i < _i; i++)
        g_string_append_printf(body, "%*s- a\n", 2 * i, "");
    g_autofree char *source = g_string_free(body, FALSE);
    g_autofree char *text = body_written(source, strlen(source), NULL);
    ck_assert_int_eq(is_fenced(text), _i > 100);
}
END_TEST

static const char *const slow[] = {
    "![[]()", "[a](b", "[a](<b",  "a**b",    "*a **a ", "[",          "]",         "[]",
    "![",     "`a``b", "\\`",     "&",       "<a ",     "**",         "[a][",      "[a]: b\n",
    "*a_ ",   "![a](", "[[a](b)", "'\"<",    "~",       "<http:",     "x*\n",      "[^",
    "a*",     "__a_ ", "[a]: ",   "<!--",    "<?",      "<![CDATA[",  "<!A ",      "- [a] `",
    "`",      "a\n\n", "[a]\n\n", "- a\n\n", "<a\n\n",  "[a]: b\n\n", "# [a] *\n", "- [a] <a\n",
};

/*
 * A full paragraph of each, with a definition that makes every bracket count. The
 * bound is for a sanitizer build on a busy machine; a release takes a tenth.
 */
START_TEST(hostile_bodies_are_quick)
{
    g_autofree char *repeat = repeated(slow[_i], 64 * 1000);
    g_autofree char *body = g_strconcat(repeat, "\n\n[a]: /b\n", NULL);
    clock_t start = clock();
    g_autofree char *text = body_written(body, strlen(body), NULL);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;

    ck_assert_msg(seconds < 5, "%s takes %.2f s", slow[_i], seconds);
    ck_assert_uint_gt(strlen(text), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-body");
    TCase *body = tcase_create("body");
    TCase *limits = tcase_create("limits");
    g_autoptr(GPtrArray) cases = golden_cases();

    tcase_add_loop_test(body, golden_bodies, 0, (int)cases->len);
    tcase_add_loop_test(body, blocks_are_copied_as_typed, 0, G_N_ELEMENTS(copied));
    tcase_add_loop_test(body, bodies_are_made_to_fit, 0, G_N_ELEMENTS(changed));
    tcase_add_test(body, nul_bytes_are_replaced);
    tcase_add_loop_test(body, the_title_is_left_out, 0, G_N_ELEMENTS(titled));
    tcase_add_loop_test(body, headings_stand_below_their_parent, 0, 8);
    tcase_add_loop_test(body, neighbours_are_left_alone, 0, G_N_ELEMENTS(hostile));
    suite_add_tcase(suite, body);

    tcase_set_timeout(limits, 60);
    tcase_add_loop_test(limits, large_bodies_are_plain_text, 0, G_N_ELEMENTS(sizes));
    tcase_add_loop_test(limits, deep_lists_are_plain_text, 99, 103);
    tcase_add_loop_test(limits, hostile_bodies_are_quick, 0, G_N_ELEMENTS(slow));
    suite_add_tcase(suite, limits);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
