/*
 * Any bytes, as the text of an entry and as words of the report, in each format that
 * another program reads: what comes out must hold no element, command or request
 * but those that the writers use.
 */
#include "markdown/writer.h"

#include <stdint.h>

#include "../unit/markdown-checks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct emj_document *document_of(const char *bytes, size_t size)
{
    const char *cells[] = { bytes, bytes };
    struct emj_document *document = emj_document_new();
    struct emj_list *list = NULL;

    emj_block_add_text(emj_document_add_heading(document, 2), bytes);
    emj_document_add_body(document, bytes, size, 2, NULL);
    emj_block_add_strong(emj_document_add_paragraph(document), bytes);
    list = emj_block_add_list(emj_list_add_item(emj_document_add_list(document), '/'));
    emj_block_add_text(emj_list_add_item(list, 0), bytes);
    emj_document_add_verbatim(document, bytes);
    emj_table_add_row(emj_document_add_table(document, 2, cells), cells);
    return document;
}

static char *written_in(enum emj_format format, const struct emj_document *document)
{
    const struct emj_writer_options options = { .format = format };
    GString *text = g_string_new(NULL);
    struct emj_writer *writer =
        emj_writer_new(&options, &(struct emj_page){ 0 }, emj_sink_to_string(text));

    emj_writer_add(writer, document);
    emj_writer_free(writer);
    return g_string_free(text, FALSE);
}

typedef char *document_check(const char *text);

/* Checks what stands between `start` and `end`, or everything. */
static void check(enum emj_format format, const struct emj_document *document,
                  document_check *find, const char *start, const char *end)
{
    g_autofree char *text = written_in(format, document);
    const char *from = strstr(text, start);
    char *to = g_strrstr(text, end);

    g_assert_true(g_utf8_validate(text, -1, NULL));
    g_assert_true(from != NULL && to != NULL);
    *(*end != '\0' ? to : text + strlen(text)) = '\0';
    g_autofree char *problem = find(from + strlen(start));
    g_assert_cmpstr(problem, ==, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *bytes = g_malloc0(size + 1);
    g_autoptr(emj_document) document = NULL;

    if (size > 0)
        memcpy(bytes, data, size);
    document = document_of(bytes, size);
    check(EMJ_FORMAT_HTML, document, check_html, "", "");
    check(EMJ_FORMAT_LATEX, document, check_latex, "\\begin{document}\n", "\\end{document}");
    check(EMJ_FORMAT_MAN, document, check_man, ".ad l\n", "");
    check(EMJ_FORMAT_XML, document, check_xml, "", "");
    return 0;
}
