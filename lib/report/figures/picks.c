#include "entry/text.h"
#include "report/figures/figures.h"

enum {
    THIRDS = 3,
    SHORT_DAYS = 31, /* a month and what is no longer */
    NOWHERE = -1,
};

/* --- which third --- */

/* Whole months from that of `first`; a quarter is divided by them. */
static int months_since(struct emj_date first, struct emj_date day)
{
    enum { MONTHS_PER_YEAR = 12 };
    return (day.year - first.year) * MONTHS_PER_YEAR + day.month - first.month;
}

int emj_period_third(struct emj_period period, struct emj_date day)
{
    int days = emj_date_to_days(day) - emj_date_to_days(period.first);
    int third = period.kind == EMJ_PERIOD_QUARTER
                    ? months_since(period.first, day)
                    : (int)((int64_t)days * THIRDS / emj_period_length(period));
    return CLAMP(third, 0, THIRDS - 1);
}

/* --- which entries --- */

/* How highlights or setbacks are found. */
struct search {
    const struct emj_report *report;
    enum emj_marker marker;
    bool automatic;     /* by evidence instead of the marker */
    unsigned functions; /* the entry has one of them; 0 asks for none, and for a spread */
};

bool emj_report_is_marked(const struct emj_report *report, const struct emj_digest_entry *entry,
                          enum emj_marker marker)
{
    if (marker == EMJ_MARKER_OK)
        return report->request.share ? entry->shared_highlight : entry->highlight;
    return report->request.share ? entry->shared_setback : entry->setback;
}

static bool has_evidence(const struct emj_report *report, const struct emj_digest_entry *entry)
{
    return report->request.share ? entry->shared_evidence : entry->evidence;
}

/* What is marked as a setback never becomes a highlight by itself. */
static bool is_candidate(const struct search *search, const struct emj_digest_entry *entry)
{
    if (search->functions != 0 && (entry->functions & search->functions) == 0)
        return false;
    if (!search->automatic)
        return emj_report_is_marked(search->report, entry, search->marker);
    return has_evidence(search->report, entry) && !entry->setback;
}

static GPtrArray *find_candidates(const struct search *search)
{
    const GPtrArray *entries = search->report->entries;
    GPtrArray *found = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++) {
        void *entry = g_ptr_array_index(entries, i);
        if (is_candidate(search, entry))
            g_ptr_array_add(found, entry);
    }
    return found;
}

/* Evidence first, then the most recent: a digest's entries stand in memory by moment. */
static gint compare_preference(gconstpointer a, gconstpointer b, gpointer report)
{
    const struct emj_digest_entry *const *left = a;
    const struct emj_digest_entry *const *right = b;
    bool left_evidence = has_evidence(report, *left);
    bool right_evidence = has_evidence(report, *right);
    if (left_evidence != right_evidence)
        return left_evidence ? -1 : 1;
    return *left > *right ? -1 : *left < *right;
}

static gint compare_moments(gconstpointer a, gconstpointer b)
{
    const struct emj_digest_entry *const *left = a;
    const struct emj_digest_entry *const *right = b;
    return *left < *right ? -1 : *left > *right;
}

/* Leaves `limit` candidates at most, spread over the period; oldest first. */
static void spread(const struct search *search, GPtrArray *candidates, guint limit)
{
    const struct emj_report *report = search->report;
    guint share = search->functions ? limit : (limit + THIRDS - 1) / THIRDS;
    guint taken[THIRDS] = { 0 };
    guint kept = 0;
    if (candidates->len <= limit)
        return;

    g_ptr_array_sort_with_data(candidates, compare_preference, (void *)(uintptr_t)report);
    for (guint i = 0; i < candidates->len && kept < limit; i++) {
        const struct emj_digest_entry *entry = g_ptr_array_index(candidates, i);
        int third = emj_period_third(report->request.period, entry->day);
        if (taken[third]++ < share)
            candidates->pdata[kept++] = g_ptr_array_index(candidates, i);
    }
    g_ptr_array_set_size(candidates, (gint)kept);
    g_ptr_array_sort(candidates, compare_moments);
}

/* --- which answers of an entry --- */

/* An entry while its answers are looked through. */
struct reading {
    const GPtrArray *answers;
    bool share;
};

static const struct emj_answer *answer_at(const struct reading *reading, int index)
{
    return g_ptr_array_index(reading->answers, (guint)index);
}

static bool is_shown(const struct reading *reading, int index)
{
    const struct emj_answer *answer = answer_at(reading, index);
    return !(reading->share && answer->private) && emj_answer_is_quotable(answer);
}

static bool is_evidence(const struct reading *reading, int index)
{
    return answer_at(reading, index)->step == EMJ_STEP_EVIDENCE;
}

static int find_marked(const struct reading *reading, enum emj_marker marker)
{
    for (int i = 0; i < (int)reading->answers->len; i++)
        if (answer_at(reading, i)->marker == marker && is_shown(reading, i))
            return i;
    return NOWHERE;
}

