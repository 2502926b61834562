#include "interview/choose.h"
#include "report/figures/figures.h"

static void carry_free(void *data)
{
    struct emj_carry_forward *carry = data;
    g_free(carry->activity);
    g_free(carry->prompt);
    g_free(carry->ask);
    g_free(carry);
}

static bool carried_already(const struct emj_report *report,
                            const struct emj_question *question, const struct emj_pack *pack)
{
    for (guint i = 0; i < report->carry_forward->len; i++) {
        const struct emj_carry_forward *carry = g_ptr_array_index(report->carry_forward, i);
        if (strcmp(carry->prompt, question->id) == 0 &&
            strcmp(carry->activity, pack->activity) == 0)
            return true;
    }
    return false;
}

static void carry(struct emj_report *report, const struct emj_pack *pack,
                  const struct emj_question *question)
{
    if (!question || report->carry_forward->len >= EMJ_REPORT_MAX_CARRIED ||
        carried_already(report, question, pack))
        return;
    struct emj_carry_forward *item = g_new0(struct emj_carry_forward, 1);
    item->activity = g_strdup(pack->activity);
    item->side = question->side;
    item->prompt = g_strdup(question->id);
    item->ask = g_strdup(emj_pack_text(pack, question->ask, report->request.config->language));
    g_ptr_array_add(report->carry_forward, item);
}

/* What an interview about the silent side would ask. */
static void carry_gap(struct emj_report *report, const struct emj_gap *gap)
{
    const struct emj_pack *pack =
        emj_library_for_activity(report->request.library, gap->activity);
    struct emj_choice_context context = {
        .pack = pack,
        .coverage = report->facts,
        .entry_number = 1,
    };
    if (!pack)
        return;
    enum emj_side side = gap->side == EMJ_SIDE_ANY ? emj_choose_side(&context) : gap->side;
    carry(report, pack, emj_choose_question(&context, EMJ_STEP_EFFECT, side));
}

/* Fewest entries in the period; then longest ago in the journal, never first. */
static enum emj_function least_covered(const struct emj_report *report)
{
    enum emj_function least = EMJ_PLANNING_BUDGETING;
    for (int i = 1; i < EMJ_FUNCTION_COUNT; i++) {
        size_t fewer = report->functions[i];
        struct emj_date last = emj_coverage_function(report->facts, (enum emj_function)i);
        struct emj_date least_last = emj_coverage_function(report->facts, least);
        if (fewer < report->functions[least] ||
            (fewer == report->functions[least] && emj_date_compare(last, least_last) < 0))
            least = (enum emj_function)i;
    }
    return least;
}

/* The weightiest question of a function among all packs; ties to the first. */
static void carry_function(struct emj_report *report, enum emj_function function)
{
    const struct emj_pack *chosen_pack = NULL;
    const struct emj_question *chosen = NULL;
    const GPtrArray *items = emj_library_items(report->request.library);

    for (guint i = 0; i < items->len; i++) {
        const struct emj_library_item *item = g_ptr_array_index(items, i);
        if (!emj_library_item_is_usable(item))
            continue;
        for (guint j = 0; j < item->pack->questions->len; j++) {
            const struct emj_question *question = g_ptr_array_index(item->pack->questions, j);
            if (question->function != function || question->step != EMJ_STEP_EFFECT ||
                carried_already(report, question, item->pack) ||
                (chosen && question->weight <= chosen->weight))
                continue;
            chosen = question;
            chosen_pack = item->pack;
        }
    }
    carry(report, chosen_pack, chosen);
}

void emj_carry_forward_fill(struct emj_report *report)
{
    report->carry_forward = g_ptr_array_new_with_free_func(carry_free);
    if (report->request.share || !report->request.library || report->entries->len == 0)
        return;

    const GPtrArray *gaps = report->gaps;
    if (gaps->len > 0)
        carry_gap(report, g_ptr_array_index(gaps, 0));
    carry_function(report, least_covered(report));
    if (gaps->len > 1)
        carry_gap(report, g_ptr_array_index(gaps, 1));
}
