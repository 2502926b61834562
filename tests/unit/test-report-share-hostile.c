/*
 * Names planted in Markdown of every kind, and private answers between whatever may
 * hide where they begin. What is shared is read by cmark and judged by code that knows
 * nothing of the code under test: nothing leaks without a refusal.
 */
#include "report-share-support.h"

#include <cmark.h>

enum { RUNS = 3000 };

/* --- what a reader sees: letters of every node, signs that cannot be seen left out --- */

static void append_text(GString *out, const char *text)
{
    static const char *const unseen[] = { "\xc2\xad", "\xe2\x80\x8b", "\xe2\x80\x8d",
                                          "\xef\xb8\x8f" };
    for (const char *at = text != NULL ? text : ""; *at != '\0';) {
        size_t skip = 0;
        for (size_t i = 0; i < G_N_ELEMENTS(unseen); i++)
            skip = MAX(skip, g_str_has_prefix(at, unseen[i]) ? strlen(unseen[i]) : 0);
        if (skip == 0)
            g_string_append_c(out, *at++);
        at += skip;
    }
}

static void append_html(GString *out, const char *html)
{
    bool inside = false;
    g_autoptr(GString) text = g_string_new(NULL);
    for (; *html != '\0'; html++) {
        inside = inside || *html == '<';
        if (!inside)
            g_string_append_c(text, *html);
        inside = inside && *html != '>';
    }
    append_text(out, text->str);
}

static void append_address(GString *out, const char *url)
{
    g_autofree char *decoded = g_uri_unescape_string(url, NULL);
    g_string_append_c(out, '\n');
    append_text(out, decoded != NULL ? decoded : url);
    g_string_append_c(out, '\n');
}

static void append_node(GString *out, GString *behind, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
        append_text(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_BLOCK:
        append_html(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        append_address(behind, cmark_node_get_url(node));
        append_text(behind, cmark_node_get_title(node));
        break;
    default:
        g_string_append_c(out, '\n');
        break;
    }
}

static char *seen(const char *markdown)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GString) behind = g_string_new(NULL);
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            append_node(out, behind, cmark_iter_get_node(iter));
    cmark_iter_free(iter);
    cmark_node_free(root);
    g_string_append(out, behind->str);
    return g_string_free(out, false);
}

static bool is_letter(char c)
{
    return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

static bool has_word(const char *text, const char *word)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);
    size_t length = strlen(word);
    for (const char *at = strstr(lower, word); at != NULL; at = strstr(at + 1, word))
        if ((at == lower || !is_letter(at[-1])) && !is_letter(at[length]))
            return true;
    return false;
}

static bool names_somebody(const char *markdown)
{
    g_autofree char *text = seen(markdown);
    return has_word(text, "wen") || has_word(markdown, "wen") || strchr(text, '@') != NULL;
}

/* --- names in Markdown --- */

#define PICK(random, list) list[g_rand_int_range(random, 0, G_N_ELEMENTS(list))]

/* "Wen", or "W*e*n" and the like. */
static char *spell(GRand *random)
{
    static const char *const spelled[] = { "Wen", "wen", "WEN", "@wen", "@Wen", "@ade" };
    static const char *const letters[3][6] = {
        { "W", "w", "&#87;", "&#x77;", "%57", "\\W" },
        { "e", "E", "&#101;", "*e*", "%65", "`e`" },
        { "n", "N", "&#110;", "**n**", "%6e", "[n](x)" },
    };
    static const char *const between[] = { "",
                                           "",
                                           "",
                                           "",
                                           "*",
                                           "**",
                                           "_",
                                           "`",
                                           "<b></b>",
                                           "<!-- x -->",
                                           "%%x%%",
                                           "\xc2\xad",
                                           "\xe2\x80\x8b",
                                           "&shy;",
                                           "\\",
                                           "![](x)",
                                           "<i>",
                                           "</i>",
                                           "[",
                                           "](y)",
                                           "~~",
                                           "\xef\xb8\x8f",
                                           "&#8205;",
                                           "**\xc2\xad**" };
    if (g_rand_int_range(random, 0, 3) == 0)
        return g_strdup(PICK(random, spelled));
    return g_strconcat(PICK(random, letters[0]), PICK(random, between),
                       PICK(random, letters[1]), PICK(random, between),
                       PICK(random, letters[2]), NULL);
}

