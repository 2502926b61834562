#include "interview/interview.h"

#include "base/error.h"
#include "base/text.h"
#include "entry/text.h"
#include "interview/interview-private.h"

/* --- life --- */

static void free_item(void *data)
{
    emj_item_free(data);
}

static void free_open(void *data)
{
    emj_open_commitment_free(data);
}

static void free_outcome(void *data)
{
    emj_commitment_outcome_free(data);
}

void emj_commitment_outcome_free(struct emj_commitment_outcome *outcome)
{
    if (!outcome)
        return;
    g_free(outcome->entry);
    g_free(outcome->reason);
    g_free(outcome);
}

static GPtrArray *copy_open(const GPtrArray *open)
{
    GPtrArray *copy = g_ptr_array_new_with_free_func(free_open);

    for (size_t i = 0; open && i < open->len; i++) {
        const struct emj_open_commitment *from = g_ptr_array_index(open, i);
        struct emj_open_commitment *to = g_new0(struct emj_open_commitment, 1);

        *to = *from;
        to->entry = g_strdup(from->entry);
        to->text = g_strdup(from->text);
        to->activity = g_strdup(from->activity);
        g_ptr_array_add(copy, to);
    }
    return copy;
}

/* The oldest of this activity, else the oldest, that was not shown today already. */
static const struct emj_open_commitment *choose_resurfaced(
    const struct emj_interview *interview)
{
    struct emj_date today = emj_instant_date(interview->setup.recorded);
    const struct emj_open_commitment *oldest = NULL;

    for (size_t i = 0; i < interview->open->len; i++) {
        const struct emj_open_commitment *open = g_ptr_array_index(interview->open, i);

        if (emj_date_is_set(open->shown) && emj_date_compare(open->shown, today) >= 0)
            continue;
        if (g_strcmp0(open->activity, interview->setup.pack->activity) == 0)
            return open;
        if (!oldest)
            oldest = open;
    }
    return oldest;
}

struct emj_interview *emj_interview_new(const struct emj_interview_setup *setup)
{
    struct emj_interview *interview = g_new0(struct emj_interview, 1);

    interview->setup = *setup;
    interview->open = copy_open(setup->open);
    interview->tagger = emj_tagger_new(setup->pack, setup->language);
    interview->queue = g_ptr_array_new_with_free_func(free_item);
    interview->outcomes = g_ptr_array_new_with_free_func(free_outcome);
    interview->resurfaced = choose_resurfaced(interview);
    interview->minutes = setup->has_minutes ? MAX(0, setup->minutes) : 0;
    interview->done[EMJ_STAGE_LENGTH] = setup->has_minutes;
    emj_interview_go_on(interview);
    return interview;
}

void emj_interview_free(struct emj_interview *interview)
{
    if (!interview)
        return;
    emj_tagger_free(interview->tagger);
    emj_proposal_free(interview->proposal);
    if (interview->replaceable)
        g_ptr_array_unref(interview->replaceable);
    g_ptr_array_unref(interview->open);
    g_ptr_array_unref(interview->queue);
    g_ptr_array_unref(interview->outcomes);
    g_free(interview->sentence);
    g_free(interview->when);
    g_free(interview->will);
    g_free(interview);
}

/* --- outcomes --- */

static void add_outcome(struct emj_interview *interview, const struct emj_open_commitment *open,
                        enum emj_commitment_state state, const char *reason)
{
    struct emj_commitment_outcome *outcome = g_new0(struct emj_commitment_outcome, 1);

    outcome->entry = g_strdup(open->entry);
    outcome->number = open->number;
    outcome->state = state;
    outcome->reason = g_strdup(reason);
    g_ptr_array_add(interview->outcomes, outcome);
}

struct emj_commitment_outcome *emj_interview_take_outcome(struct emj_interview *interview)
{
    if (interview->outcomes->len == 0)
        return NULL;
    return g_ptr_array_steal_index(interview->outcomes, 0);
}

/* A commitment is replaced only by one that stands. */
static void settle_replaced(struct emj_interview *interview)
{
    g_autofree char *commitment = emj_commitment_compose(interview->when, interview->will);

    if (interview->replaced && commitment)
        add_outcome(interview, interview->replaced, EMJ_COMMITMENT_DROPPED, "replaced");
    interview->replaced = NULL;
}

