/* journal/trash.h: what was removed or rewritten, and its way back. */
#include "journal/trash.h"

#include "journal-place.h"

/* 2026-11-12T13:32:00Z */
static const int64_t now = 1794490320;

#define TRASH ".emjournal/trash/"

static char *remove_at(const char *path, int64_t seconds)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(emj_entry) entry = place_entry(path);
    char *name = NULL;
    bool done = emj_journal_remove(place.journal, entry, seconds, &name, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
    return name;
}

static void replace_at(const char *path, const char *text, int64_t seconds)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(emj_entry) entry = place_entry(path);
    bool done =
        emj_journal_replace(place.journal, entry, text, strlen(text), seconds, NULL, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
}

static char *restore(const char *word, int64_t seconds)
{
    g_autoptr(GError) error = NULL;
    char *path = NULL;
    bool done = emj_trash_restore(place.journal, word, seconds, &path, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
    return path;
}

static void expect_names(const char *expected)
{
    g_autofree char *names = place_names(".emjournal/trash");
    ck_assert_str_eq(names, expected);
}

static GPtrArray *list(void)
{
    GPtrArray *items = emj_trash_list(place.journal, NULL);
    ck_assert_ptr_nonnull(items);
    return items;
}

/* --- names, and back to where a file was --- */

static const struct {
    const char *path;
    const char *name; /* in the trash; NULL is not looked at */
} places[] = {
    { "2026/11/2026-11-12-1432-team-focus.md",
      "20261112T133200Z-removed-2026-11-12-1432-team-focus.md" },
    { "2026/11/2026-11-12-1432-note-2.md",
      "20261112T133200Z-removed-2026-11-12-1432-note-2.md" },
    { "2026/11/plan.md", "20261112T133200Z-removed-%2F2026%2F11%2Fplan.md" },
    { "notes/foo.md", "20261112T133200Z-removed-%2Fnotes%2Ffoo.md" },
    { "plan.md", "20261112T133200Z-removed-%2Fplan.md" },
    { "2026-11-12-post.md", "20261112T133200Z-removed-%2F2026-11-12-post.md" },
    { "2026/12/2026-11-12-1432-note.md",
      "20261112T133200Z-removed-%2F2026%2F12%2F2026-11-12-1432-note.md" },
    { "2026/11/deep/2026-11-12-1432-note.md",
      "20261112T133200Z-removed-%2F2026%2F11%2Fdeep%2F2026-11-12-1432-note.md" },
    { "a+b/100%/c%2Fd.md", "20261112T133200Z-removed-%2Fa%2Bb%2F100%25%2Fc%252Fd.md" },
    { "2026/11/2026-11-12 1+1.md", "20261112T133200Z-removed-2026-11-12 1%2B1.md" },
    { "Tomás, 日本/Ä-removed-b.md",
      "20261112T133200Z-removed-%2FTomás, 日本%2FÄ-removed-b.md" },
    { "1/2/3/4/5/6/7/8/x.md", NULL },
    { "line\nbreak.md", NULL },
    { "latin-\xe9.md", NULL },
};

START_TEST(removed_file_comes_back_where_it_was_byte_for_byte)
{
    static const char text[] =
        "---\r\ndate: 2026-11-12T14:32:00+01:00\r\n---\r\n\r\nA \t\r\n\n";
    place_plant(places[_i].path, text);
    place_reopen();
    g_autofree char *name = remove_at(places[_i].path, now);
    if (places[_i].name)
        ck_assert_str_eq(name, places[_i].name);
    ck_assert(!place_has(places[_i].path));
    g_autoptr(GPtrArray) items = list();
    ck_assert_uint_eq(items->len, 1);
    const struct emj_trash_item *item = g_ptr_array_index(items, 0);
    ck_assert_str_eq(item->path, places[_i].path);
    g_autofree char *path = restore(name, now);
    ck_assert_str_eq(path, places[_i].path);
    place_expect(path, text);
    expect_names("");
}
END_TEST

START_TEST(overlong_path_is_cut_and_still_comes_back)
{
    g_autofree char *folder = g_strnfill(200 + (gsize)_i, 'a');
    g_autofree char *whole = g_strconcat(folder, "/é/é/é/é/é/é+é+é+é+é+é.md", NULL);
    place_plant(whole, "---\ndate: 2026-11-12T14:32:00+01:00\n---\ntext\n");
    place_reopen();
    g_autofree char *name = remove_at(whole, now);
    ck_assert_uint_le(strlen(name), 255);
    ck_assert_uint_ge(strlen(name), 248);
    ck_assert(g_utf8_validate(name, -1, NULL));
    g_autofree char *back = restore(name, now);
    ck_assert_msg(g_str_has_prefix(back, folder), "%s", back);
    place_expect(back, "---\ndate: 2026-11-12T14:32:00+01:00\n---\ntext\n");
}
END_TEST

static const struct {
    const char *name;
    bool listed;
} foreign[] = {
    { "20261112T133200Z-removed-2026-11-12-1432-note.md", true },
    { "20261112T133200Z-2-replaced-2026-11-12-1432-note.md", true },
    { "20261112T133200Z-17-removed-%2Fnotes%2Fx.md", true },
    { "20261112T133200Z-replaced-2026-11-12-1432-note+2026-11-13-1432-note.md", true },
    { "20261112T133200Z-replaced-2026-11-12-1432-note=0123456789abcdef.md", true },
    { "20261112T133200Z-replaced-%2Fa%3Db=0123456789abcdef.md", true },
    { "20261112T133200Z-replaced-%2Fa=b.md", true }, /* as earlier versions wrote it */
    { "20261112T133200Z-removed-%2f..%2f..%2fetc%2fx.md", false },
    { "20261112T133200Z-removed-%2F%2Fx.md", false },
    { "20261112T133200Z-removed-%2F.emjournal%2Fdrafts%2Fx.md", false },
    { "20261112T133200Z-removed-%2F1%2F2%2F3%2F4%2F5%2F6%2F7%2F8%2F9%2Fx.md", false },
    { "20261112T133200Z-removed-plan.md", false },
    { "20261112T133200Z-removed-.md", false },
    { "20261112T133200Z-removed-%zz.md", false },
    { "20261112T133200Z-removed-%2Fa%00b.md", false },
    { "20261112T133200Z-replaced-2026-11-12-1432-note+.md", false },
    { "20261112T133200Z-replaced-2026-11-12-1432-note+..%2Fx.md", false },
    { "20261112T133200Z-1-removed-2026-11-12-1432-note.md", false },
    { "20261112T133200Z-99999999999-removed-2026-11-12-1432-note.md", false },
    { "20261112T133200Z-burned-2026-11-12-1432-note.md", false },
    { "20261112T133200Z-removed-2026-11-12-1432-note.txt", false },
    { "20260231T133200Z-removed-2026-11-12-1432-note.md", false },
    { "20261112T243200Z-removed-2026-11-12-1432-note.md", false },
    { "20261112T136000Z-removed-2026-11-12-1432-note.md", false },
    { "20261112T133260Z-removed-2026-11-12-1432-note.md", false },
    { "20261112-removed-2026-11-12-1432-note.md", false },
    { ".DS_Store", false },
};

START_TEST(files_of_others_are_neither_listed_nor_restored_nor_deleted)
{
    g_autofree char *path = g_strconcat(TRASH, foreign[_i].name, NULL);
    place_plant(path, "whatever\n");
    place_reopen();
    g_autoptr(GPtrArray) items = list();
    g_autoptr(GError) error = NULL;
    size_t count = 7;
    ck_assert_uint_eq(items->len, foreign[_i].listed ? 1 : 0);
    if (!foreign[_i].listed) {
        char *back = NULL;
        ck_assert(!emj_trash_restore(place.journal, foreign[_i].name, now, &back, &error));
        place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "in the trash");
    }
    ck_assert(emj_trash_empty(place.journal, 0, &count, &error));
    ck_assert_uint_eq(count, items->len);
    ck_assert_int_eq(place_has(path), !foreign[_i].listed);
}
END_TEST

