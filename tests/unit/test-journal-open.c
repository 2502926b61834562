/* journal/journal.h: opening, the format file, and what the first write makes. */
#include "journal-place.h"

#include "journal/drafts.h"
#include "journal/shown.h"
#include "journal/trash.h"

/* --- opening for reading --- */

static void read_everything(void)
{
    g_autoptr(emj_journal_scan_result) scan = NULL;
    ck_assert(emj_journal_scan(place.journal, NULL, &scan, NULL));
    g_autoptr(GPtrArray) drafts = emj_draft_list(place.journal, NULL);
    g_autoptr(GPtrArray) trash = emj_trash_list(place.journal, NULL);
    g_autoptr(GHashTable) shown = emj_shown_read(place.journal);
    ck_assert_uint_eq(scan->entries->len + scan->unreadable->len + scan->files, 0);
    ck_assert_uint_eq(drafts->len + trash->len + g_hash_table_size(shown), 0);
    ck_assert(!emj_date_is_set(emj_journal_first_day(place.journal)));
}

START_TEST(missing_root_is_an_empty_journal)
{
    read_everything();
    ck_assert(!scratch_has(place.scratch.folder, "journal"));
}
END_TEST

START_TEST(looking_for_what_is_not_there_makes_nothing)
{
    g_autoptr(GError) error = NULL;
    size_t count = 7;
    g_autofree char *path = NULL;
    ck_assert_ptr_null(emj_journal_find(place.journal, "2026", &error));
    place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "there is no entry '2026'");
    ck_assert_ptr_null(emj_journal_find(place.journal, "2026/11/x.md", &error));
    place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "there is no entry '2026/11/x.md'");
    ck_assert_ptr_null(emj_journal_read(place.journal, "2026/11/x.md", &error));
    place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "there is no journal");
    ck_assert_ptr_null(emj_draft_find(place.journal, NULL, &error));
    place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "no draft is waiting");
    ck_assert(!emj_trash_restore(place.journal, "x", 0, &path, &error));
    place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "nothing 'x' in the trash");
    ck_assert(emj_draft_remove(place.journal, "x", &error));
    ck_assert(emj_trash_empty(place.journal, 0, &count, &error));
    ck_assert_uint_eq(count, 0);
    ck_assert(emj_journal_sweep(place.journal, &error));
    ck_assert(!scratch_has(place.scratch.folder, "journal"));
}
END_TEST

START_TEST(empty_root_stays_empty)
{
    ck_assert_int_eq(mkdir(place.root, 0755), 0);
    place_reopen();
    read_everything();
    g_autofree char *tree = place_tree();
    ck_assert_str_eq(tree, "");
    ck_assert_uint_eq(scratch_mode(place.scratch.folder, "journal"), 0755);
}
END_TEST

