/* Reports of the sample journals, in every format, as they are printed. */
#include <check.h>
#include <stdlib.h>

#include "report-golden.h"
#include "report-journal.h"

/* One golden file; what is left out is the default. */
struct golden {
    const char *file;
    const char *journal;
    struct emj_report_options options;
    bool share;
    bool json;
};

#define FORMAT(name) .options.writer.format = EMJ_FORMAT_##name
#define LIST .options.entries = EMJ_REPORT_ENTRIES_LIST
#define FULL .options.entries = EMJ_REPORT_ENTRIES_FULL

static const struct golden goldens[] = {
    { "month.md", "month", FORMAT(MARKDOWN) },
    { "month.html", "month", FORMAT(HTML) },
    { "month.txt", "month", FORMAT(TEXT) },
    { "month.tex", "month", FORMAT(LATEX) },
    { "month.man", "month", FORMAT(MAN) },
    { "month.xml", "month", FORMAT(XML) },
    { "month.json", "month", .json = true },
    { "month-obsidian.md", "month", .options.obsidian = true },
    { "month-no-tables.md", "month", .options.writer.no_tables = true },
    { "month-list.md", "month", LIST },
    { "month-full.md", "month", FULL },
    { "month-full.html", "month", FORMAT(HTML), FULL },
    { "month-unicode.txt", "month", FORMAT(TEXT), .options.writer.unicode = true },
    { "month-60.txt", "month", FORMAT(TEXT), .options.writer.columns = 60 },
    { "month-shared.md", "month", .share = true },
    { "month-shared.html", "month", FORMAT(HTML), .share = true },
    { "month-shared.txt", "month", FORMAT(TEXT), .share = true },
    { "month-shared.json", "month", LIST, .share = true, .json = true },
    { "month-shared-list.md", "month", LIST, .share = true },
    { "month-shared-full.md", "month", FULL, .share = true },
    { "four.md", "four", FORMAT(MARKDOWN) },
    { "four.html", "four", FORMAT(HTML) },
    { "four.txt", "four", FORMAT(TEXT) },
    { "four-shared.md", "four", .share = true },
    { "half-year.md", "half-year", FORMAT(MARKDOWN) },
    { "half-year.html", "half-year", FORMAT(HTML) },
    { "half-year.txt", "half-year", FORMAT(TEXT) },
    { "half-year-shared.md", "half-year", .share = true },
    { "half-year-list.md", "half-year", LIST },
};

static struct emj_period period_of(const char *journal)
{
    struct emj_period period = report_period(EMJ_PERIOD_MONTH, "2026-10-01");
    if (strcmp(journal, "half-year") == 0)
        ck_assert(emj_period_range(report_day("2026-07-01"), report_day("2026-12-31"), &period,
                                   NULL));
    return period;
}

static const char *as_of(const char *journal)
{
    return strcmp(journal, "half-year") == 0 ? "2026-12-15" : "2026-10-31";
}

static struct emj_report *make(struct report_place *place, const struct golden *golden)
{
    report_place_load(place, golden->journal);
    struct emj_report_request request =
        report_request(place, period_of(golden->journal), report_day(as_of(golden->journal)));
    request.share = golden->share;
    place->report = emj_report_new(&request);
    return place->report;
}

START_TEST(test_golden)
{
    const struct golden *golden = &goldens[_i];
    struct emj_report_options options = golden->options;
    struct report_place place;
    options.root = "/journal";
    struct emj_report *report = make(&place, golden);
    g_autofree char *text =
        golden->json ? report_json(report, &options) : report_text(report, &options);
    compare_golden(golden->file, text);
    report_place_clear(&place);
}
END_TEST

/* What the sample journals are for: a copy that can be sent. */
START_TEST(test_nothing_stands_in_the_way)
{
    const struct golden *golden = &goldens[_i];
    struct report_place place;
    if (!golden->share)
        return;
    struct emj_report_options options = golden->options;
    options.root = "/journal";
    g_autoptr(GPtrArray) refusals =
        emj_report_check_shared(make(&place, golden), &options, golden->json, NULL);
    ck_assert_uint_eq(refusals->len, 0);
    report_place_clear(&place);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("journals");
    tcase_add_loop_test(tests, test_golden, 0, (int)G_N_ELEMENTS(goldens));
    tcase_add_loop_test(tests, test_nothing_stands_in_the_way, 0, (int)G_N_ELEMENTS(goldens));

    Suite *suite = suite_create("report-journals");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
