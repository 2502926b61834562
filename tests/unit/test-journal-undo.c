/* journal/undo.h: the last change back, and back again, byte for byte. */
#include "journal/undo.h"

#include "journal-place.h"

#include "journal/trash.h"

/* 2026-11-12T13:32:00Z */
static const int64_t now = 1794490320;

#define NOTE "2026/11/2026-11-12-1432-note.md"

static void add(const char *date, const char *body, int64_t seconds)
{
    g_autofree char *path = place_add(date, NULL, body);
    ck_assert(emj_undo_note_added(place.journal, path, seconds, NULL));
}

static void edit(const char *path, const char *date, const char *body, int64_t seconds)
{
    g_autofree char *text = place_text(date, NULL, body);
    g_autoptr(emj_entry) entry = place_entry(path);
    g_autoptr(GError) error = NULL;
    bool done =
        emj_journal_replace(place.journal, entry, text, strlen(text), seconds, NULL, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
}

/* What `rm` does with its arguments, which end with NULL. */
static void rm(const char *const *paths, int64_t seconds)
{
    ck_assert(emj_undo_begin(place.journal, seconds, NULL));
    for (; *paths; paths++) {
        g_autoptr(emj_entry) entry = place_entry(*paths);
        ck_assert(emj_journal_remove(place.journal, entry, seconds, NULL, NULL));
    }
}

/* Every call by a process of its own: nothing is carried over but what is on the disk. */
static struct emj_undone *undo(int64_t seconds)
{
    g_autoptr(GError) error = NULL;
    struct emj_undone *undone = NULL;
    place_reopen();
    bool done = emj_undo(place.journal, seconds, &undone, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
    return undone;
}

static void undo_expect(enum emj_undone_kind kind, const char *path, int64_t at)
{
    g_autoptr(emj_undone) undone = undo(now + 1000);
    ck_assert_int_eq(undone->kind, kind);
    ck_assert_uint_eq(undone->paths->len, 1);
    ck_assert_str_eq(g_ptr_array_index(undone->paths, 0), path);
    ck_assert_int_eq(undone->seconds, at);
}

static void undo_fails(enum emj_error code, const char *part)
{
    g_autoptr(GError) error = NULL;
    struct emj_undone *undone = NULL;
    place_reopen();
    g_autofree char *before = place_has("") ? place_tree() : g_strdup("");
    ck_assert(!emj_undo(place.journal, now + 1000, &undone, &error));
    place_expect_error(&error, code, part);
    g_autofree char *after = place_has("") ? place_tree() : g_strdup("");
    ck_assert_str_eq(after, before);
}

/* The entries, without what .emjournal holds: "PATH MODE SUM" a line. */
static char *entries(void)
{
    g_autofree char *tree = place_tree();
    g_auto(GStrv) lines = g_strsplit(tree, "\n", -1);
    GString *kept = g_string_new(NULL);
    for (size_t i = 0; lines[i]; i++)
        if (strstr(lines[i], ".md ") && !g_str_has_prefix(lines[i], ".emjournal"))
            g_string_append_printf(kept, "%s\n", lines[i]);
    return g_string_free(kept, FALSE);
}

/* Undo twice is as nothing, thrice as once. */
static void expect_to_and_fro(const char *before, const char *after)
{
    for (int i = 0; i < 5; i++) {
        emj_undone_free(undo(now + 1000 + i / 2));
        g_autofree char *found = entries();
        ck_assert_msg(strcmp(found, i % 2 == 0 ? before : after) == 0, "undo %d gave\n%s",
                      i + 1, found);
    }
}

START_TEST(an_empty_journal_has_nothing_to_undo)
{
    undo_fails(EMJ_ERROR_NOTHING, "nothing to undo");
    ck_assert(!place_has(""));
    place_plant(NOTE, "---\ndate: 2026-11-12T14:32:00+01:00\n---\n");
    undo_fails(EMJ_ERROR_NOTHING, "nothing to undo");
}
END_TEST

/* --- each kind of change --- */

START_TEST(an_edit_is_taken_back)
{
    add("2026-11-12T14:32", "old", now - 10);
    g_autofree char *before = entries();
    edit(NOTE, "2026-11-12T14:32", "new", now);
    g_autofree char *after = entries();
    undo_expect(EMJ_UNDONE_REPLACED, NOTE, now);
    undo_expect(EMJ_UNDONE_REPLACED, NOTE, now + 1000);
    expect_to_and_fro(before, after);
}
END_TEST

START_TEST(an_edit_of_the_date_is_taken_back)
{
    add("2026-11-12T14:32", "old", now - 10);
    g_autofree char *before = entries();
    edit(NOTE, "2026-12-13T14:32", "new", now);
    g_autofree char *after = entries();
    ck_assert_msg(strstr(after, "2026/12/") != NULL, "%s", after);
    expect_to_and_fro(before, after);
}
END_TEST

START_TEST(a_new_entry_goes_to_the_trash_and_comes_back)
{
    add("2026-11-11T14:32", "other", now - 10);
    g_autofree char *before = entries();
    add("2026-11-12T14:32", "new", now);
    g_autofree char *after = entries();
    undo_expect(EMJ_UNDONE_ADDED, NOTE, now);
    undo_expect(EMJ_UNDONE_REMOVED, NOTE, now + 1000);
    expect_to_and_fro(before, after);
}
END_TEST

START_TEST(one_removed_entry_comes_back)
{
    add("2026-11-12T14:32", "text", now - 10);
    g_autofree char *before = entries();
    rm((const char *const[]){ NOTE, NULL }, now);
    g_autofree char *after = entries();
    ck_assert_str_eq(after, "");
    expect_to_and_fro(before, after);
}
END_TEST

/* Of the same second, and by another command: what the numbers part. */
START_TEST(what_one_command_removed_comes_back_together)
{
    for (int i = 0; i < 12; i++)
        add("2026-11-12T14:32", "text", now);
    rm((const char *const[]){ NOTE, NULL }, now);
    g_autofree char *before = entries();
    rm((const char *const[]){ "2026/11/2026-11-12-1432-note-2.md",
                              "2026/11/2026-11-12-1432-note-11.md",
                              "2026/11/2026-11-12-1432-note-12.md", NULL },
       now);
    g_autofree char *after = entries();
    g_autoptr(emj_undone) undone = undo(now);
    ck_assert_uint_eq(undone->paths->len, 3);
    g_autofree char *back = entries();
    ck_assert_str_eq(back, before);
    g_autoptr(emj_undone) redone = undo(now);
    ck_assert_int_eq(redone->kind, EMJ_UNDONE_ADDED);
    ck_assert_uint_eq(redone->paths->len, 3);
    expect_to_and_fro(before, after);
}
END_TEST

START_TEST(what_was_restored_from_the_trash_goes_again)
{
    add("2026-11-12T14:32", "text", now - 10);
    rm((const char *const[]){ NOTE, NULL }, now);
    g_autofree char *path = NULL;
    ck_assert(emj_trash_restore(place.journal, "2026-11-12", now + 1, &path, NULL));
    undo_expect(EMJ_UNDONE_ADDED, NOTE, now + 1);
    ck_assert(!place_has(NOTE));
}
END_TEST

START_TEST(only_the_last_of_many_changes_is_meant)
{
    add("2026-11-11T14:32", "one", now);
    add("2026-11-12T14:32", "two", now);
    edit("2026/11/2026-11-11-1432-note.md", "2026-11-11T14:32", "other", now);
    add("2026-11-13T14:32", "three", now);
    rm((const char *const[]){ "2026/11/2026-11-13-1432-note.md", NULL }, now);
    g_autofree char *before = entries();
    edit(NOTE, "2026-11-12T14:32", "four", now);
    undo_expect(EMJ_UNDONE_REPLACED, NOTE, now);
    g_autofree char *after = entries();
    ck_assert_str_eq(after, before);
}
END_TEST

START_TEST(a_name_with_every_sign_comes_back)
{
    const char *path = "my notes/a+b=c%d=0123456789abcdef\n\xc3\xa9.md";
    g_autofree char *old = place_text("2026-11-12T14:32", NULL, "old");
    g_autofree char *new = place_text("2026-11-12T14:32", NULL, "new");
    place_plant(path, old);
    place_reopen();
    edit(path, "2026-11-12T14:32", "new", now);
    undo_expect(EMJ_UNDONE_REPLACED, path, now);
    place_expect(path, old);
    undo_expect(EMJ_UNDONE_REPLACED, path, now + 1000);
    place_expect(path, new);
    rm((const char *const[]){ path, NULL }, now + 1000);
    undo_expect(EMJ_UNDONE_REMOVED, path, now + 1000);
    place_expect(path, new);
    undo_expect(EMJ_UNDONE_ADDED, path, now + 1000);
    ck_assert(!place_has(path));
}
END_TEST

/* --- somebody else --- */

START_TEST(an_entry_changed_since_the_edit_stays)
{
    add("2026-11-12T14:32", "old", now - 10);
    edit(NOTE, "2026-11-12T14:32", "new", now);
    place_plant(NOTE, "---\ndate: 2026-11-12T14:32:00+01:00\n---\nby hand\n");
    undo_fails(EMJ_ERROR_CONFLICT, "was changed by somebody else since; nothing was done, and "
                                   "the old version stays in the trash");
    g_autofree char *whole = place_path(NOTE);
    ck_assert_int_eq(unlink(whole), 0);
    undo_fails(EMJ_ERROR_CONFLICT, "went away since");
}
END_TEST

START_TEST(an_entry_changed_since_its_date_was_stays)
{
    add("2026-11-12T14:32", "old", now - 10);
    edit(NOTE, "2026-12-13T14:32", "new", now);
    place_plant("2026/12/2026-12-13-1432-note.md", "by hand");
    undo_fails(EMJ_ERROR_CONFLICT, "'2026/12/2026-12-13-1432-note.md' was changed");
}
END_TEST

START_TEST(a_new_entry_changed_since_stays)
{
    add("2026-11-12T14:32", "new", now);
    place_plant(NOTE, "by hand");
    undo_fails(EMJ_ERROR_CONFLICT, "changed since it was written, and stays");
    g_autofree char *whole = place_path(NOTE);
    ck_assert_int_eq(unlink(whole), 0);
    g_autoptr(GError) error = NULL;
    struct emj_undone *undone = NULL;
    ck_assert(!emj_undo(place.journal, now, &undone, &error));
    place_expect_error(&error, EMJ_ERROR_NOTHING, "is gone");
}
END_TEST

START_TEST(where_the_name_is_taken_again_both_stand)
{
    add("2026-11-12T14:32", "text", now - 10);
    rm((const char *const[]){ NOTE, NULL }, now);
    place_plant(NOTE, "somebody else's");
    undo_expect(EMJ_UNDONE_REMOVED, "2026/11/2026-11-12-1432-note-2.md", now);
    place_expect(NOTE, "somebody else's");
}
END_TEST

/* Undone at once by a process that may not look into the month. */
static void undo_cannot_look(void)
{
    g_autoptr(GError) error = NULL;
    struct emj_undone *undone = NULL;
    g_autofree char *before = place_tree();
    place_reopen();
    place_forbid("2026/11");
    ck_assert(!emj_undo(place.journal, now + 1000, &undone, &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM,
                       "nothing was done; cannot look at '" NOTE "': cannot open the folder "
                       "'2026/11': permission denied");
    place_allow("2026/11");
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}

START_TEST(what_cannot_be_looked_at_is_neither_gone_nor_changed)
{
    add("2026-11-12T14:32", "new", now - 10);
    undo_cannot_look();
    edit(NOTE, "2026-11-12T14:32", "newer", now);
    undo_cannot_look();
    undo_expect(EMJ_UNDONE_REPLACED, NOTE, now);
}
END_TEST

/* Anybody may have written the record; no file system holds such a name. */
START_TEST(a_name_that_the_system_refuses_is_no_entry_that_is_gone)
{
    g_autofree char *name = g_strnfill(300, 'x');
    g_autofree char *record = g_strdup_printf("added 0-0 0\n0123456789abcdef %s.md\n", name);
    g_autofree char *part = g_strdup_printf("cannot look at '%s.md': ", name);
    add("2026-11-12T14:32", "text", now);
    place_plant(".emjournal/last", record);
    undo_fails(EMJ_ERROR_SYSTEM, part);
}
END_TEST

/* --- runs that were killed --- */

/* The old version is in the trash, the new one not yet in its place. */
START_TEST(an_edit_that_was_killed_is_no_change)
{
    add("2026-11-12T14:32", "old", now - 10);
    g_autofree char *before = entries();
    edit(NOTE, "2026-11-12T14:32", "new", now);
    g_autofree char *after = entries();
    g_autofree char *present = place_read(NOTE);
    place_plant(".emjournal/trash/20261112T133201Z-replaced-2026-11-12-1432-note="
                "0123456789abcdef.md",
                present);
    expect_to_and_fro(before, after);
}
END_TEST

/* Both versions stand; the next call completes it. */
START_TEST(an_undo_of_a_date_that_was_killed_is_completed)
{
    add("2026-11-12T14:32", "old", now - 10);
    g_autofree char *old = place_read(NOTE);
    g_autofree char *before = entries();
    edit(NOTE, "2026-12-13T14:32", "new", now);
    g_autofree char *after = entries();
    place_plant(NOTE, old);
    g_autofree char *whole = place_path(NOTE);
    ck_assert_int_eq(chmod(whole, 0600), 0);
    expect_to_and_fro(before, after);
}
END_TEST

START_TEST(a_removal_that_was_killed_comes_back_as_far_as_it_went)
{
    add("2026-11-11T14:32", "one", now - 10);
    add("2026-11-12T14:32", "two", now - 10);
    g_autofree char *before = entries();
    rm((const char *const[]){ NOTE, NULL }, now); /* of two arguments the first */
    g_autofree char *after = entries();
    expect_to_and_fro(before, after);
}
END_TEST

/* --- what is gone --- */

START_TEST(what_was_deleted_for_good_is_no_change_to_undo)
{
    add("2026-11-11T14:32", "one", now - 10);
    edit("2026/11/2026-11-11-1432-note.md", "2026-11-11T14:32", "other", now - 5);
    add("2026-11-12T14:32", "two", now);
    g_autoptr(emj_entry) entry = place_entry(NOTE);
    ck_assert(emj_trash_purge(place.journal, entry, NULL));
    undo_fails(EMJ_ERROR_NOTHING, "deleted for good");
    rm((const char *const[]){ "2026/11/2026-11-11-1432-note.md", NULL }, now);
    undo_expect(EMJ_UNDONE_REMOVED, "2026/11/2026-11-11-1432-note.md", now);
}
END_TEST

START_TEST(an_emptied_trash_takes_its_changes_along)
{
    add("2026-11-11T14:32", "one", now - 20);
    edit("2026/11/2026-11-11-1432-note.md", "2026-11-11T14:32", "other", now - 10);
    ck_assert(emj_trash_empty(place.journal, now, NULL, NULL));
    undo_fails(EMJ_ERROR_NOTHING, "deleted for good");
    add("2026-11-12T14:32", "two", now);
    rm((const char *const[]){ "2026/11/2026-11-11-1432-note.md", NULL }, now);
    add("2026-11-13T14:32", "three", now);
    ck_assert(emj_trash_empty(place.journal, 0, NULL, NULL));
    undo_expect(EMJ_UNDONE_ADDED, "2026/11/2026-11-13-1432-note.md", now);
}
END_TEST

static const char *const broken[] = {
    "",
    "added",
    "added 0-0 0\n0123456789abcdef ../../etc/x.md\n",
    "added 0-0 0\nx\n",
    "added x-0 0\n",
    "added 0-0 0\n0123456789abcdef .emjournal%2Fdrafts%2Fx.md\n",
    "added 0-0 0\n0123456789abcdef a%00b.md\n",
    "burned 0-0 0\n",
};

/* Somebody may write anything there; it leads nowhere. */
START_TEST(a_broken_record_counts_for_nothing)
{
    add("2026-11-12T14:32", "old", now - 10);
    edit(NOTE, "2026-11-12T14:32", "new", now);
    place_plant(".emjournal/last", broken[_i]);
    undo_expect(EMJ_UNDONE_REPLACED, NOTE, now);
}
END_TEST

START_TEST(names_of_an_earlier_version_are_taken_back_too)
{
    add("2026-11-12T14:32", "new", now - 10);
    place_plant(".emjournal/trash/20261112T133200Z-replaced-2026-11-12-1432-note.md",
                "---\ndate: 2026-11-12T14:32:00+01:00\n---\nold\n");
    undo_expect(EMJ_UNDONE_REPLACED, NOTE, now);
    place_expect(NOTE, "---\ndate: 2026-11-12T14:32:00+01:00\n---\nold\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("journal-undo");
    TCase *changes = place_case(suite, "changes");
    tcase_add_test(changes, an_empty_journal_has_nothing_to_undo);
    tcase_add_test(changes, an_edit_is_taken_back);
    tcase_add_test(changes, an_edit_of_the_date_is_taken_back);
    tcase_add_test(changes, a_new_entry_goes_to_the_trash_and_comes_back);
    tcase_add_test(changes, one_removed_entry_comes_back);
    tcase_add_test(changes, what_one_command_removed_comes_back_together);
    tcase_add_test(changes, what_was_restored_from_the_trash_goes_again);
    tcase_add_test(changes, only_the_last_of_many_changes_is_meant);
    tcase_add_test(changes, a_name_with_every_sign_comes_back);
    TCase *others = place_case(suite, "others");
    tcase_add_test(others, an_entry_changed_since_the_edit_stays);
    tcase_add_test(others, an_entry_changed_since_its_date_was_stays);
    tcase_add_test(others, a_new_entry_changed_since_stays);
    tcase_add_test(others, where_the_name_is_taken_again_both_stand);
    tcase_add_test(others, what_cannot_be_looked_at_is_neither_gone_nor_changed);
    tcase_add_test(others, a_name_that_the_system_refuses_is_no_entry_that_is_gone);
    TCase *killed = place_case(suite, "killed");
    tcase_add_test(killed, an_edit_that_was_killed_is_no_change);
    tcase_add_test(killed, an_undo_of_a_date_that_was_killed_is_completed);
    tcase_add_test(killed, a_removal_that_was_killed_comes_back_as_far_as_it_went);
    TCase *gone = place_case(suite, "gone");
    tcase_add_test(gone, what_was_deleted_for_good_is_no_change_to_undo);
    tcase_add_test(gone, an_emptied_trash_takes_its_changes_along);
    tcase_add_loop_test(gone, a_broken_record_counts_for_nothing, 0, G_N_ELEMENTS(broken));
    tcase_add_test(gone, names_of_an_earlier_version_are_taken_back_too);
    return place_run(suite);
}
