/* Periods of every kind: what stands before them, and that all sums hold. */
#include <check.h>
#include <stdlib.h>

#include "report-random.h"

static struct report_place place;

static void setup(void)
{
    report_place_init(&place);
}

static void teardown(void)
{
    report_place_clear(&place);
}

/* --- what stands before --- */

static const struct {
    enum emj_period_kind kind;
    int fiscal_start;
    enum emj_weekday week_start;
    const char *first; /* of RANGE and ALL; else any day of the period */
    const char *last;
    const char *history; /* labels of the bars */
    const char *against; /* labels of the comparisons */
} befores[] = {
    { EMJ_PERIOD_MONTH, 1, EMJ_MONDAY, "2026-10-31", NULL, "July, August, September, October",
      "September, July to September" },
    { EMJ_PERIOD_MONTH, 1, EMJ_MONDAY, "2026-02-01", NULL,
      "November 2025, December 2025, January, February", "January, November 2025 to January" },
    { EMJ_PERIOD_WEEK, 1, EMJ_MONDAY, "2026-11-12", NULL, "week 43, week 44, week 45, week 46",
      "week 45, week 43 to week 45" },
    { EMJ_PERIOD_WEEK, 1, EMJ_SUNDAY, "2026-11-12", NULL,
      "week of 18 October, week of 25 October, week of 1 November, week of 8 November",
      "week of 1 November, week of 18 October to week of 1 November" },
    { EMJ_PERIOD_WEEK, 1, EMJ_SUNDAY, "2026-11-08", NULL,
      "week of 18 October, week of 25 October, week of 1 November, week of 8 November",
      "week of 1 November, week of 18 October to week of 1 November" },
    { EMJ_PERIOD_WEEK, 1, EMJ_SATURDAY, "2028-03-03", NULL,
      "week of 5 February, week of 12 February, week of 19 February, week of 26 February",
      "week of 19 February, week of 5 February to week of 19 February" },
    { EMJ_PERIOD_QUARTER, 1, EMJ_MONDAY, "2026-10-31", NULL,
      "Q1, Q2, Q3, October, November, December, Q4", "Q3, Q1 to Q3" },
    { EMJ_PERIOD_QUARTER, 10, EMJ_SUNDAY, "2026-11-12", NULL,
      "Q2 2026, Q3 2026, Q4 2026, October, November, December, Q1",
      "Q4 2026, Q2 2026 to Q4 2026" },
    { EMJ_PERIOD_QUARTER, 2, EMJ_MONDAY, "2027-01-31", NULL,
      "Q1, Q2, Q3, November 2026, December 2026, January 2027, Q4", "Q3, Q1 to Q3" },
    { EMJ_PERIOD_YEAR, 1, EMJ_MONDAY, "2028-02-29", NULL, "2025, 2026, 2027, 2028",
      "2027, 2025 to 2027" },
    { EMJ_PERIOD_YEAR, 10, EMJ_MONDAY, "2026-11-12", NULL,
      "fiscal year 2024, fiscal year 2025, fiscal year 2026, fiscal year 2027",
      "fiscal year 2026, fiscal year 2024 to fiscal year 2026" },
    { EMJ_PERIOD_DAY, 1, EMJ_MONDAY, "2028-03-01", NULL,
      "27 February, 28 February, 29 February, 1 March",
      "29 February, 27 February to 29 February" },
    { EMJ_PERIOD_RANGE, 1, EMJ_MONDAY, "2028-02-29", "2028-03-01",
      "23 February to 24 February, 25 February to 26 February, 27 February to 28 February, "
      "29 February to 1 March",
      "27 February to 28 February, 23 February to 28 February" },
    { EMJ_PERIOD_ALL, 1, EMJ_MONDAY, "2026-01-01", "2026-12-31", "1 January to 31 December",
      "" },
    /* the ends of time */
    { EMJ_PERIOD_MONTH, 1, EMJ_MONDAY, "0001-01-15", NULL, "January", "" },
    { EMJ_PERIOD_MONTH, 1, EMJ_MONDAY, "0001-02-15", NULL, "January, February", "January" },
    { EMJ_PERIOD_RANGE, 1, EMJ_MONDAY, "0001-01-05", "0001-01-08",
      "1 January to 4 January, 5 January to 8 January", "1 January to 4 January" },
    { EMJ_PERIOD_RANGE, 1, EMJ_MONDAY, "0001-01-05", "0001-01-09", "5 January to 9 January",
      "" },
    { EMJ_PERIOD_QUARTER, 12, EMJ_MONDAY, "0001-02-01", NULL, "January, February, Q1", "" },
    { EMJ_PERIOD_QUARTER, 1, EMJ_MONDAY, "9999-12-31", NULL,
      "Q1, Q2, Q3, October, November, December, Q4", "Q3, Q1 to Q3" },
    { EMJ_PERIOD_QUARTER, 12, EMJ_MONDAY, "9999-12-31", NULL,
      "Q2 9999, Q3 9999, Q4 9999, December, Q1", "Q4 9999, Q2 9999 to Q4 9999" },
    { EMJ_PERIOD_YEAR, 1, EMJ_MONDAY, "9999-12-31", NULL, "9996, 9997, 9998, 9999",
      "9998, 9996 to 9998" },
};

