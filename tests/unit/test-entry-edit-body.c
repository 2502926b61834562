#include "entry-edit-support.h"

/* --- the title --- */

static const struct {
    const char *before; /* behind the front matter */
    const char *title;
    const char *after; /* NULL is refused */
} titles[] = {
    { "\ntext\n", "New", "\n# New\n\ntext\n" },
    { "text\n", "New", "\n# New\n\ntext\n" },
    { "\n\n\ntext\n", "New", "\n\n\n# New\n\ntext\n" },
    { "", "New", "\n# New\n" },
    { "\n", "New", "\n# New\n" },
    { "\n    code\n", "New", "\n# New\n\n    code\n" },
    { "\n## Q?\n<!-- prompt: q any next -->\n\na\n", "New",
      "\n# New\n\n## Q?\n<!-- prompt: q any next -->\n\na\n" },
    { "\n# Old #\n\ntext\n", "New", "\n# New\n\ntext\n" },
    { "\nintro\n# Old\ntext\n", "New", "\nintro\n# New\ntext\n" },
    { "\n# Old", "New", "\n# New" },
    { "\n# Old\n\ntext\n", NULL, "\ntext\n" },
    { "\n# Old\n\ntext\n", " \n", "\ntext\n" },
    { "\n# Old\ntext\n", "", "\ntext\n" },
    { "\n# Old", "", "\n" },
    { "\ntext\n", "", "\ntext\n" },
    { "\ntext\n", "two\nlines ", "\n# two lines\n\ntext\n" },
    { "\ntext\n", "Closed #", "\n# Closed # #\n\ntext\n" },
    { "\n```\n# code\n```\n", "New", "\n# New\n\n```\n# code\n```\n" },
    { "\r\n# Old\r\n\r\ntext\r\n", "New", "\r\n# New\r\n\r\ntext\r\n" },
    { "\n# Old\n\n# Second\n", "", NULL },
    { "\ntext\n", "Commitment", NULL },
    { "", "Commitment", NULL },
    { "\n<!-- prompt: q any next -->\n", "New", "\n# New\n\n<!-- prompt: q any next -->\n" },
};

START_TEST(title)
{
    g_autofree char *before = g_strconcat(FRONT_ONLY, titles[_i].before, NULL);
    g_autoptr(emj_entry) entry = read_good(before);
    size_t length = 0;
    GError *error = NULL;
    char *bytes = emj_entry_edit_title(entry, titles[_i].title, &length, &error);
    if (titles[_i].after == NULL) {
        assert_refused(bytes, error, "the title");
        return;
    }
    g_autofree char *got = checked(bytes, length, error);
    g_autofree char *after = g_strconcat(FRONT_ONLY, titles[_i].after, NULL);
    ck_assert_str_eq(got, after);
}
END_TEST

START_TEST(title_without_last_newline)
{
    g_autoptr(emj_entry) entry = read_good("---\r\n" DATE "---");
    size_t length = 0;
    GError *error = NULL;
    char *bytes = emj_entry_edit_title(entry, "New", &length, &error);
    g_autofree char *got = checked(bytes, length, error);
    ck_assert_str_eq(got, "---\r\n" DATE "---\r\n\r\n# New\r\n");
}
END_TEST

/* --- commitments --- */

static const struct {
    const char *before;
    size_t index;
    enum emj_commitment_state state;
    const char *reason;
    const char *after; /* NULL is refused */
} outcomes[] = {
    { "## Commitment\n\n- [ ] a\n", 0, EMJ_COMMITMENT_KEPT, NULL,
      "## Commitment\n\n- [x] a (kept 2026-10-27)\n" },
    { "## Commitment\n\n- [ ] a", 0, EMJ_COMMITMENT_PARTLY, "",
      "## Commitment\n\n- [/] a (partly 2026-10-27)" },
    { "## Commitment\n\n- [ ] a  \r\n", 0, EMJ_COMMITMENT_DROPPED, "replaced",
      "## Commitment\n\n- [-] a (dropped 2026-10-27, replaced)\r\n" },
    { "## Commitment\n- [ ] a\n  + [ ] b\n- [ ] c\n", 1, EMJ_COMMITMENT_DROPPED,
      "it (the plan)\nchanged ",
      "## Commitment\n- [ ] a\n  + [-] b (dropped 2026-10-27, it (the plan) changed)\n"
      "- [ ] c\n" },
    { "- [ ] no\n\n# Commitment\n- [x] a\n# B\n<!-- commitment -->\n- [ ]\n*   [ ]  b\n", 1,
      EMJ_COMMITMENT_KEPT, NULL,
      "- [ ] no\n\n# Commitment\n- [x] a\n# B\n<!-- commitment -->\n- [ ]\n"
      "*   [x]  b (kept 2026-10-27)\n" },
    { "## Commitment\n- [ ] a (kept 2026-10-01)\n", 0, EMJ_COMMITMENT_KEPT, NULL,
      "## Commitment\n- [x] a (kept 2026-10-01) (kept 2026-10-27)\n" },
    { "## Commitment\n- [ ] a\n", 1, EMJ_COMMITMENT_KEPT, NULL, NULL },
    { "text\n", 0, EMJ_COMMITMENT_KEPT, NULL, NULL },
    { "## Commitment\n- [ ] a\n", 0, EMJ_COMMITMENT_OPEN, NULL, NULL },
    { "## Commitment\n- [x] a\n", 0, EMJ_COMMITMENT_DROPPED, NULL, NULL },
    { "## Commitment\n- [ ] a\n", 0, EMJ_COMMITMENT_KEPT, "no (kept 2026-10-01", NULL },
};

