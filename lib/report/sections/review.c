/* The two blocks of a review: evidence month by month, and under the company's headings. */
#include "report/sections/phrases.h"
#include "report/sections/picks.h"
#include "report/sections/sections.h"

static void add_month(const struct emj_review_month *month, struct emj_table *table)
{
    g_autofree char *entries = emj_phrase_number(month->entries);
    g_autofree char *highlights = emj_phrase_number(month->highlights);
    g_autofree char *closed = emj_phrase_number(month->closed);
    const char *const cells[] = { month->label, entries, highlights, closed };
    emj_table_add_row(table, cells);
}

/* Said only when more than half of the highlights stand in the last third. */
static void say_spread(struct emj_section *section)
{
    const struct emj_picks *highlights = &section->report->highlights;
    if (highlights->last_third * 2 <= highlights->marked)
        return;
    g_autofree char *text =
        highlights->marked == 1
            ? g_strdup("The 1 entry marked as a highlight falls in the last third of the "
                       "period.")
            : g_strdup_printf("%zu of the %zu entries marked as highlights fall in the last "
                              "third of the period.",
                              highlights->last_third, highlights->marked);
    emj_section_say(section, text);
}

/* Why the rows do not begin with the period. */
static void say_begin(struct emj_section *section)
{
    const struct emj_report *report = section->report;
    struct emj_date start = emj_report_first_day(report);
    struct emj_date first = emj_coverage_first(report->facts);
    if (report->request.filter || emj_date_compare(start, report->request.period.first) == 0)
        return;
    g_autofree char *day = emj_date_format_long(first);
    g_autofree char *text = g_strdup_printf("The journal's first entry is of %s.", day);
    emj_section_say(section, text);
}

void emj_section_by_month(struct emj_section *section)
{
    const struct emj_review *review = &section->report->review;
    const char *const headings[] = { review->by_year ? "Year" : "Month", "Entries",
                                     "Highlights", "Commitments closed" };
    if (review->months->len == 0)
        return;
    emj_section_heading(section, review->by_year ? "Evidence by year" : "Evidence by month");
    say_begin(section);
    struct emj_table *table =
        emj_document_add_table(section->document, G_N_ELEMENTS(headings), headings);
    for (guint i = 0; i < review->months->len; i++)
        add_month(g_ptr_array_index(review->months, i), table);
    say_spread(section);
}

/* "12 entries", and why what stands below was chosen when it is no highlight of above. */
static char *count_of(const struct emj_section *section,
                      const struct emj_expectation *expectation)
{
    const struct emj_picks *own = &expectation->picks;
    if (expectation->entries == 0)
        return g_strdup("no entries");
    g_autofree char *count = emj_phrase_count(expectation->entries, "entry", "entries");
    if (expectation->highlights->len > 0)
        return g_steal_pointer(&count);
    if (own->items->len == 0)
        return g_strconcat(count, ", none marked with + and none with evidence",
                           section->shared ? " that may be shared" : "", NULL);
    return g_strconcat(
        count, own->automatic ? ", none marked with +; picked automatically" : "", NULL);
}

static void add_picks(struct emj_section *section, const GPtrArray *picks, bool evidence,
                      struct emj_block *item)
{
    if (!picks || picks->len == 0)
        return;
    struct emj_list *list = emj_block_add_list(item);
    for (guint i = 0; i < picks->len; i++)
        emj_pick_add(section, g_ptr_array_index(picks, i), evidence, list);
}

/* "Results: 12 entries", its highlights below it; evidence that stands above is not said twice. */
static void add_expectation(struct emj_section *section,
                            const struct emj_expectation *expectation, struct emj_list *list)
{
    g_autofree char *title =
        emj_quote_words(&section->quoter, EMJ_SHARE_HEADING, expectation->title);
    g_autofree char *lead = g_strdup_printf("%s:", title);
    g_autofree char *count = count_of(section, expectation);
    struct emj_block *item = emj_list_add_item(list, 0);
    emj_block_add_strong(item, lead);
    emj_block_add_format(item, " %s", count);
    add_picks(section, expectation->highlights, false, item);
    add_picks(section, expectation->picks.items, true, item);
}

void emj_section_by_expectation(struct emj_section *section)
{
    const GPtrArray *expectations = section->report->review.expectations;
    if (expectations->len == 0)
        return;
    emj_section_heading(section, "By expectation");
    emj_section_say(section, "Entries by the functions of their questions; one with functions "
                             "of two headings counts under both.");
    struct emj_list *list = emj_document_add_list(section->document);
    for (guint i = 0; i < expectations->len; i++)
        add_expectation(section, g_ptr_array_index(expectations, i), list);
}
