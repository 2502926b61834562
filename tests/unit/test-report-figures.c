/* Small and odd journals: what is counted, what is left out, what is said. */
#include <check.h>
#include <stdlib.h>

#include "report-support.h"

#define QP "quarterly-planning"
#define TF "team-focus"

static struct report_place place;

static void setup(void)
{
    report_place_init(&place);
}

static void teardown(void)
{
    report_place_clear(&place);
}

static struct emj_report *october_of(const struct report_spec *specs, size_t count)
{
    report_add(place.entries, specs, count);
    return report_make(&place, report_period(EMJ_PERIOD_MONTH, "2026-10-31"), "2026-10-31");
}

static char *markdown(void)
{
    struct emj_report_options options = { .entries = EMJ_REPORT_ENTRIES_NONE };
    return report_text(place.report, &options);
}

static void assert_says(const char *expected)
{
    g_autofree char *text = markdown();
    ck_assert_msg(strstr(text, expected) != NULL, "missing:\n%s\nin:\n%s", expected, text);
}

static void assert_silent(const char *unexpected)
{
    g_autofree char *text = markdown();
    ck_assert_msg(strstr(text, unexpected) == NULL, "found:\n%s\nin:\n%s", unexpected, text);
}

START_TEST(test_empty_journal)
{
    october_of(NULL, 0);
    g_autofree char *text = markdown();
    ck_assert_str_eq(text, "# Manager's journal: October 2026\n\n"
                           "Private copy. 0 entries. Figures as of 31 October 2026.\n\n"
                           "No entries in this period.\n");
}
END_TEST

START_TEST(test_empty_period_shows_open_commitments_alone)
{
    const struct report_spec specs[] = {
        { .day = "2026-09-02", .work = MGMT, .commitment = "[ ] When a, I will b" },
        { .day = "2026-09-03",
          .work = MGMT,
          .commitment = "[x] When c, I will d (kept 2026-09-05)" },
    };
    october_of(specs, G_N_ELEMENTS(specs));
    g_autofree char *text = markdown();
    ck_assert_str_eq(text, "# Manager's journal: October 2026\n\n"
                           "Private copy. 0 entries. Figures as of 31 October 2026.\n\n"
                           "## Commitments\n\n"
                           "- [ ] When a, I will b (made 2 Sep, open 59 days)\n\n"
                           "No entries in this period.\n");
}
END_TEST

static void add_days(enum emj_work work, int count)
{
    for (int i = 0; i < count; i++) {
        g_autofree char *day = g_strdup_printf("2026-10-%02d", i + 1);
        struct report_spec spec = { .day = day, .activity = QP, .work = work, .minutes = 10 };
        report_add(place.entries, &spec, 1);
    }
}

static const struct {
    int entries;
    const char *says;
} sizes[] = {
    { 1, "share of entries: too few entries to describe a balance (1 management only" },
    { 4, "share of entries: too few entries to describe a balance (4 management only" },
    { 5, "share of entries: too few for a percentage (5 management only" },
    { 9, "share of entries: too few for a percentage (9 management only" },
    { 10, "share of entries: 0% (10 management only" },
};

START_TEST(test_share_needs_entries)
{
    add_days(EMJ_WORK_MANAGEMENT, sizes[_i].entries);
    october_of(NULL, 0);
    assert_says(sizes[_i].says);
}
END_TEST

START_TEST(test_few_entries_have_no_percent_anywhere)
{
    add_days(EMJ_WORK_BOTH, 9);
    october_of(NULL, 0);
    assert_silent("%");
}
END_TEST

START_TEST(test_untagged_entries_are_counted_apart)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-02", .activity = QP, .work = NONE },
        { .day = "2026-10-03", .activity = QP, .work = MGMT },
    };
    struct emj_report *report = october_of(specs, G_N_ELEMENTS(specs));
    const struct emj_coverage_row *row = g_ptr_array_index(report->coverage, 2);
    ck_assert_uint_eq(report->entries->len, 2);
    ck_assert_uint_eq(report->balance.counts.untagged, 1);
    ck_assert_uint_eq(emj_counts_tagged(&report->balance.counts), 1);
    ck_assert_str_eq(row->activity, QP);
    ck_assert_uint_eq(row->entries, 2);
    ck_assert_uint_eq(row->management.entries, 1);
    assert_says("n = 1, and 1 untagged)");
}
END_TEST

