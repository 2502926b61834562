/*
 * cmd/help.h: the list of commands, and the parser and help text of one.
 */
#ifndef EMJ_CMD_HELP_H
#define EMJ_CMD_HELP_H

#include "cmd/command.h"

/* The synopsis and every command, by group, on standard output. */
void emj_help_print(void);

/* The command of this name, or EMJ_ERROR_USAGE with the nearest one. */
const struct emj_command *emj_help_lookup(const char *name, GError **error);

#endif
