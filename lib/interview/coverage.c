#include "interview/coverage.h"

enum {
    RECENT_DAYS = 28,
    LATELY_ENTRIES = 10,
};

/* What was asked in one entry, answered or not. */
struct occasion {
    int64_t seconds;
    char *entry;      /* id, for a stable order */
    char **questions; /* ends with NULL */
};

/*
 * A journal may hold a hundred thousand entries of one activity. Only the last few are
 * kept with what was asked; of the others stay their moments, to count by.
 */
struct activity {
    struct emj_cell any;
    struct emj_cell sides[2];
    GPtrArray *lately; /* struct occasion *, newest first, at most LATELY_ENTRIES */
    GArray *moments;   /* int64_t, of every entry */
    GHashTable *asked; /* char * question to int64_t *, the moment it was last asked */
};

struct emj_coverage {
    struct emj_date as_of;
    struct emj_date first; /* not set: no entry yet */
    struct emj_date functions[EMJ_FUNCTION_COUNT];
    GHashTable *activities; /* char * to struct activity * */
};

/* --- life --- */

static void occasion_free(void *data)
{
    struct occasion *occasion = data;

    g_free(occasion->entry);
    g_strfreev(occasion->questions);
    g_free(occasion);
}

static void activity_free(void *data)
{
    struct activity *activity = data;

    g_ptr_array_unref(activity->lately);
    g_array_unref(activity->moments);
    g_hash_table_unref(activity->asked);
    g_free(activity);
}

struct emj_coverage *emj_coverage_new(struct emj_date as_of)
{
    struct emj_coverage *coverage = g_new0(struct emj_coverage, 1);

    coverage->as_of = as_of;
    coverage->activities =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, activity_free);
    return coverage;
}

void emj_coverage_free(struct emj_coverage *coverage)
{
    if (!coverage)
        return;
    g_hash_table_unref(coverage->activities);
    g_free(coverage);
}

/* --- adding --- */

static struct activity *activity_of(struct emj_coverage *coverage, const char *slug)
{
    struct activity *activity = g_hash_table_lookup(coverage->activities, slug);

    if (!activity) {
        activity = g_new0(struct activity, 1);
        activity->lately = g_ptr_array_new_with_free_func(occasion_free);
        activity->moments = g_array_new(false, false, sizeof(int64_t));
        activity->asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        g_hash_table_insert(coverage->activities, g_strdup(slug), activity);
    }
    return activity;
}

static void make_later(struct emj_date *date, struct emj_date other)
{
    if (!emj_date_is_set(*date) || emj_date_compare(other, *date) > 0)
        *date = other;
}

static void cell_add(struct emj_cell *cell, struct emj_date day, struct emj_date as_of)
{
    make_later(&cell->last, day);
    cell->entries++;
    if (emj_date_to_days(as_of) - emj_date_to_days(day) < RECENT_DAYS)
        cell->recent++;
}

static int compare_occasions(const void *a, const void *b)
{
    const struct occasion *left = *(const struct occasion *const *)a;
    const struct occasion *right = *(const struct occasion *const *)b;

    if (left->seconds != right->seconds)
        return left->seconds > right->seconds ? -1 : 1;
    return strcmp(right->entry, left->entry);
}

static struct occasion *occasion_new(const struct emj_entry *entry)
{
    struct occasion *occasion = g_new0(struct occasion, 1);
    size_t count = 0;

    occasion->seconds = entry->date.seconds;
    occasion->entry = g_strdup(entry->id ? entry->id : "");
    occasion->questions = g_new0(char *, (size_t)entry->answers->len + entry->asked->len + 1);
    for (size_t i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);

        if (answer->prompt)
            occasion->questions[count++] = g_strdup(answer->prompt);
    }
    for (size_t i = 0; i < entry->asked->len; i++)
        occasion->questions[count++] = g_strdup(g_ptr_array_index(entry->asked, i));
    return occasion;
}

static void note_asked(GHashTable *asked, const struct occasion *occasion)
{
    for (size_t i = 0; occasion->questions[i]; i++) {
        int64_t *last = g_hash_table_lookup(asked, occasion->questions[i]);

        if (!last) {
            last = g_new0(int64_t, 1);
            *last = occasion->seconds;
            g_hash_table_insert(asked, g_strdup(occasion->questions[i]), last);
        }
        *last = MAX(*last, occasion->seconds);
    }
}

/* Takes the occasion. */
static void keep_latest(GPtrArray *lately, struct occasion *occasion)
{
    g_ptr_array_add(lately, occasion);
    g_ptr_array_sort(lately, compare_occasions);
    if (lately->len > LATELY_ENTRIES)
        g_ptr_array_set_size(lately, LATELY_ENTRIES);
}

