/* What of a body may be shown, and where it stood. */
#include "entry-support.h"

#include "entry/shareable.h"
#include "entry/text.h"

#define Q1 "## One?\n<!-- prompt: q1 management effect -->\n"
#define H1 "## One?\n\n" /* what is left of it */
#define Q2 "## Two?\n<!-- prompt: q2 leadership next -->\n"
#define H2 "## Two?\n\n"
#define PRIVATE "## Who?\n<!-- prompt: q3 any happened private -->\n"
#define TASK "- [ ] When a, I will b\n"

/* Without the blank line behind the front matter. */
static char *shown_body(const struct emj_entry *entry)
{
    g_autoptr(GPtrArray) parts = emj_entry_shareable_body(entry);
    GString *shown = g_string_new(NULL);
    for (guint i = 0; i < parts->len; i++) {
        const struct emj_shareable *part = g_ptr_array_index(parts, i);
        g_string_append(shown, part->text);
    }
    if (shown->len > 0 && shown->str[0] == '\n')
        g_string_erase(shown, 0, 1);
    return g_string_free(shown, false);
}

static const struct {
    const char *body;
    const char *shown;
} bodies[] = {
    /* as typed */
    { "", "" },
    { "text\n", "text\n" },
    { "\n\n  text \n\n", "\n\n  text \n\n" },
    { "text", "text" },
    { "# Title\r\n\r\ntext +\r\n", "# Title\r\n\r\ntext +\r\n" },
    { "# Title\n\n" Q1 "\na\n\n" Q2 "\nb\n", "# Title\n\n" H1 "\na\n\n" H2 "\nb\n" },
    { "**a** [[b]] - [ ] c\n\n| d |\n|---|\n", "**a** [[b]] - [ ] c\n\n| d |\n|---|\n" },
    /* private answers with their headings */
    { PRIVATE "a\n", "" },
    { PRIVATE "a\n" Q2 "b\n", H2 "b\n" },
    { Q1 "a\n" PRIVATE "b\n" Q2 "c\n", H1 "a\n" H2 "c\n" },
    { Q1 "a\n// b\nc\n" Q2 "d\n", H2 "d\n" },
    { Q1 "a\n\n- // b\n" Q2 "d\n", H2 "d\n" },
    { Q1 "> // b\n" Q2 "d\n", H2 "d\n" },
    { Q1 "```\n// b\n```\n" Q2 "d\n", H2 "d\n" },
    { Q1 "a\r\n  // b\r\n" Q2 "d\r\n", H2 "d\r\n" },
    { Q1 "a\r// b\r\n" Q2 "d\n", H2 "d\n" },
    /* other headings and fences belong to the answer */
    { PRIVATE "a\n# b\n## c\n### d\n" Q2 "e\n", H2 "e\n" },
    { PRIVATE "```\na\n" Q2 "b\n", H2 "b\n" },
    { Q1 "```\na\n" PRIVATE "b\n" Q2 "c\n", H1 "```\na\n" H2 "c\n" },
    { "```\n" PRIVATE "a\n```\n" Q2 "b\n", "```\n" H2 "b\n" },
    { "~~~~\n" PRIVATE "a\n" Q2 "b\n", "~~~~\n" H2 "b\n" },
    { "- ```\n" PRIVATE "a\n" Q2 "b\n", "- ```\n" H2 "b\n" },
    { "<!-- open\n" PRIVATE "a\n" Q2 "b\n", H2 "b\n" },
    { "<div>\n" PRIVATE "a\n" Q2 "b\n", "<div>\n" H2 "b\n" },
    { "[a]: <\n" PRIVATE "a\n" Q2 "b\n", "[a]: <\n" H2 "b\n" },
    /* comments that are not understood */
    { "## ?\n<!-- prompt: q any next PRIVATE -->\na\n" Q2 "b\n", H2 "b\n" },
    { "## ?\n<!-- prompt: private any next -->\na\n" Q2 "b\n", H2 "b\n" },
    { "## ?\n<!-- prompt: q private any next -->\na\n" Q2 "b\n", H2 "b\n" },
    { "## ?\n<!-- prompt: q any next secret -->\na\n" Q2 "b\n", H2 "b\n" },
    { "## ?\n<!-- prompt: q any someday -->\na\n" Q2 "b\n", H2 "b\n" },
    { "## ?\n<!-- prompt: q any next --> private -->\na\n" Q2 "b\n", H2 "b\n" },
    { "## // ?\n<!-- prompt: q any next -->\na\n" Q2 "b\n", H2 "b\n" },
    { "## ? <!-- prompt: q any next private -->\n<!-- prompt: q any next -->\na\n" Q2 "b\n",
      H2 "b\n" },
    { Q1 "<!-- prompt: q any next private -->\na\n" Q2 "b\n", H2 "b\n" },
    { Q1 "a\n## Who?\n\n<!-- prompt: q any next private -->\nb\n" Q2 "c\n", H2 "c\n" },
    { Q1 "a\n ## Who?\n <!-- prompt: q any next private -->\nb\n" Q2 "c\n", H2 "c\n" },
    { Q1 "a\n> ## Who?\n> <!-- prompt: q any next private -->\n> b\n" Q2 "c\n", H2 "c\n" },
    { Q1 "a\nWho?\n---\n<!-- prompt: q any next private -->\nb\n" Q2 "c\n", H2 "c\n" },
    { Q1 "a\r## Who?\r<!-- prompt: q any next private -->\rb\n" Q2 "c\n", H2 "c\n" },
    { "## Who?\n\n<!-- prompt: q any next private -->\na\n" Q2 "b\n", H2 "b\n" },
    { "## ?\n<!-- prompt: q -->\na\n", "## ?\n\na\n" },
    /* loose text is one, around titles and commitments */
    { "a\n// b\n" Q2 "c\n", H2 "c\n" },
    { "a\n\n# Title\n\n// b\n" Q2 "c\n", "# Title\n" H2 "c\n" },
    { "// a\n\n## Commitment\n\n" TASK "\n## More\n\nb\n" Q2 "c\n",
      "## Commitment\n" TASK H2 "c\n" },
    { Q1 "a\n\n# Commitment\n\n" TASK "\n# More\n\n// b\n",
      H1 "a\n\n# Commitment\n\n" TASK "\n# More\n" },
    { "# // Title\n\na\n", "\na\n" },
    /* commitments */
    { Q1 "a\n\n## Commitment\n\n" TASK, H1 "a\n\n## Commitment\n\n" TASK },
    { PRIVATE "a\n\n## Commitment\n\n" TASK Q2 "b\n", "## Commitment\n" TASK H2 "b\n" },
    { PRIVATE "a\n\n## Versprechen\n<!-- commitment -->\n\nc\n\n" TASK Q2 "b\n",
      "## Versprechen\n\n" TASK H2 "b\n" },
    { PRIVATE "a\n### Commitment\nb\n" Q2 "c\n", "### Commitment\n" H2 "c\n" },
    { Q1 "a\n## Commitment\nb\n" TASK, H1 "a\n## Commitment\nb\n" TASK },
    { Q1 "a\n## Commitment\n// b\n" TASK "c\n", H1 "a\n## Commitment\n" TASK },
    { Q1 "a\n## Commitment\n- [ ] // b\n" TASK, H1 "a\n## Commitment\n" TASK },
    { Q1 "a\n## Commitment\n<!-- prompt: q any next private -->\nb\n" Q2 "c\n",
      H1 "a\n" H2 "c\n" },
    { Q1 "a\n### Commitment\n<!-- prompt: q any next private -->\nb\n" Q2 "c\n",
      H1 "a\n### Commitment\n" H2 "c\n" },
    /* comments */
    { "a <!-- b --> c\n", "a  c\n" },
    { "a <!-- b\n// c\n\nd --> e\n", "" },
    { "a <!-- b\nc\n\nd --> e\n", "a  e\n" },
    { "<!-- b -->\na\n", "\na\n" },
    { "<!-- b --> <!-- c --> a\n", "  a\n" },
    { "a <!-- b -- c ---> d\n", "a  d\n" },
    { "a <!--> b --> c\n", "a  c\n" },
    { "a <!--> b\n", "a  b\n" },
    { "a <!---> b\n", "a  b\n" },
    { "a <!-- b\n", "a <!-- b\n" },
    { "a\n<!-- b\nc\n" Q1 "d\n", "a\n" H1 "d\n" },
    { "a\n> - <!-- b\nc\n" Q1 "d\n", "a\n> - " H1 "d\n" },
    { "a %% b %% c\n", "a  c\n" },
    { "a\n%%\nb\n\nc\n%%\nd\n", "a\n\nd\n" },
    { "a\n%%\nb\n" Q1 "c\n", "a\n" H1 "c\n" },
    { "a 100%% b\n", "a 100%% b\n" },
    { "a 5% b 6% c\n", "a 5% b 6% c\n" },
    { "a\n\n[//]: # (b\nc)\n\nd\n", "a\n\n\nd\n" },
    { "[Comment]: <> (b)\n\nd\n", "\nd\n" },
    { "a [//]: b\n[b]: c\n", "a [//]: b\n[b]: c\n" },
    { "`<!-- a -->` b\n", "`` b\n" },
    { "<!-- a -->// b\n", "" },
    /* bytes */
    { "a\xff\xc3(\n", "a\xef\xbf\xbd\xef\xbf\xbd(\n" },
};

