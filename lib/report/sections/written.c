#include "report/pictures/pictures.h"
#include "report/sections/phrases.h"
#include "report/sections/sections.h"

/* "21 entries on 21 days of 31." */
static char *sentence(const struct emj_report *report)
{
    g_autofree char *entries = emj_phrase_count(report->entries->len, "entry", "entries");
    g_autofree char *days = emj_phrase_count(report->days, "day", "days");
    g_autofree char *length = emj_phrase_number(report->days_written.days);
    return g_strdup_printf("%s on %s of %s. The number in a cell is that day's entries.",
                           entries, days, length);
}

void emj_section_written(struct emj_section *section)
{
    const struct emj_report *report = section->report;
    bool text = section->options->writer.format == EMJ_FORMAT_TEXT;
    size_t most = text ? EMJ_CALENDAR_TEXT_DAYS : EMJ_REPORT_MAX_CALENDAR_DAYS;
    if (report->days_written.days < 2 || report->days_written.days > most)
        return;
    g_autofree char *words = sentence(report);
    struct emj_picture calendar = emj_picture_of_calendar(report);

    emj_section_heading(section, "When written");
    emj_section_say(section, words);
    emj_document_add_picture(section->document, &calendar);
}
