#include "report/pictures/svg.h"

void emj_html_append(GString *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        switch (*at) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        case '\'':
            g_string_append(out, "&#39;");
            break;
        default:
            g_string_append_c(out, *at);
        }
    }
}

static void append_element(GString *out, const char *name, const char *attributes,
                           const char *text)
{
    g_string_append_printf(out, "<%s%s>", name, attributes);
    emj_html_append(out, text);
    g_string_append_printf(out, "</%s>", name);
}

void emj_svg_begin(GString *out, const char *id, int width, int height, const char *title,
                   const char *description)
{
    g_autofree char *title_id = g_strdup_printf(" id=\"%s-title\"", id);
    g_autofree char *description_id = g_strdup_printf(" id=\"%s-desc\"", id);
    g_string_append_printf(out,
                           "<svg role=\"img\" aria-labelledby=\"%s-title %s-desc\" "
                           "viewBox=\"0 0 %d %d\" width=\"100%%\">\n",
                           id, id, width, height);
    append_element(out, "title", title_id, title);
    append_element(out, "desc", description_id, description);
    g_string_append_c(out, '\n');
}

void emj_svg_end(GString *out)
{
    g_string_append(out, "</svg>\n");
}

void emj_svg_rect(GString *out, const char *look, int x, int y, int width, int height)
{
    if (width <= 0 || height <= 0)
        return;
    g_string_append_printf(
        out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", look, x, y,
        width, height);
}

void emj_svg_text(GString *out, const char *look, int x, int y, const char *text)
{
    g_autofree char *attributes =
        g_strdup_printf(" class=\"%s\" x=\"%d\" y=\"%d\"", look, x, y);
    append_element(out, "text", attributes, text);
    g_string_append_c(out, '\n');
}

void emj_html_table_begin(GString *out, const char *caption, const char *const *headings,
                          size_t columns)
{
    g_string_append(out, "<table>\n");
    append_element(out, "caption", "", caption);
    g_string_append(out, "\n<thead>\n<tr>");
    for (size_t i = 0; i < columns; i++)
        append_element(out, "th", " scope=\"col\"", headings[i]);
    g_string_append(out, "</tr>\n</thead>\n<tbody>\n");
}

void emj_html_table_row(GString *out, const char *const *cells, size_t columns)
{
    g_string_append(out, "<tr>");
    for (size_t i = 0; i < columns; i++)
        append_element(out, i == 0 ? "th" : "td", i == 0 ? " scope=\"row\"" : "", cells[i]);
    g_string_append(out, "</tr>\n");
}

void emj_html_table_end(GString *out)
{
    g_string_append(out, "</tbody>\n</table>\n");
}
