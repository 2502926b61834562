/*
 * entry/name.h: where an entry's file stands.
 *
 * "YYYY/MM/YYYY-MM-DD-HHMM-ACTIVITY.md" from the date as written; "note" where
 * there is no activity; "-2", "-3" ... where a name is taken. The stem is the id.
 * Names hold only a-z, 0-9 and "-", so that they survive every file system.
 */
#ifndef EMJ_ENTRY_NAME_H
#define EMJ_ENTRY_NAME_H

#include <stdbool.h>

#include "base/date.h"

/* "2026/11". New string. */
char *emj_entry_folder(struct emj_instant date);

/*
 * "2026-11-12-1432-dependency-management"; `number` above 1 appends "-NUMBER".
 * An activity that is not a slug within EMJ_ENTRY_MAX_ACTIVITY becomes "note". New string.
 */
char *emj_entry_stem(struct emj_instant date, const char *activity, unsigned number);

/* The stem of a path: last part without ".md". New string. */
char *emj_entry_id_from_path(const char *path);

#endif
