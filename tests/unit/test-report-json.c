/* The report as JSON: its form, its keys, what a shared copy leaves out, hostile bytes. */
#include <check.h>
#include <stdlib.h>

#include "report-random.h"
#include "report/json.h"

static struct report_place place;

static void setup(void)
{
    report_place_init(&place);
}

static void teardown(void)
{
    report_place_clear(&place);
}

static struct emj_period october(void)
{
    return report_period(EMJ_PERIOD_MONTH, "2026-10-31");
}

static const struct emj_report *make_report(struct emj_period period, bool share)
{
    struct emj_report_request request = report_request(&place, period, period.last);
    request.share = share;
    place.report = emj_report_new(&request);
    return place.report;
}

static char *text_of(const struct emj_report *report, enum emj_report_entries entries)
{
    struct emj_report_options options = { .entries = entries, .root = "/j" };
    return report_json(report, &options);
}

static json_t *parse(const char *text)
{
    json_error_t error;
    json_t *object = json_loads(text, 0, &error);
    ck_assert_msg(object != NULL, "%d:%d: %s", error.line, error.column, error.text);
    return object;
}

static json_t *json_of(const struct emj_report *report, enum emj_report_entries entries)
{
    g_autofree char *text = text_of(report, entries);
    return parse(text);
}

/* A value by its path: "balance.entries.of", "list.0.id". Borrowed; NULL: no such key. */
static const json_t *at(const json_t *object, const char *path)
{
    g_auto(GStrv) keys = g_strsplit(path, ".", -1);
    for (size_t i = 0; keys[i]; i++) {
        const json_t *array = json_is_array(object) ? object : NULL;
        object = array ? json_array_get(array, (size_t)g_ascii_strtoull(keys[i], NULL, 10))
                       : json_object_get(object, keys[i]);
    }
    return object;
}

static void assert_value(const json_t *object, const char *path, const char *expected)
{
    const json_t *value = at(object, path);
    ck_assert_msg(value != NULL, "%s", path);
    char *found = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    ck_assert_msg(strcmp(found, expected) == 0, "%s is %s, not %s", path, found, expected);
    free(found);
}

/* --- the form --- */

/* Written piece by piece, it is what would have been written at once. */
START_TEST(test_one_document)
{
    static const enum emj_report_entries entries[] = { EMJ_REPORT_ENTRIES_NONE,
                                                       EMJ_REPORT_ENTRIES_LIST,
                                                       EMJ_REPORT_ENTRIES_FULL };
    add_random_journal(place.entries, 3, 60);
    struct emj_period period =
        emj_period_all(report_day("2024-11-01"), report_day("2027-01-31"));
    g_autofree char *text = text_of(make_report(period, _i >= 3), entries[_i % 3]);
    json_t *object = parse(text);
    char *whole = json_dumps(object, JSON_INDENT(2));
    g_autofree char *expected = g_strconcat(whole, "\n", NULL);
    ck_assert_str_eq(text, expected);
    free(whole);
    json_decref(object);
}
END_TEST

START_TEST(test_empty_list)
{
    g_autofree char *text = text_of(make_report(october(), false), EMJ_REPORT_ENTRIES_LIST);
    ck_assert(g_str_has_suffix(text, ",\n  \"list\": []\n}\n"));
    json_decref(parse(text));
}
END_TEST

/* Reads all but one of three entries. */
static struct emj_entry *read_but(void *number, const char *path)
{
    const int *left_out = number;
    g_autofree char *end = g_strdup_printf("-%04d.md", *left_out);
    return g_str_has_suffix(path, end) ? NULL : report_read(place.entries, path);
}

START_TEST(test_entries_that_are_gone)
{
    int left_out = _i;
    for (int i = 0; i < 3; i++) {
        g_autofree char *day = g_strdup_printf("2026-10-%02d", i + 1);
        const struct report_spec spec = { .day = day, .work = MGMT };
        report_add(place.entries, &spec, 1);
    }
    struct emj_report_request request = report_request(&place, october(), october().last);
    request.reader = (struct emj_entry_reader){ read_but, &left_out };
    place.report = emj_report_new(&request);
    json_t *object = json_of(place.report, EMJ_REPORT_ENTRIES_LIST);
    ck_assert_uint_eq(json_array_size(at(object, "list")), _i < 3 ? 2 : 3);
    assert_value(object, "entries.total", "3");
    json_decref(object);
}
END_TEST

