/* The largest that is allowed works, one more is refused, and bombs are refused at once. */
#include <time.h>

#include "yaml-helpers.h"

static char *repeat(const char *text, size_t times)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < times; i++)
        g_string_append(out, text);
    return g_string_free(out, FALSE);
}

/* HEAD, BODY `times` times, TAIL. */
static char *around(const char *head, const char *body, size_t times, const char *tail)
{
    g_autofree char *middle = repeat(body, times);
    return g_strconcat(head, middle, tail, NULL);
}

/* --- limits --- */

enum limited { BYTES, DEPTH, LINE, SCALAR, KEY, EVENTS };

static const struct {
    enum limited what;
    size_t largest; /* repetitions of `body` that still work */
    const char *head;
    const char *body;
    const char *tail;
    const char *refusal; /* of one more */
} limited_texts[] = {
    { BYTES, 200 - 6, "a: b #", "x", "", "t:1:201: error: the text is larger than 200 bytes" },
    { BYTES, 200 - 7, "a: b\n# ", "x", "",
      "t:2:196: error: the text is larger than 200 bytes" },
    { DEPTH, 4, "", "- ", "a", "t:1:9: error: nested deeper than 4 levels" },
    { DEPTH, 3, "a: ", "[", "]]]", "t:1:7: error: nested deeper than 4 levels" },
    { LINE, 20 - 6, "a: b #", "x", "\n", "t:1:21: error: the line is longer than 20 bytes" },
    { LINE, 20 - 6, "a: b #", "x", "\r\n", "t:1:21: error: the line is longer than 20 bytes" },
    { LINE, 7, "a: b #", "\xC3\xA9", "\n", "t:1:14: error: the line is longer than 20 bytes" },
    { SCALAR, 10, "a: ", "x", "\n", "t:1:4: error: the text is longer than 10 bytes" },
    { SCALAR, 9, "a: |\n  ", "x", "\n", "t:1:4: error: the text is longer than 10 bytes" },
    { KEY, 10, "", "x", ": a\n", "t:1:1: error: the key is longer than 10 bytes" },
    /* Stream, document, list and the end of the list are events as well. */
    { EVENTS, 20 - 6, "", "- a\n", "", "t:16:1: error: more than 20 keys, values and lists" },
};

static struct emj_yaml_limits tight_limits(enum limited what)
{
    struct emj_yaml_limits limits = emj_yaml_pack_limits;
    switch (what) {
    case BYTES:
        limits.bytes = 200;
        break;
    case DEPTH:
        limits.depth = 4;
        break;
    case LINE:
        limits.line_bytes = 20;
        break;
    case SCALAR:
        limits.scalar_bytes = 10;
        break;
    case KEY:
        limits.key_bytes = 10;
        break;
    case EVENTS:
        limits.events = 20;
        break;
    }
    return limits;
}

static char *limited_outcome(size_t row, size_t times)
{
    struct emj_yaml_limits limits = tight_limits(limited_texts[row].what);
    g_autofree char *text = around(limited_texts[row].head, limited_texts[row].body, times,
                                   limited_texts[row].tail);
    return yaml_outcome(text, strlen(text), &limits);
}

START_TEST(the_largest_works)
{
    g_autofree char *outcome = limited_outcome((size_t)_i, limited_texts[_i].largest);
    ck_assert_msg(!g_str_has_prefix(outcome, "t:"), "%s", outcome);
}
END_TEST

START_TEST(one_more_is_refused)
{
    g_autofree char *outcome = limited_outcome((size_t)_i, limited_texts[_i].largest + 1);
    ck_assert_str_eq(outcome, limited_texts[_i].refusal);
}
END_TEST

START_TEST(the_shipped_limits_are_those_of_the_manual)
{
    ck_assert_uint_eq(emj_yaml_pack_limits.bytes, 65536);
    ck_assert_uint_eq(emj_yaml_pack_limits.depth, 8);
    ck_assert_uint_eq(emj_yaml_pack_limits.line_bytes, 1024);
    ck_assert_uint_eq(emj_yaml_pack_limits.scalar_bytes, 65536);
    ck_assert_uint_eq(emj_yaml_pack_limits.key_bytes, 256);
    ck_assert_uint_eq(emj_yaml_pack_limits.events, 100000);
    ck_assert_uint_eq(emj_yaml_front_matter_limits.bytes, 65536);
    ck_assert_uint_eq(emj_yaml_front_matter_limits.depth, 8);
    ck_assert_uint_eq(emj_yaml_front_matter_limits.line_bytes, 0);
}
END_TEST

START_TEST(no_limits_go_deeper_than_the_builder)
{
    struct emj_yaml_limits limits = emj_yaml_pack_limits;
    limits.depth = 1000;
    g_autofree char *good = around("", "- ", 64, "a");
    g_autofree char *bad = around("", "- ", 65, "a");
    g_autofree char *read = yaml_outcome(good, strlen(good), &limits);
    g_autofree char *refused = yaml_outcome(bad, strlen(bad), &limits);
    ck_assert(g_str_has_prefix(read, "[[["));
    ck_assert_str_eq(refused, "t:1:129: error: nested deeper than 64 levels");
}
END_TEST

