#include "entry-support.h"

#include "entry/compose.h"

enum {
    SEEDS = 40, /* random texts in one run of a test */
};

static struct emj_instant instant(const char *text)
{
    struct emj_instant parsed = { 0 };
    ck_assert(emj_instant_parse(text, &parsed, NULL));
    return parsed;
}

static struct emj_entry_new *new_parts(void)
{
    struct emj_entry_new *parts = emj_entry_new_create();
    parts->date = instant("2026-11-12T14:32:00+01:00");
    parts->recorded = instant("2026-11-12T15:04:10+01:00");
    return parts;
}

static void add_answer(struct emj_entry_new *parts, const char *prompt, enum emj_side side,
                       enum emj_step step, const char *question, const char *text)
{
    struct emj_answer_new *answer = g_new0(struct emj_answer_new, 1);
    answer->prompt = g_strdup(prompt);
    answer->side = side;
    answer->step = step;
    answer->question = g_strdup(question);
    answer->text = g_strdup(text);
    g_ptr_array_add(parts->answers, answer);
}

static char *composed(const struct emj_entry_new *parts)
{
    size_t length = 0;
    char *bytes = emj_entry_compose(parts, &length);
    ck_assert_uint_eq(length, strlen(bytes));
    return bytes;
}

#define HEAD "---\ndate: 2026-11-12T14:32:00+01:00\nrecorded: 2026-11-12T15:04:10+01:00\n"

/* --- the form --- */

START_TEST(example)
{
    g_autofree char *wanted = read_data("example.md");
    g_autoptr(emj_entry_new) parts = new_parts();
    parts->activity = g_strdup("dependency-management");
    parts->pack = g_strdup("dependency-management");
    parts->pack_revision = 3;
    parts->work = EMJ_WORK_BOTH;
    parts->tagged = EMJ_TAGGED_CHOSEN;
    parts->functions = 1U << EMJ_ALIGNING_PEOPLE;
    parts->minutes = 30;
    g_ptr_array_add(parts->asked, g_strdup("date-owner"));
    parts->title = g_strdup("Sync with Identity");
    add_answer(parts, "what-i-did", EMJ_SIDE_ANY, EMJ_STEP_HAPPENED,
               "What did you decide, change or say?",
               "Moved the token migration behind their audit, asked @tomas to plan for 20 Nov "
               "#reliability\n");
    add_answer(parts, "shared-goal", EMJ_SIDE_LEADERSHIP, EMJ_STEP_EFFECT,
               "Which shared goal did the other team say back to you?",
               "Their lead repeated that zero forced log-outs is the bar for both teams +");
    parts->commitment = emj_commitment_compose("the next date slips",
                                               "ask what would have to be dropped to keep it");
    g_autofree char *got = composed(parts);
    ck_assert_str_eq(got, wanted);
}
END_TEST

START_TEST(least)
{
    g_autoptr(emj_entry_new) parts = new_parts();
    g_autofree char *got = composed(parts);
    ck_assert_str_eq(got, HEAD "tags: []\n---\n");
    g_autoptr(emj_entry) entry = read_good(got);
    ck_assert_uint_eq(entry->answers->len, 0);
}
END_TEST

