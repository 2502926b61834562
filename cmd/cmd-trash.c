#include "cmd/command.h"
#include "cmd/deleting.h"
#include "cmd/output.h"

#include "base/when.h"
#include "journal/trash.h"

/* Option storage. */
static char *before;
static gboolean yes;

static const GOptionEntry rows[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &before,
      "empty: only what came there before this day", "DAY" },
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, "empty: do not ask", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static bool list_trash(struct emj_context *context, char **arguments, GError **error)
{
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error))
        return false;
    g_autoptr(GPtrArray) items = emj_trash_list(context->journal, error);
    if (!items)
        return false;
    for (size_t i = 0; i < items->len; i++) {
        const struct emj_trash_item *item = g_ptr_array_index(items, i);
        struct emj_instant moment = emj_instant_in_zone(item->seconds, context->zone);
        struct emj_clock clock = emj_instant_clock(moment);
        g_autofree char *day = emj_date_format(emj_instant_date(moment));
        emj_print("%s %02d:%02d  %-8s  %s  %s\n", day, clock.hour, clock.minute,
                  item->kind == EMJ_TRASH_REMOVED ? "removed" : "replaced", item->id,
                  item->title ? item->title : "");
    }
    return true;
}

static bool restore_item(struct emj_context *context, char **arguments, GError **error)
{
    g_autofree char *path = NULL;
    if (!emj_arguments_expect(arguments, 1, 1, "ENTRY", error) ||
        !emj_trash_restore(context->journal, arguments[0], context->now.seconds, &path, error))
        return false;
    g_autofree char *absolute = emj_journal_absolute(context->journal, path);
    emj_print("%s\n", absolute);
    return true;
}

/* 0 is all. */
static bool read_before(const struct emj_context *context, int64_t *ret_seconds, GError **error)
{
    struct emj_date day = { 0 };
    struct emj_clock midnight = { 0 };
    *ret_seconds = 0;
    if (!before)
        return true;
    if (!emj_when_parse_day(before, context->today, &day, error)) {
        g_prefix_error(error, "--before: ");
        return false;
    }
    *ret_seconds = emj_instant_from_local(day, midnight, context->zone).seconds;
    return true;
}

static bool empty_trash(struct emj_context *context, char **arguments, GError **error)
{
    size_t count = 0;
    int64_t seconds = 0;
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error) ||
        !read_before(context, &seconds, error))
        return false;
    const char *question = before ? "Delete for good what came to the trash before that day?"
                                  : "Delete for good all that is in the trash?";
    if (!yes && !emj_deleting_confirm(question)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "nothing was deleted; --yes does it without asking");
        return false;
    }
    if (!emj_trash_empty(context->journal, seconds, &count, error))
        return false;
    emj_note("Deleted %zu file%s for good.", count, count == 1 ? "" : "s");
    emj_deleting_note_drafts(context);
    if (count > 0)
        emj_deleting_note(context);
    return true;
}

static const struct emj_subcommand subcommands[] = {
    { "list", list_trash },
    { "restore", restore_item },
    { "empty", empty_trash },
    { NULL, NULL },
};

static bool run_trash(struct emj_context *context, char **arguments, GError **error)
{
    return emj_subcommand_run(subcommands, "list", context, arguments, error);
}

const struct emj_command emj_command_trash = {
    .name = "trash",
    .arguments = "[list | restore ENTRY | empty]",
    .summary = "list, restore or empty the trash",
    .details =
        "The trash holds removed entries and the old version of every changed one. Nothing\n"
        "leaves it by itself.",
    .group = EMJ_GROUP_KEEP,
    .needs = EMJ_WRITES_JOURNAL | EMJ_NEEDS_JOURNAL,
    .options = rows,
    .run = run_trash,
};
