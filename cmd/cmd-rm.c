#include "cmd/command.h"
#include "cmd/deleting.h"
#include "cmd/output.h"
#include "cmd/terminal.h"

#include "base/text.h"
#include "base/when.h"
#include "journal/trash.h"
#include "journal/undo.h"

/* Removing more than this many entries is asked about first. */
enum { ASK_ABOVE = 5 };

/* Option storage. */
static char *before;
static char *person;
static gboolean yes;
static gboolean purge;

static const GOptionEntry rows[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &before, "Every entry before this day", "DAY" },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, "Every entry that names @HANDLE",
      "HANDLE" },
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, "Do not ask", NULL },
    { "purge", 0, 0, G_OPTION_ARG_NONE, &purge,
      "Delete for good instead of moving to the trash", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static bool is_listed(const GPtrArray *entries, const struct emj_entry *entry)
{
    for (size_t i = 0; i < entries->len; i++) {
        const struct emj_entry *listed = g_ptr_array_index(entries, i);
        if (strcmp(listed->path, entry->path) == 0)
            return true;
    }
    return false;
}

static bool add_named(struct emj_context *context, char **arguments, GPtrArray *entries,
                      GError **error)
{
    for (size_t i = 0; arguments[i]; i++) {
        g_autoptr(emj_entry) entry = emj_journal_find(context->journal, arguments[i], error);
        if (!entry)
            return false;
        if (!is_listed(entries, entry))
            g_ptr_array_add(entries, g_steal_pointer(&entry));
    }
    return true;
}

static bool add_selected(struct emj_context *context, GPtrArray *entries, GError **error)
{
    struct emj_date day = { 0 };
    if (before && !emj_when_parse_day(before, context->today, &day, error)) {
        g_prefix_error(error, "--before: ");
        return false;
    }
    g_autofree char *handle = person ? emj_text_fold(person + (*person == '@')) : NULL;
    g_autoptr(emj_journal_scan_result) scan = emj_context_scan(context, NULL, error);
    if (!scan)
        return false;

    for (size_t i = 0; i < scan->entries->len;) {
        const struct emj_entry *entry = g_ptr_array_index(scan->entries, i);
        bool taken = (!before || emj_date_compare(entry->day, day) < 0) &&
                     (!handle || emj_words_contain(entry->people, handle));
        if (taken)
            g_ptr_array_add(entries, g_ptr_array_steal_index(scan->entries, (guint)i));
        else
            i++;
    }
    return true;
}

static bool fail_unconfirmed(const GPtrArray *entries, GError **error)
{
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                "%u entr%s would be %s; nothing was done, --yes does it without asking",
                entries->len, entries->len == 1 ? "y" : "ies",
                purge ? "deleted for good" : "moved to the trash");
    return false;
}

/* Many, where a slip of a filter may be meant; and for good, since no command takes that back. */
static bool confirm(const GPtrArray *entries, GError **error)
{
    if (yes)
        return true;
    const char *plural = entries->len == 1 ? "y" : "ies";
    g_autofree char *question =
        purge ? g_strdup_printf("Delete %u entr%s for good?", entries->len, plural)
              : g_strdup_printf("Move %u entr%s to the trash?", entries->len, plural);
    if (entries->len > ASK_ABOVE)
        return emj_terminal_confirm(question) || fail_unconfirmed(entries, error);
    return !purge || emj_deleting_confirm(question) || fail_unconfirmed(entries, error);
}

static bool purge_entry(struct emj_context *context, const struct emj_entry *entry,
                        GError **error)
{
    g_autoptr(GPtrArray) beside = emj_journal_beside(context->journal, entry, error);
    if (!beside || !emj_trash_purge(context->journal, entry, error))
        return false;
    emj_note("Deleted %s", entry->id);
    emj_deleting_note_beside(context, beside);
    return true;
}

static bool remove_entry(struct emj_context *context, const struct emj_entry *entry,
                         GError **error)
{
    if (!emj_journal_remove(context->journal, entry, context->now.seconds, NULL, error))
        return false;
    emj_note("Removed %s", entry->id);
    return true;
}

static bool remove_all(struct emj_context *context, const GPtrArray *entries, GError **error)
{
    if (!purge && !emj_undo_begin(context->journal, context->now.seconds, error))
        return false;
    for (size_t i = 0; i < entries->len; i++) {
        const struct emj_entry *entry = g_ptr_array_index(entries, i);
        bool done =
            purge ? purge_entry(context, entry, error) : remove_entry(context, entry, error);
        if (!done)
            return false;
    }
    if (purge)
        emj_deleting_note(context);
    return true;
}

static void free_entry(gpointer entry)
{
    emj_entry_free(entry);
}

static bool run_rm(struct emj_context *context, char **arguments, GError **error)
{
    bool selected = before || person;
    if (selected ? !emj_arguments_expect(arguments, 0, 0, NULL, error)
                 : !emj_arguments_expect(arguments, 1, G_MAXUINT, "ENTRY", error))
        return false;

    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(free_entry);
    if (selected ? !add_selected(context, entries, error)
                 : !add_named(context, arguments, entries, error))
        return false;
    if (entries->len == 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "no entry fits");
        return false;
    }
    return confirm(entries, error) && remove_all(context, entries, error);
}

const struct emj_command emj_command_rm = {
    .name = "rm",
    .arguments = "[ENTRY...]",
    .summary = "move entries to the trash",
    .details =
        "ENTRY is an id, a unique prefix of one, or @1 for the newest. 'emjournal trash'\n"
        "lists what was removed and restores it. More than five entries are asked about, and "
        "on\n"
        "a terminal every deletion for good.",
    .group = EMJ_GROUP_KEEP,
    .needs = EMJ_WRITES_JOURNAL | EMJ_NEEDS_JOURNAL,
    .options = rows,
    .run = run_rm,
};
