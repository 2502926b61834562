#include "entry-support.h"

#include "entry/json.h"

static void assert_json(json_t *got, const char *wanted)
{
    char *text = json_dumps(got, JSON_COMPACT | JSON_ENCODE_ANY);
    ck_assert_str_eq(text, wanted);
    free(text);
    json_decref(got);
}

START_TEST(full)
{
    g_autofree char *bytes = read_data("example.md");
    g_autoptr(emj_entry) entry = read_good(bytes);
    assert_json(
        emj_entry_to_json(entry, "/home/wen/journal", false),
        "{\"id\":\"2026-11-12-1432-note\","
        "\"path\":\"/home/wen/journal/2026/11/2026-11-12-1432-note.md\","
        "\"date\":\"2026-11-12T14:32:00+01:00\",\"recorded\":\"2026-11-12T15:04:10+01:00\","
        "\"title\":\"Sync with Identity\",\"activity\":\"dependency-management\","
        "\"pack\":\"dependency-management@3\",\"tags\":[\"leadership\",\"management\"],"
        "\"work\":[\"management\",\"leadership\"],\"tagged\":\"chosen\","
        "\"functions\":[\"aligning-people\"],\"minutes\":30,\"words\":28,"
        "\"people\":[\"tomas\"],\"themes\":[\"reliability\"],\"highlight\":true,"
        "\"answers\":[{\"prompt\":\"what-i-did\",\"side\":\"any\",\"step\":\"happened\","
        "\"question\":\"What did you decide, change or say?\","
        "\"text\":\"Moved the token migration behind their audit, asked @tomas to plan for 20 "
        "Nov #reliability\",\"marker\":null,\"private\":false},"
        "{\"prompt\":\"shared-goal\",\"side\":\"leadership\",\"step\":\"effect\","
        "\"question\":\"Which shared goal did the other team say back to you?\","
        "\"text\":\"Their lead repeated that zero forced log-outs is the bar for both teams\","
        "\"marker\":\"+\",\"private\":false}],"
        "\"commitments\":[{\"text\":\"When the next date slips, I will ask what would have to "
        "be dropped to keep "
        "it\",\"state\":\"open\",\"made\":\"2026-11-12\",\"closed\":null}]}");
}
END_TEST

START_TEST(empty)
{
    g_autoptr(emj_entry) entry = read_good("---\ndate: 2026-01-02T03:04:05Z\n---\n");
    assert_json(
        emj_entry_to_json(entry, "/", true),
        "{\"id\":\"2026-11-12-1432-note\",\"path\":\"/2026/11/2026-11-12-1432-note.md\","
        "\"date\":\"2026-01-02T03:04:05+00:00\",\"recorded\":null,\"title\":null,"
        "\"activity\":null,\"pack\":null,\"tags\":[],\"work\":[],\"tagged\":null,"
        "\"functions\":[],\"minutes\":null,\"words\":0,\"people\":[],\"themes\":[],"
        "\"highlight\":false,\"answers\":[],\"commitments\":[],\"body\":\"\"}");
}
END_TEST

START_TEST(loose_answer)
{
    g_autoptr(emj_entry) entry = read_good("---\ndate: 2026-01-02T03:04:05Z\npack: ab\n"
                                           "private: true\n---\nno good -\n");
    json_t *object = emj_entry_to_json(entry, "/j", true);
    assert_json(json_incref(json_object_get(object, "answers")),
                "[{\"prompt\":null,\"side\":\"any\",\"step\":\"happened\",\"question\":null,"
                "\"text\":\"no good\",\"marker\":\"-\",\"private\":true}]");
    assert_json(json_incref(json_object_get(object, "pack")), "\"ab\"");
    assert_json(json_incref(json_object_get(object, "highlight")), "false");
    assert_json(json_incref(json_object_get(object, "body")), "\"no good -\\n\"");
    json_decref(object);
}
END_TEST

START_TEST(commitments)
{
    g_autofree char *bytes = read_data("closed.md");
    g_autoptr(emj_entry) entry = read_good(bytes);
    assert_json(emj_commitment_to_json(entry, commitment_at(entry, 3)),
                "{\"text\":\"When the review starts, I will ask Wen for a summary\","
                "\"state\":\"dropped\",\"made\":\"2026-10-19\",\"closed\":\"2026-10-28\"}");
    assert_json(emj_commitment_to_json(entry, commitment_at(entry, 0)),
                "{\"text\":\"When a request arrives mid-sprint, I will reply with the cost "
                "before yes or no\",\"state\":\"open\",\"made\":\"2026-10-19\","
                "\"closed\":null}");
}
END_TEST

