#include "interview-scripts.h"

/* The draft as it would be read from its file. */
static struct emj_entry *draft_of(const struct emj_interview *interview, const char *unfinished)
{
    g_autoptr(emj_entry_new) parts = emj_interview_parts(interview, true, unfinished);

    return entry_read_parts(parts, "2026-11-12-1432-planning");
}

static char *draft_text(const struct emj_interview *interview)
{
    g_autoptr(emj_entry_new) parts = emj_interview_parts(interview, true, NULL);
    size_t length = 0;

    return emj_entry_compose(parts, &length);
}

/* What is open after the outcome of an earlier line was written. */
static void close_commitments(GPtrArray *open, const char *outcomes)
{
    for (size_t i = open->len; i > 0; i--) {
        const struct emj_open_commitment *one = g_ptr_array_index(open, i - 1);

        if (strstr(outcomes, one->entry))
            g_ptr_array_remove_index(open, (unsigned)(i - 1));
    }
}

/* A new interview from nothing but the journal, the pack and the draft. */
static struct emj_interview *resumed(struct stage_set *set, const struct emj_entry *draft)
{
    struct emj_interview *interview = NULL;

    set->setup.has_minutes = false;
    set->setup.as = EMJ_WORK_NONE;
    set->setup.no_tag = false;
    interview = emj_interview_new(&set->setup);
    emj_interview_resume(interview, draft);
    return interview;
}

static bool is_timed(const struct script *script)
{
    for (size_t i = 0; i < MAX_LINES; i++)
        if (script->lines[i].seconds > 0)
            return true;
    return false;
}

/*
 * Every script, with a pause after each of its lines: what was typed before stands,
 * and the next line is asked for. The seconds start anew, so scripts about time are
 * others' matter. The pause after line `_i` is a test of its own.
 */
enum { PAUSES = MAX_LINES };

START_TEST(pause_anywhere)
{
    const struct script *script = &scripts[_i / PAUSES];
    size_t pause = (size_t)(_i % PAUSES);
    struct stage_set first;
    struct stage_set second;
    g_autoptr(GString) outcomes = g_string_new(NULL);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    g_autofree char *result = NULL;
    size_t line = 0;

    if (is_timed(script) || !script->lines[pause].typed ||
        strcmp(script->lines[pause].typed, END) == 0)
        return;
    stage_set_init(&first, script);

    g_autoptr(emj_interview) interview = emj_interview_new(&first.setup);

    for (; line <= pause; line++) {
        play_line(interview, script, line);
        take_outcomes(interview, outcomes);
    }
    before = draft_text(interview);

    g_autoptr(emj_entry) draft = draft_of(interview, NULL);

    stage_set_init(&second, script);
    close_commitments(second.open, outcomes->str);

    g_autoptr(emj_interview) again = resumed(&second, draft);

    after = draft_text(again);
    ck_assert_str_eq(before, after);
    for (; line < MAX_LINES; line++) {
        play_line(again, script, line);
        take_outcomes(again, outcomes);
        if (!script->lines[line].typed)
            break;
    }
    result = result_of(again);
    ck_assert_msg(strcmp(result, script->result) == 0, "%s, line %zu:\n%s\nnot\n%s",
                  script->name, pause, result, script->result);
    /* at the very end the outcomes were taken out already, and come a second time */
    if (script->lines[pause + 1].typed)
        ck_assert_str_eq(outcomes->str, script->outcomes ? script->outcomes : "");
    stage_set_clear(&first);
    stage_set_clear(&second);
}
END_TEST

/* --- single steps --- */

static const struct {
    const char *typed[8];
    const char *steps;
} step_lists[] = {
    { { NULL }, "" },
    { { "" }, "length" },
    { { "", "One" }, "length fact" },
    { { "", "", "0" }, "length fact risk" },
    { { "", "One", "A day", "Monday" }, "length fact risk risk:short" },
    { { "", "One", "", "", "m" }, "length fact risk goal tag" },
    { { "", "One", "", "", "m", "x" }, "length fact risk goal tag when" },
    { { "", "One", "", "", "m", "x", "y" }, "length fact risk goal tag when will" },
    /* gone back: what is asked again is not done */
    { { "", "One", "Two", BACK }, "length fact" },
    { { "", "One", "Two", BACK, BACK }, "length" },
    { { "", "One", "", "", "m", BACK }, "length fact risk goal" },
};