/* --- the keys --- */

static void add_findings(void)
{
    const struct report_spec specs[] = {
        { .day = "2026-07-02",
          .activity = "team-focus",
          .work = MGMT,
          .functions = FUNCTION(PLANNING_BUDGETING),
          .text = "Cut @wen #hiring +",
          .evidence = "Seen",
          .commitment = "[x] When a, I b (kept 2026-08-01)" },
        { .day = "2026-07-03", .work = LEAD, .text = "Late #hiring -" },
        { .day = "2026-08-03", .work = LEAD, .text = "Some budget" },
        { .day = "2026-08-04", .work = LEAD, .text = "More budget" },
        { .day = "2026-08-05",
          .work = LEAD,
          .functions = FUNCTION(SETTING_DIRECTION),
          .text = "Less budget",
          .evidence = "Seen" },
    };
    static const struct {
        const char *title;
        unsigned functions;
    } headings[] = {
        { "Results", FUNCTION(PLANNING_BUDGETING) },
        { "Vision", FUNCTION(SETTING_DIRECTION) },
    };
    report_add(place.entries, specs, G_N_ELEMENTS(specs));
    report_add_person(place.config, "ade", NULL, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        struct emj_review_heading *heading = g_new0(struct emj_review_heading, 1);
        heading->title = g_strdup(headings[i].title);
        heading->functions = headings[i].functions;
        g_ptr_array_add(place.config->review_headings, heading);
    }
}

static struct emj_period half_year(void)
{
    struct emj_period period = { 0 };
    ck_assert(
        emj_period_range(report_day("2026-07-01"), report_day("2026-12-31"), &period, NULL));
    return period;
}

static const struct {
    const char *path;
    const char *value;
} findings[] = {
    { "highlights",
      "[{\"date\":\"2026-07-02\",\"activity\":\"team-focus\",\"text\":\"Cut @wen #hiring\","
      "\"evidence\":\"Seen\",\"entry\":\"2026-07-02-0000\",\"picked\":\"marked\"}]" },
    { "setbacks", "[{\"date\":\"2026-07-03\",\"activity\":null,\"text\":\"Late #hiring\","
                  "\"entry\":\"2026-07-03-0001\"}]" },
    { "people",
      "[{\"handle\":\"wen\",\"mentions\":1,\"last\":\"2026-07-02\",\"with_example\":1},"
      "{\"handle\":\"ade\",\"mentions\":0,\"last\":null,\"with_example\":0}]" },
    { "themes", "[{\"theme\":\"hiring\",\"entries\":2,\"previous\":0}]" },
    { "frequent_words", "[{\"word\":\"budget\",\"entries\":3}]" },
    { "evidence_by_month.0",
      "{\"label\":\"July\",\"from\":\"2026-07-01\",\"to\":\"2026-07-31\","
      "\"entries\":2,\"highlights\":1,\"closed\":0}" },
    { "evidence_by_month.1.closed", "1" },
    { "by_expectation.1", "{\"heading\":\"Vision\",\"entries\":1,\"highlights\":[],"
                          "\"others\":[\"2026-08-05-0004\"],"
                          "\"others_picked\":\"automatic\"}" },
    { "by_expectation.0", "{\"heading\":\"Results\",\"entries\":1,"
                          "\"highlights\":[\"2026-07-02-0000\"],\"others\":[],"
                          "\"others_picked\":null}" },
    { "silence", "{\"from\":\"2026-08-06\",\"to\":\"2026-12-31\",\"days\":148}" },
    { "commitments.items.0.entry", "\"2026-07-02-0000\"" },
};

START_TEST(test_findings)
{
    add_findings();
    json_t *object = json_of(make_report(half_year(), false), EMJ_REPORT_ENTRIES_NONE);
    for (size_t i = 0; i < G_N_ELEMENTS(findings); i++)
        assert_value(object, findings[i].path, findings[i].value);
    json_decref(object);
}
END_TEST

START_TEST(test_picked_automatically)
{
    const struct report_spec spec = {
        .day = "2026-10-02", .work = MGMT, .text = "Did", .evidence = "Seen"
    };
    report_add(place.entries, &spec, 1);
    json_t *object = json_of(make_report(october(), false), EMJ_REPORT_ENTRIES_NONE);
    assert_value(object, "highlights.0.picked", "\"automatic\"");
    assert_value(object, "evidence_by_month", "[]");
    assert_value(object, "by_expectation", "[]");
    json_decref(object);
}
END_TEST

