#include "report/share/forms.h"

#include <stdbool.h>
#include <string.h>

#include "markdown/plain.h"

/* Signs that may part a word for a program and not for a reader. */
#define MARKUP "*_~=^`[]\\|+$"

/* --- percent signs --- */

static int hex_pair(const char *digits)
{
    int high = g_ascii_xdigit_value(digits[0]);
    int low = high < 0 ? -1 : g_ascii_xdigit_value(digits[1]);
    return low < 0 ? -1 : high * 16 + low;
}

static char *decode_percent(const char *text)
{
    GString *bytes = g_string_sized_new(strlen(text));
    for (const char *at = text; *at != '\0'; at++) {
        int byte = *at == '%' ? hex_pair(at + 1) : -1;
        g_string_append_c(bytes, byte > 0 ? (char)byte : *at);
        at += byte > 0 ? 2 : 0;
    }
    char *valid = g_utf8_make_valid(bytes->str, (gssize)bytes->len);
    g_string_free(bytes, true);
    return valid;
}

/* --- signs --- */

/* Behind "[[page|", whose word alone is shown; `at` where nothing like it begins. */
static const char *skip_page(const char *at)
{
    enum { MAX_PAGE = 1024 };
    if (at[0] != '[' || at[1] != '[')
        return at;
    const char *bar = at + 2;
    while (*bar != '\0' && strchr("|]\n", *bar) == NULL && bar - at < MAX_PAGE)
        bar++;
    return *bar == '|' ? bar + 1 : at;
}

static char *drop_markup(const char *text)
{
    GString *rest = g_string_sized_new(strlen(text));
    while (*text != '\0') {
        const char *shown = skip_page(text);
        if (shown > text)
            text = shown;
        else if (strchr(MARKUP, *text) != NULL)
            text++;
        else
            g_string_append_c(rest, *text++);
    }
    return g_string_free(rest, false);
}

/* --- all of them --- */

static void add_forms(GPtrArray *forms, const char *text)
{
    g_autofree char *decoded = strchr(text, '%') ? decode_percent(text) : NULL;
    const char *read = decoded ? decoded : text;
    if (strpbrk(read, MARKUP))
        g_ptr_array_add(forms, drop_markup(read));
    if (decoded)
        g_ptr_array_add(forms, g_steal_pointer(&decoded));
}

GPtrArray *emj_text_forms(const char *text)
{
    g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func(g_free);
    if (!strpbrk(text, MARKUP "%&<"))
        return g_steal_pointer(&forms);
    g_autofree char *plain = emj_markdown_plain(text, strlen(text));
    if (!plain)
        return NULL;
    add_forms(forms, plain);
    g_ptr_array_add(forms, g_steal_pointer(&plain));
    return g_steal_pointer(&forms);
}
