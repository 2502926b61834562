/*
 * entry/check.h: what is wrong with an entry that can be read all the same.
 *
 * Reading is lenient: an unknown box is text, a tag with a slip is a tag of the
 * writer's own. What a person most likely did not mean is a flaw. Flaws are looked
 * for only by `check`, since they cost a second look at every line.
 */
#ifndef EMJ_ENTRY_CHECK_H
#define EMJ_ENTRY_CHECK_H

#include "entry/entry.h"

enum { EMJ_FLAWS_KEPT = 100 }; /* of one file */

enum emj_flaw_kind {
    EMJ_FLAW_ENCODING,   /* a NUL byte, or bytes that are not UTF-8 */
    EMJ_FLAW_MARKERS,    /* the two sides of a merge with git's lines between them */
    EMJ_FLAW_TAG,        /* nearly a work tag */
    EMJ_FLAW_COMMITMENT, /* a task whose box or outcome cannot be read */
};

struct emj_flaw {
    enum emj_flaw_kind kind;
    struct emj_mark mark;
    char *message;      /* lower case, no full stop; owned */
    const char *advice; /* what to do; static */
};

/* New list of struct emj_flaw *, which it owns. */
GPtrArray *emj_flaws_new(void);

/* Adds what the bytes alone tell, of a file that need not be an entry. */
void emj_flaws_add_bytes(GPtrArray *flaws, const char *bytes, size_t length);

/* Adds what the entry read from them tells besides. */
void emj_flaws_add_entry(GPtrArray *flaws, const struct emj_entry *entry);

/* The line of a key of the front matter; 1:1 when it cannot be found. */
struct emj_mark emj_entry_key_mark(const struct emj_entry *entry, const char *key);

#endif
