/*
 * The editor works on a copy among the drafts, so that a crash leaves both the entry
 * and what was typed.
 */
#include "cmd/edit.h"

#include <fcntl.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cmd/editor.h"
#include "cmd/output.h"
#include "cmd/terminal.h"
#include "journal/drafts.h"

/* The copy, and what stands in it when the editor begins. */
struct edited_copy {
    char *id;
    char *path;
    char *bytes;
    size_t length;
    bool kept; /* stays behind when the edit is done */
};

typedef struct edited_copy edited_copy;

static void edited_copy_clear(struct edited_copy *copy)
{
    g_free(copy->id);
    g_free(copy->path);
    g_free(copy->bytes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(edited_copy, edited_copy_clear)

static bool is_same(const char *bytes, size_t length, const char *others, size_t others_length)
{
    return length == others_length && memcmp(bytes, others, length) == 0;
}

/* --- what the editor begins with --- */

/* Whether to go on with what an earlier edit left. False with `error` when interrupted. */
static bool ask_whether_to_go_on(const struct emj_entry *entry, bool *ret_go_on, GError **error)
{
    static const struct emj_keys keys = { .keys = "r" };
    char key = 0;
    emj_terminal_begin();
    emj_say(EMJ_TONE_PLAIN, "An earlier edit of %s is unfinished.\n", entry->id);
    emj_say(EMJ_TONE_DIM, "r go on with it   Enter begin with the entry, the other is kept\n");
    if (emj_terminal_read_key("> ", &keys, &key, NULL) != EMJ_TYPED_LINE) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING, "nothing was changed");
        return false;
    }
    *ret_go_on = key == 'r';
    return true;
}

static bool set_aside(struct emj_context *context, const struct edited_copy *copy,
                      GError **error)
{
    g_autofree char *aside = NULL;
    g_autoptr(GError) failure = NULL;
    if (!emj_draft_set_aside(context->journal, copy->id, &aside, &failure)) {
        if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND))
            return true;
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    g_autofree char *kept = emj_draft_path(context->journal, aside);
    emj_note("The text of an earlier edit of this entry is kept in '%s'.", kept);
    return true;
}

/* A link, folder or FIFO holds no text of an edit: it is neither read nor moved. */
static bool check_place(const char *path, enum emj_file_kind kind, GError **error)
{
    if (kind == EMJ_FILE_ABSENT || kind == EMJ_FILE_REGULAR || kind == EMJ_FILE_UNKNOWN)
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                "'%s' is not a regular file; remove it, since the edit needs its place", path);
    return false;
}

/*
 * The copy of an edit that was killed or could not be saved, or that an editor wrote
 * after its command had ended. One that holds nothing but the entry may go; another is
 * what somebody typed.
 */
static bool take_start(struct emj_context *context, const struct emj_entry *entry,
                       struct edited_copy *copy, GError **error)
{
    g_autofree char *left = NULL;
    size_t length = 0;
    bool go_on = false;
    enum emj_file_kind kind = emj_file_kind_of(AT_FDCWD, copy->path);
    if (!check_place(copy->path, kind, error))
        return false;
    bool there = kind != EMJ_FILE_ABSENT;
    bool read = there && emj_draft_read(context->journal, copy->id, &left, &length, NULL);
    bool typed = there && !(read && is_same(left, length, entry->bytes, entry->length));
    if (typed && read && emj_terminal_is_interactive() &&
        !ask_whether_to_go_on(entry, &go_on, error))
        return false;
    if (typed && !go_on && !set_aside(context, copy, error))
        return false;
    copy->length = go_on ? length : entry->length;
    copy->bytes = go_on ? g_steal_pointer(&left) : g_memdup2(entry->bytes, entry->length + 1);
    return true;
}

/* --- what comes back --- */

static bool edit_copy(struct emj_context *context, struct emj_entry **entry,
                      struct edited_copy *copy, GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    bool at_once = false;
    if (!emj_editor_run(copy->path, &at_once, error) ||
        !emj_draft_read(context->journal, copy->id, &bytes, &length, error))
        return false;
    copy->kept = at_once && is_same(bytes, length, copy->bytes, copy->length);
    bool unchanged = is_same(bytes, length, (*entry)->bytes, (*entry)->length);
    if (copy->kept) {
        emj_note("Nothing was changed; " EMJ_EDITOR_WAIT_ADVICE ".\n"
                 "What it writes later stays in '%s', and the next edit finds it.",
                 copy->path);
        return true;
    }
    if (unchanged || !emj_text_has_alnum(bytes, length)) {
        emj_note("Nothing was changed.");
        return true;
    }
    return emj_edit_replace(context, entry, bytes, length, error);
}

/* Never names a file that is gone, nor one that is not the copy. */
static void tell_where(const struct emj_entry *entry, const struct edited_copy *copy,
                       GError **error)
{
    switch (emj_file_kind_of(AT_FDCWD, copy->path)) {
    case EMJ_FILE_ABSENT:
        g_clear_error(error);
        g_set_error(
            error, EMJ_ERROR, EMJ_ERROR_PROGRAM,
            "'%s' is unchanged; the editor left no file, and what was typed went with it",
            entry->id);
        break;
    case EMJ_FILE_REGULAR:
    case EMJ_FILE_UNKNOWN:
        g_prefix_error(error, "the edited text is kept in '%s': ", copy->path);
        break;
    case EMJ_FILE_FOLDER:
    case EMJ_FILE_LINK:
    case EMJ_FILE_OTHER:
        g_prefix_error(
            error,
            "'%s' is unchanged; the editor left no file but a link or the like: ", entry->id);
        break;
    }
}

bool emj_edit_in_editor(struct emj_context *context, struct emj_entry **entry, GError **error)
{
    struct emj_journal *journal = context->journal;
    g_auto(edited_copy) copy = { .id = g_strconcat(EMJ_DRAFT_EDIT_PREFIX, (*entry)->id, NULL) };
    g_auto(emj_draft_hold) hold = EMJ_DRAFT_HOLD_NONE;
    copy.path = emj_draft_path(journal, copy.id);
    if (!emj_draft_hold_init(&hold, journal, copy.id, error)) {
        g_prefix_error(error, "cannot edit '%s': ", (*entry)->id);
        return false;
    }
    if (!take_start(context, *entry, &copy, error) ||
        !emj_draft_put(journal, copy.id, copy.bytes, copy.length, NULL, error))
        return false;
    g_autoptr(GError) failure = NULL;
    if (!edit_copy(context, entry, &copy, &failure)) {
        tell_where(*entry, &copy, &failure);
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (!copy.kept && !emj_draft_remove(journal, copy.id, &failure))
        emj_warn("the edit is done, but its copy stays: %s", failure->message);
    return true;
}
