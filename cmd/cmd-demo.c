#include "cmd/command.h"
#include "cmd/demo.h"
#include "cmd/output.h"
#include "cmd/report.h"

#include "base/file.h"
#include "entry/compose.h"
#include "entry/edit.h"
#include "tagging/tagging.h"

/* The texts are English, so their questions and cues are too, whatever the setting. */
static const char language[] = "en";

/* What the entries are written with. */
struct demo {
    struct emj_context *context;
    struct emj_journal *journal;
    struct emj_date month; /* the first day of the last full month */
};

/* --- days --- */

static struct emj_date last_day_of(struct emj_date month)
{
    month.day = emj_date_month_length(month.year, month.month);
    return month;
}

/* Monday to Friday, without the days on which nobody meets anywhere. */
static bool is_workday(struct emj_date date)
{
    bool holiday = (date.month == 12 && (date.day == 25 || date.day == 26)) ||
                   (date.month == 1 && date.day == 1);
    return emj_date_weekday(date) < 6 && !holiday;
}

/* The working day as a date. */
static struct emj_date find_day(const struct demo *demo, struct emj_demo_day day)
{
    struct emj_date date = emj_date_add_months(demo->month, -day.months_ago);
    int workday = is_workday(date) ? 1 : 0;
    while (workday < day.workday) {
        date = emj_date_add_days(date, 1);
        workday += is_workday(date) ? 1 : 0;
    }
    return date;
}

static struct emj_instant find_time(const struct demo *demo, struct emj_date date, int minutes)
{
    struct emj_clock clock = { .hour = minutes / 60, .minute = minutes % 60 };
    return emj_instant_from_local(date, clock, demo->context->zone);
}

/* A few minutes after the end, not always the same number, or the next morning. */
static struct emj_instant find_recorded(const struct demo *demo,
                                        const struct emj_demo_entry *entry)
{
    struct emj_date date = find_day(demo, entry->day);
    int pause = 2 + (entry->day.workday * 7 + entry->hour) % 11;
    if (entry->next_morning)
        return find_time(demo, emj_date_add_days(date, 1), 8 * 60 + 30 + pause);
    int end = entry->hour * 60 + entry->minute + entry->minutes;
    return find_time(demo, date, end + pause);
}

/* --- questions --- */

static const struct emj_localized *find_follow_up(const struct emj_question *question,
                                                  const char *slug)
{
    for (size_t i = 0; i < question->follow_ups->len; i++) {
        const struct emj_follow_up *follow_up = g_ptr_array_index(question->follow_ups, i);
        if (strcmp(emj_follow_up_slug(follow_up->when), slug) == 0)
            return follow_up->ask;
    }
    return NULL;
}

/*
 * The question of a pack that `id` names, with what it asks: for "QUESTION:SLUG" the
 * words of its follow-up. NULL when the pack has no such question.
 */
static const struct emj_question *find_question(const struct emj_pack *pack, const char *id,
                                                const struct emj_localized **ret_ask)
{
    g_auto(GStrv) parts = g_strsplit(id, ":", 2);
    const struct emj_question *question = emj_pack_question(pack, parts[0]);
    const struct emj_localized *ask = question ? question->ask : NULL;
    if (question && parts[1])
        ask = find_follow_up(question, parts[1]);
    if (!ask)
        return NULL;
    *ret_ask = ask;
    return question;
}

static size_t count_answers(const struct emj_demo_entry *entry)
{
    size_t count = 0;
    while (count < EMJ_DEMO_MAX_ANSWERS && entry->answers[count].question)
        count++;
    return count;
}

static bool has_questions(const struct emj_pack *pack, const struct emj_demo_entry *entry)
{
    const struct emj_localized *ask = NULL;
    for (size_t i = 0; i < count_answers(entry); i++)
        if (!find_question(pack, entry->answers[i].question, &ask))
            return false;
    return true;
}

/*
 * The pack as it is shipped: one that a person put in its place may ask other
 * questions, so shadowed ones are looked at too. NULL with `error`.
 */
static const struct emj_pack *find_pack(const struct demo *demo,
                                        const struct emj_demo_entry *entry, GError **error)
{
    const GPtrArray *items = emj_library_items(demo->context->library);
    for (size_t i = 0; i < items->len; i++) {
        const struct emj_library_item *item = g_ptr_array_index(items, i);
        if (item->pack && strcmp(item->pack->id, entry->pack) == 0 &&
            has_questions(item->pack, entry))
            return item->pack;
    }
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND,
                "the demo needs the pack '%s' as it is shipped", entry->pack);
    return NULL;
}

