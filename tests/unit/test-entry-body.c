/* What is derived from a body: answers, title, commitments, privacy. */
#include "entry-support.h"

/* "PROMPT|SIDE|STEP|MARKER|FLAGS|LINE|TEXT" of each answer, a line each; newlines as "/". */
static char *shown_answers(const struct emj_entry *entry)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = answer_at(entry, i);
        const char *sign = emj_marker_sign(answer->marker);
        g_autofree char *text = g_strdelimit(g_strdup(answer->text), "\n", '/');
        g_string_append_printf(out, "%s|%s|%s|%s|%s%s|%u|%s\n",
                               answer->prompt != NULL ? answer->prompt : "",
                               emj_side_slug(answer->side), emj_step_slug(answer->step),
                               sign != NULL ? sign : "", answer->sensitive ? "s" : "",
                               answer->private ? "p" : "", answer->line - FRONT_LINES, text);
    }
    return g_string_free(out, FALSE);
}

#define Q1 "## One?\n<!-- prompt: q1 management effect -->\n"
#define Q2 "## Two?\n<!-- prompt: q2 leadership next -->\n"

/* --- sections --- */

static const struct {
    const char *body;
    const char *answers;
} sections[] = {
    { "", "" },
    { "\n \n\t\n", "" },
    { "text\n", "|any|happened|||1|text\n" },
    { "\n\n  text  \n\n", "|any|happened|||3|text\n" },
    { "a\n\nb +\n", "|any|happened|+||1|a//b\n" },
    { Q1 "\na\n\n" Q2 "\nb -\n", "q1|management|effect|||1|a\nq2|leadership|next|-||6|b\n" },
    { Q1 Q2, "q1|management|effect|||1|\nq2|leadership|next|||3|\n" },
    { Q1 "a", "q1|management|effect|||1|a\n" },
    { "before\n\n" Q1 "\na\n", "|any|happened|||1|before\nq1|management|effect|||3|a\n" },
    /* other headings and fences belong to the answer */
    { Q1 "\n# b\n## c\n### d\n", "q1|management|effect|||1|# b/## c/### d\n" },
    { Q1 "\n```\nopen\n" Q2 "\nb\n",
      "q1|management|effect|||1|```/open\nq2|leadership|next|||6|b\n" },
    { "```\n" Q1 "a\n```\n", "|any|happened|||1|```\nq1|management|effect|||2|a/```\n" },
    /* what is no section */
    { "## One?\n\n<!-- prompt: q1 management effect -->\na\n",
      "|any|happened|||1|## One?//<!-- prompt: q1 management effect -->/a\n" },
    { "### One?\n<!-- prompt: q1 any effect -->\n",
      "|any|happened|||1|### One?/<!-- prompt: q1 any effect -->\n" },
    { " ## One?\n<!-- prompt: q1 any effect -->\n",
      "|any|happened|||1|## One?/<!-- prompt: q1 any effect -->\n" },
    { "## One?\n<!-- prompt: -->\n", "|any|happened|||1|## One?/<!-- prompt: -->\n" },
    /* a comment that is not closed is not understood, and so private */
    { "## One?\n<!-- prompt: q1\n", "|any|happened||p|1|## One?/<!-- prompt: q1\n" },
    { "## One?\n<!-- prompt:-->\n", "|any|happened|||1|## One?/<!-- prompt:-->\n" },
    { "## One?\n<!-- prompt:->\n", "|any|happened||p|1|## One?/<!-- prompt:->\n" },
    { "## One?", "|any|happened|||1|## One?\n" },
    /* comments of other versions and by hand */
    { "## ?\n<!-- prompt: q1 -->\na", "q1|any|effect|||1|a\n" },
    { "## ?\n<!-- prompt: q1 sideways soon -->\na", "q1|any|effect||sp|1|a\n" },
    { "## ?\n<!-- prompt: q1 any next soon -->\na", "q1|any|next||sp|1|a\n" },
    { "## ?\n<!-- prompt: q1 any next PRIVATE -->\na", "q1|any|next||sp|1|a\n" },
    { "## ?\n<!-- prompt: Private any next -->\na", "Private|any|next||sp|1|a\n" },
    { "## ?\n<!-- prompt: q1 leadership evidence private -->\na",
      "q1|leadership|evidence||sp|1|a\n" },
    { "## ?\n<!-- prompt: q1 private -->\na", "q1|any|effect||sp|1|a\n" },
    { "## ?\n<!-- prompt: q1 any happened later private more -->\na",
      "q1|any|happened||sp|1|a\n" },
    { "##   ?  ##\r\n  <!-- prompt:   q1:short\tany  next -->  \r\na\r\nb\r\n",
      "q1:short|any|next|||1|a/b\n" },
    { "## ?\n<!-- prompt:q1 any next-->\na", "q1|any|next|||1|a\n" },
    /* a private line */
    { Q1 "\na\n// b\n", "q1|management|effect||p|1|a/// b\n" },
    { "// b\n\n" Q1 "\na\n", "|any|happened||p|1|// b\nq1|management|effect|||3|a\n" },
    { "## // ?\n<!-- prompt: q1 any next -->\na", "q1|any|next||sp|1|a\n" },
    /* a second comment, or one that is not where it should be */
    { Q1 "<!-- prompt: q1 management effect private -->\na\n",
      "q1|management|effect||p|1|<!-- prompt: q1 management effect private -->/a\n" },
    { Q1 "<!-- prompt: q1 management effect -->\na\n",
      "q1|management|effect|||1|<!-- prompt: q1 management effect -->/a\n" },
    { Q1 "a\n\n## Two?\n\n<!-- prompt: q2 any next private -->\nb\n",
      "q1|management|effect||p|1|a//## Two?//<!-- prompt: q2 any next private -->/b\n" },
    /* around commitments */
    { "a\n\n## Commitment\n\n- [ ] b\n\n## More\n\nc\n", "|any|happened|||1|a//## More//c\n" },
    { Q1 "\na\n\n## Commitment\n- [ ] b\n", "q1|management|effect|||1|a\n" },
    { "## Commitment\n- [ ] b\n" Q1 "\na\n", "q1|management|effect|||3|a\n" },
    { Q1 "\na\n\n## Commitment\n- [ ] b\n\n# More\nc\n",
      "q1|management|effect|||1|a\n|any|happened|||10|c\n" },
    { "## Commitment\n<!-- prompt: q1 any next -->\na\n", "q1|any|next|||1|a\n" },
};

