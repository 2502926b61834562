/* What the sections of a report say. */
#include <check.h>
#include <stdlib.h>

#include "report-typed.h"

/* --- highlights --- */

START_TEST(test_sentences_end)
{
    static const struct {
        const char *text;
        const char *printed;
    } cases[] = {
        { "Said no +", "** Said no. Evidence: seen.\n" },
        { "Said no. +", "** Said no. Evidence: seen.\n" },
        { "Why not? +", "** Why not? Evidence: seen.\n" },
        { "“Why not?” +", "** “Why not?” Evidence: seen.\n" },
        { "(no.) +", "** (no.) Evidence: seen.\n" },
        { "“no” +", "** “no”. Evidence: seen.\n" },
        { "いいえ。 +", "** いいえ。 Evidence: seen.\n" },
        { "First\n\nsecond +", "** First second. Evidence: seen.\n" },
    };
    g_autofree char *rest =
        g_strconcat(WORK HAPPENED, cases[_i].text, "\n\n" EVIDENCE "seen\n", NULL);
    add_typed("a", "2026-10-05", rest);
    make_october(false);
    assert_says(cases[_i].printed);
}
END_TEST

START_TEST(test_markup_in_a_quote_stays_text)
{
    add_typed("a", "2026-10-05", WORK "a *b* [c](d) <e> | `f` # g ~h~ &amp; +\n");
    make_october(false);
    assert_says("- **5 Oct.** a \\*b\\* \\[c\\](d) \\<e> | \\`f\\` # g \\~h~ \\&amp;");
}
END_TEST

START_TEST(test_themes_lose_their_sign_in_markdown_alone)
{
    add_typed("a", "2026-10-05", WORK "Cut #scope again (#plan) and C# +\n");
    make_october(false);
    assert_says("Cut scope again (plan) and C#");
    g_autofree char *text = written(EMJ_FORMAT_TEXT, EMJ_REPORT_ENTRIES_NONE);
    ck_assert_ptr_nonnull(strstr(text, "Cut #scope again (#plan) and C#"));
}
END_TEST

START_TEST(test_themes_behind_the_last_word)
{
    static const struct {
        const char *text;
        const char *printed;
    } cases[] = {
        { "From the board #oncall +", "From the board (oncall)." },
        { "From the board. #oncall #plan/b +", "From the board. (oncall, plan/b)." },
        { "#oncall +", "oncall." },
        { "The #oncall #plan +", "The (oncall, plan)." },
        { "Room #7 is C# +", "Room #7 is C#." },
        { "From # +", "From #." },
        { "We are #1 +", "We are #1." },
        { "A ## b #c#d +", "A \\## b c#d." },
        { "Said #no, then #yes. +", "Said no, then yes." },
    };
    g_autofree char *rest = g_strconcat(WORK, cases[_i].text, "\n", NULL);
    g_autofree char *printed = g_strdup_printf("- **5 Oct.** %s\n", cases[_i].printed);
    add_typed("a", "2026-10-05", rest);
    make_october(false);
    assert_says(printed);
}
END_TEST

START_TEST(test_picked_automatically)
{
    add_typed("a", "2026-10-05", WORK HAPPENED "said no\n\n" EVIDENCE "seen\n");
    make_october(false);
    assert_says("## Highlights\n\nPicked automatically: no entry is marked with +.\n\n"
                "- **5 Oct.** said no. Evidence: seen.\n");
    assert_silent("## What did not work");
}
END_TEST

START_TEST(test_more_marked_than_shown)
{
    for (int i = 1; i <= 7; i++) {
        g_autofree char *stem = g_strdup_printf("n%d", i);
        g_autofree char *day = g_strdup_printf("2026-10-%02d", i * 4);
        add_typed(stem, day, WORK "done +\n");
    }
    make_october(false);
    assert_says("## Highlights\n\n5 of the 7 entries marked with +, spread over the period.\n");
}
END_TEST

