#include "question-support.h"

#include "interview/choose.h"

#define ASK(word, text) "\n      - " word "\n        ask: " text

#define FOLLOW_UPS "\n    follow_up:"

/* Every kind of follow-up, in an order that lets the first that matches be seen. */
#define FULL                                                                    \
    FOLLOW_UPS ASK("mentions: [late, \"my boss\"]", "When was it first known?") \
        ASK("if: short", "What else was there?") ASK("if: empty", "What was left to others?")

#define MARKS                                                  \
    FOLLOW_UPS ASK("if: marked-bad", "What would be dropped?") \
        ASK("if: marked-ok", "What would be kept?")

static const char pack_text[] =
    PACK("30", ANY("fact", HAPPENED) P("plan", WEIGHT("4")) C("full", WEIGHT("1") FULL)
                   S("marks", WEIGHT("1") MARKS) D("lead", WEIGHT("4")) A("align", WEIGHT("1"))
                       ANY("seen", EVIDENCE WEIGHT("5")) ANY("wrote", EVIDENCE WEIGHT("1"))
                           ANY("change", NEXT WEIGHT("5")) ANY("tell", NEXT WEIGHT("1")));

/* Days since either side was covered; twice the cadence is 60. */
enum age { FRESH, M60, M61, L60, L61 };

static const char *const age_days[][2] = {
    [FRESH] = { "2026-11-11", "2026-11-11" }, [M60] = { "2026-09-13", "2026-11-11" },
    [M61] = { "2026-09-12", "2026-11-11" },   [L60] = { "2026-11-11", "2026-09-13" },
    [L61] = { "2026-11-11", "2026-09-12" },
};

static const struct {
    const char *question;
    const char *answer;
    bool marked;
    enum age age;
    const char *exclude;
    const char *id; /* NULL: none */
} rows[] = {
    /* a matching follow-up of the question comes first, the first in its order */
    { "full", "one two", false, FRESH, NULL, "full:short" },
    { "full", "one", false, FRESH, NULL, "full:short" },
    { "full", "one two three", false, FRESH, NULL, "full:short" },
    { "full", "one two three +", true, FRESH, NULL, "full:short" },
    { "full", "one two three four", false, FRESH, NULL, "seen" },
    { "full", "", false, FRESH, NULL, "full:empty" },
    { "full", "late", false, FRESH, NULL, "full:mentions" },
    { "full", "it came LATE, so my boss asked", false, FRESH, NULL, "full:mentions" },
    { "full", "a word from my\nboss about it", false, FRESH, NULL, "full:mentions" },
    { "full", "it came later than we said", false, FRESH, NULL, "seen" },
    { "full", "one two", true, M61, NULL, "full:short" },
    { "full", "", true, L61, NULL, "full:empty" },
    { "marks", "one two three four -", true, L61, NULL, "marks:marked-bad" },
    { "marks", "one two +", true, FRESH, NULL, "marks:marked-ok" },
    { "marks", "+", false, FRESH, NULL, NULL },
    /* one asked already does not come again, the next rule does */
    { "full", "one two", false, FRESH, "full:short", NULL },
    { "full", "one two", true, FRESH, "full:short", "change" },
    { "full", "late", false, FRESH, "full:mentions", "full:short" },
    /* (a) any answer marked: a question of the next step, its own marker or not */
    { "plan", "one two three four +", true, L61, NULL, "change" },
    { "plan", "one two three four", true, L61, NULL, "change" },
    { "plan", "", true, FRESH, NULL, "change" },
    { "plan", "one two", true, FRESH, "change", "tell" },
    { "plan", "one two three four", true, FRESH, "change tell", "seen" },
    /* (b) the other side is older than two cadences */
    { "plan", "one two three four", false, L61, NULL, "lead" },
    { "plan", "one two three four", false, L60, NULL, "seen" },
    { "plan", "one two", false, L61, NULL, "lead" },
    { "plan", "one two three four", false, M61, NULL, "seen" },
    { "lead", "one two three four", false, M61, NULL, "plan" },
    { "lead", "one two three four", false, M60, NULL, "seen" },
    { "lead", "one two three four", false, L61, NULL, "seen" },
    { "plan", "one two three four", false, L61, "lead", "align" },
    { "plan", "one two three four", false, L61, "lead align", "seen" },
    { "plan", "one two three four", true, L61, "change tell", "lead" },
    /* (c) four words or more: evidence; a marker is no word */
    { "plan", "one two three four", false, FRESH, NULL, "seen" },
    { "plan", "one two three\nfour five", false, FRESH, NULL, "seen" },
    { "plan", "one two three +", false, FRESH, NULL, NULL },
    { "plan", "one two three four", false, FRESH, "seen", "wrote" },
    { "plan", "one two three four", false, FRESH, "seen wrote", NULL },
    { "lead", "// one two three", false, FRESH, NULL, "seen" },
    /* (d) one to three words without a `short` follow-up: nothing */
    { "plan", "one two three", false, FRESH, NULL, NULL },
    { "plan", "one", false, FRESH, NULL, NULL },
    /* (e) nothing this time: the other side's question */
    { "plan", "", false, FRESH, NULL, "lead" },
    { "lead", "", false, FRESH, NULL, "plan" },
    { "lead", "", false, FRESH, "plan", "full" },
    { "lead", "", false, FRESH, "plan full marks", NULL },
    /* a question of side any has no other side */
    { "fact", "", false, L61, NULL, NULL },
    { "fact", "one two three four", false, L61, NULL, "seen" },
    { "fact", "one two", true, L61, NULL, "change" },
    /* a question that the pack does not have any more */
    { NULL, "one two three four", false, L61, NULL, "seen" },
    { NULL, "", false, L61, NULL, NULL },
    { NULL, NULL, true, L61, NULL, "change" },
};