static char *labels_of(const GPtrArray *bars)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < bars->len; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(bars, i);
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", bar->label);
    }
    return g_string_free(text, false);
}

static char *against_of(const GPtrArray *changes)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < changes->len; i++) {
        const struct emj_change *change = g_ptr_array_index(changes, i);
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", change->against);
    }
    return g_string_free(text, false);
}

static struct emj_period period_at(enum emj_period_kind kind, struct emj_calendar calendar,
                                   const char *first, const char *last)
{
    struct emj_period period = { 0 };
    if (kind == EMJ_PERIOD_ALL)
        return emj_period_all(report_day(first), report_day(last));
    if (kind < EMJ_PERIOD_RANGE)
        return emj_period_of(kind, report_day(first), calendar);
    ck_assert(emj_period_range(report_day(first), report_day(last), &period, NULL));
    return period;
}

static struct emj_report *make_report(struct emj_period period, struct emj_date as_of)
{
    struct emj_report_request request = report_request(&place, period, as_of);
    place.report = emj_report_new(&request);
    return place.report;
}

START_TEST(test_before)
{
    const struct report_spec begin = { .day = "0001-01-01", .work = MGMT };
    struct emj_calendar calendar = { befores[_i].week_start, befores[_i].fiscal_start };
    struct emj_period period =
        period_at(befores[_i].kind, calendar, befores[_i].first, befores[_i].last);
    report_add(place.entries, &begin, 1);
    const struct emj_report *report = make_report(period, period.last);
    g_autofree char *history = labels_of(report->balance.history);
    g_autofree char *against = against_of(report->balance.changes);
    ck_assert_str_eq(history, befores[_i].history);
    ck_assert_str_eq(against, befores[_i].against);
}
END_TEST

/* Bars go back as far as the journal, and a quarter's months as far as as-of. */
START_TEST(test_bars_of_a_young_journal)
{
    const struct report_spec specs[] = {
        { .day = "2026-06-30", .work = MGMT },
        { .day = "2026-10-05", .work = MGMT },
        { .day = "2026-11-30", .work = LEAD },
        { .day = "2026-12-01", .work = LEAD },
    };
    report_add(place.entries, specs, G_N_ELEMENTS(specs));
    const struct emj_report *report =
        report_make(&place, report_period(EMJ_PERIOD_QUARTER, "2026-12-31"), "2026-11-30");
    g_autofree char *history = labels_of(report->balance.history);
    ck_assert_str_eq(history, "Q2, Q3, October, November, Q4");
    ck_assert_uint_eq(report->entries->len, 2);
}
END_TEST

