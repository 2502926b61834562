#include "entry-edit-support.h"

enum {
    SEEDS = 40, /* random front matters in one run of a test */
};

#define BODY "\nOne answer with @wen.\n"

static struct emj_instant instant(const char *text)
{
    struct emj_instant parsed = { 0 };
    ck_assert(emj_instant_parse(text, &parsed, NULL));
    return parsed;
}

static char *set_work(const char *text, enum emj_work work, enum emj_tagged tagged,
                      unsigned functions)
{
    g_autoptr(emj_entry) entry = read_good(text);
    GError *error = NULL;
    size_t length = 0;
    char *bytes = emj_entry_edit_work(entry, work, tagged, functions, &length, &error);
    return checked(bytes, length, error);
}

static char *set_minutes(const char *text, int minutes)
{
    g_autoptr(emj_entry) entry = read_good(text);
    GError *error = NULL;
    size_t length = 0;
    char *bytes = emj_entry_edit_minutes(entry, minutes, &length, &error);
    return checked(bytes, length, error);
}

/* --- work tags --- */

/* Front matter behind the date, without the closing line. */
static const struct {
    const char *before;
    enum emj_work work;
    const char *after;
} works[] = {
    /* the program's own form */
    { "tags: []\n", EMJ_WORK_MANAGEMENT, "tags:\n  - management\n" },
    { "tags: []\n", EMJ_WORK_BOTH, "tags:\n  - leadership\n  - management\n" },
    { "tags: []\n", EMJ_WORK_NONE, "tags: []\n" },
    { "tags:\n  - management\n", EMJ_WORK_MANAGEMENT, "tags:\n  - management\n" },
    { "tags:\n  - management\n", EMJ_WORK_LEADERSHIP, "tags:\n  - leadership\n" },
    { "tags:\n  - management\n", EMJ_WORK_BOTH, "tags:\n  - leadership\n  - management\n" },
    { "tags:\n  - leadership\n  - management\n", EMJ_WORK_LEADERSHIP,
      "tags:\n  - leadership\n" },
    { "tags:\n  - management\n  - leadership\n", EMJ_WORK_BOTH,
      "tags:\n  - management\n  - leadership\n" },
    { "tags:\n  - management\n", EMJ_WORK_NONE, "tags: []\n" },
    { "", EMJ_WORK_LEADERSHIP, "tags:\n  - leadership\n" },
    { "", EMJ_WORK_NONE, "" },
    { "minutes: 3\n", EMJ_WORK_BOTH, "minutes: 3\ntags:\n  - leadership\n  - management\n" },
    /* the writer's own tags and comments keep their places */
    { "tags:\n  - a\n  - management\n  - b\n", EMJ_WORK_LEADERSHIP,
      "tags:\n  - a\n  - leadership\n  - b\n" },
    { "tags:\n  - a\n  - b\n", EMJ_WORK_MANAGEMENT, "tags:\n  - management\n  - a\n  - b\n" },
    { "tags: # mine\n  # first\n  - a # why\n\n  - 'b'\n  # last\n", EMJ_WORK_MANAGEMENT,
      "tags: # mine\n  # first\n  - management\n  - a # why\n\n  - 'b'\n  # last\n" },
    { "tags: # mine\n  # first\n  - management # why\n  # last\n", EMJ_WORK_NONE,
      "tags: [] # mine\n  # first\n  # last\n" },
    { "tags:\n- management\n- a\nx: 1\n", EMJ_WORK_LEADERSHIP,
      "tags:\n- leadership\n- a\nx: 1\n" },
    { "tags:\n      -   a\n", EMJ_WORK_LEADERSHIP,
      "tags:\n      -   leadership\n      -   a\n" },
    { "tags:\n  - '#management'\n  - \"Leadership\"\n", EMJ_WORK_BOTH,
      "tags:\n  - '#management'\n  - \"Leadership\"\n" },
    { "tags:\n  - '#management'\n  - a\n", EMJ_WORK_LEADERSHIP,
      "tags:\n  - leadership\n  - a\n" },
    { "tags:\n  - management\n  - a\n  - management\n", EMJ_WORK_NONE, "tags:\n  - a\n" },
    { "tags:\n  - |\n    management\n  - a\n", EMJ_WORK_LEADERSHIP,
      "tags:\n  - leadership\n  - a\n" },
    { "tags:\n  -\n    management\n  - a\n", EMJ_WORK_LEADERSHIP,
      "tags:\n  - leadership\n  - a\n" },
    { "\"tags\" :\n  - a\n", EMJ_WORK_LEADERSHIP, "\"tags\" :\n  - leadership\n  - a\n" },
    { "? tags\n: - a\n", EMJ_WORK_LEADERSHIP, "tags:\n  - leadership\n  - a\n" },
    /* lists in brackets stay in brackets */
    { "tags: [a, management]  # mine\n", EMJ_WORK_LEADERSHIP,
      "tags: [a, leadership]  # mine\n" },
    { "tags: [ 'a, b' , \"# c\", d#e ] # [f]\n", EMJ_WORK_LEADERSHIP,
      "tags: [leadership, \"a, b\", \"# c\", d#e] # [f]\n" },
    { "tags: ['it''s', \"a \\\" # ] b\"] # c\n", EMJ_WORK_MANAGEMENT,
      "tags: [management, it's, \"a \\\" # ] b\"] # c\n" },
    { "tags: [management]\n", EMJ_WORK_NONE, "tags: []\n" },
    { "tags: [a,\n  b]\n", EMJ_WORK_LEADERSHIP, "tags:\n  - leadership\n  - a\n  - b\n" },
    { "tags:\n  [a, b]\n", EMJ_WORK_LEADERSHIP, "tags:\n  - leadership\n  - a\n  - b\n" },
    { "tags: ['#x', '#management']\n", EMJ_WORK_LEADERSHIP, "tags: [\"#x\", leadership]\n" },
    /* one value, and none */
    { "tags: a # mine\n", EMJ_WORK_LEADERSHIP, "tags: [leadership, a] # mine\n" },
    { "tags: management\n", EMJ_WORK_LEADERSHIP, "tags: [leadership]\n" },
    { "tags: 'a'\n", EMJ_WORK_LEADERSHIP, "tags: [leadership, a]\n" },
    { "tags:\nx: 1\n", EMJ_WORK_LEADERSHIP, "tags:\n  - leadership\nx: 1\n" },
    { "tags:\nx: 1\n", EMJ_WORK_NONE, "tags:\nx: 1\n" },
    { "tags: ''\n", EMJ_WORK_LEADERSHIP, "tags:\n  - leadership\n" },
    { "tags: >\n  a\nx: 1\n", EMJ_WORK_LEADERSHIP,
      "tags:\n  - leadership\n  - \"a\\n\"\nx: 1\n" },
};

