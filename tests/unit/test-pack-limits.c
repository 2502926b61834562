/* Each limit of the schema: its edges work, one beyond is refused. */
#include <check.h>

#include "pack/pack.h"

/* --- a pack around one line --- */

enum part { TOP, QUESTION, FOLLOW_UP, CHOICE, GROUP, COMMITMENT };

static char *pack_with(enum part part, const char *line)
{
    const char *top = part == TOP ? line : "x-a: b";
    const char *question = part == QUESTION ? line : "x-a: b";
    const char *follow_up = part == FOLLOW_UP ? line : "if: short";
    const char *choice = part == CHOICE ? line : "label: One";
    const char *group = part == GROUP ? line : "points: 1";
    const char *commitment = part == COMMITMENT ? line : "x-a: b";
    return g_strdup_printf("%s\n"
                           "x-emjournal: 1\n"
                           "questions:\n"
                           "  - %s\n"
                           "    x-id: one\n"
                           "    follow_up:\n"
                           "      - %s\n"
                           "        x-ask: What is the date?\n"
                           "    choices:\n"
                           "      - %s\n"
                           "        x-id: one\n"
                           "cues:\n"
                           "  en:\n"
                           "    - %s\n"
                           "      x-words: [risk]\n"
                           "commitment:\n"
                           "  %s\n",
                           top, question, follow_up, choice, group, commitment);
}

/* The problems that name `key`; the pack around is not complete, which is no matter. */
static int problems_with(const char *text, const char *key)
{
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    g_autoptr(emj_pack) pack = emj_pack_read(text, strlen(text), diags);
    g_autofree char *quoted = g_strdup_printf("'%s' must", key);
    int problems = 0;
    ck_assert_ptr_null(pack);
    for (size_t i = 0; i < emj_diags_count(diags); i++) {
        const char *message = emj_diags_get(diags, i)->message;
        ck_assert_msg(strstr(message, "not allowed") == NULL, "%s", message);
        problems += strstr(message, quoted) != NULL;
    }
    return problems;
}

/* --- numbers --- */

static const struct {
    enum part part;
    const char *key;
    int minimum;
    int maximum;
} numbers[] = {
    { TOP, "revision", 1, 9999 },   { TOP, "cadence_days", 1, 400 },
    { TOP, "max_questions", 1, 5 }, { QUESTION, "max_words", 5, 120 },
    { QUESTION, "weight", 1, 5 },   { QUESTION, "cooldown", 0, 20 },
    { GROUP, "points", 1, 3 },
};

static int number_problems(size_t row, const char *value)
{
    g_autofree char *line = g_strdup_printf("%s: %s", numbers[row].key, value);
    g_autofree char *text = pack_with(numbers[row].part, line);
    return problems_with(text, numbers[row].key);
}

START_TEST(numbers_keep_their_limits)
{
    const int values[] = { numbers[_i].minimum - 1, numbers[_i].minimum, numbers[_i].maximum,
                           numbers[_i].maximum + 1 };
    const int wanted[] = { 1, 0, 0, 1 };
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autofree char *value = g_strdup_printf("%d", values[i]);
        ck_assert_int_eq(number_problems((size_t)_i, value), wanted[i]);
    }
}
END_TEST

