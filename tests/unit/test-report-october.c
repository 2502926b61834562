/* The documented example month: every printed figure, and the same in JSON. */
#include <check.h>
#include <stdlib.h>

#include "report-golden.h"
#include "report-october.h"

static struct report_place place;

static void setup(void)
{
    report_place_init(&place);
    add_october_journal(place.entries);
    add_october_roster(place.config);
    report_make(&place, report_period(EMJ_PERIOD_MONTH, "2026-10-31"), "2026-10-31");
}

static void teardown(void)
{
    report_place_clear(&place);
}

static char *markdown(enum emj_report_entries entries, bool no_tables)
{
    struct emj_report_options options = { .entries = entries, .writer.no_tables = no_tables };
    return report_text(place.report, &options);
}

/* The lines of the example, as documented. */
static const char *const lines[] = {
    "# Manager's journal: October 2026\n",
    "\nPrivate copy. 21 entries on 21 days, 1 to 30 October; 17 written the same day. Figures "
    "as "
    "of 31 October 2026.\n",
    "\n- Leadership share of entries: 26% (14 management only, 3 both, 4 leadership only; n = "
    "21).\n",
    "\n- Against September (33%, n = 18): about the same. Against July to September together "
    "(35%, n = 41): about the same.\n",
    "\n- Longest gap: Dependency management, leadership side, 66 days.\n",
    "\n- Commitments: 2 carried in, 6 made, 4 kept, 1 partly, 1 dropped, 2 open.\n",
    "\n## Highlights\n\n"
    "- **8 Oct, Quarterly planning.** Cut the billing rewrite from Q4 after sizing it with the "
    "team. Evidence: plan v3 went from 11 to 7 projects; two product leads confirmed in "
    "writing.\n"
    "- **13 Oct, Performance reviews.** Gave Wen feedback on two design reviews using dated "
    "examples. Evidence: Wen drafted a growth plan the next day and asked for a design lead "
    "role.\n"
    "- **26 Oct, Quarterly planning.** Opened the kickoff with why reliability comes first. "
    "Evidence: three of five engineers named the same goal, unprompted, in the retro.\n",
    "\n## What did not work\n\n"
    "- **20 Oct, Dependency management.** Found the identity-service slip two weeks late. I "
    "had "
    "asked for dates, not for confidence in the dates.\n"
    "- **22 Oct, Team focus.** Let three unplanned requests through in one week; the on-call "
    "swap was mine to refuse.\n",
    "\n## People\n\n"
    "Private section, left out of shared copies. Mentions, last one, and how many carry an "
    "observed example.\n\n"
    "- @wen: 4 (30 Oct), 3 with an example\n"
    "- @tomas: 3 (19 Oct), 1 with an example\n"
    "- @priya: 2 (9 Oct), 2 with an example\n"
    "- Not mentioned this month: @ade (last 17 September, 44 days)\n",
    "\n## Themes\n\n"
    "- reliability 5 entries (September 2), hiring 3 (3), oncall 3 (0)\n",
    "\nBy entries: management 15.5, leadership 5.5 of 21. By meeting minutes: leadership 27% "
    "(213 "
    "of 790 minutes; 19 of 21 entries have a length). By words: leadership 31% (358 of 1,141 "
    "words).\n",
    "\n```\n"
    "         management #   both =   leadership .\n"
    "Jul  n=8   #############==.....   5 / 1 / 2   too few for a percentage\n"
    "Aug  n=15  ###########===......   8 / 2 / 5   leadership 40%\n"
    "Sep  n=18  ############==......  11 / 2 / 5   leadership 33%\n"
    "Oct  n=21  #############===....  14 / 3 / 4   leadership 26%\n"
    "```\n",
    "\nEntries that touch each side, then days since the last one. An entry tagged both counts "
    "on "
    "both sides.\n",
    "\n| Activity | Management | Leadership | Entries |\n|---|---|---|---|\n",
    "\n| Quarterly planning | 5 (5 d) | 3 (5 d) | 6 |\n",
    "\n| Performance reviews | 4 (1 d) | 2 (12 d) | 5 |\n",
    "\n| Dependency management | 5 (4 d) | 0 (66 d) | 5 |\n",
    "\n| Team focus | 3 (9 d) | 2 (2 d) | 5 |\n",
    "\n- **Gap:** Dependency management, leadership: last on 26 August, 66 days ago; this pack "
    "asks about every 30 days.\n",
    "\n- By function: controlling and problem solving 9, planning and budgeting 5, motivating "
    "and "
    "inspiring 4, organizing and staffing 3, setting direction 2, aligning people 1.\n",
    "\n- [x] When a date is given in the sync, I ask how sure we are (made 20 Oct, kept 27 "
    "Oct)\n"
    "- [x] When I open planning, I name the goal before the list (made 21 Oct, kept 26 Oct)\n"
    "- [ ] When Tomás brings an escalation, I ask for his option first (made 19 Oct, open 12 "
    "days)\n"
    "- [ ] When a request arrives mid-sprint, I reply with the cost before yes or no (made 22 "
    "Oct, open 9 days)\n"
    "- Also: 2 kept, 1 partly, 1 dropped (situation changed).\n",
    "\n## To carry into November\n",
    "\nThese figures count what was written, not how the month was spent. Leadership share = "
    "(leadership only + half of both) / 21 tagged entries.\n",
};

