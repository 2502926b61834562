#include "base/text.h"
#include "pack-support.h"
#include "tagging/base-cues.h"
#include "tagging/cue-match.h"
#include "tagging/tagging.h"

/* --- matching --- */

static const struct {
    const char *cue;
    const char *text;
    const char *found; /* NULL: nothing */
} matches[] = {
    /* words, whole */
    { "plan", "the plan moved", "plan" },
    { "plan", "plan", "plan" },
    { "plan", "(plan)", "plan" },
    { "plan", "a plan.", "plan" },
    { "plan", "the team's plan's end", "plan" },
    { "plan", "planet", NULL },
    { "plan", "replan", NULL },
    { "plan", "plan_b", NULL },
    { "plan", "plan2", NULL },
    { "plan", "", NULL },
    { "plan", "  \n\t", NULL },
    /* case is folded, the text is given back as it stands there */
    { "plan", "PLAN b", "PLAN" },
    { "Plan", "the plan", "plan" },
    { "über", "ÜBER alles", "ÜBER" },
    { "straße", "STRASSE", "STRASSE" },
    { "caf\xc3\xa9", "cafe\xcc\x81 talk", "cafe\xcc\x81" },
    { "cafe", "caf\xc3\xa9", NULL },
    /* phrases: any run of white space is one space */
    { "both teams", "for both teams", "both teams" },
    { "both teams", "Both   Teams", "Both   Teams" },
    { "both teams", "both\n\tteams", "both\n\tteams" },
    { "both  teams", "both teams", "both teams" },
    { " both teams ", "both teams", "both teams" },
    { "both teams", "both, teams", NULL },
    { "both teams", "both. Teams", NULL },
    { "both teams", "both other teams", NULL },
    { "both teams", "both", NULL },
    { "both teams", "bothteams", NULL },
    { "both teams", "both teamsters", NULL },
    /* the first place counts */
    { "plan", "a planet, a Plan, a plan", "Plan" },
    /* signs stand as they are typed, apart from typographic twins */
    { "on-call", "the on-call rota", "on-call" },
    { "on-call", "on call", NULL },
    { "on-call", "on - call", NULL },
    { "on call", "on-call", NULL },
    { "on-call",
      "on\xe2\x80\x91"
      "call",
      "on\xe2\x80\x91"
      "call" },
    { "we're late", "we\xe2\x80\x99re late", "we\xe2\x80\x99re late" },
    { "q4", "moved to Q4.", "Q4" },
    { "c++", "in C++ now", "C++" },
    /* prefixes */
    { "slip*", "it slipped again", "slipped" },
    { "slip*", "slip", "slip" },
    { "slip*", "a SLIPPAGE", "SLIPPAGE" },
    { "slip*", "sli", NULL },
    { "slip*", "asleep, unslipped", NULL },
    { "plan mov*", "the plan moves on", "plan moves" },
    { "plan mov*", "plans move", NULL },
    { "plan*",
      "plan\xc3\xa9"
      "e",
      "plan\xc3\xa9"
      "e" },
    { "*", "a * b", "*" },
    /* names of people are not words */
    { "risk", "asked @risk about it", NULL },
    { "risk", "asked @risk-team about it", NULL },
    { "team", "asked @risk-team about it", NULL },
    { "risk", "asked @risk about the risk", "risk" },
    { "risk", "a@risk.example", NULL },
    /* themes are */
    { "risk", "#risk", "risk" },
    /* bytes that are not UTF-8 end a word and harm nothing */
    { "plan", "\xffplan\xfe", "plan" },
    { "plan",
      "pl\xff"
      "an",
      NULL },
    { "\xff", "a \xff b", "\xff" },
};