START_TEST(every_key)
{
    g_autoptr(emj_entry_new) parts = new_parts();
    parts->activity = g_strdup("team-focus");
    parts->pack = g_strdup("my-pack");
    parts->work = EMJ_WORK_MANAGEMENT;
    g_ptr_array_add(parts->tags, g_strdup("hiring"));
    g_ptr_array_add(parts->tags, g_strdup("no"));
    parts->tagged = EMJ_TAGGED_PROPOSED;
    parts->functions = (1U << EMJ_FUNCTION_COUNT) - 1;
    parts->minutes = 45;
    parts->kind = g_strdup("one-on-one");
    g_ptr_array_add(parts->asked, g_strdup("goal:short"));
    parts->has_proposed = true;
    parts->proposed = EMJ_WORK_BOTH;
    parts->blind = true;
    parts->private = true;
    parts->source = g_strdup("jrnl:2026-11-12 14:32 A: title #0badcafe");
    parts->draft_steps = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(parts->draft_steps, g_strdup("what"));
    g_autofree char *got = composed(parts);
    ck_assert_str_eq(got, HEAD
                     "activity: team-focus\npack: my-pack\ntags:\n  - management\n  - hiring\n"
                     "  - \"no\"\ntagged: proposed\nfunctions:\n  - planning-budgeting\n"
                     "  - organizing-staffing\n  - controlling-problem-solving\n"
                     "  - setting-direction\n  - aligning-people\n  - motivating-inspiring\n"
                     "minutes: 45\nkind: one-on-one\nasked:\n  - goal:short\nproposed: both\n"
                     "blind: true\nprivate: true\n"
                     "source: \"jrnl:2026-11-12 14:32 A: title #0badcafe\"\ndraft:\n  - what\n"
                     "---\n");
}
END_TEST

static const struct {
    const char *body;
    const char *commitment;
    const char *written; /* behind the front matter */
} bodies[] = {
    { "text", NULL, "\ntext\n" },
    { "text\n", NULL, "\ntext\n" },
    { "text\n\n", NULL, "\ntext\n\n" },
    { "\ntext\r\n", NULL, "\n\ntext\r\n" },
    { "# Title\n\ntext", NULL, "\n# Title\n\ntext\n" },
    { "", NULL, "" },
    { "text", "When a, I will b", "\ntext\n\n## Commitment\n\n- [ ] When a, I will b\n" },
    { NULL, "When\na,\tb ", "\n## Commitment\n\n- [ ] When a, b\n" },
    { NULL, " \n", "" },
};

START_TEST(body_as_given)
{
    g_autoptr(emj_entry_new) parts = new_parts();
    parts->body = g_strdup(bodies[_i].body);
    parts->commitment = g_strdup(bodies[_i].commitment);
    g_autofree char *got = composed(parts);
    g_autofree char *wanted = g_strconcat(HEAD "tags: []\n---\n", bodies[_i].written, NULL);
    ck_assert_str_eq(got, wanted);
}
END_TEST

/* What an editor is opened on. */
START_TEST(room_for_answers)
{
    g_autoptr(emj_entry_new) parts = new_parts();
    add_answer(parts, "q1", EMJ_SIDE_ANY, EMJ_STEP_HAPPENED, "One?", "");
    add_answer(parts, "q2", EMJ_SIDE_ANY, EMJ_STEP_NEXT, "Two?", "");
    g_autofree char *got = composed(parts);
    ck_assert_str_eq(got,
                     HEAD "tags: []\n---\n\n## One?\n<!-- prompt: q1 any happened -->\n\n\n"
                          "\n## Two?\n<!-- prompt: q2 any next -->\n\n\n");
    g_autoptr(emj_entry) entry = read_good(got);
    ck_assert_uint_eq(entry->answers->len, 2);
    ck_assert(!emj_entry_has_content(entry));
}
END_TEST

START_TEST(answer_forms)
{
    g_autoptr(emj_entry_new) parts = new_parts();
    add_answer(parts, NULL, EMJ_SIDE_ANY, EMJ_STEP_HAPPENED, NULL, "before\r\n");
    add_answer(parts, "skipped", EMJ_SIDE_ANY, EMJ_STEP_EFFECT, "Skipped?", " \n");
    add_answer(parts, "unset", EMJ_SIDE_ANY, EMJ_STEP_EFFECT, "Unset?", NULL);
    add_answer(parts, "q1", EMJ_SIDE_MANAGEMENT, EMJ_STEP_NEXT, "Two\nlines?", "  a\n\n\n");
    add_answer(parts, "q2", EMJ_SIDE_ANY, EMJ_STEP_EVIDENCE, NULL, "b");
    struct emj_answer_new *last = g_ptr_array_index(parts->answers, 4);
    last->sensitive = true;
    g_autofree char *got = composed(parts);
    ck_assert_str_eq(got, HEAD "tags: []\n---\n\nbefore\n\n## Two lines?\n"
                               "<!-- prompt: q1 management next -->\n\n  a\n\n## q2\n"
                               "<!-- prompt: q2 any evidence private -->\n\nb\n");
}
END_TEST

