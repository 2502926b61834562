/* What the suites of journal/check.h share: a check of the place, as lines. */
#ifndef EMJ_TESTS_JOURNAL_CHECK_H
#define EMJ_TESTS_JOURNAL_CHECK_H

#include "journal/check.h"

#include "journal-place.h"

/* 2026-11-12T13:32:00Z */
static const int64_t now = 1794490320;

#define DATE "date: 2026-11-12T14:32:00+01:00\n"
#define HEAD "---\n" DATE "---\n"
#define NOTE "2026/11/2026-11-12-1432-note"

static inline struct emj_check *run(bool fix)
{
    struct emj_check_options options = { .fix = fix, .now = now, .user = (int64_t)geteuid() };
    struct emj_check *check = NULL;
    g_autoptr(GError) error = NULL;
    ck_assert_msg(emj_check_run(place.journal, &options, &check, &error), "%s",
                  error ? error->message : "");
    return check;
}

/* Files that tests plant by hand are open to others; only some tests are about that. */
static inline char *describe(const struct emj_check *check, bool modes)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < check->problems->len; i++) {
        const struct emj_problem *problem = g_ptr_array_index(check->problems, i);
        g_autofree char *line = emj_problem_format(problem);
        if ((problem->kind == EMJ_PROBLEM_MODE) == modes)
            g_string_append_printf(lines, "%s\n", line);
    }
    return g_string_free(lines, FALSE);
}

static inline void expect(const char *expected)
{
    place_reopen();
    g_autofree char *before = place_tree();
    g_autoptr(emj_check) check = run(false);
    g_autofree char *found = describe(check, false);
    g_autofree char *after = place_tree();
    ck_assert_str_eq(found, expected);
    ck_assert_str_eq(after, before);
}

/* Every line begins with one of these, in this order; the sentences may change. */
static inline void expect_begins(const char *const *expected)
{
    place_reopen();
    g_autoptr(emj_check) check = run(false);
    g_autofree char *found = describe(check, false);
    g_auto(GStrv) lines = g_strsplit(*found ? found : "\n", "\n", -1);
    size_t count = 0;
    for (; expected[count]; count++)
        ck_assert_msg(lines[count] && g_str_has_prefix(lines[count], expected[count]),
                      "expected %s in\n%s", expected[count], found);
    ck_assert_msg(*lines[count] == '\0', "unexpected: %s", lines[count]);
}

#endif
