/* config/config.h: reading, asking and editing the settings. */
#include "config/config.h"

#include <check.h>

#include "base/error.h"
#include "base/kotter.h"

#define BOM "\xEF\xBB\xBF"

static struct emj_config *read_text(const char *text)
{
    g_autoptr(emj_diags) diags = emj_diags_new("config.yaml");
    struct emj_config *config = emj_config_read(text, strlen(text), diags);
    g_autofree char *first =
        emj_diags_count(diags) > 0 ? emj_diags_format(diags, 0) : g_strdup("nothing said");
    ck_assert_msg(config != NULL, "%s", first);
    return config;
}

/* --- defaults --- */

static const struct {
    const char *key;
    const char *value;
} defaults[] = {
    { "journal", "" },        { "language", "en" }, { "week_start", "monday" },
    { "max_questions", "3" }, { "color", "auto" },  { "fiscal_year_start_month", "1" },
    { "range", "" },
};

static const char *const empty_texts[] = {
    "", "\n", "# nothing set yet\n", "  # a\r\n\r\n#b", BOM, BOM "# c\n", "x-tool: {a: [b]}\n",
};

START_TEST(text_without_settings_is_the_defaults)
{
    g_autoptr(emj_config) config = read_text(empty_texts[_i]);
    for (size_t i = 0; i < G_N_ELEMENTS(defaults); i++) {
        g_autofree char *value = emj_config_get(config, defaults[i].key);
        ck_assert_str_eq(value, defaults[i].value);
    }
    ck_assert_uint_eq(config->roster->len, 0);
    ck_assert_uint_eq(config->review_headings->len, 0);
}
END_TEST

START_TEST(no_bytes_are_the_defaults)
{
    g_autoptr(emj_diags) diags = emj_diags_new("config.yaml");
    g_autoptr(emj_config) config = emj_config_read(NULL, 0, diags);
    ck_assert_ptr_nonnull(config);
    ck_assert_str_eq(config->language, "en");
    ck_assert_ptr_null(config->journal);
    ck_assert(!config->has_range);
}
END_TEST

START_TEST(every_plain_key_is_listed_once)
{
    g_autoptr(emj_config) config = emj_config_new();
    size_t count = 0;
    for (const char *const *key = emj_config_keys(); *key; key++, count++) {
        g_autofree char *value = emj_config_get(config, *key);
        ck_assert_msg(value != NULL, "'%s' has no value", *key);
    }
    ck_assert_uint_eq(count, G_N_ELEMENTS(defaults));
    ck_assert_ptr_null(emj_config_get(config, "roster"));
    ck_assert_ptr_null(emj_config_get(config, "review_headings"));
    ck_assert_ptr_null(emj_config_get(config, "nothing"));
}
END_TEST

/* --- a whole file --- */

static const char whole[] = "# mine\n"
                            "journal: ~/notes/journal   # synced\n"
                            "journals:\n"
                            "  work: /srv/work\n"
                            "  home-2: ~/notes/home\n"
                            "language: pt-BR\n"
                            "week_start: sunday\n"
                            "fiscal_year_start_month: 10\n"
                            "max_questions: 5\n"
                            "color: never\n"
                            "range: 30-60\n"
                            "x-theme: dark\n"
                            "review_headings:\n"
                            "  results: [planning-budgeting, controlling-problem-solving]\n"
                            "  \"People & culture\":\n"
                            "    - motivating-inspiring\n"
                            "roster:\n"
                            "  - handle: \"@Tomas\"\n"
                            "    name: Tomás Silva\n"
                            "    role: a senior engineer\n"
                            "    aliases: [Tom, Tomasito]\n"
                            "    x-team: identity\n"
                            "  - {handle: wen}\n"
                            "  - handle: ÅSA/ops_2\n";

static void check_whole(const struct emj_config *config)
{
    ck_assert_str_eq(config->journal, "~/notes/journal");
    ck_assert_uint_eq(g_hash_table_size(config->journals), 2);
    ck_assert_str_eq(g_hash_table_lookup(config->journals, "home-2"), "~/notes/home");
    ck_assert_str_eq(config->language, "pt-BR");
    ck_assert_int_eq(config->calendar.week_start, EMJ_SUNDAY);
    ck_assert_int_eq(config->calendar.fiscal_start, 10);
    ck_assert_int_eq(config->max_questions, 5);
    ck_assert_int_eq(config->color, EMJ_COLOR_NEVER);
    ck_assert(config->has_range);
    ck_assert_int_eq(config->range_low, 30);
    ck_assert_int_eq(config->range_high, 60);
}

