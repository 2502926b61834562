#include "entry/json.h"
#include "report/phrases.h"

static json_t *size_json(size_t size)
{
    return json_integer((json_int_t)size);
}

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
    json_object_set_new(object, "total", size_json(report->entries->len));
    json_object_set_new(object, "days", size_json(report->days));
    json_object_set_new(object, "management", size_json(counts->management));
    json_object_set_new(object, "leadership", size_json(counts->leadership));
    json_object_set_new(object, "both", size_json(counts->both));
    json_object_set_new(object, "untagged", size_json(counts->untagged));
    json_object_set_new(object, "proposed", size_json(report->proposed));
    json_object_set_new(object, "private", size_json(report->private));
    json_object_set_new(object, "unreadable", size_json(report->request.unreadable));
    json_object_set_new(object, "same_day", size_json(report->same_day));
    return object;
}

static json_t *units_json(const struct emj_balance *balance, struct emj_units units)
{
    return json_pack("{s:I, s:I, s:o}", "leadership_units", (json_int_t)units.leadership, "of",
                     (json_int_t)units.of, "percent", percent_json(&balance->counts, units));
}

static json_t *minutes_json(const struct emj_balance *balance)
{
    size_t tagged = emj_counts_tagged(&balance->counts);
    json_t *object = units_json(balance, balance->minutes);
    json_object_set_new(object, "entries_with", size_json(balance->with_minutes));
    if (balance->with_minutes * 100 < tagged * EMJ_SHARE_MINUTES_PERCENT)
        json_object_set_new(object, "percent", json_null());
    return object;
}

/* Where words have no spaces between them their number means nothing. */
static json_t *words_json(const struct emj_report *report)
{
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
                     size_json(emj_counts_tagged(&change->before)), "verdict",
                     emj_json_text(verdict));
}

static json_t *history_json(const struct emj_period_counts *bar)
{
    const struct emj_counts *counts = &bar->counts;
    json_t *object = json_object();
    json_object_set_new(object, "label", emj_json_text(bar->label));
    json_object_set_new(object, "from", emj_json_date(bar->period.first));
    json_object_set_new(object, "to", emj_json_date(bar->period.last));
    json_object_set_new(object, "n", size_json(emj_counts_tagged(counts)));
    json_object_set_new(object, "management", size_json(counts->management));
    json_object_set_new(object, "both", size_json(counts->both));
    json_object_set_new(object, "leadership", size_json(counts->leadership));
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
                     units_json(balance, balance->entries), "minutes", minutes_json(balance),
                     "words", words_json(report), "change", changes, "history", history);
}

static json_t *side_json(const struct emj_coverage_side *side)
{
    return json_pack("{s:o, s:o, s:o}", "entries", size_json(side->entries), "last",
                     emj_json_date(side->last), "age_days",
                     side->age_days < 0 ? json_null() : json_integer(side->age_days));
}

static json_t *coverage_json(const struct emj_report *report)
{
    json_t *rows = json_array();
    for (guint i = 0; i < report->coverage->len; i++) {
        const struct emj_coverage_row *row = g_ptr_array_index(report->coverage, i);
        json_array_append_new(
            rows, json_pack("{s:o, s:o, s:o, s:i, s:o, s:o}", "activity",
                            emj_json_text(row->activity), "title", emj_json_text(row->title),
                            "entries", size_json(row->entries), "cadence_days",
                            row->cadence_days, "management", side_json(&row->management),
                            "leadership", side_json(&row->leadership)));
    }
    return rows;
}

static json_t *functions_json(const struct emj_report *report)
{
    json_t *object = json_object();
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        json_object_set_new(object, emj_function_slug((enum emj_function)i),
                            size_json(report->functions[i]));
    return object;
}

/* A side of ANY is null: the whole activity. */
static json_t *side_word(enum emj_side side)
{
    return side == EMJ_SIDE_ANY ? json_null() : json_string(emj_side_slug(side));
}

static json_t *gaps_json(const struct emj_report *report)
{
    json_t *gaps = json_array();
    for (guint i = 0; i < report->gaps->len; i++) {
        const struct emj_gap *gap = g_ptr_array_index(report->gaps, i);
        json_array_append_new(
            gaps,
            json_pack("{s:o, s:o, s:o, s:i, s:i}", "activity", emj_json_text(gap->activity),
                      "side", side_word(gap->side), "last", emj_json_date(gap->last),
                      "age_days", gap->age_days, "cadence_days", gap->cadence_days));
    }
    return gaps;
}

static void append_items(json_t *items, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const struct emj_commitment_line *line = g_ptr_array_index(lines, i);
        json_array_append_new(items, json_pack("{s:o, s:s, s:o, s:o, s:o}", "text",
                                               emj_json_text(line->commitment->text), "state",
                                               emj_commitment_state_slug(line->state), "made",
                                               emj_json_date(line->made), "closed",
                                               emj_json_date(line->closed), "entry",
                                               emj_json_text(line->entry->id)));
    }
}

static json_t *commitments_json(const struct emj_report *report)
{
    const struct emj_commitment_figures *figures = &report->commitments;
    json_t *items = json_array();
    append_items(items, figures->closed_items);
    append_items(items, figures->open_items);
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "carried_in",
                     size_json(figures->carried_in), "made", size_json(figures->made), "kept",
                     size_json(figures->kept), "partly", size_json(figures->partly), "dropped",
                     size_json(figures->dropped), "open", size_json(figures->open), "items",
                     items);
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

static json_t *list_json(const struct emj_report *report,
                         const struct emj_report_options *options)
{
    json_t *list = json_array();
    bool full = options->entries == EMJ_REPORT_ENTRIES_FULL;
    for (guint i = 0; i < report->entries->len; i++)
        json_array_append_new(list, emj_entry_to_json(g_ptr_array_index(report->entries, i),
                                                      options->root, full));
    return list;
}

json_t *emj_report_to_json(const struct emj_report *report,
                           const struct emj_report_options *options)
{
    json_t *object = json_pack("{s:i, s:s}", "emjournal", 1, "kind", "report");
    json_object_set_new(object, "period", period_json(report));
    json_object_set_new(object, "entries", entries_json(report));
    json_object_set_new(object, "balance", balance_json(report));
    json_object_set_new(object, "coverage", coverage_json(report));
    json_object_set_new(object, "functions", functions_json(report));
    json_object_set_new(object, "gaps", gaps_json(report));
    json_object_set_new(object, "commitments", commitments_json(report));
    json_object_set_new(object, "carry_forward", carry_json(report));
    if (options->entries != EMJ_REPORT_ENTRIES_NONE)
        json_object_set_new(object, "list", list_json(report, options));
    return object;
}
