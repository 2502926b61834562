#include "interview-support.h"

#define PB (1u << EMJ_PLANNING_BUDGETING)
#define AP (1u << EMJ_ALIGNING_PEOPLE)

/* --- cells --- */

static const struct entry_spec journal[] = {
    { .when = "2026-10-15", .activity = "planning", .work = MGMT, .functions = PB },
    { .when = "2026-10-16", .activity = "planning", .work = BOTH, .functions = PB | AP },
    { .when = "2026-11-12", .activity = "planning", .work = NONE },
    { .when = "2026-11-12T23:59", .activity = "focus", .work = LEAD, .functions = AP },
    { .when = "2026-11-13", .activity = "planning", .work = LEAD, .functions = AP },
    { .when = "2026-09-01", .activity = "planning", .work = LEAD, .empty = true },
    { .when = "2026-11-10", .activity = NULL, .work = MGMT, .functions = PB },
    { .when = "2026-09-20", .activity = "reviews", .work = NONE },
    { .when = NULL },
};

static const struct {
    const char *activity;
    enum emj_side side; /* ANY: any tag or none */
    const char *last;   /* NULL: never */
    size_t entries;
    size_t recent;
    int age; /* not looked at for ANY */
} cells[] = {
    /* 28 days up to and with 12 November begin on 16 October */
    { "planning", EMJ_SIDE_MANAGEMENT, "2026-10-16", 2, 1, 27 },
    { "planning", EMJ_SIDE_LEADERSHIP, "2026-10-16", 1, 1, 27 },
    { "planning", EMJ_SIDE_ANY, "2026-11-12", 3, 2, 0 },
    { "focus", EMJ_SIDE_MANAGEMENT, NULL, 0, 0, 53 },
    { "focus", EMJ_SIDE_LEADERSHIP, "2026-11-12", 1, 1, 0 },
    { "focus", EMJ_SIDE_ANY, "2026-11-12", 1, 1, 0 },
    { "reviews", EMJ_SIDE_MANAGEMENT, NULL, 0, 0, 53 },
    { "reviews", EMJ_SIDE_ANY, "2026-09-20", 1, 0, 0 },
    { "unknown", EMJ_SIDE_MANAGEMENT, NULL, 0, 0, 53 },
    { "unknown", EMJ_SIDE_ANY, NULL, 0, 0, 0 },
    { NULL, EMJ_SIDE_ANY, NULL, 0, 0, 0 },
};

START_TEST(cell)
{
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", journal);
    bool any = cells[_i].side == EMJ_SIDE_ANY;
    struct emj_cell found =
        any ? emj_coverage_activity(coverage, cells[_i].activity)
            : emj_coverage_cell(coverage, cells[_i].activity, cells[_i].side);

    assert_date(found.last, cells[_i].last);
    ck_assert_uint_eq(found.entries, cells[_i].entries);
    ck_assert_uint_eq(found.recent, cells[_i].recent);
    if (!any)
        ck_assert_int_eq(emj_coverage_age(coverage, cells[_i].activity, cells[_i].side),
                         cells[_i].age);
}
END_TEST

START_TEST(whole_journal)
{
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", journal);
    g_autoptr(GPtrArray) activities = emj_coverage_activities(coverage);

    assert_date(emj_coverage_as_of(coverage), "2026-11-12");
    /* neither the empty entry nor one of tomorrow counts */
    assert_date(emj_coverage_first(coverage), "2026-09-20");
    assert_date(emj_coverage_function(coverage, EMJ_PLANNING_BUDGETING), "2026-11-10");
    assert_date(emj_coverage_function(coverage, EMJ_ALIGNING_PEOPLE), "2026-11-12");
    assert_date(emj_coverage_function(coverage, EMJ_SETTING_DIRECTION), NULL);
    ck_assert_uint_eq(activities->len, 3);
    ck_assert_str_eq(g_ptr_array_index(activities, 0), "focus");
    ck_assert_str_eq(g_ptr_array_index(activities, 1), "planning");
    ck_assert_str_eq(g_ptr_array_index(activities, 2), "reviews");
}
END_TEST

