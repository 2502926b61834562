/*
 * "@1", "@2": entries by their number, the newest first. What cannot be read might be
 * the one that is meant, and then the next one would be changed or removed instead.
 */
#include "base/error.h"
#include "base/form.h"
#include "base/text.h"
#include "entry/damaged.h"
#include "journal/journal-private.h"

enum {
    MINUTE = 60,
    HOUR = 60 * MINUTE,
    DAY = 24 * HOUR,
    MONTHS = 12,

    /* A name says the time of a place and not of which; here it is latest. */
    FURTHEST_BEHIND = 12 * HOUR,
};

#define UNKNOWN INT64_MAX

struct unread {
    int64_t latest; /* when it may have been at the latest, in seconds, or UNKNOWN */
    GError *failure;
};

struct counting {
    GPtrArray *entries; /* struct emj_entry *; owned */
    GPtrArray *unread;  /* struct unread *, what may be an entry or hold one; owned */
};

static void free_entry(gpointer entry)
{
    emj_entry_free(entry);
}

static void free_unread(gpointer data)
{
    struct unread *unread = data;
    g_error_free(unread->failure);
    g_free(unread);
}

/* --- when it was --- */

static int64_t end_of(int year, int month, int day, int64_t seconds)
{
    struct emj_date date = { year, month, day };
    return emj_date_is_valid(date)
               ? (int64_t)emj_date_to_days(date) * DAY + seconds + FURTHEST_BEHIND
               : UNKNOWN;
}

/* "2026-11-12-1432-note.md", "2026-11-12.md". */
static int64_t end_of_name(const char *name)
{
    if (!emj_form_begins(name, "9999-99-99"))
        return UNKNOWN;
    int64_t seconds = DAY;
    const char *clock = name + strlen("2026-11-12");
    if (emj_form_begins(clock, "-9999-"))
        seconds =
            emj_form_number(clock + 1, 2) * HOUR + (emj_form_number(clock + 3, 2) + 1) * MINUTE;
    return end_of(emj_form_number(name, 4), emj_form_number(name + 5, 2),
                  emj_form_number(name + 8, 2), seconds);
}

/* "2026", "2026/11" and what stands below: the day behind it begins. */
static int64_t end_of_folder(const char *path)
{
    bool of_month = emj_form_begins(path, "9999/99/") || emj_form_matches(path, "9999/99");
    if (!of_month && !emj_form_matches(path, "9999"))
        return UNKNOWN;
    int year = emj_form_number(path, 4);
    int month = of_month ? emj_form_number(path + 5, 2) : MONTHS;
    return month == MONTHS ? end_of(year + 1, 1, 1, 0) : end_of(year, month + 1, 1, 0);
}

/* Where the two name different months the later counts; either alone is enough. */
static int64_t end_of_path(const char *path)
{
    const char *name = emj_path_name(path);
    int64_t by_name = end_of_name(name);
    int64_t by_folder = end_of_folder(path);
    if (by_name == UNKNOWN || by_folder == UNKNOWN)
        return MIN(by_name, by_folder);
    bool agree = strncmp(path, name, strlen("2026")) == 0 &&
                 strncmp(path + strlen("2026/"), name + strlen("2026-"), strlen("11")) == 0;
    return agree ? by_name : MAX(by_name, by_folder);
}

/* --- what is there --- */

static void keep_unread(struct counting *counting, int64_t latest, GError *failure)
{
    struct unread *unread = g_new0(struct unread, 1);
    unread->latest = latest;
    unread->failure = failure;
    g_ptr_array_add(counting->unread, unread);
}

/*
 * False when it was never an entry: a note of another kind, a link, a folder. A name of
 * this program's form is one all the same, as of a file that was emptied.
 */