START_TEST(answers)
{
    g_autoptr(emj_entry) entry = read_body(sections[_i].body);
    g_autofree char *got = shown_answers(entry);
    ck_assert_str_eq(got, sections[_i].answers);
}
END_TEST

START_TEST(question_as_asked)
{
    g_autoptr(emj_entry) entry =
        read_body("text\n" Q1 "a\n## \n<!-- prompt: q2 any next -->\n");
    ck_assert_ptr_null(answer_at(entry, 0)->question);
    ck_assert_str_eq(answer_at(entry, 1)->question, "One?");
    ck_assert_str_eq(answer_at(entry, 2)->question, "");
}
END_TEST

/* --- the title --- */

#define SIXTY "123456789 123456789 123456789 123456789 123456789 123456789 "

static const struct {
    const char *body;
    const char *title; /* NULL is none */
    bool heading;
    const char *first; /* text of the first answer; NULL is none */
} titles[] = {
    { "", NULL, false, NULL },
    { "# One\n", "One", true, NULL },
    { "# One\n\ntext\n", "One", true, "text" },
    { "#  One #\n# Two\n", "One", true, "# Two" },
    { "intro\n\n# One\n\ntext\n", "One", true, "intro\n\ntext" },
    { "## Sub\n\ntext\n", "Sub", false, "## Sub\n\ntext" },
    { "```\n# no\n```\n# One\n", "One", true, "```\n# no\n```" },
    { "    # no\n", "no", false, "# no" },
    { "# \n# One\n", "One", true, "#" },
    { Q1 "\n# in an answer\n", "in an answer", false, "# in an answer" },
    { "# Commitment\n# One\n", "One", true, NULL },
    { "# Aims\n<!-- commitment -->\n- [ ] a\n", NULL, false, NULL },
    { "#One\n", "#One", false, "#One" },
    { "first line\nsecond\n", "first line", false, "first line\nsecond" },
    { "- [ ] **a** task\n", "**a** task", false, "- [ ] **a** task" },
    { "> 1. quoted\n", "quoted", false, "> 1. quoted" },
    { "---\n***\n\n<!-- x -->\n```\ncode\n```\n", "code", false,
      "---\n***\n\n<!-- x -->\n```\ncode\n```" },
    { "worked +\n", "worked", false, "worked" },
    { "// hidden\nopen\n", "open", false, "// hidden\nopen" },
    { "// hidden\n", NULL, false, "// hidden" },
    { Q1 Q2 "\ntext of two\n", "text of two", false, "" },
    { "?!\n", NULL, false, "?!" },
    { "a\tb\n", "a b", false, "a\tb" },
    { SIXTY "1\n", "123456789 123456789 123456789 123456789 123456789 123456789…", false,
      SIXTY "1" },
    { "# " SIXTY SIXTY "1\n", SIXTY SIXTY "1", true, NULL },
};

