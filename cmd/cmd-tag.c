#include "cmd/command.h"
#include "cmd/output.h"
#include "cmd/tagging.h"

/* Option storage. */
static char *as;
static gboolean agreement;

static const GOptionEntry rows[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, "Tag it management, leadership or both", "WORK" },
    { "agreement", 0, 0, G_OPTION_ARG_NONE, &agreement,
      "Print how often blind tags agree with what would have been proposed", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static bool tag_one(struct emj_context *context, const char *word, GError **error)
{
    enum emj_work work = EMJ_WORK_NONE;
    if (!emj_work_from_word(as, &work)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--as must be management, leadership or both, not '%s'", as);
        return false;
    }
    g_autoptr(emj_entry) entry = emj_journal_find(context->journal, word, error);
    if (!entry)
        return false;
    g_autoptr(emj_proposal) proposal = emj_propose_for_entry(context, entry);
    if (!emj_write_tag(context, entry, work, emj_proposal_functions(proposal, work), error))
        return false;
    emj_note("%s: %s", entry->id, emj_work_word(work));
    return true;
}

/* Entries that nobody has tagged yet, or whose tag nobody has confirmed. */
static bool needs_a_tag(const struct emj_entry *entry)
{
    return emj_entry_has_content(entry) &&
           (entry->work == EMJ_WORK_NONE || entry->tagged == EMJ_TAGGED_PROPOSED);
}

static void show_entry(const struct emj_entry *entry, size_t position, size_t total)
{
    g_autofree char *day = emj_date_format_long(entry->day);
    emj_say(EMJ_TONE_DIM, "\n%zu of %zu  %s%s%s\n", position, total, day,
            entry->activity ? ", " : "", entry->activity ? entry->activity : "");
    if (entry->title)
        emj_say(EMJ_TONE_BOLD, "%s\n", entry->title);
    for (size_t i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        if (answer->question)
            emj_say(EMJ_TONE_DIM, "%s\n", answer->question);
        emj_say(EMJ_TONE_PLAIN, "%s\n", answer->text);
    }
}

/* One entry of the walk; *ret_step is where the walk goes: 1, -1, or 0 for its end. */
static bool walk_one(struct emj_context *context, const struct emj_entry *listed,
                     size_t position, size_t total, int *ret_step, GError **error)
{
    /* Read again: a walk that goes back meets what it wrote itself. */
    g_autoptr(emj_entry) entry = emj_journal_read(context->journal, listed->path, error);
    if (!entry)
        return false;
    g_autoptr(emj_proposal) proposal = emj_propose_for_entry(context, entry);
    enum emj_work work = EMJ_WORK_NONE;

    show_entry(entry, position, total);
    enum emj_tag_key key = emj_ask_tag(proposal, entry->answers->len, &work);
    *ret_step = key == EMJ_TAG_QUIT ? 0 : key == EMJ_TAG_BACK ? -1 : 1;
    if (key == EMJ_TAG_INTERRUPTED) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                    "interrupted; what was tagged is saved");
        return false;
    }
    return key != EMJ_TAG_CHOSEN ||
           emj_write_tag(context, entry, work, emj_proposal_functions(proposal, work), error);
}

static bool walk(struct emj_context *context, const GPtrArray *untagged, GError **error)
{
    size_t i = 0;
    int step = 1;
    while (i < untagged->len && step != 0) {
        if (!walk_one(context, g_ptr_array_index(untagged, i), i + 1, untagged->len, &step,
                      error))
            return false;
        if (step > 0)
            i++;
        else if (i > 0)
            i--;
    }
    return true;
}

static bool walk_untagged(struct emj_context *context, GError **error)
{
    g_autoptr(emj_journal_scan_result) scan = emj_context_scan(context, NULL, error);
    if (!scan)
        return false;

    g_autoptr(GPtrArray) untagged = g_ptr_array_new();
    for (size_t i = 0; i < scan->entries->len; i++)
        if (needs_a_tag(g_ptr_array_index(scan->entries, i)))
            g_ptr_array_add(untagged, g_ptr_array_index(scan->entries, i));
    if (untagged->len == 0) {
        emj_note("Every entry is tagged.");
        return true;
    }
    if (!emj_terminal_is_interactive()) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "%u %s for a tag; 'tag' asks in a terminal, 'tag ID --as WORK' "
                    "does not ask",
                    untagged->len, untagged->len == 1 ? "entry waits" : "entries wait");
        return false;
    }

    emj_terminal_begin();
    return walk(context, untagged, error);
}

static bool print_agreement(struct emj_context *context, GError **error)
{
    size_t blind = 0;
    size_t agreed = 0;
    g_autoptr(emj_journal_scan_result) scan = emj_context_scan(context, NULL, error);
    if (!scan)
        return false;

    for (size_t i = 0; i < scan->entries->len; i++) {
        const struct emj_entry *entry = g_ptr_array_index(scan->entries, i);
        if (!entry->blind || !entry->has_proposed || entry->tagged != EMJ_TAGGED_CHOSEN)
            continue;
        blind++;
        agreed += entry->work == entry->proposed;
    }
    emj_print("%zu of %zu blind tags agree with what would have been proposed.\n", agreed,
              blind);
    return true;
}

static bool run_tag(struct emj_context *context, char **arguments, GError **error)
{
    if (!as && !agreement && arguments[0]) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "'tag %s' needs --as management, leadership or both", arguments[0]);
        return false;
    }
    if (!emj_arguments_expect(arguments, as ? 1 : 0, as ? 1 : 0, "ENTRY", error))
        return false;
    if (agreement)
        return print_agreement(context, error);
    return as ? tag_one(context, arguments[0], error) : walk_untagged(context, error);
}

const struct emj_command emj_command_tag = {
    .name = "tag",
    .arguments = "[ENTRY --as WORK]",
    .summary = "confirm proposed tags and tag what is untagged, one key each",
    .details =
        "Without ENTRY the untagged and the merely proposed entries are shown one by one,\n"
        "each with a proposal and its reason. ENTRY is an id, a unique prefix of one, or\n"
        "@1 for the newest.",
    .group = EMJ_GROUP_KEEP,
    .needs = EMJ_WRITES_JOURNAL | EMJ_NEEDS_JOURNAL | EMJ_NEEDS_PACKS,
    .options = rows,
    .run = run_tag,
};
