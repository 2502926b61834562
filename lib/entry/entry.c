#include "entry/entry.h"

#include <string.h>

void emj_entry_free(struct emj_entry *entry)
{
    if (entry == NULL)
        return;
    GPtrArray *arrays[] = {
        entry->tags,        entry->asked,  entry->draft_steps, entry->answers,
        entry->commitments, entry->people, entry->themes,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        if (arrays[i] != NULL)
            g_ptr_array_unref(arrays[i]);
    char *strings[] = {
        entry->id,       entry->path, entry->bytes, entry->title,
        entry->activity, entry->pack, entry->kind,  entry->source,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(entry);
}

/* --- questions about an entry --- */

/* "0" is "nothing this time", in an editor as in an interview. */
bool emj_answer_has_text(const struct emj_answer *answer)
{
    return answer->text[0] != '\0' && strcmp(answer->text, "0") != 0;
}

bool emj_entry_has_content(const struct emj_entry *entry)
{
    for (guint i = 0; i < entry->answers->len; i++)
        if (emj_answer_has_text(g_ptr_array_index(entry->answers, i)))
            return true;
    return false;
}

bool emj_entry_is_private(const struct emj_entry *entry)
{
    bool private = entry->private || emj_entry_has_content(entry);
    for (guint i = 0; i < entry->answers->len && !entry->private; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        private = private && (answer->private || !emj_answer_has_text(answer));
    }
    return private;
}

bool emj_entry_has_marker(const struct emj_entry *entry, enum emj_marker marker)
{
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        if (answer->marker == marker)
            return true;
    }
    return false;
}

int emj_entry_compare(const struct emj_entry *a, const struct emj_entry *b)
{
    int order = emj_instant_compare(a->date, b->date);
    return order != 0 ? order : strcmp(a->id, b->id);
}

/* --- lists of words --- */

bool emj_words_contain(const GPtrArray *words, const char *word)
{
    for (guint i = 0; words != NULL && i < words->len; i++)
        if (strcmp(g_ptr_array_index(words, i), word) == 0)
            return true;
    return false;
}

static int compare_words(gconstpointer a, gconstpointer b)
{
    const char *const *first = a;
    const char *const *second = b;
    return strcmp(*first, *second);
}

void emj_words_sort(GPtrArray *words)
{
    if (words->len < 2)
        return;
    g_ptr_array_sort(words, compare_words);
    /* The copies move to the end, where the array frees them. */
    guint last = 0;
    for (guint i = 1; i < words->len; i++) {
        if (strcmp(words->pdata[last], words->pdata[i]) != 0) {
            gpointer copy = words->pdata[++last];
            words->pdata[last] = words->pdata[i];
            words->pdata[i] = copy;
        }
    }
    g_ptr_array_set_size(words, (gint)last + 1);
}

/* --- slugs --- */

const char *emj_commitment_state_slug(enum emj_commitment_state state)
{
    static const char *const slugs[] = {
        [EMJ_COMMITMENT_OPEN] = "open",
        [EMJ_COMMITMENT_KEPT] = "kept",
        [EMJ_COMMITMENT_PARTLY] = "partly",
        [EMJ_COMMITMENT_DROPPED] = "dropped",
    };
    return slugs[state];
}

char emj_commitment_state_box(enum emj_commitment_state state)
{
    static const char boxes[] = {
        [EMJ_COMMITMENT_OPEN] = ' ',
        [EMJ_COMMITMENT_KEPT] = 'x',
        [EMJ_COMMITMENT_PARTLY] = '/',
        [EMJ_COMMITMENT_DROPPED] = '-',
    };
    return boxes[state];
}

const char *emj_tagged_slug(enum emj_tagged tagged)
{
    static const char *const slugs[] = {
        [EMJ_TAGGED_UNSET] = NULL,
        [EMJ_TAGGED_CHOSEN] = "chosen",
        [EMJ_TAGGED_PROPOSED] = "proposed",
        [EMJ_TAGGED_IMPORTED] = "imported",
    };
    return slugs[tagged];
}

const char *emj_marker_sign(enum emj_marker marker)
{
    static const char *const signs[] = {
        [EMJ_MARKER_NONE] = NULL,
        [EMJ_MARKER_OK] = "+",
        [EMJ_MARKER_BAD] = "-",
    };
    return signs[marker];
}
