/*
 * interview/interview-private.h: the state of an interview, shared by the files
 * that make it up.
 *
 *   interview.c         the stages: what is asked, taken, gone back to
 *   interview-keys.c    what may be typed at a stage
 *   interview-queue.c   the questions asked and to be asked
 *   interview-parts.c   from the state to an entry or a draft
 *   interview-resume.c  from a draft to the state
 *
 * What comes next is never stored: it is the first step that applies and is not
 * done. Going back only takes the mark "done" off, and a draft is the list of these
 * marks, so that forward, back and resumed are one and the same walk.
 */
#ifndef EMJ_INTERVIEW_INTERVIEW_PRIVATE_H
#define EMJ_INTERVIEW_INTERVIEW_PRIVATE_H

#include "interview/interview.h"

/* One question of the interview. */
struct emj_item {
    char *id;                              /* "risk-owner", "risk-owner:short" */
    char *text;                            /* as asked */
    const struct emj_question *question;   /* NULL when the pack does not have it any more */
    const struct emj_follow_up *follow_up; /* NULL unless a follow-up of `question` */
    struct emj_question stand_in;          /* shown instead of a question that is gone */
    enum emj_side side;
    enum emj_step step;
    bool sensitive;
    char *answer; /* NULL: none yet; "" skipped or nothing this time */
    bool done;
};

struct emj_interview {
    struct emj_interview_setup setup; /* strings are the caller's */
    GPtrArray *open;                  /* struct emj_open_commitment * */
    struct emj_tagger *tagger;

    enum emj_interview_stage stage;
    bool done[EMJ_STAGE_DONE]; /* QUESTION is unused: its items have their own mark */
    unsigned seconds;

    int minutes;
    const struct emj_open_commitment *resurfaced; /* of `open`; NULL is none */
    bool resurfaced_closed;

    GPtrArray *queue; /* struct emj_item * */
    size_t present;   /* index of the one being asked */

    struct emj_proposal *proposal; /* while TAG is asked and after */
    char *sentence;
    enum emj_work work;
    enum emj_tagged tagged;

    GPtrArray *replaceable; /* the three oldest still open, of `open`; NULL before REPLACE */
    const struct emj_open_commitment *replaced; /* one of them; NULL is none */
    char *when;                                 /* NULL: none yet; "" skipped */
    char *will;
    GPtrArray *outcomes; /* struct emj_commitment_outcome *, oldest first */
};

/* Moves to the first step that applies and is not done. */
void emj_interview_go_on(struct emj_interview *interview);

/* Every fifth entry: the proposal is stored without having been shown. */
bool emj_interview_is_blind(const struct emj_interview *interview);

/* What the answers propose as they stand. New. */
struct emj_proposal *emj_interview_propose(const struct emj_interview *interview);

/* --- interview-queue.c --- */

void emj_item_free(struct emj_item *item);
struct emj_item *emj_item_new(const struct emj_interview *interview, struct emj_chosen chosen);
struct emj_item *emj_queue_at(const struct emj_interview *interview, size_t index);

/* Questions there may be at most. */
size_t emj_queue_limit(const struct emj_interview *interview);

/*
 * Sets `present` to the first question that is not done, choosing a new one if
 * there is room and reason; false when there is none.
 */
bool emj_queue_seek(struct emj_interview *interview);

/*
 * Takes the answer to the present question. What had been chosen to follow it is
 * chosen anew, but what has been answered stays.
 */
void emj_queue_answer(struct emj_interview *interview, char *answer);

/* --- interview-keys.c --- */

/* 0 is no length. */
bool emj_keys_length(const struct emj_interview_setup *setup, const char *text,
                     int *ret_minutes, GError **error);

/* Whether anything was decided, and what; the new `ret_reason` may be NULL. */
bool emj_keys_resurface(const char *text, bool *ret_decided,
                        enum emj_commitment_state *ret_state, char **ret_reason,
                        GError **error);

/* A new string: the text to keep; "" for skipped and for "0". */
bool emj_keys_question(const struct emj_interview *interview,
                       const struct emj_question *question, const char *text, char **ret_answer,
                       GError **error);

/* `shown` is the proposal that Enter accepts; NULL when none was shown. */
bool emj_keys_tag(const struct emj_proposal *shown, bool scripted, const char *text,
                  enum emj_work *ret_work, enum emj_tagged *ret_tagged, GError **error);

/* 1 to `count`; 0 keeps all of them. */
bool emj_keys_replace(const char *text, size_t count, size_t *ret_number, GError **error);

/* --- the words of a draft's list of steps --- */

/* "length", "resurface", "tag", "replace", "when", "will"; NULL for the others. */
const char *emj_step_word(enum emj_interview_stage stage);

/* Instead of "tag": the options that leave the step out. */
#define EMJ_STEP_AS "as"
#define EMJ_STEP_NO_TAG "no-tag"

/* "replace:ENTRY:NUMBER", the commitment to replace; before it the bare word. */
#define EMJ_STEP_REPLACE_PREFIX "replace:"

/*
 * Before the id of a question that would read as one of the words above, as in
 * "question:when".
 */
#define EMJ_STEP_QUESTION_PREFIX "question:"

/* A question's id as it stands in the list. New string. */
char *emj_step_of_question(const char *id);

/* The id again; NULL when the step is no question. Borrowed from `step`. */
const char *emj_step_question(const char *step);

#endif
