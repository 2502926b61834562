/* The balance of some periods as stacked bars on one scale, oldest on top. */
#include "report/pictures/balance.h"

#include "base/text.h"
#include "report/figures/figures.h"
#include "report/pictures/counts.h"
#include "report/pictures/svg.h"

/*
 * Units of the view box. The picture is at most a little wider than its view box,
 * so that its text stays the size of text at every width.
 */
enum {
    WIDTH = 360,
    LEGEND = 28,
    ROW = 30,
    BAR = 18,
    TEXT_LINE = 14, /* from the top of a bar to the line its text stands on */
    PART_GAP = 2,
    TICK_CHARACTER = 8,
    MIN_TICKS = 40,
    LABEL = 116, /* "too few, n = 18" in a wide font */
    SWATCH = 14,
};

struct place {
    int left;  /* where bars begin */
    int width; /* of a whole bar */
};

/* Beside the hue each part has a ground of its own: plain, dots, hatching. */
static const struct {
    const char *look;
    const char *pattern; /* id; NULL is none */
    const char *word;
} parts[] = {
    { "management", NULL, "management" },
    { "both", "balance-dots", "both" },
    { "leadership", "balance-hatch", "leadership" },
};

static const char patterns[] =
    "<defs>\n"
    "<pattern id=\"balance-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><rect class=\"hatch\" width=\"2\" height=\"6\"/>"
    "</pattern>\n"
    "<pattern id=\"balance-dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
    "<circle class=\"dot\" cx=\"2\" cy=\"2\" r=\"1\"/></pattern>\n"
    "</defs>\n";

static void add_part(GString *out, size_t part, int x, int y, int width, int height)
{
    emj_svg_rect(out, parts[part].look, x, y, width, height);
    if (parts[part].pattern && width > 0)
        g_string_append_printf(out,
                               "<rect fill=\"url(#%s)\" x=\"%d\" y=\"%d\" width=\"%d\" "
                               "height=\"%d\"/>\n",
                               parts[part].pattern, x, y, width, height);
}

static void add_legend(GString *out)
{
    static const int at[G_N_ELEMENTS(parts)] = { 0, 122, 186 };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        add_part(out, i, at[i], 2, SWATCH, SWATCH);
        emj_svg_text(out, "label", at[i] + SWATCH + 6, TEXT_LINE, parts[i].word);
    }
}

/* Ends of the parts of a bar, rounded half up. */
static int end_of(size_t sum, size_t whole, int width)
{
    return (int)((2 * sum * (size_t)width + whole) / (2 * whole));
}

static void add_bar(GString *out, const struct emj_counts *counts, struct place place, int y)
{
    const size_t amounts[] = { counts->management, counts->both, counts->leadership };
    size_t whole = emj_counts_tagged(counts);
    size_t sum = 0;
    int begin = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(parts) && whole > 0; i++) {
        sum += amounts[i];
        int end = end_of(sum, whole, place.width);
        int gap = begin > 0 && amounts[i] > 0 ? PART_GAP : 0;
        add_part(out, i, place.left + begin + gap, y, end - begin - gap, BAR);
        begin = end;
    }
}

static struct place place_of(const GPtrArray *history)
{
    int ticks = MIN_TICKS;
    for (guint i = 0; i < history->len; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(history, i);
        ticks = MAX(ticks, (int)emj_text_columns(bar->tick) * TICK_CHARACTER + TICK_CHARACTER);
    }
    return (struct place){ ticks, WIDTH - ticks - LABEL };
}

static char *description_of(const GPtrArray *history)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < history->len; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(history, i);
        g_autofree char *line = emj_counts_description(bar->label, &bar->counts);
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "", line);
    }
    return g_string_free(text, false);
}

static void add_picture(GString *out, const GPtrArray *history)
{
    struct place place = place_of(history);
    g_autofree char *description = description_of(history);
    emj_svg_begin(out, "balance", WIDTH, LEGEND + ROW * (int)history->len,
                  "Entries tagged management, both and leadership", description);
    g_string_append(out, patterns);
    add_legend(out);
    for (guint i = 0; i < history->len; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(history, i);
        g_autofree char *label = emj_counts_label(&bar->counts);
        int y = LEGEND + ROW * (int)i + (ROW - BAR) / 2;
        emj_svg_text(out, "label", 0, y + TEXT_LINE, bar->tick);
        add_bar(out, &bar->counts, place, y);
        emj_svg_text(out, "label", place.left + place.width + 10, y + TEXT_LINE, label);
    }
    emj_svg_end(out);
}

static void add_table(GString *out, const GPtrArray *history)
{
    emj_counts_table_begin(out, "Period");
    for (guint i = 0; i < history->len; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(history, i);
        emj_counts_table_row(out, bar->label, &bar->counts);
    }
    emj_html_table_end(out);
}

char *emj_balance_draw_html(const void *data)
{
    const struct emj_report *report = data;
    GString *out = g_string_new(NULL);
    add_picture(out, report->balance.history);
    add_table(out, report->balance.history);
    return g_string_free(out, false);
}
