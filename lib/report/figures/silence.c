#include "report/figures/figures.h"

/* The days between two days that have an entry. */
static void measure(struct emj_silence *longest, int before, int after)
{
    int days = after - before - 1;
    if (days < EMJ_REPORT_SILENCE_DAYS || days <= longest->days)
        return;
    longest->first = emj_date_from_days(before + 1);
    longest->last = emj_date_from_days(after - 1);
    longest->days = days;
}

void emj_silence_fill(struct emj_report *report)
{
    struct emj_date first = emj_coverage_first(report->facts);
    if (!emj_date_is_set(first))
        return;
    int start = emj_date_to_days(report->request.period.first);
    int written = MAX(emj_date_to_days(first), start) - 1;

    for (guint i = 0; i < report->entries->len; i++) {
        const struct emj_digest_entry *entry = g_ptr_array_index(report->entries, i);
        int day = emj_date_to_days(entry->day);
        measure(&report->silence, written, day);
        /* Entries stand by moment: on a journey the next can have an earlier day. */
        written = MAX(written, day);
    }
    measure(&report->silence, written, emj_date_to_days(emj_report_last_day(report)) + 1);
}