/* A map with many keys finds its equal ones by hash from some size on. */
START_TEST(equal_keys_are_found_in_maps_of_any_size)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < _i; i++)
        g_string_append_printf(text, "k%d: v\n", i);
    g_autofree char *good = yaml_outcome(text->str, text->len, &emj_yaml_pack_limits);
    ck_assert(!g_str_has_prefix(good, "t:"));
    g_string_append_printf(text, "k%d: v\nnew: v\nnew: v\n", _i / 2);
    g_autofree char *bad = yaml_outcome(text->str, text->len, &emj_yaml_pack_limits);
    g_autofree char *wanted =
        g_strdup_printf("t:%d:1: error: key 'k%d' is used twice (first on line %d)\n"
                        "t:%d:1: error: key 'new' is used twice (first on line %d)",
                        _i + 1, _i / 2, _i / 2 + 1, _i + 3, _i + 2);
    ck_assert_str_eq(bad, wanted);
    g_string_free(text, TRUE);
}
END_TEST

/* --- bombs --- */

enum {
    MEBIBYTE = 1024 * 1024,
    PACK_BYTES = 64 * 1024,
    PROMISED_MILLISECONDS = 100,
    SANITIZER_FACTOR = 5, /* what instrumented builds may cost */
};

static const struct {
    const char *head;
    const char *body;
    const char *tail;
} bombs[] = {
    { "", "[", "" },
    { "", "{a: ", "" },
    { "", "{", "" },
    { "", "[{", "" },
    { "", "- ", "" },
    { "", "-\n ", "" },
    { "", "? ", "" },
    { "", "? - ", "" },
    { "", "a: ", "" },
    { "", "[a, ", "" },
    { "", "{? ", "" },
    { "", "[]: ", "" },
    { "", "&a ", "x" },
    { "", "!a ", "x" },
    { "- &a b\n", "- *a\n", "" },
    { "", "- &a b\n", "" },
    { "", "- !a b\n", "" },
    { "&x [*x", ", *x", "]" },
    { "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [", "*a,", "*a]\nc: [*b,*b,*b]\n" },
    { "", "%TAG !a! tag:x,2000:\n", "--- a\n" },
    { "", "%YAML 1.1\n", "--- a\n" },
    { "", "--- a\n", "" },
    { "", "...\n", "" },
    { "a\n...\n", "%TAG !a! b\n", "--- a\n" },
    { "", "a: b\n", "" },
    { "", "<<: b\n", "" },
    { "a: ", "x", "\n" },
    { "a: \"", "\\u202e", "\"\n" },
    { "a: \"", "\\x41", "\"\n" },
    { "a: '", "x\n\n", "'\n" },
    { "a: |\n", "  x\n", "" },
    { "a: |\n", "\n", "" },
    { "", "#\n", "a" },
    { "", " ", "a" },
    { "", "\n", "a" },
    { "[", "a,", "a]" },
    { "[", "a: b,", "a]" },
    { "{", "a,", "a}" },
    { "", "\xE2\x80\xA8", "a" },
    { "a: ", "\xE2\x80\xAE", "\n" },
    { "a: ", "\x01", "\n" },
    { "", "\t", "" },
    { "", "\"", "" },
    { "", "\xFF", "" },
};

static void check_bomb(size_t row, size_t bytes, const struct emj_yaml_limits *limits)
{
    size_t times =
        (bytes - strlen(bombs[row].head) - strlen(bombs[row].tail)) / strlen(bombs[row].body);
    g_autofree char *text = around(bombs[row].head, bombs[row].body, times, bombs[row].tail);
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    /* The time of this process alone: the machine may be busy with others. */
    clock_t start = clock();
    emj_yaml_node_free(emj_yaml_parse(text, strlen(text), limits, diags));
    long milliseconds = (long)((clock() - start) * 1000 / CLOCKS_PER_SEC);
    ck_assert_msg(milliseconds < PROMISED_MILLISECONDS * SANITIZER_FACTOR,
                  "%zu bytes took %ld ms", bytes, milliseconds);
}

START_TEST(bombs_of_a_pack_s_size_are_harmless)
{
    check_bomb((size_t)_i, PACK_BYTES, &emj_yaml_pack_limits);
    check_bomb((size_t)_i, PACK_BYTES, &emj_yaml_front_matter_limits);
}
END_TEST

START_TEST(bombs_of_a_mebibyte_are_refused_by_size)
{
    check_bomb((size_t)_i, MEBIBYTE, &emj_yaml_pack_limits);
}
END_TEST

static Suite *limits_suite(void)
{
    Suite *suite = suite_create("yaml-limits");
    TCase *tests = tcase_create("limits");
    tcase_add_loop_test(tests, the_largest_works, 0, G_N_ELEMENTS(limited_texts));
    tcase_add_loop_test(tests, one_more_is_refused, 0, G_N_ELEMENTS(limited_texts));
    tcase_add_test(tests, the_shipped_limits_are_those_of_the_manual);
    tcase_add_test(tests, no_limits_go_deeper_than_the_builder);
    tcase_add_loop_test(tests, equal_keys_are_found_in_maps_of_any_size, 13, 20);
    tcase_add_loop_test(tests, bombs_of_a_pack_s_size_are_harmless, 0, G_N_ELEMENTS(bombs));
    tcase_add_loop_test(tests, bombs_of_a_mebibyte_are_refused_by_size, 0, G_N_ELEMENTS(bombs));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(limits_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
