#include "report/phrases.h"
#include "report/sections.h"

void emj_section_heading(struct emj_document *document, const char *text)
{
    emj_block_add_text(emj_document_add_heading(document, 2), text);
}

static void add_counts(const struct emj_report *report, struct emj_block *block)
{
    if (report->entries->len == 0) {
        emj_block_add_text(block, " 0 entries.");
        return;
    }
    g_autofree char *entries = emj_phrase_count(report->entries->len, "entry", "entries");
    g_autofree char *days = emj_phrase_count(report->days, "day", "days");
    g_autofree char *span = emj_phrase_days(report->first, report->last);
    emj_block_add_format(block, " %s on %s, %s; %zu written the same day.", entries, days, span,
                         report->same_day);
}

static void add_remarks(const struct emj_report *report, struct emj_block *block)
{
    if (report->request.filter)
        emj_block_add_format(block, " Only %s.", report->request.filter);
    if (report->proposed > 0) {
        g_autofree char *count = emj_phrase_count(report->proposed, "tag is", "tags are");
        emj_block_add_format(block, " %s proposed; 'emjournal tag' confirms them.", count);
    }
    if (report->request.unreadable > 0) {
        g_autofree char *count = emj_phrase_count(report->request.unreadable, "file", "files");
        emj_block_add_format(block, " %s could not be read and %s not counted.", count,
                             report->request.unreadable == 1 ? "is" : "are");
    }
}

/* A week, quarter or year may begin where a reader does not expect it. */
static bool needs_dates(const struct emj_report *report)
{
    enum emj_period_kind kind = report->request.period.kind;
    return kind == EMJ_PERIOD_WEEK || kind == EMJ_PERIOD_QUARTER || kind == EMJ_PERIOD_YEAR;
}

void emj_section_head(const struct emj_report *report, struct emj_document *document)
{
    g_autofree char *as_of = emj_date_format_long(report->request.as_of);
    g_autofree char *first = emj_date_format_long(report->request.period.first);
    g_autofree char *last = emj_date_format_long(report->request.period.last);

    emj_block_add_format(emj_document_add_heading(document, 1), "Manager's journal: %s",
                         report->label);
    struct emj_block *block = emj_document_add_paragraph(document);
    emj_block_add_text(block, "Private copy.");
    if (needs_dates(report))
        emj_block_add_format(block, " %s to %s.", first, last);
    add_counts(report, block);
    emj_block_add_format(block, " Figures as of %s.", as_of);
    add_remarks(report, block);
}

static void add_share(const struct emj_report *report, struct emj_list *list)
{
    const struct emj_config *config = report->request.config;
    const struct emj_counts *counts = &report->balance.counts;
    g_autofree char *share = emj_phrase_share(counts);
    g_autofree char *numbers = emj_phrase_counts(counts);
    struct emj_block *item = emj_list_add_item(list, 0);

    emj_block_add_format(item, "Leadership share of entries: %s (%s).", share, numbers);
    if (config->has_range)
        emj_block_add_format(item, " Own range: %d to %d%%.", config->range_low,
                             config->range_high);
}

static void add_change(const struct emj_report *report, struct emj_list *list)
{
    const GPtrArray *changes = report->balance.changes;
    struct emj_block *item = emj_list_add_item(list, 0);
    if (changes->len == 0)
        emj_block_add_text(item, "No earlier period to compare with.");
    for (guint i = 0; i < changes->len; i++) {
        g_autofree char *change = emj_phrase_change(g_ptr_array_index(changes, i));
        emj_block_add_format(item, "%s%s", i > 0 ? " " : "", change);
    }
}

static void add_longest_gap(const struct emj_report *report, struct emj_list *list)
{
    struct emj_block *item = emj_list_add_item(list, 0);
    if (report->gaps->len == 0) {
        emj_block_add_text(item, "Longest gap: none, every side within its pack's cadence.");
        return;
    }
    g_autofree char *gap = emj_phrase_gap(report, g_ptr_array_index(report->gaps, 0));
    emj_block_add_format(item, "Longest gap: %s.", gap);
}

void emj_section_in_short(const struct emj_report *report, struct emj_document *document)
{
    g_autofree char *commitments = emj_phrase_commitments(&report->commitments);
    emj_section_heading(document, "In short");
    struct emj_list *list = emj_document_add_list(document);
    add_share(report, list);
    add_change(report, list);
    add_longest_gap(report, list);
    emj_block_add_format(emj_list_add_item(list, 0), "Commitments: %s.", commitments);
}
