/* Opening a journal, its format file, and the hold that every write begins with. */
#include "journal/journal.h"

#include <errno.h>
#include <fcntl.h>

#include "base/error.h"
#include "base/form.h"
#include "base/text.h"
#include "journal/journal-private.h"

#define FORMAT_FILE "format"

enum {
    MAX_FORMAT_BYTES = 4096,
    MONTH_BYTES = sizeof "2026/11/" - 1,
};

/* --- paths --- */

const char *emj_journal_root(const struct emj_journal *journal)
{
    return journal->root;
}

char *emj_journal_absolute(const struct emj_journal *journal, const char *path)
{
    g_autofree char *root = emj_folder_place(journal->folder, journal->root);
    return g_build_filename(root, path, NULL);
}

const char *emj_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool emj_path_month(const char *path, int *ret_year, int *ret_month)
{
    if (!emj_form_begins(path, "9999/99/") || strchr(path + MONTH_BYTES, '/'))
        return false;
    if (ret_year)
        *ret_year = emj_form_number(path, 4);
    if (ret_month)
        *ret_month = emj_form_number(path + 5, 2);
    return true;
}

bool emj_path_is_entry(const char *path)
{
    if (!g_str_has_suffix(path, ".md"))
        return false;
    int folders = 0;
    for (const char *part = path;; part++) {
        if (*part == '.' || *part == '/' || *part == '\0')
            return false;
        part = strchr(part, '/');
        if (!part)
            return folders <= EMJ_JOURNAL_MAX_DEPTH;
        folders++;
    }
}

int emj_journal_folder_of(const struct emj_journal *journal, const char *path, bool create,
                          const char **ret_name, GError **error)
{
    const char *name = emj_path_name(path);
    g_autofree char *above = name == path ? g_strdup(".") : g_strndup(path, name - path - 1);
    if (!emj_path_is_entry(path)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "'%s' cannot be an entry's file",
                    path);
        return -1;
    }
    if (journal->folder < 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "there is no journal at '%s'",
                    journal->root);
        return -1;
    }
    int folder = emj_folder_open(journal->folder, above, create, error);
    if (folder >= 0)
        *ret_name = name;
    return folder;
}

bool emj_journal_look(const struct emj_journal *journal, const char *path, bool *ret_stands,
                      GError **error)
{
    const char *name = NULL;
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) folder =
        path ? emj_journal_folder_of(journal, path, false, &name, &failure) : -1;
    enum emj_file_kind kind = folder < 0 ? EMJ_FILE_ABSENT : emj_file_kind_of(folder, name);
    if (failure && !g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND)) {
        g_propagate_prefixed_error(error, g_steal_pointer(&failure),
                                   "cannot look at '%s': ", path);
        return false;
    }
    if (kind == EMJ_FILE_UNKNOWN)
        return emj_error_set_errno(error, errno, "cannot look at '%s'", path);
    *ret_stands = kind != EMJ_FILE_ABSENT;
    return true;
}

int emj_journal_own_folder(const struct emj_journal *journal, const char *name, GError **error)
{
    g_autofree char *path =
        name ? g_strconcat(EMJ_JOURNAL_OWN "/", name, NULL) : g_strdup(EMJ_JOURNAL_OWN);
    if (journal->folder < 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "there is no journal at '%s'",
                    journal->root);
        return -1;
    }
    return emj_folder_open(journal->folder, path, false, error);
}

/* --- the format --- */

static bool check_number(const struct emj_journal *journal, struct emj_slice line,
                         GError **error)
{
    g_autofree char *text = emj_slice_dup(line);
    int64_t number = 0;
    if (!emj_text_to_int(text, 1, INT64_MAX, &number)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                    "'%s/" EMJ_JOURNAL_OWN "/" FORMAT_FILE
                    "' does not begin with the number of "
                    "the journal's format",
                    journal->root);
        return false;
    }
    if (number > EMJ_JOURNAL_FORMAT) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_FORMAT_NEWER,
                    "the journal '%s' has format %" G_GINT64_FORMAT
                    ", and this program knows formats up to %d",
                    journal->root, number, EMJ_JOURNAL_FORMAT);
        return false;
    }
    return true;
}