START_TEST(numbers_are_decimal_digits)
{
    static const char *const wrong[] = {
        "", "one", "3.0", "1_0", "+3", "-3", "0x3", "3 days", "99999999999999999999", "[3]"
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        ck_assert_int_eq(number_problems((size_t)_i, wrong[i]), 1);
}
END_TEST

/* --- texts --- */

static const struct {
    enum part part;
    const char *key;
    size_t minimum;
    size_t maximum;
    bool bytes;
} texts[] = {
    { TOP, "title", 2, 60, false },       { TOP, "about", 1, 200, false },
    { TOP, "author", 1, 100, false },     { TOP, "licence", 1, 100, false },
    { TOP, "source", 1, 100, false },     { QUESTION, "ask", 8, 120, false },
    { QUESTION, "hint", 1, 90, false },   { FOLLOW_UP, "ask", 8, 120, false },
    { CHOICE, "label", 1, 400, true },    { COMMITMENT, "when", 1, 80, false },
    { COMMITMENT, "will", 1, 80, false },
};

/* `length` characters, or bytes, with as many of two bytes as fit. */
static int text_problems(size_t row, size_t length)
{
    g_autoptr(GString) line = g_string_new(texts[row].key);
    g_string_append(line, ": ");
    size_t wide = texts[row].bytes ? length / 2 : length;
    for (size_t i = 0; i < wide; i++)
        g_string_append(line, "\xC3\xA9");
    g_string_append(line, texts[row].bytes && length % 2 == 1 ? "e" : "");
    g_autofree char *text = pack_with(texts[row].part, line->str);
    return problems_with(text, texts[row].key);
}

START_TEST(texts_keep_their_limits)
{
    if (texts[_i].minimum > 1)
        ck_assert_int_eq(text_problems((size_t)_i, texts[_i].minimum - 1), 1);
    ck_assert_int_eq(text_problems((size_t)_i, texts[_i].minimum), 0);
    ck_assert_int_eq(text_problems((size_t)_i, texts[_i].maximum), 0);
    ck_assert_int_eq(text_problems((size_t)_i, texts[_i].maximum + 1), 1);
}
END_TEST

/* --- slugs --- */

static const struct {
    enum part part;
    const char *key;
    const char *format; /* of the line; %s is the slug */
} slugs[] = {
    { TOP, "id", "id: '%s'" },
    { TOP, "activity", "activity: '%s'" },
    { TOP, "aliases", "aliases: ['%s']" },
    { QUESTION, "id", "id: '%s'" },
    { QUESTION, "only_for", "only_for: ['%s']" },
    { CHOICE, "id", "id: '%s'" },
};

static const struct {
    const char *slug;
    bool good;
} slug_values[] = {
    { "ab", true },
    { "a", false },
    { "", false },
    { "1-on-1", true },
    { "abcdefghij-abcdefghij-abcdefghij-abcdefg", true },
    { "abcdefghij-abcdefghij-abcdefghij-abcdefgh", false },
    { "-ab", false },
    { "Ab", false },
    { "a_b", false },
    { "a/b", false },
    { "..", false },
    { "a b", false },
    { "\xC3\xA4"
      "b",
      false },
};

START_TEST(slugs_keep_their_alphabet)
{
    for (size_t i = 0; i < G_N_ELEMENTS(slug_values); i++) {
        g_autoptr(GString) line = g_string_new(slugs[_i].format);
        g_string_replace(line, "%s", slug_values[i].slug, 1);
        g_autofree char *text = pack_with(slugs[_i].part, line->str);
        int problems = problems_with(text, slugs[_i].key);
        ck_assert_msg((problems == 0) == slug_values[i].good, "%s", line->str);
    }
}
END_TEST

/* --- lists --- */

static const struct {
    enum part part;
    const char *key;
    unsigned minimum;
    unsigned maximum;
} lists[] = {
    { TOP, "aliases", 0, 5 },
    { QUESTION, "only_for", 1, 8 },
    { FOLLOW_UP, "mentions", 1, 20 },
    { GROUP, "words", 1, 20 },
};

static int list_problems(size_t row, unsigned count)
{
    g_autoptr(GString) line = g_string_new(lists[row].key);
    g_string_append(line, ": [");
    for (unsigned i = 0; i < count; i++)
        g_string_append_printf(line, "word-%u, ", i);
    g_string_append(line, "]");
    g_autofree char *text = pack_with(lists[row].part, line->str);
    return problems_with(text, lists[row].key);
}

START_TEST(lists_keep_their_limits)
{
    if (lists[_i].minimum > 0)
        ck_assert_int_eq(list_problems((size_t)_i, lists[_i].minimum - 1), 1);
    ck_assert_int_eq(list_problems((size_t)_i, lists[_i].minimum), 0);
    ck_assert_int_eq(list_problems((size_t)_i, lists[_i].maximum), 0);
    ck_assert_int_eq(list_problems((size_t)_i, lists[_i].maximum + 1), 1);
}
END_TEST

/* Lists of maps: an item is a block of its own. */
static const struct {
    const char *key; /* in the message */
    const char *head;
    const char *item; /* %u is its number */
    unsigned minimum;
    unsigned maximum;
} blocks[] = {
    { "questions", "questions:\n",
      "  - id: question-%u\n    side: any\n    ask: What happened here?\n", 1, 40 },
    { "choices", "questions:\n  - id: one\n    choices:\n",
      "      - id: choice-%u\n        label: One\n", 2, 6 },
    { "follow_up", "questions:\n  - id: one\n    follow_up:\n",
      "      - mentions: [word-%u]\n        ask: What happened here?\n", 1, 3 },
    { "en", "cues:\n  en:\n", "    - words: [word-%u]\n      function: aligning-people\n", 1,
      60 },
};

static int block_problems(size_t row, unsigned count)
{
    g_autoptr(GString) text = g_string_new(blocks[row].head);
    for (unsigned i = 0; i < count; i++) {
        g_autofree char *number = g_strdup_printf("%u", i);
        g_autoptr(GString) item = g_string_new(blocks[row].item);
        g_string_replace(item, "%u", number, 1);
        g_string_append(text, item->str);
    }
    return problems_with(text->str, blocks[row].key);
}

START_TEST(lists_of_maps_keep_their_limits)
{
    ck_assert_int_eq(block_problems((size_t)_i, blocks[_i].minimum - 1), 1);
    ck_assert_int_eq(block_problems((size_t)_i, blocks[_i].minimum), 0);
    ck_assert_int_eq(block_problems((size_t)_i, blocks[_i].maximum), 0);
    ck_assert_int_eq(block_problems((size_t)_i, blocks[_i].maximum + 1), 1);
}
END_TEST

/* --- words --- */

static const struct {
    const char *word; /* as YAML */
    bool good;
} words[] = {
    { "risk", true },
    { "\"blocked by\"", true },
    { "slip*", true },
    { "abc*", true },
    { "ab*", false },
    { "\"is abc*\"", true },
    { "\"abc de*\"", false },
    { "\"abc *\"", false },
    { "\"*\"", false },
    { "\"*abc\"", false },
    { "abc*d", false },
    { "abc**", false },
    { "\xC3\xA9\xC3\xA9*", false },
    { "\xC3\xA9\xC3\xA9\xC3\xA9*", true },
    { "a-bc*", false },
    { "\"?\"", false },
    { "\"\"", false },
    { "\" \"", false },
    { "c++", true },
};

START_TEST(words_keep_their_rules)
{
    static const char *const lines[] = { "words: [%s]", "mentions: [%s]" };
    static const enum part parts[] = { GROUP, FOLLOW_UP };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autoptr(emj_diags) diags = emj_diags_new("t");
        g_autoptr(GString) line = g_string_new(lines[i]);
        g_string_replace(line, "%s", words[_i].word, 1);
        g_autofree char *text = pack_with(parts[i], line->str);
        g_autoptr(emj_pack) pack = emj_pack_read(text, strlen(text), diags);
        bool good = true;
        ck_assert_ptr_null(pack);
        for (size_t j = 0; j < emj_diags_count(diags); j++) {
            const char *message = emj_diags_get(diags, j)->message;
            good = good && !g_str_has_prefix(message, "'*' ") &&
                   !g_str_has_prefix(message, "'word' ");
        }
        ck_assert_msg(good == words[_i].good, "%s", line->str);
    }
}
END_TEST

