#include "cmd/command.h"
#include "cmd/output.h"

#include "base/text.h"
#include "entry/edit.h"
#include "interview/interview.h"

/* Option storage. */
static char *reason;

static const GOptionEntry rows[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "dropped: why, such as 'replaced'",
      "TEXT" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static GPtrArray *find_open(struct emj_context *context, GError **error)
{
    g_autoptr(emj_journal_scan_result) scan = emj_context_scan(context, NULL, error);
    return scan ? emj_open_commitments(scan->entries, context->today) : NULL;
}

static void print_commitment(const struct emj_context *context,
                             const struct emj_open_commitment *open)
{
    int age = emj_date_to_days(context->today) - emj_date_to_days(open->made);
    emj_print("%s:%u  open %d day%s\n  %s\n", open->entry, open->number, age,
              age == 1 ? "" : "s", open->text);
}

static bool list_open(struct emj_context *context, char **arguments, GError **error)
{
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error))
        return false;
    g_autoptr(GPtrArray) open = find_open(context, error);
    if (!open)
        return false;
    for (size_t i = 0; i < open->len; i++)
        print_commitment(context, g_ptr_array_index(open, i));
    return true;
}

/* "ID:2" is the second of an entry; "ID" its first open one. */
static bool split_word(const char *word, char **ret_id, int64_t *ret_number, GError **error)
{
    const char *colon = strrchr(word, ':');
    *ret_number = 0;
    *ret_id = colon ? g_strndup(word, (gsize)(colon - word)) : g_strdup(word);
    if (!colon || emj_text_to_int(colon + 1, 1, 1000, ret_number))
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "'%s' is not ENTRY:NUMBER", word);
    return false;
}

static size_t first_open(const struct emj_entry *entry)
{
    for (size_t i = 0; i < entry->commitments->len; i++) {
        const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, i);
        if (commitment->state == EMJ_COMMITMENT_OPEN)
            return i;
    }
    return 0;
}

static bool close_commitment(struct emj_context *context, const char *id, int64_t number,
                             enum emj_commitment_state state, GError **error)
{
    g_autoptr(emj_entry) entry = emj_journal_find(context->journal, id, error);
    if (!entry)
        return false;
    size_t index = number > 0 ? (size_t)number - 1 : first_open(entry);
    if (index >= entry->commitments->len) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "'%s' has no commitment %zu",
                    entry->id, index + 1);
        return false;
    }

    size_t length = 0;
    g_autofree char *bytes =
        emj_entry_edit_commitment(entry, index, state, context->today, reason, &length, error);
    if (!bytes || !emj_journal_replace(context->journal, entry, bytes, length,
                                       context->now.seconds, NULL, error))
        return false;
    const struct emj_commitment *closed = g_ptr_array_index(entry->commitments, index);
    emj_note("%s: %s", emj_commitment_state_slug(state), closed->text);
    return true;
}

static bool close_oldest(struct emj_context *context, enum emj_commitment_state state,
                         GError **error)
{
    g_autoptr(GPtrArray) open = find_open(context, error);
    if (!open)
        return false;
    if (open->len == 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "no commitment is open");
        return false;
    }
    const struct emj_open_commitment *oldest = g_ptr_array_index(open, 0);
    return close_commitment(context, oldest->entry, oldest->number, state, error);
}

static bool close_named(struct emj_context *context, char **arguments,
                        enum emj_commitment_state state, GError **error)
{
    g_autofree char *id = NULL;
    int64_t number = 0;
    if (!emj_arguments_expect(arguments, 0, 1, "ENTRY", error))
        return false;
    if (reason && state != EMJ_COMMITMENT_DROPPED) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "--reason belongs to 'dropped'");
        return false;
    }
    if (!arguments[0])
        return close_oldest(context, state, error);
    return split_word(arguments[0], &id, &number, error) &&
           close_commitment(context, id, number, state, error);
}

static bool mark_kept(struct emj_context *context, char **arguments, GError **error)
{
    return close_named(context, arguments, EMJ_COMMITMENT_KEPT, error);
}

static bool mark_partly(struct emj_context *context, char **arguments, GError **error)
{
    return close_named(context, arguments, EMJ_COMMITMENT_PARTLY, error);
}

static bool mark_dropped(struct emj_context *context, char **arguments, GError **error)
{
    return close_named(context, arguments, EMJ_COMMITMENT_DROPPED, error);
}

static const struct emj_subcommand subcommands[] = {
    { "list", list_open },       { "kept", mark_kept }, { "partly", mark_partly },
    { "dropped", mark_dropped }, { NULL, NULL },
};

static bool run_commitments(struct emj_context *context, char **arguments, GError **error)
{
    return emj_subcommand_run(subcommands, "list", context, arguments, error);
}

const struct emj_command emj_command_commitments = {
    .name = "commitments",
    .arguments = "[list | kept | partly | dropped] [ENTRY[:NUMBER]]",
    .summary = "list what is open, or say how one ended",
    .details = "Without ENTRY the oldest open one is meant. ENTRY:2 is the second of an entry.",
    .group = EMJ_GROUP_KEEP,
    .needs = EMJ_WRITES_JOURNAL | EMJ_NEEDS_JOURNAL,
    .options = rows,
    .run = run_commitments,
};
