/* From a file's bytes to an entry: front matter, refusals, limits. */
#include "entry-support.h"

#define DATE "date: 2026-11-12T14:32:00+01:00\n"

static struct emj_entry *read_front(const char *lines)
{
    g_autofree char *text = g_strconcat("---\n" DATE, lines, "---\n\nbody\n", NULL);
    return read_good(text);
}

/* --- all fields --- */

START_TEST(example)
{
    g_autofree char *bytes = read_data("example.md");
    g_autoptr(emj_entry) entry = read_good(bytes);
    g_autofree char *date = emj_instant_format(entry->date);
    g_autofree char *recorded = emj_instant_format(entry->recorded);
    ck_assert_str_eq(entry->id, "2026-11-12-1432-note");
    ck_assert_str_eq(entry->path, TEST_PATH);
    ck_assert_str_eq(date, "2026-11-12T14:32:00+01:00");
    ck_assert_int_eq(entry->day.day, 12);
    ck_assert(entry->has_recorded);
    ck_assert_str_eq(recorded, "2026-11-12T15:04:10+01:00");
    ck_assert_str_eq(entry->activity, "dependency-management");
    ck_assert_str_eq(entry->pack, "dependency-management");
    ck_assert_int_eq(entry->pack_revision, 3);
    assert_words(entry->tags, "leadership management");
    ck_assert_int_eq(entry->work, EMJ_WORK_BOTH);
    ck_assert_int_eq(entry->tagged, EMJ_TAGGED_CHOSEN);
    ck_assert_uint_eq(entry->functions, 1U << EMJ_ALIGNING_PEOPLE);
    ck_assert_int_eq(entry->minutes, 30);
    assert_words(entry->asked, "date-owner");
    ck_assert(!entry->has_proposed && !entry->blind && !entry->private);
    ck_assert_ptr_null(entry->kind);
    ck_assert_ptr_null(entry->source);
    ck_assert_ptr_null(entry->draft_steps);
    ck_assert_str_eq(entry->bytes + entry->body, strstr(bytes, "\n# Sync"));
}
END_TEST

START_TEST(example_body)
{
    g_autofree char *bytes = read_data("example.md");
    g_autoptr(emj_entry) entry = read_good(bytes);
    ck_assert_str_eq(entry->title, "Sync with Identity");
    ck_assert(entry->has_heading);
    ck_assert_uint_eq(entry->answers->len, 2);
    ck_assert_str_eq(answer_at(entry, 1)->prompt, "shared-goal");
    ck_assert_int_eq(answer_at(entry, 1)->marker, EMJ_MARKER_OK);
    ck_assert_uint_eq(answer_at(entry, 0)->line, 19);
    ck_assert_uint_eq(entry->commitments->len, 1);
    ck_assert_uint_eq(commitment_at(entry, 0)->line, 31);
    assert_words(entry->people, "tomas");
    assert_words(entry->themes, "reliability");
    ck_assert_uint_eq(entry->words, 28);
}
END_TEST

START_TEST(foreign)
{
    g_autofree char *bytes = read_data("foreign.md");
    g_autoptr(emj_entry) entry = read_good(bytes);
    ck_assert_str_eq(entry->title, "Weekly sync");
    ck_assert_int_eq(entry->work, EMJ_WORK_BOTH);
    ck_assert_int_eq(entry->tagged, EMJ_TAGGED_UNSET);
    assert_words(entry->tags, "team/infra leadership management");
    assert_words(entry->people, "ade wen");
    assert_words(entry->themes, "oncall");
    ck_assert_uint_eq(entry->commitments->len, 0);
    ck_assert_uint_eq(entry->answers->len, 1);
}
END_TEST

START_TEST(bare)
{
    g_autoptr(emj_entry) entry = read_good("---\n" DATE "---");
    ck_assert_uint_eq(entry->body, entry->length);
    ck_assert_ptr_null(entry->title);
    ck_assert(!entry->has_recorded);
    ck_assert_uint_eq(entry->tags->len, 0);
    ck_assert_int_eq(entry->work, EMJ_WORK_NONE);
    ck_assert_uint_eq(entry->answers->len, 0);
    ck_assert(!emj_entry_has_content(entry));
}
END_TEST

