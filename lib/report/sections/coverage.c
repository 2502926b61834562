#include "report/sections/phrases.h"
#include "report/sections/sections.h"

/* "5 (5 d)", "0 (not yet)" */
static char *cell_text(const struct emj_coverage_side *side)
{
    if (side->age_days < 0)
        return g_strdup_printf("%zu (not yet)", side->entries);
    return g_strdup_printf("%zu (%d d)", side->entries, side->age_days);
}

/* Entries of the cell with the most. */
static size_t largest_cell(const GPtrArray *rows)
{
    size_t largest = 0;
    for (guint i = 0; i < rows->len; i++) {
        const struct emj_coverage_row *row = g_ptr_array_index(rows, i);
        largest = MAX(largest, MAX(row->management.entries, row->leadership.entries));
    }
    return largest;
}

/* Up to a third, two thirds, and above. */
static enum emj_cell_look shade_of(size_t entries, size_t largest)
{
    if (entries == 0)
        return EMJ_CELL_PLAIN;
    if (entries * 3 <= largest)
        return EMJ_CELL_SHADE_1;
    return entries * 3 <= largest * 2 ? EMJ_CELL_SHADE_2 : EMJ_CELL_SHADE_3;
}

/* Every silent cell looks like one, also beyond the three gaps that have a line. */
static enum emj_cell_look look_of(const struct emj_report *report,
                                  const struct emj_coverage_row *row, enum emj_side side,
                                  size_t largest)
{
    size_t entries =
        side == EMJ_SIDE_MANAGEMENT ? row->management.entries : row->leadership.entries;
    if (emj_coverage_age(report->facts, row->activity, side) > row->cadence_days)
        return EMJ_CELL_GAP;
    return shade_of(entries, largest);
}

static void add_row(struct emj_section *section, const struct emj_coverage_row *row,
                    size_t largest, struct emj_table *table)
{
    const struct emj_report *report = section->report;
    g_autofree char *title = emj_quote_activity(&section->quoter, row->activity);
    g_autofree char *management = cell_text(&row->management);
    g_autofree char *leadership = cell_text(&row->leadership);
    g_autofree char *entries = g_strdup_printf("%zu", row->entries);
    const char *const cells[] = { title, management, leadership, entries };

    emj_table_add_row(table, cells);
    emj_table_set_look(table, 1, look_of(report, row, EMJ_SIDE_MANAGEMENT, largest));
    emj_table_set_look(table, 2, look_of(report, row, EMJ_SIDE_LEADERSHIP, largest));
}

/* So that the column of entries adds up to all of them. No cell of it has an age. */
static void add_no_activity(const struct emj_coverage_row *row, struct emj_table *table)
{
    g_autofree char *management = g_strdup_printf("%zu", row->management.entries);
    g_autofree char *leadership = g_strdup_printf("%zu", row->leadership.entries);
    g_autofree char *entries = g_strdup_printf("%zu", row->entries);
    const char *const cells[] = { "No activity", management, leadership, entries };
    emj_table_add_row(table, cells);
}

static void add_table(struct emj_section *section)
{
    static const char *const headings[] = { "Activity", "Management", "Leadership", "Entries" };
    const GPtrArray *rows = section->report->coverage;
    size_t largest = largest_cell(rows);
    struct emj_table *table =
        emj_document_add_table(section->document, G_N_ELEMENTS(headings), headings);

    for (guint i = 0; i < rows->len; i++)
        add_row(section, g_ptr_array_index(rows, i), largest, table);
    if (section->report->no_activity.entries > 0)
        add_no_activity(&section->report->no_activity, table);
}

/* "Team focus, leadership: last on 26 August, 66 days ago" */
static char *gap_text(const struct emj_section *section, const struct emj_gap *gap)
{
    g_autofree char *title = emj_quote_activity(&section->quoter, gap->activity);
    g_autofree char *age = emj_phrase_count((size_t)gap->age_days, "day", "days");
    bool any = gap->side == EMJ_SIDE_ANY;

    if (!emj_date_is_set(gap->last))
        return g_strdup_printf("%s%s%s: %s, since the first entry %s ago", title,
                               any ? "" : ", ", any ? "" : emj_side_slug(gap->side),
                               any ? "no entries" : "not yet", age);
    g_autofree char *day = emj_phrase_day(gap->last, section->report->request.as_of);
    if (any)
        return g_strdup_printf("%s: no entries for %s, the last on %s", title, age, day);
    return g_strdup_printf("%s, %s: last on %s, %s ago", title, emj_side_slug(gap->side), day,
                           age);
}

static void add_gap(const struct emj_section *section, const struct emj_gap *gap,
                    struct emj_list *list)
{
    struct emj_block *item = emj_list_add_item(list, 0);
    g_autofree char *text = gap_text(section, gap);
    g_autofree char *cadence = gap->cadence_days == 1
                                   ? g_strdup("day")
                                   : g_strdup_printf("%d days", gap->cadence_days);
    bool pack = emj_report_has_pack(section->report, gap->activity);

    emj_block_add_strong(item, "Gap:");
    emj_block_add_format(item, " %s; %s about every %s.", text,
                         pack ? "this pack asks" : "asked", cadence);
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

void emj_section_coverage(struct emj_section *section)
{
    const struct emj_report *report = section->report;
    emj_section_heading(section, "Coverage");
    if (report->coverage->len > 0) {
        emj_section_say(section, "Entries that touch each side, then days since the last one. "
                                 "An entry tagged both counts on both sides.");
        add_table(section);
    }
    struct emj_list *list = emj_document_add_list(section->document);
    for (guint i = 0; i < report->gaps->len; i++)
        add_gap(section, g_ptr_array_index(report->gaps, i), list);
    if (report->silence.days > 0) {
        g_autofree char *silence = emj_phrase_silence(&report->silence);
        emj_block_add_text(emj_list_add_item(list, 0), silence);
    }
    add_functions(report, list);
}
