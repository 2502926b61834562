#include "entry/lines.h"

#define FULL_WIDTH_SLASH "\xef\xbc\x8f"

enum {
    MAX_HEADING = 6,
    FENCE_RUN = 3,   /* signs that make a fence, at least */
    CODE_INDENT = 4, /* columns that make indented code */
    MAX_NUMBER = 9,  /* digits of an item number */
};

bool emj_slice_starts(struct emj_slice slice, const char *prefix)
{
    size_t length = strlen(prefix);
    return slice.length >= length && memcmp(slice.start, prefix, length) == 0;
}

const char *emj_slice_find(struct emj_slice slice, const char *needle)
{
    while (slice.length > 0) {
        const char *found = memchr(slice.start, needle[0], slice.length);
        if (found == NULL)
            return NULL;
        struct emj_slice rest = { found, slice.length - (size_t)(found - slice.start) };
        if (emj_slice_starts(rest, needle))
            return found;
        slice = (struct emj_slice){ found + 1, rest.length - 1 };
    }
    return NULL;
}

struct emj_slice emj_slice_trim_lines(struct emj_slice slice)
{
    while (slice.length > 0 && g_ascii_isspace(slice.start[slice.length - 1]))
        slice.length--;
    while (slice.length > 0 && g_ascii_isspace(slice.start[0])) {
        slice.start++;
        slice.length--;
    }
    return slice;
}

static struct emj_slice skip(struct emj_slice slice, size_t bytes)
{
    return (struct emj_slice){ slice.start + bytes, slice.length - bytes };
}

static void drop_carriage_returns(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++)
        if (from[0] != '\r' || from[1] != '\n')
            *to++ = *from;
    *to = '\0';
}

/* Neither a NUL nor anything beyond ASCII; asked of every text, so in large steps. */
static bool is_ascii_text(struct emj_slice slice)
{
    static const uint64_t high_bits = 0x8080808080808080;
    size_t at = 0;
    for (uint64_t bytes = 0; at + sizeof bytes <= slice.length; at += sizeof bytes) {
        memcpy(&bytes, slice.start + at, sizeof bytes);
        if (bytes & high_bits)
            return false;
    }
    for (; at < slice.length; at++)
        if ((unsigned char)slice.start[at] >= 0x80)
            return false;
    return memchr(slice.start, '\0', slice.length) == NULL;
}

char *emj_slice_to_valid(struct emj_slice slice)
{
    if (slice.length == 0)
        return g_strdup("");
    char *valid = is_ascii_text(slice) ? emj_slice_dup(slice)
                                       : g_utf8_make_valid(slice.start, (gssize)slice.length);
    if (strchr(valid, '\r') != NULL)
        drop_carriage_returns(valid);
    return valid;
}

/* --- headings --- */

unsigned emj_line_heading(struct emj_slice line, struct emj_slice *ret_text)
{
    unsigned level = 0;
    while (level < line.length && line.start[level] == '#')
        level++;
    if (level == 0 || level > MAX_HEADING)
        return 0;
    struct emj_slice text = skip(line, level);
    if (text.length > 0 && text.start[0] != ' ' && text.start[0] != '\t')
        return 0;
    text = emj_slice_trim(text);
    size_t end = text.length;
    while (end > 0 && text.start[end - 1] == '#')
        end--;
    if (end < text.length && (end == 0 || text.start[end - 1] == ' ')) {
        text.length = end;
        text = emj_slice_trim(text);
    }
    if (ret_text != NULL)
        *ret_text = text;
    return level;
}

char *emj_line_compose_heading(unsigned level, const char *text)
{
    g_autofree char *folded = emj_text_fold_lines(text);
    size_t end = strlen(folded);
    while (end > 0 && folded[end - 1] == '#')
        end--;
    bool ends_in_signs = folded[end] == '#' && (end == 0 || folded[end - 1] == ' ');
    return g_strdup_printf("%.*s %s%s", (int)MIN(level, MAX_HEADING), "######", folded,
                           ends_in_signs ? " #" : "");
}

/* --- lists and quotes --- */

