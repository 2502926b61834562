/* Journals typed into a test, and what is written about them. */
#ifndef EMJ_TEST_REPORT_TYPED_H
#define EMJ_TEST_REPORT_TYPED_H

#include "report-support.h"

/* Of the suite that includes this file. */
static struct report_place place;

static inline void setup(void)
{
    report_place_init(&place);
    report_add_person(place.config, "zora", "Zora Quill", NULL);
}

static inline void teardown(void)
{
    report_place_clear(&place);
}

/* An entry as somebody typed it; `rest` begins with further lines of front matter. */
static inline void add_typed(const char *stem, const char *day, const char *rest)
{
    g_autofree char *path = g_strdup_printf("%.4s/%.2s/%s.md", day, day + 5, stem);
    char *bytes = g_strdup_printf("---\ndate: %sT10:00:00+01:00\n%s", day, rest);
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    struct emj_entry *entry = emj_entry_read(path, bytes, strlen(bytes), diags);
    ck_assert_msg(entry != NULL, "%s",
                  emj_diags_count(diags) ? emj_diags_get(diags, 0)->message : "");
    g_ptr_array_add(place.entries, entry);
}

static inline struct emj_report *make_period(struct emj_period period, const char *as_of,
                                             bool share)
{
    struct emj_report_request request = report_request(&place, period, report_day(as_of));
    request.share = share;
    place.report = emj_report_new(&request);
    return place.report;
}

static inline struct emj_report *make_october(bool share)
{
    return make_period(report_period(EMJ_PERIOD_MONTH, "2026-10-31"), "2026-10-31", share);
}

static inline struct emj_period review(void)
{
    struct emj_period period = { 0 };
    ck_assert(
        emj_period_range(report_day("2026-07-01"), report_day("2026-12-31"), &period, NULL));
    return period;
}

static inline struct emj_report *make_review(bool share)
{
    return make_period(review(), "2026-12-31", share);
}

static inline char *written(enum emj_format format, enum emj_report_entries entries)
{
    struct emj_report_options options = { .entries = entries, .writer.format = format };
    return report_text(place.report, &options);
}

static inline void assert_says(const char *expected)
{
    g_autofree char *text = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_NONE);
    ck_assert_msg(strstr(text, expected) != NULL, "missing:\n%s\nin:\n%.3000s", expected, text);
}

static inline void assert_silent(const char *unexpected)
{
    g_autofree char *text = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_NONE);
    ck_assert_msg(strstr(text, unexpected) == NULL, "found:\n%s\nin:\n%.3000s", unexpected,
                  text);
}

#define WORK "tags: [management]\ntagged: chosen\n---\n\n"
#define HAPPENED "## What?\n<!-- prompt: what any happened -->\n\n"
#define EVIDENCE "## Seen?\n<!-- prompt: seen any evidence -->\n\n"

#endif
