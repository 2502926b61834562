#include "interview-scripts.h"

#include "base/error.h"

/* --- whole scripts --- */

START_TEST(session)
{
    const struct script *script = &scripts[_i];
    struct stage_set set;
    g_autoptr(GString) outcomes = g_string_new(NULL);
    g_autofree char *result = NULL;

    stage_set_init(&set, script);

    g_autoptr(emj_interview) interview = emj_interview_new(&set.setup);

    for (size_t i = 0; i < MAX_LINES; i++) {
        play_line(interview, script, i);
        take_outcomes(interview, outcomes);
        if (!script->lines[i].typed)
            break;
    }
    result = result_of(interview);
    ck_assert_msg(strcmp(result, script->result) == 0, "%s:\n%s\nnot\n%s", script->name, result,
                  script->result);
    ck_assert_msg(strcmp(outcomes->str, script->outcomes ? script->outcomes : "") == 0,
                  "%s: %s", script->name, outcomes->str);
    stage_set_clear(&set);
}
END_TEST

/* --- the product's transcript, to the letter --- */

static const struct script transcript_script = {
    .name = "transcript",
    .pack = "dependency-management",
    .journal = { { .when = "2026-08-26", .activity = "dependency-management", .work = LEAD },
                 { .when = "2026-10-27", .activity = "dependency-management", .work = MGMT } },
    .open = { { "When Tomás brings an escalation, I ask for his option first",
                "dependency-management", NULL } },
    .entry_number = 41,
    .lines = {
        { LENGTH, NULL, "", 4 },
        { RESURFACE, "When Tomás brings an escalation, I ask for his option first", "k", 9 },
        { Q, "what-i-did",
          "Moved the token migration behind their audit, asked @tomas to plan for 20 Nov "
          "#reliability",
          45 },
        { Q, "shared-goal",
          "Their lead repeated that zero forced log-outs is the bar for both teams", 80 },
        { Q, "seen-heard", "It is now the first line of their migration doc +", 105 },
        { TAG, "Looks like leadership, aligning people (\"both teams\", answer to 2).", "b", 110 },
        { WHEN, NULL, "the next date slips", 120 },
        { WILL, NULL, "ask what would have to be dropped to keep it", 140 },
        { DONE, NULL, NULL, 0 },
    },
    .outcomes = "open-1:1 kept",
};

static const char transcript_file[] =
    "---\n"
    "date: 2026-11-12T14:32:00+01:00\n"
    "recorded: 2026-11-12T15:04:10+01:00\n"
    "activity: dependency-management\n"
    "pack: dependency-management@1\n"
    "tags:\n"
    "  - leadership\n"
    "  - management\n"
    "tagged: chosen\n"
    "functions:\n"
    "  - controlling-problem-solving\n"
    "  - aligning-people\n"
    "minutes: 30\n"
    "proposed: leadership\n"
    "---\n"
    "\n"
    "# Sync with Identity\n"
    "\n"
    "## What did you decide, change or say?\n"
    "<!-- prompt: what-i-did any happened -->\n"
    "\n"
    "Moved the token migration behind their audit, asked @tomas to plan for 20 Nov "
    "#reliability\n"
    "\n"
    "## Which shared goal did the other team say back to you?\n"
    "<!-- prompt: shared-goal leadership effect -->\n"
    "\n"
    "Their lead repeated that zero forced log-outs is the bar for both teams\n"
    "\n"
    "## What did you see or hear that shows it?\n"
    "<!-- prompt: seen-heard any evidence -->\n"
    "\n"
    "It is now the first line of their migration doc +\n"
    "\n"
    "## Commitment\n"
    "\n"
    "- [ ] When the next date slips, I will ask what would have to be dropped to keep it\n";

