/*
 * journal/foreign.h: the names that other programs give to files beside an entry.
 *
 * A program that synchronizes files keeps both of two versions and gives the second
 * a name of its own; an editor leaves backups and swap files. Such a name tells its
 * maker. A second version would count its entry twice, so that it is no entry
 * anywhere (journal/journal.h).
 *
 * Some of these names a person may have chosen: "Weekly 2.md" is Finder's copy of
 * "Weekly.md", or next week. They make a copy only where the other file stands
 * beside it under a name that this program gave, which no person types with a
 * blank behind it. Where a person named the other file, they are in doubt. So is
 * OneDrive's "-" with the name of a computer, unless no other name is written so:
 * "-DESKTOP-7AB12C" makes a copy, "-BERN0123" a doubt, and "-Q4" an entry.
 */
#ifndef EMJ_JOURNAL_FOREIGN_H
#define EMJ_JOURNAL_FOREIGN_H

#include <stdbool.h>

#include <glib.h>

enum emj_foreign_kind {
    EMJ_FOREIGN_NONE,
    EMJ_FOREIGN_COPY,      /* the second version of an entry */
    EMJ_FOREIGN_DOUBT,     /* perhaps one; it counts as an entry */
    EMJ_FOREIGN_BACKUP,    /* of an editor, or what one has open */
    EMJ_FOREIGN_TEMPORARY, /* of a transfer that is under way or was broken off */
    EMJ_FOREIGN_ABSENT,    /* stands for a file that is on a server only */
};

struct emj_foreign {
    enum emj_foreign_kind kind;
    const char *maker;    /* "Syncthing"; static */
    const char *original; /* the entry's name, borrowed from `names`; NULL is not known */
};

/* What `name` is, where `names` (char *, sorted by bytes) stand in the same folder. */
struct emj_foreign emj_foreign_look(const char *name, const GPtrArray *names);

#endif
