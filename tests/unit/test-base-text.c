#include "base/text.h"

#include <stdlib.h>

#include <check.h>

/* --- numbers and slugs --- */

static const struct {
    const char *text;
    int64_t minimum;
    int64_t maximum;
    bool taken;
    int64_t value;
} numbers[] = {
    { "0", 0, 10, true, 0 },
    { "10", 0, 10, true, 10 },
    { "11", 0, 10, false, 0 },
    { "1", 2, 10, false, 0 },
    { "007", 0, 10, true, 7 },
    { "9223372036854775807", 0, INT64_MAX, true, INT64_MAX },
    { "9223372036854775808", 0, INT64_MAX, false, 0 },
    { "99999999999999999999", 0, INT64_MAX, false, 0 },
    { "", 0, 10, false, 0 },
    { "-1", -5, 10, false, 0 },
    { "+1", 0, 10, false, 0 },
    { " 1", 0, 10, false, 0 },
    { "1 ", 0, 10, false, 0 },
    { "1x", 0, 10, false, 0 },
    { "0x1", 0, 10, false, 0 },
    { "1.0", 0, 10, false, 0 },
    { "\xd9\xa1", 0, 10, false, 0 }, /* an Arabic-Indic digit */
};

START_TEST(numbers_are_digits_within_bounds)
{
    int64_t value = -77;

    ck_assert_int_eq(
        emj_text_to_int(numbers[_i].text, numbers[_i].minimum, numbers[_i].maximum, &value),
        numbers[_i].taken);
    ck_assert_int_eq(value, numbers[_i].taken ? numbers[_i].value : -77);
}
END_TEST

static const struct {
    const char *text;
    size_t minimum;
    size_t maximum;
    bool is;
} slugs[] = {
    { "a", 1, 80, true },     { "team-focus", 3, 40, true }, { "1on1", 1, 80, true },
    { "a-", 1, 80, true },    { "abc", 3, 3, true },         { "ab", 3, 3, false },
    { "abcd", 3, 3, false },  { "", 0, 80, false },          { "", 1, 80, false },
    { "-a", 1, 80, false },   { "Team", 1, 80, false },      { "a_b", 1, 80, false },
    { "a b", 1, 80, false },  { "é", 1, 80, false },         { "../x", 1, 80, false },
    { "a\nb", 1, 80, false },
};

START_TEST(slugs_have_a_small_alphabet)
{
    ck_assert_int_eq(emj_text_is_slug(slugs[_i].text, slugs[_i].minimum, slugs[_i].maximum),
                     slugs[_i].is);
}
END_TEST

/* --- words --- */

static const struct {
    const char *text;
    size_t words;
    bool alnum;
} texts[] = {
    { "", 0, false },
    { " \t\n\r\v\f ", 0, false },
    { "one", 1, true },
    { "  two words\n", 2, true },
    { "a\tb\nc\r\nd", 4, true },
    { "- * +", 3, false },
    { "x=1, y=2", 2, true },
    { "caf\xc3\xa9 cr\xc3\xa8me", 2, true },
    { "a\xc2\xa0"
      "b",
      2, true }, /* no-break space */
    { "a\xe2\x80\x83"
      "b",
      2, true }, /* em space */
    { "a\xe3\x80\x80"
      "b",
      2, true }, /* ideographic space */
    { "a\xc2\x85"
      "b",
      2, true }, /* next line */
    { "a\xe2\x80\xa8"
      "b",
      2, true }, /* line separator */
    { "a\xe2\x80\x8d"
      "b",
      1, true },                             /* joiner: not a space */
    { "\xe6\x9d\xb1\xe4\xba\xac", 1, true }, /* Tokyo */
    { "\xd9\xa3", 1, true },                 /* Arabic-Indic three */
    { "\xf0\x9f\x98\x80 \xe2\x80\x93", 2, false },
    { "\xff\xfe \xc3", 2, false }, /* not UTF-8 */
    { "\xe2\x80", 1, false },      /* cut short */
};

START_TEST(words_stand_between_white_space)
{
    ck_assert_uint_eq(emj_text_words(texts[_i].text, strlen(texts[_i].text)), texts[_i].words);
    ck_assert_int_eq(emj_text_has_alnum(texts[_i].text, strlen(texts[_i].text)),
                     texts[_i].alnum);
}
END_TEST