/* An evening in one zone can be the day before a morning in another that came first. */
START_TEST(test_days_of_a_journey)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-02", .time = "00:30:00+09:00", .work = MGMT },
        { .day = "2026-10-01", .time = "20:00:00+01:00", .work = MGMT },
        { .day = "2026-10-02", .time = "09:00:00+01:00", .work = MGMT },
    };
    report_add(place.entries, specs, G_N_ELEMENTS(specs));
    const struct emj_report *report =
        report_make(&place, report_period(EMJ_PERIOD_MONTH, "2026-10-31"), "2026-10-31");
    ck_assert_uint_eq(report->days, 2);
    ck_assert_int_eq(report->first.day, 1);
    ck_assert_int_eq(report->last.day, 2);
}
END_TEST

/* --- sums of a journal that nobody wrote --- */

static size_t total_of(const struct emj_counts *counts)
{
    return emj_counts_tagged(counts) + counts->untagged;
}

static void check_totals(const struct emj_report *report)
{
    const GPtrArray *history = report->balance.history;
    const struct emj_period_counts *last = g_ptr_array_index(history, history->len - 1);
    ck_assert_uint_eq(total_of(&report->balance.counts), report->entries->len);
    ck_assert_uint_eq(total_of(&last->counts), report->entries->len);
    ck_assert_uint_eq(report->balance.entries.of,
                      2 * emj_counts_tagged(&report->balance.counts));
    ck_assert_uint_le(report->balance.entries.leadership, report->balance.entries.of);
    ck_assert_uint_le(report->days, report->entries->len);
    ck_assert_uint_le(report->same_day, report->entries->len);
    ck_assert_uint_le(report->private, report->entries->len);
    ck_assert_uint_le(report->proposed, emj_counts_tagged(&report->balance.counts));
}

/* Of a quarter with all of its months. */
static void check_quarter(const struct emj_report *report)
{
    const GPtrArray *history = report->balance.history;
    size_t sum = 0;
    if (report->request.period.kind != EMJ_PERIOD_QUARTER ||
        emj_date_compare(report->request.as_of, report->request.period.last) < 0)
        return;
    for (guint i = history->len - 4; i < history->len - 1; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(history, i);
        sum += total_of(&bar->counts);
    }
    ck_assert_uint_eq(sum, report->entries->len);
}

static void check_coverage(const struct emj_report *report)
{
    size_t sum = 0;
    for (guint i = 0; i < report->coverage->len; i++) {
        const struct emj_coverage_row *row = g_ptr_array_index(report->coverage, i);
        ck_assert_uint_le(row->management.entries, row->entries);
        ck_assert_uint_le(row->leadership.entries, row->entries);
        sum += row->entries;
    }
    ck_assert_uint_le(sum, report->entries->len); /* some have no activity */
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        ck_assert_uint_le(report->functions[i], report->entries->len);
    ck_assert_uint_le(report->gaps->len, EMJ_REPORT_MAX_GAPS);
}

static void check_commitments(const struct emj_report *report)
{
    const struct emj_commitment_figures *figures = &report->commitments;
    size_t closed = figures->kept + figures->partly + figures->dropped;
    ck_assert_uint_eq(figures->carried_in + figures->made, closed + figures->open);
    ck_assert_uint_eq(figures->closed_items->len, closed);
    ck_assert_uint_eq(figures->open_items->len, figures->open);
}

