/* How much room text takes on a terminal, and making it fit. */
#include "base/text.h"

#include "base/text-internal.h"

#define ELLIPSIS "…"
#define ZERO_WIDTH_JOINER 0x200D

static size_t character_columns(gunichar c)
{
    if (c < 0x80 || c == EMJ_TEXT_INVALID)
        return 1;
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

size_t emj_slice_columns(struct emj_slice slice)
{
    size_t columns = 0;
    size_t width = 0;

    for (size_t i = 0; i < slice.length; i += width)
        columns +=
            character_columns(emj_text_decode(slice.start + i, slice.length - i, &width));
    return columns;
}

static bool is_flag_half(gunichar c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* Whether `next` is part of the character that `last` ends, whose first part is `first`. */
static bool belongs(gunichar first, gunichar last, gunichar next)
{
    if (next == EMJ_TEXT_INVALID || next < 0x80)
        return false;
    if (g_unichar_iszerowidth(next) ||
        g_unichar_break_type(next) == G_UNICODE_BREAK_EMOJI_MODIFIER)
        return true;
    if (last == ZERO_WIDTH_JOINER)
        return g_unichar_iswide(first) && g_unichar_iswide(next);
    return first == last && is_flag_half(last) && is_flag_half(next);
}

size_t emj_slice_character(struct emj_slice slice, size_t columns, size_t *ret_columns)
{
    size_t width = 0;
    gunichar first = emj_text_decode(slice.start, slice.length, &width);
    gunichar last = first;
    size_t end = width;

    *ret_columns = character_columns(first);
    for (; end < slice.length; end += width) {
        gunichar next = emj_text_decode(slice.start + end, slice.length - end, &width);
        size_t more = character_columns(next);

        if (!belongs(first, last, next) || (more > 0 && *ret_columns + more > columns))
            break;
        *ret_columns += more;
        /* A second flag half closes the pair. */
        if (is_flag_half(next))
            first = 0;
        last = next;
    }
    return end;
}

/* Scripts that part words by spaces keep them whole, and Korean is one of them. */
static bool is_written_without_spaces(gunichar c)
{
    if (c < 0x1100 || c == EMJ_TEXT_INVALID || !g_unichar_iswide(c))
        return false;
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_HANGUL_L_JAMO:
    case G_UNICODE_BREAK_HANGUL_V_JAMO:
    case G_UNICODE_BREAK_HANGUL_T_JAMO:
    case G_UNICODE_BREAK_HANGUL_LV_SYLLABLE:
    case G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE:
        return false;
    default:
        return true;
    }
}

static bool may_begin_line(gunichar c)
{
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_IDEOGRAPHIC:
    case G_UNICODE_BREAK_EMOJI_BASE:
    case G_UNICODE_BREAK_ALPHABETIC:
    case G_UNICODE_BREAK_NUMERIC:
    case G_UNICODE_BREAK_OPEN_PUNCTUATION:
        return true;
    default:
        return false;
    }
}

static bool may_end_line(gunichar c)
{
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_OPEN_PUNCTUATION:
    case G_UNICODE_BREAK_QUOTATION:
    case G_UNICODE_BREAK_PREFIX:
    case G_UNICODE_BREAK_NON_BREAKING_GLUE:
    case G_UNICODE_BREAK_WORD_JOINER:
        return false;
    default:
        return true;
    }
}

bool emj_text_may_break(gunichar before, gunichar after)
{
    if (!is_written_without_spaces(before) && !is_written_without_spaces(after))
        return false;
    return may_end_line(before) && may_begin_line(after);
}

size_t emj_text_columns(const char *text)
{
    return emj_slice_columns((struct emj_slice){ text, strlen(text) });
}

char *emj_text_ellipsize(const char *text, size_t columns)
{
    size_t length = strlen(text);
    size_t used = 0;
    size_t cut = 0;
    size_t width = 0;

    if (emj_text_columns(text) <= columns)
        return g_strdup(text);
    if (columns == 0)
        return g_strdup("");
    for (; cut < length; cut += width) {
        used += character_columns(emj_text_decode(text + cut, length - cut, &width));
        if (used > columns - 1)
            break;
    }
    return g_strdup_printf("%.*s" ELLIPSIS, (int)cut, text);
}

/* The text wrapped so far. */
struct wrap {
    GString *text;
    size_t columns; /* how wide a line may be */
    size_t indent;
    size_t used;  /* columns of the last line */
    bool started; /* the last line holds a word */
};

static void break_line(struct wrap *wrap)
{
    g_string_append_c(wrap->text, '\n');
    wrap->started = false;
}

static void put_word(struct wrap *wrap, struct emj_slice word)
{
    size_t columns = emj_slice_columns(word);

    if (wrap->started && wrap->used + 1 + columns > wrap->columns)
        break_line(wrap);
    if (wrap->started) {
        g_string_append_c(wrap->text, ' ');
        wrap->used++;
    } else {
        /* Only the very first line stands without the indent. */
        wrap->used = wrap->text->len > 0 ? wrap->indent : 0;
        g_string_append_printf(wrap->text, "%*s", (int)wrap->used, "");
    }
    g_string_append_len(wrap->text, word.start, (gssize)word.length);
    wrap->used += columns;
    wrap->started = true;
}

char *emj_text_wrap(const char *text, size_t columns, size_t indent)
{
    struct wrap wrap = { g_string_new(NULL), columns, indent, 0, false };

    while (*text) {
        size_t length = strcspn(text, " \t\n");

        if (length > 0)
            put_word(&wrap, (struct emj_slice){ text, length });
        text += length;
        if (*text == '\n')
            break_line(&wrap);
        if (*text)
            text++;
    }
    return g_string_free(wrap.text, FALSE);
}
