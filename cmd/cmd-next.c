#include "cmd/command.h"
#include "cmd/output.h"

#include "interview/choose.h"
#include "interview/gaps.h"

/* The pack whose side has been silent for longest, by age * 100 / cadence. */
static const struct emj_pack *most_silent(const struct emj_library *library,
                                          const struct emj_coverage *coverage,
                                          enum emj_side *ret_side)
{
    static const enum emj_side sides[] = { EMJ_SIDE_MANAGEMENT, EMJ_SIDE_LEADERSHIP };
    const struct emj_pack *chosen = NULL;
    const GPtrArray *items = emj_library_items(library);
    int64_t most = -1;

    for (size_t i = 0; i < items->len; i++) {
        const struct emj_library_item *item = g_ptr_array_index(items, i);
        for (size_t j = 0; item->pack && !item->shadowed && j < G_N_ELEMENTS(sides); j++) {
            int64_t age = emj_coverage_age(coverage, item->pack->activity, sides[j]);
            int64_t silence = age * 100 / item->pack->cadence_days;
            if (silence <= most)
                continue;
            most = silence;
            chosen = item->pack;
            *ret_side = sides[j];
        }
    }
    return chosen;
}

static void print_question(const struct emj_context *context,
                           const struct emj_coverage *coverage, const struct emj_pack *pack,
                           enum emj_side side, const struct emj_question *question)
{
    const char *language = context->config->language;
    struct emj_cell cell = emj_coverage_cell(coverage, pack->activity, side);

    emj_print_styled(EMJ_TONE_BOLD, "%s\n", emj_pack_text(pack, question->ask, language));
    emj_print("%s, %s side: ", emj_pack_text(pack, pack->title, language), emj_side_slug(side));
    if (emj_date_is_set(cell.last)) {
        g_autofree char *day = emj_date_format_long(cell.last);
        int age = emj_coverage_age(coverage, pack->activity, side);
        emj_print("last on %s, %d day%s ago", day, age, age == 1 ? "" : "s");
    } else {
        emj_print("not yet");
    }
    emj_print("; this pack asks about every %d days.\n", pack->cadence_days);
    emj_print("emjournal new %s\n", pack->id);
}

static bool run_next(struct emj_context *context, char **arguments, GError **error)
{
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error))
        return false;
    g_autoptr(emj_journal_scan_result) scan = emj_context_scan(context, NULL, error);
    if (!scan)
        return false;

    g_autoptr(emj_coverage) coverage = emj_coverage_new(context->today);
    for (size_t i = 0; i < scan->entries->len; i++)
        emj_coverage_add(coverage, g_ptr_array_index(scan->entries, i));

    enum emj_side side = EMJ_SIDE_ANY;
    const struct emj_pack *pack = most_silent(context->library, coverage, &side);
    struct emj_choice_context choice = {
        .pack = pack,
        .coverage = coverage,
        .entry_number = scan->files - scan->unreadable->len + 1,
    };
    const struct emj_question *question =
        pack ? emj_choose_question(&choice, EMJ_STEP_EFFECT, side) : NULL;
    if (!question) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND,
                    "no prompt pack has a question to ask");
        return false;
    }
    print_question(context, coverage, pack, side, question);
    return true;
}

const struct emj_command emj_command_next = {
    .name = "next",
    .arguments = "",
    .summary = "the one question that the coverage asks for",
    .details =
        "The question comes from the side of an activity that has been silent for longest,\n"
        "measured against the pack's cadence.",
    .group = EMJ_GROUP_READ,
    .needs = EMJ_NEEDS_JOURNAL | EMJ_NEEDS_PACKS,
    .run = run_next,
};
