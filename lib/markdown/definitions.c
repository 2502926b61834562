#include "markdown/body.h"

enum {
    MAX_LABEL = 999,      /* the longest that cmark takes */
    MAX_SPAN = 64 * 1024, /* no paragraph is longer */
};

struct emj_definitions {
    GHashTable *by_label; /* normalised label: "(<address> \"title\")" */
};

void emj_definitions_free(struct emj_definitions *definitions)
{
    if (definitions == NULL)
        return;
    g_hash_table_unref(definitions->by_label);
    g_free(definitions);
}

/* --- labels --- */

char *emj_label_fold(const char *label, size_t length)
{
    g_autofree char *text = g_strndup(label, length);
    g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
    GString *joined = g_string_new(NULL);

    for (size_t i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_string_append_printf(joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
    g_autofree char *spaced = g_string_free(joined, FALSE);
    return g_utf8_casefold(spaced, -1);
}

const char *emj_label_end(const char *at)
{
    for (; *at != '\0' && *at != '['; at++) {
        if (*at == ']')
            return at;
        if (*at == '\\' && at[1] != '\0')
            at++;
    }
    return NULL;
}

/*
 * The next "[label]:" at the start of a line of `*at`: sets the label, moves `*at`
 * behind it.
 */
static bool next_label(const char **at, const char **ret_label, size_t *ret_length)
{
    for (const char *line = *at; line != NULL;) {
        const char *open = line + strspn(line, " ");
        const char *close = *open == '[' ? emj_label_end(open + 1) : NULL;

        if (close != NULL && close[1] == ':') {
            *ret_label = open + 1;
            *ret_length = (size_t)(close - open - 1);
            *at = close;
            return true;
        }
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
    return false;
}

/* --- targets --- */

static void append_escaped(GString *out, const char *text, const char *special)
{
    for (; *text != '\0'; text++)
        if (*text == '&')
            g_string_append(out, "&amp;");
        else
            g_string_append_printf(out, "%s%c", strchr(special, *text) != NULL ? "\\" : "",
                                   *text);
}

static char *target_of(cmark_node *link)
{
    const char *address = cmark_node_get_url(link), *title = cmark_node_get_title(link);
    GString *target = g_string_new("(");

    if (*address != '\0' && strpbrk(address, " \t()<>\\&") == NULL) {
        g_string_append(target, address);
    } else {
        g_string_append_c(target, '<');
        append_escaped(target, address, "<>\\");
        g_string_append_c(target, '>');
    }
    if (*title != '\0') {
        g_string_append(target, " \"");
        append_escaped(target, title, "\"\\");
        g_string_append_c(target, '"');
    }
    g_string_append_c(target, ')');
    g_autofree char *text = g_string_free(target, FALSE);
    return emj_body_entities(text);
}

/*
 * What the labels mean is cmark's to say: they are written as paragraphs below
 * the definitions, and come back as links.
 */
static void resolve(struct emj_definitions *definitions, const char *lines)
{
    g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) source = g_string_new(lines);
    const char *at = lines, *label = NULL;
    size_t length = 0, i = 0;

    while (next_label(&at, &label, &length)) {
        g_string_append_printf(source, "\n\n[%.*s]", (int)length, label);
        g_ptr_array_add(labels, emj_label_fold(label, length));
    }

    cmark_node *root = cmark_parse_document(source->str, source->len, CMARK_OPT_DEFAULT);
    cmark_node *paragraph = cmark_node_first_child(root);
    for (; paragraph != NULL && i < labels->len; paragraph = cmark_node_next(paragraph), i++) {
        cmark_node *link = cmark_node_first_child(paragraph);

        if (link != NULL && cmark_node_get_type(link) == CMARK_NODE_LINK)
            g_hash_table_replace(definitions->by_label, g_strdup(labels->pdata[i]),
                                 target_of(link));
    }
    cmark_node_free(root);
}

struct emj_definitions *emj_definitions_new(const struct emj_body *body)
{
    struct emj_definitions *definitions = g_new0(struct emj_definitions, 1);
    g_autoptr(GString) lines = g_string_new(NULL);

    definitions->by_label = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (size_t i = 0; i < body->blocks->len; i++) {
        const struct emj_body_block *block =
            &g_array_index(body->blocks, struct emj_body_block, i);

        if (block->node == NULL) {
            g_autofree char *text = emj_body_lines(body, block->first, block->last);
            g_string_append_printf(lines, "%s\n\n", text);
        }
    }
    if (lines->len > 0)
        resolve(definitions, lines->str);
    return definitions;
}

/* --- references --- */

/* The end of the code span that begins at `at`, or of its backticks if it never closes. */
static const char *skip_code(const char *at)
{
    size_t ticks = strspn(at, "`");

    for (const char *end = strchr(at + ticks, '`'); end != NULL && end - at < MAX_SPAN;
         end = strchr(end, '`')) {
        size_t length = strspn(end, "`");
        end += length;
        if (length == ticks)
            return end;
    }
    return at + ticks;
}

/* The end of what cannot hold a reference at `at`: an escape, a code span, a tag; or NULL. */
static const char *skip_opaque(const char *at)
{
    if (*at == '\\' && at[1] != '\0')
        return at + 2;
    if (*at == '`')
        return skip_code(at);
    if (*at == '<' && (g_ascii_isalpha(at[1]) || at[1] == '/')) {
        const char *end = strpbrk(at + 1, "<>\n");
        return end != NULL && *end == '>' ? end + 1 : NULL;
    }
    return NULL;
}

static const char *lookup(const struct emj_definitions *definitions, const char *label,
                          const char *end)
{
    size_t length = (size_t)(end - label);

    if (length == 0 || length > MAX_LABEL || emj_label_end(label) != end)
        return NULL;
    g_autofree char *key = emj_label_fold(label, length);
    return g_hash_table_lookup(definitions->by_label, key);
}

/*
 * The target meant by a bracket that closes at `close` and was opened before
 * `text`: "[text][label]", "[label][]" or "[label]". Sets the end of the reference.
 */
static const char *reference(const struct emj_definitions *definitions, const char *text,
                             const char *close, const char **ret_end)
{
    const char *label = text, *end = close;

    *ret_end = close + 1;
    if (close[1] == '(')
        return NULL;
    if (close[1] == '[') {
        const char *second = emj_label_end(close + 2);

        if (second != NULL && second > close + 2) {
            label = close + 2;
            end = second;
        }
        if (second != NULL)
            *ret_end = second + 1;
    }
    return lookup(definitions, label, end);
}

char *emj_definitions_inline(const struct emj_definitions *definitions, const char *source)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(const char *));
    GString *out = g_string_new(NULL);
    const char *at = source, *end = NULL;

    for (; *at != '\0'; at = end) {
        const char *text = skip_opaque(at), *after = NULL, *target = NULL;

        end = text != NULL ? text : at + 1;
        if (*at == '[') {
            g_array_append_val(open, end);
        } else if (*at == ']' && open->len > 0) {
            text = g_array_index(open, const char *, open->len - 1);
            g_array_set_size(open, open->len - 1);
            target = reference(definitions, text, at, &after);
        }
        if (target != NULL) {
            g_string_append_printf(out, "]%s", target);
            end = after;
        } else {
            g_string_append_len(out, at, end - at);
        }
    }
    return g_string_free(out, FALSE);
}
