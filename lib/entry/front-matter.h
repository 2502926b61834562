/*
 * entry/front-matter.h: the lines between "---" and "---".
 *
 * Known keys and what their values must be stand in one table in front-matter.c;
 * everything else in there belongs to the person and is never looked at. Inside
 * the module only.
 */
#ifndef EMJ_ENTRY_FRONT_MATTER_H
#define EMJ_ENTRY_FRONT_MATTER_H

#include "entry/entry.h"
#include "yaml/tree.h"

enum {
    EMJ_FRONT_MAX_BYTES = 64 * 1024,
};

/* Where it stands; offsets are of the whole file. */
struct emj_front {
    size_t start; /* behind the opening line */
    size_t end;   /* the closing line */
    size_t body;  /* behind the closing line */
    unsigned body_line;
    const char *newline; /* "\n" or "\r\n", as the opening line ends; static */
};

bool emj_front_split(const char *bytes, size_t length, struct emj_front *ret_front,
                     struct emj_diags *diags);

/* The YAML between the lines; NULL when it is none or no map. */
struct emj_yaml_node *emj_front_parse(const char *bytes, const struct emj_front *front,
                                      struct emj_diags *diags);

/* Fills in the fields of known keys. All wrong values are reported, then false. */
bool emj_front_read(struct emj_entry *entry, const struct emj_front *front,
                    struct emj_diags *diags);

/* The side of a work tag, with or without "#"; ANY for the writer's own tags. */
enum emj_side emj_front_tag_side(const char *tag);

#endif
