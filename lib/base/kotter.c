#include "base/kotter.h"

#include <stddef.h>

#include <glib.h>

static const char *const side_slugs[] = {
    [EMJ_SIDE_ANY] = "any",
    [EMJ_SIDE_MANAGEMENT] = "management",
    [EMJ_SIDE_LEADERSHIP] = "leadership",
};

static const char *const work_words[] = {
    [EMJ_WORK_NONE] = "none",
    [EMJ_WORK_MANAGEMENT] = "management",
    [EMJ_WORK_LEADERSHIP] = "leadership",
    [EMJ_WORK_BOTH] = "both",
};

static const char *const step_slugs[] = {
    [EMJ_STEP_HAPPENED] = "happened",
    [EMJ_STEP_EFFECT] = "effect",
    [EMJ_STEP_EVIDENCE] = "evidence",
    [EMJ_STEP_NEXT] = "next",
};

static const struct {
    const char *slug;
    const char *title;
    enum emj_side side;
} functions[] = {
    [EMJ_PLANNING_BUDGETING] = { "planning-budgeting", "planning and budgeting",
                                 EMJ_SIDE_MANAGEMENT },
    [EMJ_ORGANIZING_STAFFING] = { "organizing-staffing", "organizing and staffing",
                                  EMJ_SIDE_MANAGEMENT },
    [EMJ_CONTROLLING_PROBLEM_SOLVING] = { "controlling-problem-solving",
                                          "controlling and problem solving",
                                          EMJ_SIDE_MANAGEMENT },
    [EMJ_SETTING_DIRECTION] = { "setting-direction", "setting direction", EMJ_SIDE_LEADERSHIP },
    [EMJ_ALIGNING_PEOPLE] = { "aligning-people", "aligning people", EMJ_SIDE_LEADERSHIP },
    [EMJ_MOTIVATING_INSPIRING] = { "motivating-inspiring", "motivating and inspiring",
                                   EMJ_SIDE_LEADERSHIP },
};

G_STATIC_ASSERT(G_N_ELEMENTS(functions) == EMJ_FUNCTION_COUNT);

static bool find_word(const char *const *words, size_t count, const char *word,
                      size_t *ret_index)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

const char *emj_side_slug(enum emj_side side)
{
    return side_slugs[side];
}

bool emj_side_from_slug(const char *slug, enum emj_side *ret_side)
{
    size_t found = 0;

    if (!find_word(side_slugs, G_N_ELEMENTS(side_slugs), slug, &found))
        return false;
    *ret_side = (enum emj_side)found;
    return true;
}

enum emj_side emj_side_other(enum emj_side side)
{
    switch (side) {
    case EMJ_SIDE_MANAGEMENT:
        return EMJ_SIDE_LEADERSHIP;
    case EMJ_SIDE_LEADERSHIP:
        return EMJ_SIDE_MANAGEMENT;
    default:
        return EMJ_SIDE_ANY;
    }
}

enum emj_work emj_side_work(enum emj_side side)
{
    switch (side) {
    case EMJ_SIDE_MANAGEMENT:
        return EMJ_WORK_MANAGEMENT;
    case EMJ_SIDE_LEADERSHIP:
        return EMJ_WORK_LEADERSHIP;
    default:
        return EMJ_WORK_NONE;
    }
}

const char *emj_function_slug(enum emj_function function)
{
    return function < EMJ_FUNCTION_COUNT ? functions[function].slug : NULL;
}

const char *emj_function_title(enum emj_function function)
{
    return function < EMJ_FUNCTION_COUNT ? functions[function].title : NULL;
}

bool emj_function_from_slug(const char *slug, enum emj_function *ret_function)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        if (strcmp(functions[i].slug, slug) == 0) {
            *ret_function = (enum emj_function)i;
            return true;
        }
    }
    return false;
}

enum emj_side emj_function_side(enum emj_function function)
{
    return function < EMJ_FUNCTION_COUNT ? functions[function].side : EMJ_SIDE_ANY;
}

const char *emj_work_word(enum emj_work work)
{
    return work_words[work];
}

bool emj_work_from_word(const char *word, enum emj_work *ret_work)
{
    size_t found = 0;

    if (!find_word(work_words, G_N_ELEMENTS(work_words), word, &found) ||
        found == EMJ_WORK_NONE)
        return false;
    *ret_work = (enum emj_work)found;
    return true;
}

const char *emj_step_slug(enum emj_step step)
{
    return step_slugs[step];
}

bool emj_step_from_slug(const char *slug, enum emj_step *ret_step)
{
    size_t found = 0;

    if (!find_word(step_slugs, G_N_ELEMENTS(step_slugs), slug, &found))
        return false;
    *ret_step = (enum emj_step)found;
    return true;
}
