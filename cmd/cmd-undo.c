#include "cmd/command.h"
#include "cmd/output.h"

#include "journal/undo.h"

enum { SHOWN_PATHS = 5 };

/* "14:32", with its day unless that is today. New string. */
static char *format_moment(const struct emj_context *context, int64_t seconds)
{
    struct emj_instant moment = emj_instant_in_zone(seconds, context->zone);
    struct emj_clock clock = emj_instant_clock(moment);
    struct emj_date day = emj_instant_date(moment);
    if (emj_date_compare(day, context->today) == 0)
        return g_strdup_printf("%02d:%02d", clock.hour, clock.minute);
    g_autofree char *date = emj_date_format(day);
    return g_strdup_printf("%s %02d:%02d", date, clock.hour, clock.minute);
}

/* "2026/11/x.md", "2026/11/x.md and 2026/11/y.md"; the first few of many. New string. */
static char *format_paths(const GPtrArray *paths)
{
    g_autoptr(GString) text = g_string_new(NULL);
    guint shown = paths->len > SHOWN_PATHS ? SHOWN_PATHS - 1 : paths->len;
    for (guint i = 0; i < shown; i++) {
        bool last = i + 1 == paths->len;
        g_string_append_printf(text, "%s%s",
                               i == 0 ? ""
                               : last ? " and "
                                      : ", ",
                               (const char *)g_ptr_array_index(paths, i));
    }
    if (shown < paths->len)
        g_string_append_printf(text, " and %u more", paths->len - shown);
    return g_strdup(text->str);
}

static void tell(const struct emj_context *context, const struct emj_undone *undone)
{
    g_autofree char *paths = format_paths(undone->paths);
    g_autofree char *moment = format_moment(context, undone->seconds);
    switch (undone->kind) {
    case EMJ_UNDONE_ADDED:
        emj_note("Moved to the trash: %s, added at %s.", paths, moment);
        break;
    case EMJ_UNDONE_REMOVED:
        emj_note("Put back: %s, removed at %s.", paths, moment);
        break;
    case EMJ_UNDONE_REPLACED:
        emj_note("Put back: %s, as it was before the change of %s.", paths, moment);
        break;
    }
    emj_note("'emjournal undo' again takes this back.");
}

static void print_paths(const struct emj_context *context, const struct emj_undone *undone)
{
    for (guint i = 0; i < undone->paths->len; i++) {
        g_autofree char *absolute =
            emj_journal_absolute(context->journal, g_ptr_array_index(undone->paths, i));
        emj_print("%s\n", absolute);
    }
}

static bool run_undo(struct emj_context *context, char **arguments, GError **error)
{
    g_autoptr(emj_undone) undone = NULL;
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error) ||
        !emj_undo(context->journal, context->now.seconds, &undone, error))
        return false;
    tell(context, undone);
    if (undone->kind != EMJ_UNDONE_ADDED)
        print_paths(context, undone);
    return true;
}

const struct emj_command emj_command_undo = {
    .name = "undo",
    .arguments = "",
    .summary = "take the last change back",
    .details =
        "A changed entry gets its old text, a removed one comes back, a new one goes to the\n"
        "trash. Twice is as if it had not been done.",
    .group = EMJ_GROUP_KEEP,
    .needs = EMJ_WRITES_JOURNAL | EMJ_NEEDS_JOURNAL,
    .run = run_undo,
};
