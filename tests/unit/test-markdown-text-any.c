#include "markdown-text-support.h"

/* What comes out whatever goes in. */

#define FAMILY "👨‍👩‍👧‍👦"

/* Wider lines hold tables, pictures and code alone. */
enum { MAX_WORDS = 100 };

/* Texts that are shown as they are. */
static const char *const hard[] = {
    "$(touch x) `id` ${IFS} %s%n%x 1=1 -- ; DROP TABLE entries; {{7*7}} <b>&amp;",
    "Plain words of an ordinary length, and some that are extraordinarilylonger-than-that.",
    "短い文。これは日本語の文章です。「括弧」や、句読点を含む（長い）文章を折り返します！ABCと"
    "混ぜる。",
    "한국어 문장은 단어 사이에 공백이 있으므로 단어 단위로 줄을 바꿉니다. 그래야 읽기 "
    "쉽습니다.",
    "ประโยคภาษาไทยยาวๆที่ไม่มีช่องว่างระหว่างคำและต้องตัดบรรทัดเองตามความกว้าง",
    "שלום עולם זה משפט ארוך בעברית שצריך להישבר לשורות. مرحبا بالعالم هذه جملة طويلة بالعربية.",
    "e\xcc\x81"
    "e\xcc\x81"
    "e\xcc\x81 Z̷̢͔̏a̵̛͔l̶g̵o̸ ç̵o̷m̶e̷s̸, a\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86 letter",
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    "words " FAMILY FAMILY FAMILY FAMILY FAMILY,
    "👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽 "
    "🇩🇪🇫🇷🇩🇪🇫🇷🇩🇪🇫🇷 "
    "❤️‍🔥",
    "a\xe2\x80\x8d"
    "b\xe2\x80\x8d"
    "c no\xc2\xa0"
    "break\xc2\xa0"
    "spaces\xc2\xa0"
    "are\xc2\xa0"
    "kept\xc2\xa0together soft\xc2\xadhyphen",
    "https://example.com/a/very/long/"
    "address?that=does&not=fit&into=one&line=of&the=terminal#at-all",
    "ﷺ﷽ 𒐫𒈙꧅ ⸻ ｆｕｌｌｗｉｄｔｈ　ｓｐａｃｅ ｶﾞﾊﾟ ½⅓ ﬃ",
};

/* Texts that would do something to a terminal. */
static const char *const hostile[] = {
    "\xe2\x80\xae"
    "desrever\xe2\x80\xac \xe2\x81\xa6isolated\xe2\x81\xa9 \xef\xbb\xbf"
    "bom \xe2\x80\x8b\xe2\x80\x8b\xe2\x80\x8b zero",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b"
    "31m \xc2\x9b"
    "32m \x7f\x08\x08 \xff\xfe \xc0\x80 \xed\xa0\x80",
    "\xf3\xa0\x81\x81\xf3\xa0\x81\x82 tags \xe2\x80\xa8line\xe2\x80\xa9paragraph",
    "\xef\xbf\xbe\xef\xbf\xbf nothing",
};

static const size_t widths[] = { 20, 21, 33, 60, 80, 120, 200 };

enum { TEXTS = G_N_ELEMENTS(hard) + G_N_ELEMENTS(hostile) };

static const char *text_at(size_t i)
{
    return i < G_N_ELEMENTS(hard) ? hard[i] : hostile[i - G_N_ELEMENTS(hard)];
}

static void add_paragraph(struct emj_document *document, const char *text)
{
    emj_block_add_text(emj_document_add_paragraph(document), text);
}

/* The same text everywhere a document takes one. */
static struct emj_document *everywhere(const char *text)
{
    struct emj_document *document = emj_document_new();
    const char *const cells[] = { text, "5 (5 d)", text };
    g_autofree char *body = g_strdup_printf("# %s\n\n%s\n\n- %s\n  1. [%s](%s)\n\n> **%s**\n",
                                            text, text, text, text, text, text);

    emj_block_add_text(emj_document_add_heading(document, 1), text);
    emj_block_add_strong(emj_document_add_paragraph(document), text);
    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 'x'), text);
    emj_table_add_row(emj_document_add_table(document, 3, cells), cells);
    emj_document_add_body(document, body, strlen(body), 3, NULL);
    return document;
}

