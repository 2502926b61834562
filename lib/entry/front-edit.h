/*
 * entry/front-edit.h: changing keys of a front matter line by line.
 *
 * An edit collects changes of whole lines and is applied once. What a change does
 * not name stays byte for byte: comments, blank lines, unknown keys, the end of
 * lines, and where it can be kept the comment behind a changed value. Inside the
 * module only.
 */
#ifndef EMJ_ENTRY_FRONT_EDIT_H
#define EMJ_ENTRY_FRONT_EDIT_H

#include "entry/entry.h"

struct emj_front_edit;

/*
 * Begins an edit of the entry's front matter, which must outlive it. Fails
 * (EMJ_ERROR_INVALID) for one that is written in braces: it has no lines of keys.
 */
struct emj_front_edit *emj_front_edit_new(const struct emj_entry *entry, GError **error);
void emj_front_edit_free(struct emj_front_edit *edit);
typedef struct emj_front_edit emj_front_edit;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_front_edit, emj_front_edit_free)

/* One value, already written as YAML; NULL removes the key. A key once an edit. */
void emj_front_edit_set(struct emj_front_edit *edit, const char *key, const char *value);

/* A list (char *) in lines of its own; none removes the key. */
void emj_front_edit_set_list(struct emj_front_edit *edit, const char *key,
                             const GPtrArray *words);

/* The work tags within `tags`: lines of other tags stay. */
void emj_front_edit_set_work(struct emj_front_edit *edit, enum emj_work work);

/* The whole file with the changes. New string. */
char *emj_front_edit_apply(struct emj_front_edit *edit, size_t *ret_length);

/*
 * True when two files hold the same front matter but for the keys in `except`
 * (ended by NULL), in the same order.
 */
bool emj_front_same(const struct emj_entry *a, const struct emj_entry *b,
                    const char *const *except);

#endif
