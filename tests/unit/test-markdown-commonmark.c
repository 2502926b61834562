/*
 * The measure of an entry's text in a report: bodies stand in one document, each
 * below a heading; what cmark makes of the document holds, between the headings,
 * what it makes of the body alone, headings moved.
 */
#include "markdown-helpers.h"

#include <fcntl.h>
#include <stdio.h>

#include "base/file.h"
#include "markdown/internal.h"

#define SPEC "npm/node_modules/commonmark-spec/spec.txt"

/* --- what a body means --- */

static char *html_of_tree(cmark_node *root)
{
    char *html = cmark_render_html(root, CMARK_OPT_UNSAFE);
    char *copy = g_strdup(html);

    free(html);
    return copy;
}

static bool is_heading(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HEADING;
}

static void move_headings(cmark_node *root, int parent_level)
{
    int highest = 6;

    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node))
        if (is_heading(node))
            highest = MIN(highest, cmark_node_get_heading_level(node));
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node))
        if (is_heading(node)) {
            int level = cmark_node_get_heading_level(node) + parent_level + 1 - highest;
            cmark_node_set_heading_level(node, MIN(level, 6));
        }
}

static char *meaning(const char *body, int parent_level, bool unsafe_aside)
{
    cmark_node *root = cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);

    move_headings(root, parent_level);
    if (unsafe_aside)
        emj_tree_drop_unsafe_links(root);
    char *html = html_of_tree(root);
    cmark_node_free(root);
    return html;
}

/* --- the report of many bodies --- */

static char *heading_of(size_t i)
{
    return g_strdup_printf("body number %zu of the measure", i);
}

static char *report_of(const GPtrArray *bodies, int parent_level)
{
    g_autofree char *marks = g_strnfill((size_t)parent_level, '#');
    GString *report = g_string_new(NULL);

    for (size_t i = 0; i <= bodies->len; i++) {
        g_autofree char *heading = heading_of(i);

        g_string_append_printf(report, "%s %s\n\n", marks, heading);
        if (i == bodies->len)
            break;
        const char *body = bodies->pdata[i];
        g_autofree char *text = emj_body_to_markdown(body, strlen(body), parent_level, NULL);
        g_string_append_printf(report, "%s%s", text, *text != '\0' ? "\n\n" : "");
    }
    return g_string_free(report, FALSE);
}

/* What stands between a body's heading and the next, or NULL when one of them is missing. */
static char *between(const char *html, size_t i, int level)
{
    g_autofree char *heading = heading_of(i), *next_heading = heading_of(i + 1);
    g_autofree char *start = g_strdup_printf("<h%d>%s</h%d>\n", level, heading, level);
    g_autofree char *end = g_strdup_printf("<h%d>%s</h%d>\n", level, next_heading, level);
    const char *from = strstr(html, start), *to = strstr(html, end);

    if (from == NULL || to == NULL)
        return NULL;
    from += strlen(start);
    return g_strndup(from, (size_t)(to - from));
}

struct measure {
    size_t strict;       /* mean what they mean alone */
    size_t unsafe_aside; /* mean it when unsafe links are left out on both sides */
    size_t swallowed;    /* their heading or the next one is gone */
    GString *changed;    /* the numbers of those that mean something else, from 1 */
};

static struct measure measure(const GPtrArray *bodies, int level)
{
    struct measure measure = { .changed = g_string_new(NULL) };
    g_autofree char *report = report_of(bodies, level);
    g_autofree char *html = html_of(report);

    for (size_t i = 0; i < bodies->len; i++) {
        g_autofree char *strict = meaning(bodies->pdata[i], level, false);
        g_autofree char *safe = meaning(bodies->pdata[i], level, true);
        g_autofree char *got = between(html, i, level);

        measure.swallowed += got == NULL;
        measure.strict += g_strcmp0(got, strict) == 0;
        measure.unsafe_aside += g_strcmp0(got, safe) == 0;
        if (g_strcmp0(got, safe) != 0)
            g_string_append_printf(measure.changed, " %zu", i + 1);
    }
    return measure;
}

