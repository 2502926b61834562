/* journal/check.h: who may use the files of a journal, and what --fix does about it. */
#include "journal-check.h"

#include "journal/drafts.h"

static void set_mode(const char *path, mode_t mode)
{
    g_autofree char *whole = place_path(path);
    ck_assert_int_eq(chmod(whole, mode), 0);
}

static unsigned mode_of(const char *path)
{
    g_autofree char *whole = place_path(path);
    struct stat status;
    ck_assert_int_eq(lstat(whole, &status), 0);
    return (unsigned)status.st_mode & 07777;
}

static const struct {
    const char *path;
    mode_t mode;
    unsigned fixed;
    const char *says;
} rights[] = {
    { ".", 0750, 0700, ".: warning: its group has rights on it (mode 0750)" },
    { "2026", 0755, 0700, "2026: warning: every user of this machine has rights" },
    { NOTE ".md", 0644, 0600,
      NOTE ".md: warning: every user of this machine has rights on it "
           "(mode 0644); 'emjournal check --fix' sets 0600" },
    { NOTE ".md", 0640, 0600, NOTE ".md: warning: its group has rights on it (mode 0640)" },
    { NOTE ".md", 0602, 0600, NOTE ".md: warning: every user" },
    { ".emjournal", 0711, 0700, ".emjournal: warning: every user" },
    { ".emjournal/drafts", 0770, 0700, ".emjournal/drafts: warning: its group" },
    { ".emjournal/drafts/2026-11-12-1432-note.md", 0604, 0600,
      ".emjournal/drafts/2026-11-12-1432-note.md: warning: every user" },
    { ".emjournal/trash", 0755, 0700, ".emjournal/trash: warning: every user" },
    { ".emjournal/lock", 0666, 0600, ".emjournal/lock: warning: every user" },
};

static void make_private_journal(void)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "text");
    g_autofree char *second = place_add("2026-11-12T14:32", NULL, "text");
    g_autofree char *draft = place_text("2026-11-12T14:32", NULL, "text");
    g_autoptr(emj_entry) entry = place_entry(second);
    ck_assert_str_eq(path, NOTE ".md");
    ck_assert(emj_draft_put(place.journal, NULL, draft, strlen(draft), NULL, NULL));
    ck_assert(emj_journal_remove(place.journal, entry, now, NULL, NULL));
}

START_TEST(rights_of_others_are_told_and_taken)
{
    make_private_journal();
    set_mode(rights[_i].path, rights[_i].mode);
    g_autoptr(emj_check) told = run(false);
    g_autofree char *line = describe(told, true);
    ck_assert_msg(g_str_has_prefix(line, rights[_i].says), "%s", line);
    ck_assert_uint_eq(told->counts[EMJ_CHECK_WARNING], 1);
    ck_assert_uint_eq(mode_of(rights[_i].path), rights[_i].mode);

    g_autoptr(emj_check) fixed = run(true);
    g_autofree char *done = describe(fixed, true);
    ck_assert_msg(strstr(done, ": fixed: ") != NULL, "%s", done);
    ck_assert_uint_eq(fixed->fixed, 1);
    ck_assert(!emj_check_found_problems(fixed));
    ck_assert_uint_eq(mode_of(rights[_i].path), rights[_i].fixed);
}
END_TEST

/* Read by an administrator, whom they do not bind. */
static const struct {
    const char *path;
    mode_t mode;
    const char *says; /* NULL: nothing */
} lacking[] = {
    { ".", 0500,
      ".: warning: its owner lacks rights that emjournal needs (mode 0500); "
      "give them back with 'chmod u+rwx'\n" },
    { "2026/11", 0600, "2026/11: warning: its owner lacks rights" },
    { ".emjournal/tmp", 0500, ".emjournal/tmp: warning: its owner lacks rights" },
    { ".emjournal/lock", 0400,
      ".emjournal/lock: warning: its owner lacks rights that emjournal needs (mode 0400); "
      "give them back with 'chmod u+rw'\n" },
    { NOTE ".md", 0000,
      NOTE ".md: warning: its owner lacks rights that emjournal needs "
           "(mode 0000); give them back with 'chmod u+r'\n" },
    { NOTE ".md", 0400, NULL },
};

