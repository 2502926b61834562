/* What a shared copy does to texts, titles and bodies. */
#include "report-share-support.h"

static struct share_place place;

static void setup(void)
{
    share_place_init(&place, ROSTER);
}

static void teardown(void)
{
    share_place_clear(&place);
}

/* Line 7 of the entry; `found` as share_refusals writes it. */
struct sample {
    const char *text;
    const char *shown; /* NULL: the text itself */
    const char *found;
};

static void check_sample(const struct sample *sample)
{
    const char *expected = sample->shown != NULL ? sample->shown : sample->text;
    g_autofree char *shown = emj_share_text(place.share, TEST_PATH, 7, sample->text);
    g_autofree char *found = share_refusals(place.share);
    ck_assert_msg(strcmp(shown, expected) == 0, "'%s' is '%s', not '%s'", sample->text, shown,
                  expected);
    ck_assert_msg(strcmp(found, sample->found) == 0, "of '%s' found '%s', not '%s'",
                  sample->text, found, sample->found);
}

/* --- handles --- */

#define TOMAS "a senior engineer"
#define TEAM "a team member"

static const struct sample handles[] = {
    { "", NULL, "" },
    { "nothing here", NULL, "" },
    { "asked @tomas to plan", "asked " TOMAS " to plan", "" },
    { "asked @ade to plan", "asked " TEAM " to plan", "" },
    { "asked @nobody to plan", "asked " TEAM " to plan", "" },
    { "asked @TOMAS and @Tomas", "asked " TOMAS " and " TOMAS, "" },
    { "with @hope", "with " TEAM, "" }, /* in the roster without a role */
    { "@tomas's plan, @tomas\xe2\x80\x99s plan",
      "A senior engineer's plan, " TOMAS "\xe2\x80\x99s plan", "" },
    { "(@tomas) [@ade] \"@wen\"", "(A senior engineer) [" TEAM "] \"the design lead\"", "" },
    { "for @tomas, @ade; and @wen.", "for " TOMAS ", " TEAM "; and the design lead.", "" },
    { "for @tomas- and", "for " TOMAS "- and", "" },
    { "see @tomas\n@ade and\n\n@wen", "see " TOMAS "\n" TEAM " and\n\nThe design lead", "" },
    { "**@tomas** did", NULL, "7:**@tomas**:**@tomas** did|7:tomas:**@tomas** did" },
    { "@o'll @o's @o\xe2\x80\x99re", "A team member'll " TEAM "'s " TEAM "\xe2\x80\x99re", "" },
    { "see @ade. See @ade: no @ade, *with @ade* @ade+ @ade& @ade.",
      "see " TEAM ". See " TEAM ": no " TEAM ", *with " TEAM "* " TEAM "+ " TEAM "& " TEAM ".",
      "" },
    { "#theme of @tomas", "#theme of " TOMAS, "" },
    { "for @zo\xc3\xab", "for \xc3\xa9lue locale", "" },
    { "@zo\xc3\xab did", "\xc3\x89lue locale did", "" },
};

START_TEST(handles_become_roles)
{
    check_sample(&handles[_i]);
}
END_TEST

/* What follows is the rest of a name: nothing is replaced, and "@" refuses. */
static const char *const continued[] = {
    "@jo.smith",
    "@jo:smith",
    "@jo+smith",
    "@jo\\_smith",
    "@jo*smith*",
    "@jo&#46;smith",
    "@jo&shy;smith",
    "@jo%20smith",
    "@jo\xc2\xadsmith",
    "@jo\xe2\x80\x8dsmith",
    "@jo\xc2\xb7smith",
    "@jo\xe2\x80\x91smith",
    "@o'brien",
    "@o\xe2\x80\x99mara",
    "@jo.\xe5\xb0\x8f",
    "@jo`smith`",
    "@jo.2",
};

