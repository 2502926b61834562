#include "cmd/deleting.h"

#include <fcntl.h>

#include "base/file.h"
#include "cmd/output.h"
#include "cmd/terminal.h"

bool emj_deleting_confirm(const char *question)
{
    return !emj_terminal_is_interactive() || emj_terminal_confirm(question);
}

/* The folder of a git history that the journal is part of, or NULL. New string. */
static char *find_history(const char *root)
{
    g_autofree char *folder = g_strdup(root);
    for (;;) {
        g_autofree char *git = g_build_filename(folder, ".git", NULL);
        if (emj_file_kind_of(AT_FDCWD, git) != EMJ_FILE_ABSENT)
            return g_steal_pointer(&folder);
        char *above = g_path_get_dirname(folder);
        bool top = strcmp(above, folder) == 0;
        g_free(folder);
        folder = above;
        if (top)
            return NULL;
    }
}

void emj_deleting_note(const struct emj_context *context)
{
    g_autofree char *history = find_history(emj_journal_root(context->journal));
    if (history)
        emj_note("The git history in %s still holds what was committed, and a backup may too.",
                 history);
    else
        emj_note("A backup or another device may still hold it.");
}