START_TEST(rights_that_the_owner_lacks_are_told_and_left)
{
    if (geteuid() != 0)
        return;
    make_private_journal();
    set_mode(lacking[_i].path, lacking[_i].mode);
    g_autoptr(emj_check) check = run(true);
    g_autofree char *line = describe(check, true);
    const char *says = lacking[_i].says ? lacking[_i].says : "";
    ck_assert_msg(g_str_has_prefix(line, says) && (*says || !*line), "%s", line);
    ck_assert_uint_eq(mode_of(lacking[_i].path), lacking[_i].mode);
    set_mode(lacking[_i].path, 0700);
}
END_TEST

START_TEST(a_fix_changes_no_byte_and_no_stranger)
{
    make_private_journal();
    place_plant("2026/11/broken.md", "no entry");
    place_plant(NOTE " (1).md", HEAD);
    place_plant("2026/11/plan.txt", "mine");
    place_plant(".emjournal/tmp/mine", "mine");
    place_link("/etc/passwd", "2026/11/link.md");
    set_mode("2026/11/plan.txt", 0644);
    g_autoptr(emj_check) check = run(true);
    ck_assert_uint_eq(mode_of("2026/11/plan.txt"), 0644);
    place_expect("2026/11/broken.md", "no entry");
    place_expect(NOTE " (1).md", HEAD);
    place_expect("2026/11/plan.txt", "mine");
    place_expect(".emjournal/tmp/mine", "mine");
    ck_assert(place_has("2026/11/link.md"));
    ck_assert_uint_eq(check->counts[EMJ_CHECK_ERROR], 1);
}
END_TEST

START_TEST(a_file_of_another_user_is_told_and_not_fixed)
{
    if (geteuid() != 0)
        return;
    make_private_journal();
    g_autofree char *whole = place_path(NOTE ".md");
    ck_assert_int_eq(chmod(whole, 0644), 0);
    ck_assert_int_eq(chown(whole, 65534, 65534), 0);
    g_autoptr(emj_check) check = run(true);
    g_autofree char *found = describe(check, false);
    ck_assert_msg(strstr(found, NOTE ".md: warning: belongs to another user (65534)") != NULL,
                  "%s", found);
    ck_assert_uint_eq(mode_of(NOTE ".md"), 0644);
}
END_TEST

START_TEST(a_folder_that_everybody_writes_is_told)
{
    place_fill("2026-11-12T14:32");
    ck_assert_int_eq(chmod(place.scratch.path, 0777), 0);
    g_autoptr(emj_check) open = run(false);
    g_autofree char *warned = describe(open, false);
    ck_assert_msg(g_str_has_prefix(warned, ".: warning: stands below '"), "%s", warned);
    ck_assert_int_eq(chmod(place.scratch.path, 01777), 0);
    g_autoptr(emj_check) shared = run(false);
    g_autofree char *noted = describe(shared, false);
    ck_assert_msg(g_str_has_prefix(noted, ".: note: stands in '"), "%s", noted);
    ck_assert_int_eq(chmod(place.scratch.path, 0700), 0);
    expect("");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("journal-rights");
    TCase *access = place_case(suite, "rights");
    tcase_add_loop_test(access, rights_of_others_are_told_and_taken, 0, G_N_ELEMENTS(rights));
    tcase_add_loop_test(access, rights_that_the_owner_lacks_are_told_and_left, 0,
                        G_N_ELEMENTS(lacking));
    tcase_add_test(access, a_fix_changes_no_byte_and_no_stranger);
    tcase_add_test(access, a_file_of_another_user_is_told_and_not_fixed);
    tcase_add_test(access, a_folder_that_everybody_writes_is_told);
    return place_run(suite);
}
