#include "entry/json.h"
#include "entry/text.h"
#include "report/json-parts.h"
#include "report/json.h"
#include "report/sections/phrases.h"

/* null where there are too few tagged entries for a percentage. */
static json_t *percent_json(const struct emj_counts *counts, struct emj_units units)
{
    if (emj_counts_tagged(counts) < EMJ_SHARE_MIN_ENTRIES || units.of == 0)
        return json_null();
    return json_integer(emj_percent(units.leadership, units.of));
}

static json_t *period_json(const struct emj_report *report)
{
    return json_pack(
        "{s:o, s:o, s:o, s:o}", "from", emj_json_date(report->request.period.first), "to",
        emj_json_date(report->request.period.last), "label", emj_json_text(report->label),
        "as_of", emj_json_date(report->request.as_of));
}

static json_t *entries_json(const struct emj_report *report)
{
    const struct emj_counts *counts = &report->balance.counts;
    json_t *object = json_object();
    json_object_set_new(object, "total", emj_json_size(report->entries->len));
    json_object_set_new(object, "days", emj_json_size(report->days));
    json_object_set_new(object, "management", emj_json_size(counts->management));
    json_object_set_new(object, "leadership", emj_json_size(counts->leadership));
    json_object_set_new(object, "both", emj_json_size(counts->both));
    json_object_set_new(object, "untagged", emj_json_size(counts->untagged));
    json_object_set_new(object, "proposed", emj_json_size(report->proposed));
    json_object_set_new(object, "private", emj_json_size(report->private));
    json_object_set_new(object, "unreadable", emj_json_size(report->request.unreadable));
    json_object_set_new(object, "same_day",
                        report->request.share ? json_null() : emj_json_size(report->same_day));
    return object;
}

static json_t *units_json(const struct emj_balance *balance, struct emj_units units)
{
    return json_pack("{s:I, s:I, s:o}", "leadership_units", (json_int_t)units.leadership, "of",
                     (json_int_t)units.of, "percent", percent_json(&balance->counts, units));
}

static json_t *minutes_json(const struct emj_report *report)
{
    const struct emj_balance *balance = &report->balance;
    size_t tagged = emj_counts_tagged(&balance->counts);
    if (report->request.share)
        return json_null();
    json_t *object = units_json(balance, balance->minutes);
    json_object_set_new(object, "entries_with", emj_json_size(balance->with_minutes));
    if (balance->with_minutes * 100 < tagged * EMJ_SHARE_MINUTES_PERCENT)
        json_object_set_new(object, "percent", json_null());
    return object;
}

/* Where words have no spaces between them their number means nothing. */
static json_t *words_json(const struct emj_report *report)
{
    if (report->request.share)
        return json_null();
    json_t *object = units_json(&report->balance, report->balance.words);
    if (!emj_phrase_words_are_spaced(report->request.config->language))
        json_object_set_new(object, "percent", json_null());
    return object;
}

static json_t *change_json(const struct emj_change *change)
{
    const char *verdict = emj_verdict_word(change->verdict);
    struct emj_units units = emj_units_of_counts(&change->before);
    return json_pack("{s:o, s:o, s:o, s:o}", "against", emj_json_text(change->against),
                     "percent", percent_json(&change->before, units), "n",
                     emj_json_size(emj_counts_tagged(&change->before)), "verdict",
                     emj_json_text(verdict));
}

static json_t *history_json(const struct emj_period_counts *bar)
{
    const struct emj_counts *counts = &bar->counts;
    json_t *object = json_object();
    json_object_set_new(object, "label", emj_json_text(bar->label));
    json_object_set_new(object, "from", emj_json_date(bar->period.first));
    json_object_set_new(object, "to", emj_json_date(bar->period.last));
    json_object_set_new(object, "n", emj_json_size(emj_counts_tagged(counts)));
    json_object_set_new(object, "management", emj_json_size(counts->management));
    json_object_set_new(object, "both", emj_json_size(counts->both));
    json_object_set_new(object, "leadership", emj_json_size(counts->leadership));
    json_object_set_new(object, "percent", percent_json(counts, emj_units_of_counts(counts)));
    return object;
}

static json_t *balance_json(const struct emj_report *report)
{
    const struct emj_balance *balance = &report->balance;
    json_t *changes = json_array();
    json_t *history = json_array();
    for (guint i = 0; i < balance->changes->len; i++)
        json_array_append_new(changes, change_json(g_ptr_array_index(balance->changes, i)));
    for (guint i = 0; i < balance->history->len; i++)
        json_array_append_new(history, history_json(g_ptr_array_index(balance->history, i)));
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "entries",
                     units_json(balance, balance->entries), "minutes", minutes_json(report),
                     "words", words_json(report), "change", changes, "history", history);
}

static json_t *side_json(const struct emj_coverage_side *side)
{
    return json_pack("{s:o, s:o, s:o}", "entries", emj_json_size(side->entries), "last",
                     emj_json_date(side->last), "age_days",
                     side->age_days < 0 ? json_null() : json_integer(side->age_days));
}

