/* Walking the folders and reading the entries in them. */
#include "journal/journal.h"

#include <errno.h>

#include "base/error.h"
#include "base/form.h"
#include "journal/foreign.h"
#include "journal/journal-private.h"

static const struct emj_mark whole_file = { 0, 0 };
static const struct emj_mark first_place = { 1, 1 }; /* of what could be read, and is not */

/* --- reading one file --- */

struct emj_entry *emj_journal_read_at(int folder, const char *path, struct emj_diags *diags)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    g_autoptr(GError) failure = NULL;
    if (!emj_file_read(folder, emj_path_name(path), EMJ_ENTRY_MAX_BYTES, &bytes, &length,
                       &failure)) {
        bool large = g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_LIMIT);
        emj_diags_error(diags, large ? first_place : whole_file, "%s", failure->message);
        return NULL;
    }
    return emj_entry_read(path, g_steal_pointer(&bytes), length, diags);
}

static struct emj_entry *fail_read(const char *path, GError *failure, GError **error)
{
    if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND)) {
        g_error_free(failure);
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "there is no file '%s'", path);
    } else {
        g_propagate_prefixed_error(error, failure, "%s: error: ", path);
    }
    return NULL;
}

/* A disk that fails is told apart from a file that cannot be used. */
struct emj_entry *emj_journal_load(int folder, const char *path, GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    GError *failure = NULL;
    if (!emj_file_read(folder, emj_path_name(path), EMJ_ENTRY_MAX_BYTES, &bytes, &length,
                       &failure))
        return fail_read(path, failure, error);
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    struct emj_entry *entry = emj_entry_read(path, g_steal_pointer(&bytes), length, diags);
    if (!entry)
        emj_diags_to_error(diags, error);
    return entry;
}

struct emj_entry *emj_journal_read(struct emj_journal *journal, const char *path,
                                   GError **error)
{
    const char *name = NULL;
    g_auto(emj_fd) folder = emj_journal_folder_of(journal, path, false, &name, error);
    return folder < 0 ? NULL : emj_journal_load(folder, path, error);
}

bool emj_journal_read_bytes(struct emj_journal *journal, const char *path, char **ret_bytes,
                            size_t *ret_length, GError **error)
{
    const char *name = NULL;
    g_auto(emj_fd) folder = emj_journal_folder_of(journal, path, false, &name, error);
    return folder >= 0 &&
           emj_file_read(folder, name, EMJ_ENTRY_MAX_BYTES, ret_bytes, ret_length, error);
}

/* --- reading many --- */

struct emj_journal_reader {
    struct emj_journal *journal;
    char *above; /* the folder that is open; NULL is none */
    emj_fd folder;
};

struct emj_journal_reader *emj_journal_reader_new(struct emj_journal *journal)
{
    struct emj_journal_reader *reader = g_new0(struct emj_journal_reader, 1);
    reader->journal = journal;
    reader->folder = -1;
    return reader;
}

void emj_journal_reader_free(struct emj_journal_reader *reader)
{
    if (!reader)
        return;
    emj_fd_close(&reader->folder);
    g_free(reader->above);
    g_free(reader);
}

static bool is_open(const struct emj_journal_reader *reader, const char *path)
{
    size_t length = (size_t)(emj_path_name(path) - path);
    return reader->above && strlen(reader->above) == length &&
           memcmp(reader->above, path, length) == 0 && emj_path_is_entry(path);
}

struct emj_entry *emj_journal_reader_read(struct emj_journal_reader *reader, const char *path,
                                          GError **error)
{
    const char *name = emj_path_name(path);
    if (!is_open(reader, path)) {
        emj_fd_close(&reader->folder);
        g_clear_pointer(&reader->above, g_free);
        reader->folder = emj_journal_folder_of(reader->journal, path, false, &name, error);
        if (reader->folder < 0)
            return NULL;
        reader->above = g_strndup(path, (size_t)(name - path));
    }
    return emj_journal_load(reader->folder, path, error);
}

/* --- the walk --- */

static void report_strange(const struct emj_walk *walk, const char *path, const char *message)
{
    if (walk->strange)
        walk->strange(walk->data, path, message);
}

static void report_unread(const struct emj_walk *walk, const char *path, const GError *failure)
{
    if (walk->unread)
        walk->unread(walk->data, path, failure);
    else
        report_strange(walk, path, failure->message);
}

