#include "yaml-helpers.h"

/* --- what is read --- */

struct reading {
    const char *text;
    const char *outcome;
};

static const struct reading readings[] = {
    { "a: b\n", "{a: \"b\"}" },
    { "a: b", "{a: \"b\"}" },
    { "---\na: b\n", "{a: \"b\"}" },
    { "--- \na: b\n...\n", "{a: \"b\"}" },
    { "a: b\n...\n# the end\n", "{a: \"b\"}" },
    { "\xEF\xBB\xBF"
      "a: b\n",
      "{a: \"b\"}" },
    { "a: b\r\nc: d\r\n", "{a: \"b\", c: \"d\"}" },
    /* Every scalar is a string. */
    { "a: no\nb: 1.10\nc: ~\nd: 2026-11-12\ne:\n",
      "{a: \"no\", b: \"1.10\", c: \"~\", d: \"2026-11-12\", e: \"\"}" },
    { "plain\n", "\"plain\"" },
    { "- a\n- b\n", "[\"a\", \"b\"]" },
    { "- - a\n  - b\n- c: d\n  e: f\n", "[[\"a\", \"b\"], {c: \"d\", e: \"f\"}]" },
    { "a:\n- b\n- c\n", "{a: [\"b\", \"c\"]}" },
    { "a: [b, 'c, d', \"e\"]\n", "{a: [\"b\", \"c, d\", \"e\"]}" },
    { "a: []\n", "{a: []}" },
    { "a: [[b], []]\n", "{a: [[\"b\"], []]}" },
    { "a: 'it''s'\n", "{a: \"it's\"}" },
    { "a: \"x\\ty\\nz \\u00e9\"\n", "{a: \"x\ty\nz \xC3\xA9\"}" },
    { "a: |\n  b\n   c\n\nd: e\n", "{a: \"b\n c\n\", d: \"e\"}" },
    { "a: >\n  b\n  c\n", "{a: \"b c\n\"}" },
    { "a: |-\n  b\n", "{a: \"b\"}" },
    { "a: b\n  c\n", "{a: \"b c\"}" },
    { "a: b # comment\n# comment\n", "{a: \"b\"}" },
    { "? a\n: b\n", "{a: \"b\"}" },
    { "'a b': c\n\"d: e\": f\n", "{a b: \"c\", d: e: \"f\"}" },
    { "a: slip*\nc: d&e\nf: g!h\n", "{a: \"slip*\", c: \"d&e\", f: \"g!h\"}" },
    { "a: '<<'\n'<<': b\n", "{a: \"<<\", <<: \"b\"}" },
    { "a:\tb\n", "{a: \"b\"}" },
    { "a: 'b\xE2\x80\xA8"
      "c'\n",
      "{a: \"b\xE2\x80\xA8"
      "c\"}" },
    { "\xC3\xA9: \xF0\x9F\x99\x82\n", "{\xC3\xA9: \"\xF0\x9F\x99\x82\"}" },
};

START_TEST(texts_become_trees)
{
    const struct reading *row = &readings[_i];
    g_autofree char *outcome =
        yaml_outcome(row->text, strlen(row->text), &emj_yaml_pack_limits);
    ck_assert_str_eq(outcome, row->outcome);
}
END_TEST

/* --- what is refused, and where --- */

