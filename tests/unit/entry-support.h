/* Reading entries in tests. */
#ifndef EMJ_TEST_ENTRY_SUPPORT_H
#define EMJ_TEST_ENTRY_SUPPORT_H

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "base/file.h"
#include "entry/entry.h"

#define TEST_PATH "2026/11/2026-11-12-1432-note.md"

/* What stands before the body in most tests; five lines with the blank one. */
#define FRONT "---\ndate: 2026-11-12T14:32:00+01:00\ntags: []\n---\n\n"
#define FRONT_LINES 5

/* Both lengths in bytes; the bytes are copied. NULL when the entry is refused. */
static inline struct emj_entry *read_bytes(const char *bytes, size_t length,
                                           struct emj_diags *diags)
{
    char *copy = g_malloc0(length + 1);
    memcpy(copy, bytes, length);
    return emj_entry_read(TEST_PATH, copy, length, diags);
}

/* An entry that must be readable. */
static inline struct emj_entry *read_good(const char *text)
{
    g_autoptr(emj_diags) diags = emj_diags_new("x.md");
    struct emj_entry *entry = read_bytes(text, strlen(text), diags);
    if (entry == NULL) {
        g_autofree char *message = emj_diags_format(diags, 0);
        ck_abort_msg("refused: %s\n%s", message, text);
    }
    ck_assert_uint_eq(emj_diags_count(diags), 0);
    return entry;
}

/* An entry with this body. */
static inline struct emj_entry *read_body(const char *body)
{
    g_autofree char *text = g_strconcat(FRONT, body, NULL);
    return read_good(text);
}

static inline char *read_data(const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_strconcat("entries/", name, NULL);
    char *bytes = NULL;
    size_t length = 0;
    if (!emj_file_read(AT_FDCWD, path, EMJ_ENTRY_MAX_BYTES, &bytes, &length, &error))
        ck_abort_msg("%s", error->message);
    return bytes;
}

static inline const struct emj_answer *answer_at(const struct emj_entry *entry, guint index)
{
    ck_assert_uint_lt(index, entry->answers->len);
    return g_ptr_array_index(entry->answers, index);
}

static inline const struct emj_commitment *commitment_at(const struct emj_entry *entry,
                                                         guint index)
{
    ck_assert_uint_lt(index, entry->commitments->len);
    return g_ptr_array_index(entry->commitments, index);
}

/* "a b c" of a list of words. */
static inline char *joined(const GPtrArray *words)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; words != NULL && i < words->len; i++) {
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "",
                               (const char *)g_ptr_array_index(words, i));
    }
    return g_string_free(out, FALSE);
}

static inline void assert_words(const GPtrArray *words, const char *wanted)
{
    g_autofree char *got = joined(words);
    ck_assert_str_eq(got, wanted);
}

static inline int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}

#endif
