#include "pack-golden.h"

/* --- broken packs --- */

static void read_broken(const char *bytes, size_t length, struct emj_diags *diags)
{
    g_autoptr(emj_pack) pack = emj_pack_read(bytes, length, diags);
    ck_assert_ptr_null(pack);
    ck_assert_uint_gt(emj_diags_errors(diags), 0);
}

START_TEST(broken_packs_name_every_problem)
{
    golden_check("broken", read_broken);
}
END_TEST

START_TEST(earlier_errors_of_others_do_not_refuse_a_pack)
{
    size_t length = 0;
    g_autofree char *bytes = golden_read("packs/valid/minimal.yaml", &length);
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    emj_diags_error(diags, (struct emj_mark){ 1, 1 }, "something else");
    g_autoptr(emj_pack) pack = emj_pack_read(bytes, length, diags);
    ck_assert_ptr_nonnull(pack);
}
END_TEST

/* --- a pack with everything --- */

static const struct emj_question *question_at(const struct emj_pack *pack, guint index)
{
    ck_assert_uint_lt(index, pack->questions->len);
    return g_ptr_array_index(pack->questions, index);
}

static const char *word_at(const GPtrArray *words, guint index)
{
    ck_assert_ptr_nonnull(words);
    ck_assert_uint_lt(index, words->len);
    return g_ptr_array_index(words, index);
}

START_TEST(a_full_pack_has_its_fields)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/full.yaml");
    ck_assert_str_eq(pack->id, "dependency-management");
    ck_assert_int_eq(pack->revision, 3);
    ck_assert_str_eq(pack->language, "de");
    ck_assert_uint_eq(pack->title->languages->len, 2);
    ck_assert_str_eq(word_at(pack->title->languages, 0), "en");
    ck_assert_str_eq(word_at(pack->title->texts, 1), "Abh\xC3\xA4ngigkeiten steuern");
    ck_assert_str_eq(word_at(pack->about->texts, 0),
                     "After a sync with a team you depend on,\nor that depends on you.");
    ck_assert_str_eq(pack->author, "Example Person");
    ck_assert_str_eq(pack->licence, "CC0-1.0");
    ck_assert_str_eq(pack->source, "a shelf: of packs");
    ck_assert_str_eq(pack->activity, "team-dependencies");
    ck_assert_uint_eq(pack->aliases->len, 2);
    ck_assert_str_eq(word_at(pack->aliases, 1), "sync-notes");
    ck_assert_int_eq(pack->cadence_days, 45);
    ck_assert_int_eq(pack->max_questions, 2);
    ck_assert_uint_eq(pack->questions->len, 4);
    ck_assert_str_eq(word_at(pack->commitment_when->languages, 0), "de");
    ck_assert_str_eq(word_at(pack->commitment_when->texts, 0), "the next date slips");
    ck_assert_str_eq(word_at(pack->commitment_will->texts, 0),
                     "fragen, was daf\xC3\xBCr wegf\xC3\xA4llt");
}
END_TEST

START_TEST(a_full_pack_has_its_questions)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/full.yaml");
    const struct emj_question *moved = question_at(pack, 0);
    ck_assert_str_eq(moved->id, "moved");
    ck_assert_int_eq(moved->side, EMJ_SIDE_ANY);
    ck_assert_int_eq(moved->function, EMJ_FUNCTION_NONE);
    ck_assert_int_eq(moved->step, EMJ_STEP_HAPPENED);
    ck_assert_int_eq(moved->answer, EMJ_ANSWER_TEXT);
    ck_assert_int_eq(moved->max_words, 120);
    ck_assert_int_eq(moved->weight, 5);
    ck_assert_int_eq(moved->cooldown, 0);
    /* A folded block on one line is one line. */
    ck_assert_str_eq(word_at(moved->hint->texts, 0), "Ein Satz gen\xC3\xBCgt.");
    ck_assert_str_eq(word_at(moved->hint->languages, 0), "de");
    const struct emj_question *owner = emj_pack_question(pack, "risk-owner");
    ck_assert_ptr_eq(owner, question_at(pack, 1));
    ck_assert_int_eq(owner->side, EMJ_SIDE_MANAGEMENT);
    ck_assert_int_eq(owner->function, EMJ_CONTROLLING_PROBLEM_SOLVING);
    ck_assert_uint_eq(owner->ask->texts->len, 3);
    ck_assert_uint_eq(owner->only_for->len, 2);
    ck_assert_str_eq(word_at(owner->only_for, 1), "kickoff");
    ck_assert(owner->sensitive);
    ck_assert_int_eq(question_at(pack, 3)->answer, EMJ_ANSWER_NUMBER);
    ck_assert_int_eq(question_at(pack, 3)->step, EMJ_STEP_NEXT);
    ck_assert_ptr_null(emj_pack_question(pack, "nobody"));
}
END_TEST

