/*
 * What makes a text private. Taking too much for private costs a line in a shared
 * copy; taking too little costs somebody's trust: what is in doubt is private.
 */
#include "entry/lines.h"
#include "entry/text.h"

/* --- prompt comments --- */

static bool is_known_word(const char *word, unsigned place)
{
    enum emj_side side;
    enum emj_step step;
    switch (place) {
    case 0:
        return g_ascii_strcasecmp(word, "private") != 0;
    case 1:
        return emj_side_from_slug(word, &side);
    case 2:
        return emj_step_from_slug(word, &step);
    default:
        return false;
    }
}

bool emj_prompt_is_private(const char *comment, size_t length)
{
    g_autofree char *text = emj_slice_to_valid((struct emj_slice){ comment, length });
    char *rest = NULL;
    unsigned place = 0;
    for (const char *word = strtok_r(text, " \t\r\n", &rest); word != NULL;
         word = strtok_r(NULL, " \t\r\n", &rest))
        if (!is_known_word(word, place++))
            return true;
    return false;
}

static struct emj_slice behind(struct emj_slice text, size_t bytes)
{
    return (struct emj_slice){ text.start + bytes, text.length - bytes };
}

static bool skip_word(struct emj_slice *text, const char *word)
{
    size_t length = strlen(word);
    while (text->length > 0 && g_ascii_isspace(*text->start))
        *text = behind(*text, 1);
    if (text->length < length || g_ascii_strncasecmp(text->start, word, length) != 0)
        return false;
    *text = behind(*text, length);
    return true;
}

/*
 * A comment that no heading stands above, or that is typed in another way, marks no
 * answer, but it tells what its writer thinks of the text around it.
 */
static bool has_private_prompt(struct emj_slice text)
{
    const char *open = emj_slice_find(text, "<!--");
    while (open != NULL) {
        text = behind(text, (size_t)(open - text.start) + strlen("<!--"));
        if (skip_word(&text, "prompt") && skip_word(&text, ":")) {
            const char *close = emj_slice_find(text, "-->");
            size_t length = close != NULL ? (size_t)(close - text.start) : 0;
            if (close == NULL || emj_prompt_is_private(text.start, length))
                return true;
            text = behind(text, length);
        }
        open = emj_slice_find(text, "<!--");
    }
    return false;
}

/* --- lines --- */

/* For other readers of Markdown a line ends at a carriage return, too. */
static bool has_private_line(struct emj_slice line)
{
    while (line.length > 0) {
        const char *cut = memchr(line.start, '\r', line.length);
        size_t length = cut != NULL ? (size_t)(cut - line.start) : line.length;
        if (emj_line_is_private((struct emj_slice){ line.start, length }))
            return true;
        line = behind(line, MIN(length + 1, line.length));
    }
    return false;
}

bool emj_text_is_private(const char *text, size_t length)
{
    bool slashes = emj_line_may_be_private((struct emj_slice){ text, length });
    struct emj_slice line = { 0 };
    size_t offset = 0;
    while (slashes && emj_text_next_line(text, length, &offset, &line))
        if (has_private_line(line))
            return true;
    return has_private_prompt((struct emj_slice){ text, length });
}