START_TEST(handles_that_go_on)
{
    g_autofree char *text = g_strdup_printf("with %s there", continued[_i]);
    g_autofree char *found = g_strdup_printf("7:%s:%s", continued[_i], text);
    g_autofree char *shown = emj_share_text(place.share, TEST_PATH, 7, text);
    g_autofree char *refused = share_refusals(place.share);
    ck_assert_str_eq(shown, text);
    ck_assert_msg(strstr(refused, found) != NULL, "%s", refused);
}
END_TEST

/* --- the beginning of a sentence --- */

static const struct sample sentences[] = {
    { "@ade did. @ade did! @ade did? @ade did: @ade",
      "A team member did. A team member did! A team member did? A team member did: A team "
      "member",
      "" },
    { "did, @ade; did - @ade", "did, " TEAM "; did - " TEAM, "" },
    { "did.@ade", NULL, "7:ade:did.@ade|7:did.@ade:did.@ade" },
    { "did.(@ade)", "did.(" TEAM ")", "" },
    { "did.  @ade", "did.  A team member", "" },
    { "did.\n@ade", "did.\nA team member", "" },
    { "did\n@ade", "did\n" TEAM, "" },
    { "did\n\n@ade", "did\n\nA team member", "" },
    { "did\r\n\r\n@ade", "did\r\n\r\nA team member", "" },
    { "\n\n  @ade", "\n\n  A team member", "" },
    { "\"@ade did\", said \"@ade\"", "\"A team member did\", said \"" TEAM "\"", "" },
    { "I asked: \"@ade, why?\" \"@ade\"", "I asked: \"A team member, why?\" \"A team member\"",
      "" },
    { "said.\" @ade", "said.\" A team member", "" },
    { "\xe2\x80\x9c@ade did.\xe2\x80\x9d @ade",
      "\xe2\x80\x9c"
      "A team member did.\xe2\x80\x9d A team member",
      "" },
    { "(did.) @ade", "(did.) A team member", "" },
    { "- @ade\n- [ ] @ade\n1. @ade\n> @ade\n## @ade\n  * @ade",
      "- A team member\n- [ ] A team member\n1. A team member\n> A team member\n## A team "
      "member\n  * A team member",
      "" },
    { "- one\n- two @ade", "- one\n- two " TEAM, "" },
    { "2026 @ade", "2026 " TEAM, "" },
    { "*did.* @ade", "*did.* A team member", "" },
    { "x\xef\xbc\x9a @ade", "x\xef\xbc\x9a " TEAM, "" },
};

START_TEST(sentences_begin_with_a_capital)
{
    check_sample(&sentences[_i]);
}
END_TEST

/* --- names that are left --- */

static const struct sample names[] = {
    { "Wen did", NULL, "7:Wen:Wen did" },
    { "gave WEN and wen it", NULL, "7:WEN:gave WEN and wen it|7:wen:gave WEN and wen it" },
    { "Wen and Wen", NULL, "7:Wen:Wen and Wen" },
    { "one\n two Wen \nthree\ntom", NULL, "8:Wen: two Wen|10:tom:tom" },
    { "a\r\nWen\r\n", NULL, "8:Wen:Wen" },
    { "tomas\nsilva", NULL, "7:tomas silva:tomas" },
    { "Silva said, I will hope", NULL,
      "7:Silva:Silva said, I will hope|7:will hope:Silva said, I will hope" },
    { "I will, we hope so", NULL, "7:hope:I will, we hope so" }, /* the handle */
    { "Ade", NULL, "7:Ade:Ade" },
    { "@tomas and Tom", "A senior engineer and Tom", "7:Tom:@tomas and Tom" },
    { "#wen-growth", NULL, "7:wen:#wen-growth" },
    { "https://hr/wen/1", NULL, "7:wen:https://hr/wen/1" },
    { "`wen`", NULL, "7:wen:`wen`" },
    { "1-1-with-wen", NULL, "7:wen:1-1-with-wen" },
    { "\xef\xbc\xb7"
      "en",
      NULL,
      "7:\xef\xbc\xb7"
      "en:\xef\xbc\xb7"
      "en" },
    { "Wendy, Tomasz, Adele, will", NULL, "" },
    /* "@" in all its forms */
    { "to tomas.s@example.org now", NULL,
      "7:tomas:to tomas.s@example.org now|7:tomas.s@example.org:to tomas.s@example.org now" },
    { "to x@example.org now", NULL, "7:x@example.org:to x@example.org now" },
    { "`@ade` and 3 @ 5", NULL,
      "7:@:`@ade` and 3 @ 5|7:`@ade`:`@ade` and 3 @ 5|7:ade:`@ade` and 3 @ 5" },
    { "\\@zed", NULL, "7:\\@zed:\\@zed" },
    { "https://x.org/@zed", NULL, "7:https://x.org/@zed:https://x.org/@zed" },
    { "a@zed", NULL, "7:a@zed:a@zed" },
    { "\xef\xbc\xa0zed and \xef\xb9\xabzed", NULL,
      "7:\xef\xb9\xabzed:\xef\xbc\xa0zed and \xef\xb9\xabzed|7:\xef\xbc\xa0zed:\xef\xbc\xa0zed "
      "and \xef\xb9\xabzed" },
    { "\xef\xbc\x81 \xef\xb9\xaa", NULL, "" }, /* neighbours of these */
    { "@zed/@zed", "A team member/@zed", "7:member/@zed:@zed/@zed" },
};

