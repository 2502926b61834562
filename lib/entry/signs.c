/* "@handle" and "#word" in the prose of an answer. */
#include "base/text.h"
#include "entry/lines.h"
#include "entry/text.h"

enum {
    MAX_RUN = 80, /* backticks in a row that may open inline code, as in cmark */
    SORT_FIRST = 4096,
};

/* One paragraph while it is searched. */
struct paragraph {
    const char *text;
    size_t length;
    size_t last_run[MAX_RUN + 1]; /* offset of the last run of so many backticks */
    bool runs_known;
    bool in_address; /* the token so far has a "://" or "mailto:" */
    GPtrArray *people;
    GPtrArray *themes;
};

/* --- characters --- */

/* The character at `offset`, U+FFFD for bytes that are none; `ret_width` in bytes. */
static gunichar character_at(const struct paragraph *paragraph, size_t offset,
                             size_t *ret_width)
{
    const char *at = paragraph->text + offset;
    if ((unsigned char)*at < 0x80) {
        *ret_width = 1;
        return (gunichar)*at;
    }
    gunichar character = g_utf8_get_char_validated(at, (gssize)(paragraph->length - offset));
    if (character >= 0x110000) {
        *ret_width = 1;
        return 0xFFFD;
    }
    *ret_width = (size_t)g_unichar_to_utf8(character, NULL);
    return character;
}

static bool is_quote(gunichar character)
{
    GUnicodeType type = g_unichar_type(character);
    return character == '"' || character == '\'' || type == G_UNICODE_INITIAL_PUNCTUATION ||
           type == G_UNICODE_FINAL_PUNCTUATION;
}

/*
 * True at the start and after space or an opening bracket. A quote opens only
 * where it could itself begin: the second one of "Wen Li"@example.org does not.
 */
static bool may_begin(const struct paragraph *paragraph, size_t offset)
{
    while (offset > 0) {
        const char *before = g_utf8_find_prev_char(paragraph->text, paragraph->text + offset);
        if (before == NULL)
            return false;
        size_t start = (size_t)(before - paragraph->text);
        size_t width = 0;
        gunichar character = character_at(paragraph, start, &width);
        if (g_unichar_isspace(character) ||
            g_unichar_type(character) == G_UNICODE_OPEN_PUNCTUATION)
            return true;
        if (!is_quote(character))
            return false;
        offset = start;
    }
    return true;
}

/* The end of the word that begins at `start`; `start` when it has no letter. */
static size_t word_end(const struct paragraph *paragraph, size_t start)
{
    bool has_letter = false;
    size_t end = start;
    size_t width = 0;
    for (size_t at = start; at < paragraph->length; at += width) {
        gunichar character = character_at(paragraph, at, &width);
        bool mark = at > start && g_unichar_ismark(character);
        bool sign = character == '_' || character == '-' || character == '/';
        if (!g_unichar_isalnum(character) && !mark && !sign)
            break;
        has_letter = has_letter || g_unichar_isalpha(character);
        /* A dash or slash at the end belongs to the sentence: "@wen/@tomas". */
        end = character == '-' || character == '/' ? end : at + width;
    }
    return has_letter ? end : start;
}

/* --- addresses and code --- */

/* True for "[text](#part)", whose "#" is a place in a page. */
static bool is_link_target(const struct paragraph *paragraph, size_t offset)
{
    return offset >= 2 && memcmp(paragraph->text + offset - 2, "](", 2) == 0;
}

/* `offset` is that of a ":". */
static bool begins_address(const struct paragraph *paragraph, size_t offset)
{
    static const char mail[] = "mailto";
    size_t length = strlen(mail);
    struct emj_slice rest = { paragraph->text + offset, paragraph->length - offset };
    return emj_slice_starts(rest, "://") ||
           (offset >= length && memcmp(rest.start - length, mail, length) == 0);
}

static size_t run_of_backticks(const struct paragraph *paragraph, size_t offset)
{
    size_t run = 0;
    while (offset + run < paragraph->length && paragraph->text[offset + run] == '`')
        run++;
    return run;
}