/* --- composing --- */

static struct emj_answer_new *make_answer(const struct emj_pack *pack,
                                          const struct emj_demo_answer *told)
{
    const struct emj_localized *ask = NULL;
    const struct emj_question *question = find_question(pack, told->question, &ask);
    struct emj_answer_new *answer = g_new0(struct emj_answer_new, 1);

    answer->prompt = g_strdup(told->question);
    answer->question = g_strdup(emj_pack_text(pack, ask, language));
    answer->side = question->side;
    answer->step = question->step;
    answer->sensitive = question->sensitive;
    answer->text = g_strdup(told->text);
    return answer;
}

static void add_answers(const struct emj_pack *pack, const struct emj_demo_entry *entry,
                        struct emj_entry_new *parts)
{
    for (size_t i = 0; i < count_answers(entry); i++) {
        const struct emj_demo_answer *told = &entry->answers[i];
        if (told->text)
            g_ptr_array_add(parts->answers, make_answer(pack, told));
        else
            g_ptr_array_add(parts->asked, g_strdup(told->question));
    }
}

/* What the tagger says of the text or the answers. New. */
static struct emj_proposal *propose(const struct emj_pack *pack,
                                    const struct emj_demo_entry *entry)
{
    struct emj_tagging_answer answers[EMJ_DEMO_MAX_ANSWERS] = { { .text = entry->message } };
    const struct emj_localized *ask = NULL;
    size_t count = entry->message ? 1 : count_answers(entry);

    for (size_t i = 0; i < count && !entry->message; i++) {
        const struct emj_demo_answer *told = &entry->answers[i];
        answers[i].question = find_question(pack, told->question, &ask);
        answers[i].side = answers[i].question->side;
        answers[i].text = told->text ? told->text : "";
    }
    g_autoptr(emj_tagger) tagger = emj_tagger_new(pack, language);
    return emj_tagger_propose(tagger, answers, count);
}

/* Answers carry the manager's choice, a text what is proposed for it. */
static void add_tags(const struct emj_pack *pack, const struct emj_demo_entry *entry,
                     struct emj_entry_new *parts)
{
    g_autoptr(emj_proposal) proposal = propose(pack, entry);
    parts->work = entry->message ? proposal->work : entry->as;
    parts->functions = emj_proposal_functions(proposal, parts->work);
    if (parts->work != EMJ_WORK_NONE)
        parts->tagged = entry->message ? EMJ_TAGGED_PROPOSED : EMJ_TAGGED_CHOSEN;
    parts->has_proposed = proposal->work != EMJ_WORK_NONE;
    parts->proposed = proposal->work;
}

/* `pack` may be NULL, as for a text without an activity. */
static struct emj_entry_new *make_parts(const struct demo *demo, const struct emj_pack *pack,
                                        const struct emj_demo_entry *entry)
{
    struct emj_entry_new *parts = emj_entry_new_create();
    struct emj_date date = find_day(demo, entry->day);
    parts->date = find_time(demo, date, entry->hour * 60 + entry->minute);
    parts->recorded = find_recorded(demo, entry);
    parts->kind = g_strdup(entry->kind);
    parts->minutes = entry->minutes;
    parts->commitment = emj_commitment_compose(entry->when, entry->will);
    if (pack) {
        parts->activity = g_strdup(pack->activity);
        parts->pack = g_strdup(pack->id);
        parts->pack_revision = pack->revision;
    }

    if (!entry->message) {
        parts->title = g_strdup(entry->title);
        add_answers(pack, entry, parts);
    } else if (entry->title) {
        parts->body = g_strdup_printf("# %s\n\n%s", entry->title, entry->message);
    } else {
        parts->body = g_strdup(entry->message);
    }
    add_tags(pack, entry, parts);
    return parts;
}

/* --- writing --- */