static void check_picks(const struct emj_report *report, const struct emj_picks *picks,
                        size_t limit)
{
    struct emj_period period = report->request.period;
    const struct emj_pick *before = NULL;
    size_t taken[3] = { 0 };
    for (guint i = 0; i < picks->items->len; i++) {
        const struct emj_pick *pick = g_ptr_array_index(picks->items, i);
        ck_assert(emj_report_counts(report, pick->entry, period));
        ck_assert(!before || before->entry < pick->entry);
        ck_assert(pick->text && *pick->text);
        ck_assert(report->request.share || !strchr(pick->text, '\n'));
        ck_assert_ptr_null(strstr(pick->text, "not for others"));
        ck_assert(!pick->evidence || strcmp(pick->evidence, pick->text) != 0);
        taken[emj_period_third(period, pick->entry->day)]++;
        before = pick;
    }
    ck_assert_uint_le(picks->items->len, limit);
    ck_assert_uint_le(picks->last_third, picks->marked);
    ck_assert(!picks->automatic || picks->marked == 0);
    if (picks->marked > 0 && picks->marked <= limit)
        ck_assert_uint_eq(picks->items->len, picks->marked);
    for (size_t i = 0; picks->marked > limit && i < G_N_ELEMENTS(taken); i++)
        ck_assert_uint_le(taken[i], (limit + 2) / 3);
}

static void check_people(const struct emj_report *report)
{
    const struct emj_people *people = &report->people;
    size_t before = SIZE_MAX;
    for (guint i = 0; i < people->mentioned->len; i++) {
        const struct emj_person_line *line = g_ptr_array_index(people->mentioned, i);
        ck_assert_uint_ge(line->mentions, 1);
        ck_assert_uint_le(line->mentions, MIN(before, report->entries->len));
        ck_assert_uint_le(line->with_example, line->mentions);
        ck_assert_int_ge(line->age_days, 0);
        before = line->mentions;
    }
    ck_assert(!report->request.share || people->mentioned->len + people->missing->len == 0);
}

static void check_themes(const struct emj_report *report)
{
    size_t before = SIZE_MAX;
    for (guint i = 0; i < report->themes.themes->len; i++) {
        const struct emj_theme_line *line = g_ptr_array_index(report->themes.themes, i);
        ck_assert_uint_ge(line->entries, 2);
        ck_assert_uint_le(line->entries, MIN(before, report->entries->len));
        ck_assert(report->themes.previous || line->previous == 0);
        before = line->entries;
    }
    ck_assert(report->themes.themes->len < 3 || report->themes.frequent->len == 0);
}

static void check_calendar(const struct emj_report *report)
{
    const struct emj_day_counts *written = &report->days_written;
    size_t sum = 0;
    size_t days = 0;
    for (size_t i = 0; i < written->days; i++) {
        sum += written->counts[i];
        days += written->counts[i] > 0 ? 1 : 0;
    }
    if (written->days == 0)
        return;
    ck_assert_uint_eq(sum, report->entries->len);
    ck_assert_uint_eq(days, report->days);
}

static void check_review(const struct emj_report *report)
{
    const GPtrArray *months = report->review.months;
    size_t entries = 0;
    size_t highlights = 0;
    size_t closed = 0;
    for (guint i = 0; i < months->len; i++) {
        const struct emj_review_month *month = g_ptr_array_index(months, i);
        entries += month->entries;
        highlights += month->highlights;
        closed += month->closed;
        ck_assert_uint_eq(total_of(&month->counts), month->entries);
    }
    if (!emj_period_is_review(report->request.period)) {
        ck_assert_uint_eq(months->len, 0);
        return;
    }
    ck_assert_uint_eq(entries, report->entries->len);
    ck_assert_uint_eq(highlights, report->highlights.marked);
    ck_assert_uint_eq(closed, report->commitments.closed_items->len);
}

static size_t highlight_limit(struct emj_period period)
{
    if (emj_period_is_review(period))
        return 10;
    return period.kind == EMJ_PERIOD_QUARTER || emj_period_length(period) > 31 ? 8 : 5;
}

static void check_all(const struct emj_report *report)
{
    size_t limit = highlight_limit(report->request.period);
    check_totals(report);
    check_quarter(report);
    check_coverage(report);
    check_commitments(report);
    check_picks(report, &report->highlights, limit);
    check_picks(report, &report->setbacks, limit == 10 ? 6 : limit == 8 ? 5 : 3);
    check_people(report);
    check_themes(report);
    check_calendar(report);
    check_review(report);
}

