#include "markdown/internal.h"

struct format {
    /* NULL: nothing stands before or after the documents. */
    void (*begin)(struct emj_writer *writer, const struct emj_page *page);
    void (*write_block)(struct emj_writer *writer, cmark_node *block);
    void (*end)(struct emj_writer *writer);
    const char *between; /* two blocks */
    bool joins_lists;    /* two lists in a row read as one, and stay tight */
};

static void begin_markdown(struct emj_writer *writer, const struct emj_page *page)
{
    if (page->front_matter == NULL)
        return;
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, "---\n");
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN, page->front_matter);
    emj_sink_write(&writer->sink, EMJ_TONE_PLAIN,
                   g_str_has_suffix(page->front_matter, "\n") ? "---" : "\n---");
}

static void end_lines(struct emj_writer *writer)
{
    emj_sink_write(&writer->out, EMJ_TONE_PLAIN, "\n");
}

static const struct format formats[] = {
    [EMJ_FORMAT_MARKDOWN] = { begin_markdown, emj_write_markdown_block, end_lines, "\n\n",
                              true },
    [EMJ_FORMAT_HTML] = { emj_write_html_begin, emj_write_html_block, emj_write_html_end, "",
                          false },
    [EMJ_FORMAT_LATEX] = { emj_write_latex_begin, emj_write_latex_block, emj_write_latex_end,
                           "", false },
    [EMJ_FORMAT_MAN] = { emj_write_man_begin, emj_write_man_block, NULL, "", false },
    [EMJ_FORMAT_XML] = { emj_write_xml_begin, emj_write_xml_block, emj_write_xml_end, "",
                         false },
    [EMJ_FORMAT_TEXT] = { NULL, emj_write_text_block, end_lines, "\n\n", true },
};

static const struct format *format_of(const struct emj_writer *writer)
{
    return &formats[writer->options.format];
}

/* Blocks may come out as nothing, so what stands before one waits for its first byte. */
static void write_through(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    struct emj_writer *writer = data;

    if (length == 0)
        return;
    if (*writer->pending != '\0')
        emj_sink_write(&writer->out, EMJ_TONE_PLAIN, writer->pending);
    writer->pending = "";
    writer->any = true;
    writer->out.write(writer->out.data, tone, bytes, length);
}

static bool is_english(const char *language)
{
    return g_str_has_prefix(language, "en") && !g_ascii_isalpha(language[2]);
}

struct emj_writer *emj_writer_new(const struct emj_writer_options *options,
                                  const struct emj_page *page, struct emj_sink sink)
{
    struct emj_writer *writer = g_new0(struct emj_writer, 1);

    writer->options = *options;
    writer->sink = (struct emj_sink){ write_through, writer };
    writer->out = sink;
    writer->pending = "";
    if (page->language != NULL && !is_english(page->language))
        writer->language = g_strdup(page->language);
    if (format_of(writer)->begin != NULL)
        format_of(writer)->begin(writer, page);
    return writer;
}

static bool is_list(const struct emj_writer *writer, cmark_node *block)
{
    const struct emj_part *part = cmark_node_get_user_data(block);

    if (part != NULL)
        return part->table != NULL && writer->options.no_tables;
    return cmark_node_get_type(block) == CMARK_NODE_LIST;
}

static void add_block(struct emj_writer *writer, cmark_node *block)
{
    const struct format *format = format_of(writer);
    bool list = format->joins_lists && is_list(writer, block);
    const char *between = list && writer->after_list ? "\n" : format->between;

    writer->pending = writer->any ? between : "";
    format->write_block(writer, block);
    /* Still pending: the block came out as nothing, and the one before it counts. */
    if (writer->any && *writer->pending == '\0')
        writer->after_list = list;
    writer->pending = "";
}

void emj_writer_add(struct emj_writer *writer, const struct emj_document *document)
{
    for (cmark_node *block = cmark_node_first_child(document->root); block != NULL;
         block = cmark_node_next(block))
        add_block(writer, block);
}

void emj_writer_free(struct emj_writer *writer)
{
    if (writer == NULL)
        return;
    if (format_of(writer)->end != NULL)
        format_of(writer)->end(writer);
    g_free(writer->language);
    g_free(writer);
}

char *emj_picture_to_text(const struct emj_picture *picture)
{
    if (picture->draw_text == NULL)
        return NULL;

    g_autoptr(GString) text = g_string_new(NULL);
    struct emj_sink sink = emj_sink_to_string(text);
    picture->draw_text(picture->data, &(struct emj_pen){ .sink = &sink, .columns = 80 });
    return emj_markdown_visible(text->str, text->len);
}
