/* journal/check.h: every problem is told with its place, and nothing is touched. */
#include "journal-check.h"

#include "entry/front-matter.h"
#include "journal/drafts.h"

START_TEST(a_journal_in_order_has_no_problems)
{
    place_fill("2026-11-12T14:32");
    place_fill("2026-11-12T14:32");
    g_autofree char *path = place_add("2026-10-01T09:00", "team-focus", "text");
    g_autoptr(GError) error = NULL;
    g_autoptr(emj_entry) entry = place_entry(path);
    ck_assert(emj_journal_remove(place.journal, entry, now, NULL, &error));
    g_autoptr(emj_check) check = run(false);
    g_autofree char *modes = describe(check, true);
    ck_assert_str_eq(modes, "");
    expect("");
    ck_assert_uint_eq(check->files, 5); /* two entries, the trash, format and lock */
    ck_assert(!emj_check_found_problems(check));
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_not_in_order)
{
    struct emj_check_options options = { .now = now };
    struct emj_check *check = NULL;
    g_autoptr(GError) error = NULL;
    ck_assert(!emj_check_run(place.journal, &options, &check, &error));
    place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "there is no journal at");
}
END_TEST

/* --- one file --- */

static const struct {
    const char *path;
    const char *text;
    const char *begins[4];
} files[] = {
    { NOTE ".md", "", { NOTE ".md:1:1: error: no front matter" } },
    { NOTE ".md", "---\n", { NOTE ".md:1:1: error: the front matter that begins here" } },
    { NOTE ".md", "---\nminutes: 3\n---\n", { NOTE ".md:1:1: error: no 'date'" } },
    /* all of them, not the first */
    { NOTE ".md",
      "---\ndate: soon\nminutes: many\ntagged: maybe\n---\n",
      { NOTE ".md:2:7: error: 'date'", NOTE ".md:3:10: error: 'minutes'",
        NOTE ".md:4:9: error: 'tagged'" } },
    { NOTE ".md", HEAD "\nok\nna\xffive\n", { NOTE ".md:6:3: warning: bytes that are not" } },
    /* told once where it makes the file unreadable */
    { NOTE ".md", "---\n" DATE "x: \xff\n---\n", { NOTE ".md:3:4: error: " } },
    { NOTE ".md",
      HEAD "\na\n<<<<<<< HEAD\nb\n||||||| base\n=======\nc\n>>>>>>> other\n",
      { NOTE ".md:6:1: warning: conflict markers" } },
    { NOTE ".md",
      "---\n" DATE "<<<<<<< HEAD\nminutes: 1\n=======\nminutes: 2\n>>>>>>> other\n---\n",
      { NOTE ".md:3:1: warning: conflict markers", NOTE ".md:4:1: error: " } },
    { NOTE ".md", HEAD "<<<<<<< no merge\ntext\n", { NULL } },
    { NOTE ".md", HEAD "Title\n=======\n>>>>>>> quoted\n", { NULL } },
    { NOTE ".md",
      "---\n" DATE "tags:\n  - own\n  - Leadreship\n---\n",
      { NOTE ".md:5:5: warning: the tag 'Leadreship'" } },
    { NOTE ".md", "---\n" DATE "tags: [manager, own, leadership]\n---\n", { NULL } },
    { NOTE ".md",
      HEAD "## Commitment\n\n- [ ] a\n- [?] b\n-[ ] c\n- [] d\n- [a](b)\n",
      { NOTE ".md:7:1: warning: this commitment", NOTE ".md:8:1: warning: this commitment",
        NOTE ".md:9:1: warning: this commitment" } },
    { NOTE ".md",
      HEAD "## Commitment\n\n- [x] a (kept 2026-13-01)\n- [x] b (kept in mind)\n- [x] c (x)\n",
      { NOTE ".md:6:1: warning: the outcome", NOTE ".md:7:1: warning: the outcome" } },
    { NOTE ".md", HEAD "- [?] no commitment\n", { NULL } },
    { "2026/11/2026-11-13-1432-note.md",
      HEAD,
      { "2026/11/2026-11-13-1432-note.md:2:1: warning: the date does not fit the file's "
        "name" } },
    { "2026/11/2026-11-12-1433-note.md",
      HEAD,
      { "2026/11/2026-11-12-1433-note.md:2:1: warning: the date does not fit the file's "
        "name" } },
    { "2026/10/2026-11-12-1432-note.md",
      HEAD,
      { "2026/10/2026-11-12-1432-note.md:2:1: warning: the date does not fit the file's "
        "folder" } },
    { "2026/11/Weekly sync.md", HEAD, { "2026/11/Weekly sync.md: note: the name has not" } },
    { "notes/Weekly sync.md", HEAD, { NULL } },
    { "notes/2026-11-12 Weekly.md", HEAD, { NULL } },
    { "notes/2026-11-11 Weekly.md",
      HEAD,
      { "notes/2026-11-11 Weekly.md:2:1: warning: the date does not fit" } },
    { "2026/11/plan.txt", "", { "2026/11/plan.txt: note: is no entry" } },
    { "notes/plan.txt", "", { NULL } },
    { "2026/11/.hidden.md", "", { NULL } },
    { ".git/HEAD", "", { NULL } },
    { "2026/11/."
      "2026-11-12-1432-note.md.icloud",
      "",
      { "2026/11/.2026-11-12-1432-note.md.icloud: warning: stands for an entry" } },
};