/* This version needs no feature yet, so that every one named is unknown to it. */
static bool check_features(const char *bytes, size_t length, size_t offset, GError **error)
{
    struct emj_slice line;
    while (emj_text_next_line(bytes, length, &offset, &line)) {
        line = emj_slice_trim(line);
        if (line.length == 0)
            continue;
        g_autofree char *name = emj_text_visible(line.start, line.length);
        g_autofree char *shown = emj_text_ellipsize(name, EMJ_ENTRY_TITLE_COLUMNS);
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_FORMAT_NEWER,
                    "this journal needs the feature '%s', which this program does not know",
                    shown);
        return false;
    }
    return true;
}

/* Reads .emjournal/format in the folder `own`; a missing one is format 1. */
static bool read_format(struct emj_journal *journal, int own, GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    g_autoptr(GError) failure = NULL;
    if (!emj_file_read(own, FORMAT_FILE, MAX_FORMAT_BYTES, &bytes, &length, &failure)) {
        if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
            return true;
        g_propagate_prefixed_error(error, g_steal_pointer(&failure), "%s: ", journal->root);
        return false;
    }
    size_t offset = 0;
    struct emj_slice first = { bytes, 0 };
    emj_text_next_line(bytes, length, &offset, &first);
    journal->has_format = true;
    return check_number(journal, emj_slice_trim(first), error) &&
           check_features(bytes, length, offset, error);
}

/* --- opening --- */

/* Opens what is there; false only for what is there and cannot be used. */
static bool open_existing(struct emj_journal *journal, GError **error)
{
    g_autoptr(GError) failure = NULL;
    journal->folder = emj_folder_open(AT_FDCWD, journal->root, false, &failure);
    if (journal->folder >= 0) {
        g_auto(emj_fd) own = emj_journal_own_folder(journal, NULL, &failure);
        if (own >= 0)
            return read_format(journal, own, error);
    }
    if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
        return true;
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

struct emj_journal *emj_journal_open(const char *root, GError **error)
{
    g_autoptr(emj_journal) journal = g_new0(struct emj_journal, 1);
    journal->root = g_strdup(root);
    journal->folder = -1;
    if (!open_existing(journal, error))
        return NULL;
    return g_steal_pointer(&journal);
}

void emj_journal_free(struct emj_journal *journal)
{
    if (!journal)
        return;
    emj_fd_close(&journal->folder);
    g_free(journal->root);
    g_free(journal);
}

/* --- the hold --- */

void emj_hold_clear(struct emj_hold *hold)
{
    /* The lock last: nobody may come in while the rest is still in use. */
    emj_fd_close(&hold->tmp);
    emj_fd_close(&hold->own);
    emj_fd_close(&hold->lock);
}

static bool open_folders(struct emj_hold *hold, struct emj_journal *journal, bool locked,
                         GError **error)
{
    if (journal->folder < 0)
        journal->folder = emj_folder_open(AT_FDCWD, journal->root, true, error);
    if (journal->folder < 0)
        return false;
    hold->own = emj_folder_open(journal->folder, EMJ_JOURNAL_OWN, true, error);
    if (hold->own < 0)
        return false;
    if (locked)
        hold->lock = emj_file_lock(hold->own, "lock", EMJ_JOURNAL_LOCK_SECONDS, error);
    if (locked && hold->lock < 0)
        return false;
    hold->tmp = emj_folder_open(hold->own, "tmp", true, error);
    return hold->tmp >= 0;
}

/*
 * A journal that had no format file when it was opened may have got one since,
 * from a newer program even; the lock makes this look the last word.
 */
static bool ensure_format(const struct emj_hold *hold, struct emj_journal *journal,
                          GError **error)
{
    if (journal->has_format)
        return true;
    if (!read_format(journal, hold->own, error))
        return false;
    if (journal->has_format)
        return true;
    struct emj_file_target target = { hold->tmp, hold->own, FORMAT_FILE };
    g_autofree char *text = g_strdup_printf("%d\n", EMJ_JOURNAL_FORMAT);
    journal->has_format = emj_file_create(&target, text, strlen(text), error);
    return journal->has_format;
}

static bool hold_folders(struct emj_hold *hold, struct emj_journal *journal, bool locked,
                         GError **error)
{
    if (open_folders(hold, journal, locked, error))
        return true;
    g_prefix_error(error, "the journal '%s': ", journal->root);
    return false;
}

bool emj_hold_init(struct emj_hold *hold, struct emj_journal *journal, GError **error)
{
    return hold_folders(hold, journal, true, error) && ensure_format(hold, journal, error);
}

bool emj_hold_init_draft(struct emj_hold *hold, struct emj_journal *journal, GError **error)
{
    return hold_folders(hold, journal, false, error) &&
           (journal->has_format || read_format(journal, hold->own, error));
}
