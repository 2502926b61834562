#include "markdown/body.h"

/* --- fences --- */

static size_t longest_run(const char *text, char c)
{
    size_t longest = 0, run = 0;

    for (; *text != '\0'; text++) {
        run = *text == c ? run + 1 : 0;
        longest = MAX(longest, run);
    }
    return longest;
}

char *emj_body_fence(const char *text, char mark)
{
    size_t length = MAX(longest_run(text, mark) + 1, 3);
    g_autofree char *fence = g_strnfill(length, mark);
    bool ended = *text == '\0' || g_str_has_suffix(text, "\n");

    return g_strconcat(fence, "\n", text, ended ? "" : "\n", fence, NULL);
}

char *emj_markdown_fence(const char *text)
{
    return emj_body_fence(text, '`');
}

/* --- ways to write a block --- */

struct writing {
    const struct emj_body *body;
    const struct emj_definitions *definitions;
    GString *out;
    /* The last block if it could take in the next one, else "", and its HTML. */
    char *before;
    char *before_html;
    bool gave_up; /* a block stands in a fence, with its references */
};

/* The lines, or what a repair makes of them; NULL if none of it holds. */
static char *as_typed(struct writing *writing, struct emj_trial *trial, cmark_node *node,
                      const char *source)
{
    if (emj_trial_holds(trial, source))
        return g_strdup(source);

    char *closed = emj_body_closed(trial, node, source);
    if (closed != NULL)
        return closed;
    g_autofree char *linked = emj_definitions_inline(writing->definitions, source);
    return strcmp(linked, source) != 0 && emj_trial_holds(trial, linked)
               ? g_steal_pointer(&linked)
               : NULL;
}

/*
 * cmark's writer escapes more than it must, and "\[ \]" is no task for a notes app:
 * as many of its backslashes go as can.
 */
static char *least_escaped(const struct emj_trial *trial, const char *text)
{
    static const char *const characters[] = { "[]_#!&-+=~|.)>*<", "[]_#", "[]" };

    if (!emj_trial_holds(trial, text))
        return NULL;
    if (strchr(text, '\\') == NULL)
        return g_strdup(text);
    for (size_t i = 0; i < G_N_ELEMENTS(characters); i++) {
        g_autofree char *less = emj_body_unescape(text, characters[i]);

        if (emj_trial_holds(trial, less))
            return g_steal_pointer(&less);
    }
    return g_strdup(text);
}

/* A list is tried with another marker, too, so that it does not join the one before. */
static char *rewritten(const struct emj_trial *trial, cmark_node *node)
{
    unsigned variants = cmark_node_get_type(node) == CMARK_NODE_LIST ? 2 : 1;

    for (unsigned variant = 0; variant < variants; variant++) {
        g_autofree char *text = emj_body_rewrite(node, variant);

        emj_body_unmask(text);
        char *written = least_escaped(trial, text);
        if (written != NULL)
            return written;
    }
    return NULL;
}

/* Footnotes stay what they are, unless one leads to an unsafe address; then it is text. */
static char *from_tree(const struct writing *writing, const struct emj_trial *trial,
                       cmark_node *node)
{
    char *written = rewritten(trial, node);

    if (written != NULL || !writing->body->masked)
        return written;
    emj_body_clean_tree(node);
    return rewritten(trial, node);
}

/* --- headings --- */

/* "a #" would lose its last mark. */
static char *with_escaped_end(const char *heading)
{
    size_t length = strlen(heading);

    if (length == 0 || heading[length - 1] != '#')
        return g_strdup(heading);
    return g_strdup_printf("%.*s\\#", (int)length - 1, heading);
}

static char *heading_as_typed(struct writing *writing, struct emj_trial *trial,
                              cmark_node *node, const char *text)
{
    g_autofree char *marks = g_strnfill((size_t)cmark_node_get_heading_level(node), '#');
    g_autofree char *typed = g_strconcat(marks, text, NULL);
    g_autofree char *escaped = with_escaped_end(typed);
    char *written = as_typed(writing, trial, node, typed);

    if (written != NULL || strcmp(escaped, typed) == 0)
        return written;
    return as_typed(writing, trial, node, escaped);
}

/* Markdown knows no line break in a heading on one line: a space is the next best. */
static bool drop_line_breaks(cmark_node *heading)
{
    cmark_iter *iter = cmark_iter_new(heading);
    bool any = false;

    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (cmark_node_get_type(node) == CMARK_NODE_LINEBREAK) {
            cmark_node *space = cmark_node_new(CMARK_NODE_TEXT);
            cmark_node_set_literal(space, " ");
            cmark_node_insert_before(node, space);
            cmark_node_free(node);
            any = true;
        }
    }
    cmark_iter_free(iter);
    cmark_consolidate_text_nodes(heading);
    return any;
}

/*
 * A heading of several lines has no form below level 2 but one line with newlines
 * as entities, which means the same.
 */