START_TEST(a_file_is_told_with_its_place)
{
    place_plant(files[_i].path, files[_i].text);
    const char *begins[5] = { files[_i].begins[0], files[_i].begins[1], files[_i].begins[2],
                              files[_i].begins[3], NULL };
    expect_begins(begins);
}
END_TEST

START_TEST(a_nul_byte_has_a_place)
{
    g_autofree char *path = place_path(NOTE ".md");
    g_autofree char *above = g_path_get_dirname(path);
    ck_assert_int_eq(g_mkdir_with_parents(above, 0700), 0);
    scratch_write(AT_FDCWD, path, HEAD "ab\0c\n", sizeof HEAD "ab\0c\n" - 1);
    expect_begins((const char *const[]){ NOTE ".md:4:3: warning: a NUL byte", NULL });
}
END_TEST

START_TEST(the_largest_entry_is_taken_and_one_byte_more_told)
{
    g_autofree char *path = place_path(NOTE ".md");
    place_plant(NOTE ".md", HEAD);
    ck_assert_int_eq(truncate(path, (off_t)strlen(HEAD) + EMJ_ENTRY_MAX_BODY), 0);
    expect_begins((const char *const[]){ NOTE ".md:4:1: warning: a NUL byte", NULL });
    ck_assert_int_eq(truncate(path, (off_t)strlen(HEAD) + EMJ_ENTRY_MAX_BODY + 1), 0);
    expect_begins(
        (const char *const[]){ NOTE ".md:4:1: error: the text is larger than 16 MiB", NULL });
    ck_assert_int_eq(truncate(path, (off_t)EMJ_ENTRY_MAX_BYTES + 1), 0);
    expect_begins(
        (const char *const[]){ NOTE ".md: error: '2026-11-12-1432-note.md' is larger", NULL });
}
END_TEST

START_TEST(the_largest_front_matter_and_body_go_together)
{
    static const char date[] = "date: 2026-11-12T14:32:00+01:00\n#";
    size_t padding = EMJ_FRONT_MAX_BYTES - strlen(date) - 1;
    g_autofree char *comment = g_strnfill(padding, 'x');
    g_autofree char *head =
        g_strconcat("\xEF\xBB\xBF---\r\n", date, comment, "\n---\r\n\r\n", NULL);
    g_autofree char *path = place_path(NOTE ".md");
    place_plant(NOTE ".md", head);
    ck_assert_int_eq(truncate(path, (off_t)strlen(head) + EMJ_ENTRY_MAX_BODY), 0);
    expect_begins((const char *const[]){ NOTE ".md:6:1: warning: a NUL byte", NULL });
    ck_assert_int_eq(truncate(path, (off_t)strlen(head) + EMJ_ENTRY_MAX_BODY + 1), 0);
    expect_begins(
        (const char *const[]){ NOTE ".md:5:1: error: the text is larger than 16 MiB", NULL });
}
END_TEST

