/* Where a journal is silent: runs of days, sides never touched, entries without an activity. */
#include <check.h>
#include <stdlib.h>

#include "report-typed.h"

#define FOCUS "activity: team-focus\n"

static void add_day(const char *day)
{
    add_typed(day, day, FOCUS WORK "Said no\n");
}

/* --- runs of days --- */

/* "FIRST LAST DAYS", "none" */
static char *silence_of(const struct emj_report *report)
{
    const struct emj_silence *silence = &report->silence;
    if (silence->days == 0)
        return g_strdup("none");
    g_autofree char *first = emj_date_format(silence->first);
    g_autofree char *last = emj_date_format(silence->last);
    return g_strdup_printf("%s %s %d", first, last, silence->days);
}

static const struct {
    const char *days[4];
    const char *as_of;
    const char *silence; /* of October */
} runs[] = {
    /* thirteen days are none, fourteen are */
    { { "2026-09-30", "2026-10-14", "2026-10-28" }, "2026-10-31", "none" },
    { { "2026-09-30", "2026-10-15", "2026-10-29" }, "2026-10-31", "2026-10-01 2026-10-14 14" },
    { { "2026-09-30", "2026-10-01", "2026-10-16" }, "2026-10-31", "2026-10-17 2026-10-31 15" },
    /* the first of equal ones, the longest of others */
    { { "2026-10-01", "2026-10-16", "2026-10-31" }, "2026-10-31", "2026-10-02 2026-10-15 14" },
    { { "2026-10-01", "2026-10-16" }, "2026-10-31", "2026-10-17 2026-10-31 15" },
    /* not before the journal's first entry, and not after as-of */
    { { "2026-10-20" }, "2026-10-31", "none" },
    { { "2026-10-01" }, "2026-10-14", "none" },
    { { "2026-10-01" }, "2026-10-15", "2026-10-02 2026-10-15 14" },
    { { "2026-10-01" }, "2026-12-31", "2026-10-02 2026-10-31 30" },
    /* an entry that is not yet written breaks no silence */
    { { "2026-10-01", "2026-10-20" }, "2026-10-16", "2026-10-02 2026-10-16 15" },
    { { NULL }, "2026-10-31", "none" },
    { { "2026-09-01" }, "2026-10-31", "2026-10-01 2026-10-31 31" },
    { { "2026-11-01" }, "2026-12-31", "none" },
};

START_TEST(test_runs)
{
    for (size_t i = 0; i < G_N_ELEMENTS(runs[0].days) && runs[_i].days[i]; i++)
        add_day(runs[_i].days[i]);
    struct emj_period october = report_period(EMJ_PERIOD_MONTH, "2026-10-31");
    g_autofree char *silence = silence_of(make_period(october, runs[_i].as_of, false));
    ck_assert_str_eq(silence, runs[_i].silence);
}
END_TEST

/* Entries stand by moment: written far to the east, the later one has the earlier day. */
START_TEST(test_days_out_of_order)
{
    add_typed("a", "2026-10-01", FOCUS WORK "Said no\n");
    add_typed("b", "2026-10-20", FOCUS WORK "Said no\n");
    g_ptr_array_set_size(place.entries, 1);
    const struct report_spec east[] = {
        { .day = "2026-10-16", .time = "00:30:00+14:00", .work = MGMT },
        { .day = "2026-10-15", .time = "23:30:00-11:00", .work = MGMT },
    };
    report_add(place.entries, east, G_N_ELEMENTS(east));
    g_autofree char *silence = silence_of(make_october(false));
    ck_assert_str_eq(silence, "2026-10-17 2026-10-31 15");
}
END_TEST

START_TEST(test_silence_is_named)
{
    add_day("2026-07-01");
    add_day("2026-09-10");
    make_review(_i == 1);
    assert_says("- Longest gap: ");
    assert_says(" ago. No entries from 11 September to 31 December (112 days).\n");
    assert_says("\n- No entries from 11 September to 31 December (112 days).\n- By function");
}
END_TEST

START_TEST(test_no_silence_is_not_named)
{
    for (int day = 1; day <= 31; day += 7) {
        g_autofree char *text = g_strdup_printf("2026-10-%02d", day);
        add_day(text);
    }
    make_october(false);
    assert_silent("No entries from");
}
END_TEST