START_TEST(title)
{
    g_autoptr(emj_entry) entry = read_body(titles[_i].body);
    ck_assert_pstr_eq(entry->title, titles[_i].title);
    ck_assert(entry->has_heading == titles[_i].heading);
    const char *first = entry->answers->len > 0 ? answer_at(entry, 0)->text : NULL;
    ck_assert_pstr_eq(first, titles[_i].first);
}
END_TEST

/* --- commitments --- */

/* "STATE|DATE|REASON|LINE|TEXT" of each, a line each. */
static char *shown_commitments(const struct emj_entry *entry)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < entry->commitments->len; i++) {
        const struct emj_commitment *commitment = commitment_at(entry, i);
        bool is_set = emj_date_is_set(commitment->closed);
        g_autofree char *day = is_set ? emj_date_format(commitment->closed) : g_strdup("");
        g_string_append_printf(out, "%s|%s|%s|%u|%s\n",
                               emj_commitment_state_slug(commitment->state), day,
                               commitment->reason != NULL ? commitment->reason : "",
                               commitment->line - FRONT_LINES, commitment->text);
    }
    return g_string_free(out, FALSE);
}

static const struct {
    const char *body;
    const char *commitments;
} promises[] = {
    { "## Commitment\n\n- [ ] a\n", "open|||3|a\n" },
    { "- [ ] a\n\n## Tasks\n- [ ] b\n", "" },
    { "# Commitment\n- [ ] a\n", "open|||2|a\n" },
    { "###### Commitment ######\n- [ ] a\n", "open|||2|a\n" },
    { "## commitment\n- [ ] a\n", "" },
    { "## Commitments\n- [ ] a\n", "" },
    { "## Vorsatz\n<!-- commitment -->\n- [ ] a\n", "open|||3|a\n" },
    { "## Vorsatz\n\n<!-- commitment -->\n- [ ] a\n", "" },
    { "## Vorsatz\r\n<!-- commitment -->\r\n- [ ] a\r\n", "open|||3|a\n" },
    { "Commitment\n- [ ] a\n", "" },
    /* the end of the section */
    { "## Commitment\n- [ ] a\n### Deeper\n- [ ] b\n## Same\n- [ ] c\n",
      "open|||2|a\nopen|||4|b\n" },
    { "## Commitment\n- [ ] a\n# Higher\n- [ ] c\n", "open|||2|a\n" },
    { "## Commitment\n- [ ] a\n" Q1 "- [ ] c\n", "open|||2|a\n" },
    { "### Commitment\n- [ ] a\n## Commitment\n- [ ] b\n", "open|||2|a\nopen|||4|b\n" },
    { Q1 "a\n- [ ] no\n### Commitment\n- [ ] b\n", "open|||6|b\n" },
    /* boxes */
    { "## Commitment\n- [x] a\n* [X] b\n+ [/] c\n  -   [-]   d  \n- [ ]\te\n",
      "kept|||2|a\nkept|||3|b\npartly|||4|c\ndropped|||5|d\nopen|||6|e\n" },
    { "## Commitment\n- [] a\n- [y] b\n-[ ] c\n- [ ]d\n- [ ] \n- [ ]\n-\n[ ] e\ntext\n\n"
      "1. [ ] f\n",
      "" },
    /* closing notes */
    { "## Commitment\n- [x] a (kept 2026-10-27)\n", "kept|2026-10-27||2|a\n" },
    { "## Commitment\n- [/] a b (partly 2026-10-27)  \n", "partly|2026-10-27||2|a b\n" },
    { "## Commitment\n- [-] a (dropped 2026-10-27, replaced)\n",
      "dropped|2026-10-27|replaced|2|a\n" },
    { "## Commitment\n- [-] a (dropped 2026-10-27, it (the plan) changed)\n",
      "dropped|2026-10-27|it (the plan) changed|2|a\n" },
    { "## Commitment\n- [-] a (dropped 2026-10-27,)\n", "dropped|2026-10-27||2|a\n" },
    { "## Commitment\n- [x] a (kept 2026-10-01) (kept 2026-10-27)\n",
      "kept|2026-10-27||2|a (kept 2026-10-01)\n" },
    { "## Commitment\n- [x] a(kept 2026-10-27)\n", "kept|2026-10-27||2|a\n" },
    { "## Commitment\n- [ ] a (kept 2026-10-27)\n", "open|||2|a (kept 2026-10-27)\n" },
    { "## Commitment\n- [x] a (kept 2026-02-30)\n", "kept|||2|a (kept 2026-02-30)\n" },
    { "## Commitment\n- [x] a (kept soon)\n", "kept|||2|a (kept soon)\n" },
    { "## Commitment\n- [x] a (kept 2026-10-27 late)\n",
      "kept|||2|a (kept 2026-10-27 late)\n" },
    { "## Commitment\n- [x] a (open 2026-10-27)\n", "kept|||2|a (open 2026-10-27)\n" },
    { "## Commitment\n- [x] (kept 2026-10-27)\n", "" },
    { "## Commitment\n- [x] )\n", "kept|||2|)\n" },
};

