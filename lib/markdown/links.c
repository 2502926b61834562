#include "markdown/internal.h"

enum { MAX_SCHEME = 24 }; /* longer than any of the list */

/*
 * What a click may open. Addresses that run something, carry their own content or
 * reach into the file system (javascript, vbscript, data, blob, file, the "ms-"
 * handlers of Windows) are left out, and so is everything nobody has thought of.
 */
static const char *const schemes[] = {
    /* pages and files of a network */
    "http",
    "https",
    "ftp",
    "ftps",
    "sftp",
    /* people */
    "mailto",
    "tel",
    "sms",
    /* talk */
    "irc",
    "ircs",
    "xmpp",
    "matrix",
    "slack",
    "msteams",
    "zoommtg",
    "webex",
    /* machines and places */
    "ssh",
    "geo",
    /* notes, tasks and mail on this machine */
    "obsidian",
    "zotero",
    "things",
    "bear",
    "notion",
    "evernote",
    "logseq",
    "joplin",
    "craftdocs",
    "omnifocus",
    "todoist",
    "x-devonthink-item",
    "message",
};

static bool is_listed(const char *scheme)
{
    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strcasecmp(scheme, schemes[i]) == 0)
            return true;
    return false;
}

/* Browsers take these out of an address, wherever they stand. */
static bool is_ignored(char c)
{
    return c == '\t' || c == '\n' || c == '\r';
}

static bool is_leading_blank(char c)
{
    return c != '\0' && (unsigned char)c <= ' ';
}

/* "&#58;" or "&colon;": a reader that decodes entities once more would see another address. */
static bool is_entity(const char *at)
{
    if (at[1] == '#')
        return true;
    size_t letters = 0;
    while (g_ascii_isalnum(at[1 + letters]))
        letters++;
    return letters > 0 && at[1 + letters] == ';';
}

/*
 * What may be a scheme ends at the first ":"; a relative address has something
 * else first. Whatever stands before the colon counts, so that "java\1script:" is
 * unknown and not relative; only a digit never begins a scheme ("9:30.md").
 */
bool emj_link_is_safe(const char *url)
{
    char scheme[MAX_SCHEME + 1] = "";
    size_t length = 0;

    if (url == NULL)
        return true;
    while (is_leading_blank(*url))
        url++;
    if (url[0] == '\\' && url[1] == '\\')
        return false; /* a share of Windows */
    if (g_ascii_isdigit(*url))
        return true;
    for (; *url != '\0' && strchr("/?#:", *url) == NULL; url++) {
        if (*url == '&' && is_entity(url))
            return false;
        if (!is_ignored(*url) && length < MAX_SCHEME)
            scheme[length++] = *url;
    }
    return *url != ':' || is_listed(scheme);
}

/* --- trees --- */

static bool is_unsafe(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    return (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) &&
           !emj_link_is_safe(cmark_node_get_url(node));
}

bool emj_tree_has_unsafe_link(cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    bool found = false;

    while (!found && cmark_iter_next(iter) != CMARK_EVENT_DONE)
        found = is_unsafe(cmark_iter_get_node(iter));
    cmark_iter_free(iter);
    return found;
}

static bool is_break(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

static void strip(cmark_node *text, bool start)
{
    g_autofree char *copy = g_strdup(cmark_node_get_literal(text));

    cmark_node_set_literal(text, start ? g_strchug(copy) : g_strchomp(copy));
    if (*copy == '\0')
        cmark_node_free(text);
}

/* Where a link without text was, no blank stays at the start or end of a line. */
static void close_gap(cmark_node *before, cmark_node *after)
{
    bool starts = before == NULL || is_break(before), ends = after == NULL || is_break(after);
    cmark_node *blank = starts && after != NULL ? after : before;

    if (blank == NULL)
        return;
    if (starts && ends)
        cmark_node_free(blank);
    else if ((starts || ends) && cmark_node_get_type(blank) == CMARK_NODE_TEXT)
        strip(blank, starts);
}

static void replace_by_children(cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node), *after = cmark_node_next(node);
    bool empty = cmark_node_first_child(node) == NULL;

    emj_tree_replace_by_children(node);
    if (empty)
        close_gap(before, after);
}

static GPtrArray *unsafe_nodes(cmark_node *root)
{
    GPtrArray *nodes = g_ptr_array_new();
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_EXIT && is_unsafe(cmark_iter_get_node(iter)))
            g_ptr_array_add(nodes, cmark_iter_get_node(iter));
    cmark_iter_free(iter);
    return nodes;
}

/* cmark lets no link hold another one, so none comes to stand in another here. */
void emj_tree_drop_unsafe_links(cmark_node *root)
{
    g_autoptr(GPtrArray) nodes = unsafe_nodes(root);

    for (size_t i = 0; i < nodes->len; i++)
        replace_by_children(nodes->pdata[i]);
    if (nodes->len > 0)
        cmark_consolidate_text_nodes(root);
}
