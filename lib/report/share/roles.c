#include "report/share/roles.h"

#include "base/text.h"
#include "entry/text.h"

char *emj_role_of(const struct emj_config *config, const char *handle, bool capital)
{
    const struct emj_person *person = emj_config_person(config, handle);
    g_autofree char *role =
        person && person->role ? emj_text_fold_lines(person->role) : g_strdup("");
    const char *text = *role ? role : EMJ_ROLE_UNKNOWN;
    const char *rest = g_utf8_find_next_char(text, NULL);
    GString *shown = g_string_new(NULL);
    gunichar first = g_utf8_get_char(text);
    g_string_append_unichar(shown, capital ? g_unichar_totitle(first) : first);
    g_string_append(shown, rest);
    return g_string_free(shown, false);
}

/* --- the beginning of a sentence --- */

/* Quotes, brackets and emphasis stand between a word and what decides. */
static bool is_wrapping(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
        return true;
    default:
        return c < 0x80 && strchr("\"'*_", (int)c) != NULL;
    }
}

static const char *skip_back(const char *text, const char *at, bool space)
{
    while (at > text) {
        const char *before = g_utf8_prev_char(at);
        gunichar c = g_utf8_get_char(before);
        if (space ? !g_unichar_isspace(c) : !is_wrapping(c))
            break;
        at = before;
    }
    return at;
}

/* "- ", "1. ", "> ", "## ", "- [ ] " and nothing else stands before `at` on its line. */
static bool begins_block(const char *text, const char *at)
{
    const char *end = at;
    while (end > text && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    if (end == at || end == text || strchr(">#-+*].)", end[-1]) == NULL)
        return false;
    for (const char *p = end; p > text && p[-1] != '\n'; p--)
        if (strchr(" \t>#-+*[]().0123456789xX/", p[-1]) == NULL)
            return false;
    return true;
}

static bool has_blank_line(const char *space, const char *end)
{
    const char *newline = memchr(space, '\n', (size_t)(end - space));
    return newline && memchr(newline + 1, '\n', (size_t)(end - newline) - 1) != NULL;
}

static bool begins_sentence(const char *text, const char *at)
{
    at = skip_back(text, at, false);
    const char *space = skip_back(text, at, true);
    if (space == text || begins_block(text, at) || has_blank_line(space, at))
        return true;
    const char *end = skip_back(text, space, false);
    return space < at && end > text && strchr(".!?:", end[-1]) != NULL;
}

/* --- names that go on --- */

/* "'s", "'ll" and the like; "'brien" is the rest of a name. */
static bool is_ending(const char *letters)
{
    enum { LONGEST = 2 };
    int count = 0;
    while (count <= LONGEST && g_unichar_isalpha(g_utf8_get_char(letters))) {
        letters = g_utf8_find_next_char(letters, NULL);
        count++;
    }
    return count <= LONGEST;
}

/*
 * True for "@tomas.silva" and "@o'brien": a handle ends before the sign, and a role in
 * its place would leave half of somebody's name behind.
 */
static bool goes_on(const char *end)
{
    static const gunichar joints[] = { 0xB7, 0x2010, 0x2011, 0x2027, 0x30FB };
    gunichar sign = g_utf8_get_char(end);
    const char *rest = sign ? g_utf8_find_next_char(end, NULL) : end;
    if (sign == '\\' && g_ascii_ispunct(*rest))
        rest++;
    if (!g_unichar_isalnum(g_utf8_get_char(rest)))
        return sign == '&' && *rest == '#';
    if (sign == '\'' || sign == 0x2019)
        return !is_ending(rest);
    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++)
        if (sign == joints[i])
            return true;
    return g_unichar_type(sign) == G_UNICODE_FORMAT ||
           (sign < 0x80 && strchr(".:+=~&%$^|*`\\", (int)sign) != NULL);
}

/* --- replacing --- */

struct replacing {
    const struct emj_config *config;
    const char *text;
    const char *copied; /* up to here */
    GString *out;
    GArray *places;
};

static void replace(void *data, const char *sign, size_t length)
{
    struct replacing *replacing = data;
    if (*sign != '@' || goes_on(sign + length))
        return;
    g_autofree char *name = g_strndup(sign + 1, length - 1);
    g_autofree char *handle = emj_text_fold(name);
    bool capital = begins_sentence(replacing->text, sign);
    g_autofree char *role = emj_role_of(replacing->config, handle, capital);
    g_string_append_len(replacing->out, replacing->copied, sign - replacing->copied);
    struct emj_role_place place = { .start = replacing->out->len };
    g_string_append(replacing->out, role);
    place.end = replacing->out->len;
    g_array_append_val(replacing->places, place);
    replacing->copied = sign + length;
}

char *emj_roles_replace(const struct emj_config *config, const char *text, GArray *places)
{
    struct replacing replacing = { config, text, text, g_string_new(NULL), places };
    emj_text_each_sign(text, strlen(text), replace, &replacing);
    g_string_append(replacing.out, replacing.copied);
    return g_string_free(replacing.out, false);
}
