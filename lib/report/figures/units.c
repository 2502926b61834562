#include "report/figures/units.h"

#include <glib.h>

void emj_counts_add(struct emj_counts *counts, enum emj_work work)
{
    switch (work) {
    case EMJ_WORK_MANAGEMENT:
        counts->management++;
        break;
    case EMJ_WORK_LEADERSHIP:
        counts->leadership++;
        break;
    case EMJ_WORK_BOTH:
        counts->both++;
        break;
    case EMJ_WORK_NONE:
        counts->untagged++;
        break;
    }
}

size_t emj_counts_tagged(const struct emj_counts *counts)
{
    return counts->management + counts->both + counts->leadership;
}

void emj_units_add(struct emj_units *units, enum emj_work work, uint64_t weight)
{
    if (work == EMJ_WORK_NONE)
        return;
    units->of += 2 * weight;
    if (work == EMJ_WORK_LEADERSHIP)
        units->leadership += 2 * weight;
    else if (work == EMJ_WORK_BOTH)
        units->leadership += weight;
}

struct emj_units emj_units_of_counts(const struct emj_counts *counts)
{
    return (struct emj_units){
        .leadership = 2 * counts->leadership + counts->both,
        .of = 2 * emj_counts_tagged(counts),
    };
}

int emj_percent(uint64_t part, uint64_t whole)
{
    return (int)((200 * part + whole) / (2 * whole));
}

enum emj_verdict emj_units_compare(const struct emj_counts *now,
                                   const struct emj_counts *before)
{
    int64_t n1 = (int64_t)emj_counts_tagged(now);
    int64_t n2 = (int64_t)emj_counts_tagged(before);
    if (n1 < EMJ_SHARE_MIN_ENTRIES || n2 < EMJ_SHARE_MIN_ENTRIES)
        return EMJ_VERDICT_NONE;

    int64_t l1 = (int64_t)emj_units_of_counts(now).leadership;
    int64_t l2 = (int64_t)emj_units_of_counts(before).leadership;
    int64_t difference = l1 * n2 - l2 * n1;
    int64_t size = difference < 0 ? -difference : difference;
    if (50 * size < EMJ_CHANGE_MIN_POINTS * n1 * n2 || size < 4 * MAX(n1, n2))
        return EMJ_VERDICT_SAME;
    return difference > 0 ? EMJ_VERDICT_HIGHER : EMJ_VERDICT_LOWER;
}

const char *emj_verdict_word(enum emj_verdict verdict)
{
    static const char *const words[] = {
        [EMJ_VERDICT_NONE] = NULL,
        [EMJ_VERDICT_SAME] = "about the same",
        [EMJ_VERDICT_HIGHER] = "higher",
        [EMJ_VERDICT_LOWER] = "lower",
    };
    return words[verdict];
}

void emj_bar_cells(const struct emj_counts *counts, size_t *ret_management, size_t *ret_both,
                   size_t *ret_leadership)
{
    const size_t parts[] = { counts->management, counts->both, counts->leadership };
    size_t whole = emj_counts_tagged(counts);
    size_t cells[G_N_ELEMENTS(parts)] = { 0 };
    size_t remainders[G_N_ELEMENTS(parts)] = { 0 };
    size_t given = 0;

    for (size_t i = 0; whole > 0 && i < G_N_ELEMENTS(parts); i++) {
        cells[i] = parts[i] * EMJ_BAR_CELLS / whole;
        remainders[i] = parts[i] * EMJ_BAR_CELLS % whole;
        given += cells[i];
    }
    for (; whole > 0 && given < EMJ_BAR_CELLS; given++) {
        size_t largest = 0;
        for (size_t i = 1; i < G_N_ELEMENTS(parts); i++)
            if (remainders[i] > remainders[largest])
                largest = i;
        cells[largest]++;
        remainders[largest] = 0;
    }
    *ret_management = cells[0];
    *ret_both = cells[1];
    *ret_leadership = cells[2];
}
