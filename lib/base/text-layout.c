/* How much room text takes on a terminal, and making it fit. */
#include "base/text.h"

#include "base/text-internal.h"

#define ELLIPSIS "…"

static size_t character_columns(gunichar c)
{
    if (c < 0x80 || c == EMJ_TEXT_INVALID)
        return 1;
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

static size_t slice_columns(struct emj_slice slice)
{
    size_t columns = 0;
    size_t width = 0;

    for (size_t i = 0; i < slice.length; i += width)
        columns +=
            character_columns(emj_text_decode(slice.start + i, slice.length - i, &width));
    return columns;
}

size_t emj_text_columns(const char *text)
{
    return slice_columns((struct emj_slice){ text, strlen(text) });
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
    size_t columns = slice_columns(word);

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
