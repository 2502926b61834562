/* Themes, and frequent words where there are few of them. */
#include <check.h>
#include <stdlib.h>

#include "report-support.h"
#include "report/figures/words.h"

static struct report_place place;

static void setup(void)
{
    report_place_init(&place);
}

static void teardown(void)
{
    report_place_clear(&place);
}

static void add(const char *day, const char *text)
{
    const struct report_spec spec = { .day = day, .work = MGMT, .text = text };
    report_add(place.entries, &spec, 1);
}

static const struct emj_themes *themes_of(struct emj_period period, bool share)
{
    struct emj_report_request request = report_request(&place, period, period.last);
    request.share = share;
    place.report = emj_report_new(&request);
    return &place.report->themes;
}

static const struct emj_themes *october(bool share)
{
    return themes_of(report_period(EMJ_PERIOD_MONTH, "2026-10-31"), share);
}

/* "hiring 3 (2), oncall 2 (0)" */
static void assert_themes(const struct emj_themes *themes, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < themes->themes->len; i++) {
        const struct emj_theme_line *line = g_ptr_array_index(themes->themes, i);
        g_string_append_printf(text, "%s%s %zu (%zu)", i > 0 ? ", " : "", line->theme,
                               line->entries, line->previous);
    }
    ck_assert_str_eq(text->str, expected);
}

static void assert_words(const struct emj_themes *themes, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < themes->frequent->len; i++) {
        const struct emj_frequent_word *word = g_ptr_array_index(themes->frequent, i);
        g_string_append_printf(text, "%s%s %zu", i > 0 ? ", " : "", word->word, word->entries);
    }
    ck_assert_str_eq(text->str, expected);
}

/* --- themes --- */

START_TEST(test_themes)
{
    add("2026-10-01", "One #b #a #once");
    add("2026-10-02", "One #B #b #a");
    add("2026-10-03", "One #c #b");
    add("2026-10-04", "One #c");
    add("2026-10-05", "One");
    add("2026-09-30", "One #c #before");
    add("2026-09-01", "One #c #before");
    add("2026-08-31", "One #c");
    const struct emj_themes *themes = october(false);
    assert_themes(themes, "b 3 (0), a 2 (0), c 2 (2)");
    ck_assert_str_eq(themes->previous, "September");
}
END_TEST

START_TEST(test_no_period_before)
{
    add("2026-10-01", "One #a");
    add("2026-10-02", "One #a");
    const struct emj_themes *themes = october(false);
    ck_assert_ptr_null(themes->previous);
    assert_themes(themes, "a 2 (0)");
    themes =
        themes_of(emj_period_all(report_day("2026-10-01"), report_day("2026-10-02")), false);
    ck_assert_ptr_null(themes->previous);
    assert_themes(themes, "a 2 (0)");
}
END_TEST

/* Before a range stands one of the same length, in another year with its year. */
START_TEST(test_period_before_a_range)
{
    struct emj_period range = { 0 };
    add("2026-01-03", "One #a");
    add("2026-01-02", "One #a");
    add("2026-01-01", "One #a");
    add("2025-12-31", "One #a");
    add("2025-12-30", "One #a");
    ck_assert(
        emj_period_range(report_day("2026-01-02"), report_day("2026-01-03"), &range, NULL));
    const struct emj_themes *themes = themes_of(range, false);
    assert_themes(themes, "a 2 (2)");
    ck_assert_str_eq(themes->previous, "31 December 2025 to 1 January 2026");
}
END_TEST

START_TEST(test_shared_themes)
{
    add("2026-10-01", "One #a #b");
    add("2026-10-02", "One #a #b");
    add("2026-10-03", "One #b\n// hidden");
    add("2026-09-03", "One #b\n// hidden");
    add("2026-09-03", "One #b");
    const struct report_spec spec = {
        .day = "2026-10-04", .work = MGMT, .private = true, .text = "One #b #c"
    };
    report_add(place.entries, &spec, 1);
    assert_themes(october(false), "b 4 (2), a 2 (0)");
    assert_themes(october(true), "a 2 (0), b 2 (1)");
}
END_TEST

/* --- frequent words --- */

static void add_three(const char *text)
{
    add("2026-10-01", text);
    add("2026-10-02", text);
    add("2026-10-03", text);
}