START_TEST(match)
{
    const char *text = matches[_i].text;
    const char *wanted = matches[_i].found;
    g_autoptr(emj_cues) cues = emj_cues_new();
    g_autoptr(GArray) hits = NULL;

    emj_cues_add(cues, matches[_i].cue, EMJ_SETTING_DIRECTION, 2);
    ck_assert_uint_eq(emj_cues_count(cues), 1);
    hits = emj_cues_find(cues, &text, 1);
    ck_assert_uint_eq(hits->len, wanted ? 1 : 0);
    if (wanted) {
        struct emj_cue_hit hit = g_array_index(hits, struct emj_cue_hit, 0);
        g_autofree char *found = g_strndup(text + hit.start, hit.length);

        ck_assert_str_eq(found, wanted);
        ck_assert_uint_eq(hit.text, 0);
        ck_assert_int_eq(hit.function, EMJ_SETTING_DIRECTION);
        ck_assert_int_eq(hit.points, 2);
    }
}
END_TEST

START_TEST(each_cue_once)
{
    const char *texts[] = { "plan plan", "a risk, a plan", "risk at risk" };
    g_autoptr(emj_cues) cues = emj_cues_new();
    g_autoptr(GArray) hits = NULL;

    emj_cues_add(cues, "risk", EMJ_CONTROLLING_PROBLEM_SOLVING, 1);
    emj_cues_add(cues, "plan", EMJ_PLANNING_BUDGETING, 1);
    emj_cues_add(cues, "at risk", EMJ_CONTROLLING_PROBLEM_SOLVING, 3);
    hits = emj_cues_find(cues, texts, G_N_ELEMENTS(texts));
    ck_assert_uint_eq(hits->len, 3);
    ck_assert_uint_eq(g_array_index(hits, struct emj_cue_hit, 0).text, 0);
    ck_assert_uint_eq(g_array_index(hits, struct emj_cue_hit, 1).text, 1);
    ck_assert_uint_eq(g_array_index(hits, struct emj_cue_hit, 1).start, 2);
    ck_assert_uint_eq(g_array_index(hits, struct emj_cue_hit, 2).text, 2);
    ck_assert_uint_eq(g_array_index(hits, struct emj_cue_hit, 2).start, 5);
}
END_TEST

START_TEST(first_meaning_stays)
{
    const char *text = "PLAN b";
    g_autoptr(emj_cues) cues = emj_cues_new();
    g_autoptr(GArray) hits = NULL;

    emj_cues_add(cues, "Plan  B", EMJ_PLANNING_BUDGETING, 1);
    emj_cues_add(cues, "plan b", EMJ_ALIGNING_PEOPLE, 3);
    emj_cues_add(cues, "", EMJ_ALIGNING_PEOPLE, 3);
    emj_cues_add(cues, "  ", EMJ_ALIGNING_PEOPLE, 3);
    ck_assert_uint_eq(emj_cues_count(cues), 1);
    hits = emj_cues_find(cues, &text, 1);
    ck_assert_uint_eq(hits->len, 1);
    ck_assert_int_eq(g_array_index(hits, struct emj_cue_hit, 0).points, 1);
}
END_TEST

START_TEST(mentioned)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    char late[] = "late";
    char boss[] = "my boss";

    ck_assert(!emj_cues_mentioned(words, "late"));
    g_ptr_array_add(words, late);
    g_ptr_array_add(words, boss);
    ck_assert(emj_cues_mentioned(words, "two days LATE"));
    ck_assert(emj_cues_mentioned(words, "so my\nboss asked"));
    ck_assert(!emj_cues_mentioned(words, "lately, boss"));
    ck_assert(!emj_cues_mentioned(words, ""));
}
END_TEST

/* Only so much of a text is looked at, also when a character stands on the border. */
START_TEST(very_long_text)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(emj_cues) cues = emj_cues_new();
    g_autoptr(GArray) inside = NULL;
    g_autoptr(GArray) outside = NULL;
    const char *start = NULL;

    emj_cues_add(cues, "plan", EMJ_PLANNING_BUDGETING, 1);
    while (text->len < EMJ_CUES_MAX_BYTES - 1)
        g_string_append(text, "z ");
    g_string_truncate(text, EMJ_CUES_MAX_BYTES - 1);
    g_string_append(text, "\xc3\xa9 plan");
    start = text->str;
    outside = emj_cues_find(cues, &start, 1);
    ck_assert_uint_eq(outside->len, 0);
    start = text->str + 6;
    inside = emj_cues_find(cues, &start, 1);
    ck_assert_uint_eq(inside->len, 1);
}
END_TEST

