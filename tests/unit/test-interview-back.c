#include "interview-scripts.h"

/* --- going back --- */

static void assert_at(const struct emj_interview *interview, enum emj_interview_stage stage,
                      const char *shown, const char *answer)
{
    struct emj_interview_prompt prompt = emj_interview_ask(interview);
    g_autofree char *found = shown_of(prompt);

    ck_assert_int_eq(prompt.stage, stage);
    ck_assert_str_eq(found, shown);
    ck_assert_pstr_eq(prompt.answer, answer);
}

START_TEST(back_through_everything)
{
    const char *const typed[] = { "", "One", "Two", "Three", "m", "x", NULL };
    struct fixture fixture;
    struct emj_interview *interview = NULL;
    g_autofree char *result = NULL;

    fixture_init(&fixture, &plain, typed);
    interview = fixture.interview;
    assert_at(interview, WILL, "I will…", NULL);
    ck_assert(emj_interview_back(interview));
    assert_at(interview, WHEN, "When…", "x");
    ck_assert(emj_interview_back(interview));
    assert_at(interview, TAG, NO_LEAN, NULL);
    ck_assert(emj_interview_back(interview));
    assert_at(interview, Q, "risk:short", "Three");
    ck_assert(emj_interview_back(interview));
    assert_at(interview, Q, "risk", "Two");
    ck_assert(emj_interview_back(interview));
    assert_at(interview, Q, "fact", "One");
    ck_assert(!emj_interview_back(interview));
    assert_at(interview, Q, "fact", "One");
    ck_assert(emj_interview_answer(interview, "Uno", 0, NULL));
    assert_at(interview, Q, "risk", "Two");
    ck_assert(emj_interview_answer(interview, "Two", 0, NULL));
    assert_at(interview, Q, "risk:short", "Three");
    ck_assert(emj_interview_answer(interview, "Three", 0, NULL));
    assert_at(interview, TAG, NO_LEAN, NULL);
    ck_assert(emj_interview_answer(interview, "l", 0, NULL));
    assert_at(interview, WHEN, "When…", "x");
    ck_assert(emj_interview_answer(interview, "z", 0, NULL));
    ck_assert(emj_interview_answer(interview, "w", 0, NULL));
    ck_assert(!emj_interview_back(interview));
    result = result_of(interview);
    ck_assert_str_eq(result, "leadership chosen; minutes 30; fact: Uno; risk: Two; "
                             "risk:short: Three; next: When z, I will w");
    fixture_clear(&fixture);
}
END_TEST

/* --- too early --- */

START_TEST(a_text_typed_too_early_stands_ready)
{
    const char *const typed[] = { NULL };
    struct fixture fixture;
    g_autofree char *result = NULL;

    fixture_init(&fixture, &plain, typed);
    ck_assert_int_eq(emj_interview_ask(fixture.interview).stage, EMJ_STAGE_LENGTH);
    ck_assert(!emj_interview_offer(fixture.interview, " ?! "));
    ck_assert(!emj_interview_has_answer(fixture.interview));
    ck_assert(emj_interview_offer(fixture.interview, "  We moved it\n"));
    ck_assert(emj_interview_offer(fixture.interview, "Another one"));
    ck_assert_int_eq(emj_interview_ask(fixture.interview).stage, EMJ_STAGE_LENGTH);
    g_autoptr(emj_entry_new) draft = emj_interview_parts(fixture.interview, true, NULL);
    const struct emj_answer_new *kept = g_ptr_array_index(draft->answers, 0);
    ck_assert_str_eq(kept->text, "We moved it\n\nAnother one");

    ck_assert(emj_interview_answer(fixture.interview, "30", 0, NULL));
    assert_at(fixture.interview, Q, "fact", "We moved it\n\nAnother one");
    ck_assert(emj_interview_offer(fixture.interview, "A third"));
    assert_at(fixture.interview, Q, "fact", "We moved it\n\nAnother one\n\nA third");
    ck_assert(emj_interview_answer(fixture.interview, "We moved it again", 0, NULL));
    emj_interview_finish(fixture.interview);
    ck_assert(!emj_interview_offer(fixture.interview, "Too late"));
    result = result_of(fixture.interview);
    ck_assert_msg(strstr(result, "fact: We moved it again") != NULL, "%s", result);
    fixture_clear(&fixture);
}
END_TEST

