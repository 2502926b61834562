/*
 * Whole interviews as tables: what must be shown, and what is typed there. Run by
 * test-interview-session.c from beginning to end, and by test-interview-resume.c
 * with a pause after every line.
 */
#ifndef EMJ_TEST_INTERVIEW_SCRIPT_H
#define EMJ_TEST_INTERVIEW_SCRIPT_H

#include "question-support.h"

#include "interview/interview.h"

enum { MAX_LINES = 14, MAX_OPEN = 4, MAX_JOURNAL = 4, PRESET_MINUTES = 30 };

/* Typed instead of an answer. */
#define BACK "<"
#define END "^D"

struct script_line {
    enum emj_interview_stage stage;
    const char *shown; /* id of the question, else the text; NULL: not looked at */
    const char *typed; /* NULL: the script ends here, in this stage */
    unsigned seconds;
};

struct script_open {
    const char *text; /* NULL ends */
    const char *activity;
    const char *shown; /* day; NULL: never */
};

struct script {
    const char *name;
    const char *pack; /* id of a shipped one; NULL: the small one below */
    struct entry_spec journal[MAX_JOURNAL];
    struct script_open open[MAX_OPEN + 1];
    bool scripted;
    bool has_minutes; /* --minutes 20 */
    bool no_tag;
    int as;
    int max_questions;   /* 0: 3 */
    size_t entry_number; /* 0: 1 */
    struct script_line lines[MAX_LINES];
    const char *result;   /* as of result_of */
    const char *outcomes; /* as of outcomes_of; NULL: none */
};

/* Cadence 30, at most 4 questions; on an empty journal management is asked first. */
#define SCRIPT_QUESTIONS                                                               \
    ANY("fact", HAPPENED)                                                              \
    C("risk", MORE("follow_up:") MORE("  - if: short") MORE("    ask: When is that?")) \
    A("goal", MORE("sensitive: true")) ANY("seen", EVIDENCE) ANY("change", NEXT)

#define SCRIPT_PACK              \
    PACK("30", SCRIPT_QUESTIONS) \
    "max_questions: 4\ncommitment:\n  when: a date slips\n  will: ask for the next one\n"

/* Short, for the columns of the tables. */
#define LENGTH EMJ_STAGE_LENGTH
#define RESURFACE EMJ_STAGE_RESURFACE
#define Q EMJ_STAGE_QUESTION
#define TAG EMJ_STAGE_TAG
#define REPLACE EMJ_STAGE_REPLACE
#define WHEN EMJ_STAGE_WHEN
#define WILL EMJ_STAGE_WILL
#define DONE EMJ_STAGE_DONE

/* --- running --- */

/* What a running script needs; the interview borrows all of it. */
struct stage_set {
    struct emj_pack *pack;
    struct emj_coverage *coverage;
    GPtrArray *open;
    struct emj_interview_setup setup;
};

static inline void free_open_commitment(void *data)
{
    emj_open_commitment_free(data);
}

static inline GPtrArray *open_of(const struct script_open *specs)
{
    GPtrArray *open = g_ptr_array_new_with_free_func(free_open_commitment);

    for (unsigned i = 0; specs[i].text; i++) {
        struct emj_open_commitment *one = g_new0(struct emj_open_commitment, 1);

        one->entry = g_strdup_printf("open-%u", i + 1);
        one->number = i + 1;
        one->text = g_strdup(specs[i].text);
        one->activity = g_strdup(specs[i].activity);
        one->made = day_of("2026-10-19");
        if (specs[i].shown)
            one->shown = day_of(specs[i].shown);
        g_ptr_array_add(open, one);
    }
    return open;
}

static inline void stage_set_init(struct stage_set *set, const struct script *script)
{
    set->pack = script->pack ? pack_shipped(script->pack) : pack_from(SCRIPT_PACK);
    set->coverage = coverage_of("2026-11-12", script->journal);
    set->open = open_of(script->open);
    set->setup = (struct emj_interview_setup){
        .pack = set->pack,
        .coverage = set->coverage,
        .language = "en",
        .date = instant_of("2026-11-12T14:32"),
        .recorded = instant_of("2026-11-12T15:04"),
        .entry_number = script->entry_number > 0 ? script->entry_number : 1,
        .max_questions = script->max_questions > 0 ? script->max_questions : 3,
        .open = set->open,
        .has_minutes = script->has_minutes,
        .minutes = 20,
        .preset_minutes = PRESET_MINUTES,
        .as = (enum emj_work)script->as,
        .no_tag = script->no_tag,
        .scripted = script->scripted,
    };
}

static inline void stage_set_clear(struct stage_set *set)
{
    emj_pack_free(set->pack);
    emj_coverage_free(set->coverage);
    g_ptr_array_unref(set->open);
}

