/*
 * report/share/forms.h: the other ways in which a text may be read.
 *
 * Internal to the module.
 */
#ifndef EMJ_REPORT_SHARE_FORMS_H
#define EMJ_REPORT_SHARE_FORMS_H

#include <glib.h>

/*
 * The text as a reader of Markdown sees it with the source behind it (markdown/plain.h),
 * and the same with "%65" decoded and with the signs of markup gone that cmark does not
 * know, such as "~~" and "[[page|word]]". char *; empty when the text has none of this.
 * NULL when it is too large or too deep to be read so. The caller frees.
 */
GPtrArray *emj_text_forms(const char *text);

#endif
