/*
 * yaml/explain.h: what libyaml found wrong, as a sentence that says how to mend
 * it. Private to the module.
 */
#ifndef EMJ_YAML_EXPLAIN_H
#define EMJ_YAML_EXPLAIN_H

#include <yaml.h>

#include "yaml/source.h"

/* Adds the error that stopped `parser`. */
void emj_yaml_explain(const yaml_parser_t *parser, struct emj_yaml_source *source,
                      struct emj_diags *diags);

#endif