/* --- where a journal begins --- */

START_TEST(test_months_before_the_first_entry)
{
    add_day(_i == 0 ? "2026-08-01" : "2026-07-31");
    make_review(false);
    if (_i == 0)
        assert_says("## Evidence by month\n\nThe journal's first entry is of 1 August 2026.\n");
    else
        assert_silent("first entry is of");
}
END_TEST

START_TEST(test_pictures_begin_with_the_first_entry)
{
    add_day("2026-08-15");
    const struct emj_report *report = make_review(false);
    ck_assert_uint_eq(report->review.months->len, 5);
    const struct emj_review_month *month = g_ptr_array_index(report->review.months, 0);
    ck_assert_str_eq(month->label, "August");
    ck_assert_uint_eq(month->entries, 1);
    ck_assert_uint_eq(report->days_written.days, 153);
    ck_assert_int_eq(emj_date_compare(report->days_written.first, report_day("2026-08-01")), 0);
    ck_assert_uint_eq(report->days_written.counts[14], 1);
}
END_TEST

/* --- sides never touched --- */

START_TEST(test_sides_without_an_entry_yet)
{
    add_day("2026-10-20");
    add_typed("b", "2026-10-21", "activity: team-focus\ntags: []\n---\n\nSaid no\n");
    struct emj_report *report = make_october(false);
    ck_assert_uint_eq(emj_report_sides(report), 8);
    ck_assert_uint_eq(emj_report_untouched(report), 7);
    assert_says("- Longest gap: none past its pack's cadence; 7 of 8 sides have no entry yet, "
                "the journal's first is 11 days old.\n");
}
END_TEST

START_TEST(test_every_side_has_an_entry)
{
    static const char *const activities[] = { "quarterly-planning", "performance-reviews",
                                              "dependency-management", "team-focus" };
    for (size_t i = 0; i < G_N_ELEMENTS(activities); i++) {
        g_autofree char *rest = g_strdup_printf(
            "activity: %s\ntags: [management, leadership]\ntagged: chosen\n---\n\nSaid no\n",
            activities[i]);
        add_typed(activities[i], "2026-10-20", rest);
    }
    ck_assert_uint_eq(emj_report_untouched(make_october(false)), 0);
    assert_says("- Longest gap: none, every side within its pack's cadence on 31 October.\n");
}
END_TEST

/* --- entries without an activity --- */

START_TEST(test_entries_without_an_activity)
{
    add_day("2026-10-20");
    add_typed("b", "2026-10-21", WORK "Said no\n");
    add_typed("c", "2026-10-22", "tags: [leadership]\ntagged: chosen\n---\n\nSaid no\n");
    add_typed("d", "2026-10-23", "tags: []\n---\n\nSaid no\n");
    make_october(_i == 1);
    assert_says("\n| No activity | 1 | 1 | 3 |\n");
    struct emj_report_options options = { .root = "/journal" };
    g_autofree char *json = report_json(place.report, &options);
    ck_assert_ptr_nonnull(strstr(json, "\"no_activity\": {\n    \"entries\": 3,\n"
                                       "    \"management\": 1,\n    \"leadership\": 1\n"));
}
END_TEST

START_TEST(test_every_entry_has_an_activity)
{
    add_day("2026-10-20");
    make_october(false);
    assert_silent("No activity");
}
END_TEST

static TCase *silences(void)
{
    TCase *tests = tcase_create("silences");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_runs, 0, (int)G_N_ELEMENTS(runs));
    tcase_add_test(tests, test_days_out_of_order);
    tcase_add_loop_test(tests, test_silence_is_named, 0, 2);
    tcase_add_test(tests, test_no_silence_is_not_named);
    tcase_add_loop_test(tests, test_months_before_the_first_entry, 0, 2);
    tcase_add_test(tests, test_pictures_begin_with_the_first_entry);
    tcase_add_test(tests, test_sides_without_an_entry_yet);
    tcase_add_test(tests, test_every_side_has_an_entry);
    tcase_add_loop_test(tests, test_entries_without_an_activity, 0, 2);
    tcase_add_test(tests, test_every_entry_has_an_activity);
    return tests;
}

int main(void)
{
    Suite *suite = suite_create("report-silence");
    suite_add_tcase(suite, silences());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