START_TEST(commitments)
{
    g_autoptr(emj_entry) entry = read_body(promises[_i].body);
    g_autofree char *got = shown_commitments(entry);
    ck_assert_str_eq(got, promises[_i].commitments);
}
END_TEST

START_TEST(closed_commitments)
{
    g_autofree char *bytes = read_data("closed.md");
    g_autoptr(emj_entry) entry = read_good(bytes);
    ck_assert_uint_eq(entry->commitments->len, 4);
    ck_assert_int_eq(commitment_at(entry, 2)->state, EMJ_COMMITMENT_PARTLY);
    ck_assert_str_eq(commitment_at(entry, 3)->reason, "situation changed");
    ck_assert_str_eq(commitment_at(entry, 3)->text,
                     "When the review starts, I will ask Wen for a summary");
    ck_assert_uint_eq(entry->words, 5);
}
END_TEST

/* --- people, themes, words --- */

START_TEST(signs_of_the_whole_entry)
{
    g_autoptr(emj_entry) entry = read_body("# With @wen #plan\n\n@ade said #x\n\n" Q1
                                           "@tomas and @ade <!-- and -->\n\n## Commitment\n\n"
                                           "- [ ] When @priya asks, I will #delegate\n"
                                           "@nobody\n");
    assert_words(entry->people, "ade priya tomas wen");
    assert_words(entry->themes, "delegate plan x");
}
END_TEST

static const struct {
    const char *body;
    size_t words;
} sums[] = {
    { "", 0 },
    { "# Title of four\n\none two\n", 2 },
    { Q1 "\none two +\n\n" Q2 "\n// three\nfour\n\n## Commitment\n\n- [ ] five six\n", 3 },
    { "## Sub heading\n\none\n", 1 },
    { "one + +\n", 2 },
};