/* --- the list --- */

START_TEST(list_is_newest_first_and_tells_each_item)
{
    g_autofree char *first = place_add("2026-11-12T14:32", NULL, "# The title");
    g_autofree char *second = place_add("2026-11-12T14:33", "team-focus", "");
    g_autofree char *text = place_text("2026-11-12T14:32", NULL, "other");
    replace_at(first, text, now);
    g_autofree char *removed_second = remove_at(second, now + 60);
    g_autofree char *removed_first = remove_at(first, now + 60);
    g_autoptr(GPtrArray) items = list();
    ck_assert_uint_eq(items->len, 3);
    const struct emj_trash_item *newest = g_ptr_array_index(items, 0);
    const struct emj_trash_item *middle = g_ptr_array_index(items, 1);
    const struct emj_trash_item *oldest = g_ptr_array_index(items, 2);
    ck_assert_str_eq(newest->name, removed_first);
    ck_assert_str_eq(newest->title, "other");
    ck_assert_int_eq(newest->seconds, now + 60);
    ck_assert_int_eq(newest->kind, EMJ_TRASH_REMOVED);
    ck_assert_str_eq(middle->name, removed_second);
    ck_assert_str_eq(middle->id, "2026-11-12-1433-team-focus");
    ck_assert_ptr_null(middle->title);
    ck_assert_int_eq(oldest->kind, EMJ_TRASH_REPLACED);
    ck_assert_int_eq(oldest->seconds, now);
    ck_assert_str_eq(oldest->id, "2026-11-12-1432-note");
    ck_assert_str_eq(oldest->path, first);
    ck_assert_str_eq(oldest->title, "The title");
}
END_TEST