START_TEST(test_minutes_need_seven_in_ten)
{
    add_days(EMJ_WORK_MANAGEMENT, 7);
    const struct report_spec without[] = {
        { .day = "2026-10-20", .work = LEAD },
        { .day = "2026-10-21", .work = LEAD },
        { .day = "2026-10-22", .work = LEAD },
    };
    october_of(without, G_N_ELEMENTS(without));
    assert_says("By meeting minutes: leadership 0% (0 of 70 minutes; 7 of 10 entries");

    const struct report_spec one_more[] = { { .day = "2026-10-23", .work = LEAD } };
    october_of(one_more, 1);
    assert_says("By meeting minutes: no share, since 7 of 11 entries have a length.");
}
END_TEST

START_TEST(test_words_of_a_language_without_spaces)
{
    add_days(EMJ_WORK_MANAGEMENT, 10);
    g_free(place.config->language);
    place.config->language = g_strdup("ja-JP");
    october_of(NULL, 0);
    assert_silent("By words");
}
END_TEST

START_TEST(test_own_range_stands_beside_the_share)
{
    add_days(EMJ_WORK_MANAGEMENT, 10);
    place.config->has_range = true;
    place.config->range_low = 30;
    place.config->range_high = 60;
    october_of(NULL, 0);
    assert_says("n = 10). Own range: 30 to 60%.\n");
}
END_TEST

START_TEST(test_what_is_left_out)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-01", .activity = QP, .work = MGMT, .private = true },
        { .day = "2026-10-02", .activity = QP, .work = MGMT, .proposed = true },
        { .day = "2026-10-03", .activity = QP, .work = MGMT, .empty = true },
        { .day = "2026-10-20", .activity = QP, .work = LEAD },
    };
    report_add(place.entries, specs, G_N_ELEMENTS(specs));
    struct emj_report *report =
        report_make(&place, report_period(EMJ_PERIOD_MONTH, "2026-10-31"), "2026-10-19");
    ck_assert_uint_eq(report->entries->len, 2); /* no empty one, none after the as-of day */
    ck_assert_uint_eq(report->private, 1);
    ck_assert_uint_eq(report->proposed, 1);
    assert_says("1 tag is proposed; 'emjournal tag' confirms it.");
}
END_TEST

START_TEST(test_unreadable_files_and_filters_are_told)
{
    struct emj_period october = report_period(EMJ_PERIOD_MONTH, "2026-10-31");
    struct emj_report_request request = report_request(&place, october, october.last);
    request.unreadable = 2;
    request.filter = "activity team-focus";
    place.report = emj_report_new(&request);
    assert_says(" Only activity team-focus. 2 files could not be read and are not counted.\n");
}
END_TEST

START_TEST(test_cell_never_covered)
{
    const struct report_spec specs[] = {
        { .day = "2026-08-01", .activity = TF, .work = MGMT },
        { .day = "2026-10-30", .activity = TF, .work = MGMT },
    };
    struct emj_report *report = october_of(specs, G_N_ELEMENTS(specs));
    const struct emj_coverage_row *row = g_ptr_array_index(report->coverage, 3);
    ck_assert_str_eq(row->activity, TF);
    ck_assert_int_eq(row->leadership.age_days, -1);
    assert_says("| Team focus | 1 (1 d) | 0 (not yet) | 1 |\n");
    assert_says(
        "- **Gap:** Team focus, leadership: not yet, since the first entry 91 days ago; "
        "this pack asks about every 21 days.\n");
}
END_TEST

START_TEST(test_silent_activity_is_one_gap)
{
    const struct report_spec specs[] = {
        { .day = "2026-08-01", .activity = TF, .work = MGMT },
        { .day = "2026-10-30", .activity = QP, .work = BOTH },
    };
    october_of(specs, G_N_ELEMENTS(specs));
    assert_says("- **Gap:** Team focus: no entries for 91 days, the last on 1 August;");
    assert_silent("Team focus, leadership");
}
END_TEST

START_TEST(test_at_most_three_gaps)
{
    const struct report_spec specs[] = {
        { .day = "2026-01-01", .activity = "one", .work = MGMT },
        { .day = "2026-01-01", .activity = "two", .work = MGMT },
        { .day = "2026-10-30", .activity = QP, .work = BOTH },
    };
    ck_assert_uint_eq(october_of(specs, G_N_ELEMENTS(specs))->gaps->len, 3);
}
END_TEST

START_TEST(test_activity_without_a_pack_has_a_row)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-30", .activity = "incident-review", .work = LEAD },
    };
    october_of(specs, 1);
    assert_says("| Incident review | 0 (not yet) | 1 (1 d) | 1 |\n");
}
END_TEST

