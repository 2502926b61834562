/* The folder .emjournal: what waits there and what was left there. */
#include "base/error.h"
#include "entry/name.h"
#include "journal/check-private.h"
#include "journal/drafts.h"

enum {
    MINUTE = 60,
    HOUR = 60 * MINUTE,
    DAY = 24 * HOUR,

    /* A run that still writes a temporary file writes for seconds. */
    ABANDONED_AFTER = HOUR,
};

/* One folder of .emjournal while it is looked at. */
struct own_folder {
    struct emj_checking *checking;
    int folder;
    const char *path;       /* ".emjournal/drafts" */
    const GPtrArray *names; /* sorted */
};

static bool is_temporary(const char *name)
{
    return g_str_has_prefix(name, EMJ_FILE_TEMPORARY_PREFIX);
}

static void tell_stranger(struct emj_checking *checking, const char *path)
{
    emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_STRANGER,
                   "it is left alone; remove it if you know it",
                   "was not made by this program");
}

/* --- drafts --- */

/* "3 days"; a clock that was set back gives an age of 0 minutes. */
static char *format_age(int64_t seconds)
{
    int64_t age = MAX(seconds, 0);
    int64_t unit = age / 2 >= DAY ? DAY : age / 2 >= HOUR ? HOUR : MINUTE;
    const char *word = unit == DAY ? "day" : unit == HOUR ? "hour" : "minute";
    int64_t count = age / unit;
    return g_strdup_printf("%" G_GINT64_FORMAT " %s%s", count, word, count == 1 ? "" : "s");
}

static void tell_edit_copy(struct emj_checking *checking, const char *path)
{
    emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_DRAFT,
                   "if no editor has it open, compare it with its entry, then remove it",
                   "is the copy that 'emjournal edit' works on");
}

static void tell_kept_text(struct emj_checking *checking, const char *path)
{
    emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_DRAFT,
                   "save its words as an entry with 'emjournal new', then remove it",
                   "is a text that could not be saved");
}

static void tell_draft(struct emj_checking *checking, const char *path,
                       const struct emj_entry *draft)
{
    int64_t begun = draft->has_recorded ? draft->recorded.seconds : draft->date.seconds;
    g_autofree char *age = format_age(checking->options.now - begun);
    g_autofree char *advice =
        g_strdup_printf("'emjournal new --resume %s' goes on with it", draft->id);
    emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_DRAFT, advice,
                   "a draft waits, begun %s ago", age);
}

static void check_draft(const struct own_folder *own, const char *path)
{
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    g_autoptr(emj_entry) draft = NULL;
    if (g_str_has_prefix(emj_path_name(path), EMJ_DRAFT_EDIT_PREFIX)) {
        tell_edit_copy(own->checking, path);
        return;
    }
    if (g_str_has_prefix(emj_path_name(path), EMJ_DRAFT_TEXT_PREFIX)) {
        tell_kept_text(own->checking, path);
        return;
    }
    draft = emj_journal_read_at(own->folder, path, diags);
    if (draft) {
        tell_draft(own->checking, path, draft);
        return;
    }
    const struct emj_diag *first = emj_diags_get(diags, 0);
    struct emj_problem *problem = emj_check_tell(
        own->checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_UNREADABLE,
        "no interview can go on with this draft; save its words elsewhere, then remove it",
        "%s", first->message);
    if (problem)
        problem->mark = first->mark;
}

/* --- leftovers --- */

static struct emj_problem *tell_leftover(struct emj_checking *checking, const char *path)
{
    return emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_LEFTOVER,
                          "'emjournal check --fix' removes it, and so does the next command "
                          "that writes",
                          "was left half written by a run that was killed");
}

static void mark_removed(struct emj_checking *checking, struct emj_problem *problem)
{
    emj_check_mark_fixed(checking, problem, EMJ_CHECK_NOTE, "it is removed");
}

/*
 * Whoever writes a draft holds no lock, so that only its age tells what nobody writes
 * any more.
 */
static void check_draft_leftover(const struct own_folder *own, const char *path,
                                 const struct emj_file_status *status)
{
    struct emj_checking *checking = own->checking;
    struct emj_problem *problem =
        emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_LEFTOVER,
                       "'emjournal check --fix' removes it when it is an hour old",
                       "is a draft while it is written, or was left by a run that was killed");
    bool old = checking->options.now - status->written > ABANDONED_AFTER;
    if (checking->options.fix && old && emj_file_remove(own->folder, emj_path_name(path), NULL))
        mark_removed(checking, problem);
}

/* Under the journal's lock nobody writes there, so that what is left is nobody's. */
static void check_leftovers(const struct own_folder *own)
{
    struct emj_checking *checking = own->checking;
    bool swept = checking->options.fix && emj_journal_sweep(checking->journal, NULL);
    for (guint i = 0; i < own->names->len; i++) {
        const char *name = g_ptr_array_index(own->names, i);
        if (!is_temporary(name))
            continue;
        g_autofree char *path = g_strconcat(own->path, "/", name, NULL);
        struct emj_problem *problem = tell_leftover(checking, path);
        if (swept && emj_file_kind_of(own->folder, name) == EMJ_FILE_ABSENT)
            mark_removed(checking, problem);
    }
}

