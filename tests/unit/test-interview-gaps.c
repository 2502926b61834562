#include "interview-support.h"

#include "interview/gaps.h"

enum { MAX_ENTRIES = 6, MAX_ACTIVITIES = 4 };

/* Each row: a journal, the activities judged, and the gaps as text. */
static const struct {
    struct entry_spec entries[MAX_ENTRIES];
    struct emj_activity activities[MAX_ACTIVITIES];
    const char *gaps; /* "activity side age/cadence last; ..." */
} rows[] = {
    { { { .when = NULL } }, { { "planning", 30 } }, "" },
    /* as old as the cadence is no gap, one day more is */
    { { { .when = "2026-10-13", .activity = "planning", .work = BOTH } },
      { { "planning", 30 } },
      "" },
    { { { .when = "2026-10-12", .activity = "planning", .work = BOTH } },
      { { "planning", 30 } },
      "planning management 31/30 2026-10-12; planning leadership 31/30 2026-10-12" },
    /* a side never covered counts from the journal's first entry */
    { { { .when = "2026-10-01", .activity = "focus", .work = BOTH },
        { .when = "2026-11-10", .activity = "planning", .work = MGMT } },
      { { "planning", 30 } },
      "planning leadership 42/30 never" },
    /* two cadences without any entry: one gap; on the day itself still two */
    { { { .when = "2026-09-13", .activity = "planning", .work = BOTH } },
      { { "planning", 30 } },
      "planning management 60/30 2026-09-13; planning leadership 60/30 2026-09-13" },
    { { { .when = "2026-09-12", .activity = "planning", .work = MGMT } },
      { { "planning", 30 } },
      "planning any 61/30 2026-09-12" },
    /* an untagged entry keeps the activity from being silent */
    { { { .when = "2026-09-12", .activity = "planning", .work = MGMT },
        { .when = "2026-11-01", .activity = "planning", .work = NONE } },
      { { "planning", 30 } },
      "planning management 61/30 2026-09-12; planning leadership 61/30 never" },
    /* an activity of a pack that was never used */
    { { { .when = "2026-09-12", .activity = "focus", .work = BOTH },
        { .when = "2026-11-12", .activity = "focus", .work = BOTH } },
      { { "focus", 30 }, { "reviews", 30 } },
      "reviews any 61/30 never" },
    { { { .when = "2026-09-13", .activity = "focus", .work = BOTH },
        { .when = "2026-11-12", .activity = "focus", .work = BOTH } },
      { { "reviews", 30 } },
      "reviews management 60/30 never; reviews leadership 60/30 never" },
    /* order: whole age * 100 / cadence, then activity, then management first */
    { { { .when = "2026-11-02", .activity = "a", .work = BOTH },
        { .when = "2026-10-01", .activity = "b", .work = BOTH },
        { .when = "2026-11-02", .activity = "c", .work = BOTH } },
      { { "c", 9 }, { "b", 30 }, { "a", 9 } },
      "b management 42/30 2026-10-01; b leadership 42/30 2026-10-01; "
      "a management 10/9 2026-11-02; a leadership 10/9 2026-11-02; "
      "c management 10/9 2026-11-02; c leadership 10/9 2026-11-02" },
    /* 67/33 and 61/30 are both 203 as whole numbers: the activity decides */
    { { { .when = "2026-09-12", .activity = "b", .work = BOTH },
        { .when = "2026-09-06", .activity = "a", .work = BOTH } },
      { { "b", 30 }, { "a", 33 } },
      "a any 67/33 2026-09-06; b any 61/30 2026-09-12" },
    /* the first pack's cadence counts; a cadence of none is 30 */
    { { { .when = "2026-10-12", .activity = "planning", .work = BOTH } },
      { { "planning", 40 }, { "planning", 10 } },
      "" },
    { { { .when = "2026-10-13", .activity = "planning", .work = BOTH } },
      { { "planning", 0 } },
      "" },
    /* both sides, each in its own entry; one long ago */
    { { { .when = "2026-11-12", .activity = "planning", .work = LEAD },
        { .when = "2026-01-01", .activity = "planning", .work = MGMT } },
      { { "planning", 30 } },
      "planning management 315/30 2026-01-01" },
    /* an activity that is not judged is no row */
    { { { .when = "2026-01-01", .activity = "planning", .work = LEAD } }, { { NULL, 0 } }, "" },
};

static char *gaps_text(const GPtrArray *gaps)
{
    GString *text = g_string_new(NULL);

    for (size_t i = 0; i < gaps->len; i++) {
        const struct emj_gap *gap = g_ptr_array_index(gaps, i);
        g_autofree char *last =
            emj_date_is_set(gap->last) ? emj_date_format(gap->last) : g_strdup("never");

        g_string_append_printf(text, "%s%s %s %d/%d %s", i > 0 ? "; " : "", gap->activity,
                               emj_side_slug(gap->side), gap->age_days, gap->cadence_days,
                               last);
    }
    return g_string_free(text, FALSE);
}

START_TEST(gaps)
{
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", rows[_i].entries);
    g_autoptr(GPtrArray) found = NULL;
    g_autofree char *text = NULL;
    size_t count = 0;

    while (count < MAX_ACTIVITIES && rows[_i].activities[count].activity)
        count++;
    found = emj_gaps_find(coverage, rows[_i].activities, count);
    text = gaps_text(found);
    ck_assert_str_eq(text, rows[_i].gaps);
}
END_TEST

/* The longest cadence and the longest age there can be do not overflow. */
START_TEST(extremes)
{
    static const struct entry_spec old[] = {
        { .when = "0001-01-01", .activity = "planning", .work = BOTH },
        { .when = NULL },
    };
    static const struct emj_activity activities[] = { { "planning", 1 } };
    g_autoptr(emj_coverage) coverage = coverage_of("9999-12-31", old);
    g_autoptr(GPtrArray) found = emj_gaps_find(coverage, activities, 1);
    g_autofree char *text = gaps_text(found);

    ck_assert_str_eq(text, "planning any 3652058/1 0001-01-01");
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { gaps, G_N_ELEMENTS(rows) },
        { extremes, 1 },
    };

    return run_cases("interview-gaps", cases, G_N_ELEMENTS(cases));
}
