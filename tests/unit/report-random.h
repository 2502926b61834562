/* A journal that nobody wrote: seeded, with everything that figures are about. */
#ifndef EMJ_TEST_REPORT_RANDOM_H
#define EMJ_TEST_REPORT_RANDOM_H

#include "report-support.h"

static inline const char *random_of(GRand *random, const char *const *words, size_t count)
{
    return words[g_rand_int_range(random, 0, (gint32)count)];
}

static inline bool random_chance(GRand *random, int in_hundred)
{
    return g_rand_int_range(random, 0, 100) < in_hundred;
}

/* A day from 2024-11-01 on; 800 days reach into January 2027. */
static inline char *random_day(GRand *random)
{
    struct emj_date first = { 2024, 11, 1 };
    return emj_date_format(emj_date_add_days(first, g_rand_int_range(random, 0, 800)));
}

static inline char *random_text(GRand *random, const char *subject)
{
    static const char *const ends[] = { " +", " -", "", "", "\n// not for others", " +" };
    return g_strdup_printf("%s number %d%s", subject, g_rand_int_range(random, 0, 1000),
                           random_of(random, ends, G_N_ELEMENTS(ends)));
}

static inline char *random_commitment(GRand *random)
{
    static const char *const forms[] = {
        "[ ] When a, I b",
        "[x] When a, I b (kept %s)",
        "[/] When a, I b (partly %s)",
        "[-] When a, I b (dropped %s, replaced)",
        "[x] When a, I b",
    };
    g_autofree char *closed = random_day(random);
    g_auto(GStrv) parts = g_strsplit(random_of(random, forms, G_N_ELEMENTS(forms)), "%s", 2);
    return g_strjoinv(closed, parts);
}

/* Several entries may share a moment; offsets turn days round. */
static inline struct emj_entry *random_entry(GRand *random, unsigned number)
{
    static const char *const times[] = { "00:10:00+13:45", "10:00:00+01:00", "10:00:00+01:00",
                                         "23:50:00-09:30" };
    static const char *const activities[] = { "quarterly-planning", "team-focus", "one-on-one",
                                              NULL };
    static const char *const signs[] = { "@wen #hiring",    "@tomas", "#oncall", "@wen @priya",
                                         "#hiring #oncall", NULL,     NULL };
    g_autofree char *day = random_day(random);
    g_autofree char *text = random_text(random, "Decision");
    g_autofree char *evidence = random_text(random, "Sighting");
    g_autofree char *commitment = random_commitment(random);
    struct report_spec spec = {
        .day = day,
        .time = random_of(random, times, G_N_ELEMENTS(times)),
        .activity = random_of(random, activities, G_N_ELEMENTS(activities)),
        .work = (enum emj_work)g_rand_int_range(random, 0, 4),
        .functions = (unsigned)g_rand_int_range(random, 0, 64),
        .minutes = random_chance(random, 70) ? g_rand_int_range(random, 1, 90) : 0,
        .recorded_later = random_chance(random, 30),
        .private = random_chance(random, 10),
        .proposed = random_chance(random, 20),
        .text = random_chance(random, 80) ? text : NULL,
        .evidence = random_chance(random, 40) ? evidence : NULL,
        .signs = random_of(random, signs, G_N_ELEMENTS(signs)),
        .commitment = random_chance(random, 40) ? commitment : NULL,
        .empty = random_chance(random, 5),
    };
    return report_entry(&spec, number);
}

static inline void add_random_journal(GPtrArray *entries, guint32 seed, unsigned count)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (unsigned i = 0; i < count; i++)
        g_ptr_array_add(entries, random_entry(random, i));
}

static inline void report_shuffle(GPtrArray *entries, guint32 seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (guint i = entries->len; i > 1; i--) {
        guint place = (guint)g_rand_int_range(random, 0, (gint32)i);
        gpointer last = entries->pdata[i - 1];
        entries->pdata[i - 1] = entries->pdata[place];
        entries->pdata[place] = last;
    }
}

#endif