START_TEST(appended_text_is_of_the_last_answer_and_keeps_its_marker)
{
    const char *const typed[] = { "", "Two +", NULL };
    struct fixture fixture;

    fixture_init(&fixture, &plain, typed);
    ck_assert(emj_interview_append(fixture.interview, "  and told\nnobody\n"));
    ck_assert(emj_interview_back(fixture.interview));
    assert_at(fixture.interview, Q, "fact", "Two\n\nand told\nnobody +");
    fixture_clear(&fixture);
}
END_TEST

START_TEST(nothing_is_appended_without_an_answer)
{
    const char *const typed[] = { "", NULL };
    struct fixture fixture;

    fixture_init(&fixture, &plain, typed);
    ck_assert(!emj_interview_append(fixture.interview, "and told nobody"));
    assert_at(fixture.interview, Q, "fact", NULL);
    fixture_clear(&fixture);
}
END_TEST

/* --- choosing anew --- */

/* A question not answered yet is chosen anew after the answer before it changed. */
START_TEST(back_chooses_anew)
{
    const char *const typed[] = { "", "One", "Two", BACK, NULL };
    struct fixture fixture;

    fixture_init(&fixture, &plain, typed);
    assert_at(fixture.interview, Q, "risk", "Two");
    ck_assert(emj_interview_answer(fixture.interview, "Two and more words", 0, NULL));
    assert_at(fixture.interview, Q, "seen", NULL);
    ck_assert(emj_interview_back(fixture.interview));
    ck_assert(emj_interview_answer(fixture.interview, "0", 0, NULL));
    assert_at(fixture.interview, Q, "goal", NULL);
    ck_assert(emj_interview_answer(fixture.interview, "", 0, NULL));
    ck_assert(emj_interview_back(fixture.interview));
    ck_assert(emj_interview_back(fixture.interview));
    assert_at(fixture.interview, Q, "risk", NULL);
    ck_assert(emj_interview_answer(fixture.interview, "Two", 0, NULL));
    assert_at(fixture.interview, Q, "risk:short", NULL);
    fixture_clear(&fixture);
}
END_TEST

/* What was answered stays, though it would not be asked now. */
START_TEST(back_keeps_answers)
{
    const char *const typed[] = {
        "", "One", "Two and more words", "Heard it", BACK, BACK, NULL
    };
    struct fixture fixture;
    g_autofree char *result = NULL;

    fixture_init(&fixture, &plain, typed);
    ck_assert(emj_interview_answer(fixture.interview, "", 0, NULL));
    assert_at(fixture.interview, Q, "seen", "Heard it");
    ck_assert(emj_interview_answer(fixture.interview, "Heard it", 0, NULL));
    assert_at(fixture.interview, TAG, NO_LEAN, NULL);
    result = result_of(fixture.interview);
    ck_assert_str_eq(result, "none -; minutes 30; fact: One; seen: Heard it; asked risk");
    fixture_clear(&fixture);
}
END_TEST

START_TEST(back_and_the_proposal)
{
    const char *const typed[] = { "", "One", SLIP, "", "", BACK, BACK, BACK, NULL };
    struct fixture fixture;
    g_autofree char *result = NULL;

    fixture_init(&fixture, &plain, typed);
    assert_at(fixture.interview, Q, "risk", SLIP);
    ck_assert(emj_interview_answer(fixture.interview, "Nothing of note came up", 0, NULL));
    ck_assert(emj_interview_answer(fixture.interview, "", 0, NULL));
    assert_at(fixture.interview, TAG, NO_LEAN, NULL);
    ck_assert(emj_interview_answer(fixture.interview, "", 0, NULL));
    result = result_of(fixture.interview);
    ck_assert_str_eq(result, "none -; minutes 30; fact: One; risk: Nothing of note came up; "
                             "asked seen");
    fixture_clear(&fixture);
}
END_TEST

/* From the if-then to the tag, past the choice of what to replace, which is open again. */
START_TEST(back_over_replace)
{
    const char *const typed[] = { "", "", "One", "", "", "m", "2", BACK, NULL };
    struct script script = { .name = "replace", .open = THREE_OPEN };
    struct fixture fixture;

    fixture_init(&fixture, &script, typed);
    assert_at(fixture.interview, TAG, NO_LEAN, NULL);
    ck_assert(emj_interview_answer(fixture.interview, "m", 0, NULL));
    assert_at(fixture.interview, REPLACE, "1 2 3", NULL);
    ck_assert(emj_interview_back(fixture.interview));
    assert_at(fixture.interview, TAG, NO_LEAN, NULL);
    ck_assert(emj_interview_answer(fixture.interview, "m", 0, NULL));
    ck_assert(emj_interview_answer(fixture.interview, "", 0, NULL));
    ck_assert_int_eq(emj_interview_ask(fixture.interview).stage, DONE);
    ck_assert_ptr_null(emj_interview_take_outcome(fixture.interview));
    fixture_clear(&fixture);
}
END_TEST

