#include "cmd/report.h"

#include <signal.h>

#include "base/error.h"
#include "cmd/output.h"
#include "cmd/selection.h"

/*
 * A month of entries is shown from what the walk read, a long period from its files,
 * so that memory does not grow with the journal.
 */
enum { MAX_KEPT_BYTES = 2 * 1024 * 1024 };

struct emj_reporting_reader {
    struct emj_journal *journal;
    struct emj_journal_reader *files;
    GHashTable *kept; /* char * path, of the entry -> struct emj_entry * */
    struct emj_period keeps;
    size_t room; /* bytes of files that may still be kept */
    char *first_unseen;
    size_t unseen;    /* files that were not looked through for names */
    GHashTable *seen; /* char * path -> digest of its bytes; NULL: any text will do */
    GHashTable *told; /* char * path of what could not be read again */
};

/* --- one walk --- */

struct reading {
    struct emj_digest *digest;
    struct emj_reporting_reader *reader;
    bool filtered;
};

static void keep(struct emj_reporting_reader *reader, struct emj_entry **entry)
{
    if ((*entry)->length > reader->room || !emj_period_contains(reader->keeps, (*entry)->day))
        return;
    reader->room -= (*entry)->length;
    g_hash_table_insert(reader->kept, (*entry)->path, *entry);
    *entry = NULL;
}

static void read_entry(void *data, struct emj_entry **entry)
{
    const struct reading *reading = data;
    if (reading->filtered && !emj_selection_takes(*entry)) {
        emj_digest_add_names(reading->digest, *entry);
        return;
    }
    emj_digest_add(reading->digest, *entry);
    keep(reading->reader, entry);
}

/* A handle may stand in it alone, also when it is no entry or the other half of a conflict. */
static void read_names(const struct reading *reading, const char *path)
{
    struct emj_reporting_reader *reader = reading->reader;
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (emj_journal_read_bytes(reader->journal, path, &bytes, &length, NULL))
        emj_digest_add_mentions(reading->digest, bytes, length);
    else if (reader->unseen++ == 0)
        reader->first_unseen = g_strdup(path);
}

static void read_nothing(void *data, struct emj_diags **diags)
{
    emj_context_warn_skipped(*diags);
    read_names(data, emj_diags_file(*diags));
}

struct emj_digest *emj_reporting_read(struct emj_reporting_reader *reader,
                                      struct emj_journal *journal, struct emj_date as_of,
                                      bool filtered, size_t *ret_unreadable, GError **error)
{
    g_autoptr(emj_digest) digest = emj_digest_new(as_of);
    struct reading reading = { digest, reader, filtered };
    struct emj_journal_visitor visitor = { &reading, read_entry, read_nothing };
    struct emj_journal_counts counts = { 0 };
    if (!emj_journal_each(journal, NULL, &visitor, &counts, error))
        return NULL;
    emj_digest_finish(digest);
    *ret_unreadable = counts.unreadable;
    return g_steal_pointer(&digest);
}

/* --- signals --- */

static const int ending_signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
static struct sigaction former[G_N_ELEMENTS(ending_signals)];
static volatile sig_atomic_t caught;

static void note_signal(int number)
{
    caught = number;
}

void emj_reporting_hold_signals(void)
{
    struct sigaction action = { .sa_handler = note_signal, .sa_flags = SA_RESTART };
    for (size_t i = 0; i < G_N_ELEMENTS(ending_signals); i++) {
        sigaction(ending_signals[i], &action, &former[i]);
        /* Our caller had it ignored, as nohup does: it stays so. */
        if (former[i].sa_handler == SIG_IGN)
            sigaction(ending_signals[i], &former[i], NULL);
    }
}

bool emj_reporting_interrupted(void)
{
    return caught != 0;
}

void emj_reporting_release_signals(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ending_signals); i++)
        sigaction(ending_signals[i], &former[i], NULL);
    if (caught)
        raise(caught);
}

/* --- entries again --- */

static void free_entry(void *entry)
{
    emj_entry_free(entry);
}

struct emj_reporting_reader *emj_reporting_reader_new(struct emj_journal *journal)
{
    struct emj_reporting_reader *reader = g_new0(struct emj_reporting_reader, 1);
    reader->journal = journal;
    reader->files = emj_journal_reader_new(journal);
    reader->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    reader->kept = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_entry);
    return reader;
}

void emj_reporting_reader_keep(struct emj_reporting_reader *reader, struct emj_period period)
{
    reader->keeps = period;
    reader->room = MAX_KEPT_BYTES;
}

void emj_reporting_reader_free(struct emj_reporting_reader *reader)
{
    if (!reader)
        return;
    emj_journal_reader_free(reader->files);
    g_hash_table_unref(reader->kept);
    g_hash_table_unref(reader->told);
    g_clear_pointer(&reader->seen, g_hash_table_unref);
    g_free(reader->first_unseen);
    g_free(reader);
}

void emj_reporting_reader_hold(struct emj_reporting_reader *reader)
{
    reader->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* FNV-1a: for a text that somebody edits meanwhile, not for one who means harm. */
static gpointer digest_of(const struct emj_entry *entry)
{
    uint64_t digest = 0xcbf29ce484222325;
    for (size_t i = 0; i < entry->length; i++)
        digest = (digest ^ (unsigned char)entry->bytes[i]) * 0x100000001b3;
    return (void *)(uintptr_t)digest;
}

/* True for the text that this path had before, if it had one. */
static bool is_as_before(const struct emj_reporting_reader *reader,
                         const struct emj_entry *entry)
{
    gpointer digest = digest_of(entry);
    gpointer before = NULL;
    if (g_hash_table_lookup_extended(reader->seen, entry->path, NULL, &before))
        return before == digest;
    g_hash_table_insert(reader->seen, g_strdup(entry->path), digest);
    return true;
}

/* Its text is missing in the report; one that somebody removed meanwhile is not missed. */
static void tell_unread(struct emj_reporting_reader *reader, const char *path,
                        const GError *failure)
{
    if (!g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND) &&
        g_hash_table_add(reader->told, g_strdup(path)))
        emj_warn("%s (skipped)", failure->message);
}

/* What was kept is given away once: most entries are asked for once. */
static struct emj_entry *take(struct emj_reporting_reader *reader, const char *path)
{
    void *entry = NULL;
    g_autoptr(GError) failure = NULL;
    if (g_hash_table_steal_extended(reader->kept, path, NULL, &entry))
        return entry;
    entry = emj_journal_reader_read(reader->files, path, &failure);
    if (!entry)
        tell_unread(reader, path, failure);
    return entry;
}

static struct emj_entry *read_again(void *data, const char *path)
{
    struct emj_reporting_reader *reader = data;
    if (emj_reporting_interrupted() || !emj_output_is_wanted())
        return NULL;
    g_autoptr(emj_entry) entry = take(reader, path);
    bool welcome = entry && (!reader->seen || is_as_before(reader, entry));
    return welcome ? g_steal_pointer(&entry) : NULL;
}

size_t emj_reporting_unseen(const struct emj_reporting_reader *reader, const char **ret_first)
{
    *ret_first = reader->first_unseen;
    return reader->unseen;
}

struct emj_entry_reader emj_reporting_reader_of(struct emj_reporting_reader *reader)
{
    return (struct emj_entry_reader){ read_again, reader };
}