START_TEST(body)
{
    g_autoptr(emj_entry) entry = read_body(bodies[_i].body);
    g_autofree char *shown = shown_body(entry);
    ck_assert_msg(strcmp(shown, bodies[_i].shown) == 0, "of '%s'\nshown '%s'\nnot '%s'",
                  bodies[_i].body, shown, bodies[_i].shown);
}
END_TEST

/* The answers that are read as open, and they alone, are shown. */
START_TEST(as_the_reader_says)
{
    g_autoptr(emj_entry) entry = read_body(bodies[_i].body);
    g_autofree char *shown = shown_body(entry);
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = answer_at(entry, i);
        g_autofree char *heading = g_strdup_printf("## %s\n", answer->question);
        if (answer->question != NULL && !emj_entry_is_private(entry))
            ck_assert(answer->private == (strstr(shown, heading) == NULL));
    }
}
END_TEST

START_TEST(private_entries)
{
#define DATE "---\ndate: 2026-01-01T00:00:00Z\n"
    static const char *const texts[] = {
        DATE "private: true\n---\n# Title\n" Q1 "a\n## Commitment\n" TASK,
        DATE "---\n# Title\n" PRIVATE "a\n## Commitment\n" TASK,
        DATE "---\n# Title\n\n// a\n\n## Commitment\n" TASK,
    };
    g_autoptr(emj_entry) entry = read_good(texts[_i]);
    g_autofree char *shown = shown_body(entry);
    unsigned line = 0;
    ck_assert_str_eq(shown, "");
    ck_assert_ptr_null(emj_entry_shareable_title(entry, &line));
}
END_TEST

