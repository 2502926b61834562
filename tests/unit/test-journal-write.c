/* journal/journal.h: adding, replacing, removing, sweeping. */
#include "journal-place.h"

#include <sys/wait.h>

enum { NOW = 1794490320 }; /* 2026-11-12T13:32:00Z */

#define TRASH ".emjournal/trash/"

static bool try_add(const char *text, char **ret_path, GError **error)
{
    return emj_journal_add(place.journal, text, strlen(text), ret_path, error);
}

static bool try_replace(const struct emj_entry *entry, const char *text, char **ret_path,
                        GError **error)
{
    return emj_journal_replace(place.journal, entry, text, strlen(text), NOW, ret_path, error);
}

/* --- adding --- */

static const struct {
    const char *date; /* as in the front matter */
    const char *activity;
    const char *path;
} names[] = {
    { "2026-11-12T14:32:00+01:00", "team-focus", "2026/11/2026-11-12-1432-team-focus.md" },
    { "2026-11-12T14:32:59+01:00", NULL, "2026/11/2026-11-12-1432-note.md" },
    { "2026-12-31T23:59:00-08:00", NULL, "2026/12/2026-12-31-2359-note.md" },
    { "2027-01-01T00:00:00+14:00", NULL, "2027/01/2027-01-01-0000-note.md" },
    { "0001-01-01T00:00:00Z", NULL, "0001/01/0001-01-01-0000-note.md" },
    { "9999-12-31T23:59:59Z", "a", "9999/12/9999-12-31-2359-a.md" },
};

START_TEST(entry_stands_under_its_name_byte_for_byte)
{
    g_autofree char *activity = names[_i].activity
                                    ? g_strdup_printf("activity: %s\n", names[_i].activity)
                                    : g_strdup("");
    g_autofree char *text = g_strdup_printf(
        "---\ndate: %s\n%sx-mine: [1,  2] # kept\n---\n\nText with \t blanks  \r\n\n\n",
        names[_i].date, activity);
    g_autoptr(GError) error = NULL;
    g_autofree char *path = NULL;
    bool done = try_add(text, &path, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
    ck_assert_str_eq(path, names[_i].path);
    place_expect(path, text);
    g_autofree char *tmp = place_names(".emjournal/tmp");
    ck_assert_str_eq(tmp, "");
}
END_TEST

START_TEST(names_of_one_minute_are_counted_up)
{
    g_autofree char *first = place_add("2026-11-12T14:32", "team-focus", "a");
    g_autofree char *second = place_add("2026-11-12T14:32", "team-focus", "b");
    g_autofree char *third = place_add("2026-11-12T14:32", "team-focus", "c");
    g_autofree char *other = place_add("2026-11-12T14:32", NULL, "d");
    ck_assert_str_eq(first, "2026/11/2026-11-12-1432-team-focus.md");
    ck_assert_str_eq(second, "2026/11/2026-11-12-1432-team-focus-2.md");
    ck_assert_str_eq(third, "2026/11/2026-11-12-1432-team-focus-3.md");
    ck_assert_str_eq(other, "2026/11/2026-11-12-1432-note.md");
}
END_TEST

START_TEST(nothing_else_is_touched)
{
    place_plant("2026/11/2026-11-12-1432-note.md", "not an entry");
    place_plant("notes.txt", "mine");
    place_plant(".emjournal/format", "1\n");
    place_plant(".emjournal/lock", "");
    place_plant(".emjournal/tmp/emj-open-in-an-editor.md", "typed");
    g_autofree char *lock = place_path(".emjournal/lock");
    ck_assert_int_eq(chmod(lock, 0600), 0);
    place_reopen();
    g_autofree char *before = place_tree();
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "a");
    ck_assert_str_eq(path, "2026/11/2026-11-12-1432-note-2.md");
    g_autofree char *whole = place_path(path);
    ck_assert_int_eq(unlink(whole), 0);
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

static const char *const taken_by[] = { "dangling", "../../../secret", "/dev/zero" };

START_TEST(names_taken_by_links_are_neither_followed_nor_replaced)
{
    scratch_write(place.scratch.folder, "secret", "untouched", 9);
    place_link(taken_by[_i], "2026/11/2026-11-12-1432-note.md");
    place_reopen();
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "a");
    ck_assert_str_eq(path, "2026/11/2026-11-12-1432-note-2.md");
    scratch_expect(place.scratch.folder, "secret", "untouched", 9);
    ck_assert(!place_has("2026/11/dangling"));
}
END_TEST

