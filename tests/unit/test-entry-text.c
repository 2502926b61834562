#include "entry-support.h"

#include "entry/lines.h"
#include "entry/text.h"

/* --- the marker --- */

static const struct {
    const char *text;
    enum emj_marker marker;
    const char *rest; /* NULL is the whole text */
} markers[] = {
    { "worked +", EMJ_MARKER_OK, "worked" },
    { "did not -", EMJ_MARKER_BAD, "did not" },
    { "worked +\n", EMJ_MARKER_OK, "worked" },
    { "worked \t +  \r\n\n", EMJ_MARKER_OK, "worked" },
    { "one\ntwo +", EMJ_MARKER_OK, "one\ntwo" },
    { "7 +", EMJ_MARKER_OK, "7" },
    { "gr\xc3\xbc\xc3\x9f\x65 -", EMJ_MARKER_BAD, "gr\xc3\xbc\xc3\x9f\x65" },
    { "\xe6\xbc\xa2 +", EMJ_MARKER_OK, "\xe6\xbc\xa2" },
    /* a no-break space and an ideographic one are blanks too */
    { "worked\xc2\xa0+", EMJ_MARKER_OK, "worked" },
    { "worked\xe3\x80\x80+\xe3\x80\x80", EMJ_MARKER_OK, "worked" },
    { "- [ ] a task -", EMJ_MARKER_BAD, "- [ ] a task" },
    { "twice + +", EMJ_MARKER_OK, "twice +" },
    /* glued to a word */
    { "C++", EMJ_MARKER_NONE, NULL },
    { "a+", EMJ_MARKER_NONE, NULL },
    { "wait--", EMJ_MARKER_NONE, NULL },
    { "a --", EMJ_MARKER_NONE, NULL },
    /* no letter or digit before it on its line */
    { "+", EMJ_MARKER_NONE, NULL },
    { "one\n+", EMJ_MARKER_NONE, NULL },
    { "one\n- ", EMJ_MARKER_NONE, NULL },
    { "one\n  -", EMJ_MARKER_NONE, NULL },
    { "... -", EMJ_MARKER_NONE, NULL },
    { "one\n* -", EMJ_MARKER_NONE, NULL },
    /* not the last token */
    { "one + two", EMJ_MARKER_NONE, NULL },
    { "one +\ntwo", EMJ_MARKER_NONE, NULL },
    { "one + .", EMJ_MARKER_NONE, NULL },
    { "one !", EMJ_MARKER_NONE, NULL },
    { "", EMJ_MARKER_NONE, NULL },
    { "  \n", EMJ_MARKER_NONE, NULL },
    /* bytes that are not UTF-8 */
    { "a\xff +", EMJ_MARKER_OK, "a\xff" },
    { "\xff\xfe +", EMJ_MARKER_NONE, NULL },
    { "\x80\x80\x80\x80\x80\x80\x80 +", EMJ_MARKER_NONE, NULL },
};

START_TEST(marker)
{
    const char *text = markers[_i].text;
    size_t length = 999;
    ck_assert_int_eq(emj_text_marker(text, strlen(text), &length), markers[_i].marker);
    g_autofree char *rest = g_strndup(text, length);
    ck_assert_str_eq(rest, markers[_i].rest != NULL ? markers[_i].rest : text);
    ck_assert_int_eq(emj_text_marker(text, strlen(text), NULL), markers[_i].marker);
}
END_TEST

START_TEST(marker_within_length)
{
    size_t length = 0;
    ck_assert_int_eq(emj_text_marker("good + more", 6, &length), EMJ_MARKER_OK);
    ck_assert_uint_eq(length, 4);
    ck_assert_int_eq(emj_text_marker("a\0b +", 5, &length), EMJ_MARKER_OK);
    ck_assert_uint_eq(length, 3);
}
END_TEST

/* --- privacy --- */