/* Bytes of a bullet or an item number with the blank behind it; 0 is none. */
static size_t item_sign(struct emj_slice line)
{
    size_t sign = 0;
    while (sign < line.length && sign < MAX_NUMBER && g_ascii_isdigit(line.start[sign]))
        sign++;
    if (sign >= line.length)
        return 0;
    char last = line.start[sign];
    bool is_sign =
        sign > 0 ? last == '.' || last == ')' : last == '-' || last == '+' || last == '*';
    bool has_blank =
        sign + 1 < line.length && (line.start[sign + 1] == ' ' || line.start[sign + 1] == '\t');
    return is_sign && has_blank ? sign + 2 : 0;
}

static struct emj_slice skip_blanks(struct emj_slice line)
{
    while (line.length > 0 && (line.start[0] == ' ' || line.start[0] == '\t'))
        line = skip(line, 1);
    return line;
}

static struct emj_slice skip_quotes(struct emj_slice line)
{
    line = skip_blanks(line);
    while (line.length > 0 && line.start[0] == '>')
        line = skip_blanks(skip(line, 1));
    return line;
}

struct emj_slice emj_line_skip_markup(struct emj_slice line)
{
    line = skip_quotes(line);
    for (size_t sign = item_sign(line); sign > 0; sign = item_sign(line))
        line = skip_quotes(skip(line, sign));
    return line;
}

/* --- private lines --- */

/* Behind every kind of white space, also what input methods for other scripts write. */
static struct emj_slice skip_space(struct emj_slice text)
{
    while (text.length > 0) {
        gunichar character = g_utf8_get_char_validated(text.start, (gssize)text.length);
        bool space = character < 0x110000 &&
                     (character == '\v' || character == 0x85 || g_unichar_isspace(character));
        if (!space)
            break;
        text = skip(text, (size_t)g_unichar_to_utf8(character, NULL));
    }
    return text;
}

static struct emj_slice skip_box(struct emj_slice text)
{
    bool box = text.length > 3 && text.start[0] == '[' && text.start[2] == ']';
    return box ? skip(text, 3) : text;
}

/*
 * The characters that somebody sees: "//" behind a zero width space is "//" for who
 * typed it. Bytes that are no character are left out as well. New string.
 */
static GString *seen(struct emj_slice line)
{
    GString *text = g_string_sized_new(line.length);
    while (line.length > 0) {
        gunichar character = g_utf8_get_char_validated(line.start, (gssize)line.length);
        bool valid = character < 0x110000;
        size_t width = valid ? (size_t)g_unichar_to_utf8(character, NULL) : 1;
        if (valid && character != 0xFFFD && !emj_text_is_unseen(character))
            g_string_append_len(text, line.start, (gssize)width);
        line = skip(line, width);
    }
    return text;
}

/* Bytes of the slash that begins `text`; 0 is none. */
static size_t slash_length(struct emj_slice text)
{
    static const char *const slashes[] = { "/", FULL_WIDTH_SLASH };
    for (size_t i = 0; i < G_N_ELEMENTS(slashes); i++)
        if (emj_slice_starts(text, slashes[i]))
            return strlen(slashes[i]);
    return 0;
}

/* Bytes of "//" at the beginning of `text`; 0 is none. */
static size_t slashes_length(struct emj_slice text)
{
    size_t first = slash_length(text);
    size_t second = first > 0 ? slash_length(skip(text, first)) : 0;
    return second > 0 ? first + second : 0;
}

static bool begins_commitment(struct emj_slice text)
{
    static const char *const openings[] = { "when", "i will", "i'll", "i’ll" };
    for (size_t i = 0; i < G_N_ELEMENTS(openings); i++) {
        size_t length = strlen(openings[i]);
        if (text.length > length && g_ascii_strncasecmp(text.start, openings[i], length) == 0 &&
            !g_ascii_isalnum(text.start[length]))
            return true;
    }
    return false;
}

/* "//" that could begin something: not that of an address, "https://" or "a//b". */
static bool has_slashes(struct emj_slice text)
{
    char before = ' ';
    for (; text.length > 0; before = text.start[0], text = skip(text, 1))
        if (slashes_length(text) > 0 && before != ':' && before != '/' &&
            !g_ascii_isalnum(before))
            return true;
    return false;
}