/* --- the words that come with the program --- */

static const struct {
    const char *language;
    bool known;
} languages[] = {
    { "en", true },     { "EN", true }, { "en-GB", true }, { "en-US-x-private", true },
    { "eng", false },   { "e", false }, { "de", false },   { "", false },
    { "fr-en", false },
};

START_TEST(language)
{
    size_t count = 99;
    const struct emj_base_cues *groups = emj_base_cues(languages[_i].language, &count);

    ck_assert_int_eq(groups != NULL, languages[_i].known);
    ck_assert_int_eq(count > 0, languages[_i].known);
}
END_TEST

/* The table keeps the limits that a pack has to keep, and no word stands twice. */
START_TEST(base_table)
{
    size_t count = 0;
    const struct emj_base_cues *groups = emj_base_cues("en", &count);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    unsigned functions = 0;

    ck_assert_uint_ge(count, 40);
    ck_assert_uint_le(count, EMJ_PACK_MAX_CUE_GROUPS);
    for (size_t i = 0; i < count; i++) {
        g_auto(GStrv) words = g_strsplit(groups[i].words, "|", -1);

        ck_assert_int_lt(groups[i].function, EMJ_FUNCTION_COUNT);
        ck_assert_int_ge(groups[i].points, 1);
        ck_assert_int_le(groups[i].points, 3);
        ck_assert_uint_le(g_strv_length(words), EMJ_PACK_MAX_CUE_WORDS);
        functions |= 1u << groups[i].function;
        for (size_t j = 0; words[j]; j++) {
            g_autofree char *folded = emj_text_fold_lines(words[j]);

            ck_assert_str_eq(folded, words[j]);
            ck_assert_uint_gt(strlen(words[j]), 3);
            if (!g_hash_table_add(seen, g_strdup(words[j])))
                ck_abort_msg("'%s' stands twice", words[j]);
        }
    }
    ck_assert_uint_eq(functions, (1u << EMJ_FUNCTION_COUNT) - 1);
}
END_TEST

/* Things managers write, which the words that come with the program alone must read. */
static const struct {
    const char *text;
    enum emj_work work;
} samples[] = {
    { "The reporting rewrite is off the roadmap, estimates doubled", EMJ_WORK_MANAGEMENT },
    { "The delivery date slipped, we are blocked by the audit", EMJ_WORK_MANAGEMENT },
    { "Wrote the hiring plan, backfill for Ines approved", EMJ_WORK_MANAGEMENT },
    { "Root cause of the outage found, action items have owners", EMJ_WORK_MANAGEMENT },
    { "Told them where we are heading and what we will not do", EMJ_WORK_LEADERSHIP },
    { "He said it back in his own words, both teams are on board", EMJ_WORK_LEADERSHIP },
    { "Explained why it matters to the people who use it", EMJ_WORK_LEADERSHIP },
    { "Asked Priya what she wants; a stretch project fits", EMJ_WORK_LEADERSHIP },
    { "Set the due date and the milestones, then spoke about the north star and why this "
      "matters",
      EMJ_WORK_BOTH },
    { "Lunch with the new neighbours on the third floor", EMJ_WORK_NONE },
    { "Talked about the risk", EMJ_WORK_NONE },
    { "", EMJ_WORK_NONE },
};

START_TEST(sample)
{
    struct emj_tagging_answer answer = { .text = samples[_i].text };
    g_autoptr(emj_tagger) tagger = emj_tagger_new(NULL, "en");
    g_autoptr(emj_proposal) proposal = emj_tagger_propose(tagger, &answer, 1);

    ck_assert_int_eq(proposal->work, samples[_i].work);
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { match, G_N_ELEMENTS(matches) },
        { each_cue_once, 1 },
        { first_meaning_stays, 1 },
        { mentioned, 1 },
        { very_long_text, 1 },
        { language, G_N_ELEMENTS(languages) },
        { base_table, 1 },
        { sample, G_N_ELEMENTS(samples) },
    };

    return run_cases("tagging-cues", cases, G_N_ELEMENTS(cases));
}
