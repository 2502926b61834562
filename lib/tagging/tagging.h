/*
 * tagging/tagging.h: from what was written to a proposed tag, with its reasons.
 *
 * The person tags; the program only proposes, says why, and proposes nothing when
 * the lean is thin. This interface is what the interview and the commands know;
 * how a proposal is found is behind it. At present that is the points rule:
 *
 *   each distinct cue found in the answers gives its side 1 to 3 points, once an
 *   entry, at most 6 a side; an answer of four words or more to a question of a
 *   side gives that side one point more;
 *   both, if each side has 4 or more and they differ by at most 1;
 *   else the higher side, if it has 3 or more and leads by 2 or more;
 *   else none.
 *
 * Cues are matched as whole words or phrases, case folded; a final "*" matches
 * the beginning of a word. A word that both the pack and the program know has the
 * pack's points. Pure: the same answers give the same proposal.
 *
 * The function of a side is the one whose cues have the most points; of equal ones,
 * and for a side without a cue, it is that of a question answered in four words or
 * more (`question` of the answer), if there was one.
 */
#ifndef EMJ_TAGGING_TAGGING_H
#define EMJ_TAGGING_TAGGING_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/kotter.h"
#include "pack/pack.h"

enum { EMJ_PROPOSAL_MAX_REASONS = 3 };

/* One answer to judge; the text is borrowed for the call. */
struct emj_tagging_answer {
    const char *text;                    /* marker and "//" lines may still be in it */
    enum emj_side side;                  /* of its question; ANY for free text */
    const struct emj_question *question; /* NULL when it is not known; see below */
};

/* A cue that carried the proposal. */
struct emj_reason {
    char *cue;     /* as found in the text: "both teams" */
    size_t answer; /* 0-based index of the answer it was found in */
    enum emj_function function;
};

struct emj_proposal {
    enum emj_work work; /* NONE is no clear lean */

    /* Bits 1 << function; at most one a side, also of a side that is not proposed,
       should the person choose it (emj_proposal_functions). */
    unsigned functions;

    int management; /* points, 0 to 7 */
    int leadership;
    double leadership_probability; /* 0 to 1; 0.5 is no lean */

    /* struct emj_reason *, strongest first, at most 3; for both at least one of each
       side; empty for none. */
    GPtrArray *reasons;
};

struct emj_tagger;

/*
 * A tagger for one language with the program's base cues for it, plus those of
 * `pack` (NULL: base cues only). A language without any cues proposes nothing.
 * The pack is borrowed and must outlive the tagger.
 */
struct emj_tagger *emj_tagger_new(const struct emj_pack *pack, const char *language);
void emj_tagger_free(struct emj_tagger *tagger);
typedef struct emj_tagger emj_tagger;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_tagger, emj_tagger_free)

/* Never NULL; the caller frees. */
struct emj_proposal *emj_tagger_propose(const struct emj_tagger *tagger,
                                        const struct emj_tagging_answer *answers, size_t count);
void emj_proposal_free(struct emj_proposal *proposal);
typedef struct emj_proposal emj_proposal;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_proposal, emj_proposal_free)

/*
 * The sentence shown: 'Looks like leadership, aligning people ("both teams",
 * answer to 2).', 'Looks like both: aligning people, planning and budgeting ("own
 * words", answer to 2; "deadline", answer to 1).', or "No clear lean." New string.
 * With one answer the "answer to" part is left out.
 */
char *emj_proposal_sentence(const struct emj_proposal *proposal, size_t answer_count);

/*
 * The functions that go with the side a person accepted: those of `proposal` that
 * belong to `work`.
 */
unsigned emj_proposal_functions(const struct emj_proposal *proposal, enum emj_work work);

#endif
