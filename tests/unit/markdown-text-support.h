/* Documents written for a terminal, with the tone of every byte. */
#ifndef EMJ_TESTS_MARKDOWN_TEXT_SUPPORT_H
#define EMJ_TESTS_MARKDOWN_TEXT_SUPPORT_H

#include "base/text.h"
#include "markdown/writer.h"

#include <stdlib.h>

#include <check.h>

/* What a terminal was given. */
struct sheet {
    GString *text;
    GString *tones; /* for each byte of the text '0' and its tone */
};

static inline void sheet_write(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    struct sheet *sheet = data;

    g_string_append_len(sheet->text, bytes, (gssize)length);
    for (size_t i = 0; i < length; i++)
        g_string_append_c(sheet->tones, (char)('0' + tone));
}

static inline void sheet_clear(struct sheet *sheet)
{
    g_string_free(sheet->text, TRUE);
    g_string_free(sheet->tones, TRUE);
}

typedef struct sheet written_sheet;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(written_sheet, sheet_clear)

/* `count` documents, written one after another. */
static inline struct sheet sheet_of(const struct emj_document *const *documents, size_t count,
                                    const struct emj_writer_options *options)
{
    struct sheet sheet = { g_string_new(NULL), g_string_new(NULL) };
    struct emj_writer_options text = *options;

    text.format = EMJ_FORMAT_TEXT;
    struct emj_writer *writer = emj_writer_new(&text, &(struct emj_page){ 0 },
                                               (struct emj_sink){ sheet_write, &sheet });
    for (size_t i = 0; i < count; i++)
        emj_writer_add(writer, documents[i]);
    emj_writer_free(writer);
    return sheet;
}

/* New string. */
static inline char *text_of(const struct emj_document *document, size_t columns)
{
    struct emj_writer_options options = { .columns = columns };
    struct sheet sheet = sheet_of(&document, 1, &options);

    g_string_free(sheet.tones, TRUE);
    return g_string_free(sheet.text, FALSE);
}

/* One entry's text below a heading of level 3, without that heading. New string. */
static inline char *body_text(const char *markdown, size_t columns)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, markdown, strlen(markdown), 3, NULL);
    return text_of(document, columns);
}

/* The widest line. */
static inline size_t widest(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    size_t columns = 0;

    for (size_t i = 0; lines[i] != NULL; i++)
        columns = MAX(columns, emj_text_columns(lines[i]));
    return columns;
}

/* Nothing that moves a cursor, changes a colour or the order of the text. */
static inline void check_is_clean(const char *text)
{
    g_autofree char *visible = emj_text_visible(text, strlen(text));

    ck_assert(g_utf8_validate(text, -1, NULL));
    ck_assert_str_eq(visible, text);
    ck_assert_ptr_null(strchr(text, '\t'));
    ck_assert_ptr_null(strstr(text, " \n"));
}

#endif
