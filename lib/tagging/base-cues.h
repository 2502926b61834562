/*
 * tagging/base-cues.h: the cue words that come with the program.
 *
 * Packs add the words of their activity; these are the ones that managers use in
 * any meeting. They are chosen to be rarely wrong rather than to catch much:
 * phrases before single words, and no word that both sides use alike. Internal to
 * the module.
 */
#ifndef EMJ_TAGGING_BASE_CUES_H
#define EMJ_TAGGING_BASE_CUES_H

#include <stddef.h>

#include "base/kotter.h"

/* A group as in a pack; the words are separated by "|". */
struct emj_base_cues {
    enum emj_function function;
    int points; /* 1 to 3 */
    const char *words;
};

/*
 * The groups for a language tag, subtags dropped from the right; NULL and 0 when
 * there are none. Static.
 */
const struct emj_base_cues *emj_base_cues(const char *language, size_t *ret_count);

#endif
