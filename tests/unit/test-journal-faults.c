/* journal/undo.h, journal/trash.h: what has to be on the disk before it is called done. */
#include "journal/undo.h"

#include "base-faults.h"
#include "journal-place.h"

#include "journal/trash.h"

/* 2026-11-12T13:32:00Z */
static const int64_t now = 1794490320;

#define NOTE "2026/11/2026-11-12-1432-note.md"

static void add(void)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "The first text.");
    ck_assert(emj_undo_note_added(place.journal, path, now, NULL));
}

static void edit(const char *date)
{
    g_autofree char *text = place_text(date, NULL, "The second text.");
    g_autoptr(emj_entry) entry = place_entry(NOTE);
    ck_assert(
        emj_journal_replace(place.journal, entry, text, strlen(text), now + 60, NULL, NULL));
}

static void add_and_rewrite(void)
{
    add();
    edit("2026-11-12T14:32");
}

/* To the folder of another month. */
static void add_and_move(void)
{
    add();
    edit("2026-10-12T14:32");
}

static void add_and_remove(void)
{
    add();
    g_autoptr(emj_entry) entry = place_entry(NOTE);
    ck_assert(emj_undo_begin(place.journal, now + 60, NULL));
    ck_assert(emj_journal_remove(place.journal, entry, now + 60, NULL, NULL));
}

static bool undo(GError **error)
{
    g_autoptr(emj_undone) undone = NULL;
    return emj_undo(place.journal, now + 120, &undone, error);
}

static bool restore(GError **error)
{
    g_autofree char *path = NULL;
    return emj_trash_restore(place.journal, "2026-11-12-1432-note", now + 120, &path, error);
}

static bool note(GError **error)
{
    return emj_undo_note_added(place.journal, NOTE, now + 120, error);
}

static const struct {
    void (*prepare)(void);
    bool (*run)(GError **error);
} operations[] = {
    { add, undo },
    { add, note },
    { add_and_rewrite, undo },
    { add_and_rewrite, restore },
    { add_and_move, undo },
    { add_and_move, restore },
    { add_and_remove, undo },
    { add_and_remove, restore },
};

/* The operation on a journal of its own, its n-th fsync failing; false when it has none. */
static bool try_sync(size_t operation, unsigned at)
{
    g_autoptr(GError) error = NULL;
    inject_nothing();
    place_setup();
    operations[operation].prepare();
    place_reopen();
    inject(CALL_FSYNC, EIO, at, false);
    bool done = operations[operation].run(&error);
    bool hit = fault.hits > 0;
    inject_nothing();
    ck_assert_msg(done == !hit, "operation %zu, fsync %u: %s", operation, at,
                  done ? "said to be done" : error->message);
    ck_assert(done || strstr(error->message, "input/output error") != NULL);
    place_teardown();
    return hit;
}

START_TEST(a_sync_that_failed_is_told)
{
    unsigned at = 1;
    while (try_sync((size_t)_i, at))
        at++;
    ck_assert_uint_gt(at, 2);
}
END_TEST

/* With every read failing in turn, nothing but the last change is taken back. */
START_TEST(an_undo_that_cannot_read_its_record_takes_nothing_back)
{
    g_autoptr(GError) error = NULL;
    inject_nothing();
    place_setup();
    add_and_remove();
    g_free(place_add("2026-11-13T14:32", NULL, "A later entry."));
    ck_assert(
        emj_undo_note_added(place.journal, "2026/11/2026-11-13-1432-note.md", now + 90, NULL));
    bool hit = true;
    for (unsigned at = 1; hit; at++) {
        inject(CALL_READ, EIO, at, false);
        bool done = undo(&error);
        hit = fault.hits > 0;
        inject_nothing();
        ck_assert(!place_has(NOTE));
        ck_assert(!hit || !done);
        g_clear_error(&error);
    }
    ck_assert(!place_has("2026/11/2026-11-13-1432-note.md"));
    place_teardown();
}
END_TEST

/* A run that was killed between the link and the sync of its folder has not done it. */
START_TEST(what_a_killed_restore_put_back_is_synced_by_the_next)
{
    g_autoptr(GError) error = NULL;
    inject_nothing();
    place_setup();
    add_and_move();
    g_autofree char *text = place_text("2026-11-12T14:32", NULL, "The first text.");
    place_plant(NOTE, text);
    place_reopen();
    inject(CALL_FSYNC, EIO, 2, false);
    ck_assert(!restore(&error));
    ck_assert_uint_eq(fault.hits, 1);
    inject_nothing();
    ck_assert(restore(NULL));
    place_expect(NOTE, text);
    ck_assert(!place_has("2026/10/2026-10-12-1432-note.md"));
    place_teardown();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("journal-faults");
    TCase *syncs = tcase_create("syncs");
    tcase_add_loop_test(syncs, a_sync_that_failed_is_told, 0, G_N_ELEMENTS(operations));
    tcase_add_test(syncs, an_undo_that_cannot_read_its_record_takes_nothing_back);
    tcase_add_test(syncs, what_a_killed_restore_put_back_is_synced_by_the_next);
    suite_add_tcase(suite, syncs);
    return place_run(suite);
}
