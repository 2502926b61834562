/*
 * base/form.h: fixed forms of digits, as days, moments and periods have them.
 *
 * A form is a pattern in which 9 stands for one ASCII digit and every other
 * character for itself: "9999-99-99". Shared by the readers of date.h, when.h
 * and period.h; other modules call those.
 */
#ifndef EMJ_BASE_FORM_H
#define EMJ_BASE_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/error.h"

/* True when the whole of `text`, or its beginning, has the form. */
bool emj_form_matches(const char *text, const char *form);
bool emj_form_begins(const char *text, const char *form);

/* The value of `count` digits (9 at most) that a form has checked. */
int emj_form_number(const char *digits, size_t count);

/*
 * Sets `error` to "'TEXT' is not a THING; REASON". Any bytes may be in `text`:
 * it is cut and made visible. Always returns false.
 */
bool emj_form_refuse(GError **error, enum emj_error code, const char *text, const char *thing,
                     const char *reason);

#endif