/* The second of two versions would count its entry twice. */
static void visit_markdown(const struct emj_walk *walk, int folder, const char *path,
                           const GPtrArray *names)
{
    if (emj_foreign_look(emj_path_name(path), names).kind == EMJ_FOREIGN_COPY)
        report_strange(walk, path, "looks like a conflict copy of another entry");
    else
        walk->file(walk->data, folder, path);
}

/* A name on the way that is neither Markdown nor a folder is somebody's attachment. */
static void visit_other(const struct emj_walk *walk, enum emj_file_kind kind, const char *path)
{
    if (kind == EMJ_FILE_LINK)
        report_strange(walk, path, "is a symbolic link, which is not followed");
    else if (kind == EMJ_FILE_OTHER)
        report_strange(walk, path, "is not a regular file");
}

static void visit_unknown(const struct emj_walk *walk, const char *path, int errnum)
{
    g_autoptr(GError) failure = NULL;
    emj_error_set_errno(&failure, errnum, "cannot look at '%s'", path);
    report_unread(walk, path, failure);
}

static bool walk_folder(const struct emj_walk *walk, int folder, const char *path, int depth,
                        GError **error);

/* A folder that cannot be read is named, and the rest of the journal still read. */
static void visit_folder(const struct emj_walk *walk, int parent, const char *path, int depth)
{
    if (walk->wants && !walk->wants(walk->data, path))
        return;
    if (depth > EMJ_JOURNAL_MAX_DEPTH) {
        report_strange(walk, path, "is nested too deep in other folders and was not read");
        return;
    }
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) folder = emj_folder_open(parent, emj_path_name(path), false, &failure);
    if (folder < 0 || !walk_folder(walk, folder, path, depth, &failure))
        report_unread(walk, path, failure);
}

/* The name of Markdown is tried first: thousands of files need no further look that way. */
static void visit(const struct emj_walk *walk, int folder, const char *path, int depth,
                  const GPtrArray *names)
{
    if (g_str_has_suffix(path, ".md")) {
        visit_markdown(walk, folder, path, names);
        return;
    }
    enum emj_file_kind kind = emj_file_kind_of(folder, emj_path_name(path));
    if (kind == EMJ_FILE_UNKNOWN)
        visit_unknown(walk, path, errno);
    else if (kind == EMJ_FILE_FOLDER)
        visit_folder(walk, folder, path, depth + 1);
    else
        visit_other(walk, kind, path);
}

static bool walk_folder(const struct emj_walk *walk, int folder, const char *path, int depth,
                        GError **error)
{
    g_autoptr(GPtrArray) names = emj_folder_list(folder, error);
    if (!names)
        return false;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (*name == '.')
            continue;
        g_autofree char *below = *path ? g_strconcat(path, "/", name, NULL) : g_strdup(name);
        visit(walk, folder, below, depth, names);
    }
    return true;
}

bool emj_journal_walk(const struct emj_journal *journal, const struct emj_walk *walk,
                      GError **error)
{
    if (journal->folder < 0 || walk_folder(walk, journal->folder, "", 0, error))
        return true;
    g_prefix_error(error, "'%s': ", journal->root);
    return false;
}

/* --- reading all --- */

struct reading {
    const struct emj_journal_visitor *visitor;
    const struct emj_date *since; /* NULL: everything */
    struct emj_journal_counts counts;
};

static bool is_before(const char *path, const struct emj_date *since)
{
    int year = 0;
    int month = 0;
    return since && emj_path_month(path, &year, &month) &&
           (year < since->year || (year == since->year && month < since->month));
}

static void meet_unreadable(struct reading *reading, struct emj_diags **diags)
{
    reading->counts.unreadable++;
    if (reading->visitor->unreadable)
        reading->visitor->unreadable(reading->visitor->data, diags);
}

static void read_file(void *data, int folder, const char *path)
{
    struct reading *reading = data;
    reading->counts.files++;
    if (is_before(path, reading->since)) {
        reading->counts.skipped++;
        return;
    }
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    g_autoptr(emj_entry) entry = emj_journal_read_at(folder, path, diags);
    if (entry) {
        reading->counts.entries++;
        reading->visitor->entry(reading->visitor->data, &entry);
    } else if (emj_file_kind_of(folder, emj_path_name(path)) != EMJ_FILE_ABSENT) {
        meet_unreadable(reading, &diags);
    } else { /* another process moved it away since the folder was listed */
        reading->counts.files--;
    }
}

