/* The end of a report: what to ask next, and how to read it. */
#include "report/sections/phrases.h"
#include "report/sections/sections.h"

/* "To carry into November": a month has a name to carry into. */
static char *carry_heading(const struct emj_report *report)
{
    struct emj_period period = report->request.period;
    if (period.kind != EMJ_PERIOD_MONTH)
        return g_strdup("To carry forward");
    struct emj_date next = emj_date_add_days(period.last, 1);
    return g_strdup_printf("To carry into %s", emj_month_name(next.month));
}

void emj_section_carry_forward(struct emj_section *section)
{
    const GPtrArray *carried = section->report->carry_forward;
    if (carried->len == 0)
        return;
    g_autofree char *heading = carry_heading(section->report);
    emj_section_heading(section, heading);
    struct emj_list *list = emj_document_add_list(section->document);
    for (guint i = 0; i < carried->len; i++) {
        const struct emj_carry_forward *carry = g_ptr_array_index(carried, i);
        g_autofree char *ask = emj_quote(&section->quoter, NULL, 0, carry->ask);
        emj_block_add_text(emj_list_add_item(list, 0), ask);
    }
}

void emj_section_how_to_read(struct emj_section *section)
{
    enum emj_period_kind kind = section->report->request.period.kind;
    size_t tagged = emj_counts_tagged(&section->report->balance.counts);
    /* Behind somebody's text the paragraph would read as its end. */
    if (section->options->entries != EMJ_REPORT_ENTRIES_NONE)
        emj_section_heading(section, "How to read this");
    struct emj_block *block = emj_document_add_paragraph(section->document);

    emj_block_add_format(block,
                         "These figures count what was written, not how the %s was spent.",
                         kind < EMJ_PERIOD_RANGE ? emj_period_kind_word(kind) : "time");
    emj_block_add_text(block, " Leadership share = (leadership only + half of both) / ");
    if (tagged == 0)
        emj_block_add_text(block, "tagged entries.");
    else
        emj_block_add_format(block, "%zu tagged %s.", tagged,
                             tagged == 1 ? "entry" : "entries");
}