static const struct reading refusals[] = {
    { "", "t:1:1: error: the text is empty" },
    { "# nothing\n\n", "t:1:1: error: the text is empty" },
    { "a: &x b\n", "t:1:4: error: anchors ('&name') are not allowed; put text that begins with "
                   "'&' in quotes" },
    { "a:\n  &x\n  b: c\n", "t:2:3: error: anchors ('&name') are not allowed; put text that "
                            "begins with '&' in quotes" },
    { "a: &x [b]\n", "t:1:4: error: anchors ('&name') are not allowed; put text that begins "
                     "with '&' in quotes" },
    { "&x a: b\n", "t:1:1: error: anchors ('&name') are not allowed; put text that begins with "
                   "'&' in quotes" },
    { "a: *x\n", "t:1:4: error: aliases ('*name') are not allowed; put text that begins with "
                 "'*' in quotes" },
    { "*x : b\n", "t:1:1: error: aliases ('*name') are not allowed; put text that begins with "
                  "'*' in quotes" },
    { "*x\n", "t:1:1: error: aliases ('*name') are not allowed; put text that begins with '*' "
              "in quotes" },
    { "a: * b\n", "t:1:5: error: a value cannot begin with '&' or '*'; put it in quotes" },
    { "a: !!int 5\n", "t:1:4: error: tags ('!name') are not allowed; put text that begins with "
                      "'!' in quotes" },
    { "a: ! b\n", "t:1:4: error: tags ('!name') are not allowed; put text that begins with '!' "
                  "in quotes" },
    { "a: !x [b]\n", "t:1:4: error: tags ('!name') are not allowed; put text that begins with "
                     "'!' in quotes" },
    { "a: !x!y b\n", "t:1:4: error: tags ('!name') are not allowed; put the text in quotes" },
    { "<<: b\n", "t:1:1: error: merge keys ('<<') are not allowed" },
    { "%YAML 1.1\n---\na: b\n", "t:1:1: error: directives ('%') are not allowed; remove the "
                                "line" },
    { "# x\n\n%TAG ! tag:x,2000:\n---\na: b\n",
      "t:3:1: error: directives ('%') are not allowed; remove the line" },
    { "a: b\n---\nc: d\n", "t:2:1: error: a second document begins here; a file holds one" },
    { "a: b\n...\n---\n", "t:3:1: error: a second document begins here; a file holds one" },
    { "a: b\nc: d\na: e\n", "t:3:1: error: key 'a' is used twice (first on line 1)" },
    { "a:\n  b: c\n  'b': d\n", "t:3:3: error: key 'b' is used twice (first on line 2)" },
    { "[a]: b\n", "t:1:1: error: a key must be a word, not a list or a map; put text in "
                  "brackets or braces in quotes" },
    { "? - a\n: b\n", "t:1:3: error: a key must be a word, not a list or a map; put text in "
                      "brackets or braces in quotes" },
    { "a: {b: c}\n", "t:1:4: error: maps in one line ({a: b}) are not allowed; write one key a "
                     "line, or put the text in quotes" },
    /* What stands inside something refused is no news. */
    { "a: {{ b }}\n", "t:1:4: error: maps in one line ({a: b}) are not allowed; write one key "
                      "a line, or put the text in quotes" },
    { "a: {b: *c}\nd: &e f\n",
      "t:1:4: error: maps in one line ({a: b}) are not allowed; write one key a line, or put "
      "the "
      "text in quotes\n"
      "t:2:4: error: anchors ('&name') are not allowed; put text that begins with '&' in "
      "quotes" },
    { "a: [b: c]\n", "t:1:5: error: maps in one line ({a: b}) are not allowed; write one key a "
                     "line, or put the text in quotes" },
    { "a: [b,\n  c]\n", "t:1:4: error: a list in brackets must stand on one line" },
    { "a: \"x\\0y\"\n", "t:1:4: error: an escape in this text stands for a NUL byte, which is "
                        "not allowed" },
    { "a: \"\\e[2J\"\n", "t:1:4: error: an escape in this text stands for a control character, "
                         "which is not allowed" },
    { "a: \"\\u202e\"\n", "t:1:4: error: an escape in this text stands for a bidirectional "
                          "control, which is not allowed" },
    { "\"\\x9b\": b\n", "t:1:1: error: an escape in this text stands for a control character, "
                        "which is not allowed" },
    { "a: \"\\r\"\n", "t:1:4: error: '\\r' is not allowed in text; use '\\n'" },
    { "a: x\x1b[2J\n", "t:1:5: error: control character is not allowed (U+001B)" },
    { "a: \xC3\xA9\xE2\x80\xAE\n"
      "b: \x7F\n",
      "t:1:5: error: bidirectional control is not allowed (U+202E)\n"
      "t:2:4: error: control character is not allowed (U+007F)" },
    { "a: b\xC2\x85"
      "c\n",
      "t:1:5: error: control character is not allowed (U+0085)" },
    { "a: \xC3\xA9\xFF\xFF\n", "t:1:5: error: invalid UTF-8 is not allowed (byte 0xFF)" },
    { "a: \xED\xA0\x80\n", "t:1:4: error: surrogate is not allowed (byte 0xED)" },
    { "a: \xEF\xBF\xBF\n", "t:1:4: error: a character that YAML does not allow" },
    { "a:\n\tb: c\n", "t:2:1: error: a tab cannot be used for indentation; use spaces" },
    { "\ta: b\n", "t:1:1: error: a tab cannot be used for indentation; use spaces" },
    { "a: b\n\tc\n", "t:2:1: error: a tab cannot be used for indentation; use spaces" },
    { "a: |\n\tb\n", "t:2:1: error: a tab cannot be used for indentation; use spaces" },
    { "-\ta: b\n", "t:1:2: error: a tab cannot be used for indentation; use spaces" },
    { "a: @b\n", "t:1:4: error: a value cannot begin with this character; put it in quotes" },
    { "a: b: c\n", "t:1:5: error: a ':' is not allowed here; put the text in quotes, or check "
                   "the indentation" },
    { "a: b\n c: d\n", "t:2:3: error: a ':' is not allowed here; put the text in quotes, or "
                       "check the indentation" },
    { "a: - b\n", "t:1:4: error: a list item is not allowed here; begin the list on a line of "
                  "its own" },
    { "a: b\nc\nd: e\n", "t:3:1: error: missing ':' after a key; check quotes and indentation "
                         "(what is wrong may begin on line 2)" },
    { "a: 'b\nc: d\n", "t:3:1: error: the text ends inside quotes; close them (what is wrong "
                       "may begin on line 1)" },
    { "a: 'b' c\n", "t:1:8: error: expected a key here; check the indentation, and quotes that "
                    "end too early" },
    { "a: \"b\\q\"\n", "t:1:6: error: unknown escape in double quotes; use single quotes, or "
                       "\\\\ for a backslash" },
    { "- a\nb: c\n", "t:2:1: error: expected '- ' here; check the indentation (what is wrong "
                     "may begin on line 1)" },
    { "a: [b\n", "t:2:1: error: expected ',' or ']' in a list in brackets (what is wrong may "
                 "begin on line 1)" },
    { "a: | b\n", "t:1:6: error: nothing may follow '|' or '>' on its line" },
    /* Without a final newline the end is on the line behind, unless quotes are open. */
    { "a: b\nc", "t:3:1: error: missing ':' after a key; check quotes and indentation (what is "
                 "wrong may begin on line 2)" },
    { "a: 'b", "t:1:6: error: the text ends inside quotes; close them" },
    { "a: !\n",
      "t:1:4: error: tags ('!name') are not allowed; put text that begins with '!' in "
      "quotes" },
    { "\xFF\xFE"
      "a\0",
      "t:1:1: error: the text is UTF-16; save it as UTF-8" },
    { "\xFE\xFF", "t:1:1: error: the text is UTF-16; save it as UTF-8" },
};