static const struct {
    const char *text;
    bool private;
} privates[] = {
    { "// about Wen", true },
    { "open\n// about Wen\nopen", true },
    { "open\r\n//\r\n", true },
    { "  // indented", true },
    { "\t// indented", true },
    { "//example.org/x", true },
    { "```\n// a comment in code\n```", true },
    { "open", false },
    { "https://example.org", false },
    { "see // below", false },
    { "/ / no", false },
    { "/", false },
    { "", false },
    /* behind what makes a list, a quote, a heading */
    { "- // in a list", true },
    { "> // in a quote", true },
    { "> - 1. // deep", true },
    { "- [ ] // a task", true },
    { "* [x]// a task", true },
    { "## // a heading", true },
    { "open\r// after a carriage return\ropen", true },
    { "\xc2\xa0// after a no-break space", true },
    { "\xe3\x80\x80\xef\xbc\x8f\xef\xbc\x8f full-width", true },
    { "-// no list", false },
    { "a - // b", false },
    { "[a](//example.org)", false },
    { "[/]", false },
    /* behind and between characters that nobody sees */
    { "\xe2\x80\x8b// a zero width space", true },
    { "\xc2\xad// a soft hyphen", true },
    { "\xe2\x81\xa0// a word joiner", true },
    { "\xef\xbb\xbf// a byte order mark", true },
    { "\xe2\x80\x8e// a direction mark", true },
    { "\xcd\x8f// a grapheme joiner", true },
    { "\xe3\x85\xa4// a filler", true },
    { "\xef\xb8\x8f// a variation selector", true },
    { "\xf3\xa0\x80\xa0// a tag", true },
    { "\xe2\xa0\x80// an empty pattern", true },
    { "\x01// a control", true },
    { "\v// a vertical tab", true },
    { "\xff// no character", true },
    { "/\xe2\x80\x8b/ between the two", true },
    { "\xef\xbc\x8f/ two kinds", true },
    { "\xe2\x80\x8b- [ ] \xe2\x80\x8b// before and behind a box", true },
    { "- [\xc2\xad ] // in a box", true },
    { ">\xe2\x80\x8b - // in a quote", true },
    { "#\xe2\x80\x8b # // no heading", false },
    { "a\xe2\x80\x8b// b", false },
    /* where a commitment begins */
    { "When // she asks, I will wait", true },
    { "- [ ] When she asks, I will // offer more", true },
    { "- [x] I will // offer more", true },
    { "WHEN she asks, i'll //offer more", true },
    { "I’ll // offer more", true },
    { "When\xe2\x80\x8b /\xc2\xad/ she asks", true },
    { "When she asks (// not now)", true },
    { "When I read https://example.org, I will write a//b", false },
    { "Whenever // it asks", false },
    { "If // it asks", false },
    /* what a prompt comment says, wherever it stands and however it is typed */
    { "a\n<!-- prompt: q any next private -->", true },
    { "> <!-- prompt: q any next private -->", true },
    { "<!--prompt:q any next private-->", true },
    { "<!--\n Prompt :\n q any next\n private\n-->", true },
    { "<!-- prompt: private -->", true },
    { "<!-- prompt: q any PRIVATE -->", true },
    { "<!-- prompt: q any next privat -->", true },
    { "<!-- prompt: q any next private", true },
    { "<!-- a --> <!-- prompt: q any next private -->", true },
    { "<!-- prompt: q any next --> <!-- prompt: q any next private -->", true },
    { "<!-- prompt: q any next -->", false },
    { "<!-- prompt: q -->", false },
    { "<!-- prompt: -->", false },
    { "<!-- private -->", false },
    { "<!-- the prompt: q any next private -->", false },
    { "prompt: q any next private", false },
};

START_TEST(privacy)
{
    const char *text = privates[_i].text;
    ck_assert(emj_text_is_private(text, strlen(text)) == privates[_i].private);
}
END_TEST

/* --- handles and themes --- */

