#include "pack-golden.h"

/* --- style --- */

static void read_and_lint(const char *bytes, size_t length, struct emj_diags *diags)
{
    g_autoptr(emj_pack) pack = emj_pack_read(bytes, length, diags);
    ck_assert_ptr_nonnull(pack);
    ck_assert_uint_eq(emj_diags_count(diags), 0);
    emj_pack_lint(bytes, length, diags);
    ck_assert_uint_eq(emj_diags_errors(diags), 0);
}

START_TEST(questions_that_break_a_rule_are_named)
{
    golden_check("style", read_and_lint);
}
END_TEST

static const struct {
    const char *ask;
    int warnings;
} questions[] = {
    { "What did you see?", 0 },
    { "WHAT did you see?", 0 },
    { "Whatever did you see?", 1 },
    { "Whom did you tell?", 0 },
    { "Where did it stop?", 0 },
    { "When did you know?", 0 },
    { "How did you know?", 0 },
    { "How many teams wait?", 0 },
    { "How successfully did it go?", 1 },
    { "Why did you wait?", 1 },
    { "whY not?!!!", 1 },
    { "Whyever not now?", 1 },
    { "Do you listen?", 1 },
    { "Would you wait?", 1 },
    { "Name one thing.", 2 },
    { "What did you hear and what did you do?", 1 },
    { "What did you hear, and which was new?", 1 },
    { "What did you hear and say?", 0 },
    { "What did a brand whose name is new do?", 0 },
    { "What did you hear and see? And say?", 1 },
    { "What? And who? And which?", 1 },
};

START_TEST(english_questions_have_rules)
{
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    g_autofree char *text = g_strdup_printf("questions:\n  - ask: \"%s\"\n", questions[_i].ask);
    emj_pack_lint(text, strlen(text), diags);
    g_autofree char *lines = golden_lines(diags);
    ck_assert_msg((int)emj_diags_count(diags) == questions[_i].warnings, "%s\n%s",
                  questions[_i].ask, lines);
}
END_TEST

START_TEST(what_is_no_pack_is_no_matter_of_style)
{
    static const char *const texts[] = {
        "",
        "a",
        "[a]",
        "questions",
        "questions: a",
        "questions: [a]",
        "questions:\n- ask: [a]",
        "questions:\n- ask:\n    en: [a]",
        "questions:\n- follow_up: a",
        "commitment: [a]",
        "a: *b",
        "\xFF",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(emj_diags) diags = emj_diags_new("t");
        emj_pack_lint(texts[i], strlen(texts[i]), diags);
        emj_pack_lint_language(texts[i], strlen(texts[i]), "de", diags);
        ck_assert_uint_eq(emj_diags_errors(diags), 0);
    }
}
END_TEST

/* --- translations --- */

static const struct {
    const char *language;
    const char *lines;
} missing[] = {
    { "en", "t:27:10: warning: 'ask' has no text in 'en'\n"
            "t:28:11: warning: 'hint' has no text in 'en'\n"
            "t:48:14: warning: 'ask' has no text in 'en'\n"
            "t:51:14: warning: 'ask' has no text in 'en'\n"
            "t:53:14: warning: 'ask' has no text in 'en'\n"
            "t:60:10: warning: 'ask' has no text in 'en'\n"
            "t:63:16: warning: 'label' has no text in 'en'\n"
            "t:70:14: warning: 'ask' has no text in 'en'\n"
            "t:72:14: warning: 'ask' has no text in 'en'\n"
            "t:74:14: warning: 'ask' has no text in 'en'\n"
            "t:79:10: warning: 'ask' has no text in 'en'\n"
            "t:92:9: warning: 'when' has no text in 'en'\n"
            "t:94:5: warning: 'will' has no text in 'en'\n" },
    { "de", "t:11:3: warning: 'about' has no text in 'de'\n" },
    { "de-CH", "t:11:3: warning: 'about' has no text in 'de-CH'\n" },
};

START_TEST(missing_translations_are_named)
{
    size_t length = 0;
    g_autofree char *bytes = golden_read("packs/valid/full.yaml", &length);
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    emj_pack_lint_language(bytes, length, missing[_i].language, diags);
    g_autofree char *lines = golden_lines(diags);
    ck_assert_str_eq(lines, missing[_i].lines);
}
END_TEST

START_TEST(every_text_of_a_pack_is_looked_at)
{
    size_t length = 0;
    g_autofree char *bytes = golden_read("packs/valid/full.yaml", &length);
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    emj_pack_lint_language(bytes, length, "fr", diags);
    /* 4 asks, 6 of follow-ups, 1 hint, 2 labels, title, about, when, will. */
    ck_assert_uint_eq(emj_diags_count(diags), 17);
}
END_TEST

static Suite *lint_suite(void)
{
    Suite *suite = suite_create("pack-lint");
    TCase *tests = tcase_create("lint");
    tcase_add_test(tests, questions_that_break_a_rule_are_named);
    tcase_add_loop_test(tests, english_questions_have_rules, 0, G_N_ELEMENTS(questions));
    tcase_add_test(tests, what_is_no_pack_is_no_matter_of_style);
    tcase_add_loop_test(tests, missing_translations_are_named, 0, G_N_ELEMENTS(missing));
    tcase_add_test(tests, every_text_of_a_pack_is_looked_at);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(lint_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
