/*
 * cmd/output.h: the only way text leaves the program.
 *
 * Results go to standard output (emj_print), everything else to standard error
 * (emj_note, emj_warn). Whatever is printed passes emj_text_visible, on a
 * terminal and in a pipe alike, so that no entry, name or file can send control
 * sequences; colour is added here, behind that. The two functions that write
 * bytes as they are say so.
 */
#ifndef EMJ_CMD_OUTPUT_H
#define EMJ_CMD_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>
#include <jansson.h>

#include "base/sink.h"

/* Decides on colour: "always", "never", "auto" (a terminal and no NO_COLOR). NULL is auto. */
void emj_output_init(const char *color, bool quiet);

/* Standard output. */
void emj_print(const char *format, ...) G_GNUC_PRINTF(1, 2);
void emj_print_styled(enum emj_tone tone, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Standard output, as it is: `show --raw`. */
void emj_print_bytes(const char *bytes, size_t length);

/*
 * The document as text, indented, with a final newline; DEL, C1 and bidirectional
 * controls are escaped as \uXXXX. Takes the reference. New string.
 */
char *emj_json_format(json_t *document);

/* The same on standard output. */
void emj_print_json(json_t *document);

/* Standard error; a note is left out with --quiet. The interview speaks with emj_say. */
void emj_note(const char *format, ...) G_GNUC_PRINTF(1, 2);
void emj_warn(const char *format, ...) G_GNUC_PRINTF(1, 2);
void emj_say(enum emj_tone tone, const char *format, ...) G_GNUC_PRINTF(2, 3);

/*
 * A text that begins at column `indent` of the line and ends it. On a terminal no word
 * of it is broken, and further lines begin at the same column.
 */
void emj_say_text(enum emj_tone tone, size_t indent, const char *text);

/* Columns of the terminal that standard output is, 80 for anything else. */
size_t emj_output_columns(void);
bool emj_output_is_terminal(void);

/* That terminal shows more than ASCII: its locale is UTF-8. False for anything else. */
bool emj_output_is_unicode(void);

/* --- a long text, piece by piece --- */

/*
 * On a terminal it goes through $PAGER when that is set, else directly, and what
 * could not be shown safely is shown as symbols. Between begin and end nothing else
 * may be printed. A pager that cannot be started is EMJ_ERROR_PROGRAM, one that
 * cannot be split into words EMJ_ERROR_USAGE.
 */
bool emj_output_begin(GError **error);

/*
 * Tones become colours where those are on; through a pager only when the person
 * asked for them with --color=always, since not every pager knows them. Lives until
 * emj_output_end.
 */
struct emj_sink emj_output_sink(void);

/* False when the pager was left: what is written from now on nobody reads. */
bool emj_output_is_wanted(void);

/* Waits for the pager. */
bool emj_output_end(GError **error);

/* Flushes standard output; false with `error` when something could not be written. */
bool emj_output_finish(GError **error);

#endif
