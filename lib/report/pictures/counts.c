#include "report/pictures/counts.h"

#include "report/pictures/svg.h"
#include "report/sections/phrases.h"

/* The number stays with its "n" where a narrow cell breaks the line. */
#define NBSP "\u00a0"

char *emj_counts_label(const struct emj_counts *counts)
{
    size_t tagged = emj_counts_tagged(counts);
    g_autofree char *number = emj_phrase_number(tagged);
    g_autofree char *share = emj_phrase_share(counts);
    if (tagged == 0)
        return g_strdup("n" NBSP "=" NBSP "0");
    return g_strdup_printf("%s, n" NBSP "=" NBSP "%s",
                           tagged < EMJ_SHARE_MIN_ENTRIES ? "too few" : share, number);
}

char *emj_counts_words(const struct emj_counts *counts)
{
    size_t tagged = emj_counts_tagged(counts);
    g_autofree char *share = emj_phrase_share(counts);
    if (tagged == 0)
        return g_strdup("no tagged entries");
    return g_strconcat(tagged < EMJ_SHARE_MIN_ENTRIES ? "" : "leadership ", share, NULL);
}

char *emj_counts_description(const char *label, const struct emj_counts *counts)
{
    g_autofree char *numbers = emj_phrase_counts(counts);
    g_autofree char *share = emj_phrase_share(counts);
    bool none = emj_counts_tagged(counts) == 0;
    return g_strdup_printf(
        "%s: %s; %s%s.", label, numbers,
        none ? "no tagged entries" : "leadership share: ", none ? "" : share);
}

void emj_counts_table_begin(GString *out, const char *first_heading)
{
    const char *const headings[] = { first_heading, "Management only", "Both",
                                     "Leadership only", "Share" };
    emj_html_table_begin(out, "Entries by tag, and the leadership share of them", headings,
                         G_N_ELEMENTS(headings));
}

void emj_counts_table_row(GString *out, const char *label, const struct emj_counts *counts)
{
    g_autofree char *management = emj_phrase_number(counts->management);
    g_autofree char *both = emj_phrase_number(counts->both);
    g_autofree char *leadership = emj_phrase_number(counts->leadership);
    g_autofree char *share = emj_counts_label(counts);
    const char *const cells[] = { label, management, both, leadership, share };
    emj_html_table_row(out, cells, G_N_ELEMENTS(cells));
}
