#include "report/figures/figures.h"

/* Handles of the journal, each with what the period and the whole journal say of it. */
struct person {
    const char *handle;
    size_t mentions;
    size_t with_example;
    struct emj_date last;      /* of the period */
    struct emj_date last_ever; /* up to the as-of day */
};

static void make_later(struct emj_date *date, struct emj_date other)
{
    if (!emj_date_is_set(*date) || emj_date_compare(other, *date) > 0)
        *date = other;
}

static struct person *person_of(GHashTable *people, const char *handle)
{
    struct person *person = g_hash_table_lookup(people, handle);
    if (!person) {
        person = g_new0(struct person, 1);
        person->handle = handle;
        g_hash_table_insert(people, (void *)(uintptr_t)handle, person);
    }
    return person;
}

static void count_mention(const struct emj_report *report, GHashTable *people,
                          const struct emj_digest_word *word)
{
    const struct emj_digest_entry *entry =
        emj_digest_entry_at(report->request.digest, word->entry);
    if (!entry->answered || emj_date_compare(entry->day, report->request.as_of) > 0)
        return;
    struct person *person = person_of(people, word->word);
    make_later(&person->last_ever, entry->day);
    if (!emj_report_counts(report, entry, report->request.period))
        return;
    make_later(&person->last, entry->day);
    person->mentions++;
    person->with_example += entry->evidence ? 1 : 0;
}

static struct emj_person_line *line_new(const struct emj_report *report, const char *handle,
                                        struct emj_date last)
{
    struct emj_person_line *line = g_new0(struct emj_person_line, 1);
    line->handle = handle;
    line->last = last;
    line->age_days = emj_date_is_set(last)
                         ? emj_date_to_days(report->request.as_of) - emj_date_to_days(last)
                         : -1;
    return line;
}

static gint compare_lines(gconstpointer a, gconstpointer b)
{
    const struct emj_person_line *const *left = a;
    const struct emj_person_line *const *right = b;
    if ((*left)->mentions != (*right)->mentions)
        return (*left)->mentions > (*right)->mentions ? -1 : 1;
    return strcmp((*left)->handle, (*right)->handle);
}

static void add_mentioned(struct emj_report *report, GHashTable *people)
{
    GHashTableIter iter;
    void *value = NULL;
    g_hash_table_iter_init(&iter, people);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct person *person = value;
        if (person->mentions == 0)
            continue;
        struct emj_person_line *line = line_new(report, person->handle, person->last);
        line->mentions = person->mentions;
        line->with_example = person->with_example;
        g_ptr_array_add(report->people.mentioned, line);
    }
    g_ptr_array_sort(report->people.mentioned, compare_lines);
}

static void add_missing(struct emj_report *report, GHashTable *people)
{
    const GPtrArray *roster = report->request.config->roster;
    for (guint i = 0; i < roster->len; i++) {
        const struct emj_person *known = g_ptr_array_index(roster, i);
        const struct person *person = g_hash_table_lookup(people, known->handle);
        struct emj_date last = person ? person->last_ever : (struct emj_date){ 0 };
        if (!person || person->mentions == 0)
            g_ptr_array_add(report->people.missing, line_new(report, known->handle, last));
    }
}

void emj_people_fill(struct emj_report *report)
{
    report->people.mentioned = g_ptr_array_new_with_free_func(g_free);
    report->people.missing = g_ptr_array_new_with_free_func(g_free);
    if (report->request.share)
        return;

    const GArray *words = report->request.digest->people;
    g_autoptr(GHashTable) people = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint i = 0; i < words->len; i++)
        count_mention(report, people, &g_array_index(words, struct emj_digest_word, i));
    add_mentioned(report, people);
    add_missing(report, people);
}
