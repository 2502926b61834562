#include "pack/pack.h"

#include "base/language.h"
#include "pack/model.h"

/* --- making and freeing --- */

static void free_array(GPtrArray *array)
{
    if (array != NULL)
        g_ptr_array_unref(array);
}

struct emj_localized *emj_localized_new(void)
{
    struct emj_localized *localized = g_new0(struct emj_localized, 1);
    localized->languages = g_ptr_array_new_full(1, g_free);
    localized->texts = g_ptr_array_new_full(1, g_free);
    return localized;
}

void emj_localized_add(struct emj_localized *localized, const char *language, const char *text)
{
    g_ptr_array_add(localized->languages, g_strdup(language));
    g_ptr_array_add(localized->texts, g_strdup(text));
}

void emj_localized_free(void *localized)
{
    struct emj_localized *doomed = localized;
    if (doomed == NULL)
        return;
    free_array(doomed->languages);
    free_array(doomed->texts);
    g_free(doomed);
}

void emj_choice_free(void *choice)
{
    struct emj_choice *doomed = choice;
    if (doomed == NULL)
        return;
    g_free(doomed->id);
    emj_localized_free(doomed->label);
    g_free(doomed);
}

void emj_follow_up_free(void *follow_up)
{
    struct emj_follow_up *doomed = follow_up;
    if (doomed == NULL)
        return;
    free_array(doomed->mentions);
    emj_localized_free(doomed->ask);
    g_free(doomed);
}

void emj_question_free(void *question)
{
    struct emj_question *doomed = question;
    if (doomed == NULL)
        return;
    g_free(doomed->id);
    emj_localized_free(doomed->ask);
    emj_localized_free(doomed->hint);
    free_array(doomed->choices);
    free_array(doomed->only_for);
    free_array(doomed->follow_ups);
    g_free(doomed);
}

void emj_cue_group_free(void *group)
{
    struct emj_cue_group *doomed = group;
    if (doomed == NULL)
        return;
    free_array(doomed->words);
    g_free(doomed);
}

void emj_cue_list_free(void *list)
{
    struct emj_cue_list *doomed = list;
    if (doomed == NULL)
        return;
    g_free(doomed->language);
    free_array(doomed->groups);
    g_free(doomed);
}

void emj_pack_free(struct emj_pack *pack)
{
    if (pack == NULL)
        return;
    g_free(pack->id);
    g_free(pack->language);
    emj_localized_free(pack->title);
    emj_localized_free(pack->about);
    g_free(pack->author);
    g_free(pack->licence);
    g_free(pack->source);
    g_free(pack->activity);
    free_array(pack->aliases);
    free_array(pack->questions);
    free_array(pack->cues);
    emj_localized_free(pack->commitment_when);
    emj_localized_free(pack->commitment_will);
    g_free(pack);
}

/* --- languages --- */

/*
 * The index of the longest of `tags` that serves `language`, which is the first
 * one met when subtags are dropped from the right; -1 for none.
 */
static int best_tag(const GPtrArray *tags, const char *language)
{
    int best = -1;
    size_t best_length = 0;
    for (guint i = 0; i < tags->len; i++) {
        const char *tag = g_ptr_array_index(tags, i);
        if (emj_language_serves(tag, language) && strlen(tag) > best_length) {
            best = (int)i;
            best_length = strlen(tag);
        }
    }
    return best;
}

/* --- looking up --- */

const struct emj_question *emj_pack_question(const struct emj_pack *pack, const char *id)
{
    for (guint i = 0; i < pack->questions->len; i++) {
        const struct emj_question *question = g_ptr_array_index(pack->questions, i);
        if (strcmp(question->id, id) == 0)
            return question;
    }
    return NULL;
}

const char *emj_pack_text(const struct emj_pack *pack, const struct emj_localized *text,
                          const char *language)
{
    if (text == NULL)
        return NULL;
    int found = language != NULL ? best_tag(text->languages, language) : -1;
    if (found < 0)
        found = best_tag(text->languages, pack->language);
    return g_ptr_array_index(text->texts, MAX(found, 0));
}

const GPtrArray *emj_pack_cues(const struct emj_pack *pack, const char *language)
{
    const struct emj_cue_list *best = NULL;
    for (guint i = 0; i < pack->cues->len; i++) {
        const struct emj_cue_list *list = g_ptr_array_index(pack->cues, i);
        if (emj_language_serves(list->language, language) &&
            (best == NULL || strlen(list->language) > strlen(best->language)))
            best = list;
    }
    return best != NULL ? best->groups : NULL;
}

const char *emj_follow_up_slug(enum emj_follow_up_when when)
{
    static const char *const slugs[] = {
        [EMJ_FOLLOW_UP_SHORT] = "short",         [EMJ_FOLLOW_UP_EMPTY] = "empty",
        [EMJ_FOLLOW_UP_MARKED_OK] = "marked-ok", [EMJ_FOLLOW_UP_MARKED_BAD] = "marked-bad",
        [EMJ_FOLLOW_UP_MENTIONS] = "mentions",
    };
    return slugs[when];
}
