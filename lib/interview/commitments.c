#include "interview/interview.h"

void emj_open_commitment_free(struct emj_open_commitment *commitment)
{
    if (!commitment)
        return;
    g_free(commitment->entry);
    g_free(commitment->text);
    g_free(commitment->activity);
    g_free(commitment);
}

static void free_commitment(void *data)
{
    emj_open_commitment_free(data);
}

static struct emj_open_commitment *open_commitment_new(const struct emj_entry *entry,
                                                       size_t index)
{
    struct emj_open_commitment *open = g_new0(struct emj_open_commitment, 1);
    const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, index);

    open->entry = g_strdup(entry->id);
    open->number = (unsigned)index + 1;
    open->text = g_strdup(commitment->text);
    open->activity = g_strdup(entry->activity);
    open->made = entry->day;
    return open;
}

static int compare_entries(const void *a, const void *b)
{
    return emj_entry_compare(*(const struct emj_entry *const *)a,
                             *(const struct emj_entry *const *)b);
}

/* The entries up to `as_of` by moment, as borrowed pointers. */
static GPtrArray *sort_entries(const GPtrArray *entries, struct emj_date as_of)
{
    GPtrArray *sorted = g_ptr_array_new();

    for (size_t i = 0; i < entries->len; i++) {
        struct emj_entry *entry = g_ptr_array_index(entries, i);

        if (emj_date_compare(entry->day, as_of) <= 0)
            g_ptr_array_add(sorted, entry);
    }
    g_ptr_array_sort(sorted, compare_entries);
    return sorted;
}

GPtrArray *emj_open_commitments(const GPtrArray *entries, struct emj_date as_of)
{
    GPtrArray *open = g_ptr_array_new_with_free_func(free_commitment);
    g_autoptr(GPtrArray) sorted = sort_entries(entries, as_of);

    for (size_t i = 0; i < sorted->len; i++) {
        const struct emj_entry *entry = g_ptr_array_index(sorted, i);

        for (size_t j = 0; j < entry->commitments->len; j++) {
            const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, j);

            if (commitment->state == EMJ_COMMITMENT_OPEN)
                g_ptr_array_add(open, open_commitment_new(entry, j));
        }
    }
    return open;
}
