/*
 * cmd/selection.h: which entries, as said on the command line.
 *
 * The period options (--day --week --month --quarter --year[=PERIOD], --from --to,
 * --all) and the filters (--pack --activity --as --person --theme --tag) of
 * `report` and `list`. They fill one selection, since a program runs one command.
 */
#ifndef EMJ_CMD_SELECTION_H
#define EMJ_CMD_SELECTION_H

#include <stdbool.h>

#include <glib.h>

#include "base/period.h"
#include "cmd/context.h"
#include "entry/entry.h"

/* The rows for a command's `shared` table. */
extern const GOptionEntry emj_selection_options[];

/* True when a period option was given. */
bool emj_selection_has_period(void);

/*
 * The period that was asked for; without a period option the month of today. `first`
 * and `last` are the days of the entries it is about, not set where there are none:
 * --all reaches from the first of them to today or the last, --to alone begins with
 * the first, --from alone ends with today or the last. Two period options, a name
 * that does not fit, a range that ends before it begins are EMJ_ERROR_USAGE.
 *
 * Before the entries are known, a call without days finds the same errors and the
 * same end, except that an end that is open is today.
 */
bool emj_selection_period(const struct emj_context *context, struct emj_date first,
                          struct emj_date last, struct emj_period *ret_period, GError **error);

/*
 * Checks the filter's words (--as, the pack's name). Call before the two below.
 */
bool emj_selection_check(const struct emj_context *context, GError **error);

/* The entry passes every filter. */
bool emj_selection_takes(const struct emj_entry *entry);

/* The filters in words ("activity team-focus, with @tomas"), NULL when there is none. New string. */
char *emj_selection_describe(void);

#endif