static const char *const planted_folders[] = {
    "2026/11",
    "2026",
    ".emjournal/tmp",
    ".emjournal/lock",
};

START_TEST(folders_that_are_links_are_refused)
{
    ck_assert_int_eq(mkdirat(place.scratch.folder, "outside", 0700), 0);
    g_autofree char *outside = g_strconcat(place.scratch.path, "/outside", NULL);
    place_link(outside, planted_folders[_i]);
    place_reopen();
    g_autofree char *text = place_text("2026-11-12T14:32", NULL, "a");
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_path_get_basename(planted_folders[_i]);
    ck_assert(!try_add(text, &path, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, name);
    ck_assert_uint_eq(scratch_count(&place.scratch, "outside"), 0);
}
END_TEST

static const struct {
    const char *text;
    const char *part;
} refused[] = {
    { "", "new-entry.md" },
    { "no front matter\n", "new-entry.md" },
    { "---\ntags: []\n---\ntext\n", "new-entry.md" },
    { "---\ndate: 2026-02-31T10:00:00Z\n---\n", "new-entry.md:2:7: error: " },
    { "---\ndate: 2026-11-12T14:32:00Z\ntagged: maybe\n---\n", "new-entry.md:3:9: error: " },
};

START_TEST(bytes_that_are_no_entry_are_refused_before_anything_is_made)
{
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    ck_assert(!try_add(refused[_i].text, &path, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, refused[_i].part);
    ck_assert_ptr_null(path);
    ck_assert(!scratch_has(place.scratch.folder, "journal"));
}
END_TEST

/* --- many at once --- */

enum { PROCESSES = 4, ADDS = 250 };

/*
 * Being told that the journal is busy is a right answer where four processes write
 * as fast as they can: then nothing was saved, and a person tries again.
 */
static bool add_patiently(struct emj_journal *journal, const char *text, char **ret_path)
{
    bool busy = true;
    while (busy) {
        g_autoptr(GError) error = NULL;
        if (emj_journal_add(journal, text, strlen(text), ret_path, &error))
            return true;
        busy = g_error_matches(error, EMJ_ERROR, EMJ_ERROR_BUSY);
    }
    return false;
}

/* In a process of its own, where Check's functions must not be called. */
static int add_many(int process)
{
    g_autoptr(emj_journal) journal = emj_journal_open(place.root, NULL);
    for (int i = 0; journal && i < ADDS; i++) {
        g_autofree char *body = g_strdup_printf("entry %d of process %d", i, process);
        g_autofree char *text = place_text("2026-11-12T14:32", "team-focus", body);
        g_autofree char *path = NULL;
        if (!add_patiently(journal, text, &path))
            return 1;
        g_autofree char *found = place_read(path);
        if (!found || strcmp(found, text) != 0)
            return 2;
    }
    return journal ? 0 : 3;
}

static void run_processes(void)
{
    for (int i = 0; i < PROCESSES; i++) {
        pid_t child = fork();
        ck_assert_int_ge(child, 0);
        if (child == 0)
            _exit(add_many(i));
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status = 0;
        ck_assert_int_gt(wait(&status), 0);
        ck_assert(WIFEXITED(status));
        ck_assert_int_eq(WEXITSTATUS(status), 0);
    }
}

START_TEST(names_never_collide)
{
    g_autoptr(emj_journal_scan_result) scan = NULL;
    g_autoptr(GHashTable) bodies = g_hash_table_new(g_str_hash, g_str_equal);
    run_processes();
    place_reopen();
    ck_assert(emj_journal_scan(place.journal, NULL, &scan, NULL));
    ck_assert_uint_eq(scan->unreadable->len, 0);
    ck_assert_uint_eq(scan->entries->len, PROCESSES * ADDS);
    for (guint i = 0; i < scan->entries->len; i++) {
        const struct emj_entry *entry = g_ptr_array_index(scan->entries, i);
        ck_assert(g_hash_table_add(bodies, entry->bytes));
    }
    g_autofree char *last =
        g_strdup_printf("2026/11/2026-11-12-1432-team-focus-%d.md", PROCESSES * ADDS);
    ck_assert(place_has(last));
    g_autofree char *tmp = place_names(".emjournal/tmp");
    ck_assert_str_eq(tmp, "");
}
END_TEST

/* --- replacing --- */

/* A name that the system does not let us look at is neither free nor taken. */
START_TEST(a_number_that_cannot_be_looked_for_is_said)
{
    g_autofree char *text = place_text("2026-11-12T14:32", NULL, "text");
    g_autoptr(GError) error = NULL;
    char *path = NULL;
    place_fill("2026-11-12T14:32");
    g_autofree char *before = place_tree();
    place_restrict("2026/11", 0600);
    ck_assert(!emj_journal_add(place.journal, text, strlen(text), &path, &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM, "permission denied");
    place_allow("2026/11");
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

START_TEST(replacing_keeps_the_old_version_in_the_trash)
{
    g_autofree char *path = place_add("2026-11-12T14:32", "team-focus", "old");
    g_autofree char *old = place_read(path);
    g_autofree char *new = place_text("2026-11-12T14:32", "team-focus", "new");
    g_autofree char *stands = NULL;
    g_autoptr(emj_entry) entry = place_entry(path);
    ck_assert(try_replace(entry, new, &stands, NULL));
    ck_assert_str_eq(stands, path);
    place_expect(path, new);
    g_autofree char *kept =
        place_replaced(TRASH "20261112T133200Z-replaced-2026-11-12-1432-team-focus", new);
    place_expect(kept, old);
    g_autofree char *names_there = place_names("2026/11");
    ck_assert_str_eq(names_there, "2026-11-12-1432-team-focus.md");
}
END_TEST

START_TEST(replacing_twice_in_one_second_keeps_both)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "one");
    g_autofree char *one = place_read(path);
    g_autofree char *two = place_text("2026-11-12T14:32", NULL, "two");
    g_autofree char *three = place_text("2026-11-12T14:32", NULL, "three");
    g_autoptr(emj_entry) first = place_entry(path);
    ck_assert(try_replace(first, two, NULL, NULL));
    g_autoptr(emj_entry) second = place_entry(path);
    ck_assert(try_replace(second, three, NULL, NULL));
    g_autofree char *kept_one =
        place_replaced(TRASH "20261112T133200Z-replaced-2026-11-12-1432-note", two);
    g_autofree char *kept_two =
        place_replaced(TRASH "20261112T133200Z-2-replaced-2026-11-12-1432-note", three);
    place_expect(kept_one, one);
    place_expect(kept_two, two);
}
END_TEST

START_TEST(file_changed_meanwhile_is_a_conflict_and_nothing_happens)
{
    static const char *const others[] = { "longer than before by far", "short", "" };
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "somewhat old");
    g_autofree char *new =
        place_text(_i < 3 ? "2026-11-12T14:32" : "2026-11-13T14:32", NULL, "new");
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autoptr(GError) error = NULL;
    place_plant(path, others[_i % 3]);
    g_autofree char *before = place_tree();
    ck_assert(!try_replace(entry, new, NULL, &error));
    place_expect_error(&error, EMJ_ERROR_CONFLICT, path);
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

START_TEST(file_gone_meanwhile_is_a_conflict)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *new = place_text("2026-11-12T14:32", NULL, "new");
    g_autofree char *whole = place_path(path);
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autoptr(GError) error = NULL;
    ck_assert_int_eq(unlink(whole), 0);
    ck_assert(!try_replace(entry, new, NULL, &error));
    place_expect_error(&error, EMJ_ERROR_CONFLICT, "changed since it was read");
    ck_assert(!place_has(path));
    ck_assert(!place_has(".emjournal/trash"));
}
END_TEST

START_TEST(file_that_became_a_link_is_not_followed)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *old = place_read(path);
    g_autofree char *new = place_text("2026-11-12T14:32", NULL, "new");
    g_autofree char *whole = place_path(path);
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autoptr(GError) error = NULL;
    scratch_write(place.scratch.folder, "victim", old, strlen(old));
    ck_assert_int_eq(unlink(whole), 0);
    place_link("../../../victim", path);
    ck_assert(!try_replace(entry, new, NULL, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "is not a regular file");
    ck_assert(!emj_journal_remove(place.journal, entry, NOW, NULL, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "is not a regular file");
    scratch_expect(place.scratch.folder, "victim", old, strlen(old));
}
END_TEST

START_TEST(new_bytes_must_read_as_an_entry)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autoptr(GError) error = NULL;
    g_autofree char *before = place_tree();
    ck_assert(!try_replace(entry, "---\ntags: []\n---\n", NULL, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "2026/11/2026-11-12-1432-note.md:");
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

START_TEST(same_bytes_change_nothing)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autofree char *stands = NULL;
    g_autofree char *before = place_tree();
    ck_assert(try_replace(entry, entry->bytes, &stands, NULL));
    ck_assert_str_eq(stands, path);
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

/* --- a new date --- */

static const struct {
    const char *path; /* planted with the date 2026-11-12T14:32 */
    const char *date;
    const char *activity;
    const char *stands;
} moves[] = {
    { "2026/11/2026-11-12-1432-note.md", "2026-11-13T14:32", NULL,
      "2026/11/2026-11-13-1432-note.md" },
    { "2026/11/2026-11-12-1432-note.md", "2026-11-12T14:33", NULL,
      "2026/11/2026-11-12-1433-note.md" },
    { "2026/11/2026-11-12-1432-note.md", "2025-01-02T03:04", "team-focus",
      "2025/01/2025-01-02-0304-team-focus.md" },
    { "2026/11/2026-11-12-1432-note.md", "2026-11-12T14:32", "team-focus",
      "2026/11/2026-11-12-1432-note.md" },
    { "2026/11/2026-11-12-1432-note-7.md", "2026-11-13T14:32", NULL,
      "2026/11/2026-11-13-1432-note.md" },
    { "2026/11/plan.md", "2026-11-13T14:32", NULL, "2026/11/plan.md" },
    { "2026/11/2026-11-12.md", "2026-11-13T14:32", NULL, "2026/11/2026-11-12.md" },
    { "notes/2026-11-12-1432-note.md", "2026-11-13T14:32", NULL,
      "notes/2026-11-12-1432-note.md" },
    { "plan.md", "2025-11-13T14:32", NULL, "plan.md" },
};

START_TEST(names_given_by_the_program_follow_the_date)
{
    g_autofree char *old = place_text("2026-11-12T14:32", NULL, "old");
    g_autofree char *new = place_text(moves[_i].date, moves[_i].activity, "new");
    g_autofree char *stands = NULL;
    place_plant(moves[_i].path, old);
    place_reopen();
    g_autoptr(emj_entry) entry = place_entry(moves[_i].path);
    ck_assert(try_replace(entry, new, &stands, NULL));
    ck_assert_str_eq(stands, moves[_i].stands);
    place_expect(stands, new);
    ck_assert_int_eq(place_has(moves[_i].path), strcmp(stands, moves[_i].path) == 0);
    g_autofree char *trash = place_names(".emjournal/trash");
    g_autofree char *kept = g_strconcat(TRASH, trash, NULL);
    place_expect(kept, old);
}
END_TEST

START_TEST(moved_entry_takes_the_next_free_name)
{
    g_autofree char *taken = place_add("2026-11-13T14:32", NULL, "other");
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *new = place_text("2026-11-13T14:32", NULL, "new");
    g_autofree char *other = place_read(taken);
    g_autofree char *stands = NULL;
    g_autoptr(emj_entry) entry = place_entry(path);
    ck_assert(try_replace(entry, new, &stands, NULL));
    ck_assert_str_eq(stands, "2026/11/2026-11-13-1432-note-2.md");
    place_expect(taken, other);
    g_autofree char *trash = place_names(".emjournal/trash");
    g_autofree char *expected = place_replaced(
        "20261112T133200Z-replaced-2026-11-12-1432-note+2026-11-13-1432-note-2", new);
    ck_assert_str_eq(trash, expected);
}
END_TEST

START_TEST(move_that_fails_half_way_is_taken_back)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *new = place_text("2026-12-13T14:32", NULL, "new");
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autoptr(GError) error = NULL;
    place_plant(".emjournal/trash", "a file in the place of the folder");
    ck_assert(!try_replace(entry, new, NULL, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "trash");
    place_expect(path, entry->bytes);
    g_autofree char *december = place_names("2026/12");
    ck_assert_str_eq(december, "");
}
END_TEST

/* --- removing --- */

START_TEST(removing_moves_the_file_to_the_trash)
{
    g_autofree char *path = place_add("2026-11-12T14:32", "team-focus", "old");
    g_autofree char *stays = place_add("2026-11-12T14:33", "team-focus", "stays");
    g_autofree char *whole = place_path(path);
    g_autofree char *name = NULL;
    g_autoptr(emj_entry) entry = place_entry(path);
    struct stat before;
    struct stat after;
    ck_assert_int_eq(stat(whole, &before), 0);
    ck_assert(emj_journal_remove(place.journal, entry, NOW, &name, NULL));
    ck_assert_str_eq(name, "20261112T133200Z-removed-2026-11-12-1432-team-focus.md");
    g_autofree char *kept = g_strconcat(TRASH, name, NULL);
    g_autofree char *there = place_path(kept);
    ck_assert_int_eq(stat(there, &after), 0);
    ck_assert_uint_eq(after.st_ino, before.st_ino);
    place_expect(kept, entry->bytes);
    ck_assert(!place_has(path));
    ck_assert(place_has(stays));
}
END_TEST

START_TEST(removing_what_is_gone_says_so)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autoptr(GError) error = NULL;
    ck_assert(emj_journal_remove(place.journal, entry, NOW, NULL, &error));
    ck_assert(!emj_journal_remove(place.journal, entry, NOW, NULL, &error));
    place_expect_error(&error, EMJ_ERROR_NOT_FOUND, path);
}
END_TEST

/* --- leftovers --- */

START_TEST(removing_what_cannot_be_looked_at_says_so)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "text");
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autoptr(GError) error = NULL;
    place_restrict("2026/11", 0600);
    ck_assert(!emj_journal_remove(place.journal, entry, 0, NULL, &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM, "cannot look at '2026/11/");
    place_allow("2026/11");
    place_expect(path, entry->bytes);
}
END_TEST

START_TEST(sweeping_removes_half_written_files_alone)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "text");
    place_plant(".emjournal/tmp/.emj-0123456789abcdef", "half");
    place_plant(".emjournal/tmp/.emj-fedcba9876543210", "");
    place_plant(".emjournal/tmp/emj-0123.md", "typed in an editor");
    place_plant(".emjournal/tmp/.emj-0123.md.swp/x", "a folder would not be removed");
    place_plant(".emjournal/drafts/.emj-0123456789abcdef", "half a draft");
    place_plant(".emjournal/drafts/a.md", "a draft");
    g_autoptr(GError) error = NULL;
    ck_assert(!emj_journal_sweep(place.journal, &error));
    g_clear_error(&error);
    g_autofree char *folder = place_path(".emjournal/tmp/.emj-0123.md.swp");
    g_autofree char *inside = g_strconcat(folder, "/x", NULL);
    ck_assert_int_eq(unlink(inside) | rmdir(folder), 0);
    ck_assert(emj_journal_sweep(place.journal, &error));
    g_autofree char *names_left = place_names(".emjournal/tmp");
    ck_assert_str_eq(names_left, "emj-0123.md");
    g_autofree char *drafts_left = place_names(".emjournal/drafts");
    ck_assert_str_eq(drafts_left, "a.md");
    ck_assert(place_has(path));
}
END_TEST

