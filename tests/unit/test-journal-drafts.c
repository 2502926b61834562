/* journal/drafts.h: answers as they are given. */
#include "journal/drafts.h"

#include "journal-place.h"

#include <sys/wait.h>

#define DRAFTS ".emjournal/drafts/"

static char *draft_text(const char *recorded, const char *body)
{
    return g_strdup_printf("---\ndate: 2026-11-12T14:32:00+01:00\nrecorded: %s\n"
                           "activity: team-focus\ntags: []\ndraft:\n  - length\n---\n\n%s\n",
                           recorded, body);
}

/* A new draft; its id is owned by the caller. */
static char *put_new(const char *recorded, const char *body)
{
    g_autofree char *text = draft_text(recorded, body);
    g_autoptr(GError) error = NULL;
    char *id = NULL;
    bool done = emj_draft_put(place.journal, NULL, text, strlen(text), &id, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
    return id;
}

/* --- writing --- */

START_TEST(draft_is_a_file_that_is_written_again)
{
    g_autofree char *id = put_new("2026-11-12T14:40:00+01:00", "first answer");
    ck_assert_str_eq(id, "2026-11-12-1432-team-focus");
    g_autofree char *more = draft_text("2026-11-12T14:40:00+01:00", "first answer\n\nsecond");
    g_autofree char *same = NULL;
    ck_assert(emj_draft_put(place.journal, id, more, strlen(more), &same, NULL));
    ck_assert_str_eq(same, id);
    place_expect(DRAFTS "2026-11-12-1432-team-focus.md", more);
    g_autofree char *names = place_names(".emjournal/drafts");
    ck_assert_str_eq(names, "2026-11-12-1432-team-focus.md");
    g_autofree char *tmp = place_names(".emjournal/tmp");
    ck_assert_str_eq(tmp, "");
    g_autoptr(emj_journal_scan_result) scan = NULL;
    ck_assert(emj_journal_scan(place.journal, NULL, &scan, NULL));
    ck_assert_uint_eq(scan->files, 0);
}
END_TEST

START_TEST(known_draft_takes_any_bytes)
{
    g_autofree char *id = put_new("2026-11-12T14:40:00+01:00", "a");
    ck_assert(emj_draft_put(place.journal, id, "typed by hand", 13, NULL, NULL));
    place_expect(DRAFTS "2026-11-12-1432-team-focus.md", "typed by hand");
}
END_TEST

START_TEST(new_draft_must_have_a_date)
{
    g_autoptr(GError) error = NULL;
    char *id = NULL;
    ck_assert(!emj_draft_put(place.journal, NULL, "text", 4, &id, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "new-draft.md");
    ck_assert_ptr_null(id);
}
END_TEST

START_TEST(drafts_of_one_minute_get_ids_of_their_own)
{
    g_free(put_new("2026-11-12T14:40:00+01:00", "a"));
    g_autofree char *second = put_new("2026-11-12T14:41:00+01:00", "b");
    g_autofree char *third = put_new("2026-11-12T14:42:00+01:00", "c");
    ck_assert_str_eq(second, "2026-11-12-1432-team-focus-2");
    ck_assert_str_eq(third, "2026-11-12-1432-team-focus-3");
    g_autofree char *kept = place_read(DRAFTS "2026-11-12-1432-team-focus.md");
    ck_assert_ptr_nonnull(strstr(kept, "\na\n"));
}
END_TEST

START_TEST(drafts_of_two_processes_stay_apart)
{
    enum { PROCESSES = 4, DRAFTS_EACH = 5 };
    g_autofree char *text = draft_text("2026-11-12T14:40:00+01:00", "x");
    for (int i = 0; i < PROCESSES; i++) {
        pid_t child = fork();
        ck_assert_int_ge(child, 0);
        if (child != 0)
            continue;
        g_autoptr(emj_journal) journal = emj_journal_open(place.root, NULL);
        bool done = journal != NULL;
        for (int j = 0; done && j < DRAFTS_EACH; j++)
            done = emj_draft_put(journal, NULL, text, strlen(text), NULL, NULL);
        _exit(done ? 0 : 1);
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status = 1;
        ck_assert_int_gt(wait(&status), 0);
        ck_assert_int_eq(status, 0);
    }
    place_reopen();
    g_autoptr(GPtrArray) drafts = emj_draft_list(place.journal, NULL);
    ck_assert_uint_eq(drafts->len, PROCESSES * DRAFTS_EACH);
}
END_TEST

static const char *const bad_ids[] = { "", "../format", "a/b", ".hidden", "..", "/etc/passwd" };

START_TEST(ids_lead_nowhere_else)
{
    g_autoptr(GError) error = NULL;
    g_free(put_new("2026-11-12T14:40:00+01:00", "a"));
    g_autofree char *before = place_tree();
    ck_assert(!emj_draft_put(place.journal, bad_ids[_i], "x", 1, NULL, &error));
    place_expect_error(&error, EMJ_ERROR_USAGE, "cannot be the id of a draft");
    ck_assert(!emj_draft_remove(place.journal, bad_ids[_i], &error));
    place_expect_error(&error, EMJ_ERROR_USAGE, "cannot be the id of a draft");
    ck_assert_ptr_null(emj_draft_find(place.journal, bad_ids[_i], &error));
    place_expect_error(&error, EMJ_ERROR_USAGE, "cannot be the id of a draft");
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

START_TEST(draft_that_is_a_link_is_replaced_and_not_followed)
{
    g_autofree char *id = put_new("2026-11-12T14:40:00+01:00", "a");
    g_autofree char *whole = place_path(DRAFTS "2026-11-12-1432-team-focus.md");
    scratch_write(place.scratch.folder, "victim", "untouched", 9);
    ck_assert_int_eq(unlink(whole), 0);
    place_link("../../../victim", DRAFTS "2026-11-12-1432-team-focus.md");
    ck_assert(emj_draft_put(place.journal, id, "new", 3, NULL, NULL));
    scratch_expect(place.scratch.folder, "victim", "untouched", 9);
    place_expect(DRAFTS "2026-11-12-1432-team-focus.md", "new");
}
END_TEST

/* --- reading --- */

START_TEST(newest_begun_comes_first)
{
    g_autofree char *middle = put_new("2026-11-12T14:41:00+01:00", "b");
    g_autofree char *oldest = put_new("2026-11-12T14:40:00+01:00", "a");
    g_autofree char *newest = put_new("2026-11-12T13:42:00+00:00", "c");
    place_plant(DRAFTS "broken.md", "typed by hand");
    place_plant(DRAFTS ".x.md.swp", "of an editor");
    place_plant(DRAFTS "notes.txt", "no draft");
    place_plant(DRAFTS "no-recorded.md", "---\ndate: 2026-11-11T09:00:00Z\n---\nx\n");
    g_autoptr(GPtrArray) drafts = emj_draft_list(place.journal, NULL);
    const char *const expected[] = { newest, middle, oldest, "no-recorded" };
    ck_assert_uint_eq(drafts->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < drafts->len; i++) {
        const struct emj_entry *draft = g_ptr_array_index(drafts, i);
        ck_assert_str_eq(draft->id, expected[i]);
    }
    const struct emj_entry *first = g_ptr_array_index(drafts, 0);
    ck_assert_str_eq(first->path, DRAFTS "2026-11-12-1432-team-focus-3.md");
    ck_assert_ptr_nonnull(first->draft_steps);
    g_autoptr(emj_entry) found = emj_draft_find(place.journal, NULL, NULL);
    ck_assert_str_eq(found->id, newest);
}
END_TEST

static const struct {
    const char *word;
    const char *id;      /* NULL: not found */
    enum emj_error code; /* then */
    const char *part;
} words[] = {
    { "2026-11-12-1432-team-focus", "2026-11-12-1432-team-focus", 0, NULL },
    { "2026-11-12-1432-team-focus-2", "2026-11-12-1432-team-focus-2", 0, NULL },
    { "2026-11-12-1432-team-focus-", "2026-11-12-1432-team-focus-2", 0, NULL },
    { "oth", "other", 0, NULL },
    { "2026", NULL, EMJ_ERROR_USAGE,
      "'2026' fits several drafts: '2026-11-12-1432-team-focus-2', "
      "'2026-11-12-1432-team-focus'" },
    { "2025", NULL, EMJ_ERROR_NOT_FOUND, "there is no draft '2025'" },
    { "broken", NULL, EMJ_ERROR_INVALID, ".emjournal/drafts/broken.md:" },
};

START_TEST(drafts_are_found_by_their_id)
{
    g_free(put_new("2026-11-12T14:40:00+01:00", "a"));
    g_free(put_new("2026-11-12T14:41:00+01:00", "b"));
    place_plant(DRAFTS "other.md", "---\ndate: 2026-11-11T09:00:00Z\n---\nx\n");
    place_plant(DRAFTS "broken.md", "typed by hand");
    g_autoptr(GError) error = NULL;
    g_autoptr(emj_entry) found = emj_draft_find(place.journal, words[_i].word, &error);
    ck_assert_int_eq(found != NULL, words[_i].id != NULL);
    if (found)
        ck_assert_str_eq(found->id, words[_i].id);
    else
        place_expect_error(&error, words[_i].code, words[_i].part);
}
END_TEST

/* --- removing --- */

START_TEST(removed_draft_is_gone_and_a_missing_one_no_error)
{
    g_autofree char *first = put_new("2026-11-12T14:40:00+01:00", "a");
    g_free(put_new("2026-11-12T14:41:00+01:00", "b"));
    ck_assert(emj_draft_remove(place.journal, first, NULL));
    ck_assert(emj_draft_remove(place.journal, first, NULL));
    g_autofree char *names = place_names(".emjournal/drafts");
    ck_assert_str_eq(names, "2026-11-12-1432-team-focus-2.md");
    ck_assert(!place_has(".emjournal/trash"));
}
END_TEST

/* --- working on one --- */

START_TEST(a_draft_is_held_by_one_at_a_time)
{
    g_autofree char *id = put_new("2026-11-12T14:40:00+01:00", "a");
    g_autoptr(GError) error = NULL;
    {
        g_auto(emj_draft_hold) first = EMJ_DRAFT_HOLD_NONE;
        g_auto(emj_draft_hold) second = EMJ_DRAFT_HOLD_NONE;
        g_auto(emj_draft_hold) other = EMJ_DRAFT_HOLD_NONE;
        ck_assert(emj_draft_hold_init(&first, place.journal, id, NULL));
        ck_assert(!emj_draft_hold_init(&second, place.journal, id, &error));
        place_expect_error(&error, EMJ_ERROR_CONFLICT, id);
        ck_assert(emj_draft_hold_init(&other, place.journal, "other", NULL));
        /* A sweep takes no lock that is held. */
        ck_assert(emj_journal_sweep(place.journal, NULL));
        emj_draft_hold_clear(&second);
        ck_assert(!emj_draft_hold_init(&second, place.journal, id, NULL));
    }
    g_auto(emj_draft_hold) again = EMJ_DRAFT_HOLD_NONE;
    ck_assert(emj_draft_hold_init(&again, place.journal, id, NULL));
    emj_draft_hold_clear(&again);
    g_autofree char *names = place_names(".emjournal/drafts");
    ck_assert_str_eq(names, "2026-11-12-1432-team-focus.md");
}
END_TEST

START_TEST(the_hold_of_a_killed_run_stops_nobody_and_is_swept)
{
    g_autofree char *id = put_new("2026-11-12T14:40:00+01:00", "a");
    struct emj_draft_hold killed = EMJ_DRAFT_HOLD_NONE;
    ck_assert(emj_draft_hold_init(&killed, place.journal, id, NULL));
    close(killed.lock);
    close(killed.folder);
    g_free(killed.name);
    g_autofree char *left = place_names(".emjournal/drafts");
    ck_assert(g_str_has_prefix(left, ".emj-"));

    struct emj_draft_hold next = EMJ_DRAFT_HOLD_NONE;
    ck_assert(emj_draft_hold_init(&next, place.journal, id, NULL));
    close(next.lock);
    close(next.folder);
    g_free(next.name);
    ck_assert(emj_journal_sweep(place.journal, NULL));
    g_autofree char *names = place_names(".emjournal/drafts");
    ck_assert_str_eq(names, "2026-11-12-1432-team-focus.md");
}
END_TEST

START_TEST(a_held_draft_is_not_listed_and_is_found_by_name_only)
{
    g_autofree char *older = put_new("2026-11-12T14:40:00+01:00", "a");
    g_autofree char *newer = put_new("2026-11-12T14:50:00+01:00", "b");
    g_auto(emj_draft_hold) hold = EMJ_DRAFT_HOLD_NONE;
    ck_assert(emj_draft_hold_init(&hold, place.journal, newer, NULL));
    g_autoptr(GPtrArray) drafts = emj_draft_list(place.journal, NULL);
    ck_assert_uint_eq(drafts->len, 1);
    g_autoptr(emj_entry) found = emj_draft_find(place.journal, NULL, NULL);
    ck_assert_str_eq(found->id, older);
    g_autoptr(emj_entry) named = emj_draft_find(place.journal, newer, NULL);
    ck_assert_str_eq(named->id, newer);

    emj_draft_hold_clear(&hold);
    g_autoptr(GPtrArray) all = emj_draft_list(place.journal, NULL);
    ck_assert_uint_eq(all->len, 2);
}
END_TEST

START_TEST(what_cannot_be_read_as_a_draft_is_listed_by_itself)
{
    g_autofree char *readable = put_new("2026-11-12T14:40:00+01:00", "a");
    ck_assert_str_ne(readable, "broken");
    ck_assert(emj_draft_put(place.journal, "broken", "---\ndate: [\n---\n", 17, NULL, NULL));
    ck_assert(emj_draft_put(place.journal, "edit-x", "copy", 4, NULL, NULL));
    g_autoptr(GPtrArray) ids = emj_draft_list_unreadable(place.journal, NULL);
    ck_assert_uint_eq(ids->len, 1);
    ck_assert_str_eq(g_ptr_array_index(ids, 0), "broken");
}
END_TEST

START_TEST(a_draft_that_changed_is_not_replaced)
{
    g_autofree char *id = put_new("2026-11-12T14:40:00+01:00", "a");
    g_autofree char *text = draft_text("2026-11-12T14:40:00+01:00", "a");
    g_autoptr(GError) error = NULL;
    ck_assert(!emj_draft_was_changed(place.journal, id, text, strlen(text)));
    ck_assert(emj_draft_replace(place.journal, id, text, strlen(text), "b", 1, NULL));
    ck_assert(emj_draft_was_changed(place.journal, id, text, strlen(text)));
    ck_assert(!emj_draft_replace(place.journal, id, text, strlen(text), "c", 1, &error));
    place_expect_error(&error, EMJ_ERROR_CONFLICT, id);
    place_expect(DRAFTS "2026-11-12-1432-team-focus.md", "b");
    g_autofree char *names = place_names(".emjournal/drafts");
    ck_assert_str_eq(names, "2026-11-12-1432-team-focus.md");

    ck_assert(emj_draft_remove(place.journal, id, NULL));
    ck_assert(!emj_draft_was_changed(place.journal, id, "b", 1));
    ck_assert(!emj_draft_replace(place.journal, id, "b", 1, "c", 1, &error));
    place_expect_error(&error, EMJ_ERROR_CONFLICT, id);
    ck_assert(!emj_draft_replace(place.journal, "../x", "b", 1, "c", 1, &error));
    place_expect_error(&error, EMJ_ERROR_USAGE, "../x");
}
END_TEST

START_TEST(a_draft_set_aside_replaces_none)
{
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;
    g_autofree char *third = NULL;
    g_autoptr(GError) error = NULL;
    ck_assert(emj_draft_put(place.journal, "edit-x", "one", 3, NULL, NULL));
    ck_assert(emj_draft_set_aside(place.journal, "edit-x", &first, NULL));
    ck_assert_str_eq(first, "edit-x-earlier-1");
    ck_assert(emj_draft_put(place.journal, "edit-x", "two", 3, NULL, NULL));
    ck_assert(emj_draft_set_aside(place.journal, "edit-x", &second, NULL));
    ck_assert_str_eq(second, "edit-x-earlier-2");
    place_expect(".emjournal/drafts/edit-x-earlier-1.md", "one");
    place_expect(".emjournal/drafts/edit-x-earlier-2.md", "two");
    ck_assert(!emj_draft_set_aside(place.journal, "edit-x", &third, &error));
    place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "edit-x.md");
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("journal-drafts");

    TCase *writing = place_case(s, "writing");
    tcase_set_timeout(writing, 60);
    tcase_add_test(writing, draft_is_a_file_that_is_written_again);
    tcase_add_test(writing, known_draft_takes_any_bytes);
    tcase_add_test(writing, new_draft_must_have_a_date);
    tcase_add_test(writing, drafts_of_one_minute_get_ids_of_their_own);
    tcase_add_test(writing, drafts_of_two_processes_stay_apart);
    tcase_add_loop_test(writing, ids_lead_nowhere_else, 0, G_N_ELEMENTS(bad_ids));
    tcase_add_test(writing, draft_that_is_a_link_is_replaced_and_not_followed);

    TCase *reading = place_case(s, "reading");
    tcase_add_test(reading, newest_begun_comes_first);
    tcase_add_loop_test(reading, drafts_are_found_by_their_id, 0, G_N_ELEMENTS(words));

    TCase *holding = place_case(s, "holding");
    tcase_add_test(holding, a_draft_is_held_by_one_at_a_time);
    tcase_add_test(holding, the_hold_of_a_killed_run_stops_nobody_and_is_swept);
    tcase_add_test(holding, a_held_draft_is_not_listed_and_is_found_by_name_only);
    tcase_add_test(holding, a_draft_that_changed_is_not_replaced);
    tcase_add_test(holding, what_cannot_be_read_as_a_draft_is_listed_by_itself);
    tcase_add_test(holding, a_draft_set_aside_replaces_none);

    TCase *removing = place_case(s, "removing");
    tcase_add_test(removing, removed_draft_is_gone_and_a_missing_one_no_error);
    return s;
}

int main(void)
{
    return place_run(suite());
}
