#include "cmd/new-steps.h"
#include "cmd/new.h"

#include "base/error.h"
#include "base/text.h"
#include "cmd/output.h"
#include "cmd/terminal.h"

static const char answer_prompt[] = "> ";

static void show_first_run(const struct emj_new_session *session)
{
    if (session->scan->files > 0 || session->resumed)
        return;
    emj_say(EMJ_TONE_DIM, "These notes may be read by the people they are about if they ask. "
                          "Write what you\nsaw and heard.\nPick a moment: When ____ ends, I "
                          "write one entry.\n\n");
}

/* --- the drafts that wait, and the activity --- */

static void describe_draft(const struct emj_entry *draft)
{
    g_autofree char *day = emj_date_format_day(draft->day);
    struct emj_clock clock = emj_instant_clock(draft->date);
    emj_say(EMJ_TONE_PLAIN, "An entry of %s, %02d:%02d is unfinished%s%s.\n", day, clock.hour,
            clock.minute, draft->activity ? ": " : "", draft->activity ? draft->activity : "");
}

/* Offers the newest draft. False with `error` unset when a signal ended it. */
static bool offer_draft(struct emj_new_session *session, GError **error)
{
    g_autoptr(GPtrArray) drafts = emj_draft_list(session->context->journal, error);
    if (!drafts)
        return false;
    if (drafts->len == 0 || session->options.resume)
        return true;

    char key = 0;
    describe_draft(g_ptr_array_index(drafts, 0));
    emj_say(EMJ_TONE_DIM, "r go on with it   Enter begin a new one, the draft stays\n");
    if (emj_terminal_read_key(answer_prompt, "r", &key) != EMJ_TYPED_LINE) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                    "nothing was answered, nothing is saved");
        return false;
    }
    emj_say(EMJ_TONE_PLAIN, "\n");
    if (key != 'r')
        return true;
    session->options.resume = true;
    session->pack = NULL;
    return emj_new_read_draft(session, error);
}

static void list_activities(const struct emj_new_session *session)
{
    g_autoptr(GPtrArray) activities = emj_new_activities(session);
    emj_say(EMJ_TONE_PLAIN, "What was it about?\n");
    for (size_t i = 0; i < activities->len; i++) {
        const struct emj_pack *pack = emj_library_for_activity(
            session->context->library, g_ptr_array_index(activities, i));
        emj_say(EMJ_TONE_PLAIN, "  %zu  %s\n", i + 1,
                emj_pack_text(pack, pack->title, session->context->config->language));
    }
    emj_say(EMJ_TONE_DIM, "A number or a name; Enter takes the first.\n");
}

static bool ask_activity(struct emj_new_session *session, GError **error)
{
    if (!session->pack)
        list_activities(session);
    while (!session->pack) {
        g_autofree char *line = NULL;
        g_autoptr(GError) refused = NULL;
        if (emj_terminal_read_line(answer_prompt, NULL, &line) != EMJ_TYPED_LINE) {
            g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                        "nothing was answered, nothing is saved");
            return false;
        }
        if (!emj_new_pick_pack(session, line, &refused))
            emj_say(EMJ_TONE_PLAIN, "%s\n", refused->message);
        else
            emj_say(EMJ_TONE_PLAIN, "\n");
    }
    return true;
}

/* --- the whole --- */

/*
 * A sentence typed where a length was asked is no slip of a number: it was meant for
 * the question that comes, and stands ready there.
 */
static bool keep_sentence(struct emj_new_session *session, const char *text)
{
    bool asked = emj_interview_ask(session->interview).stage == EMJ_STAGE_LENGTH;
    return asked && emj_text_words(text, strlen(text)) >= 2 &&
           emj_interview_offer(session->interview, text);
}

static bool interrupted(struct emj_new_session *session, const char *unfinished, GError **error)
{
    keep_sentence(session, unfinished);
    if (!emj_new_keep_draft(session, unfinished, error))
        return emj_new_keep_rest(session, unfinished, NULL, error);
    if (!session->draft) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                    "nothing was answered, nothing is saved");
        return false;
    }
    g_autofree char *path = emj_draft_path(session->context->journal, session->draft);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                "interrupted; the answers are kept in '%s', 'emjournal new --resume' goes on",
                path);
    return false;
}

static bool take_answer(struct emj_new_session *session, const char *text, unsigned started,
                        GError **error)
{
    g_autoptr(GError) refused = NULL;
    unsigned seconds = emj_context_seconds() - started;
    if (!emj_interview_answer(session->interview, text, seconds, &refused)) {
        bool kept = keep_sentence(session, text);
        emj_say(EMJ_TONE_PLAIN, "%s\n",
                kept ? "That is no length; your text stands ready at the first question."
                     : refused->message);
        return !kept || emj_new_keep_draft(session, NULL, error);
    }
    return emj_new_write_outcomes(session, error) && emj_new_keep_draft(session, NULL, error);
}

static bool finish_early(struct emj_new_session *session,
                         const struct emj_interview_prompt *prompt, const char *text,
                         unsigned started, GError **error)
{
    if (prompt->stage == EMJ_STAGE_LENGTH)
        keep_sentence(session, text);
    else if (emj_text_has_alnum(text, strlen(text)) &&
             !take_answer(session, text, started, error))
        return false;
    emj_interview_finish(session->interview);
    return true;
}

static bool run_steps(struct emj_new_session *session, GError **error)
{
    unsigned started = emj_context_seconds();
    for (;;) {
        struct emj_interview_prompt prompt = emj_interview_ask(session->interview);
        if (prompt.stage == EMJ_STAGE_DONE)
            return true;

        g_autofree char *text = NULL;
        bool going = true;
        if (!emj_new_mark_shown(session, &prompt, error))
            return emj_new_keep_rest(session, NULL, NULL, error);
        switch (emj_new_ask(session, &prompt, &text)) {
        case EMJ_STEP_DONE:
            going = take_answer(session, text, started, error);
            break;
        case EMJ_STEP_BACK:
            emj_interview_back(session->interview);
            break;
        case EMJ_STEP_FINISH:
            going = finish_early(session, &prompt, text, started, error);
            break;
        case EMJ_STEP_INTERRUPTED:
            return interrupted(session, text, error);
        }
        if (!going)
            return emj_new_keep_rest(session, text, NULL, error);
    }
}

bool emj_new_terminal(struct emj_new_session *session, GError **error)
{
    emj_terminal_begin();
    if (!offer_draft(session, error) || !emj_new_read_journal(session, error))
        return false;
    show_first_run(session);
    if (!ask_activity(session, error))
        return false;
    emj_new_begin(session, false);
    return run_steps(session, error) && emj_new_finish(session, error);
}
