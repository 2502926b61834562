/* Entries and coverage in tests of the interview. */
#ifndef EMJ_TEST_INTERVIEW_SUPPORT_H
#define EMJ_TEST_INTERVIEW_SUPPORT_H

#include "pack-support.h"

#include "entry/compose.h"
#include "interview/coverage.h"

enum {
    NONE = EMJ_WORK_NONE,
    MGMT = EMJ_WORK_MANAGEMENT,
    LEAD = EMJ_WORK_LEADERSHIP,
    BOTH = EMJ_WORK_BOTH,
};

/* What a test says about an entry; what it leaves out is empty. */
struct entry_spec {
    const char *when;     /* "2026-11-12", or with "T14:32" behind it */
    const char *activity; /* NULL is none */
    int work;
    unsigned functions;
    const char *answered;   /* ids, separated by spaces */
    const char *asked;      /* the same */
    const char *commitment; /* NULL is none */
    bool empty;             /* nothing was written */
};

static inline struct emj_date day_of(const char *text)
{
    struct emj_date day = { 0 };

    ck_assert_msg(emj_date_parse(text, &day), "%s", text);
    return day;
}

static inline struct emj_instant instant_of(const char *text)
{
    g_autofree char *full = g_strconcat(text, strlen(text) == 10 ? "T10:00" : "", ":00Z", NULL);
    struct emj_instant instant = { 0 };

    ck_assert_msg(emj_instant_parse(full, &instant, NULL), "%s", full);
    return instant;
}

static inline void spec_answer(struct emj_entry_new *parts, const char *prompt)
{
    struct emj_answer_new *answer = g_new0(struct emj_answer_new, 1);

    answer->prompt = g_strdup(prompt);
    answer->question = g_strdup("What was it?");
    answer->step = EMJ_STEP_EFFECT;
    answer->text = g_strdup("Some words");
    g_ptr_array_add(parts->answers, answer);
}

/* As it is read back from the file that would be written. */
static inline struct emj_entry *entry_read_parts(const struct emj_entry_new *parts,
                                                 const char *id)
{
    g_autoptr(emj_diags) diags = emj_diags_new("entry.md");
    g_autofree char *path = g_strconcat("2026/11/", id, ".md", NULL);
    size_t length = 0;
    char *bytes = emj_entry_compose(parts, &length);
    struct emj_entry *entry = emj_entry_read(path, bytes, length, diags);

    if (!entry) {
        g_autofree char *message = emj_diags_format(diags, 0);

        ck_abort_msg("refused: %s", message);
    }
    return entry;
}

static inline struct emj_entry *entry_of(struct entry_spec spec)
{
    g_autoptr(emj_entry_new) parts = emj_entry_new_create();
    g_auto(GStrv) answered = g_strsplit(spec.answered ? spec.answered : "", " ", -1);
    g_auto(GStrv) asked = g_strsplit(spec.asked ? spec.asked : "", " ", -1);
    g_autofree char *id =
        g_strdup_printf("%s-%s", spec.when, spec.activity ? spec.activity : "note");

    parts->date = instant_of(spec.when);
    parts->recorded = parts->date;
    parts->activity = g_strdup(spec.activity);
    parts->work = (enum emj_work)spec.work;
    parts->functions = spec.functions;
    parts->commitment = g_strdup(spec.commitment);
    for (size_t i = 0; answered[i] && *answered[i]; i++)
        spec_answer(parts, answered[i]);
    for (size_t i = 0; asked[i] && *asked[i]; i++)
        g_ptr_array_add(parts->asked, g_strdup(asked[i]));
    if (!spec.empty && parts->answers->len == 0)
        spec_answer(parts, "filler");
    return entry_read_parts(parts, id);
}

/* `specs` ends with one without `when`. */
static inline struct emj_coverage *coverage_of(const char *as_of,
                                               const struct entry_spec *specs)
{
    struct emj_coverage *coverage = emj_coverage_new(day_of(as_of));

    for (; specs->when; specs++) {
        g_autoptr(emj_entry) entry = entry_of(*specs);

        emj_coverage_add(coverage, entry);
    }
    return coverage;
}

static inline void assert_date(struct emj_date date, const char *wanted)
{
    g_autofree char *text = emj_date_is_set(date) ? emj_date_format(date) : g_strdup("never");

    ck_assert_str_eq(text, wanted ? wanted : "never");
}

#endif