static void assert_identity(const struct emj_commitment_figures *figures)
{
    ck_assert_uint_eq(figures->carried_in + figures->made,
                      figures->kept + figures->partly + figures->dropped + figures->open);
}

START_TEST(test_commitments_as_of_an_earlier_day)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-05",
          .work = MGMT,
          .commitment = "[x] When a, I b (kept 2026-11-02)" },
        { .day = "2026-09-05",
          .work = MGMT,
          .commitment = "[x] When c, I d (kept 2026-09-30)" },
        { .day = "2026-10-06", .work = MGMT, .commitment = "[x] When e, I f" },
        { .day = "2026-10-07",
          .work = MGMT,
          .commitment = "[-] When g, I h (dropped 2026-10-01)" },
    };
    const struct emj_commitment_figures *figures =
        &october_of(specs, G_N_ELEMENTS(specs))->commitments;
    ck_assert_uint_eq(figures->open, 1); /* closed only in November */
    ck_assert_uint_eq(figures->carried_in, 0);
    ck_assert_uint_eq(figures->made, 3);
    ck_assert_uint_eq(figures->kept, 1);    /* without a day: the day it was made */
    ck_assert_uint_eq(figures->dropped, 1); /* closed before it was made: likewise */
    assert_identity(figures);
}
END_TEST

/* A few hundred random journals: the sums hold whatever the days are. */
START_TEST(test_commitments_always_add_up)
{
    static const char *const forms[] = {
        "[ ] When a, I b",
        "[x] When a, I b (kept %s)",
        "[/] When a, I b (partly %s)",
        "[-] When a, I b (dropped %s, replaced)",
        "[x] When a, I b",
    };
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    for (int i = 0; i < 300; i++) {
        int month = g_rand_int_range(random, 8, 13);
        g_autofree char *day = g_strdup_printf(
            "2026-%02d-%02d", g_rand_int_range(random, 8, 12), g_rand_int_range(random, 1, 29));
        g_autofree char *closed =
            g_strdup_printf("2026-%02d-%02d", month, g_rand_int_range(random, 1, 29));
        g_auto(GStrv) parts = g_strsplit(forms[g_rand_int_range(random, 0, 5)], "%s", 2);
        g_autofree char *line = g_strjoinv(closed, parts);
        struct report_spec spec = { .day = day, .work = MGMT, .commitment = line };
        report_add(place.entries, &spec, 1);
        const struct emj_report *report = october_of(NULL, 0);
        assert_identity(&report->commitments);
        ck_assert_uint_eq(report->commitments.open, report->commitments.open_items->len);
    }
}
END_TEST

START_TEST(test_five_open_leave_a_rest)
{
    struct report_spec specs[5];
    memset(specs, 0, sizeof specs);
    static const char *const days[] = { "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04",
                                        "2026-10-05" };
    for (size_t i = 0; i < G_N_ELEMENTS(specs); i++) {
        specs[i].day = days[i];
        specs[i].work = EMJ_WORK_MANAGEMENT;
        specs[i].commitment = "[ ] When a, I will b";
    }
    october_of(specs, G_N_ELEMENTS(specs));
    assert_says("(made 4 Oct, open 27 days)\n- Also: 1 open.\n");
}
END_TEST

START_TEST(test_no_earlier_period)
{
    add_days(EMJ_WORK_MANAGEMENT, 10);
    october_of(NULL, 0);
    assert_says("- No earlier period to compare with.\n");
    report_make(&place, emj_period_all(report_day("2026-10-01"), report_day("2026-10-10")),
                "2026-10-31");
    ck_assert_uint_eq(place.report->balance.changes->len, 0);
    ck_assert_uint_eq(place.report->balance.history->len, 1);
}
END_TEST

START_TEST(test_few_earlier_entries_are_not_compared)
{
    const struct report_spec before[] = { { .day = "2026-09-15", .work = LEAD } };
    add_days(EMJ_WORK_MANAGEMENT, 10);
    october_of(before, 1);
    assert_says("- Against September (n = 1): too few entries to compare.\n");
}
END_TEST

