/* journal/journal.h: reading all entries, and the first day. */
#include "journal-place.h"

#define ENTRY(day) "---\ndate: " day "T09:00:00Z\n---\ntext\n"

static struct emj_journal_scan *scan_since(const struct emj_date *since)
{
    g_autoptr(GError) error = NULL;
    struct emj_journal_scan *scan = NULL;
    place_reopen();
    bool done = emj_journal_scan(place.journal, since, &scan, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
    return scan;
}

/* The paths of the entries and then the problems, a line each. */
static char *describe(const struct emj_journal_scan *scan)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < scan->entries->len; i++) {
        const struct emj_entry *entry = g_ptr_array_index(scan->entries, i);
        g_string_append_printf(out, "%s\n", entry->path);
    }
    for (guint i = 0; i < scan->unreadable->len; i++) {
        g_autofree char *line = emj_diags_format(g_ptr_array_index(scan->unreadable, i), 0);
        g_string_append_printf(out, "%s\n", line);
    }
    return g_string_free(out, FALSE);
}

static void expect_scan(const char *expected)
{
    g_autoptr(emj_journal_scan_result) scan = scan_since(NULL);
    g_autofree char *found = describe(scan);
    ck_assert_str_eq(found, expected);
}

/* --- what is an entry --- */

START_TEST(entries_come_oldest_first_whatever_their_names)
{
    place_plant("2026/11/2026-11-12-0900-note.md", ENTRY("2026-11-12"));
    place_plant("2026/11/2026-11-11-0900-note.md", ENTRY("2026-11-13"));
    place_plant("2025/01/a.md", ENTRY("2025-01-02"));
    place_plant("notes/deep/zz.md", ENTRY("2024-02-29"));
    place_plant("at-root.md", ENTRY("2026-11-12"));
    expect_scan("notes/deep/zz.md\n2025/01/a.md\n2026/11/2026-11-12-0900-note.md\n"
                "at-root.md\n2026/11/2026-11-11-0900-note.md\n");
}
END_TEST

START_TEST(equal_ids_are_two_entries)
{
    place_plant("b/same.md", ENTRY("2026-11-12"));
    place_plant("a/same.md", ENTRY("2026-11-12"));
    expect_scan("a/same.md\nb/same.md\n");
}
END_TEST

START_TEST(own_and_dot_names_are_passed_over)
{
    place_plant(".emjournal/drafts/d.md", ENTRY("2026-11-12"));
    place_plant(".emjournal/trash/t.md", ENTRY("2026-11-12"));
    place_plant(".git/x.md", ENTRY("2026-11-12"));
    place_plant(".hidden.md", ENTRY("2026-11-12"));
    place_plant("2026/.stversions/x.md", ENTRY("2026-11-12"));
    place_plant("2026/11/x.md~", ENTRY("2026-11-12"));
    place_plant("2026/11/photo.jpg", "no text");
    place_plant("2026/11/x.MD", ENTRY("2026-11-12"));
    place_plant("2026/11/x.md.txt", ENTRY("2026-11-12"));
    place_plant("2026/11/md", ENTRY("2026-11-12"));
    g_autoptr(emj_journal_scan_result) scan = scan_since(NULL);
    ck_assert_uint_eq(scan->entries->len + scan->unreadable->len, 0);
    ck_assert_uint_eq(scan->files, 0);
}
END_TEST

START_TEST(scanning_changes_nothing)
{
    place_plant("2026/11/a.md", ENTRY("2026-11-12"));
    place_plant("2026/11/b.md", "not an entry\n");
    place_link("a.md", "2026/11/c.md");
    g_autofree char *before = place_tree();
    g_autoptr(emj_journal_scan_result) scan = scan_since(NULL);
    emj_journal_first_day(place.journal);
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
    ck_assert_uint_eq(scan->files, 3);
}
END_TEST

/* --- what cannot be read --- */

