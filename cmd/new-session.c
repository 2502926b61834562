#include "cmd/new.h"

#include "base/error.h"
#include "base/text.h"
#include "cmd/output.h"
#include "entry/edit.h"
#include "journal/shown.h"

enum { MONTHS_READ = 13 };

static void add_shown_days(struct emj_new_session *session)
{
    g_autoptr(GHashTable) shown = emj_shown_read(session->context->journal);
    for (size_t i = 0; i < session->open->len; i++) {
        struct emj_open_commitment *commitment = g_ptr_array_index(session->open, i);
        g_autofree char *key = g_strdup_printf("%s:%u", commitment->entry, commitment->number);
        const struct emj_date *day = g_hash_table_lookup(shown, key);
        if (day)
            commitment->shown = *day;
    }
}

bool emj_new_read_journal(struct emj_new_session *session, GError **error)
{
    struct emj_context *context = session->context;
    struct emj_date day = emj_instant_date(session->date);
    struct emj_date since = emj_date_add_months(context->today, -(MONTHS_READ - 1));

    session->scan = emj_context_scan(context, &since, error);
    if (!session->scan)
        return false;

    session->coverage = emj_coverage_new(day);
    for (size_t i = 0; i < session->scan->entries->len; i++)
        emj_coverage_add(session->coverage, g_ptr_array_index(session->scan->entries, i));
    struct emj_date first = emj_journal_first_day(context->journal);
    if (emj_date_is_set(first) && emj_date_compare(first, day) <= 0)
        emj_coverage_set_first(session->coverage, first);

    session->open = emj_open_commitments(session->scan->entries, context->today);
    add_shown_days(session);
    return true;
}

/* The draft's own length and options stand; what it says of the tag is in its steps. */
static void adopt_draft(struct emj_new_session *session)
{
    const struct emj_new_options *options = &session->options;
    const struct emj_entry *draft = session->resumed;
    bool more = session->pack_word || options->as || options->title || options->at ||
                options->kind || options->minutes || options->no_tag || options->private;
    if (more)
        emj_note("Note: a draft goes on with its own pack and options.");

    session->draft = g_strdup(draft->id);
    session->date = draft->date;
    session->minutes = draft->minutes;
    session->as = EMJ_WORK_NONE;
    session->options = (struct emj_new_options){ .resume = true, .edit = options->edit };
}

bool emj_new_read_draft(struct emj_new_session *session, GError **error)
{
    struct emj_context *context = session->context;
    session->resumed = emj_new_open_draft(session, session->options.resume_id, error);
    if (!session->resumed)
        return false;
    adopt_draft(session);

    const char *pack = session->resumed->pack ? session->resumed->pack : "";
    session->pack = emj_library_find(context->library, pack, error);
    if (!session->pack)
        g_prefix_error(error, "the draft '%s' cannot go on: ", session->draft);
    return session->pack != NULL;
}

GPtrArray *emj_new_activities(const struct emj_new_session *session)
{
    g_autoptr(GPtrArray) activities = g_ptr_array_new();
    const GPtrArray *items = emj_library_items(session->context->library);
    for (size_t i = 0; i < items->len; i++) {
        const struct emj_library_item *item = g_ptr_array_index(items, i);
        if (item->pack && !item->shadowed)
            g_ptr_array_add(activities, item->pack->activity);
    }
    return emj_choose_activities(session->scan->entries, &session->date, activities);
}

bool emj_new_pick_pack(struct emj_new_session *session, const char *typed, GError **error)
{
    const struct emj_library *library = session->context->library;
    g_autoptr(GPtrArray) activities = emj_new_activities(session);
    g_autofree char *word = g_ascii_strdown(typed, -1);
    g_strdelimit(g_strstrip(word), " ", '-'); /* "Team focus" as it was listed */
    int64_t number = 1;

    bool numbered = *word == '\0' || emj_text_to_int(word, 1, activities->len, &number);
    if (numbered && activities->len > 0)
        session->pack =
            emj_library_for_activity(library, g_ptr_array_index(activities, (guint)number - 1));
    else
        session->pack = emj_library_find(library, word, error);
    return session->pack != NULL;
}

