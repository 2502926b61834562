/*
 * interview/interview.h: the steps of one interview, without a terminal.
 *
 * An interview is a state machine: emj_interview_ask says what to show,
 * emj_interview_answer takes what was typed and moves on, emj_interview_back goes
 * back one question. It reads no clock (the caller passes the seconds so far),
 * touches no file, and is the same for a terminal, a pipe and a test.
 *
 *   LENGTH     how long the meeting was        unless given or unwanted
 *   RESURFACE  one open commitment             if there is one to show
 *   QUESTION   happened, effect, follow-up     up to the pack's and person's limit
 *   TAG        the proposal                    at least one answer, unless --as, --no-tag
 *   REPLACE    which commitment to replace     if three are open
 *   WHEN, WILL the if-then                     at least one answer
 *   DONE
 *
 * After every accepted answer the caller saves emj_interview_parts as a draft, so
 * that nothing typed is lost; at DONE the same parts are the entry. What the
 * person decided about an open commitment is taken out with
 * emj_interview_take_outcome and written by the caller at once.
 */
#ifndef EMJ_INTERVIEW_INTERVIEW_H
#define EMJ_INTERVIEW_INTERVIEW_H

#include "entry/compose.h"
#include "interview/choose.h"
#include "tagging/tagging.h"

enum emj_interview_stage {
    EMJ_STAGE_LENGTH,
    EMJ_STAGE_RESURFACE,
    EMJ_STAGE_QUESTION,
    EMJ_STAGE_TAG,
    EMJ_STAGE_REPLACE,
    EMJ_STAGE_WHEN,
    EMJ_STAGE_WILL,
    EMJ_STAGE_DONE,
};

enum {
    EMJ_INTERVIEW_MAX_OPEN = 3,            /* open commitments at a time */
    EMJ_INTERVIEW_FOLLOW_UP_SECONDS = 110, /* no follow-up after this */
    EMJ_INTERVIEW_OPTIONAL_SECONDS = 150,  /* nothing optional after this */
};

/* An open commitment of the journal; strings are copied by emj_interview_new. */
struct emj_open_commitment {
    char *entry;     /* id of its entry */
    unsigned number; /* 1-based within it */
    char *text;
    char *activity; /* of its entry; NULL is none */
    struct emj_date made;
    struct emj_date shown; /* not set: never */
};

void emj_open_commitment_free(struct emj_open_commitment *commitment);

/* Every open commitment of `entries` with made on or before `as_of`, oldest first. */
GPtrArray *emj_open_commitments(const GPtrArray *entries, struct emj_date as_of);

/* Everything an interview starts from. Borrowed for its whole life unless said. */
struct emj_interview_setup {
    const struct emj_pack *pack;
    const struct emj_coverage *coverage;
    const char *language;
    struct emj_instant date;
    struct emj_instant recorded;
    size_t entry_number;   /* entries of the journal plus one; every fifth is blind */
    int max_questions;     /* the person's ceiling; the smaller of it and the pack's counts */
    const GPtrArray *open; /* struct emj_open_commitment *, oldest first; NULL is none */

    const char *title; /* this and the next: NULL is none */
    const char *kind;
    bool private;
    bool has_minutes; /* --minutes: no LENGTH step */
    int minutes;
    int preset_minutes; /* what Enter keeps; 0 is no length */
    enum emj_work as;   /* --as: no TAG step */
    bool no_tag;        /* --no-tag: no TAG step, untagged */
    bool scripted;      /* answers from a pipe: no time limits, Enter at the tag
                            stores the proposal as proposed, no preset length */
};

struct emj_interview;

struct emj_interview *emj_interview_new(const struct emj_interview_setup *setup);
void emj_interview_free(struct emj_interview *interview);
typedef struct emj_interview emj_interview;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_interview, emj_interview_free)

/*
 * Goes on from a draft: the steps it lists are done, its answers stand, the next
 * step is asked. Steps of questions that the pack no longer has keep their
 * answers. The length, --as and --no-tag are taken from the draft too; pack,
 * title, kind and `private` are the setup's. Call once, directly after
 * emj_interview_new.
 *
 * The steps of a draft are "length", "resurface", the ids of questions, "tag",
 * "replace" ("replace:ENTRY:NUMBER" for the one chosen), "when", "will", and "as"
 * or "no-tag" where these options left the tag out.
 */
void emj_interview_resume(struct emj_interview *interview, const struct emj_entry *draft);