START_TEST(sweeping_without_leftovers_needs_no_lock)
{
    place_fill("2026-11-12T14:32");
    g_autofree char *before = place_tree();
    g_auto(emj_fd) own = openat(place.scratch.folder, "journal/.emjournal", O_RDONLY);
    g_auto(emj_fd) held = emj_file_lock(own, "lock", 0, NULL);
    ck_assert_int_ge(held, 0);
    ck_assert(emj_journal_sweep(place.journal, NULL));
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("journal-write");

    TCase *adding = place_case(s, "adding");
    tcase_add_loop_test(adding, entry_stands_under_its_name_byte_for_byte, 0,
                        G_N_ELEMENTS(names));
    tcase_add_test(adding, names_of_one_minute_are_counted_up);
    tcase_add_test(adding, nothing_else_is_touched);
    tcase_add_loop_test(adding, names_taken_by_links_are_neither_followed_nor_replaced, 0,
                        G_N_ELEMENTS(taken_by));
    tcase_add_loop_test(adding, folders_that_are_links_are_refused, 0,
                        G_N_ELEMENTS(planted_folders));
    tcase_add_loop_test(adding, bytes_that_are_no_entry_are_refused_before_anything_is_made, 0,
                        G_N_ELEMENTS(refused));

    tcase_add_test(adding, a_number_that_cannot_be_looked_for_is_said);

    TCase *many = place_case(s, "many");
    tcase_set_timeout(many, 300);
    tcase_add_test(many, names_never_collide);

    TCase *replacing = place_case(s, "replacing");
    tcase_add_test(replacing, replacing_keeps_the_old_version_in_the_trash);
    tcase_add_test(replacing, replacing_twice_in_one_second_keeps_both);
    tcase_add_loop_test(replacing, file_changed_meanwhile_is_a_conflict_and_nothing_happens, 0,
                        6);
    tcase_add_test(replacing, file_gone_meanwhile_is_a_conflict);
    tcase_add_test(replacing, file_that_became_a_link_is_not_followed);
    tcase_add_test(replacing, new_bytes_must_read_as_an_entry);
    tcase_add_test(replacing, same_bytes_change_nothing);
    tcase_add_loop_test(replacing, names_given_by_the_program_follow_the_date, 0,
                        G_N_ELEMENTS(moves));
    tcase_add_test(replacing, moved_entry_takes_the_next_free_name);
    tcase_add_test(replacing, move_that_fails_half_way_is_taken_back);

    TCase *removing = place_case(s, "removing");
    tcase_add_test(removing, removing_moves_the_file_to_the_trash);
    tcase_add_test(removing, removing_what_is_gone_says_so);

    tcase_add_test(removing, removing_what_cannot_be_looked_at_says_so);

    TCase *sweeping = place_case(s, "sweeping");
    tcase_add_test(sweeping, sweeping_removes_half_written_files_alone);
    tcase_add_test(sweeping, sweeping_without_leftovers_needs_no_lock);
    return s;
}

int main(void)
{
    return place_run(suite());
}