/* Values from a command line or a foreign file, which may be anything. */
static const struct {
    const char *value;
    const char *read;
} values[] = {
    { "plain", "plain" },
    { "a: b #c", "a: b #c" },
    { "- x", "- x" },
    { "1.10", "1.10" },
    { "'quoted' \"twice\" \\n", "'quoted' \"twice\" \\n" },
    { "[a, b]", "[a, b]" },
    { "two\nlines", "two lines" },
    { "bell\a", "bell␇" },
    { "bad \xff", "bad \xef\xbf\xbd" },
    { "over\xe2\x80\xaeride", "over⟨U+202E⟩ride" },
    { "---", "---" },
};

START_TEST(awkward_values)
{
    g_autoptr(emj_entry_new) parts = new_parts();
    parts->kind = g_strdup(values[_i].value);
    parts->source = g_strdup(values[_i].value);
    g_ptr_array_add(parts->tags, g_strdup(values[_i].value));
    g_autofree char *got = composed(parts);
    g_autoptr(emj_entry) entry = read_good(got);
    ck_assert_str_eq(entry->kind, values[_i].read);
    ck_assert_str_eq(entry->source, values[_i].read);
    assert_words(entry->tags, values[_i].read);
}
END_TEST

/* --- there and back --- */

static char *trimmed(const char *text)
{
    return g_strstrip(g_strdup(text));
}

static void assert_same(const struct emj_entry *entry, const struct emj_entry_new *parts)
{
    ck_assert_int_eq(entry->date.seconds, parts->date.seconds);
    ck_assert_int_eq(entry->date.offset_minutes, parts->date.offset_minutes);
    ck_assert_int_eq(entry->recorded.seconds, parts->recorded.seconds);
    ck_assert_pstr_eq(entry->activity, parts->activity);
    ck_assert_pstr_eq(entry->pack, parts->pack);
    ck_assert_int_eq(entry->pack_revision, parts->pack_revision);
    ck_assert_int_eq(entry->work, parts->work);
    ck_assert_int_eq(entry->tagged, parts->tagged);
    ck_assert_uint_eq(entry->functions, parts->functions);
    ck_assert_int_eq(entry->minutes, parts->minutes);
    ck_assert_pstr_eq(entry->kind, parts->kind);
    g_autofree char *asked = joined(parts->asked);
    assert_words(entry->asked, asked);
    ck_assert(entry->has_proposed == parts->has_proposed);
    ck_assert_int_eq(entry->proposed, parts->proposed);
    ck_assert(entry->blind == parts->blind);
    ck_assert(entry->private == parts->private);
    ck_assert_pstr_eq(entry->source, parts->source);
    ck_assert((entry->draft_steps != NULL) == (parts->draft_steps != NULL));
    g_autofree char *steps = joined(parts->draft_steps);
    assert_words(entry->draft_steps, steps);
}

static void assert_same_answers(const struct emj_entry *entry,
                                const struct emj_entry_new *parts)
{
    ck_assert_uint_eq(entry->answers->len, parts->answers->len);
    for (guint i = 0; i < parts->answers->len; i++) {
        const struct emj_answer *answer = answer_at(entry, i);
        const struct emj_answer_new *asked = g_ptr_array_index(parts->answers, i);
        g_autofree char *text = trimmed(asked->text);
        ck_assert_str_eq(answer->text, text);
        ck_assert_str_eq(answer->prompt, asked->prompt);
        ck_assert_str_eq(answer->question, asked->question);
        ck_assert_int_eq(answer->side, asked->side);
        ck_assert_int_eq(answer->step, asked->step);
        ck_assert(answer->sensitive == asked->sensitive);
    }
}