/* --- the examples of the CommonMark specification --- */

#define FENCE "````````````````````````````````"

/* The lines up to the one that is ".", with tabs for arrows. Moves `line` there. */
static char *read_example(char **lines, size_t *line)
{
    GString *body = g_string_new(NULL);

    for (++*line; strcmp(lines[*line], ".") != 0; ++*line) {
        g_auto(GStrv) parts = g_strsplit(lines[*line], "\xe2\x86\x92", -1);
        g_autofree char *text = g_strjoinv("\t", parts);
        g_string_append_printf(body, "%s\n", text);
    }
    return g_string_free(body, FALSE);
}

static GPtrArray *read_examples(const char *spec)
{
    GPtrArray *examples = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit(spec, "\n", -1);

    for (size_t i = 0; lines[i] != NULL; i++)
        if (strcmp(lines[i], FENCE " example") == 0)
            g_ptr_array_add(examples, read_example(lines, &i));
    return examples;
}

/*
 * Of 652, one cannot be kept: an open "<style>" would hide the rest of the report, so
 * that it is closed. Four more hold a link with a scheme that may run anything.
 */
START_TEST(examples_of_the_specification_mean_the_same)
{
    char *spec = NULL;
    size_t length = 0;

    if (!emj_file_read(AT_FDCWD, SPEC, 4 * 1024 * 1024, &spec, &length, NULL)) {
        fputs("skipped: the npm package commonmark-spec is not installed\n", stdout);
        return;
    }
    g_autofree char *text = spec;
    g_autoptr(GPtrArray) examples = read_examples(text);
    struct measure found = measure(examples, _i);
    ck_assert_uint_eq(examples->len, 652);
    ck_assert_uint_eq(found.swallowed, 0);
    ck_assert_msg(found.unsafe_aside == 651, "%zu are as they were, changed are%s",
                  found.unsafe_aside, found.changed->str);
    ck_assert_uint_eq(found.strict, 647);
    g_string_free(found.changed, TRUE);
}
END_TEST

/* --- hard bodies of our own --- */

static const char *const hard[] = {
    /* notes apps */
    "- [ ] a\n- [x] b\n  - [/] c\n\n> [!note] d\n> e\n\n[[f|g]] #h ==i== $j_k$ %%l%%\n",
    "| a | b |\n|:--|--:|\n| `c|d` | [e](f) |\n\na[^1]\n\nb^[c d]\n",
    "snake_case_word __init__ 2*3*4 a_b_ _c\n",
    /* things that are over, and look as if they were not */
    "```\n~~~\n```\n\n~~~\n```\n~~~\n",
    "    ```\n\na\n",
    "`` ` ``\n\n``` a ```\n",
    "<div>\n```\n</div>\n\n[a]\n",
    "<!-- a --> b\n\n<!-->\n\n<!---->\n\nc\n",
    "> ```\n> a\n\nb\n",
    "> - ```\n>   a\n\nb\n",
    "- ```\n  a\n- b\n",
    "- a\n\n  ```\n\n  b\n  ```\n- c\n",
    "1. ~~~ x\n   a\n\n\n   b\n",
    /* lists */
    "- a\n- b\n\n\n- c\n",
    "- a\n  - b\n\n    c\n  - d\n- e\n",
    "- a\n* b\n+ c\n1. d\n2) e\n",
    "-\n\n  a\n",
    "-\n  a\n-\n\n- b\n",
    "3. a\n\n       b\n\n10. c\n",
    "-   a\n\n    b\n\n      c\n",
    "- a\n\n[x]: /y\n\n- b [x]\n\n[z]: /y\n\n  c\n",
    "- > a\n  b\n\n  c\n",
    "* a\n *  b\n  * c\n   * d\n",
    "- # a\n- ***\n- > b\n- <c>\n-\n",
    /* headings */
    "a\n===\nb\n---\n### c ###\n#d\n####### e\n",
    "# a\n> # b\n- # c\n",
    "a *b\nc* `e\nf`\n d\n=\n",
    "# \\# a #\\#\n\n## #\n\n###### a `#`\n",
    "###### a\n##### b\n# c\n",
    "&#35; a\n\n\\# b\n",
    /* references */
    "[a] [A][] [b][a] ![c][a] [d][e] `[a]` <f [a]>\n\n[a]: </x y> 'q \"r\" s'\n",
    "[a]: /x\n[a]: /y\n\n[a]\n",
    "[\xc3\x84\xc3\x9f] [a\nb]\n\n[\xc3\xa4SS]: /x\n[A B]: /y\n",
    "> [a]\n\n- [b]\n\n  [a]: /x\n\n> [b]: /y (z)\n",
    "[a]: /x\nb [a]\n\n[c]:\n/y\n'z'\n\n[c]\n",
    "[[a]] [a][[b]] \\[a] [a\\] [a]\n\n[a]: /x\n[[b]]: /y\n",
    "[a]: <b\nc>\n\n[a]: /x 'y' z\n\n[a\n\nb]: /x\n",
    "![[a](b)](c) [![d](e)](f) [g ![h](i) [j](k)](l)\n",
    /* text */
    "a  \nb\\\nc\n\td\n",
    "&copy; &amp;copy; &nbsp;a&#32;\n",
    "*a **b* c** ***d** e* _f__g_ **h**i\n",
    "\ta\n\n \tb\n\n-\tc\n\n>\td\n",
    "***\n---\n___\n* * *\n",
    "<a href='b'\nc>d</a> <e@f.g> <http://h.i?j&k>\n",
};