static bool close_commitment(const struct demo *demo, const char *path,
                             const struct emj_demo_ending *ending, GError **error)
{
    if (ending->state == EMJ_COMMITMENT_OPEN)
        return true;
    g_autoptr(emj_entry) written = emj_journal_read(demo->journal, path, error);
    if (!written)
        return false;

    size_t length = 0;
    struct emj_date day = find_day(demo, ending->day);
    g_autofree char *bytes = emj_entry_edit_commitment(written, 0, ending->state, day,
                                                       ending->reason, &length, error);
    return bytes && emj_journal_replace(demo->journal, written, bytes, length,
                                        demo->context->now.seconds, NULL, error);
}

static bool write_entry(const struct demo *demo, const struct emj_demo_entry *entry,
                        GError **error)
{
    const struct emj_pack *pack = entry->pack ? find_pack(demo, entry, error) : NULL;
    if (entry->pack && !pack)
        return false;

    size_t length = 0;
    g_autofree char *path = NULL;
    g_autoptr(emj_entry_new) parts = make_parts(demo, pack, entry);
    g_autofree char *bytes = emj_entry_compose(parts, &length);
    return emj_journal_add(demo->journal, bytes, length, &path, error) &&
           close_commitment(demo, path, &entry->ending, error);
}

static bool write_entries(const struct demo *demo, GError **error)
{
    for (size_t i = 0; i < emj_demo_entry_count; i++)
        if (!write_entry(demo, &emj_demo_entries[i], error))
            return false;
    return true;
}

/* --- showing --- */

static bool print_report(const struct demo *demo, GError **error)
{
    const struct emj_config *config = demo->context->config;
    g_autoptr(emj_reporting_reader) reader = emj_reporting_reader_new(demo->journal);
    struct emj_report_request request = {
        .period = emj_period_of(EMJ_PERIOD_MONTH, demo->month, config->calendar),
        .as_of = last_day_of(demo->month),
        .reader = emj_reporting_reader_of(reader),
        .library = demo->context->library,
        .config = config,
    };
    struct emj_report_options options = { .root = emj_journal_root(demo->journal) };
    g_autoptr(emj_digest) digest = emj_reporting_read(reader, demo->journal, request.as_of,
                                                      false, &request.unreadable, error);
    if (!digest || !emj_output_begin(error))
        return false;
    request.digest = digest;
    g_autoptr(emj_report) report = emj_report_new(&request);
    emj_report_write(report, &options, emj_output_sink());
    return emj_output_end(error) && emj_output_finish(error);
}

/* The path as a word for a shell, bare where that is safe. New string. */
static char *shell_word(const char *path)
{
    size_t bare = strspn(path, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                               "0123456789/._-");
    return path[bare] ? g_shell_quote(path) : g_strdup(path);
}

/* The program is named as it was called, so that the lines work before it is installed. */
static void tell_next(const char *program, const char *folder)
{
    g_autofree char *word = shell_word(folder);
    g_autofree char *called = shell_word(program);
    emj_note("\nThe month above is the last of six in a sample journal. Type next:\n"
             "  %s --journal %s list\n"
             "  %s --journal %s report --quarter=last\n"
             "  %s --journal %s new planning\n"
             "\nYour own journal is untouched. The sample stays until it is removed:\n"
             "  rm -r %s",
             called, word, called, word, called, word, word);
}

/* --- the command --- */

static bool run_demo(struct emj_context *context, char **arguments, GError **error)
{
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error))
        return false;
    g_autofree char *folder =
        emj_folder_make_temporary(g_get_tmp_dir(), "emjournal-demo", error);
    if (!folder)
        return false;

    struct emj_date month = emj_date_add_months(context->today, -1);
    month.day = 1;
    g_autoptr(emj_journal) journal = emj_journal_open(folder, error);
    struct demo demo = { .context = context, .journal = journal, .month = month };
    if (!journal || !write_entries(&demo, error)) {
        g_prefix_error(error, "the sample journal in '%s' is not complete: ", folder);
        return false;
    }
    if (!print_report(&demo, error))
        return false;
    tell_next(context->program, folder);
    return true;
}

const struct emj_command emj_command_demo = {
    .name = "demo",
    .arguments = "",
    .summary = "a sample journal in a temporary folder, its report, and what to type next",
    .details =
        "Writes some forty entries over six months into a new folder of $TMPDIR, prints\n"
        "the report of the last full month, and says how to look further and how to\n"
        "remove the folder. Your own journal is neither read nor changed.",
    .group = EMJ_GROUP_SETUP,
    .needs = EMJ_NEEDS_PACKS,
    .run = run_demo,
};
