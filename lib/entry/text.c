#include "entry/text.h"

#include "base/text.h"
#include "entry/lines.h"
#include "entry/shareable.h"

/* --- the marker --- */

/* Bytes of the white space that ends at `end`; 0 when something else stands there. */
static size_t space_before(const char *text, size_t end)
{
    if (end == 0)
        return 0;
    if ((unsigned char)text[end - 1] < 0x80)
        return g_ascii_isspace(text[end - 1]) ? 1 : 0;
    const char *start = g_utf8_find_prev_char(text, text + end);
    if (start == NULL)
        return 0;
    gssize width = text + end - start;
    gunichar character = g_utf8_get_char_validated(start, width);
    bool space = character < 0x110000 && g_unichar_isspace(character) &&
                 g_unichar_to_utf8(character, NULL) == width;
    return space ? (size_t)width : 0;
}

/* The length without the white space at the end; with `one_line` newlines stay. */
static size_t trimmed_length(const char *text, size_t length, bool one_line)
{
    while (true) {
        size_t space = space_before(text, length);
        if (space == 0 || (one_line && text[length - 1] == '\n'))
            return length;
        length -= space;
    }
}

enum emj_marker emj_text_marker(const char *text, size_t length, size_t *ret_length)
{
    if (ret_length != NULL)
        *ret_length = length;
    size_t end = trimmed_length(text, length, false);
    if (end == 0 || (text[end - 1] != '+' && text[end - 1] != '-'))
        return EMJ_MARKER_NONE;
    size_t before = trimmed_length(text, end - 1, true);
    size_t line = before;
    while (line > 0 && text[line - 1] != '\n')
        line--;
    if (before == end - 1 || !emj_text_has_alnum(text + line, before - line))
        return EMJ_MARKER_NONE;
    if (ret_length != NULL)
        *ret_length = before;
    return text[end - 1] == '+' ? EMJ_MARKER_OK : EMJ_MARKER_BAD;
}

/* --- quoting --- */

/* Before lines are folded, since what begins a line decides what is a comment. */
static char *without_comments(const char *text)
{
    if (!emj_text_may_have_comments(text))
        return g_strdup(text);
    g_autoptr(emj_shareable) part = emj_shareable_new(text, strlen(text), 0);
    return g_steal_pointer(&part->text);
}

char *emj_answer_quote(const struct emj_answer *answer)
{
    g_autofree char *text = without_comments(answer->text);
    size_t length = strlen(text);
    g_autoptr(GString) open = g_string_sized_new(length);
    struct emj_slice line = { 0 };
    size_t offset = 0;
    while (emj_text_next_line(text, length, &offset, &line)) {
        if (!emj_line_is_private(line)) {
            g_string_append_len(open, line.start, (gssize)line.length);
            g_string_append_c(open, '\n');
        }
    }
    return emj_text_fold_lines(open->str);
}

/* Asked of every answer of a journal, so nothing is built. */
bool emj_answer_is_quotable(const struct emj_answer *answer)
{
    size_t length = strlen(answer->text);
    struct emj_slice line = { 0 };
    size_t offset = 0;
    if (!emj_answer_has_text(answer))
        return false;
    while (emj_text_next_line(answer->text, length, &offset, &line))
        if (!emj_line_is_private(line) && emj_text_words(line.start, line.length) > 0)
            return true;
    return false;
}

/* --- words --- */

#define COMMENT_OPEN "<!--"
#define COMMENT_CLOSE "-->"

/* An answer while its words are counted. */
struct word_count {
    const char *last_close; /* the last "-->", NULL is none: a comment behind it is text */
    bool in_comment;
    size_t words;
};

static const char *find_last(struct emj_slice slice, const char *needle)
{
    const char *last = NULL;
    const char *end = slice.start + slice.length;
    for (const char *at = emj_slice_find(slice, needle); at != NULL;
         at = emj_slice_find((struct emj_slice){ at + 1, (size_t)(end - at) - 1 }, needle))
        last = at;
    return last;
}

/* Moves `rest` behind the comment, or to its end when the comment goes on. */
static void skip_comment(struct word_count *count, struct emj_slice *rest)
{
    const char *close = emj_slice_find(*rest, COMMENT_CLOSE);
    const char *end = rest->start + rest->length;
    const char *next = close != NULL ? close + strlen(COMMENT_CLOSE) : end;
    count->in_comment = close == NULL;
    *rest = (struct emj_slice){ next, (size_t)(end - next) };
}

static void count_line(struct word_count *count, struct emj_slice line)
{
    while (line.length > 0) {
        if (count->in_comment) {
            skip_comment(count, &line);
            continue;
        }
        const char *open = emj_slice_find(line, COMMENT_OPEN);
        if (open == NULL || count->last_close == NULL || open > count->last_close) {
            count->words += emj_text_words(line.start, line.length);
            return;
        }
        size_t before = (size_t)(open - line.start);
        count->words += emj_text_words(line.start, before);
        count->in_comment = true;
        before += strlen(COMMENT_OPEN);
        line = (struct emj_slice){ line.start + before, line.length - before };
    }
}

size_t emj_text_answer_words(const char *text, size_t length)
{
    emj_text_marker(text, length, &length);
    struct word_count count = {
        .last_close = find_last((struct emj_slice){ text, length }, COMMENT_CLOSE),
    };
    struct emj_line_walk walk = { .text = text, .length = length };
    struct emj_slice line = { 0 };
    enum emj_line_kind kind = EMJ_LINE_BLANK;
    while (emj_line_walk_next(&walk, &line, &kind)) {
        bool code = kind == EMJ_LINE_CODE && !count.in_comment;
        if (emj_line_is_private(line))
            continue;
        if (code)
            count.words += emj_text_words(line.start, line.length);
        else if (count.in_comment || emj_line_heading(line, NULL) == 0)
            count_line(&count, line);
    }
    return count.words;
}
