/* Shares, verdicts and bars, each with its edges. */
#include <check.h>
#include <stdlib.h>

#include "report/figures/units.h"

static const struct {
    struct emj_counts counts;
    uint64_t leadership;
    uint64_t of;
    int percent;
} shares[] = {
    { { 14, 3, 4, 0 }, 11, 42, 26 }, /* October of the example */
    { { 11, 2, 5, 0 }, 12, 36, 33 },
    { { 24, 5, 12, 9 }, 29, 82, 35 }, /* July to September; untagged ones do not count */
    { { 8, 2, 5, 0 }, 12, 30, 40 },
    { { 1, 0, 0, 0 }, 0, 2, 0 },
    { { 0, 0, 1, 0 }, 2, 2, 100 },
    { { 0, 1, 0, 0 }, 1, 2, 50 },
    { { 99, 1, 0, 0 }, 1, 200, 1 }, /* half a percent goes up */
};

START_TEST(test_share)
{
    struct emj_units units = emj_units_of_counts(&shares[_i].counts);
    ck_assert_uint_eq(units.leadership, shares[_i].leadership);
    ck_assert_uint_eq(units.of, shares[_i].of);
    ck_assert_int_eq(emj_percent(units.leadership, units.of), shares[_i].percent);
}
END_TEST

START_TEST(test_weights)
{
    struct emj_units units = { 0 };
    emj_units_add(&units, EMJ_WORK_MANAGEMENT, 30);
    emj_units_add(&units, EMJ_WORK_LEADERSHIP, 20);
    emj_units_add(&units, EMJ_WORK_BOTH, 15);
    emj_units_add(&units, EMJ_WORK_NONE, 1000);
    ck_assert_uint_eq(units.of, 130);
    ck_assert_uint_eq(units.leadership, 55);
}
END_TEST

START_TEST(test_counts)
{
    struct emj_counts counts = { 0 };
    emj_counts_add(&counts, EMJ_WORK_MANAGEMENT);
    emj_counts_add(&counts, EMJ_WORK_BOTH);
    emj_counts_add(&counts, EMJ_WORK_BOTH);
    emj_counts_add(&counts, EMJ_WORK_LEADERSHIP);
    emj_counts_add(&counts, EMJ_WORK_NONE);
    ck_assert_uint_eq(counts.management, 1);
    ck_assert_uint_eq(counts.both, 2);
    ck_assert_uint_eq(counts.leadership, 1);
    ck_assert_uint_eq(counts.untagged, 1);
    ck_assert_uint_eq(emj_counts_tagged(&counts), 4);
}
END_TEST

static const struct {
    struct emj_counts now;
    struct emj_counts before;
    enum emj_verdict verdict;
} verdicts[] = {
    { { 14, 3, 4, 0 }, { 11, 2, 5, 0 }, EMJ_VERDICT_SAME },  /* 7 points */
    { { 14, 3, 4, 0 }, { 8, 2, 5, 0 }, EMJ_VERDICT_LOWER },  /* 13.8 against a bar of 13.3 */
    { { 8, 2, 5, 0 }, { 14, 3, 4, 0 }, EMJ_VERDICT_HIGHER }, /* the same turned round */
    { { 14, 3, 4, 0 }, { 5, 1, 2, 0 }, EMJ_VERDICT_NONE },   /* eight are too few */
    { { 5, 1, 2, 0 }, { 14, 3, 4, 0 }, EMJ_VERDICT_NONE },
    { { 9, 0, 0, 5 }, { 10, 0, 0, 0 }, EMJ_VERDICT_NONE },      /* untagged ones make no ten */
    { { 8, 0, 2, 0 }, { 10, 0, 0, 0 }, EMJ_VERDICT_HIGHER },    /* exactly two entries' worth */
    { { 8, 1, 1, 0 }, { 10, 0, 0, 0 }, EMJ_VERDICT_SAME },      /* one and a half */
    { { 90, 0, 10, 0 }, { 100, 0, 0, 0 }, EMJ_VERDICT_HIGHER }, /* exactly ten points */
    { { 91, 0, 9, 0 }, { 100, 0, 0, 0 }, EMJ_VERDICT_SAME },
    { { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, EMJ_VERDICT_NONE },
};

START_TEST(test_verdict)
{
    ck_assert_int_eq(emj_units_compare(&verdicts[_i].now, &verdicts[_i].before),
                     verdicts[_i].verdict);
}
END_TEST

START_TEST(test_verdict_words)
{
    ck_assert_ptr_null(emj_verdict_word(EMJ_VERDICT_NONE));
    ck_assert_str_eq(emj_verdict_word(EMJ_VERDICT_SAME), "about the same");
    ck_assert_str_eq(emj_verdict_word(EMJ_VERDICT_HIGHER), "higher");
    ck_assert_str_eq(emj_verdict_word(EMJ_VERDICT_LOWER), "lower");
}
END_TEST

static const struct {
    struct emj_counts counts;
    size_t cells[3];
} bars[] = {
    { { 14, 3, 4, 0 }, { 13, 3, 4 } }, { { 5, 1, 2, 0 }, { 13, 2, 5 } },
    { { 8, 2, 5, 0 }, { 11, 3, 6 } },  { { 11, 2, 5, 0 }, { 12, 2, 6 } },
    { { 1, 1, 1, 0 }, { 7, 7, 6 } }, /* equal remainders: the earlier ones get the rest */
    { { 1, 0, 0, 0 }, { 20, 0, 0 } },  { { 0, 0, 3, 7 }, { 0, 0, 20 } },
    { { 0, 0, 0, 4 }, { 0, 0, 0 } },
};

START_TEST(test_bar)
{
    size_t management = 0;
    size_t both = 0;
    size_t leadership = 0;
    emj_bar_cells(&bars[_i].counts, &management, &both, &leadership);
    ck_assert_uint_eq(management, bars[_i].cells[0]);
    ck_assert_uint_eq(both, bars[_i].cells[1]);
    ck_assert_uint_eq(leadership, bars[_i].cells[2]);
}
END_TEST

START_TEST(test_bar_sums_to_twenty)
{
    for (size_t m = 0; m < 25; m++) {
        for (size_t b = 0; b < 25; b++) {
            for (size_t l = m + b == 0 ? 1 : 0; l < 25; l++) {
                struct emj_counts counts = { m, b, l, 0 };
                size_t cells[3];
                emj_bar_cells(&counts, &cells[0], &cells[1], &cells[2]);
                ck_assert_uint_eq(cells[0] + cells[1] + cells[2], EMJ_BAR_CELLS);
            }
        }
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("units");
    tcase_add_loop_test(tests, test_share, 0, (int)G_N_ELEMENTS(shares));
    tcase_add_test(tests, test_weights);
    tcase_add_test(tests, test_counts);
    tcase_add_loop_test(tests, test_verdict, 0, (int)G_N_ELEMENTS(verdicts));
    tcase_add_test(tests, test_verdict_words);
    tcase_add_loop_test(tests, test_bar, 0, (int)G_N_ELEMENTS(bars));
    tcase_add_test(tests, test_bar_sums_to_twenty);

    Suite *suite = suite_create("report-units");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
