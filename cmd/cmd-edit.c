#include "cmd/command.h"
#include "cmd/edit.h"
#include "cmd/output.h"

#include "base/error.h"
#include "base/text.h"
#include "base/when.h"
#include "entry/edit.h"

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

bool emj_edit_replace(struct emj_context *context, struct emj_entry **entry, const char *bytes,
                      size_t length, GError **error)
{
    g_autofree char *path = NULL;
    if (!emj_journal_replace(context->journal, *entry, bytes, length, context->now.seconds,
                             &path, error))
        return false;
    struct emj_entry *changed = emj_journal_read(context->journal, path, error);
    if (!changed)
        return false;
    emj_entry_free(*entry);
    *entry = changed;
    return true;
}

/* The options as values: all are judged before the first is written. */
struct values {
    int64_t minutes;
    struct emj_instant date;
};

static bool read_values(const struct emj_context *context, struct values *values,
                        GError **error)
{
    if (minutes && !emj_text_to_int(minutes, 0, MAX_MINUTES, &values->minutes)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--minutes must be a whole number from 0 to %d, not '%s'", MAX_MINUTES,
                    minutes);
        return false;
    }
    if (at && !emj_when_parse(at, context->now, context->zone, &values->date, error)) {
        g_prefix_error(error, "--at: ");
        return false;
    }
    if (title && emj_text_find_forbidden(title, strlen(title), NULL) >= 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--title holds a control character or is not UTF-8");
        return false;
    }
    if (private && not_private) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--private and --no-private exclude each other");
        return false;
    }
    return true;
}

/* The entry with one thing changed, not written yet. Takes `entry` and the bytes. */
static struct emj_entry *changed(struct emj_entry *entry, char *bytes, size_t length)
{
    g_autoptr(emj_entry) before = entry;
    g_autoptr(emj_diags) diags = emj_diags_new(before->path);
    return bytes ? emj_entry_read(before->path, bytes, length, diags) : NULL;
}

/* Every option in turn on a copy; NULL with `error`. The caller frees. */
static struct emj_entry *apply_options(const struct emj_entry *entry,
                                       const struct values *values, GError **error)
{
    g_autoptr(emj_diags) diags = emj_diags_new(entry->path);
    char *copy = g_memdup2(entry->bytes, entry->length + 1);
    struct emj_entry *next = emj_entry_read(entry->path, copy, entry->length, diags);
    size_t length = 0;

    if (next && minutes) {
        char *bytes = emj_entry_edit_minutes(next, (int)values->minutes, &length, error);
        next = changed(next, bytes, length);
    }
    if (next && title) {
        char *bytes = emj_entry_edit_title(next, title, &length, error);
        next = changed(next, bytes, length);
    }
    if (next && (private || not_private)) {
        char *bytes = emj_entry_edit_private(next, private, &length, error);
        next = changed(next, bytes, length);
    }
    if (next && at) {
        char *bytes = emj_entry_edit_date(next, values->date, &length, error);
        next = changed(next, bytes, length);
    }
    return next;
}

/* One write for all of them, so that one restoring takes all of them back. */
static bool set_options(struct emj_context *context, struct emj_entry **entry,
                        const struct values *values, GError **error)
{
    g_autoptr(emj_entry) wanted = apply_options(*entry, values, error);
    return wanted && emj_edit_replace(context, entry, wanted->bytes, wanted->length, error);
}

static bool run_edit(struct emj_context *context, char **arguments, GError **error)
{
    struct values values = { 0 };
    if (!emj_arguments_expect(arguments, 1, 1, "ENTRY", error) ||
        !read_values(context, &values, error))
        return false;
    g_autoptr(emj_entry) entry = emj_journal_find(context->journal, arguments[0], error);
    if (!entry)
        return false;

    bool options = title || minutes || at || private || not_private;
    bool done = options ? set_options(context, &entry, &values, error)
                        : emj_edit_in_editor(context, &entry, error);
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
    .needs = EMJ_WRITES_JOURNAL | EMJ_NEEDS_JOURNAL,
    .options = rows,
    .run = run_edit,
};
