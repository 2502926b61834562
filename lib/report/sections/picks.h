/* report/sections/picks.h: how a quoted answer is printed. Internal to the module. */
#ifndef EMJ_REPORT_SECTIONS_PICKS_H
#define EMJ_REPORT_SECTIONS_PICKS_H

#include "report/sections/sections.h"

/*
 * "8 Oct, Quarterly planning. TEXT Evidence: TEXT" as an item; nothing when the
 * entry may not be quoted.
 */
void emj_pick_add(struct emj_section *section, const struct emj_pick *pick, bool evidence,
                  struct emj_list *list);

#endif