START_TEST(work)
{
    g_autofree char *before = g_strconcat("---\n" DATE, works[_i].before, "---\n" BODY, NULL);
    g_autofree char *after = g_strconcat("---\n" DATE, works[_i].after, "---\n" BODY, NULL);
    g_autofree char *got = set_work(before, works[_i].work, EMJ_TAGGED_UNSET, 0);
    ck_assert_str_eq(got, after);
}
END_TEST

/* The same with "\r\n" and a byte order mark: every byte in between must agree. */
START_TEST(work_with_carriage_returns)
{
    g_autofree char *before = g_strconcat("---\n" DATE, works[_i].before, "---\n" BODY, NULL);
    g_autofree char *after = g_strconcat("---\n" DATE, works[_i].after, "---\n" BODY, NULL);
    g_auto(GStrv) lines = g_strsplit(before, "\n", -1);
    g_auto(GStrv) wanted_lines = g_strsplit(after, "\n", -1);
    g_autofree char *dos = g_strjoinv("\r\n", lines);
    g_autofree char *wanted_dos = g_strjoinv("\r\n", wanted_lines);
    g_autofree char *text = g_strconcat("\xef\xbb\xbf", dos, NULL);
    g_autofree char *wanted = g_strconcat("\xef\xbb\xbf", wanted_dos, NULL);
    g_autofree char *got = set_work(text, works[_i].work, EMJ_TAGGED_UNSET, 0);
    ck_assert_str_eq(got, wanted);
}
END_TEST