START_TEST(names_that_are_left)
{
    check_sample(&names[_i]);
}
END_TEST

/* --- as a reader sees it --- */

static const struct sample hidden[] = {
    { "a\nW*e*n", NULL, "8:Wen:W*e*n" },
    { "a\n\nW&#101;n", NULL, "9:Wen:W&#101;n" },
    { "W\\en", NULL, "7:Wen:W\\en" },
    { "[We](x)n", NULL, "7:Wen:[We](x)n" },
    { "[We][1]n\n\n[1]: x", NULL, "7:Wen:[We][1]n" },
    { "We<b></b>n", NULL, "7:Wen:We<b></b>n" },
    { "<p>We<i>n</i>", NULL, "7:Wen:<p>We<i>n</i>" },
    { "<p>W&#101n", NULL, "7:Wen:<p>W&#101n" },
    { "[a](hr/W%65n)", NULL, "7:Wen:[a](hr/W%65n)" },
    { "hr/W%65n", NULL, "7:Wen:hr/W%65n" },
    { "[a](hr/W&#37;65n)", NULL, "7:Wen:[a](hr/W&#37;65n)" },
    { "hr/Tom%C3%A1s", NULL, "7:Tom:hr/Tom%C3%A1s|7:Tom\xc3\xa1s:hr/Tom%C3%A1s" },
    { "50% of W% %zz %", NULL, "" },
    { "W~~e~~n", NULL, "7:Wen:W~~e~~n" },
    { "W==e==n", NULL, "7:Wen:W==e==n" },
    { "W^e^n", NULL, "7:Wen:W^e^n" },
    { "W++e++n", NULL, "7:Wen:W++e++n" },
    { "W||e||n", NULL, "7:Wen:W||e||n" },
    { "W$e$n", NULL, "7:Wen:W$e$n" },
    { "W\\e*n", NULL, "7:Wen:W\\e*n" },
    { "W_e_n", NULL, "7:Wen:W_e_n" },
    { "[[We]]n", NULL, "7:Wen:[[We]]n" },
    { "[[page|We]]n", NULL, "7:Wen:[[page|We]]n" },
    { "&#64;zed", NULL, "7:@zed:&#64;zed" },
    { "&commat;zed", NULL, "7:@zed:&commat;zed" },
    { "mail%40example.org", NULL, "7:mail@example.org:mail%40example.org" },
    { "tom&aacute;s<br>silva", NULL,
      "7:tom:tom&aacute;s<br>silva|7:tom\xc3\xa1s:tom&aacute;s<br>silva|7:tom\xc3\xa1s "
      "silva:tom&aacute;s<br>silva" },
    { "`W&#101;n`", NULL, "7:Wen:`W&#101;n`" },
    { "a\n\n[x]: y \"W&#101;n\"", NULL, "9:Wen:[x]: y \"W&#101;n\"" },
    { "![W&#101;n](x)", NULL, "7:Wen:![W&#101;n](x)" },
    /* known already, and so not told again */
    { "a\nWen W*e*n", NULL, "8:Wen:Wen W*e*n" },
    { "a\n**Tom\xc3\xa1s** Silva", NULL, "8:Tom\xc3\xa1s** Silva:**Tom\xc3\xa1s** Silva" },
    { "x@y.org &#64;", NULL, "7:x@y.org:x@y.org &#64;" },
    /* no name comes of it */
    { "w *en* w_en we\\\nn &lt;wen", NULL, "8:wen:n &lt;wen" },
};