/* --- a shared copy --- */

/* Every text that must not be shown holds "secret". */
static void add_secrets(void)
{
    static const char mixed[] =
        "# Planning\n\n"
        "## Open?\n<!-- prompt: what any happened -->\n\nSaid it #open +\n\n"
        "## Secret?\n<!-- prompt: hide any effect private -->\n\n"
        "A secret #secret +\n\n"
        "## Hidden?\n<!-- prompt: seen any evidence -->\n\n"
        "Seen\n// secret line\n";
    const struct report_spec specs[] = {
        { .day = "2026-10-01",
          .activity = "team-focus",
          .work = MGMT,
          .minutes = 30,
          .functions = FUNCTION(ALIGNING_PEOPLE),
          .body = mixed,
          .commitment = "[ ] When open, I close" },
        { .day = "2026-10-02",
          .activity = "secret-work",
          .work = BOTH,
          .private = true,
          .minutes = 20,
          .text = "secret +",
          .evidence = "secret",
          .signs = "#secret",
          .commitment = "[ ] When secret, I keep it" },
        { .day = "2026-10-03", .work = LEAD, .body = "// secret title\n\nMore of it #open" },
        { .day = "2026-10-04",
          .work = LEAD,
          .text = "secret\n// one\nsecret -",
          .evidence = "Everybody saw it" },
    };
    report_add(place.entries, specs, G_N_ELEMENTS(specs));
}

static const struct {
    const char *path;
    const char *value;
} shared[] = {
    { "entries.total", "4" },
    { "entries.private", "2" },
    { "entries.same_day", "null" },
    { "balance.entries.of", "8" },
    { "balance.minutes", "null" },
    { "balance.words", "null" },
    { "people", "[]" },
    { "carry_forward", "[]" },
    { "setbacks", "[]" },
    { "themes", "[]" },
    { "highlights.0.text", "\"Said it #open\"" },
    { "highlights.0.evidence", "null" },
    { "commitments.open", "2" },
    { "commitments.items.0.text", "\"When open, I close\"" },
    { "commitments.items.1", "{\"text\":null,\"state\":\"open\",\"made\":null,\"closed\":null,"
                             "\"entry\":null}" },
    { "list.0.id", "\"2026-10-01-0000\"" },
    { "list.0.path", "null" },
    { "list.0.recorded", "null" },
    { "list.0.title", "\"Planning\"" },
    { "list.0.activity", "\"team-focus\"" },
    { "list.0.tagged", "\"chosen\"" },
    { "list.0.functions", "[\"aligning-people\"]" },
    { "list.0.minutes", "30" },
    { "list.0.words", "3" },
    { "list.0.people", "[]" },
    { "list.0.themes", "[\"open\"]" },
    { "list.0.highlight", "true" },
    { "list.0.answers",
      "[{\"prompt\":\"what\",\"side\":\"any\",\"step\":\"happened\",\"question\":\"Open?\","
      "\"text\":\"Said it #open\",\"marker\":\"+\",\"private\":false}]" },
    { "list.0.commitments.0.text", "\"When open, I close\"" },
    { "list.0.private", "false" },
    { "list.1.id", "null" },
    { "list.1.date", "\"2026-10-02T10:00:00+01:00\"" },
    { "list.1.work", "[\"management\",\"leadership\"]" },
    { "list.1.activity", "null" },
    { "list.1.functions", "[]" },
    { "list.1.tags", "[]" },
    { "list.1.tagged", "null" },
    { "list.1.minutes", "null" },
    { "list.1.words", "null" },
    { "list.1.highlight", "null" },
    { "list.1.commitments", "[]" },
    { "list.1.answers", "[]" },
    { "list.1.private", "true" },
    { "list.2.private", "true" },
    { "list.3.answers.0.text", "\"Everybody saw it\"" },
    { "list.3.highlight", "false" },
    { "list.3.title", "\"Everybody saw it\"" },
};

