/* A text without its comments. */
#include "entry/lines.h"
#include "entry/shareable.h"

/* While the text is copied. */
struct copy {
    const char *at;
    const char *end;
    const char *line_start;
    const char *last_close; /* the last "-->"; NULL is none */
    unsigned line;          /* of the file, at `at` */
    GString *out;
    GArray *lines;
};

/* Behind the first `needle` from `from` on; NULL is none. */
static const char *find_end(const struct copy *copy, const char *from, const char *needle)
{
    struct emj_slice rest = { from, (size_t)(copy->end - from) };
    const char *found = emj_slice_find(rest, needle);
    return found != NULL ? found + strlen(needle) : NULL;
}

/* Only blanks and signs of lists and quotes stand before `at` on its line. */
static bool begins_line(const struct copy *copy)
{
    for (const char *before = copy->line_start; before < copy->at; before++)
        if (strchr(" \t>-+*", *before) == NULL)
            return false;
    return true;
}

static const char *blank_line(const char *at)
{
    while (*at != '\0') {
        size_t length = strcspn(at, "\n");
        if (emj_slice_is_blank((struct emj_slice){ at, length }))
            return at;
        at += length + (at[length] == '\n' ? 1 : 0);
    }
    return at;
}

/* One that is not closed hides what follows where it begins a line, else it is text. */
static const char *open_comment_end(const struct copy *copy)
{
    return begins_line(copy) ? copy->end : NULL;
}

static const char *html_comment_end(const struct copy *copy)
{
    const char *inside = copy->at + strlen("<!--");
    if (copy->last_close == NULL || copy->last_close < copy->at + strlen("<!"))
        return open_comment_end(copy);
    /* "<!-->" is a whole comment for some; what reaches further hides more. */
    return find_end(copy, copy->last_close >= inside ? inside : copy->last_close, "-->");
}

static const char *obsidian_comment_end(const struct copy *copy)
{
    const char *end = find_end(copy, copy->at + strlen("%%"), "%%");
    return end != NULL ? end : open_comment_end(copy);
}

/* Behind the comment at `at`; NULL when none begins there. */
static const char *comment_end(const struct copy *copy)
{
    if (g_str_has_prefix(copy->at, "<!--"))
        return html_comment_end(copy);
    if (g_str_has_prefix(copy->at, "%%"))
        return obsidian_comment_end(copy);
    bool label = g_str_has_prefix(copy->at, "[//]:") ||
                 g_ascii_strncasecmp(copy->at, "[comment]:", strlen("[comment]:")) == 0;
    return label && begins_line(copy) ? blank_line(copy->at) : NULL;
}

static void skip_to(struct copy *copy, const char *end)
{
    for (; copy->at < end; copy->at++)
        if (*copy->at == '\n')
            copy->line++;
    copy->line_start = copy->at;
    bool empty = copy->out->len == 0 || copy->out->str[copy->out->len - 1] == '\n';
    if (empty)
        g_array_index(copy->lines, unsigned, copy->lines->len - 1) = copy->line;
}

static void copy_byte(struct copy *copy)
{
    g_string_append_c(copy->out, *copy->at);
    if (*copy->at++ != '\n')
        return;
    copy->line++;
    copy->line_start = copy->at;
    g_array_append_val(copy->lines, copy->line);
}

bool emj_text_may_have_comments(const char *text)
{
    return strstr(text, "<!--") != NULL || strstr(text, "%%") != NULL ||
           strstr(text, "]:") != NULL;
}

struct emj_shareable *emj_shareable_new(const char *text, size_t length, unsigned line)
{
    g_autofree char *valid = g_utf8_make_valid(text, (gssize)length);
    struct copy copy = {
        .at = valid,
        .end = valid + strlen(valid),
        .line_start = valid,
        .last_close = g_strrstr(valid, "-->"),
        .line = line,
        .out = g_string_sized_new(length),
        .lines = g_array_new(false, false, sizeof line),
    };
    g_array_append_val(copy.lines, line);
    while (*copy.at != '\0') {
        const char *end = strchr("<%[", *copy.at) != NULL ? comment_end(&copy) : NULL;
        if (end != NULL)
            skip_to(&copy, end);
        else
            copy_byte(&copy);
    }
    struct emj_shareable *shareable = g_new0(struct emj_shareable, 1);
    shareable->text = g_string_free(copy.out, false);
    shareable->lines = copy.lines;
    return shareable;
}

void emj_shareable_free(struct emj_shareable *shareable)
{
    if (shareable == NULL)
        return;
    g_free(shareable->text);
    g_array_unref(shareable->lines);
    g_free(shareable);
}
