/* Which commitments have a line, which are named again, and which are only counted. */
#include <check.h>
#include <stdlib.h>

#include "report-typed.h"

static void add_task(const char *day, const char *task)
{
    const struct report_spec spec = { .day = day, .work = MGMT, .commitment = task };
    report_add(place.entries, &spec, 1);
}

/* Newest outcome first: 4 to 1 of October have the lines, what is older is the rest. */
static void add_closed_in_october(void)
{
    add_task("2026-10-01", "[x] When a1, I will b (kept 2026-10-21)");
    add_task("2026-10-01", "[x] When a2, I will b (kept 2026-10-22)");
    add_task("2026-10-01", "[x] When a3, I will b (kept 2026-10-23)");
    add_task("2026-10-01", "[x] When a4, I will b (kept 2026-10-24)");
}

START_TEST(test_carried_in_are_named)
{
    add_closed_in_october();
    add_task("2026-09-30", "[x] When c, I will d (kept 2026-10-02)");
    add_task("2026-10-01", "[/] When e, I will f (partly 2026-10-03)");
    add_task("2026-09-01", "[-] When g, I will h (dropped 2026-10-04, gone)");
    make_october(false);
    assert_says("(made 1 Oct, kept 21 Oct)\n"
                "- Also: 1 kept, 1 partly, 1 dropped (gone).\n"
                "- Of these, carried in:\n"
                "  - [-] When g, I will h (made 1 Sep, dropped 4 Oct, gone)\n"
                "  - [x] When c, I will d (made 30 Sep, kept 2 Oct)\n");
}
END_TEST

START_TEST(test_carried_in_with_a_line_are_not_named_again)
{
    add_task("2026-09-30", "[x] When c, I will d (kept 2026-10-02)");
    add_task("2026-09-01", "[ ] When e, I will f");
    make_october(false);
    assert_says("- [x] When c, I will d (made 30 Sep, kept 2 Oct)\n"
                "- [ ] When e, I will f (made 1 Sep, open 60 days)\n");
    assert_silent("Of these, carried in");
}
END_TEST

START_TEST(test_many_carried_in)
{
    add_closed_in_october();
    for (int i = 0; i < 4 + _i; i++)
        add_task("2026-09-30", "[x] When c, I will d (kept 2026-10-02)");
    make_october(false);
    assert_says("- Of these, carried in:\n  - [x] When c, I will d");
    if (_i == 0)
        assert_silent(" more\n");
    else
        assert_says("\n  - and 1 more\n");
}
END_TEST

/* What a private copy only counts, a shared one does not name in the place of a private one. */
START_TEST(test_a_private_commitment_keeps_its_place)
{
    add_task("2026-10-01", "[x] // When a, I will b (kept 2026-10-25)");
    add_closed_in_october();
    make_october(false);
    assert_silent("When a1, ");
    assert_says("- Also: 1 kept.\n");
    make_october(true);
    assert_silent("When a1, ");
    assert_says("- [x] When a4, I will b (made 1 Oct, kept 24 Oct)\n"
                "- [x] When a3, I will b (made 1 Oct, kept 23 Oct)\n"
                "- [x] When a2, I will b (made 1 Oct, kept 22 Oct)\n"
                "- Also: 1 kept.\n"
                "- 1 private commitment counted, text withheld.\n");
}
END_TEST

START_TEST(test_private_ones_among_the_rest)
{
    add_closed_in_october();
    add_task("2026-09-30", "[x] // When c, I will d (kept 2026-10-02)");
    add_task("2026-09-29", "[x] When e, I will f (kept 2026-10-01)");
    make_october(true);
    assert_says("- Also: 1 kept.\n"
                "- Of these, carried in:\n"
                "  - [x] When e, I will f (made 29 Sep, kept 1 Oct)\n"
                "- 1 private commitment counted, text withheld.\n");
}
END_TEST

START_TEST(test_the_oldest_open_one_is_carried_forward)
{
    add_task("2026-10-20", "[ ] When a, I will b");
    add_task("2026-09-30", "[ ] When c, I ask @zora");
    add_task("2026-09-01", "[x] When e, I will f (kept 2026-10-02)");
    make_october(false);
    assert_says("## To carry into November\n\n- Open for 31 days: When c, I ask @zora\n- ");
    make_october(true);
    assert_silent("Open for");
}
END_TEST

START_TEST(test_nothing_open_is_carried_forward)
{
    add_task("2026-09-01", "[x] When e, I will f (kept 2026-10-02)");
    add_task("2026-10-02", "[x] When g, I will h (kept 2026-10-03)");
    make_october(false);
    assert_silent("Open for");
}
END_TEST

static TCase *commitments(void)
{
    TCase *tests = tcase_create("commitments");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_carried_in_are_named);
    tcase_add_test(tests, test_carried_in_with_a_line_are_not_named_again);
    tcase_add_loop_test(tests, test_many_carried_in, 0, 2);
    tcase_add_test(tests, test_a_private_commitment_keeps_its_place);
    tcase_add_test(tests, test_private_ones_among_the_rest);
    tcase_add_test(tests, test_the_oldest_open_one_is_carried_forward);
    tcase_add_test(tests, test_nothing_open_is_carried_forward);
    return tests;
}

int main(void)
{
    Suite *suite = suite_create("report-commitments");
    suite_add_tcase(suite, commitments());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
