#include "cmd/new.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "cmd/output.h"

/*
 * The lines of standard input, read as they come: each answer is kept before the next
 * is waited for, and a program at the other end may answer what is asked.
 */
struct lines {
    GString *buffer; /* the line taken last, and what was read behind it */
    size_t taken;    /* bytes of that line, with its end; 0 for one that was refused */
    size_t read;     /* bytes in all */
    unsigned number; /* of the line taken last, 1-based */
    bool ended;
    bool refused; /* the input is to blame for the failure */
};

static bool read_more(struct lines *lines, GError **error)
{
    char chunk[4096];
    ssize_t count = read(STDIN_FILENO, chunk, sizeof chunk);
    if (count < 0 && errno == EINTR)
        return true;
    if (count < 0)
        return emj_error_set_errno(error, errno, "cannot read standard input");
    lines->ended = count == 0;
    lines->read += (size_t)count;
    g_string_append_len(lines->buffer, chunk, count);
    if (lines->read <= EMJ_ENTRY_MAX_BODY)
        return true;
    lines->refused = true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_LIMIT, "standard input is larger than %d bytes",
                EMJ_ENTRY_MAX_BODY);
    return false;
}

/*
 * What stands in a pipe is of a program that wrote it and may be gone. One that waits to
 * be asked is not waited for.
 */
static void read_what_stands_there(struct lines *lines)
{
    enum { PATIENCE = 100 }; /* milliseconds in which a program fills a pipe again */
    struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
    while (!lines->ended && poll(&input, 1, PATIENCE) > 0 && read_more(lines, NULL))
        ;
}

static bool check_line(struct lines *lines, struct emj_slice line, GError **error)
{
    const char *name = NULL;
    ptrdiff_t bad = emj_text_find_forbidden(line.start, line.length, &name);
    if (bad < 0)
        return true;
    lines->refused = true;
    unsigned row = 0;
    unsigned column = 0;
    emj_text_position(line.start, line.length, (size_t)bad, &row, &column);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "standard input:%u:%u: %s is not allowed",
                lines->number, column, name);
    return false;
}

/* The next line in *ret_line, NULL there at the end; false with `error`. New string. */
static bool take_line(struct lines *lines, char **ret_line, GError **error)
{
    *ret_line = NULL;
    g_string_erase(lines->buffer, 0, (gssize)lines->taken);
    lines->taken = 0;
    while (!lines->ended && !memchr(lines->buffer->str, '\n', lines->buffer->len))
        if (!read_more(lines, error))
            return false;
    struct emj_slice line;
    size_t offset = 0;
    if (!emj_text_next_line(lines->buffer->str, lines->buffer->len, &offset, &line))
        return true;
    lines->number++;
    if (!check_line(lines, line, error))
        return false;
    *ret_line = emj_slice_dup(line);
    lines->taken = offset;
    return true;
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

static bool refuse_line(struct emj_new_session *session, struct lines *lines,
                        const char *reason, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autofree char *path = NULL;

    lines->refused = true;
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
        g_autofree char *line = NULL;
        if (!take_line(lines, &line, error))
            return false;
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
        g_autofree char *line = NULL;
        if (!take_line(lines, &line, error))
            return false;
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
    if (!take_line(lines, &line, error))
        return false;
    return emj_new_pick_pack(session, line ? line : "", error);
}

/* A wrong key alone is no text. */
static bool is_text(const GString *lines)
{
    g_autofree char *copy = g_strndup(lines->str, lines->len);
    return strlen(g_strstrip(copy)) > 1 && emj_text_has_alnum(lines->str, lines->len);
}

/* The line that was refused and those behind it, apart from the draft of the answers. */
static void keep_untaken(struct emj_new_session *session, const struct lines *lines,
                         GError **failure)
{
    if (is_text(lines->buffer))
        emj_new_keep_text(session, lines->buffer->str, lines->buffer->len, failure);
}

static bool begin_and_run(struct emj_new_session *session, struct lines *lines, GError **error)
{
    if (!pick_pack(session, lines, error))
        return false;
    emj_new_begin(session, true);
    return run_steps(session, lines, error);
}

/* A line that is refused is named; whatever stops the steps takes no text with it. */
static bool run_to_end(struct emj_new_session *session, struct lines *lines, GError **error)
{
    GError *failure = NULL;
    if (begin_and_run(session, lines, &failure))
        return true;
    read_what_stands_there(lines);
    if (lines->refused || !session->interview)
        keep_untaken(session, lines, &failure);
    else
        emj_new_keep_rest(session, NULL, lines->buffer->str + lines->taken, &failure);
    g_propagate_error(error, failure);
    return false;
}

bool emj_new_script(struct emj_new_session *session, GError **error)
{
    struct lines lines = { .buffer = g_string_new(NULL) };
    bool done = emj_new_read_journal(session, error) && run_to_end(session, &lines, error) &&
                emj_new_finish(session, error);
    g_string_free(lines.buffer, true);
    return done;
}
