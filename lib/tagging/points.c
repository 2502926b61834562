#include "tagging/points.h"

#include <stdint.h>

#include "base/text.h"

/* A side as an index: 0 management, 1 leadership. */
enum { SIDES = 2 };

struct tally {
    int64_t cues[SIDES];
    bool answered[SIDES];                  /* in four words or more */
    int64_t functions[EMJ_FUNCTION_COUNT]; /* points of cues */
    bool asked[EMJ_FUNCTION_COUNT];        /* its question was answered so */
};

static size_t side_index(enum emj_side side)
{
    return side == EMJ_SIDE_LEADERSHIP ? 1 : 0;
}

static enum emj_work function_work(enum emj_function function)
{
    return emj_side_work(emj_function_side(function));
}

/* --- the rule --- */

enum emj_work emj_points_work(int management, int leadership)
{
    int lead = ABS(management - leadership);
    int higher = MAX(management, leadership);

    if (MIN(management, leadership) >= EMJ_POINTS_BOTH && lead <= EMJ_POINTS_BOTH_APART)
        return EMJ_WORK_BOTH;
    if (higher < EMJ_POINTS_ONE || lead < EMJ_POINTS_ONE_LEAD)
        return EMJ_WORK_NONE;
    return management > leadership ? EMJ_WORK_MANAGEMENT : EMJ_WORK_LEADERSHIP;
}

double emj_points_probability(int management, int leadership)
{
    int lead = CLAMP(leadership - management, -EMJ_POINTS_CUE_CAP, EMJ_POINTS_CUE_CAP);

    return 0.5 + 0.45 * lead / EMJ_POINTS_CUE_CAP;
}

/* --- counting --- */

/* Tokens with a letter or digit, so that a marker is none. */
static size_t count_words(const char *text)
{
    size_t words = 0;
    g_auto(GStrv) tokens = g_strsplit_set(text, " \t\r\n", -1);

    for (size_t i = 0; tokens[i]; i++)
        words += emj_text_has_alnum(tokens[i], strlen(tokens[i]));
    return words;
}

static void tally_answer(struct tally *tally, const struct emj_tagging_answer *answer)
{
    if (answer->side == EMJ_SIDE_ANY || count_words(answer->text) < EMJ_POINTS_ANSWER_WORDS)
        return;
    tally->answered[side_index(answer->side)] = true;
    if (answer->question && answer->question->function < EMJ_FUNCTION_COUNT)
        tally->asked[answer->question->function] = true;
}

static void tally_hit(struct tally *tally, const struct emj_cue_hit *hit)
{
    if (hit->function >= EMJ_FUNCTION_COUNT)
        return;
    tally->cues[side_index(emj_function_side(hit->function))] += hit->points;
    tally->functions[hit->function] += hit->points;
}

static int tally_points(const struct tally *tally, enum emj_side side)
{
    size_t index = side_index(side);

    return (int)MIN(tally->cues[index], EMJ_POINTS_CUE_CAP) + (tally->answered[index] ? 1 : 0);
}

/*
 * The side's function with the most points; of equal ones, or where no cue spoke,
 * that of a question answered at some length, then the first of the list. The bit
 * of no function is 0.
 */
static unsigned best_function(const struct tally *tally, enum emj_side side)
{
    int64_t best = 0;
    unsigned bit = 0;

    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++) {
        int64_t score = tally->functions[i] * 2 + (tally->asked[i] ? 1 : 0);

        if (emj_function_side((enum emj_function)i) != side || score <= best)
            continue;
        best = score;
        bit = 1u << i;
    }
    return bit;
}

/* --- reasons --- */

static int compare_hits(const void *a, const void *b)
{
    const struct emj_cue_hit *left = *(const struct emj_cue_hit *const *)a;
    const struct emj_cue_hit *right = *(const struct emj_cue_hit *const *)b;

    if (left->points != right->points)
        return left->points > right->points ? -1 : 1;
    if (left->text != right->text)
        return left->text < right->text ? -1 : 1;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    /* "late in the day" tells more than "late". */
    return (left->length < right->length) - (left->length > right->length);
}

static bool overlaps(const struct emj_cue_hit *a, const struct emj_cue_hit *b)
{
    return a->text == b->text && a->start < b->start + b->length &&
           b->start < a->start + a->length;
}