START_TEST(as_a_reader_sees_it)
{
    check_sample(&hidden[_i]);
}
END_TEST

/* --- comments and private text --- */

static const struct sample left_out[] = {
    { "a <!-- Wen --> b", "a  b", "" },
    { "a %%Wen%% b", "a  b", "" },
    { "a <!--\nWen\n--> b\nTom", "a  b\nTom", "10:Tom:Tom" },
    { "a @<!-- -->tomas", "a " TOMAS, "" },
    { "W<!-- -->en", "Wen", "7:Wen:Wen" },
    { "// about Wen", "", "" },
    { "a\n- // about Wen\nb", "", "" },
    { "[ ] // about Wen", "", "" },
};

START_TEST(comments_and_private_text)
{
    check_sample(&left_out[_i]);
}
END_TEST

/* --- roles --- */

#define ROLE "a role of the roster"

static const struct sample roles[] = {
    { "with @jo and @jo", "with Wen's backup and Wen's backup", ROLE ":0:Wen:Wen's backup" },
    { "@jo", "Wen's backup", ROLE ":0:Wen:Wen's backup" },
    { "with @jo and Wen", "with Wen's backup and Wen",
      ROLE ":0:Wen:Wen's backup|7:Wen:with @jo and Wen" },
    { "with @kim", "with kim@example.org",
      ROLE ":0:kim:kim@example.org|" ROLE ":0:kim@example.org:kim@example.org" },
    { "a\nwith @pat", "a\nwith the W*e*n of us",
      ROLE ":0:Wen:the W*e*n of us|8:Wen:with @pat" },
    { "with @wen hope", "with the design lead hope", "7:hope:with @wen hope" },
};

START_TEST(roles_that_name_somebody)
{
    check_sample(&roles[_i]);
}
END_TEST

START_TEST(odd_roles)
{
    static const char yaml[] = "roster:\n"
                               "  - handle: a\n    role: x\n"
                               "  - handle: c\n    role: \"one\\n  two\"\n"
                               "  - handle: d\n    role: \"\xc7\x86x\"\n"
                               "  - handle: e\n    role: 7 o'clock\n"
                               "  - handle: f\n    role: will\n"
                               "  - handle: g\n    name: Will Hope\n";
    struct share_place odd;
    share_place_init(&odd, yaml);
    struct emj_person *blank = g_ptr_array_index(odd.config->roster, 0);
    g_free(blank->role);
    blank->role = g_strdup(" \n");
    g_autofree char *shown =
        emj_share_text(odd.share, TEST_PATH, 1, "x @a, @c. @d. @e, @f. @f");
    g_autofree char *found = share_refusals(odd.share);
    ck_assert_str_eq(shown, "x a team member, one two. \xc7\x85x. 7 o'clock, "
                            "will. Will");
    ck_assert_str_eq(found, ROLE ":0:Will:Will");
    share_place_clear(&odd);
}
END_TEST

/* "a team member" is no text of the writer, whoever is called so. */
START_TEST(the_role_of_strangers)
{
    struct share_place odd;
    share_place_init(&odd, "roster:\n  - handle: team\n  - handle: a\n");
    g_autofree char *shown =
        emj_share_text(odd.share, TEST_PATH, 7, "@x, *@team* @team: A *b*");
    g_autofree char *found = share_refusals(odd.share);
    ck_assert_str_eq(shown, "A team member, *@team* a team member: A *b*");
    ck_assert_str_eq(found, "7:*@team*:@x, *@team* @team: A *b*|7:A:@x, *@team* @team: A *b*|"
                            "7:team:@x, *@team* @team: A *b*");
    share_place_clear(&odd);
}
END_TEST

