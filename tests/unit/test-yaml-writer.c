#include "yaml/writer.h"

#include "yaml-helpers.h"

/* --- the form --- */

static const struct {
    const char *text;
    const char *form;      /* as any text */
    const char *kept_form; /* as a date, number or boolean */
} forms[] = {
    { "Sync with Identity", "Sync with Identity", "Sync with Identity" },
    { "dependency-management@3", "dependency-management@3", "dependency-management@3" },
    { "Jean's \"plan\"", "Jean's \"plan\"", "Jean's \"plan\"" },
    { "back\\slash", "back\\slash", "back\\slash" },
    { "caf\xC3\xA9 \xE6\x97\xA5", "caf\xC3\xA9 \xE6\x97\xA5", "caf\xC3\xA9 \xE6\x97\xA5" },
    { "a:b", "a:b", "a:b" },
    { "a#b", "a#b", "a#b" },
    { "1on1", "1on1", "1on1" },
    { "3 tasks", "3 tasks", "3 tasks" },
    { "note", "note", "note" },
    { "dayone:5A0B", "dayone:5A0B", "dayone:5A0B" },
    /* What another reader could take for something else. */
    { "no", "\"no\"", "no" },
    { "NO", "\"NO\"", "NO" },
    { "y", "\"y\"", "y" },
    { "True", "\"True\"", "True" },
    { "off", "\"off\"", "off" },
    { "null", "\"null\"", "null" },
    { "~", "\"~\"", "~" },
    { "1.10", "\"1.10\"", "1.10" },
    { "30", "\"30\"", "30" },
    { "-5", "\"-5\"", "-5" },
    { "+5", "\"+5\"", "+5" },
    { ".5", "\".5\"", ".5" },
    { "-.5", "\"-.5\"", "-.5" },
    { "1e3", "\"1e3\"", "1e3" },
    { "0x1F", "\"0x1F\"", "0x1F" },
    { "0o17", "\"0o17\"", "0o17" },
    { "1_000", "\"1_000\"", "1_000" },
    { "190:20:30", "\"190:20:30\"", "190:20:30" },
    { ".inf", "\".inf\"", ".inf" },
    { "-.INF", "\"-.INF\"", "-.INF" },
    { ".NaN", "\".NaN\"", ".NaN" },
    { "=", "\"=\"", "=" },
    { "2026-11-12", "\"2026-11-12\"", "2026-11-12" },
    { "2026-11-12T14:32:00+01:00", "\"2026-11-12T14:32:00+01:00\"",
      "2026-11-12T14:32:00+01:00" },
    { "2026-11-12 14:32", "\"2026-11-12 14:32\"", "2026-11-12 14:32" },
    /* What YAML itself would take for something else, whatever is meant. */
    { "", "\"\"", "\"\"" },
    { " ", "\" \"", "\" \"" },
    { " a", "\" a\"", "\" a\"" },
    { "a ", "\"a \"", "\"a \"" },
    { "a: b", "\"a: b\"", "\"a: b\"" },
    { "a:", "\"a:\"", "\"a:\"" },
    { "#x", "\"#x\"", "\"#x\"" },
    { "a #b", "\"a #b\"", "\"a #b\"" },
    { "- a", "\"- a\"", "\"- a\"" },
    { "-", "\"-\"", "\"-\"" },
    { "---", "\"---\"", "\"---\"" },
    { "...", "\"...\"", "\"...\"" },
    { "?", "\"?\"", "\"?\"" },
    { "? a", "\"? a\"", "\"? a\"" },
    { "*a", "\"*a\"", "\"*a\"" },
    { "&a", "\"&a\"", "\"&a\"" },
    { "!a", "\"!a\"", "\"!a\"" },
    { "|", "\"|\"", "\"|\"" },
    { "> a", "\"> a\"", "\"> a\"" },
    { "%a", "\"%a\"", "\"%a\"" },
    { "@tomas", "\"@tomas\"", "\"@tomas\"" },
    { "`a`", "\"`a`\"", "\"`a`\"" },
    { "'a'", "\"'a'\"", "\"'a'\"" },
    { "\"a\"", "\"\\\"a\\\"\"", "\"\\\"a\\\"\"" },
    { "[a]", "\"[a]\"", "\"[a]\"" },
    { "{a}", "\"{a}\"", "\"{a}\"" },
    { "a, b", "\"a, b\"", "\"a, b\"" },
    { "<<", "\"<<\"", "<<" },
    { "a\nb", "\"a\\nb\"", "\"a\\nb\"" },
    { "a\tb", "\"a\\tb\"", "\"a\\tb\"" },
    { "a\\b: \"c\"", "\"a\\\\b: \\\"c\\\"\"", "\"a\\\\b: \\\"c\\\"\"" },
    { "a\xE2\x80\xA8"
      "b",
      "\"a\\u2028b\"", "\"a\\u2028b\"" },
    { "\xEF\xBB\xBF"
      "a",
      "\"\\uFEFFa\"", "\"\\uFEFFa\"" },
    { "\xEF\xBF\xBE", "\"\\uFFFE\"", "\"\\uFFFE\"" },
    { "\xF0\x9F\xBF\xBF", "\"\\U0001FFFF\"", "\"\\U0001FFFF\"" },
};