START_TEST(no_line_is_too_long)
{
    size_t columns = widths[(size_t)_i % G_N_ELEMENTS(widths)];
    const char *text = text_at((size_t)_i / G_N_ELEMENTS(widths));
    g_autoptr(emj_document) document = everywhere(text);
    g_autofree char *shown = text_of(document, columns);

    ck_assert_msg(widest(shown) <= columns, "%zu of %zu columns:\n%s", widest(shown), columns,
                  shown);
    check_is_clean(shown);
}
END_TEST

START_TEST(verbatim_is_cleaned_too)
{
    g_autoptr(emj_document) document = emj_document_new();
    g_autofree char *body = g_strdup_printf("```\n%s\n```\n", text_at((size_t)_i));

    emj_document_add_verbatim(document, text_at((size_t)_i));
    emj_document_add_body(document, body, strlen(body), 3, NULL);

    g_autofree char *text = text_of(document, 80);
    check_is_clean(text);
}
END_TEST

/* Without white space, so that only the letters count. */
static char *letters(const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);

    return g_strjoinv("", words);
}

START_TEST(no_letter_is_lost)
{
    size_t columns = widths[(size_t)_i % G_N_ELEMENTS(widths)];
    const char *text = hard[(size_t)_i / G_N_ELEMENTS(widths)];
    g_autoptr(emj_document) document = emj_document_new();

    add_paragraph(document, text);
    g_autofree char *shown = text_of(document, columns);
    g_autofree char *before = letters(text);
    g_autofree char *after = letters(shown);
    ck_assert_str_eq(after, before);
}
END_TEST

/* Every word of the Latin text stands whole in its order, each once. */
START_TEST(words_come_out_as_they_went_in)
{
    const char *text = "It was agreed that a small team of four people, Wen among them, would "
                       "look at the identity service before the end of the month; nobody asked "
                       "for dates, and everybody named the same goal unprompted.";
    g_autofree char *shown = body_text(text, (size_t)_i);
    g_autofree char *folded = emj_text_fold_lines(shown);

    ck_assert_str_eq(folded, text);
    ck_assert_uint_le(widest(shown), MIN((size_t)_i, MAX_WORDS));
    /* No line could have taken the word that begins the next one. */
    g_auto(GStrv) lines = g_strsplit(g_strchomp(shown), "\n", -1);
    for (size_t i = 1; lines[i] != NULL; i++)
        ck_assert_uint_gt(strlen(lines[i - 1]) + 1 + strcspn(lines[i], " "),
                          MIN((size_t)_i, MAX_WORDS));
}
END_TEST

static const struct {
    const char *unit;
    size_t columns; /* of one unit, which is never parted */
} units[] = {
    { "x", 1 },    { "\xe6\x9d\xb1", 2 }, { "e\xcc\x81\xcc\x82", 1 },
    { FAMILY, 8 }, { "👍🏽", 4 },     { "🇩🇪", 2 },
    { "한", 2 },
};

START_TEST(long_words_are_cut_between_characters)
{
    size_t columns = widths[(size_t)_i % G_N_ELEMENTS(widths)];
    const char *unit = units[(size_t)_i / G_N_ELEMENTS(widths)].unit;
    size_t wide = units[(size_t)_i / G_N_ELEMENTS(widths)].columns;
    g_autoptr(GString) word = g_string_new(NULL);

    for (int i = 0; i < 10000; i++)
        g_string_append(word, unit);
    g_autoptr(emj_document) document = emj_document_new();
    add_paragraph(document, word->str);
    g_autofree char *shown = text_of(document, columns);
    g_auto(GStrv) lines = g_strsplit(g_strchomp(shown), "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++) {
        size_t whole = strlen(lines[i]) / strlen(unit);

        ck_assert_uint_eq(strlen(lines[i]) % strlen(unit), 0);
        ck_assert_uint_eq(emj_text_columns(lines[i]), whole * wide);
        if (lines[i + 1] != NULL)
            ck_assert_uint_eq(whole, MIN(columns, MAX_WORDS) / wide);
    }
}
END_TEST

