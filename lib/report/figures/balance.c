#include "report/figures/figures.h"

static void period_counts_free(void *data)
{
    struct emj_period_counts *counts = data;
    g_free(counts->label);
    g_free(counts->tick);
    g_free(counts);
}

static void change_free(void *data)
{
    struct emj_change *change = data;
    g_free(change->against);
    g_free(change);
}

static struct emj_counts count_period(const struct emj_report *report, struct emj_period period)
{
    struct emj_counts counts = { 0 };
    const struct emj_digest *digest = report->request.digest;
    for (guint i = 0; i < digest->entries->len; i++) {
        const struct emj_digest_entry *entry = emj_digest_entry_at(digest, i);
        if (emj_report_counts(report, entry, period))
            emj_counts_add(&counts, entry->work);
    }
    return counts;
}

static struct emj_period_counts *bar_of(const struct emj_report *report,
                                        struct emj_period period)
{
    struct emj_period_counts *bar = g_new0(struct emj_period_counts, 1);
    bar->period = period;
    bar->label = emj_period_short_label(period, report->request.period);
    bar->tick = emj_period_tick(period);
    bar->counts = count_period(report, period);
    return bar;
}

/* The journal had begun by the end of the period. */
static bool reaches(const struct emj_report *report, struct emj_period period)
{
    struct emj_date first = emj_coverage_first(report->facts);
    return emj_date_is_set(first) && emj_date_compare(first, period.last) <= 0;
}

/* The up to three periods before, newest first; returns how many. */
static size_t earlier_periods(const struct emj_report *report,
                              struct emj_period ret_periods[EMJ_REPORT_EARLIER_PERIODS])
{
    size_t count = 0;
    struct emj_period period = report->request.period;
    while (count < EMJ_REPORT_EARLIER_PERIODS && emj_period_previous(period, &period) &&
           reaches(report, period))
        ret_periods[count++] = period;
    return count;
}

bool emj_report_previous(const struct emj_report *report, struct emj_period *ret_period)
{
    return emj_period_previous(report->request.period, ret_period) &&
           reaches(report, *ret_period);
}

/* A quarter is shown by its months too. */
static void add_months(struct emj_report *report)
{
    g_autoptr(GArray) months = emj_report_parts(report, EMJ_PERIOD_MONTH);
    for (guint i = 0; i < months->len; i++) {
        struct emj_period month = g_array_index(months, struct emj_period, i);
        g_ptr_array_add(report->balance.history, bar_of(report, month));
    }
}

static void add_counts(struct emj_counts *sum, const struct emj_counts *counts)
{
    sum->management += counts->management;
    sum->both += counts->both;
    sum->leadership += counts->leadership;
    sum->untagged += counts->untagged;
}

static void add_change(struct emj_report *report, char *against, bool together,
                       const struct emj_counts *before)
{
    struct emj_change *change = g_new0(struct emj_change, 1);
    change->against = against;
    change->together = together;
    change->before = *before;
    change->verdict = emj_units_compare(&report->balance.counts, before);
    g_ptr_array_add(report->balance.changes, change);
}

/* "July to September"; of ranges, whose names have a "to" already, the days of all. */
static char *span_label(const struct emj_report *report, const struct emj_period_counts *oldest,
                        const struct emj_period_counts *newest)
{
    struct emj_period span = oldest->period;
    if (span.kind != EMJ_PERIOD_RANGE)
        return g_strdup_printf("%s to %s", oldest->label, newest->label);
    span.last = newest->period.last;
    return emj_period_short_label(span, report->request.period);
}

/* `bars` are the periods before, oldest first. */
static void fill_changes(struct emj_report *report, const GPtrArray *bars)
{
    if (bars->len == 0)
        return;
    const struct emj_period_counts *before = g_ptr_array_index(bars, bars->len - 1);
    add_change(report, g_strdup(before->label), false, &before->counts);
    if (bars->len < EMJ_REPORT_EARLIER_PERIODS)
        return;

    struct emj_counts pooled = { 0 };
    for (guint i = 0; i < bars->len; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(bars, i);
        add_counts(&pooled, &bar->counts);
    }
    const struct emj_period_counts *oldest = g_ptr_array_index(bars, 0);
    add_change(report, span_label(report, oldest, before), true, &pooled);
}

static void fill_history(struct emj_report *report)
{
    struct emj_period earlier[EMJ_REPORT_EARLIER_PERIODS];
    GPtrArray *history = g_ptr_array_new_with_free_func(period_counts_free);
    report->balance.history = history;
    report->balance.changes = g_ptr_array_new_with_free_func(change_free);

    for (size_t i = earlier_periods(report, earlier); i > 0; i--)
        g_ptr_array_add(history, bar_of(report, earlier[i - 1]));
    fill_changes(report, history);
    if (report->request.period.kind == EMJ_PERIOD_QUARTER)
        add_months(report);
    g_ptr_array_add(history, bar_of(report, report->request.period));
}

void emj_balance_fill(struct emj_report *report)
{
    struct emj_balance *balance = &report->balance;
    for (guint i = 0; i < report->entries->len; i++) {
        const struct emj_digest_entry *entry = g_ptr_array_index(report->entries, i);
        emj_counts_add(&balance->counts, entry->work);
        emj_units_add(&balance->minutes, entry->work, (uint64_t)entry->minutes);
        emj_units_add(&balance->words, entry->work, entry->words);
        balance->with_minutes += entry->work != EMJ_WORK_NONE && entry->minutes > 0 ? 1 : 0;
    }
    balance->entries = emj_units_of_counts(&balance->counts);
    fill_history(report);
}
