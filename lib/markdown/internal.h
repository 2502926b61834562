/*
 * markdown/internal.h: what the files of this module share.
 *
 * The document is a cmark tree whose TEXT nodes hold plain text; escapes are
 * added when it is written, since each format has its own. A body, a table and a
 * picture, which cmark cannot hold, stand in the tree as a CUSTOM_BLOCK whose user
 * data is a struct emj_part. The box of a task item is a CUSTOM_INLINE, the only
 * one there is, so that its brackets are never taken for text.
 */
#ifndef EMJ_MARKDOWN_INTERNAL_H
#define EMJ_MARKDOWN_INTERNAL_H

#include "markdown/document.h"
#include "markdown/writer.h"

#include <cmark.h>

/* --- document.c --- */

struct emj_document {
    cmark_node *root;
    GPtrArray *blocks; /* struct emj_block: the handles given out */
    GPtrArray *lists;  /* struct emj_list */
    GPtrArray *parts;  /* struct emj_part */
};

struct emj_block {
    struct emj_document *document;
    cmark_node *node; /* the heading or paragraph that takes inlines */
};

struct emj_list {
    struct emj_document *document;
    cmark_node *node;
};

/* A text of an entry: the arguments of emj_document_add_body. */
struct emj_body_text {
    char *markdown;
    size_t length;
    int parent_level;
    char *title; /* NULL is none */
};

/* Exactly one is set. */
struct emj_part {
    struct emj_body_text *body;
    struct emj_table *table;
    struct emj_picture *picture;
};

/* A new part at the end of the document, owned by it. */
struct emj_part *emj_document_add_part(struct emj_document *document);

/* The box that begins a task item: ' ', 'x', '/' or '-'; 0 for every other node. */
char emj_node_box(cmark_node *node);
cmark_node *emj_node_new_box(char box);

/* --- table.c --- */

struct emj_table {
    size_t columns;
    GPtrArray *cells; /* char *, plain text, row by row; the first row are the headings */
    GArray *looks;    /* enum emj_cell_look, one for each cell */
};

void emj_table_free(struct emj_table *table);

/* The cell of a row (0: the headings). Borrowed. */
const char *emj_table_cell(const struct emj_table *table, size_t row, size_t column);
enum emj_cell_look emj_table_look(const struct emj_table *table, size_t row, size_t column);
size_t emj_table_rows(const struct emj_table *table); /* the headings included */

/*
 * A row as an item of a list says it, "CELL: HEADING CELL, HEADING CELL": the first cell
 * names the row, a heading stands before each of the others, since a list has no line
 * that names the columns. `cell_text` gives a cell as a new string. New string.
 */
char *emj_table_row_text(const struct emj_table *table, size_t row,
                         char *(*cell_text)(const struct emj_table *table, size_t row,
                                            size_t column));

/* As Markdown: a pipe table, or a list. */
void emj_table_write(const struct emj_table *table, bool as_list, GString *out);

/* --- escape.c --- */

/* Where a text stands, which decides what could open markup at its edges. */
struct emj_escape_place {
    bool at_start; /* of its block: list markers, "#" and ">" count */
    bool at_end;   /* of its block */
    bool in_cell;  /* "|" counts */
};

/*
 * One line that may be shown: line ends and tabs become spaces, other control
 * characters are dropped, what emj_text_visible shows as symbols is shown so.
 */
char *emj_markdown_clean(const char *text);

/* As emj_text_visible, and without U+FFFE and U+FFFF, which cmark cannot write. */
char *emj_markdown_visible(const char *bytes, size_t length);

/* With spaces up to every fourth column in place of tabs, for lines of code. */
char *emj_markdown_without_tabs(const char *text);

/* Whether the ASCII character at `offset` of a cleaned text needs a backslash. */
bool emj_escape_needed(const char *text, size_t offset, struct emj_escape_place place);

/* Appends a cleaned text with the backslashes that it needs. */
void emj_escape_append(GString *out, const char *text, struct emj_escape_place place);

/* The cleaned and escaped text. */
char *emj_escape_text(const char *text, struct emj_escape_place place);

/* --- body.c --- */

/* `text` between fences longer than any in it; no newline at the end. */
char *emj_markdown_fence(const char *text);

/* The Markdown that stands for an entry's text in the document; may be empty. */
char *emj_body_to_markdown(const char *markdown, size_t length, int parent_level,
                           const char *title);

/* --- body-text.c --- */

/*
 * An entry's text as it may be shown: valid UTF-8 without a byte order mark, lines
 * end in "\n", control characters and those that reorder text are symbols
 * (emj_text_visible). New string.
 */
char *emj_body_clean(const char *markdown, size_t length);

/* --- tree.c --- */

/*
 * A block at the top of a document as a tree for one format, which may change it:
 * a body as emj_body_to_tree, a table as a list and a picture as a code block (HTML
 * and text write these two themselves), others as they are. A document node that
 * may be empty, freed by the caller.
 */
cmark_node *emj_block_to_tree(cmark_node *block, enum emj_format format);

/*
 * An entry's text as a tree for the formats that cmark writes: parsed alone, with
 * headings moved and addresses checked (links.c), nothing in it that may not be
 * shown; for HTML and text its tasks and tables are nodes (notes-syntax.c). A
 * document node, freed by the caller.
 */
cmark_node *emj_body_to_tree(const struct emj_body_text *body, enum emj_format format);

