/*
 * config/config-private.h: the table of keys, shared by the files of this module.
 * For them only.
 */
#ifndef EMJ_CONFIG_CONFIG_PRIVATE_H
#define EMJ_CONFIG_CONFIG_PRIVATE_H

#include "config/config.h"
#include "yaml/tree.h"

/* A key with one plain value. */
struct emj_config_key {
    const char *name;

    /* Sets the field from a text; EMJ_ERROR_USAGE says what is wrong with the value. */
    bool (*set)(struct emj_config *config, const char *text, GError **error);

    /* The field as a text that `set` takes. New string. */
    char *(*get)(const struct emj_config *config);

    bool plain; /* written without quotes: a number */
};

/* NULL for an unknown name, and for journals, review_headings and roster. */
const struct emj_config_key *emj_config_key_find(const char *name);

/* The known name nearest to a wrong one, or NULL. `all`: those of several values too. */
const char *emj_config_key_nearest(const char *name, bool all);

/*
 * The YAML tree of a file's bytes; NULL without an error in `diags` when it holds
 * nothing but comments. The caller frees.
 */
struct emj_yaml_node *emj_config_parse(const char *bytes, size_t length,
                                       struct emj_diags *diags);

#endif