START_TEST(a_full_pack_has_its_choices)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/full.yaml");
    const struct emj_question *mood = emj_pack_question(pack, "mood");
    ck_assert_int_eq(mood->answer, EMJ_ANSWER_CHOICE);
    ck_assert_int_eq(mood->side, EMJ_SIDE_LEADERSHIP);
    ck_assert_int_eq(mood->step, EMJ_STEP_EVIDENCE);
    ck_assert_uint_eq(mood->choices->len, 2);
    const struct emj_choice *choice = g_ptr_array_index(mood->choices, 1);
    ck_assert_str_eq(choice->id, "no-go");
    ck_assert_str_eq(emj_pack_text(pack, choice->label, "en"), "No go");
    ck_assert_ptr_null(question_at(pack, 0)->choices);
}
END_TEST

static const struct {
    const char *question;
    guint index;
    enum emj_follow_up_when when;
    const char *mention; /* the last one */
    const char *ask;
} follow_ups[] = {
    { "risk-owner", 0, EMJ_FOLLOW_UP_SHORT, NULL, "What is the date?" },
    { "risk-owner", 1, EMJ_FOLLOW_UP_MENTIONS, "slip*", "Who was told?" },
    { "risk-owner", 2, EMJ_FOLLOW_UP_MENTIONS, "nobody", "Who will be told?" },
    { "mood", 0, EMJ_FOLLOW_UP_EMPTY, NULL, "What did they do?" },
    { "mood", 1, EMJ_FOLLOW_UP_MARKED_OK, NULL, "What would you change?" },
    { "mood", 2, EMJ_FOLLOW_UP_MARKED_BAD, NULL, "What would you keep?" },
};

START_TEST(a_full_pack_has_its_follow_ups)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/full.yaml");
    const struct emj_question *question = emj_pack_question(pack, follow_ups[_i].question);
    ck_assert_uint_eq(question->follow_ups->len, 3);
    const struct emj_follow_up *follow_up =
        g_ptr_array_index(question->follow_ups, follow_ups[_i].index);
    ck_assert_int_eq(follow_up->when, follow_ups[_i].when);
    ck_assert_str_eq(emj_pack_text(pack, follow_up->ask, "de"), follow_ups[_i].ask);
    if (follow_ups[_i].mention == NULL) {
        ck_assert_ptr_null(follow_up->mentions);
    } else {
        ck_assert_str_eq(word_at(follow_up->mentions, follow_up->mentions->len - 1),
                         follow_ups[_i].mention);
    }
}
END_TEST

START_TEST(a_full_pack_has_its_cues)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/full.yaml");
    const GPtrArray *english = emj_pack_cues(pack, "en");
    ck_assert_uint_eq(english->len, 2);
    const struct emj_cue_group *group = g_ptr_array_index(english, 0);
    ck_assert_int_eq(group->points, 3);
    ck_assert_int_eq(group->function, EMJ_CONTROLLING_PROBLEM_SOLVING);
    ck_assert_uint_eq(group->words->len, 3);
    ck_assert_str_eq(word_at(group->words, 2), "blocked by");
    group = g_ptr_array_index(english, 1);
    ck_assert_int_eq(group->points, 1);
    ck_assert_int_eq(group->function, EMJ_ALIGNING_PEOPLE);
}
END_TEST

/* --- defaults --- */

