/*
 * cmark 0.30.2 cannot be interrupted, and some inputs take it time that grows
 * with the square of their length. Everything that drives this is counted here,
 * before it sees a text.
 */
#include "markdown/internal.h"

#include "base/text.h"

enum {
    MAX_LENGTH = 4 * 1024 * 1024,
    MAX_DEPTH = 100,
    /*
     * A paragraph at most. The slowest found, "![[]()" over and over, takes
     * 0.2 s at this length and 0.7 s at twice of it.
     */
    MAX_RUN = 64 * 1024,
    /*
     * Lines, container markers and characters that open inline markup: each may
     * become a node of a microsecond or a block that is parsed by itself. 4 MiB
     * of prose have about 100,000.
     */
    MAX_MARKS = 200 * 1000,
};

/* The length of a list or quote marker at `at`, 0 if there is none. */
static size_t marker_length(const char *at, const char *end)
{
    size_t digits = 0;

    if (*at == '>')
        return 1;
    while (digits < 9 && at + digits < end && g_ascii_isdigit(at[digits]))
        digits++;
    const char *last = at + digits;
    if (last == end || strchr(digits > 0 ? ".)" : "-+*", *last) == NULL)
        return 0;
    if (last + 1 < end && last[1] != ' ' && last[1] != '\t')
        return 0;
    return digits + 1;
}

/*
 * The most containers that can be open after the markers of a line. Markers may
 * continue those of lines before, then each stands for at most one of them, as do
 * two columns of indentation, since the narrowest item is "- ".
 */
static size_t line_depth(struct emj_slice line, size_t *ret_markers)
{
    const char *at = line.start, *end = line.start + line.length;
    size_t columns = 0, markers = 0;

    while (at < end) {
        size_t length = marker_length(at, end);

        if (*at == ' ' || *at == '\t') {
            columns += *at == '\t' ? 4 : 1;
            at++;
        } else if (length > 0) {
            markers++;
            at += length;
            if (at < end && *at == ' ')
                at++;
        } else {
            break;
        }
    }
    *ret_markers = markers;
    return markers > 0 ? markers + columns / 2 : 0;
}

/*
 * Whether a line begins a new paragraph at once: "- item" or "# heading", not
 * indented so far that it could continue the one before.
 */
static bool begins_leaf(struct emj_slice line)
{
    struct emj_slice text = emj_slice_trim(line);
    size_t indent = (size_t)(text.start - line.start), marker = 0;

    if (indent > 3 || memchr(line.start, '\t', indent) != NULL)
        return false;
    while (marker < MIN(text.length, 6) && text.start[marker] == '#')
        marker++;
    if (marker == 0 && text.length > 0 && strchr("-+*", *text.start) != NULL)
        marker = 1;
    return marker > 0 && marker + 1 < text.length && text.start[marker] == ' ';
}

static size_t inline_marks(struct emj_slice line)
{
    size_t marks = 0;

    for (size_t i = 0; i < line.length; i++)
        marks += line.start[i] != '\0' && strchr("[]!*_<&\\`", line.start[i]) != NULL;
    return marks;
}

bool emj_body_is_bounded(const char *text, size_t length)
{
    size_t offset = 0, run = 0, marks = 0;
    struct emj_slice line;

    if (length > MAX_LENGTH)
        return false;
    while (emj_text_next_line(text, length, &offset, &line)) {
        size_t markers = 0;

        if (line_depth(line, &markers) > MAX_DEPTH)
            return false;
        if (emj_slice_is_blank(line) || begins_leaf(line))
            run = 0;
        run += line.length + 1;
        marks += 1 + markers + inline_marks(line);
        if (run > MAX_RUN || marks > MAX_MARKS)
            return false;
    }
    return true;
}
