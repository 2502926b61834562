/* journal/shown.h: on which day a commitment was last shown. */
#include "journal/shown.h"

#include "journal-place.h"

#define SHOWN ".emjournal/shown"

static const struct emj_date today = { 2026, 11, 12 };

static void mark(const char *id, unsigned number, struct emj_date day)
{
    g_autoptr(GError) error = NULL;
    bool done = emj_shown_mark(place.journal, id, number, day, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
}

/* "DATE KEY" for every pair, sorted, a line each. */
static char *describe(void)
{
    g_autoptr(GHashTable) shown = emj_shown_read(place.journal);
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    GHashTableIter at;
    gpointer key = NULL;
    gpointer day = NULL;
    g_hash_table_iter_init(&at, shown);
    while (g_hash_table_iter_next(&at, &key, &day)) {
        const struct emj_date *date = day;
        g_autofree char *text = emj_date_format(*date);
        g_ptr_array_add(lines, g_strdup_printf("%s %s\n", text, (const char *)key));
    }
    g_ptr_array_sort(lines, place_compare_lines);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("", (char **)lines->pdata);
}

static void expect_shown(const char *expected)
{
    g_autofree char *found = describe();
    ck_assert_str_eq(found, expected);
}

START_TEST(marks_are_read_back_and_the_last_one_counts)
{
    mark("2026-11-01-0900-note", 1, (struct emj_date){ 2026, 11, 11 });
    mark("2026-11-01-0900-note", 2, today);
    mark("a b:c", 12, today);
    mark("2026-11-01-0900-note", 1, today);
    expect_shown("2026-11-12 2026-11-01-0900-note:1\n2026-11-12 2026-11-01-0900-note:2\n"
                 "2026-11-12 a b:c:12\n");
    place_expect(SHOWN, "2026-11-12 2026-11-01-0900-note:1\n"
                        "2026-11-12 2026-11-01-0900-note:2\n2026-11-12 a b:c:12\n");
}
END_TEST

static const struct {
    const char *text;
    const char *read;
} texts[] = {
    { "", "" },
    { "2026-11-12 a:1\n", "2026-11-12 a:1\n" },
    { "2026-11-12 a:1", "2026-11-12 a:1\n" },
    { "2026-11-12 a:1\r\n2026-11-11 b:2\r\n", "2026-11-11 b:2\n2026-11-12 a:1\n" },
    { "2026-11-10 a:1\n2026-11-12 a:1\n", "2026-11-12 a:1\n" },
    { "\n\n  2026-11-12 a:1  \n", "2026-11-12 a:1\n" },
    { "2026-02-31 a:1\n2026-11-12 b:1\n", "2026-11-12 b:1\n" },
    { "2026-11-12\n", "" },
    { "2026-11-12 \n", "" },
    { "2026-11-12 a\n", "" },
    { "2026-11-12 :1\n", "" },
    { "2026-11-12 a:0\n", "" },
    { "2026-11-12 a:-1\n", "" },
    { "2026-11-12 a:x\n", "" },
    { "2026-11-12 a:99999999999\n", "" },
    { "2026-11-12\ta:1\n", "" },
    { "12 November 2026 a:1\n", "" },
    { "\x7f\x45\x4c\x46\x01\x02\xff\xfe\n\x80\n2026-11-12 a:1\n", "2026-11-12 a:1\n" },
};

START_TEST(broken_lines_are_passed_over)
{
    place_plant(SHOWN, texts[_i].text);
    place_reopen();
    expect_shown(texts[_i].read);
    mark("new", 1, today);
    g_autofree char *after = describe();
    ck_assert_ptr_nonnull(strstr(after, "2026-11-12 new:1\n"));
}
END_TEST

START_TEST(what_is_no_file_reads_as_nothing)
{
    if (_i == 0)
        place_link("/etc/passwd", SHOWN);
    else
        place_plant(SHOWN "/x", "a folder");
    place_reopen();
    expect_shown("");
}
END_TEST

START_TEST(planted_link_is_replaced_and_not_followed)
{
    scratch_write(place.scratch.folder, "victim", "untouched", 9);
    place_link("../../victim", SHOWN);
    place_reopen();
    mark("a", 1, today);
    scratch_expect(place.scratch.folder, "victim", "untouched", 9);
    place_expect(SHOWN, "2026-11-12 a:1\n");
}
END_TEST

START_TEST(file_of_an_absurd_size_reads_as_nothing_and_heals)
{
    place_plant(SHOWN, "2026-11-12 a:1\n");
    g_autofree char *path = place_path(SHOWN);
    ck_assert_int_eq(truncate(path, 2 * 1024 * 1024), 0);
    place_reopen();
    expect_shown("");
    mark("b", 1, today);
    place_expect(SHOWN, "2026-11-12 b:1\n");
}
END_TEST

START_TEST(old_marks_are_dropped_by_the_next_one)
{
    place_plant(SHOWN, "2025-10-07 older:1\n2025-10-08 edge:1\n2027-01-01 later:1\n");
    place_reopen();
    mark("a", 1, today);
    place_expect(SHOWN, "2025-10-08 edge:1\n2026-11-12 a:1\n2027-01-01 later:1\n");
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("journal-shown");
    TCase *shown = place_case(s, "shown");
    tcase_add_test(shown, marks_are_read_back_and_the_last_one_counts);
    tcase_add_loop_test(shown, broken_lines_are_passed_over, 0, G_N_ELEMENTS(texts));
    tcase_add_loop_test(shown, what_is_no_file_reads_as_nothing, 0, 2);
    tcase_add_test(shown, planted_link_is_replaced_and_not_followed);
    tcase_add_test(shown, file_of_an_absurd_size_reads_as_nothing_and_heals);
    tcase_add_test(shown, old_marks_are_dropped_by_the_next_one);
    return s;
}

int main(void)
{
    return place_run(suite());
}
