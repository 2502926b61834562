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

/* What to tell a person whose editor came back before anybody could have typed. */
#define EMJ_EDITOR_WAIT_ADVICE \
    "an editor that does not wait needs its option for it, such as 'code --wait', 'gvim -f'"

/*
 * Opens the file `path` (absolute) and waits. EMJ_ERROR_PROGRAM when the editor is
 * missing or fails; the file stays as it is then. `ret_at_once` (may be NULL) tells
 * that it ended within a second: it may have handed the file to another process, which
 * still has it open.
 */
bool emj_editor_run(const char *path, bool *ret_at_once, GError **error);

#endif