static bool overlaps_any(const struct emj_cue_hit *hit, const GPtrArray *chosen)
{
    for (size_t i = 0; i < chosen->len; i++)
        if (overlaps(hit, g_ptr_array_index(chosen, i)))
            return true;
    return false;
}

/* The hits of the proposed work, strongest first; the same words are shown once. */
static GPtrArray *sort_hits(const GArray *hits, enum emj_work work)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    GPtrArray *chosen = g_ptr_array_new();

    for (size_t i = 0; i < hits->len; i++) {
        struct emj_cue_hit *hit = &g_array_index(hits, struct emj_cue_hit, i);

        if (hit->function < EMJ_FUNCTION_COUNT && (function_work(hit->function) & work))
            g_ptr_array_add(sorted, hit);
    }
    g_ptr_array_sort(sorted, compare_hits);
    for (size_t i = 0; i < sorted->len; i++)
        if (!overlaps_any(g_ptr_array_index(sorted, i), chosen))
            g_ptr_array_add(chosen, g_ptr_array_index(sorted, i));
    return chosen;
}

/* Which side the first `count` hits leave without a word, if any. */
static enum emj_work missing_work(const GPtrArray *hits, size_t count, enum emj_work work)
{
    unsigned missing = work;

    for (size_t i = 0; i < count; i++) {
        const struct emj_cue_hit *hit = g_ptr_array_index(hits, i);

        missing &= ~(unsigned)function_work(hit->function);
    }
    return (enum emj_work)missing;
}

/* Brings the strongest hit of a side that is not among the first `count` to their end. */
static void show_both_sides(GPtrArray *hits, size_t count, enum emj_work work)
{
    enum emj_work missing = missing_work(hits, count, work);

    for (size_t i = count; missing && i < hits->len; i++) {
        const struct emj_cue_hit *hit = g_ptr_array_index(hits, i);

        if (function_work(hit->function) & missing) {
            hits->pdata[count - 1] = hits->pdata[i];
            return;
        }
    }
}

static void reason_free(void *data)
{
    struct emj_reason *reason = data;

    g_free(reason->cue);
    g_free(reason);
}

static GPtrArray *reasons_new(const GArray *hits, const struct emj_tagging_answer *answers,
                              enum emj_work work)
{
    GPtrArray *reasons = g_ptr_array_new_with_free_func(reason_free);
    g_autoptr(GPtrArray) sorted = sort_hits(hits, work);
    size_t count = MIN((size_t)sorted->len, (size_t)EMJ_PROPOSAL_MAX_REASONS);

    show_both_sides(sorted, count, work);
    for (size_t i = 0; i < count; i++) {
        const struct emj_cue_hit *hit = g_ptr_array_index(sorted, i);
        struct emj_reason *reason = g_new0(struct emj_reason, 1);
        g_autofree char *found = g_strndup(answers[hit->text].text + hit->start, hit->length);

        reason->cue = emj_text_fold_lines(found);
        reason->answer = hit->text;
        reason->function = hit->function;
        g_ptr_array_add(reasons, reason);
    }
    return reasons;
}

/* --- the proposal --- */

struct emj_proposal *emj_points_propose(const GArray *hits,
                                        const struct emj_tagging_answer *answers, size_t count)
{
    struct emj_proposal *proposal = g_new0(struct emj_proposal, 1);
    struct tally tally = { 0 };

    for (size_t i = 0; i < count; i++)
        tally_answer(&tally, &answers[i]);
    for (size_t i = 0; i < hits->len; i++)
        tally_hit(&tally, &g_array_index(hits, struct emj_cue_hit, i));

    proposal->management = tally_points(&tally, EMJ_SIDE_MANAGEMENT);
    proposal->leadership = tally_points(&tally, EMJ_SIDE_LEADERSHIP);
    proposal->work = emj_points_work(proposal->management, proposal->leadership);
    proposal->leadership_probability =
        emj_points_probability(proposal->management, proposal->leadership);
    proposal->functions =
        best_function(&tally, EMJ_SIDE_MANAGEMENT) | best_function(&tally, EMJ_SIDE_LEADERSHIP);
    proposal->reasons = reasons_new(hits, answers, proposal->work);
    return proposal;
}