/* A word in a text that three entries have, and whether it counts. */
static const struct {
    const char *text;
    const char *words;
} texts[] = {
    { "budget", "budget 3" },
    { "Budget BUDGET budget", "budget 3" }, /* once an entry, case folded */
    { "cut", "" },                          /* three letters */
    { "über Straße", "strasse 3, über 3" },
    { "café cafe\xcc\x81", "café 3" }, /* composed or not, one word */
    { "(budget), \"plan\": estimate... **draft**", "budget 3, draft 3, estimate 3, plan 3" },
    { "[[estimate]] _draft_ `code` <tags>", "code 3, draft 3, estimate 3, tags 3" },
    { "version2 2nd q4plan", "" }, /* letters only */
    { "on-call either/or wasn't team's", "" },
    { "https://example.org/budget mailto:wen@example.org", "" },
    { "@budget @wen/estimate #draft mail@plans", "" },
    { "estimate@", "" },
    { "with about every should because", "" }, /* stop words */
    { "With About EVERY October monday", "" },
    { "word\n// hidden\nbudget", "budget 3, word 3" },
    { "// estimate", "" },
    { "aaaa bbbb cccc dddd eeee ffff", "aaaa 3, bbbb 3, cccc 3, dddd 3, eeee 3" }, /* five */
    { "abcdefghijabcdefghijabcdefghijabcdefghij",
      "abcdefghijabcdefghijabcdefghijabcdefghij 3" },
    { "abcdefghijabcdefghijabcdefghijabcdefghijk", "" }, /* more than 40 letters are no word */
    { "budget—plans", "" },
    { "„budget“", "budget 3" },
};

START_TEST(test_words)
{
    add_three(texts[_i].text);
    assert_words(october(false), texts[_i].words);
}
END_TEST

START_TEST(test_words_need_three_entries)
{
    add("2026-10-01", "plan budget estimate");
    add("2026-10-02", "plan budget");
    add("2026-10-03", "plan");
    add("2026-10-04", "plan budget");
    add("2026-11-01", "estimate");
    add("2026-09-01", "estimate estimate");
    assert_words(october(false), "plan 4, budget 3");
}
END_TEST

/* Names are found whatever their case and accents are. */
START_TEST(test_names_are_no_words)
{
    report_add_person(place.config, "tomas", "Tomás Silva", "Tommy,Der Chef");
    report_add_person(place.config, "nobody", NULL, NULL);
    add_three("Tomas TOMÁS silva Tommy chef budget Maria Ade-Bello bello");
    add("2026-08-01", "With @maria-bello");
    assert_words(october(false), "budget 3");
}
END_TEST

/* What is a theme anywhere is none of the words. */
START_TEST(test_themes_are_no_words)
{
    add_three("reliability budget");
    add("2026-08-01", "With #reliability");
    assert_words(october(false), "budget 3");
}
END_TEST

static const struct {
    const char *signs; /* of every entry */
    const char *words;
} enough[] = {
    { "budget #aa #bb", "budget 3" },
    { "budget #aa #bb #cc", "" },
};

START_TEST(test_three_themes_are_enough)
{
    add_three(enough[_i].signs);
    add("2026-10-09", "One #dd"); /* in one entry alone */
    assert_words(october(false), enough[_i].words);
}
END_TEST

static const struct {
    const char *language;
    const char *words;
} languages[] = {
    { "en", "budget 3" }, { "en-GB", "budget 3" }, { "EN", "budget 3" },
    { "de", "" },         { "eng", "" },           { "ja-JP", "" },
};

START_TEST(test_languages_without_a_list)
{
    g_free(place.config->language);
    place.config->language = g_strdup(languages[_i].language);
    add_three("budget");
    assert_words(october(false), languages[_i].words);
}
END_TEST

START_TEST(test_words_of_a_shared_copy)
{
    const struct report_spec spec = {
        .day = "2026-10-04", .work = MGMT, .private = true, .text = "estimate budget"
    };
    add("2026-10-01", "budget estimate");
    add("2026-10-02", "budget estimate");
    add("2026-10-03", "budget");
    const struct report_spec mixed = {
        .day = "2026-10-05", .work = MGMT, .text = "estimate\n// hidden", .evidence = "Seen"
    };
    report_add(place.entries, &spec, 1);
    report_add(place.entries, &mixed, 1);
    assert_words(october(false), "budget 4, estimate 4");
    assert_words(october(true), "budget 3");
}
END_TEST

