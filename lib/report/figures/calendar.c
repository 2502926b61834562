#include "report/figures/figures.h"

void emj_day_counts_fill(struct emj_report *report)
{
    struct emj_day_counts *written = &report->days_written;
    struct emj_date first = emj_report_first_day(report);
    int start = emj_date_to_days(first);
    int days = emj_date_to_days(report->request.period.last) - start + 1;
    written->first = first;
    if (report->request.share || days > EMJ_REPORT_MAX_CALENDAR_DAYS)
        return;

    written->days = (size_t)days;
    written->counts = g_new0(size_t, written->days);
    for (guint i = 0; i < report->entries->len; i++) {
        const struct emj_digest_entry *entry = g_ptr_array_index(report->entries, i);
        written->counts[emj_date_to_days(entry->day) - start]++;
    }
}
