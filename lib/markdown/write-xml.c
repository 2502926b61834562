/*
 * cmark's XML, one document around all blocks. What CommonMark has no element for
 * is written with those it has: tables as lists, pictures as code blocks.
 */
#include "markdown/internal.h"

#define HEAD                                          \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"    \
    "<!DOCTYPE document SYSTEM \"CommonMark.dtd\">\n" \
    "<document xmlns=\"http://commonmark.org/xml/1.0\">\n"
#define FOOT "</document>\n"

void emj_write_xml_begin(struct emj_writer *writer, const struct emj_page *page)
{
    (void)page;
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, HEAD);
}

void emj_write_xml_end(struct emj_writer *writer)
{
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, FOOT);
}

/* cmark begins and ends every document; here that stands once, around all of them. */
static void write_inside(struct emj_writer *writer, const char *xml)
{
    const char *start = strstr(xml, "<document");
    const char *end = g_strrstr(xml, FOOT);

    start = start != NULL ? strchr(start, '\n') : NULL;
    g_return_if_fail(start != NULL && end != NULL);
    writer->sink.write(writer->sink.data, EMJ_TONE_PLAIN, start + 1, (size_t)(end - start - 1));
}

void emj_write_xml_block(struct emj_writer *writer, cmark_node *block)
{
    cmark_node *root = emj_block_to_tree(block, EMJ_FORMAT_XML);

    if (cmark_node_first_child(root) != NULL) {
        char *xml = cmark_render_xml(root, CMARK_OPT_DEFAULT);

        write_inside(writer, xml);
        cmark_get_default_mem_allocator()->free(xml);
    }
    cmark_node_free(root);
}
