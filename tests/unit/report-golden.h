/* Comparing a report with its golden file, line by line. */
#ifndef EMJ_TEST_REPORT_GOLDEN_H
#define EMJ_TEST_REPORT_GOLDEN_H

#include <fcntl.h>

#include "base/file.h"
#include "report-support.h"

/* The first line that differs, since a whole report is too long for a message. */
static inline void compare_lines(const char *name, const char *text, const char *expected)
{
    g_auto(GStrv) ours = g_strsplit(text, "\n", -1);
    g_auto(GStrv) theirs = g_strsplit(expected, "\n", -1);
    size_t line = 0;
    while (ours[line] && theirs[line] && strcmp(ours[line], theirs[line]) == 0)
        line++;
    ck_assert_msg(!ours[line] && !theirs[line], "%s:%zu:\n%.600s\ninstead of\n%.600s", name,
                  line + 1, ours[line] ? ours[line] : "(the end)",
                  theirs[line] ? theirs[line] : "(the end)");
}

/* `name` is below golden/report. EMJ_UPDATE_GOLDEN writes it anew. */
static inline void compare_golden(const char *name, const char *text)
{
    g_autofree char *path = g_build_filename("golden", "report", name, NULL);
    g_autofree char *expected = NULL;
    g_autoptr(GError) error = NULL;
    size_t length = 0;
    if (g_getenv("EMJ_UPDATE_GOLDEN"))
        ck_assert(emj_file_put_path(path, text, strlen(text), NULL));
    bool read = emj_file_read(AT_FDCWD, path, 1024 * 1024, &expected, &length, &error);
    ck_assert_msg(read, "%s", error ? error->message : "");
    compare_lines(name, text, expected);
}

#endif
