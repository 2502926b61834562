#include "cmd/command.h"
#include "cmd/editor.h"
#include "cmd/output.h"

#include <fcntl.h>

#include "base/file.h"
#include "base/text.h"
#include "base/when.h"
#include "entry/edit.h"
#include "journal/drafts.h"

enum { MAX_MINUTES = 24 * 60 };

/* Option storage. */
static gboolean private;
static gboolean not_private;
static char *title;
static char *minutes;
static char *at;

static const GOptionEntry rows[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, "Set the title; an empty one removes it",
      "TITLE" },
    { "minutes", 0, 0, G_OPTION_ARG_STRING, &minutes, "Set the length; 0 removes it", "N" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, "Set when it was; the file moves to that name",
      "WHEN" },
    { "private", 0, 0, G_OPTION_ARG_NONE, &private, "Keep it out of shared reports", NULL },
    { "no-private", 0, 0, G_OPTION_ARG_NONE, &not_private, "Undo --private", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

/* Puts new bytes in the entry's place and reads it again. Takes the bytes. */
static bool replace(struct emj_context *context, struct emj_entry **entry, char *bytes,
                    size_t length, GError **error)
{
    g_autofree char *owned = bytes;
    g_autofree char *path = NULL;
    if (!owned || !emj_journal_replace(context->journal, *entry, owned, length,
                                       context->now.seconds, &path, error))
        return false;
    struct emj_entry *changed = emj_journal_read(context->journal, path, error);
    if (!changed)
        return false;
    emj_entry_free(*entry);
    *entry = changed;
    return true;
}

static bool set_minutes(struct emj_context *context, struct emj_entry **entry, GError **error)
{
    int64_t value = 0;
    size_t length = 0;
    if (!minutes)
        return true;
    if (!emj_text_to_int(minutes, 0, MAX_MINUTES, &value)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--minutes must be a whole number from 0 to %d, not '%s'", MAX_MINUTES,
                    minutes);
        return false;
    }
    char *bytes = emj_entry_edit_minutes(*entry, (int)value, &length, error);
    return replace(context, entry, bytes, length, error);
}

static bool set_date(struct emj_context *context, struct emj_entry **entry, GError **error)
{
    struct emj_instant date = { 0 };
    size_t length = 0;
    if (!at)
        return true;
    if (!emj_when_parse(at, context->now, context->zone, &date, error)) {
        g_prefix_error(error, "--at: ");
        return false;
    }
    char *bytes = emj_entry_edit_date(*entry, date, &length, error);
    return replace(context, entry, bytes, length, error);
}

static bool set_title(struct emj_context *context, struct emj_entry **entry, GError **error)
{
    size_t length = 0;
    if (!title)
        return true;
    char *bytes = emj_entry_edit_title(*entry, title, &length, error);
    return replace(context, entry, bytes, length, error);
}

static bool set_private(struct emj_context *context, struct emj_entry **entry, GError **error)
{
    size_t length = 0;
    if (!private && !not_private)
        return true;
    char *bytes = emj_entry_edit_private(*entry, private, &length, error);
    return replace(context, entry, bytes, length, error);
}

static bool edit_in_editor(struct emj_context *context, struct emj_entry **entry,
                           const char *path, GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!emj_editor_run(path, error) ||
        !emj_file_read(AT_FDCWD, path, EMJ_ENTRY_MAX_BYTES, &bytes, &length, error))
        return false;
    bool unchanged = length == (*entry)->length && memcmp(bytes, (*entry)->bytes, length) == 0;
    if (unchanged || !emj_text_has_alnum(bytes, length)) {
        emj_note("Nothing was changed.");
        return true;
    }
    return replace(context, entry, g_steal_pointer(&bytes), length, error);
}

/*
 * The editor works on a copy among the drafts, so that a crash leaves both the entry
 * and what was typed.
 */
static bool run_editor(struct emj_context *context, struct emj_entry **entry, GError **error)
{
    g_autofree char *id = g_strconcat(EMJ_DRAFT_EDIT_PREFIX, (*entry)->id, NULL);
    g_autofree char *path = emj_draft_path(context->journal, id);
    if (!emj_draft_put(context->journal, id, (*entry)->bytes, (*entry)->length, NULL, error))
        return false;
    if (!edit_in_editor(context, entry, path, error)) {
        g_prefix_error(error, "the edited text is kept in '%s': ", path);
        return false;
    }
    return emj_draft_remove(context->journal, id, error);
}

static bool run_edit(struct emj_context *context, char **arguments, GError **error)
{
    if (!emj_arguments_expect(arguments, 1, 1, "ENTRY", error))
        return false;
    if (private && not_private) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--private and --no-private exclude each other");
        return false;
    }
    g_autoptr(emj_entry) entry = emj_journal_find(context->journal, arguments[0], error);
    if (!entry)
        return false;

    bool done =
        title || minutes || at || private || not_private
            ? set_minutes(context, &entry, error) && set_title(context, &entry, error) &&
                  set_private(context, &entry, error) && set_date(context, &entry, error)
            : run_editor(context, &entry, error);
    if (done) {
        g_autofree char *path = emj_journal_absolute(context->journal, entry->path);
        emj_print("%s\n", path);
    }
    return done;
}

const struct emj_command emj_command_edit = {
    .name = "edit",
    .arguments = "ENTRY",
    .summary = "change an entry in the editor, or one thing of it",
    .details =
        "Without an option $VISUAL, $EDITOR or vi is opened on the entry. The old version\n"
        "goes to the trash. Empty or unchanged means that nothing is done.",
    .group = EMJ_GROUP_KEEP,
    .needs = EMJ_NEEDS_JOURNAL,
    .options = rows,
    .run = run_edit,
};