static void read_strange(void *data, const char *path, const char *message)
{
    struct reading *reading = data;
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    emj_diags_error(diags, whole_file, "%s", message);
    if (g_str_has_suffix(path, ".md"))
        reading->counts.files++;
    meet_unreadable(reading, &diags);
}

bool emj_journal_each(struct emj_journal *journal, const struct emj_date *since,
                      const struct emj_journal_visitor *visitor,
                      struct emj_journal_counts *ret_counts, GError **error)
{
    struct reading reading = { .visitor = visitor, .since = since };
    struct emj_walk walk = { .data = &reading, .file = read_file, .strange = read_strange };
    if (!emj_journal_walk(journal, &walk, error))
        return false;
    if (ret_counts)
        *ret_counts = reading.counts;
    return true;
}

/* --- all in memory --- */

static void keep_entry(void *data, struct emj_entry **entry)
{
    struct emj_journal_scan *scan = data;
    g_ptr_array_add(scan->entries, g_steal_pointer(entry));
}

static void keep_unreadable(void *data, struct emj_diags **diags)
{
    struct emj_journal_scan *scan = data;
    g_ptr_array_add(scan->unreadable, g_steal_pointer(diags));
}

static void free_entry(gpointer entry)
{
    emj_entry_free(entry);
}

static void free_diags(gpointer diags)
{
    emj_diags_free(diags);
}

static int compare_entries(gconstpointer a, gconstpointer b)
{
    const struct emj_entry *const *left = a;
    const struct emj_entry *const *right = b;
    int order = emj_entry_compare(*left, *right);
    return order != 0 ? order : strcmp((*left)->path, (*right)->path);
}

static int compare_diags(gconstpointer a, gconstpointer b)
{
    const struct emj_diags *const *left = a;
    const struct emj_diags *const *right = b;
    return strcmp(emj_diags_file(*left), emj_diags_file(*right));
}

void emj_journal_scan_free(struct emj_journal_scan *scan)
{
    if (!scan)
        return;
    g_ptr_array_unref(scan->entries);
    g_ptr_array_unref(scan->unreadable);
    g_free(scan);
}

bool emj_journal_scan(struct emj_journal *journal, const struct emj_date *since,
                      struct emj_journal_scan **ret_scan, GError **error)
{
    g_autoptr(emj_journal_scan_result) scan = g_new0(struct emj_journal_scan, 1);
    struct emj_journal_visitor visitor = { scan, keep_entry, keep_unreadable };
    struct emj_journal_counts counts = { 0 };
    scan->entries = g_ptr_array_new_with_free_func(free_entry);
    scan->unreadable = g_ptr_array_new_with_free_func(free_diags);
    if (!emj_journal_each(journal, since, &visitor, &counts, error))
        return false;
    scan->files = counts.files;
    scan->skipped = counts.skipped;
    g_ptr_array_sort(scan->entries, compare_entries);
    g_ptr_array_sort(scan->unreadable, compare_diags);
    *ret_scan = g_steal_pointer(&scan);
    return true;
}

/* --- the first day --- */

/* A month is worth a look only if it may hold an earlier day than the one known. */
static bool may_be_earlier(void *data, const char *folder_path)
{
    const struct emj_date *first = data;
    if (!emj_form_matches(folder_path, "9999/99") || !emj_date_is_set(*first))
        return true;
    int year = emj_form_number(folder_path, 4);
    int month = emj_form_number(folder_path + 5, 2);
    return year < first->year || (year == first->year && month <= first->month);
}

static void note_day(void *data, int folder, const char *path)
{
    struct emj_date *first = data;
    g_autofree char *day = g_strndup(emj_path_name(path), sizeof "2026-11-12" - 1);
    struct emj_date date;
    (void)folder;
    if (emj_date_parse(day, &date) &&
        (!emj_date_is_set(*first) || emj_date_compare(date, *first) < 0))
        *first = date;
}

struct emj_date emj_journal_first_day(struct emj_journal *journal)
{
    struct emj_date first = { 0, 0, 0 };
    struct emj_walk walk = { .data = &first, .wants = may_be_earlier, .file = note_day };
    emj_journal_walk(journal, &walk, NULL);
    return first;
}
