/* What a digest keeps of entries, and that it does not matter in which order they came. */
#include <check.h>
#include <stdlib.h>

#include "report-random.h"

static struct report_place place;

static void setup(void)
{
    report_place_init(&place);
}

static void teardown(void)
{
    report_place_clear(&place);
}

static const struct emj_digest *digest_of(const struct report_spec *specs, size_t count)
{
    report_add(place.entries, specs, count);
    report_make(&place, report_period(EMJ_PERIOD_MONTH, "2026-10-31"), "2026-10-31");
    return place.digest;
}

/* --- one entry --- */

#define HAPPENED "## Q?\n<!-- prompt: what-i-did any happened -->\n\n"
#define SENSITIVE "## Q?\n<!-- prompt: what-i-did any happened private -->\n\n"
#define EVIDENCE "## Q?\n<!-- prompt: seen-heard any evidence -->\n\n"

/* + - e: a highlight, a setback, evidence; > < s: the same in a shared copy; a p: answered,
 * private. */
static const struct {
    const char *body;
    bool private;
    const char *flags;
} flags[] = {
    { "Something", false, "a" },
    { "Something +", false, "+>a" },
    { "Something -", false, "-<a" },
    { "Something +", true, "+ap" },
    { "", false, "" },
    { "0", false, "" },
    { "0 +", false, "" },
    { "// hidden +", false, "ap" },              /* nothing can be quoted */
    { "Open +\n// hidden", false, "ap" },        /* no marker at the end */
    { "Open\n// hidden\nmore +", false, "+ap" }, /* private, and quoted without the line */
    { HAPPENED "Did\n\n" EVIDENCE "Seen", false, "esa" },
    { HAPPENED "Did +\n\n" EVIDENCE "Seen -", false, "+-e><sa" },
    { SENSITIVE "Did +\n\n" EVIDENCE "Seen", false, "+esa" },
    { SENSITIVE "Did +", false, "+ap" },
    { HAPPENED "Did +\n\n" EVIDENCE "// seen", false, "+>a" },
    { HAPPENED "Did +\n\n" EVIDENCE "Seen\n// hidden", false, "+e>a" },
    { HAPPENED "Did +\n\n" EVIDENCE "0", false, "+>a" },
    { HAPPENED "\n\n" EVIDENCE "Seen +", false, "+e>sa" },
    { SENSITIVE "One +\n\n" HAPPENED "Two +", false, "+>a" },
};

static char *flags_of(const struct emj_digest_entry *entry)
{
    GString *text = g_string_new(NULL);
    const struct {
        bool is;
        char sign;
    } signs[] = {
        { entry->highlight, '+' },      { entry->setback, '-' },
        { entry->evidence, 'e' },       { entry->shared_highlight, '>' },
        { entry->shared_setback, '<' }, { entry->shared_evidence, 's' },
        { entry->answered, 'a' },       { entry->private, 'p' },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (signs[i].is)
            g_string_append_c(text, signs[i].sign);
    return g_string_free(text, false);
}

START_TEST(test_flags)
{
    const struct report_spec spec = {
        .day = "2026-10-05",
        .work = MGMT,
        .private = flags[_i].private,
        .body = flags[_i].body,
    };
    const struct emj_digest *digest = digest_of(&spec, 1);
    g_autofree char *found = flags_of(emj_digest_entry_at(digest, 0));
    ck_assert_str_eq(found, flags[_i].flags);
}
END_TEST

START_TEST(test_facts)
{
    const struct report_spec specs[] = {
        { .day = "2026-10-05",
          .activity = "team-focus",
          .work = BOTH,
          .functions = 5,
          .minutes = 45,
          .words = 7,
          .proposed = true },
        { .day = "2026-10-06", .activity = "team-focus", .work = NONE, .recorded_later = true },
    };
    const struct emj_digest *digest = digest_of(specs, G_N_ELEMENTS(specs));
    const struct emj_digest_entry *first = emj_digest_entry_at(digest, 0);
    const struct emj_digest_entry *second = emj_digest_entry_at(digest, 1);
    ck_assert_str_eq(first->path, "2026/10/2026-10-05-0000.md");
    ck_assert_ptr_eq(first->activity, second->activity);
    ck_assert_uint_eq(first->words, 7);
    ck_assert_int_eq(first->minutes, 45);
    ck_assert_uint_eq(first->functions, 5);
    ck_assert_int_eq(first->work, EMJ_WORK_BOTH);
    ck_assert_int_eq(first->tagged, EMJ_TAGGED_PROPOSED);
    ck_assert(first->same_day);
    ck_assert(!second->same_day);
    ck_assert_int_eq(second->tagged, EMJ_TAGGED_UNSET);
}
END_TEST

/* Which themes a shared copy may know of: in capitals those that it may. */
static const struct {
    const char *body;
    bool private;
    const char *themes;
} themes[] = {
    { "A #b #a", false, "A B" },
    { "A #b #a", true, "a b" },
    { SENSITIVE "A #a #b\n\n" HAPPENED "B #b #c", false, "a B C" },
    { "# Title #a\n\n" SENSITIVE "#b", false,
      "a b" }, /* all answers private: so is the entry */
    { "# Title #a\n\n" SENSITIVE "#b\n\n" HAPPENED "Some", false, "A b" },
    { "#a at the start\n// and hidden #b\n\n" HAPPENED "Some", false, "a b" },
    { SENSITIVE "#b\n\n" HAPPENED "Some\n\n## Commitment\n\n- [ ] When #a, I #b", false,
      "A B" },
};

START_TEST(test_shared_themes)
{
    const struct report_spec spec = {
        .day = "2026-10-05",
        .work = MGMT,
        .private = themes[_i].private,
        .body = themes[_i].body,
    };
    const struct emj_digest *digest = digest_of(&spec, 1);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < digest->themes->len; i++) {
        struct emj_digest_word word = g_array_index(digest->themes, struct emj_digest_word, i);
        g_string_append_printf(found, "%s%c", i > 0 ? " " : "",
                               word.shared ? g_ascii_toupper(*word.word) : *word.word);
    }
    ck_assert_str_eq(found->str, themes[_i].themes);
}
END_TEST