/* --- what is no text, and what is no shared copy --- */

START_TEST(nothing)
{
    ck_assert_ptr_null(emj_share_text(place.share, TEST_PATH, 1, NULL));
    ck_assert_ptr_null(emj_share_text(NULL, TEST_PATH, 1, NULL));
    ck_assert_ptr_null(emj_share_line(place.share, TEST_PATH, 1, NULL));
    ck_assert_ptr_null(emj_share_words(place.share, EMJ_SHARE_FILTER, NULL));
    emj_share_free(NULL);
}
END_TEST

START_TEST(a_private_copy_is_as_typed)
{
    static const char body[] = "# @wen\n\n// Wen <!-- x -->\n";
    g_autoptr(emj_entry) entry = read_body(body);
    size_t length = 0;
    g_autofree char *text = emj_share_text(NULL, TEST_PATH, 1, "// @wen Wen <!-- x -->");
    g_autofree char *title = emj_share_title(NULL, entry);
    g_autofree char *shown = emj_share_body(NULL, entry, &length);
    ck_assert_str_eq(text, "// @wen Wen <!-- x -->");
    ck_assert_str_eq(title, "@wen");
    ck_assert_str_eq(shown + 1, body);
    ck_assert_uint_eq(length, strlen(shown));
}
END_TEST

/* --- on one line --- */

static const struct {
    const char *text;
    const char *shown;
    const char *found;
} lines[] = {
    { "asked\n @ade\n\nto  plan", "asked a team member to plan", "" },
    { "one\ntwo Wen\nthree\n\nW*e*n and Tom", "one two Wen three W*e*n and Tom",
      "8:Wen:two Wen|11:Tom:W*e*n and Tom" },
    { "one\ntwo\n\nx W*e*n", "one two x W*e*n", "10:Wen:x W*e*n" },
    { "a <!--\nWen\n--> b\nWen", "a b Wen", "10:Wen:Wen" },
    { "tomas\nsilva", "tomas silva", "7:tomas silva:tomas" },
    /* code on lines of its own, and HTML on one */
    { "a\n\n    We<b></b>n", "a We<b></b>n", "7:Wen:a" },
    { "a\n~~~\nWe<b\n></b>n", "a ~~~ We<b ></b>n", "7:Wen:a" },
    { "a\n// Wen", "", "" },
};

START_TEST(on_one_line)
{
    g_autofree char *shown = emj_share_line(place.share, TEST_PATH, 7, lines[_i].text);
    g_autofree char *found = share_refusals(place.share);
    ck_assert_str_eq(shown, lines[_i].shown);
    ck_assert_str_eq(found, lines[_i].found);
}
END_TEST

/* --- titles --- */

static const struct {
    const char *body;
    const char *title; /* NULL is none */
    const char *found;
} titles[] = {
    { "# 1:1 with @wen\n\na\n", "1:1 with the design lead", "" },
    { "# @wen <!-- x -->\n\na\n", "The design lead", "" },
    { "a\n\n# Wen\n", "Wen", "8:Wen:Wen" },
    { "# // Wen\n\na\n", NULL, "" },
    { "// Wen\n\n"
      "## ?\n<!-- prompt: q any next -->\n- asked @ade\n",
      "asked a team member", "" },
    { "<!--\nWen\n-->\nasked @ade\n", "asked a team member", "" },
    { "1234567890 1234567890 1234567890 1234567890 1234567890 asked @tomas\n",
      "1234567890 1234567890 1234567890 1234567890 1234567890 aske\xe2\x80\xa6", "" },
    { "1234567890 1234567890 1234567890 1234567890 1234567890 Tom\xc3\xa1s Silva\n",
      "1234567890 1234567890 1234567890 1234567890 1234567890 Tom\xc3\xa1\xe2\x80\xa6",
      "6:Tom\xc3\xa1s Silva:1234567890 1234567890 1234567890 1234567890 1234567890 "
      "Tom\xc3\xa1s Silva" },
    /* the cut leaves a "`" open, and what was code is HTML */
    { "`We<b></b>n 1234567890 1234567890 1234567890 1234567890 1234567890`\n",
      "`We<b></b>n 1234567890 1234567890 1234567890 1234567890 123\xe2\x80\xa6",
      "6:Wen:`We<b></b>n 1234567890 1234567890 1234567890 1234567890 123\xe2\x80\xa6" },
    { "", NULL, "" },
};

