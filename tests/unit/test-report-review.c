/* What a review adds: evidence by month, by expectation; and the calendar of days. */
#include <check.h>
#include <stdlib.h>

#include "report-support.h"

static struct report_place place;

static void setup(void)
{
    report_place_init(&place);
}

static void teardown(void)
{
    report_place_clear(&place);
}

static struct emj_period range(const char *first, const char *last)
{
    struct emj_period period = { 0 };
    ck_assert(emj_period_range(report_day(first), report_day(last), &period, NULL));
    return period;
}

static void add(const char *day, const char *text, unsigned functions, const char *commitment)
{
    const struct report_spec spec = {
        .day = day,
        .work = LEAD,
        .functions = functions,
        .text = text,
        .commitment = commitment,
    };
    report_add(place.entries, &spec, 1);
}

/* --- which rows --- */

/* Rows as "LABEL FIRST LAST", the first and the last of them and how many. */
static const struct {
    const char *first;
    const char *last;
    const char *as_of; /* NULL: the last day */
    guint rows;
    bool by_year;
    const char *first_row;
    const char *last_row;
} reviews[] = {
    { "2026-07-05", "2026-12-20", NULL, 6, false, "July 2026-07-05 2026-07-31",
      "December 2026-12-01 2026-12-20" },
    { "2026-07-31", "2026-12-01", NULL, 6, false, "July 2026-07-31 2026-07-31",
      "December 2026-12-01 2026-12-01" },
    /* a month that has not begun has no row, one that has is not cut at as-of */
    { "2026-07-01", "2026-12-31", "2026-10-31", 4, false, "July 2026-07-01 2026-07-31",
      "October 2026-10-01 2026-10-31" },
    { "2026-07-01", "2026-12-31", "2026-11-01", 5, false, "July 2026-07-01 2026-07-31",
      "November 2026-11-01 2026-11-30" },
    /* two years */
    { "2025-11-15", "2026-03-10", NULL, 5, false, "November 2025 2025-11-15 2025-11-30",
      "March 2026 2026-03-01 2026-03-10" },
    /* 24 months are months, one day more is three years */
    { "2024-01-01", "2025-12-31", NULL, 24, false, "January 2024 2024-01-01 2024-01-31",
      "December 2025 2025-12-01 2025-12-31" },
    { "2024-01-01", "2026-01-01", NULL, 3, true, "2024 2024-01-01 2024-12-31",
      "2026 2026-01-01 2026-01-01" },
    { "2023-12-31", "2025-12-31", NULL, 3, true, "2023 2023-12-31 2023-12-31",
      "2025 2025-01-01 2025-12-31" },
    /* what has not begun makes no years either */
    { "2024-01-01", "2026-12-31", "2025-12-31", 24, false, "January 2024 2024-01-01 2024-01-31",
      "December 2025 2025-12-01 2025-12-31" },
    /* the ends of time */
    { "9999-09-01", "9999-12-31", NULL, 4, false, "September 9999-09-01 9999-09-30",
      "December 9999-12-01 9999-12-31" },
    { "0001-01-01", "0001-06-30", NULL, 6, false, "January 0001-01-01 0001-01-31",
      "June 0001-06-01 0001-06-30" },
    { "9990-01-01", "9999-12-31", NULL, 10, true, "9990 9990-01-01 9990-12-31",
      "9999 9999-01-01 9999-12-31" },
    { "0001-01-01", "9999-12-31", NULL, 9999, true, "0001 0001-01-01 0001-12-31",
      "9999 9999-01-01 9999-12-31" },
    /* no review: 100 days */
    { "2026-01-01", "2026-04-10", NULL, 0, false, NULL, NULL },
    { "2026-01-01", "2026-04-11", NULL, 4, false, "January 2026-01-01 2026-01-31",
      "April 2026-04-01 2026-04-11" },
    /* nothing of it has begun */
    { "2026-07-01", "2026-12-31", "2026-06-30", 0, false, NULL, NULL },
};

static void assert_row(const GPtrArray *months, guint index, const char *expected)
{
    const struct emj_review_month *month = g_ptr_array_index(months, index);
    g_autofree char *first = emj_date_format(month->period.first);
    g_autofree char *last = emj_date_format(month->period.last);
    g_autofree char *row = g_strdup_printf("%s %s %s", month->label, first, last);
    ck_assert_str_eq(row, expected);
}

