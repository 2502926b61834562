/*
 * report/share/roles.h: handles become what people do.
 *
 * Internal to the module.
 */
#ifndef EMJ_REPORT_SHARE_ROLES_H
#define EMJ_REPORT_SHARE_ROLES_H

#include "config/config.h"

/* Of everybody without a role in the roster. */
#define EMJ_ROLE_UNKNOWN "a team member"

/* Where a role stands in the new text, in bytes. */
struct emj_role_place {
    size_t start;
    size_t end;
};

/*
 * The role of a handle (folded, without "@") on one line: the roster's, else
 * EMJ_ROLE_UNKNOWN. With a capital letter when `capital` is set. New string.
 */
char *emj_role_of(const struct emj_config *config, const char *handle, bool capital);

/*
 * `text` with a role in the place of every "@handle" (entry/text.h says what counts as
 * one) that ends there: of "@tomas.silva" nothing is replaced. Lines stay lines. `places` (struct emj_role_place) gets where they stand.
 * Valid UTF-8. New string.
 */
char *emj_roles_replace(const struct emj_config *config, const char *text, GArray *places);

#endif
