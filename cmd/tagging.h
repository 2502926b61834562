/*
 * cmd/tagging.h: the tag of an entry that exists already, asked of a person.
 */
#ifndef EMJ_CMD_TAGGING_H
#define EMJ_CMD_TAGGING_H

#include "cmd/context.h"
#include "cmd/terminal.h"
#include "entry/entry.h"
#include "tagging/tagging.h"

/* What would be proposed for `entry` now, with its pack's cues if that is loaded. New. */
struct emj_proposal *emj_propose_for_entry(const struct emj_context *context,
                                           const struct emj_entry *entry);

/* A person's decision. */
enum emj_tag_key {
    EMJ_TAG_CHOSEN, /* *ret_work is what was chosen */
    EMJ_TAG_UNSURE,
    EMJ_TAG_BACK, /* "<" */
    EMJ_TAG_QUIT, /* Ctrl-D, or q */
    EMJ_TAG_INTERRUPTED,
};

/* Shows the proposal with its reason and waits for one key. */
enum emj_tag_key emj_ask_tag(const struct emj_proposal *proposal, size_t answers,
                             enum emj_work *ret_work);

/* Writes the work tags into the entry's file as chosen by the person. */
bool emj_write_tag(struct emj_context *context, const struct emj_entry *entry,
                   enum emj_work work, unsigned functions, GError **error);

#endif
