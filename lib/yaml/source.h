/*
 * yaml/source.h: the text under libyaml, and the place of every character in it.
 * Private to the module.
 *
 * libyaml counts lines its own way: a lone CR, U+2028 and U+2029 end one. Its
 * marks also count characters, though, and from that count the editor's line and
 * column are found here. A source keeps a cursor, since marks come almost sorted.
 */
#ifndef EMJ_YAML_SOURCE_H
#define EMJ_YAML_SOURCE_H

#include "yaml/tree.h"

struct emj_yaml_source {
    const char *bytes; /* behind a byte order mark; borrowed */
    size_t length;
    unsigned first_line;

    size_t offset;         /* the cursor, in bytes ... */
    size_t index;          /* ... in characters ... */
    struct emj_mark place; /* ... and as people count */
};

/*
 * Checks all that can be said about `bytes` before libyaml sees them: size,
 * encoding, forbidden characters, long lines, directives. Returns false when
 * libyaml must not see the text; errors may be added in both cases.
 */
bool emj_yaml_source_init(struct emj_yaml_source *source, const char *bytes, size_t length,
                          const struct emj_yaml_limits *limits, struct emj_diags *diags);

/* Moves the cursor to a character or to a byte and returns its place. */
struct emj_mark emj_yaml_source_at_index(struct emj_yaml_source *source, size_t index);
struct emj_mark emj_yaml_source_at_offset(struct emj_yaml_source *source, size_t offset);

/* The byte under the cursor; NUL at the end. */
char emj_yaml_source_byte(const struct emj_yaml_source *source);

#endif
