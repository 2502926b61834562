/*
 * report/pictures/svg.h: small pieces of HTML and inline SVG.
 *
 * Everything is appended to a string; whatever is text is escaped here. Sizes are
 * whole units of the picture's view box. Looks are classes of page/style.c.
 * Internal to the module.
 */
#ifndef EMJ_REPORT_PICTURES_SVG_H
#define EMJ_REPORT_PICTURES_SVG_H

#include <stddef.h>

#include <glib.h>

/* Text, or the value of an attribute, with & < > " ' encoded. */
void emj_html_append(GString *out, const char *text);

/*
 * An image with a name and a description that states its figures. `id` is unique on
 * the page and a plain word.
 */
void emj_svg_begin(GString *out, const char *id, int width, int height, const char *title,
                   const char *description);
void emj_svg_end(GString *out);

/* Nothing where a side is not above 0. */
void emj_svg_rect(GString *out, const char *look, int x, int y, int width, int height);

/* `look` is one class or several; the text stands on the line `y`. */
void emj_svg_text(GString *out, const char *look, int x, int y, const char *text);

/* A table's caption and headings; then rows; then its end. The first cell names the row. */
void emj_html_table_begin(GString *out, const char *caption, const char *const *headings,
                          size_t columns);
void emj_html_table_row(GString *out, const char *const *cells, size_t columns);
void emj_html_table_end(GString *out);

#endif