bool emj_new_mark_shown(struct emj_new_session *session,
                        const struct emj_interview_prompt *prompt, GError **error)
{
    if (prompt->stage != EMJ_STAGE_RESURFACE)
        return true;
    return emj_shown_mark(session->context->journal, prompt->commitment->entry,
                          prompt->commitment->number, session->context->today, error);
}

/* The length of the newest entry that has one, of this activity if there is one. */
static int last_minutes(const struct emj_new_session *session)
{
    int any = 0;
    for (size_t i = session->scan->entries->len; i > 0; i--) {
        const struct emj_entry *entry = g_ptr_array_index(session->scan->entries, i - 1);
        if (entry->minutes == 0)
            continue;
        if (g_strcmp0(entry->activity, session->pack->activity) == 0)
            return entry->minutes;
        any = any ? any : entry->minutes;
    }
    return any;
}

void emj_new_begin(struct emj_new_session *session, bool scripted)
{
    const struct emj_new_options *options = &session->options;
    const struct emj_entry *draft = session->resumed;
    bool no_tag = options->no_tag;

    struct emj_interview_setup setup = {
        .pack = session->pack,
        .coverage = session->coverage,
        .language = session->context->config->language,
        .date = session->date,
        .recorded = session->context->now,
        .entry_number = session->scan->files - session->scan->unreadable->len + 1,
        .max_questions = session->context->config->max_questions,
        .open = session->open,
        .title = draft && draft->has_heading ? draft->title : options->title,
        .kind = draft && draft->kind ? draft->kind : options->kind,
        .private = options->private || (draft && draft->private),
        .has_minutes = options->minutes != NULL,
        .minutes = session->minutes,
        .preset_minutes = scripted ? 0 : last_minutes(session),
        .as = session->as,
        .no_tag = no_tag,
        .scripted = scripted,
    };
    session->interview = emj_interview_new(&setup);
    if (draft)
        emj_interview_resume(session->interview, draft);
}

void emj_new_session_clear(struct emj_new_session *session)
{
    g_clear_pointer(&session->interview, emj_interview_free);
    g_clear_pointer(&session->open, g_ptr_array_unref);
    g_clear_pointer(&session->coverage, emj_coverage_free);
    g_clear_pointer(&session->scan, emj_journal_scan_free);
    g_clear_pointer(&session->resumed, emj_entry_free);
    emj_draft_hold_clear(&session->hold);
    g_clear_pointer(&session->draft, g_free);
    g_clear_pointer(&session->written, g_free);
    g_clear_pointer(&session->carried, g_free);
    g_clear_pointer(&session->saved, g_free);
}

static bool write_outcome(struct emj_context *context,
                          const struct emj_commitment_outcome *outcome, GError **error)
{
    g_autoptr(emj_entry) entry = emj_journal_find(context->journal, outcome->entry, error);
    if (!entry)
        return false;

    size_t length = 0;
    g_autofree char *bytes =
        emj_entry_edit_commitment(entry, outcome->number - 1, outcome->state, context->today,
                                  outcome->reason, &length, error);
    return bytes && emj_journal_replace(context->journal, entry, bytes, length,
                                        context->now.seconds, NULL, error);
}

/*
 * That somebody closed the commitment meanwhile, changed or removed its entry, is worth
 * a word and no reason to break off: the interview is about something else.
 */
static bool is_overtaken(const GError *error)
{
    return g_error_matches(error, EMJ_ERROR, EMJ_ERROR_INVALID) ||
           g_error_matches(error, EMJ_ERROR, EMJ_ERROR_CONFLICT) ||
           g_error_matches(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND);
}

bool emj_new_write_outcomes(struct emj_new_session *session, GError **error)
{
    for (;;) {
        g_autoptr(GError) failure = NULL;
        g_autoptr(emj_commitment_outcome) outcome =
            emj_interview_take_outcome(session->interview);
        if (!outcome)
            return true;
        if (write_outcome(session->context, outcome, &failure))
            continue;
        if (!is_overtaken(failure)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
        emj_warn("the commitment is left as it is: %s", failure->message);
    }
}
