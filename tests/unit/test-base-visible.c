#include "base/text.h"

#include <stdlib.h>

#include <check.h>

/* A string literal with its length, NUL bytes included. */
#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
    const char *bytes;
    size_t length;
    const char *shown;
} samples[] = {
    { BYTES(""), "" },
    { BYTES("plain text ~!"), "plain text ~!" },
    { BYTES("tab\tand\nnewline"), "tab\tand\nnewline" },
    { BYTES("caf\xc3\xa9 \xe6\x9d\xb1 \xf0\x9f\x98\x80"),
      "caf\xc3\xa9 \xe6\x9d\xb1 \xf0\x9f\x98\x80" },
    { BYTES("\x1b[31mred"), "␛[31mred" },
    { BYTES("bell\x07"), "bell␇" },
    { BYTES("over\rwritten\r\n"), "over␍written␍\n" },
    { BYTES("a\0b"), "a␀b" },
    { BYTES("\x1f\x7f"), "␟␡" },
    { BYTES("c1 \xc2\x80\xc2\x9b\xc2\x9f."), "c1 \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd." },
    { BYTES("\xc2\xa0"), "\xc2\xa0" },
    { BYTES("\x9b"
            "31m"),
      "\xef\xbf\xbd"
      "31m" },
    { BYTES("cut \xe2\x80"), "cut \xef\xbf\xbd\xef\xbf\xbd" },
    { BYTES("\xc0\x80"), "\xef\xbf\xbd\xef\xbf\xbd" },                 /* overlong */
    { BYTES("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" }, /* surrogate */
    { BYTES("\xf4\x90\x80\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
    { BYTES("\xe2\x80\xae"
            "desrever"),
      "⟨U+202E⟩desrever" },
    { BYTES("a\xe2\x81\xa6"
            "b"),
      "a⟨U+2066⟩b" },
    { BYTES("\xd8\x9c"), "⟨U+061C⟩" },
    { BYTES("\xe2\x80\x8b\xe2\x81\xa0\xef\xbb\xbf"), "⟨U+200B⟩⟨U+2060⟩⟨U+FEFF⟩" },
    { BYTES("\xe2\x80\xa8"), "⟨U+2028⟩" },
    { BYTES("\xf3\xa0\x81\x81"), "⟨U+E0041⟩" },
    { BYTES("\xe2\x80\x8c\xe2\x80\x8d\xc2\xad"), "\xe2\x80\x8c\xe2\x80\x8d\xc2\xad" },
    { BYTES("\xef\xbf\xbd"), "\xef\xbf\xbd" },
    { BYTES("⟨U+202E⟩ ␛"), "⟨U+202E⟩ ␛" },
};

START_TEST(what_is_unsafe_becomes_a_symbol)
{
    g_autofree char *shown = emj_text_visible(samples[_i].bytes, samples[_i].length);
    g_autofree char *again = emj_text_visible(shown, strlen(shown));

    ck_assert_str_eq(shown, samples[_i].shown);
    ck_assert_str_eq(again, shown);
}
END_TEST

START_TEST(one_line_has_no_tab_and_no_newline)
{
    g_autofree char *line = emj_text_visible_line("a\tb\n\nc\x1b");
    g_autofree char *empty = emj_text_visible_line("");

    ck_assert_str_eq(line, "a b  c␛");
    ck_assert_str_eq(empty, "");
}
END_TEST

/* Bytes that are more often special than chance would have it. */
static char random_byte(GRand *random)
{
    static const char special[] =
        "\xe2\x80\xae\xab\xc2\x9b\x1b\xed\xa0\xef\xbb\xbf\xf3\x81\x7f";

    if (g_rand_int_range(random, 0, 3) > 0)
        return special[g_rand_int_range(random, 0, sizeof special - 1)];
    return (char)g_rand_int_range(random, 0, 256);
}

static void fill_random(GRand *random, char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        bytes[i] = random_byte(random);
}

/* No byte of C0 but tab and newline, no DEL, no C1, all UTF-8. */
static bool is_safe(const char *text)
{
    if (!g_utf8_validate(text, -1, NULL))
        return false;
    for (const char *p = text; *p; p += g_utf8_skip[(unsigned char)*p]) {
        gunichar c = g_utf8_get_char(p);

        if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F))
            return false;
    }
    return true;
}

START_TEST(any_bytes_become_safe_at_once)
{
    GRand *random = g_rand_new_with_seed(20261112);

    for (unsigned round = 0; round < 5000; round++) {
        char bytes[48];
        size_t length = (size_t)g_rand_int_range(random, 0, sizeof bytes);
        g_autofree char *shown = NULL;
        g_autofree char *again = NULL;

        fill_random(random, bytes, length);
        shown = emj_text_visible(bytes, length);
        again = emj_text_visible(shown, strlen(shown));
        ck_assert(is_safe(shown));
        ck_assert_str_eq(again, shown);
        ck_assert_int_eq(emj_text_find_forbidden(shown, strlen(shown), NULL), -1);
    }
    g_rand_free(random);
}
END_TEST

static const struct {
    const char *bytes;
    size_t length;
    ptrdiff_t offset;
    const char *name;
} forbidden[] = {
    { BYTES(""), -1, NULL },
    { BYTES("plain\ttext\r\n"), -1, NULL },
    { BYTES("\xef\xbb\xbf"
            "caf\xc3\xa9 \xf0\x9f\x98\x80"),
      -1, NULL },
    { BYTES("join\xe2\x80\x8d\xe2\x80\x8c"), -1, NULL },
    { BYTES("a\0b"), 1, "NUL byte" },
    { BYTES("ab\x01"), 2, "control character" },
    { BYTES("\x1b[m"), 0, "control character" },
    { BYTES("x\x7f"), 1, "control character" },
    { BYTES("x\xc2\x80"), 1, "control character" },
    { BYTES("x\xc2\x9f"), 1, "control character" },
    { BYTES("x\xc2\xa0"), -1, NULL },
    { BYTES("\xd8\x9c"), 0, "bidirectional control" },
    { BYTES("\xe2\x80\x8e"), 0, "bidirectional control" },
    { BYTES("\xe2\x80\x8f"), 0, "bidirectional control" },
    { BYTES("\xe2\x80\xaa"), 0, "bidirectional control" },
    { BYTES("\xe2\x80\xae"), 0, "bidirectional control" },
    { BYTES("\xe2\x80\xaf"), -1, NULL },
    { BYTES("\xe2\x81\xa5"), -1, NULL },
    { BYTES("\xe2\x81\xa6"), 0, "bidirectional control" },
    { BYTES("\xe2\x81\xa9"), 0, "bidirectional control" },
    { BYTES("\xe2\x81\xaa"), -1, NULL },
    { BYTES("ok \xed\xa0\x80"), 3, "surrogate" },
    { BYTES("\xed\xbf\xbf"), 0, "surrogate" },
    { BYTES("\xed\x9f\xbf"), -1, NULL },
    { BYTES("\xed"), 0, "invalid UTF-8" },
    { BYTES("caf\xe9"), 3, "invalid UTF-8" },
    { BYTES("\xc0\xaf"), 0, "invalid UTF-8" },
    { BYTES("\xf4\x90\x80\x80"), 0, "invalid UTF-8" },
    { BYTES("\xfe\xff"), 0, "invalid UTF-8" },
};

START_TEST(the_first_forbidden_character_is_named)
{
    const char *name = NULL;

    ck_assert_int_eq(emj_text_find_forbidden(forbidden[_i].bytes, forbidden[_i].length, &name),
                     forbidden[_i].offset);
    ck_assert_pstr_eq(name, forbidden[_i].name);
    ck_assert_int_eq(emj_text_find_forbidden(forbidden[_i].bytes, forbidden[_i].length, NULL),
                     forbidden[_i].offset);
}
END_TEST

/* Most of the large scripts are skipped: nothing special is among them. */
static gunichar next_character(gunichar c)
{
    bool plain = (c > 0x3100 && c < 0xD700) || (c > 0xE010 && c < 0xFD00) ||
                 (c > 0x20000 && c < 0xDFF00) || c > 0xE0200;

    return c + (plain ? 251 : 1);
}

/* Whatever may not stand in a pack is never shown as it is; CR may stand there. */
START_TEST(both_agree_on_every_character)
{
    for (gunichar c = 1; c <= 0x10FFFF; c = next_character(c)) {
        char bytes[8] = { 0 };
        size_t length = (size_t)g_unichar_to_utf8(c, bytes);
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        bool allowed = emj_text_find_forbidden(bytes, length, NULL) < 0;
        g_autofree char *shown = emj_text_visible(bytes, length);

        ck_assert_int_eq(surrogate && allowed, false);
        if (!allowed)
            ck_assert_str_ne(shown, bytes);
    }
}
END_TEST

static const struct {
    const char *bytes;
    size_t offset;
    unsigned line;
    unsigned column;
} positions[] = {
    { "abc", 0, 1, 1 },
    { "abc", 2, 1, 3 },
    { "abc", 3, 1, 4 },
    { "abc", 99, 1, 4 },
    { "", 0, 1, 1 },
    { "a\nb", 1, 1, 2 },
    { "a\nb", 2, 2, 1 },
    { "a\r\nbc", 4, 2, 2 },
    { "\n\n\nx", 3, 4, 1 },
    { "\xc3\xa9x", 2, 1, 2 },
    { "\xf0\x9f\x98\x80x", 4, 1, 2 },
    { "\xf0\x9f\x98\x80x", 2, 1, 1 }, /* inside a character */
    { "a\xff\xffz", 3, 1, 4 },
    { "\xef\xbb\xbf"
      "ab",
      3, 1, 1 },
    { "\xef\xbb\xbf"
      "ab",
      4, 1, 2 },
    { "\xef\xbb\xbf"
      "ab",
      1, 1, 1 },
    { "\xef\xbb\xbf\nab", 5, 2, 2 },
};

START_TEST(offsets_become_places)
{
    unsigned line = 0;
    unsigned column = 0;

    emj_text_position(positions[_i].bytes, strlen(positions[_i].bytes), positions[_i].offset,
                      &line, &column);
    ck_assert_uint_eq(line, positions[_i].line);
    ck_assert_uint_eq(column, positions[_i].column);
}
END_TEST

static Suite *visible_suite(void)
{
    Suite *suite = suite_create("base-visible");
    TCase *tests = tcase_create("visible");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, what_is_unsafe_becomes_a_symbol, 0, G_N_ELEMENTS(samples));
    tcase_add_test(tests, one_line_has_no_tab_and_no_newline);
    tcase_add_test(tests, any_bytes_become_safe_at_once);
    tcase_add_loop_test(tests, the_first_forbidden_character_is_named, 0,
                        G_N_ELEMENTS(forbidden));
    tcase_add_test(tests, both_agree_on_every_character);
    tcase_add_loop_test(tests, offsets_become_places, 0, G_N_ELEMENTS(positions));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(visible_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