START_TEST(order_holds_within_one_second_for_the_next_process_too)
{
    for (int i = 0; i < 12; i++) {
        g_autofree char *date = g_strdup_printf("2026-11-12T14:%02d", (i * 7) % 60);
        g_autofree char *path = place_add(date, NULL, "text");
        place_reopen();
        g_autofree char *name = remove_at(path, now);
        g_autoptr(GPtrArray) items = list();
        const struct emj_trash_item *newest = g_ptr_array_index(items, 0);
        ck_assert_str_eq(newest->name, name);
        ck_assert_str_eq(newest->path, path);
    }
}
END_TEST

START_TEST(unreadable_item_has_no_title)
{
    place_plant(TRASH "20261112T133200Z-removed-2026-11-12-1432-note.md", "broken");
    place_link("/etc/passwd", TRASH "20261112T133200Z-removed-2026-11-12-1433-note.md");
    place_reopen();
    g_autoptr(GPtrArray) items = list();
    ck_assert_uint_eq(items->len, 2);
    for (guint i = 0; i < 2; i++) {
        const struct emj_trash_item *item = g_ptr_array_index(items, i);
        ck_assert_ptr_null(item->title);
    }
}
END_TEST

/* --- restoring --- */

START_TEST(taken_name_gives_the_next_free_one)
{
    static const char *const back[] = { "2026/11/2026-11-12-1432-note-3.md", "notes/x-3.md" };
    static const char *const paths[] = { "2026/11/2026-11-12-1432-note", "notes/x" };
    g_autofree char *path = g_strconcat(paths[_i], ".md", NULL);
    g_autofree char *second = g_strconcat(paths[_i], "-2.md", NULL);
    g_autofree char *text = place_text("2026-11-12T14:32", NULL, "old");
    place_plant(path, text);
    place_reopen();
    g_autofree char *name = remove_at(path, now);
    place_plant(path, "somebody else's");
    place_link("nowhere", second);
    g_autofree char *restored = restore(name, now);
    ck_assert_str_eq(restored, back[_i]);
    place_expect(restored, text);
    place_expect(path, "somebody else's");
    ck_assert(place_has(second));
}
END_TEST

START_TEST(old_version_and_present_one_change_places)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *old = place_read(path);
    g_autofree char *new = place_text("2026-11-12T14:32", NULL, "new");
    replace_at(path, new, now);
    g_autofree char *once = restore("2026-11-12-1432-note", now + 1);
    ck_assert_str_eq(once, path);
    place_expect(path, old);
    g_autofree char *expected =
        place_replaced("20261112T133201Z-replaced-2026-11-12-1432-note", old);
    g_autofree char *kept = g_strconcat(TRASH, expected, NULL);
    expect_names(expected);
    place_expect(kept, new);
    g_autofree char *twice = restore("2026-11-12-1432-note", now + 1);
    ck_assert_str_eq(twice, path);
    place_expect(path, new);
    g_autofree char *again =
        place_replaced("20261112T133201Z-2-replaced-2026-11-12-1432-note", new);
    expect_names(again);
    g_autofree char *month = place_names("2026/11");
    ck_assert_str_eq(month, "2026-11-12-1432-note.md");
}
END_TEST