/* The first answer to an evidence question that is not `except`. */
static int find_evidence(const struct reading *reading, int except)
{
    for (int i = 0; i < (int)reading->answers->len; i++)
        if (i != except && is_evidence(reading, i) && is_shown(reading, i))
            return i;
    return NOWHERE;
}

/* What the evidence at `index` is evidence of. */
static int find_claim(const struct reading *reading, int index)
{
    for (int i = index - 1; i >= 0; i--)
        if (!is_evidence(reading, i) && is_shown(reading, i))
            return i;
    for (int i = 0; i < index; i++)
        if (is_shown(reading, i))
            return i;
    return index;
}

/* Both NOWHERE when the file no longer says what the digest heard. */
static void choose_answers(const struct reading *reading, const struct search *search,
                           int *ret_text, int *ret_evidence)
{
    int chosen = search->automatic ? find_evidence(reading, NOWHERE)
                                   : find_marked(reading, search->marker);
    *ret_text = chosen;
    *ret_evidence = NOWHERE;
    if (chosen == NOWHERE || search->marker != EMJ_MARKER_OK)
        return;
    if (is_evidence(reading, chosen))
        *ret_text = find_claim(reading, chosen);
    *ret_evidence = *ret_text != chosen ? chosen : find_evidence(reading, *ret_text);
}

/* --- the picks --- */

static void pick_free(void *data)
{
    struct emj_pick *pick = data;
    g_free(pick->text);
    g_free(pick->evidence);
    g_free(pick);
}

static char *text_of(const struct reading *reading, int index)
{
    const struct emj_answer *answer = answer_at(reading, index);
    return reading->share ? g_strdup(answer->text) : emj_answer_quote(answer);
}

static struct emj_pick *pick_from(const struct reading *reading, const struct search *search)
{
    int text = NOWHERE;
    int evidence = NOWHERE;
    choose_answers(reading, search, &text, &evidence);
    if (text == NOWHERE)
        return NULL;

    struct emj_pick *pick = g_new0(struct emj_pick, 1);
    pick->text = text_of(reading, text);
    pick->line = answer_at(reading, text)->text_line;
    if (evidence != NOWHERE) {
        pick->evidence = text_of(reading, evidence);
        pick->evidence_line = answer_at(reading, evidence)->text_line;
    }
    return pick;
}

/* NULL when the entry can no longer be quoted. */
static struct emj_pick *make_pick(const struct search *search,
                                  const struct emj_digest_entry *entry)
{
    const struct emj_report *report = search->report;
    g_autoptr(emj_entry) read = emj_report_read(report, entry);
    if (!read || (report->request.share && emj_entry_is_private(read)))
        return NULL;
    struct reading reading = { read->answers, report->request.share };
    struct emj_pick *pick = pick_from(&reading, search);
    if (pick)
        pick->entry = entry;
    return pick;
}

static void count_marked(const struct search *search, const GPtrArray *candidates,
                         struct emj_picks *picks)
{
    picks->marked = candidates->len;
    for (guint i = 0; i < candidates->len; i++) {
        const struct emj_digest_entry *entry = g_ptr_array_index(candidates, i);
        if (emj_period_third(search->report->request.period, entry->day) == THIRDS - 1)
            picks->last_third++;
    }
}

static void fill(struct search *search, struct emj_picks *picks, guint limit)
{
    g_autoptr(GPtrArray) candidates = find_candidates(search);
    count_marked(search, candidates, picks);
    if (candidates->len == 0 && search->marker == EMJ_MARKER_OK) {
        search->automatic = true;
        g_ptr_array_unref(candidates);
        candidates = find_candidates(search);
        picks->automatic = candidates->len > 0;
    }

    spread(search, candidates, limit);
    picks->items = g_ptr_array_new_with_free_func(pick_free);
    for (guint i = 0; i < candidates->len; i++) {
        struct emj_pick *pick = make_pick(search, g_ptr_array_index(candidates, i));
        if (pick)
            g_ptr_array_add(picks->items, pick);
    }
}

void emj_picks_find(const struct emj_report *report, unsigned functions, unsigned limit,
                    struct emj_picks *ret_picks)
{
    struct search search = {
        .report = report,
        .marker = EMJ_MARKER_OK,
        .functions = functions,
    };
    *ret_picks = (struct emj_picks){ 0 };
    fill(&search, ret_picks, limit);
}

void emj_picks_clear(struct emj_picks *picks)
{
    g_clear_pointer(&picks->items, g_ptr_array_unref);
}

void emj_picks_fill(struct emj_report *report)
{
    struct emj_period period = report->request.period;
    struct search highlights = { .report = report, .marker = EMJ_MARKER_OK };
    struct search setbacks = { .report = report, .marker = EMJ_MARKER_BAD };
    if (emj_period_is_review(period)) {
        fill(&highlights, &report->highlights, 10);
        fill(&setbacks, &report->setbacks, 6);
    } else if (period.kind == EMJ_PERIOD_QUARTER || emj_period_length(period) > SHORT_DAYS) {
        fill(&highlights, &report->highlights, 8);
        fill(&setbacks, &report->setbacks, 5);
    } else {
        fill(&highlights, &report->highlights, 5);
        fill(&setbacks, &report->setbacks, 3);
    }
}
