#include "markdown/body.h"

/* --- cleaning --- */

static bool is_plain_byte(unsigned char c)
{
    return c < 0x7f && (c >= ' ' || c == '\t' || c == '\n');
}

/* Whether none of eight bytes is below the space, DEL or above; it may say no too often. */
static bool is_plain_word(const char *bytes)
{
    const uint64_t ones = UINT64_MAX / 0xff;
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return (((word - ones * ' ') | word | (word + ones)) & (ones * 0x80)) == 0;
}

/* The bytes at `bytes` that can be taken over as they are, if `plain`; else the others. */
static size_t run_length(const char *bytes, size_t length, bool plain)
{
    size_t i = 0;

    while (i < length)
        if (plain && i + sizeof(uint64_t) <= length && is_plain_word(bytes + i))
            i += sizeof(uint64_t);
        else if (is_plain_byte((unsigned char)bytes[i]) == plain)
            i++;
        else
            break;
    return i;
}

static char *with_newlines(const char *bytes, size_t length, size_t *ret_length)
{
    GString *text = g_string_sized_new(length);

    for (size_t i = 0; i < length; i++)
        if (bytes[i] != '\r')
            g_string_append_c(text, bytes[i]);
        else if (i + 1 == length || bytes[i + 1] != '\n')
            g_string_append_c(text, '\n');
    *ret_length = text->len;
    return g_string_free(text, FALSE);
}

/* No character reaches from one run into the next. */
static char *made_visible(const char *bytes, size_t length)
{
    GString *out = g_string_sized_new(length + 1);

    for (size_t at = 0; at < length;) {
        size_t plain = run_length(bytes + at, length - at, true);
        g_string_append_len(out, bytes + at, (gssize)plain);
        at += plain;

        size_t other = run_length(bytes + at, length - at, false);
        if (other > 0) {
            g_autofree char *shown = emj_text_visible(bytes + at, other);
            g_string_append(out, shown);
            at += other;
        }
    }
    return g_string_free(out, FALSE);
}

char *emj_body_clean(const char *markdown, size_t length)
{
    size_t mark = emj_text_bom_length(markdown, length);

    markdown += mark;
    length -= mark;
    if (memchr(markdown, '\r', length) == NULL)
        return made_visible(markdown, length);

    g_autofree char *text = with_newlines(markdown, length, &length);
    return made_visible(text, length);
}

static void append_entities(GString *out, const char *run, const char *end)
{
    while (run < end) {
        size_t length = (size_t)(g_utf8_find_next_char(run, NULL) - run);
        g_autofree char *visible = emj_text_visible(run, length);

        if (strncmp(visible, run, length) == 0)
            g_string_append_len(out, run, (gssize)length);
        else
            g_string_append_printf(out, "&#%u;", g_utf8_get_char(run));
        run += length;
    }
}

char *emj_body_entities(const char *text)
{
    const char *end = text + strlen(text);
    GString *out = g_string_sized_new((size_t)(end - text) + 1);

    while (text < end) {
        size_t plain = run_length(text, (size_t)(end - text), true);
        g_string_append_len(out, text, (gssize)plain);
        text += plain;

        size_t other = run_length(text, (size_t)(end - text), false);
        append_entities(out, text, text + other);
        text += other;
    }
    return g_string_free(out, FALSE);
}

/* --- footnotes --- */

/* Controls, which no cleaned text holds and which cmark takes for letters. */
#define MASKED_OPEN '\001'
#define MASKED_CLOSE '\002'

/* The "]" of a footnote's label that is followed by ":"; NULL if there is none. */
static char *label_close(char *open)
{
    char *close = open + strcspn(open + 1, "[]\n`<\\") + 1;

    return close[0] == ']' && close[1] == ':' ? close : NULL;
}

/* Whether only indentation and markers of blocks stand before `at` in its line. */
static bool begins_line(const char *text, const char *at)
{
    while (at > text && at[-1] != '\n')
        if (strchr(" \t#>-+*.)0123456789", *--at) == NULL)
            return false;
    return true;
}

bool emj_body_mask(char *text)
{
    bool masked = false;

    for (char *open = strstr(text, "[^"); open != NULL; open = strstr(open + 1, "[^")) {
        char *close = label_close(open);

        if (close == NULL || !begins_line(text, open))
            continue;
        *open = MASKED_OPEN;
        *close = MASKED_CLOSE;
        masked = true;
    }
    return masked;
}

const char *emj_body_next_footnote(const char *masked, size_t *ret_length)
{
    const char *open = strchr(masked, MASKED_OPEN);

    if (open == NULL)
        return NULL;
    *ret_length = strcspn(open + 1, (char[]){ MASKED_CLOSE, '\0' });
    return open + 1;
}

static void replace(char *text, char from, char to)
{
    for (char *at = strchr(text, from); at != NULL; at = strchr(at, from))
        *at = to;
}

void emj_body_unmask(char *text)
{
    replace(text, MASKED_OPEN, '[');
    replace(text, MASKED_CLOSE, ']');
}

typedef const char *getter(cmark_node *node);
typedef int setter(cmark_node *node, const char *text);

static void clean_field(cmark_node *node, getter *get, setter *set)
{
    const char *text = get(node);
    size_t length = text != NULL ? strlen(text) : 0;

    if (run_length(text, length, true) == length)
        return;
    g_autofree char *unmasked = g_strdup(text);
    emj_body_unmask(unmasked);
    g_autofree char *visible = emj_text_visible(unmasked, length);
    set(node, visible);
}

void emj_body_clean_tree(cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);

    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        clean_field(node, cmark_node_get_literal, cmark_node_set_literal);
        clean_field(node, cmark_node_get_fence_info, cmark_node_set_fence_info);
        clean_field(node, cmark_node_get_url, cmark_node_set_url);
        clean_field(node, cmark_node_get_title, cmark_node_set_title);
    }
    cmark_iter_free(iter);
}
