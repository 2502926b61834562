#include "question-support.h"

#include "interview/choose.h"

enum { MAX_ENTRIES = 12 };

/* --- side --- */

static const struct {
    const char *cadence;
    struct entry_spec entries[MAX_ENTRIES];
    size_t entry_number;
    enum emj_side side;
} sides[] = {
    /* the older side */
    { "30",
      { { .when = "2026-11-01", .activity = "planning", .work = LEAD },
        { .when = "2026-11-02", .activity = "planning", .work = MGMT } },
      1,
      EMJ_SIDE_LEADERSHIP },
    { "30",
      { { .when = "2026-11-02", .activity = "planning", .work = LEAD },
        { .when = "2026-11-01", .activity = "planning", .work = MGMT } },
      2,
      EMJ_SIDE_MANAGEMENT },
    /* a side never covered is as old as the journal */
    { "30",
      { { .when = "2026-11-01", .activity = "other", .work = BOTH },
        { .when = "2026-11-02", .activity = "planning", .work = MGMT } },
      1,
      EMJ_SIDE_LEADERSHIP },
    { "30",
      { { .when = "2026-11-02", .activity = "planning", .work = MGMT } },
      1,
      /* both are 10 days old; only management was covered lately */
      EMJ_SIDE_LEADERSHIP },
    /* equal as whole numbers: 3 and 1 days of 400 are both 0 */
    { "400",
      { { .when = "2026-11-09", .activity = "planning", .work = LEAD },
        { .when = "2026-11-11", .activity = "planning", .work = MGMT },
        { .when = "2026-11-10", .activity = "planning", .work = MGMT } },
      1,
      EMJ_SIDE_LEADERSHIP },
    { "400",
      { { .when = "2026-11-11", .activity = "planning", .work = LEAD },
        { .when = "2026-11-10", .activity = "planning", .work = LEAD },
        { .when = "2026-11-09", .activity = "planning", .work = MGMT } },
      2,
      EMJ_SIDE_MANAGEMENT },
    /* 4 of 400 is 1 */
    { "400",
      { { .when = "2026-11-08", .activity = "planning", .work = LEAD },
        { .when = "2026-11-09", .activity = "planning", .work = MGMT } },
      1,
      EMJ_SIDE_LEADERSHIP },
    /* only the last 28 days are counted */
    { "400",
      { { .when = "2026-10-15", .activity = "planning", .work = LEAD },
        { .when = "2026-11-12", .activity = "planning", .work = BOTH } },
      2,
      EMJ_SIDE_LEADERSHIP },
    { "400",
      { { .when = "2026-10-16", .activity = "planning", .work = LEAD },
        { .when = "2026-11-12", .activity = "planning", .work = BOTH } },
      2,
      EMJ_SIDE_MANAGEMENT },
    /* nothing to choose by: leadership on even numbers, management on odd ones */
    { "30", { { .when = NULL } }, 1, EMJ_SIDE_MANAGEMENT },
    { "30", { { .when = NULL } }, 2, EMJ_SIDE_LEADERSHIP },
    { "30",
      { { .when = "2026-11-12", .activity = "planning", .work = BOTH } },
      3,
      EMJ_SIDE_MANAGEMENT },
    { "30",
      { { .when = "2026-11-12", .activity = "planning", .work = BOTH } },
      4,
      EMJ_SIDE_LEADERSHIP },
};

static struct emj_pack *pack_with_cadence(const char *cadence)
{
    g_autofree char *text = g_strdup_printf(PACK("%s", ANY("fact", HAPPENED)), cadence);

    return pack_from(text);
}

START_TEST(side)
{
    g_autoptr(emj_pack) pack = pack_with_cadence(sides[_i].cadence);
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", sides[_i].entries);
    struct emj_choice_context context = {
        .pack = pack,
        .coverage = coverage,
        .entry_number = sides[_i].entry_number,
    };

    ck_assert_int_eq(emj_choose_side(&context), sides[_i].side);
}
END_TEST

/* --- question --- */

/* So that both sides have an age of 60 days and neither a function was covered. */
#define OLD                                                        \
    {                                                              \
        .when = "2026-09-13", .activity = "planning", .work = BOTH \
    }

/* The entry `days` before 12 November in which `ids` were asked. */
#define ASKED(day, ids)                                                 \
    {                                                                   \
        .when = "2026-11-" day, .activity = "planning", .answered = ids \
    }

