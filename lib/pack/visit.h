/*
 * pack/visit.h: every localised text of a pack, with its place in the file.
 * Private to the module.
 */
#ifndef EMJ_PACK_VISIT_H
#define EMJ_PACK_VISIT_H

#include "yaml/tree.h"

/* A text. */
struct emj_pack_text_node {
    const char *name;                 /* the key: "title", "ask" ... */
    const struct emj_yaml_node *node; /* a scalar, or a map of languages */
    const char *language;             /* of a scalar: the pack's */
};

typedef void emj_pack_visit_fn(const struct emj_pack_text_node *text, void *data);

/*
 * In the order of the schema; parts that are not what the schema says are passed
 * over, and so is a file that cannot be read. Everything is borrowed for the call.
 */
void emj_pack_visit_texts(const char *bytes, size_t length, emj_pack_visit_fn *visit,
                          void *data);

#endif
