/*
 * Any bytes as an entry: read, turned into JSON, edited in every way, taken apart
 * and composed again. An edit may refuse, but what it gives must be right.
 */
#include <stdint.h>
#include <string.h>

#include "entry/compose.h"
#include "entry/edit.h"
#include "entry/entry.h"
#include "entry/json.h"
#include "entry/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    COMPOSED_MAX = 8 * 1024, /* a larger front matter may leave its limit when rewritten */
};

static struct emj_entry *read_bytes(const char *bytes, size_t length)
{
    g_autoptr(emj_diags) diags = emj_diags_new("fuzz.md");
    char *copy = g_malloc0(length + 1);
    memcpy(copy, bytes, length);
    struct emj_entry *entry = emj_entry_read("2026/11/fuzz.md", copy, length, diags);
    g_assert((entry == NULL) == (emj_diags_errors(diags) > 0));
    return entry;
}

/* --- what was read --- */

static void check_text(const char *text)
{
    g_assert(text == NULL || g_utf8_validate(text, -1, NULL));
}

static void check_entry(const struct emj_entry *entry, const char *bytes, size_t length)
{
    size_t words = 0;
    g_assert(entry->length == length && memcmp(entry->bytes, bytes, length) == 0);
    g_assert(entry->body <= length);
    check_text(entry->title);
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        check_text(answer->text);
        check_text(answer->question);
        check_text(answer->prompt);
        g_assert(answer->private || !answer->sensitive);
        words += answer->words;
        g_autofree char *quote = emj_answer_quote(answer);
        check_text(quote);
        g_assert(strchr(quote, '\n') == NULL);
    }
    g_assert(entry->words == words);
    for (guint i = 1; i < entry->people->len; i++)
        g_assert(strcmp(entry->people->pdata[i - 1], entry->people->pdata[i]) < 0);
    json_t *json = emj_entry_to_json(entry, "/journal", true);
    char *text = json_dumps(json, 0);
    g_assert(text != NULL);
    free(text);
    json_decref(json);
}

/* --- edits --- */

/* The entry after an edit; NULL when the edit refused, with the body of `entry` otherwise. */
static struct emj_entry *edited(const struct emj_entry *entry, char *bytes, size_t length,
                                bool same_body)
{
    if (bytes == NULL)
        return NULL;
    struct emj_entry *changed = read_bytes(bytes, length);
    g_free(bytes);
    g_assert(changed != NULL);
    g_assert(changed->answers->len == entry->answers->len);
    g_assert(changed->words == entry->words);
    g_assert(!same_body || (length - changed->body == entry->length - entry->body &&
                            memcmp(changed->bytes + changed->body, entry->bytes + entry->body,
                                   length - changed->body) == 0));
    return changed;
}

static void edit_front(const struct emj_entry *entry)
{
    size_t length = 0;
    for (int i = EMJ_WORK_NONE; i <= EMJ_WORK_BOTH; i++) {
        enum emj_work work = (enum emj_work)i;
        char *bytes = emj_entry_edit_work(entry, work, EMJ_TAGGED_CHOSEN, 0, &length, NULL);
        g_autoptr(emj_entry) changed = edited(entry, bytes, length, true);
        g_assert(changed == NULL || (changed->work == work && changed->functions == 0));
    }
    char *bytes = emj_entry_edit_minutes(entry, 42, &length, NULL);
    g_autoptr(emj_entry) timed = edited(entry, bytes, length, true);
    g_assert(timed == NULL || timed->minutes == 42);
    bytes = emj_entry_edit_private(entry, !entry->private, &length, NULL);
    g_autoptr(emj_entry) hidden = edited(entry, bytes, length, true);
    g_assert(hidden == NULL || hidden->private != entry->private);
    bytes = emj_entry_edit_date(entry, (struct emj_instant){ 86400, 60 }, &length, NULL);
    g_autoptr(emj_entry) moved = edited(entry, bytes, length, true);
    g_assert(moved == NULL || moved->day.year == 1970);
}

