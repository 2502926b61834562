/*
 * A document as lines for a terminal. Headings are told apart by what stands around
 * them, since colours may be off: a level 1 has a rule below, 2 and 3 have two blank
 * lines above, and 3 to 6 stand directly above their text.
 */
#include "markdown/text-internal.h"

enum {
    DEFAULT_COLUMNS = 80,
    MIN_COLUMNS = 20,
    RULE = 20,
    HIGHEST_PART = 3,  /* two blank lines stand before these levels and above ... */
    HIGHEST_CLOSE = 3, /* ... and none behind these and below */
};

static void write_block(struct emj_text_page *page, const struct emj_writer_options *options,
                        cmark_node *block);

/* --- leaves --- */

static void write_rule(struct emj_text_page *page, char sign, size_t columns)
{
    g_autofree char *rule = g_strnfill(columns, sign);

    emj_page_begin_line(page);
    emj_sink_write(page->sink, EMJ_TONE_PLAIN, rule);
}

static void write_words(struct emj_text_page *page, cmark_node *block, enum emj_tone tone)
{
    g_autoptr(emj_flow) flow = emj_flow_new();

    emj_flow_add_inlines(flow, block);
    emj_page_write_flow(page, flow, tone);
}

static void write_title(struct emj_text_page *page, cmark_node *heading)
{
    g_autoptr(emj_flow) flow = emj_flow_new();

    emj_flow_add_inlines(flow, heading);
    emj_page_write_flow(page, flow, EMJ_TONE_BOLD);
    if (flow->text->len > 0)
        write_rule(page, '=', MIN(emj_flow_columns(flow), emj_page_room(page)));
}

static void write_heading(struct emj_text_page *page, cmark_node *heading)
{
    if (cmark_node_get_heading_level(heading) == 1)
        write_title(page, heading);
    else
        write_words(page, heading, EMJ_TONE_BOLD);
}

/* --- containers --- */

static void write_children(struct emj_text_page *page, const struct emj_writer_options *options,
                           cmark_node *parent, bool apart)
{
    bool any = false;

    for (cmark_node *child = cmark_node_first_child(parent); child != NULL;
         child = cmark_node_next(child)) {
        size_t lines = page->lines;

        if (any && apart)
            emj_page_gap(page);
        write_block(page, options, child);
        any = any || page->lines > lines;
    }
}

static void write_quote(struct emj_text_page *page, const struct emj_writer_options *options,
                        cmark_node *quote)
{
    size_t depth = emj_page_enter_quote(page);

    write_children(page, options, quote, true);
    emj_page_leave_quote(page, depth);
}

/* A bullet or a number, and the box of a task. */
static char *marker_of(cmark_node *item, int number, int width)
{
    cmark_node *list = cmark_node_parent(item);
    cmark_node *child = cmark_node_first_child(item);
    cmark_node *box = child != NULL ? cmark_node_first_child(child) : NULL;
    const char *typed = emj_node_box(box) != 0 ? cmark_node_get_on_enter(box) : "";
    char sign = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ')' : '.';

    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
        return g_strdup_printf("- %s", typed);

    g_autofree char *text = g_strdup_printf("%d%c", number, sign);
    return g_strdup_printf("%-*s %s", width, text, typed);
}

/* How wide the widest number of an ordered list is, with its sign. */
static int number_width(cmark_node *list)
{
    int number = cmark_node_get_list_start(list) - 1;

    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item))
        number++;
    g_autofree char *widest = g_strdup_printf("%d.", number);
    return (int)strlen(widest);
}

static void write_list(struct emj_text_page *page, const struct emj_writer_options *options,
                       cmark_node *list)
{
    int number = cmark_node_get_list_start(list), width = number_width(list);
    bool apart = !cmark_node_get_list_tight(list);

    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item)) {
        g_autofree char *marker = marker_of(item, number++, width);

        if (apart && cmark_node_previous(item) != NULL)
            emj_page_gap(page);
        size_t depth = emj_page_enter_item(page, marker);
        write_children(page, options, item, apart);
        emj_page_leave_item(page, depth);
    }
}

