/*
 * pack/library.h: the packs of this machine, found by the word a person types.
 *
 * A library reads every *.yaml and *.yml of a list of folders once, hidden files
 * and what is no regular file aside. The first folder that has an id wins; later
 * packs with that id are kept as shadowed so that they can be shown. Broken packs
 * are kept with their problems and never used; they shadow nothing.
 */
#ifndef EMJ_PACK_LIBRARY_H
#define EMJ_PACK_LIBRARY_H

#include "pack/pack.h"

/* One file of the library. */
struct emj_library_item {
    char *path;
    struct emj_pack *pack;   /* NULL when the file cannot be used */
    struct emj_diags *diags; /* never NULL; errors when pack is NULL */
    bool shadowed;           /* an earlier folder has this id */
};

/* Read without an error and not shadowed. */
bool emj_library_item_is_usable(const struct emj_library_item *item);

struct emj_library;

/*
 * `folders`: NULL-terminated absolute paths, the first that has a pack wins. A
 * folder that does not exist, or is listed a second time, is passed over; one that
 * cannot be read is an error.
 */
struct emj_library *emj_library_load(const char *const *folders, GError **error);
void emj_library_free(struct emj_library *library);
typedef struct emj_library emj_library;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_library, emj_library_free)

/*
 * struct emj_library_item *, ordered by id, then by folder; a broken pack stands
 * where its file's name without the ending would. Borrowed.
 */
const GPtrArray *emj_library_items(const struct emj_library *library);

/*
 * The usable pack for a word: an id, an alias, or the beginning of a word of
 * exactly one pack's id ("dep" and "management" both name words of
 * dependency-management; the latter is ambiguous only if another id has it too).
 * EMJ_ERROR_NOT_FOUND names the nearest id, or every candidate when ambiguous.
 * A word that names only a broken pack gives that pack's first problem.
 */
const struct emj_pack *emj_library_find(const struct emj_library *library, const char *word,
                                        GError **error);

/* The first usable pack of an activity, by id, or NULL. */
const struct emj_pack *emj_library_for_activity(const struct emj_library *library,
                                                const char *activity);

#endif