/* `line` has nothing that is not seen. */
static bool is_private_seen(struct emj_slice line)
{
    struct emj_slice text = skip_box(skip_space(emj_line_skip_markup(skip_space(line))));
    emj_line_heading(text, &text);
    text = skip_space(text);
    return slashes_length(text) > 0 || (begins_commitment(text) && has_slashes(text));
}

bool emj_line_may_be_private(struct emj_slice text)
{
    int wide = (unsigned char)FULL_WIDTH_SLASH[0];
    return text.length > 0 && (memchr(text.start, '/', text.length) != NULL ||
                               memchr(text.start, wide, text.length) != NULL);
}

bool emj_line_is_private(struct emj_slice line)
{
    if (!emj_line_may_be_private(line))
        return false;
    g_autoptr(GString) text = seen(line);
    return is_private_seen((struct emj_slice){ text->str, text->len });
}

const char *emj_text_skip_slashes(const char *text)
{
    struct emj_slice rest = skip_space((struct emj_slice){ text, strlen(text) });
    while (slash_length(rest) > 0)
        rest = skip_space(skip(rest, slash_length(rest)));
    return rest.start;
}

/* --- code --- */

static size_t indent_columns(struct emj_slice line)
{
    size_t columns = 0;
    for (size_t i = 0; i < line.length; i++)
        if (line.start[i] == '\t')
            columns += CODE_INDENT - columns % CODE_INDENT;
        else if (line.start[i] == ' ')
            columns++;
        else
            break;
    return columns;
}

/* Length of the fence that begins the text; `ret_rest` gets what follows it. */
static size_t fence_run(struct emj_slice text, struct emj_slice *ret_rest)
{
    size_t run = 0;
    if (text.length == 0 || (text.start[0] != '`' && text.start[0] != '~'))
        return 0;
    while (run < text.length && text.start[run] == text.start[0])
        run++;
    *ret_rest = skip(text, run);
    return run >= FENCE_RUN ? run : 0;
}

static bool open_fence(struct emj_line_walk *walk, struct emj_slice line)
{
    struct emj_slice text = emj_line_skip_markup(line);
    struct emj_slice rest = { 0 };
    size_t run = fence_run(text, &rest);
    if (run == 0 || (text.start[0] == '`' && rest.length > 0 &&
                     memchr(rest.start, '`', rest.length) != NULL))
        return false;
    walk->fence = text.start[0];
    walk->fence_run = run;
    return true;
}

static void close_fence(struct emj_line_walk *walk, struct emj_slice line)
{
    struct emj_slice text = skip_quotes(line);
    struct emj_slice rest = { 0 };
    size_t run = fence_run(text, &rest);
    if (run >= walk->fence_run && text.start[0] == walk->fence && emj_slice_is_blank(rest))
        walk->fence = '\0';
}

static enum emj_line_kind classify(struct emj_line_walk *walk, struct emj_slice line)
{
    if (walk->fence != '\0') {
        close_fence(walk, line);
        return EMJ_LINE_CODE;
    }
    /* Most lines: neither blank, indented, a fence nor an item. */
    if (line.length > 0 && g_ascii_isalpha(line.start[0])) {
        walk->in_list = walk->in_list && walk->in_paragraph;
        return EMJ_LINE_PROSE;
    }
    if (emj_slice_is_blank(line))
        return EMJ_LINE_BLANK;
    size_t indent = indent_columns(line);
    bool deep = indent >= CODE_INDENT && !walk->in_list;
    if (deep && !walk->in_paragraph)
        return EMJ_LINE_CODE;
    if (!deep && open_fence(walk, line))
        return EMJ_LINE_CODE;
    if (item_sign(skip_quotes(line)) > 0)
        walk->in_list = true;
    else if (indent == 0 && !walk->in_paragraph)
        walk->in_list = false;
    return EMJ_LINE_PROSE;
}

bool emj_line_walk_next(struct emj_line_walk *walk, struct emj_slice *ret_line,
                        enum emj_line_kind *ret_kind)
{
    if (!emj_text_next_line(walk->text, walk->length, &walk->offset, ret_line))
        return false;
    *ret_kind = classify(walk, *ret_line);
    walk->in_paragraph = *ret_kind == EMJ_LINE_PROSE;
    return true;
}