START_TEST(test_line)
{
    g_autofree char *text = markdown(EMJ_REPORT_ENTRIES_NONE, false);
    ck_assert_msg(strstr(text, lines[_i]) != NULL, "missing:\n%s\nin:\n%s", lines[_i], text);
}
END_TEST

START_TEST(test_golden_markdown)
{
    g_autofree char *text = markdown(EMJ_REPORT_ENTRIES_LIST, false);
    compare_golden("october.md", text);
}
END_TEST

START_TEST(test_golden_no_tables)
{
    g_autofree char *text = markdown(EMJ_REPORT_ENTRIES_NONE, true);
    compare_golden("october-no-tables.md", text);
    ck_assert_ptr_null(strstr(text, "|---"));
}
END_TEST

START_TEST(test_golden_json)
{
    struct emj_report_options options = { .root = "/journal" };
    g_autofree char *text = report_json(place.report, &options);
    compare_golden("october.json", text);
}
END_TEST

START_TEST(test_same_bytes_twice)
{
    g_autofree char *first = markdown(EMJ_REPORT_ENTRIES_FULL, false);
    report_make(&place, report_period(EMJ_PERIOD_MONTH, "2026-10-01"), "2026-10-31");
    g_autofree char *second = markdown(EMJ_REPORT_ENTRIES_FULL, false);
    ck_assert_str_eq(first, second);
}
END_TEST

START_TEST(test_august_was_higher)
{
    const struct emj_period_counts *august =
        g_ptr_array_index(place.report->balance.history, 1);
    ck_assert_str_eq(august->label, "August");
    ck_assert_int_eq(emj_units_compare(&place.report->balance.counts, &august->counts),
                     EMJ_VERDICT_LOWER);
}
END_TEST

START_TEST(test_what_was_written_of_people)
{
    const struct emj_people *people = &place.report->people;
    const struct emj_person_line *missing = g_ptr_array_index(people->missing, 0);
    ck_assert_uint_eq(people->mentioned->len, 3);
    ck_assert_uint_eq(people->missing->len, 1);
    ck_assert_str_eq(missing->handle, "ade");
    ck_assert_uint_eq(missing->mentions, 0);
    ck_assert_int_eq(missing->age_days, 44);
}
END_TEST

START_TEST(test_themes_beside_september)
{
    ck_assert_str_eq(place.report->themes.previous, "September");
    ck_assert_uint_eq(place.report->themes.frequent->len, 0);
}
END_TEST

START_TEST(test_quarter_has_its_months)
{
    static const char *const ticks[] = { "Q3", "Oct", "Q4" };
    struct emj_report *report =
        report_make(&place, report_period(EMJ_PERIOD_QUARTER, "2026-10-31"), "2026-10-31");
    const GPtrArray *history = report->balance.history;
    ck_assert_uint_eq(history->len, G_N_ELEMENTS(ticks));
    for (guint i = 0; i < history->len; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(history, i);
        ck_assert_str_eq(bar->tick, ticks[i]);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("october");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_line, 0, (int)G_N_ELEMENTS(lines));
    tcase_add_test(tests, test_golden_markdown);
    tcase_add_test(tests, test_golden_no_tables);
    tcase_add_test(tests, test_golden_json);
    tcase_add_test(tests, test_same_bytes_twice);
    tcase_add_test(tests, test_august_was_higher);
    tcase_add_test(tests, test_what_was_written_of_people);
    tcase_add_test(tests, test_themes_beside_september);
    tcase_add_test(tests, test_quarter_has_its_months);

    Suite *suite = suite_create("report-october");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