/* --- wording: one and many, every kind of period --- */

START_TEST(test_one_of_everything)
{
    place.config->has_range = true;
    add_typed("a", "2026-10-05",
              "minutes: 1\ntags: [leadership]\ntagged: proposed\n---\n\nOk\n");
    make_october(false);
    assert_says("Private copy. 1 entry on 1 day, 5 October; 0 written the same day. Figures as "
                "of 31 October 2026. 1 tag is proposed; 'emjournal tag' confirms it.\n");
    assert_says("By entries: management 0, leadership 1 of 1. By meeting minutes: leadership 1 "
                "of 1 minute (1 of 1 entry has a length). By words: leadership 1 of 1 word.\n");
    assert_says("(leadership only + half of both) / 1 tagged entry.\n");
}
END_TEST

START_TEST(test_nothing_tagged)
{
    add_typed("a", "2026-10-05", "tags: []\n---\n\nSaid no\n");
    make_october(false);
    assert_says("By entries: management 0, leadership 0 of 0.\n");
    assert_says("(leadership only + half of both) / tagged entries.\n");
}
END_TEST

START_TEST(test_people_not_mentioned_in_each_kind)
{
    static const struct {
        enum emj_period_kind kind;
        const char *printed;
    } cases[] = {
        { EMJ_PERIOD_DAY, "- Not mentioned on this day: @zora (never)\n" },
        { EMJ_PERIOD_WEEK, "- Not mentioned this week: @zora (never)\n" },
        { EMJ_PERIOD_MONTH, "- Not mentioned this month: @zora (never)\n" },
        { EMJ_PERIOD_QUARTER, "- Not mentioned this quarter: @zora (never)\n" },
        { EMJ_PERIOD_YEAR, "- Not mentioned this year: @zora (never)\n" },
    };
    add_typed("a", "2026-10-05", WORK "Said no\n");
    make_period(report_period(cases[_i].kind, "2026-10-05"), "2026-10-05", false);
    assert_says(cases[_i].printed);
}
END_TEST

START_TEST(test_people_not_mentioned_in_a_range)
{
    add_typed("a", "2026-06-05", WORK "Asked @zora\n");
    add_typed("b", "2026-10-05", WORK "Said no\n");
    make_review(false);
    assert_says("- Not mentioned in this period: @zora (last 5 June, 209 days)\n");
}
END_TEST

START_TEST(test_many_people)
{
    g_autoptr(GString) rest = g_string_new(WORK "Asked");
    for (int i = 0; i < 90; i++)
        g_string_append_printf(rest, " @p%02d", i);
    add_typed("a", "2026-10-05", rest->str);
    make_october(false);
    assert_says("- @p11: 1 (5 Oct), 0 with an example\n- Also: @p12 1, @p13 1,");
    assert_says(", @p71 1 and 18 more\n- Not mentioned this month: @zora (never)\n");
    assert_silent("- @p12");
}
END_TEST

/* "September 2" is no date, but "week 40 2" would be no number. */
START_TEST(test_themes_beside_a_week)
{
    add_typed("a", "2026-09-29", WORK "About #scope\n");
    add_typed("b", "2026-10-05", WORK "About #scope\n");
    add_typed("c", "2026-10-06", WORK "About #scope\n");
    make_period(report_period(EMJ_PERIOD_WEEK, "2026-10-06"), "2026-10-11", false);
    assert_says("- scope 2 entries (week 40: 1)\n");
}
END_TEST

/* --- review --- */

