/*
 * report/digest.h: what a report has to know of every entry of the journal.
 *
 * A report looks at the whole journal (ages, open commitments, earlier periods)
 * but shows the text of few entries. A digest takes note of entries one after
 * another, in any order, and keeps some tens of bytes of each, so that a journal of
 * a hundred thousand entries needs no more memory than a few of them whole. What a
 * report shows is read again by its path (struct emj_entry_reader).
 *
 * Life cycle: emj_digest_new, emj_digest_add for every entry that passed the
 * filters and emj_digest_add_names for every other one, emj_digest_finish; then it
 * never changes. Strings belong to it and live as long as it does.
 */
#ifndef EMJ_REPORT_DIGEST_H
#define EMJ_REPORT_DIGEST_H

#include <stdint.h>

#include "entry/entry.h"
#include "interview/coverage.h"

/*
 * One entry. An answer that can be quoted has text that does not stand in "//" lines
 * alone. `shared_...` leave out answers that are private.
 */
struct emj_digest_entry {
    int64_t seconds;      /* its moment */
    const char *path;     /* relative to the journal's root */
    const char *activity; /* NULL is none; equal activities are the same pointer */
    struct emj_date day;
    uint32_t words;
    int minutes; /* 0 is no length */
    enum emj_work work;
    enum emj_tagged tagged;
    unsigned functions; /* bit 1 << enum emj_function */
    bool answered : 1;  /* at least one answer with text: only these count as entries */
    bool private : 1;   /* emj_entry_is_private */
    bool same_day : 1;  /* recorded on the day that it is about */
    bool highlight : 1; /* an answer that can be quoted is marked "+" */
    bool setback : 1;   /* an answer that can be quoted is marked "-" */
    bool evidence : 1;  /* an answer of step EVIDENCE can be quoted */
    bool shared_highlight : 1;
    bool shared_setback : 1;
    bool shared_evidence : 1;
};

struct emj_digest_commitment {
    const char *text;
    const char *reason; /* NULL is none */
    uint32_t entry;     /* index in `entries` */
    enum emj_commitment_state state;
    struct emj_date closed; /* not set when open or not written */
    unsigned line;          /* of the file */
};

/* A person or a theme of an entry; each word once an entry. */
struct emj_digest_word {
    const char *word; /* without its sign; equal words are the same pointer */
    uint32_t entry;   /* index in `entries` */
    bool shared;      /* it also stands in text that is not private */
};

struct emj_digest {
    GArray *entries;      /* struct emj_digest_entry, oldest first (moment, id, then path) */
    GArray *commitments;  /* struct emj_digest_commitment, by entry */
    GArray *people;       /* struct emj_digest_word, by entry */
    GArray *themes;       /* struct emj_digest_word, by entry */
    GHashTable *handles;  /* set of char *: every person ever named, also in entries that
                            the filters left out */
    GHashTable *mentions; /* set of char *: every other "@word", also where it is no handle */
    struct emj_coverage *coverage; /* of the entries up to the as-of day */
    GStringChunk *strings;
};

/* `as_of`: the day to which the coverage is taken. */
struct emj_digest *emj_digest_new(struct emj_date as_of);
void emj_digest_free(struct emj_digest *digest);
typedef struct emj_digest emj_digest;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_digest, emj_digest_free)

/* The entry is only read during the call. */
void emj_digest_add(struct emj_digest *digest, const struct emj_entry *entry);

/* Notes the people of an entry that a filter leaves out of the report. */
void emj_digest_add_names(struct emj_digest *digest, const struct emj_entry *entry);

/* Notes each "@word" of what may be no entry; any bytes. */
void emj_digest_add_mentions(struct emj_digest *digest, const char *text, size_t length);

/* Brings everything into the order that the fields promise. Call once, after the last entry. */
void emj_digest_finish(struct emj_digest *digest);

static inline const struct emj_digest_entry *emj_digest_entry_at(
    const struct emj_digest *digest, size_t index)
{
    return &g_array_index(digest->entries, struct emj_digest_entry, index);
}

/* How an entry is read again. */
struct emj_entry_reader {
    /* New; NULL when the file is no longer there or cannot be read. */
    struct emj_entry *(*read)(void *data, const char *path);
    void *data;
};

#endif
