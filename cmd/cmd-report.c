#include "cmd/command.h"
#include "cmd/output.h"
#include "cmd/report.h"
#include "cmd/selection.h"

#include "base/file.h"
#include "base/text.h"
#include "base/when.h"

enum { REFUSAL_COLUMNS = 160 }; /* of a line that names somebody */

/* The earlier of today and the period's end, unless said. */
static bool read_as_of(const struct emj_context *context, const char *word,
                       const struct emj_period *period, struct emj_date *ret_day,
                       GError **error)
{
    if (word) {
        if (emj_when_parse_day(word, context->today, ret_day, error))
            return true;
        g_prefix_error(error, "--as-of: ");
        return false;
    }
    bool past = emj_date_compare(period->last, context->today) < 0;
    *ret_day = past ? period->last : context->today;
    return true;
}

/* An end that is open is today or later, so that the day is known before the entries are. */
static bool foresee(const struct emj_context *context, const char *word,
                    struct emj_period *ret_period, struct emj_date *ret_day, GError **error)
{
    const struct emj_date none = { 0 };
    return emj_selection_period(context, none, none, ret_period, error) &&
           read_as_of(context, word, ret_period, ret_day, error);
}

static bool find_period(const struct emj_context *context, const struct emj_digest *digest,
                        struct emj_period *ret_period, GError **error)
{
    struct emj_date first = { 0 };
    struct emj_date last = { 0 };
    if (digest->entries->len > 0) {
        first = emj_digest_entry_at(digest, 0)->day;
        last = emj_digest_entry_at(digest, digest->entries->len - 1)->day;
    }
    return emj_selection_period(context, first, last, ret_period, error);
}

/* --- names in a shared copy --- */

/* "PATH:LINE: NAME: the line", on one line of the screen whatever is in it. */
static void tell_refusal(const struct emj_share_refusal *refusal)
{
    g_autofree char *path =
        emj_text_visible_line(refusal->path ? refusal->path : refusal->what);
    g_autofree char *name = emj_text_visible_line(refusal->name);
    g_autofree char *line = emj_text_visible_line(refusal->text);
    g_autofree char *shown = emj_text_ellipsize(line, REFUSAL_COLUMNS);
    emj_say(EMJ_TONE_PLAIN, "%s", path);
    if (refusal->line > 0)
        emj_say(EMJ_TONE_PLAIN, ":%u", refusal->line);
    emj_say(EMJ_TONE_PLAIN, ": %s: %s\n", name, shown);
}

static void tell_refusals(const GPtrArray *refusals, size_t count)
{
    for (guint i = 0; i < refusals->len; i++)
        tell_refusal(g_ptr_array_index(refusals, i));
    if (count > refusals->len)
        emj_say(EMJ_TONE_PLAIN, "and %zu more\n", count - refusals->len);
}

static bool check_names(const struct emj_report *report,
                        const struct emj_reporting_choice *choice, GError **error)
{
    size_t count = 0;
    g_autoptr(GPtrArray) refusals =
        emj_report_check_shared(report, &choice->options, choice->json, &count);
    if (count == 0)
        return true;
    tell_refusals(refusals, count);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_REFUSED,
                "nothing was written, because %s above would name somebody; write @handle "
                "for the name, or give --allow-names",
                count == 1 ? "the line" : "the lines");
    return false;
}

/* The names in such a file are not known, and so they cannot be found elsewhere. */
static bool check_unseen(const struct emj_reporting_reader *reader, GError **error)
{
    const char *first = NULL;
    size_t count = emj_reporting_unseen(reader, &first);
    if (count == 0)
        return true;
    g_autofree char *others =
        count == 1 ? g_strdup("") : g_strdup_printf(" and %zu more", count - 1);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_REFUSED,
                "nothing was written, because '%s'%s could not be searched for handles; make "
                "%s readable, or move %s out of the journal, or give --allow-names",
                first, others, count == 1 ? "it" : "them", count == 1 ? "it" : "them");
    return false;
}