START_TEST(title)
{
    g_autoptr(emj_entry) entry = read_body(titles[_i].body);
    g_autofree char *shown = emj_share_title(place.share, entry);
    g_autofree char *found = share_refusals(place.share);
    if (titles[_i].title == NULL)
        ck_assert_ptr_null(shown);
    else
        ck_assert_str_eq(shown, titles[_i].title);
    ck_assert_str_eq(found, titles[_i].found);
}
END_TEST

/* --- bodies; the body begins on line 6 --- */

#define Q1 "## One?\n<!-- prompt: q1 management effect -->\n"
#define PRIVATE "## Who is Wen?\n<!-- prompt: q3 any happened private -->\n"

static const struct {
    const char *body;
    const char *shown; /* behind the first newline */
    const char *found;
} bodies[] = {
    { "# 1:1 with @wen\n\n" Q1 "asked @tomas\n\n@ade did\n",
      "# 1:1 with the design lead\n\n## One?\n\nasked " TOMAS "\n\nA team member did\n", "" },
    { Q1 "a\n" PRIVATE "Wen\n\n## Commitment\n\n- [ ] When @wen asks, I go\n",
      "## One?\n\na\n## Commitment\n- [ ] When the design lead asks, I go\n", "" },
    { Q1 "a\n" PRIVATE "b\n" Q1 "c\nWen\n", "## One?\n\na\n## One?\n\nc\nWen\n", "15:Wen:Wen" },
    { "a <!--\n\n--> b\nWen\n%%\nWen\n%%\nTom\n", "a  b\nWen\n\nTom\n",
      "9:Wen:Wen|13:Tom:Tom" },
    { "```\n@ade\n" Q1 "@ade\n", "```\n@ade\n## One?\n\nA team member\n",
      "7:@ade:@ade|7:ade:@ade" },
    { Q1 "W*e*n\n", "## One?\n\nW*e*n\n", "8:Wen:W*e*n" },
    { Q1 "a\n" Q1 "b\n\nW*e*n\n", "## One?\n\na\n## One?\n\nb\n\nW*e*n\n", "13:Wen:W*e*n" },
    /* the pieces of a name in two answers */
    { Q1 "[We][x]n\n" Q1 "b\n\n[x]: y\n", "## One?\n\n[We][x]n\n## One?\n\nb\n\n[x]: y\n",
      "6:Wen:## One?" },
    { Q1 "tomas\n" Q1 "silva\n", "## One?\n\ntomas\n## One?\n\nsilva\n", "8:tomas:tomas" },
    { "// Wen\n", "", "" },
    { "a\r\n\r\n@ade\r\nWen\r\n", "a\r\n\r\nA team member\r\nWen\r\n", "9:Wen:Wen" },
    { "a\xff @ade\n", "a\xef\xbf\xbd " TEAM "\n", "" },
};

START_TEST(body)
{
    g_autoptr(emj_entry) entry = read_body(bodies[_i].body);
    size_t length = 0;
    g_autofree char *shown = emj_share_body(place.share, entry, &length);
    g_autofree char *found = share_refusals(place.share);
    ck_assert_str_eq(shown[0] == '\n' ? shown + 1 : shown, bodies[_i].shown);
    ck_assert_uint_eq(length, strlen(shown));
    ck_assert_str_eq(found, bodies[_i].found);
}
END_TEST