static char *steps_text(const struct emj_interview *interview)
{
    g_autoptr(emj_entry_new) parts = emj_interview_parts(interview, true, NULL);
    GString *text = g_string_new(NULL);

    for (size_t i = 0; i < parts->draft_steps->len; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "",
                               (char *)g_ptr_array_index(parts->draft_steps, i));
    return g_string_free(text, FALSE);
}

START_TEST(steps)
{
    struct fixture fixture;
    g_autofree char *text = NULL;

    fixture_init(&fixture, &plain, step_lists[_i].typed);
    text = steps_text(fixture.interview);
    ck_assert_str_eq(text, step_lists[_i].steps);
    fixture_clear(&fixture);
}
END_TEST

START_TEST(steps_of_options)
{
    static const struct script given = { .has_minutes = true, .as = BOTH, .open = THREE_OPEN };
    static const struct script untagged = { .no_tag = true, .open = THREE_OPEN };
    struct fixture a;
    struct fixture b;
    g_autofree char *given_steps = NULL;
    g_autofree char *untagged_steps = NULL;

    fixture_init(&a, &given, (const char *const[]){ "", "One", NULL });
    fixture_init(&b, &untagged, (const char *const[]){ "", "", "One", "", "", "2", "x", NULL });
    given_steps = steps_text(a.interview);
    untagged_steps = steps_text(b.interview);
    ck_assert_str_eq(given_steps, "length resurface fact as");
    ck_assert_str_eq(untagged_steps,
                     "length resurface fact risk goal replace:open-2:2 when no-tag");
    fixture_clear(&a);
    fixture_clear(&b);
}
END_TEST

/* --- a line being typed --- */

static const struct {
    const char *typed[8];
    const char *unfinished;
    enum emj_interview_stage stage;
    const char *answer; /* that stands after the pause; NULL: none */
} lines[] = {
    { { "" }, "Half a sent", Q, "Half a sent" },
    { { "" }, "  \n", Q, NULL },
    { { "" }, NULL, Q, NULL },
    { { "", "One" }, " Two lines\nof it ", Q, "Two lines\nof it" },
    { { "", "One" }, "Went well +", Q, "Went well +" },
    /* the line typed stands before the answer that it changes */
    { { "", "One", "Two", BACK }, "Two, or", Q, "Two, or" },
    { { "", "One", "Two", BACK }, "", Q, "Two" },
    { { "", "One", "", "", "m" }, "the next da", WHEN, "the next da" },
    { { "", "One", "", "", "m", "x" }, "ask wh", WILL, "ask wh" },
    { { "", "One", "", "", "m", "x" }, NULL, WILL, NULL },
    /* nothing to keep: no text is asked for */
    { { NULL }, "45", LENGTH, NULL },
    { { "", "One", "", "" }, "m", TAG, NULL },
};

START_TEST(unfinished_line)
{
    struct fixture fixture;
    struct stage_set set;
    struct emj_interview_prompt before;
    struct emj_interview_prompt after;

    fixture_init(&fixture, &plain, lines[_i].typed);
    before = emj_interview_ask(fixture.interview);

    g_autoptr(emj_entry) draft = draft_of(fixture.interview, lines[_i].unfinished);

    stage_set_init(&set, &plain);

    g_autoptr(emj_interview) again = resumed(&set, draft);

    after = emj_interview_ask(again);
    ck_assert_int_eq(after.stage, lines[_i].stage);
    ck_assert_int_eq(before.stage, after.stage);
    ck_assert_str_eq(before.text, after.text);
    ck_assert_uint_eq(before.position, after.position);
    ck_assert_pstr_eq(after.answer, lines[_i].answer);
    fixture_clear(&fixture);
    stage_set_clear(&set);
}
END_TEST

/* Kept in the draft alone: an entry holds only what was answered. */
START_TEST(unfinished_is_no_answer)
{
    struct fixture fixture;

    fixture_init(&fixture, &plain, (const char *const[]){ "", NULL });

    g_autoptr(emj_entry_new) parts = emj_interview_parts(fixture.interview, false, "Half a");

    ck_assert_uint_eq(parts->answers->len, 0);
    ck_assert_ptr_null(parts->draft_steps);
    fixture_clear(&fixture);
}
END_TEST

