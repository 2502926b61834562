#include "pack-support.h"
#include "tagging/points.h"
#include "tagging/tagging.h"

#include <math.h>

/* --- the rule --- */

static const struct {
    int management;
    int leadership;
    enum emj_work work;
} rules[] = {
    /* both: 4 each, 1 apart at most */
    { 4, 4, EMJ_WORK_BOTH },
    { 4, 5, EMJ_WORK_BOTH },
    { 5, 4, EMJ_WORK_BOTH },
    { 7, 7, EMJ_WORK_BOTH },
    { 7, 6, EMJ_WORK_BOTH },
    /* 4 each but 2 apart: the higher one */
    { 4, 6, EMJ_WORK_LEADERSHIP },
    { 6, 4, EMJ_WORK_MANAGEMENT },
    { 7, 4, EMJ_WORK_MANAGEMENT },
    /* below 4 on one side there is no both */
    { 3, 4, EMJ_WORK_NONE },
    { 4, 3, EMJ_WORK_NONE },
    { 3, 3, EMJ_WORK_NONE },
    { 3, 5, EMJ_WORK_LEADERSHIP },
    { 5, 3, EMJ_WORK_MANAGEMENT },
    /* 3 are needed */
    { 2, 0, EMJ_WORK_NONE },
    { 0, 2, EMJ_WORK_NONE },
    { 3, 0, EMJ_WORK_MANAGEMENT },
    { 0, 3, EMJ_WORK_LEADERSHIP },
    /* and a lead of 2 */
    { 3, 1, EMJ_WORK_MANAGEMENT },
    { 1, 3, EMJ_WORK_LEADERSHIP },
    { 3, 2, EMJ_WORK_NONE },
    { 2, 3, EMJ_WORK_NONE },
    { 0, 0, EMJ_WORK_NONE },
    { 1, 1, EMJ_WORK_NONE },
};

START_TEST(rule)
{
    int management = rules[_i].management;
    int leadership = rules[_i].leadership;
    double probability = emj_points_probability(management, leadership);

    ck_assert_int_eq(emj_points_work(management, leadership), rules[_i].work);
    if (rules[_i].work == EMJ_WORK_MANAGEMENT)
        ck_assert_double_lt(probability, 0.5);
    if (rules[_i].work == EMJ_WORK_LEADERSHIP)
        ck_assert_double_gt(probability, 0.5);
}
END_TEST

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

START_TEST(probability)
{
    double last = 0;

    ck_assert(near(emj_points_probability(0, 0), 0.5));
    ck_assert(near(emj_points_probability(4, 4), 0.5));
    ck_assert(near(emj_points_probability(0, 6), 0.95));
    ck_assert(near(emj_points_probability(0, 7), 0.95));
    ck_assert(near(emj_points_probability(7, 0), 0.05));
    ck_assert(near(emj_points_probability(0, 2), 0.65));
    for (int i = 0; i <= 12; i++) {
        double next = emj_points_probability(6, i);

        ck_assert_double_gt(next, last);
        last = next;
    }
}
END_TEST

/* --- points from answers --- */

#define PACK_HEAD                                                                            \
    "emjournal_pack: 1\nid: test-pack\nlang: en\ntitle: A test\nactivity: testing\n"         \
    "questions:\n"                                                                           \
    "  - id: happened\n    side: any\n    step: happened\n    ask: What did you do today?\n" \
    "  - id: mana\n    side: management\n    function: organizing-staffing\n"                \
    "    ask: Who has the work now?\n"                                                       \
    "  - id: lead\n    side: leadership\n    function: setting-direction\n"                  \
    "    ask: Where does it go now?\n"                                                       \
    "cues:\n  xx:\n"

/* In a language of its own, so that only these words count. */
static const char pack_text[] = PACK_HEAD
    "    - words: [plana, planb, planc]\n      function: planning-budgeting\n      points: 3\n"
    "    - words: [orga, orgb]\n      function: organizing-staffing\n      points: 1\n"
    "    - words: [cona, \"cona conb\"]\n      function: controlling-problem-solving\n"
    "      points: 2\n"
    "    - words: [dira, dirb, dirc]\n      function: setting-direction\n      points: 3\n"
    "    - words: [alia, alib, alic]\n      function: aligning-people\n      points: 2\n"
    "    - words: [mota, motb, mot*]\n      function: motivating-inspiring\n      points: 1\n";

enum { M = EMJ_SIDE_MANAGEMENT, L = EMJ_SIDE_LEADERSHIP, ANY = EMJ_SIDE_ANY };