START_TEST(root_that_is_a_file_is_refused)
{
    g_autoptr(GError) error = NULL;
    scratch_write(place.scratch.folder, "journal", "x", 1);
    ck_assert_ptr_null(emj_journal_open(place.root, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "is not a folder");
}
END_TEST

START_TEST(root_may_be_a_link_of_its_owner)
{
    ck_assert_int_eq(mkdirat(place.scratch.folder, "real", 0700), 0);
    ck_assert_int_eq(symlinkat("real", place.scratch.folder, "journal"), 0);
    place_reopen();
    place_fill("2026-11-12T14:32");
    ck_assert(scratch_has(place.scratch.folder, "real/2026/11/2026-11-12-1432-note.md"));
}
END_TEST

START_TEST(own_folder_that_is_a_link_is_refused)
{
    g_autoptr(GError) error = NULL;
    ck_assert_int_eq(mkdirat(place.scratch.folder, "elsewhere", 0700), 0);
    place_link("../elsewhere", ".emjournal");
    ck_assert_ptr_null(emj_journal_open(place.root, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, ".emjournal");
    ck_assert_uint_eq(scratch_count(&place.scratch, "elsewhere"), 0);
}
END_TEST

START_TEST(paths_are_told)
{
    g_autofree char *expected = place_path("2026/11/x.md");
    g_autofree char *absolute = emj_journal_absolute(place.journal, "2026/11/x.md");
    g_autofree char *draft = place_path(".emjournal/drafts/a-b.md");
    g_autofree char *found = emj_draft_path(place.journal, "a-b");
    ck_assert_str_eq(emj_journal_root(place.journal), place.root);
    ck_assert_str_eq(absolute, expected);
    ck_assert_str_eq(found, draft);
}
END_TEST

/* --- the format file --- */

static const struct {
    const char *text;
    enum emj_error code; /* when `part` is set */
    const char *part;    /* NULL: opens */
} formats[] = {
    { "1\n", 0, NULL },
    { "1", 0, NULL },
    { "1\r\n\r\n", 0, NULL },
    { " 1 \n\n  \n", 0, NULL },
    { "2\n", EMJ_ERROR_FORMAT_NEWER, "has format 2, and this program knows formats up to 1" },
    { "4000000000\n", EMJ_ERROR_FORMAT_NEWER, "has format 4000000000" },
    { "2\nspace-saving\n", EMJ_ERROR_FORMAT_NEWER, "has format 2" },
    { "1\nencrypted-bodies\n", EMJ_ERROR_FORMAT_NEWER,
      "needs the feature 'encrypted-bodies', which this program does not know" },
    { "1\n\n\tfoo\r\nbar\n", EMJ_ERROR_FORMAT_NEWER, "needs the feature 'foo'," },
    { "1\n\x1b[31mred\n", EMJ_ERROR_FORMAT_NEWER, "needs the feature '␛[31mred'" },
    { "", EMJ_ERROR_INVALID, ".emjournal/format' does not begin with the number" },
    { "\n1\n", EMJ_ERROR_INVALID, "does not begin with the number" },
    { "0\n", EMJ_ERROR_INVALID, "does not begin with the number" },
    { "-1\n", EMJ_ERROR_INVALID, "does not begin with the number" },
    { "1.0\n", EMJ_ERROR_INVALID, "does not begin with the number" },
    { "one\n", EMJ_ERROR_INVALID, "does not begin with the number" },
};

START_TEST(format_is_read)
{
    g_autoptr(GError) error = NULL;
    place_plant(".emjournal/format", formats[_i].text);
    g_autofree char *before = place_tree();
    g_autoptr(emj_journal) journal = emj_journal_open(place.root, &error);
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
    if (formats[_i].part)
        place_expect_error(&error, formats[_i].code, formats[_i].part);
    ck_assert_int_eq(journal != NULL, formats[_i].part == NULL);
}
END_TEST

START_TEST(format_that_is_a_link_is_refused)
{
    g_autoptr(GError) error = NULL;
    place_plant("one", "1\n");
    place_link("../one", ".emjournal/format");
    ck_assert_ptr_null(emj_journal_open(place.root, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "'format' is not a regular file");
}
END_TEST

START_TEST(format_of_an_absurd_size_is_refused)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = g_strnfill(5000, '1');
    place_plant(".emjournal/format", text);
    ck_assert_ptr_null(emj_journal_open(place.root, &error));
    place_expect_error(&error, EMJ_ERROR_LIMIT, "is larger than 4 KiB");
}
END_TEST

START_TEST(first_write_makes_the_format_and_later_ones_leave_it)
{
    place_fill("2026-11-12T14:32");
    place_expect(".emjournal/format", "1\n");
    struct stat before;
    struct stat after;
    g_autofree char *path = place_path(".emjournal/format");
    ck_assert_int_eq(lstat(path, &before), 0);
    place_fill("2026-11-12T14:33");
    place_reopen();
    place_fill("2026-11-12T14:34");
    ck_assert_int_eq(lstat(path, &after), 0);
    ck_assert_uint_eq(after.st_ino, before.st_ino);
}
END_TEST

START_TEST(missing_format_is_read_as_one_and_made_by_a_write)
{
    place_plant("2026/11/2026-11-12-1432-note.md", "---\ndate: 2026-11-12T14:32:00Z\n---\nx\n");
    place_reopen();
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "text");
    ck_assert_str_eq(path, "2026/11/2026-11-12-1432-note-2.md");
    place_expect(".emjournal/format", "1\n");
}
END_TEST

START_TEST(format_that_came_after_opening_is_seen_by_the_first_write)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = place_text("2026-11-12T14:32", NULL, "text");
    g_autofree char *path = NULL;
    place_plant(".emjournal/format", "2\n");
    ck_assert(!emj_journal_add(place.journal, text, strlen(text), &path, &error));
    place_expect_error(&error, EMJ_ERROR_FORMAT_NEWER, "has format 2");
    ck_assert_ptr_null(path);
    ck_assert(!place_has("2026"));
    place_expect(".emjournal/format", "2\n");
}
END_TEST