START_TEST(old_version_of_an_entry_that_is_gone_stands_alone)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *old = place_read(path);
    g_autofree char *new = place_text("2026-11-12T14:32", NULL, "new");
    replace_at(path, new, now);
    g_autofree char *removed = remove_at(path, now + 1);
    g_autofree char *back = restore("20261112T133200Z-replaced-2026-11-12-1432-note", now + 2);
    ck_assert_str_eq(back, path);
    place_expect(path, old);
    expect_names(removed);
}
END_TEST

/* The id before the change, after it, and the beginning of each. */
static const char *const words_then[] = { "2026-11-12-1432-note", "2026-12-13-1432-note",
                                          "2026-11-12", "2026-12" };

START_TEST(change_of_the_date_is_undone_and_done_again)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *old = place_read(path);
    g_autofree char *new = place_text("2026-12-13T14:32", NULL, "new");
    replace_at(path, new, now);
    ck_assert(!place_has(path));
    g_autofree char *once = restore(words_then[_i], now + 1);
    ck_assert_str_eq(once, path);
    place_expect(path, old);
    ck_assert(!place_has("2026/12/2026-12-13-1432-note.md"));
    g_autofree char *twice = restore(words_then[_i], now + 2);
    ck_assert_str_eq(twice, "2026/12/2026-12-13-1432-note.md");
    place_expect(twice, new);
    ck_assert(!place_has(path));
    g_autofree char *expected = place_replaced(
        "20261112T133202Z-replaced-2026-11-12-1432-note+2026-12-13-1432-note", new);
    expect_names(expected);
}
END_TEST

START_TEST(present_version_that_is_a_link_is_not_followed)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *new = place_text("2026-11-12T14:32", NULL, "new");
    g_autofree char *whole = place_path(path);
    g_autofree char *back = NULL;
    g_autoptr(GError) error = NULL;
    replace_at(path, new, now);
    scratch_write(place.scratch.folder, "victim", "untouched", 9);
    ck_assert_int_eq(unlink(whole), 0);
    place_link("../../../victim", path);
    ck_assert(!emj_trash_restore(place.journal, "2026-11-12-1432-note", now, &back, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "is not a regular file");
    scratch_expect(place.scratch.folder, "victim", "untouched", 9);
    g_autofree char *expected =
        place_replaced("20261112T133200Z-replaced-2026-11-12-1432-note", new);
    expect_names(expected);
}
END_TEST

START_TEST(month_that_became_a_link_is_refused)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *name = remove_at(path, now);
    g_autofree char *month = place_path("2026/11");
    g_autofree char *back = NULL;
    g_autoptr(GError) error = NULL;
    ck_assert_int_eq(rmdir(month), 0);
    ck_assert_int_eq(mkdirat(place.scratch.folder, "outside", 0700), 0);
    place_link("../../outside", "2026/11");
    ck_assert(!emj_trash_restore(place.journal, name, now, &back, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "symbolic link");
    expect_names(name);
    ck_assert_uint_eq(scratch_count(&place.scratch, "outside"), 0);
}
END_TEST

/* --- words --- */

static const struct {
    const char *word;
    const char *path;    /* NULL: not restored */
    enum emj_error code; /* then */
    const char *part;
} words[] = {
    { "2026-11-12-1432-note", "2026/11/2026-11-12-1432-note.md", 0, NULL },
    { "2026-11-12-1432-note-2", "2026/11/2026-11-12-1432-note-2.md", 0, NULL },
    { "2026-11-12-1432-note-", "2026/11/2026-11-12-1432-note-2.md", 0, NULL },
    { "2026-10", "2026/10/2026-10-01-0900-note.md", 0, NULL },
    { "20261112T133200Z-removed-2026-11-12-1432-note.md", "2026/11/2026-11-12-1432-note.md", 0,
      NULL },
    { "20261112T133201Z", "2026/11/2026-11-12-1432-note-2.md", 0, NULL },
    { "20261112T133201Z-removed-2026-11-12-1432-note-2", "2026/11/2026-11-12-1432-note-2.md", 0,
      NULL },
    { "2026-11", NULL, EMJ_ERROR_USAGE,
      "'2026-11' fits several files in the trash: "
      "'20261112T133201Z-removed-2026-11-12-1432-note-2.md', "
      "'20261112T133200Z-removed-2026-11-12-1432-note.md'" },
    { "20261112T1332", NULL, EMJ_ERROR_USAGE, "fits several files in the trash" },
    { "2025", NULL, EMJ_ERROR_NOT_FOUND, "there is nothing '2025' in the trash" },
    { "note", NULL, EMJ_ERROR_NOT_FOUND, "there is nothing 'note' in the trash" },
    { "", NULL, EMJ_ERROR_USAGE, "fits several files in the trash" },
};

