#include "report/sections/quote.h"

#include "base/text.h"
/* Activities are interned in the digest: equal ones are the same pointer. */
static GHashTable *find_open_activities(const struct emj_digest *digest)
{
    GHashTable *activities = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < digest->entries->len; i++) {
        const struct emj_digest_entry *entry = emj_digest_entry_at(digest, i);
        if (entry->activity && !entry->private)
            g_hash_table_add(activities, (void *)(uintptr_t)entry->activity);
    }
    return activities;
}

void emj_quoter_init(struct emj_quoter *quoter, const struct emj_report *report,
                     enum emj_format format, struct emj_share *share)
{
    quoter->bare_themes = format == EMJ_FORMAT_MARKDOWN;
    quoter->report = report;
    quoter->share = share;
    quoter->open_activities = share ? find_open_activities(report->request.digest) : NULL;
}

void emj_quoter_clear(struct emj_quoter *quoter)
{
    g_clear_pointer(&quoter->open_activities, g_hash_table_unref);
}

/* Bytes of the theme that `text` begins with, its "#" included; 0 for none ("#1", "# "). */
static size_t theme_length(const char *text)
{
    const char *at = text + 1;
    bool letter = false;
    if (text[0] != '#')
        return 0;
    for (;; at = g_utf8_find_next_char(at, NULL)) {
        gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isalnum(c) && !(c && c < 0x80 && strchr("_-/", (int)c)))
            break;
        letter = letter || g_unichar_isalpha(c);
    }
    return letter ? (size_t)(at - text) : 0;
}

/* Where the themes begin that stand behind the last word; the length when none do. */
static size_t find_labels(const char *line)
{
    size_t end = strlen(line);
    for (;;) {
        const char *space = g_strrstr_len(line, (gssize)end, " ");
        size_t begin = space ? (size_t)(space - line) : 0;
        if (!space || theme_length(space + 1) != end - begin - 1)
            return end;
        end = begin;
    }
}

/* Appends words without the "#" that begins a theme. */
static void append_bare(GString *quote, const char *line, size_t length)
{
    bool may_begin = true;
    for (const char *at = line; at < line + length; at = g_utf8_find_next_char(at, NULL)) {
        gunichar c = g_utf8_get_char(at);
        if (!may_begin || theme_length(at) == 0)
            g_string_append_unichar(quote, c);
        may_begin = g_unichar_isspace(c) || (c < 0x80 && strchr("([{\"'", (int)c));
    }
}

/*
 * Without the signs of themes. Those at the end, which are labels and no words of the
 * sentence, are set apart from it: "from the board #oncall" is "from the board (oncall)".
 */
static char *without_signs(const char *line)
{
    if (!strchr(line, '#'))
        return g_strdup(line);

    GString *quote = g_string_new(NULL);
    size_t end = find_labels(line);
    g_auto(GStrv) labels = g_strsplit(line[end] ? line + end + 1 : "", " ", -1);

    append_bare(quote, line, end);
    for (size_t i = 0; labels[i]; i++)
        g_string_append_printf(quote, "%s%s", i == 0 ? " (" : ", ", labels[i] + 1);
    if (labels[0])
        g_string_append_c(quote, ')');
    return g_string_free(quote, false);
}

static char *on_one_line(const struct emj_quoter *quoter, const char *shown)
{
    if (!shown)
        return NULL;
    g_autofree char *folded = emj_text_fold_lines(shown);
    return quoter->bare_themes ? without_signs(folded) : g_steal_pointer(&folded);
}

char *emj_quote(const struct emj_quoter *quoter, const char *path, unsigned line,
                const char *text)
{
    g_autofree char *shown = emj_share_line(quoter->share, path, line, text);
    return on_one_line(quoter, shown);
}

char *emj_quote_words(const struct emj_quoter *quoter, enum emj_share_words words,
                      const char *text)
{
    g_autofree char *shown = emj_share_words(quoter->share, words, text);
    return on_one_line(quoter, shown);
}

bool emj_quote_names_activity(const struct emj_quoter *quoter, const char *activity)
{
    return !quoter->share || emj_report_has_pack(quoter->report, activity) ||
           g_hash_table_contains(quoter->open_activities, activity);
}

bool emj_activity_is_shipped(const char *activity, const char *title)
{
    static const char *const shipped[][2] = {
        { "quarterly-planning", "Quarterly planning" },
        { "performance-reviews", "Performance reviews" },
        { "dependency-management", "Dependency management" },
        { "team-focus", "Team focus" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(shipped); i++)
        if (g_strcmp0(activity, shipped[i][0]) == 0)
            return !title || strcmp(title, shipped[i][1]) == 0;
    return false;
}

char *emj_quote_activity(const struct emj_quoter *quoter, const char *activity)
{
    const char *title = emj_report_title(quoter->report, activity);
    if (!emj_quote_names_activity(quoter, activity))
        return g_strdup("Another activity");
    if (emj_activity_is_shipped(activity, title))
        return g_strdup(title);
    return emj_quote_words(quoter, EMJ_SHARE_ACTIVITY, title);
}

bool emj_quote_allows(const struct emj_quoter *quoter, const struct emj_digest_entry *entry)
{
    return !quoter->share || !entry->private;
}

char *emj_quote_title(const struct emj_quoter *quoter, const struct emj_entry *entry)
{
    g_autofree char *shown = emj_share_title(quoter->share, entry);
    return on_one_line(quoter, shown);
}
