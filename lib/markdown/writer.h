/*
 * markdown/writer.h: documents written in one of six formats.
 *
 * A writer takes documents one after another and hands what they become to a
 * sink, as parts of one text: the caller builds a document, adds it, frees it, and
 * builds the next, so that memory does not grow with the length of the whole.
 *
 *   struct emj_writer *writer = emj_writer_new(&options, &page, sink);
 *   emj_writer_add(writer, head);
 *   emj_writer_add(writer, entry);      as often as there are parts
 *   emj_writer_free(writer);            writes what closes the text
 *
 * Formats:
 *   MARKDOWN  portable Markdown; cmark's writer for the report's own words, the
 *             source lines for the text of entries
 *   HTML      one page: no script, no request, a strict Content-Security-Policy;
 *             cmark's writer without its unsafe option
 *   TEXT      lines of at most `columns` columns for a terminal, with tones; those
 *             of words have at most 100, those of code are never broken
 *   LATEX     a document for pdflatex or lualatex; cmark's writer
 *   MAN       a manual page for groff or mandoc; cmark's writer, width 0
 *   XML       cmark's XML of the tree
 *
 * Nothing dangerous comes out of any of them. Control characters and characters
 * that reorder text are shown as symbols (base/text.h). A link whose address has a
 * scheme that is not on the list of links.c is written as its text. In HTML raw
 * HTML is left out. In LaTeX and man no text of a person is a command: code blocks
 * are escaped here, not by cmark, and a second pass over the man page disarms
 * every line that begins with a control character and is not a request this
 * module writes.
 */
#ifndef EMJ_MARKDOWN_WRITER_H
#define EMJ_MARKDOWN_WRITER_H

#include "base/sink.h"
#include "markdown/document.h"

enum emj_format {
    EMJ_FORMAT_MARKDOWN,
    EMJ_FORMAT_HTML,
    EMJ_FORMAT_TEXT,
    EMJ_FORMAT_LATEX,
    EMJ_FORMAT_MAN,
    EMJ_FORMAT_XML,
};

struct emj_writer_options {
    enum emj_format format;
    bool no_tables; /* lists in place of tables; HTML has tables always */
    size_t columns; /* TEXT: width; 0 is 80, less than 20 is 20 */
    bool unicode;   /* TEXT: block elements in pictures instead of ASCII */
};

/* What stands around the documents. Borrowed for emj_writer_new. */
struct emj_page {
    const char *title;    /* plain text: of the HTML, LaTeX and man page */
    const char *language; /* of the entries, such as "de"; the report's words are English */
    const char *style;    /* HTML: the style sheet; NULL is none. Trusted. */
    const char
        *front_matter; /* MARKDOWN: lines of YAML without "---"; NULL is none. Trusted. */
};

struct emj_writer;

/* Writes what begins the text. The sink is copied; its data must outlive the writer. */
struct emj_writer *emj_writer_new(const struct emj_writer_options *options,
                                  const struct emj_page *page, struct emj_sink sink);

/* Writes the document behind those before it. Blocks are separated as inside one. */
void emj_writer_add(struct emj_writer *writer, const struct emj_document *document);

/* Writes what ends the text. NULL is none. */
void emj_writer_free(struct emj_writer *writer);
typedef struct emj_writer emj_writer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_writer, emj_writer_free)

#endif
