#include "report/sections.h"

/* A period without entries: what is still open, and that there is nothing. */
static void add_empty(const struct emj_report *report, struct emj_document *document)
{
    if (report->commitments.open > 0)
        emj_section_commitments(report, document);
    emj_block_add_text(emj_document_add_paragraph(document), "No entries in this period.");
}

static void add_sections(const struct emj_report *report,
                         const struct emj_report_options *options,
                         struct emj_document *document)
{
    emj_section_in_short(report, document);
    emj_section_balance(report, document);
    emj_section_coverage(report, document);
    emj_section_commitments(report, document);
    emj_section_carry_forward(report, document);
    if (options->entries != EMJ_REPORT_ENTRIES_NONE)
        emj_section_entries(report, document, options->entries == EMJ_REPORT_ENTRIES_FULL);
    emj_section_how_to_read(report, document);
}

char *emj_report_to_markdown(const struct emj_report *report,
                             const struct emj_report_options *options)
{
    g_autoptr(emj_document) document = emj_document_new();
    struct emj_markdown_options markdown = { .no_tables = options->no_tables };

    emj_section_head(report, document);
    if (report->entries->len == 0)
        add_empty(report, document);
    else
        add_sections(report, options, document);
    return emj_document_to_markdown(document, &markdown);
}
