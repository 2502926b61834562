#include "base/text.h"

#include <stdlib.h>

#include <check.h>

static const struct {
    const char *text;
    size_t columns;
} widths[] = {
    { "", 0 },
    { "abc", 3 },
    { "caf\xc3\xa9", 4 },
    { "cafe\xcc\x81", 4 },             /* combining accent */
    { "\xe6\x9d\xb1\xe4\xba\xac", 4 }, /* Tokyo */
    { "\xf0\x9f\x98\x80", 2 },         /* a smile */
    { "a\xe2\x80\x8d"
      "b",
      2 }, /* joiner */
    { "\xe2\x80\xa6", 1 },
    { "a\xff", 2 },
};

START_TEST(columns_are_counted)
{
    ck_assert_uint_eq(emj_text_columns(widths[_i].text), widths[_i].columns);
}
END_TEST

static const struct {
    const char *text;
    size_t limit;
    size_t length;
    size_t columns;
} characters[] = {
    { "a", 9, 1, 1 },
    { "ab", 9, 1, 1 },
    { " \xcc\x81", 9, 3, 1 }, /* an accent on a space */
    { "\xcc\x81\xcc\x81z", 9, 4, 0 },
    { "e\xcc\x81\xcc\x82z", 9, 5, 1 },
    { "e\xcc\x81\xcc\x82z", 0, 5, 1 }, /* marks never part from their letter */
    { "\xe6\x9d\xb1\xe4\xba\xac", 9, 3, 2 },
    { "\xff\xcc\x81", 9, 3, 1 },
    { "\xff\xfe", 9, 1, 1 },
    { "👍🏽🏽!", 9, 12, 6 },
    { "👍🏽", 3, 4, 2 },
    { "👨‍👩‍👧x", 9, 18, 6 },
    { "👨‍👩‍👧x", 5, 14, 4 },
    { "👨‍x", 9, 7, 2 },
    { "a\xe2\x80\x8d👨", 9, 4, 1 }, /* a joiner joins pictures alone */
    { "🇩🇪🇫🇷", 9, 8, 2 },
    { "🇩🇩🇩", 9, 8, 2 },
    { "🇩x", 9, 4, 1 },
};

START_TEST(characters_hold_what_belongs_together)
{
    const char *text = characters[_i].text;
    size_t columns = 0;
    size_t length = emj_slice_character((struct emj_slice){ text, strlen(text) },
                                        characters[_i].limit, &columns);

    ck_assert_uint_eq(length, characters[_i].length);
    ck_assert_uint_eq(columns, characters[_i].columns);
    ck_assert_uint_eq(emj_slice_columns((struct emj_slice){ text, length }), columns);
}
END_TEST

static const struct {
    const char *pair; /* two characters */
    bool may_break;
} pairs[] = {
    { "ab", false },         { "a-", false },   { "文章", true },  { "文a", true },
    { "a文", true },         { "1文", true },   { "文。", false }, { "。文", true },
    { "。a", true },         { "「文", false }, { "文「", true },  { "文」", false },
    { "」文", true },        { "文ー", false }, { "ー文", true },  { "文っ", false },
    { "文!", false },        { "(文", false },  { "文(", true },   { "문장", false },
    { "문文", true },        { "API", false },  { "I를", false },  { "😀😀", true },
    { "a😀", true },          { "😀.", false },   { "$文", false },  { "\"文", false },
    { "文\xc2\xa0", false },
};

START_TEST(lines_end_where_a_script_allows)
{
    gunichar before = g_utf8_get_char(pairs[_i].pair);
    gunichar after = g_utf8_get_char(g_utf8_find_next_char(pairs[_i].pair, NULL));

    ck_assert_msg(emj_text_may_break(before, after) == pairs[_i].may_break, "%s",
                  pairs[_i].pair);
}
END_TEST

static const struct {
    const char *text;
    size_t columns;
    const char *cut;
} cuts[] = {
    { "", 0, "" },
    { "abc", 3, "abc" },
    { "abc", 9, "abc" },
    { "abcd", 3, "ab…" },
    { "abcd", 1, "…" },
    { "abcd", 0, "" },
    { "\xc3\xa9\xc3\xa9\xc3\xa9", 2, "\xc3\xa9…" },
    { "e\xcc\x81"
      "e\xcc\x81"
      "e\xcc\x81",
      2, "e\xcc\x81…" },
    { "\xe6\x9d\xb1\xe4\xba\xac", 4, "\xe6\x9d\xb1\xe4\xba\xac" },
    { "\xe6\x9d\xb1\xe4\xba\xac", 3, "\xe6\x9d\xb1…" },
    { "\xe6\x9d\xb1\xe4\xba\xac", 2, "…" }, /* half a character does not exist */
};

START_TEST(long_text_ends_in_an_ellipsis)
{
    g_autofree char *cut = emj_text_ellipsize(cuts[_i].text, cuts[_i].columns);

    ck_assert_str_eq(cut, cuts[_i].cut);
    ck_assert_uint_le(emj_text_columns(cut), cuts[_i].columns);
}
END_TEST

static const struct {
    const char *text;
    size_t columns;
    size_t indent;
    const char *wrapped;
} wraps[] = {
    { "", 10, 2, "" },
    { "   ", 10, 2, "" },
    { "one", 10, 2, "one" },
    { "one two", 7, 2, "one two" },
    { "one two", 6, 2, "one\n  two" },
    { "one two three", 9, 2, "one two\n  three" },
    { "one two three", 7, 2, "one two\n  three" },
    { "a bb cc dd", 5, 2, "a bb\n  cc\n  dd" },
    { "a bb cc dd", 7, 2, "a bb cc\n  dd" },
    { "  one \t two  ", 20, 0, "one two" },
    { "a verylongword b", 6, 1, "a\n verylongword\n b" },
    { "verylongword", 3, 1, "verylongword" },
    { "one\ntwo", 20, 2, "one\n  two" },
    { "one\n\ntwo\n", 20, 2, "one\n\n  two\n" },
    { "\none", 20, 2, "\n  one" },
    { "\xe6\x9d\xb1 \xe4\xba\xac", 5, 0, "\xe6\x9d\xb1 \xe4\xba\xac" },
    { "\xe6\x9d\xb1 \xe4\xba\xac", 4, 0, "\xe6\x9d\xb1\n\xe4\xba\xac" },
    { "a\xc2\xa0"
      "b c",
      4, 0,
      "a\xc2\xa0"
      "b\nc" }, /* no-break space */
    { "a b", 0, 0, "a\nb" },
};

START_TEST(text_wraps_at_spaces)
{
    g_autofree char *wrapped =
        emj_text_wrap(wraps[_i].text, wraps[_i].columns, wraps[_i].indent);

    ck_assert_str_eq(wrapped, wraps[_i].wrapped);
}
END_TEST

static Suite *layout_suite(void)
{
    Suite *suite = suite_create("base-layout");
    TCase *tests = tcase_create("layout");

    tcase_add_loop_test(tests, columns_are_counted, 0, G_N_ELEMENTS(widths));
    tcase_add_loop_test(tests, characters_hold_what_belongs_together, 0,
                        G_N_ELEMENTS(characters));
    tcase_add_loop_test(tests, lines_end_where_a_script_allows, 0, G_N_ELEMENTS(pairs));
    tcase_add_loop_test(tests, long_text_ends_in_an_ellipsis, 0, G_N_ELEMENTS(cuts));
    tcase_add_loop_test(tests, text_wraps_at_spaces, 0, G_N_ELEMENTS(wraps));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(layout_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
