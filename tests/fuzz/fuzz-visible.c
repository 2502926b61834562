/*
 * Any bytes on their way to a terminal: nothing that gives it orders comes out, what is
 * safe comes out as it was, a second time changes nothing, and what is cut and wrapped
 * keeps to its columns.
 */
#include <stdint.h>
#include <string.h>

#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool gives_orders(gunichar c)
{
    bool control = c < 0x20 && c != '\t' && c != '\n';
    bool later_control = c >= 0x7F && c <= 0x9F;
    bool turns_around = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                        c == 0x200E || c == 0x200F || c == 0x061C;
    return control || later_control || turns_around;
}

static void check_is_harmless(const char *text)
{
    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL))
        g_assert_false(gives_orders(g_utf8_get_char(at)));
}

static void check_columns(const char *line, size_t columns)
{
    g_autofree char *cut = emj_text_ellipsize(line, columns);
    check_is_harmless(cut);
    g_assert_cmpuint(emj_text_columns(cut), <=, columns);
    if (emj_text_columns(line) <= columns)
        g_assert_cmpstr(cut, ==, line);
}

/* Wrapping moves words and loses none: without blanks both are the same. */
static void check_wrapped(const char *text, size_t columns)
{
    g_autofree char *wrapped = emj_text_wrap(text, columns, 2);
    g_auto(GStrv) before = g_strsplit_set(text, " \t\n", -1);
    g_auto(GStrv) after = g_strsplit_set(wrapped, " \t\n", -1);
    g_autofree char *words = g_strjoinv("", before);
    g_autofree char *kept = g_strjoinv("", after);
    check_is_harmless(wrapped);
    g_assert_cmpstr(kept, ==, words);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *bytes = (const char *)data + 1;
    size_t columns = data[0] + 1u;
    g_autofree char *visible = emj_text_visible(bytes, size - 1);
    g_autofree char *again = emj_text_visible(visible, strlen(visible));
    g_autofree char *line = emj_text_visible_line(visible);

    check_is_harmless(visible);
    g_assert_cmpstr(again, ==, visible);
    g_assert_null(strpbrk(line, "\n\t"));
    check_columns(line, columns);
    check_wrapped(visible, columns);
    return 0;
}