START_TEST(bad_texts_are_refused_with_their_place)
{
    const struct reading *row = &refusals[_i];
    g_autofree char *outcome =
        yaml_outcome(row->text, strlen(row->text), &emj_yaml_pack_limits);
    ck_assert_str_eq(outcome, row->outcome);
}
END_TEST

START_TEST(utf16_without_a_mark_and_a_nul_are_named)
{
    static const char utf16[] = "a\0:\0 \0b";
    static const char nul[] = "a: b\0c\n";
    g_autofree char *first = yaml_outcome(utf16, sizeof utf16 - 1, &emj_yaml_pack_limits);
    g_autofree char *second = yaml_outcome(nul, sizeof nul - 1, &emj_yaml_pack_limits);
    ck_assert_str_eq(first, "t:1:1: error: the text is UTF-16; save it as UTF-8");
    ck_assert_str_eq(second, "t:1:5: error: NUL byte is not allowed (byte 0x00)");
}
END_TEST

/* --- front matter --- */

START_TEST(front_matter_allows_more_and_begins_on_line_2)
{
    static const char good[] = "a: {b: c, d: [e,\n f]}\n";
    static const char bad[] = "a: b\na: c\n";
    g_autofree char *first = yaml_outcome(good, sizeof good - 1, &emj_yaml_front_matter_limits);
    g_autofree char *second = yaml_outcome(bad, sizeof bad - 1, &emj_yaml_front_matter_limits);
    ck_assert_str_eq(first, "{a: {b: \"c\", d: [\"e\", \"f\"]}}");
    ck_assert_str_eq(second, "t:3:1: error: key 'a' is used twice (first on line 2)");
}
END_TEST

