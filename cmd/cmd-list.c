#include "cmd/command.h"
#include "cmd/output.h"
#include "cmd/selection.h"

#include "base/text.h"
#include "entry/json.h"

enum {
    TAG_COLUMNS = 11,
    MIN_TITLE_COLUMNS = 12, /* of less nothing can be told */
};

/* Option storage. */
static char *limit_word;
static gboolean untagged;
static gboolean proposed;
static gboolean with_body;
static char *format;

static const GOptionEntry rows[] = {
    { "limit", 'n', 0, G_OPTION_ARG_STRING, &limit_word, "At most N entries", "N" },
    { "untagged", 0, 0, G_OPTION_ARG_NONE, &untagged, "Only entries without a work tag", NULL },
    { "proposed", 0, 0, G_OPTION_ARG_NONE, &proposed, "Only entries whose tag nobody confirmed",
      NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "text (default) or json", "FORMAT" },
    { "body", 0, 0, G_OPTION_ARG_NONE, &with_body, "With each entry's text", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

/* *ret_limit is 0 for none. */
static bool check_options(int64_t *ret_limit, GError **error)
{
    static const char *const formats[] = { "text", "json", NULL };
    if (format && !g_strv_contains(formats, format)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--format must be text or json, not '%s'", format);
        return false;
    }
    if (limit_word && !emj_text_to_int(limit_word, 1, G_MAXUINT32, ret_limit)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--limit must be a whole number from 1 on, not '%s'", limit_word);
        return false;
    }
    return true;
}

static bool wanted(const struct emj_entry *entry, const struct emj_period *period)
{
    return (!period || emj_period_contains(*period, entry->day)) &&
           (!untagged || entry->work == EMJ_WORK_NONE) &&
           (!proposed || entry->tagged == EMJ_TAGGED_PROPOSED) && emj_selection_takes(entry);
}

/* Newest first, at most `limit` unless it is 0; borrowed entries in a new array. */
static GPtrArray *select_entries(const GPtrArray *entries, const struct emj_period *period,
                                 int64_t limit)
{
    GPtrArray *selected = g_ptr_array_new();
    for (size_t i = entries->len; i > 0; i--) {
        struct emj_entry *entry = g_ptr_array_index(entries, i - 1);
        if (limit > 0 && selected->len == limit)
            break;
        if (wanted(entry, period))
            g_ptr_array_add(selected, entry);
    }
    return selected;
}

static void print_body(const struct emj_entry *entry)
{
    const char *body = entry->bytes + entry->body;
    g_autofree char *text = g_utf8_make_valid(body, (gssize)(entry->length - entry->body));
    emj_print("\n%s\n", g_strstrip(text));
}

/* On a terminal an entry is one line of the screen; elsewhere its title is whole. */
static void print_title(const char *title, size_t column, const char *behind)
{
    size_t columns = emj_output_columns();
    size_t around = column + strlen(behind);
    bool cut = emj_output_is_terminal() && around + MIN_TITLE_COLUMNS <= columns;
    g_autofree char *shown =
        cut ? emj_text_ellipsize(title, columns - around) : g_strdup(title);
    emj_print("  %s%s\n", shown, behind);
}

/* A question mark behind the tag: nobody has confirmed it. */
static void print_line(const struct emj_entry *entry, size_t id_columns)
{
    const char *word = entry->work ? emj_work_word(entry->work) : "untagged";
    g_autofree char *tag =
        g_strconcat(word, entry->tagged == EMJ_TAGGED_PROPOSED ? "?" : "", NULL);
    g_autofree char *title = emj_text_visible_line(entry->title ? entry->title : "");
    enum emj_tone tone = entry->work == EMJ_WORK_MANAGEMENT   ? EMJ_TONE_MANAGEMENT
                         : entry->work == EMJ_WORK_LEADERSHIP ? EMJ_TONE_LEADERSHIP
                                                              : EMJ_TONE_PLAIN;
    emj_print("%-*s  ", (int)id_columns, entry->id);
    emj_print_styled(tone, "%-*s", TAG_COLUMNS, tag);
    print_title(title, id_columns + TAG_COLUMNS + 2 * strlen("  "),
                emj_entry_is_private(entry) ? " (private)" : "");
}

static void print_text(const GPtrArray *entries)
{
    size_t id_columns = 0;
    for (size_t i = 0; i < entries->len; i++) {
        const struct emj_entry *entry = g_ptr_array_index(entries, i);
        id_columns = MAX(id_columns, strlen(entry->id));
    }
    for (size_t i = 0; i < entries->len; i++) {
        const struct emj_entry *entry = g_ptr_array_index(entries, i);
        if (with_body && i > 0)
            emj_print("\n");
        print_line(entry, id_columns);
        if (with_body)
            print_body(entry);
    }
}

static void print_entries_json(const struct emj_context *context, const GPtrArray *entries)
{
    const char *root = emj_journal_root(context->journal);
    json_t *list = json_array();
    for (size_t i = 0; i < entries->len; i++)
        json_array_append_new(
            list, emj_entry_to_json(g_ptr_array_index(entries, i), root, with_body));
    emj_print_json(
        json_pack("{s:i, s:s, s:o}", "emjournal", 1, "kind", "list", "entries", list));
}

/* `entries` are oldest first. */
static bool read_period(const struct emj_context *context, const GPtrArray *entries,
                        struct emj_period *ret_period, GError **error)
{
    struct emj_date first = { 0 };
    struct emj_date last = { 0 };
    if (entries->len > 0) {
        const struct emj_entry *oldest = g_ptr_array_index(entries, 0);
        const struct emj_entry *newest = g_ptr_array_index(entries, entries->len - 1);
        first = oldest->day;
        last = newest->day;
    }
    return emj_selection_period(context, first, last, ret_period, error);
}

static bool run_list(struct emj_context *context, char **arguments, GError **error)
{
    int64_t limit = 0;
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error) || !check_options(&limit, error) ||
        !emj_selection_check(context, error))
        return false;

    g_autoptr(emj_journal_scan_result) scan = emj_context_scan(context, NULL, error);
    struct emj_period period = { 0 };
    if (!scan || !read_period(context, scan->entries, &period, error))
        return false;
    bool limited = emj_selection_has_period() && period.kind != EMJ_PERIOD_ALL;
    g_autoptr(GPtrArray) entries =
        select_entries(scan->entries, limited ? &period : NULL, limit);
    if (g_strcmp0(format, "json") == 0)
        print_entries_json(context, entries);
    else
        print_text(entries);
    return true;
}

const struct emj_command emj_command_list = {
    .name = "list",
    .arguments = "",
    .summary = "list entries, newest first",
    .details =
        "All entries, unless a period or filter is given. A question mark behind a tag says\n"
        "that nobody has confirmed it yet.",
    .group = EMJ_GROUP_READ,
    .needs = EMJ_NEEDS_JOURNAL | EMJ_NEEDS_PACKS,
    .options = rows,
    .shared = emj_selection_options,
    .run = run_list,
};
