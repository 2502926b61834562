/*
 * yaml/tree.h: a YAML text as a small tree of strings with places.
 *
 * This module is the only user of libyaml. The text is read as events, never as
 * a libyaml document, because libyaml 0.2.5 has no depth limit and its document
 * interface follows aliases into cycles. Every scalar is a string ("no" is the
 * Norwegian language here, "1.10" a revision): the reader of a field converts it.
 *
 * Refused with line and column: anchors, aliases, tags, merge keys, directives,
 * a second document, equal keys, keys that are not scalars, an empty text, tabs
 * for indentation, text that is not UTF-8 (UTF-16 by name), control and
 * bidirectional characters also when escaped in quotes, and whatever goes over a
 * limit below. Flow maps are refused unless allowed.
 */
#ifndef EMJ_YAML_TREE_H
#define EMJ_YAML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/diags.h"

enum emj_yaml_kind {
    EMJ_YAML_SCALAR,
    EMJ_YAML_LIST,
    EMJ_YAML_MAP,
};

/*
 * A node owns everything below it. Places are those of the file: `mark` of the
 * value's first character, `key_mark` of its key's. `last_line` is the last line
 * that belongs to the node, for editing by lines.
 */
struct emj_yaml_node {
    enum emj_yaml_kind kind;
    struct emj_mark mark;
    unsigned last_line;
    bool block; /* of a scalar: written as a literal or folded block */

    char *text; /* of a scalar; valid UTF-8, no NUL inside, never NULL */

    GPtrArray *children; /* of a list or map: struct emj_yaml_node *; never NULL there */
    char *key;           /* of a child of a map; NULL otherwise */
    struct emj_mark key_mark;
};

struct emj_yaml_limits {
    size_t bytes;        /* of the text; at most 64 KiB for packs and front matter */
    unsigned depth;      /* the outermost mapping is 1 */
    size_t line_bytes;   /* of one line; 0 is no limit */
    size_t scalar_bytes; /* of one scalar */
    size_t key_bytes;
    size_t events;
    bool flow_maps;      /* allow `{a: b}` */
    unsigned first_line; /* the file's line number of the text's first line, 1-based */
};

/* 64 KiB, depth 8, lines of 1,024 bytes, keys of 256, no flow maps, first line 1. */
extern const struct emj_yaml_limits emj_yaml_pack_limits;

/* 64 KiB, depth 8, no line limit, flow maps allowed, first line 2 (behind "---"). */
extern const struct emj_yaml_limits emj_yaml_front_matter_limits;

/*
 * Reads `length` bytes. Returns the root, which may be of any kind, or NULL when
 * an error was added to `diags`. libyaml stops at its first syntax error; what
 * this module refuses itself is collected until then. The caller frees the tree.
 */
struct emj_yaml_node *emj_yaml_parse(const char *bytes, size_t length,
                                     const struct emj_yaml_limits *limits,
                                     struct emj_diags *diags);

/*
 * For the readers of this module: a node of one line, a list or map without children,
 * a scalar whose text is still missing.
 */
struct emj_yaml_node *emj_yaml_node_new(enum emj_yaml_kind kind, struct emj_mark mark);
void emj_yaml_node_free(struct emj_yaml_node *node);
typedef struct emj_yaml_node emj_yaml_node;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_yaml_node, emj_yaml_node_free)

/* The child of a map by key, or NULL. Borrowed. */
const struct emj_yaml_node *emj_yaml_get(const struct emj_yaml_node *map, const char *key);

/* The scalar text of a map's child, or NULL when absent or not a scalar. Borrowed. */
const char *emj_yaml_get_text(const struct emj_yaml_node *map, const char *key);

#endif
