#include "interview-support.h"

#include "interview/interview.h"

enum { MAX_ENTRIES = 8 };

/* --- the activity list --- */

/* Now is Thursday, 12 November 2026, 14:32. The library has "b a d c". */
static const struct {
    struct entry_spec entries[MAX_ENTRIES];
    const char *order;
} rows[] = {
    { { { .when = NULL } }, "b a d c" },
    /* number of entries, then slug; without entries last, in library order */
    { { { .when = "2026-11-02", .activity = "c" } }, "c b a d" },
    { { { .when = "2026-11-02", .activity = "d" },
        { .when = "2026-11-02", .activity = "c" },
        { .when = "2026-11-03", .activity = "d" } },
      "d c b a" },
    { { { .when = "2026-11-02", .activity = "d" }, { .when = "2026-11-02", .activity = "c" } },
      "c d b a" },
    /* the same weekday and hour beats any number */
    { { { .when = "2026-11-05T14:01", .activity = "d" },
        { .when = "2026-11-02", .activity = "c" },
        { .when = "2026-11-03", .activity = "c" } },
      "d c b a" },
    { { { .when = "2026-11-05T14:01", .activity = "d" },
        { .when = "2026-10-29T14:59", .activity = "c" },
        { .when = "2026-10-22T14:30", .activity = "c" } },
      "c d b a" },
    /* another hour or another day is no habit */
    { { { .when = "2026-11-05T15:00", .activity = "d" },
        { .when = "2026-11-04T14:32", .activity = "d" },
        { .when = "2026-11-05T13:59", .activity = "d" },
        { .when = "2026-11-05T14:00", .activity = "c" } },
      "c d b a" },
    /* eight weeks back, and not nine */
    { { { .when = "2026-09-17T14:00", .activity = "d" },
        { .when = "2026-11-02", .activity = "c" },
        { .when = "2026-11-03", .activity = "c" } },
      "d c b a" },
    { { { .when = "2026-09-10T14:00", .activity = "d" },
        { .when = "2026-11-02", .activity = "c" },
        { .when = "2026-11-03", .activity = "c" } },
      "c d b a" },
    /* what lies ahead, has no pack or no activity counts for nothing */
    { { { .when = "2026-11-12T14:33", .activity = "d" },
        { .when = "2026-11-19T14:32", .activity = "d" },
        { .when = "2026-11-05T14:32", .activity = "gone" },
        { .when = "2026-11-05T14:32", .activity = NULL } },
      "b a d c" },
    /* today counts */
    { { { .when = "2026-11-12T14:05", .activity = "d" },
        { .when = "2026-11-02", .activity = "c" },
        { .when = "2026-11-03", .activity = "c" } },
      "d c b a" },
};

static GPtrArray *read_entries(const struct entry_spec *specs)
{
    GPtrArray *entries = g_ptr_array_new_with_free_func((GDestroyNotify)emj_entry_free);

    for (size_t i = 0; i < MAX_ENTRIES && specs[i].when; i++)
        g_ptr_array_add(entries, entry_of(specs[i]));
    return entries;
}

START_TEST(activities)
{
    char slugs[][2] = { "b", "a", "d", "c", "a" };
    struct emj_instant now = instant_of("2026-11-12T14:32");
    g_autoptr(GPtrArray) library = g_ptr_array_new();
    g_autoptr(GPtrArray) entries = read_entries(rows[_i].entries);
    g_autoptr(GPtrArray) found = NULL;
    g_autoptr(GString) text = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(slugs); i++)
        g_ptr_array_add(library, slugs[i]);
    found = emj_choose_activities(entries, &now, library);
    for (size_t i = 0; i < found->len; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "",
                               (const char *)g_ptr_array_index(found, i));
    ck_assert_str_eq(text->str, rows[_i].order);
}
END_TEST

START_TEST(no_activities)
{
    struct emj_instant now = instant_of("2026-11-12T14:32");
    g_autoptr(GPtrArray) found = emj_choose_activities(NULL, &now, NULL);

    ck_assert_uint_eq(found->len, 0);
}
END_TEST

/* --- open commitments --- */

START_TEST(open_commitments)
{
    static const char two[] = "---\ndate: 2026-10-19T10:00:00Z\nactivity: a\n---\n\nText\n\n"
                              "## Commitment\n\n- [x] When one, I will (kept 2026-10-20)\n"
                              "- [ ] When two, I will\n- [ ] When three, I will\n"
                              "- [/] When four, I will (partly 2026-10-21)\n";
    static const struct entry_spec specs[] = {
        { .when = "2026-11-12", .activity = "b", .commitment = "When five, I will" },
        { .when = "2026-11-13", .activity = "b", .commitment = "When tomorrow, I will" },
        { .when = "2026-10-01", .commitment = "When zero, I will" },
        { .when = "2026-10-02", .activity = "b" },
    };
    static const struct {
        const char *text;
        unsigned number;
        const char *made;
        const char *activity;
    } wanted[] = {
        { "When zero, I will", 1, "2026-10-01", NULL },
        { "When two, I will", 2, "2026-10-19", "a" },
        { "When three, I will", 3, "2026-10-19", "a" },
        { "When five, I will", 1, "2026-11-12", "b" },
    };
    g_autoptr(GPtrArray) entries =
        g_ptr_array_new_with_free_func((GDestroyNotify)emj_entry_free);
    g_autoptr(emj_diags) diags = emj_diags_new("two.md");
    g_autoptr(GPtrArray) open = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(specs); i++)
        g_ptr_array_add(entries, entry_of(specs[i]));
    g_ptr_array_add(entries,
                    emj_entry_read("2026/10/two.md", g_strdup(two), strlen(two), diags));
    ck_assert_uint_eq(emj_diags_count(diags), 0);
    open = emj_open_commitments(entries, day_of("2026-11-12"));
    ck_assert_uint_eq(open->len, G_N_ELEMENTS(wanted));
    for (size_t i = 0; i < open->len; i++) {
        const struct emj_open_commitment *found = g_ptr_array_index(open, i);

        ck_assert_str_eq(found->text, wanted[i].text);
        ck_assert_uint_eq(found->number, wanted[i].number);
        ck_assert_pstr_eq(found->activity, wanted[i].activity);
        assert_date(found->made, wanted[i].made);
        assert_date(found->shown, NULL);
        ck_assert_str_ne(found->entry, "");
    }
    ck_assert_str_eq(((struct emj_open_commitment *)g_ptr_array_index(open, 1))->entry, "two");
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { activities, G_N_ELEMENTS(rows) },
        { no_activities, 1 },
        { open_commitments, 1 },
    };

    return run_cases("interview-activities", cases, G_N_ELEMENTS(cases));
}
