/* Highlights and what did not work: answers of the writer's, quoted whole. */
#include "report/sections/picks.h"

#include "report/sections/phrases.h"

/* "8 Oct, Quarterly planning." */
static char *lead_of(const struct emj_section *section, const struct emj_digest_entry *entry)
{
    struct emj_date as_of = section->report->request.as_of;
    g_autofree char *day = emj_phrase_short_day(entry->day, as_of);
    if (!entry->activity)
        return g_strdup_printf("%s.", day);
    g_autofree char *activity = emj_quote_activity(&section->quoter, entry->activity);
    return g_strdup_printf("%s, %s.", day, activity);
}

void emj_pick_add(struct emj_section *section, const struct emj_pick *pick, bool evidence,
                  struct emj_list *list)
{
    const struct emj_quoter *quoter = &section->quoter;
    const char *path = pick->entry->path;
    if (!emj_quote_allows(quoter, pick->entry))
        return;
    g_autofree char *lead = lead_of(section, pick->entry);
    g_autofree char *text = emj_quote(quoter, path, pick->line, pick->text);
    g_autofree char *sentence = emj_phrase_sentence(text);
    struct emj_block *item = emj_list_add_item(list, 0);

    emj_block_add_strong(item, lead);
    emj_block_add_format(item, " %s", sentence);
    if (!evidence || !pick->evidence)
        return;
    g_autofree char *seen = emj_quote(quoter, path, pick->evidence_line, pick->evidence);
    g_autofree char *seen_sentence = emj_phrase_sentence(seen);
    emj_block_add_format(item, " Evidence: %s", seen_sentence);
}

/* How many there are, when not all of them stand below. */
static void say_how_many(struct emj_section *section, const struct emj_picks *picks,
                         const char *sign)
{
    if (picks->automatic) {
        emj_section_say(section, "Picked automatically: no entry is marked with +.");
    } else if (picks->marked > picks->items->len) {
        g_autofree char *text =
            g_strdup_printf("%u of the %zu entries marked with %s, spread over the period.",
                            picks->items->len, picks->marked, sign);
        emj_section_say(section, text);
    }
}

static void add_picks(struct emj_section *section, const char *heading,
                      const struct emj_picks *picks, const char *sign)
{
    if (picks->items->len == 0)
        return;
    emj_section_heading(section, heading);
    say_how_many(section, picks, sign);
    struct emj_list *list = emj_document_add_list(section->document);
    for (guint i = 0; i < picks->items->len; i++)
        emj_pick_add(section, g_ptr_array_index(picks->items, i), true, list);
}

void emj_section_highlights(struct emj_section *section)
{
    add_picks(section, "Highlights", &section->report->highlights, "+");
}

void emj_section_setbacks(struct emj_section *section)
{
    add_picks(section, "What did not work", &section->report->setbacks, "-");
}
