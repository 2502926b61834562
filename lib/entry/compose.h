/*
 * entry/compose.h: the bytes of a new entry or draft.
 *
 * Everything that writes an entry from parts (interview, -m, demo) fills a
 * struct emj_entry_new and gets the one form of emjournal-entry(5) back. A draft
 * is the same file with one key more, `draft:`, that lists the steps already
 * done, so that a person can read it and an interview can go on from it.
 */
#ifndef EMJ_ENTRY_COMPOSE_H
#define EMJ_ENTRY_COMPOSE_H

#include "entry/entry.h"

/* One answered question; the strings are owned (emj_answer_new_free). */
struct emj_answer_new {
    char *prompt;
    char *question;
    enum emj_side side;
    enum emj_step step;
    bool sensitive;
    char *text; /* as typed, the marker included; "" leaves room for it (for an editor),
                   NULL or only blanks leave the question out */
};

/*
 * The parts of an entry. Owned by whoever made it with emj_entry_new_create;
 * NULL strings and empty arrays are left out of the file. `tags:` is always
 * written: the work tags first, then `tags`.
 */
struct emj_entry_new {
    struct emj_instant date;
    struct emj_instant recorded;
    char *activity;
    char *pack;
    int pack_revision;
    enum emj_work work;
    GPtrArray *tags; /* char *, the writer's own */
    enum emj_tagged tagged;
    unsigned functions;
    int minutes;
    char *kind;
    GPtrArray *asked; /* char * */
    bool has_proposed;
    enum emj_work proposed;
    bool blind;
    bool private;
    char *source;
    GPtrArray *draft_steps; /* char *; NULL for an entry */

    char *title;        /* written as "# TITLE"; NULL is none */
    GPtrArray *answers; /* struct emj_answer_new *, in the order asked */
    char *body;         /* instead of title and answers: the text as given (-m) */
    char *commitment;   /* "When ..., I will ..."; NULL is none */
};

struct emj_entry_new *emj_entry_new_create(void);
void emj_entry_new_free(struct emj_entry_new *parts);
typedef struct emj_entry_new emj_entry_new;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_entry_new, emj_entry_new_free)

void emj_answer_new_free(struct emj_answer_new *answer);

/* The file's bytes. New string of `ret_length` bytes. */
char *emj_entry_compose(const struct emj_entry_new *parts, size_t *ret_length);

/*
 * "When WHEN, I will WILL" from what was typed after the two prompts, on one
 * line; a leading "when", "I will" or "I'll" and a final full stop or comma are
 * dropped. Either may be NULL or blank: then the other stands alone; both blank
 * is NULL. "//" before either goes before all of it, which is private then. New string.
 */
char *emj_commitment_compose(const char *when, const char *will);

#endif
