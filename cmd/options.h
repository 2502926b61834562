/*
 * cmd/options.h: what GOption leaves unsaid about a wrong option.
 */
#ifndef EMJ_CMD_OPTIONS_H
#define EMJ_CMD_OPTIONS_H

#include <stdbool.h>

#include <glib.h>

/*
 * The words that a parser refused and the tables it knows, each ending with an empty
 * row, `tables` with NULL.
 */
struct emj_options_refused {
    const GOptionEntry *const *tables;
    char **words;     /* behind the command's name, NULL-terminated */
    bool strict;      /* the options end at the first word that is none */
    const char *help; /* the command that lists the options */
};

/*
 * Puts an EMJ_ERROR_USAGE that names the unknown option and the nearest known one in
 * the place of GOption's message, which is translated and has no neighbour. Another
 * error stays.
 */
void emj_options_explain(const struct emj_options_refused *refused, GError **error);

#endif
