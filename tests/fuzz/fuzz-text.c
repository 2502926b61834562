/*
 * Any bytes written for a terminal of any width: no line is too long but code, no
 * control character comes out, every line ends in the plain tone, and the width
 * changes nothing but where lines end.
 */
#include "base/text.h"
#include "markdown/writer.h"

#include <stdint.h>

#include <cmark.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    MIN_COLUMNS = 20,
    MAX_INDENT = 40, /* past this a body may be too deep for cmark, and is code */
    WIDE = 1000 * 1000,
};

static void write_piece(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    g_assert_cmpuint(length, >, 0);
    g_assert_true(tone == EMJ_TONE_PLAIN || memchr(bytes, '\n', length) == NULL);
    g_string_append_len(data, bytes, (gssize)length);
}

static char *written(const struct emj_document *document, size_t columns, bool no_tables)
{
    GString *text = g_string_new(NULL);
    const struct emj_writer_options options = { .format = EMJ_FORMAT_TEXT,
                                                .columns = columns,
                                                .no_tables = no_tables };
    struct emj_writer *writer = emj_writer_new(&options, &(struct emj_page){ 0 },
                                               (struct emj_sink){ write_piece, text });

    emj_writer_add(writer, document);
    emj_writer_free(writer);
    return g_string_free(text, FALSE);
}

static void check_is_clean(const char *text)
{
    g_autofree char *visible = emj_text_visible(text, strlen(text));

    g_assert_true(g_utf8_validate(text, -1, NULL));
    g_assert_cmpstr(visible, ==, text);
    g_assert_null(strchr(text, '\t'));
    g_assert_null(strstr(text, " \n"));
    g_assert_true(g_str_has_suffix(text, "\n"));
}

static void check_fits(const char *text, size_t columns)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (size_t i = 0; lines[i] != NULL; i++)
        g_assert_cmpuint(emj_text_columns(lines[i]), <=, columns);
}

/*
 * A control character may have hidden what opens a block of HTML, so a text is looked
 * at as it is shown. New string.
 */
static char *as_read(const char *markdown, size_t length)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (size_t i = 0; i < length; i++)
        if (markdown[i] != '\r')
            g_string_append_c(text, markdown[i]);
        else if (i + 1 == length || markdown[i + 1] != '\n')
            g_string_append_c(text, '\n');
    return emj_text_visible(text->str, text->len);
}

/* Whether the text has code, whose lines are never broken. */
static bool has_code(const char *markdown, size_t length)
{
    g_autofree char *text = as_read(markdown, length);
    cmark_node *root = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
    cmark_iter *iterator = cmark_iter_new(root);
    bool code = false;

    while (!code && cmark_iter_next(iterator) != CMARK_EVENT_DONE)
        code = cmark_node_get_type(cmark_iter_get_node(iterator)) == CMARK_NODE_CODE_BLOCK;
    cmark_iter_free(iterator);
    cmark_node_free(root);
    return code;
}

static bool has_deep_line(const char *markdown, size_t length)
{
    struct emj_slice line;
    size_t offset = 0;

    while (emj_text_next_line(markdown, length, &offset, &line)) {
        size_t marks = 0;

        while (marks < line.length && strchr(" \t>-+*.)0123456789", line.start[marks]) != NULL)
            marks++;
        if (marks > MAX_INDENT)
            return true;
    }
    return false;
}

static void check_body(const char *markdown, size_t length, size_t columns)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, markdown, length, 3, NULL);
    g_autofree char *text = written(document, columns, false);
    check_is_clean(text);
    if (!has_code(markdown, length) && !has_deep_line(markdown, length))
        check_fits(text, columns);
}

static struct emj_document *plain_document(const char *bytes)
{
    struct emj_document *document = emj_document_new();
    struct emj_list *list = emj_document_add_list(document);

    emj_block_add_text(emj_list_add_item(list, 0), bytes);
    emj_block_add_strong(emj_list_add_item(list, 'x'), bytes);
    emj_block_add_text(emj_document_add_heading(document, 2), bytes);
    emj_block_add_text(emj_document_add_paragraph(document), bytes);
    return document;
}

/* Without white space, so that only the letters count. */
static char *letters(const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);

    return g_strjoinv("", words);
}

static void check_plain(const char *bytes, size_t columns)
{
    g_autoptr(emj_document) document = plain_document(bytes);
    g_autofree char *text = written(document, columns, false);
    g_autofree char *wide = written(document, WIDE, false);
    g_autofree char *text_letters = letters(text);
    g_autofree char *wide_letters = letters(wide);

    check_is_clean(text);
    check_fits(text, columns);
    g_assert_cmpstr(text_letters, ==, wide_letters);
}

/* Cells end at newlines. */
static void check_table(const char *bytes, size_t columns, bool no_tables)
{
    g_autoptr(emj_document) document = emj_document_new();
    g_auto(GStrv) cells = g_strsplit(bytes, "\n", 13);
    size_t count = g_strv_length(cells), width = 1 + columns % 4;

    if (count < width)
        return;
    struct emj_table *table =
        emj_document_add_table(document, width, (const char *const *)cells);
    for (size_t i = width; i + width <= count; i += width) {
        emj_table_add_row(table, (const char *const *)cells + i);
        emj_table_set_look(table, i % width, EMJ_CELL_GAP);
    }
    g_autofree char *text = written(document, columns, no_tables);
    check_is_clean(text);
    check_fits(text, columns);
}

/* The first byte is the width, its last bit also whether there are tables. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t columns = MIN_COLUMNS + (size > 0 ? data[0] : 0);
    size_t length = size > 0 ? size - 1 : 0;
    g_autofree char *bytes = g_malloc0(length + 1);

    if (length > 0)
        memcpy(bytes, data + 1, length);
    check_body(bytes, length, columns);
    check_plain(bytes, columns);
    check_table(bytes, columns, (columns & 1) != 0);
    return 0;
}
