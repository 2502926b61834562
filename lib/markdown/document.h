/*
 * markdown/document.h: a document over a cmark tree, to be written in any of the
 * formats of markdown/writer.h.
 *
 * This module is the only user of cmark. A document is made block by block; the
 * handles below point into it and live as long as it does. Text given here is
 * plain text: whatever in it could open markup is escaped when it is written.
 * Only emj_document_add_body takes Markdown.
 *
 * Written Markdown is the portable kind that notes apps keep: "-" lists, "#"
 * headings, fenced blocks without a language, pipe tables or lists in their
 * place. Blocks are separated by one blank line; neighbouring lists are one list.
 */
#ifndef EMJ_MARKDOWN_DOCUMENT_H
#define EMJ_MARKDOWN_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/sink.h"

struct emj_document;
struct emj_block; /* a heading, paragraph or list item that takes text */
struct emj_list;
struct emj_table;

struct emj_document *emj_document_new(void);
void emj_document_free(struct emj_document *document);
typedef struct emj_document emj_document;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_document, emj_document_free)

/* level 1 to 6 */
struct emj_block *emj_document_add_heading(struct emj_document *document, int level);
struct emj_block *emj_document_add_paragraph(struct emj_document *document);
struct emj_list *emj_document_add_list(struct emj_document *document);

/* A fenced block without a language; `text` is copied as it is. */
void emj_document_add_verbatim(struct emj_document *document, const char *text);

/* A list item; a task item when `box` is ' ', 'x', '/' or '-' (0: none). */
struct emj_block *emj_list_add_item(struct emj_list *list, char box);

/* A list below an item, indented by one level; an item of it takes no further one. */
struct emj_list *emj_block_add_list(struct emj_block *item);

/*
 * Plain or bold text at the end of a block; newlines become spaces. Bold text
 * wants a space or punctuation around it: where "**" would stay two stars, as in
 * "**a.**b", the words are written plain.
 */
void emj_block_add_text(struct emj_block *block, const char *text);
void emj_block_add_strong(struct emj_block *block, const char *text);
void emj_block_add_format(struct emj_block *block, const char *format, ...) G_GNUC_PRINTF(2, 3);

/*
 * A table of at most four columns. `headings` holds `columns` strings. Rows are
 * given cell by cell, `columns` of them. Written as lists ("CELL: HEADING CELL, ...")
 * when the writer is told to use no tables.
 */
struct emj_table *emj_document_add_table(struct emj_document *document, size_t columns,
                                         const char *const *headings);
void emj_table_add_row(struct emj_table *table, const char *const *cells);

/*
 * How a cell looks in HTML, beside its text, which says the same: SHADE_1 to
 * SHADE_3 are darker steps, GAP has a dashed border and the word "gap".
 */
enum emj_cell_look {
    EMJ_CELL_PLAIN,
    EMJ_CELL_SHADE_1,
    EMJ_CELL_SHADE_2,
    EMJ_CELL_SHADE_3,
    EMJ_CELL_GAP,
};

/* Of a cell of the last row added; `column` from 0. */
void emj_table_set_look(struct emj_table *table, size_t column, enum emj_cell_look look);

/* --- pictures --- */

/* What a picture draws lines of text with. */
struct emj_pen {
    const struct emj_sink *sink;
    size_t columns; /* no line is longer */
    bool unicode;   /* block elements may be used, else ASCII alone */
};

/*
 * A picture is a node that each format fills in its own way: lines in a
 * fixed-width font for text, and as a code block for Markdown, LaTeX, man and XML;
 * a piece of HTML for HTML. NULL leaves the picture out of the formats it is for.
 * A figure stands in words or a table beside the picture too.
 */
struct emj_picture {
    void (*draw_text)(const void *data, const struct emj_pen *pen);
    char *(*draw_html)(const void *data); /* new string of safe HTML */
    const void *data;                     /* borrowed until the document is freed */
};

void emj_document_add_picture(struct emj_document *document, const struct emj_picture *picture);

/* --- the text of entries --- */

/*
 * The text of one entry, `length` bytes of Markdown. It is parsed alone, so that
 * nothing in it can touch its neighbours, and its headings are moved so that the
 * highest stands just below `parent_level`. HTML comments below a heading that are
 * this program's own (prompt, commitment) are left out, and so is "# TITLE" at the
 * start (NULL: none), which the caller has printed.
 *
 * In Markdown its source lines are copied, so that what notes apps know and cmark
 * does not ("- [ ]", "[[link]]", "#theme", tables, callouts, footnotes) stays as
 * typed. Where a copied block would mean something else or would swallow what
 * follows, it is repaired: an open fence or HTML block is closed, a link by
 * reference is written inline; else cmark's own writer writes the block; what even
 * that does not keep is shown in a fence. In HTML task items become checkboxes and
 * pipe tables become tables.
 *
 * A text too large or too deep for cmark (limits.c) is not rendered: a sentence in
 * its place says so, and a deep one follows as plain text.
 *
 * Print a heading or a paragraph between two bodies: neighbouring lists are one
 * in Markdown.
 */
void emj_document_add_body(struct emj_document *document, const char *markdown, size_t length,
                           int parent_level, const char *title);

struct emj_markdown_options {
    bool no_tables;
};

/* The document as Markdown, with a final newline. New string. */
char *emj_document_to_markdown(const struct emj_document *document,
                               const struct emj_markdown_options *options);

/*
 * Plain text with everything escaped that could open markup in CommonMark or GFM,
 * on one line, control characters dropped, characters that reorder or hide text shown
 * as symbols: for text outside a document. New string.
 */
char *emj_markdown_escape(const char *text);

#endif
