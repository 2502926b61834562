#include "interview/interview-private.h"

#include "base/text.h"

#define PRIVATE_MARK "// " /* before a commitment, as emj_commitment_compose puts it */

/* --- steps --- */

static bool has_step(const GPtrArray *steps, const char *word)
{
    return word && emj_words_contain(steps, word);
}

/* True when the question's step is done. */
static bool has_question_step(const GPtrArray *steps, const char *id)
{
    g_autofree char *step = emj_step_of_question(id);

    return emj_words_contain(steps, step);
}

static const struct emj_open_commitment *find_open(const struct emj_interview *interview,
                                                   const char *name)
{
    for (size_t i = 0; i < interview->open->len; i++) {
        const struct emj_open_commitment *open = g_ptr_array_index(interview->open, i);
        g_autofree char *its_name = g_strdup_printf("%s:%u", open->entry, open->number);

        if (strcmp(name, its_name) == 0)
            return open;
    }
    return NULL;
}

/* A commitment that was closed elsewhere meanwhile cannot be replaced: ask again. */
static void resume_replace(struct emj_interview *interview, const char *step)
{
    if (!g_str_has_prefix(step, EMJ_STEP_REPLACE_PREFIX))
        return;
    interview->replaced = find_open(interview, step + strlen(EMJ_STEP_REPLACE_PREFIX));
    interview->done[EMJ_STAGE_REPLACE] = interview->replaced != NULL;
}

static void resume_steps(struct emj_interview *interview, const struct emj_entry *draft)
{
    const GPtrArray *steps = draft->draft_steps;

    for (int i = 0; i < EMJ_STAGE_DONE; i++)
        interview->done[i] =
            interview->done[i] || has_step(steps, emj_step_word((enum emj_interview_stage)i));
    for (size_t i = 0; i < steps->len; i++)
        resume_replace(interview, g_ptr_array_index(steps, i));
    if (has_step(steps, emj_step_word(EMJ_STAGE_LENGTH)) && !interview->setup.has_minutes)
        interview->minutes = draft->minutes;
    if (has_step(steps, EMJ_STEP_AS) && interview->setup.as == EMJ_WORK_NONE)
        interview->setup.as = draft->work;
    if (has_step(steps, EMJ_STEP_NO_TAG))
        interview->setup.no_tag = true;
    if (interview->done[EMJ_STAGE_TAG]) {
        interview->work = draft->work;
        interview->tagged = draft->tagged;
    }
}

/* --- questions --- */

/* What the schema gives a question that does not say. */
enum { STAND_IN_WORDS = 40 };

/* The question, or follow-up of one, that an id names; of no question if it is gone. */
static struct emj_chosen find_chosen(const struct emj_pack *pack, const char *id)
{
    g_auto(GStrv) parts = g_strsplit(id, ":", 2);
    struct emj_chosen chosen = { .question = emj_pack_question(pack, parts[0]) };

    if (!chosen.question || !parts[1])
        return chosen;
    for (size_t i = 0; i < chosen.question->follow_ups->len; i++) {
        const struct emj_follow_up *follow_up =
            g_ptr_array_index(chosen.question->follow_ups, i);

        if (strcmp(emj_follow_up_slug(follow_up->when), parts[1]) == 0) {
            chosen.follow_up = follow_up;
            return chosen;
        }
    }
    return (struct emj_chosen){ 0 };
}

static struct emj_item *find_item(const struct emj_interview *interview, const char *id)
{
    struct emj_chosen chosen = find_chosen(interview->setup.pack, id);
    struct emj_item *item = NULL;

    if (chosen.question)
        return emj_item_new(interview, chosen);
    item = g_new0(struct emj_item, 1);
    item->id = g_strdup(id);
    item->text = g_strdup(id);
    item->stand_in = (struct emj_question){
        .id = item->id,
        .function = EMJ_FUNCTION_NONE,
        .answer = EMJ_ANSWER_LINE,
        .max_words = STAND_IN_WORDS,
        .weight = 1,
    };
    return item;
}