/* Lines that could be taken for something else than an answer's text. */
static const char *const awkward_lines[] = {
    "plain words",
    "# heading",
    "## heading",
    "```",
    "~~~ text",
    "---",
    "...",
    "// hidden",
    "- [ ] task",
    "- [x] done (kept 2026-10-27)",
    "\tindented",
    "    code",
    "trailing  ",
    "a\rb",
    "<!-- prompt: q any next -->",
    "<!-- commitment -->",
    "<!--",
    "@wen #x",
    "> quote",
    "tags: [a]",
    "",
    "\xe6\xbc\xa2\xe5\xad\x97",
    "+",
    "=====",
    "\\",
    "| a | b |",
    "&amp; <b>",
};

static char *random_text(GRand *random)
{
    GString *text = g_string_new("word\n");
    int lines = g_rand_int_range(random, 0, 8);
    const char *before = "";
    for (int i = 0; i < lines; i++) {
        gint32 choice = g_rand_int_range(random, 0, G_N_ELEMENTS(awkward_lines));
        const char *line = awkward_lines[choice];
        /* Such a comment under a heading does begin a section: that is the format. */
        if (before[0] == '#' && g_str_has_prefix(line, "<!-- "))
            continue;
        g_string_append_printf(text, "%s\n", line);
        before = line;
    }
    /* A last "+" on a line of its own is no marker, so the text comes back whole. */
    return g_string_free(text, FALSE);
}

static char *maybe(GRand *random, const char *text)
{
    return g_rand_boolean(random) ? g_strdup(text) : NULL;
}

static struct emj_entry_new *random_parts(GRand *random)
{
    struct emj_entry_new *parts = emj_entry_new_create();
    parts->date.seconds = g_rand_int_range(random, 0, G_MAXINT32);
    parts->date.offset_minutes = g_rand_int_range(random, -1439, 1440);
    parts->recorded.seconds = g_rand_int_range(random, G_MININT32, G_MAXINT32);
    parts->activity = maybe(random, "team-focus");
    parts->pack = maybe(random, "some-pack");
    parts->pack_revision = parts->pack != NULL ? g_rand_int_range(random, 0, 9999) : 0;
    parts->work = (enum emj_work)g_rand_int_range(random, 0, 4);
    parts->tagged = (enum emj_tagged)g_rand_int_range(random, 0, 4);
    parts->functions = (unsigned)g_rand_int_range(random, 0, 1 << EMJ_FUNCTION_COUNT);
    parts->minutes = g_rand_int_range(random, 0, 200);
    parts->kind = maybe(random, "1:1 : odd # kind");
    g_ptr_array_add(parts->asked, g_strdup("a:short"));
    parts->has_proposed = g_rand_boolean(random);
    parts->proposed =
        parts->has_proposed ? (enum emj_work)g_rand_int_range(random, 0, 4) : EMJ_WORK_NONE;
    parts->blind = g_rand_boolean(random);
    parts->private = g_rand_boolean(random);
    parts->source = maybe(random, "dayone:\"x\"");
    if (g_rand_boolean(random))
        parts->draft_steps = g_ptr_array_new_with_free_func(g_free);
    parts->title = maybe(random, "Title #");
    parts->commitment = maybe(random, "When a, I will b (kept 2026-10-27)");
    return parts;
}

static void check_round_trip(guint32 seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(emj_entry_new) parts = random_parts(random);
    int answers = g_rand_int_range(random, 0, 4);
    for (int i = 0; i < answers; i++) {
        g_autofree char *text = random_text(random);
        add_answer(parts, "q:short", (enum emj_side)g_rand_int_range(random, 0, 3),
                   (enum emj_step)g_rand_int_range(random, 0, 4), "What, #2 #?", text);
        struct emj_answer_new *last = g_ptr_array_index(parts->answers, (guint)i);
        last->sensitive = g_rand_boolean(random);
    }
    g_autofree char *bytes = composed(parts);
    g_autoptr(emj_entry) entry = read_good(bytes);
    assert_same(entry, parts);
    assert_same_answers(entry, parts);
    ck_assert(entry->has_heading == (parts->title != NULL));
    ck_assert(parts->title == NULL || strcmp(entry->title, parts->title) == 0);
    ck_assert_uint_eq(entry->commitments->len, parts->commitment != NULL ? 1 : 0);
    if (parts->commitment != NULL)
        ck_assert_str_eq(commitment_at(entry, 0)->text, parts->commitment);
}

