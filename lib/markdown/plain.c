#include "markdown/plain.h"

#include "markdown/body.h"

/* --- the tree --- */

struct plain {
    GString *tight; /* nothing in the place of markup */
    GString *loose; /* a space */
    GString *lines; /* what stands behind: addresses and the like */
    GString *html;  /* raw HTML, still with its entities */
};

static void add_both(struct plain *plain, const char *text)
{
    g_string_append(plain->tight, text);
    g_string_append(plain->loose, text);
}

static void add_line(GString *lines, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    g_string_append(lines, text);
    g_string_append_c(lines, '\n');
}

/* Behind the tag, comment or the like that begins at `at`; `at` when none does. */
static const char *tag_end(const char *at)
{
    char quote = '\0';

    if (g_str_has_prefix(at, "<!--")) {
        const char *close = strstr(at, "-->");
        return close != NULL ? close + strlen("-->") : at + strlen(at);
    }
    if (!g_ascii_isalpha(at[1]) && (at[1] == '\0' || strchr("/!?", at[1]) == NULL))
        return at;
    for (at++; *at != '\0' && (quote != '\0' || *at != '>'); at++)
        if (quote == '\0' && (*at == '"' || *at == '\''))
            quote = *at;
        else if (*at == quote)
            quote = '\0';
    return *at == '>' ? at + 1 : at;
}

static void add_without_tags(GString *out, const char *html, const char *between)
{
    while (*html != '\0') {
        const char *end = *html == '<' ? tag_end(html) : html;

        if (end == html) {
            g_string_append_c(out, *html++);
            continue;
        }
        g_string_append(out, between);
        html = end;
    }
    g_string_append_c(out, '\n');
}

static void add_html_block(struct plain *plain, const char *html)
{
    if (html == NULL)
        return;
    add_without_tags(plain->html, html, "");
    add_without_tags(plain->html, html, " ");
}

static void add_leaf(struct plain *plain, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE:
        g_string_append_c(plain->loose, ' ');
        add_both(plain, cmark_node_get_literal(node));
        g_string_append_c(plain->loose, ' ');
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE_BLOCK:
        add_both(plain, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        add_both(plain, "\n");
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_html_block(plain, cmark_node_get_literal(node));
        break;
    default:
        g_string_append_c(plain->loose, ' ');
        break;
    }
}

static void add_node(struct plain *plain, cmark_node *node, cmark_event_type event)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (event == CMARK_EVENT_ENTER)
        add_leaf(plain, node);
    else
        g_string_append_c(plain->loose, ' ');
    if (type == CMARK_NODE_CODE_BLOCK)
        add_line(plain->lines, cmark_node_get_fence_info(node));
    if ((type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) && event == CMARK_EVENT_EXIT) {
        add_line(plain->lines, cmark_node_get_url(node));
        add_line(plain->lines, cmark_node_get_title(node));
    }
    if (type < CMARK_NODE_FIRST_INLINE)
        add_both(plain, "\n");
}

static void add_tree(struct plain *plain, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        add_node(plain, cmark_iter_get_node(iter), event);
    cmark_iter_free(iter);
}

/* --- entities --- */

/* As browsers do, a number without its ";" is one, too. */
static const char *add_entity(GString *out, const char *at)
{
    size_t length = g_str_has_prefix(at, "&#") ? 2 : 0;
    bool hex = length > 0 && (at[length] == 'x' || at[length] == 'X');

    length += hex ? 1 : 0;
    if (length == 0) {
        g_string_append_c(out, '&');
        return at + 1;
    }
    while (hex ? g_ascii_isxdigit(at[length]) : g_ascii_isdigit(at[length]))
        length++;
    g_string_append_len(out, at, (gssize)length);
    g_string_append_c(out, ';');
    return at + length + (at[length] == ';' ? 1 : 0);
}

/* One paragraph in which nothing is markup but entities. */
static char *inert(const char *text, size_t length)
{
    GString *out = g_string_new("x "); /* begins no block */
    const char *end = text + length;

    while (text < end) {
        if (*text == '&') {
            text = add_entity(out, text);
            continue;
        }
        if (strchr("\\`*_[]!<", *text) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text == '\n' || *text == '\t' ? ' ' : *text);
        text++;
    }
    return g_string_free(out, FALSE);
}

static void add_resolved(GString *out, const char *text, size_t length)
{
    g_autofree char *paragraph = inert(text, length);
    cmark_node *root = cmark_parse_document(paragraph, strlen(paragraph), CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(root);

    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            g_string_append(out, cmark_node_get_literal(node));
    }
    g_string_append_c(out, '\n');
    cmark_iter_free(iter);
    cmark_node_free(root);
}

/* cmark resolves them some lines at a time, so that its tree stays small. */
static void add_entities(GString *out, const char *text)
{
    enum { PIECE = 16 * 1024 };

    while (*text != '\0') {
        size_t length = strlen(text);
        const char *cut = length > PIECE ? strchr(text + PIECE, '\n') : NULL;

        length = cut != NULL ? (size_t)(cut - text) + 1 : length;
        if (memchr(text, '&', length) != NULL)
            add_resolved(out, text, length);
        else
            g_string_append_len(out, text, (gssize)length);
        text += length;
    }
}

/* --- all of it --- */

static struct plain plain_init(void)
{
    return (struct plain){ g_string_new(NULL), g_string_new(NULL), g_string_new(NULL),
                           g_string_new(NULL) };
}

/* Returns what the parts make together and frees them. */
static char *plain_join(struct plain *plain, const char *source)
{
    g_string_append(plain->tight, plain->loose->str);
    g_string_append(plain->tight, plain->lines->str);
    add_entities(plain->tight, plain->html->str);
    add_entities(plain->tight, source);
    g_string_free(plain->loose, TRUE);
    g_string_free(plain->lines, TRUE);
    g_string_free(plain->html, TRUE);
    return g_string_free(plain->tight, FALSE);
}

/*
 * Not emj_body_clean, whose symbols for what cannot be seen would part a word: a reader
 * passes over them.
 */
static char *read_source(const char *markdown, size_t length)
{
    char *text = g_utf8_make_valid(markdown, (gssize)length);
    char *to = text;

    for (const char *from = text; *from != '\0'; from++)
        if (*from != '\r')
            *to++ = *from;
        else if (from[1] != '\n')
            *to++ = '\n';
    *to = '\0';
    return text;
}

char *emj_markdown_plain(const char *markdown, size_t length)
{
    g_autofree char *text = read_source(markdown, length);

    if (emj_body_limit_of(text, strlen(text)) != EMJ_BODY_FITS)
        return NULL;

    g_autofree char *masked = g_strdup(text);
    emj_body_mask(masked);
    cmark_node *root = cmark_parse_document(masked, strlen(masked), CMARK_OPT_DEFAULT);
    struct plain plain = plain_init();
    add_tree(&plain, root);
    cmark_node_free(root);
    return plain_join(&plain, text);
}
