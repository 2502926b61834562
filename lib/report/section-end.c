#include "report/phrases.h"
#include "report/sections.h"

/* "To carry into November": a month has a name to carry into. */
static char *carry_heading(const struct emj_report *report)
{
    struct emj_period period = report->request.period;
    if (period.kind != EMJ_PERIOD_MONTH)
        return g_strdup("To carry forward");
    struct emj_date next = emj_date_add_days(period.last, 1);
    return g_strdup_printf("To carry into %s", emj_month_name(next.month));
}

void emj_section_carry_forward(const struct emj_report *report, struct emj_document *document)
{
    if (report->carry_forward->len == 0)
        return;
    g_autofree char *heading = carry_heading(report);
    emj_section_heading(document, heading);
    struct emj_list *list = emj_document_add_list(document);
    for (guint i = 0; i < report->carry_forward->len; i++) {
        const struct emj_carry_forward *carry = g_ptr_array_index(report->carry_forward, i);
        emj_block_add_text(emj_list_add_item(list, 0), carry->ask);
    }
}

void emj_section_how_to_read(const struct emj_report *report, struct emj_document *document)
{
    enum emj_period_kind kind = report->request.period.kind;
    bool named = kind < EMJ_PERIOD_RANGE;
    struct emj_block *block = emj_document_add_paragraph(document);

    emj_block_add_format(block,
                         "These figures count what was written, not how the %s was spent.",
                         named ? emj_period_kind_word(kind) : "time");
    emj_block_add_format(block,
                         " Leadership share = (leadership only + half of both) / %zu "
                         "tagged entries.",
                         emj_counts_tagged(&report->balance.counts));
}

/* "12 November: Sync with Identity" */
static void add_entry_heading(const struct emj_report *report, const struct emj_entry *entry,
                              struct emj_document *document)
{
    g_autofree char *day = emj_phrase_day(entry->day, report->request.as_of);
    g_autofree char *title = emj_phrase_quote(entry->has_heading ? entry->title : "");
    struct emj_block *heading = emj_document_add_heading(document, 3);
    emj_block_add_format(heading, "%s: %s", day,
                         entry->has_heading ? title
                         : entry->activity  ? emj_report_title(report, entry->activity)
                                            : "Note");
}

static void add_facts(const struct emj_report *report, const struct emj_entry *entry,
                      struct emj_block *block)
{
    if (entry->activity)
        emj_block_add_format(block, "%s; ", emj_report_title(report, entry->activity));
    emj_block_add_text(block, entry->work ? emj_work_word(entry->work) : "untagged");
    if (entry->tagged == EMJ_TAGGED_PROPOSED)
        emj_block_add_text(block, " (proposed)");
    for (int function = 0; function < EMJ_FUNCTION_COUNT; function++) {
        if (entry->functions & 1u << function)
            emj_block_add_format(block, ", %s",
                                 emj_function_title((enum emj_function)function));
    }
    if (entry->minutes > 0)
        emj_block_add_format(block, "; %d minutes", entry->minutes);
    if (emj_entry_is_private(entry))
        emj_block_add_text(block, "; private");
    emj_block_add_text(block, ".");
}

static void add_full(const struct emj_report *report, const struct emj_entry *entry,
                     struct emj_document *document)
{
    add_entry_heading(report, entry, document);
    add_facts(report, entry, emj_document_add_paragraph(document));
    emj_document_add_body(document, entry->bytes + entry->body, entry->length - entry->body, 3,
                          entry->has_heading ? entry->title : NULL);
}

static void add_item(const struct emj_report *report, const struct emj_entry *entry,
                     struct emj_list *list)
{
    g_autofree char *day = emj_phrase_short_day(entry->day, report->request.as_of);
    g_autofree char *lead = g_strdup_printf("%s.", day);
    g_autofree char *title = emj_phrase_quote(entry->title ? entry->title : "Note");
    struct emj_block *item = emj_list_add_item(list, 0);

    emj_block_add_strong(item, lead);
    emj_block_add_format(item, " %s: ", title);
    add_facts(report, entry, item);
}

void emj_section_entries(const struct emj_report *report, struct emj_document *document,
                         bool full)
{
    emj_section_heading(document, "Entries");
    struct emj_list *list = full ? NULL : emj_document_add_list(document);
    for (guint i = 0; i < report->entries->len; i++) {
        const struct emj_entry *entry = g_ptr_array_index(report->entries, i);
        if (full)
            add_full(report, entry, document);
        else
            add_item(report, entry, list);
    }
}