START_TEST(a_minimal_pack_takes_the_defaults)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/minimal.yaml");
    ck_assert_int_eq(pack->revision, 1);
    ck_assert_str_eq(pack->language, "en");
    ck_assert_ptr_null(pack->about);
    ck_assert_ptr_null(pack->author);
    ck_assert_ptr_null(pack->licence);
    ck_assert_ptr_null(pack->source);
    ck_assert_uint_eq(pack->aliases->len, 0);
    ck_assert_int_eq(pack->cadence_days, 30);
    ck_assert_int_eq(pack->max_questions, 3);
    ck_assert_uint_eq(pack->cues->len, 0);
    ck_assert_ptr_null(pack->commitment_when);
    ck_assert_ptr_null(pack->commitment_will);
    const struct emj_question *question = question_at(pack, 0);
    ck_assert_int_eq(question->step, EMJ_STEP_EFFECT);
    ck_assert_int_eq(question->answer, EMJ_ANSWER_LINE);
    ck_assert_int_eq(question->max_words, 40);
    ck_assert_int_eq(question->weight, 3);
    ck_assert_int_eq(question->cooldown, 2);
    ck_assert(!question->sensitive);
    ck_assert_ptr_null(question->hint);
    ck_assert_ptr_null(question->only_for);
    ck_assert_uint_eq(question->follow_ups->len, 0);
}
END_TEST

START_TEST(a_pack_always_asks_what_happened)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/minimal.yaml");
    ck_assert_uint_eq(pack->questions->len, 2);
    const struct emj_question *added = question_at(pack, 1);
    ck_assert_str_eq(added->id, "what-i-did");
    ck_assert_str_eq(emj_pack_text(pack, added->ask, "de"),
                     "What did you decide, change or say?");
    ck_assert_int_eq(added->side, EMJ_SIDE_ANY);
    ck_assert_int_eq(added->function, EMJ_FUNCTION_NONE);
    ck_assert_int_eq(added->step, EMJ_STEP_HAPPENED);
    ck_assert_int_eq(added->answer, EMJ_ANSWER_LINE);
    ck_assert_int_eq(added->max_words, 40);
    ck_assert_int_eq(added->weight, 5);
    ck_assert_int_eq(added->cooldown, 0);
    ck_assert_uint_eq(added->follow_ups->len, 0);
}
END_TEST

START_TEST(the_built_in_question_avoids_a_taken_id)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/crlf.yaml");
    ck_assert_str_eq(pack->id, "no-one");
    ck_assert_str_eq(pack->language, "no");
    ck_assert_str_eq(word_at(pack->title->texts, 0), "N\xC3\xBAmero \"uno\"");
    ck_assert_uint_eq(pack->questions->len, 2);
    ck_assert_str_eq(question_at(pack, 1)->id, "what-happened");
    ck_assert_int_eq(question_at(pack, 1)->step, EMJ_STEP_HAPPENED);
}
END_TEST

/* --- languages --- */

static const struct {
    const char *language;
    const char *title;
    const char *ask;
} translations[] = {
    { "en", "Dependency management", "Which risk has an owner and a date now?" },
    { "en-GB", "Dependency management", "Which risk has an owner and a date now?" },
    { "EN", "Dependency management", "Which risk has an owner and a date now?" },
    { "de", "Abh\xC3\xA4ngigkeiten steuern", "Welches Risiko hat jetzt ein Datum?" },
    { "de-AT", "Abh\xC3\xA4ngigkeiten steuern", "Welches Risiko hat jetzt ein Datum?" },
    { "de-CH", "Abh\xC3\xA4ngigkeiten steuern",
      "Welches Risiko hat jetzt ein Datum bekommen?" },
    { "de-CH-1996", "Abh\xC3\xA4ngigkeiten steuern",
      "Welches Risiko hat jetzt ein Datum bekommen?" },
    /* The pack's own language where there is nothing else. */
    { "fr", "Abh\xC3\xA4ngigkeiten steuern", "Welches Risiko hat jetzt ein Datum?" },
    { "den", "Abh\xC3\xA4ngigkeiten steuern", "Welches Risiko hat jetzt ein Datum?" },
    { "", "Abh\xC3\xA4ngigkeiten steuern", "Welches Risiko hat jetzt ein Datum?" },
    { NULL, "Abh\xC3\xA4ngigkeiten steuern", "Welches Risiko hat jetzt ein Datum?" },
};