/* Gone back over two answers: both stand, and are asked again in their order. */
START_TEST(paused_after_going_back)
{
    const char *const typed[] = {
        "", "One", "Two and more words", "Heard it", BACK, BACK, NULL
    };
    struct fixture fixture;
    struct stage_set set;
    g_autofree char *shown = NULL;
    g_autofree char *result = NULL;

    fixture_init(&fixture, &plain, typed);

    g_autoptr(emj_entry) draft = draft_of(fixture.interview, NULL);

    stage_set_init(&set, &plain);

    g_autoptr(emj_interview) again = resumed(&set, draft);

    shown = shown_of(emj_interview_ask(again));
    ck_assert_str_eq(shown, "risk");
    ck_assert_str_eq(emj_interview_ask(again).answer, "Two and more words");
    ck_assert(emj_interview_answer(again, "Two", 0, NULL));
    ck_assert_str_eq(emj_interview_ask(again).answer, "Heard it");
    ck_assert(emj_interview_answer(again, "Heard it", 0, NULL));
    result = result_of(again);
    ck_assert_str_eq(result, "none -; minutes 30; fact: One; risk: Two; seen: Heard it");
    fixture_clear(&fixture);
    stage_set_clear(&set);
}
END_TEST

/* --- things that changed in between --- */

static struct emj_entry *draft_from(const char *text)
{
    g_autoptr(emj_diags) diags = emj_diags_new("draft.md");
    struct emj_entry *entry = emj_entry_read("draft.md", g_strdup(text), strlen(text), diags);

    if (!entry) {
        g_autofree char *message = emj_diags_format(diags, 0);

        ck_abort_msg("%s", message);
    }
    return entry;
}

#define DRAFT_HEAD "---\ndate: 2026-11-12T14:32:00+01:00\ntags: []\n"

/* The pack was changed: an old question keeps its wording, side and answer. */
START_TEST(question_is_gone)
{
    static const char text[] = DRAFT_HEAD
        "asked:\n  - lost\n  - risk:empty\ndraft:\n  - length\n  - fact\n  - lost\n"
        "  - gone\n---\n\n"
        "## What is the old wording?\n<!-- prompt: fact any happened -->\n\nOne +\n\n"
        "## What went away?\n<!-- prompt: gone leadership effect private -->\n\n"
        "Something\n";
    g_autoptr(emj_entry) draft = draft_from(text);
    struct stage_set set;
    g_autofree char *result = NULL;

    stage_set_init(&set, &plain);

    g_autoptr(emj_interview) interview = resumed(&set, draft);
    g_autoptr(emj_entry_new) parts = emj_interview_parts(interview, false, NULL);

    result = result_of(interview);
    ck_assert_str_eq(result, "none -; fact: One +; gone!: Something; asked lost");
    ck_assert_str_eq(((struct emj_answer_new *)g_ptr_array_index(parts->answers, 0))->question,
                     "What is the old wording?");
    ck_assert_int_eq(((struct emj_answer_new *)g_ptr_array_index(parts->answers, 1))->side,
                     EMJ_SIDE_LEADERSHIP);
    ck_assert_int_eq(emj_interview_ask(interview).stage, TAG);
    /* going back shows what is known of them */
    ck_assert(emj_interview_back(interview));
    ck_assert_str_eq(emj_interview_ask(interview).text, "What went away?");
    ck_assert(emj_interview_back(interview));
    ck_assert_str_eq(emj_interview_ask(interview).text, "lost");
    ck_assert_str_eq(emj_interview_ask(interview).question->id, "lost");
    ck_assert_int_gt(emj_interview_ask(interview).question->max_words, 0);
    stage_set_clear(&set);
}
END_TEST

/* What was being typed under a question that is gone is asked for under its wording. */
START_TEST(unfinished_question_is_gone)
{
    static const char text[] = DRAFT_HEAD
        "draft:\n  - length\n  - fact\n---\n\n"
        "## What is the question fact about?\n<!-- prompt: fact any happened -->\n\nOne\n\n"
        "## What went away?\n<!-- prompt: gone:short leadership effect -->\n\nHalf\n";
    g_autoptr(emj_entry) draft = draft_from(text);
    struct stage_set set;

    stage_set_init(&set, &plain);

    g_autoptr(emj_interview) interview = resumed(&set, draft);

    ck_assert_str_eq(emj_interview_ask(interview).text, "What went away?");
    ck_assert_str_eq(emj_interview_ask(interview).answer, "Half");
    ck_assert_uint_eq(emj_interview_ask(interview).position, 2);
    ck_assert(emj_interview_answer(interview, "Half and half", 0, NULL));
    stage_set_clear(&set);
}
END_TEST