/* What to show now; strings are borrowed until the next call that changes the interview. */
struct emj_interview_prompt {
    enum emj_interview_stage stage;
    const char *text; /* the question, the commitment, the proposal's sentence (if blind, a
                         plain question instead); never NULL */
    const char *hint; /* NULL is none */

    /* QUESTION */
    size_t position; /* 1-based */
    size_t total;
    const struct emj_question *question;   /* of a follow-up its parent; without `ask` when a
                                            resumed one has left the pack */
    const struct emj_follow_up *follow_up; /* NULL unless a follow-up */

    /* QUESTION, WHEN, WILL: what stands already (gone back, resumed); NULL is none */
    const char *answer;

    int preset_minutes;                           /* LENGTH */
    const struct emj_open_commitment *commitment; /* RESURFACE */
    const struct emj_proposal *proposal;          /* TAG */
    bool blind;                                   /* TAG: do not show the proposal */
    const GPtrArray *open; /* REPLACE: struct emj_open_commitment *, the oldest three */
    const char *example;   /* WHEN, WILL: the pack's; NULL is none */
};
struct emj_interview_prompt emj_interview_ask(const struct emj_interview *interview);

/*
 * Takes what was typed at the present step. `seconds` since the interview began
 * decide whether optional steps still come. Wrong keys are EMJ_ERROR_USAGE and
 * leave everything as it was. What is taken, blanks trimmed, case folded:
 *   LENGTH     minutes 1 to 1440; "" keeps the preset; "-" leaves it out
 *   RESURFACE  k kept, p partly, n not yet, d dropped (a reason may follow), "" later
 *   QUESTION   the answer; "" skips; "0" is nothing this time; of a choice its
 *              number, id or label; a number begins with a digit
 *   TAG        "" accepts, m l b ? or management leadership both; without a
 *              proposal shown "" is ?
 *   REPLACE    1 2 3; "" keeps all three and ends
 *   WHEN WILL  text; "" skips
 */
bool emj_interview_answer(struct emj_interview *interview, const char *text, unsigned seconds,
                          GError **error);

/*
 * At a question and before, at LENGTH and RESURFACE: a text that belongs to the question
 * becomes its `answer`, which is not given yet; behind one that stands there already, as
 * a paragraph of its own. False, and nothing is changed, at other steps, for a text
 * without letters or digits, and where there is no question.
 */
bool emj_interview_offer(struct emj_interview *interview, const char *text);

/*
 * Behind the questions: a text becomes the last paragraphs of the last answer that has
 * text, before its marker. False, and nothing is changed, where there is none.
 */
bool emj_interview_append(struct emj_interview *interview, const char *text);

/*
 * Back to the question before; false at the first. Its answer stands as `answer`.
 * From TAG to the last question, from REPLACE and WHEN to TAG, from WILL to WHEN.
 * Questions not answered yet are chosen anew after a changed answer; what was
 * answered stays.
 */
bool emj_interview_back(struct emj_interview *interview);

/* Ends the interview with what is there: the stage becomes DONE. */
void emj_interview_finish(struct emj_interview *interview);

/* At least one answer with text. */
bool emj_interview_has_answer(const struct emj_interview *interview);

/* The work tags as they stand (chosen, given, or none yet). */
enum emj_work emj_interview_work(const struct emj_interview *interview);

/*
 * The entry as it stands. With `draft` the steps done are noted in it, and
 * `unfinished` (may be NULL), a line being typed, is kept as the answer to the
 * present question without its step being done. New; the caller frees.
 */
struct emj_entry_new *emj_interview_parts(const struct emj_interview *interview, bool draft,
                                          const char *unfinished);

/* A decision about an open commitment, to be written into its entry. */
struct emj_commitment_outcome {
    char *entry;
    unsigned number;
    enum emj_commitment_state state;
    char *reason; /* NULL is none */
};

/*
 * The next decision not yet taken out, or NULL: of RESURFACE directly after its
 * answer, "dropped, replaced" of REPLACE once the new commitment stands. The
 * caller frees with emj_commitment_outcome_free.
 */
struct emj_commitment_outcome *emj_interview_take_outcome(struct emj_interview *interview);
void emj_commitment_outcome_free(struct emj_commitment_outcome *outcome);
typedef struct emj_commitment_outcome emj_commitment_outcome;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_commitment_outcome, emj_commitment_outcome_free)

#endif