START_TEST(test_carried_questions)
{
    const struct report_spec specs[] = {
        { .day = "2026-08-01", .activity = TF, .work = MGMT },
        { .day = "2026-10-30", .activity = TF, .work = MGMT },
    };
    const struct emj_report *report = october_of(specs, G_N_ELEMENTS(specs));
    ck_assert_uint_ge(report->carry_forward->len, 1);
    ck_assert_uint_le(report->carry_forward->len, 3);
    for (guint i = 0; i < report->carry_forward->len; i++) {
        const struct emj_carry_forward *carry = g_ptr_array_index(report->carry_forward, i);
        ck_assert(g_str_has_suffix(carry->ask, "?"));
        for (guint j = 0; j < i; j++) {
            const struct emj_carry_forward *other = g_ptr_array_index(report->carry_forward, j);
            ck_assert_str_ne(carry->ask, other->ask);
        }
    }
    assert_says("\n## To carry into November\n\n- ");
}
END_TEST

static const struct {
    enum emj_period_kind kind;
    const char *heading;
    const char *dates;
} kinds[] = {
    { EMJ_PERIOD_DAY, "# Manager's journal: 15 October 2026\n\nPrivate copy. 1 entry",
      "the day" },
    { EMJ_PERIOD_WEEK,
      "# Manager's journal: Week 42, 2026\n\nPrivate copy. 12 October 2026 to 18 "
      "October 2026.",
      "the week" },
    { EMJ_PERIOD_QUARTER,
      "# Manager's journal: Q4 2026\n\nPrivate copy. 1 October 2026 to 31 "
      "December 2026.",
      "the quarter" },
    { EMJ_PERIOD_YEAR,
      "# Manager's journal: 2026\n\nPrivate copy. 1 January 2026 to 31 December "
      "2026.",
      "the year" },
};

START_TEST(test_head_of_each_kind)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-15", .activity = QP, .work = MGMT }
    };
    report_add(place.entries, specs, 1);
    report_make(&place, report_period(kinds[_i].kind, "2026-10-15"), "2026-10-31");
    assert_says(kinds[_i].heading);
    assert_says(kinds[_i].dates);
}
END_TEST

START_TEST(test_json_of_few_entries)
{
    struct emj_report_options options = { .entries = EMJ_REPORT_ENTRIES_FULL, .root = "/j" };
    add_days(EMJ_WORK_BOTH, 3);
    g_autofree char *text = report_json(october_of(NULL, 0), &options);
    json_t *object = json_loads(text, 0, NULL);
    json_t *entries = json_object_get(json_object_get(object, "balance"), "entries");
    ck_assert_int_eq(json_integer_value(json_object_get(object, "emjournal")), 1);
    ck_assert_str_eq(json_string_value(json_object_get(object, "kind")), "report");
    ck_assert(json_is_null(json_object_get(entries, "percent")));
    ck_assert_int_eq(json_integer_value(json_object_get(entries, "leadership_units")), 3);
    ck_assert_int_eq(json_integer_value(json_object_get(entries, "of")), 6);
    ck_assert_uint_eq(json_array_size(json_object_get(object, "list")), 3);
    json_decref(object);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("figures");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, test_empty_journal);
    tcase_add_test(tests, test_empty_period_shows_open_commitments_alone);
    tcase_add_loop_test(tests, test_share_needs_entries, 0, (int)G_N_ELEMENTS(sizes));
    tcase_add_test(tests, test_few_entries_have_no_percent_anywhere);
    tcase_add_test(tests, test_untagged_entries_are_counted_apart);
    tcase_add_test(tests, test_minutes_need_seven_in_ten);
    tcase_add_test(tests, test_words_of_a_language_without_spaces);
    tcase_add_test(tests, test_own_range_stands_beside_the_share);
    tcase_add_test(tests, test_what_is_left_out);
    tcase_add_test(tests, test_unreadable_files_and_filters_are_told);
    tcase_add_test(tests, test_cell_never_covered);
    tcase_add_test(tests, test_silent_activity_is_one_gap);
    tcase_add_test(tests, test_at_most_three_gaps);
    tcase_add_test(tests, test_activity_without_a_pack_has_a_row);
    tcase_add_test(tests, test_commitments_as_of_an_earlier_day);
    tcase_add_test(tests, test_commitments_always_add_up);
    tcase_add_test(tests, test_five_open_leave_a_rest);
    tcase_add_test(tests, test_no_earlier_period);
    tcase_add_test(tests, test_few_earlier_entries_are_not_compared);
    tcase_add_test(tests, test_carried_questions);
    tcase_add_loop_test(tests, test_head_of_each_kind, 0, (int)G_N_ELEMENTS(kinds));
    tcase_add_test(tests, test_json_of_few_entries);

    Suite *suite = suite_create("report-figures");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
