#include "report/phrases.h"
#include "report/sections.h"

static bool has_percent(const struct emj_balance *balance)
{
    return emj_counts_tagged(&balance->counts) >= EMJ_SHARE_MIN_ENTRIES;
}

/* "leadership 27% (213 of 790" without its end; only counts when there are too few. */
static char *weighed_share(const struct emj_balance *balance, struct emj_units units)
{
    g_autofree char *part = emj_phrase_half(units.leadership);
    g_autofree char *whole = emj_phrase_half(units.of);
    if (!has_percent(balance))
        return g_strdup_printf("leadership (%s of %s", part, whole);
    return g_strdup_printf("leadership %d%% (%s of %s", emj_percent(units.leadership, units.of),
                           part, whole);
}

static void add_minutes(const struct emj_balance *balance, struct emj_block *block)
{
    size_t tagged = emj_counts_tagged(&balance->counts);
    bool enough = balance->with_minutes * 100 >= tagged * EMJ_SHARE_MINUTES_PERCENT;

    if (enough && balance->minutes.of > 0) {
        g_autofree char *share = weighed_share(balance, balance->minutes);
        emj_block_add_format(block,
                             " By meeting minutes: %s minutes; %zu of %zu entries have a "
                             "length).",
                             share, balance->with_minutes, tagged);
    } else {
        emj_block_add_format(block,
                             " By meeting minutes: no share, since %zu of %zu entries have "
                             "a length.",
                             balance->with_minutes, tagged);
    }
}

static void add_words(const struct emj_report *report, struct emj_block *block)
{
    const struct emj_balance *balance = &report->balance;
    if (balance->words.of == 0 ||
        !emj_phrase_words_are_spaced(report->request.config->language))
        return;
    g_autofree char *share = weighed_share(balance, balance->words);
    emj_block_add_format(block, " By words: %s words).", share);
}

static void append_run(GString *bars, size_t count, char sign)
{
    for (size_t i = 0; i < count; i++)
        g_string_append_c(bars, sign);
}

/* Blank when nothing is tagged. */
static void append_cells(GString *bars, const struct emj_counts *counts)
{
    size_t management = 0;
    size_t both = 0;
    size_t leadership = 0;
    emj_bar_cells(counts, &management, &both, &leadership);
    append_run(bars, management, '#');
    append_run(bars, both, '=');
    append_run(bars, leadership, '.');
    append_run(bars, EMJ_BAR_CELLS - management - both - leadership, ' ');
}

static void append_bar(GString *bars, const struct emj_period_counts *bar, int tick_width)
{
    const struct emj_counts *counts = &bar->counts;
    g_autofree char *share = emj_phrase_share(counts);
    g_autofree char *size = g_strdup_printf("n=%zu", emj_counts_tagged(counts));
    bool percent = emj_counts_tagged(counts) >= EMJ_SHARE_MIN_ENTRIES;

    g_string_append_printf(bars, "%-*s  %-4s  ", tick_width, bar->tick, size);
    append_cells(bars, counts);
    g_string_append_printf(bars, "  %2zu / %zu / %zu   %s%s\n", counts->management,
                           counts->both, counts->leadership, percent ? "leadership " : "",
                           share);
}

static void add_bars(const struct emj_report *report, struct emj_document *document)
{
    const GPtrArray *history = report->balance.history;
    g_autoptr(GString) bars = g_string_new(NULL);
    int tick_width = 3;

    for (guint i = 0; i < history->len; i++) {
        const struct emj_period_counts *bar = g_ptr_array_index(history, i);
        tick_width = MAX(tick_width, (int)g_utf8_strlen(bar->tick, -1));
    }
    g_string_append_printf(bars, "%*smanagement #   both =   leadership .\n", tick_width + 6,
                           "");
    for (guint i = 0; i < history->len; i++)
        append_bar(bars, g_ptr_array_index(history, i), tick_width);
    emj_document_add_verbatim(document, bars->str);
}

void emj_section_balance(const struct emj_report *report, struct emj_document *document)
{
    const struct emj_balance *balance = &report->balance;
    struct emj_units units = balance->entries;
    size_t tagged = emj_counts_tagged(&balance->counts);
    g_autofree char *management = emj_phrase_half(units.of - units.leadership);
    g_autofree char *leadership = emj_phrase_half(units.leadership);

    emj_section_heading(document, "Balance");
    struct emj_block *block = emj_document_add_paragraph(document);
    emj_block_add_format(block, "By entries: management %s, leadership %s of %zu.", management,
                         leadership, tagged);
    if (tagged > 0) {
        add_minutes(balance, block);
        add_words(report, block);
    }
    add_bars(report, document);
}
