/*
 * base/when.h: a moment as people type it, for --at and for days on the
 * command line.
 *
 * Accepted, case folded: "2026-11-12", "2026-11-12 14:32", RFC 3339, "today",
 * "yesterday", "monday" (the latest one not after today), "last friday" (before
 * today), "3 days ago" (weeks, months and years too), "14:32" (today), and any of
 * the day forms followed by a time: "yesterday 9:05". Weekdays may be cut to
 * three letters. A day without a time takes the time of `now`.
 *
 * Everything else, and any text over 64 bytes, is EMJ_ERROR_USAGE with a message
 * that repeats the text and says what to write.
 */
#ifndef EMJ_BASE_WHEN_H
#define EMJ_BASE_WHEN_H

#include "base/date.h"

/*
 * `now` and `zone` come from the caller: nothing here looks at a clock. Today is
 * the day of `now` in `zone`. RFC 3339 keeps the offset it is written with,
 * every other form gets the offset of `zone`.
 */
bool emj_when_parse(const char *text, struct emj_instant now, GTimeZone *zone,
                    struct emj_instant *ret_instant, GError **error);

/* The day forms alone (no time of day): for --from, --to, --as-of, --before. */
bool emj_when_parse_day(const char *text, struct emj_date today, struct emj_date *ret_date,
                        GError **error);

#endif
