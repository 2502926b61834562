/*
 * pack/visit.h: every localised text of a pack, with its place in the file.
 * Private to the module.
 */
#ifndef EMJ_PACK_VISIT_H
#define EMJ_PACK_VISIT_H

#include "yaml/tree.h"

/* `name` is the key: "title", "ask" ...; `node` a scalar, or a map of languages. */
typedef void emj_pack_visit_fn(const char *name, const struct emj_yaml_node *node, void *data);

/* In the order of the schema; parts that are not what the schema says are passed over. */
void emj_pack_visit_texts(const struct emj_yaml_node *root, emj_pack_visit_fn *visit,
                          void *data);

#endif
