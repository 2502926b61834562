/* journal/foreign.h: whose name it is. */
#include "journal/foreign.h"

#include "journal-place.h"

#define NOTE "2026-11-12-1432-note"

static struct emj_foreign look(const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_add(names, g_strdup(NOTE ".md"));
    g_ptr_array_add(names, g_strdup("Weekly.md"));
    g_ptr_array_sort(names, place_compare_lines);
    struct emj_foreign foreign = emj_foreign_look(name, names);
    if (foreign.original)
        foreign.original = g_str_has_prefix(foreign.original, NOTE) ? "note" : "weekly";
    g_ptr_array_set_free_func(names, g_free);
    return foreign;
}

/* `alone` is whether the name says it where the entry does not stand beside it. */
static const struct {
    const char *name;
    const char *maker;
} copies[] = {
    { NOTE ".sync-conflict-20261112-143200-ABCDEFG.md", "Syncthing" },
    { NOTE " (conflicted copy 2026-11-12 143200).md", "Nextcloud" },
    { NOTE "_conflict-20261112-143200.md", "ownCloud" },
    { NOTE "_conflict-wen@example.org-20261112-143200.md", "ownCloud" },
    { NOTE " (SFConflict wen@example.org 2026-11-12-14-32-00).md", "Seafile" },
    { NOTE " (copy: conflict at 14:32:00 on 2026-11-12).md", "Unison" },
    { NOTE " (Conflicted copy laptop 202611121432).md", "Obsidian Sync" },
    { NOTE " (Wen's conflicted copy 2026-11-12).md", "Dropbox" },
    { NOTE " (conflicted copy 1).md", "Dropbox" },
    { NOTE " (In Konflikt stehende Kopie von Wen 2026-11-12).md", "Dropbox" },
    { NOTE " (Kopie in Konflikt von Wen 2026-11-12).md", "Dropbox" },
    { NOTE " (Konfliktkopie von Wen 2026-11-12).md", "Dropbox" },
    { NOTE " (Copie en conflit de Wen 2026-11-12).md", "Dropbox" },
    { NOTE " (Copia en conflicto de Wen 2026-11-12).md", "Dropbox" },
    { NOTE " (Copia in conflitto di Wen 2026-11-12).md", "Dropbox" },
    { NOTE " (Cópia em conflito de Wen 2026-11-12).md", "Dropbox" },
    { NOTE " (Wens conflicterende kopie 2026-11-12).md", "Dropbox" },
    { NOTE " (Wens motstridiga kopia 2026-11-12).md", "Dropbox" },
    { NOTE " (Wen の競合コピー 2026-11-12).md", "Dropbox" },
    { NOTE " (Wen 的冲突副本 2026-11-12).md", "Dropbox" },
    { NOTE " (конфликтующая копия Wen 2026-11-12).md", "Dropbox" },
    { NOTE " (Case Conflict).md", "Dropbox" },
    { NOTE " (Case Conflict 1).md", "Dropbox" },
    { NOTE " (Unicode Encoding Conflict).md", "Dropbox" },
    { NOTE "_LAPTOP_Nov-12-143200-2026_Conflict.md", "Synology Drive" },
    { NOTE ".md.conflict1", "rclone" },
    { NOTE ".conflict2.md", "rclone" },
    { NOTE ".md.Conflict", "Resilio Sync" },
    { NOTE ".Conflict.md", "Resilio Sync" },
    { NOTE "_conf(1).md", "Google Drive" },
    { NOTE " (1).md", "Google Drive" },
    { NOTE " (12).md", "Google Drive" },
    { NOTE " 2.md", "iCloud or Finder" },
    { NOTE " copy.md", "Finder" },
    { NOTE " copy 2.md", "Finder" },
    { NOTE " - Copy.md", "Windows" },
    { NOTE " - Copy (2).md", "Windows" },
    { NOTE " (copy).md", "a file manager" },
    { NOTE " (another copy).md", "a file manager" },
    { NOTE "-LAPTOP.md", "OneDrive" },
    { NOTE "-DESKTOP-7AB12C.md", "OneDrive" },
    { NOTE "-Wens-MacBook-Pro.md", "OneDrive" },
    { NOTE "-DESKTOP-7AB12CD.md", "OneDrive" },
    { NOTE "-WENS-LAPTOP-2.md", "OneDrive" },
    { NOTE "-WENS-PC.md", "OneDrive" },
    { NOTE "-Wens-MacBookAir.md", "OneDrive" },
    { NOTE "-Wens-Mac.md", "OneDrive" },
    { NOTE "-Wens-Mac-mini.md", "OneDrive" },
    { NOTE "-Mac-Studio.md", "OneDrive" },
    { NOTE "-iMac.md", "OneDrive" },
    { NOTE "-WIN-0A1B2C3D4E5.md", "OneDrive" },
    { NOTE "_BASE_4711.md", "git mergetool" },
    { NOTE "_LOCAL_4711.md", "git mergetool" },
    { NOTE "_REMOTE_4711.md", "git mergetool" },
    { NOTE ".md~HEAD", "git" },
};

