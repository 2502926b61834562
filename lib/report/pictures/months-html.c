/*
 * A review's leadership share as one dot a month, oldest on top. A month with too
 * few tagged entries has no dot, and no line runs past it.
 */
#include "report/pictures/months.h"

#include "base/text.h"
#include "report/figures/figures.h"
#include "report/pictures/counts.h"
#include "report/pictures/svg.h"

/* Units of the view box; see balance-html.c. */
enum {
    WIDTH = 360,
    HEAD = 24,
    ROW = 28,
    TEXT_LINE = 19, /* from the top of a row to the line its text stands on */
    MIDDLE = 14,
    LABEL_CHARACTER = 8,
    SHARE = 116,
    DOT = 6,
};

struct place {
    int left; /* 0 % */
    int width;
};

static bool has_dot(const struct emj_review_month *month)
{
    return emj_counts_tagged(&month->counts) >= EMJ_SHARE_MIN_ENTRIES;
}

static int percent_of(const struct emj_review_month *month)
{
    struct emj_units units = emj_units_of_counts(&month->counts);
    return emj_percent(units.leadership, units.of);
}

static struct place place_of(const GPtrArray *months)
{
    size_t columns = 0;
    for (guint i = 0; i < months->len; i++) {
        const struct emj_review_month *month = g_ptr_array_index(months, i);
        columns = MAX(columns, emj_text_columns(month->label));
    }
    int left = (int)columns * LABEL_CHARACTER + LABEL_CHARACTER + DOT;
    return (struct place){ left, WIDTH - left - SHARE - DOT };
}

static int x_of(struct place place, const struct emj_review_month *month)
{
    return place.left + (place.width * percent_of(month) + 50) / 100;
}

static void add_scale(GString *out, struct place place, int rows)
{
    emj_svg_text(out, "label middle", place.left, TEXT_LINE - 4, "0%");
    emj_svg_text(out, "label middle", place.left + place.width, TEXT_LINE - 4, "100%");
    emj_svg_rect(out, "rule", place.left, HEAD, 1, rows * ROW);
    emj_svg_rect(out, "rule", place.left + place.width, HEAD, 1, rows * ROW);
}

static void add_line(GString *out, int x1, int y1, int x2, int y2)
{
    g_string_append_printf(out,
                           "<line class=\"path\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
                           x1, y1, x2, y2);
}

static void add_dot(GString *out, int x, int y)
{
    g_string_append_printf(out, "<circle class=\"leadership\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n",
                           x, y, DOT);
}

static void add_month(GString *out, const struct emj_review_month *month, struct place place,
                      int y)
{
    g_autofree char *words = emj_counts_label(&month->counts);
    emj_svg_text(out, "label", 0, y + TEXT_LINE, month->label);
    emj_svg_text(out, "label", WIDTH - SHARE + DOT, y + TEXT_LINE, words);
    if (has_dot(month))
        add_dot(out, x_of(place, month), y + MIDDLE);
}

/* Lines first, so that dots lie on them. */
static void add_lines(GString *out, const GPtrArray *months, struct place place)
{
    for (guint i = 1; i < months->len; i++) {
        const struct emj_review_month *before = g_ptr_array_index(months, i - 1);
        const struct emj_review_month *month = g_ptr_array_index(months, i);
        int y = HEAD + ROW * (int)i + MIDDLE;
        if (has_dot(before) && has_dot(month))
            add_line(out, x_of(place, before), y - ROW, x_of(place, month), y);
    }
}

static char *description_of(const GPtrArray *months)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < months->len; i++) {
        const struct emj_review_month *month = g_ptr_array_index(months, i);
        g_autofree char *line = emj_counts_description(month->label, &month->counts);
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "", line);
    }
    return g_string_free(text, false);
}

static void add_table(GString *out, const struct emj_review *review)
{
    emj_counts_table_begin(out, review->by_year ? "Year" : "Month");
    for (guint i = 0; i < review->months->len; i++) {
        const struct emj_review_month *month = g_ptr_array_index(review->months, i);
        emj_counts_table_row(out, month->label, &month->counts);
    }
    emj_html_table_end(out);
}

char *emj_months_draw_html(const void *data)
{
    const struct emj_report *report = data;
    const GPtrArray *months = report->review.months;
    struct place place = place_of(months);
    g_autofree char *description = description_of(months);
    GString *out = g_string_new(NULL);

    emj_svg_begin(out, "months", WIDTH, HEAD + ROW * (int)months->len,
                  "Leadership share over time", description);
    add_scale(out, place, (int)months->len);
    add_lines(out, months, place);
    for (guint i = 0; i < months->len; i++)
        add_month(out, g_ptr_array_index(months, i), place, HEAD + ROW * (int)i);
    emj_svg_end(out);
    add_table(out, &report->review);
    return g_string_free(out, false);
}
