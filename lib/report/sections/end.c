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

/* "Open for 12 days: When Tomás brings an escalation, I ask for his option first" */
static void add_oldest_open(const struct emj_section *section,
                            const struct emj_commitment_line *line, struct emj_list *list)
{
    const struct emj_digest_commitment *commitment = line->commitment;
    int days = emj_date_to_days(section->report->request.as_of) - emj_date_to_days(line->made);
    g_autofree char *age = emj_phrase_count((size_t)days, "day", "days");
    g_autofree char *text =
        emj_quote(&section->quoter, line->entry->path, commitment->line, commitment->text);
    emj_block_add_format(emj_list_add_item(list, 0), "Open for %s: %s", age, text);
}

void emj_section_carry_forward(struct emj_section *section)
{
    const GPtrArray *carried = section->report->carry_forward;
    const GPtrArray *open = section->report->commitments.open_items;
    if (carried->len + open->len == 0)
        return;
    g_autofree char *heading = carry_heading(section->report);
    emj_section_heading(section, heading);
    struct emj_list *list = emj_document_add_list(section->document);
    if (open->len > 0)
        add_oldest_open(section, g_ptr_array_index(open, 0), list);
    for (guint i = 0; i < carried->len; i++) {
        const struct emj_carry_forward *carry = g_ptr_array_index(carried, i);
        g_autofree char *ask =
            emj_quote_words(&section->quoter, EMJ_SHARE_QUESTION, carry->ask);
        emj_block_add_text(emj_list_add_item(list, 0), ask);
    }
}

/* Words that the report uses and a reader could count otherwise. */
static void add_definitions(struct emj_section *section)
{
    const struct emj_report *report = section->report;
    struct emj_block *block = emj_document_add_paragraph(section->document);
    emj_block_add_text(block, "An entry counts once for each function of its questions.");
    if (report->balance.changes->len > 0)
        emj_block_add_format(block,
                             " Higher or lower needs %d points, two entries of the smaller "
                             "period, and %d tagged entries in both; else it is about the "
                             "same.",
                             EMJ_CHANGE_MIN_POINTS, EMJ_SHARE_MIN_ENTRIES);
    if (!section->shared && report->people.mentioned->len > 0)
        emj_block_add_text(block,
                           " With an example: the entry answers a question for evidence.");
    if (report->themes.themes->len > 0)
        emj_block_add_format(block, " Themes stand in %d entries or more.",
                             EMJ_THEME_MIN_ENTRIES);
    if (report->themes.frequent->len > 0)
        emj_block_add_format(block, " Frequent words stand in %d or more, names left out.",
                             EMJ_WORD_MIN_ENTRIES);
    if (section->shared && report->themes.themes->len + report->themes.frequent->len > 0)
        emj_block_add_text(block, " Themes and words of private text are left out.");
}

/* What the figures are, and what they are not. */
static void add_limit(struct emj_section *section)
{
    enum emj_period_kind kind = section->report->request.period.kind;
    size_t tagged = emj_counts_tagged(&section->report->balance.counts);
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

void emj_section_how_to_read(struct emj_section *section)
{
    /* Behind somebody's text the paragraph would read as its end. */
    if (section->options->entries != EMJ_REPORT_ENTRIES_NONE)
        emj_section_heading(section, "How to read this");
    add_limit(section);
    add_definitions(section);
}
