#include "entry/json.h"

#include "entry/lines.h"

json_t *emj_json_text(const char *text)
{
    if (text == NULL)
        return json_null();
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return json_string(valid);
}

json_t *emj_json_date(struct emj_date date)
{
    if (!emj_date_is_set(date))
        return json_null();
    g_autofree char *text = emj_date_format(date);
    return json_string(text);
}

static bool needs_escape(gunichar c)
{
    return c == 0x7f || (c >= 0x80 && c <= 0x9f) || c == 0x61c || c == 0x200e || c == 0x200f ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *emj_json_dump(const json_t *document)
{
    char *text = json_dumps(document, JSON_INDENT(2) | JSON_ENCODE_ANY);
    GString *escaped = g_string_sized_new(strlen(text));
    const char *run = text;
    const char *at = text;

    while (*at != '\0') {
        gunichar c = g_utf8_get_char(at);
        const char *next = g_utf8_find_next_char(at, NULL);
        if (needs_escape(c)) {
            g_string_append_len(escaped, run, at - run);
            g_string_append_printf(escaped, "\\u%04x", c);
            run = next;
        }
        at = next;
    }
    g_string_append(escaped, run);
    free(text);
    return g_string_free(escaped, false);
}

/* --- values --- */

static json_t *words_to_json(const GPtrArray *words)
{
    json_t *array = json_array();
    for (guint i = 0; i < words->len; i++)
        json_array_append_new(array, emj_json_text(g_ptr_array_index(words, i)));
    return array;
}

static json_t *instant_to_json(struct emj_instant instant)
{
    g_autofree char *text = emj_instant_format(instant);
    return emj_json_text(text);
}

static json_t *pack_to_json(const struct emj_entry *entry)
{
    if (entry->pack == NULL || entry->pack_revision == 0)
        return emj_json_text(entry->pack);
    g_autofree char *text = g_strdup_printf("%s@%d", entry->pack, entry->pack_revision);
    return emj_json_text(text);
}

static json_t *work_to_json(enum emj_work work)
{
    json_t *array = json_array();
    if ((work & EMJ_WORK_MANAGEMENT) != 0)
        json_array_append_new(array, json_string(emj_side_slug(EMJ_SIDE_MANAGEMENT)));
    if ((work & EMJ_WORK_LEADERSHIP) != 0)
        json_array_append_new(array, json_string(emj_side_slug(EMJ_SIDE_LEADERSHIP)));
    return array;
}

static json_t *functions_to_json(unsigned functions)
{
    json_t *array = json_array();
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++) {
        if ((functions & (1U << i)) != 0) {
            const char *slug = emj_function_slug((enum emj_function)i);
            json_array_append_new(array, json_string(slug));
        }
    }
    return array;
}

static json_t *path_to_json(const struct emj_entry *entry, const char *root)
{
    g_autofree char *path =
        g_strdup_printf("%s%s%s", root, g_str_has_suffix(root, "/") ? "" : "/", entry->path);
    return emj_json_text(path);
}

/* --- answers and commitments --- */

static json_t *answer_to_json(const struct emj_answer *answer)
{
    json_t *object = json_object();
    json_object_set_new(object, "prompt", emj_json_text(answer->prompt));
    json_object_set_new(object, "side", json_string(emj_side_slug(answer->side)));
    json_object_set_new(object, "step", json_string(emj_step_slug(answer->step)));
    json_object_set_new(object, "question", emj_json_text(answer->question));
    json_object_set_new(object, "text", emj_json_text(answer->text));
    json_object_set_new(object, "marker", emj_json_text(emj_marker_sign(answer->marker)));
    json_object_set_new(object, "private", json_boolean(answer->private));
    return object;
}

static json_t *answers_to_json(const struct emj_entry *entry)
{
    json_t *array = json_array();
    for (guint i = 0; i < entry->answers->len; i++)
        json_array_append_new(array, answer_to_json(g_ptr_array_index(entry->answers, i)));
    return array;
}

json_t *emj_commitment_to_json(const struct emj_entry *entry,
                               const struct emj_commitment *commitment)
{
    json_t *object = json_object();
    const char *state = emj_commitment_state_slug(commitment->state);
    json_object_set_new(object, "text", emj_json_text(commitment->text));
    json_object_set_new(object, "state", json_string(state));
    json_object_set_new(object, "made", emj_json_date(entry->day));
    json_object_set_new(object, "closed", emj_json_date(commitment->closed));
    return object;
}

static json_t *commitments_to_json(const struct emj_entry *entry)
{
    json_t *array = json_array();
    for (guint i = 0; i < entry->commitments->len; i++) {
        const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, i);
        json_array_append_new(array, emj_commitment_to_json(entry, commitment));
    }
    return array;
}

/* --- the entry --- */

static void set_facts(json_t *object, const struct emj_entry *entry)
{
    json_t *recorded = entry->has_recorded ? instant_to_json(entry->recorded) : json_null();
    json_object_set_new(object, "date", instant_to_json(entry->date));
    json_object_set_new(object, "recorded", recorded);
    json_object_set_new(object, "title", emj_json_text(entry->title));
    json_object_set_new(object, "activity", emj_json_text(entry->activity));
    json_object_set_new(object, "pack", pack_to_json(entry));
}

static void set_tags(json_t *object, const struct emj_entry *entry)
{
    json_t *minutes = entry->minutes > 0 ? json_integer(entry->minutes) : json_null();
    json_object_set_new(object, "tags", words_to_json(entry->tags));
    json_object_set_new(object, "work", work_to_json(entry->work));
    json_object_set_new(object, "tagged", emj_json_text(emj_tagged_slug(entry->tagged)));
    json_object_set_new(object, "functions", functions_to_json(entry->functions));
    json_object_set_new(object, "minutes", minutes);
}

static void set_derived(json_t *object, const struct emj_entry *entry)
{
    bool highlight = emj_entry_has_marker(entry, EMJ_MARKER_OK);
    json_object_set_new(object, "words", json_integer((json_int_t)entry->words));
    json_object_set_new(object, "people", words_to_json(entry->people));
    json_object_set_new(object, "themes", words_to_json(entry->themes));
    json_object_set_new(object, "highlight", json_boolean(highlight));
    json_object_set_new(object, "answers", answers_to_json(entry));
    json_object_set_new(object, "commitments", commitments_to_json(entry));
}

json_t *emj_entry_to_json(const struct emj_entry *entry, const char *root, bool with_body)
{
    json_t *object = json_object();
    json_object_set_new(object, "id", emj_json_text(entry->id));
    json_object_set_new(object, "path", path_to_json(entry, root));
    set_facts(object, entry);
    set_tags(object, entry);
    set_derived(object, entry);
    if (with_body) {
        size_t length = entry->length - entry->body;
        g_autofree char *body =
            length > 0 ? g_utf8_make_valid(entry->bytes + entry->body, (gssize)length)
                       : g_strdup("");
        json_object_set_new(object, "body", json_string(body));
    }
    return object;
}
