#include "cmd/command.h"
#include "cmd/new.h"
#include "cmd/output.h"
#include "cmd/terminal.h"

#include "base/text.h"
#include "base/when.h"

enum { MAX_MINUTES = 24 * 60 };

/* Option storage. */
static struct {
    char *message;
    char *as;
    char *title;
    char *at;
    char *kind;
    char *minutes;
    char *resume_id;
    gboolean resume;
    gboolean edit;
    gboolean private;
    gboolean no_tag;
} options;

static gboolean take_resume(const char *option, const char *value, void *data, GError **error)
{
    (void)option;
    (void)data;
    (void)error;
    options.resume = TRUE;
    g_free(options.resume_id);
    options.resume_id = g_strdup(value);
    return TRUE;
}

static const GOptionEntry rows[] = {
    { "message", 'm', 0, G_OPTION_ARG_STRING, &options.message,
      "Save TEXT as it is, without questions; - reads standard input", "TEXT" },
    { "edit", 'e', 0, G_OPTION_ARG_NONE, &options.edit, "Open the editor on the questions",
      NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as,
      "Tag it management, leadership or both without asking", "WORK" },
    { "no-tag", 0, 0, G_OPTION_ARG_NONE, &options.no_tag, "Leave it untagged, without asking",
      NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, "The entry's title", "TITLE" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at,
      "When it was: 'yesterday 14:30', 'monday', '2026-11-12 9:00'", "WHEN" },
    { "minutes", 0, 0, G_OPTION_ARG_STRING, &options.minutes, "How long it was", "N" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      "Kind of meeting, for questions made for it: sync, retro", "WORD" },
    { "private", 0, 0, G_OPTION_ARG_NONE, &options.private, "Keep it out of shared reports",
      NULL },
    { "resume", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK,
      __extension__(void *) take_resume, "Go on with a draft, the newest or the one named",
      "ID" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static bool read_minutes(struct emj_new_session *session, GError **error)
{
    int64_t minutes = 0;
    if (!options.minutes)
        return true;
    if (!emj_text_to_int(options.minutes, 1, MAX_MINUTES, &minutes)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--minutes must be a whole number from 1 to %d, not '%s'", MAX_MINUTES,
                    options.minutes);
        return false;
    }
    session->minutes = (int)minutes;
    return true;
}

static bool read_work(struct emj_new_session *session, GError **error)
{
    if (options.as && options.no_tag) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "--as and --no-tag exclude each other");
        return false;
    }
    if (!options.as || emj_work_from_word(options.as, &session->as))
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                "--as must be management, leadership or both, not '%s'", options.as);
    return false;
}

static bool read_date(struct emj_new_session *session, GError **error)
{
    struct emj_context *context = session->context;
    session->date = context->now;
    if (!options.at)
        return true;
    if (!emj_when_parse(options.at, context->now, context->zone, &session->date, error)) {
        g_prefix_error(error, "--at: ");
        return false;
    }
    if (emj_instant_compare(session->date, context->now) > 0)
        emj_note("Note: this time lies in the future; figures ignore the entry until then.");
    return true;
}

static bool check_words(GError **error)
{
    if (options.kind && !emj_text_is_slug(options.kind, 1, 40)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--kind must be one word of a-z, 0-9 and -, not '%s'", options.kind);
        return false;
    }
    if (options.title &&
        emj_text_find_forbidden(options.title, strlen(options.title), NULL) >= 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--title holds a control character or is not UTF-8");
        return false;
    }
    if (options.message && (options.edit || options.resume)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "-m excludes --edit and --resume");
        return false;
    }
    return true;
}

static bool read_options(struct emj_new_session *session, GError **error)
{
    session->options = (struct emj_new_options){
        .message = options.message,
        .as = options.as,
        .title = options.title,
        .at = options.at,
        .kind = options.kind,
        .minutes = options.minutes,
        .resume_id = options.resume_id,
        .resume = options.resume,
        .edit = options.edit,
        .private = options.private,
        .no_tag = options.no_tag,
    };
    return check_words(error) && read_minutes(session, error) && read_work(session, error) &&
           read_date(session, error);
}

/* [PACK] [-], in this order; sets *ret_script for the dash. */
static bool read_arguments(struct emj_new_session *session, char **arguments, bool *ret_script,
                           GError **error)
{
    size_t count = g_strv_length(arguments);
    if (count > 0 && strcmp(arguments[count - 1], "-") == 0) {
        *ret_script = true;
        count--;
    }
    if (count > 1) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "unexpected argument '%s'; a text is given with -m", arguments[1]);
        return false;
    }
    session->pack_word = count == 1 ? arguments[0] : NULL;
    return true;
}

static bool find_pack(struct emj_new_session *session, GError **error)
{
    if (!session->pack_word)
        return true;
    session->pack = emj_library_find(session->context->library, session->pack_word, error);
    return session->pack != NULL;
}

static bool run_session(struct emj_new_session *session, bool script, GError **error)
{
    if (script && (session->options.message || session->options.edit)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "- excludes -m and --edit");
        return false;
    }
    if (session->options.message)
        return emj_new_text(session, error);
    if (session->options.resume && !emj_new_read_draft(session, error))
        return false;
    if (script)
        return emj_new_script(session, error);
    if (session->options.edit)
        return emj_new_editor(session, error);
    if (!emj_terminal_is_interactive()) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "new asks questions and needs a terminal; 'new PACK -' reads the answers "
                    "from standard input, 'new -m TEXT' saves a text");
        return false;
    }
    return emj_new_terminal(session, error);
}

static bool run_new(struct emj_context *context, char **arguments, GError **error)
{
    struct emj_new_session session = { .context = context, .hold = EMJ_DRAFT_HOLD_NONE };
    bool script = false;
    bool done = read_options(&session, error) &&
                read_arguments(&session, arguments, &script, error) &&
                find_pack(&session, error) && run_session(&session, script, error);
    emj_new_session_clear(&session);
    return done;
}

const struct emj_command emj_command_new = {
    .name = "new",
    .arguments = "[PACK] [-]",
    .summary = "write an entry: a few questions, a tag, one thing for next time",
    .details =
        "PACK is a prompt pack's id, alias, or the beginning of a word of it; without it\n"
        "the activities are offered. With - the answers are read from standard input, one\n"
        "a line in the order of the steps. The path of the saved file is printed.\n"
        "Words given with -m are seen by others in the shell's history and the list of\n"
        "processes; -m - reads them from standard input.",
    .group = EMJ_GROUP_WRITE,
    .needs = EMJ_WRITES_JOURNAL | EMJ_NEEDS_JOURNAL | EMJ_NEEDS_PACKS,
    .options = rows,
    .run = run_new,
};
