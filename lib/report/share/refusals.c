#include "report/share/refusals.h"

#include <stdint.h>

enum {
    MAX_LINE = 4096,   /* bytes of a line that are kept */
    MAX_EARLY = 65536, /* keys; their table is some 2 MB */
};

struct emj_refusals {
    GPtrArray *first; /* struct emj_share_refusal *, ordered */
    size_t count;
    GHashTable *early; /* set of keys: of the first that were noted */
    GHashTable *here;  /* set of keys: of the others, those of `path` */
    char *path;        /* of the one before; NULL: not in an entry */
};

static void refusal_free(gpointer data)
{
    struct emj_share_refusal *refusal = data;
    g_free(refusal->path);
    g_free(refusal->name);
    g_free(refusal->text);
    g_free(refusal);
}

struct emj_refusals *emj_refusals_new(void)
{
    struct emj_refusals *refusals = g_new0(struct emj_refusals, 1);
    refusals->first = g_ptr_array_new_with_free_func(refusal_free);
    refusals->early = g_hash_table_new(NULL, NULL);
    refusals->here = g_hash_table_new(NULL, NULL);
    return refusals;
}

void emj_refusals_free(struct emj_refusals *refusals)
{
    if (!refusals)
        return;
    g_ptr_array_unref(refusals->first);
    g_hash_table_unref(refusals->early);
    g_hash_table_unref(refusals->here);
    g_free(refusals->path);
    g_free(refusals);
}

size_t emj_refusals_count(const struct emj_refusals *refusals)
{
    return refusals->count;
}

/* --- each once --- */

/* FNV-1a, with a NUL that parts one string from the next. */
static uint64_t mix(uint64_t key, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        key = (key ^ (unsigned char)text[i]) * 0x100000001b3;
    return key * 0x100000001b3;
}

static size_t line_length(const char *text)
{
    const char *newline = memchr(text, '\n', strnlen(text, MAX_LINE));
    return newline ? (size_t)(newline - text) : strnlen(text, MAX_LINE);
}

static gpointer key_of(const struct emj_share_refusal *refusal)
{
    const char *place = refusal->path ? refusal->path : refusal->what;
    uint64_t key =
        mix(0xcbf29ce484222325 ^ refusal->line, refusal->name, strlen(refusal->name));
    key = mix(key, place, strlen(place));
    if (!refusal->path)
        key = mix(key, refusal->text, line_length(refusal->text));
    return (void *)(uintptr_t)key;
}

static bool is_new(struct emj_refusals *refusals, const struct emj_share_refusal *refusal)
{
    gpointer key = key_of(refusal);
    if (g_strcmp0(refusals->path, refusal->path) != 0) {
        g_free(refusals->path);
        refusals->path = g_strdup(refusal->path);
        g_hash_table_remove_all(refusals->here);
    }
    if (g_hash_table_contains(refusals->early, key))
        return false;
    bool early = g_hash_table_size(refusals->early) < MAX_EARLY;
    return g_hash_table_add(early ? refusals->early : refusals->here, key);
}

/* --- the first --- */

static int compare(const struct emj_share_refusal *a, const struct emj_share_refusal *b)
{
    int order = g_strcmp0(a->path, b->path);
    order = order != 0 ? order : g_strcmp0(a->what, b->what);
    if (order != 0)
        return order;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    order = strcmp(a->name, b->name);
    return order != 0 || a->path ? order : strcmp(a->text, b->text);
}

static struct emj_share_refusal *copy(const struct emj_share_refusal *refusal)
{
    struct emj_share_refusal *copied = g_new0(struct emj_share_refusal, 1);
    copied->path = g_strdup(refusal->path);
    copied->what = refusal->what;
    copied->line = refusal->line;
    copied->name = g_strdup(refusal->name);
    copied->text = g_utf8_make_valid(refusal->text, (gssize)line_length(refusal->text));
    g_strchomp(copied->text);
    return copied;
}

/* Where it belongs among the first; EMJ_REPORT_MAX_REFUSALS behind them. */
static guint place_of(const GPtrArray *first, const struct emj_share_refusal *refusal)
{
    guint at = first->len;
    while (at > 0 && compare(refusal, g_ptr_array_index(first, at - 1)) < 0)
        at--;
    return at;
}

void emj_refusals_add(struct emj_refusals *refusals, const struct emj_share_refusal *refusal)
{
    if (!is_new(refusals, refusal))
        return;
    refusals->count++;
    guint at = place_of(refusals->first, refusal);
    if (at >= EMJ_REPORT_MAX_REFUSALS)
        return;
    struct emj_share_refusal *held = copy(refusal);
    g_ptr_array_insert(refusals->first, (gint)at, held);
    if (refusals->first->len > EMJ_REPORT_MAX_REFUSALS)
        g_ptr_array_set_size(refusals->first, EMJ_REPORT_MAX_REFUSALS);
}

GPtrArray *emj_refusals_first(const struct emj_refusals *refusals)
{
    GPtrArray *first = g_ptr_array_new_with_free_func(refusal_free);
    for (guint i = 0; i < refusals->first->len; i++)
        g_ptr_array_add(first, copy(g_ptr_array_index(refusals->first, i)));
    return first;
}