static const struct {
    const char *text;
    const char *people;
    const char *themes;
} signs[] = {
    { "asked @tomas to plan #reliability", "tomas", "reliability" },
    { "@tomas", "tomas", "" },
    { "#a1", "", "a1" },
    { "line\n@wen\n#hiring", "wen", "hiring" },
    { "@Wen @WEN @wen #On-Call #on-call", "wen", "on-call" },
    { "@wen @ade #b #a", "ade wen", "a b" },
    /* what may stand before */
    { "(@wen) [@ade] {#x}", "ade wen", "x" },
    { "\"@wen\" '@ade' \xe2\x80\x9c@priya\xe2\x80\x9d \xc2\xab#x\xc2\xbb", "ade priya wen",
      "x" },
    { "\xe2\x80\x9e@wen\xe2\x80\x9c", "wen", "" },
    { "(\"@wen\")", "wen", "" },
    { "\xc2\xa0"
      "@wen\xe3\x80\x80#x",
      "wen", "x" },
    { "x\t@wen", "wen", "" },
    { "a@wen a#x", "", "" },
    { ".@wen ,#x -@ade /#y", "", "" },
    { "*@wen* **#x**", "", "" },
    { "##x @@wen", "", "" },
    { "\\@wen \\#x", "", "" },
    /* what they may hold */
    { "@wen.", "wen", "" },
    { "@wen's, #x: #y; #z!", "wen", "x y z" },
    { "#team/infra #a_b #c-d", "", "a_b c-d team/infra" },
    { "@wen/@tomas @ade- #x/", "ade wen", "x" },
    { "#123 #1on1 #2026-Q4 @42", "", "1on1 2026-q4" },
    { "#_ #- #/ # @", "", "" },
    { "#_x", "", "_x" },
    { "@Tomás #Übung #漢字", "tomás", "übung 漢字" },
    { "@Toma\xcc\x81s", "tomás", "" }, /* a combining accent is the same name */
    { "# Heading #x", "", "x" },
    /* mail and pages */
    { "wen@example.org", "", "" },
    { "mailto:(@wen", "", "" },
    { "@wen@example.org", "", "" },
    { "\"Wen Li\"@example.org", "", "" },
    { "https://example.org/@wen/#part", "", "" },
    { "https://example.org/(@wen) @ade", "ade", "" },
    { "<https://example.org/\"#x\">", "", "" },
    { "[jump](#part) (#real)", "", "real" },
    { "<a href=\"#part\">", "", "" },
    { "at 10:30 @wen", "wen", "" },
    /* code */
    { "`@wen` @ade", "ade", "" },
    { "`` @wen ` #x `` #y", "", "y" },
    { "one ` @wen", "wen", "" },
    { "one \\` @wen ` #x", "wen", "x" },
    { "a `b\n@wen` #c", "", "c" },
    { "- a `b\n- @wen `c", "wen", "" },
    { "a `b\n\n@wen ` #c", "wen", "c" },
    { "```\n@wen\n```\n@ade", "ade", "" },
    { "~~~ text\n@wen\n```\n#x\n~~~\n#y", "", "y" },
    { "````\n```\n@wen\n````\n@ade", "ade", "" },
    { "```\n@wen never closed", "", "" },
    { "``` a`b\n@wen", "wen", "" },
    { "text\n\n    @wen\n\n@ade", "ade", "" },
    { "text\n\n\t#x\n", "", "" },
    { "text\n    @wen goes on", "wen", "" },
    { "- item\n\n    @wen of the item", "wen", "" },
    { "1. item\n\n    @wen of the item\n\nafter\n\n    @ade in code", "wen", "" },
    { "- ```\n  @wen\n  ```\n- @ade", "ade", "" },
    { "> ```\n> @wen\n> ```\n> @ade", "ade", "" },
    { "`@wen\\` @ade`", "ade", "" },
    /* bytes that are not UTF-8 */
    { "\xff"
      "@wen",
      "", "" },
    { "\xff @wen\xff", "wen", "" },
    { "", "", "" },
    { "@", "", "" },
    { "#", "", "" },
};

START_TEST(collect_signs)
{
    const char *text = signs[_i].text;
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) themes = g_ptr_array_new_with_free_func(g_free);
    emj_text_collect_signs(text, strlen(text), people, themes);
    assert_words(people, signs[_i].people);
    assert_words(themes, signs[_i].themes);
    emj_text_collect_signs(text, strlen(text), people, NULL);
    emj_text_collect_signs(text, strlen(text), NULL, themes);
    assert_words(people, signs[_i].people);
    assert_words(themes, signs[_i].themes);
}
END_TEST

static char *repeated(const char *text, size_t count)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < count; i++)
        g_string_append(out, text);
    return g_string_free(out, FALSE);
}

/* Each would take minutes if anything looked back or ahead again and again. */
static const char *const long_texts[] = {
    "@a ",     "(@a",      "\"@",   "`",      "` `` ```",  "\\`` @a ", "<!--",
    "<!-- --", "-->",      "[](#a", "://(@a", "@a/",       "- ",       "> ",
    "+ ",      "    @a\n", "```\n", "@a@",    "x\n@a\n\n",
};

/* --- mentions --- */

