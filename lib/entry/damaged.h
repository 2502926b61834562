/*
 * entry/damaged.h: what a file that cannot be read as an entry was meant to be.
 *
 * A note without front matter was never an entry. One that has a `date` at its head
 * was, whatever is wrong with the rest; its date may still be there.
 */
#ifndef EMJ_ENTRY_DAMAGED_H
#define EMJ_ENTRY_DAMAGED_H

#include <stddef.h>

#include "base/date.h"

enum emj_damaged {
    EMJ_DAMAGED_NO_ENTRY,
    EMJ_DAMAGED_UNDATED, /* an entry whose date cannot be read */
    EMJ_DAMAGED_DATED,
};

/*
 * Of bytes that emj_entry_read refused. Of several dates, as after a merge, `ret_date`
 * gets the latest; it is set for DATED only.
 */
enum emj_damaged emj_entry_damaged(const char *bytes, size_t length,
                                   struct emj_instant *ret_date);

#endif
