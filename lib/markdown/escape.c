#include "markdown/internal.h"

#include "base/text.h"

/* What a writer cannot see: it may be any character that markup needs. */
#define UNKNOWN '*'

static bool is_line_break(gunichar c)
{
    return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
}

/* Printable ASCII, as most of what a report says is, needs no look at characters. */
static bool is_plain(const char *text)
{
    for (; *text != '\0'; text++)
        if (*text < 0x20 || *text > 0x7e)
            return false;
    return true;
}

char *emj_markdown_clean(const char *text)
{
    if (is_plain(text))
        return g_strdup(text);

    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GString) line = g_string_new(NULL);

    for (char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (is_line_break(c)) {
            if (c == '\r' && at[1] == '\n')
                continue;
            g_string_append_c(line, ' ');
        } else if (!g_unichar_iscntrl(c)) {
            g_string_append_unichar(line, c);
        }
    }
    return emj_markdown_visible(line->str, line->len);
}

/* cmark writes these two, U+FFFE and U+FFFF, as single bytes. */
static bool is_noncharacter(const char *at)
{
    return g_str_has_prefix(at, "\xef\xbf\xbe") || g_str_has_prefix(at, "\xef\xbf\xbf");
}

char *emj_markdown_visible(const char *bytes, size_t length)
{
    char *visible = emj_text_visible(bytes, length);

    for (char *at = strstr(visible, "\xef\xbf"); at != NULL; at = strstr(at + 3, "\xef\xbf"))
        if (is_noncharacter(at))
            at[2] = '\xbd';
    return visible;
}

char *emj_markdown_without_tabs(const char *text)
{
    GString *out = g_string_new(NULL);
    size_t column = 0;

    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        if (*at == '\t') {
            size_t spaces = 4 - column % 4;
            g_string_append_len(out, "    ", (gssize)spaces);
            column += spaces;
        } else {
            g_string_append_unichar(out, g_utf8_get_char(at));
            column = *at == '\n' ? 0 : column + 1;
        }
    }
    return g_string_free(out, FALSE);
}

static gunichar char_before(const char *text, size_t offset, struct emj_escape_place place)
{
    if (offset == 0)
        return place.at_start ? ' ' : UNKNOWN;
    return g_utf8_get_char(g_utf8_prev_char(text + offset));
}

static gunichar char_after(const char *text, size_t offset, struct emj_escape_place place)
{
    if (text[offset] == '\0')
        return place.at_end ? ' ' : UNKNOWN;
    return g_utf8_get_char(text + offset);
}

/* The characters at `offset` equal to it, as one run. */
static size_t run_length(const char *text, size_t offset)
{
    size_t length = 1;

    while (text[offset + length] == text[offset])
        length++;
    return length;
}

static size_t run_start(const char *text, size_t offset)
{
    while (offset > 0 && text[offset - 1] == text[offset])
        offset--;
    return offset;
}

static bool is_space_or_end(char c)
{
    return c == ' ' || c == '\0';
}

/* Between spaces a delimiter opens nothing; inside a word "_" does not either. */
static bool opens_emphasis(const char *text, size_t offset, struct emj_escape_place place)
{
    size_t start = run_start(text, offset);
    gunichar before = char_before(text, start, place);
    gunichar after = char_after(text, start + run_length(text, start), place);

    if (text[offset] == '_' && g_unichar_isalnum(before) && g_unichar_isalnum(after))
        return false;
    return before != ' ' || after != ' ';
}

/* "&name;" or "&#12;", whether or not such an entity exists. */
static bool opens_entity(const char *text, size_t offset)
{
    size_t at = offset + 1;

    if (text[at] == '#')
        at++;
    size_t digits = at;
    while (g_ascii_isalnum(text[at]))
        at++;
    return at > digits && text[at] == ';';
}

static bool opens_html(char after)
{
    return after == '\0' || after == '/' || after == '!' || after == '?' ||
           g_ascii_isalpha(after);
}

/* Headings at the start, their closing "#" at the end, and the tags of notes apps. */
static bool opens_hash(const char *text, size_t offset, struct emj_escape_place place)
{
    size_t after = offset + 1;

    if (offset == 0 && place.at_start)
        return true;
    if (g_unichar_isalnum(char_before(text, offset, place)))
        return false;
    if (text[after + strspn(text + after, " ")] == '\0')
        return true;
    if (text[after] == ' ')
        return false;
    after += strspn(text + after, "0123456789");
    return !is_space_or_end(text[after]) && strchr(".,;:!?)", text[after]) == NULL;
}

/* "1." and "1)" with at most nine digits begin a list. */
static bool opens_ordered_list(const char *text, size_t offset)
{
    size_t digits = strspn(text, "0123456789");

    return digits > 0 && digits == offset && digits <= 9 && is_space_or_end(text[offset + 1]);
}

/* Markers that count at the start of a block only. */
static bool opens_block(const char *text, size_t offset)
{
    char after = text[offset + 1];

    switch (text[offset]) {
    case '>':
        return offset == 0;
    case '-':
        return offset == 0 && (is_space_or_end(after) || after == '-');
    case '+':
        return offset == 0 && is_space_or_end(after);
    case '*':
    case '_':
        /* A list, or a line across the page: "___", "* * *". */
        return offset == 0;
    case '.':
    case ')':
        return opens_ordered_list(text, offset);
    default:
        return false;
    }
}

bool emj_escape_needed(const char *text, size_t offset, struct emj_escape_place place)
{
    char after = text[offset + 1];

    if (place.at_start && opens_block(text, offset))
        return true;
    switch (text[offset]) {
    case '`':
    case '[':
    case ']':
        return true;
    case '\\':
        return after == '\0' || g_ascii_ispunct(after);
    case '*':
    case '_':
        return opens_emphasis(text, offset, place);
    case '~':
        return char_after(text, offset + 1, place) != ' ';
    case '<':
        return opens_html(after);
    case '&':
        return opens_entity(text, offset);
    case '#':
        return opens_hash(text, offset, place);
    case '=':
    case '%':
        /* Highlights and comments of Obsidian: the second would hide text. */
        return after == text[offset];
    case '|':
        return place.in_cell;
    default:
        return false;
    }
}

/* Every other character is written as it is, wherever it stands. */
static const bool marks[256] = {
    ['`'] = true, ['['] = true, [']'] = true, ['\\'] = true, ['*'] = true, ['_'] = true,
    ['~'] = true, ['<'] = true, ['&'] = true, ['#'] = true,  ['='] = true, ['%'] = true,
    ['|'] = true, ['>'] = true, ['-'] = true, ['+'] = true,  ['.'] = true, [')'] = true,
};

void emj_escape_append(GString *out, const char *text, struct emj_escape_place place)
{
    size_t done = 0;

    for (size_t i = 0; text[i] != '\0'; i++) {
        if (!marks[(unsigned char)text[i]] || !emj_escape_needed(text, i, place))
            continue;
        g_string_append_len(out, text + done, (gssize)(i - done));
        g_string_append_c(out, '\\');
        done = i;
    }
    g_string_append(out, text + done);
}

char *emj_escape_text(const char *text, struct emj_escape_place place)
{
    g_autofree char *clean = emj_markdown_clean(text);
    const char *start = g_strstrip(clean);
    GString *out = g_string_new(NULL);

    emj_escape_append(out, start, place);
    return g_string_free(out, FALSE);
}

char *emj_markdown_escape(const char *text)
{
    return emj_escape_text(
        text, (struct emj_escape_place){ .at_start = true, .at_end = true, .in_cell = true });
}