START_TEST(test_last_third)
{
    static const struct {
        int early;
        int late;
        const char *printed; /* NULL: not a word about it */
    } cases[] = {
        { 0, 1,
          "\nThe 1 entry marked as a highlight falls in the last third of the period.\n" },
        { 1, 2, "\n2 of the 3 entries marked as highlights fall in the last third of the " },
        { 1, 1, NULL },
        { 1, 0, NULL },
    };
    for (int i = 0; i < cases[_i].early + cases[_i].late; i++) {
        g_autofree char *stem = g_strdup_printf("n%d", i);
        add_typed(stem, i < cases[_i].early ? "2026-07-05" : "2026-12-05", WORK "done +\n");
    }
    make_review(false);
    assert_says("## Evidence by month\n\n");
    assert_says("\n\n| Month | Entries | Highlights | Commitments closed |\n");
    if (cases[_i].printed)
        assert_says(cases[_i].printed);
    else
        assert_silent("last third");
}
END_TEST

START_TEST(test_expectations)
{
    static const struct {
        const char *title;
        unsigned functions;
    } headings[] = {
        { "Results", FUNCTION(PLANNING_BUDGETING) },
        { "Direction #1", FUNCTION(SETTING_DIRECTION) },
        { "People", FUNCTION(MOTIVATING_INSPIRING) },
        { "Teams", FUNCTION(ALIGNING_PEOPLE) },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        struct emj_review_heading *heading = g_new0(struct emj_review_heading, 1);
        heading->title = g_strdup(headings[i].title);
        heading->functions = headings[i].functions;
        g_ptr_array_add(place.config->review_headings, heading);
    }
    add_typed("a", "2026-10-05",
              "functions: [planning-budgeting]\n" WORK HAPPENED "Cut it +\n\n" EVIDENCE
              "seen\n");
    add_typed("b", "2026-10-06",
              "functions: [motivating-inspiring]\n" WORK HAPPENED "Asked her\n\n" EVIDENCE
              "seen\n");
    add_typed("c", "2026-10-07", "functions: [aligning-people]\n" WORK HAPPENED "Met them\n");
    make_review(false);
    assert_says("## By expectation\n\n"
                "Entries by the functions of their questions; one with functions of two "
                "headings counts under both.\n\n"
                "- **Results:** 1 entry\n"
                "  - **5 Oct.** Cut it.\n"
                "- **Direction #1:** no entries\n"
                "- **People:** 1 entry, none marked with +; picked automatically\n"
                "  - **6 Oct.** Asked her. Evidence: seen.\n"
                "- **Teams:** 1 entry, none marked with + and none with evidence\n");
    make_review(true);
    assert_says("- **Teams:** 1 entry, none marked with + and none with evidence that may be "
                "shared\n");
}
END_TEST

/* --- sections without content --- */

START_TEST(test_nothing_to_say_is_left_out)
{
    static const char *const headings[] = {
        "## Highlights", "## What did not work", "## Themes",        "## When written",
        "## Evidence",   "## By expectation",    "## Not mentioned", "## Entries",
    };
    add_typed("a", "2026-10-05", WORK "Said no\n");
    g_ptr_array_set_size(place.config->roster, 0);
    make_october(false);
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++)
        assert_silent(headings[i]);
    assert_silent("## People");
    assert_says("## Commitments\n\n0 made, 0 open.\n");
}
END_TEST

START_TEST(test_calendar_is_for_html_and_text)
{
    add_typed("a", "2026-10-05", WORK "Said no\n");
    make_october(false);
    for (int format = EMJ_FORMAT_MARKDOWN; format <= EMJ_FORMAT_XML; format++) {
        bool drawn = format == EMJ_FORMAT_HTML || format == EMJ_FORMAT_TEXT;
        g_autofree char *text = written((enum emj_format)format, EMJ_REPORT_ENTRIES_NONE);
        ck_assert_int_eq(strstr(text, "When written") != NULL, drawn);
    }
}
END_TEST

/* --- entries --- */

/* The files of the journal are somebody's to move while a report is made. */
static struct emj_entry *read_nothing(void *data, const char *path)
{
    (void)data;
    (void)path;
    return NULL;
}

