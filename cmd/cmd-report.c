#include "cmd/command.h"
#include "cmd/output.h"
#include "cmd/selection.h"

#include "base/file.h"
#include "base/when.h"
#include "report/report.h"

/* Option storage. */
static char *format;
static char *entries_word;
static char *as_of_word;
static char *output;
static gboolean no_tables;

static const GOptionEntry rows[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "auto (default), md or json", "FORMAT" },
    { "entries", 0, 0, G_OPTION_ARG_STRING, &entries_word,
      "Also the period's entries: none (default), list or full", "HOW" },
    { "no-tables", 0, 0, G_OPTION_ARG_NONE, &no_tables, "Print lists in place of tables",
      NULL },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of_word,
      "Count ages to this day instead of today or the period's end", "DAY" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Write to FILE, readable by you alone",
      "FILE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static bool check_word(const char *option, const char *word, const char *const *words,
                       GError **error)
{
    if (!word || g_strv_contains(words, word))
        return true;
    g_autofree char *known = g_strjoinv(", ", (char **)(void *)(uintptr_t)words);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "%s must be one of %s, not '%s'", option,
                known, word);
    return false;
}

static bool check_options(GError **error)
{
    static const char *const formats[] = { "auto", "md", "json", NULL };
    static const char *const entries[] = { "none", "list", "full", NULL };
    return check_word("--format", format, formats, error) &&
           check_word("--entries", entries_word, entries, error);
}

static enum emj_report_entries entries_option(void)
{
    if (g_strcmp0(entries_word, "full") == 0)
        return EMJ_REPORT_ENTRIES_FULL;
    return g_strcmp0(entries_word, "list") == 0 ? EMJ_REPORT_ENTRIES_LIST
                                                : EMJ_REPORT_ENTRIES_NONE;
}

/* The earlier of today and the period's end, unless said. */
static bool read_as_of(const struct emj_context *context, const struct emj_period *period,
                       struct emj_date *ret_day, GError **error)
{
    if (as_of_word) {
        if (emj_when_parse_day(as_of_word, context->today, ret_day, error))
            return true;
        g_prefix_error(error, "--as-of: ");
        return false;
    }
    bool past = emj_date_compare(period->last, context->today) < 0;
    *ret_day = past ? period->last : context->today;
    return true;
}

static void take_filtered(const GPtrArray *entries, GPtrArray *taken)
{
    for (size_t i = 0; i < entries->len; i++) {
        struct emj_entry *entry = g_ptr_array_index(entries, i);
        if (emj_selection_takes(entry))
            g_ptr_array_add(taken, entry);
    }
}

/* A folder that is not there is a failure of the place, not "nothing found". */
static bool write_file(const char *text, GError **error)
{
    g_autoptr(GError) failed = NULL;
    if (emj_file_put_path(output, text, strlen(text), &failed))
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_SYSTEM, "%s", failed->message);
    return false;
}

static bool write_report(const struct emj_context *context, const struct emj_report *report,
                         GError **error)
{
    struct emj_report_options options = {
        .entries = entries_option(),
        .no_tables = no_tables,
        .root = emj_journal_root(context->journal),
    };
    if (g_strcmp0(format, "json") == 0) {
        g_autofree char *json = emj_json_format(emj_report_to_json(report, &options));
        if (output)
            return write_file(json, error);
        emj_print_bytes(json, strlen(json));
        return true;
    }

    g_autofree char *markdown = emj_report_to_markdown(report, &options);
    if (output)
        return write_file(markdown, error);
    return emj_output_page(markdown, error);
}

static bool run_report(struct emj_context *context, char **arguments, GError **error)
{
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error) || !check_options(error) ||
        !emj_selection_check(context, error))
        return false;
    g_autoptr(emj_journal_scan_result) scan = emj_context_scan(context, NULL, error);
    if (!scan)
        return false;

    g_autoptr(GPtrArray) taken = g_ptr_array_new();
    g_autofree char *filter = emj_selection_describe();
    take_filtered(scan->entries, taken);

    struct emj_report_request request = {
        .entries = taken,
        .unreadable = scan->unreadable->len,
        .filter = filter,
        .library = context->library,
        .config = context->config,
    };
    if (!emj_selection_period(context, taken, &request.period, error) ||
        !read_as_of(context, &request.period, &request.as_of, error))
        return false;
    g_autoptr(emj_report) report = emj_report_new(&request);
    return write_report(context, report, error);
}

const struct emj_command emj_command_report = {
    .name = "report",
    .arguments = "",
    .summary = "what was written in a period, what is missing and for how long",
    .details =
        "Without a period this month. Figures count what was written; emjournal-report(1)\n"
        "defines each of them.",
    .group = EMJ_GROUP_READ,
    .needs = EMJ_NEEDS_JOURNAL | EMJ_NEEDS_PACKS,
    .options = rows,
    .shared = emj_selection_options,
    .run = run_report,
};