START_TEST(unreadable_files_are_named_and_skipped)
{
    place_plant("README.md", "# About this folder\n");
    place_plant("2026/11/good.md", ENTRY("2026-11-12"));
    place_plant("2026/11/bad-date.md", "---\ntags: []\ndate: 2026-02-31T10:00:00Z\n---\n");
    place_plant("2026/11/no-date.md", "---\ntags: []\n---\n");
    place_plant("2026/11/empty.md", "");
    g_autoptr(emj_journal_scan_result) scan = scan_since(NULL);
    ck_assert_uint_eq(scan->files, 5);
    ck_assert_uint_eq(scan->entries->len, 1);
    ck_assert_uint_eq(scan->unreadable->len, 4);
    static const char *const files[] = { "2026/11/bad-date.md", "2026/11/empty.md",
                                         "2026/11/no-date.md", "README.md" };
    for (guint i = 0; i < scan->unreadable->len; i++)
        ck_assert_str_eq(emj_diags_file(g_ptr_array_index(scan->unreadable, i)), files[i]);
    g_autofree char *first = emj_diags_format(g_ptr_array_index(scan->unreadable, 0), 0);
    ck_assert_msg(g_str_has_prefix(first, "2026/11/bad-date.md:3:7: error: "), "%s", first);
}
END_TEST

START_TEST(unreadable_files_have_bytes)
{
    static const char *const others[] = { "2026/11/link.md", "2026/11/none.md", "2026/11",
                                          "../secret.md" };
    scratch_write(place.scratch.folder, "secret.md", "secret", strlen("secret"));
    place_plant("2026/11/bad.md", "---\ndate: soon\n---\n@wen\n");
    place_link("bad.md", "2026/11/link.md");
    place_reopen();
    g_autofree char *bytes = NULL;
    size_t length = 0;
    ck_assert(emj_journal_read_bytes(place.journal, "2026/11/bad.md", &bytes, &length, NULL));
    ck_assert_uint_eq(length, strlen("---\ndate: soon\n---\n@wen\n"));
    ck_assert_mem_eq(bytes + length - 5, "@wen\n", 5);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *none = NULL;
        g_autoptr(GError) error = NULL;
        ck_assert(!emj_journal_read_bytes(place.journal, others[i], &none, &length, &error));
        ck_assert_ptr_nonnull(error);
    }
}
END_TEST

START_TEST(planted_links_are_named_and_not_followed)
{
    scratch_write(place.scratch.folder, "secret.md", ENTRY("2026-11-12"),
                  strlen(ENTRY("2026-11-12")));
    ck_assert_int_eq(mkdirat(place.scratch.folder, "outside", 0700), 0);
    g_autofree char *outside = g_strconcat(place.scratch.path, "/outside/x.md", NULL);
    scratch_write(AT_FDCWD, outside, ENTRY("2026-11-12"), strlen(ENTRY("2026-11-12")));
    place_link("../../../secret.md", "2026/11/file.md");
    place_link("nowhere.md", "2026/11/dangling.md");
    place_link("../../outside", "2026/12");
    place_link(".", "2026/loop");
    place_link("/dev/zero", "2026/zero.md");
    expect_scan("2026/11/dangling.md: error: 'dangling.md' is not a regular file\n"
                "2026/11/file.md: error: 'file.md' is not a regular file\n"
                "2026/12: error: is a symbolic link, which is not followed\n"
                "2026/loop: error: is a symbolic link, which is not followed\n"
                "2026/zero.md: error: 'zero.md' is not a regular file\n");
}
END_TEST

START_TEST(devices_and_folders_in_disguise_hang_nothing)
{
    place_plant("2026/11/inside.md/x.md", ENTRY("2026-11-12"));
    g_autofree char *pipe = place_path("2026/11/pipe.md");
    g_autofree char *other = place_path("2026/11/pipe");
    ck_assert_int_eq(mkfifo(pipe, 0600) | mkfifo(other, 0600), 0);
    expect_scan("2026/11/inside.md: error: 'inside.md' is not a regular file\n"
                "2026/11/pipe: error: is not a regular file\n"
                "2026/11/pipe.md: error: 'pipe.md' is not a regular file\n");
}
END_TEST

