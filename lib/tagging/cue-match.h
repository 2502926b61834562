/*
 * tagging/cue-match.h: cue words found in a text.
 *
 * A cue is a word or a phrase. It matches whole words, case folded; any run of
 * white space, newlines included, equals one space; a final "*" matches the rest
 * of the last word. Text and cue are cut into words (letters, digits, "_") and
 * single other characters, so that "on-call" is not found in "on call", nor
 * "plan" in "planet". What follows an "@" up to white space is a name and never
 * matches.
 */
#ifndef EMJ_TAGGING_CUE_MATCH_H
#define EMJ_TAGGING_CUE_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/kotter.h"

/* Of each text only so much is looked at; by then any side has its six points. */
enum { EMJ_CUES_MAX_BYTES = 1024 * 1024 };

/* The first place where a cue was found. */
struct emj_cue_hit {
    size_t text;  /* 0-based index of the text */
    size_t start; /* byte offset and length there */
    size_t length;
    enum emj_function function;
    int points;
};

struct emj_cues;

struct emj_cues *emj_cues_new(void);
void emj_cues_free(struct emj_cues *cues);
typedef struct emj_cues emj_cues;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_cues, emj_cues_free)

/*
 * Adds a cue. One that is there already (folded) keeps its first function and
 * points; one without a word or sign is left out.
 */
void emj_cues_add(struct emj_cues *cues, const char *cue, enum emj_function function,
                  int points);

size_t emj_cues_count(const struct emj_cues *cues);

/*
 * The cues found in `texts`, each once, in order of their places. A new array of
 * struct emj_cue_hit.
 */
GArray *emj_cues_find(const struct emj_cues *cues, const char *const *texts, size_t count);

/* True when one of `words` (char *) stands in the text, by the same rules. */
bool emj_cues_mentioned(const GPtrArray *words, const char *text);

#endif