static char *chosen_id(struct emj_chosen chosen)
{
    return chosen.question ? emj_chosen_id(chosen) : NULL;
}

START_TEST(follow_up)
{
    const struct entry_spec entries[] = {
        { .when = age_days[rows[_i].age][0], .activity = "planning", .work = MGMT },
        { .when = age_days[rows[_i].age][1], .activity = "planning", .work = LEAD },
        { .when = NULL },
    };
    g_autoptr(emj_pack) pack = pack_from(pack_text);
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", entries);
    g_autoptr(GPtrArray) exclude = words_of(rows[_i].exclude);
    struct emj_choice_context context = {
        .pack = pack,
        .coverage = coverage,
        .entry_number = 1,
        .exclude = exclude,
    };
    const char *asked = rows[_i].question;
    struct emj_choice_answers answers = {
        .question = asked ? emj_pack_question(pack, asked) : NULL,
        .answer = rows[_i].answer,
        .marked = rows[_i].marked,
    };
    g_autofree char *id = NULL;

    /* as in an interview, where the question itself was asked already */
    if (asked)
        g_ptr_array_add(exclude, g_strdup(asked));
    id = chosen_id(emj_choose_follow_up(&context, &answers));
    ck_assert_pstr_eq(id, rows[_i].id);
}
END_TEST

/* --- evidence and next questions of a side --- */

static const struct {
    const char *questions;
    const char *asked;
    const char *id;
} fitting[] = {
    /* one of the same side competes with those of side any: 5 * 100 to 3 * 400 */
    { ANY("any", EVIDENCE WEIGHT("5")) D("lead", EVIDENCE WEIGHT("3") COOLDOWN("0")), "effect",
      "lead" },
    { ANY("any", EVIDENCE WEIGHT("5")) D("lead", EVIDENCE WEIGHT("1")), "effect", "lead" },
    /* the age counts up to four cadences: 1 * 400, not 1 * 1000 */
    { ANY("any", EVIDENCE WEIGHT("5")) A("lead", EVIDENCE WEIGHT("1")), "effect", "any" },
    /* one of the other side only when there is nothing else */
    { ANY("any", EVIDENCE WEIGHT("1")) P("plan", EVIDENCE WEIGHT("5")), "effect", "any" },
    { P("plan", EVIDENCE WEIGHT("5")), "effect", "plan" },
};

START_TEST(fits)
{
    static const struct entry_spec entries[] = {
        { .when = "2026-01-16", .activity = "planning", .work = LEAD, .functions = AP },
        { .when = "2026-10-12", .activity = "planning", .work = MGMT },
        { .when = NULL },
    };
    g_autofree char *text = g_strconcat(PACK("30", ANY("fact", HAPPENED) D("effect", "")),
                                        fitting[_i].questions, NULL);
    g_autoptr(emj_pack) pack = pack_from(text);
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", entries);
    struct emj_choice_context context = {
        .pack = pack,
        .coverage = coverage,
        .entry_number = 1,
    };
    struct emj_choice_answers answers = {
        .question = emj_pack_question(pack, fitting[_i].asked),
        .answer = "one two three four",
    };
    g_autofree char *id = chosen_id(emj_choose_follow_up(&context, &answers));

    ck_assert_pstr_eq(id, fitting[_i].id);
}
END_TEST

START_TEST(ids)
{
    g_autoptr(emj_pack) pack = pack_from(pack_text);
    const struct emj_question *full = emj_pack_question(pack, "full");
    struct emj_chosen chosen = { .question = full };
    g_autofree char *plain = emj_chosen_id(chosen);

    ck_assert_str_eq(plain, "full");
    chosen.follow_up = g_ptr_array_index(full->follow_ups, 2);

    g_autofree char *own = emj_chosen_id(chosen);

    ck_assert_str_eq(own, "full:empty");
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { follow_up, G_N_ELEMENTS(rows) },
        { fits, G_N_ELEMENTS(fitting) },
        { ids, 1 },
    };

    return run_cases("interview-follow-up", cases, G_N_ELEMENTS(cases));
}