/* --- names --- */

START_TEST(two_entries_with_one_id_are_an_error)
{
    place_plant(NOTE ".md", HEAD);
    place_plant("a/2026-11-12-1432-note.md", HEAD);
    place_plant("b/Weekly.md", HEAD);
    place_plant("c/Weekly.md", HEAD);
    place_plant("c/weekly.md", HEAD);
    expect("a/2026-11-12-1432-note.md: error: has the same id as '" NOTE ".md'; compare the "
           "two, then rename or remove one\n"
           "c/Weekly.md: error: has the same id as 'b/Weekly.md'; compare the two, then rename "
           "or remove one\n"
           "c/weekly.md: warning: differs from 'Weekly.md' only by case or by accents written "
           "otherwise; rename one: where names are folded one replaces the other\n");
}
END_TEST

START_TEST(an_id_that_another_entry_may_have_is_told)
{
    place_plant("a/2026-11-12-1432-note.md", HEAD);
    place_plant(NOTE ".md", HEAD);
    place_reopen();
    place_forbid("2026/11");
    g_autoptr(emj_check) check = run(false);
    place_allow("2026/11");
    g_autofree char *found = describe(check, false);
    ck_assert_msg(strstr(found, "a/2026-11-12-1432-note.md: error: whether another entry has "
                                "the same id cannot be told: cannot look at '" NOTE
                                ".md': cannot open the folder '2026/11': permission denied; "
                                "look at the folder's rights"),
                  "%s", found);
}
END_TEST

/* A file where the month's folder would be holds no entry. */
START_TEST(an_id_is_free_where_its_month_cannot_be)
{
    place_plant("a/2026-11-12-1432-note.md", HEAD);
    place_plant("2026", "no folder");
    expect("");
}
END_TEST

START_TEST(accents_in_two_forms_are_one_name)
{
    place_plant("n/Caf\xc3\xa9.md", HEAD);
    place_plant("n/Cafe\xcc\x81.md", HEAD);
    place_plant("n/\xff.md", HEAD);
    expect_begins((const char *const[]){ "n/Caf\xc3\xa9.md: warning: differs from", NULL });
}
END_TEST

START_TEST(a_copy_is_named_and_counts_nowhere)
{
    place_plant(NOTE ".md", HEAD);
    place_plant(NOTE " 2.md", HEAD);
    place_plant(NOTE ".sync-conflict-20261112-143200-ABCDEFG.md", "no entry at all");
    place_plant(NOTE ".md~", HEAD);
    expect_begins((const char *const[]){
        NOTE " 2.md: warning: is a copy that iCloud or Finder made, and counts as no entry; "
             "compare it with '2026-11-12-1432-note.md', then remove one of them",
        NOTE ".md~: note: was left by an editor",
        NOTE ".sync-conflict-20261112-143200-ABCDEFG.md: warning: is a copy that Syncthing",
        NULL });
    g_autoptr(emj_journal_scan_result) scan = NULL;
    ck_assert(emj_journal_scan(place.journal, NULL, &scan, NULL));
    ck_assert_uint_eq(scan->entries->len, 1);
}
END_TEST

START_TEST(links_and_devices_are_named_and_never_opened)
{
    place_plant("secret/x.txt", "");
    place_link("secret", "2026");
    place_link("/etc/passwd", "n/link.md");
    place_link("nowhere", "n/dangling");
    place_plant("n/folder.md/inside.md", "never read");
    g_autofree char *fifo = place_path("n/pipe.md");
    ck_assert_int_eq(mkfifo(fifo, 0600), 0);
    g_autofree char *deep = g_strdup("1/2/3/4/5/6/7/8/9/x.md");
    place_plant(deep, "never read");
    expect_begins((const char *const[]){
        "1/2/3/4/5/6/7/8/9: warning: is nested too deep",
        "2026: warning: is a symbolic link",
        "n/dangling: warning: is a symbolic link",
        "n/folder.md: warning: is a folder with the name",
        "n/link.md: warning: is a symbolic link",
        "n/pipe.md: warning: is a FIFO",
        NULL,
    });
}
END_TEST