START_TEST(words_name_one_item)
{
    static const char *const dates[] = { "2026-11-12T14:32", "2026-11-12T14:32",
                                         "2026-10-01T09:00" };
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++)
        g_ptr_array_add(paths, place_add(dates[i], NULL, "text"));
    for (guint i = 0; i < paths->len; i++)
        g_free(remove_at(g_ptr_array_index(paths, i), now + i));
    g_autoptr(GError) error = NULL;
    g_autofree char *path = NULL;
    bool done = emj_trash_restore(place.journal, words[_i].word, now, &path, &error);
    ck_assert_int_eq(done, words[_i].path != NULL);
    if (done)
        ck_assert_str_eq(path, words[_i].path);
    else
        place_expect_error(&error, words[_i].code, words[_i].part);
}
END_TEST

/* --- emptying --- */

START_TEST(emptying_deletes_what_is_old_enough)
{
    for (int i = 0; i < 4; i++) {
        g_autofree char *path = place_add("2026-11-12T14:32", NULL, "text");
        g_free(remove_at(path, now + 60 * i));
    }
    size_t count = 0;
    ck_assert(emj_trash_empty(place.journal, now, &count, NULL));
    ck_assert_uint_eq(count, 0);
    ck_assert(emj_trash_empty(place.journal, now + 120, &count, NULL));
    ck_assert_uint_eq(count, 2);
    expect_names("20261112T133400Z-removed-2026-11-12-1432-note.md "
                 "20261112T133500Z-removed-2026-11-12-1432-note.md");
    ck_assert(emj_trash_empty(place.journal, 0, NULL, NULL));
    expect_names("");
    ck_assert(emj_trash_empty(place.journal, 0, &count, NULL));
    ck_assert_uint_eq(count, 0);
}
END_TEST

/* --- deleting for good --- */

#define PURGED "2026/11/2026-11-12-1432-note.md"

/* An entry with two old versions, and another one that is not meant. */
static struct emj_entry *plant_versions(void)
{
    for (int i = 0; i < 2; i++) {
        g_autofree char *text = place_text("2026-11-12T14:32", NULL, i == 0 ? "b" : "c");
        g_autofree char *path =
            i == 0 ? place_add("2026-11-12T14:32", NULL, "a") : g_strdup(PURGED);
        replace_at(path, text, now + i);
    }
    g_autofree char *other = place_add("2026-11-13T14:32", NULL, "other");
    g_free(remove_at(other, now + 2));
    return place_entry(PURGED);
}

#define LEFT "20261112T133202Z-removed-2026-11-13-1432-note.md"

START_TEST(a_purge_takes_the_versions_and_the_entry)
{
    g_autoptr(emj_entry) entry = plant_versions();
    ck_assert(emj_trash_purge(place.journal, entry, NULL));
    expect_names(LEFT);
    ck_assert(!place_has(PURGED));
}
END_TEST

/* Where a purge may stop, the entry stands and the next call does the rest. */
static const struct {
    const char *folder; /* in which nothing can be deleted */
    bool versions;      /* still there then */
} stops[] = {
    { ".emjournal/trash", true },
    { "2026/11", false },
};

