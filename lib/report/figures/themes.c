#include "report/figures/figures.h"
#include "report/figures/words.h"

enum {
    ENOUGH_THEMES = 3,
};

/* Takes note of one theme of one entry. */
static void count_theme(const struct emj_report *report, GHashTable *themes,
                        const struct emj_digest_word *word, const struct emj_period *previous)
{
    const struct emj_digest_entry *entry =
        emj_digest_entry_at(report->request.digest, word->entry);
    bool now = emj_report_counts(report, entry, report->request.period);
    bool before = previous && emj_report_counts(report, entry, *previous);
    if ((!now && !before) || (report->request.share && !word->shared))
        return;

    struct emj_theme_line *line = g_hash_table_lookup(themes, word->word);
    if (!line) {
        line = g_new0(struct emj_theme_line, 1);
        line->theme = word->word;
        g_hash_table_insert(themes, (void *)(uintptr_t)word->word, line);
    }
    line->entries += now ? 1 : 0;
    line->previous += before ? 1 : 0;
}

static GHashTable *count_themes(const struct emj_report *report,
                                const struct emj_period *previous)
{
    const GArray *words = report->request.digest->themes;
    GHashTable *themes = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint i = 0; i < words->len; i++)
        count_theme(report, themes, &g_array_index(words, struct emj_digest_word, i), previous);
    return themes;
}

static gint compare_lines(gconstpointer a, gconstpointer b)
{
    const struct emj_theme_line *const *left = a;
    const struct emj_theme_line *const *right = b;
    if ((*left)->entries != (*right)->entries)
        return (*left)->entries > (*right)->entries ? -1 : 1;
    return strcmp((*left)->theme, (*right)->theme);
}

/* Moves the themes of enough entries from the table into the report. */
static void take_themes(struct emj_report *report, GHashTable *themes)
{
    GHashTableIter iter;
    void *value = NULL;
    g_hash_table_iter_init(&iter, themes);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct emj_theme_line *line = value;
        if (line->entries < EMJ_THEME_MIN_ENTRIES)
            continue;
        g_hash_table_iter_steal(&iter);
        g_ptr_array_add(report->themes.themes, value);
    }
    g_ptr_array_sort(report->themes.themes, compare_lines);
}

void emj_themes_fill(struct emj_report *report)
{
    struct emj_period previous = { 0 };
    bool any = emj_report_previous(report, &previous);
    report->themes.themes = g_ptr_array_new_with_free_func(g_free);
    if (any)
        report->themes.previous = emj_period_short_label(previous, report->request.period);

    g_autoptr(GHashTable) themes = count_themes(report, any ? &previous : NULL);
    take_themes(report, themes);
    bool enough = report->themes.themes->len >= ENOUGH_THEMES;
    report->themes.frequent = emj_frequent_words_find(report, enough);
}