START_TEST(a_name_cannot_break_a_line)
{
    place_plant("n/a\nb\x1b[31m.md", "");
    place_reopen();
    g_autoptr(emj_check) check = run(false);
    g_autofree char *found = describe(check, false);
    ck_assert_ptr_null(strchr(found, '\x1b'));
    ck_assert_int_eq((int)(strchr(found, '\n') - found), (int)strlen(found) - 1);
}
END_TEST

/* --- what waits --- */

static const struct {
    const char *recorded;
    const char *age;
} ages[] = {
    { "2026-11-12T14:32:00+01:00", "begun 0 minutes ago" },
    { "2026-11-12T14:31:00+01:00", "begun 1 minute ago" },
    { "2026-11-12T13:00:00+01:00", "begun 92 minutes ago" },
    { "2026-11-12T02:00:00+01:00", "begun 12 hours ago" },
    { "2026-10-31T14:32:00+01:00", "begun 12 days ago" },
    { "2027-01-01T00:00:00+01:00", "begun 0 minutes ago" }, /* the clock was set back */
};

START_TEST(a_draft_waits_with_its_age)
{
    g_autofree char *text =
        g_strdup_printf("---\n" DATE "recorded: %s\n---\n\ntext\n", ages[_i].recorded);
    place_plant(".emjournal/drafts/2026-11-12-1432-note.md", text);
    g_autofree char *expected =
        g_strdup_printf(".emjournal/drafts/2026-11-12-1432-note.md: note: a draft waits, %s; "
                        "'emjournal new --resume 2026-11-12-1432-note' goes on with it\n",
                        ages[_i].age);
    expect(expected);
}
END_TEST

START_TEST(other_things_of_its_own_are_told_apart)
{
    place_plant(".emjournal/drafts/edit-2026-11-12-1432-note.md", HEAD);
    place_plant(".emjournal/drafts/broken.md", "---\nx: [\n");
    place_plant(".emjournal/drafts/mine.txt", "");
    place_plant(".emjournal/trash/mine.md", "");
    place_plant(".emjournal/tmp/mine", "");
    place_plant(".emjournal/tmp/.emj-0123456789abcdef", "half");
    place_plant(".emjournal/future", "");
    expect_begins((const char *const[]){
        ".emjournal/drafts/broken.md:1:1: warning: ",
        ".emjournal/drafts/edit-2026-11-12-1432-note.md: note: is the copy",
        ".emjournal/drafts/mine.txt: note: was not made",
        ".emjournal/future: note: was not made",
        ".emjournal/tmp/.emj-0123456789abcdef: note: was left half written",
        ".emjournal/tmp/mine: note: was not made",
        ".emjournal/trash/mine.md: note: was not made",
        NULL,
    });
}
END_TEST

START_TEST(links_inside_its_own_folder_are_not_followed)
{
    place_plant("x.md", HEAD);
    place_link("/etc", ".emjournal/drafts");
    place_link("/etc/passwd", ".emjournal/trash/x");
    expect_begins((const char *const[]){ ".emjournal/drafts: warning: is a symbolic link",
                                         ".emjournal/trash/x: warning: is a symbolic link",
                                         NULL });
}
END_TEST

static void set_written(const char *path, int64_t seconds)
{
    g_autofree char *whole = place_path(path);
    struct timespec times[2] = { { (time_t)seconds, 0 }, { (time_t)seconds, 0 } };
    ck_assert_int_eq(utimensat(AT_FDCWD, whole, times, 0), 0);
}

START_TEST(a_fix_removes_what_no_run_owns)
{
    place_plant(".emjournal/tmp/.emj-0123456789abcdef", "half");
    place_plant(".emjournal/drafts/.emj-old", "half");
    place_plant(".emjournal/drafts/.emj-new", "half");
    set_written(".emjournal/drafts/.emj-old", now - 3601);
    set_written(".emjournal/drafts/.emj-new", now - 3599);
    place_reopen();
    g_autoptr(emj_check) check = run(true);
    ck_assert(!place_has(".emjournal/tmp/.emj-0123456789abcdef"));
    ck_assert(!place_has(".emjournal/drafts/.emj-old"));
    ck_assert(place_has(".emjournal/drafts/.emj-new"));
    g_autofree char *found = describe(check, false);
    ck_assert_msg(strstr(found, ".emj-0123456789abcdef: fixed: ") != NULL, "%s", found);
    ck_assert_msg(strstr(found, ".emj-old: fixed: ") != NULL, "%s", found);
    ck_assert_msg(strstr(found, ".emj-new: note: ") != NULL, "%s", found);
}
END_TEST