START_TEST(nul_bytes)
{
    static const char text[] = FRONT "a\0b <!--\0--> c\n\0/ d";
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    g_autoptr(emj_entry) entry = read_bytes(text, sizeof text - 1, diags);
    g_autofree char *shown = shown_body(entry);
    ck_assert_str_eq(shown, "a\xef\xbf\xbd"
                            "b  c\n\xef\xbf\xbd/ d");
}
END_TEST

/* --- lines --- */

static const struct {
    const char *body;
    const char *lines; /* of the body, "LINE:TEXT" */
} numbered[] = {
    { "a\nb\n", "1:a 2:b" },
    { "a\r\n\r\nb\r\n", "1:a 3:b" },
    { "\n\na", "3:a" },
    { Q1 "a\n" PRIVATE "b\n" Q2 "c\n", "1:##|One? 3:a 7:##|Two? 9:c" },
    { "a <!-- x\ny\n--> b\nc\n", "1:a||b 4:c" },
    { "a\n%%\nx\n%%\nb\n", "1:a 5:b" },
    { "[//]: # (x\ny)\n\nb\n", "4:b" },
    { "<!-- x\ny -->a\n", "2:a" },
    { PRIVATE "a\n\n## Commitment\nx\n" TASK Q2 "y\n",
      "5:##|Commitment 7:-|[|]|When|a,|I|will|b 8:##|Two? 10:y" },
};

START_TEST(lines)
{
    g_autoptr(emj_entry) entry = read_body(numbered[_i].body);
    g_autoptr(GPtrArray) parts = emj_entry_shareable_body(entry);
    g_autoptr(GString) shown = g_string_new(NULL);
    for (guint i = 0; i < parts->len; i++) {
        const struct emj_shareable *part = g_ptr_array_index(parts, i);
        g_auto(GStrv) texts = g_strsplit(part->text, "\n", -1);
        ck_assert_uint_eq(part->lines->len, g_strv_length(texts));
        for (guint j = 0; texts[j] != NULL; j++) {
            g_strdelimit(g_strstrip(texts[j]), " ", '|');
            if (texts[j][0] != '\0')
                g_string_append_printf(shown, "%s%u:%s", shown->len > 0 ? " " : "",
                                       g_array_index(part->lines, unsigned, j) - FRONT_LINES,
                                       texts[j]);
        }
    }
    ck_assert_str_eq(shown->str, numbered[_i].lines);
}
END_TEST