START_TEST(all_other_keys)
{
    g_autoptr(emj_entry) entry = read_front("kind: sync\nproposed: leadership\nblind: true\n"
                                            "private: true\nsource: 'dayone:4F'\n"
                                            "draft: [what, shared-goal:short]\n");
    ck_assert_str_eq(entry->kind, "sync");
    ck_assert(entry->has_proposed && entry->blind && entry->private);
    ck_assert_int_eq(entry->proposed, EMJ_WORK_LEADERSHIP);
    ck_assert_str_eq(entry->source, "dayone:4F");
    assert_words(entry->draft_steps, "what shared-goal:short");
    ck_assert(answer_at(entry, 0)->private);
}
END_TEST

/* --- values that are taken --- */

static const struct {
    const char *lines;
    const char *tags;
    enum emj_work work;
} tags[] = {
    { "", "", EMJ_WORK_NONE },
    { "tags: []\n", "", EMJ_WORK_NONE },
    { "tags:\n", "", EMJ_WORK_NONE },
    { "tags: leadership\n", "leadership", EMJ_WORK_LEADERSHIP },
    { "tags: hiring\n", "hiring", EMJ_WORK_NONE },
    { "tags: [management, x]\n", "management x", EMJ_WORK_MANAGEMENT },
    { "tags:\n  - x\n  - Leadership\n", "x Leadership", EMJ_WORK_LEADERSHIP },
    { "tags:\n- '#management'\n- '#x'\n- '#'\n", "management x", EMJ_WORK_MANAGEMENT },
    { "tags: [management, management, leadership]\n", "management management leadership",
      EMJ_WORK_BOTH },
    { "tags: [managements, both]\n", "managements both", EMJ_WORK_NONE },
    { "tags: [\" padded \", '']\n", "padded", EMJ_WORK_NONE },
};

START_TEST(tag_forms)
{
    g_autoptr(emj_entry) entry = read_front(tags[_i].lines);
    assert_words(entry->tags, tags[_i].tags);
    ck_assert_int_eq(entry->work, tags[_i].work);
}
END_TEST

static const char *const accepted[] = {
    "minutes: 0\n",
    "minutes: 10080\n",
    "minutes:\nactivity:\npack:\ntagged:\nkind:\nprivate:\nrecorded:\n",
    "pack: team-focus\n",
    "pack: ab@9999\n",
    "activity: a\n",
    "proposed: none\n",
    "proposed: both\n",
    "tagged: imported\n",
    "tagged: proposed\n",
    "private: false\n",
    "functions: aligning-people\n",
    "functions: []\n",
    "draft: []\n",
    "kind: 1:1 with the team\n",
    "unknown:\n  deep: {a: [b, c]}\n",
    "Date: yesterday\nTAGGED: maybe\n",
    "# a comment\n\nx-y: |\n  date: no\n  ---x\n",
};

START_TEST(accepted_values)
{
    g_autoptr(emj_entry) entry = read_front(accepted[_i]);
    ck_assert_str_eq(answer_at(entry, 0)->text, "body");
}
END_TEST

static const struct {
    const char *written;
    const char *same;
} dates[] = {
    { "2026-11-12T14:32:00+01:00", "2026-11-12T14:32:00+01:00" },
    { "2026-11-12t14:32:00.5z", "2026-11-12T14:32:00+00:00" },
    { "2026-11-12 14:32:00-05:30", "2026-11-12T14:32:00-05:30" },
    { "\"0001-01-01T00:00:00+00:00\"", "0001-01-01T00:00:00+00:00" },
    { "9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59+00:00" },
};

START_TEST(date_forms)
{
    g_autofree char *text = g_strdup_printf("---\ndate: %s\n---\n", dates[_i].written);
    g_autoptr(emj_entry) entry = read_good(text);
    g_autofree char *got = emj_instant_format(entry->date);
    ck_assert_str_eq(got, dates[_i].same);
}
END_TEST

/* --- refusals --- */