START_TEST(every_key_is_read)
{
    g_autoptr(emj_config) config = read_text(whole);
    check_whole(config);
    ck_assert_uint_eq(config->review_headings->len, 2);
    const struct emj_review_heading *first = g_ptr_array_index(config->review_headings, 0);
    const struct emj_review_heading *second = g_ptr_array_index(config->review_headings, 1);
    ck_assert_str_eq(first->title, "results");
    ck_assert_uint_eq(first->functions,
                      1U << EMJ_PLANNING_BUDGETING | 1U << EMJ_CONTROLLING_PROBLEM_SOLVING);
    ck_assert_str_eq(second->title, "People & culture");
    ck_assert_uint_eq(second->functions, 1U << EMJ_MOTIVATING_INSPIRING);
}
END_TEST

START_TEST(people_keep_their_order_and_fold_their_handles)
{
    g_autoptr(emj_config) config = read_text(whole);
    ck_assert_uint_eq(config->roster->len, 3);
    const struct emj_person *tomas = g_ptr_array_index(config->roster, 0);
    ck_assert_str_eq(tomas->handle, "tomas");
    ck_assert_str_eq(tomas->name, "Tomás Silva");
    ck_assert_str_eq(tomas->role, "a senior engineer");
    ck_assert_uint_eq(tomas->aliases->len, 2);
    ck_assert_str_eq(g_ptr_array_index(tomas->aliases, 1), "Tomasito");
    const struct emj_person *wen = g_ptr_array_index(config->roster, 1);
    ck_assert_str_eq(wen->handle, "wen");
    ck_assert_ptr_null(wen->name);
    ck_assert_ptr_null(wen->role);
    ck_assert_uint_eq(wen->aliases->len, 0);
    ck_assert_ptr_eq(emj_config_person(config, "TOMAS"), tomas);
    ck_assert_ptr_eq(emj_config_person(config, "@tomas"), tomas);
    ck_assert_ptr_eq(emj_config_person(config, "åsa/ops_2"),
                     g_ptr_array_index(config->roster, 2));
    ck_assert_ptr_null(emj_config_person(config, "tom"));
    ck_assert_ptr_null(emj_config_person(config, ""));
}
END_TEST

START_TEST(windows_files_read_the_same)
{
    g_auto(GStrv) lines = g_strsplit(whole, "\n", -1);
    g_autofree char *joined = g_strjoinv("\r\n", lines);
    g_autofree char *text = g_strconcat(BOM, joined, NULL);
    g_autoptr(emj_config) config = read_text(text);
    check_whole(config);
    ck_assert_uint_eq(config->roster->len, 3);
}
END_TEST

/* --- values --- */

static const struct {
    const char *key;
    const char *text;  /* as YAML */
    const char *value; /* NULL: refused */
} values[] = {
    { "journal", "/srv/j", "/srv/j" },
    { "journal", "\"a # b\"", "a # b" },
    { "journal", "", "" },
    { "journal", "[a]", NULL },
    { "language", "no", "no" },
    { "language", "zh-Hant-TW", "zh-Hant-TW" },
    { "language", "abcdefgh", "abcdefgh" },
    { "language", "abcdefghi", NULL },
    { "language", "e", NULL },
    { "language", "", NULL },
    { "language", "en-", NULL },
    { "language", "en--us", NULL },
    { "language", "en_US", NULL },
    { "language", "en-abcdefghi", NULL },
    { "language", "english please", NULL },
    { "week_start", "monday", "monday" },
    { "week_start", "saturday", "saturday" },
    { "week_start", "Sunday", NULL },
    { "week_start", "tuesday", NULL },
    { "fiscal_year_start_month", "12", "12" },
    { "fiscal_year_start_month", "0", NULL },
    { "fiscal_year_start_month", "13", NULL },
    { "fiscal_year_start_month", "october", NULL },
    { "max_questions", "1", "1" },
    { "max_questions", "5", "5" },
    { "max_questions", "6", NULL },
    { "max_questions", "-1", NULL },
    { "max_questions", "3.0", NULL },
    { "color", "always", "always" },
    { "color", "yes", NULL },
    { "range", "0-100", "0-100" },
    { "range", "59-60", "59-60" },
    { "range", "", "" },
    { "range", "60-60", NULL },
    { "range", "60-30", NULL },
    { "range", "0-101", NULL },
    { "range", "30", NULL },
    { "range", "30-", NULL },
    { "range", "-30", NULL },
    { "range", "30-60-90", NULL },
    { "range", "30%-60%", NULL },
};

