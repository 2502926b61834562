#include "cmd/command.h"
#include "cmd/editor.h"
#include "cmd/output.h"

#include <fcntl.h>

#include "base/error.h"
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

/* Puts new bytes in the entry's place and reads it again. */
static bool replace(struct emj_context *context, struct emj_entry **entry, const char *bytes,
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
    return wanted && replace(context, entry, wanted->bytes, wanted->length, error);
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
    return replace(context, entry, bytes, length, error);
}

/* A link, folder or FIFO holds no text of an edit: it is neither read nor moved. */
static bool check_place(const char *path, enum emj_file_kind kind, GError **error)
{
    if (kind == EMJ_FILE_ABSENT || kind == EMJ_FILE_REGULAR || kind == EMJ_FILE_UNKNOWN)
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                "'%s' is not a regular file; remove it, since the edit needs its place", path);
    return false;
}

/*
 * The copy of an edit that was killed or could not be saved. One that holds nothing
 * but the entry may go; another is what somebody typed.
 */
static bool make_room(struct emj_context *context, const struct emj_entry *entry,
                      const char *id, const char *path, GError **error)
{
    g_autofree char *bytes = NULL;
    g_autofree char *aside = NULL;
    size_t length = 0;
    enum emj_file_kind kind = emj_file_kind_of(AT_FDCWD, path);
    if (!check_place(path, kind, error))
        return false;
    if (kind == EMJ_FILE_ABSENT ||
        (emj_file_read(AT_FDCWD, path, EMJ_ENTRY_MAX_BYTES, &bytes, &length, NULL) &&
         length == entry->length && memcmp(bytes, entry->bytes, length) == 0))
        return true;
    g_autoptr(GError) failure = NULL;
    if (!emj_draft_set_aside(context->journal, id, &aside, &failure)) {
        if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
            return true;
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    g_autofree char *kept = emj_draft_path(context->journal, aside);
    emj_note("The text of an earlier edit of this entry is kept in '%s'.", kept);
    return true;
}

/*
 * The editor works on a copy among the drafts, so that a crash leaves both the entry
 * and what was typed.
 */
static bool run_editor(struct emj_context *context, struct emj_entry **entry, GError **error)
{
    g_autofree char *id = g_strconcat(EMJ_DRAFT_EDIT_PREFIX, (*entry)->id, NULL);
    g_autofree char *path = emj_draft_path(context->journal, id);
    g_auto(emj_draft_hold) hold = EMJ_DRAFT_HOLD_NONE;
    if (!emj_draft_hold_init(&hold, context->journal, id, error)) {
        g_prefix_error(error, "cannot edit '%s': ", (*entry)->id);
        return false;
    }
    if (!make_room(context, *entry, id, path, error) ||
        !emj_draft_put(context->journal, id, (*entry)->bytes, (*entry)->length, NULL, error))
        return false;
    if (!edit_in_editor(context, entry, path, error)) {
        g_prefix_error(error, "the edited text is kept in '%s': ", path);
        return false;
    }
    g_autoptr(GError) failure = NULL;
    if (!emj_draft_remove(context->journal, id, &failure))
        emj_warn("the edit is done, but its copy stays: %s", failure->message);
    return true;
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
    .needs = EMJ_WRITES_JOURNAL | EMJ_NEEDS_JOURNAL,
    .options = rows,
    .run = run_edit,
};