/* The answer as it was typed, its marker included. */
static char *typed_answer(const struct emj_answer *answer)
{
    const char *sign = emj_marker_sign(answer->marker);

    return g_strconcat(answer->text, sign ? " " : NULL, sign, NULL);
}

/* The draft keeps question, side and step as they were when they were asked. */
static struct emj_item *answered_item(const struct emj_interview *interview,
                                      const struct emj_answer *answer)
{
    struct emj_item *item = find_item(interview, answer->prompt);

    g_free(item->text);
    item->text = g_strdup(answer->question ? answer->question : answer->prompt);
    item->side = answer->side;
    item->step = answer->step;
    item->sensitive = answer->sensitive;
    item->answer = typed_answer(answer);
    return item;
}

static bool find_in_queue(const struct emj_interview *interview, const char *id,
                          size_t *ret_index)
{
    for (size_t i = 0; i < interview->queue->len; i++) {
        if (strcmp(emj_queue_at(interview, i)->id, id) == 0) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

static void resume_answers(struct emj_interview *interview, const struct emj_entry *draft)
{
    for (size_t i = 0; i < draft->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(draft->answers, i);
        struct emj_item *item = NULL;

        if (!answer->prompt)
            continue;
        item = answered_item(interview, answer);
        item->done = has_question_step(draft->draft_steps, item->id);
        g_ptr_array_add(interview->queue, item);
    }
}

/* Skipped questions have no section: they go behind the step before theirs. */
static void resume_skipped(struct emj_interview *interview, const GPtrArray *steps)
{
    size_t place = 0;

    for (size_t i = 0; i < steps->len; i++) {
        const char *id = emj_step_question(g_ptr_array_index(steps, i));
        size_t index = 0;

        if (!id)
            continue;
        if (find_in_queue(interview, id, &index)) {
            place = index + 1;
            continue;
        }

        struct emj_item *item = find_item(interview, id);

        item->answer = g_strdup("");
        item->done = true;
        g_ptr_array_insert(interview->queue, (int)place++, item);
    }
}

/* --- commitment --- */

/* Each half of a private commitment says so, so that both may be typed again. */
static void mark_private(char **half)
{
    if (*half) {
        char *marked = g_strconcat(PRIVATE_MARK, *half, NULL);
        g_free(*half);
        *half = marked;
    }
}

static void split_commitment(struct emj_interview *interview, const char *text)
{
    static const char when_words[] = "When ";
    static const char both_words[] = ", I will ";
    static const char will_words[] = "I will ";
    const char *will = NULL;

    if (g_str_has_prefix(text, will_words)) {
        interview->will = g_strdup(text + strlen(will_words));
        return;
    }
    if (g_str_has_prefix(text, when_words))
        text += strlen(when_words);
    will = strstr(text, both_words);
    if (will)
        interview->will = g_strdup(will + strlen(both_words));
    interview->when = g_strndup(text, will ? (size_t)(will - text) : strlen(text));
}

/* "When X, I will Y", or either half alone, back to the two lines. */
static void resume_commitment(struct emj_interview *interview, const struct emj_entry *draft)
{
    const char *text = NULL;

    if (draft->commitments->len == 0)
        return;
    text = ((struct emj_commitment *)g_ptr_array_index(draft->commitments, 0))->text;
    bool private = g_str_has_prefix(text, PRIVATE_MARK);
    split_commitment(interview, private ? text + strlen(PRIVATE_MARK) : text);
    if (private) {
        mark_private(&interview->when);
        mark_private(&interview->will);
    }
}

void emj_interview_resume(struct emj_interview *interview, const struct emj_entry *draft)
{
    if (!draft->draft_steps)
        return;
    g_ptr_array_set_size(interview->queue, 0);
    resume_steps(interview, draft);
    resume_answers(interview, draft);
    resume_skipped(interview, draft->draft_steps);
    resume_commitment(interview, draft);
    emj_interview_go_on(interview);
}
