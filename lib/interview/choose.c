#include "interview/choose.h"

#include "interview/choose-private.h"

/* Weights stop growing when a side has been silent for so many cadences. */
enum { MAX_CADENCES = 4 };

/* How far a question has to stand back. */
enum tier {
    TIER_FREE,
    TIER_COOLING,    /* inside its cooldown */
    TIER_JUST_ASKED, /* in the entry before */
};

struct candidate {
    const struct emj_question *question; /* NULL: none yet */
    enum tier tier;
    int64_t score;
    int ago; /* INT_MAX: never asked */
};

static int64_t cadence_of(const struct emj_choice_context *context)
{
    return MAX(1, context->pack->cadence_days);
}

/* --- side --- */

static int64_t side_need(const struct emj_choice_context *context, enum emj_side side)
{
    int64_t age = emj_coverage_age(context->coverage, context->pack->activity, side);

    return age * 100 / cadence_of(context);
}

static size_t side_recent(const struct emj_choice_context *context, enum emj_side side)
{
    return emj_coverage_cell(context->coverage, context->pack->activity, side).recent;
}

enum emj_side emj_choose_side(const struct emj_choice_context *context)
{
    int64_t management = side_need(context, EMJ_SIDE_MANAGEMENT);
    int64_t leadership = side_need(context, EMJ_SIDE_LEADERSHIP);
    size_t management_recent = side_recent(context, EMJ_SIDE_MANAGEMENT);
    size_t leadership_recent = side_recent(context, EMJ_SIDE_LEADERSHIP);

    if (management != leadership)
        return management > leadership ? EMJ_SIDE_MANAGEMENT : EMJ_SIDE_LEADERSHIP;
    if (management_recent != leadership_recent)
        return management_recent < leadership_recent ? EMJ_SIDE_MANAGEMENT
                                                     : EMJ_SIDE_LEADERSHIP;
    return context->entry_number % 2 == 0 ? EMJ_SIDE_LEADERSHIP : EMJ_SIDE_MANAGEMENT;
}

/* --- question --- */

bool emj_choice_excludes(const struct emj_choice_context *context, const char *id)
{
    return context->exclude && emj_words_contain(context->exclude, id);
}

static bool is_candidate(const struct emj_choice_context *context,
                         const struct emj_question *question, enum emj_step step,
                         unsigned sides)
{
    if (question->step != step || !(sides & (1u << question->side)))
        return false;
    if (question->only_for && context->kind &&
        !emj_words_contain(question->only_for, context->kind))
        return false;
    return !emj_choice_excludes(context, question->id);
}

/* True for each function of its side that no other of that side is older than. */
static bool is_oldest_function(const struct emj_coverage *coverage, enum emj_function function)
{
    struct emj_date last = emj_coverage_function(coverage, function);

    if (!emj_date_is_set(last))
        return true;
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++) {
        enum emj_function other = (enum emj_function)i;
        struct emj_date date = emj_coverage_function(coverage, other);

        if (emj_function_side(other) == emj_function_side(function) &&
            (!emj_date_is_set(date) || emj_date_compare(date, last) < 0))
            return false;
    }
    return true;
}

/* weight * min(A, 4 * C) * 100 / C / (1 + R), from left to right. */
static int64_t question_score(const struct emj_choice_context *context,
                              const struct emj_question *question, size_t lately)
{
    int64_t score = question->weight;
    int64_t cadence = cadence_of(context);

    if (question->side != EMJ_SIDE_ANY) {
        int64_t age =
            emj_coverage_age(context->coverage, context->pack->activity, question->side);

        if (question->function < EMJ_FUNCTION_COUNT &&
            is_oldest_function(context->coverage, question->function))
            score *= 2;
        score = score * MIN(age, MAX_CADENCES * cadence) * 100 / cadence;
    } else {
        score *= 100;
    }
    return score / (1 + (int64_t)lately);
}

/*
 * An effect question never comes twice in a row, whatever its cooldown; the fact
 * question may, as a pack says with a cooldown of 0.
 */
static enum tier question_tier(const struct emj_question *question, int ago)
{
    if (ago == 0 && (question->cooldown > 0 || question->step == EMJ_STEP_EFFECT))
        return TIER_JUST_ASKED;
    return ago >= 0 && ago < question->cooldown ? TIER_COOLING : TIER_FREE;
}

static struct candidate candidate_of(const struct emj_choice_context *context,
                                     const struct emj_question *question)
{
    struct emj_asked asked =
        emj_coverage_asked(context->coverage, context->pack->activity, question->id);

    return (struct candidate){
        .question = question,
        .tier = question_tier(question, asked.ago),
        .score = question_score(context, question, asked.lately),
        .ago = asked.ago < 0 ? G_MAXINT : asked.ago,
    };
}

/* False for equal ones, so that the first in the file stays. */
static bool is_better(struct candidate a, struct candidate b)
{
    if (!b.question)
        return true;
    if (a.tier != b.tier)
        return a.tier < b.tier;
    if (a.score != b.score)
        return a.score > b.score;
    return a.ago > b.ago;
}

const struct emj_question *emj_choose_among(const struct emj_choice_context *context,
                                            enum emj_step step, unsigned sides)
{
    struct candidate best = { 0 };

    for (size_t i = 0; i < context->pack->questions->len; i++) {
        const struct emj_question *question = g_ptr_array_index(context->pack->questions, i);
        struct candidate candidate;

        if (!is_candidate(context, question, step, sides))
            continue;
        candidate = candidate_of(context, question);
        if (is_better(candidate, best))
            best = candidate;
    }
    return best.question;
}

const struct emj_question *emj_choose_question(const struct emj_choice_context *context,
                                               enum emj_step step, enum emj_side side)
{
    const struct emj_question *question = emj_choose_among(context, step, 1u << side);

    if (!question && side == EMJ_SIDE_ANY)
        question = emj_choose_among(context, step, EMJ_SIDES_ALL);
    return question;
}

const struct emj_question *emj_choose_effect(const struct emj_choice_context *context)
{
    enum emj_side side = emj_choose_side(context);
    const struct emj_question *question = emj_choose_question(context, EMJ_STEP_EFFECT, side);

    if (!question)
        question = emj_choose_question(context, EMJ_STEP_EFFECT, emj_side_other(side));
    if (!question)
        question = emj_choose_question(context, EMJ_STEP_EFFECT, EMJ_SIDE_ANY);
    return question;
}
