/*
 * journal/check.h: the health of a journal, as a list of problems.
 *
 * Walks everything in the journal's folder once, in one pass, and tells what a
 * person should know: entries that cannot be read, with every diagnostic; entries
 * that are read and not as meant (entry/check.h); dates that do not fit the file's
 * place; two entries with one id; second versions and leftovers of other programs
 * (journal/foreign.h); links, devices and folders where an entry should be; rights
 * of other users; drafts that wait and files of killed runs. Nothing is followed
 * and nothing but regular files is opened, so that no FIFO holds it up. A journal
 * without problems has an empty list.
 *
 * An error is data that cannot be used, a warning a thing to repair, a note only to
 * be known. Of each severity EMJ_CHECK_KEPT problems are held and all are counted;
 * besides these, memory is needed for the names of one folder, one entry, and the
 * ids of entries that do not stand in the folder of their month.
 *
 * With `fix` it does what cannot lose a word: it takes the rights of others from
 * what belongs to the journal (0600, 0700), and removes the files that killed runs
 * left half written in .emjournal/tmp, under the journal's lock, and among the drafts
 * after an hour. Everything else is a person's to decide. What was repaired stays in
 * the list, marked as fixed, and is counted there alone.
 */
#ifndef EMJ_JOURNAL_CHECK_H
#define EMJ_JOURNAL_CHECK_H

#include "journal/journal.h"

enum { EMJ_CHECK_KEPT = 10000 };

enum emj_check_severity {
    EMJ_CHECK_ERROR,
    EMJ_CHECK_WARNING,
    EMJ_CHECK_NOTE,
    EMJ_CHECK_SEVERITIES,
};

/* Each has a word (emj_problem_kind_word) for programs that read the list. */
enum emj_problem_kind {
    EMJ_PROBLEM_UNREADABLE, /* cannot be read as an entry, or not at all */
    EMJ_PROBLEM_ENCODING,
    EMJ_PROBLEM_MARKERS, /* of a merge */
    EMJ_PROBLEM_TAG,
    EMJ_PROBLEM_COMMITMENT,
    EMJ_PROBLEM_DATE, /* does not fit the name or the folder */
    EMJ_PROBLEM_NAME, /* not as this program gives names */
    EMJ_PROBLEM_ID,   /* two entries have it */
    EMJ_PROBLEM_CASE, /* two names that differ by nothing else */
    EMJ_PROBLEM_COPY, /* of an entry, by a program that synchronizes */
    EMJ_PROBLEM_BACKUP,
    EMJ_PROBLEM_TEMPORARY,
    EMJ_PROBLEM_ABSENT, /* on a server only */
    EMJ_PROBLEM_LINK,
    EMJ_PROBLEM_SPECIAL, /* FIFO, socket, device */
    EMJ_PROBLEM_FOLDER,  /* named as an entry, nested too deep, or not to be listed */
    EMJ_PROBLEM_STRANGER,
    EMJ_PROBLEM_MODE,
    EMJ_PROBLEM_OWNER,
    EMJ_PROBLEM_PLACE, /* of the journal's folder */
    EMJ_PROBLEM_DRAFT,
    EMJ_PROBLEM_LEFTOVER, /* of a killed run */
};

struct emj_problem {
    char *path;           /* relative to the root; "." is the root itself */
    struct emj_mark mark; /* line 0 is the whole file */
    enum emj_check_severity severity;
    enum emj_problem_kind kind;
    char *message; /* lower case, no full stop */
    char *advice;  /* what to do, or what was done; NULL is nothing */
    bool fixed;
};

struct emj_check_options {
    bool fix;
    int64_t now;  /* seconds since the epoch, for the age of drafts and leftovers */
    int64_t user; /* the number of whoever runs the program */
};

struct emj_check {
    GPtrArray *problems;                 /* struct emj_problem *, by path, then place; owned */
    size_t counts[EMJ_CHECK_SEVERITIES]; /* of what stands, held or not */
    size_t fixed;
    size_t files; /* regular files that were looked at */
};

/*
 * EMJ_ERROR_NOT_FOUND when there is no such folder. What cannot be read inside is a
 * problem and no error.
 */
bool emj_check_run(struct emj_journal *journal, const struct emj_check_options *options,
                   struct emj_check **ret_check, GError **error);
void emj_check_free(struct emj_check *check);
typedef struct emj_check emj_check;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_check, emj_check_free)

/* An error or a warning stands. */
bool emj_check_found_problems(const struct emj_check *check);

/* "error", "warning", "note"; "unreadable", "encoding" ... */
const char *emj_check_severity_word(enum emj_check_severity severity);
const char *emj_problem_kind_word(enum emj_problem_kind kind);

/* "PATH:LINE:COLUMN: error: MESSAGE; ADVICE", safe to show, on one line. New string. */
char *emj_problem_format(const struct emj_problem *problem);

#endif