static const struct {
    const char *text;
    unsigned line;
    unsigned column;
    const char *message; /* a part of it */
} refused[] = {
    /* no front matter */
    { "", 1, 1, "no front matter" },
    { "date: x\n", 1, 1, "no front matter" },
    { " ---\n" DATE "---\n", 1, 1, "no front matter" },
    { "\n---\n" DATE "---\n", 1, 1, "no front matter" },
    { "----\n" DATE "---\n", 1, 1, "no front matter" },
    { "\xef\xbb\xbf\xef\xbb\xbf---\n" DATE "---\n", 1, 1, "no front matter" },
    { "---\n" DATE, 1, 1, "no closing line" },
    { "---\n" DATE " ---\n", 1, 1, "no closing line" },
    { "---", 1, 1, "no closing line" },
    { "\xff\xfe-\n", 1, 1, "UTF-16" },
    /* no date */
    { "---\n---\n", 1, 1, "no 'date'" },
    { "---\n\n  \n---\n", 1, 1, "no 'date'" },
    { "---\ntags: []\n---\n", 1, 1, "date: 2026-11-12T14:32:00+01:00" },
    { "---\nx: 1\ndate:\n---\n", 3, 6, "'date' is empty" },
    { "---\ndate: ''\n---\n", 2, 7, "'date' is empty" },
    /* a wrong date */
    { "---\ndate: 2026-11-12\n---\n", 2, 7, "2026-11-12T14:32:00+01:00" },
    { "---\ndate: 2026-11-12 14:32\n---\n", 2, 7, "'2026-11-12 14:32'" },
    { "---\ndate: 2026-11-12T14:32:00\n---\n", 2, 7, "offset" },
    { "---\ndate: 2026-02-31T14:32:00Z\n---\n", 2, 7, "2026-02-31" },
    { "---\ndate: 0000-01-01T00:00:00Z\n---\n", 2, 7, "0000-01-01" },
    { "---\ndate: [a]\n---\n", 2, 7, "'date' must be one value" },
    { "---\r\n\r\ndate: tomorrow\r\n---\r\n", 3, 7, "'tomorrow'" },
    /* other known keys */
    { "---\n" DATE "recorded: 2026-11-12\n---\n", 3, 11, "'recorded'" },
    { "---\n" DATE "tagged: maybe\n---\n", 3, 9, "chosen, proposed or imported, not 'maybe'" },
    { "---\n" DATE "tagged: [chosen]\n---\n", 3, 9, "one value" },
    { "---\n" DATE "minutes: x\n---\n", 3, 10, "'minutes' must be a number" },
    { "---\n" DATE "minutes: -5\n---\n", 3, 10, "not '-5'" },
    { "---\n" DATE "minutes: 10081\n---\n", 3, 10, "10080" },
    { "---\n" DATE "minutes: 1.5\n---\n", 3, 10, "number" },
    { "---\n" DATE "functions: [foo]\n---\n", 3, 13, "not 'foo'" },
    { "---\n" DATE "functions:\n  - aligning-people\n  - foo\n---\n", 5, 5, "'foo'" },
    { "---\n" DATE "functions: {a: b}\n---\n", 3, 12, "a list of words" },
    { "---\n" DATE "activity: Team Focus\n---\n", 3, 11, "small letters" },
    { "---\n" DATE "activity: ../x\n---\n", 3, 11, "small letters" },
    { "---\n" DATE "pack: Team@1\n---\n", 3, 7, "'pack'" },
    { "---\n" DATE "pack: team@\n---\n", 3, 7, "'pack'" },
    { "---\n" DATE "pack: team@0\n---\n", 3, 7, "'pack'" },
    { "---\n" DATE "pack: team@x\n---\n", 3, 7, "'pack'" },
    { "---\n" DATE "proposed: maybe\n---\n", 3, 11, "'proposed'" },
    { "---\n" DATE "blind: yes\n---\n", 3, 8, "true or false" },
    { "---\n" DATE "private: True\n---\n", 3, 10, "true or false" },
    { "---\n" DATE "tags: {a: b}\n---\n", 3, 7, "a list of words" },
    { "---\n" DATE "tags: [a, [b]]\n---\n", 3, 11, "a list of words" },
    { "---\n" DATE "kind: [a]\n---\n", 3, 7, "one value" },
    /* YAML's own */
    { "---\n- a\n---\n", 2, 1, "key: value" },
    { "---\njust text\n---\n", 2, 1, "key: value" },
    { "---\n" DATE DATE "---\n", 3, 1, "twice" },
    { "---\n" DATE "a: &x b\n---\n", 3, 4, "anchor" },
    { "---\n" DATE "a: \x1b\n---\n", 3, 4, "not allowed" },
    { "---\n" DATE "a: \xff\n---\n", 3, 4, "UTF-8" },
};

START_TEST(refusals)
{
    const char *text = refused[_i].text;
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    ck_assert_ptr_null(read_bytes(text, strlen(text), diags));
    ck_assert_uint_eq(emj_diags_errors(diags), 1);
    const struct emj_diag *diag = emj_diags_get(diags, 0);
    ck_assert_msg(strstr(diag->message, refused[_i].message) != NULL, "%s", diag->message);
    ck_assert_uint_eq(diag->mark.line, refused[_i].line);
    ck_assert_uint_eq(diag->mark.column, refused[_i].column);
}
END_TEST

