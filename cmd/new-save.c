#include "cmd/new.h"

#include <fcntl.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cmd/output.h"
#include "entry/name.h"
#include "journal/undo.h"

enum { MAX_SHOWN = 256 * 1024 };

/* What `parts` says beyond the choice of pack: an answer, or a line being typed. */
static bool worth_keeping(const struct emj_new_session *session, const char *unfinished)
{
    return emj_interview_has_answer(session->interview) ||
           (unfinished && emj_text_has_alnum(unfinished, strlen(unfinished)));
}

bool emj_new_keep_draft(struct emj_new_session *session, const char *unfinished, GError **error)
{
    if (!worth_keeping(session, unfinished))
        return true;

    size_t length = 0;
    g_autoptr(emj_entry_new) parts = emj_interview_parts(session->interview, true, unfinished);
    g_autofree char *bytes = emj_entry_compose(parts, &length);
    return emj_new_put_draft(session, bytes, length, error);
}

static int compare_titles(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In the order of the proposal's sentence. */
static void append_functions(GString *text, unsigned functions)
{
    const char *titles[EMJ_FUNCTION_COUNT] = { NULL };
    size_t count = 0;
    for (int function = 0; function < EMJ_FUNCTION_COUNT; function++)
        if (functions & 1u << function)
            titles[count++] = emj_function_title(function);
    qsort(titles, count, sizeof titles[0], compare_titles);
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(text, "%s%s", i == 0 ? "; " : ", ", titles[i]);
}

static void append_people(GString *text, const GPtrArray *people)
{
    for (size_t i = 0; i < people->len; i++) {
        const char *lead = i == 0 ? " People: " : ", ";
        g_string_append_printf(text, "%s@%s", lead, (const char *)g_ptr_array_index(people, i));
    }
    if (people->len > 0)
        g_string_append_c(text, '.');
}

/* "Saved: both; aligning people. People: @tomas." */
static void tell_saved(const struct emj_entry *entry)
{
    g_autoptr(GString) text = g_string_new("Saved: ");
    g_string_append(text, entry->work ? emj_work_word(entry->work) : "untagged");
    if (entry->tagged == EMJ_TAGGED_PROPOSED)
        g_string_append(text, " (proposed)");
    append_functions(text, entry->functions);
    g_string_append_c(text, '.');
    append_people(text, entry->people);
    emj_note("%s", text->str);
}

/* --- when saving fails --- */

/* Under `id`, or as the session's own. New string, NULL with `error`. */
static char *keep_as_draft(struct emj_new_session *session, const char *id, const char *bytes,
                           size_t length, GError **error)
{
    struct emj_journal *journal = session->context->journal;

    if (id ? !emj_draft_put(journal, id, bytes, length, NULL, error)
           : !emj_new_put_draft(session, bytes, length, error))
        return NULL;
    return emj_draft_path(journal, id ? id : session->draft);
}

/* Where the journal's disk has no room, another may. New string, NULL when not. */
static char *keep_in_temporary_folder(const char *bytes, size_t length)
{
    g_autofree char *folder =
        emj_folder_make_temporary(g_get_tmp_dir(), "emjournal-kept", NULL);
    g_autofree char *path = folder ? g_build_filename(folder, "entry.md", NULL) : NULL;

    if (!path || !emj_file_put_path(path, bytes, length, NULL))
        return NULL;
    return g_steal_pointer(&path);
}

/*
 * The screen is the last place. What is too long for it is of a program that reads a
 * file, or of an editor, whose own file stays.
 */
static void show_unsaved(const char *bytes, size_t length)
{
    if (length > MAX_SHOWN)
        return;
    g_autofree char *text = g_strndup(bytes, length);
    emj_say(EMJ_TONE_PLAIN, "%s", text);
}

/* Always false; `error` is said to be why, and where the text is. */
static bool keep_unsaved(struct emj_new_session *session, const char *id, const char *bytes,
                         size_t length, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autofree char *path = keep_as_draft(session, id, bytes, length, &failed);

    session->kept = true;
    if (!path)
        path = keep_in_temporary_folder(bytes, length);
    if (path) {
        g_prefix_error(error, "not saved, the text is kept in '%s': ", path);
        return false;
    }
    show_unsaved(bytes, length);
    g_prefix_error(
        error, "not saved, and the draft could not be written either (%s): ", failed->message);
    return false;
}

bool emj_new_keep_rest(struct emj_new_session *session, const char *unfinished,
                       const char *lines, GError **error)
{
    bool more = lines && emj_text_has_alnum(lines, strlen(lines));
    if (session->kept || (!more && !worth_keeping(session, unfinished)))
        return false;

    size_t length = 0;
    g_autoptr(emj_entry_new) parts = emj_interview_parts(session->interview, true, unfinished);
    g_autofree char *answered = emj_entry_compose(parts, &length);
    g_autofree char *bytes = g_strconcat(answered, more ? "\n" : NULL, lines, NULL);
    return keep_unsaved(session, NULL, bytes, strlen(bytes), error);
}

/* An id that no draft has; another process that is as fast gives the same, and no more. */
static char *free_id(const struct emj_new_session *session)
{
    for (unsigned number = 1;; number++) {
        g_autofree char *stem = emj_entry_stem(session->date, NULL, number);
        g_autofree char *id = g_strconcat(EMJ_DRAFT_TEXT_PREFIX, stem, NULL);
        g_autofree char *path = emj_draft_path(session->context->journal, id);
        if (emj_file_kind_of(AT_FDCWD, path) != EMJ_FILE_REGULAR)
            return g_steal_pointer(&id);
    }
}

bool emj_new_keep_text(struct emj_new_session *session, const char *text, size_t length,
                       GError **error)
{
    g_autofree char *id = free_id(session);
    return keep_unsaved(session, id, text, length, error);
}

static bool save(struct emj_new_session *session, const char *bytes, size_t length,
                 GError **error)
{
    struct emj_journal *journal = session->context->journal;
    g_clear_pointer(&session->saved, g_free);
    if (!emj_journal_add(journal, bytes, length, &session->saved, error))
        return keep_unsaved(session, NULL, bytes, length, error);
    emj_new_drop_draft(session);

    g_autofree char *absolute = emj_journal_absolute(journal, session->saved);
    g_autoptr(emj_diags) diags = emj_diags_new(session->saved);
    g_autoptr(emj_entry) entry =
        emj_entry_read(session->saved, g_memdup2(bytes, length + 1), length, diags);
    if (entry)
        tell_saved(entry);
    emj_print("%s\n", absolute);
    return true;
}

/* As with the draft: the entry is there. */
static void note_saved(const struct emj_new_session *session)
{
    g_autoptr(GError) error = NULL;
    if (!emj_undo_note_added(session->context->journal, session->saved,
                             session->context->now.seconds, &error))
        emj_warn("the entry is saved, but 'emjournal undo' does not know it: %s",
                 error->message);
}

bool emj_new_save(struct emj_new_session *session, const char *bytes, size_t length,
                  GError **error)
{
    if (!save(session, bytes, length, error))
        return false;
    note_saved(session);
    return true;
}

bool emj_new_finish(struct emj_new_session *session, GError **error)
{
    if (!emj_interview_has_answer(session->interview)) {
        emj_new_drop_draft(session);
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_NOTHING,
                    "nothing was answered, nothing is saved");
        return false;
    }

    size_t length = 0;
    g_autoptr(emj_entry_new) parts = emj_interview_parts(session->interview, false, NULL);
    g_autofree char *bytes = emj_entry_compose(parts, &length);
    if (!save(session, bytes, length, error))
        return false;
    /* Noted behind the outcomes, so that undo means the new entry and not one of them. */
    bool written = emj_new_write_outcomes(session, error);
    note_saved(session);
    return written;
}
