#include "report/pictures/pictures.h"
#include "report/sections/phrases.h"
#include "report/sections/sections.h"

/* A share by weight, with its counts; `note` stands behind them (NULL is none). */
struct weighed {
    struct emj_units units;
    const char *one; /* "minute" */
    const char *many;
    const char *note;
};

/*
 * "leadership 27% (213 of 790 minutes; NOTE)"; too few entries for a percentage:
 * "leadership 32.5 of 90 minutes (NOTE)".
 */
static char *weighed_share(const struct emj_balance *balance, const struct weighed *weighed)
{
    struct emj_units units = weighed->units;
    const char *note = weighed->note ? weighed->note : "";
    g_autofree char *part = emj_phrase_half(units.leadership);
    g_autofree char *whole = emj_phrase_half(units.of);
    const char *unit = units.of == 2 ? weighed->one : weighed->many; /* in half units */

    if (emj_counts_tagged(&balance->counts) >= EMJ_SHARE_MIN_ENTRIES)
        return g_strdup_printf("leadership %d%% (%s of %s %s%s%s)",
                               emj_percent(units.leadership, units.of), part, whole, unit,
                               *note ? "; " : "", note);
    return g_strdup_printf("leadership %s of %s %s%s%s%s", part, whole, unit, *note ? " (" : "",
                           note, *note ? ")" : "");
}

static void add_minutes(const struct emj_balance *balance, struct emj_block *block)
{
    size_t tagged = emj_counts_tagged(&balance->counts);
    bool enough = balance->with_minutes * 100 >= tagged * EMJ_SHARE_MINUTES_PERCENT;
    g_autofree char *have = g_strdup_printf("%zu of %zu %s a length", balance->with_minutes,
                                            tagged, tagged == 1 ? "entry has" : "entries have");

    if (enough && balance->minutes.of > 0) {
        struct weighed minutes = { balance->minutes, "minute", "minutes", have };
        g_autofree char *share = weighed_share(balance, &minutes);
        emj_block_add_format(block, " By meeting minutes: %s.", share);
    } else {
        emj_block_add_format(block, " By meeting minutes: no share, since %s.", have);
    }
}

static void add_words(const struct emj_report *report, struct emj_block *block)
{
    const struct emj_balance *balance = &report->balance;
    struct weighed words = { balance->words, "word", "words", NULL };
    if (balance->words.of == 0 ||
        !emj_phrase_words_are_spaced(report->request.config->language))
        return;
    g_autofree char *share = weighed_share(balance, &words);
    emj_block_add_format(block, " By words: %s.", share);
}

static void add_sentence(struct emj_section *section)
{
    const struct emj_balance *balance = &section->report->balance;
    struct emj_units units = balance->entries;
    size_t tagged = emj_counts_tagged(&balance->counts);
    g_autofree char *management = emj_phrase_half(units.of - units.leadership);
    g_autofree char *leadership = emj_phrase_half(units.leadership);
    struct emj_block *block = emj_document_add_paragraph(section->document);

    emj_block_add_format(block, "By entries: management %s, leadership %s of %zu.", management,
                         leadership, tagged);
    if (tagged == 0 || section->shared)
        return;
    add_minutes(balance, block);
    add_words(section->report, block);
}

/* A review of several months also shows how they went one by one. */
static void add_months(struct emj_section *section)
{
    const struct emj_review *review = &section->report->review;
    if (review->months->len < 2)
        return;
    struct emj_picture months = emj_picture_of_months(section->report);
    g_autofree char *text =
        g_strdup_printf("Leadership share of entries by %s; a percentage needs %d tagged "
                        "entries.",
                        review->by_year ? "year" : "month", EMJ_SHARE_MIN_ENTRIES);
    emj_section_say(section, text);
    emj_document_add_picture(section->document, &months);
}

void emj_section_balance(struct emj_section *section)
{
    struct emj_picture bars = emj_picture_of_balance(section->report);

    emj_section_heading(section, "Balance");
    add_sentence(section);
    emj_document_add_picture(section->document, &bars);
    add_months(section);
}
