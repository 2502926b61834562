/* One file that should be an entry. */
#include "base/error.h"
#include "base/form.h"
#include "entry/check.h"
#include "entry/name.h"
#include "journal/check-private.h"

#define NAME_FORM "9999-99-99-9999-"

enum { DAY_BYTES = sizeof "2026-11-12" - 1 };

/* --- what its reader says --- */

static void tell_at(struct emj_checking *checking, const char *path,
                    enum emj_check_severity severity, enum emj_problem_kind kind,
                    struct emj_mark mark, const char *message, const char *advice)
{
    struct emj_problem *problem =
        emj_check_tell(checking, path, severity, kind, advice, "%s", message);
    if (problem)
        problem->mark = mark;
}

static void tell_diags(struct emj_checking *checking, const char *path,
                       const struct emj_diags *diags)
{
    for (size_t i = 0; i < emj_diags_count(diags); i++) {
        const struct emj_diag *diag = emj_diags_get(diags, i);
        bool bad = diag->severity == EMJ_SEVERITY_ERROR;
        tell_at(checking, path, bad ? EMJ_CHECK_ERROR : EMJ_CHECK_WARNING,
                EMJ_PROBLEM_UNREADABLE, diag->mark, diag->message,
                bad ? "repair the file; until then it counts as no entry" : NULL);
    }
}

static const enum emj_problem_kind flaw_kinds[] = {
    [EMJ_FLAW_ENCODING] = EMJ_PROBLEM_ENCODING,
    [EMJ_FLAW_MARKERS] = EMJ_PROBLEM_MARKERS,
    [EMJ_FLAW_TAG] = EMJ_PROBLEM_TAG,
    [EMJ_FLAW_COMMITMENT] = EMJ_PROBLEM_COMMITMENT,
};

/* Of a file that cannot be read the reader has told the wrong bytes already. */
static void tell_flaws(struct emj_checking *checking, const char *path, const GPtrArray *flaws,
                       bool readable)
{
    for (guint i = 0; i < flaws->len; i++) {
        const struct emj_flaw *flaw = g_ptr_array_index(flaws, i);
        if (readable || flaw->kind != EMJ_FLAW_ENCODING)
            tell_at(checking, path, EMJ_CHECK_WARNING, flaw_kinds[flaw->kind], flaw->mark,
                    flaw->message, flaw->advice);
    }
}

/* --- its place --- */

/* The name counts as the program's only with the minute in it. */
static void check_name(struct emj_checking *checking, const struct emj_entry *entry)
{
    g_autofree char *stem = emj_entry_stem(entry->date, NULL, 1);
    const char *name = emj_path_name(entry->path);
    struct emj_mark mark = emj_entry_key_mark(entry, "date");
    bool dated = emj_form_begins(name, NAME_FORM);
    size_t length = dated ? strlen("2026-11-12-1432") : DAY_BYTES;
    if (!emj_form_begins(name, "9999-99-99") || strncmp(name, stem, length) == 0)
        return;
    g_autofree char *message = g_strdup_printf(
        "the date does not fit the file's name, which begins with '%.*s'", (int)length, name);
    g_autofree char *advice =
        g_strdup_printf("correct the date, or rename the file to '%.*s...'", (int)length, stem);
    tell_at(checking, entry->path, EMJ_CHECK_WARNING, EMJ_PROBLEM_DATE, mark, message, advice);
}

static void check_month(struct emj_checking *checking, const struct emj_entry *entry)
{
    int year = 0;
    int month = 0;
    if (!emj_path_month(entry->path, &year, &month))
        return;
    if (year != entry->day.year || month != entry->day.month) {
        g_autofree char *folder = emj_entry_folder(entry->date);
        g_autofree char *advice =
            g_strdup_printf("correct the date, or move the file to '%s'", folder);
        tell_at(checking, entry->path, EMJ_CHECK_WARNING, EMJ_PROBLEM_DATE,
                emj_entry_key_mark(entry, "date"), "the date does not fit the file's folder",
                advice);
    }
    if (!emj_form_begins(emj_path_name(entry->path), NAME_FORM))
        emj_check_tell(checking, entry->path, EMJ_CHECK_NOTE, EMJ_PROBLEM_NAME,
                       "it may stay; names of that form sort by time",
                       "the name has not the form YYYY-MM-DD-HHMM-ACTIVITY.md");
}

/* --- its id --- */

/* The path that the program gives an id; NULL when the id has no month. */
static char *usual_path(const char *id)
{
    return emj_form_begins(id, "9999-99-99")
               ? g_strdup_printf("%.4s/%.2s/%s.md", id, id + 5, id)
               : NULL;
}

/* Where there is no such folder of the journal, nothing stands in it. */
static bool usual_stands(struct emj_checking *checking, const char *path, const char *usual)
{
    bool stands = false;
    g_autoptr(GError) failure = NULL;
    if (!emj_journal_look(checking->journal, usual, &stands, &failure) &&
        !g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_INVALID))
        emj_check_tell(checking, path, EMJ_CHECK_ERROR, EMJ_PROBLEM_FOLDER,
                       "look at the folder's rights and at the disk",
                       "whether another entry has the same id cannot be told: %s",
                       failure->message);
    return stands;
}

/*
 * Two files in the folders of their months cannot have one id, so that only those
 * elsewhere need to be remembered.
 */
static void check_id(struct emj_checking *checking, const char *path)
{
    g_autofree char *id = emj_entry_id_from_path(path);
    g_autofree char *usual = usual_path(id);
    if (g_strcmp0(usual, path) == 0)
        return;
    const char *other = g_hash_table_lookup(checking->strays, id);
    if (!other && usual && usual_stands(checking, path, usual))
        other = usual;
    if (other)
        emj_check_tell(checking, path, EMJ_CHECK_ERROR, EMJ_PROBLEM_ID,
                       "compare the two, then rename or remove one", "has the same id as '%s'",
                       other);
    else
        g_hash_table_insert(checking->strays, g_steal_pointer(&id), g_strdup(path));
}

/* --- the whole --- */

static void check_bytes(struct emj_checking *checking, const char *path, char *bytes,
                        size_t length)
{
    g_autoptr(GPtrArray) flaws = emj_flaws_new();
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    emj_flaws_add_bytes(flaws, bytes, length);
    g_autoptr(emj_entry) entry = emj_entry_read(path, bytes, length, diags);
    tell_diags(checking, path, diags);
    if (entry)
        emj_flaws_add_entry(flaws, entry);
    tell_flaws(checking, path, flaws, entry != NULL);
    if (!entry)
        return;
    check_name(checking, entry);
    check_month(checking, entry);
}

void emj_check_entry(struct emj_checking *checking, int folder, const char *path)
{
    char *bytes = NULL;
    size_t length = 0;
    g_autoptr(GError) failure = NULL;
    if (emj_file_read(folder, emj_path_name(path), EMJ_ENTRY_MAX_BYTES, &bytes, &length,
                      &failure)) {
        check_bytes(checking, path, bytes, length);
        check_id(checking, path);
    } else if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND)) {
        checking->check->files--; /* moved away since the folder was listed */
    } else {
        bool large = g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_LIMIT);
        emj_check_tell(checking, path, EMJ_CHECK_ERROR, EMJ_PROBLEM_UNREADABLE,
                       large ? "part it into several entries"
                             : "look at the file's rights and at the disk",
                       "%s", failure->message);
    }
}