START_TEST(a_word_has_at_most_400_bytes)
{
    for (size_t length = 400; length <= 401; length++) {
        g_autofree char *word = g_strnfill(length, 'x');
        g_autofree char *line = g_strdup_printf("words: [%s]", word);
        g_autofree char *text = pack_with(GROUP, line);
        ck_assert_int_eq(problems_with(text, "word"), length > 400);
    }
}
END_TEST

/* --- language tags --- */

static const struct {
    const char *tag;
    bool good;
} tags[] = {
    { "en", true },
    { "de-CH", true },
    { "zh-Hant-TW", true },
    { "es-419", true },
    { "gsw", true },
    { "de-CH-1996", true },
    { "e", false },
    { "e1", false },
    { "en_US", false },
    { "en-", false },
    { "-en", false },
    { "en--US", false },
    { "", false },
    { "en us", false },
    { "abcdefgh", true },
    { "abcdefghi", false },
    { "en-abcdefgh", true },
    { "en-abcdefghi", false },
    { "1en", false },
    { "\xC3\xA9n", false },
    { "en-US.UTF-8", false },
    { "abcdefgh-abcdefgh-abcdefgh-abcdefgh", true }, /* 35 bytes */
    { "abcdefgh-abcdefgh-abcdefgh-abcdefg-a", false },
};