/* --- places --- */

struct place {
    const char *key;
    struct emj_mark key_mark;
    struct emj_mark mark;
    unsigned last_line;
    bool block;
};

static const char placed_text[] = "date: x\n"              /* 1 */
                                  "tags:\n"                /* 2 */
                                  "  - \xC3\xA9\n"         /* 3 */
                                  "  - b\n"                /* 4 */
                                  "# comment\n"            /* 5 */
                                  "empty:\n"               /* 6 */
                                  "text: |\n"              /* 7 */
                                  "  one\n"                /* 8 */
                                  "  two\n"                /* 9 */
                                  "\xC3\xA9t\xC3\xA9: y\n" /* 10 */
                                  "plain: a\n"             /* 11 */
                                  "  b\n"                  /* 12 */
                                  "flow: [a,\n"            /* 13 */
                                  "  b\n"                  /* 14 */
                                  "  ]\n"                  /* 15 */
                                  "map:\n"                 /* 16 */
                                  "  a:\n"                 /* 17 */
                                  "    b: >\n"             /* 18 */
                                  "      c\n"              /* 19 */
                                  "  d: e\n"               /* 20 */
                                  "last: |\n"              /* 21 */
                                  "  end";                 /* 22 */

static const struct place places[] = {
    { "date", { 1, 1 }, { 1, 7 }, 1, false },
    { "tags", { 2, 1 }, { 3, 3 }, 4, false },
    { "empty", { 6, 1 }, { 6, 7 }, 6, false },
    { "text", { 7, 1 }, { 7, 7 }, 9, true },
    { "\xC3\xA9t\xC3\xA9", { 10, 1 }, { 10, 6 }, 10, false },
    { "plain", { 11, 1 }, { 11, 8 }, 12, false },
    { "flow", { 13, 1 }, { 13, 7 }, 15, false },
    { "map", { 16, 1 }, { 17, 3 }, 20, false },
    { "last", { 21, 1 }, { 21, 7 }, 22, true },
};

START_TEST(nodes_know_their_places)
{
    struct emj_yaml_limits limits = emj_yaml_front_matter_limits;
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    const struct place *row = &places[_i];
    limits.first_line = 1;
    g_autoptr(emj_yaml_node) root =
        emj_yaml_parse(placed_text, sizeof placed_text - 1, &limits, diags);
    const struct emj_yaml_node *node = emj_yaml_get(root, row->key);
    ck_assert_ptr_nonnull(node);
    ck_assert_uint_eq(node->key_mark.line, row->key_mark.line);
    ck_assert_uint_eq(node->key_mark.column, row->key_mark.column);
    ck_assert_uint_eq(node->mark.line, row->mark.line);
    ck_assert_uint_eq(node->mark.column, row->mark.column);
    ck_assert_uint_eq(node->last_line, row->last_line);
    ck_assert_int_eq(node->block, row->block);
}
END_TEST

