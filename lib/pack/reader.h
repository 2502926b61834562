/*
 * pack/reader.h: the parts of the reader that stand in files of their own.
 * Private to the module.
 */
#ifndef EMJ_PACK_READER_H
#define EMJ_PACK_READER_H

#include "pack/fields.h"

/* A question: struct emj_question *. */
emj_item_read_fn emj_item_read_question;

/* A word that is looked for in an answer: char *. */
emj_item_read_fn emj_item_read_word;

/* The cues: a GPtrArray * of struct emj_cue_list *. */
emj_field_read_fn emj_field_read_cues;

/* The function of a question or of a cue group: enum emj_function. */
emj_field_read_fn emj_field_read_function;

#endif
