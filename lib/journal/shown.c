#include "journal/shown.h"

#include "base/error.h"
#include "base/text.h"
#include "journal/journal-private.h"

#define SHOWN "shown"

enum {
    MAX_BYTES = 1024 * 1024, /* more is no state of ours: read as nothing */
    KEPT_DAYS = 400,
    DATE_BYTES = sizeof "2026-11-12" - 1,
};

/* "DATE ENTRY-ID:NUMBER"; an id may hold spaces and colons, as file names do. */
static void read_line(GHashTable *shown, struct emj_slice line)
{
    g_autofree char *text = emj_slice_dup(emj_slice_trim(line));
    if (strlen(text) <= DATE_BYTES || text[DATE_BYTES] != ' ')
        return;
    text[DATE_BYTES] = '\0';
    const char *key = text + DATE_BYTES + 1;
    const char *colon = strrchr(key, ':');
    struct emj_date day;
    int64_t number = 0;
    if (!colon || colon == key || !emj_text_to_int(colon + 1, 1, INT32_MAX, &number) ||
        !emj_date_parse(text, &day))
        return;
    g_hash_table_replace(shown, g_strdup(key), g_memdup2(&day, sizeof day));
}

GHashTable *emj_shown_read(struct emj_journal *journal)
{
    GHashTable *shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_auto(emj_fd) own = emj_journal_own_folder(journal, NULL, NULL);
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (own < 0 || !emj_file_read(own, SHOWN, MAX_BYTES, &bytes, &length, NULL))
        return shown;
    struct emj_slice line;
    size_t offset = 0;
    while (emj_text_next_line(bytes, length, &offset, &line))
        read_line(shown, line);
    return shown;
}

static gboolean is_old(gpointer key, gpointer value, gpointer data)
{
    const struct emj_date *day = value;
    const struct emj_date *today = data;
    (void)key;
    return emj_date_to_days(*today) - emj_date_to_days(*day) > KEPT_DAYS;
}

static int compare_lines(gconstpointer a, gconstpointer b)
{
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

/* Oldest first, so that the file changes little from one day to the next. */
static char *format_shown(GHashTable *shown)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    GHashTableIter at;
    gpointer key = NULL;
    gpointer value = NULL;
    g_hash_table_iter_init(&at, shown);
    while (g_hash_table_iter_next(&at, &key, &value)) {
        const struct emj_date *day = value;
        g_autofree char *date = emj_date_format(*day);
        g_ptr_array_add(lines, g_strdup_printf("%s %s\n", date, (const char *)key));
    }
    g_ptr_array_sort(lines, compare_lines);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("", (char **)lines->pdata);
}

bool emj_shown_mark(struct emj_journal *journal, const char *entry_id, unsigned number,
                    struct emj_date day, GError **error)
{
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    if (!emj_hold_init(&hold, journal, error))
        return false;
    g_autoptr(GHashTable) shown = emj_shown_read(journal);
    g_hash_table_replace(shown, g_strdup_printf("%s:%u", entry_id, number),
                         g_memdup2(&day, sizeof day));
    g_hash_table_foreach_remove(shown, is_old, &day);
    g_autofree char *text = format_shown(shown);
    struct emj_file_target target = { hold.tmp, hold.own, SHOWN };
    return emj_file_put(&target, text, strlen(text), error);
}