/*
 * Calls `enter` at each node before its children and `leave` behind them; either may be
 * NULL. `enter` may replace a node that cmark takes for a leaf, `leave` any node.
 */
typedef void (*emj_tree_visitor)(cmark_node *node, void *data);
void emj_tree_visit(cmark_node *root, emj_tree_visitor enter, emj_tree_visitor leave,
                    void *data);

/* A node of the same type, with its level or kind of list, without children. */
cmark_node *emj_node_like(cmark_node *node);

cmark_node *emj_tree_add(cmark_node *parent, cmark_node_type type);
cmark_node *emj_tree_add_literal(cmark_node *parent, cmark_node_type type, const char *text);

/* Puts what is written as it stands, in a node of `type`, in the place of a node. */
void emj_tree_replace_by_raw(cmark_node *node, cmark_node_type type, const char *raw);

/*
 * Puts a CUSTOM_INLINE around the children of a node in its place, returns it. Of
 * many nodes in each other this takes time by their number; moving the children up
 * takes the square of it.
 */
cmark_node *emj_tree_replace_by_inline(cmark_node *node);
void emj_tree_replace_by_children(cmark_node *node);

/* Lists and quotes inside more than `depth` others lose their indentation. */
void emj_tree_limit_nesting(cmark_node *root, unsigned depth);

/* --- notes-syntax.c --- */

enum emj_note {
    EMJ_NOTE_NONE,
    EMJ_NOTE_TABLE, /* of rows, the first with the headings */
    EMJ_NOTE_ROW,   /* of cells, as many in each row */
    EMJ_NOTE_CELL,  /* of inlines */
};

/* What a CUSTOM_BLOCK in the tree of a body is. */
enum emj_note emj_node_note(cmark_node *node);

/* Of a cell: 'l', 'c', 'r', or '-' for none. */
char emj_node_alignment(cmark_node *cell);

/* --- writer.c --- */

struct emj_writer {
    struct emj_writer_options options;
    struct emj_sink sink; /* what the functions below write to; pens may borrow it */
    struct emj_sink out;  /* the caller's, behind `sink` */
    const char *pending;  /* what stands before the next byte, "" for nothing */
    bool any;             /* a block was written */
    bool after_list;      /* the last one was a list */
    int heading;          /* TEXT: the level of the last one, 0 when it was no heading */
    char *language;       /* of the entries, NULL when it is English or unknown */
    unsigned tables;      /* HTML: written so far; their names differ by it */
};

/*
 * One function a format: write one block at the top of a document to the writer's
 * sink. A block may come out as nothing. What stands between two blocks comes by
 * itself, before the first byte: a Markdown or text block therefore ends without
 * a newline.
 */
void emj_write_markdown_block(struct emj_writer *writer, cmark_node *block);
void emj_write_html_block(struct emj_writer *writer, cmark_node *block);
void emj_write_text_block(struct emj_writer *writer, cmark_node *block);
void emj_write_latex_block(struct emj_writer *writer, cmark_node *block);
void emj_write_man_block(struct emj_writer *writer, cmark_node *block);
void emj_write_xml_block(struct emj_writer *writer, cmark_node *block);

/* What stands before and behind all blocks. */
void emj_write_html_begin(struct emj_writer *writer, const struct emj_page *page);
void emj_write_html_end(struct emj_writer *writer);
void emj_write_latex_begin(struct emj_writer *writer, const struct emj_page *page);
void emj_write_latex_end(struct emj_writer *writer);
void emj_write_man_begin(struct emj_writer *writer, const struct emj_page *page);
void emj_write_xml_begin(struct emj_writer *writer, const struct emj_page *page);
void emj_write_xml_end(struct emj_writer *writer);

/* The second look at a manual page, described in write-man.c. New string. */
char *emj_man_disarm(const char *man);

/* The lines of a picture in ASCII, NULL when it has none. New string. */
char *emj_picture_to_text(const struct emj_picture *picture);

/* --- links.c --- */

/*
 * Whether an address as cmark gives it may be opened: a relative one, or one with a
 * scheme of the list in links.c. What browsers ignore (leading controls, tabs and
 * newlines) hides no scheme. NULL is safe.
 */
bool emj_link_is_safe(const char *url);

/* Whether a link or image below `root` has an address that is not safe. */
bool emj_tree_has_unsafe_link(cmark_node *root);

/* Puts the text of every such link, and the description of every such image, in its place. */
void emj_tree_drop_unsafe_links(cmark_node *root);

/* --- limits.c --- */

/* The bytes of an entry's text that a report shows. */
enum { EMJ_BODY_MAX_RENDERED = 4 * 1024 * 1024 };

/* What keeps a text from being given to cmark, which takes some quadratic time. */
enum emj_body_limit {
    EMJ_BODY_FITS,
    EMJ_BODY_TOO_LARGE, /* over EMJ_BODY_MAX_RENDERED: not shown at all */
    EMJ_BODY_TOO_DEEP,  /* quotes and lists in each other */
    EMJ_BODY_TOO_LONG,  /* a paragraph */
    EMJ_BODY_TOO_DENSE, /* lines and characters that may open markup, in all */
};

enum emj_body_limit emj_body_limit_of(const char *text, size_t length);

/*
 * The sentence in place of a text of `length` bytes, without a newline; NULL for
 * EMJ_BODY_FITS. For all but TOO_LARGE the text follows as plain text.
 */
char *emj_body_limit_sentence(enum emj_body_limit limit, size_t length);

#endif
