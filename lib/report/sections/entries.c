/* The entries of the period, a line each or with their text; one is held at a time. */
#include "base/text.h"
#include "report/sections/phrases.h"
#include "report/sections/sections.h"

enum { FACTS_LENGTH = 160 }; /* bytes, of most */

static const char gone[] = "This entry could not be read again";

/* --- what is known without the file --- */

static void append_functions(unsigned functions, GString *facts)
{
    for (int function = 0; function < EMJ_FUNCTION_COUNT; function++)
        if (functions & 1u << function) {
            g_string_append(facts, ", ");
            g_string_append(facts, emj_function_title((enum emj_function)function));
        }
}

static void append_tags(const struct emj_digest_entry *entry, bool titled, GString *facts)
{
    if (titled)
        g_string_append(facts, entry->work ? "Tagged " : "Untagged");
    if (entry->work)
        g_string_append(facts, emj_work_word(entry->work));
    else if (!titled)
        g_string_append(facts, "untagged");
    if (entry->tagged == EMJ_TAGGED_PROPOSED)
        g_string_append(facts, " (proposed)");
}

/*
 * Of a private entry a shared copy names the tags alone. `titled`: the activity stands
 * above already.
 */
static void add_facts(const struct emj_section *section, const struct emj_digest_entry *entry,
                      bool titled, struct emj_block *block)
{
    bool allowed = emj_quote_allows(&section->quoter, entry);
    g_autoptr(GString) facts = g_string_sized_new(FACTS_LENGTH);
    if (allowed && entry->activity && !titled) {
        g_autofree char *title = emj_quote_activity(&section->quoter, entry->activity);
        g_string_append(facts, title);
        g_string_append(facts, "; ");
    }
    append_tags(entry, titled, facts);
    if (allowed)
        append_functions(entry->functions, facts);
    if (allowed && entry->minutes > 0)
        g_string_append_printf(facts, "; %d %s", entry->minutes,
                               entry->minutes == 1 ? "minute" : "minutes");
    if (entry->private)
        g_string_append(facts, allowed ? "; private" : "; text withheld");
    g_string_append_c(facts, '.');
    emj_block_add_text(block, facts->str);
}

/* --- with their text --- */

/* What stands behind the day; a title that is the beginning of the text would be printed twice. */
static char *heading_of(const struct emj_section *section, const struct emj_digest_entry *about,
                        const struct emj_entry *entry)
{
    if (!emj_quote_allows(&section->quoter, about))
        return g_strdup("Private entry");
    char *title = entry && entry->has_heading ? emj_quote_title(&section->quoter, entry) : NULL;
    if (title)
        return title;
    return about->activity ? emj_quote_activity(&section->quoter, about->activity)
                           : g_strdup("Note");
}

/* The text of a "# " heading that the body begins with; NULL when it does not. */
static char *first_heading(const char *body, size_t length)
{
    size_t offset = 0;
    struct emj_slice line = { 0 };
    while (emj_text_next_line(body, length, &offset, &line))
        if (!emj_slice_is_blank(line))
            break;
    if (line.length < 2 || memcmp(line.start, "# ", 2) != 0)
        return NULL;
    return emj_slice_dup(emj_slice_trim((struct emj_slice){ line.start + 2, line.length - 2 }));
}

/* The title as it stands in the body, where a name in it may have been replaced. */
static char *title_in(const struct emj_section *section, const struct emj_entry *entry,
                      const char *body, size_t length)
{
    if (!entry->has_heading)
        return NULL;
    return section->shared ? first_heading(body, length) : g_strdup(entry->title);
}

static void add_body(struct emj_section *section, const struct emj_entry *entry)
{
    enum { PARENT_LEVEL = 3 };
    struct emj_share *share = section->quoter.share;
    size_t length = entry->length - entry->body;
    g_autofree char *shared = share ? emj_share_body(share, entry, &length) : NULL;
    const char *body = shared ? shared : entry->bytes + entry->body;
    g_autofree char *title = title_in(section, entry, body, length);
    emj_document_add_body(section->document, body, length, PARENT_LEVEL, title);
}

/* "12 November: Sync with Identity", the facts, the text. */
static void add_full(struct emj_section *section, const struct emj_digest_entry *about)
{
    g_autoptr(emj_entry) entry = emj_report_read(section->report, about);
    g_autofree char *day = emj_phrase_day(about->day, section->report->request.as_of);
    g_autofree char *title = heading_of(section, about, entry);

    emj_block_add_format(emj_document_add_heading(section->document, 3), "%s: %s", day, title);
    /* The heading may be the activity's title. */
    add_facts(section, about, !entry || !entry->has_heading || !about->activity,
              emj_document_add_paragraph(section->document));
    if (!entry)
        emj_block_add_format(emj_document_add_paragraph(section->document), "%s.", gone);
    else if (emj_quote_allows(&section->quoter, about))
        add_body(section, entry);
}

static void add_all_full(struct emj_section *section)
{
    const GPtrArray *entries = section->report->entries;
    for (guint i = 0; i < entries->len; i++) {
        add_full(section, g_ptr_array_index(entries, i));
        emj_section_flush(section);
    }
}

/* --- a line each --- */

static char *name_of(const struct emj_section *section, const struct emj_digest_entry *about)
{
    if (!emj_quote_allows(&section->quoter, about))
        return g_strdup("Private entry");
    g_autoptr(emj_entry) entry = emj_report_read(section->report, about);
    if (!entry)
        return g_strdup(gone);
    char *title = emj_quote_title(&section->quoter, entry);
    return title ? title : g_strdup("Note");
}

/* "- **12 Nov.** Sync with Identity: Dependency management; both." */
static void add_item(struct emj_section *section, const struct emj_digest_entry *about,
                     struct emj_list *list)
{
    g_autofree char *day = emj_phrase_short_day(about->day, section->report->request.as_of);
    g_autofree char *lead = g_strdup_printf("%s.", day);
    g_autofree char *name = name_of(section, about);
    struct emj_block *item = emj_list_add_item(list, 0);

    emj_block_add_strong(item, lead);
    emj_block_add_format(item, " %s: ", name);
    add_facts(section, about, false, item);
}

static bool same_month(struct emj_date a, struct emj_date b)
{
    return a.year == b.year && a.month == b.month;
}

static void add_month_heading(struct emj_section *section, struct emj_date day)
{
    emj_block_add_format(emj_document_add_heading(section->document, 3), "%s %d",
                         emj_month_name(day.month), day.year);
}

/* A long list is parted by months, and written month by month. */
static void add_all_items(struct emj_section *section)
{
    const GPtrArray *entries = section->report->entries;
    bool months = emj_period_is_review(section->report->request.period);
    const struct emj_digest_entry *before = NULL;
    struct emj_list *list = NULL;

    for (guint i = 0; i < entries->len; i++) {
        const struct emj_digest_entry *about = g_ptr_array_index(entries, i);
        bool begins = months && (!before || !same_month(before->day, about->day));
        if (begins) {
            emj_section_flush(section);
            add_month_heading(section, about->day);
        }
        if (begins || !list)
            list = emj_document_add_list(section->document);
        add_item(section, about, list);
        before = about;
    }
}

void emj_section_entries(struct emj_section *section)
{
    emj_section_heading(section, "Entries");
    if (section->options->entries == EMJ_REPORT_ENTRIES_FULL)
        add_all_full(section);
    else
        add_all_items(section);
}