static json_t *title_json(const struct emj_report_json *json,
                          const struct emj_coverage_row *row)
{
    g_autofree char *title = emj_quote_activity(&json->quoter, row->activity);
    return emj_json_text(title);
}

static json_t *coverage_json(const struct emj_report_json *json)
{
    const GPtrArray *coverage = json->report->coverage;
    json_t *rows = json_array();
    for (guint i = 0; i < coverage->len; i++) {
        const struct emj_coverage_row *row = g_ptr_array_index(coverage, i);
        json_array_append_new(rows, json_pack("{s:o, s:o, s:o, s:i, s:o, s:o}", "activity",
                                              emj_json_activity(json, row->activity), "title",
                                              title_json(json, row), "entries",
                                              emj_json_size(row->entries), "cadence_days",
                                              row->cadence_days, "management",
                                              side_json(&row->management), "leadership",
                                              side_json(&row->leadership)));
    }
    return rows;
}

static json_t *no_activity_json(const struct emj_report *report)
{
    const struct emj_coverage_row *row = &report->no_activity;
    return json_pack("{s:o, s:o, s:o}", "entries", emj_json_size(row->entries), "management",
                     emj_json_size(row->management.entries), "leadership",
                     emj_json_size(row->leadership.entries));
}

static json_t *functions_json(const struct emj_report *report)
{
    json_t *object = json_object();
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        json_object_set_new(object, emj_function_slug((enum emj_function)i),
                            emj_json_size(report->functions[i]));
    return object;
}

/* A side of ANY is null: the whole activity. */
static json_t *side_word(enum emj_side side)
{
    return side == EMJ_SIDE_ANY ? json_null() : json_string(emj_side_slug(side));
}

static json_t *gaps_json(const struct emj_report_json *json)
{
    json_t *gaps = json_array();
    for (guint i = 0; i < json->report->gaps->len; i++) {
        const struct emj_gap *gap = g_ptr_array_index(json->report->gaps, i);
        json_array_append_new(
            gaps, json_pack("{s:o, s:o, s:o, s:i, s:i}", "activity",
                            emj_json_activity(json, gap->activity), "side",
                            side_word(gap->side), "last", emj_json_date(gap->last), "age_days",
                            gap->age_days, "cadence_days", gap->cadence_days));
    }
    return gaps;
}

static json_t *silence_json(const struct emj_silence *silence)
{
    if (silence->days == 0)
        return json_null();
    return json_pack("{s:o, s:o, s:i}", "from", emj_json_date(silence->first), "to",
                     emj_json_date(silence->last), "days", silence->days);
}

static json_t *item_json(const struct emj_report_json *json,
                         const struct emj_commitment_line *line)
{
    const struct emj_digest_commitment *commitment = line->commitment;
    bool private =
        line->entry->private || emj_text_is_private(commitment->text, strlen(commitment->text));
    bool withheld = private && json->report->request.share;
    json_t *object = json_object();
    json_t *text =
        withheld ? json_null()
                 : emj_json_shown(json, line->entry->path, commitment->line, commitment->text);
    json_object_set_new(object, "text", text);
    json_object_set_new(object, "state", json_string(emj_commitment_state_slug(line->state)));
    json_object_set_new(object, "made", withheld ? json_null() : emj_json_date(line->made));
    json_object_set_new(object, "closed", withheld ? json_null() : emj_json_date(line->closed));
    json_object_set_new(object, "entry",
                        withheld ? json_null() : emj_json_id(json, line->entry));
    return object;
}

static json_t *carry_json(const struct emj_report *report)
{
    json_t *carried = json_array();
    for (guint i = 0; i < report->carry_forward->len; i++) {
        const struct emj_carry_forward *carry = g_ptr_array_index(report->carry_forward, i);
        json_array_append_new(carried, json_pack("{s:o, s:o, s:o, s:o}", "activity",
                                                 emj_json_text(carry->activity), "side",
                                                 side_word(carry->side), "prompt",
                                                 emj_json_text(carry->prompt), "ask",
                                                 emj_json_text(carry->ask)));
    }
    return carried;
}

/* --- the figures, in the order they are written --- */

static json_t *figures_json(const struct emj_report_json *json)
{
    const struct emj_report *report = json->report;
    json_t *object = json_pack("{s:i, s:s}", "emjournal", 1, "kind", "report");
    json_object_set_new(object, "period", period_json(report));
    json_object_set_new(object, "entries", entries_json(report));
    json_object_set_new(object, "balance", balance_json(report));
    json_object_set_new(object, "coverage", coverage_json(json));
    json_object_set_new(object, "no_activity", no_activity_json(report));
    json_object_set_new(object, "functions", functions_json(report));
    json_object_set_new(object, "gaps", gaps_json(json));
    json_object_set_new(object, "silence", silence_json(&report->silence));
    return object;
}