START_TEST(test_rows)
{
    const char *as_of = reviews[_i].as_of ? reviews[_i].as_of : reviews[_i].last;
    const struct emj_report *report =
        report_make(&place, range(reviews[_i].first, reviews[_i].last), as_of);
    const GPtrArray *months = report->review.months;
    ck_assert_uint_eq(months->len, reviews[_i].rows);
    ck_assert_int_eq(report->review.by_year, reviews[_i].by_year);
    if (months->len == 0)
        return;
    assert_row(months, 0, reviews[_i].first_row);
    assert_row(months, months->len - 1, reviews[_i].last_row);
}
END_TEST

/* A fiscal year is told by the months of the calendar, in its own order. */
START_TEST(test_rows_of_a_fiscal_year)
{
    struct emj_calendar calendar = { .week_start = EMJ_SUNDAY, .fiscal_start = 10 };
    struct emj_period year = emj_period_of(EMJ_PERIOD_YEAR, report_day("2026-11-12"), calendar);
    add("2026-10-01", "Did +", 0, NULL);
    add("2027-09-30", "Did +", 0, NULL);
    const struct emj_report *report = report_make(&place, year, "2027-09-30");
    const struct emj_review_month *last = g_ptr_array_index(report->review.months, 11);
    ck_assert_uint_eq(report->review.months->len, 12);
    assert_row(report->review.months, 0, "October 2026 2026-10-01 2026-10-31");
    assert_row(report->review.months, 11, "September 2027 2027-09-01 2027-09-30");
    ck_assert_uint_eq(last->highlights, 1);
}
END_TEST

/* --- what is in them --- */

/* "ENTRIES/HIGHLIGHTS/CLOSED" of each row. */
static char *counts_of(const struct emj_report *report)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < report->review.months->len; i++) {
        const struct emj_review_month *month = g_ptr_array_index(report->review.months, i);
        ck_assert_uint_eq(month->entries,
                          emj_counts_tagged(&month->counts) + month->counts.untagged);
        g_string_append_printf(text, "%s%zu/%zu/%zu", i > 0 ? " " : "", month->entries,
                               month->highlights, month->closed);
    }
    return g_string_free(text, false);
}

static void add_half_year(void)
{
    add("2026-06-30", "Did +", 0, "[x] a (kept 2026-09-02)"); /* before; closed in it */
    add("2026-07-01", "Did +", 0, "[x] a (kept 2026-07-01)");
    add("2026-07-31", "Did", 0, "[/] a (partly 2026-08-01)");
    add("2026-08-15", "Did -", 0, "[-] a (dropped 2026-08-01)"); /* counts when it was made */
    add("2026-10-31", "Did +", 0, "[ ] a");
    add("2026-10-31", "Did\n// hidden\nmore +", 0, "[x] a (kept 2027-01-01)"); /* not yet */
    const struct report_spec spec = {
        .day = "2026-12-31", .work = NONE, .private = true, .text = "Did +"
    };
    report_add(place.entries, &spec, 1);
    add("2027-01-01", "Did +", 0, NULL);
}

START_TEST(test_counts)
{
    add_half_year();
    const struct emj_report *report =
        report_make(&place, range("2026-07-01", "2026-12-31"), "2026-12-31");
    g_autofree char *counts = counts_of(report);
    ck_assert_str_eq(counts, "2/1/1 1/0/2 0/0/1 2/2/0 0/0/0 1/1/0");
    ck_assert_uint_eq(report->highlights.marked, 4);
    ck_assert_uint_eq(report->highlights.last_third,
                      1); /* from 1 November on, 61 days of 184 */
}
END_TEST

/* In a shared copy private entries count, their highlights do not. */
START_TEST(test_counts_of_a_shared_copy)
{
    add_half_year();
    struct emj_period period = range("2026-07-01", "2026-12-31");
    struct emj_report_request request = report_request(&place, period, period.last);
    request.share = true;
    place.report = emj_report_new(&request);
    g_autofree char *counts = counts_of(place.report);
    ck_assert_str_eq(counts, "2/1/1 1/0/2 0/0/1 2/1/0 0/0/0 1/0/0");
    ck_assert_uint_eq(place.report->highlights.marked, 2);
}
END_TEST

