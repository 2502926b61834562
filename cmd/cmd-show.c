#include "cmd/command.h"
#include "cmd/output.h"

#include "base/text.h"

enum { MAX_COLUMNS = 80 };

/* Option storage. */
static gboolean raw;

static const GOptionEntry rows[] = {
    { "raw", 0, 0, G_OPTION_ARG_NONE, &raw, "The file's bytes, as they are", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static void append_functions(GString *line, unsigned functions)
{
    for (int function = 0; function < EMJ_FUNCTION_COUNT; function++)
        if (functions & 1u << function)
            g_string_append_printf(line, "; %s", emj_function_title(function));
}

static void append_signs(GString *line, const char *label, char sign, const GPtrArray *words)
{
    for (size_t i = 0; i < words->len; i++)
        g_string_append_printf(line, "%s%c%s", i == 0 ? label : ", ", sign,
                               (const char *)g_ptr_array_index(words, i));
    if (words->len > 0)
        g_string_append_c(line, '.');
}

/* "12 November 2026, 14:32, 30 minutes. Dependency-management. Both; aligning people." */
static char *facts(const struct emj_entry *entry)
{
    g_autofree char *day = emj_date_format_long(entry->day);
    struct emj_clock clock = emj_instant_clock(entry->date);
    GString *line = g_string_new(NULL);

    g_string_append_printf(line, "%s, %02d:%02d", day, clock.hour, clock.minute);
    if (entry->minutes > 0)
        g_string_append_printf(line, ", %d minutes", entry->minutes);
    g_string_append_printf(line, ". %s%sTagged: %s", entry->activity ? entry->activity : "",
                           entry->activity ? ". " : "",
                           entry->work ? emj_work_word(entry->work) : "nothing yet");
    if (entry->tagged == EMJ_TAGGED_PROPOSED)
        g_string_append(line, " (proposed)");
    append_functions(line, entry->functions);
    g_string_append_c(line, '.');
    append_signs(line, " People: ", '@', entry->people);
    append_signs(line, " Themes: ", '#', entry->themes);
    if (emj_entry_is_private(entry))
        g_string_append(line, " Private.");
    return g_string_free(line, false);
}

static void print_wrapped(const char *text, size_t columns, const char *indent)
{
    struct emj_slice line;
    size_t offset = 0;
    while (emj_text_next_line(text, strlen(text), &offset, &line)) {
        g_autofree char *one = emj_slice_dup(line);
        g_autofree char *wrapped = emj_text_wrap(one, columns - strlen(indent), strlen(indent));
        emj_print("%s%s\n", *wrapped ? indent : "", wrapped);
    }
}

static void print_answers(const struct emj_entry *entry, size_t columns)
{
    for (size_t i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        if (!*answer->text)
            continue;
        emj_print("\n");
        if (answer->question)
            emj_print_styled(EMJ_TONE_BOLD, "%s\n", answer->question);
        const char *sign = emj_marker_sign(answer->marker);
        g_autofree char *text =
            g_strconcat(answer->text, sign ? " " : "", sign ? sign : "", NULL);
        print_wrapped(text, columns, answer->question ? "  " : "");
    }
}

static void print_commitments(const struct emj_entry *entry, size_t columns)
{
    static const char boxes[] = { ' ', 'x', '/', '-' };
    if (entry->commitments->len > 0) {
        emj_print("\n");
        emj_print_styled(EMJ_TONE_BOLD, "Commitment\n");
    }
    for (size_t i = 0; i < entry->commitments->len; i++) {
        const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, i);
        g_autofree char *line =
            g_strdup_printf("[%c] %s", boxes[commitment->state], commitment->text);
        print_wrapped(line, columns, "  ");
    }
}

static void print_entry(const struct emj_entry *entry)
{
    size_t columns = MIN(emj_output_columns(), MAX_COLUMNS);
    g_autofree char *line = facts(entry);
    if (entry->has_heading)
        emj_print_styled(EMJ_TONE_BOLD, "%s\n", entry->title);
    print_wrapped(line, columns, "");
    print_answers(entry, columns);
    print_commitments(entry, columns);
}

static bool run_show(struct emj_context *context, char **arguments, GError **error)
{
    if (!emj_arguments_expect(arguments, 1, 1, "ENTRY", error))
        return false;
    g_autoptr(emj_entry) entry = emj_journal_find(context->journal, arguments[0], error);
    if (!entry)
        return false;
    if (raw)
        emj_print_bytes(entry->bytes, entry->length);
    else
        print_entry(entry);
    return true;
}

const struct emj_command emj_command_show = {
    .name = "show",
    .arguments = "ENTRY",
    .summary = "show one entry",
    .details =
        "ENTRY is an id, a unique prefix of one, or @1 for the newest by date, @2 for the\n"
        "one before.",
    .group = EMJ_GROUP_READ,
    .needs = EMJ_NEEDS_JOURNAL,
    .options = rows,
    .run = run_show,
};
