/* A whole sample journal from tests/journals, read as the program reads it. */
#ifndef EMJ_TEST_REPORT_JOURNAL_H
#define EMJ_TEST_REPORT_JOURNAL_H

#include <fcntl.h>

#include "base/file.h"
#include "report-support.h"

static inline char *journal_bytes(const char *path, size_t *ret_length)
{
    char *bytes = NULL;
    bool read = emj_file_read(AT_FDCWD, path, 1024 * 1024, &bytes, ret_length, NULL);
    ck_assert_msg(read, "%s", path);
    return bytes;
}

/* Reads one file; `path` is relative to the journal. */
static inline void journal_add_file(GPtrArray *entries, const char *root, const char *path)
{
    size_t length = 0;
    g_autofree char *full = g_build_filename(root, path, NULL);
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    char *bytes = journal_bytes(full, &length);
    struct emj_entry *entry = emj_entry_read(path, bytes, length, diags);
    ck_assert_msg(entry != NULL, "%s", path);
    g_ptr_array_add(entries, entry);
}

static inline void journal_add_folder(GPtrArray *entries, const char *root, const char *path)
{
    g_autofree char *folder = g_build_filename(root, path, NULL);
    GDir *names = g_dir_open(folder, 0, NULL);
    ck_assert_msg(names != NULL, "%s", folder);
    for (const char *name = g_dir_read_name(names); name; name = g_dir_read_name(names)) {
        g_autofree char *inner = *path ? g_build_filename(path, name, NULL) : g_strdup(name);
        g_autofree char *full = g_build_filename(root, inner, NULL);
        if (g_file_test(full, G_FILE_TEST_IS_DIR))
            journal_add_folder(entries, root, inner);
        else if (g_str_has_suffix(name, ".md"))
            journal_add_file(entries, root, inner);
    }
    g_dir_close(names);
}

/* Instead of report_place_init: the journal's entries and its configuration. */
static inline void report_place_load(struct report_place *place, const char *journal)
{
    size_t length = 0;
    g_autofree char *root = g_build_filename("journals", journal, NULL);
    g_autofree char *path = g_build_filename(root, "config.yaml", NULL);
    g_autofree char *bytes = journal_bytes(path, &length);
    g_autoptr(emj_diags) diags = emj_diags_new(path);

    report_place_init(place);
    emj_config_free(place->config);
    place->config = emj_config_read(bytes, length, diags);
    ck_assert_msg(place->config != NULL, "%s", path);
    journal_add_folder(place->entries, root, "");
}

#endif