START_TEST(transcript)
{
    struct stage_set set;
    g_autoptr(GString) outcomes = g_string_new(NULL);
    g_autofree char *file = NULL;
    size_t length = 0;

    stage_set_init(&set, &transcript_script);
    ck_assert(emj_instant_parse("2026-11-12T14:32:00+01:00", &set.setup.date, NULL));
    ck_assert(emj_instant_parse("2026-11-12T15:04:10+01:00", &set.setup.recorded, NULL));
    set.setup.title = "Sync with Identity";
    ck_assert_int_eq(
        emj_coverage_age(set.coverage, "dependency-management", EMJ_SIDE_LEADERSHIP), 78);
    ck_assert_int_eq(
        emj_coverage_age(set.coverage, "dependency-management", EMJ_SIDE_MANAGEMENT), 16);

    g_autoptr(emj_interview) interview = emj_interview_new(&set.setup);

    for (size_t i = 0; i < 9; i++) {
        play_line(interview, &transcript_script, i);
        take_outcomes(interview, outcomes);
    }
    ck_assert_str_eq(outcomes->str, transcript_script.outcomes);
    ck_assert_int_eq(emj_interview_work(interview), BOTH);

    g_autoptr(emj_entry_new) parts = emj_interview_parts(interview, false, NULL);

    file = emj_entry_compose(parts, &length);
    ck_assert_str_eq(file, transcript_file);
    stage_set_clear(&set);
}
END_TEST

/* --- what is shown --- */

START_TEST(prompts)
{
    struct fixture fixture;
    struct emj_interview_prompt prompt;

    fixture_init(&fixture, &plain, (const char *const[]){ NULL });
    prompt = emj_interview_ask(fixture.interview);
    ck_assert_int_eq(prompt.preset_minutes, PRESET_MINUTES);
    ck_assert(emj_interview_answer(fixture.interview, "", 0, NULL));
    prompt = emj_interview_ask(fixture.interview);
    ck_assert_str_eq(prompt.text, "What is the question fact about?");
    ck_assert_uint_eq(prompt.position, 1);
    ck_assert_uint_eq(prompt.total, 3);
    ck_assert_ptr_null(prompt.answer);
    ck_assert(!emj_interview_has_answer(fixture.interview));
    ck_assert(emj_interview_answer(fixture.interview, "One", 0, NULL));
    ck_assert(emj_interview_has_answer(fixture.interview));
    ck_assert(emj_interview_answer(fixture.interview, "Two", 0, NULL));
    prompt = emj_interview_ask(fixture.interview);
    ck_assert_str_eq(prompt.text, "When is that?");
    ck_assert_str_eq(prompt.question->id, "risk");
    ck_assert_ptr_nonnull(prompt.follow_up);
    ck_assert_uint_eq(prompt.position, 3);
    ck_assert(emj_interview_answer(fixture.interview, "", 0, NULL));
    prompt = emj_interview_ask(fixture.interview);
    ck_assert_ptr_nonnull(prompt.proposal);
    ck_assert(!prompt.blind);
    ck_assert_int_eq(emj_interview_work(fixture.interview), NONE);
    ck_assert(emj_interview_answer(fixture.interview, "l", 0, NULL));
    ck_assert_int_eq(emj_interview_work(fixture.interview), LEAD);
    ck_assert_str_eq(emj_interview_ask(fixture.interview).example, "a date slips");
    ck_assert(emj_interview_answer(fixture.interview, "x", 0, NULL));
    ck_assert_str_eq(emj_interview_ask(fixture.interview).example, "ask for the next one");
    fixture_clear(&fixture);
}
END_TEST

/* A hint belongs to a question, not to its follow-up; texts are in the language asked. */
START_TEST(hint_and_language)
{
    static const char text[] = PACK(
        "30",
        ANY("fact",
            HAPPENED MORE(
                "hint: A no counts too.")) "  - id: risk\n    side: management\n"
                                           "    function: planning-budgeting\n"
                                           "    hint: The risk first.\n"
                                           "    ask:\n      en: Which risk is it?\n      de: "
                                           "Welches Risiko ist es?\n"
                                           "    follow_up:\n      - if: short\n        ask:\n"
                                           "          en: When is that?\n          de: Wann "
                                           "ist das genau?\n");
    struct stage_set set;
    struct emj_interview_prompt prompt;

    stage_set_init(&set, &plain);
    emj_pack_free(set.pack);
    set.pack = pack_from(text);
    set.setup.pack = set.pack;
    set.setup.language = "de-CH";
    set.setup.has_minutes = true;

    g_autoptr(emj_interview) interview = emj_interview_new(&set.setup);

    ck_assert_str_eq(emj_interview_ask(interview).hint, "A no counts too.");
    ck_assert(emj_interview_answer(interview, "", 0, NULL));
    prompt = emj_interview_ask(interview);
    ck_assert_str_eq(prompt.text, "Welches Risiko ist es?");
    ck_assert_str_eq(prompt.hint, "The risk first.");
    ck_assert(emj_interview_answer(interview, "Eins", 0, NULL));
    prompt = emj_interview_ask(interview);
    ck_assert_str_eq(prompt.text, "Wann ist das genau?");
    ck_assert_ptr_null(prompt.hint);
    /* no cues in this language, so nothing is proposed */
    ck_assert(emj_interview_answer(interview, "deadline slipped overdue", 0, NULL));
    ck_assert_str_eq(emj_interview_ask(interview).text, NO_LEAN);
    stage_set_clear(&set);
}
END_TEST

