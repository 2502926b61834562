#include "entry/json.h"
#include "entry/text.h"
#include "report/json-parts.h"

/*
 * In a shared copy the object of a private copy is made first and then every value in
 * it is replaced, so that a key added to entries later is null here until somebody
 * decides that it may be shown.
 */
static void set_null(json_t *object)
{
    const char *key = NULL;
    json_t *value = NULL;
    json_object_foreach (object, key, value) {
        bool list = json_is_array(value);
        json_object_set_new(object, key, list ? json_array() : json_null());
    }
}

/* Takes `value`. The key stands in its place among the others already. */
static void set(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

/* Keeps what `from` says. */
static void keep(json_t *object, const char *key, const json_t *from)
{
    json_object_set(object, key, json_object_get(from, key));
}

static json_t *title_json(const struct emj_report_json *json, const struct emj_entry *entry)
{
    g_autofree char *title = emj_share_title(json->share, entry);
    return emj_json_text(title);
}

static json_t *words_json(const struct emj_report_json *json, const struct emj_entry *entry,
                          const GPtrArray *words)
{
    json_t *array = json_array();
    for (guint i = 0; i < words->len; i++)
        json_array_append_new(
            array, emj_json_shown(json, entry->path, 0, g_ptr_array_index(words, i)));
    return array;
}

static json_t *themes_json(const struct emj_report_json *json, const struct emj_entry *entry)
{
    g_autoptr(GPtrArray) themes = g_ptr_array_new_with_free_func(g_free);
    emj_entry_collect_open_signs(entry, NULL, themes);
    return words_json(json, entry, themes);
}

/* --- answers and commitments --- */

static json_t *answer_json(const struct emj_report_json *json, const struct emj_entry *entry,
                           const struct emj_answer *answer)
{
    json_t *object = json_object();
    const char *marker = emj_marker_sign(answer->marker);
    const struct emj_entry *at = entry;
    set(object, "prompt", emj_json_shown(json, at->path, answer->line, answer->prompt));
    set(object, "side", json_string(emj_side_slug(answer->side)));
    set(object, "step", json_string(emj_step_slug(answer->step)));
    set(object, "question", emj_json_shown(json, at->path, answer->line, answer->question));
    set(object, "text", emj_json_shown(json, at->path, answer->text_line, answer->text));
    set(object, "marker", emj_json_text(marker));
    set(object, "private", json_false());
    return object;
}

static json_t *answers_json(const struct emj_report_json *json, const struct emj_entry *entry)
{
    json_t *array = json_array();
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        if (!answer->private)
            json_array_append_new(array, answer_json(json, entry, answer));
    }
    return array;
}

static json_t *commitments_json(const struct emj_report_json *json,
                                const struct emj_entry *entry)
{
    json_t *array = json_array();
    for (guint i = 0; i < entry->commitments->len; i++) {
        const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, i);
        json_t *object = emj_commitment_to_json(entry, commitment);
        set(object, "text",
            emj_json_shown(json, entry->path, commitment->line, commitment->text));
        json_array_append_new(array, object);
    }
    return array;
}

/* --- the entry --- */

static size_t open_words(const struct emj_entry *entry)
{
    size_t words = 0;
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        words += answer->private ? 0 : answer->words;
    }
    return words;
}

static bool has_open_highlight(const struct emj_entry *entry)
{
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        if (answer->marker == EMJ_MARKER_OK && !answer->private)
            return true;
    }
    return false;
}

static json_t *body_json(const struct emj_report_json *json, const struct emj_entry *entry)
{
    size_t length = 0;
    g_autofree char *body = emj_share_body(json->share, entry, &length);
    g_autofree char *valid = g_utf8_make_valid(body, (gssize)length);
    return json_string(valid);
}

/* The "@" before the revision is no sign of a person. */
static json_t *pack_json(const struct emj_report_json *json, const struct emj_entry *entry)
{
    g_autofree char *id = emj_share_text(json->share, entry->path, 0, entry->pack);
    if (!id || entry->pack_revision == 0)
        return emj_json_text(id);
    g_autofree char *pack = g_strdup_printf("%s@%d", id, entry->pack_revision);
    return emj_json_text(pack);
}

static void set_open(const struct emj_report_json *json, const struct emj_entry *entry,
                     json_t *object, const json_t *whole)
{
    static const char *const kept[] = { "tagged", "functions", "minutes" };
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        keep(object, kept[i], whole);
    set(object, "id", emj_json_shown(json, entry->path, 0, entry->id));
    set(object, "title", title_json(json, entry));
    set(object, "activity", emj_json_shown(json, entry->path, 0, entry->activity));
    set(object, "pack", pack_json(json, entry));
    set(object, "tags", words_json(json, entry, entry->tags));
    set(object, "words", emj_json_size(open_words(entry)));
    set(object, "themes", themes_json(json, entry));
    set(object, "highlight", json_boolean(has_open_highlight(entry)));
    set(object, "answers", answers_json(json, entry));
    set(object, "commitments", commitments_json(json, entry));
    if (json_object_get(whole, "body"))
        set(object, "body", body_json(json, entry));
}

static json_t *shared_json(const struct emj_report_json *json, const struct emj_entry *entry,
                           const json_t *whole)
{
    bool private = emj_entry_is_private(entry);
    json_t *object = json_copy((json_t *)(uintptr_t)whole);
    set_null(object);
    keep(object, "date", whole);
    keep(object, "work", whole);
    if (!private)
        set_open(json, entry, object, whole);
    set(object, "private", json_boolean(private));
    return object;
}

json_t *emj_json_entry(const struct emj_report_json *json, const struct emj_entry *entry)
{
    bool full = json->options->entries == EMJ_REPORT_ENTRIES_FULL;
    json_t *whole = emj_entry_to_json(entry, json->options->root, full);
    if (!json->report->request.share)
        return whole;
    json_t *object = shared_json(json, entry, whole);
    json_decref(whole);
    return object;
}
