/*
 * Included before every file by the build: calls that this code base does not
 * make become compile errors that name what to use instead. The idea is git's
 * banned.h.
 */
#ifndef EMJ_BASE_BANNED_H
#define EMJ_BASE_BANNED_H

/* The declarations must be seen before the names are poisoned. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <glib.h>

/* No bounds: use g_strlcpy, g_strdup, GString, g_strdup_printf. */
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets
/* Hidden state: use g_strsplit, base/date.h, base/when.h. */
#pragma GCC poison strtok localtime gmtime ctime asctime mktime
/* No error reported: use emj_text_to_int of base/text.h. */
#pragma GCC poison atoi atol atoll atof
/* A shell in between: use base/process.h. */
#pragma GCC poison system popen g_spawn_command_line_sync g_spawn_command_line_async
/* No limit, or another way to write: use base/file.h. */
#pragma GCC poison g_file_get_contents g_file_set_contents fopen tmpfile tmpnam mktemp
/* Recode to the locale behind our back: cmd/output.h prints. */
#pragma GCC poison g_print g_printerr

#endif
