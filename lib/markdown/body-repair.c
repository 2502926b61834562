#include "markdown/body.h"

static const char *skip_indent(const char *line)
{
    return line + strspn(line, " ");
}

static char *fence_closer(const char *source)
{
    const char *start = skip_indent(source);

    return g_strnfill(strspn(start, *start == '`' ? "`" : "~"), *start);
}

/* How a HTML block that may hold blank lines ends; NULL for one that ends at them. */
static const char *html_closer(const char *source)
{
    static const struct {
        const char *opening;
        const char *closing;
    } kinds[] = {
        { "<!--", "-->" },        { "<![cdata[", "]]>" },         { "<!", ">" },
        { "<?", "?>" },           { "<script", "</script>" },     { "<pre", "</pre>" },
        { "<style", "</style>" }, { "<textarea", "</textarea>" },
    };
    const char *start = skip_indent(source);

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strncasecmp(start, kinds[i].opening, strlen(kinds[i].opening)) == 0)
            return kinds[i].closing;
    return NULL;
}

static char *closed_fence(struct emj_trial *trial, const char *source)
{
    if (!emj_body_is_fence(source))
        return NULL;

    g_autofree char *closer = fence_closer(source);
    g_autofree char *closed = g_strconcat(source, "\n", closer, NULL);
    return emj_trial_holds(trial, closed) ? g_steal_pointer(&closed) : NULL;
}

/* The closing sign becomes part of a HTML block, so it is expected in its HTML. */
static char *closed_html(struct emj_trial *trial, const char *source)
{
    const char *closer = html_closer(source);

    if (closer == NULL)
        return NULL;
    g_autofree char *closed = g_strconcat(source, "\n", closer, NULL);
    struct emj_trial closed_trial = *trial;
    closed_trial.expected = g_strconcat(trial->expected, closer, "\n", NULL);
    if (!emj_trial_holds(&closed_trial, closed)) {
        g_free(closed_trial.expected);
        return NULL;
    }
    g_free(trial->expected);
    *trial = closed_trial;
    return g_steal_pointer(&closed);
}

char *emj_body_closed(struct emj_trial *trial, cmark_node *block, const char *source)
{
    switch (cmark_node_get_type(block)) {
    case CMARK_NODE_CODE_BLOCK:
        return closed_fence(trial, source);
    case CMARK_NODE_HTML_BLOCK:
        return closed_html(trial, source);
    default:
        return NULL;
    }
}
