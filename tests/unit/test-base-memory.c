#include "base/memory.h"

#include <check.h>
#include <glib.h>
#include <string.h>

enum {
    PIECE = 1000,
    PIECES = 8 * 1024, /* more than one step of the heap */
};

/* The heap is moved under what already lives on it. */
START_TEST(what_is_kept_stays_whole)
{
    g_autoptr(GPtrArray) pieces = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < PIECES; i++) {
        if (i % (PIECES / 4) == 0)
            emj_memory_expect_much();
        char *piece = g_malloc(PIECE);
        memset(piece, (int)(i % 251), PIECE);
        g_ptr_array_add(pieces, piece);
    }
    for (guint i = 0; i < PIECES; i++) {
        const char *piece = g_ptr_array_index(pieces, i);
        ck_assert_uint_eq((unsigned char)piece[0], i % 251);
        ck_assert_int_eq(memcmp(piece, piece + 1, PIECE - 1), 0);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base-memory");
    TCase *memory = tcase_create("memory");
    tcase_add_test(memory, what_is_kept_stays_whole);
    suite_add_tcase(suite, memory);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