static void write_pipe_table(struct emj_text_page *page,
                             const struct emj_writer_options *options, cmark_node *node)
{
    g_autoptr(emj_text_table) table = emj_text_table_of_nodes(node);

    emj_page_write_table(page, table, options->no_tables);
}

static void write_block(struct emj_text_page *page, const struct emj_writer_options *options,
                        cmark_node *block)
{
    switch (cmark_node_get_type(block)) {
    case CMARK_NODE_HEADING:
        write_heading(page, block);
        break;
    case CMARK_NODE_PARAGRAPH:
        write_words(page, block, EMJ_TONE_PLAIN);
        break;
    case CMARK_NODE_LIST:
        write_list(page, options, block);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        write_quote(page, options, block);
        break;
    case CMARK_NODE_CODE_BLOCK:
        emj_page_write_code(page, "  ", cmark_node_get_literal(block));
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        write_rule(page, '-', MIN(RULE, emj_page_room(page)));
        break;
    case CMARK_NODE_CUSTOM_BLOCK:
        write_pipe_table(page, options, block);
        break;
    default: /* raw HTML */
        break;
    }
}

/* --- blocks at the top --- */

static size_t columns_of(const struct emj_writer *writer)
{
    size_t columns = writer->options.columns;

    return columns == 0 ? DEFAULT_COLUMNS : MAX(columns, MIN_COLUMNS);
}

static int heading_level(cmark_node *block)
{
    bool heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;

    return heading ? cmark_node_get_heading_level(block) : 0;
}

/* What stands between the block written last and this one, which usually is `pending`. */
static const char *between(int last, int level, const char *pending)
{
    if (last > 0 && level > 0)
        return "\n\n";
    if (last >= HIGHEST_CLOSE)
        return "\n";
    if (last == 0 && level > 0 && level <= HIGHEST_PART)
        return "\n\n\n";
    return pending;
}

static void write_part(struct emj_text_page *page, const struct emj_writer_options *options,
                       const struct emj_part *part)
{
    if (part->table != NULL) {
        g_autoptr(emj_text_table) table = emj_text_table_of(part->table);
        emj_page_write_table(page, table, options->no_tables);
    } else {
        emj_page_write_picture(page, part->picture, options->unicode);
    }
}

/* `part`: of the report's own blocks. Returns false when the block came out as nothing. */
static bool write_top(struct emj_writer *writer, cmark_node *block, const struct emj_part *part)
{
    const char *pending = writer->pending;
    int level = heading_level(block);
    struct emj_text_page page;

    if (*pending != '\0')
        writer->pending = between(writer->heading, level, pending);
    emj_page_init(&page, &writer->sink, columns_of(writer));
    if (part != NULL)
        write_part(&page, &writer->options, part);
    else
        write_block(&page, &writer->options, block);
    emj_page_clear(&page);
    if (page.lines == 0) {
        writer->pending = pending;
        return false;
    }
    writer->heading = level;
    return true;
}

static void write_body(struct emj_writer *writer, const struct emj_body_text *body)
{
    cmark_node *root = emj_body_to_tree(body, EMJ_FORMAT_TEXT);
    bool any = false;

    for (cmark_node *block = cmark_node_first_child(root); block != NULL;
         block = cmark_node_next(block)) {
        if (any)
            writer->pending = "\n\n";
        any = write_top(writer, block, NULL) || any;
    }
    writer->pending = any ? "" : writer->pending;
    cmark_node_free(root);
}

void emj_write_text_block(struct emj_writer *writer, cmark_node *block)
{
    const struct emj_part *part = cmark_node_get_user_data(block);

    if (part != NULL && part->body != NULL)
        write_body(writer, part->body);
    else
        write_top(writer, block, part);
}