START_TEST(empty_journal)
{
    g_autoptr(emj_coverage) coverage = emj_coverage_new(day_of("2026-11-12"));

    ck_assert_int_eq(emj_coverage_age(coverage, "planning", EMJ_SIDE_LEADERSHIP), 0);
    assert_date(emj_coverage_first(coverage), NULL);
    emj_coverage_set_first(coverage, (struct emj_date){ 0 });
    assert_date(emj_coverage_first(coverage), NULL);
    emj_coverage_set_first(coverage, day_of("2026-11-01"));
    ck_assert_int_eq(emj_coverage_age(coverage, "planning", EMJ_SIDE_LEADERSHIP), 11);
    emj_coverage_set_first(coverage, day_of("2026-10-01"));
    emj_coverage_set_first(coverage, day_of("2026-11-05"));
    assert_date(emj_coverage_first(coverage), "2026-10-01");
    emj_coverage_free(NULL);
}
END_TEST

/* The first day may be told although it lies after the day asked about. */
START_TEST(ages_are_never_negative)
{
    g_autoptr(emj_coverage) coverage = emj_coverage_new(day_of("2026-11-12"));

    emj_coverage_set_first(coverage, day_of("2026-12-24"));
    ck_assert_int_eq(emj_coverage_age(coverage, "planning", EMJ_SIDE_MANAGEMENT), 0);
}
END_TEST

/* --- questions --- */

static const struct entry_spec questions[] = {
    { .when = "2026-11-01", .activity = "planning", .answered = "old" },
    { .when = "2026-11-12", .activity = "planning", .answered = "what", .asked = "effect" },
    { .when = "2026-11-02", .activity = "planning", .answered = "what edge" },
    { .when = "2026-11-05", .activity = "planning", .answered = "what effect effect:short" },
    { .when = "2026-11-03", .activity = "planning", .answered = "what" },
    { .when = "2026-11-04", .activity = "planning", .answered = "what" },
    { .when = "2026-11-06", .activity = "planning", .answered = "what" },
    { .when = "2026-11-07", .activity = "planning", .answered = "what" },
    { .when = "2026-11-08", .activity = "planning", .answered = "what" },
    { .when = "2026-11-09", .activity = "planning", .answered = "what" },
    { .when = "2026-11-10",
      .activity = "planning",
      .answered = "what",
      .asked = "twice twice" },
    { .when = "2026-11-11", .activity = "focus", .answered = "what", .asked = "elsewhere" },
    { .when = "2026-11-13", .activity = "planning", .asked = "tomorrow" },
    { .when = NULL },
};

static const struct {
    const char *question;
    size_t lately;
    int ago;
} askings[] = {
    { "what", 10, 0 },      { "effect", 2, 0 }, { "effect:short", 1, 6 },
    { "twice", 1, 1 },      { "edge", 1, 9 },   { "old", 0, 10 },
    { "elsewhere", 0, -1 }, { "never", 0, -1 }, { "tomorrow", 0, -1 },
};

START_TEST(asked)
{
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", questions);
    struct emj_asked found = emj_coverage_asked(coverage, "planning", askings[_i].question);

    ck_assert_uint_eq(found.lately, askings[_i].lately);
    ck_assert_int_eq(found.ago, askings[_i].ago);
}
END_TEST

START_TEST(asked_in_no_activity)
{
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", questions);

    ck_assert_int_eq(emj_coverage_asked(coverage, "unknown", "what").ago, -1);
    ck_assert_uint_eq(emj_coverage_asked(coverage, "unknown", "what").lately, 0);
}
END_TEST

/* Entries may be added after a question; the order of adding never matters. */
START_TEST(added_later)
{
    static const struct entry_spec later = {
        .when = "2026-11-12T18:00",
        .activity = "planning",
        .answered = "fresh",
    };
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", questions);
    g_autoptr(emj_entry) entry = entry_of(later);

    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "what").ago, 0);
    emj_coverage_add(coverage, entry);
    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "fresh").ago, 0);
    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "what").ago, 1);
    ck_assert_uint_eq(emj_coverage_asked(coverage, "planning", "what").lately, 9);
}
END_TEST