/* --- modes --- */

START_TEST(everything_made_is_private_under_any_umask)
{
    static const mode_t masks[] = { 0, 022, 077, 0777 };
    g_autofree char *draft = NULL;
    g_autofree char *draft_text = place_text("2026-11-12T14:32", NULL, "draft");
    mode_t before = umask(masks[_i]);
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "text");
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autofree char *changed = place_text("2026-11-12T14:32", NULL, "other");
    bool done =
        emj_journal_replace(place.journal, entry, changed, strlen(changed), 0, NULL, NULL) &&
        emj_draft_put(place.journal, NULL, draft_text, strlen(draft_text), &draft, NULL) &&
        emj_shown_mark(place.journal, "a", 1, entry->day, NULL);
    umask(before);
    ck_assert(done);
    g_autofree char *tree = place_tree();
    g_auto(GStrv) lines = g_strsplit(tree, "\n", -1);
    ck_assert_uint_ge(g_strv_length(lines), 11);
    for (size_t i = 0; lines[i]; i++) {
        bool folder = strstr(lines[i], "/ 700") != NULL;
        ck_assert_msg(folder || strstr(lines[i], " 600 "), "%s", lines[i]);
    }
    ck_assert_uint_eq(scratch_mode(place.scratch.folder, "journal"), 0700);
}
END_TEST

/* --- the lock --- */

START_TEST(lock_of_another_process_is_waited_for_and_named)
{
    place_fill("2026-11-12T14:32");
    g_auto(emj_fd) own = openat(place.scratch.folder, "journal/.emjournal", O_RDONLY);
    g_autoptr(GError) error = NULL;
    g_auto(emj_fd) lock = emj_file_lock(own, "lock", 0, &error);
    g_autofree char *text = place_text("2026-11-12T14:33", NULL, "text");
    g_autofree char *path = NULL;
    ck_assert_int_ge(lock, 0);
    g_autofree char *before = place_tree();
    ck_assert(!emj_journal_add(place.journal, text, strlen(text), &path, &error));
    place_expect_error(&error, EMJ_ERROR_BUSY, "still holds 'lock' after 5 s");
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
    emj_fd_close(&lock);
    ck_assert(emj_journal_add(place.journal, text, strlen(text), &path, &error));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("journal-open");

    TCase *reading = place_case(s, "reading");
    tcase_add_test(reading, missing_root_is_an_empty_journal);
    tcase_add_test(reading, looking_for_what_is_not_there_makes_nothing);
    tcase_add_test(reading, empty_root_stays_empty);
    tcase_add_test(reading, root_that_is_a_file_is_refused);
    tcase_add_test(reading, root_may_be_a_link_of_its_owner);
    tcase_add_test(reading, own_folder_that_is_a_link_is_refused);
    tcase_add_test(reading, paths_are_told);

    TCase *format = place_case(s, "format");
    tcase_add_loop_test(format, format_is_read, 0, G_N_ELEMENTS(formats));
    tcase_add_test(format, format_that_is_a_link_is_refused);
    tcase_add_test(format, format_of_an_absurd_size_is_refused);
    tcase_add_test(format, first_write_makes_the_format_and_later_ones_leave_it);
    tcase_add_test(format, missing_format_is_read_as_one_and_made_by_a_write);
    tcase_add_test(format, format_that_came_after_opening_is_seen_by_the_first_write);

    TCase *modes = place_case(s, "modes");
    tcase_add_loop_test(modes, everything_made_is_private_under_any_umask, 0, 4);

    TCase *lock = place_case(s, "lock");
    tcase_set_timeout(lock, 30);
    tcase_add_test(lock, lock_of_another_process_is_waited_for_and_named);
    return s;
}

int main(void)
{
    return place_run(suite());
}
