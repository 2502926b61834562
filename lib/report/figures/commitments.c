#include "report/figures/figures.h"

/*
 * A closing day that is missing or before the making (both happen by hand) counts
 * as the day it was made, so that the sums hold.
 */
static struct emj_date closing_day(const struct emj_digest_entry *entry,
                                   const struct emj_digest_commitment *commitment)
{
    if (emj_date_is_set(commitment->closed) &&
        emj_date_compare(commitment->closed, entry->day) >= 0)
        return commitment->closed;
    return entry->day;
}

static struct emj_commitment_line *line_of(const struct emj_report *report,
                                           const struct emj_digest_entry *entry,
                                           const struct emj_digest_commitment *commitment)
{
    struct emj_commitment_line *line = g_new0(struct emj_commitment_line, 1);
    line->entry = entry;
    line->commitment = commitment;
    line->made = entry->day;
    if (commitment->state == EMJ_COMMITMENT_OPEN)
        return line;

    struct emj_date closed = closing_day(entry, commitment);
    if (emj_date_compare(closed, emj_report_last_day(report)) <= 0) {
        line->state = commitment->state;
        line->closed = closed;
    }
    return line;
}

static void count_outcome(struct emj_commitment_figures *figures,
                          enum emj_commitment_state state)
{
    figures->kept += state == EMJ_COMMITMENT_KEPT ? 1 : 0;
    figures->partly += state == EMJ_COMMITMENT_PARTLY ? 1 : 0;
    figures->dropped += state == EMJ_COMMITMENT_DROPPED ? 1 : 0;
    figures->open += state == EMJ_COMMITMENT_OPEN ? 1 : 0;
}

/* Takes the line. */
static void count_line(struct emj_report *report, struct emj_commitment_line *line)
{
    struct emj_commitment_figures *figures = &report->commitments;
    struct emj_date first = report->request.period.first;
    bool open = line->state == EMJ_COMMITMENT_OPEN;

    if (!open && emj_date_compare(line->closed, first) < 0) {
        g_free(line);
        return;
    }
    if (emj_date_compare(line->made, first) < 0)
        figures->carried_in++;
    else
        figures->made++;
    count_outcome(figures, line->state);
    g_ptr_array_add(open ? figures->open_items : figures->closed_items, line);
}

static gint newest_closed_first(gconstpointer a, gconstpointer b)
{
    const struct emj_commitment_line *const *left = a;
    const struct emj_commitment_line *const *right = b;
    return emj_date_compare((*right)->closed, (*left)->closed);
}

void emj_commitments_fill(struct emj_report *report)
{
    const struct emj_digest *digest = report->request.digest;
    struct emj_date last = emj_report_last_day(report);
    report->commitments.closed_items = g_ptr_array_new_with_free_func(g_free);
    report->commitments.open_items = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < digest->commitments->len; i++) {
        const struct emj_digest_commitment *commitment =
            &g_array_index(digest->commitments, struct emj_digest_commitment, i);
        const struct emj_digest_entry *entry = emj_digest_entry_at(digest, commitment->entry);
        if (emj_date_compare(entry->day, last) <= 0)
            count_line(report, line_of(report, entry, commitment));
    }
    g_ptr_array_sort(report->commitments.closed_items, newest_closed_first);
}
