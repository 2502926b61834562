/* The report in one of the writer's formats: which sections, in which order. */
#include "report/json.h"
#include "report/page/page.h"
#include "report/sections/sections.h"

enum section_place {
    EVERYWHERE = 0,
    PRIVATE_ONLY = 1 << 0, /* left out of a shared copy */
    DRAWN_ONLY = 1 << 1,   /* HTML and text: the others draw no calendar */
    ASKED_ONLY = 1 << 2,   /* --entries */
};

/* In the order of print. What a shared copy leaves out as a whole is said here alone. */
static const struct {
    void (*add)(struct emj_section *section);
    unsigned place;
} sections[] = {
    { emj_section_in_short, EVERYWHERE },
    { emj_section_highlights, EVERYWHERE },
    { emj_section_setbacks, EVERYWHERE },
    { emj_section_balance, EVERYWHERE },
    { emj_section_coverage, EVERYWHERE },
    { emj_section_commitments, EVERYWHERE },
    { emj_section_people, PRIVATE_ONLY },
    { emj_section_themes, EVERYWHERE },
    { emj_section_written, PRIVATE_ONLY | DRAWN_ONLY },
    { emj_section_by_month, EVERYWHERE },
    { emj_section_by_expectation, EVERYWHERE },
    { emj_section_carry_forward, PRIVATE_ONLY },
    { emj_section_entries, ASKED_ONLY },
    { emj_section_how_to_read, EVERYWHERE },
};

static bool has_section(const struct emj_section *section, unsigned place)
{
    enum emj_format format = section->options->writer.format;
    bool drawn = format == EMJ_FORMAT_HTML || format == EMJ_FORMAT_TEXT;
    return !(place & PRIVATE_ONLY && section->shared) && !(place & DRAWN_ONLY && !drawn) &&
           !(place & ASKED_ONLY && section->options->entries == EMJ_REPORT_ENTRIES_NONE);
}

static void write_sections(struct emj_section *section)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++) {
        if (!has_section(section, sections[i].place))
            continue;
        sections[i].add(section);
        emj_section_flush(section);
    }
}

/* A period without entries: what is still open, and that there is nothing. */
static void write_empty(struct emj_section *section)
{
    if (section->report->commitments.open > 0)
        emj_section_commitments(section);
    emj_section_say(section, "No entries in this period.");
    emj_section_flush(section);
}

static struct emj_writer *begin(const struct emj_section *section, struct emj_sink sink)
{
    const struct emj_report_options *options = section->options;
    enum emj_format format = options->writer.format;
    bool obsidian = options->obsidian && format == EMJ_FORMAT_MARKDOWN;
    g_autofree char *title = emj_page_title(section->report);
    g_autofree char *style = format == EMJ_FORMAT_HTML ? emj_page_style() : NULL;
    g_autofree char *front = obsidian ? emj_page_front_matter(&section->quoter) : NULL;
    struct emj_page page = {
        .title = title,
        .language = section->report->request.config->language,
        .style = style,
        .front_matter = front,
    };
    return emj_writer_new(&options->writer, &page, sink);
}

static void write_report(const struct emj_report *report,
                         const struct emj_report_options *options, struct emj_share *share,
                         struct emj_sink sink)
{
    struct emj_section section = {
        .report = report,
        .options = options,
        .shared = report->request.share,
        .document = emj_document_new(),
    };
    emj_quoter_init(&section.quoter, report, options->writer.format, share);
    section.writer = begin(&section, sink);

    emj_section_head(&section);
    emj_section_flush(&section);
    if (report->entries->len == 0)
        write_empty(&section);
    else
        write_sections(&section);

    emj_writer_free(section.writer);
    emj_document_free(section.document);
    emj_quoter_clear(&section.quoter);
}

static struct emj_share *share_of(const struct emj_report *report)
{
    const struct emj_report_request *request = &report->request;
    return request->share ? emj_share_new(request->digest, request->config) : NULL;
}

void emj_report_write(const struct emj_report *report, const struct emj_report_options *options,
                      struct emj_sink sink)
{
    g_autoptr(emj_share) share = share_of(report);
    write_report(report, options, share, sink);
}

void emj_report_write_json(const struct emj_report *report,
                           const struct emj_report_options *options, struct emj_sink sink)
{
    g_autoptr(emj_share) share = share_of(report);
    emj_report_json(report, options, share, sink);
}

static void drop(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    (void)data;
    (void)tone;
    (void)bytes;
    (void)length;
}

GPtrArray *emj_report_check_shared(const struct emj_report *report,
                                   const struct emj_report_options *options, bool json,
                                   size_t *ret_count)
{
    g_autoptr(emj_share) share = emj_share_new(report->request.digest, report->request.config);
    struct emj_sink sink = { drop, NULL };
    if (json)
        emj_report_json(report, options, share, sink);
    else
        write_report(report, options, share, sink);
    if (ret_count)
        *ret_count = emj_share_refused(share);
    return emj_share_refusals(share);
}
