#include "report/sections/phrases.h"
#include "report/sections/sections.h"

static void add_share(const struct emj_section *section, struct emj_list *list)
{
    const struct emj_config *config = section->report->request.config;
    const struct emj_counts *counts = &section->report->balance.counts;
    g_autofree char *share = emj_phrase_share(counts);
    g_autofree char *numbers = emj_phrase_counts(counts);
    struct emj_block *item = emj_list_add_item(list, 0);

    emj_block_add_format(item, "Leadership share of entries: %s (%s).", share, numbers);
    if (config->has_range && !section->shared)
        emj_block_add_format(item, " Own range: %d to %d%%.", config->range_low,
                             config->range_high);
}

static void add_change(const struct emj_section *section, struct emj_list *list)
{
    const GPtrArray *changes = section->report->balance.changes;
    struct emj_block *item = emj_list_add_item(list, 0);
    if (changes->len == 0)
        emj_block_add_text(item, "No earlier period to compare with.");
    for (guint i = 0; i < changes->len; i++) {
        g_autofree char *change = emj_phrase_change(g_ptr_array_index(changes, i));
        emj_block_add_format(item, "%s%s", i > 0 ? " " : "", change);
    }
}

/* A side that was never touched is no gap before its cadence is over, and not covered. */
static void add_no_gap(const struct emj_report *report, struct emj_block *item)
{
    size_t untouched = emj_report_untouched(report);
    struct emj_date first = emj_coverage_first(report->facts);
    int age = emj_date_to_days(report->request.as_of) - emj_date_to_days(first);
    g_autofree char *days = emj_phrase_count((size_t)age, "day", "days");
    g_autofree char *day = emj_date_format_day(report->request.as_of);

    if (untouched == 0)
        emj_block_add_format(
            item, "Longest gap: none, every side within its pack's cadence on %s.", day);
    else
        emj_block_add_format(item,
                             "Longest gap: none past its pack's cadence; %zu of %zu sides have "
                             "no entry yet, the journal's first is %s old.",
                             untouched, emj_report_sides(report), days);
}

static void add_longest_gap(const struct emj_section *section, struct emj_list *list)
{
    const struct emj_report *report = section->report;
    struct emj_block *item = emj_list_add_item(list, 0);
    if (report->gaps->len == 0) {
        add_no_gap(report, item);
    } else {
        const struct emj_gap *longest = g_ptr_array_index(report->gaps, 0);
        g_autofree char *title = emj_quote_activity(&section->quoter, longest->activity);
        g_autofree char *gap = emj_phrase_gap(title, longest);
        emj_block_add_format(item, "Longest gap: %s.", gap);
    }
    if (report->silence.days > 0) {
        g_autofree char *silence = emj_phrase_silence(&report->silence);
        emj_block_add_format(item, " %s", silence);
    }
}

void emj_section_in_short(struct emj_section *section)
{
    g_autofree char *commitments = emj_phrase_commitments(&section->report->commitments);
    emj_section_heading(section, "In short");
    struct emj_list *list = emj_document_add_list(section->document);
    add_share(section, list);
    add_change(section, list);
    add_longest_gap(section, list);
    emj_block_add_format(emj_list_add_item(list, 0), "Commitments: %s.", commitments);
}
