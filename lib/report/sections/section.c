#include "report/sections/sections.h"

void emj_section_heading(struct emj_section *section, const char *text)
{
    emj_block_add_text(emj_document_add_heading(section->document, 2), text);
}

void emj_section_say(struct emj_section *section, const char *text)
{
    emj_block_add_text(emj_document_add_paragraph(section->document), text);
}

void emj_section_flush(struct emj_section *section)
{
    emj_writer_add(section->writer, section->document);
    emj_document_free(section->document);
    section->document = emj_document_new();
}
