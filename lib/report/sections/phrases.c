#include "report/sections/phrases.h"

#include "base/language.h"
#include "base/text.h"

char *emj_phrase_number(uint64_t number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, number);
    size_t length = strlen(digits);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            g_string_append_c(text, ',');
        g_string_append_c(text, digits[i]);
    }
    return g_string_free(text, false);
}

char *emj_phrase_count(size_t count, const char *one, const char *many)
{
    g_autofree char *number = emj_phrase_number(count);
    return g_strdup_printf("%s %s", number, count == 1 ? one : many);
}

char *emj_phrase_half(uint64_t half_units)
{
    g_autofree char *whole = emj_phrase_number(half_units / 2);
    return g_strconcat(whole, half_units % 2 ? ".5" : "", NULL);
}

char *emj_phrase_days(struct emj_date first, struct emj_date last)
{
    if (emj_date_compare(first, last) == 0)
        return emj_date_format_day(first);

    g_autofree char *end = emj_date_format_day(last);
    if (first.year == last.year && first.month == last.month)
        return g_strdup_printf("%d to %s", first.day, end);
    if (first.year == last.year) {
        g_autofree char *begin = emj_date_format_day(first);
        return g_strdup_printf("%s to %s", begin, end);
    }
    g_autofree char *begin = emj_date_format_long(first);
    g_autofree char *long_end = emj_date_format_long(last);
    return g_strdup_printf("%s to %s", begin, long_end);
}

char *emj_phrase_day(struct emj_date day, struct emj_date beside)
{
    return day.year == beside.year ? emj_date_format_day(day) : emj_date_format_long(day);
}

char *emj_phrase_short_day(struct emj_date day, struct emj_date beside)
{
    char *text = emj_date_format_short(day);
    if (day.year == beside.year)
        return text;
    char *with_year = g_strdup_printf("%s %d", text, day.year);
    g_free(text);
    return with_year;
}

char *emj_phrase_share(const struct emj_counts *counts)
{
    size_t tagged = emj_counts_tagged(counts);
    struct emj_units units = emj_units_of_counts(counts);
    if (tagged < EMJ_SHARE_FEW_ENTRIES)
        return g_strdup("too few entries to describe a balance");
    if (tagged < EMJ_SHARE_MIN_ENTRIES)
        return g_strdup("too few for a percentage");
    return g_strdup_printf("%d%%", emj_percent(units.leadership, units.of));
}

char *emj_phrase_counts(const struct emj_counts *counts)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%zu management only, %zu both, %zu leadership only; n = %zu",
                           counts->management, counts->both, counts->leadership,
                           emj_counts_tagged(counts));
    if (counts->untagged > 0)
        g_string_append_printf(text, ", and %zu untagged", counts->untagged);
    return g_string_free(text, false);
}

char *emj_phrase_change(const struct emj_change *change)
{
    const char *together = change->together ? " together" : "";
    size_t before = emj_counts_tagged(&change->before);
    const char *verdict = emj_verdict_word(change->verdict);

    if (before < EMJ_SHARE_MIN_ENTRIES)
        return g_strdup_printf("Against %s%s (n = %zu): too few entries to compare.",
                               change->against, together, before);
    g_autofree char *share = emj_phrase_share(&change->before);
    return g_strdup_printf("Against %s%s (%s, n = %zu): %s.", change->against, together, share,
                           before, verdict ? verdict : "too few entries to compare");
}

char *emj_phrase_gap(const char *title, const struct emj_gap *gap)
{
    g_autofree char *age = emj_phrase_count((size_t)gap->age_days, "day", "days");
    bool never = !emj_date_is_set(gap->last);

    if (gap->side == EMJ_SIDE_ANY)
        return g_strdup_printf("%s, no entries %s%s%s", title,
                               never ? "since the first entry " : "for ", age,
                               never ? " ago" : "");
    if (never)
        return g_strdup_printf("%s, %s side, not yet, since the first entry %s ago", title,
                               emj_side_slug(gap->side), age);
    return g_strdup_printf("%s, %s side, %s", title, emj_side_slug(gap->side), age);
}

char *emj_phrase_silence(const struct emj_silence *silence)
{
    g_autofree char *days = emj_phrase_days(silence->first, silence->last);
    return g_strdup_printf("No entries from %s (%d days).", days, silence->days);
}

char *emj_phrase_commitments(const struct emj_commitment_figures *figures)
{
    return g_strdup_printf(
        "%zu carried in, %zu made, %zu kept, %zu partly, %zu dropped, %zu open",
        figures->carried_in, figures->made, figures->kept, figures->partly, figures->dropped,
        figures->open);
}

char *emj_phrase_withheld(size_t count, const char *one, const char *many)
{
    g_autofree char *what = emj_phrase_count(count, one, many);
    return g_strdup_printf("%s counted, text withheld", what);
}

/* Closing brackets and quotation marks may stand behind the end of a sentence. */
static bool ends_sentence(const char *text)
{
    for (const char *at = g_utf8_find_prev_char(text, text + strlen(text)); at;
         at = g_utf8_find_prev_char(text, at)) {
        gunichar c = g_utf8_get_char(at);
        GUnicodeType type = g_unichar_type(c);
        bool closes = c == '"' || c == '\'' || type == G_UNICODE_CLOSE_PUNCTUATION ||
                      type == G_UNICODE_FINAL_PUNCTUATION;
        if (!closes)
            return g_utf8_strchr(".!?:;…。！？؟।", -1, c) != NULL;
    }
    return false;
}

char *emj_phrase_sentence(const char *text)
{
    return g_strconcat(text, ends_sentence(text) ? "" : ".", NULL);
}

const char *emj_phrase_this(enum emj_period_kind kind)
{
    static const char *const words[] = {
        [EMJ_PERIOD_DAY] = "on this day",    [EMJ_PERIOD_WEEK] = "this week",
        [EMJ_PERIOD_MONTH] = "this month",   [EMJ_PERIOD_QUARTER] = "this quarter",
        [EMJ_PERIOD_YEAR] = "this year",     [EMJ_PERIOD_RANGE] = "in this period",
        [EMJ_PERIOD_ALL] = "in this period",
    };
    return words[kind];
}

bool emj_phrase_words_are_spaced(const char *language)
{
    static const char *const unspaced[] = { "zh", "ja", "th", "lo", "km", "my" };
    for (size_t i = 0; i < G_N_ELEMENTS(unspaced); i++)
        if (emj_language_serves(unspaced[i], language))
            return false;
    return true;
}
