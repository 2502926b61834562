/*
 * usage: write-hostile FORMAT [empty]
 *
 * Prints a report in FORMAT (html, latex, man, xml) with every hostile text of the
 * suites in every slot, or an empty one: for tests that give it to other programs.
 */
#include "markdown-writing.h"

#include <stdio.h>

static const struct {
    const char *name;
    enum emj_format format;
} formats[] = {
    { "html", EMJ_FORMAT_HTML },
    { "latex", EMJ_FORMAT_LATEX },
    { "man", EMJ_FORMAT_MAN },
    { "xml", EMJ_FORMAT_XML },
};

static void print(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    (void)data, (void)tone;
    fwrite(bytes, 1, length, stdout);
}

static void write_report(enum emj_format format, size_t count)
{
    const struct emj_writer_options options = { .format = format };
    const struct emj_page page = { .title = "Report", .language = "de" };
    struct emj_writer *writer =
        emj_writer_new(&options, &page, (struct emj_sink){ print, NULL });

    for (size_t i = 0; i < count; i++) {
        g_autoptr(emj_document) document = hostile_document(hostile_texts[i]);
        emj_writer_add(writer, document);
    }
    emj_writer_free(writer);
}

int main(int count, char **arguments)
{
    for (size_t i = 0; count > 1 && i < G_N_ELEMENTS(formats); i++)
        if (strcmp(arguments[1], formats[i].name) == 0) {
            write_report(formats[i].format, count > 2 ? 0 : G_N_ELEMENTS(hostile_texts));
            return fflush(stdout) == 0 ? 0 : 1;
        }
    return 2;
}