START_TEST(options_in_parts)
{
    struct stage_set set;

    stage_set_init(&set, &plain);
    set.setup.private = true;
    set.setup.kind = "retro";
    set.setup.title = "A title";
    set.setup.has_minutes = true;
    set.setup.minutes = 0;

    g_autoptr(emj_interview) interview = emj_interview_new(&set.setup);
    g_autoptr(emj_entry_new) parts = emj_interview_parts(interview, false, NULL);

    ck_assert(parts->private);
    ck_assert_str_eq(parts->kind, "retro");
    ck_assert_str_eq(parts->title, "A title");
    ck_assert_int_eq(parts->minutes, 0);
    ck_assert_str_eq(parts->pack, "test-pack");
    ck_assert_int_eq(parts->pack_revision, 1);
    ck_assert_str_eq(parts->activity, "planning");
    ck_assert_int_eq(emj_interview_ask(interview).stage, EMJ_STAGE_QUESTION);
    stage_set_clear(&set);
}
END_TEST

/* After a follow-up the others of its question are out, though one would match. */
START_TEST(follow_ups_do_not_nest)
{
    static const char text[] = PACK(
        "30",
        ANY("fact", HAPPENED) A("goal", "")
            C("risk", MORE("follow_up:") MORE("  - if: short") MORE("    ask: When is that?")
                          MORE("  - if: empty")
                              MORE("    ask: What was left to others?"))) "max_questions: 5\n";
    struct stage_set set;

    stage_set_init(&set, &plain);
    emj_pack_free(set.pack);
    set.pack = pack_from(text);
    set.setup.pack = set.pack;
    set.setup.has_minutes = true;
    set.setup.max_questions = 5;

    g_autoptr(emj_interview) interview = emj_interview_new(&set.setup);

    ck_assert(emj_interview_answer(interview, "One", 0, NULL));
    ck_assert(emj_interview_answer(interview, "A day", 0, NULL));
    ck_assert_str_eq(emj_interview_ask(interview).text, "When is that?");
    ck_assert(emj_interview_answer(interview, "", 0, NULL));
    ck_assert_str_eq(emj_interview_ask(interview).question->id, "goal");
    stage_set_clear(&set);
}
END_TEST

/* --- wrong keys --- */

/* The script is at the stage before the key is typed, and stays there. */
static const struct {
    struct script_open open[MAX_OPEN + 1];
    const char *typed[8];
    enum emj_interview_stage stage;
    const char *wrong;
} wrong_keys[] = {
    { .typed = { NULL }, .stage = LENGTH, .wrong = "0" },
    { .typed = { NULL }, .stage = LENGTH, .wrong = "1441" },
    { .typed = { NULL }, .stage = LENGTH, .wrong = "half an hour" },
    { .typed = { NULL }, .stage = LENGTH, .wrong = "-5" },
    { .typed = { NULL }, .stage = LENGTH, .wrong = "30 min" },
    { .open = THREE_OPEN, .typed = { "" }, .stage = RESURFACE, .wrong = "x" },
    { .open = THREE_OPEN, .typed = { "" }, .stage = RESURFACE, .wrong = "k it went well" },
    { .open = THREE_OPEN, .typed = { "" }, .stage = RESURFACE, .wrong = "kd" },
    { .open = THREE_OPEN, .typed = { "" }, .stage = RESURFACE, .wrong = "1" },
    { .typed = { "", "One", "", "" }, .stage = TAG, .wrong = "x" },
    { .typed = { "", "One", "", "" }, .stage = TAG, .wrong = "none" },
    { .typed = { "", "One", "", "" }, .stage = TAG, .wrong = "m l" },
    { .typed = { "", "One", "", "" }, .stage = TAG, .wrong = "y" },
    { .open = THREE_OPEN,
      .typed = { "", "", "One", "", "", "m" },
      .stage = REPLACE,
      .wrong = "4" },
    { .open = THREE_OPEN,
      .typed = { "", "", "One", "", "", "m" },
      .stage = REPLACE,
      .wrong = "0" },
    { .open = THREE_OPEN,
      .typed = { "", "", "One", "", "", "m" },
      .stage = REPLACE,
      .wrong = "y" },
    { .typed = { "", "One", "", "", "m", "" }, .stage = DONE, .wrong = "" },
    { .typed = { "", "One", "", "", "m", "" }, .stage = DONE, .wrong = "surplus" },
};