START_TEST(values_have_their_edges)
{
    g_autofree char *text = g_strdup_printf("%s: %s\n", values[_i].key, values[_i].text);
    g_autoptr(emj_diags) diags = emj_diags_new("config.yaml");
    g_autoptr(emj_config) config = emj_config_read(text, strlen(text), diags);
    if (!values[_i].value) {
        ck_assert_ptr_null(config);
        ck_assert_uint_eq(emj_diags_errors(diags), 1);
        ck_assert_uint_eq(emj_diags_get(diags, 0)->mark.line, 1);
        ck_assert_uint_eq(emj_diags_get(diags, 0)->mark.column,
                          strlen(values[_i].key) + (*values[_i].text ? 3 : 2));
        return;
    }
    ck_assert_ptr_nonnull(config);
    g_autofree char *value = emj_config_get(config, values[_i].key);
    ck_assert_str_eq(value, values[_i].value);
}
END_TEST

/* --- problems --- */

static const struct {
    const char *text;
    const char *messages; /* every problem, a line each */
} problems[] = {
    { "weekstart: monday\n",
      "c:1:1: error: unknown key 'weekstart', did you mean 'week_start'?\n" },
    { "journal: /j\nrooster: []\n",
      "c:2:1: error: unknown key 'rooster', did you mean 'roster'?\n" },
    { "zzz: 1\n", "c:1:1: error: unknown key 'zzz'\n" },
    { "- a\n", "c:1:1: error: settings are written 'key: value'\n" },
    { "just text\n", "c:1:1: error: settings are written 'key: value'\n" },
    { "range: 60-30\ncolour: auto\nmax_questions: 9\n",
      "c:1:8: error: '60-30' is not a range; use two percentages from 0 to 100, the lower "
      "first: '30-60'\n"
      "c:2:1: error: unknown key 'colour', did you mean 'color'?\n"
      "c:3:16: error: '9' is not a number of questions; use a number from 1 to 5\n" },
    { "week_start: friday\n", "c:1:13: error: 'friday' is not a start of a week; use 'monday', "
                              "'sunday' or 'saturday'\n" },
    { "color: [auto]\n", "c:1:8: error: 'color' takes one value\n" },
    { "color: auto\ncolor: never\n",
      "c:2:1: error: key 'color' is used twice (first on line 1)\n" },
    { "journals: /srv/work\n", "c:1:11: error: 'journals' takes a line 'name: path' each\n" },
    { "journals:\n  My Work: /srv\n  b: \"\"\n  c: [d]\n",
      "c:2:3: error: 'My Work' is not a name for a journal; use a-z, 0-9 and '-'\n"
      "c:3:6: error: a path must be a text\n"
      "c:4:6: error: a path must be a text\n" },
    { "review_headings: results\n",
      "c:1:18: error: 'review_headings' takes a heading a line, each with a list of "
      "functions\n" },
    { "review_headings:\n  results: planning-budgeting\n  team: []\n",
      "c:2:12: error: a heading takes a list of functions, such as [planning-budgeting]\n"
      "c:3:9: error: a heading needs at least one function\n" },
    { "review_headings:\n  r: [planing-budgeting, xyz]\n",
      "c:2:7: error: unknown function 'planing-budgeting', did you mean 'planning-budgeting'?\n"
      "c:2:26: error: unknown function 'xyz'\n" },
    { "review_headings:\n  r: [setting-direction, setting-direction]\n  \"\": [a]\n",
      "c:2:26: error: 'setting-direction' stands twice under this heading\n"
      "c:3:3: error: a heading must be a text\n" },
    { "review_headings:\n  r: [[a]]\n", "c:2:7: error: a function must be a text\n" },
    { "roster: tomas\n",
      "c:1:9: error: 'roster' takes a list of people, each beginning with '- handle: NAME'\n" },
    { "roster:\n  - tomas\n", "c:2:5: error: a person is 'handle: NAME', and 'name', 'role', "
                              "'aliases' below it\n" },
    { "roster:\n  - name: Tomás\n", "c:2:5: error: this person has no 'handle'\n" },
    { "roster:\n  - handle: tomas\n  - handle: wen\n  - handle: \"@TOMAS\"\n",
      "c:4:13: error: the handle 'tomas' is used twice (first on line 2)\n" },
    { "roster:\n  - handle: t s\n  - handle: \"12\"\n  - handle: \"@\"\n  - handle: \"\"\n",
      "c:2:13: error: 't s' cannot be a handle; use letters, digits, '_', '-' and '/'\n"
      "c:3:13: error: '12' cannot be a handle; use letters, digits, '_', '-' and '/'\n"
      "c:4:13: error: '@' cannot be a handle; use letters, digits, '_', '-' and '/'\n"
      "c:5:13: error: 'handle' must be a text\n" },
    { "roster:\n  - handle: t\n    nam: x\n    role: [a]\n    name: ' '\n    alias: [b]\n",
      "c:3:5: error: unknown key 'nam', did you mean 'name'?\n"
      "c:4:11: error: 'role' must be a text\n"
      "c:5:11: error: 'name' must be a text\n"
      "c:6:5: error: unknown key 'alias', did you mean 'aliases'?\n" },
    { "roster:\n  - handle: t\n    aliases: Tom\n",
      "c:3:14: error: 'aliases' takes a list, such as [Tom, Tommy]\n" },
    { "roster:\n  - handle: t\n    aliases: [Tom, '', {a: b}]\n",
      "c:3:20: error: an alias must be a text\nc:3:24: error: an alias must be a text\n" },
    { BOM "colr: auto\n", "c:1:1: error: unknown key 'colr', did you mean 'color'?\n" },
};

