/* Which characters may be shown, and what stands for those that may not. */
#include "base/text.h"

#include "base/text-internal.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

struct range {
    gunichar first;
    gunichar last;
};

static bool in_ranges(const struct range *ranges, size_t count, gunichar c)
{
    for (size_t i = 0; i < count; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

/* They reorder what stands around them, so that a text reads as another one. */
static bool is_bidi_control(gunichar c)
{
    static const struct range ranges[] = {
        { 0x061C, 0x061C }, /* Arabic letter mark */
        { 0x200E, 0x200F }, /* left-to-right and right-to-left mark */
        { 0x202A, 0x202E }, /* embeddings and overrides */
        { 0x2066, 0x2069 }, /* isolates */
    };

    return in_ranges(ranges, G_N_ELEMENTS(ranges), c);
}

/*
 * Characters without a shape that could hide text or end a line. The joiners
 * U+200C and U+200D are not among them, since scripts and emoji need them, nor
 * is the soft hyphen.
 */
static bool is_invisible(gunichar c)
{
    static const struct range ranges[] = {
        { 0x180E, 0x180E },   /* Mongolian vowel separator */
        { 0x200B, 0x200B },   /* zero width space */
        { 0x2028, 0x2029 },   /* line and paragraph separator */
        { 0x2060, 0x2065 },   /* word joiner, invisible operators */
        { 0x206A, 0x206F },   /* deprecated format characters */
        { 0xFEFF, 0xFEFF },   /* byte order mark */
        { 0xFFF9, 0xFFFB },   /* interlinear annotation */
        { 0x1BCA0, 0x1BCA3 }, /* shorthand format controls */
        { 0x1D173, 0x1D17A }, /* musical format controls */
        { 0xE0000, 0xE007F }, /* tags: a hidden copy of ASCII */
    };

    return in_ranges(ranges, G_N_ELEMENTS(ranges), c);
}

static bool is_c1(gunichar c)
{
    return c >= 0x80 && c <= 0x9F;
}

static bool is_shown(gunichar c)
{
    if (c < 0x80)
        return (c >= 0x20 && c != 0x7F) || c == '\t' || c == '\n';
    return c != EMJ_TEXT_INVALID && !is_c1(c) && !is_bidi_control(c) && !is_invisible(c);
}

static void append_symbol(GString *shown, gunichar c)
{
    if (c < 0x20)
        g_string_append_unichar(shown, 0x2400 + c);
    else if (c == 0x7F)
        g_string_append_unichar(shown, 0x2421);
    else if (c == EMJ_TEXT_INVALID || is_c1(c))
        g_string_append(shown, REPLACEMENT);
    else
        g_string_append_printf(shown, "⟨U+%04X⟩", c);
}

/* Default_Ignorable_Code_Point of Unicode without format characters; and an empty pattern. */
static bool is_ignorable(gunichar c)
{
    static const struct range ranges[] = {
        { 0x034F, 0x034F },   /* grapheme joiner */
        { 0x115F, 0x1160 },   /* Hangul fillers */
        { 0x17B4, 0x17B5 },   /* Khmer inherent vowels */
        { 0x180B, 0x180F },   /* Mongolian variation selectors */
        { 0x2060, 0x206F },   /* word joiner, invisible operators */
        { 0x2800, 0x2800 },   /* Braille pattern without dots */
        { 0x3164, 0x3164 },   /* Hangul filler */
        { 0xFE00, 0xFE0F },   /* variation selectors */
        { 0xFFA0, 0xFFA0 },   /* half-width Hangul filler */
        { 0xFFF0, 0xFFFB },   /* annotations */
        { 0xE0000, 0xE0FFF }, /* tags, variation selectors */
    };

    return in_ranges(ranges, G_N_ELEMENTS(ranges), c);
}

bool emj_text_is_unseen(gunichar character)
{
    if (character < 0x80)
        return (character < 0x20 && (character < '\t' || character > '\r')) ||
               character == 0x7F;
    GUnicodeType type = g_unichar_type(character);
    return type == G_UNICODE_FORMAT || (type == G_UNICODE_CONTROL && character != 0x85) ||
           is_ignorable(character);
}

/* The offset of the first character from `start` on that may not be shown. */
static size_t skip_shown(const char *bytes, size_t length, size_t start)
{
    size_t width = 0;

    for (size_t i = start; i < length; i += width)
        if (!is_shown(emj_text_decode(bytes + i, length - i, &width)))
            return i;
    return length;
}

char *emj_text_visible(const char *bytes, size_t length)
{
    size_t start = 0;
    size_t end = skip_shown(bytes, length, 0);
    GString *shown = NULL;

    if (end == length)
        return emj_slice_dup((struct emj_slice){ bytes, length });
    shown = g_string_sized_new(length + 16);
    while (start < length) {
        size_t width = 0;

        g_string_append_len(shown, bytes + start, (gssize)(end - start));
        if (end == length)
            break;
        append_symbol(shown, emj_text_decode(bytes + end, length - end, &width));
        start = end + width;
        end = skip_shown(bytes, length, start);
    }
    return g_string_free(shown, FALSE);
}

char *emj_text_visible_line(const char *text)
{
    return g_strdelimit(emj_text_visible(text, strlen(text)), "\n\t", ' ');
}

/* A surrogate half written as if it were a character: ED, then A0 to BF. */
static bool is_surrogate(const char *bytes, size_t length)
{
    return length >= 2 && (unsigned char)bytes[0] == 0xED && (unsigned char)bytes[1] >= 0xA0 &&
           (unsigned char)bytes[1] <= 0xBF;
}

/* The name of what is wrong with the character at `bytes`, NULL for nothing. */
static const char *forbidden_name(const char *bytes, size_t length, size_t *ret_width)
{
    gunichar c = emj_text_decode(bytes, length, ret_width);

    if (c == EMJ_TEXT_INVALID)
        return is_surrogate(bytes, length) ? "surrogate" : "invalid UTF-8";
    if (c == 0)
        return "NUL byte";
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F || is_c1(c))
        return "control character";
    return is_bidi_control(c) ? "bidirectional control" : NULL;
}

ptrdiff_t emj_text_find_forbidden(const char *bytes, size_t length, const char **ret_name)
{
    size_t width = 0;

    for (size_t i = 0; i < length; i += width) {
        const char *name = forbidden_name(bytes + i, length - i, &width);

        if (!name)
            continue;
        if (ret_name)
            *ret_name = name;
        return (ptrdiff_t)i;
    }
    return -1;
}

void emj_text_position(const char *bytes, size_t length, size_t offset, unsigned *ret_line,
                       unsigned *ret_column)
{
    size_t end = MIN(offset, length);
    size_t start = emj_text_bom_length(bytes, length); /* editors do not count it */
    size_t width = 0;
    unsigned line = 1;
    unsigned column = 1;

    for (size_t i = start; i < end; i++) {
        if (bytes[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    for (size_t i = start; i < end; i += width) {
        emj_text_decode(bytes + i, length - i, &width);
        if (i + width <= end)
            column++;
    }
    *ret_line = line;
    *ret_column = column;
}