/* An if-then that was begun goes on, however late it has become. */
START_TEST(back_when_late)
{
    const char *const typed[] = { "", "", "One", "", "", "m", "2", "x", BACK, BACK, NULL };
    struct script script = { .name = "late", .open = THREE_OPEN };
    struct fixture fixture;

    fixture_init(&fixture, &script, typed);
    assert_at(fixture.interview, TAG, NO_LEAN, NULL);
    ck_assert(emj_interview_answer(fixture.interview, "l", 500, NULL));
    assert_at(fixture.interview, REPLACE, "1 2 3", NULL);
    ck_assert(emj_interview_answer(fixture.interview, "3", 500, NULL));
    assert_at(fixture.interview, WHEN, "When…", "x");
    fixture_clear(&fixture);
}
END_TEST

/* Ended after going back: what was typed stands, and so does what it was to replace. */
START_TEST(back_and_end)
{
    const char *const typed[] = { "", "", "One", "", "", "m", "2", "x", BACK, BACK, NULL };
    struct script script = { .name = "end", .open = THREE_OPEN };
    struct fixture fixture;
    g_autoptr(GString) outcomes = g_string_new(NULL);
    g_autofree char *result = NULL;

    fixture_init(&fixture, &script, typed);
    emj_interview_finish(fixture.interview);
    take_outcomes(fixture.interview, outcomes);
    result = result_of(fixture.interview);
    ck_assert_str_eq(result, "management chosen; minutes 30; fact: One; asked risk goal; "
                             "next: When x");
    ck_assert_str_eq(outcomes->str, "open-2:2 dropped replaced");
    fixture_clear(&fixture);
}
END_TEST

/* Without a tag to ask for, the step before the if-then is the last question. */
START_TEST(back_without_tag)
{
    const char *const typed[] = { "", "One", "", "", BACK, NULL };
    struct script script = { .name = "no tag", .no_tag = true };
    struct fixture fixture;

    fixture_init(&fixture, &script, typed);
    assert_at(fixture.interview, Q, "goal", NULL);
    fixture_clear(&fixture);
}
END_TEST

/* Every answer taken back: there is nothing to tag and nothing to save. */
START_TEST(back_to_nothing)
{
    const char *const typed[] = { "", "One", "", "", BACK, BACK, BACK, "", "", "", NULL };
    struct fixture fixture;

    fixture_init(&fixture, &plain, typed);
    ck_assert_int_eq(emj_interview_ask(fixture.interview).stage, DONE);
    ck_assert(!emj_interview_has_answer(fixture.interview));
    fixture_clear(&fixture);
}
END_TEST

START_TEST(no_way_back)
{
    static const struct script opened = { .name = "open", .open = THREE_OPEN };
    struct fixture fixture;

    fixture_init(&fixture, &opened, (const char *const[]){ NULL });
    ck_assert(!emj_interview_back(fixture.interview));
    ck_assert(emj_interview_answer(fixture.interview, "", 0, NULL));
    ck_assert(!emj_interview_back(fixture.interview));
    ck_assert(emj_interview_answer(fixture.interview, "", 0, NULL));
    ck_assert(!emj_interview_back(fixture.interview));
    emj_interview_finish(fixture.interview);
    ck_assert(!emj_interview_back(fixture.interview));
    emj_interview_finish(fixture.interview);
    ck_assert_int_eq(emj_interview_ask(fixture.interview).stage, DONE);
    fixture_clear(&fixture);
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { back_through_everything, 1 },
        { a_text_typed_too_early_stands_ready, 1 },
        { back_chooses_anew, 1 },
        { appended_text_is_of_the_last_answer_and_keeps_its_marker, 1 },
        { nothing_is_appended_without_an_answer, 1 },
        { back_keeps_answers, 1 },
        { back_and_the_proposal, 1 },
        { back_over_replace, 1 },
        { back_when_late, 1 },
        { back_and_end, 1 },
        { back_without_tag, 1 },
        { back_to_nothing, 1 },
        { no_way_back, 1 },
    };

    return run_cases("interview-back", cases, G_N_ELEMENTS(cases));
}
