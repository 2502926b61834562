/* Lines under each other, each behind what its containers put before it. */
#include "markdown/text-internal.h"

enum {
    /* The room for text in the deepest container is half of the line at least ... */
    MAX_SHARE = 2,
    /* ... and that for "1000000000. " and a wide character, which no container widens. */
    MIN_ROOM = 14,
    /* A longer line of words is hard to read; tables and pictures use what there is. */
    MAX_WORDS = 100,
};

void emj_page_init(struct emj_text_page *page, const struct emj_sink *sink, size_t columns)
{
    *page = (struct emj_text_page){ .sink = sink, .columns = columns };
    page->prefix = g_string_new(NULL);
    page->first = g_string_new(NULL);
}

void emj_page_clear(struct emj_text_page *page)
{
    g_string_free(page->prefix, TRUE);
    g_string_free(page->first, TRUE);
}

/* --- containers --- */

static size_t columns_for_words(const struct emj_text_page *page)
{
    return MIN(page->columns, MAX_WORDS);
}

static bool has_room(const struct emj_text_page *page, size_t more)
{
    size_t columns = columns_for_words(page);
    size_t most = MIN(columns / MAX_SHARE, columns - MIN_ROOM);

    return page->prefix->len + more <= most;
}

size_t emj_page_enter_quote(struct emj_text_page *page)
{
    const char *mark = "| ";
    size_t depth = page->prefix->len;

    /* Behind a marker that does not indent, nothing else does. */
    if (!has_room(page, strlen(mark)) || page->first->len > page->first_kept)
        return depth;
    g_string_append(page->prefix, mark);
    if (page->first->len > 0) {
        g_string_append(page->first, mark);
        page->first_kept = page->first->len;
    }
    return depth;
}

/* Of items that begin on one line, those too deep to indent show the last marker alone. */
size_t emj_page_enter_item(struct emj_text_page *page, const char *marker)
{
    size_t depth = page->prefix->len, width = strlen(marker);

    if (page->first->len == 0) {
        g_string_assign(page->first, page->prefix->str);
        page->first_kept = depth;
    }
    g_string_truncate(page->first, page->first_kept);
    g_string_append(page->first, marker);
    if (has_room(page, width)) {
        g_string_append_printf(page->prefix, "%*s", (int)width, "");
        page->first_kept = page->first->len;
    }
    return depth;
}

void emj_page_leave_quote(struct emj_text_page *page, size_t depth)
{
    g_string_truncate(page->prefix, depth);
}

void emj_page_leave_item(struct emj_text_page *page, size_t depth)
{
    if (page->first->len > 0)
        emj_page_blank_line(page);
    g_string_truncate(page->prefix, depth);
}

/* --- lines --- */

void emj_page_gap(struct emj_text_page *page)
{
    page->gap_prefix = page->prefix->len;
    page->gap = true;
}

static const GString *next_prefix(const struct emj_text_page *page)
{
    return page->first->len > 0 ? page->first : page->prefix;
}

size_t emj_page_room(const struct emj_text_page *page)
{
    return page->columns - next_prefix(page)->len;
}

static void write_plain(struct emj_text_page *page, const char *text, size_t length)
{
    if (length > 0)
        page->sink->write(page->sink->data, EMJ_TONE_PLAIN, text, length);
}

static void write_trimmed(struct emj_text_page *page, const char *text, size_t length)
{
    while (length > 0 && text[length - 1] == ' ')
        length--;
    write_plain(page, text, length);
}

static void end_line(struct emj_text_page *page)
{
    if (page->lines > 0)
        write_plain(page, "\n", 1);
    if (page->lines > 0 && page->gap) {
        write_trimmed(page, page->prefix->str, page->gap_prefix);
        write_plain(page, "\n", 1);
    }
    page->gap = false;
    page->lines++;
}

static void forget_first(struct emj_text_page *page)
{
    g_string_truncate(page->first, 0);
    page->first_kept = 0;
}

void emj_page_begin_line(struct emj_text_page *page)
{
    const GString *prefix = next_prefix(page);

    end_line(page);
    write_plain(page, prefix->str, prefix->len);
    forget_first(page);
}

void emj_page_blank_line(struct emj_text_page *page)
{
    const GString *prefix = next_prefix(page);

    end_line(page);
    write_trimmed(page, prefix->str, prefix->len);
    forget_first(page);
}

void emj_page_write_flow(struct emj_text_page *page, const struct emj_flow *flow,
                         enum emj_tone tone)
{
    struct emj_flow_line line;
    size_t offset = 0, columns = columns_for_words(page);

    while (emj_flow_next_line(flow, columns - next_prefix(page)->len, &offset, &line)) {
        if (line.start == line.end) {
            emj_page_blank_line(page);
            continue;
        }
        emj_page_begin_line(page);
        emj_flow_write(flow, line, tone, page->sink);
    }
}

/* --- what is never broken --- */

/* Clean, with spaces in place of tabs and none at the end. New string. */
static char *code_line(struct emj_slice line)
{
    g_autofree char *visible = emj_markdown_visible(line.start, line.length);

    return g_strchomp(emj_markdown_without_tabs(visible));
}

void emj_page_write_code(struct emj_text_page *page, const char *indent, const char *text)
{
    struct emj_slice line;
    size_t offset = 0, length = strlen(text);

    while (emj_text_next_line(text, length, &offset, &line)) {
        g_autofree char *shown = code_line(line);

        if (*shown == '\0') {
            emj_page_blank_line(page);
            continue;
        }
        emj_page_begin_line(page);
        write_plain(page, indent, strlen(indent));
        write_plain(page, shown, strlen(shown));
    }
}

/* What a pen writes to. */
struct canvas {
    struct emj_text_page *page;
    bool in_line;
};

static void draw_line(struct canvas *canvas, enum emj_tone tone, struct emj_slice line)
{
    g_autofree char *visible = emj_markdown_visible(line.start, line.length);

    g_strdelimit(visible, "\t", ' ');
    if (*visible == '\0')
        return;
    if (!canvas->in_line)
        emj_page_begin_line(canvas->page);
    canvas->in_line = true;
    emj_sink_write(canvas->page->sink, tone, visible);
}

static void draw(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    struct canvas *canvas = data;
    const char *end = NULL;

    while ((end = length > 0 ? memchr(bytes, '\n', length) : NULL) != NULL) {
        size_t line = (size_t)(end - bytes);

        draw_line(canvas, tone, (struct emj_slice){ bytes, line });
        if (!canvas->in_line)
            emj_page_blank_line(canvas->page);
        canvas->in_line = false;
        bytes += line + 1;
        length -= line + 1;
    }
    draw_line(canvas, tone, (struct emj_slice){ bytes, length });
}

void emj_page_write_picture(struct emj_text_page *page, const struct emj_picture *picture,
                            bool unicode)
{
    struct canvas canvas = { page, false };
    const struct emj_sink sink = { draw, &canvas };

    if (picture->draw_text != NULL)
        picture->draw_text(picture->data,
                           &(struct emj_pen){ &sink, emj_page_room(page), unicode });
}