START_TEST(files_over_the_limit_are_named)
{
    place_plant("2026/11/huge.md", ENTRY("2026-11-12"));
    g_autofree char *huge = place_path("2026/11/huge.md");
    ck_assert_int_eq(truncate(huge, (off_t)EMJ_ENTRY_MAX_BYTES + 1), 0);
    g_autoptr(emj_journal_scan_result) scan = scan_since(NULL);
    g_autofree char *found = describe(scan);
    ck_assert_msg(strstr(found, "2026/11/huge.md:1:1: error: 'huge.md' is larger than"), "%s",
                  found);
}
END_TEST

static const struct {
    const char *name;
    bool is_copy;
} copies[] = {
    { "2026-11-12-0900-note.sync-conflict-20261112-101112-ABCDEFG.md", true },
    { "2026-11-12-0900-note (conflicted copy 2026-11-12).md", true },
    { "2026-11-12-0900-note (Anna's conflicted copy 2026-11-12).md", true },
    { "2026-11-12-0900-note (Case Conflict).md", true },
    { "2026-11-12-0900-note (Case Conflict 1).md", true },
    { "2026-11-12-0900-conflicted-copy.md", false },
    { "a conflicted copy.md", false },
    { "sync-conflict-notes.md", false },
    { "note (draft).md", false },
};

START_TEST(conflict_copies_are_no_entries)
{
    g_autofree char *path = g_strconcat("2026/11/", copies[_i].name, NULL);
    place_plant(path, ENTRY("2026-11-12"));
    g_autofree char *message = g_strconcat(
        path, copies[_i].is_copy ? ": error: looks like a conflict copy of another entry" : "",
        "\n", NULL);
    expect_scan(message);
}
END_TEST

START_TEST(folders_are_read_to_a_depth_of_eight)
{
    place_plant("1/2/3/4/5/6/7/8/x.md", ENTRY("2026-11-12"));
    place_plant("1/2/3/4/5/6/7/8/9/y.md", ENTRY("2026-11-12"));
    expect_scan("1/2/3/4/5/6/7/8/x.md\n1/2/3/4/5/6/7/8/9: error: is nested too deep in other "
                "folders and was not read\n");
}
END_TEST

/* --- one at a time --- */

/* What a visitor was told, and the one thing of each kind that it kept. */
struct told {
    GString *paths;
    struct emj_entry *kept;
    struct emj_diags *problem;
};

static void hear_entry(void *data, struct emj_entry **entry)
{
    struct told *told = data;
    g_string_append_printf(told->paths, "%s\n", (*entry)->path);
    if (!told->kept)
        told->kept = g_steal_pointer(entry);
}

static void hear_unreadable(void *data, struct emj_diags **diags)
{
    struct told *told = data;
    g_string_append_printf(told->paths, "(%s)\n", emj_diags_file(*diags));
    if (!told->problem)
        told->problem = g_steal_pointer(diags);
}

static void plant_some(void)
{
    place_plant("2026/11/b.md", ENTRY("2026-11-12"));
    place_plant("2026/11/a.md", ENTRY("2026-11-13"));
    place_plant("2026/11/broken.md", "broken");
    place_plant("2026/10/z.md", ENTRY("2026-10-12"));
    place_plant("2026/12/.hidden.md", "broken");
    place_link("nowhere", "2026/link");
    place_plant("at-root.md", "broken too");
    place_reopen();
}