START_TEST(problems_are_all_told_with_their_place)
{
    const char *text = problems[_i].text;
    g_autoptr(emj_diags) diags = emj_diags_new("c");
    g_autoptr(emj_config) config = emj_config_read(text, strlen(text), diags);
    g_autoptr(GString) said = g_string_new(NULL);
    for (size_t i = 0; i < emj_diags_count(diags); i++) {
        g_autofree char *line = emj_diags_format(diags, i);
        g_string_append_printf(said, "%s\n", line);
    }
    ck_assert_ptr_null(config);
    ck_assert_str_eq(said->str, problems[_i].messages);
}
END_TEST

static const char *const broken[] = {
    "color: \"auto\n", "color: &a auto\n",   "a: b\n---\nc: d\n",
    "\xFF\xFE\x63:",   "color:\tauto\x01\n", "\tcolor: auto\n",
};

START_TEST(broken_yaml_is_refused)
{
    g_autoptr(emj_diags) diags = emj_diags_new("c");
    ck_assert_ptr_null(emj_config_read(broken[_i], strlen(broken[_i]), diags));
    ck_assert_uint_ge(emj_diags_errors(diags), 1);
    ck_assert_uint_ge(emj_diags_get(diags, 0)->mark.line, 1);
}
END_TEST

/* --- setting --- */

