/*
 * yaml/plain.h: the YAML that this program writes itself, read without libyaml.
 * Private to the module.
 *
 * Front matter is mostly lines "key: word" and lists of words, and a journal has
 * thousands of them, where starting libyaml costs more than reading the entry.
 * Text in that form becomes the tree that libyaml would give; every other text,
 * faulty ones included, is left to libyaml.
 */
#ifndef EMJ_YAML_PLAIN_H
#define EMJ_YAML_PLAIN_H

#include "yaml/tree.h"

/*
 * The tree of a text of lines "KEY: VALUE", or "KEY:" and lines "  - VALUE" below it;
 * NULL for any other text. A value begins with a letter or digit, and consists of
 * these, single blanks, and ".,_/+@-", and ":" that no blank follows.
 */
struct emj_yaml_node *emj_yaml_read_plain(const char *bytes, size_t length,
                                          const struct emj_yaml_limits *limits);

#endif