START_TEST(a_text_is_found_by_dropping_subtags)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/full.yaml");
    const struct emj_question *question = emj_pack_question(pack, "risk-owner");
    ck_assert_str_eq(emj_pack_text(pack, pack->title, translations[_i].language),
                     translations[_i].title);
    ck_assert_str_eq(emj_pack_text(pack, question->ask, translations[_i].language),
                     translations[_i].ask);
}
END_TEST

START_TEST(a_text_without_the_pack_s_language_falls_back_to_its_first)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/full.yaml");
    const char *about = emj_pack_text(pack, pack->about, "fr");
    ck_assert(g_str_has_prefix(about, "After a sync"));
    ck_assert_ptr_null(emj_pack_text(pack, NULL, "en"));
}
END_TEST

static const struct {
    const char *language;
    const char *word; /* the first of the cues found; NULL for none */
} cue_languages[] = {
    { "en", "risk" }, { "en-US", "risk" }, { "de-CH", "Risiko" }, { "de-ch-1996", "Risiko" },
    { "de", NULL },   { "de-AT", NULL },   { "fr", NULL },        { "", NULL },
};

START_TEST(cues_are_found_for_a_language_or_not_at_all)
{
    g_autoptr(emj_pack) pack = golden_pack("packs/valid/full.yaml");
    const GPtrArray *groups = emj_pack_cues(pack, cue_languages[_i].language);
    if (cue_languages[_i].word == NULL) {
        ck_assert_ptr_null(groups);
        return;
    }
    const struct emj_cue_group *group = g_ptr_array_index(groups, 0);
    ck_assert_str_eq(word_at(group->words, 0), cue_languages[_i].word);
}
END_TEST

START_TEST(follow_ups_have_slugs)
{
    ck_assert_str_eq(emj_follow_up_slug(EMJ_FOLLOW_UP_SHORT), "short");
    ck_assert_str_eq(emj_follow_up_slug(EMJ_FOLLOW_UP_EMPTY), "empty");
    ck_assert_str_eq(emj_follow_up_slug(EMJ_FOLLOW_UP_MARKED_OK), "marked-ok");
    ck_assert_str_eq(emj_follow_up_slug(EMJ_FOLLOW_UP_MARKED_BAD), "marked-bad");
    ck_assert_str_eq(emj_follow_up_slug(EMJ_FOLLOW_UP_MENTIONS), "mentions");
    emj_pack_free(NULL);
}
END_TEST

static Suite *reader_suite(void)
{
    Suite *suite = suite_create("pack-reader");
    TCase *tests = tcase_create("reader");
    tcase_add_test(tests, broken_packs_name_every_problem);
    tcase_add_test(tests, earlier_errors_of_others_do_not_refuse_a_pack);
    tcase_add_test(tests, a_full_pack_has_its_fields);
    tcase_add_test(tests, a_full_pack_has_its_questions);
    tcase_add_test(tests, a_full_pack_has_its_choices);
    tcase_add_loop_test(tests, a_full_pack_has_its_follow_ups, 0, G_N_ELEMENTS(follow_ups));
    tcase_add_test(tests, a_full_pack_has_its_cues);
    tcase_add_test(tests, a_minimal_pack_takes_the_defaults);
    tcase_add_test(tests, a_pack_always_asks_what_happened);
    tcase_add_test(tests, the_built_in_question_avoids_a_taken_id);
    tcase_add_loop_test(tests, a_text_is_found_by_dropping_subtags, 0,
                        G_N_ELEMENTS(translations));
    tcase_add_test(tests, a_text_without_the_pack_s_language_falls_back_to_its_first);
    tcase_add_loop_test(tests, cues_are_found_for_a_language_or_not_at_all, 0,
                        G_N_ELEMENTS(cue_languages));
    tcase_add_test(tests, follow_ups_have_slugs);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(reader_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