START_TEST(test_names_of_entries_left_out)
{
    g_autoptr(emj_digest) digest = emj_digest_new(report_day("2026-10-31"));
    const struct report_spec specs[] = {
        { .day = "2026-10-05", .work = MGMT, .signs = "@wen" },
        { .day = "2026-10-06", .work = MGMT, .signs = "@ade", .commitment = "[ ] a" },
    };
    report_add(place.entries, specs, G_N_ELEMENTS(specs));
    emj_digest_add(digest, g_ptr_array_index(place.entries, 0));
    emj_digest_add_names(digest, g_ptr_array_index(place.entries, 1));
    emj_digest_finish(digest);
    ck_assert_uint_eq(digest->entries->len, 1);
    ck_assert_uint_eq(digest->commitments->len, 0);
    ck_assert_uint_eq(digest->people->len, 1);
    ck_assert_uint_eq(g_hash_table_size(digest->handles), 2);
    ck_assert(g_hash_table_contains(digest->handles, "wen"));
    ck_assert(g_hash_table_contains(digest->handles, "ade"));
}
END_TEST

/* What is no handle is a name that others may not read, and counts in no figure. */
START_TEST(test_mentions)
{
    static const char strange[] = "\0\xff_@Zora_ and @wen";
    g_autoptr(emj_digest) digest = emj_digest_new(report_day("2026-10-31"));
    const struct report_spec spec = { .day = "2026-10-05",
                                      .work = MGMT,
                                      .text = "asked **@ade**, `@tomas`, w@example.org",
                                      .signs = "@wen" };
    report_add(place.entries, &spec, 1);
    emj_digest_add(digest, g_ptr_array_index(place.entries, 0));
    emj_digest_add_mentions(digest, strange, sizeof strange - 1);
    emj_digest_finish(digest);
    ck_assert_uint_eq(digest->people->len, 1);
    ck_assert_uint_eq(g_hash_table_size(digest->handles), 1);
    ck_assert_uint_eq(g_hash_table_size(digest->mentions), 3);
    ck_assert(g_hash_table_contains(digest->mentions, "ade"));
    ck_assert(g_hash_table_contains(digest->mentions, "tomas"));
    ck_assert(g_hash_table_contains(digest->mentions, "zora_"));
}
END_TEST

START_TEST(test_empty_digest)
{
    g_autoptr(emj_digest) digest = emj_digest_new(report_day("2026-10-31"));
    emj_digest_finish(digest);
    ck_assert_uint_eq(digest->entries->len, 0);
    ck_assert(!emj_date_is_set(emj_coverage_first(digest->coverage)));
    emj_digest_free(NULL);
}
END_TEST

