/*
 * markdown/internal.h: what the files of this module share.
 *
 * The document is a cmark tree whose TEXT nodes hold plain text; escapes are
 * added when it is written, since each format has its own. A body and a table,
 * which cmark cannot hold, stand in the tree as a CUSTOM_BLOCK whose user data is
 * a struct emj_part.
 */
#ifndef EMJ_MARKDOWN_INTERNAL_H
#define EMJ_MARKDOWN_INTERNAL_H

#include "markdown/document.h"

#include <cmark.h>

/* --- document.c --- */

struct emj_document {
    cmark_node *root;
    GPtrArray *blocks; /* struct emj_block: the handles given out */
    GPtrArray *lists;  /* struct emj_list */
    GPtrArray *parts;  /* struct emj_part */
};

struct emj_block {
    cmark_node *node; /* the heading or paragraph that takes inlines */
};

struct emj_list {
    struct emj_document *document;
    cmark_node *node;
};

/* Exactly one is set. */
struct emj_part {
    char *body; /* Markdown, ready to be written */
    struct emj_table *table;
};

/* A new part at the end of the document, owned by it. */
struct emj_part *emj_document_add_part(struct emj_document *document);

/* --- table.c --- */

void emj_table_free(struct emj_table *table);
void emj_table_write(const struct emj_table *table, bool as_list, GString *out);

/* --- escape.c --- */

/* Where a text stands, which decides what could open markup at its edges. */
struct emj_escape_place {
    bool at_start; /* of its block: list markers, "#" and ">" count */
    bool at_end;   /* of its block */
    bool in_cell;  /* "|" counts */
};

/*
 * Valid UTF-8 on one line: line ends and tabs become spaces, other control
 * characters are dropped, bytes that are not UTF-8 become U+FFFD.
 */
char *emj_markdown_clean(const char *text);

/* Whether the ASCII character at `offset` of a cleaned text needs a backslash. */
bool emj_escape_needed(const char *text, size_t offset, struct emj_escape_place place);

/* The cleaned and escaped text. */
char *emj_escape_text(const char *text, struct emj_escape_place place);

/* --- body.c --- */

/* `text` between fences longer than any in it; no newline at the end. */
char *emj_markdown_fence(const char *text);

/* The Markdown that stands for an entry's text in the document; may be empty. */
char *emj_body_to_markdown(const char *markdown, size_t length, int parent_level,
                           const char *title);

/* --- limits.c --- */

/* Whether cmark can be given this text: small and shallow enough to stay quick. */
bool emj_body_is_bounded(const char *text, size_t length);

#endif