START_TEST(test_an_entry_that_is_gone)
{
    add_typed("a", "2026-10-05", "activity: team-focus\n" WORK "# Scope\n\nSaid no\n");
    struct emj_report_request request = report_request(
        &place, report_period(EMJ_PERIOD_MONTH, "2026-10-31"), report_day("2026-10-31"));
    request.reader.read = read_nothing;
    place.report = emj_report_new(&request);

    g_autofree char *list = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_LIST);
    ck_assert_ptr_nonnull(
        strstr(list, "- **5 Oct.** This entry could not be read again: Team focus; "));
    g_autofree char *full = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_FULL);
    ck_assert_ptr_nonnull(strstr(full, "### 5 October: Team focus\n\nTagged management.\n\n"
                                       "This entry could not be read again.\n\n"));
}
END_TEST

START_TEST(test_title_is_printed_once)
{
    add_typed("a", "2026-10-05", WORK "# Scope with @zora\n\nSaid no\n");
    make_october(_i == 1);
    g_autofree char *text = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_FULL);
    const char *title = _i == 1 ? "Scope with a senior engineer\n" : "Scope with @zora\n";
    const char *found = strstr(text, title);
    ck_assert_msg(found != NULL, "%s", text);
    ck_assert_msg(strstr(found + 1, "Scope with") == NULL, "%s", text);
}
END_TEST

/* --- front matter --- */

START_TEST(test_front_matter)
{
    static const char expected[] = "---\n"
                                   "title: \"Manager's journal: October 2026\"\n"
                                   "date: 2026-10-31\n"
                                   "tags:\n"
                                   "  - \"no\"\n"
                                   "  - plan/b\n"
                                   "---\n\n# Manager's journal";
    struct emj_report_options options = { .obsidian = true };
    add_typed("a", "2026-10-05", WORK "one #no #plan/b\n");
    add_typed("b", "2026-10-06", WORK "two #no #plan/b #once\n");
    make_october(false);
    g_autofree char *text = report_text(place.report, &options);
    ck_assert_msg(g_str_has_prefix(text, expected), "%.300s", text);
}
END_TEST

START_TEST(test_front_matter_without_themes)
{
    struct emj_report_options options = { .obsidian = true };
    make_october(false);
    g_autofree char *text = report_text(place.report, &options);
    ck_assert_ptr_nonnull(strstr(text, "\ntags: []\n---\n\n"));
}
END_TEST

static TCase *said(void)
{
    TCase *tests = tcase_create("said");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_sentences_end, 0, 8);
    tcase_add_test(tests, test_markup_in_a_quote_stays_text);
    tcase_add_test(tests, test_themes_lose_their_sign_in_markdown_alone);
    tcase_add_loop_test(tests, test_themes_behind_the_last_word, 0, 9);
    tcase_add_test(tests, test_picked_automatically);
    tcase_add_test(tests, test_more_marked_than_shown);
    tcase_add_test(tests, test_one_of_everything);
    tcase_add_test(tests, test_nothing_tagged);
    tcase_add_loop_test(tests, test_people_not_mentioned_in_each_kind, 0, 5);
    tcase_add_test(tests, test_people_not_mentioned_in_a_range);
    tcase_add_test(tests, test_many_people);
    tcase_add_test(tests, test_themes_beside_a_week);
    tcase_add_loop_test(tests, test_last_third, 0, 4);
    tcase_add_test(tests, test_expectations);
    tcase_add_test(tests, test_nothing_to_say_is_left_out);
    tcase_add_test(tests, test_calendar_is_for_html_and_text);
    tcase_add_test(tests, test_an_entry_that_is_gone);
    tcase_add_loop_test(tests, test_title_is_printed_once, 0, 2);
    tcase_add_test(tests, test_front_matter);
    tcase_add_test(tests, test_front_matter_without_themes);
    return tests;
}

int main(void)
{
    Suite *suite = suite_create("report-sections");
    suite_add_tcase(suite, said());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
