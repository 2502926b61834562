/*
 * report/sections/sections.h: each section of the printed report.
 *
 * A section adds its blocks to the document of its context; one without content
 * adds nothing, not even its heading. write.c puts the sections in order, decides
 * which of them a copy has, and hands each document to the writer. Internal to the
 * module.
 */
#ifndef EMJ_REPORT_SECTIONS_H
#define EMJ_REPORT_SECTIONS_H

#include "markdown/document.h"
#include "report/sections/quote.h"

struct emj_section {
    const struct emj_report *report;
    const struct emj_report_options *options;
    struct emj_quoter quoter; /* for every word of the writer's */
    bool shared;              /* a copy for others */
    struct emj_document *document;
    struct emj_writer *writer;
};

void emj_section_head(struct emj_section *section);
void emj_section_in_short(struct emj_section *section);
void emj_section_highlights(struct emj_section *section);
void emj_section_setbacks(struct emj_section *section);
void emj_section_balance(struct emj_section *section);
void emj_section_coverage(struct emj_section *section);
void emj_section_commitments(struct emj_section *section);
void emj_section_people(struct emj_section *section);
void emj_section_themes(struct emj_section *section);
void emj_section_written(struct emj_section *section);
void emj_section_by_month(struct emj_section *section);
void emj_section_by_expectation(struct emj_section *section);
void emj_section_carry_forward(struct emj_section *section);
void emj_section_entries(struct emj_section *section);
void emj_section_how_to_read(struct emj_section *section);

/* A "## " heading, and a paragraph of one text. */
void emj_section_heading(struct emj_section *section, const char *text);
void emj_section_say(struct emj_section *section, const char *text);

/* Writes what the document holds and begins a new one, so that none grows large. */
void emj_section_flush(struct emj_section *section);

#endif
