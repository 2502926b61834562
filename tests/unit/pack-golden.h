/*
 * Golden files of packs: NAME.yaml in a folder of tests/packs, and beside it
 * NAME.expected with every problem, a line each. EMJ_UPDATE_GOLDEN=1 in the
 * environment writes the expected files anew, to be read as a diff.
 */
#ifndef EMJ_TESTS_PACK_GOLDEN_H
#define EMJ_TESTS_PACK_GOLDEN_H

#include <fcntl.h>

#include <check.h>

#include "base/file.h"
#include "pack/pack.h"

/* Every problem that a run over the bytes finds goes to the diags. */
typedef void golden_run(const char *bytes, size_t length, struct emj_diags *diags);

static inline char *golden_read(const char *path, size_t *ret_length)
{
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;
    bool read = emj_file_read(AT_FDCWD, path, 1024 * 1024, &bytes, ret_length, &error);
    ck_assert_msg(read, "%s", error != NULL ? error->message : "");
    return bytes;
}

static inline char *golden_lines(const struct emj_diags *diags)
{
    GString *lines = g_string_new(NULL);
    for (size_t i = 0; i < emj_diags_count(diags); i++) {
        g_autofree char *line = emj_diags_format(diags, i);
        g_string_append_printf(lines, "%s\n", line);
    }
    return g_string_free(lines, FALSE);
}

static inline void golden_compare(const char *path, const char *name, golden_run *run,
                                  GString *failures)
{
    size_t length = 0;
    g_autofree char *bytes = golden_read(path, &length);
    g_autoptr(emj_diags) diags = emj_diags_new(name);
    run(bytes, length, diags);
    g_autofree char *lines = golden_lines(diags);
    g_autofree char *stem = g_strndup(path, strlen(path) - strlen(".yaml"));
    g_autofree char *expected_path = g_strconcat(stem, ".expected", NULL);
    if (g_getenv("EMJ_UPDATE_GOLDEN") != NULL)
        ck_assert(emj_file_put_path(expected_path, lines, strlen(lines), NULL));
    g_autofree char *expected = golden_read(expected_path, &length);
    if (strcmp(lines, expected) != 0)
        g_string_append_printf(failures, "%s gives\n%s", path, lines);
}

/* Runs every NAME.yaml of `folder` (below tests/packs) and compares. */
static inline void golden_check(const char *folder, golden_run *run)
{
    g_autofree char *path = g_build_filename("packs", folder, NULL);
    g_autoptr(GString) failures = g_string_new(NULL);
    g_autoptr(GDir) files = g_dir_open(path, 0, NULL);
    const char *name = NULL;
    int packs = 0;
    ck_assert_ptr_nonnull(files);
    while ((name = g_dir_read_name(files)) != NULL) {
        if (g_str_has_suffix(name, ".yaml")) {
            g_autofree char *file = g_build_filename(path, name, NULL);
            golden_compare(file, name, run, failures);
            packs++;
        }
    }
    ck_assert_int_gt(packs, 0);
    ck_assert_msg(failures->len == 0, "%s", failures->str);
}

/* The pack of a file that must be without a problem. */
static inline struct emj_pack *golden_pack(const char *path)
{
    size_t length = 0;
    g_autofree char *bytes = golden_read(path, &length);
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    struct emj_pack *pack = emj_pack_read(bytes, length, diags);
    g_autofree char *lines = golden_lines(diags);
    ck_assert_str_eq(lines, "");
    ck_assert_ptr_nonnull(pack);
    return pack;
}

#endif