static const struct {
    const char *pack;
    struct entry_spec entries[MAX_ENTRIES];
    const char *kind;
    const char *exclude;
    enum emj_step step;
    enum emj_side side;
    const char *id; /* NULL: none left */
} questions[] = {
    /* weight, then file order; only of the step and side */
    { PACK("30", P("one", WEIGHT("2")) P("two", WEIGHT("4")) P("three", WEIGHT("4"))
                     D("lead", WEIGHT("5")) ANY("fact", HAPPENED WEIGHT("5"))),
      { OLD },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    { PACK("30", P("one", "") D("lead", WEIGHT("1")) ANY("fact", HAPPENED)),
      { OLD },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_LEADERSHIP,
      "lead" },
    { PACK("30", P("one", "") ANY("fact", HAPPENED)),
      { OLD },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_LEADERSHIP,
      NULL },
    { PACK("30", P("one", "") ANY("fact", HAPPENED)),
      { OLD },
      NULL,
      "one",
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      NULL },
    /* age 0: all are 0, so the file's order decides */
    { PACK("30", P("one", WEIGHT("1")) P("two", WEIGHT("5")) ANY("fact", HAPPENED)),
      { { .when = NULL } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    /* whole numbers: 2 * 4 * 1 * 100 / 400 is 2 for both, 3 gives 1 */
    { PACK("400", P("three", WEIGHT("3")) P("four", WEIGHT("4")) P("five", WEIGHT("5"))
                      ANY("fact", HAPPENED)),
      { { .when = "2026-11-11", .activity = "planning", .work = BOTH } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "four" },
    /* R: how often in the last ten entries of the activity */
    { PACK("30", P("one", WEIGHT("4") COOLDOWN("0")) P("two", WEIGHT("3") COOLDOWN("0"))
                     ANY("fact", HAPPENED)),
      { OLD, ASKED("01", "one"), ASKED("02", "fact") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    { PACK("30", P("one", WEIGHT("5") COOLDOWN("0")) P("two", WEIGHT("2") COOLDOWN("0"))
                     ANY("fact", HAPPENED)),
      { OLD, ASKED("01", "one"), ASKED("02", "fact") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    /* asked eleven entries ago: it counts for nothing but the tie */
    { PACK("30", P("one", COOLDOWN("0")) P("two", COOLDOWN("0")) ANY("fact", HAPPENED)),
      { OLD, ASKED("01", "one"), ASKED("02", "x"), ASKED("03", "x"), ASKED("04", "x"),
        ASKED("05", "x"), ASKED("06", "x"), ASKED("07", "x"), ASKED("08", "x"),
        ASKED("09", "x"), ASKED("10", "x"), ASKED("11", "x") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    { PACK("30",
           P("one", WEIGHT("4") COOLDOWN("0")) P("two", COOLDOWN("0")) ANY("fact", HAPPENED)),
      { OLD, ASKED("01", "one"), ASKED("02", "x"), ASKED("03", "x"), ASKED("04", "x"),
        ASKED("05", "x"), ASKED("06", "x"), ASKED("07", "x"), ASKED("08", "x"),
        ASKED("09", "x"), ASKED("10", "x"), ASKED("11", "x") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    /* entries of another activity say nothing */
    { PACK("30", P("one", WEIGHT("4")) P("two", "") ANY("fact", HAPPENED)),
      { OLD, { .when = "2026-11-11", .activity = "other", .answered = "one" } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    /* cooldown 2: out for two entries, back in the third; skipped ones count too */
    { PACK("30", P("one", WEIGHT("5")) P("two", WEIGHT("1")) ANY("fact", HAPPENED)),
      { OLD, ASKED("10", "one"), ASKED("11", "x") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    { PACK("30", P("one", WEIGHT("5")) P("two", WEIGHT("1")) ANY("fact", HAPPENED)),
      { OLD, ASKED("09", "one"), ASKED("10", "x"), ASKED("11", "x") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    { PACK("30", P("one", WEIGHT("5")) P("two", WEIGHT("1")) ANY("fact", HAPPENED)),
      { OLD, { .when = "2026-11-11", .activity = "planning", .asked = "one" } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    /* nothing else left: the best of those inside, the one just asked last of all */
    { PACK("30", P("one", WEIGHT("5") COOLDOWN("9")) P("two", WEIGHT("1") COOLDOWN("9"))
                     ANY("fact", HAPPENED)),
      { OLD, ASKED("09", "two"), ASKED("10", "one"), ASKED("11", "x") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    { PACK("30", P("one", WEIGHT("5") COOLDOWN("9")) P("two", WEIGHT("1") COOLDOWN("9"))
                     ANY("fact", HAPPENED)),
      { OLD, ASKED("10", "two"), ASKED("11", "one") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    { PACK("30", P("one", WEIGHT("5")) ANY("fact", HAPPENED)),
      { OLD, ASKED("11", "one") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    { PACK("30", P("one", WEIGHT("5")) P("two", WEIGHT("1")) ANY("fact", HAPPENED)),
      { OLD, ASKED("11", "one") },
      NULL,
      "two",
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    /* an effect question never twice in a row, whatever its cooldown */
    { PACK("30",
           P("one", WEIGHT("5") COOLDOWN("0")) P("two", WEIGHT("1")) ANY("fact", HAPPENED)),
      { OLD, ASKED("11", "one") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    { PACK("30", P("one", WEIGHT("5") COOLDOWN("0")) P("two", WEIGHT("1") COOLDOWN("5"))
                     ANY("fact", HAPPENED)),
      { OLD, ASKED("10", "two"), ASKED("11", "one") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    /* the fact question may, with a cooldown of 0 */
    { PACK("30",
           ANY("fact", HAPPENED WEIGHT("5") COOLDOWN("0")) ANY("other", HAPPENED WEIGHT("1"))),
      { OLD, ASKED("11", "fact") },
      NULL,
      NULL,
      EMJ_STEP_HAPPENED,
      EMJ_SIDE_ANY,
      "fact" },
    { PACK("30",
           ANY("fact", HAPPENED WEIGHT("5") COOLDOWN("1")) ANY("other", HAPPENED WEIGHT("1"))),
      { OLD, ASKED("11", "fact") },
      NULL,
      NULL,
      EMJ_STEP_HAPPENED,
      EMJ_SIDE_ANY,
      "other" },
    /* side any: weight * 100 / (1 + R), whatever the age */
    { PACK("30", ANY("one", HAPPENED WEIGHT("2") COOLDOWN("0"))
                     ANY("two", HAPPENED WEIGHT("5") COOLDOWN("0"))),
      { ASKED("10", "two"), ASKED("11", "two") },
      NULL,
      NULL,
      EMJ_STEP_HAPPENED,
      EMJ_SIDE_ANY,
      "one" },
    { PACK("30", ANY("one", HAPPENED WEIGHT("2") COOLDOWN("0"))
                     ANY("two", HAPPENED WEIGHT("5") COOLDOWN("0"))),
      { { .when = NULL } },
      NULL,
      NULL,
      EMJ_STEP_HAPPENED,
      EMJ_SIDE_ANY,
      "two" },
    /* a step without a question of side any takes one of a side */
    { PACK("30", P("plan", HAPPENED WEIGHT("1")) D("lead", HAPPENED WEIGHT("2"))),
      { OLD },
      NULL,
      NULL,
      EMJ_STEP_HAPPENED,
      EMJ_SIDE_ANY,
      "lead" },
    { PACK("30", P("plan", HAPPENED WEIGHT("5")) ANY("fact", HAPPENED WEIGHT("1"))),
      { OLD },
      NULL,
      NULL,
      EMJ_STEP_HAPPENED,
      EMJ_SIDE_ANY,
      "fact" },
    /* the function covered longest ago counts twice: one never covered */
    { PACK("30", P("plan", WEIGHT("5")) S("staff", WEIGHT("3")) ANY("fact", HAPPENED)),
      { OLD, { .when = "2026-11-01", .activity = "other", .functions = PB } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "staff" },
    { PACK("30", P("plan", WEIGHT("5")) S("staff", WEIGHT("2")) ANY("fact", HAPPENED)),
      { OLD, { .when = "2026-11-01", .activity = "other", .functions = PB } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "plan" },
    /* all covered: the oldest of the three, which this pack may not have at all */
    { PACK("30", P("plan", WEIGHT("3")) S("staff", WEIGHT("2")) ANY("fact", HAPPENED)),
      { OLD,
        { .when = "2026-11-03", .activity = "other", .functions = PB },
        { .when = "2026-11-01", .activity = "other", .functions = OS },
        { .when = "2026-11-02", .activity = "other", .functions = CP } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "staff" },
    { PACK("30", P("plan", WEIGHT("3")) S("staff", WEIGHT("2")) ANY("fact", HAPPENED)),
      { OLD,
        { .when = "2026-11-03", .activity = "other", .functions = PB },
        { .when = "2026-11-02", .activity = "other", .functions = OS },
        { .when = "2026-11-01", .activity = "other", .functions = CP } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "plan" },
    /* equally long ago: each of them */
    { PACK("30", P("plan", WEIGHT("3")) S("staff", WEIGHT("2")) C("control", WEIGHT("4"))
                     ANY("fact", HAPPENED)),
      { OLD,
        { .when = "2026-11-01", .activity = "other", .functions = PB | OS },
        { .when = "2026-11-02", .activity = "other", .functions = CP } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "plan" },
    /* the functions of the other side are another matter */
    { PACK("30", D("direct", WEIGHT("3")) A("align", WEIGHT("2")) ANY("fact", HAPPENED)),
      { OLD,
        { .when = "2026-11-01", .activity = "other", .functions = PB },
        { .when = "2026-11-02", .activity = "other", .functions = AP },
        { .when = "2026-11-03", .activity = "other", .functions = SD | MI } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_LEADERSHIP,
      "align" },
    { PACK("30", D("direct", WEIGHT("3")) I("inspire", WEIGHT("2")) ANY("fact", HAPPENED)),
      { OLD,
        { .when = "2026-11-03", .activity = "other", .functions = SD | AP },
        { .when = "2026-11-02", .activity = "other", .functions = MI } },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_LEADERSHIP,
      "inspire" },
    /* ties: longest not asked, never asked before any, then file order */
    { PACK("30", P("one", COOLDOWN("0")) P("two", COOLDOWN("0")) P("three", COOLDOWN("0"))
                     ANY("fact", HAPPENED)),
      { OLD, ASKED("08", "two"), ASKED("09", "one"), ASKED("10", "three"), ASKED("11", "x") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    { PACK("30", P("one", COOLDOWN("0") WEIGHT("2")) P("two", COOLDOWN("0") WEIGHT("1"))
                     ANY("fact", HAPPENED)),
      { OLD, ASKED("10", "one"), ASKED("11", "x") },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    /* only for a kind of meeting: asked of --kind, eligible without */
    { PACK("30", P("one", WEIGHT("5") MORE("only_for: [kickoff, demo]")) P("two", WEIGHT("1"))
                     ANY("fact", HAPPENED)),
      { OLD },
      NULL,
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    { PACK("30", P("one", WEIGHT("5") MORE("only_for: [kickoff, demo]")) P("two", WEIGHT("1"))
                     ANY("fact", HAPPENED)),
      { OLD },
      "demo",
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "one" },
    { PACK("30", P("one", WEIGHT("5") MORE("only_for: [kickoff, demo]")) P("two", WEIGHT("1"))
                     ANY("fact", HAPPENED)),
      { OLD },
      "retro",
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    { PACK("30", P("one", WEIGHT("5") MORE("only_for: [kickoff]")) ANY("fact", HAPPENED)),
      { OLD },
      "retro",
      NULL,
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      NULL },
    /* what was asked in this entry is out */
    { PACK("30", P("one", WEIGHT("5")) P("two", WEIGHT("1")) ANY("fact", HAPPENED)),
      { OLD },
      NULL,
      "fact one",
      EMJ_STEP_EFFECT,
      EMJ_SIDE_MANAGEMENT,
      "two" },
    /* other steps */
    { PACK("30", ANY("next", NEXT) ANY("seen", EVIDENCE) ANY("fact", HAPPENED)),
      { OLD },
      NULL,
      NULL,
      EMJ_STEP_EVIDENCE,
      EMJ_SIDE_ANY,
      "seen" },
    { PACK("30", ANY("next", NEXT) ANY("seen", EVIDENCE) ANY("fact", HAPPENED)),
      { OLD },
      NULL,
      NULL,
      EMJ_STEP_NEXT,
      EMJ_SIDE_ANY,
      "next" },
};

START_TEST(question)
{
    g_autoptr(emj_pack) pack = pack_from(questions[_i].pack);
    g_autoptr(emj_coverage) coverage = coverage_of("2026-11-12", questions[_i].entries);
    g_autoptr(GPtrArray) exclude = words_of(questions[_i].exclude);
    struct emj_choice_context context = {
        .pack = pack,
        .coverage = coverage,
        .kind = questions[_i].kind,
        .entry_number = 1,
        .exclude = questions[_i].exclude ? exclude : NULL,
    };
    const struct emj_question *found =
        emj_choose_question(&context, questions[_i].step, questions[_i].side);

    ck_assert_pstr_eq(found ? found->id : NULL, questions[_i].id);
}
END_TEST

/* --- the effect question, whatever sides a pack has --- */

static const struct {
    const char *questions;
    const char *exclude;
    const char *id;
} effects[] = {
    { P("plan", "") D("lead", "") ANY("free", ""), NULL, "plan" },
    { P("plan", "") D("lead", "") ANY("free", ""), "plan", "lead" },
    { D("lead", "") ANY("free", ""), NULL, "lead" },
    { ANY("free", ""), NULL, "free" },
    { ANY("fact", HAPPENED) ANY("seen", EVIDENCE), NULL, NULL },
};

START_TEST(effect)
{
    g_autofree char *text = g_strconcat(PACK("30", ""), effects[_i].questions, NULL);
    g_autoptr(emj_pack) pack = pack_from(text);
    g_autoptr(emj_coverage) coverage = emj_coverage_new(day_of("2026-11-12"));
    g_autoptr(GPtrArray) exclude = words_of(effects[_i].exclude);
    struct emj_choice_context context = {
        .pack = pack,
        .coverage = coverage,
        .entry_number = 1,
        .exclude = exclude,
    };
    const struct emj_question *found = emj_choose_effect(&context);

    ck_assert_pstr_eq(found ? found->id : NULL, effects[_i].id);
}
END_TEST

/* The longest age there can be, the highest weight, the shortest cadence. */
START_TEST(extremes)
{
    static const struct entry_spec old[] = {
        { .when = "0001-01-01", .activity = "planning", .work = LEAD },
        { .when = NULL },
    };
    g_autoptr(emj_pack) pack =
        pack_from(PACK("1", P("one", WEIGHT("5")) ANY("fact", HAPPENED)));
    g_autoptr(emj_coverage) coverage = coverage_of("9999-12-31", old);
    struct emj_choice_context context = {
        .pack = pack,
        .coverage = coverage,
        .entry_number = (size_t)-1,
    };

    ck_assert_int_eq(emj_choose_side(&context), EMJ_SIDE_MANAGEMENT);
    ck_assert_str_eq(emj_choose_effect(&context)->id, "one");
}
END_TEST

/* The same journal always asks the same thing, and nothing comes twice in a row. */
START_TEST(rotation)
{
    g_autoptr(emj_pack) pack = pack_shipped("team-focus");
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) different = g_hash_table_new(g_str_hash, g_str_equal);

    for (int day = 1; day <= 28; day++) {
        g_autofree char *date = g_strdup_printf("2026-11-%02d", day);
        g_autoptr(emj_coverage) coverage = emj_coverage_new(day_of(date));

        for (unsigned i = 0; i < ids->len; i++) {
            g_autofree char *when = g_strdup_printf("2026-11-%02u", i + 1);
            g_autoptr(emj_entry) entry = entry_of((struct entry_spec){
                .when = when,
                .activity = "team-focus",
                .work = i % 3 == 0 ? LEAD : MGMT,
                .answered = g_ptr_array_index(ids, i),
            });

            emj_coverage_add(coverage, entry);
        }

        struct emj_choice_context context = {
            .pack = pack,
            .coverage = coverage,
            .entry_number = (size_t)day,
        };
        const struct emj_question *found = emj_choose_effect(&context);

        ck_assert_ptr_eq(found, emj_choose_effect(&context));
        if (ids->len > 0)
            ck_assert_str_ne(found->id, g_ptr_array_index(ids, ids->len - 1));
        g_ptr_array_add(ids, g_strdup(found->id));
        g_hash_table_add(different, g_ptr_array_index(ids, ids->len - 1));
    }
    ck_assert_uint_ge(g_hash_table_size(different), 8);
}
END_TEST

int main(void)
{
    const struct test_case cases[] = {
        { side, G_N_ELEMENTS(sides) },
        { question, G_N_ELEMENTS(questions) },
        { effect, G_N_ELEMENTS(effects) },
        { extremes, 1 },
        { rotation, 1 },
    };

    return run_cases("interview-choose", cases, G_N_ELEMENTS(cases));
}
