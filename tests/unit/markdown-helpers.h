/* Written Markdown, read back. */
#ifndef EMJ_TESTS_MARKDOWN_HELPERS_H
#define EMJ_TESTS_MARKDOWN_HELPERS_H

#include "markdown/document.h"

#include <stdlib.h>

#include <check.h>
#include <cmark.h>

/* What cmark makes of a text. New string. */
static inline char *html_of(const char *markdown)
{
    char *html = cmark_markdown_to_html(markdown, strlen(markdown), CMARK_OPT_UNSAFE);
    char *copy = g_strdup(html);

    free(html);
    return copy;
}

/* The document with tables. New string. */
static inline char *written(const struct emj_document *document)
{
    return emj_document_to_markdown(document, &(struct emj_markdown_options){ 0 });
}

/* One body below a heading of level 2, without that heading. New string. */
static inline char *body_written(const char *markdown, size_t length, const char *title)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, markdown, length, 2, title);
    return written(document);
}

#endif