static GPtrArray *hard_bodies(void)
{
    GPtrArray *bodies = g_ptr_array_new_with_free_func(g_free);

    for (size_t i = 0; i < G_N_ELEMENTS(hard); i++)
        g_ptr_array_add(bodies, g_strdup(hard[i]));
    return bodies;
}

START_TEST(hard_bodies_mean_the_same)
{
    g_autoptr(GPtrArray) bodies = hard_bodies();
    struct measure found = measure(bodies, _i);

    ck_assert_uint_eq(found.swallowed, 0);
    ck_assert_msg(found.strict == bodies->len, "%zu of %u are as they were, changed are%s",
                  found.strict, bodies->len, found.changed->str);
    g_string_free(found.changed, TRUE);
}
END_TEST

/* Twice the same body: nothing in the first may reach into the second. */
START_TEST(hard_bodies_stand_beside_themselves)
{
    g_autoptr(GPtrArray) twice = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(twice, g_strdup(hard[_i]));
    g_ptr_array_add(twice, g_strdup(hard[_i]));
    g_ptr_array_add(twice, g_strdup("[a] [b] [c] [x] [z] text\n"));
    struct measure found = measure(twice, 2);
    ck_assert_msg(found.strict == 3, "changed are%s of\n%s", found.changed->str, hard[_i]);
    g_string_free(found.changed, TRUE);
}
END_TEST

/* --- the measure itself --- */

START_TEST(the_measure_sees_what_is_wrong)
{
    g_autofree char *html = html_of("# body number 0 of the measure\n\na\n");
    g_autofree char *got = between(html, 0, 1);
    g_autofree char *strict = meaning("# a\n\n[b](x:c)\n", 2, false);
    g_autofree char *safe = meaning("# a\n\n[b](x:c)\n", 2, true);

    ck_assert_ptr_null(got);
    ck_assert_str_eq(strict, "<h3>a</h3>\n<p><a href=\"x:c\">b</a></p>\n");
    ck_assert_str_eq(safe, "<h3>a</h3>\n<p>b</p>\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-commonmark");
    TCase *bodies = tcase_create("bodies");

    tcase_set_timeout(bodies, 60);
    tcase_add_test(bodies, the_measure_sees_what_is_wrong);
    tcase_add_loop_test(bodies, examples_of_the_specification_mean_the_same, 1, 4);
    tcase_add_loop_test(bodies, hard_bodies_mean_the_same, 1, 4);
    tcase_add_loop_test(bodies, hard_bodies_stand_beside_themselves, 0, G_N_ELEMENTS(hard));
    suite_add_tcase(suite, bodies);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