static size_t words_one_by_one(const char *text, size_t length)
{
    size_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < length; i++) {
        bool space = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

/* Bytes are looked at in groups: every one of them, beside every kind, at every place. */
START_TEST(a_byte_counts_the_same_wherever_it_stands)
{
    static const char fillers[] = { 'x', ' ', '\b', '\t', '\r', '\016', '!', '\177' };
    char text[25];
    for (size_t filler = 0; filler < sizeof fillers; filler++)
        for (size_t length = 0; length <= sizeof text; length++)
            for (size_t at = 0; at < length; at++) {
                memset(text, fillers[filler], sizeof text);
                text[at] = (char)_i;
                ck_assert_uint_eq(emj_text_words(text, length), words_one_by_one(text, length));
            }
}
END_TEST

START_TEST(a_length_ends_a_text)
{
    ck_assert_uint_eq(emj_text_words("one two", 4), 1);
    ck_assert_uint_eq(emj_text_words("a\0b", 3), 1);
    ck_assert(!emj_text_has_alnum("--x", 2));
    ck_assert(emj_text_has_alnum("\0x", 2));
}
END_TEST

static const struct {
    const char *text;
    const char *folded;
    const char *plain;
} folds[] = {
    { "", "", "" },
    { "Team Focus", "team focus", "team focus" },
    { "Tom\xc3\xa1s", "tom\xc3\xa1s", "tomas" },
    { "Toma\xcc\x81s", "tom\xc3\xa1s", "tomas" }, /* decomposed */
    { "STRA\xc3\x9f"
      "E",
      "strasse", "strasse" },
    { "\xc3\x89T\xc3\x89", "\xc3\xa9t\xc3\xa9", "ete" },
    { "\xce\xa3\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x82",
      "\xcf\x83\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x83",
      "\xcf\x83\xce\xb9\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x83" }, /* Sisyphus */
    { "\xe3\x81\x8c", "\xe3\x81\x8c", "\xe3\x81\x8c" },             /* ga is not ka */
    { "\xe0\xa4\x95\xe0\xa4\xbf", "\xe0\xa4\x95\xe0\xa4\xbf",
      "\xe0\xa4\x95\xe0\xa4\xbf" }, /* ki is not ka */
    { "A\xff", "a\xef\xbf\xbd", "a\xef\xbf\xbd" },
};

START_TEST(folding_makes_words_equal)
{
    g_autofree char *folded = emj_text_fold(folds[_i].text);
    g_autofree char *plain = emj_text_fold_plain(folds[_i].text);
    g_autofree char *again = emj_text_fold_plain(plain);

    ck_assert_str_eq(folded, folds[_i].folded);
    ck_assert_str_eq(plain, folds[_i].plain);
    ck_assert_str_eq(again, plain);
}
END_TEST

static const char *const keys[] = {
    "cadence_days", "activity", "aliases", "id", "title", NULL
};
static const char *const commands[] = { "list", "new", "report", "show", "rm", NULL };
static const char *const nothing[] = { NULL };

static const struct {
    const char *word;
    const char *const *candidates;
    const char *nearest;
} misspellings[] = {
    { "cadance_days", keys, "cadence_days" },
    { "cadencedays", keys, "cadence_days" },
    { "cadence_days", keys, "cadence_days" },
    { "cadxxxx_days", keys, "cadence_days" },
    { "cxxxxxe_days", keys, NULL },
    { "activty", keys, "activity" },
    { "acitvity", keys, "activity" },
    { "alias", keys, "aliases" },
    { "di", keys, "id" },
    { "i", keys, NULL },
    { "xy", keys, NULL },
    { "", keys, NULL },
    { "questions", keys, NULL },
    { "lsit", commands, "list" },
    { "reprot", commands, "report" },
    { "ew", commands, "new" },
    { "ls", commands, NULL },
    { "shwo", commands, "show" },
    { "Report", commands, "report" },
    { "report", nothing, NULL },
};

START_TEST(the_nearest_word_is_found)
{
    const char *nearest = emj_text_nearest(misspellings[_i].word, misspellings[_i].candidates);

    ck_assert_pstr_eq(nearest, misspellings[_i].nearest);
}
END_TEST

START_TEST(a_huge_word_costs_nothing)
{
    g_autofree char *huge = g_strnfill(10 * 1000 * 1000, 'x');

    ck_assert_ptr_null(emj_text_nearest(huge, keys));
}
END_TEST

/* --- lines --- */

static const struct {
    const char *text;
    const char *lines[5];
} line_texts[] = {
    { "", { NULL } },
    { "a", { "a" } },
    { "a\n", { "a" } },
    { "a\r\n", { "a" } },
    { "\n", { "" } },
    { "\r\n", { "" } },
    { "\n\n", { "", "" } },
    { "a\nb", { "a", "b" } },
    { "a\r\nb\r", { "a", "b\r" } },
    { "a\r\r\nb", { "a\r", "b" } },
    { "a\rb\n\nc\n", { "a\rb", "", "c" } },
};

START_TEST(lines_are_walked_one_by_one)
{
    const char *text = line_texts[_i].text;
    size_t offset = 0;
    struct emj_slice line = { NULL, 0 };
    const char *const *wanted = line_texts[_i].lines;

    for (; *wanted; wanted++) {
        ck_assert(emj_text_next_line(text, strlen(text), &offset, &line));
        ck_assert(emj_slice_equal(line, *wanted));
    }
    ck_assert(!emj_text_next_line(text, strlen(text), &offset, &line));
    ck_assert_uint_eq(offset, strlen(text));
}
END_TEST

static const struct {
    const char *text;
    const char *trimmed;
} trims[] = {
    { "", "" },        { " \t\r ", "" },
    { "a", "a" },      { "  a b\t\r", "a b" },
    { "\na ", "\na" }, { "a\xc2\xa0", "a\xc2\xa0" },
};

START_TEST(blanks_come_off_both_ends)
{
    struct emj_slice whole = { trims[_i].text, strlen(trims[_i].text) };
    g_autofree char *trimmed = emj_slice_dup(emj_slice_trim(whole));

    ck_assert_str_eq(trimmed, trims[_i].trimmed);
    ck_assert_int_eq(emj_slice_is_blank(whole), trims[_i].trimmed[0] == '\0');
}
END_TEST

START_TEST(slices_compare_by_their_length)
{
    struct emj_slice empty = { NULL, 0 };
    g_autofree char *copy = emj_slice_dup(empty);

    ck_assert(emj_slice_equal((struct emj_slice){ "abc", 2 }, "ab"));
    ck_assert(!emj_slice_equal((struct emj_slice){ "abc", 2 }, "abc"));
    ck_assert(!emj_slice_equal((struct emj_slice){ "abc", 3 }, "abd"));
    ck_assert(!emj_slice_equal((struct emj_slice){ "a\0b", 3 }, "a"));
    ck_assert(emj_slice_equal(empty, ""));
    ck_assert_str_eq(copy, "");
}
END_TEST

static const struct {
    const char *text;
    const char *folded;
} foldings[] = {
    { "", "" },
    { " \n\t", "" },
    { "a", "a" },
    { "  a  b\n\nc\r\n", "a b c" },
    { "a\xc2\xa0\xe2\x80\xa8"
      "b",
      "a b" },
    { "a\xff  b", "a\xff b" },
};

START_TEST(lines_fold_into_one)
{
    g_autofree char *folded = emj_text_fold_lines(foldings[_i].text);

    ck_assert_str_eq(folded, foldings[_i].folded);
}
END_TEST

/* --- what nobody sees --- */

static const gunichar unseen[] = {
    0x00,   0x1B,   0x7F,    0x80,    0xAD,    0x34F,   0x61C,   0x115F,  0x17B4, 0x180B,
    0x200B, 0x200E, 0x202E,  0x2060,  0x2065,  0x2069,  0x2800,  0x3164,  0xFE0F, 0xFEFF,
    0xFFA0, 0xFFF0, 0x1BCA0, 0x1D173, 0xE0001, 0xE0020, 0xE01EF, 0xE0FFF,
};

START_TEST(what_draws_nothing_is_unseen)
{
    ck_assert_msg(emj_text_is_unseen(unseen[_i]), "U+%04X", unseen[_i]);
}
END_TEST

/* Spaces are seen: they part words. */
static const gunichar spaces_and_signs[] = {
    '\t', '\n',   '\v',   '\r',   ' ',   '/',   'a',    0x85,
    0xA0, 0x2003, 0x2028, 0x3000, 0x301, 0x640, 0xFFFD,
};

START_TEST(spaces_and_signs_are_seen)
{
    ck_assert_msg(!emj_text_is_unseen(spaces_and_signs[_i]), "U+%04X", spaces_and_signs[_i]);
}
END_TEST

static Suite *text_suite(void)
{
    Suite *suite = suite_create("base-text");
    TCase *tests = tcase_create("text");

    tcase_add_loop_test(tests, numbers_are_digits_within_bounds, 0, G_N_ELEMENTS(numbers));
    tcase_add_loop_test(tests, slugs_have_a_small_alphabet, 0, G_N_ELEMENTS(slugs));
    tcase_add_loop_test(tests, words_stand_between_white_space, 0, G_N_ELEMENTS(texts));
    tcase_add_loop_test(tests, a_byte_counts_the_same_wherever_it_stands, 0, 0x80);
    tcase_add_test(tests, a_length_ends_a_text);
    tcase_add_loop_test(tests, folding_makes_words_equal, 0, G_N_ELEMENTS(folds));
    tcase_add_loop_test(tests, the_nearest_word_is_found, 0, G_N_ELEMENTS(misspellings));
    tcase_add_test(tests, a_huge_word_costs_nothing);
    tcase_add_loop_test(tests, lines_are_walked_one_by_one, 0, G_N_ELEMENTS(line_texts));
    tcase_add_loop_test(tests, blanks_come_off_both_ends, 0, G_N_ELEMENTS(trims));
    tcase_add_test(tests, slices_compare_by_their_length);
    tcase_add_loop_test(tests, what_draws_nothing_is_unseen, 0, G_N_ELEMENTS(unseen));
    tcase_add_loop_test(tests, spaces_and_signs_are_seen, 0, G_N_ELEMENTS(spaces_and_signs));
    tcase_add_loop_test(tests, lines_fold_into_one, 0, G_N_ELEMENTS(foldings));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(text_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
