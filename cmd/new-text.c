#include "cmd/new.h"

#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cmd/output.h"

/* What is too large for an entry is read all the same, so that it can be kept. */
enum { MAX_READ = 2 * EMJ_ENTRY_MAX_BODY };

/* -m TEXT, or standard input for "-". */
static bool read_text(struct emj_new_session *session, char **ret_text, size_t *ret_length,
                      GError **error)
{
    const char *message = session->options.message;
    if (strcmp(message, "-") == 0)
        return emj_fd_read(STDIN_FILENO, MAX_READ, ret_text, ret_length, error) ||
               (*ret_length > 0 && emj_new_keep_text(session, *ret_text, *ret_length, error));
    *ret_text = g_strdup(message);
    *ret_length = strlen(message);
    return true;
}

static bool check_text(struct emj_new_session *session, const char *text, size_t length,
                       GError **error)
{
    if (length > EMJ_ENTRY_MAX_BODY) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_LIMIT,
                    "the text is larger than %d MiB, which is the limit of an entry",
                    EMJ_ENTRY_MAX_BODY / (1024 * 1024));
        return emj_new_keep_text(session, text, length, error);
    }
    if (memchr(text, '\0', length)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "the text holds a NUL byte");
        return emj_new_keep_text(session, text, length, error);
    }
    if (emj_text_has_alnum(text, length))
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING, "the text is empty, nothing is saved");
    return false;
}

/* Nobody is asked here, so what the tagger says is saved as proposed. */
static void propose_tag(const struct emj_new_session *session, struct emj_entry_new *parts)
{
    const char *language = session->context->config->language;
    g_autoptr(emj_tagger) tagger = emj_tagger_new(session->pack, language);
    struct emj_tagging_answer answer = { .text = parts->body, .side = EMJ_SIDE_ANY };
    g_autoptr(emj_proposal) proposal = emj_tagger_propose(tagger, &answer, 1);

    if (session->options.no_tag)
        return;
    parts->work = session->as ? session->as : proposal->work;
    parts->functions = emj_proposal_functions(proposal, parts->work);
    if (session->as)
        parts->tagged = EMJ_TAGGED_CHOSEN;
    else if (proposal->work != EMJ_WORK_NONE)
        parts->tagged = EMJ_TAGGED_PROPOSED;
    parts->has_proposed = proposal->work != EMJ_WORK_NONE;
    parts->proposed = proposal->work;
}

static char *with_title(const char *title, const char *text)
{
    if (!title)
        return g_strdup(text);
    g_autofree char *line = emj_text_visible_line(title);
    return g_strdup_printf("# %s\n\n%s", line, text);
}

static struct emj_entry_new *make_parts(const struct emj_new_session *session, const char *text)
{
    struct emj_entry_new *parts = emj_entry_new_create();
    parts->date = session->date;
    parts->recorded = session->context->now;
    if (session->pack) {
        parts->activity = g_strdup(session->pack->activity);
        parts->pack = g_strdup(session->pack->id);
        parts->pack_revision = session->pack->revision;
    }
    parts->minutes = session->minutes;
    parts->kind = g_strdup(session->options.kind);
    parts->private = session->options.private;
    parts->body = with_title(session->options.title, text);
    propose_tag(session, parts);
    return parts;
}

bool emj_new_text(struct emj_new_session *session, GError **error)
{
    g_autofree char *text = NULL;
    size_t text_length = 0;
    if (!read_text(session, &text, &text_length, error) ||
        !check_text(session, text, text_length, error))
        return false;

    size_t length = 0;
    g_autoptr(emj_entry_new) parts = make_parts(session, text);
    g_autofree char *bytes = emj_entry_compose(parts, &length);
    return emj_new_save(session, bytes, length, error);
}
