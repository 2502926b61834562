#include "cmd/new-steps.h"
#include "cmd/new.h"

#include "base/error.h"
#include "base/text.h"
#include "cmd/output.h"
#include "cmd/terminal.h"

static const char answer_prompt[] = "> ";

enum { MAX_NAMED = 5 }; /* drafts on the screen, so that the question stays on it */

static void show_first_run(const struct emj_new_session *session)
{
    if (session->scan->files > 0 || session->resumed)
        return;
    emj_say(EMJ_TONE_DIM, "These notes may be read by the people they are about if they ask. "
                          "Write what you\nsaw and heard.\nPick a moment: When ____ ends, I "
                          "write one entry.\n\n");
}

static bool is_sentence(const char *text)
{
    size_t length = strlen(text);
    return emj_text_words(text, length) >= 2 && emj_text_has_alnum(text, length);
}

static void carry(struct emj_new_session *session, const char *text)
{
    g_autofree char *before = g_steal_pointer(&session->carried);
    session->carried = g_strconcat(before ? before : "", before ? "\n\n" : "", text, NULL);
}

/* --- the drafts that wait, and the activity --- */

static void describe_draft(const struct emj_entry *draft)
{
    g_autofree char *day = emj_date_format_day(draft->day);
    struct emj_clock clock = emj_instant_clock(draft->date);
    emj_say(EMJ_TONE_PLAIN, "An entry of %s, %02d:%02d is unfinished%s%s.\n", day, clock.hour,
            clock.minute, draft->activity ? ": " : "", draft->activity ? draft->activity : "");
}

/* Those that the offer is not about. */
static void name_others(const GPtrArray *drafts)
{
    if (drafts->len < 2)
        return;
    emj_say(EMJ_TONE_PLAIN, "%u more wait%s; 'emjournal new --resume=ID' takes one:\n",
            drafts->len - 1, drafts->len == 2 ? "s" : "");
    for (guint i = 1; i < drafts->len && i <= MAX_NAMED; i++)
        emj_say(EMJ_TONE_PLAIN, "  %s\n",
                ((const struct emj_entry *)g_ptr_array_index(drafts, i))->id);
    if (drafts->len - 1 > MAX_NAMED)
        emj_say(EMJ_TONE_PLAIN, "  and %u more\n", drafts->len - 1 - MAX_NAMED);
}

/* They cannot be offered, and nobody looks into that folder. */
static bool name_unreadable(const struct emj_new_session *session, GError **error)
{
    struct emj_journal *journal = session->context->journal;
    g_autoptr(GPtrArray) ids = emj_draft_list_unreadable(journal, error);
    for (guint i = 0; ids && i < ids->len && i < MAX_NAMED; i++) {
        g_autofree char *path = emj_draft_path(journal, g_ptr_array_index(ids, i));
        emj_say(EMJ_TONE_PLAIN, "A text that is no readable draft is kept in '%s'.\n", path);
    }
    return ids != NULL;
}

