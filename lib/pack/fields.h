/*
 * pack/fields.h: the schema of a pack as tables, and the reading of one map by
 * one table. Private to the module.
 *
 * A table has a row for each key; the same rows give the check of a value, the
 * missing keys, the unknown ones and the guess at what was meant.
 */
#ifndef EMJ_PACK_FIELDS_H
#define EMJ_PACK_FIELDS_H

#include "pack/pack.h"
#include "yaml/tree.h"

/* What every function that reads a part of the file is given. */
struct emj_pack_reader {
    struct emj_diags *diags;
    const char *language; /* of texts that are plain strings */
};

struct emj_field;

/*
 * Checks `node`, the value of `field`, and stores it in `target`, the struct that
 * the map becomes. Adds to the reader's diags and stores nothing that is wrong.
 */
typedef void emj_field_read_fn(struct emj_pack_reader *reader, const struct emj_field *field,
                               const struct emj_yaml_node *node, void *target);

/* Reads one item of a list; NULL after an error. The array owns what comes back. */
typedef void *emj_item_read_fn(struct emj_pack_reader *reader, const struct emj_field *field,
                               const struct emj_yaml_node *node);

enum emj_field_flags {
    EMJ_FIELD_REQUIRED = 1 << 0,
    EMJ_FIELD_LINES = 1 << 1, /* a text may have several lines */
    EMJ_FIELD_BYTES = 1 << 2, /* the limits of a text count bytes */
};

struct emj_field {
    const char *name; /* NULL ends a table */
    emj_field_read_fn *read;
    size_t offset; /* of the member in the target */
    int minimum;   /* of a number, of a text's characters, of a list's items */
    int maximum;
    unsigned flags;
    const char *words;      /* of an enumeration: its words, for the message */
    emj_item_read_fn *item; /* of a list */
    GDestroyNotify item_free;
};

/*
 * Reads every key of `map`; keys that begin with "x-" are anybody's own. `what`
 * names the map in messages: "a question". Returns false if it is not a map.
 */
bool emj_fields_read(struct emj_pack_reader *reader, const struct emj_yaml_node *map,
                     const struct emj_field *fields, const char *what, void *target);

/* True for a key that the schema leaves to the author. */
bool emj_field_is_own(const char *key);

/* --- values; the member's type stands behind each --- */

emj_field_read_fn emj_field_read_number; /* int */
emj_field_read_fn emj_field_read_flag;   /* bool */
emj_field_read_fn emj_field_read_slug;   /* char * */
emj_field_read_fn emj_field_read_tag;    /* char * */
emj_field_read_fn emj_field_read_string; /* char * */
emj_field_read_fn emj_field_read_text;   /* struct emj_localized * */
emj_field_read_fn emj_field_read_list;   /* GPtrArray *, by `item` and `item_free` */

emj_item_read_fn emj_item_read_slug;

/* --- for readers of one enumeration or one odd value --- */

/* The scalar's text, "" for a list or a map. */
const char *emj_field_scalar(const struct emj_yaml_node *node);

/* "'side' must be WORDS, not 'VALUE'", with the words of the field. */
void emj_field_refuse_word(struct emj_pack_reader *reader, const struct emj_field *field,
                           const struct emj_yaml_node *node);

/* The text of a scalar within the limits of `field`, or NULL after an error. */
char *emj_field_check_string(struct emj_pack_reader *reader, const struct emj_field *field,
                             const struct emj_yaml_node *node);

/* The slug of a scalar, or NULL after an error. */
char *emj_field_check_slug(struct emj_pack_reader *reader, const struct emj_field *field,
                           const struct emj_yaml_node *node);

/* Refuses a key that is no language tag, or the same one as an earlier sibling's. */
bool emj_field_check_language(struct emj_pack_reader *reader, const struct emj_yaml_node *map,
                              guint index);

/*
 * Refuses the second of two equal texts under `key` of the maps of a list, or of
 * its scalars if `key` is NULL. `what` names the text: "question id". No list is
 * no problem.
 */
void emj_items_check_unique(struct emj_pack_reader *reader, const struct emj_yaml_node *list,
                            const char *key, const char *what);

#endif
