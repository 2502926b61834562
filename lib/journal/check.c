#include "journal/check.h"

#include <stdarg.h>

#include "base/error.h"
#include "base/form.h"
#include "base/text.h"
#include "journal/check-private.h"

static const char *const severity_words[] = {
    [EMJ_CHECK_ERROR] = "error",
    [EMJ_CHECK_WARNING] = "warning",
    [EMJ_CHECK_NOTE] = "note",
};

static const char *const kind_words[] = {
    [EMJ_PROBLEM_UNREADABLE] = "unreadable",
    [EMJ_PROBLEM_ENCODING] = "encoding",
    [EMJ_PROBLEM_MARKERS] = "markers",
    [EMJ_PROBLEM_TAG] = "tag",
    [EMJ_PROBLEM_COMMITMENT] = "commitment",
    [EMJ_PROBLEM_DATE] = "date",
    [EMJ_PROBLEM_NAME] = "name",
    [EMJ_PROBLEM_ID] = "id",
    [EMJ_PROBLEM_CASE] = "case",
    [EMJ_PROBLEM_COPY] = "copy",
    [EMJ_PROBLEM_BACKUP] = "backup",
    [EMJ_PROBLEM_TEMPORARY] = "temporary",
    [EMJ_PROBLEM_ABSENT] = "absent",
    [EMJ_PROBLEM_LINK] = "link",
    [EMJ_PROBLEM_SPECIAL] = "special",
    [EMJ_PROBLEM_FOLDER] = "folder",
    [EMJ_PROBLEM_STRANGER] = "stranger",
    [EMJ_PROBLEM_MODE] = "mode",
    [EMJ_PROBLEM_OWNER] = "owner",
    [EMJ_PROBLEM_PLACE] = "place",
    [EMJ_PROBLEM_DRAFT] = "draft",
    [EMJ_PROBLEM_LEFTOVER] = "leftover",
};

const char *emj_check_severity_word(enum emj_check_severity severity)
{
    return severity_words[severity];
}

const char *emj_problem_kind_word(enum emj_problem_kind kind)
{
    return kind_words[kind];
}

/* --- the list --- */

static void free_problem(gpointer data)
{
    struct emj_problem *problem = data;
    g_free(problem->path);
    g_free(problem->message);
    g_free(problem->advice);
    g_free(problem);
}

void emj_check_free(struct emj_check *check)
{
    if (!check)
        return;
    g_ptr_array_unref(check->problems);
    g_free(check);
}

bool emj_check_found_problems(const struct emj_check *check)
{
    return check->counts[EMJ_CHECK_ERROR] > 0 || check->counts[EMJ_CHECK_WARNING] > 0;
}

struct emj_problem *emj_check_tell(struct emj_checking *checking, const char *path,
                                   enum emj_check_severity severity, enum emj_problem_kind kind,
                                   const char *advice, const char *format, ...)
{
    checking->check->counts[severity]++;
    if (checking->kept[severity] == EMJ_CHECK_KEPT)
        return NULL;
    checking->kept[severity]++;
    struct emj_problem *problem = g_new0(struct emj_problem, 1);
    problem->path = g_strdup(path);
    problem->severity = severity;
    problem->kind = kind;
    problem->advice = g_strdup(advice);
    va_list arguments;
    va_start(arguments, format);
    problem->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(checking->check->problems, problem);
    return problem;
}

void emj_check_mark_fixed(struct emj_checking *checking, struct emj_problem *problem,
                          enum emj_check_severity severity, const char *done)
{
    checking->check->counts[severity]--;
    checking->check->fixed++;
    if (!problem)
        return;
    problem->fixed = true;
    g_free(problem->advice);
    problem->advice = g_strdup(done);
}

static int compare_problems(gconstpointer a, gconstpointer b)
{
    const struct emj_problem *left = *(const struct emj_problem *const *)a;
    const struct emj_problem *right = *(const struct emj_problem *const *)b;
    int order = strcmp(left->path, right->path);
    if (order != 0)
        return order;
    if (left->mark.line != right->mark.line)
        return left->mark.line < right->mark.line ? -1 : 1;
    if (left->mark.column != right->mark.column)
        return left->mark.column < right->mark.column ? -1 : 1;
    return 0;
}

char *emj_problem_format(const struct emj_problem *problem)
{
    g_autoptr(GString) line = g_string_new(problem->path);
    if (problem->mark.line > 0)
        g_string_append_printf(line, ":%u:%u", problem->mark.line, problem->mark.column);
    g_string_append_printf(line, ": %s: %s",
                           problem->fixed ? "fixed" : severity_words[problem->severity],
                           problem->message);
    if (problem->advice)
        g_string_append_printf(line, "; %s", problem->advice);
    return emj_text_visible_line(line->str);
}

/* --- names beside each other --- */

/* As a file system that folds names compares them; any bytes may be in one. */
static char *fold_name(const char *name)
{
    return g_utf8_validate(name, -1, NULL) ? emj_text_fold(name) : g_ascii_strdown(name, -1);
}