START_TEST(a_purge_that_was_stopped_can_be_done_again)
{
    g_autoptr(emj_entry) entry = plant_versions();
    g_autoptr(GError) error = NULL;
    g_autofree char *before = place_names(".emjournal/trash");
    place_restrict(stops[_i].folder, 0500);
    ck_assert(!emj_trash_purge(place.journal, entry, &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM,
                       "deleting '" PURGED "' for good is not complete; do it again: ");
    place_allow(stops[_i].folder);
    place_expect(PURGED, entry->bytes);
    expect_names(stops[_i].versions ? before : LEFT);
    ck_assert(emj_trash_purge(place.journal, entry, &error));
    expect_names(LEFT);
    ck_assert(!place_has(PURGED));
}
END_TEST

START_TEST(what_changed_since_it_was_read_is_not_purged)
{
    g_autoptr(emj_entry) entry = plant_versions();
    g_autofree char *text = place_text("2026-11-12T14:32", NULL, "d");
    g_autoptr(GError) error = NULL;
    place_plant(PURGED, text);
    g_autofree char *before = place_tree();
    ck_assert(!emj_trash_purge(place.journal, entry, &error));
    place_expect_error(&error, EMJ_ERROR_CONFLICT, PURGED);
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

START_TEST(what_cannot_be_looked_at_is_not_taken_for_gone)
{
    g_autofree char *path = place_add("2026-10-12T14:32", NULL, "old");
    g_autofree char *text = place_text("2026-11-12T14:32", NULL, "new");
    g_autoptr(GError) error = NULL;
    char *restored = NULL;
    replace_at(path, text, now);
    g_autofree char *month = place_path("2026/11");
    g_autofree char *elsewhere = place_path("elsewhere");
    ck_assert_int_eq(rename(month, elsewhere) | symlink(elsewhere, month), 0);
    g_autofree char *before = place_tree();
    ck_assert(!emj_trash_restore(place.journal, "2026-10-12", now, &restored, &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "2026/11");
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

/* Without any right, and with a list of names that may not be looked at. */
static const mode_t modes[] = { 0, 0600 };

START_TEST(a_month_that_may_not_be_looked_into_is_not_empty)
{
    g_autofree char *path = place_add("2026-11-12T14:32", NULL, "old");
    g_autofree char *text = place_text("2026-11-12T14:32", NULL, "new");
    g_autoptr(GError) error = NULL;
    char *restored = NULL;
    replace_at(path, text, now);
    g_autofree char *before = place_tree();
    place_restrict("2026/11", modes[_i]);
    ck_assert(!emj_trash_restore(place.journal, "2026-11-12", now, &restored, &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM, "cannot look at '2026/11/");
    place_allow("2026/11");
    g_autofree char *after = place_tree();
    ck_assert_str_eq(after, before);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("journal-trash");

    TCase *names = place_case(s, "names");
    tcase_add_loop_test(names, removed_file_comes_back_where_it_was_byte_for_byte, 0,
                        G_N_ELEMENTS(places));
    tcase_add_loop_test(names, overlong_path_is_cut_and_still_comes_back, 0, 12);
    tcase_add_loop_test(names, files_of_others_are_neither_listed_nor_restored_nor_deleted, 0,
                        G_N_ELEMENTS(foreign));

    TCase *listing = place_case(s, "listing");
    tcase_add_test(listing, list_is_newest_first_and_tells_each_item);
    tcase_add_test(listing, order_holds_within_one_second_for_the_next_process_too);
    tcase_add_test(listing, unreadable_item_has_no_title);

    TCase *restoring = place_case(s, "restoring");
    tcase_add_loop_test(restoring, taken_name_gives_the_next_free_one, 0, 2);
    tcase_add_test(restoring, old_version_and_present_one_change_places);
    tcase_add_test(restoring, old_version_of_an_entry_that_is_gone_stands_alone);
    tcase_add_loop_test(restoring, change_of_the_date_is_undone_and_done_again, 0,
                        G_N_ELEMENTS(words_then));
    tcase_add_test(restoring, present_version_that_is_a_link_is_not_followed);
    tcase_add_test(restoring, what_cannot_be_looked_at_is_not_taken_for_gone);
    tcase_add_loop_test(restoring, a_month_that_may_not_be_looked_into_is_not_empty, 0,
                        G_N_ELEMENTS(modes));

    TCase *purging = place_case(s, "purging");
    tcase_add_test(purging, a_purge_takes_the_versions_and_the_entry);
    tcase_add_loop_test(purging, a_purge_that_was_stopped_can_be_done_again, 0,
                        G_N_ELEMENTS(stops));
    tcase_add_test(purging, what_changed_since_it_was_read_is_not_purged);
    tcase_add_test(restoring, month_that_became_a_link_is_refused);
    tcase_add_loop_test(restoring, words_name_one_item, 0, G_N_ELEMENTS(words));

    TCase *emptying = place_case(s, "emptying");
    tcase_add_test(emptying, emptying_deletes_what_is_old_enough);
    return s;
}

int main(void)
{
    return place_run(suite());
}