static bool check_shared(const struct emj_report *report,
                         const struct emj_reporting_choice *choice,
                         const struct emj_reporting_reader *reader, GError **error)
{
    return !choice->share || choice->allow_names ||
           (check_names(report, choice, error) && check_unseen(reader, error));
}

/* --- writing --- */

static void write_to(const struct emj_report *report, const struct emj_reporting_choice *choice,
                     struct emj_sink sink)
{
    if (choice->json)
        emj_report_write_json(report, &choice->options, sink);
    else
        emj_report_write(report, &choice->options, sink);
}

static bool fill_file(const struct emj_report *report,
                      const struct emj_reporting_choice *choice, GError **error)
{
    g_autoptr(emj_file_writer) writer = emj_file_writer_new(choice->output, error);
    if (!writer)
        return false;
    write_to(report, choice, emj_file_writer_sink(writer));
    return emj_reporting_interrupted() || emj_file_writer_commit(writer, error);
}

/* A folder that is not there is a failure of the place, not "nothing found". */
static bool write_file(const struct emj_report *report,
                       const struct emj_reporting_choice *choice, GError **error)
{
    g_autoptr(GError) failed = NULL;
    emj_reporting_hold_signals();
    bool written = fill_file(report, choice, &failed);
    emj_reporting_release_signals();
    if (!written)
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_SYSTEM, "%s", failed->message);
    return written;
}

static bool print(const struct emj_report *report, const struct emj_reporting_choice *choice,
                  GError **error)
{
    if (!emj_output_begin(error))
        return false;
    write_to(report, choice, emj_output_sink());
    return emj_output_end(error);
}

/* What no program can know of a text; whoever sends the copy has to look. */
static void note_unsought(const struct emj_reporting_choice *choice)
{
    if (choice->share)
        emj_note("Read the copy before you send it: %s words about health, family or pay are "
                 "not looked for.",
                 choice->allow_names ? "names and"
                                     : "names that the journal does not know and");
}

/* --- the command --- */

static bool make_report(struct emj_context *context, struct emj_reporting_choice *choice,
                        GError **error)
{
    g_autofree char *filter = emj_selection_describe();
    g_autoptr(emj_reporting_reader) reader = emj_reporting_reader_new(context->journal);
    struct emj_report_request request = {
        .reader = emj_reporting_reader_of(reader),
        .filter = filter,
        .library = context->library,
        .config = context->config,
        .share = choice->share,
    };
    if (!foresee(context, choice->as_of, &request.period, &request.as_of, error))
        return false;
    if (choice->share)
        emj_reporting_reader_hold(reader);
    if (choice->options.entries != EMJ_REPORT_ENTRIES_NONE)
        emj_reporting_reader_keep(reader, request.period);
    g_autoptr(emj_digest) digest = emj_reporting_read(reader, context->journal, request.as_of,
                                                      true, &request.unreadable, error);
    if (!digest || !find_period(context, digest, &request.period, error))
        return false;
    request.digest = digest;

    g_autoptr(emj_report) report = emj_report_new(&request);
    if (!check_shared(report, choice, reader, error) ||
        !(choice->output ? write_file(report, choice, error) : print(report, choice, error)))
        return false;
    note_unsought(choice);
    return true;
}

static bool run_report(struct emj_context *context, char **arguments, GError **error)
{
    struct emj_reporting_choice choice = { 0 };
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error) ||
        !emj_reporting_choose(&choice, error) || !emj_selection_check(context, error))
        return false;
    if (choice.output && !emj_reporting_check_file(context->journal, choice.output, error))
        return false;
    choice.options.root = emj_journal_root(context->journal);
    return make_report(context, &choice, error);
}

const struct emj_command emj_command_report = {
    .name = "report",
    .arguments = "",
    .summary = "what was written in a period, what is missing and for how long",
    .details =
        "Without a period this month. Figures count what was written; emjournal-report(1)\n"
        "defines each of them.",
    .group = EMJ_GROUP_READ,
    .needs = EMJ_NEEDS_JOURNAL | EMJ_NEEDS_PACKS | EMJ_FILLS_MEMORY,
    .options = emj_reporting_rows,
    .shared = emj_selection_options,
    .run = run_report,
};
