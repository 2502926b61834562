/*
 * tagging/points.h: the points rule, from the cues found to a proposal.
 *
 * The rule itself stands in tagging/tagging.h. Internal to the module: a model
 * that learns from entries would take this file's place.
 */
#ifndef EMJ_TAGGING_POINTS_H
#define EMJ_TAGGING_POINTS_H

#include "tagging/cue-match.h"
#include "tagging/tagging.h"

enum {
    EMJ_POINTS_CUE_CAP = 6,      /* of all cues of a side */
    EMJ_POINTS_ANSWER_WORDS = 4, /* words that earn the question's side a point */
    EMJ_POINTS_BOTH = 4,         /* both: each side has this, */
    EMJ_POINTS_BOTH_APART = 1,   /* and they differ by no more */
    EMJ_POINTS_ONE = 3,          /* one side: it has this, */
    EMJ_POINTS_ONE_LEAD = 2,     /* and leads by this */
};

/* What the points of the two sides propose. */
enum emj_work emj_points_work(int management, int leadership);

/*
 * How likely leadership is if one side must be named: 0.5 at a draw, rising with
 * the lead of leadership, 0.05 to 0.95. A straight line, for order and not for
 * odds: only a model trained on confirmed tags can say how often it is right.
 */
double emj_points_probability(int management, int leadership);

/* `hits` (struct emj_cue_hit) are those of the texts of `answers`. Never NULL. */
struct emj_proposal *emj_points_propose(const GArray *hits,
                                        const struct emj_tagging_answer *answers, size_t count);

#endif