START_TEST(bytes_that_are_no_text)
{
    static const char bytes[] = FRONT "# \xff\n\n@we\0n \xfe\n";
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    g_autoptr(emj_entry) entry = read_bytes(bytes, sizeof bytes - 1, diags);
    json_t *object = emj_entry_to_json(entry, "/bad\xff", true);
    assert_json(json_incref(json_object_get(object, "path")),
                "\"/bad\xef\xbf\xbd/2026/11/2026-11-12-1432-note.md\"");
    assert_json(json_incref(json_object_get(object, "title")), "\"\xef\xbf\xbd\"");
    assert_json(json_incref(json_object_get(object, "body")),
                "\"\\n# \xef\xbf\xbd\\n\\n@we\xef\xbf\xbdn \xef\xbf\xbd\\n\"");
    json_decref(object);
}
END_TEST

static const struct {
    const char *text;
    const char *json;
} texts[] = {
    { NULL, "null" },
    { "", "\"\"" },
    { "a \"b\"\n", "\"a \\\"b\\\"\\n\"" },
    { "\xff", "\"\xef\xbf\xbd\"" },
    { "\x1b", "\"\\u001B\"" },
    { "caf\xc3\xa9", "\"caf\xc3\xa9\"" },
};

START_TEST(text)
{
    assert_json(emj_json_text(texts[_i].text), texts[_i].json);
}
END_TEST

/* What is written for a string: nothing in it can reach a terminal or turn its text round. */
static const struct {
    const char *string;
    const char *dump;
} dumps[] = {
    { "a\x7f", "\"a\\u007f\"" },
    { "\xc2\x80\xc2\x9f\xc2\xa0", "\"\\u0080\\u009f\xc2\xa0\"" },
    { "\xd8\x9c\xd8\x9d", "\"\\u061c\xd8\x9d\"" },
    { "\xe2\x80\x8d\xe2\x80\x8e\xe2\x80\x8f\xe2\x80\x90",
      "\"\xe2\x80\x8d\\u200e\\u200f\xe2\x80\x90\"" },
    { "\xe2\x80\xa9\xe2\x80\xaa\xe2\x80\xae\xe2\x80\xaf",
      "\"\xe2\x80\xa9\\u202a\\u202e\xe2\x80\xaf\"" },
    { "\xe2\x81\xa5\xe2\x81\xa6\xe2\x81\xa9\xe2\x81\xaa",
      "\"\xe2\x81\xa5\\u2066\\u2069\xe2\x81\xaa\"" },
    { "\x1b\"\\", "\"\\u001B\\\"\\\\\"" },
    { "", "\"\"" },
};

START_TEST(dump)
{
    json_t *string = json_string(dumps[_i].string);
    g_autofree char *found = emj_json_dump(string);
    json_t *again = json_loads(found, JSON_DECODE_ANY, NULL);
    ck_assert_str_eq(found, dumps[_i].dump);
    ck_assert(json_equal(string, again));
    json_decref(string);
    json_decref(again);
}
END_TEST

START_TEST(dump_is_indented)
{
    json_t *object = json_pack("{s:[i, {s:n}], s:[]}", "b", 1, "\x7f", "a");
    g_autofree char *found = emj_json_dump(object);
    ck_assert_str_eq(found,
                     "{\n  \"b\": [\n    1,\n    {\n      \"\\u007f\": null\n    }\n  ],\n"
                     "  \"a\": []\n}");
    json_decref(object);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entry-json");
    TCase *tcase = tcase_create("json");
    tcase_add_test(tcase, full);
    tcase_add_test(tcase, empty);
    tcase_add_test(tcase, loose_answer);
    tcase_add_test(tcase, commitments);
    tcase_add_test(tcase, bytes_that_are_no_text);
    tcase_add_loop_test(tcase, text, 0, G_N_ELEMENTS(texts));
    tcase_add_loop_test(tcase, dump, 0, G_N_ELEMENTS(dumps));
    tcase_add_test(tcase, dump_is_indented);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
