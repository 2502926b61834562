#include "interview/interview-private.h"

/* --- steps --- */

const char *emj_step_word(enum emj_interview_stage stage)
{
    switch (stage) {
    case EMJ_STAGE_LENGTH:
        return "length";
    case EMJ_STAGE_RESURFACE:
        return "resurface";
    case EMJ_STAGE_TAG:
        return "tag";
    case EMJ_STAGE_REPLACE:
        return "replace";
    case EMJ_STAGE_WHEN:
        return "when";
    case EMJ_STAGE_WILL:
        return "will";
    case EMJ_STAGE_QUESTION:
    case EMJ_STAGE_DONE:
        break;
    }
    return NULL;
}

/* True for one of the words, and for one with a colon behind it. */
static bool begins_with_word(const char *step)
{
    g_autofree char *first = g_strndup(step, strcspn(step, ":"));

    for (int i = 0; i < EMJ_STAGE_DONE; i++)
        if (g_strcmp0(first, emj_step_word((enum emj_interview_stage)i)) == 0)
            return true;
    return strcmp(first, EMJ_STEP_AS) == 0 || strcmp(first, EMJ_STEP_NO_TAG) == 0;
}

char *emj_step_of_question(const char *id)
{
    return g_strconcat(begins_with_word(id) ? EMJ_STEP_QUESTION_PREFIX : "", id, NULL);
}

const char *emj_step_question(const char *step)
{
    size_t prefix = strlen(EMJ_STEP_QUESTION_PREFIX);

    if (g_str_has_prefix(step, EMJ_STEP_QUESTION_PREFIX) && begins_with_word(step + prefix))
        return step + prefix;
    return begins_with_word(step) ? NULL : step;
}

static void add_question_steps(const struct emj_interview *interview, GPtrArray *steps)
{
    for (size_t i = 0; i < interview->queue->len; i++) {
        const struct emj_item *item = emj_queue_at(interview, i);

        if (item->done)
            g_ptr_array_add(steps, emj_step_of_question(item->id));
    }
}

/* The commitment chosen is a decision that only the draft knows. */
static char *replace_step(const struct emj_open_commitment *replaced)
{
    if (!replaced)
        return g_strdup(emj_step_word(EMJ_STAGE_REPLACE));
    return g_strdup_printf(EMJ_STEP_REPLACE_PREFIX "%s:%u", replaced->entry, replaced->number);
}

static GPtrArray *steps_done(const struct emj_interview *interview)
{
    GPtrArray *steps = g_ptr_array_new_with_free_func(g_free);

    for (int i = 0; i < EMJ_STAGE_DONE; i++)
        if (i == EMJ_STAGE_QUESTION)
            add_question_steps(interview, steps);
        else if (i == EMJ_STAGE_REPLACE && interview->done[i])
            g_ptr_array_add(steps, replace_step(interview->replaced));
        else if (interview->done[i])
            g_ptr_array_add(steps, g_strdup(emj_step_word((enum emj_interview_stage)i)));
    if (interview->setup.as != EMJ_WORK_NONE)
        g_ptr_array_add(steps, g_strdup(EMJ_STEP_AS));
    else if (interview->setup.no_tag)
        g_ptr_array_add(steps, g_strdup(EMJ_STEP_NO_TAG));
    return steps;
}

/* --- answers --- */

static void add_answer(struct emj_entry_new *parts, const struct emj_item *item,
                       const char *text)
{
    struct emj_answer_new *answer = g_new0(struct emj_answer_new, 1);

    answer->prompt = g_strdup(item->id);
    answer->question = g_strdup(item->text);
    answer->side = item->side;
    answer->step = item->step;
    answer->sensitive = item->sensitive;
    answer->text = g_strdup(text);
    g_ptr_array_add(parts->answers, answer);
}

static void add_answers(const struct emj_interview *interview, struct emj_entry_new *parts,
                        const char *unfinished)
{
    for (size_t i = 0; i < interview->queue->len; i++) {
        const struct emj_item *item = emj_queue_at(interview, i);
        bool present = interview->stage == EMJ_STAGE_QUESTION && i == interview->present;
        const char *text = present && unfinished ? unfinished : item->answer;

        if (text && *text)
            add_answer(parts, item, text);
        else if (item->done)
            g_ptr_array_add(parts->asked, g_strdup(item->id));
    }
}

/* --- tags and commitment --- */

static void set_tags(const struct emj_interview *interview, struct emj_entry_new *parts)
{
    g_autoptr(emj_proposal) proposal = emj_interview_propose(interview);
    bool given = interview->setup.as != EMJ_WORK_NONE;

    parts->work = emj_interview_work(interview);
    parts->tagged = given ? EMJ_TAGGED_CHOSEN : interview->tagged;
    parts->functions = emj_proposal_functions(proposal, parts->work);
    if (interview->done[EMJ_STAGE_TAG] && proposal->work != EMJ_WORK_NONE) {
        parts->has_proposed = true;
        parts->proposed = proposal->work;
        parts->blind = emj_interview_is_blind(interview);
    }
}

static char *compose_commitment(const struct emj_interview *interview, const char *unfinished)
{
    const char *when = interview->when;
    const char *will = interview->will;

    if (unfinished && interview->stage == EMJ_STAGE_WHEN)
        when = unfinished;
    if (unfinished && interview->stage == EMJ_STAGE_WILL)
        will = unfinished;
    return emj_commitment_compose(when, will);
}

/* --- the whole --- */

static void set_setup(const struct emj_interview_setup *setup, struct emj_entry_new *parts)
{
    parts->date = setup->date;
    parts->recorded = setup->recorded;
    parts->activity = g_strdup(setup->pack->activity);
    parts->pack = g_strdup(setup->pack->id);
    parts->pack_revision = setup->pack->revision;
    parts->kind = g_strdup(setup->kind);
    parts->private = setup->private;
    parts->title = g_strdup(setup->title);
}

struct emj_entry_new *emj_interview_parts(const struct emj_interview *interview, bool draft,
                                          const char *unfinished)
{
    struct emj_entry_new *parts = emj_entry_new_create();
    g_autofree char *typed = NULL;

    if (draft && unfinished)
        typed = g_strstrip(g_strdup(unfinished));
    set_setup(&interview->setup, parts);
    parts->minutes = interview->minutes;
    add_answers(interview, parts, typed && *typed ? typed : NULL);
    set_tags(interview, parts);
    parts->commitment = compose_commitment(interview, typed && *typed ? typed : NULL);
    if (draft)
        parts->draft_steps = steps_done(interview);
    return parts;
}
