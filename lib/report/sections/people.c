#include "report/sections/phrases.h"
#include "report/sections/sections.h"

enum {
    MAX_LINES = 12,
    MAX_NAMES = 60, /* on one line */
};

/* "@wen: 4 (30 Oct), 3 with an example" */
static void add_person(const struct emj_section *section, const struct emj_person_line *person,
                       struct emj_list *list)
{
    struct emj_date as_of = section->report->request.as_of;
    g_autofree char *last = emj_phrase_short_day(person->last, as_of);
    emj_block_add_format(emj_list_add_item(list, 0), "@%s: %zu (%s), %zu with an example",
                         person->handle, person->mentions, last, person->with_example);
}

/* "@bo 2" */
static char *short_mention(const struct emj_section *section,
                           const struct emj_person_line *person)
{
    (void)section;
    return g_strdup_printf("@%s %zu", person->handle, person->mentions);
}

/* "@ade (last 17 September, 44 days)", "@kim (never)" */
static char *absence(const struct emj_section *section, const struct emj_person_line *person)
{
    if (person->age_days < 0)
        return g_strdup_printf("@%s (never)", person->handle);
    g_autofree char *day = emj_phrase_day(person->last, section->report->request.as_of);
    g_autofree char *age = emj_phrase_count((size_t)person->age_days, "day", "days");
    return g_strdup_printf("@%s (last %s, %s)", person->handle, day, age);
}

/* People from `first` on, on one line. */
static void add_names(const struct emj_section *section, struct emj_block *item,
                      const GPtrArray *people, guint first,
                      char *(*name)(const struct emj_section *section,
                                    const struct emj_person_line *person))
{
    guint end = MIN(people->len, first + MAX_NAMES);
    for (guint i = first; i < end; i++) {
        g_autofree char *text = name(section, g_ptr_array_index(people, i));
        emj_block_add_format(item, "%s%s", i > first ? ", " : "", text);
    }
    if (people->len > end)
        emj_block_add_format(item, " and %u more", people->len - end);
}

static void add_mentioned(const struct emj_section *section, struct emj_list *list)
{
    const GPtrArray *people = section->report->people.mentioned;
    guint lines = MIN(people->len, MAX_LINES);
    for (guint i = 0; i < lines; i++)
        add_person(section, g_ptr_array_index(people, i), list);
    if (people->len == lines)
        return;
    struct emj_block *item = emj_list_add_item(list, 0);
    emj_block_add_text(item, "Also: ");
    add_names(section, item, people, lines, short_mention);
}

static void add_missing(const struct emj_section *section, struct emj_list *list)
{
    const GPtrArray *people = section->report->people.missing;
    if (people->len == 0)
        return;
    struct emj_block *item = emj_list_add_item(list, 0);
    emj_block_add_format(
        item, "Not mentioned %s: ", emj_phrase_this(section->report->request.period.kind));
    add_names(section, item, people, 0, absence);
}

/* Only in a private copy, where handles stand as they are typed. */
void emj_section_people(struct emj_section *section)
{
    const struct emj_people *people = &section->report->people;
    if (people->mentioned->len + people->missing->len == 0)
        return;
    emj_section_heading(section, "People");
    emj_section_say(section, "Private section, left out of shared copies. Mentions, last one, "
                             "and how many carry an observed example.");
    struct emj_list *list = emj_document_add_list(section->document);
    add_mentioned(section, list);
    add_missing(section, list);
}
