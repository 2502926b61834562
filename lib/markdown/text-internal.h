/*
 * markdown/text-internal.h: how the text format lays out a block, shared by
 * write-text.c and the text-*.c files.
 *
 * The inlines of a block become a flow, which is broken into lines of a given
 * width. A page puts lines under each other, each behind what its containers
 * (quotes, list items) put before it. Everything a flow or a page is given is
 * cleaned here, so that no control character can come out.
 */
#ifndef EMJ_MARKDOWN_TEXT_INTERNAL_H
#define EMJ_MARKDOWN_TEXT_INTERNAL_H

#include "base/text.h"
#include "markdown/internal.h"

/* --- text-flow.c: words with their tones --- */

struct emj_flow {
    GString *text; /* clean UTF-8; "\n" is a line end that has to be */
    GArray *runs;  /* struct emj_flow_run, up to the end of `text` */
};

struct emj_flow_run {
    size_t end; /* where the next run begins */
    enum emj_tone tone;
};

struct emj_flow *emj_flow_new(void);
void emj_flow_free(struct emj_flow *flow);
typedef struct emj_flow emj_flow;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_flow, emj_flow_free)

/* Text at the end; white space becomes one space, none at the beginning of a line. */
void emj_flow_add(struct emj_flow *flow, enum emj_tone tone, const char *text);

/* What stands in a cmark node: a paragraph, a heading, a cell. */
void emj_flow_add_inlines(struct emj_flow *flow, cmark_node *block);

/* Another flow at the end of this one. `tone` takes the place of PLAIN in it. */
void emj_flow_append(struct emj_flow *flow, enum emj_tone tone, const struct emj_flow *other);

/* --- text-break.c: a flow as lines --- */

/* A part of the flow without the spaces around it. */
struct emj_flow_line {
    size_t start;
    size_t end;
    size_t columns;
};

/*
 * The next line from `*offset` (0: the first), at most `columns` wide, 1 at least.
 * A word longer than a line is cut between two characters; only a character wider
 * than `columns` makes a wider line. Returns false at the end.
 */
bool emj_flow_next_line(const struct emj_flow *flow, size_t columns, size_t *offset,
                        struct emj_flow_line *ret_line);

/* The widest line where nothing but a line end breaks it. */
size_t emj_flow_columns(const struct emj_flow *flow);

/* The widest part that is broken only when a line is narrower. */
size_t emj_flow_longest_word(const struct emj_flow *flow);

/* Writes one line; `tone` takes the place of PLAIN. */
void emj_flow_write(const struct emj_flow *flow, struct emj_flow_line line, enum emj_tone tone,
                    const struct emj_sink *sink);

/* --- text-page.c: lines under each other --- */

struct emj_text_page {
    const struct emj_sink *sink;
    size_t columns;
    GString *prefix;   /* what the containers put before each line, ASCII */
    GString *first;    /* before the next line in its place; empty: nothing special */
    size_t first_kept; /* bytes of `first` that a container too deep leaves alone */
    size_t lines;      /* written */
    bool gap;          /* a blank line stands before the next one */
    size_t gap_prefix; /* how much of `prefix` it has */
};

void emj_page_init(struct emj_text_page *page, const struct emj_sink *sink, size_t columns);
void emj_page_clear(struct emj_text_page *page);

/*
 * Everything until it is left stands in a quote, or in an item:
 * behind `marker` and indented as far. Containers so deep that no room would be
 * left do not indent.
 */
size_t emj_page_enter_quote(struct emj_text_page *page);
size_t emj_page_enter_item(struct emj_text_page *page, const char *marker);

/* `depth` is what the function above returned. An item of no lines is its marker. */
void emj_page_leave_quote(struct emj_text_page *page, size_t depth);
void emj_page_leave_item(struct emj_text_page *page, size_t depth);

/* A blank line, if another line follows. */
void emj_page_gap(struct emj_text_page *page);

/* Columns that are left for the text of the next line, and of those after it. */
size_t emj_page_room(const struct emj_text_page *page);

/* Begins a line; the caller writes the rest of it to the sink, without newline. */
void emj_page_begin_line(struct emj_text_page *page);
void emj_page_blank_line(struct emj_text_page *page);

void emj_page_write_flow(struct emj_text_page *page, const struct emj_flow *flow,
                         enum emj_tone tone);

/* Lines of any bytes, `indent` before each, never broken. */
void emj_page_write_code(struct emj_text_page *page, const char *indent, const char *text);

void emj_page_write_picture(struct emj_text_page *page, const struct emj_picture *picture,
                            bool unicode);

/* --- text-table.c: tables --- */

struct emj_text_cell {
    struct emj_flow *flow;
    bool gap; /* the flow ends in the word for it */
};

/* Rows of cells; the first holds the headings. */
struct emj_text_table {
    size_t columns;
    GArray *cells; /* struct emj_text_cell, row by row */
    char *sides;   /* of each column 'l', 'c', 'r', or '-' to go by its cells */
};

void emj_text_table_free(struct emj_text_table *table);
typedef struct emj_text_table emj_text_table;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_text_table, emj_text_table_free)

struct emj_text_table *emj_text_table_of(const struct emj_table *table);

/* A pipe table of an entry (EMJ_NOTE_TABLE). */
struct emj_text_table *emj_text_table_of_nodes(cmark_node *node);

/* In columns when they fit, else, or when told so, as a list. */
void emj_page_write_table(struct emj_text_page *page, const struct emj_text_table *table,
                          bool as_list);

#endif
