/*
 * yaml/plain.h: what is read without libyaml is read as libyaml reads it. A comment
 * behind a text sends it to libyaml and changes nothing else, so that both trees can
 * be compared.
 */
#include "yaml/plain.h"

#include <stdlib.h>

#include "yaml-helpers.h"

/* Everything in a node, places too. */
static void append_node(GString *out, const struct emj_yaml_node *node)
{
    g_string_append_printf(out, "(%d %u:%u-%u %d", node->kind, node->mark.line,
                           node->mark.column, node->last_line, node->block);
    if (node->key)
        g_string_append_printf(out, " %s@%u:%u", node->key, node->key_mark.line,
                               node->key_mark.column);
    if (node->text)
        g_string_append_printf(out, " '%s'", node->text);
    for (guint i = 0; node->children && i < node->children->len; i++)
        append_node(out, g_ptr_array_index(node->children, i));
    g_string_append_c(out, ')');
}

static char *describe(const struct emj_yaml_node *root)
{
    GString *out = g_string_new(NULL);
    append_node(out, root);
    return g_string_free(out, FALSE);
}

static struct emj_yaml_node *read_plain(const char *text)
{
    return emj_yaml_read_plain(text, strlen(text), &emj_yaml_front_matter_limits);
}

/* By libyaml; NULL where it sees a fault. */
static char *describe_by_libyaml(const char *text)
{
    g_autofree char *longer = g_strconcat(text, "# end\n", NULL);
    g_autoptr(emj_diags) diags = emj_diags_new("t");
    ck_assert_ptr_null(read_plain(longer));
    g_autoptr(emj_yaml_node) root =
        emj_yaml_parse(longer, strlen(longer), &emj_yaml_front_matter_limits, diags);
    return root ? describe(root) : NULL;
}

/* True when the text was plain; it is then what libyaml makes of it. */
static bool agrees(const char *text)
{
    g_autoptr(emj_yaml_node) root = read_plain(text);
    if (!root)
        return false;
    g_autofree char *ours = describe(root);
    g_autofree char *theirs = describe_by_libyaml(text);
    ck_assert_msg(g_strcmp0(ours, theirs) == 0, "%s\nours   %s\ntheirs %s", text, ours,
                  theirs ? theirs : "(a fault)");
    return true;
}

static const char *const plain[] = {
    "date: 2026-11-12T14:32:00+01:00\nrecorded: 2026-11-12T15:04:10+01:00\n"
    "activity: dependency-management\npack: dependency-management@3\n"
    "tags:\n  - leadership\n  - management\ntagged: chosen\nfunctions:\n"
    "  - aligning-people\nminutes: 30\nasked:\n  - date-owner\n",
    "a: b\n",
    "a: 1.10\nb: no\nC_d-9: 0\n",
    "a: two words, and more words\n",
    "a: 12:30\nb: x:y:z\n",
    "tags:\n  - a\n",
    "a: x/y+z@w_-\n",
};

START_TEST(own_form_is_read_as_libyaml_reads_it)
{
    ck_assert(agrees(plain[_i]));
}
END_TEST

static const char *const others[] = {
    "",
    "\n",
    "a: b", /* no final newline */
    "a:\n", /* empty */
    "a: \n",
    "a:  b\n", /* two blanks */
    "a: b \n",
    "a:b\n",
    "a: b\r\n",
    "a: b: c\n",
    "a: b:\n",
    "a: b #c\n",
    "a: b  c\n",
    "a: 'b'\n",
    "a: \"b\"\n",
    "a: [b]\n",
    "a: []\n",
    "a: {b: c}\n",
    "a: &x b\n",
    "a: *x\n",
    "a: !t b\n",
    "a: |\n  b\n",
    "a: >\n  b\n",
    "a: - b\n",
    "a: ? b\n",
    "a: @b\n",
    "a: b\n  c\n", /* goes on below */
    "a: b\n\nc: d\n",
    "a: b\n# c\n",
    " a: b\n",
    "- a\n",
    "a\n",
    "a: b\na: c\n", /* twice */
    "9: b\n",
    "<<: b\n",
    "? a\n",
    "%a: b\n",
    "--- a\n",
    "a: b\n---\nc: d\n",
    "a: b\n...\n",
    "a:\n- b\n", /* another indent */
    "a:\n    - b\n",
    "a:\n  - b\n  c\n",
    "a:\n  - b\n    - c\n",
    "a:\n  - b: c\n",
    "a:\n  -\n",
    "a:\n  - \n",
    "a:\n  - b\n - c\n",
    "a: b\n  - c\n",
    "a: caf\xC3\xA9\n",
    "a: b\tc\n",
    "\357\273\277a: b\n", /* a byte order mark */
    "a: -b\n",
    "a: ~\n",
    "a: .5\n",
};

