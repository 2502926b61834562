#include "interview/interview-private.h"

#include "entry/text.h"
#include "interview/choose-private.h"

void emj_item_free(struct emj_item *item)
{
    if (!item)
        return;
    g_free(item->id);
    g_free(item->text);
    g_free(item->answer);
    g_free(item);
}

struct emj_item *emj_item_new(const struct emj_interview *interview, struct emj_chosen chosen)
{
    struct emj_item *item = g_new0(struct emj_item, 1);
    const struct emj_localized *ask =
        chosen.follow_up ? chosen.follow_up->ask : chosen.question->ask;

    item->id = emj_chosen_id(chosen);
    item->text = g_strdup(emj_pack_text(interview->setup.pack, ask, interview->setup.language));
    item->question = chosen.question;
    item->follow_up = chosen.follow_up;
    item->side = chosen.question->side;
    item->step = chosen.question->step;
    item->sensitive = chosen.question->sensitive;
    return item;
}

struct emj_item *emj_queue_at(const struct emj_interview *interview, size_t index)
{
    return g_ptr_array_index(interview->queue, index);
}

size_t emj_queue_limit(const struct emj_interview *interview)
{
    int limit = interview->setup.pack->max_questions;

    if (interview->setup.max_questions > 0)
        limit = MIN(limit, interview->setup.max_questions);
    return (size_t)MAX(1, limit);
}

static bool is_answered(const struct emj_item *item)
{
    return item->answer && *item->answer;
}

bool emj_interview_has_answer(const struct emj_interview *interview)
{
    for (size_t i = 0; i < interview->queue->len; i++)
        if (is_answered(emj_queue_at(interview, i)))
            return true;
    return false;
}

/* --- choosing --- */

/* Follow-ups do not nest: after one, the others of its question are out. */
static void exclude_siblings(GPtrArray *exclude, const struct emj_item *item)
{
    if (!item->follow_up)
        return;
    for (size_t i = 0; i < item->question->follow_ups->len; i++) {
        struct emj_chosen sibling = {
            .question = item->question,
            .follow_up = g_ptr_array_index(item->question->follow_ups, i),
        };

        g_ptr_array_add(exclude, emj_chosen_id(sibling));
    }
}

static GPtrArray *asked_ids(const struct emj_interview *interview)
{
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);

    for (size_t i = 0; i < interview->queue->len; i++)
        g_ptr_array_add(ids, g_strdup(emj_queue_at(interview, i)->id));
    if (interview->queue->len > 0)
        exclude_siblings(ids, emj_queue_at(interview, interview->queue->len - 1));
    return ids;
}

static bool has_marker(const struct emj_interview *interview)
{
    for (size_t i = 0; i < interview->queue->len; i++) {
        const char *answer = emj_queue_at(interview, i)->answer;

        if (answer && emj_text_marker(answer, strlen(answer), NULL) != EMJ_MARKER_NONE)
            return true;
    }
    return false;
}

static bool has_time_for_follow_up(const struct emj_interview *interview)
{
    return interview->setup.scripted || interview->seconds < EMJ_INTERVIEW_FOLLOW_UP_SECONDS;
}

static struct emj_chosen choose_follow_up(const struct emj_interview *interview,
                                          const struct emj_choice_context *context)
{
    const struct emj_item *last = emj_queue_at(interview, interview->queue->len - 1);
    struct emj_choice_answers answers = {
        .question = last->question,
        .answer = last->answer ? last->answer : "",
        .marked = has_marker(interview),
    };

    return emj_choose_follow_up(context, &answers);
}

/* The fact question, then the effect, then follow-ups. */
static struct emj_chosen choose_next(const struct emj_interview *interview)
{
    g_autoptr(GPtrArray) exclude = asked_ids(interview);
    size_t count = interview->queue->len;
    bool only_fact = count == 1 && emj_queue_at(interview, 0)->step == EMJ_STEP_HAPPENED;
    struct emj_chosen chosen = { 0 };
    struct emj_choice_context context = {
        .pack = interview->setup.pack,
        .coverage = interview->setup.coverage,
        .kind = interview->setup.kind,
        .entry_number = interview->setup.entry_number,
        .exclude = exclude,
    };

    if (count == 0)
        chosen.question = emj_choose_question(&context, EMJ_STEP_HAPPENED, EMJ_SIDE_ANY);
    if (!chosen.question && (count == 0 || only_fact))
        chosen.question = emj_choose_effect(&context);
    if (!chosen.question && count > 0 && has_time_for_follow_up(interview))
        chosen = choose_follow_up(interview, &context);
    return chosen;
}

/* Once a later step was answered the questions are over, also after a pause. */
static bool questions_are_over(const struct emj_interview *interview)
{
    return interview->done[EMJ_STAGE_TAG] || interview->done[EMJ_STAGE_REPLACE] ||
           interview->done[EMJ_STAGE_WHEN] || interview->done[EMJ_STAGE_WILL];
}

bool emj_queue_seek(struct emj_interview *interview)
{
    struct emj_chosen chosen = { 0 };

    for (size_t i = 0; i < interview->queue->len; i++) {
        if (!emj_queue_at(interview, i)->done) {
            interview->present = i;
            return true;
        }
    }
    if (interview->queue->len >= emj_queue_limit(interview) || questions_are_over(interview))
        return false;
    chosen = choose_next(interview);
    if (!chosen.question)
        return false;
    g_ptr_array_add(interview->queue, emj_item_new(interview, chosen));
    interview->present = interview->queue->len - 1;
    return true;
}

/* --- answering --- */

void emj_queue_answer(struct emj_interview *interview, char *answer)
{
    struct emj_item *item = emj_queue_at(interview, interview->present);

    g_free(item->answer);
    item->answer = answer;
    item->done = true;
    for (size_t i = interview->queue->len; i > interview->present + 1; i--)
        if (!is_answered(emj_queue_at(interview, i - 1)))
            g_ptr_array_remove_index(interview->queue, (unsigned)(i - 1));
}

/* One answer an item, so that "answer to 2" is the second question asked. */
struct emj_proposal *emj_interview_propose(const struct emj_interview *interview)
{
    size_t count = interview->queue->len;
    g_autofree struct emj_tagging_answer *answers =
        g_new0(struct emj_tagging_answer, count + 1);

    for (size_t i = 0; i < count; i++) {
        const struct emj_item *item = emj_queue_at(interview, i);

        answers[i] = (struct emj_tagging_answer){
            .text = item->answer ? item->answer : "",
            .side = item->side,
            .question = item->question,
        };
    }
    return emj_tagger_propose(interview->tagger, answers, count);
}