START_TEST(each_comes_in_the_order_of_paths)
{
    struct told told = { .paths = g_string_new(NULL) };
    struct emj_journal_visitor visitor = { &told, hear_entry, hear_unreadable };
    struct emj_journal_counts counts = { 0 };
    plant_some();
    ck_assert(emj_journal_each(place.journal, NULL, &visitor, &counts, NULL));
    ck_assert_str_eq(told.paths->str,
                     "2026/10/z.md\n2026/11/a.md\n2026/11/b.md\n(2026/11/broken.md)\n"
                     "(2026/link)\n"
                     "(at-root.md)\n");
    ck_assert_uint_eq(counts.entries, 3);
    ck_assert_uint_eq(counts.unreadable, 3);
    ck_assert_uint_eq(counts.files, 5);
    ck_assert_uint_eq(counts.skipped, 0);
    /* What was taken outlives the walk; the sanitizer sees to the rest. */
    ck_assert_str_eq(told.kept->id, "z");
    ck_assert_str_eq(emj_diags_file(told.problem), "2026/11/broken.md");
    emj_entry_free(told.kept);
    emj_diags_free(told.problem);
    g_string_free(told.paths, TRUE);
}
END_TEST

START_TEST(nobody_need_hear_of_the_unreadable)
{
    static const struct emj_date since = { 2026, 11, 1 };
    struct told told = { .paths = g_string_new(NULL) };
    struct emj_journal_visitor visitor = { &told, hear_entry, NULL };
    struct emj_journal_counts counts = { 0 };
    plant_some();
    ck_assert(emj_journal_each(place.journal, &since, &visitor, &counts, NULL));
    ck_assert(emj_journal_each(place.journal, &since, &visitor, NULL, NULL));
    ck_assert_str_eq(told.paths->str, "2026/11/a.md\n2026/11/b.md\n2026/11/a.md\n"
                                      "2026/11/b.md\n");
    ck_assert_uint_eq(counts.entries, 2);
    ck_assert_uint_eq(counts.unreadable, 3);
    ck_assert_uint_eq(counts.skipped, 1);
    emj_entry_free(told.kept);
    g_string_free(told.paths, TRUE);
}
END_TEST

static void hear_and_remove(void *data, struct emj_entry **entry)
{
    g_autofree char *next = place_path("2026/11/b.md");
    hear_entry(data, entry);
    unlink(next);
}

START_TEST(a_file_that_goes_meanwhile_is_passed_over)
{
    struct told told = { .paths = g_string_new(NULL) };
    struct emj_journal_visitor visitor = { &told, hear_and_remove, hear_unreadable };
    struct emj_journal_counts counts = { 0 };
    place_plant("2026/11/a.md", ENTRY("2026-11-12"));
    place_plant("2026/11/b.md", ENTRY("2026-11-13"));
    place_reopen();
    ck_assert(emj_journal_each(place.journal, NULL, &visitor, &counts, NULL));
    ck_assert_str_eq(told.paths->str, "2026/11/a.md\n");
    ck_assert_uint_eq(counts.files, 1);
    ck_assert_uint_eq(counts.unreadable, 0);
    emj_entry_free(told.kept);
    g_string_free(told.paths, TRUE);
}
END_TEST

START_TEST(an_empty_journal_has_nothing_to_tell)
{
    struct emj_journal_visitor visitor = { NULL, hear_entry, hear_unreadable };
    struct emj_journal_counts counts = { 9, 9, 9, 9 };
    ck_assert(emj_journal_each(place.journal, NULL, &visitor, &counts, NULL));
    ck_assert_uint_eq(counts.entries + counts.unreadable + counts.files + counts.skipped, 0);
}
END_TEST

/* --- since --- */

START_TEST(months_before_are_counted_and_not_read)
{
    static const struct emj_date since = { 2026, 2, 15 };
    place_plant("2025/12/a.md", ENTRY("2025-12-31"));
    place_plant("2025/12/b.md", "broken");
    place_plant("2026/01/c.md", ENTRY("2026-01-31"));
    place_plant("2026/02/d.md", ENTRY("2026-02-01"));
    place_plant("2026/02/e.md", "broken");
    place_plant("2026/10/f.md", ENTRY("2026-10-01"));
    place_plant("2025/12/more/g.md", ENTRY("2025-12-31"));
    place_plant("notes/h.md", ENTRY("2020-01-01"));
    place_plant("2025/i.md", ENTRY("2025-01-01"));
    g_autoptr(emj_journal_scan_result) scan = scan_since(&since);
    g_autofree char *found = describe(scan);
    ck_assert_msg(g_str_has_prefix(found, "notes/h.md\n2025/i.md\n2025/12/more/g.md\n"
                                          "2026/02/d.md\n2026/10/f.md\n2026/02/e.md:"),
                  "%s", found);
    ck_assert_uint_eq(scan->files, 9);
    ck_assert_uint_eq(scan->skipped, 3);
    ck_assert_uint_eq(scan->unreadable->len, 1);
}
END_TEST

