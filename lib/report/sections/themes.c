#include "report/sections/phrases.h"
#include "report/sections/sections.h"

enum { MAX_THEMES = 5 };

/* "(September 2)", but "(Q3: 2)": two numbers side by side would read as one. */
static char *before(const struct emj_themes *themes, size_t entries)
{
    const char *name = themes->previous;
    bool number = name[0] && g_ascii_isdigit(name[strlen(name) - 1]);
    return g_strdup_printf("%s%s %zu", name, number ? ":" : "", entries);
}

/* "reliability 5 entries (September 2)", then "hiring 3 (3)" */
static void add_theme(const struct emj_section *section, const struct emj_theme_line *line,
                      bool first, struct emj_block *item)
{
    const struct emj_themes *themes = &section->report->themes;
    g_autofree char *theme = emj_quote_words(&section->quoter, EMJ_SHARE_THEME, line->theme);
    emj_block_add_format(item, "%s%s %zu%s", first ? "" : ", ", theme, line->entries,
                         first ? " entries" : "");
    if (!themes->previous)
        return;
    g_autofree char *named = before(themes, line->previous);
    if (first)
        emj_block_add_format(item, " (%s)", named);
    else
        emj_block_add_format(item, " (%zu)", line->previous);
}

static void add_themes(const struct emj_section *section, struct emj_list *list)
{
    const GPtrArray *themes = section->report->themes.themes;
    if (themes->len == 0)
        return;
    struct emj_block *item = emj_list_add_item(list, 0);
    for (guint i = 0; i < MIN(themes->len, MAX_THEMES); i++)
        add_theme(section, g_ptr_array_index(themes, i), i == 0, item);
}

/* "Frequent words: migration 5 entries, budget 4" */
static void add_frequent(const struct emj_section *section, struct emj_list *list)
{
    const GPtrArray *words = section->report->themes.frequent;
    if (words->len == 0)
        return;
    struct emj_block *item = emj_list_add_item(list, 0);
    emj_block_add_text(item, "Frequent words: ");
    for (guint i = 0; i < words->len; i++) {
        const struct emj_frequent_word *word = g_ptr_array_index(words, i);
        g_autofree char *text = emj_quote_words(&section->quoter, EMJ_SHARE_WORD, word->word);
        emj_block_add_format(item, "%s%s %zu%s", i > 0 ? ", " : "", text, word->entries,
                             i > 0 ? "" : " entries");
    }
}

void emj_section_themes(struct emj_section *section)
{
    const struct emj_themes *themes = &section->report->themes;
    if (themes->themes->len + themes->frequent->len == 0)
        return;
    emj_section_heading(section, "Themes");
    struct emj_list *list = emj_document_add_list(section->document);
    add_themes(section, list);
    add_frequent(section, list);
}
