#include "report/figures/figures.h"

static void row_free(void *data)
{
    struct emj_coverage_row *row = data;
    g_free(row->activity);
    g_free(row->title);
    g_free(row);
}

static struct emj_coverage_row *find_row(const GPtrArray *rows, const char *activity)
{
    for (guint i = 0; i < rows->len; i++) {
        struct emj_coverage_row *row = g_ptr_array_index(rows, i);
        if (strcmp(row->activity, activity) == 0)
            return row;
    }
    return NULL;
}

const char *emj_report_title(const struct emj_report *report, const char *activity)
{
    const struct emj_coverage_row *row = activity ? find_row(report->coverage, activity) : NULL;
    return row ? row->title : activity;
}

bool emj_report_has_pack(const struct emj_report *report, const char *activity)
{
    const struct emj_coverage_row *row = find_row(report->coverage, activity);
    return row && row->has_pack;
}

/* "team-focus" without a pack reads "Team focus". */
static char *title_of_slug(const char *slug)
{
    char *title = g_strdelimit(g_strdup(slug), "-", ' ');
    title[0] = g_ascii_toupper(title[0]);
    return title;
}

size_t emj_report_sides(const struct emj_report *report)
{
    return (size_t)report->coverage->len * 2;
}

size_t emj_report_untouched(const struct emj_report *report)
{
    size_t untouched = 0;
    for (guint i = 0; i < report->coverage->len; i++) {
        const struct emj_coverage_row *row = g_ptr_array_index(report->coverage, i);
        untouched += row->management.age_days < 0 ? 1 : 0;
        untouched += row->leadership.age_days < 0 ? 1 : 0;
    }
    return untouched;
}

static struct emj_coverage_side side_of(const struct emj_report *report, const char *activity,
                                        enum emj_side side)
{
    struct emj_cell cell = emj_coverage_cell(report->facts, activity, side);
    bool covered = emj_date_is_set(cell.last);
    return (struct emj_coverage_side){
        .last = cell.last,
        .age_days = covered ? emj_coverage_age(report->facts, activity, side) : -1,
    };
}

static void add_row(struct emj_report *report, const char *activity,
                    const struct emj_pack *pack)
{
    if (find_row(report->coverage, activity))
        return;
    struct emj_coverage_row *row = g_new0(struct emj_coverage_row, 1);
    row->activity = g_strdup(activity);
    row->title =
        pack ? g_strdup(emj_pack_text(pack, pack->title, report->request.config->language))
             : title_of_slug(activity);
    row->has_pack = pack != NULL;
    row->cadence_days = pack ? pack->cadence_days : EMJ_PACK_DEFAULT_CADENCE;
    row->management = side_of(report, activity, EMJ_SIDE_MANAGEMENT);
    row->leadership = side_of(report, activity, EMJ_SIDE_LEADERSHIP);
    g_ptr_array_add(report->coverage, row);
}

/*
 * Every activity of a pack or of an entry is judged. A filtered report knows only the
 * entries that passed, so it says nothing about the other activities.
 */
static void add_rows(struct emj_report *report)
{
    const struct emj_library *library = report->request.library;
    g_autoptr(GPtrArray) seen = emj_coverage_activities(report->facts);
    const GPtrArray *items = library ? emj_library_items(library) : NULL;
    report->coverage = g_ptr_array_new_with_free_func(row_free);

    for (guint i = 0; items && i < items->len; i++) {
        const struct emj_library_item *item = g_ptr_array_index(items, i);
        if (!emj_library_item_is_usable(item))
            continue;
        if (!report->request.filter || emj_words_contain(seen, item->pack->activity))
            add_row(report, item->pack->activity, item->pack);
    }
    for (guint i = 0; i < seen->len; i++)
        add_row(report, g_ptr_array_index(seen, i), NULL);
}

static void count_entry(struct emj_report *report, const struct emj_digest_entry *entry)
{
    for (int function = 0; function < EMJ_FUNCTION_COUNT; function++)
        report->functions[function] += (entry->functions & 1u << function) ? 1 : 0;

    struct emj_coverage_row *row =
        entry->activity ? find_row(report->coverage, entry->activity) : NULL;
    if (!row)
        row = &report->no_activity;
    row->entries++;
    row->management.entries += (entry->work & EMJ_WORK_MANAGEMENT) ? 1 : 0;
    row->leadership.entries += (entry->work & EMJ_WORK_LEADERSHIP) ? 1 : 0;
}

static void find_gaps(struct emj_report *report)
{
    guint count = report->coverage->len;
    g_autofree struct emj_activity *activities = g_new0(struct emj_activity, count + 1);
    for (guint i = 0; i < count; i++) {
        const struct emj_coverage_row *row = g_ptr_array_index(report->coverage, i);
        activities[i].activity = row->activity;
        activities[i].cadence_days = row->cadence_days;
    }
    report->gaps = emj_gaps_find(report->facts, activities, count);
    if (report->gaps->len > EMJ_REPORT_MAX_GAPS)
        g_ptr_array_set_size(report->gaps, EMJ_REPORT_MAX_GAPS);
}

void emj_coverage_fill(struct emj_report *report)
{
    add_rows(report);
    for (guint i = 0; i < report->entries->len; i++)
        count_entry(report, g_ptr_array_index(report->entries, i));
    find_gaps(report);
}