#define ALIGNING (1U << EMJ_ALIGNING_PEOPLE)
#define PLANNING (1U << EMJ_PLANNING_BUDGETING)

static const struct {
    const char *before;
    enum emj_work work;
    enum emj_tagged tagged;
    unsigned functions;
    const char *after;
} taggings[] = {
    { "tags: []\n", EMJ_WORK_LEADERSHIP, EMJ_TAGGED_CHOSEN, ALIGNING,
      "tags:\n  - leadership\ntagged: chosen\nfunctions:\n  - aligning-people\n" },
    { "tagged: proposed # by a script\ntags: [leadership]\n", EMJ_WORK_LEADERSHIP,
      EMJ_TAGGED_CHOSEN, 0, "tagged: chosen # by a script\ntags: [leadership]\n" },
    { "tagged: proposed\ntags: [leadership]\nfunctions: [aligning-people]\nx: 1\n",
      EMJ_WORK_MANAGEMENT, EMJ_TAGGED_CHOSEN, 0, "tagged: chosen\ntags: [management]\nx: 1\n" },
    { "tagged: chosen\ntags: [leadership]\n", EMJ_WORK_NONE, EMJ_TAGGED_UNSET, 0,
      "tags: []\n" },
    { "functions: [aligning-people] # kept\ntags: [leadership]\n", EMJ_WORK_BOTH,
      EMJ_TAGGED_UNSET, ALIGNING,
      "functions: [aligning-people] # kept\ntags: [management, leadership]\n" },
    { "functions:\n  - aligning-people\ntags: [leadership]\n", EMJ_WORK_BOTH, EMJ_TAGGED_UNSET,
      ALIGNING | PLANNING,
      "functions:\n  - planning-budgeting\n  - aligning-people\n"
      "tags: [management, leadership]\n" },
    { "tagged:\ntags: [leadership]\n", EMJ_WORK_LEADERSHIP, EMJ_TAGGED_IMPORTED, 0,
      "tagged: imported\ntags: [leadership]\n" },
    { "tagged: # who?\ntags: [leadership]\n", EMJ_WORK_LEADERSHIP, EMJ_TAGGED_IMPORTED, 0,
      "tagged: imported # who?\ntags: [leadership]\n" },
    { "tagged: >-\n  chosen\ntags: []\n", EMJ_WORK_NONE, EMJ_TAGGED_IMPORTED, 0,
      "tagged: imported\ntags: []\n" },
    { "tagged:\n  chosen\ntags: []\n", EMJ_WORK_NONE, EMJ_TAGGED_IMPORTED, 0,
      "tagged: imported\ntags: []\n" },
    { "\xc3\xa9: \xc3\xa9\n? tagged\n: 'chosen'   # \xc3\xa9\ntags: []\n", EMJ_WORK_NONE,
      EMJ_TAGGED_IMPORTED, 0, "\xc3\xa9: \xc3\xa9\ntagged: imported\ntags: []\n" },
};

START_TEST(tagging)
{
    g_autofree char *before =
        g_strconcat("---\n" DATE, taggings[_i].before, "---\n" BODY, NULL);
    g_autofree char *after = g_strconcat("---\n" DATE, taggings[_i].after, "---\n" BODY, NULL);
    g_autofree char *got =
        set_work(before, taggings[_i].work, taggings[_i].tagged, taggings[_i].functions);
    ck_assert_str_eq(got, after);
}
END_TEST