#define PB (1u << EMJ_PLANNING_BUDGETING)
#define OS (1u << EMJ_ORGANIZING_STAFFING)
#define CP (1u << EMJ_CONTROLLING_PROBLEM_SOLVING)
#define SD (1u << EMJ_SETTING_DIRECTION)
#define AP (1u << EMJ_ALIGNING_PEOPLE)
#define MI (1u << EMJ_MOTIVATING_INSPIRING)

static const struct {
    const char *texts[3]; /* up to three, NULL ends */
    int sides[3];
    int management;
    int leadership;
    enum emj_work work;
    unsigned functions;
    const char *sentence;
} proposals[] = {
    { { NULL }, { 0 }, 0, 0, EMJ_WORK_NONE, 0, "No clear lean." },
    { { "" }, { M }, 0, 0, EMJ_WORK_NONE, 0, "No clear lean." },
    /* a cue counts once an entry, wherever it is */
    { { "plana plana" },
      { ANY },
      3,
      0,
      EMJ_WORK_MANAGEMENT,
      PB,
      "Looks like management, planning and budgeting (\"plana\")." },
    { { "orga", "Orga", "ORGA" }, { ANY }, 1, 0, EMJ_WORK_NONE, OS, "No clear lean." },
    /* six a side from cues */
    { { "plana, planb, planc, orga" },
      { ANY },
      6,
      0,
      EMJ_WORK_MANAGEMENT,
      PB,
      "Looks like management, planning and budgeting (\"plana\", \"planb\", \"planc\")." },
    /* and one more for an answer of four words to the side's question, once */
    { { "plana planb planc orga", "x y z w" },
      { M, M },
      7,
      0,
      EMJ_WORK_MANAGEMENT,
      PB,
      "Looks like management, planning and budgeting (\"plana\", \"planb\", \"planc\", "
      "answer to 1)." },
    { { "one two three four" }, { L }, 0, 1, EMJ_WORK_NONE, SD, "No clear lean." },
    { { "one two three four" }, { ANY }, 0, 0, EMJ_WORK_NONE, 0, "No clear lean." },
    { { "one two three" }, { L }, 0, 0, EMJ_WORK_NONE, 0, "No clear lean." },
    /* the marker and lone signs are no words */
    { { "one two three +" }, { L }, 0, 0, EMJ_WORK_NONE, 0, "No clear lean." },
    { { "one two three - -" }, { L }, 0, 0, EMJ_WORK_NONE, 0, "No clear lean." },
    { { "one\ntwo\nthree\nfour -" }, { L }, 0, 1, EMJ_WORK_NONE, SD, "No clear lean." },
    /* the transcript's sum: two points and one for the answer */
    { { "x", "alia and some more", "y" },
      { ANY, L, ANY },
      0,
      3,
      EMJ_WORK_LEADERSHIP,
      AP,
      "Looks like leadership, aligning people (\"alia\", answer to 2)." },
    { { "orga", "alia and some more", "y" },
      { ANY, L, ANY },
      1,
      3,
      EMJ_WORK_LEADERSHIP,
      AP | OS,
      "Looks like leadership, aligning people (\"alia\", answer to 2)." },
    { { "cona", "alia and some more", "y" },
      { ANY, L, ANY },
      2,
      3,
      EMJ_WORK_NONE,
      AP | CP,
      "No clear lean." },
    /* strongest first, then by place; up to three; grouped by answer */
    { { "orga cona", "plana", "orgb" },
      { ANY, ANY, ANY },
      6,
      0,
      EMJ_WORK_MANAGEMENT,
      PB,
      "Looks like management, planning and budgeting (\"plana\", answer to 2; \"cona\", "
      "\"orga\", answer to 1)." },
    { { "alib", "alia", NULL },
      { ANY },
      0,
      4,
      EMJ_WORK_LEADERSHIP,
      AP,
      "Looks like leadership, aligning people (\"alib\", answer to 1; \"alia\", answer to "
      "2)." },
    /* the same words are shown once, the longer cue first, though each counts */
    { { "a Cona  Conb here" },
      { ANY },
      4,
      0,
      EMJ_WORK_MANAGEMENT,
      CP,
      "Looks like management, controlling and problem solving (\"Cona Conb\")." },
    { { "dira mota" },
      { ANY },
      0,
      5,
      EMJ_WORK_LEADERSHIP,
      SD,
      "Looks like leadership, setting direction (\"dira\", \"mota\")." },
    /* both, with a reason for each side though one side has the three strongest */
    { { "plana planb planc", "alia alib alic" },
      { ANY, ANY },
      6,
      6,
      EMJ_WORK_BOTH,
      PB | AP,
      "Looks like both: aligning people, planning and budgeting (\"plana\", \"planb\", "
      "answer to 1; \"alia\", answer to 2)." },
    { { "dira orga", "planb mota" },
      { ANY, ANY },
      4,
      5,
      EMJ_WORK_BOTH,
      PB | SD,
      "Looks like both: planning and budgeting, setting direction (\"dira\", \"orga\", answer "
      "to 1; \"planb\", answer to 2)." },
    { { "plana orga", "dira mota" },
      { M, ANY },
      4,
      5,
      EMJ_WORK_BOTH,
      PB | SD,
      "Looks like both: planning and budgeting, setting direction (\"plana\", \"orga\", answer "
      "to 1; \"dira\", answer to 2)." },
    /* functions: most points; equal ones go to the question answered, else list order */
    { { "cona orga orgb" },
      { ANY },
      4,
      0,
      EMJ_WORK_MANAGEMENT,
      OS,
      "Looks like management, organizing and staffing (\"cona\", \"orga\", \"orgb\")." },
    { { "cona orga orgb more" },
      { M },
      5,
      0,
      EMJ_WORK_MANAGEMENT,
      OS,
      "Looks like management, organizing and staffing (\"cona\", \"orga\", \"orgb\")." },
    { { "dira dirb", "alia alib alic" },
      { ANY, ANY },
      0,
      6,
      EMJ_WORK_LEADERSHIP,
      SD,
      "Looks like leadership, setting direction (\"dira\", \"dirb\", answer to 1; \"alia\", "
      "answer to 2)." },
};

