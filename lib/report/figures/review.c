#include "report/figures/figures.h"

enum {
    OWN_PICKS = 2,   /* of a heading that none of the report's highlights belongs to */
    MAX_MONTHS = 24, /* more are told by the year */
    MONTHS_PER_YEAR = 12,
};

/* --- evidence by month --- */

static void month_free(void *data)
{
    struct emj_review_month *month = data;
    g_free(month->label);
    g_free(month);
}

/* The label is that of the whole month, the days those inside the report's period. */
static struct emj_review_month *month_new(const struct emj_report *report,
                                          struct emj_period part)
{
    struct emj_period whole = report->request.period;
    struct emj_review_month *month = g_new0(struct emj_review_month, 1);
    month->label = emj_period_short_label(part, whole);
    month->period = part;
    if (emj_date_compare(part.first, whole.first) < 0)
        month->period.first = whole.first;
    if (emj_date_compare(part.last, whole.last) > 0)
        month->period.last = whole.last;
    return month;
}

static void add_rows(struct emj_report *report)
{
    struct emj_review *review = &report->review;
    g_autoptr(GArray) parts = emj_report_parts(report, EMJ_PERIOD_MONTH);
    review->by_year = parts->len > MAX_MONTHS;
    if (review->by_year) {
        g_array_unref(parts);
        parts = emj_report_parts(report, EMJ_PERIOD_YEAR);
    }
    for (guint i = 0; i < parts->len; i++)
        g_ptr_array_add(review->months,
                        month_new(report, g_array_index(parts, struct emj_period, i)));
}

/* The row of a day of the period that is not after as-of. */
static struct emj_review_month *row_of(const struct emj_report *report, struct emj_date day)
{
    const struct emj_review *review = &report->review;
    struct emj_date first = emj_report_first_day(report);
    int years = day.year - first.year;
    int months = years * MONTHS_PER_YEAR + day.month - first.month;
    return g_ptr_array_index(review->months, (guint)(review->by_year ? years : months));
}

static void fill_months(struct emj_report *report)
{
    const GPtrArray *closed = report->commitments.closed_items;
    add_rows(report);
    for (guint i = 0; i < report->entries->len; i++) {
        const struct emj_digest_entry *entry = g_ptr_array_index(report->entries, i);
        struct emj_review_month *month = row_of(report, entry->day);
        emj_counts_add(&month->counts, entry->work);
        month->entries++;
        month->highlights += emj_report_is_marked(report, entry, EMJ_MARKER_OK) ? 1 : 0;
    }
    for (guint i = 0; i < closed->len; i++) {
        const struct emj_commitment_line *line = g_ptr_array_index(closed, i);
        row_of(report, line->closed)->closed++;
    }
}

/* --- by expectation --- */

static void expectation_free(void *data)
{
    struct emj_expectation *expectation = data;
    g_ptr_array_unref(expectation->highlights);
    emj_picks_clear(&expectation->picks);
    g_free(expectation);
}

static struct emj_expectation *expectation_new(const struct emj_report *report,
                                               const struct emj_review_heading *heading)
{
    const GPtrArray *highlights = report->highlights.items;
    struct emj_expectation *expectation = g_new0(struct emj_expectation, 1);
    expectation->title = heading->title;
    expectation->highlights = g_ptr_array_new();
    for (guint i = 0; i < report->entries->len; i++) {
        const struct emj_digest_entry *entry = g_ptr_array_index(report->entries, i);
        expectation->entries += (entry->functions & heading->functions) ? 1 : 0;
    }
    for (guint i = 0; i < highlights->len; i++) {
        struct emj_pick *pick = g_ptr_array_index(highlights, i);
        if (pick->entry->functions & heading->functions)
            g_ptr_array_add(expectation->highlights, pick);
    }
    if (expectation->highlights->len == 0 && expectation->entries > 0)
        emj_picks_find(report, heading->functions, OWN_PICKS, &expectation->picks);
    return expectation;
}

void emj_review_fill(struct emj_report *report)
{
    const GPtrArray *headings = report->request.config->review_headings;
    report->review.months = g_ptr_array_new_with_free_func(month_free);
    report->review.expectations = g_ptr_array_new_with_free_func(expectation_free);
    if (!emj_period_is_review(report->request.period))
        return;
    fill_months(report);
    for (guint i = 0; i < headings->len; i++)
        g_ptr_array_add(report->review.expectations,
                        expectation_new(report, g_ptr_array_index(headings, i)));
}
