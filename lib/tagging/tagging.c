#include "tagging/tagging.h"

#include "tagging/base-cues.h"
#include "tagging/cue-match.h"
#include "tagging/points.h"

struct emj_tagger {
    struct emj_cues *cues;
};

/* The pack's words come first: its author knows them better than the program does. */
static void add_pack_cues(struct emj_cues *cues, const GPtrArray *groups)
{
    for (size_t i = 0; groups && i < groups->len; i++) {
        const struct emj_cue_group *group = g_ptr_array_index(groups, i);

        for (size_t j = 0; j < group->words->len; j++)
            emj_cues_add(cues, g_ptr_array_index(group->words, j), group->function,
                         group->points);
    }
}

static void add_base_cues(struct emj_cues *cues, const char *language)
{
    size_t count = 0;
    const struct emj_base_cues *groups = emj_base_cues(language, &count);

    for (size_t i = 0; i < count; i++) {
        g_auto(GStrv) words = g_strsplit(groups[i].words, "|", -1);

        for (size_t j = 0; words[j]; j++)
            emj_cues_add(cues, words[j], groups[i].function, groups[i].points);
    }
}

struct emj_tagger *emj_tagger_new(const struct emj_pack *pack, const char *language)
{
    struct emj_tagger *tagger = g_new0(struct emj_tagger, 1);

    tagger->cues = emj_cues_new();
    if (pack)
        add_pack_cues(tagger->cues, emj_pack_cues(pack, language));
    add_base_cues(tagger->cues, language);
    return tagger;
}

void emj_tagger_free(struct emj_tagger *tagger)
{
    if (!tagger)
        return;
    emj_cues_free(tagger->cues);
    g_free(tagger);
}

/* Without a cue in the language even an answer's one point must not speak. */
static struct emj_proposal *propose_nothing(void)
{
    g_autoptr(GArray) hits = g_array_new(FALSE, TRUE, sizeof(struct emj_cue_hit));

    return emj_points_propose(hits, NULL, 0);
}

struct emj_proposal *emj_tagger_propose(const struct emj_tagger *tagger,
                                        const struct emj_tagging_answer *answers, size_t count)
{
    g_autofree const char **texts = NULL;
    g_autoptr(GArray) hits = NULL;

    if (emj_cues_count(tagger->cues) == 0)
        return propose_nothing();
    texts = g_new0(const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        texts[i] = answers[i].text;
    hits = emj_cues_find(tagger->cues, texts, count);
    return emj_points_propose(hits, answers, count);
}

void emj_proposal_free(struct emj_proposal *proposal)
{
    if (!proposal)
        return;
    g_ptr_array_unref(proposal->reasons);
    g_free(proposal);
}

unsigned emj_proposal_functions(const struct emj_proposal *proposal, enum emj_work work)
{
    unsigned functions = 0;

    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        if (emj_side_work(emj_function_side((enum emj_function)i)) & work)
            functions |= proposal->functions & (1u << i);
    return functions;
}
