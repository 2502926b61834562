/* The balance of some periods as bars of text. */
#include "report/pictures/balance.h"

#include "base/text.h"
#include "report/pictures/counts.h"
#include "report/pictures/pictures.h"

enum {
    MIN_TICK = 3,
    SIZE_COLUMNS = 4, /* "n=21" */
    GAP_COLUMNS = 2,
};

/* What a part of a bar is drawn with. */
static const struct {
    const char *ascii;
    const char *block;
    enum emj_tone tone;
} signs[] = {
    { "#", "█", EMJ_TONE_MANAGEMENT },
    { "=", "▓", EMJ_TONE_PLAIN },
    { ".", "░", EMJ_TONE_LEADERSHIP },
};

static void draw(const struct emj_pen *pen, enum emj_tone tone, const char *text)
{
    if (text[0])
        emj_sink_write(pen->sink, tone, text);
}

static const char *sign_of(const struct emj_pen *pen, size_t part)
{
    return pen->unicode ? signs[part].block : signs[part].ascii;
}

static void draw_run(const struct emj_pen *pen, size_t part, size_t count)
{
    g_autoptr(GString) run = g_string_new(NULL);
    for (size_t i = 0; i < count; i++)
        g_string_append(run, sign_of(pen, part));
    draw(pen, signs[part].tone, run->str);
}

/* Blank when nothing is tagged. */
static void draw_cells(const struct emj_pen *pen, const struct emj_counts *counts)
{
    size_t cells[G_N_ELEMENTS(signs)] = { 0 };
    emj_bar_cells(counts, &cells[0], &cells[1], &cells[2]);
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        draw_run(pen, i, cells[i]);
    int blank = (int)(EMJ_BAR_CELLS - cells[0] - cells[1] - cells[2]);
    g_autofree char *rest = g_strdup_printf("%*s", blank, "");
    draw(pen, EMJ_TONE_PLAIN, rest);
}

/* `text` behind what is drawn, or below the bar where the line has no room for it. */
static void draw_behind(const struct emj_pen *pen, const char *text, size_t indent,
                        size_t *column)
{
    size_t width = emj_text_columns(text);
    if (*column + width > pen->columns) {
        g_autofree char *line = g_strdup_printf("\n%*s", (int)indent, "");
        draw(pen, EMJ_TONE_PLAIN, line);
        text += strspn(text, " ");
        width = emj_text_columns(text);
        *column = indent;
    }
    draw(pen, EMJ_TONE_PLAIN, text);
    *column += width;
}

static void draw_bar(const struct emj_pen *pen, const struct emj_period_counts *bar,
                     int tick_columns)
{
    const struct emj_counts *counts = &bar->counts;
    g_autofree char *size = g_strdup_printf("n=%zu", emj_counts_tagged(counts));
    g_autofree char *left =
        g_strdup_printf("%-*s  %-*s  ", tick_columns, bar->tick, SIZE_COLUMNS, size);
    g_autofree char *numbers = g_strdup_printf("  %2zu / %zu / %zu", counts->management,
                                               counts->both, counts->leadership);
    g_autofree char *share = emj_counts_words(counts);
    g_autofree char *words = g_strconcat("   ", share, NULL);
    size_t indent = emj_text_columns(left);
    size_t column = indent + EMJ_BAR_CELLS;

    draw(pen, EMJ_TONE_PLAIN, left);
    draw_cells(pen, counts);
    draw_behind(pen, numbers, indent, &column);
    draw_behind(pen, words, indent, &column);
    draw(pen, EMJ_TONE_PLAIN, "\n");
}

static void draw_legend(const struct emj_pen *pen, int indent)
{
    static const char *const words[] = { "management ", "   both ", "   leadership " };
    g_autofree char *blank = g_strdup_printf("%*s", indent, "");
    draw(pen, EMJ_TONE_PLAIN, blank);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        draw(pen, EMJ_TONE_PLAIN, words[i]);
        draw(pen, signs[i].tone, sign_of(pen, i));
    }
    draw(pen, EMJ_TONE_PLAIN, "\n");
}

static void draw_text(const void *data, const struct emj_pen *pen)
{
    const struct emj_report *report = data;
    const GPtrArray *history = report->balance.history;
    int tick_columns = MIN_TICK;
    for (guint i = 0; i < history->len; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(history, i);
        tick_columns = MAX(tick_columns, (int)emj_text_columns(bar->tick));
    }
    draw_legend(pen, tick_columns + GAP_COLUMNS + SIZE_COLUMNS);
    for (guint i = 0; i < history->len; i++)
        draw_bar(pen, g_ptr_array_index(history, i), tick_columns);
}

struct emj_picture emj_picture_of_balance(const struct emj_report *report)
{
    return (struct emj_picture){ draw_text, emj_balance_draw_html, report };
}
