#include "cmd/new.h"

#include <fcntl.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cmd/editor.h"
#include "cmd/output.h"
#include "cmd/tagging.h"
#include "entry/edit.h"

static void add_question(struct emj_new_session *session, struct emj_entry_new *parts,
                         const struct emj_question *question)
{
    if (!question)
        return;
    struct emj_answer_new *answer = g_new0(struct emj_answer_new, 1);
    answer->prompt = g_strdup(question->id);
    answer->question = g_strdup(
        emj_pack_text(session->pack, question->ask, session->context->config->language));
    answer->side = question->side;
    answer->step = question->step;
    answer->sensitive = question->sensitive;
    answer->text = g_strdup("");
    g_ptr_array_add(parts->answers, answer);
}

/* Happened, effect, evidence: what an interview would ask if nothing were marked. */
static struct emj_entry_new *questions_to_edit(struct emj_new_session *session)
{
    struct emj_choice_context context = {
        .pack = session->pack,
        .coverage = session->coverage,
        .kind = session->options.kind,
        .entry_number = session->scan->files + 1,
    };
    struct emj_entry_new *parts = emj_interview_parts(session->interview, false, NULL);
    enum emj_side side = emj_choose_side(&context);

    add_question(session, parts,
                 emj_choose_question(&context, EMJ_STEP_HAPPENED, EMJ_SIDE_ANY));
    add_question(session, parts, emj_choose_question(&context, EMJ_STEP_EFFECT, side));
    add_question(session, parts,
                 emj_choose_question(&context, EMJ_STEP_EVIDENCE, EMJ_SIDE_ANY));
    return parts;
}

/* What the editor began with, in the draft of the session. */
struct start {
    char *bytes;
    size_t length;
    bool at_once; /* it ended before anybody could have typed, and the file is the same */
};

static bool is_unchanged(const struct start *start, const char *bytes, size_t length)
{
    return length == start->length && memcmp(bytes, start->bytes, length) == 0;
}

/* A draft that was gone on with is an entry as it is. */
static bool read_edited(const struct emj_new_session *session, struct start *start,
                        struct emj_entry **ret_entry, GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!emj_draft_read(session->context->journal, session->draft, &bytes, &length, error))
        return false;
    bool unchanged = is_unchanged(start, bytes, length);
    start->at_once = start->at_once && unchanged;
    if (start->at_once) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                    "nothing was written, nothing is saved; " EMJ_EDITOR_WAIT_ADVICE);
        return false;
    }
    if ((unchanged && !session->resumed) || !emj_text_has_alnum(bytes, length)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                    "nothing was written, nothing is saved");
        return false;
    }

    g_autofree char *name = g_strconcat(session->draft, ".md", NULL);
    g_autoptr(emj_diags) diags = emj_diags_new(name);
    *ret_entry = emj_entry_read(name, g_steal_pointer(&bytes), length, diags);
    return *ret_entry || emj_diags_to_error(diags, error);
}

/* The tag: as given, asked at a terminal, or the proposal, saved as proposed. */
static bool decide_tag(struct emj_new_session *session, const struct emj_entry *entry,
                       enum emj_work *ret_work, enum emj_tagged *ret_tagged,
                       unsigned *ret_functions)
{
    g_autoptr(emj_proposal) proposal = emj_propose_for_entry(session->context, entry);
    enum emj_tag_key key = EMJ_TAG_UNSURE;

    *ret_work = entry->work ? entry->work : session->as;
    *ret_tagged = *ret_work ? EMJ_TAGGED_CHOSEN : EMJ_TAGGED_UNSET;
    if (!*ret_work && !session->options.no_tag && emj_terminal_is_interactive()) {
        emj_terminal_begin();
        key = emj_ask_tag(proposal, entry->answers->len, ret_work);
        *ret_tagged = *ret_work ? EMJ_TAGGED_CHOSEN : EMJ_TAGGED_UNSET;
    } else if (!*ret_work && !session->options.no_tag && proposal->work) {
        *ret_work = proposal->work;
        *ret_tagged = EMJ_TAGGED_PROPOSED;
    }
    *ret_functions = emj_proposal_functions(proposal, *ret_work);
    return key != EMJ_TAG_INTERRUPTED;
}

