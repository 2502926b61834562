#include "report/figures.h"

bool emj_report_counts(const struct emj_report *report, const struct emj_entry *entry,
                       struct emj_period period)
{
    return emj_period_contains(period, entry->day) &&
           emj_date_compare(entry->day, report->request.as_of) <= 0 &&
           emj_entry_has_content(entry);
}

static void count_entry(struct emj_report *report, const struct emj_entry *entry)
{
    bool new_day = report->entries->len == 0 || emj_date_compare(report->last, entry->day) != 0;
    if (report->entries->len == 0)
        report->first = entry->day;
    report->days += new_day ? 1 : 0;
    report->last = entry->day;

    struct emj_date recorded = emj_instant_date(entry->recorded);
    if (entry->has_recorded && emj_date_compare(recorded, entry->day) == 0)
        report->same_day++;
    report->proposed += entry->tagged == EMJ_TAGGED_PROPOSED ? 1 : 0;
    report->private += emj_entry_is_private(entry) ? 1 : 0;
}

static void fill_entries(struct emj_report *report)
{
    const GPtrArray *all = report->request.entries;
    report->entries = g_ptr_array_new();
    report->facts = emj_coverage_new(report->request.as_of);

    for (guint i = 0; i < all->len; i++) {
        struct emj_entry *entry = g_ptr_array_index(all, i);
        emj_coverage_add(report->facts, entry);
        if (!emj_report_counts(report, entry, report->request.period))
            continue;
        count_entry(report, entry);
        g_ptr_array_add(report->entries, entry);
    }
}

struct emj_report *emj_report_new(const struct emj_report_request *request)
{
    struct emj_report *report = g_new0(struct emj_report, 1);
    report->request = *request;
    report->label = emj_period_label(request->period);

    fill_entries(report);
    emj_balance_fill(report);
    emj_coverage_fill(report);
    emj_commitments_fill(report);
    emj_carry_forward_fill(report);
    return report;
}

void emj_report_free(struct emj_report *report)
{
    if (!report)
        return;
    g_free(report->label);
    g_ptr_array_unref(report->entries);
    emj_coverage_free(report->facts);
    g_ptr_array_unref(report->balance.changes);
    g_ptr_array_unref(report->balance.history);
    g_ptr_array_unref(report->coverage);
    g_ptr_array_unref(report->gaps);
    g_ptr_array_unref(report->commitments.closed_items);
    g_ptr_array_unref(report->commitments.open_items);
    g_ptr_array_unref(report->carry_forward);
    g_free(report);
}