START_TEST(all_problems_at_once)
{
    const char *text = "---\ndate: no\ntagged: no\nminutes: no\nfunctions: [no, nor]\n---\n";
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    ck_assert_ptr_null(read_bytes(text, strlen(text), diags));
    ck_assert_uint_eq(emj_diags_errors(diags), 5);
}
END_TEST

START_TEST(earlier_problems_do_not_count)
{
    const char *text = "---\n" DATE "---\n";
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    emj_diags_error(diags, (struct emj_mark){ 1, 1 }, "of another file");
    g_autoptr(emj_entry) entry = read_bytes(text, strlen(text), diags);
    ck_assert_ptr_nonnull(entry);
}
END_TEST

/* --- forms of the file --- */

static const char *const same_files[] = {
    "---\n" DATE "tags: [x]\n---\n\none\n\n## Commitment\n\n- [ ] two\n",
    "\xef\xbb\xbf---\n" DATE "tags: [x]\n---\n\none\n\n## Commitment\n\n- [ ] two\n",
    "---\r\n" DATE "tags: [x]\r\n---\r\n\r\none\r\n\r\n## Commitment\r\n\r\n- [ ] two\r\n",
    "--- \n" DATE "tags: [x]\n...\n\none\n\n## Commitment\n\n- [ ] two",
    "---\n" DATE "tags: [x]\n---\t\none\n\n# Commitment\n* [ ] two\n",
    "---\n{date: '2026-11-12T14:32:00Z', tags: [x]}\n---\none\n\n# Commitment\n* [ ] two\n",
};

START_TEST(same_entry)
{
    g_autoptr(emj_entry) entry = read_good(same_files[_i]);
    ck_assert_int_eq(entry->day.day, 12);
    assert_words(entry->tags, "x");
    ck_assert_str_eq(entry->title, "one");
    ck_assert_str_eq(answer_at(entry, 0)->text, "one");
    ck_assert_str_eq(commitment_at(entry, 0)->text, "two");
    ck_assert_str_eq(entry->bytes, same_files[_i]);
}
END_TEST

START_TEST(bytes_that_are_no_text)
{
    static const char bytes[] = FRONT "a\0b \xff c\0\n";
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    g_autoptr(emj_entry) entry = read_bytes(bytes, sizeof bytes - 1, diags);
    ck_assert_ptr_nonnull(entry);
    ck_assert_uint_eq(entry->length, sizeof bytes - 1);
    ck_assert_mem_eq(entry->bytes, bytes, sizeof bytes);
    ck_assert_str_eq(answer_at(entry, 0)->text, "a\xef\xbf\xbd"
                                                "b \xef\xbf\xbd c\xef\xbf\xbd");
    ck_assert(g_utf8_validate(entry->title, -1, NULL));
    ck_assert_uint_eq(entry->words, 3);
}
END_TEST

/* --- limits --- */

/* Front matter of exactly `bytes` bytes between its lines. */
static char *front_of_size(size_t bytes)
{
    GString *text = g_string_new("---\n" DATE "x: ");
    while (text->len < strlen("---\n") + bytes - 1)
        g_string_append_c(text, 'y');
    g_string_append(text, "\n---\n");
    return g_string_free(text, FALSE);
}

START_TEST(largest_front_matter)
{
    g_autofree char *largest = front_of_size(64 * 1024);
    g_autofree char *larger = front_of_size(64 * 1024 + 1);
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    g_autoptr(emj_entry) entry = read_good(largest);
    ck_assert_uint_eq(entry->body, strlen(largest));
    ck_assert_ptr_null(read_bytes(larger, strlen(larger), diags));
    ck_assert_ptr_nonnull(strstr(emj_diags_get(diags, 0)->message, "64 KiB"));
}
END_TEST

