#include "cmd/new.h"

#include "base/error.h"
#include "cmd/output.h"

static void remember(struct emj_new_session *session, const char *bytes, size_t length)
{
    g_free(session->written);
    session->written = g_memdup2(bytes, length + 1);
    session->written_length = length;
}

/*
 * Where a file system knows no locks nobody is kept out; that each write compares with
 * the one before still keeps what others wrote.
 */
void emj_new_hold_draft(struct emj_new_session *session)
{
    emj_draft_hold_clear(&session->hold);
    emj_draft_hold_init(&session->hold, session->context->journal, session->draft, NULL);
}

struct emj_entry *emj_new_open_draft(struct emj_new_session *session, const char *id,
                                     GError **error)
{
    struct emj_journal *journal = session->context->journal;
    g_autoptr(GError) failure = NULL;
    g_autoptr(emj_entry) found = emj_draft_find(journal, id, error);
    if (!found)
        return NULL;

    emj_draft_hold_clear(&session->hold);
    if (!emj_draft_hold_init(&session->hold, journal, found->id, &failure) &&
        g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_CONFLICT)) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return NULL;
    }
    /* Read again: until it was held another could write it. */
    struct emj_entry *draft = emj_draft_find(journal, found->id, error);
    if (draft)
        remember(session, draft->bytes, draft->length);
    return draft;
}

static bool put_new(struct emj_new_session *session, const char *bytes, size_t length,
                    GError **error)
{
    char *id = NULL;
    if (!emj_draft_put(session->context->journal, NULL, bytes, length, &id, error))
        return false;
    g_free(session->draft);
    session->draft = id;
    emj_new_hold_draft(session);
    return true;
}

static bool put_beside(struct emj_new_session *session, const char *bytes, size_t length,
                       GError **error)
{
    g_autofree char *other = g_strdup(session->draft);
    if (!put_new(session, bytes, length, error))
        return false;
    if (strcmp(other, session->draft) != 0)
        emj_warn("the draft '%s' was changed elsewhere and stays; the answers here go "
                 "on in '%s'",
                 other, session->draft);
    return true;
}

static bool put_again(struct emj_new_session *session, const char *bytes, size_t length,
                      GError **error)
{
    struct emj_journal *journal = session->context->journal;
    g_autoptr(GError) failure = NULL;
    if (!session->written)
        return emj_draft_put(journal, session->draft, bytes, length, NULL, error);
    if (emj_draft_replace(journal, session->draft, session->written, session->written_length,
                          bytes, length, &failure))
        return true;
    if (g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_CONFLICT))
        return put_beside(session, bytes, length, error);
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

bool emj_new_put_draft(struct emj_new_session *session, const char *bytes, size_t length,
                       GError **error)
{
    bool done = session->draft ? put_again(session, bytes, length, error)
                               : put_new(session, bytes, length, error);
    if (done)
        remember(session, bytes, length);
    return done;
}

void emj_new_drop_draft(struct emj_new_session *session)
{
    struct emj_journal *journal = session->context->journal;
    g_autoptr(GError) error = NULL;
    if (!session->draft)
        return;
    if (session->written && emj_draft_was_changed(journal, session->draft, session->written,
                                                  session->written_length))
        emj_warn("the draft '%s' was changed elsewhere and stays", session->draft);
    else if (!emj_draft_remove(journal, session->draft, &error))
        emj_warn("the entry is saved, but its draft stays: %s", error->message);
    emj_draft_hold_clear(&session->hold);
    g_clear_pointer(&session->draft, g_free);
    g_clear_pointer(&session->written, g_free);
}