static void add_to_activity(struct emj_coverage *coverage, const struct emj_entry *entry)
{
    struct activity *activity = activity_of(coverage, entry->activity);
    struct occasion *occasion = occasion_new(entry);

    cell_add(&activity->any, entry->day, coverage->as_of);
    if (entry->work & EMJ_WORK_MANAGEMENT)
        cell_add(&activity->sides[0], entry->day, coverage->as_of);
    if (entry->work & EMJ_WORK_LEADERSHIP)
        cell_add(&activity->sides[1], entry->day, coverage->as_of);
    g_array_append_val(activity->moments, occasion->seconds);
    note_asked(activity->asked, occasion);
    keep_latest(activity->lately, occasion);
}

void emj_coverage_set_first(struct emj_coverage *coverage, struct emj_date first)
{
    if (!emj_date_is_set(first))
        return;
    if (!emj_date_is_set(coverage->first) || emj_date_compare(first, coverage->first) < 0)
        coverage->first = first;
}

void emj_coverage_add(struct emj_coverage *coverage, const struct emj_entry *entry)
{
    if (emj_date_compare(entry->day, coverage->as_of) > 0 || !emj_entry_has_content(entry))
        return;
    emj_coverage_set_first(coverage, entry->day);
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        if (entry->functions & (1u << i))
            make_later(&coverage->functions[i], entry->day);
    if (entry->activity)
        add_to_activity(coverage, entry);
}

/* --- asking --- */

struct emj_date emj_coverage_as_of(const struct emj_coverage *coverage)
{
    return coverage->as_of;
}

struct emj_date emj_coverage_first(const struct emj_coverage *coverage)
{
    return coverage->first;
}

static int compare_slugs(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *emj_coverage_activities(const struct emj_coverage *coverage)
{
    GPtrArray *slugs = g_ptr_array_new();
    GHashTableIter iter;
    void *slug = NULL;

    g_hash_table_iter_init(&iter, coverage->activities);
    while (g_hash_table_iter_next(&iter, &slug, NULL))
        g_ptr_array_add(slugs, slug);
    g_ptr_array_sort(slugs, compare_slugs);
    return slugs;
}

static struct activity *find_activity(const struct emj_coverage *coverage, const char *slug)
{
    return slug ? g_hash_table_lookup(coverage->activities, slug) : NULL;
}

struct emj_cell emj_coverage_cell(const struct emj_coverage *coverage, const char *activity,
                                  enum emj_side side)
{
    const struct activity *found = find_activity(coverage, activity);

    if (!found)
        return (struct emj_cell){ 0 };
    return found->sides[side == EMJ_SIDE_LEADERSHIP ? 1 : 0];
}

struct emj_cell emj_coverage_activity(const struct emj_coverage *coverage, const char *activity)
{
    const struct activity *found = find_activity(coverage, activity);

    return found ? found->any : (struct emj_cell){ 0 };
}

int emj_coverage_age(const struct emj_coverage *coverage, const char *activity,
                     enum emj_side side)
{
    struct emj_date last = emj_coverage_cell(coverage, activity, side).last;

    if (!emj_date_is_set(last))
        last = coverage->first;
    if (!emj_date_is_set(last))
        return 0;
    return MAX(0, emj_date_to_days(coverage->as_of) - emj_date_to_days(last));
}

struct emj_date emj_coverage_function(const struct emj_coverage *coverage,
                                      enum emj_function function)
{
    return coverage->functions[function];
}

static bool occasion_has(const struct occasion *occasion, const char *question)
{
    for (size_t i = 0; occasion->questions[i]; i++)
        if (strcmp(occasion->questions[i], question) == 0)
            return true;
    return false;
}

/*
 * How many entries are newer than the last that asked; they are all behind the latest
 * ones, so there are LATELY_ENTRIES at least, however many share its second.
 */
static int entries_since(const struct activity *activity, const int64_t *asked)
{
    int newer = 0;

    if (!asked)
        return -1;
    for (size_t i = 0; i < activity->moments->len; i++)
        if (g_array_index(activity->moments, int64_t, i) > *asked)
            newer++;
    return MAX(newer, LATELY_ENTRIES);
}

struct emj_asked emj_coverage_asked(const struct emj_coverage *coverage, const char *activity,
                                    const char *question)
{
    struct emj_asked asked = { .ago = -1 };
    const struct activity *found = find_activity(coverage, activity);

    if (!found)
        return asked;
    for (size_t i = 0; i < found->lately->len; i++) {
        if (!occasion_has(g_ptr_array_index(found->lately, i), question))
            continue;
        if (asked.ago < 0)
            asked.ago = (int)i;
        asked.lately++;
    }
    if (asked.ago < 0)
        asked.ago = entries_since(found, g_hash_table_lookup(found->asked, question));
    return asked;
}