/* --- the first day --- */

static const struct {
    const char *paths[5];
    struct emj_date day;
} first_days[] = {
    { { "2026/11/2026-11-12-0900-note.md" }, { 2026, 11, 12 } },
    { { "2026/11/2026-11-12-0900-note.md", "2026/10/2026-10-31-0900-note.md",
        "2026/10/2026-10-02-0900-note.md" },
      { 2026, 10, 2 } },
    { { "2026/10/2026-10-31-0900-note.md", "old/2019-03-04.md" }, { 2019, 3, 4 } },
    { { "2026/10/2026-10-31-0900-note.md", "2026/09/holiday.md" }, { 2026, 10, 31 } },
    { { "2026/10/2026-02-31-0900-note.md", "2026/12/2026-12-01-x.md" }, { 2026, 12, 1 } },
    { { "1/2026-10-31.md", "2026/10/2026-10-02-x.md", "2026/11/2026-11-01-x.md" },
      { 2026, 10, 2 } },
    { { "2025-06-07.md", "2026/10/2026-10-31-0900-note.md" }, { 2025, 6, 7 } },
    { { "notes.md", "2026/11/note.md" }, { 0, 0, 0 } },
    { { ".emjournal/trash/2020-01-01-x.md", "2026/11/2026-11-12.txt" }, { 0, 0, 0 } },
};

START_TEST(first_day_is_that_of_the_oldest_name)
{
    for (size_t i = 0; first_days[_i].paths[i]; i++)
        place_plant(first_days[_i].paths[i], "never read");
    place_reopen();
    struct emj_date day = emj_journal_first_day(place.journal);
    ck_assert_int_eq(day.year, first_days[_i].day.year);
    ck_assert_int_eq(day.month, first_days[_i].day.month);
    ck_assert_int_eq(day.day, first_days[_i].day.day);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("journal-scan");

    TCase *all = place_case(s, "all");
    tcase_add_test(all, entries_come_oldest_first_whatever_their_names);
    tcase_add_test(all, equal_ids_are_two_entries);
    tcase_add_test(all, own_and_dot_names_are_passed_over);
    tcase_add_test(all, scanning_changes_nothing);
    tcase_add_test(all, months_before_are_counted_and_not_read);

    TCase *unreadable = place_case(s, "unreadable");
    tcase_add_test(unreadable, unreadable_files_are_named_and_skipped);
    tcase_add_test(unreadable, unreadable_files_have_bytes);
    tcase_add_test(unreadable, planted_links_are_named_and_not_followed);
    tcase_add_test(unreadable, devices_and_folders_in_disguise_hang_nothing);
    tcase_add_test(unreadable, files_over_the_limit_are_named);
    tcase_add_loop_test(unreadable, conflict_copies_are_no_entries, 0, G_N_ELEMENTS(copies));
    tcase_add_test(unreadable, folders_are_read_to_a_depth_of_eight);

    TCase *each = place_case(s, "each");
    tcase_add_test(each, each_comes_in_the_order_of_paths);
    tcase_add_test(each, nobody_need_hear_of_the_unreadable);
    tcase_add_test(each, a_file_that_goes_meanwhile_is_passed_over);
    tcase_add_test(each, an_empty_journal_has_nothing_to_tell);

    TCase *first = place_case(s, "first day");
    tcase_add_loop_test(first, first_day_is_that_of_the_oldest_name, 0,
                        G_N_ELEMENTS(first_days));
    return s;
}

int main(void)
{
    return place_run(suite());
}