/* Without the items. */
static json_t *commitments_json(const struct emj_report *report)
{
    const struct emj_commitment_figures *figures = &report->commitments;
    json_t *object = json_object();
    json_object_set_new(object, "carried_in", emj_json_size(figures->carried_in));
    json_object_set_new(object, "made", emj_json_size(figures->made));
    json_object_set_new(object, "kept", emj_json_size(figures->kept));
    json_object_set_new(object, "partly", emj_json_size(figures->partly));
    json_object_set_new(object, "dropped", emj_json_size(figures->dropped));
    json_object_set_new(object, "open", emj_json_size(figures->open));
    return object;
}

static json_t *findings_json(const struct emj_report_json *json)
{
    json_t *object = json_object();
    json_object_set_new(object, "highlights", emj_json_highlights(json));
    json_object_set_new(object, "setbacks", emj_json_setbacks(json));
    json_object_set_new(object, "people", emj_json_people(json));
    json_object_set_new(object, "themes", emj_json_themes(json));
    json_object_set_new(object, "frequent_words", emj_json_frequent_words(json));
    json_object_set_new(object, "evidence_by_month", emj_json_months(json));
    json_object_set_new(object, "by_expectation", emj_json_expectations(json));
    json_object_set_new(object, "carry_forward", carry_json(json->report));
    return object;
}

/* --- writing --- */

static void put(const struct emj_sink *sink, const char *text)
{
    emj_sink_write(sink, EMJ_TONE_PLAIN, text);
}

/* The lines of `text`, `length` bytes without a newline at the end, moved to the right. */
static void write_indented(const struct emj_sink *sink, const char *text, size_t length,
                           const char *indent)
{
    const char *stop = text + length;
    while (text < stop) {
        const char *end = memchr(text, '\n', (size_t)(stop - text));
        const char *next = end ? end + 1 : stop;
        put(sink, indent);
        sink->write(sink->data, EMJ_TONE_PLAIN, text, (size_t)(next - text));
        text = next;
    }
}

/*
 * The members of an object without its braces, to stand among those of one that is
 * not held as a whole. Takes the reference.
 */
static void write_members(const struct emj_sink *sink, json_t *object, const char *indent)
{
    g_autofree char *text = emj_json_dump(object);
    size_t opening = strlen("{\n");
    size_t closing = strlen("\n}");
    json_decref(object);
    put(sink, "\n");
    write_indented(sink, text + opening, strlen(text) - opening - closing, indent);
}

/* Takes the reference. */
static void write_item(const struct emj_sink *sink, json_t *item, bool first,
                       const char *indent)
{
    g_autofree char *text = emj_json_dump(item);
    json_decref(item);
    put(sink, first ? "\n" : ",\n");
    write_indented(sink, text, strlen(text), indent);
}

/* Ten years have more commitments than should be held as JSON at once. */
static void write_commitments(const struct emj_report_json *json, const struct emj_sink *sink)
{
    const struct emj_commitment_figures *figures = &json->report->commitments;
    const GPtrArray *lines[] = { figures->closed_items, figures->open_items };
    bool first = true;
    put(sink, ",\n  \"commitments\": {");
    write_members(sink, commitments_json(json->report), "  ");
    put(sink, ",\n    \"items\": [");
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        for (guint j = 0; j < lines[i]->len; j++) {
            write_item(sink, item_json(json, g_ptr_array_index(lines[i], j)), first, "      ");
            first = false;
        }
    put(sink, first ? "]\n  }" : "\n    ]\n  }");
}

/* The entries one after another, so that only one is held at a time. */
static void write_list(const struct emj_report_json *json, const struct emj_sink *sink)
{
    const struct emj_report *report = json->report;
    bool first = true;
    put(sink, ",\n  \"list\": [");
    for (guint i = 0; i < report->entries->len; i++) {
        g_autoptr(emj_entry) entry =
            emj_report_read(report, g_ptr_array_index(report->entries, i));
        if (!entry)
            continue;
        write_item(sink, emj_json_entry(json, entry), first, "    ");
        first = false;
    }
    put(sink, first ? "]" : "\n  ]");
}

void emj_report_json(const struct emj_report *report, const struct emj_report_options *options,
                     struct emj_share *share, struct emj_sink sink)
{
    g_assert(share || !report->request.share);
    struct emj_report_json json = { .report = report, .options = options, .share = share };
    emj_quoter_init(&json.quoter, report, EMJ_FORMAT_TEXT, share);
    put(&sink, "{");
    write_members(&sink, figures_json(&json), "");
    write_commitments(&json, &sink);
    put(&sink, ",");
    write_members(&sink, findings_json(&json), "");
    if (options->entries != EMJ_REPORT_ENTRIES_NONE)
        write_list(&json, &sink);
    put(&sink, "\n}\n");
    emj_quoter_clear(&json.quoter);
}
