#include "yaml/writer.h"

#include "base/text.h"

/* Words that YAML 1.1 or 1.2 takes for null, a boolean, a number or a merge. */
static const char *const typed_words[] = {
    "~",    "null",  "y", "n",  "yes",  "no",    "on",    "off",
    "true", "false", "=", "<<", ".inf", "-.inf", "+.inf", ".nan",
};

/*
 * True for what some reader could take for something else than a string. Numbers
 * come in many coats (1_000, 0x1F, 0o17, 1e3, 190:20:30) and so do dates; text
 * that begins like one and has no other letters is quoted, be it one or not.
 */
static bool looks_typed(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(typed_words); i++)
        if (g_ascii_strcasecmp(text, typed_words[i]) == 0)
            return true;
    return strchr("0123456789+-.", text[0]) != NULL &&
           text[strspn(text, "0123456789+-._: \tabcdefABCDEFoOtTxXzZ")] == '\0';
}

/* A first character that means something to YAML. */
static bool begins_plain(const char *text)
{
    if (strchr("?:,[]{}#&*!|>'\"%@` ", text[0]) != NULL)
        return false;
    return text[0] != '-' || g_ascii_isdigit(text[1]) || text[1] == '.';
}

/*
 * True for what every reader takes for one plain scalar, also inside brackets: the
 * marks of flow collections and ":?" only end a scalar there, yet a writer need
 * not know where its text will stand.
 */
static bool is_plain(const char *text, bool keep_plain)
{
    if (text[0] == '\0' || !begins_plain(text) || g_str_has_prefix(text, "...") ||
        strpbrk(text, ",[]{}\n\t") != NULL || strstr(text, ": ") != NULL ||
        strstr(text, " #") != NULL || strstr(text, ":?") != NULL)
        return false;
    char last = text[strlen(text) - 1];
    return last != ' ' && last != ':' && (keep_plain || !looks_typed(text));
}

/* What libyaml or an editor takes for the end of a line, or does not print. */
static bool needs_escape(gunichar character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 ||
           character == 0x2029 || character == 0xFEFF || (character & 0xFFFE) == 0xFFFE;
}

static void append_escaped(GString *out, gunichar character)
{
    if (character == '"' || character == '\\') {
        g_string_append_c(out, '\\');
        g_string_append_unichar(out, character);
    } else if (character == '\n') {
        g_string_append(out, "\\n");
    } else if (character == '\t') {
        g_string_append(out, "\\t");
    } else if (!needs_escape(character)) {
        g_string_append_unichar(out, character);
    } else if (character <= 0xFFFF) {
        g_string_append_printf(out, "\\u%04X", character);
    } else {
        g_string_append_printf(out, "\\U%08X", character);
    }
}

static bool has_escapes(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL))
        if (needs_escape(g_utf8_get_char(at)))
            return true;
    return false;
}

char *emj_yaml_scalar(const char *text, bool keep_plain)
{
    if (is_plain(text, keep_plain) && !has_escapes(text))
        return g_strdup(text);
    GString *out = g_string_new("\"");
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL))
        append_escaped(out, g_utf8_get_char(at));
    g_string_append_c(out, '"');
    return g_string_free(out, FALSE);
}
