/*
 * cmd/report.h: the parts of `emjournal report`.
 *
 *   cmd-report.c      one run: from the options to a report that is written
 *   report-options.c  what the options say, and which of them go together
 *   report-read.c     the way through the files; `demo` takes it too
 */
#ifndef EMJ_CMD_REPORT_H
#define EMJ_CMD_REPORT_H

#include <stdbool.h>

#include <glib.h>

#include "cmd/context.h"
#include "report/report.h"

/* --- report-options.c --- */

/* What was chosen, checked; strings are the options' own. */
struct emj_reporting_choice {
    bool json; /* the document of emjournal-json(7); else options.writer.format */
    bool share;
    bool allow_names;
    const char *as_of;                 /* --as-of; NULL is not given */
    const char *output;                /* -o; NULL is standard output */
    struct emj_report_options options; /* without the root */
};

extern const GOptionEntry emj_reporting_rows[];

/* EMJ_ERROR_USAGE for a wrong word and for options that do not go together. */
bool emj_reporting_choose(struct emj_reporting_choice *ret_choice, GError **error);

/* --- report-file.c --- */

/*
 * A report never takes the place of an entry, nor of what the journal keeps for itself:
 * EMJ_ERROR_USAGE when the file of -o is one of these, or cannot be told from one.
 */
bool emj_reporting_check_file(struct emj_journal *journal, const char *file, GError **error);

/* --- report-read.c --- */

/*
 * Reads entries again by their paths. Finds none any more when nobody waits for the
 * report: its pager was left, or emj_reporting_interrupted.
 */
struct emj_reporting_reader;
struct emj_reporting_reader *emj_reporting_reader_new(struct emj_journal *journal);
void emj_reporting_reader_free(struct emj_reporting_reader *reader);
typedef struct emj_reporting_reader emj_reporting_reader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_reporting_reader, emj_reporting_reader_free)

/*
 * Call before emj_reporting_read: the entries of these days that it meets are kept, up
 * to 2 MiB of files, so that they need not be read again.
 */
void emj_reporting_reader_keep(struct emj_reporting_reader *reader, struct emj_period period);

/*
 * Reads the whole journal once and names the files that cannot be read on standard
 * error; "@word" in them counts as a name all the same. The digest is of the entries that pass the filters of cmd/selection.h, or
 * with `filtered` false of all.
 */
struct emj_digest *emj_reporting_read(struct emj_reporting_reader *reader,
                                      struct emj_journal *journal, struct emj_date as_of,
                                      bool filtered, size_t *ret_unreadable, GError **error);

/*
 * How many files could not even be looked through for names; `ret_first` gets the path
 * of the first, borrowed.
 */
size_t emj_reporting_unseen(const struct emj_reporting_reader *reader, const char **ret_first);

struct emj_entry_reader emj_reporting_reader_of(struct emj_reporting_reader *reader);

/*
 * From here on an entry is found only as it was when it was found first: what was
 * checked for names is what is written, whoever edits meanwhile.
 */
void emj_reporting_reader_hold(struct emj_reporting_reader *reader);

/*
 * From here on the signals that end the program are only noted, so that a file
 * half written can be taken away first.
 */
void emj_reporting_hold_signals(void);
bool emj_reporting_interrupted(void);

/* Lets the signals end the program again, with the one that was noted if there is one. */
void emj_reporting_release_signals(void);

#endif
