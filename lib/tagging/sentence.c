#include "tagging/tagging.h"

/* In alphabetical order, as the tags stand in the file: leadership, management. */
static int compare_titles(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "aligning people, controlling and problem solving". */
static void append_functions(GString *sentence, unsigned functions)
{
    const char *titles[EMJ_FUNCTION_COUNT] = { NULL };
    size_t count = 0;

    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        if (functions & (1u << i))
            titles[count++] = emj_function_title((enum emj_function)i);
    qsort(titles, count, sizeof(titles[0]), compare_titles);
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(sentence, "%s%s", i > 0 ? ", " : "", titles[i]);
}

static const struct emj_reason *reason_at(const struct emj_proposal *proposal, size_t index)
{
    return g_ptr_array_index(proposal->reasons, index);
}

/* True when no earlier reason was found in the same answer. */
static bool begins_answer(const struct emj_proposal *proposal, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (reason_at(proposal, i)->answer == reason_at(proposal, index)->answer)
            return false;
    return true;
}

/* `"deadline", "slipped", answer to 1`: all reasons of the answer that `first` is of. */
static void append_answer(GString *sentence, const struct emj_proposal *proposal, size_t first,
                          bool numbered)
{
    size_t answer = reason_at(proposal, first)->answer;

    for (size_t i = first; i < proposal->reasons->len; i++) {
        if (reason_at(proposal, i)->answer == answer)
            g_string_append_printf(sentence, "%s\"%s\"", i > first ? ", " : "",
                                   reason_at(proposal, i)->cue);
    }
    if (numbered)
        g_string_append_printf(sentence, ", answer to %zu", answer + 1);
}

static void append_reasons(GString *sentence, const struct emj_proposal *proposal,
                           bool numbered)
{
    const char *before = " (";

    for (size_t i = 0; i < proposal->reasons->len; i++) {
        if (!begins_answer(proposal, i))
            continue;
        g_string_append(sentence, before);
        append_answer(sentence, proposal, i, numbered);
        before = numbered ? "; " : ", ";
    }
    if (proposal->reasons->len > 0)
        g_string_append_c(sentence, ')');
}

char *emj_proposal_sentence(const struct emj_proposal *proposal, size_t answer_count)
{
    GString *sentence = NULL;
    unsigned functions = emj_proposal_functions(proposal, proposal->work);

    if (proposal->work == EMJ_WORK_NONE)
        return g_strdup("No clear lean.");
    sentence = g_string_new("Looks like ");
    g_string_append(sentence, emj_work_word(proposal->work));
    if (functions) {
        g_string_append(sentence, proposal->work == EMJ_WORK_BOTH ? ": " : ", ");
        append_functions(sentence, functions);
    }
    append_reasons(sentence, proposal, answer_count > 1);
    g_string_append_c(sentence, '.');
    return g_string_free(sentence, FALSE);
}
