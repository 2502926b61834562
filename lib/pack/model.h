/*
 * pack/model.h: the ends of the parts of a pack. Private to the module.
 *
 * Each free function takes NULL and has the type of a GDestroyNotify, so that a
 * GPtrArray can own the part.
 */
#ifndef EMJ_PACK_MODEL_H
#define EMJ_PACK_MODEL_H

#include "pack/pack.h"

struct emj_localized *emj_localized_new(void); /* without any text */
void emj_localized_add(struct emj_localized *localized, const char *language, const char *text);
void emj_localized_free(void *localized);

void emj_choice_free(void *choice);
void emj_follow_up_free(void *follow_up);
void emj_question_free(void *question);
void emj_cue_group_free(void *group);
void emj_cue_list_free(void *list);

#endif