START_TEST(front_matter_never_comes_out)
{
    g_autoptr(emj_entry) entry =
        read_good("---\ndate: 2026-01-01T00:00:00Z\nx-with: Wen\n---\na\n");
    size_t length = 0;
    g_autofree char *shown = emj_share_body(place.share, entry, &length);
    g_autofree char *found = share_refusals(place.share);
    ck_assert_str_eq(shown, "a\n");
    ck_assert_str_eq(found, "");
}
END_TEST

START_TEST(a_private_entry_has_no_body)
{
    g_autoptr(emj_entry) entry =
        read_good("---\ndate: 2026-01-01T00:00:00Z\nprivate: true\n---\n# Wen\nWen\n");
    size_t length = 9;
    g_autofree char *shown = emj_share_body(place.share, entry, &length);
    g_autofree char *found = share_refusals(place.share);
    ck_assert_str_eq(shown, "");
    ck_assert_uint_eq(length, 0);
    ck_assert_str_eq(found, "");
}
END_TEST

/* What cmark cannot be given is not shared, unless it has nothing but plain lines. */
START_TEST(beyond_the_limits)
{
    g_autoptr(GString) deep = g_string_new("a\n");
    for (int i = 0; i < 200; i++)
        g_string_append(deep, "> ");
    g_autofree char *plain = g_strconcat(deep->str, "b", NULL);
    g_autofree char *marked = g_strconcat(deep->str, "*b*", NULL);
    g_free(emj_share_text(place.share, TEST_PATH, 7, plain));
    g_autofree char *none = share_refusals(place.share);
    g_free(emj_share_text(place.share, TEST_PATH, 9, marked));
    g_autofree char *found = share_refusals(place.share);
    ck_assert_str_eq(none, "");
    ck_assert_str_eq(found, "9:cannot be checked:a");
}
END_TEST

/* Each would take minutes if it looked at everything again for each of its signs. */
START_TEST(large_texts)
{
    static const char *const pieces[] = { "@ade Wen ", "@@",   "wen@x ", "\xef\xbc\xa0",
                                          "@ade\n",    "[[a|", "%41",    "a* ",
                                          "\"",        "\"@",  "- ",     "\n" };
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < 512 * 1024)
        g_string_append(text, pieces[_i]);
    g_free(emj_share_text(place.share, TEST_PATH, 1, text->str));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report-share");
    TCase *tcase = tcase_create("share");

    tcase_set_timeout(tcase, 30);
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, handles_become_roles, 0, G_N_ELEMENTS(handles));
    tcase_add_loop_test(tcase, handles_that_go_on, 0, G_N_ELEMENTS(continued));
    tcase_add_loop_test(tcase, sentences_begin_with_a_capital, 0, G_N_ELEMENTS(sentences));
    tcase_add_loop_test(tcase, names_that_are_left, 0, G_N_ELEMENTS(names));
    tcase_add_loop_test(tcase, as_a_reader_sees_it, 0, G_N_ELEMENTS(hidden));
    tcase_add_loop_test(tcase, comments_and_private_text, 0, G_N_ELEMENTS(left_out));
    tcase_add_loop_test(tcase, roles_that_name_somebody, 0, G_N_ELEMENTS(roles));
    tcase_add_test(tcase, odd_roles);
    tcase_add_test(tcase, the_role_of_strangers);
    tcase_add_test(tcase, nothing);
    tcase_add_test(tcase, a_private_copy_is_as_typed);
    tcase_add_loop_test(tcase, on_one_line, 0, G_N_ELEMENTS(lines));
    tcase_add_loop_test(tcase, title, 0, G_N_ELEMENTS(titles));
    tcase_add_loop_test(tcase, body, 0, G_N_ELEMENTS(bodies));
    tcase_add_test(tcase, front_matter_never_comes_out);
    tcase_add_test(tcase, a_private_entry_has_no_body);
    tcase_add_test(tcase, beyond_the_limits);
    tcase_add_loop_test(tcase, large_texts, 0, 12);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
