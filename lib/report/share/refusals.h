/*
 * report/share/refusals.h: the list of what stands in the way of a shared copy.
 *
 * All are counted, and only the first are held, in the order in which a person looks
 * them up: what stands in no entry, then by path, line and name. A journal may name
 * people on every line; what is remembered of it does not grow with it.
 *
 * Internal to the module.
 */
#ifndef EMJ_REPORT_SHARE_REFUSALS_H
#define EMJ_REPORT_SHARE_REFUSALS_H

#include "report/report.h"

struct emj_refusals;

struct emj_refusals *emj_refusals_new(void);
void emj_refusals_free(struct emj_refusals *refusals);

/*
 * Notes one, unless it was noted before: one that agrees in path, line and name, and
 * without a path in `what` and text. Of texts that come path by path this is exact; of
 * others for the first 65,536. `text` begins with the line; its end is found here.
 * Copies, but `what`.
 */
void emj_refusals_add(struct emj_refusals *refusals, const struct emj_share_refusal *refusal);

size_t emj_refusals_count(const struct emj_refusals *refusals);

/* Copies: struct emj_share_refusal *, in order, at most EMJ_REPORT_MAX_REFUSALS. */
GPtrArray *emj_refusals_first(const struct emj_refusals *refusals);

#endif