/* Puts the text in the place of "$". */
static char *wrap(GRand *random, const char *text)
{
    static const char *const around[] = {
        "$",
        "$",
        "$'s",
        "a $ b",
        "a $.",
        "# $",
        "## $ ##",
        "$\n===",
        "- $",
        "1. $\n2. a",
        "- [ ] $",
        "> $",
        "> - $",
        "| a | $ |\n|---|---|\n| $ | b |",
        "*$*",
        "**$**",
        "_$_",
        "`$`",
        "``$``",
        "```\n$\n```",
        "~~~ $\na\n~~~",
        "    $",
        "[$](x)",
        "[a]($)",
        "[a](<$>)",
        "[a](x \"$\")",
        "![$](x)",
        "![a]($)",
        "[a][b]\n\n[b]: $",
        "[a][b]\n\n[b]: x '$'",
        "[$]: x",
        "[$][b]\n\n[b]: x",
        "<$>",
        "<https://x/$>",
        "https://x/$",
        "x@$.org",
        "<b>$</b>",
        "<p>$</p>",
        "<p title=\"$\">",
        "<div>\n$\n</div>",
        "<!-- $ -->",
        "a <!-- $ --> b",
        "%% $ %%",
        "a\n<!-- $",
        "\\$",
        "~~$~~",
        "==$==",
        "[[$]]",
        "[[x|$]]",
        "[^1]\n\n[^1]: $",
        "($)",
        "\"$\"",
        "$ #theme",
        "#$",
        "a/$/b",
        "a_$_b",
        "$, $ and $",
        "a\n\n$\n\nb",
        "a\\\n$",
        "a  \n$",
        "&lt;$&gt;",
        "$$",
        "// $",
        "- // $",
        "<br>$<br>",
        "*a $",
        "[a $",
        "`a $",
        "<a $",
        "&$;",
    };
    g_auto(GStrv) parts = g_strsplit(PICK(random, around), "$", -1);
    return g_strjoinv(text, parts);
}

static char *make_line(GRand *random)
{
    g_autofree char *name = spell(random);
    g_autofree char *once = wrap(random, name);
    return g_rand_boolean(random) ? wrap(random, once) : g_steal_pointer(&once);
}

static bool has_refusals(const struct emj_share *share)
{
    g_autoptr(GPtrArray) refusals = emj_share_refusals(share);
    return refusals->len > 0;
}

struct tally {
    int refused;
    int shared;
};

static void judge(struct tally *tally, const struct emj_share *share, const char *typed,
                  const char *shown)
{
    bool refused = has_refusals(share);
    tally->refused += refused ? 1 : 0;
    tally->shared += refused ? 0 : 1;
    ck_assert_msg(refused || !names_somebody(shown), "of\n%s\nis shared\n%s", typed, shown);
}

START_TEST(names_in_texts)
{
    GRand *random = g_rand_new_with_seed((guint32)_i);
    struct tally tally = { 0, 0 };
    for (int i = 0; i < RUNS; i++) {
        struct share_place place;
        share_place_init(&place, ROSTER);
        g_autofree char *text = make_line(random);
        g_autofree char *shown = emj_share_text(place.share, TEST_PATH, 1, text);
        judge(&tally, place.share, text, shown);
        share_place_clear(&place);
    }
    ck_assert_int_gt(tally.refused, RUNS / 4);
    ck_assert_int_gt(tally.shared, RUNS / 20);
    g_rand_free(random);
}
END_TEST