static const struct {
    enum emj_period_kind kind;
    const char *first;
    const char *last;
} spans[] = {
    { EMJ_PERIOD_DAY, "2026-05-14", NULL },
    { EMJ_PERIOD_DAY, "2025-03-02", NULL },
    { EMJ_PERIOD_WEEK, "2026-05-14", NULL },
    { EMJ_PERIOD_WEEK, "2025-01-01", NULL },
    { EMJ_PERIOD_MONTH, "2024-11-30", NULL }, /* the first */
    { EMJ_PERIOD_MONTH, "2026-02-14", NULL },
    { EMJ_PERIOD_MONTH, "2027-03-01", NULL }, /* after the last entry */
    { EMJ_PERIOD_QUARTER, "2025-01-01", NULL },
    { EMJ_PERIOD_QUARTER, "2026-12-31", NULL },
    { EMJ_PERIOD_YEAR, "2025-06-01", NULL },
    { EMJ_PERIOD_YEAR, "2026-12-31", NULL },
    { EMJ_PERIOD_RANGE, "2026-01-05", "2026-02-04" },
    { EMJ_PERIOD_RANGE, "2026-01-05", "2026-02-05" },
    { EMJ_PERIOD_RANGE, "2026-01-05", "2026-04-14" },
    { EMJ_PERIOD_RANGE, "2026-01-05", "2026-04-15" },
    { EMJ_PERIOD_RANGE, "2025-01-01", "2026-12-31" },
    { EMJ_PERIOD_RANGE, "0001-01-01", "9999-12-31" },
    { EMJ_PERIOD_ALL, "2024-11-01", "2027-01-31" },
};

/* Each span under two calendars, as a private and a shared copy, at its end and inside. */
START_TEST(test_sums)
{
    static const struct emj_calendar calendars[] = { { EMJ_MONDAY, 1 }, { EMJ_SUNDAY, 10 } };
    report_add_person(place.config, "ade", NULL, NULL);
    report_add_person(place.config, "wen", NULL, NULL);
    add_random_journal(place.entries, (guint32)_i + 1, 500);
    for (size_t i = 0; i < 8; i++) {
        struct emj_period period =
            period_at(spans[_i].kind, calendars[i & 1], spans[_i].first, spans[_i].last);
        int inside = i & 2 ? emj_period_length(period) / 2 : 0;
        struct emj_date as_of = emj_date_add_days(period.last, -inside);
        struct emj_report_request request = report_request(&place, period, as_of);
        request.share = (i & 4) != 0;
        place.report = emj_report_new(&request);
        check_all(place.report);
    }
}
END_TEST

/* What the tests above go through is there: a year of the journal has some of everything. */
START_TEST(test_random_journal_is_rich)
{
    add_random_journal(place.entries, 1, 500);
    const struct emj_report *report =
        report_make(&place, report_period(EMJ_PERIOD_YEAR, "2026-05-14"), "2026-12-31");
    ck_assert_uint_ge(report->highlights.marked, 11);
    ck_assert_uint_eq(report->highlights.items->len, 10);
    ck_assert_uint_eq(report->setbacks.items->len, 6);
    ck_assert_uint_eq(report->people.mentioned->len, 3);
    ck_assert_uint_eq(report->themes.themes->len, 2);
    ck_assert_uint_ge(report->commitments.closed_items->len, 10);
    ck_assert_uint_ge(report->balance.counts.untagged, 10);
    ck_assert_uint_ge(report->private, 10);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("periods");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, test_before, 0, (int)G_N_ELEMENTS(befores));
    tcase_add_test(tests, test_bars_of_a_young_journal);
    tcase_add_test(tests, test_days_of_a_journey);
    tcase_add_loop_test(tests, test_sums, 0, (int)G_N_ELEMENTS(spans));
    tcase_add_test(tests, test_random_journal_is_rich);

    Suite *suite = suite_create("report-periods");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
