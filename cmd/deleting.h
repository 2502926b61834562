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

/* Names the files of other programs beside a deleted entry: char *, relative paths. */
void emj_deleting_note_beside(const struct emj_context *context, const GPtrArray *paths);

/* Names the drafts and copies of edits that remain. */
void emj_deleting_note_drafts(const struct emj_context *context);

/* "The git history in ... still holds what was committed." or of a backup. */
void emj_deleting_note(const struct emj_context *context);

#endif
