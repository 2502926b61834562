/*
 * cmark 0.30.2 cannot be interrupted, and some inputs take it time that grows
 * with the square of their length. Everything that drives this is counted here,
 * before it sees a text.
 */
#include "markdown/internal.h"

#include "base/text.h"

enum {
    MIB = 1024 * 1024,
    MAX_DEPTH = 100,
    MAX_RUN = 64 * 1024, /* a paragraph at most */
    /*
     * Lines, container markers and characters that open inline markup: each may
     * become a node of a microsecond or a block that is parsed by itself. 4 MiB
     * of prose have about 100,000.
     */
    MAX_MARKS = 200 * 1000,
    /*
     * In one paragraph. The slowest found, "![[]()" over and over, takes 0.02 s
     * with these, and 0.2 s with what MAX_RUN alone would allow.
     */
    MAX_RUN_MARKS = 20 * 1000,
    /* Every "]" may stand for as many bytes as the longest link definition has. */
    MAX_EXPANSION = 8 * MIB,
    /* A shorter text is within all of these but the depth. */
    SMALL = 5 * 1024,
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

/* Characters that may open inline markup. */
static const bool is_mark[256] = {
    ['['] = true, [']'] = true, ['!'] = true, ['*'] = true,  ['_'] = true,
    ['<'] = true, ['&'] = true, ['`'] = true, ['\\'] = true,
};

static size_t inline_marks(struct emj_slice line)
{
    size_t marks = 0;

    for (size_t i = 0; i < line.length; i++)
        marks += is_mark[(unsigned char)line.start[i]];
    return marks;
}

/* --- link definitions --- */

struct references {
    size_t closers;    /* "]" in the whole text */
    size_t longest;    /* definition */
    size_t definition; /* bytes since the line that may have begun the last one */
    bool defines;      /* "]:" was among them */
};

static bool begins_label(struct emj_slice line)
{
    size_t i = 0;

    while (i < line.length && strchr(" \t>-+*.)0123456789", line.start[i]) != NULL)
        i++;
    return i < line.length && line.start[i] == '[';
}

static void count_references(struct references *references, struct emj_slice line)
{
    if (begins_label(line) || emj_slice_is_blank(line)) {
        references->definition = 0;
        references->defines = false;
    }
    references->definition += line.length + 1;
    for (size_t i = 0; i < line.length; i++)
        if (line.start[i] == ']') {
            references->closers++;
            references->defines |= i + 1 < line.length && line.start[i + 1] == ':';
        }
    if (references->defines)
        references->longest = MAX(references->longest, references->definition);
}

static bool is_too_expansive(const struct references *references)
{
    return references->longest > 0 && references->closers > MAX_EXPANSION / references->longest;
}

/* --- limits --- */

static bool is_too_deep(const char *text, size_t length)
{
    const char *end = text + length, *next = NULL;
    size_t markers = 0;

    for (const char *line = text; line < end; line = next + 1) {
        next = memchr(line, '\n', (size_t)(end - line));
        if (next == NULL)
            next = end;
        if (line_depth((struct emj_slice){ line, (size_t)(next - line) }, &markers) > MAX_DEPTH)
            return true;
    }
    return false;
}

static enum emj_body_limit limit_of_leaves(const char *text, size_t length)
{
    size_t offset = 0, run = 0, run_marks = 0, marks = 0, markers = 0;
    struct references references = { 0 };
    struct emj_slice line;

    while (emj_text_next_line(text, length, &offset, &line)) {
        if (emj_slice_is_blank(line) || begins_leaf(line))
            run = run_marks = 0;
        line_depth(line, &markers);
        size_t line_marks = 1 + markers + inline_marks(line);
        run += line.length + 1;
        run_marks += line_marks;
        marks += line_marks;
        count_references(&references, line);
        if (run > MAX_RUN)
            return EMJ_BODY_TOO_LONG;
        if (run_marks > MAX_RUN_MARKS || marks > MAX_MARKS)
            return EMJ_BODY_TOO_DENSE;
    }
    return is_too_expansive(&references) ? EMJ_BODY_TOO_DENSE : EMJ_BODY_FITS;
}

enum emj_body_limit emj_body_limit_of(const char *text, size_t length)
{
    if (length > EMJ_BODY_MAX_RENDERED)
        return EMJ_BODY_TOO_LARGE;
    if (is_too_deep(text, length))
        return EMJ_BODY_TOO_DEEP;
    return length < SMALL ? EMJ_BODY_FITS : limit_of_leaves(text, length);
}

char *emj_body_limit_sentence(enum emj_body_limit limit, size_t length)
{
    /* Never the limit itself, which would not be too much. */
    size_t tenths = MAX((length * 10 + MIB / 2) / MIB, EMJ_BODY_MAX_RENDERED / MIB * 10 + 1);

    switch (limit) {
    case EMJ_BODY_FITS:
        break;
    case EMJ_BODY_TOO_LARGE:
        return g_strdup_printf(
            "The text of this entry is %zu.%zu MiB; a report shows at most %d MiB.",
            tenths / 10, tenths % 10, EMJ_BODY_MAX_RENDERED / MIB);
    case EMJ_BODY_TOO_DEEP:
        return g_strdup("This text is nested too deep to be rendered and is shown as it was "
                        "typed.");
    case EMJ_BODY_TOO_LONG:
        return g_strdup("This text has a paragraph too long to be rendered and is shown as it "
                        "was typed.");
    case EMJ_BODY_TOO_DENSE:
        return g_strdup("This text has too many lines or marks to be rendered and is shown as "
                        "it was typed.");
    }
    return NULL;
}