START_TEST(a_byte_order_mark_moves_no_column)
{
    static const char text[] = "\xEF\xBB\xBF"
                               "a: &x b\n";
    g_autofree char *outcome = yaml_outcome(text, sizeof text - 1, &emj_yaml_pack_limits);
    ck_assert(g_str_has_prefix(outcome, "t:1:4: "));
}
END_TEST

/* Characters that end a line for libyaml, and do not for an editor. */
static const struct reading odd_lines[] = {
    { "a: \"b\xE2\x80\xA8"
      "c\"\nd: &x e\n",
      "t:2:4: " },
    { "a: \"b\xE2\x80\xA9"
      "c\" \nd: &x e\n",
      "t:2:4: " },
    { "# b\xE2\x80\xA8"
      "c: &x d\n",
      "t:1:8: " },
    { "a: b\rc: &x d\n", "t:1:9: " },
    { "a: b\r\nc: &x d\r\n", "t:2:4: " },
    { "a: |\n  b\xE2\x80\xA8  c\nd: 'e\n", "t:4:1: " },
};

START_TEST(lines_are_those_of_an_editor)
{
    const struct reading *row = &odd_lines[_i];
    g_autofree char *outcome =
        yaml_outcome(row->text, strlen(row->text), &emj_yaml_pack_limits);
    ck_assert_msg(g_str_has_prefix(outcome, row->outcome), "%s", outcome);
}
END_TEST

/* --- getters --- */

START_TEST(getters_take_what_is_missing)
{
    static const char text[] = "a: b\nc: [d]\n";
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    g_autoptr(emj_yaml_node) root =
        emj_yaml_parse(text, sizeof text - 1, &emj_yaml_pack_limits, diags);
    ck_assert_str_eq(emj_yaml_get_text(root, "a"), "b");
    ck_assert_ptr_null(emj_yaml_get_text(root, "c"));
    ck_assert_ptr_null(emj_yaml_get_text(root, "x"));
    ck_assert_int_eq(emj_yaml_get(root, "c")->kind, EMJ_YAML_LIST);
    ck_assert_ptr_null(emj_yaml_get(emj_yaml_get(root, "a"), "b"));
    ck_assert_ptr_null(emj_yaml_get(emj_yaml_get(root, "c"), "d"));
    ck_assert_ptr_null(emj_yaml_get(NULL, "a"));
    ck_assert_ptr_null(emj_yaml_get_text(NULL, "a"));
    emj_yaml_node_free(NULL);
}
END_TEST

START_TEST(errors_of_others_do_not_refuse_a_text)
{
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    emj_diags_error(diags, (struct emj_mark){ 1, 1 }, "something else");
    g_autoptr(emj_yaml_node) root = emj_yaml_parse("a: b", 4, &emj_yaml_pack_limits, diags);
    ck_assert_ptr_nonnull(root);
}
END_TEST

static Suite *tree_suite(void)
{
    Suite *suite = suite_create("yaml-tree");
    TCase *tests = tcase_create("tree");
    tcase_add_loop_test(tests, texts_become_trees, 0, G_N_ELEMENTS(readings));
    tcase_add_loop_test(tests, bad_texts_are_refused_with_their_place, 0,
                        G_N_ELEMENTS(refusals));
    tcase_add_test(tests, utf16_without_a_mark_and_a_nul_are_named);
    tcase_add_test(tests, front_matter_allows_more_and_begins_on_line_2);
    tcase_add_loop_test(tests, nodes_know_their_places, 0, G_N_ELEMENTS(places));
    tcase_add_test(tests, a_byte_order_mark_moves_no_column);
    tcase_add_loop_test(tests, lines_are_those_of_an_editor, 0, G_N_ELEMENTS(odd_lines));
    tcase_add_test(tests, getters_take_what_is_missing);
    tcase_add_test(tests, errors_of_others_do_not_refuse_a_text);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(tree_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
