/*
 * cmd/terminal.h: typing, with GNU readline.
 *
 * Prompts go to standard error, so that standard output stays free for results.
 * Bracketed paste makes a pasted paragraph one answer. There is no history and no
 * history file: answers are private. The terminal's settings are put back
 * whatever ends the reading; a signal that asks the program to end (SIGINT, SIGTERM,
 * SIGHUP ...) is turned into a result here, so that the caller can keep what was typed.
 * A terminal that went away counts as SIGHUP, whether the signal came or not.
 */
#ifndef EMJ_CMD_TERMINAL_H
#define EMJ_CMD_TERMINAL_H

#include <stdbool.h>

#include <glib.h>

enum emj_typed {
    EMJ_TYPED_LINE,
    EMJ_TYPED_END,         /* Ctrl-D; the line may hold text */
    EMJ_TYPED_TEXT,        /* a text in place of a key */
    EMJ_TYPED_INTERRUPTED, /* a signal; emj_terminal_signal says which */
};

/* Standard input and standard error are terminals. */
bool emj_terminal_is_interactive(void);

/* Begins to catch signals; call once before reading. */
void emj_terminal_begin(void);

/*
 * One line, edited with readline. `prefill` (NULL: none) stands in it already.
 * `ret_line` is set in every case, owned by the caller, without a newline at its
 * end; a paste may have newlines inside.
 */
enum emj_typed emj_terminal_read_line(const char *prompt, const char *prefill, char **ret_line);

/* The keys of a question. */
struct emj_keys {
    const char *keys;
    const char *const *words; /* of each key the whole word, NULL-terminated; NULL: none */
};

/*
 * One key of `keys`, or Enter ('\n'), or '<', without Enter behind it. Other keys
 * are passed over. Of several that arrive at once, as a pasted text does, none is
 * taken: a text of two words or more is EMJ_TYPED_TEXT with the text in `ret_text`,
 * owned by the caller; of others, and where `ret_text` is NULL, a line says so. With
 * ACCESSIBLE set a whole line is read instead, of one letter or word; three words make
 * a text.
 */
enum emj_typed emj_terminal_read_key(const char *prompt, const struct emj_keys *keys,
                                     char *ret_key, char **ret_text);

/* The signal that interrupted a reading, 0 when none did. */
int emj_terminal_signal(void);

/* "Question? [y/N] "; true only for y. False when there is no terminal. */
bool emj_terminal_confirm(const char *question);

#endif