START_TEST(test_shared_copy)
{
    add_secrets();
    json_t *object = json_of(make_report(october(), true), EMJ_REPORT_ENTRIES_LIST);
    for (size_t i = 0; i < G_N_ELEMENTS(shared); i++)
        assert_value(object, shared[i].path, shared[i].value);
    json_decref(object);
}
END_TEST

/* The activity of a private entry is a row of the matrix; nothing else of it is there. */
START_TEST(test_shared_copy_has_no_secret)
{
    static const enum emj_report_entries entries[] = { EMJ_REPORT_ENTRIES_NONE,
                                                       EMJ_REPORT_ENTRIES_LIST,
                                                       EMJ_REPORT_ENTRIES_FULL };
    add_secrets();
    g_autofree char *text = text_of(make_report(october(), true), entries[_i]);
    json_t *object = parse(text);
    json_object_del(object, "coverage");
    json_object_del(object, "gaps");
    char *rest = json_dumps(object, 0);
    ck_assert_msg(strstr(rest, "ecret") == NULL, "%s", rest);
    ck_assert_ptr_null(strstr(rest, "\"/j"));
    free(rest);
    json_decref(object);
}
END_TEST

/* The same keys in the same order, but that a shared item says whether it is private. */
START_TEST(test_keys_of_both_copies)
{
    add_secrets();
    json_t *whole = json_of(make_report(october(), false), EMJ_REPORT_ENTRIES_FULL);
    json_t *part = json_of(make_report(october(), true), EMJ_REPORT_ENTRIES_FULL);
    for (size_t i = 0; i < 4; i++) {
        json_t *mine = json_array_get(json_object_get(whole, "list"), i);
        json_t *theirs = json_array_get(json_object_get(part, "list"), i);
        void *iter = json_object_iter(theirs);
        const char *key = NULL;
        json_t *value = NULL;
        json_object_foreach (mine, key, value) {
            ck_assert_str_eq(json_object_iter_key(iter), key);
            ck_assert(json_is_array(value) == json_is_array(json_object_get(theirs, key)));
            iter = json_object_iter_next(theirs, iter);
        }
        ck_assert_str_eq(json_object_iter_key(iter), "private");
        ck_assert_ptr_null(json_object_iter_next(theirs, iter));
    }
    json_decref(whole);
    json_decref(part);
}
END_TEST

START_TEST(test_roles_in_place_of_handles)
{
    const struct report_spec spec = { .day = "2026-10-02",
                                      .work = MGMT,
                                      .text = "Told @tomas +",
                                      .evidence = "@tomas agreed with @stranger",
                                      .commitment = "[ ] When @tomas asks, I answer" };
    report_add(place.entries, &spec, 1);
    report_add_person(place.config, "tomas", "Tomás Silva", NULL);
    json_t *object = json_of(make_report(october(), true), EMJ_REPORT_ENTRIES_FULL);
    assert_value(object, "highlights.0.text", "\"Told a senior engineer\"");
    assert_value(object, "highlights.0.evidence",
                 "\"A senior engineer agreed with a team member\"");
    assert_value(object, "commitments.items.0.text",
                 "\"When a senior engineer asks, I answer\"");
    assert_value(object, "list.0.answers.0.text", "\"Told a senior engineer\"");
    ck_assert_ptr_null(strchr(json_string_value(at(object, "list.0.body")), '@'));
    json_decref(object);
}
END_TEST

/* Wherever a name stands, it is noticed, with its line where it stands in an entry. */
static const struct {
    struct report_spec spec;
    const char *heading; /* of reviews */
    bool in_entry;
} names[] = {
    { { .text = "Told Tomás +" }, NULL, true },
    { { .text = "Did +", .evidence = "tomas smiled" }, NULL, true },
    { { .text = "Did -", .commitment = "[ ] When TOMÁS asks, I answer" }, NULL, true },
    { { .body = "# With Tomás\n\nDid it" }, NULL, true },
    { { .body = "## What did Tomás say?\n<!-- prompt: what any happened -->\n\nA lot" },
      NULL,
      true },
    { { .activity = "tomas-coaching", .text = "Did" }, NULL, false },
    { { .text = "Did #tomas" }, NULL, true },
    { { .text = "Did +" }, "What Tomás wants", false },
};

