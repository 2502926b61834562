#include "entry-support.h"

#include "entry/name.h"

static struct emj_instant instant(const char *text)
{
    struct emj_instant parsed = { 0 };
    ck_assert(emj_instant_parse(text, &parsed, NULL));
    return parsed;
}

#define LONGEST \
    "a-very-long-activity-that-fills-the-eighty-bytes-which-a-name-of-an-activity-has"

static const struct {
    const char *date;
    const char *activity;
    unsigned number;
    const char *folder;
    const char *stem;
} stems[] = {
    { "2026-11-12T14:32:00+01:00", "dependency-management", 1, "2026/11",
      "2026-11-12-1432-dependency-management" },
    { "2026-11-12T14:32:00+01:00", NULL, 0, "2026/11", "2026-11-12-1432-note" },
    { "2026-11-12T14:32:00+01:00", NULL, 2, "2026/11", "2026-11-12-1432-note-2" },
    { "2026-11-12T14:32:00+01:00", "team-focus", 13, "2026/11",
      "2026-11-12-1432-team-focus-13" },
    /* the day as written, whatever it is in UTC */
    { "2026-01-01T00:05:09+13:00", "x", 1, "2026/01", "2026-01-01-0005-x" },
    { "2025-12-31T23:59:59-11:00", "x", 1, "2025/12", "2025-12-31-2359-x" },
    { "0001-01-01T00:00:00+00:00", "x", 1, "0001/01", "0001-01-01-0000-x" },
    { "9999-12-31T23:59:59+00:00", "x", 1, "9999/12", "9999-12-31-2359-x" },
    /* nothing but the alphabet of slugs reaches a file name */
    { "2026-11-12T14:32:00+01:00", "", 1, "2026/11", "2026-11-12-1432-note" },
    { "2026-11-12T14:32:00+01:00", "../../etc", 1, "2026/11", "2026-11-12-1432-note" },
    { "2026-11-12T14:32:00+01:00", "Planning", 1, "2026/11", "2026-11-12-1432-note" },
    { "2026-11-12T14:32:00+01:00", "caf\xc3\xa9", 1, "2026/11", "2026-11-12-1432-note" },
    { "2026-11-12T14:32:00+01:00", "-rf", 1, "2026/11", "2026-11-12-1432-note" },
    { "2026-11-12T14:32:00+01:00", "a b", 1, "2026/11", "2026-11-12-1432-note" },
    { "2026-11-12T14:32:00+01:00", LONGEST, 1, "2026/11", "2026-11-12-1432-" LONGEST },
    { "2026-11-12T14:32:00+01:00", LONGEST "s", 1, "2026/11", "2026-11-12-1432-note" },
};

START_TEST(folder_and_stem)
{
    struct emj_instant date = instant(stems[_i].date);
    g_autofree char *folder = emj_entry_folder(date);
    g_autofree char *stem = emj_entry_stem(date, stems[_i].activity, stems[_i].number);
    ck_assert_str_eq(folder, stems[_i].folder);
    ck_assert_str_eq(stem, stems[_i].stem);
}
END_TEST

static const struct {
    const char *path;
    const char *id;
} ids[] = {
    { "2026/11/2026-11-12-1432-note.md", "2026-11-12-1432-note" },
    { "note.md", "note" },
    { "a/b.c.md", "b.c" },
    { "a.md/b", "b" },
    { "a/README", "README" },
    { "a/x.MD", "x.MD" },
    { "a/.md", ".md" },
    { "", "" },
};

START_TEST(id_from_path)
{
    g_autofree char *id = emj_entry_id_from_path(ids[_i].path);
    ck_assert_str_eq(id, ids[_i].id);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-name");
    TCase *tcase = tcase_create("name");
    tcase_add_loop_test(tcase, folder_and_stem, 0, G_N_ELEMENTS(stems));
    tcase_add_loop_test(tcase, id_from_path, 0, G_N_ELEMENTS(ids));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