START_TEST(language_tags_have_a_shape)
{
    g_autofree char *line = g_strdup_printf("lang: '%s'", tags[_i].tag);
    g_autofree char *text = pack_with(TOP, line);
    ck_assert_int_eq(problems_with(text, "lang"), !tags[_i].good);
}
END_TEST

/* --- size --- */

START_TEST(a_pack_has_at_most_64_kib)
{
    static const char pack[] = "emjournal_pack: 1\nid: big\ntitle: Big\nactivity: big\n"
                               "questions:\n  - id: first\n    side: any\n"
                               "    ask: What happened here?\n";
    for (size_t size = EMJ_PACK_MAX_BYTES; size <= EMJ_PACK_MAX_BYTES + 1; size++) {
        g_autoptr(emj_diags) diags = emj_diags_new("t");
        g_autoptr(GString) text = g_string_new(pack);
        while (text->len < size)
            g_string_append_c(text, '\n');
        g_autoptr(emj_pack) read = emj_pack_read(text->str, text->len, diags);
        ck_assert_int_eq(read != NULL, size <= EMJ_PACK_MAX_BYTES);
        ck_assert_uint_eq(emj_diags_errors(diags), size > EMJ_PACK_MAX_BYTES);
    }
}
END_TEST

static Suite *limits_suite(void)
{
    Suite *suite = suite_create("pack-limits");
    TCase *tests = tcase_create("limits");
    tcase_add_loop_test(tests, numbers_keep_their_limits, 0, G_N_ELEMENTS(numbers));
    tcase_add_loop_test(tests, numbers_are_decimal_digits, 0, G_N_ELEMENTS(numbers));
    tcase_add_loop_test(tests, texts_keep_their_limits, 0, G_N_ELEMENTS(texts));
    tcase_add_loop_test(tests, slugs_keep_their_alphabet, 0, G_N_ELEMENTS(slugs));
    tcase_add_loop_test(tests, lists_keep_their_limits, 0, G_N_ELEMENTS(lists));
    tcase_add_loop_test(tests, lists_of_maps_keep_their_limits, 0, G_N_ELEMENTS(blocks));
    tcase_add_loop_test(tests, words_keep_their_rules, 0, G_N_ELEMENTS(words));
    tcase_add_test(tests, a_word_has_at_most_400_bytes);
    tcase_add_loop_test(tests, language_tags_have_a_shape, 0, G_N_ELEMENTS(tags));
    tcase_add_test(tests, a_pack_has_at_most_64_kib);
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
