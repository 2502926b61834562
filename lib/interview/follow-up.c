#include "interview/choose.h"

#include "base/text.h"
#include "entry/text.h"
#include "interview/choose-private.h"
#include "tagging/cue-match.h"

enum {
    LONG_ANSWER_WORDS = 4, /* enough to ask for evidence */
    OVERDUE_CADENCES = 2,  /* the other side has been silent for longer than this */
};

/* The answer as the rules see it. */
struct judged {
    size_t words; /* the marker is none */
    enum emj_marker marker;
    const char *text;
};

static struct judged judge(const char *text)
{
    size_t length = 0;
    enum emj_marker marker = emj_text_marker(text, strlen(text), &length);

    return (struct judged){
        .words = emj_text_words(text, length),
        .marker = marker,
        .text = text,
    };
}

static bool is_short(const struct judged *answer)
{
    return answer->words > 0 && answer->words < LONG_ANSWER_WORDS;
}

static bool matches(const struct emj_follow_up *follow_up, const struct judged *answer)
{
    switch (follow_up->when) {
    case EMJ_FOLLOW_UP_SHORT:
        return is_short(answer);
    case EMJ_FOLLOW_UP_EMPTY:
        return answer->words == 0;
    case EMJ_FOLLOW_UP_MARKED_OK:
        return answer->marker == EMJ_MARKER_OK;
    case EMJ_FOLLOW_UP_MARKED_BAD:
        return answer->marker == EMJ_MARKER_BAD;
    case EMJ_FOLLOW_UP_MENTIONS:
        return follow_up->mentions && emj_cues_mentioned(follow_up->mentions, answer->text);
    }
    return false;
}

char *emj_chosen_id(struct emj_chosen chosen)
{
    if (!chosen.follow_up)
        return g_strdup(chosen.question->id);
    return g_strdup_printf("%s:%s", chosen.question->id,
                           emj_follow_up_slug(chosen.follow_up->when));
}

/*
 * The first follow-up of the question that matches, in file order. This is rule (d)
 * as well: a question's `short` one stands among them.
 */
static struct emj_chosen own_follow_up(const struct emj_choice_context *context,
                                       const struct emj_question *question,
                                       const struct judged *answer)
{
    for (size_t i = 0; i < question->follow_ups->len; i++) {
        struct emj_chosen chosen = {
            .question = question,
            .follow_up = g_ptr_array_index(question->follow_ups, i),
        };
        g_autofree char *id = emj_chosen_id(chosen);

        if (matches(chosen.follow_up, answer) && !emj_choice_excludes(context, id))
            return chosen;
    }
    return (struct emj_chosen){ 0 };
}

/* Of a step that any side may have: one that fits the question just answered. */
static const struct emj_question *choose_fitting(const struct emj_choice_context *context,
                                                 enum emj_step step, enum emj_side side)
{
    const struct emj_question *question =
        emj_choose_among(context, step, EMJ_SIDES_ANY | 1u << side);

    return question ? question : emj_choose_among(context, step, EMJ_SIDES_ALL);
}

static bool is_overdue(const struct emj_choice_context *context, enum emj_side side)
{
    const struct emj_pack *pack = context->pack;

    return emj_coverage_age(context->coverage, pack->activity, side) >
           (int64_t)OVERDUE_CADENCES * pack->cadence_days;
}

static const struct emj_question *choose_other_side(const struct emj_choice_context *context,
                                                    enum emj_side other)
{
    return emj_choose_question(context, EMJ_STEP_EFFECT, other);
}

struct emj_chosen emj_choose_follow_up(const struct emj_choice_context *context,
                                       const struct emj_choice_answers *answers)
{
    struct judged answer = judge(answers->answer ? answers->answer : "");
    enum emj_side side = answers->question ? answers->question->side : EMJ_SIDE_ANY;
    enum emj_side other = emj_side_other(side);
    struct emj_chosen chosen = { 0 };

    if (answers->question)
        chosen = own_follow_up(context, answers->question, &answer);
    if (!chosen.question && answers->marked)
        chosen.question = choose_fitting(context, EMJ_STEP_NEXT, side);
    if (!chosen.question && other != EMJ_SIDE_ANY && is_overdue(context, other))
        chosen.question = choose_other_side(context, other);
    if (!chosen.question && answer.words >= LONG_ANSWER_WORDS)
        chosen.question = choose_fitting(context, EMJ_STEP_EVIDENCE, side);
    if (!chosen.question && other != EMJ_SIDE_ANY && answer.words == 0)
        chosen.question = choose_other_side(context, other);
    return chosen;
}
