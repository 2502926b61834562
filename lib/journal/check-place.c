/* Who may use the journal's files, and names that are no files of it. */
#include <fcntl.h>

#include "journal/check-private.h"

enum {
    OTHERS = 077,
    WRITE_BY_ALL = 02,
    STICKY = 01000,
};

/* --- rights --- */

/* A file of somebody else cannot be given another mode either. */
static bool check_owner(struct emj_checking *checking, const char *path,
                        const struct emj_file_status *status)
{
    if (status->owner == checking->owner)
        return true;
    emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_OWNER,
                   "who owns it can read and change it; let it be given to you with chown",
                   "belongs to another user (%" G_GINT64_FORMAT ")", status->owner);
    return false;
}

static void fix_mode(struct emj_checking *checking, int folder, const char *path,
                     struct emj_problem *problem, const char *wanted)
{
    g_autoptr(GError) failure = NULL;
    g_autofree char *done = g_strdup_printf("it is %s now", wanted);
    if (emj_file_make_private(folder, emj_path_name(path), &failure)) {
        emj_check_mark_fixed(checking, problem, EMJ_CHECK_WARNING, done);
    } else if (problem) {
        g_free(problem->advice);
        problem->advice = g_steal_pointer(&failure->message);
    }
}

/* An entry may be kept from being written: its changed version takes its place. */
static unsigned owner_needs(const char *path, const struct emj_file_status *status)
{
    if (status->kind == EMJ_FILE_FOLDER)
        return 0700;
    return g_str_has_prefix(path, EMJ_JOURNAL_OWN "/") ? 0600 : 0400;
}

static void check_owner_rights(struct emj_checking *checking, const char *path,
                               const struct emj_file_status *status)
{
    unsigned needed = owner_needs(path, status);
    if ((status->mode & needed) == needed)
        return;
    g_autofree char *advice =
        g_strdup_printf("give them back with 'chmod u+%s'", needed == 0700   ? "rwx"
                                                            : needed == 0600 ? "rw"
                                                                             : "r");
    emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_MODE, advice,
                   "its owner lacks rights that emjournal needs (mode %04o)", status->mode);
}

void emj_check_access(struct emj_checking *checking, int folder, const char *path,
                      const struct emj_file_status *status)
{
    bool own = check_owner(checking, path, status);
    check_owner_rights(checking, path, status);
    unsigned open = status->mode & OTHERS;
    if (open == 0)
        return;
    const char *wanted = status->kind == EMJ_FILE_FOLDER ? "0700" : "0600";
    g_autofree char *advice = g_strdup_printf("'emjournal check --fix' sets %s", wanted);
    struct emj_problem *problem =
        emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_MODE, advice,
                       open & ~0070U ? "every user of this machine has rights on it (mode %04o)"
                                     : "its group has rights on it (mode %04o)",
                       status->mode);
    if (own && checking->options.fix)
        fix_mode(checking, folder, path, problem, wanted);
}

/* --- where the journal stands --- */

static bool look_above(const char *path, struct emj_file_status *ret_status)
{
    g_auto(emj_fd) folder = emj_folder_open(AT_FDCWD, path, false, NULL);
    return folder >= 0 && emj_file_status_of(folder, ".", ret_status);
}

/*
 * In a folder where everybody writes, everybody can put another one in the place of
 * the next below it, unless it is sticky as /tmp is.
 */
static void check_above(struct emj_checking *checking)
{
    g_autofree char *path = g_strdup(checking->journal->root);
    for (bool direct = true; strcmp(path, "/") != 0 && strcmp(path, ".") != 0; direct = false) {
        char *above = g_path_get_dirname(path);
        g_free(path);
        path = above;
        struct emj_file_status status;
        if (!look_above(path, &status) || !(status.mode & WRITE_BY_ALL))
            continue;
        if (!(status.mode & STICKY))
            emj_check_tell(checking, ".", EMJ_CHECK_WARNING, EMJ_PROBLEM_PLACE,
                           "move the journal to a folder of your own",
                           "stands below '%s', where every user may put other files in the "
                           "place of yours (mode %04o)",
                           path, status.mode);
        else if (direct)
            emj_check_tell(checking, ".", EMJ_CHECK_NOTE, EMJ_PROBLEM_PLACE,
                           "move the journal to a folder of your own",
                           "stands in '%s', a shared folder for temporary files that the "
                           "system may empty",
                           path);
    }
}

void emj_check_place(struct emj_checking *checking)
{
    struct emj_file_status root;
    if (!emj_file_status_of(checking->journal->folder, ".", &root))
        return;
    /* An administrator looks at the journal of its owner. */
    checking->owner = checking->options.user == 0 ? root.owner : checking->options.user;
    emj_check_access(checking, checking->journal->folder, ".", &root);
    check_above(checking);
}

/* --- what is no file --- */

bool emj_check_special(struct emj_checking *checking, const char *path, enum emj_file_kind kind)
{
    if (kind == EMJ_FILE_LINK)
        emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_LINK,
                       "put the file itself in its place, or remove the link",
                       "is a symbolic link, which is not followed");
    else if (kind == EMJ_FILE_OTHER)
        emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_SPECIAL,
                       "it does not belong in a journal; remove it",
                       "is a FIFO, a socket or a device, which is never opened");
    else if (kind == EMJ_FILE_UNKNOWN)
        emj_check_tell(checking, path, EMJ_CHECK_ERROR, EMJ_PROBLEM_FOLDER,
                       "look at the permissions of its folder", "cannot be looked at");
    return kind == EMJ_FILE_LINK || kind == EMJ_FILE_OTHER || kind == EMJ_FILE_UNKNOWN;
}

/* --- names that other programs give --- */

static char *advise_copy(const struct emj_foreign *foreign)
{
    return foreign->original
               ? g_strdup_printf("compare it with '%s', then remove one of them",
                                 foreign->original)
               : g_strdup("if it is the only version, take away what stands behind the "
                          "entry's name");
}

bool emj_check_foreign(struct emj_checking *checking, const char *path,
                       const struct emj_foreign *foreign)
{
    g_autofree char *advice = NULL;
    switch (foreign->kind) {
    case EMJ_FOREIGN_NONE:
        return false;
    case EMJ_FOREIGN_COPY:
        advice = advise_copy(foreign);
        emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_COPY, advice,
                       "is a copy that %s made, and counts as no entry", foreign->maker);
        return true;
    case EMJ_FOREIGN_DOUBT:
        advice = advise_copy(foreign);
        emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_COPY, advice,
                       "may be a copy that %s made, and counts as an entry", foreign->maker);
        return true;
    case EMJ_FOREIGN_BACKUP:
        emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_BACKUP,
                       "it counts for nothing; when no program has it open, remove it",
                       "was left by %s and may hold an entry's text", foreign->maker);
        return true;
    case EMJ_FOREIGN_TEMPORARY:
        emj_check_tell(checking, path, EMJ_CHECK_NOTE, EMJ_PROBLEM_TEMPORARY,
                       "if it stays after the transfer, remove it",
                       "is what %s writes while a file arrives", foreign->maker);
        return true;
    case EMJ_FOREIGN_ABSENT:
        emj_check_tell(checking, path, EMJ_CHECK_WARNING, EMJ_PROBLEM_ABSENT,
                       "let the folder be kept on this machine",
                       "stands for an entry that is with %s only", foreign->maker);
        return true;
    }
    return false;
}
