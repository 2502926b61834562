/*
 * report/sections.h: each section of the printed report.
 *
 * Internal to the module: markdown.c puts them in order.
 */
#ifndef EMJ_REPORT_SECTIONS_H
#define EMJ_REPORT_SECTIONS_H

#include "markdown/document.h"
#include "report/figures.h"

void emj_section_head(const struct emj_report *report, struct emj_document *document);
void emj_section_in_short(const struct emj_report *report, struct emj_document *document);
void emj_section_balance(const struct emj_report *report, struct emj_document *document);
void emj_section_coverage(const struct emj_report *report, struct emj_document *document);
void emj_section_commitments(const struct emj_report *report, struct emj_document *document);
void emj_section_carry_forward(const struct emj_report *report, struct emj_document *document);
void emj_section_how_to_read(const struct emj_report *report, struct emj_document *document);
void emj_section_entries(const struct emj_report *report, struct emj_document *document,
                         bool full);

/* A "## " heading. */
void emj_section_heading(struct emj_document *document, const char *text);

#endif