static const struct {
    const char *before;
    const char *key;
    const char *value;
    const char *after;
} edits[] = {
    { "", "color", "never", "color: never\n" },
    { BOM, "color", "never", BOM "color: never\n" },
    { "# mine\n", "range", "30-60", "# mine\nrange: \"30-60\"\n" },
    { "color: auto\n", "color", "never", "color: never\n" },
    { "color: auto", "color", "never", "color: never" },
    { BOM "color: auto\n", "color", "never", BOM "color: never\n" },
    { "color: auto\n", "language", "no", "color: auto\nlanguage: \"no\"\n" },
    { "color: auto", "max_questions", "5", "color: auto\nmax_questions: 5\n" },
    { "color: auto  # why\n# end\n", "color", "always", "color: always  # why\n# end\n" },
    { "color: \"auto\" # why\n", "color", "always", "color: always # why\n" },
    { "journal: 'it''s # here' # why\n", "journal", "/j", "journal: /j # why\n" },
    { "journal: \"a\\\"# b\"\t# why\n", "journal", "/j", "journal: /j\t# why\n" },
    { "journal: a#b\ncolor: auto\n", "journal", "/j", "journal: /j\ncolor: auto\n" },
    { "journal:   # none yet\n", "journal", "/j", "journal: /j   # none yet\n" },
    { "journal:\ncolor: auto\n", "journal", "/j", "journal: /j\ncolor: auto\n" },
    { "journal:\n  /a b/c\n  d\n# x\ncolor: auto\n", "journal", "/j",
      "journal: /j\n# x\ncolor: auto\n" },
    { "journal: >-\n  /a\ncolor: auto\n", "journal", "/j", "journal: /j\ncolor: auto\n" },
    { "\"color\": auto\n", "color", "never", "color: never\n" },
    { "  color: auto\n  range: 1-2\n", "color", "never", "  color: never\n  range: 1-2\n" },
    { "  color: auto\n", "range", "", "  color: auto\n  range: \"\"\n" },
    { "color: auto # a\r\nrange: 1-2\r\n", "color", "never",
      "color: never # a\r\nrange: 1-2\r\n" },
    { "color: auto\r\n", "week_start", "sunday", "color: auto\r\nweek_start: sunday\r\n" },
    { "color: auto\r\nrange: 1-2", "max_questions", "2",
      "color: auto\r\nrange: 1-2\r\nmax_questions: 2\r\n" },
    { "roster:\n  - handle: a\n", "journal", "~/Journal of Ä: #1",
      "roster:\n  - handle: a\njournal: \"~/Journal of Ä: #1\"\n" },
    { "---\ncolor: auto\n", "color", "never", "---\ncolor: never\n" },
    { "color: auto\n", "color", "auto", "color: auto\n" },
    { "range: 1-2\n", "range", "", "range: \"\"\n" },
    { "\n\nlanguage: en\n\n# tail\n\n", "language", "de", "\n\nlanguage: de\n\n# tail\n\n" },
    { "x-a: 1\nmax_questions: 2\nx-b: 2\n", "max_questions", "4",
      "x-a: 1\nmax_questions: 4\nx-b: 2\n" },
};

START_TEST(setting_changes_one_line)
{
    size_t length = 0;
    g_autoptr(GError) error = NULL;
    g_autofree char *after = emj_config_set(edits[_i].before, strlen(edits[_i].before),
                                            edits[_i].key, edits[_i].value, &length, &error);
    ck_assert_msg(after != NULL, "%s", error ? error->message : "");
    ck_assert_str_eq(after, edits[_i].after);
    ck_assert_uint_eq(length, strlen(edits[_i].after));
    g_autoptr(emj_config) config = read_text(after);
    g_autofree char *value = emj_config_get(config, edits[_i].key);
    ck_assert_str_eq(value, edits[_i].value);
}
END_TEST

START_TEST(setting_starts_a_missing_file)
{
    size_t length = 0;
    g_autofree char *after = emj_config_set(NULL, 0, "color", "never", &length, NULL);
    ck_assert_str_eq(after, "color: never\n");
    ck_assert_uint_eq(length, strlen(after));
}
END_TEST

static const struct {
    const char *before;
    const char *key;
    const char *value;
    enum emj_error code;
    const char *message; /* its beginning */
} refusals[] = {
    { "", "colour", "auto", EMJ_ERROR_USAGE, "unknown key 'colour', did you mean 'color'?" },
    { "", "qqqqqq", "1", EMJ_ERROR_USAGE, "unknown key 'qqqqqq'" },
    { "", "roster", "a", EMJ_ERROR_USAGE, "'roster' holds more than one value" },
    { "", "review_headings", "a", EMJ_ERROR_USAGE, "'review_headings' holds more" },
    { "", "journals", "a", EMJ_ERROR_USAGE, "'journals' holds more" },
    { "", "color", "red", EMJ_ERROR_USAGE, "'red' is not a choice of color" },
    { "", "range", "60-30", EMJ_ERROR_USAGE, "'60-30' is not a range" },
    { "", "journal", "a\nb", EMJ_ERROR_USAGE, "the value of 'journal' must be one line" },
    { "", "journal", "a\x1b", EMJ_ERROR_USAGE, "the value of 'journal' must be one line" },
    { "", "journal", "\xff", EMJ_ERROR_USAGE, "the value of 'journal' must be one line" },
    { "colr: auto\n", "color", "auto", EMJ_ERROR_INVALID,
      "config.yaml:1:1: error: unknown key 'colr', did you mean 'color'?" },
    { "{color: auto, range: 1-2}\n", "color", "never", EMJ_ERROR_INVALID,
      "'color' cannot be set in this file" },
    { "{color: auto}\n", "language", "de", EMJ_ERROR_INVALID,
      "'language' cannot be set in this file" },
    { "? color\n: auto\n", "color", "never", EMJ_ERROR_INVALID,
      "'color' cannot be set in this file" },
    { "color: auto\n...\n", "language", "de", EMJ_ERROR_INVALID,
      "'language' cannot be set in this file" },
};

