#include "base/form.h"

#include "base/text.h"

/* Columns of a refused value that a message repeats. */
enum { SHOWN_COLUMNS = 40 };

/* The length of `form` when `text` begins with it, or -1. */
static ptrdiff_t match(const char *text, const char *form)
{
    ptrdiff_t i = 0;

    for (; form[i] != '\0'; i++) {
        bool fits = form[i] == '9' ? g_ascii_isdigit(text[i]) : text[i] == form[i];

        if (!fits)
            return -1;
    }
    return i;
}

bool emj_form_matches(const char *text, const char *form)
{
    ptrdiff_t length = match(text, form);

    return length >= 0 && text[length] == '\0';
}

bool emj_form_begins(const char *text, const char *form)
{
    return match(text, form) >= 0;
}

int emj_form_number(const char *digits, size_t count)
{
    int number = 0;

    for (size_t i = 0; i < count; i++)
        number = number * 10 + (digits[i] - '0');
    return number;
}

bool emj_form_refuse(GError **error, enum emj_error code, const char *text, const char *thing,
                     const char *reason)
{
    g_autofree char *visible = emj_text_visible_line(text);
    g_autofree char *shown = emj_text_ellipsize(visible, SHOWN_COLUMNS);

    g_set_error(error, EMJ_ERROR, code, "'%s' is not a %s; %s", shown, thing, reason);
    return false;
}
