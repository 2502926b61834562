/* entry/damaged.h: what a file was before something happened to it. */
#include "entry-support.h"

#include "entry/damaged.h"

#define DATE "date: 2026-11-12T14:32:00Z\n"
#define LATER "date: 2026-11-12T15:33:00+01:00\n"

static const struct {
    const char *bytes;
    enum emj_damaged damaged;
    const char *date;
} files[] = {
    /* never entries */
    { "", EMJ_DAMAGED_NO_ENTRY, NULL },
    { "# Notes\n\n" DATE, EMJ_DAMAGED_NO_ENTRY, NULL },
    { "---\n---\n", EMJ_DAMAGED_NO_ENTRY, NULL },
    { "---\ntags: [\n---\n" DATE, EMJ_DAMAGED_NO_ENTRY, NULL },
    { "---\ntags: [\n...\n" DATE, EMJ_DAMAGED_NO_ENTRY, NULL },
    { "---\nupdated: 2026-11-12\ndates: 3\n---\n", EMJ_DAMAGED_NO_ENTRY, NULL },
    { "---\ndate:\n---\n", EMJ_DAMAGED_NO_ENTRY, NULL },
    { "---\ndate: {{date:YYYY-MM-DD}}\n---\n", EMJ_DAMAGED_NO_ENTRY, NULL },
    /* entries whose date is still there */
    { "---\n" DATE "tags: [\n---\n", EMJ_DAMAGED_DATED, "2026-11-12T14:32:00+00:00" },
    { "---\r\n" DATE "minutes: x\r\n---\r\n", EMJ_DAMAGED_DATED, "2026-11-12T14:32:00+00:00" },
    { "\xEF\xBB\xBF---\n" DATE, EMJ_DAMAGED_DATED, "2026-11-12T14:32:00+00:00" },
    { "\n\n---\n" DATE "---\n", EMJ_DAMAGED_DATED, "2026-11-12T14:32:00+00:00" },
    { "---\n  " DATE "---\n", EMJ_DAMAGED_DATED, "2026-11-12T14:32:00+00:00" },
    { "---\ndate : '2026-11-12T14:32:00Z' # x\n---\n", EMJ_DAMAGED_DATED,
      "2026-11-12T14:32:00+00:00" },
    { "---\n" DATE LATER "---\n", EMJ_DAMAGED_DATED, "2026-11-12T15:33:00+01:00" },
    { "---\n" LATER DATE "---\n", EMJ_DAMAGED_DATED, "2026-11-12T15:33:00+01:00" },
    { "<<<<<<< HEAD\n---\n" DATE "---\na\n=======\n---\n" LATER "---\nb\n>>>>>>> x\n",
      EMJ_DAMAGED_DATED, "2026-11-12T15:33:00+01:00" },
    { "---\n<<<<<<< HEAD\n" DATE "=======\n" LATER ">>>>>>> x\n---\n", EMJ_DAMAGED_DATED,
      "2026-11-12T15:33:00+01:00" },
    /* entries whose date is not */
    { "---\ndate: 2026-11-12\n---\n", EMJ_DAMAGED_UNDATED, NULL },
    { "---\ndate: 2026-13-12T14:32:00Z\n---\n", EMJ_DAMAGED_UNDATED, NULL },
    { "---\n" DATE "date: 12.11.2026\n---\n", EMJ_DAMAGED_UNDATED, NULL },
    { "---\ndate: 12.11.2026\n" DATE "---\n", EMJ_DAMAGED_UNDATED, NULL },
    { "\xFF\xFE-\0-\0-\0", EMJ_DAMAGED_UNDATED, NULL },
};

START_TEST(a_damaged_entry_is_told_from_another_file)
{
    struct emj_instant date = { 0 };
    ck_assert_int_eq(emj_entry_damaged(files[_i].bytes, strlen(files[_i].bytes), &date),
                     files[_i].damaged);
    if (files[_i].date) {
        g_autofree char *found = emj_instant_format(date);
        ck_assert_str_eq(found, files[_i].date);
    }
}
END_TEST

/* Nothing is looked for further down than front matter may reach. */
START_TEST(a_long_text_is_not_searched_for_a_date)
{
    g_autoptr(GString) text = g_string_new("---\n");
    while (text->len < (gsize)65 * 1024)
        g_string_append(text, "key: value\n");
    g_string_append(text, DATE);
    struct emj_instant date = { 0 };
    ck_assert_int_eq(emj_entry_damaged(text->str, text->len, &date), EMJ_DAMAGED_NO_ENTRY);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-damaged");
    TCase *tcase = tcase_create("files");
    tcase_add_loop_test(tcase, a_damaged_entry_is_told_from_another_file, 0,
                        G_N_ELEMENTS(files));
    tcase_add_test(tcase, a_long_text_is_not_searched_for_a_date);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