static bool save_edited(struct emj_new_session *session, const struct emj_entry *edited,
                        GError **error)
{
    enum emj_work work = EMJ_WORK_NONE;
    enum emj_tagged tagged = EMJ_TAGGED_UNSET;
    unsigned functions = 0;
    size_t length = 0;

    if (!emj_entry_has_content(edited)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                    "nothing was answered, nothing is saved");
        return false;
    }
    if (!decide_tag(session, edited, &work, &tagged, &functions)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                    "interrupted; 'emjournal new --edit --resume' goes on");
        return false;
    }

    g_autofree char *answered = emj_entry_edit_drop_empty(edited, &length);
    g_autoptr(emj_diags) diags = emj_diags_new(edited->path);
    g_autoptr(emj_entry) entry =
        emj_entry_read(edited->path, g_memdup2(answered, length + 1), length, diags);
    if (!entry)
        return emj_diags_to_error(diags, error);
    if (work == EMJ_WORK_NONE)
        return emj_new_save(session, answered, length, error);

    g_autofree char *bytes =
        emj_entry_edit_work(entry, work, tagged, functions, &length, error);
    return bytes && emj_new_save(session, bytes, length, error);
}

/* The bytes that the editor starts from: the questions, or the draft gone on with. */
static char *bytes_to_edit(struct emj_new_session *session, size_t *ret_length)
{
    if (session->resumed) {
        *ret_length = session->resumed->length;
        return g_memdup2(session->resumed->bytes, session->resumed->length + 1);
    }
    emj_new_begin(session, true);
    g_autoptr(emj_entry_new) parts = questions_to_edit(session);
    return emj_entry_compose(parts, ret_length);
}

static bool run_editor(struct emj_new_session *session, const char *path, struct start *start,
                       GError **error)
{
    g_autoptr(emj_entry) edited = NULL;
    return emj_editor_run(path, &start->at_once, error) &&
           read_edited(session, start, &edited, error) && save_edited(session, edited, error);
}

/*
 * The editor left no file, or something that is none. What was known before it began is
 * known still; what was typed in it is not.
 */
static void tell_lost(struct emj_new_session *session, enum emj_file_kind kind,
                      const struct start *start, GError **error)
{
    const char *left = kind == EMJ_FILE_ABSENT
                           ? "no file to read, and what was typed went with it"
                           : "no file but a link or the like, which is not read";
    bool back = session->resumed && emj_draft_put(session->context->journal, session->draft,
                                                  start->bytes, start->length, NULL, NULL);
    g_clear_error(error);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_PROGRAM,
                "nothing is saved; the editor left %s%s%s%s", left, back ? "; the draft '" : "",
                back ? session->draft : "", back ? "' is as it was before" : "");
}

/* Puts into `error` where the text is. */
static void tell_where(struct emj_new_session *session, const char *path,
                       const struct start *start, GError **error)
{
    bool nothing = g_error_matches(*error, EMJ_ERROR, EMJ_ERROR_NOTHING);
    enum emj_file_kind kind = emj_file_kind_of(AT_FDCWD, path);
    if (nothing && !session->resumed && !start->at_once)
        emj_draft_remove(session->context->journal, session->draft, NULL);
    else if (kind == EMJ_FILE_REGULAR || kind == EMJ_FILE_UNKNOWN)
        g_prefix_error(error, "the text is kept in '%s': ", path);
    else
        tell_lost(session, kind, start, error);
}

static bool edit_draft(struct emj_new_session *session, GError **error)
{
    struct start start = { 0 };
    g_autofree char *bytes = bytes_to_edit(session, &start.length);
    g_autofree char *id = g_steal_pointer(&session->draft);
    start.bytes = bytes;
    if (!emj_draft_put(session->context->journal, id, bytes, start.length, &session->draft,
                       error))
        return false;
    g_clear_pointer(&session->written, g_free);
    if (!session->resumed)
        emj_new_hold_draft(session);

    g_autofree char *path = emj_draft_path(session->context->journal, session->draft);
    g_autoptr(GError) failed = NULL;
    if (run_editor(session, path, &start, &failed))
        return true;
    tell_where(session, path, &start, &failed);
    g_propagate_error(error, g_steal_pointer(&failed));
    return false;
}

static bool need_pack(struct emj_new_session *session, GError **error)
{
    if (session->pack || session->resumed)
        return true;
    return emj_new_pick_pack(session, "", error);
}

bool emj_new_editor(struct emj_new_session *session, GError **error)
{
    return emj_new_read_journal(session, error) && need_pack(session, error) &&
           edit_draft(session, error);
}
