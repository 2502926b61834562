#include "cmd/new.h"

#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cmd/output.h"
#include "journal/drafts.h"

/* The lines of standard input, taken one by one. */
struct lines {
    char *bytes;
    size_t length;
    size_t offset;
    unsigned number; /* of the line taken last, 1-based */
};

static bool read_lines(struct lines *lines, GError **error)
{
    const char *name = NULL;
    if (!emj_fd_read(STDIN_FILENO, EMJ_ENTRY_MAX_BODY, &lines->bytes, &lines->length, error))
        return false;
    ptrdiff_t bad = emj_text_find_forbidden(lines->bytes, lines->length, &name);
    if (bad < 0)
        return true;

    unsigned line = 0;
    unsigned column = 0;
    emj_text_position(lines->bytes, lines->length, (size_t)bad, &line, &column);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "standard input:%u:%u: %s is not allowed",
                line, column, name);
    return false;
}

/* The next line, or NULL at the end. New string. */
static char *take_line(struct lines *lines)
{
    struct emj_slice line;
    if (!emj_text_next_line(lines->bytes, lines->length, &lines->offset, &line))
        return NULL;
    lines->number++;
    return emj_slice_dup(line);
}

static void name_step(const struct emj_interview_prompt *prompt)
{
    switch (prompt->stage) {
    case EMJ_STAGE_LENGTH:
        emj_note("length: minutes, empty for none");
        break;
    case EMJ_STAGE_RESURFACE:
        emj_note("open commitment: %s (k kept, p partly, n not yet, d dropped, empty later)",
                 prompt->text);
        break;
    case EMJ_STAGE_QUESTION:
        emj_note("%zu of %zu  %s", prompt->position, prompt->total, prompt->text);
        break;
    case EMJ_STAGE_TAG:
        emj_note("tag: %s (m management, l leadership, b both, ? unsure)", prompt->text);
        break;
    case EMJ_STAGE_REPLACE:
        emj_note("three commitments are open: 1, 2 or 3 replaces one, empty keeps them");
        break;
    case EMJ_STAGE_WHEN:
        emj_note("one thing for next time, when");
        break;
    case EMJ_STAGE_WILL:
        emj_note("one thing for next time, I will");
        break;
    case EMJ_STAGE_DONE:
        break;
    }
}

static bool refuse_line(struct emj_new_session *session, const struct lines *lines,
                        const char *reason, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autofree char *path = NULL;

    if (!emj_new_keep_draft(session, NULL, &failed))
        emj_warn("%s", failed->message);
    if (session->draft)
        path = emj_draft_path(session->context->journal, session->draft);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "standard input:%u: %s%s%s", lines->number,
                reason, path ? "; the answers so far are kept in " : "", path ? path : "");
    return false;
}

static bool check_surplus(struct emj_new_session *session, struct lines *lines, GError **error)
{
    for (;;) {
        g_autofree char *line = take_line(lines);
        if (!line)
            return true;
        if (*g_strstrip(line))
            return refuse_line(session, lines, "a line that no step asked for", error);
    }
}

static bool run_steps(struct emj_new_session *session, struct lines *lines, GError **error)
{
    for (;;) {
        struct emj_interview_prompt prompt = emj_interview_ask(session->interview);
        if (prompt.stage == EMJ_STAGE_DONE)
            return check_surplus(session, lines, error);

        name_step(&prompt);
        g_autofree char *line = take_line(lines);
        if (!line) {
            emj_interview_finish(session->interview);
            return true;
        }
        g_autoptr(GError) refused = NULL;
        if (!emj_new_mark_shown(session, &prompt, error))
            return false;
        if (!emj_interview_answer(session->interview, line, 0, &refused))
            return refuse_line(session, lines, refused->message, error);
        if (!emj_new_write_outcomes(session, error) ||
            !emj_new_keep_draft(session, NULL, error))
            return false;
    }
}

/* Without PACK the first line names the activity, as the first step would. */
static bool pick_pack(struct emj_new_session *session, struct lines *lines, GError **error)
{
    if (session->pack)
        return true;
    g_autofree char *line = NULL;
    emj_note("activity: a number or name, empty for the most likely");
    line = take_line(lines);
    return emj_new_pick_pack(session, line ? line : "", error);
}

bool emj_new_script(struct emj_new_session *session, GError **error)
{
    struct lines lines = { 0 };
    bool done = read_lines(&lines, error) && emj_new_read_journal(session, error) &&
                pick_pack(session, &lines, error);
    if (done) {
        emj_new_begin(session, true);
        done = run_steps(session, &lines, error) && emj_new_finish(session, error);
    }
    g_free(lines.bytes);
    return done;
}
