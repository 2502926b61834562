/*
 * markdown/body.h: how the text of an entry becomes Markdown that can stand
 * between others, shared by the files that do it.
 *
 * The text is parsed alone. Each block at its top is then copied from its source
 * lines, if those lines, parsed by themselves with a paragraph after them, still
 * mean the same and leave that paragraph alone. If not, the lines are repaired
 * and looked at again; what cannot be repaired is shown in a fence.
 */
#ifndef EMJ_MARKDOWN_BODY_H
#define EMJ_MARKDOWN_BODY_H

#include "markdown/internal.h"

/* --- body-blocks.c: a text as lines and blocks --- */

/* A block at the top of a text with its lines, from 0, both inside. */
struct emj_body_block {
    cmark_node *node; /* NULL: lines that belong to no block, link definitions */
    size_t first;
    size_t last;
};

struct emj_body {
    char *text;    /* valid UTF-8, lines end in "\n" */
    GArray *lines; /* size_t: where each line starts; one more for the end of the text */
    cmark_node *root;
    GArray *blocks; /* struct emj_body_block, by line */
};

/* Takes over `text`, which is as the field says. */
struct emj_body *emj_body_parse(char *text);
void emj_body_free(struct emj_body *body);
typedef struct emj_body emj_body;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_body, emj_body_free)

/* The lines `first` to `last` as typed, no newline at the end. New string. */
char *emj_body_lines(const struct emj_body *body, size_t first, size_t last);

/*
 * The text cmark is given in place of `text`: footnotes are unknown to it, and
 * "[^1]: word" would be a link definition. Same length, same lines. New string.
 */
char *emj_body_masked(const char *text);

/* Whether a code block whose lines are `source` is a fenced one. */
bool emj_body_is_fence(const char *source);

/* HTML of a node, for comparing two of them; it is never written anywhere. */
char *emj_body_html(cmark_node *node);

/* --- definitions.c: links by reference --- */

/* The link definitions of one body by label. */
struct emj_definitions;

struct emj_definitions *emj_definitions_new(const struct emj_body *body);
void emj_definitions_free(struct emj_definitions *definitions);
typedef struct emj_definitions emj_definitions;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_definitions, emj_definitions_free)

/*
 * `source` with every reference to a definition written as an inline link. The
 * result is a guess that the caller checks, and then marks with
 * emj_definitions_use. New string.
 */
char *emj_definitions_inline(struct emj_definitions *definitions, const char *source);

/* The references of the last emj_definitions_inline were written. */
void emj_definitions_use(struct emj_definitions *definitions);

/* Whether every definition in `source` is used, so that it need not be shown. */
bool emj_definitions_are_used(struct emj_definitions *definitions, const char *source);

#endif