START_TEST(largest_body)
{
    static const char front[] = "---\n" DATE "---\n";
    size_t length = strlen(front) + EMJ_ENTRY_MAX_BODY;
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    char *bytes = g_malloc0(length + 2);
    memset(bytes, 'x', length + 1);
    memcpy(bytes, front, strlen(front));
    g_autofree char *larger = g_memdup2(bytes, length + 2);
    bytes[length] = '\0';
    g_autoptr(emj_entry) entry = emj_entry_read(TEST_PATH, bytes, length, diags);
    ck_assert_ptr_nonnull(entry);
    ck_assert_uint_eq(strlen(answer_at(entry, 0)->text), EMJ_ENTRY_MAX_BODY);
    ck_assert_ptr_null(emj_entry_read(TEST_PATH, g_steal_pointer(&larger), length + 1, diags));
    ck_assert_ptr_nonnull(strstr(emj_diags_get(diags, 0)->message, "16 MiB"));
    ck_assert_uint_eq(emj_diags_get(diags, 0)->mark.line, 4);
}
END_TEST

START_TEST(largest_body_below_an_empty_line)
{
    static const char front[] = "---\n" DATE "---\n\n";
    size_t length = strlen(front) + EMJ_ENTRY_MAX_BODY;
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    char *bytes = g_malloc0(length + 1);
    memset(bytes, 'x', length);
    memcpy(bytes, front, strlen(front));
    g_autoptr(emj_entry) entry = emj_entry_read(TEST_PATH, bytes, length, diags);
    ck_assert_ptr_nonnull(entry);
}
END_TEST

/* --- questions about an entry --- */

START_TEST(order)
{
    g_autoptr(emj_entry) a = read_good("---\ndate: 2026-01-01T10:00:00+02:00\n---\n");
    g_autoptr(emj_entry) b = read_good("---\ndate: 2026-01-01T08:30:00+00:00\n---\n");
    g_autoptr(emj_entry) c = read_good("---\ndate: 2026-01-01T08:00:00+00:00\n---\n");
    ck_assert_int_lt(emj_entry_compare(a, b), 0);
    ck_assert_int_gt(emj_entry_compare(b, a), 0);
    ck_assert_int_eq(emj_entry_compare(a, c), 0);
    g_free(c->id);
    c->id = g_strdup("2026-11-12-1432-note-2");
    ck_assert_int_lt(emj_entry_compare(a, c), 0);
}
END_TEST

START_TEST(slugs)
{
    ck_assert_str_eq(emj_commitment_state_slug(EMJ_COMMITMENT_OPEN), "open");
    ck_assert_str_eq(emj_commitment_state_slug(EMJ_COMMITMENT_PARTLY), "partly");
    ck_assert_ptr_null(emj_tagged_slug(EMJ_TAGGED_UNSET));
    ck_assert_str_eq(emj_tagged_slug(EMJ_TAGGED_IMPORTED), "imported");
    ck_assert_ptr_null(emj_marker_sign(EMJ_MARKER_NONE));
    ck_assert_str_eq(emj_marker_sign(EMJ_MARKER_OK), "+");
    ck_assert_str_eq(emj_marker_sign(EMJ_MARKER_BAD), "-");
}
END_TEST

START_TEST(sorted_words)
{
    static const char *const words[] = { "b", "a", "b", "c", "a", "a" };
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
    emj_words_sort(list);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        g_ptr_array_add(list, g_strdup(words[i]));
    emj_words_sort(list);
    assert_words(list, "a b c");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-read");
    TCase *tcase = tcase_create("read");
    tcase_add_test(tcase, example);
    tcase_add_test(tcase, example_body);
    tcase_add_test(tcase, foreign);
    tcase_add_test(tcase, bare);
    tcase_add_test(tcase, all_other_keys);
    tcase_add_loop_test(tcase, tag_forms, 0, G_N_ELEMENTS(tags));
    tcase_add_loop_test(tcase, accepted_values, 0, G_N_ELEMENTS(accepted));
    tcase_add_loop_test(tcase, date_forms, 0, G_N_ELEMENTS(dates));
    tcase_add_loop_test(tcase, refusals, 0, G_N_ELEMENTS(refused));
    tcase_add_test(tcase, all_problems_at_once);
    tcase_add_test(tcase, earlier_problems_do_not_count);
    tcase_add_loop_test(tcase, same_entry, 0, G_N_ELEMENTS(same_files));
    tcase_add_test(tcase, bytes_that_are_no_text);
    tcase_add_test(tcase, order);
    tcase_add_test(tcase, slugs);
    tcase_add_test(tcase, sorted_words);
    suite_add_tcase(suite, tcase);

    tcase = tcase_create("limits");
    tcase_set_timeout(tcase, 30);
    tcase_add_test(tcase, largest_front_matter);
    tcase_add_test(tcase, largest_body);
    tcase_add_test(tcase, largest_body_below_an_empty_line);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