static const struct {
    const char *text;
    const char *words;
} mentions[] = {
    { "", "" },
    { "@", "" },
    { "@@", "" },
    { "@wen", "wen" },
    { "**@wen** _@wen_ ~~@wen~~", "wen wen_ wen" },
    { "`@wen` and ```\n@tomas\n```", "wen tomas" },
    { "    @wen\n<!-- @ade -->", "wen ade" },
    { "(@wen) \"@wen\" ,@wen \\@wen .@wen =@wen", "wen wen wen wen wen wen" },
    { "@wen's @Wen: @wen\xe2\x80\x99s", "wen Wen wen" },
    { "a/@wen https://x.org/@wen/about", "wen wen" },
    { "@wen/@tomas @web/core", "wen/ tomas web/core" },
    { "@@wen @wen@x.org", "wen wen" },
    { "wen@x.org mailto:wen@example.org 9@nine", "" },
    { "\xc3\xa9@example e\xcc\x81@example", "" },
    { "\xe8\xaf\xb7@\xe5\xb0\x8f\xe6\x98\x8e", "\xe5\xb0\x8f\xe6\x98\x8e" },
    { "\xef\xbc\xa0wen @ade \xef\xbc\xa0tomas \xef\xbc", "wen ade tomas" },
    { "@a @1 @3d @a1 @ab @-- @_x_", "ab" },
    { "@zo\xc3\xab @zoe\xcc\x88", "zo\xc3\xab zoe\xcc\x88" },
    { "\xff@wen\xff @\xff @ade\xc3", "wen ade" },
    { "@wen.li @wen\xc2\xadli", "wen wen" },
};

static void append_mention(void *data, const char *word, size_t length)
{
    GString *words = data;
    if (words->len > 0)
        g_string_append_c(words, ' ');
    g_string_append_len(words, word, (gssize)length);
}

START_TEST(each_mention)
{
    g_autoptr(GString) words = g_string_new(NULL);
    size_t length = strlen(mentions[_i].text);
    g_autofree char *exact = g_memdup2(mentions[_i].text, length); /* for ASan */
    emj_text_each_mention(exact ? exact : "", length, append_mention, words);
    ck_assert_str_eq(words->str, mentions[_i].words);
}
END_TEST

START_TEST(mentions_around_nul)
{
    static const char text[] = "@wen\0@ade";
    g_autoptr(GString) words = g_string_new(NULL);
    emj_text_each_mention(text, sizeof text - 1, append_mention, words);
    ck_assert_str_eq(words->str, "wen ade");
}
END_TEST

START_TEST(long_text)
{
    g_autofree char *text = repeated(long_texts[_i], 200000);
    size_t length = strlen(text);
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) themes = g_ptr_array_new_with_free_func(g_free);
    emj_text_collect_signs(text, length, people, themes);
    emj_text_answer_words(text, length);
    emj_text_marker(text, length, NULL);
    emj_text_is_private(text, length);
    ck_assert_uint_le(people->len, 2);
}
END_TEST

START_TEST(many_words)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 20000; i++)
        g_string_append_printf(text, "@p%d @p%d ", i, i / 2);
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    emj_text_collect_signs(text->str, text->len, people, NULL);
    ck_assert_uint_eq(people->len, 20000);
    ck_assert(emj_words_contain(people, "p19999"));
    ck_assert(!emj_words_contain(people, "p20000"));
    ck_assert(!emj_words_contain(NULL, "x"));
}
END_TEST

/* --- words --- */

static const struct {
    const char *text;
    size_t words;
} counts[] = {
    { "", 0 },
    { "one two  three\nfour", 4 },
    { "one two +", 2 },
    { "one two -\n", 2 },
    { "one + two", 3 },
    { "# Heading of many words\none", 1 },
    { "###### six\n####### seven", 2 },
    { "#theme one", 2 },
    { "one\n## two\nthree", 2 },
    { "```sh\n# four words in code\n```", 7 },
    { "// hidden words\none", 1 },
    { "one\n  // hidden words", 1 },
    { "one <!-- two three --> four", 2 },
    { "one <!-- two\nthree\n# four\nfive --> six", 2 },
    { "<!-- a --><!-- b -->one<!-- c -->", 1 },
    { "one <!-- two three", 4 },
    { "one --> two <!-- three", 5 },
    { "a <!-- b --> c <!-- d", 4 },
    { "```\n<!-- code\n```\none -->", 6 },
    { "- one\n- two", 4 },
    { "a\xc2\xa0"
      "b\xe3\x80\x80"
      "c",
      3 },
    { "\xff\xff \xfe", 2 },
};

START_TEST(answer_words)
{
    const char *text = counts[_i].text;
    ck_assert_uint_eq(emj_text_answer_words(text, strlen(text)), counts[_i].words);
}
END_TEST

/* --- quoting --- */

static const struct {
    const char *text;
    const char *quote;
} quotes[] = {
    { "one line", "one line" },
    { "one\ntwo\n\nthree", "one two three" },
    { "open\n// hidden\nopen", "open open" },
    { "  // hidden", "" },
    { "tab\there", "tab here" },
    { "", "" },
    /* comments, before what begins a line is forgotten */
    { "one <!-- two\nthree --> four", "one four" },
    { "one\n<!-- two\nthree", "one" },
    { "one\n[//]: # (two)\n\nthree", "one three" },
    { "one %%two%% 100%%", "one 100%%" },
    { "<!-- one -->// two\nthree", "three" },
};