/* --- the title --- */

static const struct {
    const char *body;
    const char *title;
    unsigned line;
} titles[] = {
    { "# One\n\na\n", "One", 1 },
    { "a\n\n# One\n", "One", 3 },
    { "# // One\n\na\n", NULL, 1 },
    { Q1 "\na\nb\n", "a", 4 },
    { PRIVATE "a\n" Q2 "\n- b\n", "b", 7 },
    { "// a\n\n" Q2 "b\n", "b", 5 },
    { "<!--\na\n-->\n\nb\n", "b", 5 },
    { "a <!-- b --> c\n", "a c", 1 },
    { "%%\na\n%%\n", NULL, 0 },
    { "", NULL, 0 },
    { "a long line that goes on and on, past sixty columns, up to its end with Wen\n",
      "a long line that goes on and on, past sixty columns, up to its end with Wen", 1 },
};

START_TEST(title)
{
    g_autoptr(emj_entry) entry = read_body(titles[_i].body);
    unsigned line = 0;
    g_autofree char *got = emj_entry_shareable_title(entry, &line);
    if (titles[_i].title == NULL)
        ck_assert_ptr_null(got);
    else
        ck_assert_str_eq(got, titles[_i].title);
    ck_assert_uint_eq(line, titles[_i].line > 0 ? titles[_i].line + FRONT_LINES : 0);
}
END_TEST

/* --- signs --- */

static const struct {
    const char *body;
    const char *signs; /* people, then themes */
    bool open;
} signs[] = {
    { "# @a #b\n\n" Q1 "@c #d\n\n## Commitment\n- [ ] @e #f\n", "a c e | b d f", true },
    { Q1 "@a #b\n" PRIVATE "@c #d\n", "a | b", false },
    { Q1 "@a #b <!-- @c #d -->\n", "a | b", false },
    { Q1 "@a #b\n%%\n@c #d\n", "a | b", false },
    { Q1 "@a #b\n\n[//]: # (@c #d)\n", "a | b", false },
    { "# // @c #d\n\n" Q1 "@a #b\n", "a | b", false },
    { "# x <!-- #d -->\n\n" Q1 "@a #b\n", "a | b", false },
    { Q1 "@a #b\n\n## Commitment\n- [ ] // @c #d\n", "a | b", false },
    { Q1 "@a #b\n\n## Commitment\n- [ ] x <!-- #d -->\n", "a | b", false },
    { PRIVATE "@a #b\n", " | ", false },
};

START_TEST(open_signs)
{
    g_autoptr(emj_entry) entry = read_body(signs[_i].body);
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) themes = g_ptr_array_new_with_free_func(g_free);
    emj_entry_collect_open_signs(entry, people, themes);
    g_autofree char *names = joined(people);
    g_autofree char *words = joined(themes);
    g_autofree char *got = g_strconcat(names, " | ", words, NULL);
    ck_assert_str_eq(got, signs[_i].signs);
    ck_assert(emj_entry_is_open(entry) == signs[_i].open);
}
END_TEST

/* Each would take minutes if every sign were looked at to the end of the text. */
START_TEST(large_texts)
{
    static const char *const pieces[] = { "a <!-- ", "a <!--> ",           "%",
                                          "a %% ",   "<!-- prompt:",       "[//]: ",
                                          "- <!--",  "<!-- prompt: a -->", "\r" };
    g_autoptr(GString) text = g_string_new("x ");
    while (text->len < 2 * 1024 * 1024)
        g_string_append(text, pieces[_i]);
    g_autoptr(emj_entry) entry = read_body(text->str);
    g_autofree char *shown = shown_body(entry);
    ck_assert_uint_le(strlen(shown), text->len);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-shareable");
    TCase *tcase = tcase_create("shareable");

    tcase_add_loop_test(tcase, body, 0, G_N_ELEMENTS(bodies));
    tcase_add_loop_test(tcase, as_the_reader_says, 0, G_N_ELEMENTS(bodies));
    tcase_add_loop_test(tcase, private_entries, 0, 3);
    tcase_add_test(tcase, nul_bytes);
    tcase_add_loop_test(tcase, lines, 0, G_N_ELEMENTS(numbered));
    tcase_add_loop_test(tcase, title, 0, G_N_ELEMENTS(titles));
    tcase_add_loop_test(tcase, open_signs, 0, G_N_ELEMENTS(signs));
    tcase_add_loop_test(tcase, large_texts, 0, 9);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
