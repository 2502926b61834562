#include "base/kotter.h"

#include <stdlib.h>

#include <check.h>
#include <glib.h>

static const struct {
    enum emj_side side;
    const char *slug;
    enum emj_side other;
    enum emj_work work;
} sides[] = {
    { EMJ_SIDE_ANY, "any", EMJ_SIDE_ANY, EMJ_WORK_NONE },
    { EMJ_SIDE_MANAGEMENT, "management", EMJ_SIDE_LEADERSHIP, EMJ_WORK_MANAGEMENT },
    { EMJ_SIDE_LEADERSHIP, "leadership", EMJ_SIDE_MANAGEMENT, EMJ_WORK_LEADERSHIP },
};

START_TEST(a_side_has_a_slug_an_opposite_and_a_tag)
{
    enum emj_side found = EMJ_SIDE_ANY;

    ck_assert_str_eq(emj_side_slug(sides[_i].side), sides[_i].slug);
    ck_assert(emj_side_from_slug(sides[_i].slug, &found));
    ck_assert_int_eq(found, sides[_i].side);
    ck_assert_int_eq(emj_side_other(sides[_i].side), sides[_i].other);
    ck_assert_int_eq(emj_side_work(sides[_i].side), sides[_i].work);
}
END_TEST

static const struct {
    enum emj_function function;
    const char *slug;
    const char *title;
    enum emj_side side;
} functions[] = {
    { EMJ_PLANNING_BUDGETING, "planning-budgeting", "planning and budgeting",
      EMJ_SIDE_MANAGEMENT },
    { EMJ_ORGANIZING_STAFFING, "organizing-staffing", "organizing and staffing",
      EMJ_SIDE_MANAGEMENT },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, "controlling-problem-solving",
      "controlling and problem solving", EMJ_SIDE_MANAGEMENT },
    { EMJ_SETTING_DIRECTION, "setting-direction", "setting direction", EMJ_SIDE_LEADERSHIP },
    { EMJ_ALIGNING_PEOPLE, "aligning-people", "aligning people", EMJ_SIDE_LEADERSHIP },
    { EMJ_MOTIVATING_INSPIRING, "motivating-inspiring", "motivating and inspiring",
      EMJ_SIDE_LEADERSHIP },
};

START_TEST(a_function_has_a_slug_a_title_and_a_side)
{
    enum emj_function found = EMJ_FUNCTION_NONE;

    ck_assert_uint_eq(G_N_ELEMENTS(functions), EMJ_FUNCTION_COUNT);
    ck_assert_str_eq(emj_function_slug(functions[_i].function), functions[_i].slug);
    ck_assert_str_eq(emj_function_title(functions[_i].function), functions[_i].title);
    ck_assert_int_eq(emj_function_side(functions[_i].function), functions[_i].side);
    ck_assert(emj_function_from_slug(functions[_i].slug, &found));
    ck_assert_int_eq(found, functions[_i].function);
}
END_TEST

START_TEST(no_function_has_nothing)
{
    ck_assert_ptr_null(emj_function_slug(EMJ_FUNCTION_NONE));
    ck_assert_ptr_null(emj_function_title(EMJ_FUNCTION_NONE));
    ck_assert_int_eq(emj_function_side(EMJ_FUNCTION_NONE), EMJ_SIDE_ANY);
}
END_TEST

static const struct {
    enum emj_work work;
    const char *word;
    bool taken;
} works[] = {
    { EMJ_WORK_NONE, "none", false },
    { EMJ_WORK_MANAGEMENT, "management", true },
    { EMJ_WORK_LEADERSHIP, "leadership", true },
    { EMJ_WORK_BOTH, "both", true },
};

START_TEST(the_work_tags_have_words)
{
    enum emj_work found = EMJ_WORK_NONE;

    ck_assert_str_eq(emj_work_word(works[_i].work), works[_i].word);
    ck_assert_int_eq(emj_work_from_word(works[_i].word, &found), works[_i].taken);
    ck_assert_int_eq(found, works[_i].work);
}
END_TEST

static const struct {
    enum emj_step step;
    const char *slug;
} steps[] = {
    { EMJ_STEP_HAPPENED, "happened" },
    { EMJ_STEP_EFFECT, "effect" },
    { EMJ_STEP_EVIDENCE, "evidence" },
    { EMJ_STEP_NEXT, "next" },
};

START_TEST(a_step_has_a_slug)
{
    enum emj_step found = EMJ_STEP_HAPPENED;

    ck_assert_str_eq(emj_step_slug(steps[_i].step), steps[_i].slug);
    ck_assert(emj_step_from_slug(steps[_i].slug, &found));
    ck_assert_int_eq(found, steps[_i].step);
}
END_TEST

static const char *const strangers[] = { "",         "Management",          "manage",  "both ",
                                         "planning", "planning-budgeting-", "Happened" };

START_TEST(strangers_are_refused_and_change_nothing)
{
    enum emj_side side = EMJ_SIDE_LEADERSHIP;
    enum emj_function function = EMJ_ALIGNING_PEOPLE;
    enum emj_work work = EMJ_WORK_BOTH;
    enum emj_step step = EMJ_STEP_NEXT;

    ck_assert(!emj_side_from_slug(strangers[_i], &side));
    ck_assert(!emj_function_from_slug(strangers[_i], &function));
    ck_assert(!emj_work_from_word(strangers[_i], &work));
    ck_assert(!emj_step_from_slug(strangers[_i], &step));
    ck_assert_int_eq(side, EMJ_SIDE_LEADERSHIP);
    ck_assert_int_eq(function, EMJ_ALIGNING_PEOPLE);
    ck_assert_int_eq(work, EMJ_WORK_BOTH);
    ck_assert_int_eq(step, EMJ_STEP_NEXT);
}
END_TEST

static Suite *kotter_suite(void)
{
    Suite *suite = suite_create("base-kotter");
    TCase *tests = tcase_create("kotter");

    tcase_add_loop_test(tests, a_side_has_a_slug_an_opposite_and_a_tag, 0, G_N_ELEMENTS(sides));
    tcase_add_loop_test(tests, a_function_has_a_slug_a_title_and_a_side, 0,
                        G_N_ELEMENTS(functions));
    tcase_add_test(tests, no_function_has_nothing);
    tcase_add_loop_test(tests, the_work_tags_have_words, 0, G_N_ELEMENTS(works));
    tcase_add_loop_test(tests, a_step_has_a_slug, 0, G_N_ELEMENTS(steps));
    tcase_add_loop_test(tests, strangers_are_refused_and_change_nothing, 0,
                        G_N_ELEMENTS(strangers));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(kotter_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
