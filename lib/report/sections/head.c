#include "report/page/page.h"
#include "report/sections/phrases.h"
#include "report/sections/sections.h"

static void add_counts(const struct emj_section *section, struct emj_block *block)
{
    const struct emj_report *report = section->report;
    if (report->entries->len == 0) {
        emj_block_add_text(block, " 0 entries.");
        return;
    }
    g_autofree char *entries = emj_phrase_count(report->entries->len, "entry", "entries");
    g_autofree char *days = emj_phrase_count(report->days, "day", "days");
    g_autofree char *span = emj_phrase_days(report->first, report->last);
    emj_block_add_format(block, " %s on %s, %s", entries, days, span);
    if (section->shared)
        emj_block_add_text(block, ".");
    else
        emj_block_add_format(block, "; %zu written the same day.", report->same_day);
}

/* Who confirms a tag, and how, is no matter of a copy for others. */
static void add_proposed(const struct emj_section *section, struct emj_block *block)
{
    size_t proposed = section->report->proposed;
    if (proposed == 0)
        return;
    g_autofree char *count = emj_phrase_count(proposed, "tag is", "tags are");
    emj_block_add_format(block, " %s proposed%s", count,
                         section->shared ? " and not confirmed."
                         : proposed == 1 ? "; 'emjournal tag' confirms it."
                                         : "; 'emjournal tag' confirms them.");
}

static void add_remarks(const struct emj_section *section, struct emj_block *block)
{
    const struct emj_report *report = section->report;
    g_autofree char *filter =
        emj_quote_words(&section->quoter, EMJ_SHARE_FILTER, report->request.filter);
    if (filter)
        emj_block_add_format(block, " Only %s.", filter);
    add_proposed(section, block);
    if (report->request.unreadable > 0) {
        g_autofree char *count = emj_phrase_count(report->request.unreadable, "file", "files");
        emj_block_add_format(block, " %s could not be read and %s not counted.", count,
                             report->request.unreadable == 1 ? "is" : "are");
    }
    if (section->shared && report->private > 0) {
        g_autofree char *withheld =
            emj_phrase_withheld(report->private, "private entry", "private entries");
        emj_block_add_format(block, " %s.", withheld);
    }
}

/* A week, quarter or year may begin where a reader does not expect it. */
static bool needs_dates(const struct emj_report *report)
{
    enum emj_period_kind kind = report->request.period.kind;
    return kind == EMJ_PERIOD_WEEK || kind == EMJ_PERIOD_QUARTER || kind == EMJ_PERIOD_YEAR;
}

void emj_section_head(struct emj_section *section)
{
    const struct emj_report_request *request = &section->report->request;
    g_autofree char *title = emj_page_title(section->report);
    g_autofree char *as_of = emj_date_format_long(request->as_of);
    g_autofree char *first = emj_date_format_long(request->period.first);
    g_autofree char *last = emj_date_format_long(request->period.last);

    emj_block_add_text(emj_document_add_heading(section->document, 1), title);
    struct emj_block *block = emj_document_add_paragraph(section->document);
    emj_block_add_text(block, section->shared ? "Shared copy." : "Private copy.");
    if (needs_dates(section->report))
        emj_block_add_format(block, " %s to %s.", first, last);
    add_counts(section, block);
    emj_block_add_format(block, " Figures as of %s.", as_of);
    add_remarks(section, block);
}
