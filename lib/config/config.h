/*
 * config/config.h: the person's settings, from config.yaml.
 *
 *   journal: PATH                    where the journal is
 *   journals:                        names for --journal -> paths
 *     work: ~/notes/work
 *   language: en                     language of questions and cues
 *   week_start: monday               or sunday, saturday
 *   fiscal_year_start_month: 1       1 to 12
 *   max_questions: 3                 1 to 5, the ceiling of one interview
 *   color: auto                      auto, always, never
 *   range: 30-60                     the person's own range of the leadership share
 *   review_headings:                 a company's headings -> functions
 *     results: [planning-budgeting]
 *   roster:                          people, for reports and shared copies
 *     - handle: tomas
 *       name: Tomás Silva
 *       role: a senior engineer
 *       aliases: [Tom]
 *
 * Every key is optional; an empty `journal` or `range` is none. A handle may have
 * its "@". Unknown keys are errors with the nearest known one, so that a typing
 * mistake never silently changes a report; "x-" keys are ignored.
 */
#ifndef EMJ_CONFIG_CONFIG_H
#define EMJ_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/diags.h"
#include "base/period.h"

enum emj_color {
    EMJ_COLOR_AUTO,
    EMJ_COLOR_ALWAYS,
    EMJ_COLOR_NEVER,
};

struct emj_person {
    char *handle; /* folded, without "@" */
    char *name;   /* this and the next: NULL is none */
    char *role;
    GPtrArray *aliases; /* char *; may be empty */
};

struct emj_review_heading {
    char *title;
    unsigned functions; /* bit 1 << enum emj_function */
};

struct emj_config {
    char *journal;        /* NULL is not set; as written, "~/" is the caller's to expand */
    GHashTable *journals; /* char * name -> char * path, as written */
    char *language;       /* never NULL */
    struct emj_calendar calendar;
    int max_questions;
    enum emj_color color;
    bool has_range;
    int range_low; /* percent */
    int range_high;
    GPtrArray *review_headings; /* struct emj_review_heading *, in file order */
    GPtrArray *roster;          /* struct emj_person *, in file order */
};

/* The defaults, as with an empty file. */
struct emj_config *emj_config_new(void);

/* Reads a file's bytes (an empty one is the defaults); NULL when `diags` got an error. */
struct emj_config *emj_config_read(const char *bytes, size_t length, struct emj_diags *diags);
void emj_config_free(struct emj_config *config);
typedef struct emj_config emj_config;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_config, emj_config_free)

/* The person of a handle, or NULL. Borrowed. */
const struct emj_person *emj_config_person(const struct emj_config *config, const char *handle);

/*
 * The names of the keys with one plain value (all but journals, review_headings and
 * roster), NULL-terminated: what `config get` and `config set` take.
 */
const char *const *emj_config_keys(void);

/*
 * The value of such a key, its default when not set ("" for journal, range); NULL
 * for an unknown key. New string.
 */
char *emj_config_get(const struct emj_config *config, const char *key);

/*
 * New bytes of the file with `key` set to `value`, every other line and every
 * comment as it was. EMJ_ERROR_USAGE for an unknown key or a value that the key
 * does not take; EMJ_ERROR_INVALID for a file that cannot be read, or that is not
 * written one key a line.
 */
char *emj_config_set(const char *bytes, size_t length, const char *key, const char *value,
                     size_t *ret_length, GError **error);

#endif
