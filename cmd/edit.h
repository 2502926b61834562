/*
 * cmd/edit.h: the parts of `emjournal edit`.
 *
 *   cmd-edit.c     options, and one thing of an entry
 *   edit-editor.c  all of it, in the editor
 */
#ifndef EMJ_CMD_EDIT_H
#define EMJ_CMD_EDIT_H

#include "cmd/context.h"

/* Puts new bytes in the entry's place and reads it again: `entry` is another one then. */
bool emj_edit_replace(struct emj_context *context, struct emj_entry **entry, const char *bytes,
                      size_t length, GError **error);

/*
 * Opens a copy of the entry in the editor and puts what comes back in its place. A copy
 * that an earlier edit has left is offered on a terminal, and kept under another name
 * otherwise. On failure the entry is as it was, and the error tells where the text is.
 */
bool emj_edit_in_editor(struct emj_context *context, struct emj_entry **entry, GError **error);

#endif
