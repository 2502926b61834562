/*
 * report/report.h: a period of the journal as figures, and the figures as a
 * document or JSON.
 *
 * emj_report_new computes every figure from a digest of the journal (report/digest.h)
 * and reads again the few entries that are quoted. No clock, no files of its own:
 * same journal and same request give the same bytes. The definitions stand in
 * emjournal-report(1). The writers below compute nothing; they hand the report to a
 * sink piece by piece, an entry at a time.
 *
 * A shared copy (`share`) leaves out what is about people: the sections that say so,
 * private entries and answers. Handles become roles, and whatever text is shown
 * passes share/share.h, which notes every name that is left: ask
 * emj_report_check_shared before anything is written.
 */
#ifndef EMJ_REPORT_REPORT_H
#define EMJ_REPORT_REPORT_H

#include <jansson.h>

#include "base/period.h"
#include "base/sink.h"
#include "config/config.h"
#include "interview/gaps.h"
#include "markdown/writer.h"
#include "pack/library.h"
#include "report/digest.h"

enum emj_report_entries {
    EMJ_REPORT_ENTRIES_NONE,
    EMJ_REPORT_ENTRIES_LIST,
    EMJ_REPORT_ENTRIES_FULL,
};

/* What a report is about. Everything is borrowed for the report's life. */
struct emj_report_request {
    struct emj_period period;
    struct emj_date as_of; /* ages count to this day; later entries are ignored */
    const struct emj_digest *digest;
    struct emj_entry_reader reader;
    size_t unreadable;  /* files that could not be read as entries */
    const char *filter; /* the filters in words for the title line; NULL is none */
    const struct emj_library *library; /* cadences, titles, questions; may be NULL */
    const struct emj_config *config;
    bool share; /* a copy for others */
};

struct emj_report;

struct emj_report *emj_report_new(const struct emj_report_request *request);
void emj_report_free(struct emj_report *report);
typedef struct emj_report emj_report;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_report, emj_report_free)

struct emj_report_options {
    enum emj_report_entries entries;
    struct emj_writer_options writer; /* format, tables, width; not for JSON */
    bool obsidian;                    /* MARKDOWN: front matter with title, date and tags */
    const char *root;                 /* of the journal, for paths in JSON */
};

/* The report in the format of `options->writer`, as one text that ends in a newline. */
void emj_report_write(const struct emj_report *report, const struct emj_report_options *options,
                      struct emj_sink sink);

/* The report as the document of emjournal-json(7), with a final newline. */
void emj_report_write_json(const struct emj_report *report,
                           const struct emj_report_options *options, struct emj_sink sink);

enum { EMJ_REPORT_MAX_REFUSALS = 20 }; /* that are held; further ones are only counted */

/* A line of an entry that still names somebody in what a shared copy would show. */
struct emj_share_refusal {
    char *path;       /* relative to the root; NULL: in no entry */
    const char *what; /* that is in no entry: "a theme", "the filter"; NULL with a path */
    unsigned line;    /* of the file; 0 is none */
    char *name;       /* the name as it stands there */
    char *text;       /* the line */
};

/*
 * Makes the shared report without writing it and returns the lines in the way:
 * struct emj_share_refusal *, ordered by path and line, each once, the first of
 * `ret_count` (may be NULL); empty when it may go out. `json` says which of the two
 * writers is meant. The caller frees the array.
 */
GPtrArray *emj_report_check_shared(const struct emj_report *report,
                                   const struct emj_report_options *options, bool json,
                                   size_t *ret_count);

#endif