/* The same moment: the id decides, whichever was added first. */
START_TEST(same_moment)
{
    static const struct entry_spec specs[] = {
        { .when = "2026-11-12T10:00", .activity = "planning", .answered = "one" },
        { .when = "2026-11-12", .activity = "planning", .answered = "two" },
        { .when = NULL },
    };
    static const struct entry_spec turned[] = {
        { .when = "2026-11-12", .activity = "planning", .answered = "two" },
        { .when = "2026-11-12T10:00", .activity = "planning", .answered = "one" },
        { .when = NULL },
    };
    g_autoptr(emj_coverage) a = coverage_of("2026-11-12", specs);
    g_autoptr(emj_coverage) b = coverage_of("2026-11-12", turned);

    ck_assert_int_eq(emj_coverage_asked(a, "planning", "one").ago,
                     emj_coverage_asked(b, "planning", "one").ago);
    ck_assert_int_ne(emj_coverage_asked(a, "planning", "one").ago,
                     emj_coverage_asked(a, "planning", "two").ago);
}
END_TEST

/* --- long journals --- */

enum { MANY = 40 };

/* Entry `number` of an hour each: "what" every time, "fourth" in every fourth, "third" at 1 and 3. */
static void add_numbered(struct emj_coverage *coverage, int number, bool one_moment)
{
    g_autofree char *when =
        g_strdup_printf("2026-11-%02dT%02d:00", 1 + number / 24, one_moment ? 0 : number % 24);
    struct entry_spec spec = { .when = when, .activity = "planning", .answered = "what" };

    if (number == 1 || number == 3)
        spec.answered = "what third";
    else if (number % 4 == 0)
        spec.answered = "what fourth";
    g_autoptr(emj_entry) entry = entry_of(spec);
    g_free(entry->id);
    entry->id = g_strdup_printf("entry-%02d", number);
    emj_coverage_add(coverage, entry);
}

/* Whatever the order, what lies far back is counted as exactly as what is near. */
START_TEST(any_order_of_many)
{
    g_autoptr(GRand) random = g_rand_new_with_seed((guint32)_i);
    g_autoptr(emj_coverage) coverage = emj_coverage_new(day_of("2026-11-12"));
    int order[MANY] = { 0 };

    for (int i = 0; i < MANY; i++) {
        int place = g_rand_int_range(random, 0, i + 1);
        order[i] = order[place];
        order[place] = i;
    }
    for (int i = 0; i < MANY; i++)
        add_numbered(coverage, order[i], false);
    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "what").ago, 0);
    ck_assert_uint_eq(emj_coverage_asked(coverage, "planning", "what").lately, 10);
    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "fourth").ago, 3);
    ck_assert_uint_eq(emj_coverage_asked(coverage, "planning", "fourth").lately, 2);
    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "third").ago, MANY - 4);
    ck_assert_uint_eq(emj_coverage_asked(coverage, "planning", "third").lately, 0);
    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "never").ago, -1);
}
END_TEST

/* An import may give a whole day one moment: what is behind the last ten was not just asked. */
START_TEST(many_of_one_moment)
{
    g_autoptr(emj_coverage) coverage = emj_coverage_new(day_of("2026-11-12"));

    for (int i = 0; i < 20; i++)
        add_numbered(coverage, i, true);
    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "what").ago, 0);
    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "fourth").ago, 3);
    ck_assert_int_eq(emj_coverage_asked(coverage, "planning", "third").ago, 10);
    ck_assert_uint_eq(emj_coverage_asked(coverage, "planning", "third").lately, 0);
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { cell, G_N_ELEMENTS(cells) },
        { whole_journal, 1 },
        { empty_journal, 1 },
        { ages_are_never_negative, 1 },
        { asked, G_N_ELEMENTS(askings) },
        { asked_in_no_activity, 1 },
        { added_later, 1 },
        { same_moment, 1 },
        { any_order_of_many, 20 },
        { many_of_one_moment, 1 },
    };

    return run_cases("interview-coverage", cases, G_N_ELEMENTS(cases));
}