static size_t times_read;

static struct emj_entry *count_reads(void *entries, const char *path)
{
    times_read++;
    return report_read(entries, path);
}

/* Nobody waits for words where themes do. */
START_TEST(test_entries_are_read_only_for_words)
{
    struct emj_period period = report_period(EMJ_PERIOD_MONTH, "2026-10-31");
    add_three("budget #aa #bb #cc");
    add("2026-09-09", "budget");
    struct emj_report_request request = report_request(&place, period, period.last);
    request.reader.read = count_reads;
    times_read = 0;
    place.report = emj_report_new(&request);
    ck_assert_uint_eq(times_read, 0);
}
END_TEST

/* So many entries of one text, and how many of them are read again. */
static const struct {
    size_t entries;
    size_t reads;
} sizes[] = { { 20000, 20000 }, { 20001, 0 } };

START_TEST(test_long_periods_are_not_read_for_words)
{
    struct emj_period period = report_period(EMJ_PERIOD_MONTH, "2026-10-31");
    g_autoptr(emj_digest) digest = emj_digest_new(period.last);
    add("2026-10-01", "budget");
    for (size_t i = 0; i < sizes[_i].entries; i++)
        emj_digest_add(digest, g_ptr_array_index(place.entries, 0));
    emj_digest_finish(digest);
    struct emj_report_request request = report_request(&place, period, period.last);
    request.digest = digest;
    request.reader.read = count_reads;
    times_read = 0;
    g_autoptr(emj_report) report = emj_report_new(&request);
    ck_assert_uint_eq(times_read, sizes[_i].reads);
    assert_words(&report->themes, sizes[_i].reads > 0 ? "budget 20000" : "");
}
END_TEST

/* A text of nothing but new words fills what is remembered; known ones go on counting. */
START_TEST(test_many_different_words)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 50000; i++)
        g_string_append_printf(text, "q%c%c%c%c ", 'a' + i % 26, 'a' + i / 26 % 26,
                               'a' + i / 676 % 26, 'a' + i / 17576);
    add("2026-10-01", text->str);
    for (int day = 2; day < 6; day++) {
        g_autofree char *date = g_strdup_printf("2026-10-%02d", day);
        add(date, "budget qaaaa");
    }
    assert_words(october(false), "qaaaa 5");
}
END_TEST

/* The search by halves finds each word of the list only while it is sorted. */
START_TEST(test_stop_words_are_found)
{
    static const char *const some[] = { "able",    "about", "because", "monday", "nothing",
                                        "october", "their", "which",   "would",  "yourselves" };
    for (size_t i = 0; i < G_N_ELEMENTS(some); i++)
        ck_assert_msg(emj_stop_word("en", some[i]), "%s", some[i]);
    ck_assert(!emj_stop_word("en", "budget"));
    ck_assert(!emj_stop_word("en", ""));
    ck_assert(!emj_stop_word("de", "about"));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("themes");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, test_themes);
    tcase_add_test(tests, test_no_period_before);
    tcase_add_test(tests, test_period_before_a_range);
    tcase_add_test(tests, test_shared_themes);
    tcase_add_loop_test(tests, test_words, 0, (int)G_N_ELEMENTS(texts));
    tcase_add_test(tests, test_words_need_three_entries);
    tcase_add_test(tests, test_names_are_no_words);
    tcase_add_test(tests, test_themes_are_no_words);
    tcase_add_loop_test(tests, test_three_themes_are_enough, 0, (int)G_N_ELEMENTS(enough));
    tcase_add_loop_test(tests, test_languages_without_a_list, 0, (int)G_N_ELEMENTS(languages));
    tcase_add_test(tests, test_words_of_a_shared_copy);
    tcase_add_test(tests, test_entries_are_read_only_for_words);
    tcase_add_loop_test(tests, test_long_periods_are_not_read_for_words, 0,
                        (int)G_N_ELEMENTS(sizes));
    tcase_add_test(tests, test_many_different_words);
    tcase_add_test(tests, test_stop_words_are_found);

    Suite *suite = suite_create("report-themes");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