START_TEST(function_of_the_other_side)
{
    g_autoptr(emj_entry) entry = read_body("text\n");
    size_t length = 0;
    GError *error = NULL;
    char *bytes = emj_entry_edit_work(entry, EMJ_WORK_MANAGEMENT, EMJ_TAGGED_CHOSEN, ALIGNING,
                                      &length, &error);
    assert_refused(bytes, error, "aligning-people");
}
END_TEST

/* --- everything around a tag stays --- */

static const char *const neighbours[] = {
    "# a comment\n",
    "\n",
    "x: 1   # behind a value\n",
    "\"quoted key\": 'it''s'\n",
    "list: [a, {b: c}, \"]\"]\n",
    "map: {tags: [management], x: '}'}\n",
    "nested:\n  tags:\n    - management\n  minutes: 3\n",
    "text: |\n  tags: [a]\n\n  # no comment\n",
    "folded: >-\n  minutes: 5\n\n\n",
    "plain: goes on\n  tags over lines\n",
    "? long key\n: - value\n",
    "empty:\n",
    "url: https://example.org/#tags\n",
    "\xc3\xbcml\xc3\xa4ut: caf\xc3\xa9 \xe6\xbc\xa2\n",
    "aliases:\n- one\n- two\n",
    "kind: 'a: b'\n",
};

static const char *const tag_blocks[] = {
    "tags: []\n",
    "tags:\n",
    "tags: a\n",
    "tags: [a, management]\n",
    "tags:\n  - management\n",
    "tags:\n  - a\n  - b # c\n",
    "tags:\n- a\n",
    "tags: [a,\n       b]\n",
};

static char *some_neighbours(GRand *random, bool *used)
{
    GString *out = g_string_new(NULL);
    int count = g_rand_int_range(random, 0, 5);
    for (int i = 0; i < count; i++) {
        gint32 choice = g_rand_int_range(random, 0, G_N_ELEMENTS(neighbours));
        if (!used[choice]) {
            used[choice] = true;
            g_string_append(out, neighbours[choice]);
        }
    }
    return g_string_free(out, FALSE);
}

static void check_around_tags(guint32 seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    bool used[G_N_ELEMENTS(neighbours)] = { false };
    g_autofree char *first = some_neighbours(random, used);
    g_autofree char *second = some_neighbours(random, used);
    const char *block = tag_blocks[seed % G_N_ELEMENTS(tag_blocks)];
    g_autofree char *prefix = g_strconcat("---\n" DATE "tagged: chosen\n", first, NULL);
    g_autofree char *suffix = g_strconcat(second, "---\n" BODY, NULL);
    g_autofree char *text = g_strconcat(prefix, block, suffix, NULL);
    g_autofree char *got = set_work(text, EMJ_WORK_LEADERSHIP, EMJ_TAGGED_CHOSEN, 0);
    ck_assert_msg(g_str_has_prefix(got, prefix), "%s", got);
    ck_assert_msg(g_str_has_suffix(got, suffix), "%s", got);
    g_autoptr(emj_entry) entry = read_good(got);
    ck_assert_int_eq(entry->work, EMJ_WORK_LEADERSHIP);
    /* and back: own tags are still there */
    g_autofree char *back = set_work(got, EMJ_WORK_NONE, EMJ_TAGGED_CHOSEN, 0);
    ck_assert(g_str_has_prefix(back, prefix) && g_str_has_suffix(back, suffix));
}

static void check_new_key(guint32 seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    bool used[G_N_ELEMENTS(neighbours)] = { false };
    g_autofree char *first = some_neighbours(random, used);
    g_autofree char *text = g_strconcat("---\n" DATE, first, "---\n" BODY, NULL);
    g_autofree char *wanted = g_strconcat("---\n" DATE, first, "minutes: 25\n---\n" BODY, NULL);
    g_autofree char *got = set_minutes(text, 25);
    ck_assert_str_eq(got, wanted);
    g_autofree char *back = set_minutes(got, 0);
    ck_assert_str_eq(back, text);
}