START_TEST(a_copy_is_told_with_its_maker_and_its_entry)
{
    struct emj_foreign foreign = look(copies[_i].name);
    ck_assert_msg(foreign.kind == EMJ_FOREIGN_COPY, "%s is no copy", copies[_i].name);
    ck_assert_str_eq(foreign.maker, copies[_i].maker);
    ck_assert_msg(g_strcmp0(foreign.original, "note") == 0, "%s: %s", copies[_i].name,
                  foreign.original ? foreign.original : "of nothing");
}
END_TEST

static const char *const entries[] = {
    NOTE ".md",
    NOTE "-2.md",
    "Weekly.md",
    "2026-11-12-0900-conflicted-copy.md",
    "2026-11-12-0900-copy.md",
    "a conflicted copy.md",
    "sync-conflict-notes.md",
    "note (draft).md",
    "Retro (the conflict with sales).md",
    "Plan 2.md",    /* nothing beside it */
    "Plan (1).md",  /* likewise */
    "Plan copy.md", /* likewise */
    NOTE " (lives 9).md",
    NOTE " two.md",
    NOTE "_LOCAL_x.md",
    NOTE "-laptop.md", /* this program may have given it */
    NOTE "-q4.md",     /* likewise */
    NOTE "-Q4.md",     /* a person may have */
    NOTE "-OKR.md",
    NOTE "-RETRO.md",
    NOTE "-2026-Q4-Plan.md",
    NOTE "-Desktop-strategy.md",
    NOTE "-Laptops.md",
    NOTE "-DESKTOPS.md",
    NOTE "-PC.md",
    NOTE "-Mac.md",
    NOTE "-Mac-rollout.md",
    NOTE "-PC-rollout-Q4.md",
    NOTE "-WIN-BACK.md",
    NOTE "-WIN.md",
    NOTE "-2026-11-12.md",
    "Weekly-LAPTOP.md",
    "2026-11-12-1500-note-LAPTOP.md",
    "(1).md",
    ".md",
};

START_TEST(what_a_person_or_this_program_named_is_no_copy)
{
    struct emj_foreign foreign = look(entries[_i]);
    ck_assert_msg(foreign.kind == EMJ_FOREIGN_NONE, "%s: %s", entries[_i], foreign.maker);
}
END_TEST

static const char *const doubtful[] = { "Weekly 2.md", "Weekly (1).md", "Weekly copy.md",
                                        "Weekly.Conflict.md" };

START_TEST(beside_a_name_of_a_person_it_is_in_doubt)
{
    struct emj_foreign foreign = look(doubtful[_i]);
    ck_assert_int_eq(foreign.kind, EMJ_FOREIGN_DOUBT);
    ck_assert_str_eq(foreign.original, "weekly");
}
END_TEST

static const char *const hosts[] = { NOTE "-BERN0123.md", NOTE "-NB-4711.md",
                                     NOTE "-OKR-2026.md", NOTE "-WIN-2026.md" };