START_TEST(setting_refuses_what_it_cannot_do)
{
    size_t length = 77;
    g_autoptr(GError) error = NULL;
    char *after = emj_config_set(refusals[_i].before, strlen(refusals[_i].before),
                                 refusals[_i].key, refusals[_i].value, &length, &error);
    ck_assert_ptr_null(after);
    ck_assert_uint_eq(length, 77);
    ck_assert_msg(g_error_matches(error, EMJ_ERROR, (int)refusals[_i].code), "%s",
                  error->message);
    ck_assert_msg(g_str_has_prefix(error->message, refusals[_i].message), "%s", error->message);
}
END_TEST

START_TEST(setting_every_key_in_turn_keeps_the_rest)
{
    static const char *const set[][2] = {
        { "journal", "/a b" },        { "language", "de" },
        { "week_start", "saturday" }, { "fiscal_year_start_month", "4" },
        { "max_questions", "2" },     { "color", "always" },
        { "range", "10-20" },
    };
    g_autofree char *text = g_strdup(whole);
    for (size_t i = 0; i < G_N_ELEMENTS(set); i++) {
        size_t length = 0;
        char *next = emj_config_set(text, strlen(text), set[i][0], set[i][1], &length, NULL);
        ck_assert_ptr_nonnull(next);
        g_free(text);
        text = next;
    }
    g_autoptr(emj_config) config = read_text(text);
    for (size_t i = 0; i < G_N_ELEMENTS(set); i++) {
        g_autofree char *value = emj_config_get(config, set[i][0]);
        ck_assert_str_eq(value, set[i][1]);
    }
    ck_assert_uint_eq(config->roster->len, 3);
    ck_assert_ptr_nonnull(strstr(text, "journal: /a b   # synced\n"));
    ck_assert_ptr_nonnull(strstr(text, strstr(whole, "x-theme")));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("config");
    TCase *reading = tcase_create("reading");
    TCase *refusing = tcase_create("refusing");
    TCase *setting = tcase_create("setting");

    tcase_add_loop_test(reading, text_without_settings_is_the_defaults, 0,
                        G_N_ELEMENTS(empty_texts));
    tcase_add_test(reading, no_bytes_are_the_defaults);
    tcase_add_test(reading, every_plain_key_is_listed_once);
    tcase_add_test(reading, every_key_is_read);
    tcase_add_test(reading, people_keep_their_order_and_fold_their_handles);
    tcase_add_test(reading, windows_files_read_the_same);
    tcase_add_loop_test(reading, values_have_their_edges, 0, G_N_ELEMENTS(values));
    suite_add_tcase(s, reading);

    tcase_add_loop_test(refusing, problems_are_all_told_with_their_place, 0,
                        G_N_ELEMENTS(problems));
    tcase_add_loop_test(refusing, broken_yaml_is_refused, 0, G_N_ELEMENTS(broken));
    suite_add_tcase(s, refusing);

    tcase_add_loop_test(setting, setting_changes_one_line, 0, G_N_ELEMENTS(edits));
    tcase_add_test(setting, setting_starts_a_missing_file);
    tcase_add_loop_test(setting, setting_refuses_what_it_cannot_do, 0, G_N_ELEMENTS(refusals));
    tcase_add_test(setting, setting_every_key_in_turn_keeps_the_rest);
    suite_add_tcase(s, setting);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