/* --- what comes next --- */

static bool is_late(const struct emj_interview *interview)
{
    return !interview->setup.scripted && interview->seconds >= EMJ_INTERVIEW_OPTIONAL_SECONDS;
}

static size_t open_left(const struct emj_interview *interview)
{
    return interview->open->len - (interview->resurfaced_closed ? 1 : 0);
}

/*
 * Whether an if-then may come: not for nothing, not after every open commitment was
 * kept, and not late unless one was begun.
 */
static bool wants_when(const struct emj_interview *interview)
{
    if (!emj_interview_has_answer(interview))
        return false;
    if (interview->done[EMJ_STAGE_REPLACE])
        return interview->replaced != NULL;
    return interview->when || !is_late(interview);
}

static bool applies(struct emj_interview *interview, enum emj_interview_stage stage)
{
    switch (stage) {
    case EMJ_STAGE_LENGTH:
        return true;
    case EMJ_STAGE_RESURFACE:
        return interview->resurfaced != NULL;
    case EMJ_STAGE_QUESTION:
        return emj_queue_seek(interview);
    case EMJ_STAGE_TAG:
        return emj_interview_has_answer(interview) && interview->setup.as == EMJ_WORK_NONE &&
               !interview->setup.no_tag;
    case EMJ_STAGE_REPLACE:
        return wants_when(interview) && open_left(interview) >= EMJ_INTERVIEW_MAX_OPEN;
    case EMJ_STAGE_WHEN:
        return wants_when(interview);
    case EMJ_STAGE_WILL:
        return interview->done[EMJ_STAGE_WHEN] && emj_interview_has_answer(interview) &&
               ((interview->when && *interview->when) || interview->setup.scripted);
    case EMJ_STAGE_DONE:
        break;
    }
    return false;
}

/* The commitments that may be replaced: the oldest that are still open. */
static void list_replaceable(struct emj_interview *interview)
{
    g_clear_pointer(&interview->replaceable, g_ptr_array_unref);
    interview->replaceable = g_ptr_array_new();
    for (size_t i = 0; i < interview->open->len; i++) {
        struct emj_open_commitment *open = g_ptr_array_index(interview->open, i);
        bool closed = interview->resurfaced_closed && open == interview->resurfaced;

        if (!closed && interview->replaceable->len < EMJ_INTERVIEW_MAX_OPEN)
            g_ptr_array_add(interview->replaceable, open);
    }
}

static void enter(struct emj_interview *interview, enum emj_interview_stage stage)
{
    interview->stage = stage;
    if (stage == EMJ_STAGE_TAG) {
        emj_proposal_free(interview->proposal);
        g_free(interview->sentence);
        interview->proposal = emj_interview_propose(interview);
        interview->sentence = emj_proposal_sentence(interview->proposal, interview->queue->len);
    } else if (stage == EMJ_STAGE_REPLACE) {
        list_replaceable(interview);
    } else if (stage == EMJ_STAGE_DONE) {
        settle_replaced(interview);
    }
}

void emj_interview_go_on(struct emj_interview *interview)
{
    int stage = EMJ_STAGE_LENGTH;

    while (stage < EMJ_STAGE_DONE &&
           (interview->done[stage] || !applies(interview, (enum emj_interview_stage)stage)))
        stage++;
    enter(interview, (enum emj_interview_stage)stage);
}

void emj_interview_finish(struct emj_interview *interview)
{
    if (interview->stage != EMJ_STAGE_DONE)
        enter(interview, EMJ_STAGE_DONE);
}

/* --- asking --- */

bool emj_interview_is_blind(const struct emj_interview *interview)
{
    return interview->setup.entry_number % 5 == 0;
}

static const char *or_null(const char *text)
{
    return text && *text ? text : NULL;
}

static void ask_question(const struct emj_interview *interview,
                         struct emj_interview_prompt *prompt)
{
    const struct emj_item *item = emj_queue_at(interview, interview->present);