START_TEST(what_may_be_a_computer_is_in_doubt)
{
    struct emj_foreign foreign = look(hosts[_i]);
    ck_assert_int_eq(foreign.kind, EMJ_FOREIGN_DOUBT);
    ck_assert_str_eq(foreign.maker, "OneDrive");
    ck_assert_str_eq(foreign.original, "note");
}
END_TEST

static const struct {
    const char *name;
    enum emj_foreign_kind kind;
} leftovers[] = {
    { NOTE ".md~", EMJ_FOREIGN_BACKUP },
    { NOTE ".md.~3~", EMJ_FOREIGN_BACKUP },
    { "#" NOTE ".md#", EMJ_FOREIGN_BACKUP },
    { ".#" NOTE ".md", EMJ_FOREIGN_BACKUP },
    { "." NOTE ".md.swp", EMJ_FOREIGN_BACKUP },
    { "." NOTE ".md.swo", EMJ_FOREIGN_BACKUP },
    { "." NOTE ".md.un~", EMJ_FOREIGN_BACKUP },
    { "4913", EMJ_FOREIGN_BACKUP },
    { NOTE ".md.save", EMJ_FOREIGN_BACKUP },
    { NOTE ".md.save.1", EMJ_FOREIGN_BACKUP },
    { NOTE ".md.bak", EMJ_FOREIGN_BACKUP },
    { NOTE ".md.orig", EMJ_FOREIGN_BACKUP },
    { ".~lock." NOTE ".md#", EMJ_FOREIGN_BACKUP },
    { ".syncthing." NOTE ".md.tmp", EMJ_FOREIGN_TEMPORARY },
    { "~syncthing~" NOTE ".md.tmp", EMJ_FOREIGN_TEMPORARY },
    { NOTE ".md.!sync", EMJ_FOREIGN_TEMPORARY },
    { ".unison." NOTE ".md.0a1b.unison.tmp", EMJ_FOREIGN_TEMPORARY },
    { ".nfs000000000001234500000001", EMJ_FOREIGN_TEMPORARY },
    { "." NOTE ".md.icloud", EMJ_FOREIGN_ABSENT },
    { "49130", EMJ_FOREIGN_NONE },
    { "notes.txt", EMJ_FOREIGN_NONE },
    { "#channel.txt", EMJ_FOREIGN_NONE },
    { ".hidden.md", EMJ_FOREIGN_NONE },
};

START_TEST(leftovers_are_told_apart)
{
    ck_assert_msg(look(leftovers[_i].name).kind == leftovers[_i].kind, "%s",
                  leftovers[_i].name);
}
END_TEST

/* A name of 255 bytes made to keep a matcher busy. */
START_TEST(a_name_made_to_be_slow_is_not)
{
    GString *name = g_string_new(NULL);
    while (name->len < 250)
        g_string_append(name, " (");
    g_string_append(name, ".md");
    int64_t begun = g_get_monotonic_time();
    for (int i = 0; i < 100; i++)
        ck_assert_int_eq(look(name->str).kind, EMJ_FOREIGN_NONE);
    ck_assert_int_lt(g_get_monotonic_time() - begun, 2 * G_USEC_PER_SEC);
    g_string_free(name, TRUE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("journal-foreign");
    TCase *names = tcase_create("names");
    tcase_add_loop_test(names, a_copy_is_told_with_its_maker_and_its_entry, 0,
                        G_N_ELEMENTS(copies));
    tcase_add_loop_test(names, what_a_person_or_this_program_named_is_no_copy, 0,
                        G_N_ELEMENTS(entries));
    tcase_add_loop_test(names, beside_a_name_of_a_person_it_is_in_doubt, 0,
                        G_N_ELEMENTS(doubtful));
    tcase_add_loop_test(names, what_may_be_a_computer_is_in_doubt, 0, G_N_ELEMENTS(hosts));
    tcase_add_loop_test(names, leftovers_are_told_apart, 0, G_N_ELEMENTS(leftovers));
    tcase_add_test(names, a_name_made_to_be_slow_is_not);
    suite_add_tcase(suite, names);
    return place_run(suite);
}
