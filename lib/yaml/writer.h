/*
 * yaml/writer.h: one scalar as YAML that every reader takes for that string.
 *
 * Front matter is written line by line by its owner (entry/front-matter.h), so
 * that a person's own lines stay as they are; only the value of a line needs
 * YAML's rules, and they live here.
 */
#ifndef EMJ_YAML_WRITER_H
#define EMJ_YAML_WRITER_H

#include <stdbool.h>

#include <glib.h>

/*
 * `text` (valid UTF-8 without control characters other than newline and tab) as
 * a one-line scalar: plain where YAML 1.1 and 1.2 both read it back as that
 * string, inside brackets too; double-quoted otherwise ("no", "1.10",
 * "2026-11-12", "a: b", "#x", ""). With `keep_plain` a value that is meant to be
 * a date, number or boolean stays plain. New string.
 */
char *emj_yaml_scalar(const char *text, bool keep_plain);

#endif