START_TEST(a_fix_leaves_what_a_living_run_owns)
{
    place_fill("2026-11-12T14:32");
    place_plant(".emjournal/tmp/.emj-0123456789abcdef", "half");
    g_autofree char *own = place_path(".emjournal");
    int folder = open(own, O_RDONLY | O_DIRECTORY);
    int lock = emj_file_lock(folder, "lock", 0, NULL);
    ck_assert_int_ge(lock, 0);
    g_autoptr(emj_check) check = run(true);
    ck_assert(place_has(".emjournal/tmp/.emj-0123456789abcdef"));
    ck_assert_uint_eq(check->counts[EMJ_CHECK_NOTE], 1);
    close(lock);
    close(folder);
}
END_TEST

/* --- many --- */

START_TEST(a_long_list_is_cut_and_counted)
{
    place_plant("2026/11/a.txt", "");
    g_autofree char *whole = place_path("2026/11");
    int folder = open(whole, O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < EMJ_CHECK_KEPT + 10; i++) {
        g_autofree char *name = g_strdup_printf("%05d.txt", i);
        ck_assert_int_eq(close(openat(folder, name, O_WRONLY | O_CREAT, 0600)), 0);
    }
    place_plant("2026/11/z.md", "an error behind them is held all the same");
    close(folder);
    place_reopen();
    g_autoptr(emj_check) check = run(false);
    ck_assert_uint_eq(check->counts[EMJ_CHECK_NOTE], EMJ_CHECK_KEPT + 11);
    ck_assert_uint_eq(check->counts[EMJ_CHECK_ERROR], 1);
    const struct emj_problem *last =
        g_ptr_array_index(check->problems, check->problems->len - 1);
    ck_assert_str_eq(last->path, "2026/11/z.md");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("journal-check");
    TCase *file = place_case(suite, "file");
    tcase_add_test(file, a_journal_in_order_has_no_problems);
    tcase_add_test(file, a_folder_that_is_not_there_is_not_in_order);
    tcase_add_loop_test(file, a_file_is_told_with_its_place, 0, G_N_ELEMENTS(files));
    tcase_add_test(file, a_nul_byte_has_a_place);
    tcase_add_test(file, the_largest_entry_is_taken_and_one_byte_more_told);
    tcase_add_test(file, the_largest_front_matter_and_body_go_together);
    TCase *names = place_case(suite, "names");
    tcase_add_test(names, two_entries_with_one_id_are_an_error);
    tcase_add_test(names, an_id_that_another_entry_may_have_is_told);
    tcase_add_test(names, an_id_is_free_where_its_month_cannot_be);
    tcase_add_test(names, accents_in_two_forms_are_one_name);
    tcase_add_test(names, a_copy_is_named_and_counts_nowhere);
    tcase_add_test(names, links_and_devices_are_named_and_never_opened);
    tcase_add_test(names, a_name_cannot_break_a_line);
    TCase *own = place_case(suite, "own");
    tcase_add_loop_test(own, a_draft_waits_with_its_age, 0, G_N_ELEMENTS(ages));
    tcase_add_test(own, other_things_of_its_own_are_told_apart);
    tcase_add_test(own, links_inside_its_own_folder_are_not_followed);
    tcase_add_test(own, a_fix_removes_what_no_run_owns);
    tcase_add_test(own, a_fix_leaves_what_a_living_run_owns);
    TCase *many = place_case(suite, "many");
    tcase_add_test(many, a_long_list_is_cut_and_counted);
    tcase_set_timeout(file, 30);
    tcase_set_timeout(own, 30);
    tcase_set_timeout(many, 30);
    return place_run(suite);
}