static void find_runs(struct paragraph *paragraph)
{
    for (size_t i = 0; i <= MAX_RUN; i++)
        paragraph->last_run[i] = 0;
    for (size_t at = 0; at < paragraph->length; at++) {
        size_t run = run_of_backticks(paragraph, at);
        if (run > 0 && run <= MAX_RUN)
            paragraph->last_run[run] = at;
        at += run;
    }
    paragraph->runs_known = true;
}

/*
 * The offset behind the inline code, or behind the backticks when they open none.
 * Knowing the last run of each length keeps the search for its end from being
 * made again and again in vain.
 */
static size_t skip_code(struct paragraph *paragraph, size_t offset)
{
    if (!paragraph->runs_known)
        find_runs(paragraph);
    size_t run = run_of_backticks(paragraph, offset);
    size_t behind = offset + run;
    if (run > MAX_RUN || paragraph->last_run[run] <= offset)
        return behind;
    size_t close = behind;
    while (close < paragraph->length) {
        size_t found = run_of_backticks(paragraph, close);
        if (found == run)
            return close + run;
        close += MAX(found, 1);
    }
    return behind;
}

/* --- the search --- */

/* Returns the offset behind the sign, or behind the whole word. */
static size_t take_sign(const struct paragraph *paragraph, size_t offset)
{
    GPtrArray *words = paragraph->text[offset] == '@' ? paragraph->people : paragraph->themes;
    size_t start = offset + 1;
    if (paragraph->in_address || is_link_target(paragraph, offset) ||
        !may_begin(paragraph, offset))
        return start;
    size_t end = word_end(paragraph, start);
    bool mail = end < paragraph->length && paragraph->text[end] == '@';
    if (end == start || mail || words == NULL)
        return end;
    g_autofree char *word = g_strndup(paragraph->text + start, end - start);
    g_ptr_array_add(words, emj_text_fold(word));
    /* A text that repeats one word a million times must not keep a million. */
    if (words->len >= SORT_FIRST && (words->len & (words->len - 1)) == 0)
        emj_words_sort(words);
    return end;
}

static void search(struct paragraph *paragraph)
{
    size_t at = 0;
    while (at < paragraph->length) {
        char character = paragraph->text[at];
        if (character == '@' || character == '#') {
            at = take_sign(paragraph, at);
        } else if (character == '`') {
            at = skip_code(paragraph, at);
        } else {
            bool escape = character == '\\' && at + 1 < paragraph->length &&
                          g_ascii_ispunct(paragraph->text[at + 1]);
            if (g_ascii_isspace(character))
                paragraph->in_address = false;
            else if (character == ':' && begins_address(paragraph, at))
                paragraph->in_address = true;
            at += escape ? 2 : 1;
        }
    }
}

/* True when the line cannot go on with the paragraph before it. */
static bool begins_paragraph(struct emj_slice line)
{
    return emj_line_skip_markup(line).start != emj_slice_trim(line).start ||
           emj_line_heading(line, NULL) > 0;
}

static void collect(const char *text, size_t length, GPtrArray *people, GPtrArray *themes)
{
    struct emj_line_walk walk = { .text = text, .length = length };
    struct paragraph paragraph = { .people = people, .themes = themes };
    struct emj_slice line = { 0 };
    enum emj_line_kind kind = EMJ_LINE_BLANK;
    while (emj_line_walk_next(&walk, &line, &kind)) {
        if (paragraph.length > 0 && (kind != EMJ_LINE_PROSE || begins_paragraph(line))) {
            search(&paragraph);
            paragraph.length = 0;
        }
        if (kind != EMJ_LINE_PROSE)
            continue;
        if (paragraph.length == 0) {
            paragraph.text = line.start;
            paragraph.runs_known = false;
            paragraph.in_address = false;
        }
        paragraph.length = (size_t)(line.start + line.length - paragraph.text);
    }
    search(&paragraph);
}

void emj_text_collect_signs(const char *text, size_t length, GPtrArray *people,
                            GPtrArray *themes)
{
    if (length == 0 || (memchr(text, '@', length) == NULL && memchr(text, '#', length) == NULL))
        return;
    collect(text, length, people, themes);
    if (people != NULL)
        emj_words_sort(people);
    if (themes != NULL)
        emj_words_sort(themes);
}