/* Offers the newest draft. False with `error` unset when a signal ended it. */
static bool offer_draft(struct emj_new_session *session, GError **error)
{
    g_autoptr(GPtrArray) drafts = emj_draft_list(session->context->journal, error);
    if (!drafts)
        return false;
    if (session->options.resume)
        return true;
    if (!name_unreadable(session, error))
        return false;
    if (drafts->len == 0)
        return true;

    static const struct emj_keys keys = { "r", NULL };
    g_autofree char *text = NULL;
    char key = 0;
    describe_draft(g_ptr_array_index(drafts, 0));
    name_others(drafts);
    emj_say(EMJ_TONE_DIM, "r go on with it   Enter begin a new one, the draft stays\n");
    enum emj_typed typed = emj_terminal_read_key(answer_prompt, &keys, &key, &text);
    if (typed == EMJ_TYPED_TEXT) {
        carry(session, text);
    } else if (typed != EMJ_TYPED_LINE) {
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

/* Begins the interview with what was typed before it. */
static bool begin(struct emj_new_session *session, GError **error)
{
    emj_new_begin(session, false);
    if (!session->carried)
        return true;
    emj_interview_offer(session->interview, session->carried);
    g_clear_pointer(&session->carried, g_free);
    return emj_new_keep_draft(session, NULL, error) ||
           emj_new_keep_rest(session, NULL, NULL, error);
}

/* A sentence is no name: it is kept, in a draft of the likeliest pack until one is named. */
static bool carry_to_draft(struct emj_new_session *session, const char *text, GError **error)
{
    carry(session, text);
    g_autofree char *carried = g_strdup(session->carried);
    if (!emj_new_pick_pack(session, "", error) || !begin(session, error))
        return false;
    session->carried = g_steal_pointer(&carried);
    g_clear_pointer(&session->interview, emj_interview_free);
    session->pack = NULL;
    return true;
}

/* Says where the draft is; always false. */
static bool tell_kept(const struct emj_new_session *session, GError **error)
{
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

static bool take_activity(struct emj_new_session *session, const char *line, GError **error)
{
    g_autoptr(GError) refused = NULL;
    if (emj_new_pick_pack(session, line, &refused)) {
        emj_say(EMJ_TONE_PLAIN, "\n");
        return true;
    }
    if (!is_sentence(line)) {
        emj_say(EMJ_TONE_PLAIN, "%s\n", refused->message);
        return true;
    }
    emj_say(EMJ_TONE_PLAIN, "That is no pack; your text stands ready at the first question.\n");
    return carry_to_draft(session, line, error);
}

/* The line that was broken off is kept unless it names a pack. */
static bool leave_activity(struct emj_new_session *session, const char *line, GError **error)
{
    if (is_sentence(line) && !emj_new_pick_pack(session, line, NULL) &&
        !carry_to_draft(session, line, error))
        return false;
    return tell_kept(session, error);
}

static bool ask_activity(struct emj_new_session *session, GError **error)
{
    if (session->pack)
        return true;
    list_activities(session);
    while (!session->pack) {
        g_autofree char *line = NULL;
        if (emj_terminal_read_line(answer_prompt, NULL, &line) != EMJ_TYPED_LINE)
            return leave_activity(session, line, error);
        if (!take_activity(session, line, error))
            return false;
    }
    /* A draft so far is of the likeliest pack; begin() writes one of this pack. */
    emj_new_drop_draft(session);
    return true;
}

/* --- the whole --- */

/*
 * A sentence typed where a length was asked is no slip of a number: it was meant for
 * the question that comes, and stands ready there.
 */
static bool keep_sentence(struct emj_new_session *session, const char *text)
{
    return emj_interview_ask(session->interview).stage == EMJ_STAGE_LENGTH &&
           is_sentence(text) && emj_interview_offer(session->interview, text);
}

static bool is_number(const char *text)
{
    return text[strspn(text, " \t-0123456789")] == '\0';
}

/* What of the broken-off line is for the present step. Of a length a word is text, too. */
static const char *unfinished_answer(struct emj_new_session *session, const char *line)
{
    switch (emj_interview_ask(session->interview).stage) {
    case EMJ_STAGE_LENGTH:
        if (!is_number(line))
            emj_interview_offer(session->interview, line);
        return NULL;
    case EMJ_STAGE_QUESTION:
    case EMJ_STAGE_WHEN:
    case EMJ_STAGE_WILL:
        return line;
    case EMJ_STAGE_RESURFACE:
    case EMJ_STAGE_TAG:
    case EMJ_STAGE_REPLACE:
    case EMJ_STAGE_DONE:
        break;
    }
    return NULL; /* a key is no text */
}

static bool interrupted(struct emj_new_session *session, const char *line, GError **error)
{
    const char *unfinished = unfinished_answer(session, line);
    if (!emj_new_keep_draft(session, unfinished, error))
        return emj_new_keep_rest(session, unfinished, NULL, error);
    return tell_kept(session, error);
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

/* A paste that goes on where a key is asked belongs to what was answered last. */
static bool take_text(struct emj_new_session *session, const char *text, GError **error)
{
    size_t lines = 1;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    if (emj_interview_append(session->interview, text))
        emj_say(EMJ_TONE_PLAIN, "That was no key; %zu line%s added to your last answer.\n\n",
                lines, lines == 1 ? "" : "s");
    else if (emj_interview_offer(session->interview, text))
        emj_say(EMJ_TONE_PLAIN,
                "That was no key; your text stands ready at the first question.\n\n");
    return emj_new_keep_draft(session, NULL, error);
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
        case EMJ_STEP_TEXT:
            going = take_text(session, text, error);
            break;
        case EMJ_STEP_INTERRUPTED:
            return interrupted(session, text, error);
        }
        /* The text is taken by then: what failed is to write it down. */
        if (!going)
            return emj_new_keep_rest(session, NULL, NULL, error);
    }
}

bool emj_new_terminal(struct emj_new_session *session, GError **error)
{
    emj_terminal_begin();
    if (!offer_draft(session, error) || !emj_new_read_journal(session, error))
        return false;
    show_first_run(session);
    if (!ask_activity(session, error) || !begin(session, error))
        return false;
    return run_steps(session, error) && emj_new_finish(session, error);
}