START_TEST(words)
{
    g_autoptr(emj_entry) entry = read_body(sums[_i].body);
    ck_assert_uint_eq(entry->words, sums[_i].words);
}
END_TEST

/* --- questions about an entry --- */

static const struct {
    const char *body;
    bool content;
    bool private;
} contents[] = {
    { "", false, false },
    { "# Title\n", false, false },
    { "## Commitment\n- [ ] a\n", false, false },
    { Q1 Q2, false, false },
    { "text\n", true, false },
    { "// text\n", true, true },
    { Q1 "// a\n" Q2, true, true },
    { Q1 "// a\n" Q2 "b\n", true, false },
    { Q1 "// a\n## ?\n<!-- prompt: q any next private -->\nb\n", true, true },
    { "## ?\n<!-- prompt: q any next private -->\n", false, false },
};

START_TEST(content_and_privacy)
{
    g_autoptr(emj_entry) entry = read_body(contents[_i].body);
    ck_assert(emj_entry_has_content(entry) == contents[_i].content);
    ck_assert(emj_entry_is_private(entry) == contents[_i].private);
}
END_TEST

START_TEST(private_by_key)
{
    g_autoptr(emj_entry) entry =
        read_good("---\ndate: 2026-01-01T00:00:00Z\nprivate: true\n---\n" Q1 "a\n");
    ck_assert(emj_entry_is_private(entry));
    ck_assert(answer_at(entry, 0)->private);
    ck_assert(!answer_at(entry, 0)->sensitive);
}
END_TEST

START_TEST(markers_and_steps)
{
    g_autoptr(emj_entry) entry = read_body("before\n" Q1 "\n" Q2 "no good -\n" Q1 "later\n");
    ck_assert(emj_entry_has_marker(entry, EMJ_MARKER_BAD));
    ck_assert(!emj_entry_has_marker(entry, EMJ_MARKER_OK));
    ck_assert_int_eq(answer_at(entry, 0)->step, EMJ_STEP_HAPPENED);
    ck_assert_str_eq(answer_at(entry, 0)->text, "before");
    ck_assert_int_eq(answer_at(entry, 3)->step, EMJ_STEP_EFFECT);
    ck_assert_str_eq(answer_at(entry, 3)->text, "later");
}
END_TEST

/* --- hostile sizes --- */

static const char *const repeated_lines[] = {
    "## Q\n<!-- prompt: q any next -->\n",
    "## Commitment\n",
    "# a\n",
    "#\n",
    "- [x] a (kept (\n",
    "a\n\n## Commitment\n## b\n",
    "```\n",
    "\n",
};

START_TEST(many_lines)
{
    g_autoptr(GString) body = g_string_new(_i % 2 == 0 ? "" : "## Commitment\n");
    for (int i = 0; i < 100000; i++)
        g_string_append(body, repeated_lines[_i]);
    g_autoptr(emj_entry) entry = read_body(body->str);
    ck_assert_uint_le(entry->answers->len, 100000);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-body");
    TCase *tcase = tcase_create("body");
    tcase_add_loop_test(tcase, answers, 0, G_N_ELEMENTS(sections));
    tcase_add_test(tcase, question_as_asked);
    tcase_add_loop_test(tcase, title, 0, G_N_ELEMENTS(titles));
    tcase_add_loop_test(tcase, commitments, 0, G_N_ELEMENTS(promises));
    tcase_add_test(tcase, closed_commitments);
    tcase_add_test(tcase, signs_of_the_whole_entry);
    tcase_add_loop_test(tcase, words, 0, G_N_ELEMENTS(sums));
    tcase_add_loop_test(tcase, content_and_privacy, 0, G_N_ELEMENTS(contents));
    tcase_add_test(tcase, private_by_key);
    tcase_add_test(tcase, markers_and_steps);
    suite_add_tcase(suite, tcase);

    tcase = tcase_create("long");
    tcase_set_timeout(tcase, 20);
    tcase_add_loop_test(tcase, many_lines, 0, G_N_ELEMENTS(repeated_lines));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
