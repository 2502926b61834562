#include "interview/choose.h"

/* Same weekday and hour, so many days back at most: 8 weeks. */
enum { HABIT_DAYS = 56 };

struct habit {
    char *activity; /* borrowed */
    size_t here;    /* entries at this weekday and hour */
    size_t entries; /* all of them */
    size_t order;   /* in the library */
};

static bool is_same_slot(struct emj_instant then, struct emj_instant now)
{
    struct emj_date day = emj_instant_date(then);
    struct emj_date today = emj_instant_date(now);
    int days = emj_date_to_days(today) - emj_date_to_days(day);

    return days >= 0 && days <= HABIT_DAYS &&
           emj_date_weekday(day) == emj_date_weekday(today) &&
           emj_instant_clock(then).hour == emj_instant_clock(now).hour;
}

static void count_entry(GHashTable *habits, const struct emj_entry *entry,
                        struct emj_instant now)
{
    struct habit *habit = entry->activity ? g_hash_table_lookup(habits, entry->activity) : NULL;

    if (!habit || emj_instant_compare(entry->date, now) > 0)
        return;
    habit->entries++;
    if (is_same_slot(entry->date, now))
        habit->here++;
}

static int compare_habits(const void *a, const void *b)
{
    const struct habit *left = *(const struct habit *const *)a;
    const struct habit *right = *(const struct habit *const *)b;

    if (left->here != right->here)
        return left->here > right->here ? -1 : 1;
    if (left->entries != right->entries)
        return left->entries > right->entries ? -1 : 1;
    if (left->entries == 0)
        return left->order < right->order ? -1 : 1;
    return strcmp(left->activity, right->activity);
}

/* One habit for each slug of `activities`, in their order and each once. */
static GPtrArray *habits_new(const GPtrArray *activities, GHashTable *by_slug)
{
    GPtrArray *habits = g_ptr_array_new_with_free_func(g_free);

    for (size_t i = 0; activities && i < activities->len; i++) {
        char *slug = g_ptr_array_index(activities, i);
        struct habit *habit = NULL;

        if (g_hash_table_contains(by_slug, slug))
            continue;
        habit = g_new0(struct habit, 1);
        habit->activity = slug;
        habit->order = i;
        g_ptr_array_add(habits, habit);
        g_hash_table_insert(by_slug, slug, habit);
    }
    return habits;
}

GPtrArray *emj_choose_activities(const GPtrArray *entries, const struct emj_instant *now,
                                 const GPtrArray *activities)
{
    GPtrArray *slugs = g_ptr_array_new();
    g_autoptr(GHashTable) by_slug = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) habits = habits_new(activities, by_slug);

    for (size_t i = 0; entries && i < entries->len; i++)
        count_entry(by_slug, g_ptr_array_index(entries, i), *now);
    g_ptr_array_sort(habits, compare_habits);
    for (size_t i = 0; i < habits->len; i++)
        g_ptr_array_add(slugs, ((struct habit *)g_ptr_array_index(habits, i))->activity);
    return slugs;
}
