/*
 * interview/gaps.h: where the journal has been silent for too long.
 *
 * A cell whose age is above its activity's cadence is a gap. An activity whose
 * newest entry of any tag (if none: the journal's first entry) is more than two
 * cadences old is one gap of side ANY instead of two. Gaps are ordered by the
 * whole number age * 100 / cadence, largest first; ties by activity, then
 * management before leadership. The report shows three, `next` asks for the first.
 */
#ifndef EMJ_INTERVIEW_GAPS_H
#define EMJ_INTERVIEW_GAPS_H

#include "interview/coverage.h"

/* An activity to judge: of a loaded pack, or of an entry. */
struct emj_activity {
    const char *activity; /* slug */
    int cadence_days;     /* of its first pack; 0 without one: EMJ_PACK_DEFAULT_CADENCE */
};

struct emj_gap {
    char *activity;
    enum emj_side side;   /* ANY: no entries at all for two cadences */
    struct emj_date last; /* not set: never */
    int age_days;
    int cadence_days;
};

/* struct emj_gap *, all of them in order; owned by the array. Empty journal: none. */
GPtrArray *emj_gaps_find(const struct emj_coverage *coverage,
                         const struct emj_activity *activities, size_t count);

#endif