static char *write_heading(struct writing *writing, struct emj_trial *trial,
                           const struct emj_body_block *block)
{
    g_autofree char *source = emj_body_lines(writing->body, block->first, block->last);
    g_autofree char *text = emj_body_heading_text(source, "&#10;");
    char *written = NULL;

    if (drop_line_breaks(block->node)) {
        g_free(trial->expected);
        trial->expected = emj_body_html(block->node);
        emj_body_unmask(trial->expected);
    } else if (!block->unsafe) {
        written = heading_as_typed(writing, trial, block->node, text);
    }
    return written != NULL ? written : from_tree(writing, trial, block->node);
}

/* --- blocks --- */

static char *write_other(struct writing *writing, struct emj_trial *trial,
                         const struct emj_body_block *block)
{
    g_autofree char *source = emj_body_lines(writing->body, block->first, block->last);
    char *written = NULL;

    if (!block->unsafe)
        written = as_typed(writing, trial, block->node, source);
    return written != NULL ? written : from_tree(writing, trial, block->node);
}

/* What follows a list or indented code may become part of it. */
static void remember(struct writing *writing, cmark_node *node, const char *written,
                     const char *html)
{
    cmark_node_type type = cmark_node_get_type(node);
    bool takes_in = type == CMARK_NODE_LIST ||
                    (type == CMARK_NODE_CODE_BLOCK && !emj_body_is_fence(written));

    g_free(writing->before);
    g_free(writing->before_html);
    writing->before = g_strdup(takes_in ? written : "");
    writing->before_html = g_strdup(takes_in ? html : "");
}

static void append(GString *out, const char *text)
{
    if (*text != '\0' && out->len > 0)
        g_string_append(out, "\n\n");
    g_string_append(out, text);
}

static void write_block(struct writing *writing, const struct emj_body_block *block)
{
    bool heading = cmark_node_get_type(block->node) == CMARK_NODE_HEADING;
    struct emj_trial trial = {
        .before = writing->before,
        .before_html = writing->before_html,
        .expected = emj_body_html(block->node),
    };

    emj_body_unmask(trial.expected);
    g_autofree char *written =
        heading ? write_heading(writing, &trial, block) : write_other(writing, &trial, block);
    if (written == NULL) {
        g_autofree char *source = emj_body_lines(writing->body, block->first, block->last);
        written = emj_markdown_fence(source);
        writing->gave_up = true;
    }
    append(writing->out, written);
    remember(writing, block->node, written, trial.expected);
    g_free(trial.expected);
}

/* --- texts --- */

/* Nothing is seen of link definitions; a fence without them would say less than was typed. */
static void write_definitions(struct writing *writing)
{
    const struct emj_body *body = writing->body;

    for (size_t i = 0; i < body->blocks->len; i++) {
        const struct emj_body_block *block =
            &g_array_index(body->blocks, struct emj_body_block, i);

        if (block->node != NULL)
            continue;
        g_autofree char *source = emj_body_lines(body, block->first, block->last);
        g_autofree char *fence = emj_markdown_fence(source);
        append(writing->out, fence);
    }
}

static char *write_by_blocks(const struct emj_body *body)
{
    g_autoptr(emj_definitions) definitions = emj_definitions_new(body);
    struct writing writing = {
        .body = body,
        .definitions = definitions,
        .out = g_string_new(NULL),
        .before = g_strdup(""),
        .before_html = g_strdup(""),
    };

    for (size_t i = 0; i < body->blocks->len; i++) {
        const struct emj_body_block *block =
            &g_array_index(body->blocks, struct emj_body_block, i);

        if (block->node != NULL)
            write_block(&writing, block);
    }
    if (writing.gave_up)
        write_definitions(&writing);
    g_free(writing.before);
    g_free(writing.before_html);
    return g_string_free(writing.out, FALSE);
}

static char *write_limited(enum emj_body_limit limit, const char *text, size_t length)
{
    g_autofree char *sentence = emj_body_limit_sentence(limit, length);

    if (limit == EMJ_BODY_TOO_LARGE)
        return g_steal_pointer(&sentence);
    g_autofree char *fence = emj_markdown_fence(text);
    return g_strconcat(sentence, "\n\n", fence, NULL);
}

char *emj_body_to_markdown(const char *markdown, size_t length, int parent_level,
                           const char *title)
{
    if (length > EMJ_BODY_MAX_RENDERED)
        return emj_body_limit_sentence(EMJ_BODY_TOO_LARGE, length);

    g_autofree char *text = emj_body_clean(markdown, length);
    length = strlen(text);
    if (emj_slice_is_blank((struct emj_slice){ text, length }))
        return g_strdup("");
    enum emj_body_limit limit = emj_body_limit_of(text, length);
    if (limit != EMJ_BODY_FITS)
        return write_limited(limit, text, length);

    g_autoptr(emj_body) body = emj_body_parse(g_steal_pointer(&text), true);
    emj_body_prepare(body, parent_level, title);
    char *whole = emj_body_whole(body);
    return whole != NULL ? whole : write_by_blocks(body);
}