static void edit_body(const struct emj_entry *entry)
{
    size_t length = 0;
    char *bytes = emj_entry_edit_title(entry, "New title", &length, NULL);
    g_autoptr(emj_entry) named = edited(entry, bytes, length, false);
    g_assert(named == NULL || strcmp(named->title, "New title") == 0);
    bytes = emj_entry_edit_title(entry, NULL, &length, NULL);
    g_autoptr(emj_entry) unnamed = edited(entry, bytes, length, false);
    g_assert(unnamed == NULL || !unnamed->has_heading);
    for (guint i = 0; i < MIN(entry->commitments->len, 3); i++) {
        struct emj_date day = { 2026, 10, 27 };
        bytes = emj_entry_edit_commitment(entry, i, EMJ_COMMITMENT_DROPPED, day, "replaced",
                                          &length, NULL);
        g_autoptr(emj_entry) closed = edited(entry, bytes, length, false);
        g_assert(closed == NULL || closed->commitments->len == entry->commitments->len);
    }
}

/* --- composing --- */

static void copy_answers(struct emj_entry_new *parts, const struct emj_entry *entry)
{
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        const char *sign = emj_marker_sign(answer->marker);
        struct emj_answer_new *copy = g_new0(struct emj_answer_new, 1);
        copy->prompt = g_strdup(answer->prompt);
        copy->question = g_strdup(answer->question);
        copy->side = answer->side;
        copy->step = answer->step;
        copy->sensitive = answer->sensitive;
        copy->text = sign != NULL ? g_strdup_printf("%s %s", answer->text, sign)
                                  : g_strdup(answer->text);
        g_ptr_array_add(parts->answers, copy);
    }
}

static gpointer copy_word(gconstpointer word, gpointer data G_GNUC_UNUSED)
{
    return g_strdup(word);
}

static struct emj_entry *recomposed(const struct emj_entry *entry)
{
    g_autoptr(emj_entry_new) parts = emj_entry_new_create();
    parts->date = entry->date;
    parts->recorded = entry->recorded;
    parts->activity = g_strdup(entry->activity);
    parts->pack = g_strdup(entry->pack);
    parts->pack_revision = entry->pack_revision;
    parts->work = entry->work;
    parts->tagged = entry->tagged;
    parts->functions = entry->functions;
    parts->minutes = entry->minutes;
    parts->kind = g_strdup(entry->kind);
    g_ptr_array_extend(parts->asked, entry->asked, copy_word, NULL);
    parts->private = entry->private;
    parts->source = g_strdup(entry->source);
    parts->title = entry->has_heading ? g_strdup(entry->title) : NULL;
    if (entry->commitments->len > 0) {
        const struct emj_commitment *first = g_ptr_array_index(entry->commitments, 0);
        parts->commitment = g_strdup(first->text);
    }
    copy_answers(parts, entry);
    size_t length = 0;
    g_autofree char *bytes = emj_entry_compose(parts, &length);
    struct emj_entry *result = read_bytes(bytes, length);
    g_assert(result != NULL);
    g_assert(result->work == entry->work && result->tagged == entry->tagged);
    g_assert(result->functions == entry->functions && result->minutes == entry->minutes);
    g_assert(result->private == entry->private);
    g_assert(g_strcmp0(result->activity, entry->activity) == 0);
    return result;
}

/* Once composed twice, an entry is in the one form and stays there. */
static void compose_again(const struct emj_entry *entry)
{
    g_autoptr(emj_entry) first = recomposed(entry);
    g_autoptr(emj_entry) second = recomposed(first);
    g_autoptr(emj_entry) third = recomposed(second);
    g_assert(second->length == third->length);
    g_assert(memcmp(second->bytes, third->bytes, second->length) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    g_autoptr(emj_entry) entry = read_bytes(bytes, size);
    if (entry == NULL)
        return 0;
    check_entry(entry, bytes, size);
    edit_front(entry);
    edit_body(entry);
    if (entry->body <= COMPOSED_MAX)
        compose_again(entry);
    return 0;
}
