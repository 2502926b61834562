#include "entry/text.h"
#include "report/sections/phrases.h"
#include "report/sections/sections.h"

/* A task whose text begins with "//" is private by itself. */
static bool allows(const struct emj_section *section, const struct emj_commitment_line *line)
{
    const char *text = line->commitment->text;
    return emj_quote_allows(&section->quoter, line->entry) &&
           !(section->shared && emj_text_is_private(text, strlen(text)));
}

/* Of the lines from `first` to before `end` those that may be quoted; counts the others. */
static GPtrArray *quotable(const struct emj_section *section, const GPtrArray *lines,
                           guint first, guint end, size_t *withheld)
{
    GPtrArray *kept = g_ptr_array_new();
    for (guint i = first; i < end; i++) {
        struct emj_commitment_line *line = g_ptr_array_index(lines, i);
        if (allows(section, line))
            g_ptr_array_add(kept, line);
        else
            (*withheld)++;
    }
    return kept;
}

static char *quote_of(const struct emj_section *section, const struct emj_commitment_line *line,
                      const char *text)
{
    return emj_quote(&section->quoter, line->entry->path, line->commitment->line, text);
}

/* " (made 20 Oct, kept 27 Oct)", " (made 19 Oct, open 12 days)" */
static char *note_of(const struct emj_section *section, const struct emj_commitment_line *line)
{
    struct emj_date as_of = section->report->request.as_of;
    g_autofree char *made = emj_phrase_short_day(line->made, as_of);
    if (line->state == EMJ_COMMITMENT_OPEN) {
        int days = emj_date_to_days(as_of) - emj_date_to_days(line->made);
        g_autofree char *age = emj_phrase_count((size_t)days, "day", "days");
        return g_strdup_printf(" (made %s, open %s)", made, age);
    }
    g_autofree char *closed = emj_phrase_short_day(line->closed, as_of);
    g_autofree char *reason = quote_of(section, line, line->commitment->reason);
    bool told = reason && *reason;
    return g_strdup_printf(" (made %s, %s %s%s%s)", made,
                           emj_commitment_state_slug(line->state), closed, told ? ", " : "",
                           told ? reason : "");
}

static void add_line(const struct emj_section *section, const struct emj_commitment_line *line,
                     struct emj_list *list)
{
    g_autofree char *note = note_of(section, line);
    g_autofree char *text = quote_of(section, line, line->commitment->text);
    struct emj_block *item = emj_list_add_item(list, emj_commitment_state_box(line->state));
    emj_block_add_text(item, text);
    emj_block_add_text(item, note);
}

static void append_rest(GString *text, size_t count, const char *word)
{
    if (count > 0)
        g_string_append_printf(text, "%s%zu %s", text->len > 0 ? ", " : "", count, word);
}

static bool is_reason(const struct emj_commitment_line *line, const char *reason)
{
    return g_strcmp0(line->commitment->reason, reason) == 0;
}

/* How many lines from the start to before `end` have this reason. */
static guint count_reason(const GPtrArray *lines, guint end, const char *reason)
{
    guint count = 0;
    for (guint i = 0; i < end; i++)
        count += is_reason(g_ptr_array_index(lines, i), reason) ? 1 : 0;
    return count;
}

/* " (situation changed, 2 replaced)": each reason once, with its number above one. */
static void append_reasons(const struct emj_section *section, GString *text,
                           const GPtrArray *lines)
{
    bool any = false;
    for (guint i = 0; i < lines->len; i++) {
        const struct emj_commitment_line *line = g_ptr_array_index(lines, i);
        const char *reason = line->commitment->reason;
        if (!reason || count_reason(lines, i, reason) > 0)
            continue;
        guint count = count_reason(lines, lines->len, reason);
        g_autofree char *quoted = quote_of(section, line, reason);
        if (*quoted == '\0')
            continue;
        g_string_append(text, any ? ", " : " (");
        if (count > 1)
            g_string_append_printf(text, "%u ", count);
        g_string_append(text, quoted);
        any = true;
    }
    if (any)
        g_string_append_c(text, ')');
}

