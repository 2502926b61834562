/* Packs in tests: from text, from a file, made small. */
#ifndef EMJ_TEST_PACK_SUPPORT_H
#define EMJ_TEST_PACK_SUPPORT_H

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "base/file.h"
#include "pack/pack.h"

/* A pack that must be readable. */
static inline struct emj_pack *pack_from(const char *text)
{
    g_autoptr(emj_diags) diags = emj_diags_new("pack.yaml");
    struct emj_pack *pack = emj_pack_read(text, strlen(text), diags);

    if (!pack) {
        g_autofree char *message = emj_diags_format(diags, 0);

        ck_abort_msg("refused: %s\n%s", message, text);
    }
    return pack;
}

/* One of the packs that come with the program. */
static inline struct emj_pack *pack_shipped(const char *id)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_strconcat("../prompts/", id, ".yaml", NULL);
    g_autofree char *bytes = NULL;
    size_t length = 0;

    if (!emj_file_read(AT_FDCWD, path, EMJ_PACK_MAX_BYTES, &bytes, &length, &error))
        ck_abort_msg("%s", error->message);
    return pack_from(bytes);
}

/* A test and how often it runs, once for each row of its table. */
struct test_case {
    const TTest *test;
    size_t rows;
};

static inline int run_cases(const char *name, const struct test_case *cases, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    SRunner *runner = srunner_create(suite);
    int failed = 0;

    tcase_set_timeout(tcase, 30);
    for (size_t i = 0; i < count; i++)
        tcase_add_loop_test(tcase, cases[i].test, 0, (int)cases[i].rows);
    suite_add_tcase(suite, tcase);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}

#endif