START_TEST(a_text_has_its_form)
{
    g_autofree char *form = emj_yaml_scalar(forms[_i].text, false);
    g_autofree char *kept = emj_yaml_scalar(forms[_i].text, true);
    ck_assert_str_eq(form, forms[_i].form);
    ck_assert_str_eq(kept, forms[_i].kept_form);
}
END_TEST

/* --- the way back --- */

/* In a map, in a list in brackets, and behind a dash. */
static void check_way_back(const char *text)
{
    g_autofree char *form = emj_yaml_scalar(text, false);
    g_autofree char *yaml = g_strdup_printf("a: %s\nb: [%s, %s]\nc:\n  - %s\n%s: d\n", form,
                                            form, form, form, form);
    g_autofree char *outcome = yaml_outcome(yaml, strlen(yaml), &emj_yaml_front_matter_limits);
    g_autofree char *wanted =
        g_strdup_printf("{a: \"%s\", b: [\"%s\", \"%s\"], c: [\"%s\"], %s: \"d\"}", text, text,
                        text, text, text);
    ck_assert_str_eq(outcome, wanted);
}

START_TEST(every_form_reads_back)
{
    if (strcmp(forms[_i].text, "") != 0)
        check_way_back(forms[_i].text);
}
END_TEST

/* Two and three characters of those that mean something, in every order. */
START_TEST(every_short_mix_reads_back)
{
    static const char *const pieces[] = { "x", " ", "-", ":", "#",  "?",  "&",  "*", "!", "|",
                                          ">", "'", "%", "@", "`",  "[",  "]",  "{", "}", ",",
                                          ".", "0", "~", "=", "\"", "\\", "\n", "<", "\t" };
    const size_t count = G_N_ELEMENTS(pieces);
    for (size_t i = 0; i < count * count; i++) {
        g_autofree char *text =
            g_strconcat(pieces[_i], pieces[i / count], pieces[i % count], NULL);
        check_way_back(text);
        text[2] = '\0';
        check_way_back(text);
    }
}
END_TEST

static Suite *writer_suite(void)
{
    Suite *suite = suite_create("yaml-writer");
    TCase *tests = tcase_create("writer");
    tcase_add_loop_test(tests, a_text_has_its_form, 0, G_N_ELEMENTS(forms));
    tcase_add_loop_test(tests, every_form_reads_back, 0, G_N_ELEMENTS(forms));
    tcase_add_loop_test(tests, every_short_mix_reads_back, 0, 29);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(writer_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