START_TEST(commitment)
{
    g_autofree char *before = g_strconcat(FRONT, outcomes[_i].before, NULL);
    g_autoptr(emj_entry) entry = read_good(before);
    struct emj_date day = { 2026, 10, 27 };
    size_t length = 0;
    GError *error = NULL;
    char *bytes = emj_entry_edit_commitment(entry, outcomes[_i].index, outcomes[_i].state, day,
                                            outcomes[_i].reason, &length, &error);
    if (outcomes[_i].after == NULL) {
        assert_refused(bytes, error, "commitment");
        return;
    }
    g_autofree char *got = checked(bytes, length, error);
    g_autofree char *after = g_strconcat(FRONT, outcomes[_i].after, NULL);
    ck_assert_str_eq(got, after);
}
END_TEST

START_TEST(commitment_without_a_day)
{
    g_autoptr(emj_entry) entry = read_body("## Commitment\n- [ ] a\n");
    size_t length = 0;
    GError *error = NULL;
    char *bytes = emj_entry_edit_commitment(entry, 0, EMJ_COMMITMENT_KEPT,
                                            (struct emj_date){ 0 }, NULL, &length, &error);
    assert_refused(bytes, error, "commitment");
}
END_TEST

/* --- questions without an answer --- */

#define ASKED(id) "## " id "?\n<!-- prompt: " id " any effect -->\n"

static const struct {
    const char *before;
    const char *after;
} drops[] = {
    { ASKED("a") "\nx\n\n" ASKED("b") "\n\n" ASKED("c") "\ny\n",
      ASKED("a") "\nx\n\n" ASKED("c") "\ny\n" },
    { ASKED("a") ASKED("b"), "" },
    { ASKED("a") " \t\r\n\n", "" },
    { "# T\n\nx\n" ASKED("a") "\n## Commitment\n- [ ] y\n",
      "# T\n\nx\n## Commitment\n- [ ] y\n" },
    { ASKED("a") "\n+\n", ASKED("a") "\n+\n" },
    { "x\n", "x\n" },
    { "", "" },
};

START_TEST(drop_empty)
{
    g_autoptr(emj_entry) entry = read_body(drops[_i].before);
    g_autofree char *after = g_strconcat(FRONT, drops[_i].after, NULL);
    size_t length = 0;
    g_autofree char *got = emj_entry_edit_drop_empty(entry, &length);
    ck_assert_str_eq(got + strlen(FRONT) - 1, after + strlen(FRONT) - 1);
    ck_assert_uint_eq(length, strlen(after));
}
END_TEST

/* --- bytes --- */

START_TEST(bytes_that_are_no_text)
{
    static const char before[] = FRONT_ONLY "a\0\xff\r\n\n## Commitment\n- [ ] b\0\xfe\n\0";
    static const char after[] =
        FRONT_ONLY "a\0\xff\r\n\n## Commitment\n- [x] b\0\xfe (kept 2026-10-27)\n\0";
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    g_autoptr(emj_entry) entry = read_bytes(before, sizeof before - 1, diags);
    ck_assert_ptr_nonnull(entry);
    size_t length = 0;
    g_autofree char *timed = emj_entry_edit_minutes(entry, 5, &length, NULL);
    ck_assert_uint_eq(length, sizeof before - 1 + strlen("minutes: 5\n"));
    ck_assert_mem_eq(timed + length - 30, before + sizeof before - 1 - 30, 31);
    struct emj_date day = { 2026, 10, 27 };
    g_autofree char *kept =
        emj_entry_edit_commitment(entry, 0, EMJ_COMMITMENT_KEPT, day, NULL, &length, NULL);
    ck_assert_ptr_nonnull(kept);
    ck_assert_uint_eq(length, sizeof after - 1);
    ck_assert_mem_eq(kept, after, length);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-edit-body");
    TCase *tcase = tcase_create("body");
    tcase_add_loop_test(tcase, title, 0, G_N_ELEMENTS(titles));
    tcase_add_test(tcase, title_without_last_newline);
    tcase_add_loop_test(tcase, commitment, 0, G_N_ELEMENTS(outcomes));
    tcase_add_test(tcase, commitment_without_a_day);
    tcase_add_loop_test(tcase, drop_empty, 0, G_N_ELEMENTS(drops));
    tcase_add_test(tcase, bytes_that_are_no_text);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
