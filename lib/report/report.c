#include "report/figures/figures.h"

bool emj_report_counts(const struct emj_report *report, const struct emj_digest_entry *entry,
                       struct emj_period period)
{
    return entry->answered && emj_period_contains(period, entry->day) &&
           emj_date_compare(entry->day, report->request.as_of) <= 0;
}

struct emj_date emj_report_first_day(const struct emj_report *report)
{
    struct emj_period period = report->request.period;
    struct emj_date begin = emj_coverage_first(report->facts);
    if (!emj_date_is_set(begin) || !emj_period_contains(period, begin))
        return period.first;
    begin.day = 1;
    return emj_date_compare(begin, period.first) > 0 ? begin : period.first;
}

GArray *emj_report_parts(const struct emj_report *report, enum emj_period_kind kind)
{
    static const struct emj_calendar plain = { .week_start = EMJ_MONDAY, .fiscal_start = 1 };
    struct emj_date day = emj_report_first_day(report);
    struct emj_date last = emj_report_last_day(report);
    GArray *parts = g_array_new(false, false, sizeof(struct emj_period));
    while (emj_date_compare(day, last) <= 0) {
        struct emj_period part = emj_period_of(kind, day, plain);
        g_array_append_val(parts, part);
        /* There is no day after the last one of time. */
        if (emj_date_compare(part.last, last) >= 0)
            break;
        day = emj_date_add_days(part.last, 1);
    }
    return parts;
}

struct emj_date emj_report_last_day(const struct emj_report *report)
{
    struct emj_date last = report->request.period.last;
    struct emj_date as_of = report->request.as_of;
    return emj_date_compare(as_of, last) < 0 ? as_of : last;
}

struct emj_entry *emj_report_read(const struct emj_report *report,
                                  const struct emj_digest_entry *entry)
{
    const struct emj_entry_reader *reader = &report->request.reader;
    return reader->read(reader->data, entry->path);
}

/* Entries stand by moment, and days as written there: a journey can turn two days round. */
static void count_day(struct emj_report *report, GHashTable *days, struct emj_date day)
{
    if (!g_hash_table_add(days, GINT_TO_POINTER(emj_date_to_days(day))))
        return;
    if (report->days == 0 || emj_date_compare(day, report->first) < 0)
        report->first = day;
    if (report->days == 0 || emj_date_compare(day, report->last) > 0)
        report->last = day;
    report->days++;
}

static void count_entry(struct emj_report *report, const struct emj_digest_entry *entry)
{
    report->same_day += entry->same_day ? 1 : 0;
    report->proposed += entry->tagged == EMJ_TAGGED_PROPOSED ? 1 : 0;
    report->private += entry->private ? 1 : 0;
    g_ptr_array_add(report->entries, (void *)(uintptr_t)entry);
}

static void fill_entries(struct emj_report *report)
{
    const struct emj_digest *digest = report->request.digest;
    g_autoptr(GHashTable) days = g_hash_table_new(NULL, NULL);
    report->entries = g_ptr_array_new();
    report->facts = digest->coverage;

    for (guint i = 0; i < digest->entries->len; i++) {
        const struct emj_digest_entry *entry = emj_digest_entry_at(digest, i);
        if (!emj_report_counts(report, entry, report->request.period))
            continue;
        count_day(report, days, entry->day);
        count_entry(report, entry);
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
    emj_silence_fill(report);
    emj_commitments_fill(report);
    emj_picks_fill(report);
    emj_people_fill(report);
    emj_themes_fill(report);
    emj_day_counts_fill(report);
    emj_review_fill(report);
    emj_carry_forward_fill(report);
    return report;
}

void emj_report_free(struct emj_report *report)
{
    if (!report)
        return;
    GPtrArray *arrays[] = {
        report->entries,
        report->balance.changes,
        report->balance.history,
        report->coverage,
        report->gaps,
        report->commitments.closed_items,
        report->commitments.open_items,
        report->people.mentioned,
        report->people.missing,
        report->themes.themes,
        report->themes.frequent,
        report->review.months,
        report->review.expectations,
        report->carry_forward,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_ptr_array_unref(arrays[i]);
    emj_picks_clear(&report->highlights);
    emj_picks_clear(&report->setbacks);
    g_free(report->themes.previous);
    g_free(report->days_written.counts);
    g_free(report->label);
    g_free(report);
}