START_TEST(names_in_bodies)
{
    GRand *random = g_rand_new_with_seed((guint32)_i);
    struct tally tally = { 0, 0 };
    for (int i = 0; i < RUNS; i++) {
        struct share_place place;
        share_place_init(&place, ROSTER);
        g_autofree char *first = make_line(random);
        g_autofree char *second = make_line(random);
        g_autofree char *body =
            g_strdup_printf("%s\n\n## ?\n<!-- prompt: q any next%s -->\n%s\n", first,
                            g_rand_boolean(random) ? " private" : "", second);
        g_autoptr(emj_entry) entry = read_body(body);
        size_t length = 0;
        g_autofree char *shown = emj_share_body(place.share, entry, &length);
        g_autofree char *title = emj_share_title(place.share, entry);
        g_autofree char *both = g_strconcat(shown, "\n\n", title, NULL);
        judge(&tally, place.share, body, both);
        share_place_clear(&place);
    }
    ck_assert_int_gt(tally.refused, RUNS / 4);
    ck_assert_int_gt(tally.shared, RUNS / 20);
    g_rand_free(random);
}
END_TEST

/* --- private answers --- */

static void add_lines(GRand *random, GString *body, const char *word)
{
    static const char *const lines[] = {
        "```",        "~~~~",
        "```` x",     "<!--",
        "-->",        "<!-- x -->",
        "%%",         "%% x %%",
        "# $",        "## $",
        "### $",      "> $",
        "- $",        "  $",
        "\t$",        "    $",
        "<div>",      "</div>",
        "<pre>",      "[a]: <",
        "[//]: # ($", "$",
        "$",          "$",
        "",           "",
        "===",        "---",
        "- ```",      "> ```",
        "`$",         "$ <!-- $",
        "$\r$",       "<script>",
        "<![CDATA[",  "<?",
        "[$",         "**$",
        "- [ ] $",    "| $ |",
        "\\",         "//x $",
        "##",         "## ",
        " ## $",      "###### $ ######",

        "0",          "1. $",
        "$ +",
    };
    for (int i = g_rand_int_range(random, 0, 8); i > 0; i--) {
        g_auto(GStrv) parts = g_strsplit(PICK(random, lines), "$", -1);
        g_autofree char *line = g_strjoinv(word, parts);
        g_string_append(body, line);
        g_string_append(body, g_rand_int_range(random, 0, 6) == 0 ? "\r\n" : "\n");
    }
}

static bool add_section(GRand *random, GString *body)
{
    static const char *const private[] = {
        "<!-- prompt: q any next private -->", "  <!-- prompt: q any next private -->\t",
        "<!-- prompt: q any next PRIVATE -->", "<!-- prompt: private -->",
        "<!-- prompt: q private any next -->", "<!-- prompt: q any next x -->",
        "<!-- prompt: q any soon -->",         "<!-- prompt:q any next private-->",
    };
    bool open = g_rand_boolean(random);
    g_string_append(body, "## ?\n");
    g_string_append(body, open ? "<!-- prompt: q any next -->" : PICK(random, private));
    g_string_append_c(body, '\n');
    add_lines(random, body, open ? "okapi" : "zebra");
    return open;
}

START_TEST(private_answers)
{
    GRand *random = g_rand_new_with_seed((guint32)_i);
    int shared = 0;
    for (int i = 0; i < RUNS; i++) {
        struct share_place place;
        share_place_init(&place, ROSTER);
        g_autoptr(GString) body = g_string_new(NULL);
        add_lines(random, body, "okapi");
        for (int sections = g_rand_int_range(random, 1, 5); sections > 0; sections--)
            add_section(random, body);
        g_autoptr(emj_entry) entry = read_body(body->str);
        size_t length = 0;
        g_autofree char *shown = emj_share_body(place.share, entry, &length);
        g_autofree char *title = emj_share_title(place.share, entry);
        ck_assert_msg(strstr(shown, "zebra") == NULL, "of\n%s\nis shared\n%s", body->str,
                      shown);
        ck_assert_msg(title == NULL || strstr(title, "zebra") == NULL, "of\n%s\nis shared\n%s",
                      body->str, title);
        shared += strstr(shown, "okapi") != NULL ? 1 : 0;
        share_place_clear(&place);
    }
    ck_assert_int_gt(shared, RUNS / 4);
    g_rand_free(random);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report-share-hostile");
    TCase *tcase = tcase_create("hostile");
    enum { SEEDS = 4 };

    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, names_in_texts, 0, SEEDS);
    tcase_add_loop_test(tcase, names_in_bodies, 0, SEEDS);
    tcase_add_loop_test(tcase, private_answers, 0, SEEDS);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