static const struct emj_question *question_of(const struct emj_pack *pack, int side)
{
    static const char *const ids[] = { "happened", "mana", "lead" };

    return emj_pack_question(pack, ids[side]);
}

START_TEST(propose)
{
    g_autoptr(emj_pack) pack = pack_from(pack_text);
    g_autoptr(emj_tagger) tagger = emj_tagger_new(pack, "xx");
    struct emj_tagging_answer answers[3] = { 0 };
    size_t count = 0;

    for (; count < 3 && proposals[_i].texts[count]; count++)
        answers[count] = (struct emj_tagging_answer){
            .text = proposals[_i].texts[count],
            .side = (enum emj_side)proposals[_i].sides[count],
            .question = question_of(pack, proposals[_i].sides[count]),
        };

    g_autoptr(emj_proposal) proposal = emj_tagger_propose(tagger, answers, count);
    g_autofree char *sentence = emj_proposal_sentence(proposal, count);

    ck_assert_int_eq(proposal->management, proposals[_i].management);
    ck_assert_int_eq(proposal->leadership, proposals[_i].leadership);
    ck_assert_int_eq(proposal->work, proposals[_i].work);
    ck_assert_str_eq(sentence, proposals[_i].sentence);
    ck_assert_uint_eq(proposal->functions, proposals[_i].functions);
    ck_assert_uint_le(proposal->reasons->len, EMJ_PROPOSAL_MAX_REASONS);
    ck_assert_int_eq(proposal->reasons->len > 0, proposal->work != EMJ_WORK_NONE);
}
END_TEST

/* Equal points: the function of the question that was answered in four words. */
START_TEST(function_of_question)
{
    g_autoptr(emj_pack) pack = pack_from(pack_text);
    g_autoptr(emj_tagger) tagger = emj_tagger_new(pack, "xx");
    struct emj_tagging_answer answers[] = {
        { .text = "cona orga orgb", .side = EMJ_SIDE_ANY },
        { .text = "these are four words", .side = EMJ_SIDE_MANAGEMENT },
        { .text = "and these are four", .side = EMJ_SIDE_LEADERSHIP },
    };
    g_autoptr(emj_proposal) unknown = emj_tagger_propose(tagger, answers, 3);

    /* 2 points each: the first of the list without a question; leadership has nothing */
    ck_assert_uint_eq(unknown->functions, OS);
    answers[1].question = emj_pack_question(pack, "mana");
    answers[2].question = emj_pack_question(pack, "lead");

    g_autoptr(emj_proposal) known = emj_tagger_propose(tagger, answers, 3);

    ck_assert_uint_eq(known->functions, OS | SD);
    answers[2].text = "only three words";

    g_autoptr(emj_proposal) short_one = emj_tagger_propose(tagger, answers, 3);

    ck_assert_uint_eq(short_one->functions, OS);
}
END_TEST

static const struct {
    enum emj_work work;
    unsigned functions;
} accepted[] = {
    { EMJ_WORK_NONE, 0 },
    { EMJ_WORK_MANAGEMENT, CP },
    { EMJ_WORK_LEADERSHIP, AP },
    { EMJ_WORK_BOTH, AP | CP },
};

