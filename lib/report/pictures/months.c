/* A review's leadership share month by month, as lines of text. */
#include "report/pictures/months.h"

#include "base/text.h"
#include "report/pictures/counts.h"
#include "report/pictures/pictures.h"

enum { SIZE_COLUMNS = 4 }; /* "n=21" */

/* "August     n=15   8 / 2 / 5   leadership 40%" */
static char *line_of(const struct emj_review_month *month, int label_columns)
{
    const struct emj_counts *counts = &month->counts;
    g_autofree char *size = g_strdup_printf("n=%zu", emj_counts_tagged(counts));
    g_autofree char *share = emj_counts_words(counts);
    return g_strdup_printf("%-*s  %-*s  %2zu / %zu / %zu   %s\n", label_columns, month->label,
                           SIZE_COLUMNS, size, counts->management, counts->both,
                           counts->leadership, share);
}

static void draw_text(const void *data, const struct emj_pen *pen)
{
    const struct emj_report *report = data;
    const GPtrArray *months = report->review.months;
    size_t columns = 0;
    for (guint i = 0; i < months->len; i++) {
        const struct emj_review_month *month = g_ptr_array_index(months, i);
        columns = MAX(columns, emj_text_columns(month->label));
    }
    for (guint i = 0; i < months->len; i++) {
        const struct emj_review_month *month = g_ptr_array_index(months, i);
        g_autofree char *line = line_of(month, (int)columns);
        emj_sink_write(pen->sink, EMJ_TONE_PLAIN, line);
    }
}

struct emj_picture emj_picture_of_months(const struct emj_report *report)
{
    return (struct emj_picture){ draw_text, emj_months_draw_html, report };
}