/* The id of a question; "1 2 3" for commitments that may be replaced; else the text. */
static inline char *shown_of(struct emj_interview_prompt prompt)
{
    GString *text = g_string_new(NULL);

    if (prompt.stage == EMJ_STAGE_QUESTION) {
        struct emj_chosen chosen = { prompt.question, prompt.follow_up };

        g_string_free(text, TRUE);
        return chosen.question ? emj_chosen_id(chosen) : g_strdup(prompt.text);
    }
    for (size_t i = 0; prompt.open && i < prompt.open->len; i++) {
        const struct emj_open_commitment *open = g_ptr_array_index(prompt.open, i);

        g_string_append_printf(text, "%s%u", i > 0 ? " " : "", open->number);
    }
    if (!prompt.open)
        g_string_append(text, prompt.text);
    return g_string_free(text, FALSE);
}

/* Types one line; fails the test when something else is shown. */
static inline void play_line(struct emj_interview *interview, const struct script *script,
                             size_t index)
{
    const struct script_line *line = &script->lines[index];
    struct emj_interview_prompt prompt = emj_interview_ask(interview);
    g_autofree char *shown = shown_of(prompt);
    g_autoptr(GError) error = NULL;

    ck_assert_msg(prompt.stage == line->stage, "%s, line %zu: stage %d, not %d (%s)",
                  script->name, index, (int)prompt.stage, (int)line->stage, shown);
    if (line->shown)
        ck_assert_msg(strcmp(shown, line->shown) == 0, "%s, line %zu: '%s', not '%s'",
                      script->name, index, shown, line->shown);
    if (!line->typed)
        return;
    if (strcmp(line->typed, BACK) == 0)
        ck_assert(emj_interview_back(interview));
    else if (strcmp(line->typed, END) == 0)
        emj_interview_finish(interview);
    else if (!emj_interview_answer(interview, line->typed, line->seconds, &error))
        ck_abort_msg("%s, line %zu: %s", script->name, index, error->message);
}

static inline void append_functions(GString *text, unsigned functions)
{
    if (functions)
        g_string_append(text, "; functions");
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        if (functions & (1u << i))
            g_string_append_printf(text, " %s", emj_function_slug((enum emj_function)i));
}

/* One line: work, who says so, and whatever else there is. */
static inline char *result_of(const struct emj_interview *interview)
{
    g_autoptr(emj_entry_new) parts = emj_interview_parts(interview, false, NULL);
    GString *text = g_string_new(emj_work_word(parts->work));
    const char *tagged = emj_tagged_slug(parts->tagged);

    g_string_append_printf(text, " %s", tagged ? tagged : "-");
    append_functions(text, parts->functions);
    if (parts->minutes > 0)
        g_string_append_printf(text, "; minutes %d", parts->minutes);
    for (size_t i = 0; i < parts->answers->len; i++) {
        const struct emj_answer_new *answer = g_ptr_array_index(parts->answers, i);

        g_string_append_printf(text, "; %s%s: %s", answer->prompt, answer->sensitive ? "!" : "",
                               answer->text);
    }
    if (parts->asked->len > 0)
        g_string_append(text, "; asked");
    for (size_t i = 0; i < parts->asked->len; i++)
        g_string_append_printf(text, " %s", (char *)g_ptr_array_index(parts->asked, i));
    if (parts->has_proposed)
        g_string_append_printf(text, "; proposed %s", emj_work_word(parts->proposed));
    if (parts->blind)
        g_string_append(text, " blind");
    if (parts->commitment)
        g_string_append_printf(text, "; next: %s", parts->commitment);
    ck_assert_ptr_null(parts->draft_steps);
    return g_string_free(text, FALSE);
}

/* "open-2:2 kept, open-1:1 dropped replaced"; "" when nothing was decided. */
static inline void take_outcomes(struct emj_interview *interview, GString *text)
{
    for (;;) {
        g_autoptr(emj_commitment_outcome) outcome = emj_interview_take_outcome(interview);

        if (!outcome)
            return;
        g_string_append_printf(
            text, "%s%s:%u %s%s%s", text->len > 0 ? ", " : "", outcome->entry, outcome->number,
            emj_commitment_state_slug(outcome->state), outcome->reason ? " " : "",
            outcome->reason ? outcome->reason : "");
    }
}

/* An interview of the small pack that has come as far as `typed` says. */
struct fixture {
    struct stage_set set;
    struct emj_interview *interview;
};

static inline void fixture_init(struct fixture *fixture, const struct script *script,
                                const char *const *typed)
{
    stage_set_init(&fixture->set, script);
    fixture->interview = emj_interview_new(&fixture->set.setup);
    for (size_t i = 0; typed[i]; i++) {
        if (strcmp(typed[i], BACK) == 0)
            ck_assert(emj_interview_back(fixture->interview));
        else
            ck_assert_msg(emj_interview_answer(fixture->interview, typed[i], 0, NULL), "%s",
                          typed[i]);
    }
}

static inline void fixture_clear(struct fixture *fixture)
{
    emj_interview_free(fixture->interview);
    stage_set_clear(&fixture->set);
}

static const struct script plain = { .name = "plain" };

#endif
