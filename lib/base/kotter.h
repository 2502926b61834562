/*
 * base/kotter.h: the vocabulary of the journal.
 *
 * From John P. Kotter, "What Leaders Really Do" (Harvard Business Review, 1990):
 * management copes with complexity, leadership copes with change, and each has
 * three functions. The slugs below stand in packs, entries and JSON and never
 * change; the titles are for people.
 */
#ifndef EMJ_BASE_KOTTER_H
#define EMJ_BASE_KOTTER_H

#include <stdbool.h>

/* Which side a question or a function belongs to. */
enum emj_side {
    EMJ_SIDE_ANY, /* of a question only: belongs to neither */
    EMJ_SIDE_MANAGEMENT,
    EMJ_SIDE_LEADERSHIP,
};

/* Kotter's six; the order is the order of reports. */
enum emj_function {
    EMJ_PLANNING_BUDGETING,
    EMJ_ORGANIZING_STAFFING,
    EMJ_CONTROLLING_PROBLEM_SOLVING,
    EMJ_SETTING_DIRECTION,
    EMJ_ALIGNING_PEOPLE,
    EMJ_MOTIVATING_INSPIRING,
    EMJ_FUNCTION_COUNT,
    EMJ_FUNCTION_NONE = EMJ_FUNCTION_COUNT,
};

/*
 * The work tags of an entry or a proposal, as a set. No bit means untagged (of
 * an entry) or no clear lean (of a proposal).
 */
enum emj_work {
    EMJ_WORK_NONE = 0,
    EMJ_WORK_MANAGEMENT = 1 << 0,
    EMJ_WORK_LEADERSHIP = 1 << 1,
    EMJ_WORK_BOTH = EMJ_WORK_MANAGEMENT | EMJ_WORK_LEADERSHIP,
};

/* Place of a question in the interview. */
enum emj_step {
    EMJ_STEP_HAPPENED,
    EMJ_STEP_EFFECT,
    EMJ_STEP_EVIDENCE,
    EMJ_STEP_NEXT,
};

/* "management", "leadership", "any". */
const char *emj_side_slug(enum emj_side side);
bool emj_side_from_slug(const char *slug, enum emj_side *ret_side);
enum emj_side emj_side_other(enum emj_side side); /* of ANY is ANY */
enum emj_work emj_side_work(enum emj_side side);  /* of ANY is NONE */

/* "planning-budgeting" ... and "planning and budgeting" ...; never NULL below COUNT. */
const char *emj_function_slug(enum emj_function function);
const char *emj_function_title(enum emj_function function);
bool emj_function_from_slug(const char *slug, enum emj_function *ret_function);
enum emj_side emj_function_side(enum emj_function function);

/*
 * "management", "leadership", "both", "none": the words of --as and of JSON.
 * emj_work_from_word takes the first three.
 */
const char *emj_work_word(enum emj_work work);
bool emj_work_from_word(const char *word, enum emj_work *ret_work);

/* "happened", "effect", "evidence", "next". */
const char *emj_step_slug(enum emj_step step);
bool emj_step_from_slug(const char *slug, enum emj_step *ret_step);

#endif