/* The commitment to be replaced was closed elsewhere: the choice is open again. */
START_TEST(replaced_is_gone)
{
    static const char text[] = DRAFT_HEAD
        "draft:\n  - length\n  - resurface\n  - fact\n  - tag\n  - replace:open-9:1\n---\n\n"
        "## What is the question fact about?\n<!-- prompt: fact any happened -->\n\nOne\n";
    static const struct script three = { .name = "three", .open = THREE_OPEN };
    g_autoptr(emj_entry) draft = draft_from(text);
    struct stage_set set;

    stage_set_init(&set, &three);

    g_autoptr(emj_interview) interview = resumed(&set, draft);

    ck_assert_int_eq(emj_interview_ask(interview).stage, REPLACE);
    g_ptr_array_remove_index(set.open, 0);

    g_autoptr(emj_interview) with_two = resumed(&set, draft);

    ck_assert_int_eq(emj_interview_ask(with_two).stage, WHEN);
    stage_set_clear(&set);
}
END_TEST

/* Not a draft: nothing is taken from it. */
START_TEST(entry_is_no_draft)
{
    g_autoptr(emj_entry) entry = draft_from(DRAFT_HEAD "minutes: 45\n---\n\nSome text\n");
    struct stage_set set;

    stage_set_init(&set, &plain);

    g_autoptr(emj_interview) interview = resumed(&set, entry);

    ck_assert_int_eq(emj_interview_ask(interview).stage, LENGTH);
    ck_assert(!emj_interview_has_answer(interview));
    stage_set_clear(&set);
}
END_TEST

/* Text that a person put before the first section is no question's answer. */
START_TEST(free_text_in_draft)
{
    g_autoptr(emj_entry) draft =
        draft_from(DRAFT_HEAD "draft:\n  - length\n---\n\nSome text\n");
    struct stage_set set;

    stage_set_init(&set, &plain);

    g_autoptr(emj_interview) interview = resumed(&set, draft);

    ck_assert_int_eq(emj_interview_ask(interview).stage, Q);
    ck_assert_uint_eq(emj_interview_ask(interview).position, 1);
    stage_set_clear(&set);
}
END_TEST

/* Questions named like the words of the list are told from them. */
START_TEST(questions_named_like_steps)
{
    static const char text[] =
        PACK("30", ANY("when", HAPPENED) C("tag", MORE("follow_up:") MORE("  - if: short")
                                                      MORE("    ask: When is that?")));
    struct stage_set set;
    struct stage_set other;
    g_autofree char *list = NULL;
    g_autofree char *result = NULL;

    stage_set_init(&set, &plain);
    emj_pack_free(set.pack);
    set.pack = pack_from(text);
    set.setup.pack = set.pack;

    g_autoptr(emj_interview) interview = emj_interview_new(&set.setup);

    ck_assert(emj_interview_answer(interview, "", 0, NULL));
    ck_assert(emj_interview_answer(interview, "One", 0, NULL));
    ck_assert(emj_interview_answer(interview, "Two", 0, NULL));
    ck_assert(emj_interview_answer(interview, "", 0, NULL));
    list = steps_text(interview);
    ck_assert_str_eq(list, "length question:when question:tag question:tag:short");

    g_autoptr(emj_entry) draft = draft_of(interview, NULL);

    stage_set_init(&other, &plain);
    other.setup.pack = set.pack;

    g_autoptr(emj_interview) again = resumed(&other, draft);

    ck_assert_int_eq(emj_interview_ask(again).stage, TAG);
    result = result_of(again);
    ck_assert_str_eq(result, "none -; minutes 30; when: One; tag: Two; asked tag:short");
    stage_set_clear(&set);
    stage_set_clear(&other);
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { pause_anywhere, G_N_ELEMENTS(scripts) * PAUSES },
        { steps, G_N_ELEMENTS(step_lists) },
        { steps_of_options, 1 },
        { unfinished_line, G_N_ELEMENTS(lines) },
        { unfinished_is_no_answer, 1 },
        { paused_after_going_back, 1 },
        { question_is_gone, 1 },
        { unfinished_question_is_gone, 1 },
        { replaced_is_gone, 1 },
        { entry_is_no_draft, 1 },
        { free_text_in_draft, 1 },
        { questions_named_like_steps, 1 },
    };

    return run_cases("interview-resume", cases, G_N_ELEMENTS(cases));
}