/* --- the folders --- */

/* What is told of a regular file there. */
typedef void check_own_file(const struct own_folder *own, const char *path,
                            const struct emj_file_status *status);

static void check_drafts_file(const struct own_folder *own, const char *path,
                              const struct emj_file_status *status)
{
    const char *name = emj_path_name(path);
    struct emj_foreign foreign = emj_foreign_look(name, own->names);
    if (is_temporary(name))
        check_draft_leftover(own, path, status);
    else if (emj_check_foreign(own->checking, path, &foreign))
        return;
    else if (*name != '.' && g_str_has_suffix(name, ".md"))
        check_draft(own, path);
    else
        tell_stranger(own->checking, path);
}

static void check_trash_file(const struct own_folder *own, const char *path,
                             const struct emj_file_status *status)
{
    g_auto(emj_trash_name) says = { 0 };
    (void)status;
    if (!emj_trash_name_parse(emj_path_name(path), &says))
        tell_stranger(own->checking, path);
}

/* The leftovers are told already. */
static void check_tmp_file(const struct own_folder *own, const char *path,
                           const struct emj_file_status *status)
{
    (void)status;
    if (!is_temporary(emj_path_name(path)))
        tell_stranger(own->checking, path);
}

static void check_own_name(const struct own_folder *own, const char *name,
                           check_own_file *check)
{
    g_autofree char *path = g_strconcat(own->path, "/", name, NULL);
    struct emj_file_status status;
    emj_file_status_of(own->folder, name, &status);
    if (emj_check_special(own->checking, path, status.kind) || status.kind == EMJ_FILE_ABSENT)
        return;
    if (status.kind == EMJ_FILE_FOLDER) {
        tell_stranger(own->checking, path);
        return;
    }
    own->checking->check->files++;
    emj_check_access(own->checking, own->folder, path, &status);
    check(own, path, &status);
}

static void check_own_folder(struct emj_checking *checking, const char *name,
                             check_own_file *check)
{
    g_autofree char *path = g_strconcat(EMJ_JOURNAL_OWN "/", name, NULL);
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) folder = emj_journal_own_folder(checking->journal, name, &failure);
    g_autoptr(GPtrArray) names = folder < 0 ? NULL : emj_folder_list(folder, &failure);
    if (!names) {
        emj_check_tell(checking, path, EMJ_CHECK_ERROR, EMJ_PROBLEM_FOLDER, NULL, "%s",
                       failure->message);
        return;
    }
    struct own_folder own = { checking, folder, path, names };
    if (check == check_tmp_file)
        check_leftovers(&own);
    for (guint i = 0; i < names->len; i++)
        check_own_name(&own, g_ptr_array_index(names, i), check);
}

/* --- the table of what belongs there --- */

static const struct {
    const char *name;
    check_own_file *check; /* NULL is a file */
} belongings[] = {
    { "format", NULL },
    { "last", NULL },
    { "lock", NULL },
    { "shown", NULL },
    { "drafts", check_drafts_file },
    { "tmp", check_tmp_file },
    { "trash", check_trash_file },
};

static void check_belonging(struct emj_checking *checking, int own, const char *name)
{
    g_autofree char *path = g_strconcat(EMJ_JOURNAL_OWN "/", name, NULL);
    struct emj_file_status status;
    emj_file_status_of(own, name, &status);
    if (emj_check_special(checking, path, status.kind))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(belongings); i++) {
        bool folder = belongings[i].check != NULL;
        if (strcmp(belongings[i].name, name) != 0 || folder != (status.kind == EMJ_FILE_FOLDER))
            continue;
        emj_check_access(checking, own, path, &status);
        if (folder)
            check_own_folder(checking, name, belongings[i].check);
        else
            checking->check->files++;
        return;
    }
    if (status.kind != EMJ_FILE_ABSENT)
        tell_stranger(checking, path);
}

void emj_check_own(struct emj_checking *checking)
{
    struct emj_file_status status;
    emj_file_status_of(checking->journal->folder, EMJ_JOURNAL_OWN, &status);
    if (status.kind == EMJ_FILE_ABSENT)
        return;
    emj_check_access(checking, checking->journal->folder, EMJ_JOURNAL_OWN, &status);
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) own = emj_journal_own_folder(checking->journal, NULL, &failure);
    g_autoptr(GPtrArray) names = own < 0 ? NULL : emj_folder_list(own, &failure);
    for (guint i = 0; names && i < names->len; i++)
        check_belonging(checking, own, g_ptr_array_index(names, i));
    if (!names)
        emj_check_tell(checking, EMJ_JOURNAL_OWN, EMJ_CHECK_ERROR, EMJ_PROBLEM_FOLDER, NULL,
                       "%s", failure->message);
}
