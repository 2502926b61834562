#include "interview/gaps.h"

#include "pack/pack.h"

enum {
    SILENT_CADENCES = 2, /* without any entry the whole activity is one gap */
};

static void gap_free(void *data)
{
    struct emj_gap *gap = data;

    g_free(gap->activity);
    g_free(gap);
}

static void add_gap(GPtrArray *gaps, struct emj_gap values)
{
    struct emj_gap *gap = g_new0(struct emj_gap, 1);

    *gap = values;
    gap->activity = g_strdup(values.activity);
    g_ptr_array_add(gaps, gap);
}

static int days_since(const struct emj_coverage *coverage, struct emj_date last)
{
    struct emj_date from = emj_date_is_set(last) ? last : emj_coverage_first(coverage);

    return MAX(0, emj_date_to_days(emj_coverage_as_of(coverage)) - emj_date_to_days(from));
}

static void judge_side(GPtrArray *gaps, const struct emj_coverage *coverage,
                       struct emj_gap values, enum emj_side side)
{
    values.side = side;
    values.last = emj_coverage_cell(coverage, values.activity, side).last;
    values.age_days = emj_coverage_age(coverage, values.activity, side);
    if (values.age_days > values.cadence_days)
        add_gap(gaps, values);
}

static void judge(GPtrArray *gaps, const struct emj_coverage *coverage, char *activity,
                  int cadence_days)
{
    struct emj_gap values = {
        .activity = activity,
        .side = EMJ_SIDE_ANY,
        .last = emj_coverage_activity(coverage, activity).last,
        .cadence_days = cadence_days > 0 ? cadence_days : EMJ_PACK_DEFAULT_CADENCE,
    };

    values.age_days = days_since(coverage, values.last);
    if (values.age_days > (int64_t)SILENT_CADENCES * values.cadence_days) {
        add_gap(gaps, values);
        return;
    }
    judge_side(gaps, coverage, values, EMJ_SIDE_MANAGEMENT);
    judge_side(gaps, coverage, values, EMJ_SIDE_LEADERSHIP);
}

static int compare_gaps(const void *a, const void *b)
{
    const struct emj_gap *left = *(const struct emj_gap *const *)a;
    const struct emj_gap *right = *(const struct emj_gap *const *)b;
    int64_t left_age = (int64_t)left->age_days * 100 / left->cadence_days;
    int64_t right_age = (int64_t)right->age_days * 100 / right->cadence_days;
    int order = 0;

    if (left_age != right_age)
        return left_age > right_age ? -1 : 1;
    order = strcmp(left->activity, right->activity);
    return order != 0 ? order : (int)left->side - (int)right->side;
}

GPtrArray *emj_gaps_find(const struct emj_coverage *coverage,
                         const struct emj_activity *activities, size_t count)
{
    GPtrArray *gaps = g_ptr_array_new_with_free_func(gap_free);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    if (!emj_date_is_set(emj_coverage_first(coverage)))
        return gaps;
    for (size_t i = 0; i < count; i++) {
        char *activity = g_strdup(activities[i].activity);

        /* Several packs may share an activity; the first one's cadence counts. */
        if (g_hash_table_add(seen, activity))
            judge(gaps, coverage, activity, activities[i].cadence_days);
    }
    g_ptr_array_sort(gaps, compare_gaps);
    return gaps;
}
