#include "base/language.h"

#include <string.h>

#include <glib.h>

enum {
    MAX_TAG = 35,
    MIN_FIRST = 2, /* of the first subtag, which has letters alone */
    MAX_SUBTAG = 8,
};

static bool is_subtag(const char *start, size_t length, bool first)
{
    if (length < (first ? MIN_FIRST : 1) || length > MAX_SUBTAG)
        return false;
    for (size_t i = 0; i < length; i++)
        if (first ? !g_ascii_isalpha(start[i]) : !g_ascii_isalnum(start[i]))
            return false;
    return true;
}

bool emj_language_is_tag(const char *text)
{
    size_t length = strcspn(text, "-");

    if (strlen(text) > MAX_TAG || !is_subtag(text, length, true))
        return false;
    while (text[length] == '-') {
        text += length + 1;
        length = strcspn(text, "-");
        if (!is_subtag(text, length, false))
            return false;
    }
    return true;
}

bool emj_language_serves(const char *tag, const char *language)
{
    size_t length = strlen(tag);

    return g_ascii_strncasecmp(tag, language, length) == 0 &&
           (language[length] == '\0' || language[length] == '-');
}