    prompt->text = item->text;
    if (item->question && !item->follow_up)
        prompt->hint = emj_pack_text(interview->setup.pack, item->question->hint,
                                     interview->setup.language);
    prompt->position = interview->present + 1;
    prompt->total = MAX(emj_queue_limit(interview), interview->queue->len);
    prompt->question = item->question ? item->question : &item->stand_in;
    prompt->follow_up = item->follow_up;
    prompt->answer = or_null(item->answer);
}

static void ask_tag(const struct emj_interview *interview, struct emj_interview_prompt *prompt)
{
    prompt->blind = emj_interview_is_blind(interview);
    prompt->text = prompt->blind ? "Management, leadership or both?" : interview->sentence;
    prompt->proposal = interview->proposal;
}

static const char *example(const struct emj_interview *interview,
                           const struct emj_localized *text)
{
    return emj_pack_text(interview->setup.pack, text, interview->setup.language);
}

struct emj_interview_prompt emj_interview_ask(const struct emj_interview *interview)
{
    const struct emj_pack *pack = interview->setup.pack;
    struct emj_interview_prompt prompt = { .stage = interview->stage, .text = "" };

    switch (interview->stage) {
    case EMJ_STAGE_LENGTH:
        prompt.text = "How long was it?";
        prompt.preset_minutes =
            interview->setup.scripted ? 0 : MAX(0, interview->setup.preset_minutes);
        break;
    case EMJ_STAGE_RESURFACE:
        prompt.text = interview->resurfaced->text;
        prompt.commitment = interview->resurfaced;
        break;
    case EMJ_STAGE_QUESTION:
        ask_question(interview, &prompt);
        break;
    case EMJ_STAGE_TAG:
        ask_tag(interview, &prompt);
        break;
    case EMJ_STAGE_REPLACE:
        prompt.text = "Three are open. Replace one?";
        prompt.open = interview->replaceable;
        break;
    case EMJ_STAGE_WHEN:
        prompt.text = "When…";
        prompt.answer = or_null(interview->when);
        prompt.example = example(interview, pack->commitment_when);
        break;
    case EMJ_STAGE_WILL:
        prompt.text = "I will…";
        prompt.answer = or_null(interview->will);
        prompt.example = example(interview, pack->commitment_will);
        break;
    case EMJ_STAGE_DONE:
        break;
    }
    return prompt;
}

enum emj_work emj_interview_work(const struct emj_interview *interview)
{
    return interview->setup.as != EMJ_WORK_NONE ? interview->setup.as : interview->work;
}

/* --- answering --- */

static bool answer_resurface(struct emj_interview *interview, const char *text, GError **error)
{
    bool decided = false;
    enum emj_commitment_state state = EMJ_COMMITMENT_OPEN;
    g_autofree char *reason = NULL;

    if (!emj_keys_resurface(text, &decided, &state, &reason, error))
        return false;
    interview->resurfaced_closed = decided;
    if (decided)
        add_outcome(interview, interview->resurfaced, state, reason);
    return true;
}

static bool answer_question(struct emj_interview *interview, const char *text, GError **error)
{
    const struct emj_item *item = emj_queue_at(interview, interview->present);
    const struct emj_question *question = item->follow_up ? NULL : item->question;
    char *answer = NULL;

    if (!emj_keys_question(interview, question, text, &answer, error))
        return false;
    emj_queue_answer(interview, answer);
    return true;
}

static bool answer_tag(struct emj_interview *interview, const char *text, GError **error)
{
    bool scripted = interview->setup.scripted;
    bool shown = scripted || !emj_interview_is_blind(interview);

    return emj_keys_tag(shown ? interview->proposal : NULL, scripted, text, &interview->work,
                        &interview->tagged, error);
}

static bool answer_replace(struct emj_interview *interview, const char *text, GError **error)
{
    size_t number = 0;

    if (!emj_keys_replace(text, interview->replaceable->len, &number, error))
        return false;
    interview->replaced =
        number > 0 ? g_ptr_array_index(interview->replaceable, number - 1) : NULL;
    return true;
}

static bool take_line(char **line, const char *text)
{
    g_free(*line);
    *line = emj_text_fold_lines(text);
    return true;
}