START_TEST(quote)
{
    g_autofree char *text = g_strdup(quotes[_i].text);
    struct emj_answer answer = { .text = text };
    g_autofree char *got = emj_answer_quote(&answer);
    ck_assert_str_eq(got, quotes[_i].quote);
}
END_TEST

/* --- lines --- */

static const struct {
    const char *line;
    unsigned level;
    const char *text;
} headings[] = {
    { "# One", 1, "One" },
    { "###### Six", 6, "Six" },
    { "####### Seven", 0, "" },
    { "#One", 0, "" },
    { "#", 1, "" },
    { "## ", 2, "" },
    { "#\tTab", 1, "Tab" },
    { "#  Spaces  ", 1, "Spaces" },
    { "# Closed ##", 1, "Closed" },
    { "# C#", 1, "C#" },
    { "# Closed # #", 1, "Closed #" },
    { "# #", 1, "" },
    { " # Indented", 0, "" },
    { "text", 0, "" },
    { "", 0, "" },
};

START_TEST(heading)
{
    struct emj_slice line = { headings[_i].line, strlen(headings[_i].line) };
    struct emj_slice text = { "", 0 };
    ck_assert_uint_eq(emj_line_heading(line, &text), headings[_i].level);
    ck_assert_uint_eq(emj_line_heading(line, NULL), headings[_i].level);
    ck_assert(emj_slice_equal(text, headings[_i].text));
}
END_TEST

static const char *const heading_texts[] = {
    "One", "C#", "Closed #", "#", "# #", "a ## b", "##", "Issue #12", "trailing ###",
};

START_TEST(heading_round_trip)
{
    g_autofree char *line = emj_line_compose_heading(3, heading_texts[_i]);
    struct emj_slice text = { 0 };
    ck_assert_uint_eq(emj_line_heading((struct emj_slice){ line, strlen(line) }, &text), 3);
    g_autofree char *got = emj_slice_dup(text);
    ck_assert_str_eq(got, heading_texts[_i]);
}
END_TEST

START_TEST(heading_is_one_line)
{
    g_autofree char *line = emj_line_compose_heading(1, " two\n\tlines ");
    ck_assert_str_eq(line, "# two lines");
}
END_TEST

static const struct {
    const char *bytes;
    size_t length;
    const char *valid;
} valids[] = {
    { "plain", 5, "plain" },
    { "", 0, "" },
    { "a\0b", 3,
      "a\xef\xbf\xbd"
      "b" },
    { "a\xff", 2, "a\xef\xbf\xbd" },
    { "a\r\nb\rc\r", 7, "a\nb\rc\r" },
    { "\r\n\r\n", 4, "\n\n" },
    { "\xe2\x82", 2, "\xef\xbf\xbd\xef\xbf\xbd" },
};

START_TEST(valid_text)
{
    g_autofree char *got =
        emj_slice_to_valid((struct emj_slice){ valids[_i].bytes, valids[_i].length });
    ck_assert_str_eq(got, valids[_i].valid);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-text");
    TCase *tcase = tcase_create("text");
    tcase_add_loop_test(tcase, marker, 0, G_N_ELEMENTS(markers));
    tcase_add_test(tcase, marker_within_length);
    tcase_add_loop_test(tcase, privacy, 0, G_N_ELEMENTS(privates));
    tcase_add_loop_test(tcase, collect_signs, 0, G_N_ELEMENTS(signs));
    tcase_add_loop_test(tcase, each_mention, 0, G_N_ELEMENTS(mentions));
    tcase_add_test(tcase, mentions_around_nul);
    tcase_add_loop_test(tcase, answer_words, 0, G_N_ELEMENTS(counts));
    tcase_add_loop_test(tcase, quote, 0, G_N_ELEMENTS(quotes));
    tcase_add_test(tcase, many_words);
    suite_add_tcase(suite, tcase);

    tcase = tcase_create("lines");
    tcase_add_loop_test(tcase, heading, 0, G_N_ELEMENTS(headings));
    tcase_add_loop_test(tcase, heading_round_trip, 0, G_N_ELEMENTS(heading_texts));
    tcase_add_test(tcase, heading_is_one_line);
    tcase_add_loop_test(tcase, valid_text, 0, G_N_ELEMENTS(valids));
    suite_add_tcase(suite, tcase);

    tcase = tcase_create("long");
    tcase_set_timeout(tcase, 20);
    tcase_add_loop_test(tcase, long_text, 0, G_N_ELEMENTS(long_texts));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
