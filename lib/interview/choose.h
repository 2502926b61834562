/*
 * interview/choose.h: which question next (product rule, integers only).
 *
 * For a cell A is its age in days and C the pack's cadence.
 *
 *   side       the larger A*100/C; tie: fewer entries in the last 28 days; tie:
 *              leadership on even entry numbers, management on odd ones
 *   question   within a side: the highest weight * min(A, 4*C) * 100 / C / (1 + R),
 *              R times asked in the last 10 entries of the activity; a question
 *              inside its cooldown is out unless nothing else is left; the weight
 *              counts twice for the function of that side that was covered longest
 *              ago (never is longest; equally long ago: each of them); tie: longest
 *              not asked; tie: file order. Questions of side ANY have no age:
 *              weight * 100 / (1 + R).
 *
 * No randomness: the same journal always asks the same thing. An effect question
 * asked in the entry before never comes twice in a row unless nothing else is left;
 * a fact question may, as its pack says with a cooldown of 0.
 */
#ifndef EMJ_INTERVIEW_CHOOSE_H
#define EMJ_INTERVIEW_CHOOSE_H

#include "interview/coverage.h"
#include "pack/pack.h"

/* What a choice depends on; everything is borrowed. */
struct emj_choice_context {
    const struct emj_pack *pack;
    const struct emj_coverage *coverage;
    const char *kind;         /* of the meeting; NULL: every question is eligible */
    size_t entry_number;      /* entries of the journal plus one */
    const GPtrArray *exclude; /* char *, ids already asked in this entry; NULL is none */
};

enum emj_side emj_choose_side(const struct emj_choice_context *context);

/*
 * The best question of a step and side, or NULL when the pack has none left. For
 * side ANY one of a side is taken where none of side ANY is left. Borrowed.
 */
const struct emj_question *emj_choose_question(const struct emj_choice_context *context,
                                               enum emj_step step, enum emj_side side);

/* What has been answered so far, for the follow-up. */
struct emj_choice_answers {
    const struct emj_question *question; /* the one just answered (step 3) */
    const char *answer;                  /* its text; "" when skipped or "0" */
    bool marked;                         /* any answer so far ends in + or - */
};

/* A question to put: one of the pack, or a follow-up of one. Borrowed. */
struct emj_chosen {
    const struct emj_question *question;   /* NULL: nothing to ask */
    const struct emj_follow_up *follow_up; /* NULL: the question itself */
};

/* The effect question: of emj_choose_side, or of whatever side has one left. Borrowed. */
const struct emj_question *emj_choose_effect(const struct emj_choice_context *context);

/*
 * Step 4: a matching follow-up of the question just answered; else (a) after a
 * marker a `next` question; (b) the other side's question if its age is over twice
 * the cadence; (c) after four words or more an `evidence` question; (d) after one
 * to three words the question's `short` follow-up; (e) after nothing the other
 * side's question; (f) none. Evidence and next questions are of side ANY or of the
 * side just answered, unless the pack has no such.
 */
struct emj_chosen emj_choose_follow_up(const struct emj_choice_context *context,
                                       const struct emj_choice_answers *answers);

/* "risk-owner", or "risk-owner:short" for a follow-up. New string. */
char *emj_chosen_id(struct emj_chosen chosen);

/*
 * The activities a person may be about to write about, most likely first: those
 * of entries on the same weekday and hour in the last 8 weeks by number, then by
 * number of entries, then by slug. Packs without entries come last, in library
 * order. `entries` are struct emj_entry *, `activities` the packs' slugs (char *);
 * only these are in the result. Borrowed from it in an array the caller frees.
 */
GPtrArray *emj_choose_activities(const GPtrArray *entries, const struct emj_instant *now,
                                 const GPtrArray *activities);

#endif
