/* Small packs in tests: one macro a question. */
#ifndef EMJ_TEST_QUESTION_SUPPORT_H
#define EMJ_TEST_QUESTION_SUPPORT_H

#include "interview-support.h"

#define PACK(cadence, questions)                                            \
    "emjournal_pack: 1\nid: test-pack\ntitle: A test\nactivity: planning\n" \
    "cadence_days: " cadence "\nquestions:\n" questions

#define QUESTION(id, rest) \
    "  - id: " id "\n    ask: What is the question " id " about?\n    " rest "\n"

#define MORE(line) "\n    " line

/* Of the effect step; P plans, S staffs, C controls, D directs, A aligns, I inspires. */
#define P(id, more) QUESTION(id, "side: management\n    function: planning-budgeting" more)
#define S(id, more) QUESTION(id, "side: management\n    function: organizing-staffing" more)
#define C(id, more) \
    QUESTION(id, "side: management\n    function: controlling-problem-solving" more)
#define D(id, more) QUESTION(id, "side: leadership\n    function: setting-direction" more)
#define A(id, more) QUESTION(id, "side: leadership\n    function: aligning-people" more)
#define I(id, more) QUESTION(id, "side: leadership\n    function: motivating-inspiring" more)
#define ANY(id, more) QUESTION(id, "side: any" more)

#define HAPPENED MORE("step: happened")
#define EVIDENCE MORE("step: evidence")
#define NEXT MORE("step: next")
#define WEIGHT(n) MORE("weight: " n)
#define COOLDOWN(n) MORE("cooldown: " n)

#define PB (1u << EMJ_PLANNING_BUDGETING)
#define OS (1u << EMJ_ORGANIZING_STAFFING)
#define CP (1u << EMJ_CONTROLLING_PROBLEM_SOLVING)
#define SD (1u << EMJ_SETTING_DIRECTION)
#define AP (1u << EMJ_ALIGNING_PEOPLE)
#define MI (1u << EMJ_MOTIVATING_INSPIRING)

/* The words of `text` as a list. */
static inline GPtrArray *words_of(const char *text)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) list = g_strsplit(text ? text : "", " ", -1);

    for (size_t i = 0; list[i] && *list[i]; i++)
        g_ptr_array_add(words, g_strdup(list[i]));
    return words;
}

#endif
