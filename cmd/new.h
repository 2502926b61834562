/*
 * cmd/new.h: the parts of `emjournal new`.
 *
 *   cmd-new.c       options, and which of the ways below
 *   new-session.c   what every interview needs: facts of the journal, pack, draft
 *   new-terminal.c  the interview with a person at a terminal
 *   new-script.c    `new -`: the same steps from lines of standard input
 *   new-text.c      `new -m`: a text as it is
 *   new-editor.c    `new --edit`: the questions in an editor
 *   new-draft.c     the draft on disk, which this session alone writes
 *   new-save.c      from parts to a saved entry, or a draft that says where it is
 */
#ifndef EMJ_CMD_NEW_H
#define EMJ_CMD_NEW_H

#include "cmd/context.h"
#include "entry/compose.h"
#include "interview/interview.h"
#include "journal/drafts.h"

/* What the command line says. */
struct emj_new_options {
    char *message; /* -m; "-" is standard input; NULL is not given */
    char *as;
    char *title;
    char *at;
    char *kind;
    char *minutes;
    char *resume_id; /* --resume ID; NULL is the newest */
    bool resume;
    bool edit;
    bool private;
    bool no_tag;
};

/* One run of `new`, from the options to the saved entry. */
struct emj_new_session {
    struct emj_context *context;
    struct emj_new_options options;
    enum emj_work as;
    int minutes; /* 0 is none; valid when options.minutes is set */
    struct emj_instant date;
    const char *pack_word; /* PACK; NULL is not given */

    struct emj_journal_scan *scan; /* the newest 13 months */
    struct emj_coverage *coverage;
    GPtrArray *open; /* struct emj_open_commitment * */
    const struct emj_pack *pack;
    struct emj_interview *interview;
    struct emj_entry *resumed;  /* the draft that is gone on with; NULL is none */
    char *draft;                /* id of the draft on disk; NULL is none */
    struct emj_draft_hold hold; /* of `draft` */
    char *written; /* what `draft` holds as far as is known; NULL: an editor writes it */
    size_t written_length;
    char *carried; /* typed before there was an interview, for its first question; or NULL */
    char *saved;   /* path of the saved entry below the root; NULL until then */
    bool kept;     /* what could not be saved is kept, and the error says where */
};

/* --- new-session.c --- */

/* Reads the newest 13 months and what follows from them. */
bool emj_new_read_journal(struct emj_new_session *session, GError **error);

/* The draft of --resume; fills `resumed`, `draft`, the pack's word, length and options. */
bool emj_new_read_draft(struct emj_new_session *session, GError **error);

/* Slugs of activities to offer, most likely first. Borrowed in a new array. */
GPtrArray *emj_new_activities(const struct emj_new_session *session);

/*
 * Sets session->pack from what was typed at the list of activities: a number of the
 * list, a pack's word, or nothing for the first.
 */
bool emj_new_pick_pack(struct emj_new_session *session, const char *typed, GError **error);

/* Makes session->interview; needs the journal and the pack. */
void emj_new_begin(struct emj_new_session *session, bool scripted);
void emj_new_session_clear(struct emj_new_session *session);

/* Notes that the commitment of a RESURFACE step has been shown today. */
bool emj_new_mark_shown(struct emj_new_session *session,
                        const struct emj_interview_prompt *prompt, GError **error);

/*
 * Writes what was decided about open commitments into their entries. One that was closed
 * or changed by somebody else meanwhile is left as it is, which is said.
 */
bool emj_new_write_outcomes(struct emj_new_session *session, GError **error);

/* --- new-draft.c --- */

/*
 * Holds the draft `id` and reads it, so that no other process works on it.
 * EMJ_ERROR_CONFLICT when one does. NULL with `error`; the caller frees.
 */
struct emj_entry *emj_new_open_draft(struct emj_new_session *session, const char *id,
                                     GError **error);

/* Makes `draft` the session's, held, for an editor to write it. */
void emj_new_hold_draft(struct emj_new_session *session);

/*
 * Writes the session's draft, a new one if there is none. Where somebody else changed it
 * since, theirs stays and the bytes go into a new draft beside it, which is said.
 */
bool emj_new_put_draft(struct emj_new_session *session, const char *bytes, size_t length,
                       GError **error);

/*
 * Removes the draft of an entry that is saved or empty. One that somebody else changed
 * stays; neither that nor a draft that cannot be removed is worth more than a word.
 */
void emj_new_drop_draft(struct emj_new_session *session);

/* --- new-save.c --- */

/* Writes the draft as the interview stands; nothing while nothing is answered. */
bool emj_new_keep_draft(struct emj_new_session *session, const char *unfinished,
                        GError **error);

/*
 * For an interview that ends with `error`: keeps the answers, the line being typed and
 * the lines that no step has taken (each may be NULL), as a draft, else in a folder of
 * $TMPDIR, else on the screen, and says so in the error; once in a session. Always false.
 */
bool emj_new_keep_rest(struct emj_new_session *session, const char *unfinished,
                       const char *lines, GError **error);

/* The same for a text that cannot be an entry; its draft is not one to go on with. */
bool emj_new_keep_text(struct emj_new_session *session, const char *text, size_t length,
                       GError **error);

/* The end of an interview: saves the entry and removes the draft, or says that there is nothing. */
bool emj_new_finish(struct emj_new_session *session, GError **error);

/*
 * Saves bytes as an entry, prints its path, and tells the tag and the people. When
 * saving fails the bytes are kept as emj_new_keep_rest does.
 */
bool emj_new_save(struct emj_new_session *session, const char *bytes, size_t length,
                  GError **error);

/* --- the ways --- */

bool emj_new_terminal(struct emj_new_session *session, GError **error);
bool emj_new_script(struct emj_new_session *session, GError **error);
bool emj_new_text(struct emj_new_session *session, GError **error);
bool emj_new_editor(struct emj_new_session *session, GError **error);

#endif