START_TEST(nothing_else_changes)
{
    for (guint32 seed = 0; seed < SEEDS; seed++) {
        check_around_tags((guint32)_i * SEEDS + seed);
        check_new_key((guint32)_i * SEEDS + seed);
    }
}
END_TEST

/* --- one value --- */

static const struct {
    const char *before;
    int minutes;
    const char *after;
} lengths[] = {
    { "---\n" DATE "---\n", 30, "---\n" DATE "minutes: 30\n---\n" },
    { "---\n" DATE "---", 30, "---\n" DATE "minutes: 30\n---" },
    { "---\n" DATE "...\nx", 30, "---\n" DATE "minutes: 30\n...\nx" },
    { "---\n" DATE "---\n", 0, "---\n" DATE "---\n" },
    { "---\nminutes: 30\n" DATE "---\n", 0, "---\n" DATE "---\n" },
    { "---\nminutes: 30\n" DATE "---\n", 30, "---\nminutes: 30\n" DATE "---\n" },
    { "---\nminutes:   30\t# long\n" DATE "---\n", 45,
      "---\nminutes:   45\t# long\n" DATE "---\n" },
    { "---\nminutes: '30' # long\n" DATE "---\n", 45,
      "---\nminutes: 45 # long\n" DATE "---\n" },
    { "---\nminutes:\n" DATE "---\n", 45, "---\nminutes: 45\n" DATE "---\n" },
    { "---\nminutes :  \n" DATE "---\n", 45, "---\nminutes : 45  \n" DATE "---\n" },
    { "---\n  " DATE "  x: 1\n---\n", 45, "---\n  " DATE "  x: 1\n  minutes: 45\n---\n" },
    { "\xef\xbb\xbf---\r\n" DATE "---\r\n\r\nx", 45,
      "\xef\xbb\xbf---\r\n" DATE "minutes: 45\r\n---\r\n\r\nx" },
    { "---\n" DATE "x: |+\n  kept\n\n---\n", 45,
      "---\n" DATE "x: |+\n  kept\n\nminutes: 45\n---\n" },
};

START_TEST(minutes)
{
    g_autofree char *got = set_minutes(lengths[_i].before, lengths[_i].minutes);
    ck_assert_str_eq(got, lengths[_i].after);
}
END_TEST

static const int wrong_lengths[] = { -1, EMJ_ENTRY_MAX_MINUTES + 1 };

START_TEST(wrong_minutes)
{
    g_autoptr(emj_entry) entry = read_body("text\n");
    size_t length = 0;
    GError *error = NULL;
    char *bytes = emj_entry_edit_minutes(entry, wrong_lengths[_i], &length, &error);
    assert_refused(bytes, error, "minutes");
}
END_TEST

static const struct {
    const char *before;
    bool private;
    const char *after;
} secrets[] = {
    { "---\n" DATE "---\nx\n", true, "---\n" DATE "private: true\n---\nx\n" },
    { "---\nprivate: true\n" DATE "---\nx\n", false, "---\n" DATE "---\nx\n" },
    { "---\nprivate: false # yet\n" DATE "---\nx\n", true,
      "---\nprivate: true # yet\n" DATE "---\nx\n" },
    { "---\n" DATE "---\nx\n", false, "---\n" DATE "---\nx\n" },
};

START_TEST(private)
{
    g_autoptr(emj_entry) entry = read_good(secrets[_i].before);
    size_t length = 0;
    GError *error = NULL;
    char *bytes = emj_entry_edit_private(entry, secrets[_i].private, &length, &error);
    g_autofree char *got = checked(bytes, length, error);
    ck_assert_str_eq(got, secrets[_i].after);
}
END_TEST