static bool may_be_entry(int folder, const char *path, int64_t *ret_latest)
{
    const char *name = emj_path_name(path);
    enum emj_file_kind kind = emj_file_kind_of(folder, name);
    g_autofree char *bytes = NULL;
    size_t length = 0;
    struct emj_instant date = { 0 };
    *ret_latest = end_of_path(path);
    if (kind != EMJ_FILE_REGULAR)
        return kind == EMJ_FILE_UNKNOWN;
    if (!emj_file_read(folder, name, EMJ_ENTRY_MAX_BYTES, &bytes, &length, NULL))
        return true;
    enum emj_damaged damaged = emj_entry_damaged(bytes, length, &date);
    if (damaged == EMJ_DAMAGED_DATED)
        *ret_latest = date.seconds;
    return damaged != EMJ_DAMAGED_NO_ENTRY || emj_form_begins(name, "9999-99-99-9999-");
}

static void count_file(void *data, int folder, const char *path)
{
    struct counting *counting = data;
    int64_t latest = UNKNOWN;
    g_autoptr(GError) failure = NULL;
    struct emj_entry *entry = emj_journal_load(folder, path, &failure);
    if (entry)
        g_ptr_array_add(counting->entries, entry);
    else if (may_be_entry(folder, path, &latest))
        keep_unread(counting, latest, g_steal_pointer(&failure));
}

static void count_unread(void *data, const char *path, const GError *failure)
{
    struct counting *counting = data;
    GError *copy = g_error_copy(failure);
    g_prefix_error(&copy, "%s: ", path);
    keep_unread(counting, end_of_folder(path), copy);
}

/* --- the one that is meant --- */

static int compare_newest_first(gconstpointer a, gconstpointer b)
{
    const struct emj_entry *left = *(const struct emj_entry *const *)a;
    const struct emj_entry *right = *(const struct emj_entry *const *)b;
    int order = emj_entry_compare(right, left);
    return order != 0 ? order : strcmp(right->path, left->path);
}

/* Whether nothing unread may be as new as `seconds`. */
static bool check_unread(const struct counting *counting, const char *word, int64_t seconds,
                         GError **error)
{
    for (guint i = 0; i < counting->unread->len; i++) {
        const struct unread *unread = g_ptr_array_index(counting->unread, i);
        if (unread->latest < seconds)
            continue;
        g_set_error(error, EMJ_ERROR, unread->failure->code,
                    "'%s' may be an entry that cannot be read; repair it, or name yours by its "
                    "id: %s",
                    word, unread->failure->message);
        return false;
    }
    return true;
}

static struct emj_entry *take(struct counting *counting, const char *word, guint number,
                              GError **error)
{
    GPtrArray *entries = counting->entries;
    bool there = number <= entries->len;
    const struct emj_entry *entry = there ? g_ptr_array_index(entries, number - 1) : NULL;
    if (!check_unread(counting, word, entry ? entry->date.seconds : INT64_MIN, error))
        return NULL;
    if (entry)
        return g_ptr_array_steal_index(entries, number - 1);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND,
                "there is no entry '%s'; the journal has %u", word, entries->len);
    return NULL;
}

/*
 * The date that counts stands in the file, and a person may have changed it there
 * without the name, so that only reading everything finds the newest.
 */
struct emj_entry *emj_journal_find_newest(struct emj_journal *journal, const char *word,
                                          GError **error)
{
    int64_t number = 0;
    if (!emj_text_to_int(word + 1, 1, G_MAXUINT32, &number)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "'%s' is no entry; '@1' is the newest, '@2' the one before", word);
        return NULL;
    }
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(free_entry);
    g_autoptr(GPtrArray) unread = g_ptr_array_new_with_free_func(free_unread);
    struct counting counting = { entries, unread };
    struct emj_walk walk = { .data = &counting, .file = count_file, .unread = count_unread };
    if (!emj_journal_walk(journal, &walk, error))
        return NULL;
    g_ptr_array_sort(entries, compare_newest_first);
    return take(&counting, word, (guint)number, error);
}