START_TEST(wrong_key)
{
    struct fixture fixture;
    struct script script = { .name = "wrong key" };
    g_autoptr(GError) error = NULL;
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    memcpy(script.open, wrong_keys[_i].open, sizeof(script.open));
    fixture_init(&fixture, &script, wrong_keys[_i].typed);
    before = result_of(fixture.interview);
    ck_assert_int_eq(emj_interview_ask(fixture.interview).stage, wrong_keys[_i].stage);
    ck_assert(!emj_interview_answer(fixture.interview, wrong_keys[_i].wrong, 0, &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_USAGE));
    ck_assert_int_eq(emj_interview_ask(fixture.interview).stage, wrong_keys[_i].stage);
    after = result_of(fixture.interview);
    ck_assert_str_eq(before, after);
    ck_assert_ptr_null(emj_interview_take_outcome(fixture.interview));
    fixture_clear(&fixture);
}
END_TEST

/* --- kinds of answer --- */

static const struct {
    const char *typed;
    const char *kept; /* NULL: refused */
} choices[] = {
    { "1", "All of it" },
    { " 2 ", "Some of it" },
    { "none-of-it", "Nothing of it" },
    { "ALL OF IT", "All of it" },
    { "2 +", "Some of it +" },
    { "0", "" },
    { "", "" },
    { "4", NULL },
    { "maybe", NULL },
    { "12", NULL },
};

static const struct {
    const char *typed;
    const char *kept;
} numbers[] = {
    { "7", "7" },     { "7.5 days", "7.5 days" }, { "-3", "-3" }, { "7 -", "7 -" },
    { "0", "" },      { "many", NULL },           { "-", NULL },  { "+ 3", NULL },
    { "0.5", "0.5" },
};

static void assert_kept(const char *question, const char *typed, const char *kept)
{
    g_autofree char *text = g_strconcat(PACK("30", ""), question, NULL);
    struct stage_set set;
    g_autoptr(GError) error = NULL;

    stage_set_init(&set, &plain);
    emj_pack_free(set.pack);
    set.pack = pack_from(text);
    set.setup.pack = set.pack;
    set.setup.has_minutes = true;

    g_autoptr(emj_interview) interview = emj_interview_new(&set.setup);
    bool taken = emj_interview_answer(interview, typed, 0, &error);
    g_autoptr(emj_entry_new) parts = emj_interview_parts(interview, false, NULL);

    ck_assert_msg(taken == (kept != NULL), "%s", typed);
    if (kept && *kept) {
        struct emj_answer_new *answer = g_ptr_array_index(parts->answers, 0);

        ck_assert_str_eq(answer->text, kept);
    } else {
        ck_assert_uint_eq(parts->answers->len, 0);
    }
    stage_set_clear(&set);
}

START_TEST(choice)
{
    assert_kept(ANY("fact", HAPPENED MORE("answer: choice") MORE("choices:") MORE("  - id: all")
                                MORE("    label: All of it") MORE("  - id: some")
                                    MORE("    label: Some of it") MORE("  - id: none-of-it")
                                        MORE("    label: Nothing of it")),
                choices[_i].typed, choices[_i].kept);
}
END_TEST

START_TEST(number)
{
    assert_kept(ANY("fact", HAPPENED MORE("answer: number")), numbers[_i].typed,
                numbers[_i].kept);
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { session, G_N_ELEMENTS(scripts) },
        { transcript, 1 },
        { prompts, 1 },
        { hint_and_language, 1 },
        { options_in_parts, 1 },
        { follow_ups_do_not_nest, 1 },
        { wrong_key, G_N_ELEMENTS(wrong_keys) },
        { choice, G_N_ELEMENTS(choices) },
        { number, G_N_ELEMENTS(numbers) },
    };

    return run_cases("interview-session", cases, G_N_ELEMENTS(cases));
}
