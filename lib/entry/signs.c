/* "@handle" and "#word" in the prose of an answer. */
#include "base/text.h"
#include "entry/lines.h"
#include "entry/shareable.h"
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
    emj_sign_func func;
    void *data;
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
        if (paragraph->text[offset - 1] == ' ')
            return true;
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
        if (g_ascii_isalpha(paragraph->text[at])) {
            has_letter = true;
            width = 1;
            end = at + 1;
            continue;
        }
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
    size_t start = offset + 1;
    if (paragraph->in_address || is_link_target(paragraph, offset) ||
        !may_begin(paragraph, offset))
        return start;
    size_t end = word_end(paragraph, start);
    bool mail = end < paragraph->length && paragraph->text[end] == '@';
    if (end > start && !mail)
        paragraph->func(paragraph->data, paragraph->text + offset, end - offset);
    return end;
}

/* The offset of the next byte that could mean something outside an address. */
static size_t skip_plain(const struct paragraph *paragraph, size_t at)
{
    static const bool signs[256] = {
        ['@'] = true, ['#'] = true, ['`'] = true, ['\\'] = true, [':'] = true,
    };
    while (at < paragraph->length && !signs[(unsigned char)paragraph->text[at]])
        at++;
    return at;
}

static size_t search_byte(struct paragraph *paragraph, size_t at)
{
    char character = paragraph->text[at];
    if (character == '@' || character == '#')
        return take_sign(paragraph, at);
    if (character == '`')
        return skip_code(paragraph, at);
    bool escape = character == '\\' && at + 1 < paragraph->length &&
                  g_ascii_ispunct(paragraph->text[at + 1]);
    if (g_ascii_isspace(character))
        paragraph->in_address = false;
    else if (character == ':' && begins_address(paragraph, at))
        paragraph->in_address = true;
    return at + (escape ? 2 : 1);
}

static bool has_signs(const struct paragraph *paragraph)
{
    return paragraph->length > 0 && (memchr(paragraph->text, '@', paragraph->length) != NULL ||
                                     memchr(paragraph->text, '#', paragraph->length) != NULL);
}

static void search(struct paragraph *paragraph)
{
    size_t at = 0;
    if (!has_signs(paragraph))
        return;
    while (at < paragraph->length) {
        if (!paragraph->in_address)
            at = skip_plain(paragraph, at);
        if (at < paragraph->length)
            at = search_byte(paragraph, at);
    }
}

/* True when the line cannot go on with the paragraph before it. */
static bool begins_paragraph(struct emj_slice line)
{
    return emj_line_skip_markup(line).start != emj_slice_trim(line).start ||
           emj_line_heading(line, NULL) > 0;
}

void emj_text_each_sign(const char *text, size_t length, emj_sign_func func, void *data)
{
    struct emj_line_walk walk = { .text = text, .length = length };
    struct paragraph paragraph = { .func = func, .data = data };
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

/* --- the lists --- */

struct sign_lists {
    GPtrArray *people;
    GPtrArray *themes;
};

static void collect(void *data, const char *sign, size_t length)
{
    const struct sign_lists *lists = data;
    GPtrArray *words = *sign == '@' ? lists->people : lists->themes;
    if (words == NULL)
        return;
    g_autofree char *word = emj_slice_dup((struct emj_slice){ sign + 1, length - 1 });
    g_ptr_array_add(words, emj_text_fold(word));
    /* A text that repeats one word a million times must not keep a million. */
    if (words->len >= SORT_FIRST && (words->len & (words->len - 1)) == 0)
        emj_words_sort(words);
}

void emj_text_collect_signs(const char *text, size_t length, GPtrArray *people,
                            GPtrArray *themes)
{
    if (length == 0 || (memchr(text, '@', length) == NULL && memchr(text, '#', length) == NULL))
        return;
    struct sign_lists lists = { people, themes };
    emj_text_each_sign(text, length, collect, &lists);
    if (people != NULL)
        emj_words_sort(people);
    if (themes != NULL)
        emj_words_sort(themes);
}

/* --- what may be shown --- */

static bool hides_something(const char *text)
{
    return emj_text_may_have_comments(text) || emj_text_is_private(text, strlen(text));
}

bool emj_entry_is_open(const struct emj_entry *entry)
{
    bool open = !entry->private && !(entry->has_heading && hides_something(entry->title));
    for (guint i = 0; open && i < entry->commitments->len; i++) {
        const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, i);
        open = !hides_something(commitment->text);
    }
    for (guint i = 0; open && i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        open = !answer->private && !emj_text_may_have_comments(answer->text);
    }
    return open;
}

static void collect_open(const char *text, GPtrArray *people, GPtrArray *themes)
{
    if (emj_text_is_private(text, strlen(text)))
        return;
    g_autoptr(emj_shareable) part = emj_shareable_new(text, strlen(text), 0);
    emj_text_collect_signs(part->text, strlen(part->text), people, themes);
}

/* A title that is no heading is the beginning of an answer, which may be private. */
void emj_entry_collect_open_signs(const struct emj_entry *entry, GPtrArray *people,
                                  GPtrArray *themes)
{
    if (emj_entry_is_private(entry))
        return;
    if (entry->has_heading)
        collect_open(entry->title, people, themes);
    for (guint i = 0; i < entry->commitments->len; i++) {
        const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, i);
        collect_open(commitment->text, people, themes);
    }
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        if (!answer->private)
            collect_open(answer->text, people, themes);
    }
}
