#include "entry/json.h"
#include "report/json-parts.h"

/* --- highlights and setbacks --- */

/* What a highlight and a setback have in common. */
static json_t *pick_json(const struct emj_report_json *json, const struct emj_pick *pick)
{
    const struct emj_digest_entry *entry = pick->entry;
    json_t *object = json_object();
    json_object_set_new(object, "date", emj_json_date(entry->day));
    json_object_set_new(object, "activity", emj_json_activity(json, entry->activity));
    json_object_set_new(object, "text",
                        emj_json_line(json, entry->path, pick->line, pick->text));
    return object;
}

/* How picks were found; null when there are none. */
static json_t *picked_json(const struct emj_picks *picks)
{
    if (!picks->items || picks->items->len == 0)
        return json_null();
    return json_string(picks->automatic ? "automatic" : "marked");
}

json_t *emj_json_highlights(const struct emj_report_json *json)
{
    const struct emj_picks *picks = &json->report->highlights;
    json_t *array = json_array();
    for (guint i = 0; i < picks->items->len; i++) {
        const struct emj_pick *pick = g_ptr_array_index(picks->items, i);
        json_t *object = pick_json(json, pick);
        json_t *evidence =
            emj_json_line(json, pick->entry->path, pick->evidence_line, pick->evidence);
        json_object_set_new(object, "evidence", evidence);
        json_object_set_new(object, "entry", emj_json_id(json, pick->entry));
        json_object_set_new(object, "picked", picked_json(picks));
        json_array_append_new(array, object);
    }
    return array;
}

json_t *emj_json_setbacks(const struct emj_report_json *json)
{
    const GPtrArray *items = json->report->setbacks.items;
    json_t *array = json_array();
    for (guint i = 0; i < items->len; i++) {
        const struct emj_pick *pick = g_ptr_array_index(items, i);
        json_t *object = pick_json(json, pick);
        json_object_set_new(object, "entry", emj_json_id(json, pick->entry));
        json_array_append_new(array, object);
    }
    return array;
}

/* --- people and themes --- */

static void append_people(json_t *array, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const struct emj_person_line *line = g_ptr_array_index(lines, i);
        json_t *object = json_object();
        json_object_set_new(object, "handle", emj_json_text(line->handle));
        json_object_set_new(object, "mentions", emj_json_size(line->mentions));
        json_object_set_new(object, "last", emj_json_date(line->last));
        json_object_set_new(object, "with_example", emj_json_size(line->with_example));
        json_array_append_new(array, object);
    }
}

json_t *emj_json_people(const struct emj_report_json *json)
{
    json_t *array = json_array();
    append_people(array, json->report->people.mentioned);
    append_people(array, json->report->people.missing);
    return array;
}

json_t *emj_json_themes(const struct emj_report_json *json)
{
    const GPtrArray *themes = json->report->themes.themes;
    json_t *array = json_array();
    for (guint i = 0; i < themes->len; i++) {
        const struct emj_theme_line *line = g_ptr_array_index(themes, i);
        json_t *object = json_object();
        json_object_set_new(object, "theme",
                            emj_json_words(json, EMJ_SHARE_THEME, line->theme));
        json_object_set_new(object, "entries", emj_json_size(line->entries));
        json_object_set_new(object, "previous", emj_json_size(line->previous));
        json_array_append_new(array, object);
    }
    return array;
}

json_t *emj_json_frequent_words(const struct emj_report_json *json)
{
    const GPtrArray *words = json->report->themes.frequent;
    json_t *array = json_array();
    for (guint i = 0; i < words->len; i++) {
        const struct emj_frequent_word *word = g_ptr_array_index(words, i);
        json_t *object = json_object();
        json_object_set_new(object, "word", emj_json_words(json, EMJ_SHARE_WORD, word->word));
        json_object_set_new(object, "entries", emj_json_size(word->entries));
        json_array_append_new(array, object);
    }
    return array;
}

/* --- a review --- */

json_t *emj_json_months(const struct emj_report_json *json)
{
    const GPtrArray *months = json->report->review.months;
    json_t *array = json_array();
    for (guint i = 0; i < months->len; i++) {
        const struct emj_review_month *month = g_ptr_array_index(months, i);
        json_t *object = json_object();
        json_object_set_new(object, "label", emj_json_text(month->label));
        json_object_set_new(object, "from", emj_json_date(month->period.first));
        json_object_set_new(object, "to", emj_json_date(month->period.last));
        json_object_set_new(object, "entries", emj_json_size(month->entries));
        json_object_set_new(object, "highlights", emj_json_size(month->highlights));
        json_object_set_new(object, "closed", emj_json_size(month->closed));
        json_array_append_new(array, object);
    }
    return array;
}

/* The entries of picks; `picks` may be NULL. */
static void append_ids(const struct emj_report_json *json, json_t *ids, const GPtrArray *picks)
{
    for (guint i = 0; picks && i < picks->len; i++) {
        const struct emj_pick *pick = g_ptr_array_index(picks, i);
        json_array_append_new(ids, emj_json_id(json, pick->entry));
    }
}

json_t *emj_json_expectations(const struct emj_report_json *json)
{
    const GPtrArray *expectations = json->report->review.expectations;
    json_t *array = json_array();
    for (guint i = 0; i < expectations->len; i++) {
        const struct emj_expectation *expectation = g_ptr_array_index(expectations, i);
        json_t *object = json_object();
        json_t *ids = json_array();
        json_t *own = json_array();
        append_ids(json, ids, expectation->highlights);
        append_ids(json, own, expectation->picks.items);
        json_object_set_new(object, "heading",
                            emj_json_words(json, EMJ_SHARE_HEADING, expectation->title));
        json_object_set_new(object, "entries", emj_json_size(expectation->entries));
        json_object_set_new(object, "highlights", ids);
        json_object_set_new(object, "others", own);
        json_object_set_new(object, "others_picked", picked_json(&expectation->picks));
        json_array_append_new(array, object);
    }
    return array;
}