START_TEST(test_names_are_refused)
{
    struct emj_period period = half_year();
    struct report_spec spec = names[_i].spec;
    spec.day = "2026-10-02";
    spec.work = MGMT;
    report_add_person(place.config, "tomas", "Tomás Silva", NULL);
    if (names[_i].heading) {
        struct emj_review_heading *heading = g_new0(struct emj_review_heading, 1);
        heading->title = g_strdup(names[_i].heading);
        g_ptr_array_add(place.config->review_headings, heading);
    }
    for (int i = 0; i < 2; i++)
        report_add(place.entries, &spec, 1);
    struct emj_report_options options = { .entries = EMJ_REPORT_ENTRIES_FULL, .root = "/j" };
    const struct emj_report *report = make_report(period, true);
    g_autoptr(emj_share) share = emj_share_new(place.digest, place.config);
    g_autoptr(GString) text = g_string_new(NULL);
    emj_report_json(report, &options, share, emj_sink_to_string(text));
    g_autoptr(GPtrArray) refusals = emj_share_refusals(share);
    bool in_entry = false;
    ck_assert_uint_ge(refusals->len, 1);
    for (guint i = 0; i < refusals->len; i++) {
        const struct emj_share_refusal *refusal = g_ptr_array_index(refusals, i);
        in_entry = in_entry || (refusal->path && refusal->line > 0);
    }
    ck_assert_int_eq(in_entry, names[_i].in_entry);
}
END_TEST

/* --- hostile bytes --- */

static const char *const hostile[] = {
    "\xff\xfe\xc3(",
    "\x1b[31m\x07\x7f",
    "\xc2\x80\xc2\x9b"
    "31m\xc2\x9f",
    "\xe2\x80\xae"
    "abc\xe2\x80\xac \xe2\x81\xa6x\xe2\x81\xa9 \xd8\x9c \xe2\x80\x8e\xe2\x80\x8f",
    "\"quote\" \\ back\\u0041 \b\f",
    "\xed\xa0\x80 \xf4\x90\x80\x80 \xc0\xaf",
    "\xe2\x80\xa8 \xe2\x80\xa9 \xef\xbb\xbf",
};

static bool is_raw(gunichar c)
{
    return (c < 0x20 && c != '\n') || (c >= 0x7f && c <= 0x9f) || c == 0x61c || c == 0x200e ||
           c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

START_TEST(test_hostile_bytes)
{
    const char *bad = hostile[_i];
    g_autofree char *body = g_strdup_printf("# T%s\n\nA%s #t%s @p%s\n\n## Q%s?\n"
                                            "<!-- prompt: seen any evidence -->\n\nE%s +\n\n"
                                            "## Commitment\n\n- [ ] When %s, I %s\n",
                                            bad, bad, bad, bad, bad, bad, bad, bad);
    const struct report_spec specs[] = {
        { .day = "2026-10-02", .work = MGMT, .body = body },
        { .day = "2026-10-03", .work = MGMT, .body = body },
        { .day = "2026-10-04", .work = MGMT, .body = body },
    };
    report_add(place.entries, specs, G_N_ELEMENTS(specs));
    for (int share = 0; share < 2; share++) {
        g_autofree char *text =
            text_of(make_report(october(), share == 1), EMJ_REPORT_ENTRIES_FULL);
        ck_assert(g_utf8_validate(text, -1, NULL));
        for (const char *c = text; *c; c = g_utf8_find_next_char(c, NULL))
            ck_assert_msg(!is_raw(g_utf8_get_char(c)), "%04x", g_utf8_get_char(c));
        json_t *object = parse(text);
        ck_assert_uint_eq(json_array_size(at(object, "list")), 3);
        json_decref(object);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("json");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_one_document, 0, 6);
    tcase_add_test(tests, test_empty_list);
    tcase_add_loop_test(tests, test_entries_that_are_gone, 0, 4);
    tcase_add_test(tests, test_findings);
    tcase_add_test(tests, test_picked_automatically);
    tcase_add_test(tests, test_shared_copy);
    tcase_add_loop_test(tests, test_shared_copy_has_no_secret, 0, 3);
    tcase_add_test(tests, test_keys_of_both_copies);
    tcase_add_test(tests, test_roles_in_place_of_handles);
    tcase_add_loop_test(tests, test_names_are_refused, 0, (int)G_N_ELEMENTS(names));
    tcase_add_loop_test(tests, test_hostile_bytes, 0, (int)G_N_ELEMENTS(hostile));

    Suite *suite = suite_create("report-json");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