static void check_body_round_trip(guint32 seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(emj_entry_new) parts = random_parts(random);
    g_clear_pointer(&parts->commitment, g_free);
    parts->body = random_text(random);
    g_autofree char *bytes = composed(parts);
    g_autoptr(emj_entry) entry = read_good(bytes);
    assert_same(entry, parts);
    ck_assert_str_eq(entry->bytes + entry->body + 1, parts->body);
}

START_TEST(round_trip)
{
    for (guint32 seed = 0; seed < SEEDS; seed++) {
        check_round_trip((guint32)_i * SEEDS + seed);
        check_body_round_trip((guint32)_i * SEEDS + seed);
    }
}
END_TEST

/* --- commitments --- */

static const struct {
    const char *when;
    const char *will;
    const char *text;
} commitments[] = {
    { "the next date slips", "ask first", "When the next date slips, I will ask first" },
    { "When the next date slips", "I will ask first",
      "When the next date slips, I will ask first" },
    { "WHEN x,", "i WILL y.", "When x, I will y" },
    { " the\ndate  slips. ", "\task\tfirst ", "When the date slips, I will ask first" },
    { "x", "I'll y", "When x, I will y" },
    { "x", "I’ll y", "When x, I will y" },
    { "x", "wait...", "When x, I will wait..." },
    { "whenever x", "I willingly y", "When whenever x, I will I willingly y" },
    { "when when x", "y", "When when x, I will y" },
    { "x", NULL, "When x" },
    { "x", " ", "When x" },
    { NULL, "y", "I will y" },
    { "", "I will y", "I will y" },
    /* one half that is private makes the whole so */
    { "// she asks", "offer 5k", "// When she asks, I will offer 5k" },
    { "she asks", "//offer 5k", "// When she asks, I will offer 5k" },
    { "// When she asks", "I will // offer 5k", "// When she asks, I will offer 5k" },
    { "\xef\xbc\x8f\xef\xbc\x8f she asks", NULL, "// When she asks" },
    { NULL, "/// offer 5k", "// I will offer 5k" },
    { "//", "offer 5k", "// I will offer 5k" },
    { "\xe2\x80\x8b// she asks", "y", "// When \xe2\x80\x8b// she asks, I will y" },
    { "//", " // ", NULL },
    { "see http://x", "y", "When see http://x, I will y" },
    { "when", "I will", NULL },
    { ".", ",", NULL },
    { NULL, NULL, NULL },
    { " \n", "", NULL },
};

START_TEST(commitment)
{
    g_autofree char *got = emj_commitment_compose(commitments[_i].when, commitments[_i].will);
    ck_assert_pstr_eq(got, commitments[_i].text);
}
END_TEST

START_TEST(free_of_nothing)
{
    emj_entry_new_free(NULL);
    emj_answer_new_free(NULL);
    emj_entry_free(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-compose");
    TCase *tcase = tcase_create("compose");
    tcase_add_test(tcase, example);
    tcase_add_test(tcase, least);
    tcase_add_test(tcase, every_key);
    tcase_add_loop_test(tcase, body_as_given, 0, G_N_ELEMENTS(bodies));
    tcase_add_test(tcase, room_for_answers);
    tcase_add_test(tcase, answer_forms);
    tcase_add_loop_test(tcase, awkward_values, 0, G_N_ELEMENTS(values));
    tcase_add_loop_test(tcase, commitment, 0, G_N_ELEMENTS(commitments));
    tcase_add_test(tcase, free_of_nothing);
    suite_add_tcase(suite, tcase);

    tcase = tcase_create("round trip");
    tcase_add_loop_test(tcase, round_trip, 0, 10);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
