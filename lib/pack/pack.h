/*
 * pack/pack.h: a prompt pack, schema version 1.
 *
 * A pack is data that anybody may write and share: questions for one activity,
 * cue words, an example commitment. It never executes anything. The page
 * emjournal-pack(5) is the schema; the limits below are enforced by the reader.
 *
 * Life cycle: emj_pack_read makes a pack that owns everything in it and never
 * changes; readers use the fields directly. emj_pack_free drops it.
 */
#ifndef EMJ_PACK_PACK_H
#define EMJ_PACK_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/diags.h"
#include "base/kotter.h"

enum {
    EMJ_PACK_FORMAT = 1,
    EMJ_PACK_MAX_BYTES = 64 * 1024,
    EMJ_PACK_MAX_QUESTIONS = 40,
    EMJ_PACK_MAX_FOLLOW_UPS = 3,
    EMJ_PACK_MAX_CUE_GROUPS = 60, /* per language */
    EMJ_PACK_MAX_CUE_WORDS = 20,  /* per group */
    EMJ_PACK_MAX_ALIASES = 5,
    EMJ_PACK_DEFAULT_CADENCE = 30, /* days; also of an activity without a pack */
};

/* Of a pack that does not say, and of the questions that the program adds. */
#define EMJ_PACK_DEFAULT_LANGUAGE "en"

/* A text in one or several languages; keys are language tags, both owned. */
struct emj_localized {
    GPtrArray *languages; /* char *, in the order of the file; at least one */
    GPtrArray *texts;     /* char *, one for each language */
};

enum emj_answer_kind {
    EMJ_ANSWER_LINE,
    EMJ_ANSWER_TEXT, /* several lines, ended by an empty one */
    EMJ_ANSWER_CHOICE,
    EMJ_ANSWER_NUMBER,
};

struct emj_choice {
    char *id;
    struct emj_localized *label;
};

enum emj_follow_up_when {
    EMJ_FOLLOW_UP_SHORT,      /* the answer has one to three words */
    EMJ_FOLLOW_UP_EMPTY,      /* skipped or "0" */
    EMJ_FOLLOW_UP_MARKED_OK,  /* ends in a lone + */
    EMJ_FOLLOW_UP_MARKED_BAD, /* ends in a lone - */
    EMJ_FOLLOW_UP_MENTIONS,   /* one of `mentions` stands in the answer */
};

struct emj_follow_up {
    enum emj_follow_up_when when;
    GPtrArray *mentions; /* char *; NULL unless MENTIONS */
    struct emj_localized *ask;
};

struct emj_question {
    char *id;
    struct emj_localized *ask;
    struct emj_localized *hint; /* NULL is none */
    enum emj_side side;
    enum emj_function function; /* EMJ_FUNCTION_NONE if side is ANY */
    enum emj_step step;
    enum emj_answer_kind answer;
    GPtrArray *choices;  /* struct emj_choice *; NULL unless CHOICE */
    int max_words;       /* 5 to 120 */
    int weight;          /* 1 to 5 */
    int cooldown;        /* 0 to 20 entries of this activity */
    GPtrArray *only_for; /* char * kinds of meeting; NULL is every kind */
    bool sensitive;
    GPtrArray *follow_ups; /* struct emj_follow_up *, in file order; may be empty */
};

/* Words that speak for a function, and so for its side. */
struct emj_cue_group {
    GPtrArray *words; /* char *; a final '*' matches a prefix */
    enum emj_function function;
    int points; /* 1 to 3 */
};

struct emj_cue_list {
    char *language;
    GPtrArray *groups; /* struct emj_cue_group * */
};

struct emj_pack {
    char *id;
    int revision; /* 1 to 9999 */
    char *language;
    struct emj_localized *title;
    struct emj_localized *about; /* this and the next three: NULL is none */
    char *author;
    char *licence;
    char *source;
    char *activity;
    GPtrArray *aliases;                    /* char *; may be empty */
    int cadence_days;                      /* 1 to 400 */
    int max_questions;                     /* 1 to 5 */
    GPtrArray *questions;                  /* struct emj_question *; 1 to 40 */
    GPtrArray *cues;                       /* struct emj_cue_list *; may be empty */
    struct emj_localized *commitment_when; /* NULL is none */
    struct emj_localized *commitment_will;
};

/*
 * Reads a pack. Every problem is added to `diags`, sorted by place; returns NULL
 * if one of them is an error. A pack of a newer format gets one error and no
 * others. Texts stay as written, but for the line end that closes a block scalar.
 * The built-in `happened` question (id what-i-did, or what-happened where that is
 * taken) is appended when the pack has none, so that a pack always holds at least
 * one question of step HAPPENED.
 */
struct emj_pack *emj_pack_read(const char *bytes, size_t length, struct emj_diags *diags);
void emj_pack_free(struct emj_pack *pack);
typedef struct emj_pack emj_pack;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_pack, emj_pack_free)

/*
 * Style warnings of the question rules (one idea and one question mark, begins
 * with what, which, who ..., nothing presumed), with the places of the tree. Adds
 * to `diags`; the text must be one that emj_pack_read took.
 */
void emj_pack_lint(const char *bytes, size_t length, struct emj_diags *diags);

/* A warning for every text that has no translation for `language`. */
void emj_pack_lint_language(const char *bytes, size_t length, const char *language,
                            struct emj_diags *diags);

/* The question with this id, or NULL. Borrowed. */
const struct emj_question *emj_pack_question(const struct emj_pack *pack, const char *id);

/*
 * The text for `language`: the exact tag, then with subtags dropped from the
 * right, then the pack's language, then the first. Never NULL unless `text` is.
 */
const char *emj_pack_text(const struct emj_pack *pack, const struct emj_localized *text,
                          const char *language);

/* The cue groups for `language`, same fall-back by subtags but to nothing: NULL. */
const GPtrArray *emj_pack_cues(const struct emj_pack *pack, const char *language);

/* "short", "empty", "marked-ok", "marked-bad", "mentions": the end of a follow-up's id. */
const char *emj_follow_up_slug(enum emj_follow_up_when when);

#endif
