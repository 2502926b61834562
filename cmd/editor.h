/*
 * cmd/editor.h: the person's own editor on a text.
 *
 * $VISUAL, then $EDITOR, then vi; split into words like a shell would
 * (g_shell_parse_argv) but never given to one. Empty or unchanged afterwards means
 * "nothing done" and never "delete".
 */
#ifndef EMJ_CMD_EDITOR_H
#define EMJ_CMD_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/*
 * Opens the file `path` (absolute) and waits. EMJ_ERROR_PROGRAM when the editor is
 * missing or fails; the file stays as it is then.
 */
bool emj_editor_run(const char *path, GError **error);

#endif