/* The same month of two years is two rows. */
START_TEST(test_counts_of_two_years)
{
    add("2025-11-30", "Did +", 0, NULL);
    add("2026-11-01", "Did", 0, NULL);
    add("2026-11-30", "Did", 0, NULL);
    const struct emj_report *report =
        report_make(&place, range("2025-11-15", "2026-12-31"), "2026-12-31");
    g_autofree char *counts = counts_of(report);
    ck_assert_str_eq(counts, "1/1/0 0/0/0 0/0/0 0/0/0 0/0/0 0/0/0 0/0/0 0/0/0 0/0/0 0/0/0 "
                             "0/0/0 0/0/0 2/0/0 0/0/0");
}
END_TEST

START_TEST(test_counts_by_year)
{
    add("2023-12-31", "Did +", 0, "[x] a (kept 2026-01-01)");
    add("2024-02-29", "Did +", 0, NULL);
    add("2026-01-01", "Did", 0, NULL);
    const struct emj_report *report =
        report_make(&place, emj_period_all(report_day("2023-12-31"), report_day("2026-01-01")),
                    "2026-01-01");
    g_autofree char *counts = counts_of(report);
    ck_assert_str_eq(counts, "1/1/0 1/1/0 0/0/0 1/0/1");
}
END_TEST

/* --- by expectation --- */

static void add_heading(const char *title, unsigned functions)
{
    struct emj_review_heading *heading = g_new0(struct emj_review_heading, 1);
    heading->title = g_strdup(title);
    heading->functions = functions;
    g_ptr_array_add(place.config->review_headings, heading);
}

static void append_texts(GString *text, const GPtrArray *picks, const char *how)
{
    for (guint i = 0; picks && i < picks->len; i++) {
        const struct emj_pick *pick = g_ptr_array_index(picks, i);
        g_string_append_printf(text, " %s%s", how, pick->text);
    }
}

static char *expectations_of(const struct emj_report *report)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < report->review.expectations->len; i++) {
        const struct emj_expectation *expectation =
            g_ptr_array_index(report->review.expectations, i);
        g_string_append_printf(text, "%s%s %zu:", i > 0 ? "; " : "", expectation->title,
                               expectation->entries);
        append_texts(text, expectation->highlights, "");
        append_texts(text, expectation->picks.items,
                     expectation->picks.automatic ? "~" : "own ");
    }
    return g_string_free(text, false);
}

static void add_expected(void)
{
    add_heading("results",
                FUNCTION(PLANNING_BUDGETING) | FUNCTION(CONTROLLING_PROBLEM_SOLVING));
    add_heading("nothing", FUNCTION(ORGANIZING_STAFFING));
    add_heading("people", FUNCTION(MOTIVATING_INSPIRING) | FUNCTION(PLANNING_BUDGETING));
    add_heading("empty", 0);
    add("2026-07-01", "A +", FUNCTION(PLANNING_BUDGETING), NULL);
    add("2026-07-02", "B +", FUNCTION(MOTIVATING_INSPIRING), NULL);
    add("2026-07-03", "C", FUNCTION(CONTROLLING_PROBLEM_SOLVING), NULL);
    add("2026-07-04", "D +", 0, NULL);
    add("2026-06-30", "E +", FUNCTION(PLANNING_BUDGETING), NULL);
}

START_TEST(test_expectations)
{
    add_expected();
    const struct emj_report *report =
        report_make(&place, range("2026-07-01", "2026-12-31"), "2026-12-31");
    g_autofree char *found = expectations_of(report);
    ck_assert_str_eq(found, "results 2: A; nothing 0:; people 2: A B; empty 0:");
}
END_TEST

static void add_evidence(const char *day, const char *text, unsigned functions, bool private)
{
    const struct report_spec spec = {
        .day = day,
        .work = LEAD,
        .functions = functions,
        .text = text,
        .evidence = "seen",
        .private = private,
    };
    report_add(place.entries, &spec, 1);
}

/* The two most recent ones, also when they stand close together. */
static void add_heading_without_a_highlight(void)
{
    add_heading("people", FUNCTION(MOTIVATING_INSPIRING));
    add("2026-07-01", "A +", FUNCTION(PLANNING_BUDGETING), NULL);
    add_evidence("2026-07-02", "B", FUNCTION(MOTIVATING_INSPIRING), false);
    add_evidence("2026-09-03", "C", FUNCTION(MOTIVATING_INSPIRING), false);
    add_evidence("2026-12-04", "D", FUNCTION(MOTIVATING_INSPIRING), false);
    add_evidence("2026-12-05", "E", FUNCTION(MOTIVATING_INSPIRING), true);
    add_evidence("2026-12-06", "F", FUNCTION(PLANNING_BUDGETING), false);
    add("2026-12-07", "G", FUNCTION(MOTIVATING_INSPIRING), NULL);
}

