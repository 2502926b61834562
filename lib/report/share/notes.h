/*
 * report/share/notes.h: what stands in the way of a shared copy.
 *
 * The names and the "@" that are left in a text are noted as refusals, with their
 * place. For each text there is a struct emj_noted_text, which remembers what was found
 * in it: first it is given the pieces of the text as they stand, whose lines are known;
 * then the pieces and the whole as others read them (share/forms.h), of which only what
 * is new is noted.
 *
 * Internal to the module.
 */
#ifndef EMJ_REPORT_SHARE_NOTES_H
#define EMJ_REPORT_SHARE_NOTES_H

#include "entry/shareable.h"
#include "report/share/names.h"
#include "report/share/refusals.h"

struct emj_notes;

/* Takes over `names`. */
struct emj_notes *emj_notes_new(struct emj_names *names);
void emj_notes_free(struct emj_notes *notes);

const struct emj_refusals *emj_notes_refusals(const struct emj_notes *notes);

/* One text while it is looked through; the strings are borrowed. */
struct emj_noted_text {
    struct emj_notes *notes;
    const char *path;  /* NULL: not in an entry */
    const char *what;  /* that is in no entry; NULL with a path */
    GHashTable *known; /* set of char *: the words of every name found so far */
};

void emj_noted_text_init(struct emj_noted_text *noted, struct emj_notes *notes,
                         const char *path, const char *what);
void emj_noted_text_clear(struct emj_noted_text *noted);
typedef struct emj_noted_text emj_noted_text;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(emj_noted_text, emj_noted_text_clear)

/*
 * Notes what is left in `text`, which is `part` with roles in the place of handles
 * (struct emj_role_place): what lies inside of a role is not the text's fault.
 */
void emj_noted_text_add(const struct emj_noted_text *noted, const struct emj_shareable *part,
                        const char *text, const GArray *roles);

/* Others may read a name in `text` that is not known so far, or it cannot be said. */
bool emj_noted_text_has_more(const struct emj_noted_text *noted, const char *text);

/*
 * Notes these names. Forms have no places: a name stands at the line that has it when
 * it is read by itself, else at the first with text. `text` is that of `part`, with
 * roles in it.
 */
void emj_noted_text_add_forms(const struct emj_noted_text *noted,
                              const struct emj_shareable *part, const char *text);

/* The same of one reading as it stands. */
void emj_noted_text_add_reading(const struct emj_noted_text *noted,
                                const struct emj_shareable *part, const char *text);

/* The same of a text whose lines are not those of `part`: all stand at its first line. */
void emj_noted_text_add_whole(const struct emj_noted_text *noted,
                              const struct emj_shareable *part, const char *text);

#endif
