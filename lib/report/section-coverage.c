#include "report/phrases.h"
#include "report/sections.h"

/* "5 (5 d)", "0 (not yet)" */
static char *cell_text(const struct emj_coverage_side *side)
{
    if (side->age_days < 0)
        return g_strdup_printf("%zu (not yet)", side->entries);
    return g_strdup_printf("%zu (%d d)", side->entries, side->age_days);
}

static void add_table(const struct emj_report *report, struct emj_document *document)
{
    static const char *const headings[] = { "Activity", "Management", "Leadership", "Entries" };
    struct emj_table *table =
        emj_document_add_table(document, G_N_ELEMENTS(headings), headings);

    for (guint i = 0; i < report->coverage->len; i++) {
        const struct emj_coverage_row *row = g_ptr_array_index(report->coverage, i);
        g_autofree char *management = cell_text(&row->management);
        g_autofree char *leadership = cell_text(&row->leadership);
        g_autofree char *entries = g_strdup_printf("%zu", row->entries);
        const char *const cells[] = { row->title, management, leadership, entries };
        emj_table_add_row(table, cells);
    }
}

static char *gap_text(const struct emj_report *report, const struct emj_gap *gap)
{
    const char *title = emj_report_title(report, gap->activity);
    g_autofree char *age = emj_phrase_count((size_t)gap->age_days, "day", "days");
    bool any = gap->side == EMJ_SIDE_ANY;

    if (!emj_date_is_set(gap->last))
        return g_strdup_printf(" %s%s%s: %s, since the first entry %s ago", title,
                               any ? "" : ", ", any ? "" : emj_side_slug(gap->side),
                               any ? "no entries" : "not yet", age);
    g_autofree char *day = emj_phrase_day(gap->last, report->request.as_of);
    if (any)
        return g_strdup_printf(" %s: no entries for %s, the last on %s", title, age, day);
    return g_strdup_printf(" %s, %s: last on %s, %s ago", title, emj_side_slug(gap->side), day,
                           age);
}

static void add_gap(const struct emj_report *report, const struct emj_gap *gap,
                    struct emj_list *list)
{
    struct emj_block *item = emj_list_add_item(list, 0);
    g_autofree char *text = gap_text(report, gap);
    emj_block_add_strong(item, "Gap:");
    emj_block_add_format(item, "%s; %s about every %d days.", text,
                         emj_report_has_pack(report, gap->activity) ? "this pack expects"
                                                                    : "expected",
                         gap->cadence_days);
}

/* Most entries first; equal ones in Kotter's order. */
static void add_functions(const struct emj_report *report, struct emj_list *list)
{
    bool printed[EMJ_FUNCTION_COUNT] = { false };
    struct emj_block *item = emj_list_add_item(list, 0);
    emj_block_add_text(item, "By function: ");

    for (int rank = 0; rank < EMJ_FUNCTION_COUNT; rank++) {
        int most = -1;
        for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
            if (!printed[i] && (most < 0 || report->functions[i] > report->functions[most]))
                most = i;
        printed[most] = true;
        emj_block_add_format(item, "%s %zu%s", emj_function_title((enum emj_function)most),
                             report->functions[most],
                             rank + 1 < EMJ_FUNCTION_COUNT ? ", " : ".");
    }
}

void emj_section_coverage(const struct emj_report *report, struct emj_document *document)
{
    emj_section_heading(document, "Coverage");
    emj_block_add_text(emj_document_add_paragraph(document),
                       "Entries that touch each side, then days since the last one. An entry "
                       "tagged both counts on both sides.");
    add_table(report, document);

    struct emj_list *list = emj_document_add_list(document);
    for (guint i = 0; i < report->gaps->len; i++)
        add_gap(report, g_ptr_array_index(report->gaps, i), list);
    add_functions(report, list);
}