/* --- the order --- */

/* An entry of its own path; the theme says which. */
static void add_path(const char *path, const char *day, const char *time)
{
    g_autofree char *theme = g_path_get_basename(path);
    *strchr(theme, '.') = '\0';
    g_autofree char *signs = g_strconcat("#t", theme, NULL);
    const struct report_spec spec = { .day = day, .time = time, .work = MGMT, .signs = signs };
    struct emj_entry *entry = report_entry(&spec, 0);
    g_free(entry->path);
    entry->path = g_strdup(path);
    g_ptr_array_add(place.entries, entry);
}

/* By moment, then by id ("x" before "x-2", as a file's name would not have it), then by path. */
static const char *const ordered[] = {
    "z/early.md", "b/x.md", "a/x-10.md", "a/x-2.md", "c/y.md", "d/y.md", "a/late.md",
};

START_TEST(test_order)
{
    add_path(ordered[0], "2026-10-05", "23:00:00+13:00"); /* 10:00 UTC */
    for (size_t i = 1; i + 1 < G_N_ELEMENTS(ordered); i++)
        add_path(ordered[i], "2026-10-05", i % 2 ? "12:00:00+01:00" : "11:00:00+00:00");
    add_path(ordered[G_N_ELEMENTS(ordered) - 1], "2026-10-05", "10:00:00-02:00");
    report_shuffle(place.entries, (guint32)_i);

    const struct emj_digest *digest = digest_of(NULL, 0);
    for (guint i = 0; i < G_N_ELEMENTS(ordered); i++) {
        struct emj_digest_word theme = g_array_index(digest->themes, struct emj_digest_word, i);
        g_autofree char *stem = g_path_get_basename(ordered[i]);
        *strchr(stem, '.') = '\0';
        ck_assert_str_eq(emj_digest_entry_at(digest, i)->path, ordered[i]);
        ck_assert_uint_eq(theme.entry, i);
        ck_assert_str_eq(theme.word + 1, stem);
    }
}
END_TEST

static const struct {
    enum emj_period_kind kind;
    bool share;
} kinds[] = {
    { EMJ_PERIOD_WEEK, false }, { EMJ_PERIOD_MONTH, false }, { EMJ_PERIOD_QUARTER, false },
    { EMJ_PERIOD_YEAR, false }, { EMJ_PERIOD_ALL, false },   { EMJ_PERIOD_ALL, true },
};

static char *everything(size_t kind)
{
    struct emj_report_options options = { .entries = EMJ_REPORT_ENTRIES_FULL, .root = "/j" };
    struct emj_date first = { 2024, 11, 1 };
    struct emj_date last = { 2026, 10, 31 };
    struct emj_period period = kinds[kind].kind == EMJ_PERIOD_ALL
                                   ? emj_period_all(first, last)
                                   : report_period(kinds[kind].kind, "2026-05-12");
    struct emj_report_request request = report_request(&place, period, period.last);
    request.share = kinds[kind].share;
    place.report = emj_report_new(&request);
    g_autofree char *json = report_json(place.report, &options);
    g_autofree char *text =
        kinds[kind].share ? g_strdup("") : report_text(place.report, &options);
    return g_strconcat(text, json, NULL);
}

START_TEST(test_order_of_adding_never_matters)
{
    add_random_journal(place.entries, 7, 300);
    g_autofree char *first = everything((size_t)_i);
    for (guint32 seed = 1; seed < 4; seed++) {
        report_shuffle(place.entries, seed);
        g_autofree char *again = everything((size_t)_i);
        ck_assert(strcmp(first, again) == 0);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("digest");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, test_flags, 0, (int)G_N_ELEMENTS(flags));
    tcase_add_test(tests, test_facts);
    tcase_add_loop_test(tests, test_shared_themes, 0, (int)G_N_ELEMENTS(themes));
    tcase_add_test(tests, test_names_of_entries_left_out);
    tcase_add_test(tests, test_mentions);
    tcase_add_test(tests, test_empty_digest);
    tcase_add_loop_test(tests, test_order, 1, 12);
    tcase_add_loop_test(tests, test_order_of_adding_never_matters, 0, (int)G_N_ELEMENTS(kinds));

    Suite *suite = suite_create("report-digest");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
