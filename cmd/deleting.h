/*
 * cmd/deleting.h: what is said around deleting for good.
 *
 * The trash takes most things back, `undo` too; what is deleted for good neither does.
 * So a person at a terminal is asked first, and told afterwards who may still hold the
 * text.
 */
#ifndef EMJ_CMD_DELETING_H
#define EMJ_CMD_DELETING_H

#include <stdbool.h>

#include "cmd/context.h"

/* Asks on a terminal and is true for y; true without one, where nobody can be asked. */
bool emj_deleting_confirm(const char *question);

/* "The git history in ... still holds what was committed." or of a backup. */
void emj_deleting_note(const struct emj_context *context);

#endif