START_TEST(words_are_not_cut_where_a_script_allows_no_line_end)
{
    const char *text = "文章です。文章です（文章）です「文章」です、ー文章！";

    for (size_t columns = 20; columns < 50; columns++) {
        g_autofree char *shown = body_text(text, columns);
        g_auto(GStrv) lines = g_strsplit(g_strchomp(shown), "\n", -1);
        for (size_t i = 0; lines[i] != NULL; i++) {
            ck_assert_ptr_null(g_utf8_strchr("。）」、！ー", -1, g_utf8_get_char(lines[i])));
            ck_assert(!g_str_has_suffix(lines[i], "（") && !g_str_has_suffix(lines[i], "「"));
        }
    }
}
END_TEST

/* --- nesting --- */

static char *nested(const char *marker, size_t depth, const char *text)
{
    GString *markdown = g_string_new(NULL);

    for (size_t i = 0; i < depth; i++)
        g_string_append(markdown, marker);
    g_string_append(markdown, text);
    return g_string_free(markdown, FALSE);
}

static const char *const markers[] = { "> ", "- ", "1. ", "> - ", "- > ", "999999999. > - " };

START_TEST(deep_containers_leave_room_for_text)
{
    size_t columns = widths[(size_t)_i % G_N_ELEMENTS(widths)];
    const char *marker = markers[(size_t)_i / G_N_ELEMENTS(widths)];
    const char *text = "some words at the bottom of it all \xe6\x9d\xb1\xe4\xba\xac";

    for (size_t depth = 1; depth <= 33; depth++) {
        g_autofree char *markdown = nested(marker, depth, text);
        g_autofree char *shown = body_text(markdown, columns);
        g_auto(GStrv) lines = g_strsplit(shown, "\n", -1);

        ck_assert_uint_le(widest(shown), columns);
        check_is_clean(shown);
        ck_assert_ptr_nonnull(strstr(shown, "some"));
        ck_assert_ptr_nonnull(strstr(shown, "\xe4\xba\xac"));
        ck_assert_uint_le(g_strv_length(lines), 12);
    }
}
END_TEST

/* Every depth at which the marker may be the first that finds no room. */
START_TEST(wide_markers_find_room)
{
    g_autofree char *quotes = nested("> ", (size_t)_i, "");
    g_autofree char *markdown =
        g_strdup_printf("%s999999999. words\n%s1000000000. \xe6\x9d\xb1\n", quotes, quotes);
    g_autofree char *list = nested("- ", (size_t)_i, "999999999. words\n");
    g_autofree char *shown = body_text(markdown, 20);
    g_autofree char *shown_list = body_text(list, 20);

    ck_assert_uint_le(widest(shown), 20);
    ck_assert_uint_le(widest(shown_list), 20);
}
END_TEST

START_TEST(a_hundred_quotes_and_lists)
{
    g_autofree char *markdown = nested("> - ", 50, "the bottom\n\nafter\n");
    g_autofree char *shown = body_text(markdown, 60);

    ck_assert_uint_le(widest(shown), 60);
    ck_assert_ptr_nonnull(strstr(shown, "- the bottom"));
    ck_assert(g_str_has_suffix(shown, "\n\nafter\n"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-text-any");
    TCase *tests = tcase_create("any text");
    const int all_widths = G_N_ELEMENTS(widths);

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, no_line_is_too_long, 0, TEXTS * all_widths);
    tcase_add_loop_test(tests, verbatim_is_cleaned_too, 0, TEXTS);
    tcase_add_loop_test(tests, no_letter_is_lost, 0, (int)G_N_ELEMENTS(hard) * all_widths);
    tcase_add_loop_test(tests, words_come_out_as_they_went_in, 20, 201);
    tcase_add_loop_test(tests, long_words_are_cut_between_characters, 0,
                        (int)G_N_ELEMENTS(units) * all_widths);
    tcase_add_test(tests, words_are_not_cut_where_a_script_allows_no_line_end);
    tcase_add_loop_test(tests, deep_containers_leave_room_for_text, 0,
                        (int)G_N_ELEMENTS(markers) * all_widths);
    tcase_add_loop_test(tests, wide_markers_find_room, 0, 15);
    tcase_add_test(tests, a_hundred_quotes_and_lists);
    suite_add_tcase(suite, tests);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
