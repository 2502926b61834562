/* "@word" wherever it stands: whoever is meant by it is somebody. */
#include "entry/text.h"

#define FULL_WIDTH "\xef\xbc\xa0"

/* The text that is searched, and where its signs are. */
struct search {
    const char *at;
    const char *end;
    const char *sign; /* the next "@" from `at` on; NULL: none */
    const char *wide; /* the next full-width one */
};

static gunichar character_at(const char *at, const char *end)
{
    return (unsigned char)*at < 0x80 ? (gunichar)*at : g_utf8_get_char_validated(at, end - at);
}

/* Scripts without spaces have letters of neither case right before a sign. */
static bool is_address(const char *text, const char *sign)
{
    const char *before = g_utf8_find_prev_char(text, sign);
    if (!before)
        return false;
    gunichar character = character_at(before, sign);
    return character < 0x110000 &&
           (g_unichar_isalnum(character) || g_unichar_ismark(character)) &&
           g_unichar_type(character) != G_UNICODE_OTHER_LETTER;
}

/* The end of the word at `at`; `at` when it has less than two letters. */
static const char *word_end(const char *at, const char *end, bool in_address)
{
    const char *start = at;
    int letters = 0;
    while (at < end) {
        gunichar character = character_at(at, end);
        if (character >= 0x110000)
            break;
        bool joins = character == '_' || character == '-' || (character == '/' && !in_address);
        if (!joins && !g_unichar_isalnum(character) && !g_unichar_ismark(character))
            break;
        letters += g_unichar_isalpha(character) ? 1 : 0;
        at += g_unichar_to_utf8(character, NULL);
    }
    return letters > 1 ? at : start;
}

static const char *find(const char *at, const char *end, const char *sign)
{
    size_t length = strlen(sign);
    int first = (unsigned char)sign[0];
    for (; (at = memchr(at, first, (size_t)(end - at))) != NULL; at++)
        if ((size_t)(end - at) >= length && memcmp(at, sign, length) == 0)
            return at;
    return NULL;
}

/* The first sign that is left; `ret_length` gets its bytes. */
static const char *next_sign(struct search *search, size_t *ret_length)
{
    if (search->sign && search->sign < search->at)
        search->sign = find(search->at, search->end, "@");
    if (search->wide && search->wide < search->at)
        search->wide = find(search->at, search->end, FULL_WIDTH);
    bool wide = search->wide && (!search->sign || search->wide < search->sign);
    *ret_length = wide ? strlen(FULL_WIDTH) : 1;
    return wide ? search->wide : search->sign;
}

void emj_text_each_mention(const char *text, size_t length, emj_mention_func func, void *data)
{
    struct search search = { .at = text, .end = text + length };
    search.sign = find(text, search.end, "@");
    search.wide = find(text, search.end, FULL_WIDTH);
    size_t width = 0;
    for (const char *sign; (sign = next_sign(&search, &width)) != NULL;) {
        const char *word = sign + width;
        bool in_address = sign > text && sign[-1] == '/';
        const char *end = word_end(word, search.end, in_address);
        if (end > word && !is_address(text, sign))
            func(data, word, (size_t)(end - word));
        search.at = word;
    }
}
