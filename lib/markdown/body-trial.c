#include "markdown/body.h"

static cmark_node *parse(const char *text)
{
    return cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
}

static bool is_sentinel(cmark_node *node)
{
    cmark_node *text =
        cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH ? cmark_node_first_child(node) : NULL;

    return text != NULL && cmark_node_next(text) == NULL &&
           g_strcmp0(cmark_node_get_literal(text), "sentinel") == 0;
}

cmark_node *emj_trial_read(const char *text)
{
    cmark_node *root = parse(text), *last = cmark_node_last_child(root);

    if (last != NULL && is_sentinel(last)) {
        cmark_node_free(last);
        return root;
    }
    cmark_node_free(root);
    return NULL;
}

/* --- definitions --- */

/* A label is shorter, but what stands before its lines in a quote counts here. */
enum { FAR = 4096 };

/* Whether the "]" at `close` may end something that began with "[". */
static bool closes_label(const char *text, const char *close)
{
    const char *at = close;

    while (at > text && at[-1] == '\\')
        at--;
    if ((close - at) % 2 == 1)
        return false;
    for (; at > text && close - at < FAR; at--) {
        if (at[-1] == '[')
            return true;
        if (at[-1] == ']' && (at - 1 == text || at[-2] != '\\'))
            return false;
    }
    return at > text;
}

bool emj_trial_may_define(const char *text)
{
    for (const char *at = strstr(text, "]:"); at != NULL; at = strstr(at + 1, "]:"))
        if (closes_label(text, at))
            return true;
    return false;
}

static void disarm(char *text)
{
    for (char *at = strstr(text, "]:"); at != NULL; at = strstr(at, "]:"))
        at[1] = ')';
}

/* HTML of a text that ends with the sentinel and leaves it alone; otherwise NULL. */
static char *html_of(const char *text)
{
    cmark_node *root = emj_trial_read(text);

    if (root == NULL)
        return NULL;
    char *html = emj_body_html(root);
    cmark_node_free(root);
    return html;
}

/*
 * A link definition would hold for the whole document. It leaves no trace in the
 * HTML, but its text does when its colon is taken away.
 */
static bool defines_links(const char *text, const char *html)
{
    if (!emj_trial_may_define(text))
        return false;

    g_autofree char *disarmed = g_strdup(text);
    g_autofree char *expected = g_strdup(html);
    disarm(disarmed);
    disarm(expected);
    g_autofree char *disarmed_html = html_of(disarmed);
    return g_strcmp0(disarmed_html, expected) != 0;
}

/* --- footnotes --- */

/* Each footnote of a masked text as a reference in a paragraph of its own. */
static void append_references(GString *out, const char *masked)
{
    size_t length = 0;

    for (const char *label = emj_body_next_footnote(masked, &length); label != NULL;
         label = emj_body_next_footnote(label, &length))
        g_string_append_printf(out, "\n\n[%.*s]", (int)length, label);
}

bool emj_trial_is_safe(const char *masked)
{
    g_autoptr(GString) text = g_string_new(masked);

    append_references(text, masked);
    emj_body_unmask(text->str);
    cmark_node *root = parse(text->str);
    bool safe = !emj_tree_has_unsafe_link(root);
    cmark_node_free(root);
    return safe;
}

/* --- trials --- */

bool emj_trial_holds(const struct emj_trial *trial, const char *source)
{
    g_autoptr(GString) text = g_string_new(trial->before);

    if (text->len > 0)
        g_string_append(text, "\n\n");
    g_string_append(text, source);
    g_string_append(text, EMJ_TRIAL_SENTINEL);
    bool masked = emj_body_mask(text->str);

    g_autofree char *html = html_of(text->str);
    if (html == NULL || defines_links(text->str, html) ||
        (masked && !emj_trial_is_safe(text->str)))
        return false;
    emj_body_unmask(html);
    return g_str_has_prefix(html, trial->before_html) &&
           strcmp(html + strlen(trial->before_html), trial->expected) == 0;
}

/* --- trees --- */

static bool is_equal_list(cmark_node *a, cmark_node *b)
{
    return cmark_node_get_list_type(a) == cmark_node_get_list_type(b) &&
           cmark_node_get_list_start(a) == cmark_node_get_list_start(b) &&
           cmark_node_get_list_tight(a) == cmark_node_get_list_tight(b);
}

static bool is_equal_address(cmark_node *a, cmark_node *b)
{
    return g_strcmp0(cmark_node_get_url(a), cmark_node_get_url(b)) == 0 &&
           g_strcmp0(cmark_node_get_title(a), cmark_node_get_title(b)) == 0;
}

static bool is_equal_code(cmark_node *a, cmark_node *b)
{
    return g_strcmp0(cmark_node_get_fence_info(a), cmark_node_get_fence_info(b)) == 0 &&
           g_strcmp0(cmark_node_get_literal(a), cmark_node_get_literal(b)) == 0;
}

static bool is_equal_node(cmark_node *a, cmark_node *b)
{
    cmark_node_type type = cmark_node_get_type(a);

    if (cmark_node_get_type(b) != type)
        return false;
    switch (type) {
    case CMARK_NODE_HEADING:
        return cmark_node_get_heading_level(a) == cmark_node_get_heading_level(b);
    case CMARK_NODE_LIST:
        return is_equal_list(a, b);
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        return is_equal_address(a, b);
    case CMARK_NODE_CODE_BLOCK:
        return is_equal_code(a, b);
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        return g_strcmp0(cmark_node_get_literal(a), cmark_node_get_literal(b)) == 0;
    default:
        return true;
    }
}

bool emj_trial_is_equal(cmark_node *a, cmark_node *b)
{
    cmark_iter *left = cmark_iter_new(a), *right = cmark_iter_new(b);
    cmark_event_type event = CMARK_EVENT_NONE;
    bool equal = true;

    while (equal && event != CMARK_EVENT_DONE) {
        event = cmark_iter_next(left);
        equal = cmark_iter_next(right) == event;
        if (equal && event == CMARK_EVENT_ENTER)
            equal = is_equal_node(cmark_iter_get_node(left), cmark_iter_get_node(right));
    }
    cmark_iter_free(left);
    cmark_iter_free(right);
    return equal;
}