/* "Also: 2 kept, 1 partly, 1 dropped (situation changed)." */
static void add_rest(const struct emj_section *section, const GPtrArray *lines,
                     struct emj_list *list)
{
    size_t rest[EMJ_COMMITMENT_DROPPED + 1] = { 0 };
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        const struct emj_commitment_line *line = g_ptr_array_index(lines, i);
        rest[line->state]++;
    }
    append_rest(text, rest[EMJ_COMMITMENT_OPEN], "open");
    append_rest(text, rest[EMJ_COMMITMENT_KEPT], "kept");
    append_rest(text, rest[EMJ_COMMITMENT_PARTLY], "partly");
    append_rest(text, rest[EMJ_COMMITMENT_DROPPED], "dropped");
    if (text->len == 0)
        return;
    append_reasons(section, text, lines);
    emj_block_add_format(emj_list_add_item(list, 0), "Also: %s.", text->str);
}

/* What was carried in is named even where it has no line of its own above. */
static void add_carried_in(const struct emj_section *section, const GPtrArray *lines,
                           struct emj_list *list)
{
    struct emj_date start = section->report->request.period.first;
    struct emj_list *inner = NULL;
    guint count = 0;
    for (guint i = 0; i < lines->len; i++) {
        const struct emj_commitment_line *line = g_ptr_array_index(lines, i);
        if (emj_date_compare(line->made, start) >= 0)
            continue;
        if (count++ == 0) {
            struct emj_block *item = emj_list_add_item(list, 0);
            emj_block_add_text(item, "Of these, carried in:");
            inner = emj_block_add_list(item);
        }
        if (count <= EMJ_REPORT_COMMITMENT_LINES)
            add_line(section, line, inner);
    }
    if (count > EMJ_REPORT_COMMITMENT_LINES)
        emj_block_add_format(emj_list_add_item(inner, 0), "and %u more",
                             count - EMJ_REPORT_COMMITMENT_LINES);
}

/*
 * Four lines: the open ones come first in number, the newest outcomes fill the rest. A
 * private one keeps its place, so that a shared copy names no line that a private copy
 * only counts.
 */
static void add_lines(const struct emj_section *section, size_t *withheld,
                      struct emj_list *list)
{
    const GPtrArray *closed = section->report->commitments.closed_items;
    const GPtrArray *open = section->report->commitments.open_items;
    guint open_shown = MIN(open->len, EMJ_REPORT_COMMITMENT_LINES);
    guint closed_shown = MIN(closed->len, EMJ_REPORT_COMMITMENT_LINES - open_shown);
    g_autoptr(GPtrArray) lines = quotable(section, closed, 0, closed_shown, withheld);
    g_autoptr(GPtrArray) open_lines = quotable(section, open, 0, open_shown, withheld);
    g_autoptr(GPtrArray) rest = quotable(section, closed, closed_shown, closed->len, withheld);
    g_autoptr(GPtrArray) open_rest = quotable(section, open, open_shown, open->len, withheld);

    g_ptr_array_extend(lines, open_lines, NULL, NULL);
    g_ptr_array_extend(rest, open_rest, NULL, NULL);
    for (guint i = 0; i < lines->len; i++)
        add_line(section, g_ptr_array_index(lines, i), list);
    add_rest(section, rest, list);
    add_carried_in(section, rest, list);
}

void emj_section_commitments(struct emj_section *section)
{
    const struct emj_commitment_figures *figures = &section->report->commitments;
    size_t withheld = 0;

    emj_section_heading(section, "Commitments");
    if (figures->open_items->len + figures->closed_items->len == 0) {
        emj_section_say(section, "0 made, 0 open.");
        return;
    }
    struct emj_list *list = emj_document_add_list(section->document);
    add_lines(section, &withheld, list);
    if (withheld > 0) {
        g_autofree char *text =
            emj_phrase_withheld(withheld, "private commitment", "private commitments");
        emj_block_add_format(emj_list_add_item(list, 0), "%s.", text);
    }
}
