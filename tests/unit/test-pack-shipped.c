/* The packs that are shipped have no error, no warning, and what the program counts on. */
#include "pack-golden.h"

static const struct {
    const char *id;
    const char *alias;
} shipped[] = {
    { "quarterly-planning", "planning" },
    { "performance-reviews", "reviews" },
    { "dependency-management", "dependencies" },
    { "team-focus", "focus" },
};

START_TEST(a_shipped_pack_is_clean)
{
    g_autofree char *path = g_strdup_printf("../prompts/%s.yaml", shipped[_i].id);
    g_autoptr(emj_pack) pack = golden_pack(path);
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    size_t length = 0;
    g_autofree char *bytes = golden_read(path, &length);
    emj_pack_lint(bytes, length, diags);
    emj_pack_lint_language(bytes, length, pack->language, diags);
    g_autofree char *lines = golden_lines(diags);
    ck_assert_str_eq(lines, "");
    ck_assert_str_eq(pack->id, shipped[_i].id);
    ck_assert_str_eq(pack->activity, shipped[_i].id);
    ck_assert_uint_ge(pack->aliases->len, 1);
    ck_assert_str_eq(g_ptr_array_index(pack->aliases, 0), shipped[_i].alias);
    ck_assert_ptr_nonnull(pack->commitment_when);
    ck_assert_ptr_nonnull(pack->commitment_will);
    ck_assert_ptr_nonnull(emj_pack_cues(pack, "en"));
}
END_TEST

/* Every step has a question, and each side has effects to ask for. */
START_TEST(a_shipped_pack_can_always_ask)
{
    g_autofree char *path = g_strdup_printf("../prompts/%s.yaml", shipped[_i].id);
    g_autoptr(emj_pack) pack = golden_pack(path);
    int steps[EMJ_STEP_NEXT + 1] = { 0 };
    int effects[EMJ_SIDE_LEADERSHIP + 1] = { 0 };
    for (guint i = 0; i < pack->questions->len; i++) {
        const struct emj_question *question = g_ptr_array_index(pack->questions, i);
        steps[question->step]++;
        effects[question->side] += question->step == EMJ_STEP_EFFECT;
    }
    for (size_t step = 0; step < G_N_ELEMENTS(steps); step++)
        ck_assert_int_ge(steps[step], 1);
    ck_assert_int_ge(effects[EMJ_SIDE_MANAGEMENT], 2);
    ck_assert_int_ge(effects[EMJ_SIDE_LEADERSHIP], 2);
}
END_TEST

static Suite *shipped_suite(void)
{
    Suite *suite = suite_create("pack-shipped");
    TCase *tests = tcase_create("shipped");
    tcase_add_loop_test(tests, a_shipped_pack_is_clean, 0, G_N_ELEMENTS(shipped));
    tcase_add_loop_test(tests, a_shipped_pack_can_always_ask, 0, G_N_ELEMENTS(shipped));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(shipped_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
