#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cmd/report.h"

/* The path below the journal's root; NULL for a file elsewhere. Links are followed. */
static char *path_in_journal(const struct emj_journal *journal, const char *file)
{
    g_autofree char *folder = g_path_get_dirname(file);
    g_autofree char *name = g_path_get_basename(file);
    g_autofree char *real_folder = realpath(folder, NULL);
    g_autofree char *real_root = realpath(emj_journal_root(journal), NULL);
    if (!real_folder || !real_root || !g_str_has_prefix(real_folder, real_root))
        return NULL;
    const char *rest = real_folder + strlen(real_root);
    if (*rest == '\0')
        return g_steal_pointer(&name);
    return *rest == '/' ? g_build_filename(rest + 1, name, NULL) : NULL;
}

static bool is_own(const char *path)
{
    const char *own = ".emjournal";
    size_t length = strlen(own);
    return strncmp(path, own, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

/* Also a damaged one, which no one may lose either; a report begins with its heading. */
static bool may_be_entry(struct emj_journal *journal, const char *path)
{
    g_autoptr(GError) unread = NULL;
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!g_str_has_suffix(path, ".md"))
        return false;
    if (!emj_journal_read_bytes(journal, path, &bytes, &length, &unread))
        return !g_error_matches(unread, EMJ_ERROR, EMJ_ERROR_NOT_FOUND);
    return g_str_has_prefix(bytes + emj_text_bom_length(bytes, length), "---");
}

bool emj_reporting_check_file(struct emj_journal *journal, const char *file, GError **error)
{
    g_autofree char *path = path_in_journal(journal, file);
    if (path && is_own(path)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "'%s' is in the folder that emjournal keeps for itself; "
                    "name a file elsewhere",
                    file);
        return false;
    }
    if (path && may_be_entry(journal, path)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "'%s' is in the journal and may be an entry, which a report would "
                    "replace; name another file",
                    file);
        return false;
    }
    return true;
}