static const struct {
    const char *before;
    const char *after;
} moves[] = {
    { "---\n" DATE "---\nx\n", "---\ndate: 2025-01-02T03:04:05-06:00\n---\nx\n" },
    { "---\ndate: \"2026-11-12T14:32:00+01:00\" # as the calendar has it\n---\n",
      "---\ndate: 2025-01-02T03:04:05-06:00 # as the calendar has it\n---\n" },
    { "---\ndate: 2026-11-12 14:32:00+01:00\ntags: [x]\n---\n",
      "---\ndate: 2025-01-02T03:04:05-06:00\ntags: [x]\n---\n" },
};

START_TEST(date)
{
    g_autoptr(emj_entry) entry = read_good(moves[_i].before);
    size_t length = 0;
    GError *error = NULL;
    char *bytes =
        emj_entry_edit_date(entry, instant("2025-01-02T03:04:05-06:00"), &length, &error);
    g_autofree char *got = checked(bytes, length, error);
    ck_assert_str_eq(got, moves[_i].after);
}
END_TEST

START_TEST(braces)
{
    g_autoptr(emj_entry) entry =
        read_good("---\n{date: '2026-11-12T14:32:00+01:00', tags: [x]}\n---\n");
    size_t length = 0;
    GError *error = NULL;
    char *bytes = emj_entry_edit_minutes(entry, 5, &length, &error);
    assert_refused(bytes, error, "braces");
    error = NULL;
    bytes = emj_entry_edit_work(entry, EMJ_WORK_BOTH, EMJ_TAGGED_CHOSEN, 0, &length, &error);
    assert_refused(bytes, error, "braces");
}
END_TEST

/* No room for another key: the result would be over the limit. */
START_TEST(full_front_matter)
{
    g_autoptr(GString) text = g_string_new("---\n" DATE "x: ");
    while (text->len < strlen("---\n") + 64 * 1024 - 1)
        g_string_append_c(text, 'y');
    g_string_append(text, "\n---\n");
    g_autoptr(emj_entry) entry = read_good(text->str);
    size_t length = 0;
    GError *error = NULL;
    char *bytes = emj_entry_edit_minutes(entry, 5, &length, &error);
    assert_refused(bytes, error, "64 KiB");
}
END_TEST

START_TEST(foreign)
{
    g_autofree char *bytes = read_data("foreign.md");
    g_autofree char *got = set_work(bytes, EMJ_WORK_MANAGEMENT, EMJ_TAGGED_CHOSEN, 0);
    g_auto(GStrv) old_lines = g_strsplit(bytes, "\n", -1);
    g_auto(GStrv) new_lines = g_strsplit(got, "\n", -1);
    guint count = g_strv_length(old_lines);
    ck_assert_uint_eq(g_strv_length(new_lines), count + 1);
    ck_assert_str_eq(new_lines[4], "tags: [team/infra, management]");
    ck_assert_str_eq(new_lines[9], "tagged: chosen");
    for (guint i = 0; i < count; i++)
        ck_assert(i == 4 || strcmp(old_lines[i], new_lines[i < 9 ? i : i + 1]) == 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-edit");
    TCase *tcase = tcase_create("front matter");
    tcase_add_loop_test(tcase, work, 0, G_N_ELEMENTS(works));
    tcase_add_loop_test(tcase, work_with_carriage_returns, 0, G_N_ELEMENTS(works));
    tcase_add_loop_test(tcase, tagging, 0, G_N_ELEMENTS(taggings));
    tcase_add_test(tcase, function_of_the_other_side);
    tcase_add_loop_test(tcase, nothing_else_changes, 0, 10);
    tcase_add_loop_test(tcase, minutes, 0, G_N_ELEMENTS(lengths));
    tcase_add_loop_test(tcase, wrong_minutes, 0, G_N_ELEMENTS(wrong_lengths));
    tcase_add_loop_test(tcase, private, 0, G_N_ELEMENTS(secrets));
    tcase_add_loop_test(tcase, date, 0, G_N_ELEMENTS(moves));
    tcase_add_test(tcase, braces);
    tcase_add_test(tcase, full_front_matter);
    tcase_add_test(tcase, foreign);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
