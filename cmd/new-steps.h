/*
 * cmd/new-steps.h: each step of the interview, as a person sees it.
 */
#ifndef EMJ_CMD_NEW_STEPS_H
#define EMJ_CMD_NEW_STEPS_H

#include "cmd/new.h"

/* How a step ended. */
enum emj_step_end {
    EMJ_STEP_DONE,
    EMJ_STEP_BACK,        /* "<" */
    EMJ_STEP_FINISH,      /* Ctrl-D: what is there is saved */
    EMJ_STEP_TEXT,        /* a text in place of a key: it belongs to an answer */
    EMJ_STEP_INTERRUPTED, /* a signal */
};

/*
 * Shows the step and waits. `ret_text` is set in every case, in the words that
 * emj_interview_answer takes; after an interruption it is the unfinished line.
 */
enum emj_step_end emj_new_ask(struct emj_new_session *session,
                              const struct emj_interview_prompt *prompt, char **ret_text);

#endif
