#include "cmd/deleting.h"

#include <fcntl.h>

#include "base/file.h"
#include "cmd/output.h"
#include "cmd/terminal.h"
#include "journal/drafts.h"

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

void emj_deleting_note_beside(const struct emj_context *context, const GPtrArray *paths)
{
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *path =
            emj_journal_absolute(context->journal, g_ptr_array_index(paths, i));
        emj_note("Another program's file may still hold it: '%s'.", path);
    }
}

void emj_deleting_note_drafts(const struct emj_context *context)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GPtrArray) paths = emj_draft_paths(context->journal, &failure);
    if (!paths)
        emj_warn("which drafts remain cannot be told: %s", failure->message);
    for (guint i = 0; paths && i < paths->len; i++) {
        g_autofree char *path =
            emj_journal_absolute(context->journal, g_ptr_array_index(paths, i));
        emj_note("A draft stays, and may hold what was deleted: '%s'.", path);
    }
}
