/* Entries and requests in tests of the report. */
#ifndef EMJ_TEST_REPORT_SUPPORT_H
#define EMJ_TEST_REPORT_SUPPORT_H

#include <check.h>

#include "entry/compose.h"
#include "report/figures.h"

/* Short, so that a table of entries stays readable. */
#define NONE EMJ_WORK_NONE
#define MGMT EMJ_WORK_MANAGEMENT
#define LEAD EMJ_WORK_LEADERSHIP
#define BOTH EMJ_WORK_BOTH

#define FUNCTION(name) (1u << EMJ_##name)

/* What a test says about an entry; what it leaves out is empty. */
struct report_spec {
    const char *day; /* "2026-10-01" */
    const char *activity;
    enum emj_work work;
    unsigned functions;
    int minutes;
    int words;           /* 0: four */
    bool recorded_later; /* on the next day */
    bool empty;          /* nothing was answered */
    bool private;
    bool proposed;
    const char *commitment; /* a task line without its dash: "[ ] When a, I will b" */
};

static inline struct emj_date report_day(const char *text)
{
    struct emj_date day = { 0 };
    ck_assert_msg(emj_date_parse(text, &day), "%s", text);
    return day;
}

static inline char *report_words(int count)
{
    GString *text = g_string_new("first");
    for (int i = 1; i < count; i++)
        g_string_append(text, " word");
    return g_string_free(text, false);
}

static inline struct emj_instant report_instant(const char *day)
{
    g_autofree char *full = g_strconcat(day, "T10:00:00+01:00", NULL);
    struct emj_instant instant = { 0 };
    ck_assert(emj_instant_parse(full, &instant, NULL));
    return instant;
}

static inline char *report_body(const struct report_spec *spec)
{
    g_autofree char *words = report_words(spec->words > 0 ? spec->words : 4);
    const char *text = spec->empty ? "" : words;
    if (!spec->commitment)
        return g_strdup(text);
    return g_strdup_printf("%s\n\n## Commitment\n\n- %s", text, spec->commitment);
}

/* The entry as it is read back from the file that would be written. */
static inline struct emj_entry *report_entry(const struct report_spec *spec, unsigned number)
{
    g_autoptr(emj_entry_new) parts = emj_entry_new_create();
    parts->date = report_instant(spec->day);
    parts->recorded = parts->date;
    parts->recorded.seconds += spec->recorded_later ? 24 * 60 * 60 : 60;
    parts->activity = g_strdup(spec->activity);
    parts->work = spec->work;
    parts->functions = spec->functions;
    parts->minutes = spec->minutes;
    parts->private = spec->private;
    parts->tagged = spec->work == EMJ_WORK_NONE ? EMJ_TAGGED_UNSET
                    : spec->proposed            ? EMJ_TAGGED_PROPOSED
                                                : EMJ_TAGGED_CHOSEN;
    parts->body = report_body(spec);

    size_t length = 0;
    g_autofree char *path = g_strdup_printf("2026/10/%s-%04u.md", spec->day, number);
    g_autoptr(emj_diags) diags = emj_diags_new(path);
    char *bytes = emj_entry_compose(parts, &length);
    struct emj_entry *entry = emj_entry_read(path, bytes, length, diags);
    ck_assert_msg(entry != NULL, "%s",
                  emj_diags_count(diags) ? emj_diags_get(diags, 0)->message : "");
    return entry;
}

static inline void report_entry_free(gpointer entry)
{
    emj_entry_free(entry);
}

static inline GPtrArray *report_entries_new(void)
{
    return g_ptr_array_new_with_free_func(report_entry_free);
}

static inline void report_add(GPtrArray *entries, const struct report_spec *specs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(entries, report_entry(&specs[i], entries->len));
}

/* Everything a report is made from, kept together for its life. */
struct report_place {
    GPtrArray *entries;
    struct emj_config *config;
    struct emj_library *library;
    struct emj_report *report;
};

static inline void report_place_init(struct report_place *place)
{
    g_autofree char *folder = g_canonicalize_filename("../prompts", NULL);
    const char *const folders[] = { folder, NULL };
    place->entries = report_entries_new();
    place->config = emj_config_new();
    place->library = emj_library_load(folders, NULL);
    place->report = NULL;
    ck_assert_ptr_nonnull(place->library);
}

static inline void report_place_clear(struct report_place *place)
{
    emj_report_free(place->report);
    emj_library_free(place->library);
    emj_config_free(place->config);
    g_ptr_array_unref(place->entries);
}

static inline struct emj_report *report_make(struct report_place *place,
                                             struct emj_period period, const char *as_of)
{
    struct emj_report_request request = {
        .period = period,
        .as_of = report_day(as_of),
        .entries = place->entries,
        .library = place->library,
        .config = place->config,
    };
    emj_report_free(place->report);
    place->report = emj_report_new(&request);
    return place->report;
}

static inline struct emj_period report_period(enum emj_period_kind kind, const char *day)
{
    struct emj_calendar calendar = { .week_start = EMJ_MONDAY, .fiscal_start = 1 };
    return emj_period_of(kind, report_day(day), calendar);
}

#endif