static bool take_answer(struct emj_interview *interview, const char *text, GError **error)
{
    switch (interview->stage) {
    case EMJ_STAGE_LENGTH:
        return emj_keys_length(&interview->setup, text, &interview->minutes, error);
    case EMJ_STAGE_RESURFACE:
        return answer_resurface(interview, text, error);
    case EMJ_STAGE_QUESTION:
        return answer_question(interview, text, error);
    case EMJ_STAGE_TAG:
        return answer_tag(interview, text, error);
    case EMJ_STAGE_REPLACE:
        return answer_replace(interview, text, error);
    case EMJ_STAGE_WHEN:
        return take_line(&interview->when, text);
    case EMJ_STAGE_WILL:
        return take_line(&interview->will, text);
    case EMJ_STAGE_DONE:
        break;
    }
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "the interview is over");
    return false;
}

bool emj_interview_answer(struct emj_interview *interview, const char *text, unsigned seconds,
                          GError **error)
{
    if (!take_answer(interview, text, error))
        return false;
    interview->seconds = seconds;
    interview->done[interview->stage] = interview->stage != EMJ_STAGE_QUESTION;
    emj_interview_go_on(interview);
    return true;
}

/* --- going back --- */

static bool back_to_question(struct emj_interview *interview, size_t index)
{
    interview->present = index;
    emj_queue_at(interview, index)->done = false;
    enter(interview, EMJ_STAGE_QUESTION);
    return true;
}

static bool back_before_commitment(struct emj_interview *interview)
{
    for (int i = EMJ_STAGE_TAG; i < EMJ_STAGE_DONE; i++)
        interview->done[i] = false;
    if (!applies(interview, EMJ_STAGE_TAG))
        return back_to_question(interview, interview->queue->len - 1);
    enter(interview, EMJ_STAGE_TAG);
    return true;
}

/* `text` behind `before`, which may be NULL or empty, as a paragraph of its own. New string. */
static char *with_paragraph(const char *before, const char *text)
{
    g_autofree char *added = g_strstrip(g_strdup(text));
    return or_null(before) ? g_strconcat(before, "\n\n", added, NULL) : g_steal_pointer(&added);
}

bool emj_interview_offer(struct emj_interview *interview, const char *text)
{
    bool early = interview->stage <= EMJ_STAGE_QUESTION;
    if (!early || !emj_text_has_alnum(text, strlen(text)) || !emj_queue_seek(interview))
        return false;
    struct emj_item *item = emj_queue_at(interview, interview->present);
    g_autofree char *before = g_steal_pointer(&item->answer);
    item->answer = with_paragraph(before, text);
    return true;
}

bool emj_interview_append(struct emj_interview *interview, const char *text)
{
    struct emj_item *item = NULL;
    for (size_t i = 0; i < interview->queue->len; i++)
        if (or_null(emj_queue_at(interview, i)->answer))
            item = emj_queue_at(interview, i);
    if (!item)
        return false;

    g_autofree char *before = g_steal_pointer(&item->answer);
    size_t length = 0;
    const char *sign = emj_marker_sign(emj_text_marker(before, strlen(before), &length));
    if (sign)
        before[length] = '\0';
    g_autofree char *joined = with_paragraph(before, text);
    item->answer = g_strconcat(joined, sign ? " " : NULL, sign, NULL);
    enter(interview, interview->stage);
    return true;
}

bool emj_interview_back(struct emj_interview *interview)
{
    switch (interview->stage) {
    case EMJ_STAGE_QUESTION:
        return interview->present > 0 && back_to_question(interview, interview->present - 1);
    case EMJ_STAGE_TAG:
        return back_to_question(interview, interview->queue->len - 1);
    case EMJ_STAGE_REPLACE:
    case EMJ_STAGE_WHEN:
        return back_before_commitment(interview);
    case EMJ_STAGE_WILL:
        interview->done[EMJ_STAGE_WHEN] = false;
        enter(interview, EMJ_STAGE_WHEN);
        return true;
    case EMJ_STAGE_LENGTH:
    case EMJ_STAGE_RESURFACE:
    case EMJ_STAGE_DONE:
        break;
    }
    return false;
}