START_TEST(functions_of_accepted)
{
    struct emj_proposal proposal = { .work = EMJ_WORK_LEADERSHIP, .functions = AP | CP };

    ck_assert_uint_eq(emj_proposal_functions(&proposal, accepted[_i].work),
                      accepted[_i].functions);
}
END_TEST

/* A proposal made another way may know neither functions nor reasons. */
START_TEST(bare_sentence)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    struct emj_proposal proposal = { .work = EMJ_WORK_BOTH, .reasons = none };
    g_autofree char *sentence = emj_proposal_sentence(&proposal, 2);

    ck_assert_str_eq(sentence, "Looks like both.");
}
END_TEST

/* --- which words count --- */

START_TEST(no_language_no_proposal)
{
    g_autoptr(emj_pack) pack = pack_from(pack_text);
    g_autoptr(emj_tagger) tagger = emj_tagger_new(pack, "yy");
    struct emj_tagging_answer answer = {
        .text = "plana planb the deadline slipped",
        .side = EMJ_SIDE_MANAGEMENT,
    };
    g_autoptr(emj_proposal) proposal = emj_tagger_propose(tagger, &answer, 1);

    ck_assert_int_eq(proposal->work, EMJ_WORK_NONE);
    ck_assert_int_eq(proposal->management, 0);
    ck_assert(near(proposal->leadership_probability, 0.5));
}
END_TEST

/* The pack's points for a word stand above the program's. */
START_TEST(pack_before_base)
{
    static const char text[] =
        "emjournal_pack: 1\nid: test-pack\ntitle: A test\nactivity: testing\n"
        "questions:\n  - id: happened\n    side: any\n    step: happened\n"
        "    ask: What did you do today?\n"
        "cues:\n  en:\n    - words: [deadline]\n      function: aligning-people\n"
        "      points: 3\n";
    g_autoptr(emj_pack) pack = pack_from(text);
    g_autoptr(emj_tagger) with = emj_tagger_new(pack, "en-GB");
    g_autoptr(emj_tagger) without = emj_tagger_new(NULL, "en-GB");
    struct emj_tagging_answer answer = { .text = "deadline" };
    g_autoptr(emj_proposal) of_pack = emj_tagger_propose(with, &answer, 1);
    g_autoptr(emj_proposal) of_base = emj_tagger_propose(without, &answer, 1);

    ck_assert_int_eq(of_pack->leadership, 3);
    ck_assert_int_eq(of_pack->management, 0);
    ck_assert_int_eq(of_base->leadership, 0);
    ck_assert_int_eq(of_base->management, 2);
}
END_TEST

/* The talk with another team that the product's transcript tells. */
START_TEST(transcript)
{
    g_autoptr(emj_pack) pack = pack_shipped("dependency-management");
    g_autoptr(emj_tagger) tagger = emj_tagger_new(pack, "en");
    struct emj_tagging_answer answers[] = {
        { .text = "Moved the token migration behind their audit, asked @tomas to plan for "
                  "20 Nov #reliability" },
        { .text = "Their lead repeated that zero forced log-outs is the bar for both teams",
          .side = EMJ_SIDE_LEADERSHIP,
          .question = emj_pack_question(pack, "shared-goal") },
        { .text = "It is now the first line of their migration doc +" },
    };
    g_autoptr(emj_proposal) proposal = emj_tagger_propose(tagger, answers, 3);
    g_autofree char *sentence = emj_proposal_sentence(proposal, 3);
    const struct emj_reason *reason = g_ptr_array_index(proposal->reasons, 0);

    ck_assert_str_eq(sentence,
                     "Looks like leadership, aligning people (\"both teams\", answer to 2).");
    ck_assert_int_eq(proposal->leadership, 3);
    ck_assert_int_eq(proposal->management, 1);
    ck_assert_uint_eq(emj_proposal_functions(proposal, EMJ_WORK_BOTH), AP | CP);
    ck_assert_str_eq(reason->cue, "both teams");
    ck_assert_uint_eq(reason->answer, 1);
    ck_assert_int_eq(reason->function, EMJ_ALIGNING_PEOPLE);
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { rule, G_N_ELEMENTS(rules) },
        { probability, 1 },
        { propose, G_N_ELEMENTS(proposals) },
        { function_of_question, 1 },
        { functions_of_accepted, G_N_ELEMENTS(accepted) },
        { bare_sentence, 1 },
        { no_language_no_proposal, 1 },
        { pack_before_base, 1 },
        { transcript, 1 },
    };

    return run_cases("tagging-points", cases, G_N_ELEMENTS(cases));
}
