/*
 * journal/check-private.h: what the files of the check share. For them only.
 *
 * Every function is given an open folder and the path of a name in it, relative to
 * the root, and tells the problems it sees.
 */
#ifndef EMJ_JOURNAL_CHECK_PRIVATE_H
#define EMJ_JOURNAL_CHECK_PRIVATE_H

#include "journal/check.h"
#include "journal/foreign.h"
#include "journal/journal-private.h"

struct emj_checking {
    struct emj_journal *journal;
    struct emj_check_options options;
    struct emj_check *check;
    size_t kept[EMJ_CHECK_SEVERITIES];
    int64_t owner;      /* of the root */
    GHashTable *strays; /* id -> path of entries outside the folder of their month */
};

/* Adds a problem of the whole file; NULL when the list is full and it is only counted. */
struct emj_problem *emj_check_tell(struct emj_checking *checking, const char *path,
                                   enum emj_check_severity severity, enum emj_problem_kind kind,
                                   const char *advice, const char *format, ...)
    G_GNUC_PRINTF(6, 7);

/* Marks the last thing told, which stands no longer. `problem` may be NULL. */
void emj_check_mark_fixed(struct emj_checking *checking, struct emj_problem *problem,
                          enum emj_check_severity severity, const char *done);

/* --- check-place.c: rights --- */

/* Rights of group and others, and another owner; a fix happens here. */
void emj_check_access(struct emj_checking *checking, int folder, const char *path,
                      const struct emj_file_status *status);

/* The root and the folders above it. */
void emj_check_place(struct emj_checking *checking);

/* A link, a FIFO, a socket or a device; true when it is one, and told. */
bool emj_check_special(struct emj_checking *checking, const char *path,
                       enum emj_file_kind kind);

/* What a foreign name tells; true when it tells something. */
bool emj_check_foreign(struct emj_checking *checking, const char *path,
                       const struct emj_foreign *foreign);

/* --- check-entry.c: what stands in one file --- */

void emj_check_entry(struct emj_checking *checking, int folder, const char *path);

/* --- check-own.c: .emjournal --- */

void emj_check_own(struct emj_checking *checking);

#endif
