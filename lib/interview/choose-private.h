/*
 * interview/choose-private.h: what choosing a question and choosing a follow-up
 * share. Internal to the module.
 */
#ifndef EMJ_INTERVIEW_CHOOSE_PRIVATE_H
#define EMJ_INTERVIEW_CHOOSE_PRIVATE_H

#include "interview/choose.h"

/* A set of sides: bit 1 << enum emj_side. */
enum {
    EMJ_SIDES_ANY = 1 << EMJ_SIDE_ANY,
    EMJ_SIDES_ALL = 1 << EMJ_SIDE_ANY | 1 << EMJ_SIDE_MANAGEMENT | 1 << EMJ_SIDE_LEADERSHIP,
};

/* The best question of a step among those of several sides, or NULL. Borrowed. */
const struct emj_question *emj_choose_among(const struct emj_choice_context *context,
                                            enum emj_step step, unsigned sides);

/* True when `id` was asked already in this entry. */
bool emj_choice_excludes(const struct emj_choice_context *context, const char *id);

#endif