START_TEST(test_evidence_stands_in_for_highlights)
{
    add_heading_without_a_highlight();
    struct emj_report_request request =
        report_request(&place, range("2026-07-01", "2026-12-31"), report_day("2026-12-31"));
    request.share = _i == 1;
    place.report = emj_report_new(&request);
    g_autofree char *found = expectations_of(place.report);
    ck_assert_str_eq(found, _i == 1 ? "people 5: ~C ~D" : "people 5: ~D ~E");
}
END_TEST

/* Eleven marked in one function leave no place for the one of the other. */
START_TEST(test_marked_ones_that_are_not_shown_above)
{
    add_heading("people", FUNCTION(MOTIVATING_INSPIRING));
    add("2026-07-01", "A +", FUNCTION(MOTIVATING_INSPIRING), NULL);
    add_evidence("2026-07-02", "B", FUNCTION(MOTIVATING_INSPIRING), false);
    for (int i = 0; i < 12; i++) {
        g_autofree char *day = g_strdup_printf("2026-%02d-%02d", 7 + i / 2, 10 + i);
        add_evidence(day, "F +", FUNCTION(PLANNING_BUDGETING), false);
    }
    const struct emj_report *report =
        report_make(&place, range("2026-07-01", "2026-12-31"), "2026-12-31");
    g_autofree char *found = expectations_of(report);
    ck_assert_str_eq(found, "people 2: own A");
}
END_TEST

START_TEST(test_no_expectations_outside_a_review)
{
    add_expected();
    const struct emj_report *report =
        report_make(&place, range("2026-07-01", "2026-07-31"), "2026-12-31");
    ck_assert_uint_eq(report->review.expectations->len, 0);
    ck_assert_uint_eq(report->review.months->len, 0);
}
END_TEST

/* --- the calendar --- */

START_TEST(test_days)
{
    add("2028-02-28", "Did", 0, NULL);
    add("2028-02-29", "Did", 0, NULL);
    add("2028-02-29", "Did", 0, NULL);
    add("2028-02-29", "0", 0, NULL);
    add("2028-03-01", "Did", 0, NULL);
    const struct emj_report *report =
        report_make(&place, report_period(EMJ_PERIOD_MONTH, "2028-02-10"), "2028-03-31");
    const struct emj_day_counts *days = &report->days_written;
    ck_assert_uint_eq(days->days, 29);
    ck_assert_int_eq(emj_date_compare(days->first, report->request.period.first), 0);
    ck_assert_uint_eq(days->counts[0], 0);
    ck_assert_uint_eq(days->counts[27], 1);
    ck_assert_uint_eq(days->counts[28], 2);
}
END_TEST

static const struct {
    const char *last;
    bool share;
    size_t days;
} calendars[] = {
    { "2026-01-01", false, 1 },
    { "2026-01-01", true, 0 },
    { "2027-02-04", false, 400 },
    { "2027-02-05", false, 0 },
};

START_TEST(test_length_of_a_calendar)
{
    struct emj_period period = range("2026-01-01", calendars[_i].last);
    add("2026-01-01", "Did", 0, NULL);
    struct emj_report_request request = report_request(&place, period, period.last);
    request.share = calendars[_i].share;
    place.report = emj_report_new(&request);
    ck_assert_uint_eq(place.report->days_written.days, calendars[_i].days);
    ck_assert_int_eq(place.report->days_written.counts != NULL, calendars[_i].days > 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("review");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_rows, 0, (int)G_N_ELEMENTS(reviews));
    tcase_add_test(tests, test_rows_of_a_fiscal_year);
    tcase_add_test(tests, test_counts);
    tcase_add_test(tests, test_counts_of_a_shared_copy);
    tcase_add_test(tests, test_counts_of_two_years);
    tcase_add_test(tests, test_counts_by_year);
    tcase_add_test(tests, test_expectations);
    tcase_add_loop_test(tests, test_evidence_stands_in_for_highlights, 0, 2);
    tcase_add_test(tests, test_marked_ones_that_are_not_shown_above);
    tcase_add_test(tests, test_no_expectations_outside_a_review);
    tcase_add_test(tests, test_days);
    tcase_add_loop_test(tests, test_length_of_a_calendar, 0, (int)G_N_ELEMENTS(calendars));

    Suite *suite = suite_create("report-review");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
