/* The inlines of a block as words with tones. */
#include "markdown/text-internal.h"

struct emj_flow *emj_flow_new(void)
{
    struct emj_flow *flow = g_new0(struct emj_flow, 1);

    flow->text = g_string_new(NULL);
    flow->runs = g_array_new(FALSE, FALSE, sizeof(struct emj_flow_run));
    return flow;
}

void emj_flow_free(struct emj_flow *flow)
{
    if (flow == NULL)
        return;
    g_string_free(flow->text, TRUE);
    g_array_unref(flow->runs);
    g_free(flow);
}

/* What was appended to the text since the last run has this tone. */
static void end_run(struct emj_flow *flow, enum emj_tone tone)
{
    struct emj_flow_run run = { flow->text->len, tone };
    struct emj_flow_run *last = NULL;

    if (flow->runs->len > 0)
        last = &g_array_index(flow->runs, struct emj_flow_run, flow->runs->len - 1);
    if (last != NULL && last->tone == tone)
        last->end = run.end;
    else if (run.end > (last != NULL ? last->end : 0))
        g_array_append_val(flow->runs, run);
}

static bool ends_in_space(const GString *text)
{
    return text->len == 0 || strchr(" \n", text->str[text->len - 1]) != NULL;
}

void emj_flow_add(struct emj_flow *flow, enum emj_tone tone, const char *text)
{
    g_autofree char *visible = emj_markdown_visible(text, strlen(text));
    const char *at = visible;

    while (*at != '\0') {
        size_t word = strcspn(at, " \t\n");

        g_string_append_len(flow->text, at, (gssize)word);
        at += word;
        if (*at != '\0' && !ends_in_space(flow->text))
            g_string_append_c(flow->text, ' ');
        at += strspn(at, " \t\n");
    }
    end_run(flow, tone);
}

static void add_line_end(struct emj_flow *flow)
{
    if (flow->text->len == 0)
        return;
    g_string_append_c(flow->text, '\n');
    end_run(flow, EMJ_TONE_PLAIN);
}

void emj_flow_append(struct emj_flow *flow, enum emj_tone tone, const struct emj_flow *other)
{
    size_t start = 0;

    for (guint i = 0; i < other->runs->len; i++) {
        const struct emj_flow_run *run = &g_array_index(other->runs, struct emj_flow_run, i);

        g_string_append_len(flow->text, other->text->str + start, (gssize)(run->end - start));
        end_run(flow, run->tone == EMJ_TONE_PLAIN ? tone : run->tone);
        start = run->end;
    }
}

/* --- inlines --- */

/* Where a walk over inlines stands. */
struct walk {
    struct emj_flow *flow;
    unsigned strong;  /* how many are open */
    unsigned images;  /* likewise; what stands in one is its description */
    size_t link_text; /* where the text of the open link begins */
};

static enum emj_tone tone_of(const struct walk *walk)
{
    return walk->strong > 0 ? EMJ_TONE_BOLD : EMJ_TONE_PLAIN;
}

/* A fence of backticks longer than any in the code. */
static char *fence_of(const char *code)
{
    size_t longest = 0;

    for (const char *at = strchr(code, '`'); at != NULL; at = strchr(at, '`')) {
        size_t run = strspn(at, "`");

        longest = MAX(longest, run);
        at += run;
    }
    return g_strnfill(longest + 1, '`');
}

/* As typed, so that a name in code stands out where there is no colour. */
static void add_code(struct walk *walk, const char *code)
{
    g_autofree char *fence = fence_of(code);
    bool padded = g_str_has_prefix(code, "`") || g_str_has_suffix(code, "`");
    g_autofree char *typed =
        g_strconcat(fence, padded ? " " : "", code, padded ? " " : "", fence, NULL);
    g_autofree char *visible = emj_text_visible_line(typed);

    g_string_append(walk->flow->text, visible);
    end_run(walk->flow, tone_of(walk));
}

static void add_html(struct walk *walk, const char *html)
{
    /* The one that parts words. */
    if (g_ascii_strncasecmp(html, "<br", 3) == 0 && !g_ascii_isalnum(html[3]))
        add_line_end(walk->flow);
}

/* Whether the text of a link says its address already. */
static bool is_address(const char *text, const char *url)
{
    if (g_str_has_prefix(url, "mailto:") && !g_str_has_prefix(text, "mailto:"))
        url += strlen("mailto:");
    return strcmp(text, url) == 0;
}

static void end_link(struct walk *walk, cmark_node *link)
{
    g_autofree char *url = emj_text_visible_line(cmark_node_get_url(link));
    GString *text = walk->flow->text;

    if (walk->images > 0 || *url == '\0' || is_address(text->str + walk->link_text, url))
        return;
    if (text->len == walk->link_text) {
        emj_flow_add(walk->flow, tone_of(walk), url);
        return;
    }
    g_autofree char *address = g_strdup_printf(" (%s)", url);
    emj_flow_add(walk->flow, tone_of(walk), address);
}

static void enter(struct walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        emj_flow_add(walk->flow, tone_of(walk), cmark_node_get_literal(node));
        break;
    case CMARK_NODE_CODE:
        add_code(walk, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        emj_flow_add(walk->flow, tone_of(walk), " ");
        break;
    case CMARK_NODE_LINEBREAK:
        add_line_end(walk->flow);
        break;
    case CMARK_NODE_HTML_INLINE:
        add_html(walk, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_STRONG:
        walk->strong++;
        break;
    case CMARK_NODE_IMAGE:
        walk->images++;
        break;
    case CMARK_NODE_LINK:
        walk->link_text = walk->flow->text->len;
        break;
    default: /* emphasis reads as well without a sign; a box is the item's marker */
        break;
    }
}

static void leave(struct walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_STRONG:
        walk->strong--;
        break;
    case CMARK_NODE_IMAGE:
        walk->images--;
        break;
    case CMARK_NODE_LINK:
        end_link(walk, node);
        break;
    default:
        break;
    }
}

void emj_flow_add_inlines(struct emj_flow *flow, cmark_node *block)
{
    struct walk walk = { flow, 0, 0, 0 };
    cmark_iter *iterator = cmark_iter_new(block);
    cmark_event_type event = CMARK_EVENT_NONE;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            enter(&walk, cmark_iter_get_node(iterator));
        else
            leave(&walk, cmark_iter_get_node(iterator));
    cmark_iter_free(iterator);
}