static void check_case(struct emj_checking *checking, const char *above, const GPtrArray *names)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < names->len; i++) {
        char *name = g_ptr_array_index(names, i);
        if (*name == '.' || !g_str_has_suffix(name, ".md"))
            continue;
        char *folded = fold_name(name);
        const char *other = g_hash_table_lookup(seen, folded);
        g_autofree char *path = *above ? g_strconcat(above, "/", name, NULL) : g_strdup(name);
        if (other)
            emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_CASE,
                           "rename one: where names are folded one replaces the other",
                           "differs from '%s' only by case or by accents written otherwise",
                           other);
        g_hash_table_insert(seen, folded, name);
    }
}

/* --- the walk --- */

static void check_folder(struct emj_checking *checking, int folder, const char *path,
                         int depth);

static void enter_folder(struct emj_checking *checking, int parent, const char *path, int depth)
{
    if (g_str_has_suffix(path, ".md")) {
        emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_FOLDER,
                       "give the folder another name, and its files are read",
                       "is a folder with the name of an entry");
        return;
    }
    if (depth > EMJ_JOURNAL_MAX_DEPTH) {
        emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_FOLDER,
                       "move it up: folders are read to a depth of 8",
                       "is nested too deep in other folders and is not read");
        return;
    }
    g_autoptr(GError) failure = NULL;
    g_auto(emj_fd) folder = emj_folder_open(parent, emj_path_name(path), false, &failure);
    if (folder >= 0)
        check_folder(checking, folder, path, depth);
    else
        emj_check_tell(checking, path, EMJ_CHECK_ERROR, EMJ_PROBLEM_FOLDER, NULL, "%s",
                       failure->message);
}

/* In YYYY/MM there are entries and nothing else; elsewhere a person may keep anything. */
static void check_stranger(struct emj_checking *checking, const char *path)
{
    if (emj_path_month(path, NULL, NULL))
        emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_STRANGER,
                       "it counts for nothing; it may stay, or stand in a folder of its own",
                       "is no entry");
}

static void check_file(struct emj_checking *checking, int folder, const char *path,
                       const struct emj_file_status *status, const struct emj_foreign *foreign)
{
    bool markdown = g_str_has_suffix(path, ".md");
    checking->check->files++;
    if (markdown || foreign->kind != EMJ_FOREIGN_NONE)
        emj_check_access(checking, folder, path, status);
    bool told = emj_check_foreign(checking, path, foreign);
    if (markdown && foreign->kind != EMJ_FOREIGN_COPY)
        emj_check_entry(checking, folder, path);
    else if (!told)
        check_stranger(checking, path);
}

/* Of names that begin with a dot only those that belong to an entry are told. */
static void check_hidden(struct emj_checking *checking, int folder, const char *path,
                         const struct emj_file_status *status,
                         const struct emj_foreign *foreign)
{
    if (status->kind != EMJ_FILE_REGULAR || foreign->kind == EMJ_FOREIGN_NONE)
        return;
    checking->check->files++;
    emj_check_access(checking, folder, path, status);
    emj_check_foreign(checking, path, foreign);
}

static void check_name(struct emj_checking *checking, int folder, const char *path, int depth,
                       const GPtrArray *names)
{
    const char *name = emj_path_name(path);
    struct emj_foreign foreign = emj_foreign_look(name, names);
    struct emj_file_status status;
    emj_file_status_of(folder, name, &status);
    if (*name == '.') {
        check_hidden(checking, folder, path, &status, &foreign);
    } else if (status.kind == EMJ_FILE_FOLDER) {
        emj_check_access(checking, folder, path, &status);
        enter_folder(checking, folder, path, depth + 1);
    } else if (status.kind == EMJ_FILE_REGULAR) {
        check_file(checking, folder, path, &status, &foreign);
    } else {
        emj_check_special(checking, path, status.kind);
    }
}

static void check_folder(struct emj_checking *checking, int folder, const char *path, int depth)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GPtrArray) names = emj_folder_list(folder, &failure);
    if (!names) {
        emj_check_tell(checking, *path ? path : ".", EMJ_CHECK_ERROR, EMJ_PROBLEM_FOLDER, NULL,
                       "%s", failure->message);
        return;
    }
    check_case(checking, path, names);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *below = *path ? g_strconcat(path, "/", name, NULL) : g_strdup(name);
        check_name(checking, folder, below, depth, names);
    }
}

bool emj_check_run(struct emj_journal *journal, const struct emj_check_options *options,
                   struct emj_check **ret_check, GError **error)
{
    if (journal->folder < 0) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND, "there is no journal at '%s'",
                    journal->root);
        return false;
    }
    g_autoptr(emj_check) check = g_new0(struct emj_check, 1);
    check->problems = g_ptr_array_new_with_free_func(free_problem);
    struct emj_checking checking = {
        .journal = journal,
        .options = *options,
        .check = check,
        .strays = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
    };
    emj_check_place(&checking);
    emj_check_own(&checking);
    check_folder(&checking, journal->folder, "", 0);
    g_hash_table_unref(checking.strays);
    g_ptr_array_sort(check->problems, compare_problems);
    *ret_check = g_steal_pointer(&check);
    return true;
}
