/*
 * "[Wen]: agreed" is a link definition for cmark, of which nothing is seen. It is a
 * sentence when nobody refers to it and what it defines is a word, not an address;
 * then its brackets are escaped, so that it is text in every format.
 */
#include "markdown/body.h"

struct search {
    GHashTable *shown;    /* char *: the lines of text and code that are seen */
    GHashTable *referred; /* char *: labels in brackets that define nothing */
};

/* --- lines --- */

static const char *line_end(const char *line)
{
    const char *end = strchr(line, '\n');

    return end != NULL ? end : line + strlen(line);
}

static char *trimmed(const char *start, const char *end)
{
    return emj_slice_dup(emj_slice_trim((struct emj_slice){ start, (size_t)(end - start) }));
}

/* A line as cmark may read it at the start of a paragraph. */
struct line {
    const char *open;  /* "[", or NULL for a line that defines nothing */
    const char *close; /* "]" */
    const char *end;
};

/* Whether `rest` may be what cmark wants behind "[label]:": an address and a title. */
static bool may_define(struct emj_slice rest)
{
    size_t address = 0;

    if (rest.length > 0 && *rest.start == '<')
        return true;
    while (address < rest.length && strchr(" \t", rest.start[address]) == NULL)
        address++;
    while (address < rest.length && strchr(" \t", rest.start[address]) != NULL)
        address++;
    return address == rest.length || strchr("\"'(", rest.start[address]) != NULL;
}

static struct emj_slice target_of(const struct line *line)
{
    return emj_slice_trim(
        (struct emj_slice){ line->close + 2, (size_t)(line->end - line->close - 2) });
}

/* Markers of quotes and lists may stand before it. "[^1]:" is a footnote. */
static struct line read_line(const char *start)
{
    struct line line = { .end = line_end(start) };
    const char *open = start + strspn(start, " \t>-+*.)0123456789");

    if (*open != '[' || open[1] == '^')
        return line;
    line.close = emj_label_end(open + 1);
    if (line.close != NULL && line.close < line.end && line.close[1] == ':' &&
        may_define(target_of(&line)))
        line.open = open;
    return line;
}

/* --- what is an address --- */

static bool is_word(struct emj_slice target)
{
    while (target.length > 0 && strchr(".,;:!?", target.start[target.length - 1]) != NULL)
        target.length--;
    if (target.length == 0 || strchr("#<.?@", *target.start) != NULL)
        return false;
    for (size_t i = 0; i < target.length; i++)
        if (strchr("/: \t", target.start[i]) != NULL)
            return false;
    return true;
}

/* --- what is seen, and what is referred to --- */

static void add_lines(GHashTable *lines, const char *text)
{
    while (*text != '\0') {
        const char *end = line_end(text);

        g_hash_table_add(lines, trimmed(text, end));
        text = *end == '\n' ? end + 1 : end;
    }
}

static GHashTable *seen_lines(cmark_node *root)
{
    GHashTable *lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    cmark_iter *iter = cmark_iter_new(root);

    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        const char *literal = cmark_node_get_literal(cmark_iter_get_node(iter));

        if (literal != NULL)
            add_lines(lines, literal);
    }
    cmark_iter_free(iter);
    return lines;
}

static GHashTable *referred_labels(const char *text)
{
    GHashTable *labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (const char *open = strchr(text, '['); open != NULL; open = strchr(open + 1, '[')) {
        const char *close = emj_label_end(open + 1);

        if (close != NULL && close[1] != ':')
            g_hash_table_add(labels, emj_label_fold(open + 1, (size_t)(close - open - 1)));
    }
    return labels;
}

/* --- sentences --- */

/* Whether the line is not seen, and is a definition. */
static bool is_swallowed(const struct search *search, const struct line *line)
{
    if (line->open == NULL)
        return false;

    g_autofree char *text = trimmed(line->open, line->end);
    return !g_hash_table_contains(search->shown, text);
}

static bool is_statement(const struct search *search, const struct line *line)
{
    if (!is_word(target_of(line)))
        return false;

    g_autofree char *label =
        emj_label_fold(line->open + 1, (size_t)(line->close - line->open - 1));
    return !g_hash_table_contains(search->referred, label);
}

/*
 * A definition cannot follow a line of text, so that a statement before one that
 * stays has to stay one too.
 */
static void find_statements(const struct search *search, const char *text, GArray *ret_opens)
{
    g_autoptr(GArray) run = g_array_new(FALSE, FALSE, sizeof(const char *));

    while (*text != '\0') {
        struct line line = read_line(text);
        bool swallowed = is_swallowed(search, &line);

        if (!swallowed)
            g_array_append_vals(ret_opens, run->data, run->len);
        if (swallowed && is_statement(search, &line))
            g_array_append_val(run, line.open);
        else
            g_array_set_size(run, 0);
        text = *line.end == '\n' ? line.end + 1 : line.end;
    }
    g_array_append_vals(ret_opens, run->data, run->len);
}

static char *with_escapes(const char *text, const GArray *opens)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < opens->len; i++) {
        const char *open = g_array_index(opens, const char *, i);
        const char *close = emj_label_end(open + 1);

        g_string_append_len(out, text, open - text);
        g_string_append_printf(out, "\\%.*s\\", (int)(close - open), open);
        text = close;
    }
    g_string_append(out, text);
    return g_string_free(out, FALSE);
}

char *emj_body_escape_statements(const char *text, cmark_node *root)
{
    struct search search = {
        .shown = seen_lines(root),
        .referred = referred_labels(text),
    };
    g_autoptr(GArray) opens = g_array_new(FALSE, FALSE, sizeof(const char *));

    find_statements(&search, text, opens);
    g_hash_table_unref(search.shown);
    g_hash_table_unref(search.referred);
    return opens->len > 0 ? with_escapes(text, opens) : NULL;
}