START_TEST(other_text_is_left_to_libyaml)
{
    g_autoptr(emj_yaml_node) root = read_plain(others[_i]);
    ck_assert_msg(!root, "%s", others[_i]);
}
END_TEST

/* NUL is no end of a text here. */
START_TEST(a_nul_is_left_to_libyaml)
{
    static const char text[] = "a: b\0c\nd: e\n";
    static const char key[] = "a\0: b\n";
    ck_assert_ptr_null(
        emj_yaml_read_plain(text, sizeof text - 1, &emj_yaml_front_matter_limits));
    ck_assert_ptr_null(emj_yaml_read_plain(key, sizeof key - 1, &emj_yaml_front_matter_limits));
}
END_TEST

START_TEST(limits_are_left_to_libyaml)
{
    static const char text[] = "a: b\nlist:\n  - c\n";
    struct emj_yaml_limits tight[] = {
        emj_yaml_pack_limits, emj_yaml_pack_limits, emj_yaml_pack_limits, emj_yaml_pack_limits,
        emj_yaml_pack_limits, emj_yaml_pack_limits, emj_yaml_pack_limits,
    };
    tight[1].bytes = strlen(text) - 1;
    tight[2].depth = 1;
    tight[3].line_bytes = 6;
    tight[4].scalar_bytes = 0;
    tight[5].key_bytes = 3;
    tight[6].events = 5;
    for (size_t i = 0; i < G_N_ELEMENTS(tight); i++) {
        g_autoptr(emj_yaml_node) root = emj_yaml_read_plain(text, strlen(text), &tight[i]);
        ck_assert_int_eq(root != NULL, i == 0);
    }
}
END_TEST

START_TEST(many_and_long_are_left_to_libyaml)
{
    g_autoptr(GString) many = g_string_new(NULL);
    g_autofree char *word = g_strnfill(4096, 'x');
    g_autofree char *long_value = g_strdup_printf("a: %s\n", word);
    g_autofree char *long_key = g_strdup_printf("%.65s: a\n", word);
    g_autofree char *longest_key = g_strdup_printf("%.64s: a\n", word);
    for (int i = 0; i < 32; i++)
        g_string_append_printf(many, "k%d: v\n", i);
    ck_assert(agrees(many->str));
    g_string_append(many, "one: more\n");
    ck_assert(!agrees(many->str));
    ck_assert(!agrees(long_value));
    ck_assert(!agrees(long_key));
    ck_assert(agrees(longest_key));
}
END_TEST

/* Plain lines with up to three bytes changed, thousands of them, the same in each run. */
static void spoil(GString *text, GRand *random)
{
    static const char bytes[] = " :#-\n'\"[]{}&*!|>%@`,?~\t\ra9_./+=<";
    int count = g_rand_int_range(random, 0, 4);
    while (count-- > 0) {
        gint32 at = g_rand_int_range(random, 0, (gint32)text->len);
        char byte = bytes[g_rand_int_range(random, 0, (gint32)strlen(bytes))];
        switch (g_rand_int_range(random, 0, 3)) {
        case 0:
            g_string_insert_c(text, at, byte);
            break;
        case 1:
            text->str[at] = byte;
            break;
        default:
            if (text->len > 1)
                g_string_erase(text, at, 1);
            break;
        }
    }
}

START_TEST(whatever_is_taken_is_as_libyaml_reads_it)
{
    static const char *const lines[] = {
        "date: 2026-11-12T14:32:00+01:00\n", "tags:\n  - a\n  - b c\n", "k: v\n",
        "words: one two, three\n",           "list:\n  - x:y\n",        "a_b-c: 1\n",
    };
    g_autoptr(GRand) random = g_rand_new_with_seed(20261112);
    unsigned taken = 0;
    for (int i = 0; i < 100000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        int count = g_rand_int_range(random, 1, 4);
        while (count-- > 0)
            g_string_append(text,
                            lines[g_rand_int_range(random, 0, (gint32)G_N_ELEMENTS(lines))]);
        spoil(text, random);
        taken += agrees(text->str);
    }
    ck_assert_uint_gt(taken, 20000);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("yaml-plain");
    TCase *tests = tcase_create("plain");
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, own_form_is_read_as_libyaml_reads_it, 0, G_N_ELEMENTS(plain));
    tcase_add_loop_test(tests, other_text_is_left_to_libyaml, 0, G_N_ELEMENTS(others));
    tcase_add_test(tests, a_nul_is_left_to_libyaml);
    tcase_add_test(tests, limits_are_left_to_libyaml);
    tcase_add_test(tests, many_and_long_are_left_to_libyaml);
    tcase_add_test(tests, whatever_is_taken_is_as_libyaml_reads_it);
    suite_add_tcase(s, tests);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
