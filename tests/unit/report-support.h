/* Entries and requests in tests of the report. */
#ifndef EMJ_TEST_REPORT_SUPPORT_H
#define EMJ_TEST_REPORT_SUPPORT_H

#include <check.h>

#include "base/text.h"
#include "entry/compose.h"
#include "entry/text.h"
#include "report/figures/figures.h"

/* Short, so that a table of entries stays readable. */
#define NONE EMJ_WORK_NONE
#define MGMT EMJ_WORK_MANAGEMENT
#define LEAD EMJ_WORK_LEADERSHIP
#define BOTH EMJ_WORK_BOTH

#define FUNCTION(name) (1u << EMJ_##name)

/* What a test says about an entry; what it leaves out is empty. */
struct report_spec {
    const char *day;  /* "2026-10-01" */
    const char *time; /* NULL: "10:00:00+01:00" */
    const char *activity;
    enum emj_work work;
    unsigned functions;
    int minutes;
    int words;           /* 0: four; what is told below is filled up to it */
    bool recorded_later; /* on the next day */
    bool empty;          /* nothing was answered */
    bool private;
    bool proposed;
    const char *text;       /* the answer to "what did you do", with its marker */
    const char *evidence;   /* the answer to the evidence question, with its marker */
    const char *signs;      /* "@wen #hiring": in the last answer */
    const char *body;       /* as it stands, in place of all answers */
    const char *commitment; /* a task line without its dash: "[ ] When a, I will b" */
};

static inline struct emj_date report_day(const char *text)
{
    struct emj_date day = { 0 };
    ck_assert_msg(emj_date_parse(text, &day), "%s", text);
    return day;
}

static inline struct emj_instant report_instant(const struct report_spec *spec)
{
    const char *time = spec->time ? spec->time : "10:00:00+01:00";
    g_autofree char *full = g_strconcat(spec->day, "T", time, NULL);
    struct emj_instant instant = { 0 };
    ck_assert(emj_instant_parse(full, &instant, NULL));
    return instant;
}

static inline int report_count(const char *text)
{
    return text ? (int)emj_text_answer_words(text, strlen(text)) : 0;
}

/* "first word word": so many words; nothing for none. */
static inline void report_append_words(GString *body, int count)
{
    for (int i = 0; i < count; i++)
        g_string_append(body, i == 0 ? "first" : " word");
}

static inline void report_append_answer(GString *body, const char *question, const char *prompt,
                                        const char *text)
{
    if (text)
        g_string_append_printf(body, "## %s\n<!-- prompt: %s -->\n\n%s\n\n", question, prompt,
                               text);
}

static inline char *report_body(const struct report_spec *spec)
{
    int words = spec->words > 0 ? spec->words : spec->text ? 0 : 4;
    int told =
        report_count(spec->text) + report_count(spec->evidence) + report_count(spec->signs);
    GString *body = g_string_new(spec->body);
    bool plain = !spec->text && !spec->evidence;
    report_append_answer(body, "What did you do?", "what-i-did any happened", spec->text);
    report_append_answer(body, "What did you see?", "seen-heard any evidence", spec->evidence);
    if (!plain && words > told)
        g_string_append(body, "## What next?\n<!-- prompt: change-next any next -->\n\n");
    if (spec->signs)
        g_string_append_printf(body, "%s%s", spec->signs, words > told ? " " : "");
    if (!spec->empty && !spec->body)
        report_append_words(body, words - told);
    if (spec->commitment)
        g_string_append_printf(body, "\n\n## Commitment\n\n- %s", spec->commitment);
    return g_string_free(body, false);
}

/* The entry as it is read back from the file that would be written. */
static inline struct emj_entry *report_entry(const struct report_spec *spec, unsigned number)
{
    g_autoptr(emj_entry_new) parts = emj_entry_new_create();
    parts->date = report_instant(spec);
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
    struct emj_digest *digest; /* of the entries when the report was made */
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
    place->digest = NULL;
    ck_assert_ptr_nonnull(place->library);
}

/* A person of the roster; `aliases` are comma-separated, NULL is none. */
static inline void report_add_person(struct emj_config *config, const char *handle,
                                     const char *name, const char *aliases)
{
    struct emj_person *person = g_new0(struct emj_person, 1);
    g_auto(GStrv) words = g_strsplit(aliases ? aliases : "", ",", -1);
    person->handle = g_strdup(handle);
    person->name = g_strdup(name);
    person->role = g_strdup("a senior engineer");
    person->aliases = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; words[i]; i++)
        g_ptr_array_add(person->aliases, g_strdup(words[i]));
    g_ptr_array_add(config->roster, person);
}

static inline void report_place_clear(struct report_place *place)
{
    emj_report_free(place->report);
    emj_digest_free(place->digest);
    emj_library_free(place->library);
    emj_config_free(place->config);
    g_ptr_array_unref(place->entries);
}

/* The bytes of the entry with this path, read as those of a file are. */
static inline struct emj_entry *report_read(void *entries, const char *path)
{
    const GPtrArray *all = entries;
    for (guint i = 0; i < all->len; i++) {
        const struct emj_entry *entry = g_ptr_array_index(all, i);
        if (strcmp(entry->path, path) != 0)
            continue;
        g_autoptr(emj_diags) diags = emj_diags_new(path);
        char *bytes = g_strndup(entry->bytes, entry->length);
        return emj_entry_read(path, bytes, entry->length, diags);
    }
    return NULL;
}

/* A request about the entries of the place, with their digest. */
static inline struct emj_report_request report_request(struct report_place *place,
                                                       struct emj_period period,
                                                       struct emj_date as_of)
{
    emj_report_free(place->report);
    place->report = NULL;
    emj_digest_free(place->digest);
    place->digest = emj_digest_new(as_of);
    for (guint i = 0; i < place->entries->len; i++)
        emj_digest_add(place->digest, g_ptr_array_index(place->entries, i));
    emj_digest_finish(place->digest);
    return (struct emj_report_request){
        .period = period,
        .as_of = as_of,
        .digest = place->digest,
        .reader = { report_read, place->entries },
        .library = place->library,
        .config = place->config,
    };
}

static inline struct emj_report *report_make(struct report_place *place,
                                             struct emj_period period, const char *as_of)
{
    struct emj_report_request request = report_request(place, period, report_day(as_of));
    place->report = emj_report_new(&request);
    return place->report;
}

/* What is written, as one string. */
static inline char *report_text(const struct emj_report *report,
                                const struct emj_report_options *options)
{
    GString *text = g_string_new(NULL);
    emj_report_write(report, options, emj_sink_to_string(text));
    return g_string_free(text, false);
}

static inline char *report_json(const struct emj_report *report,
                                const struct emj_report_options *options)
{
    GString *text = g_string_new(NULL);
    emj_report_write_json(report, options, emj_sink_to_string(text));
    return g_string_free(text, false);
}

static inline struct emj_period report_period(enum emj_period_kind kind, const char *day)
{
    struct emj_calendar calendar = { .week_start = EMJ_MONDAY, .fiscal_start = 1 };
    return emj_period_of(kind, report_day(day), calendar);
}

#endif
