/* What all formats have in common: parts, their order, what stands between them. */
#include "markdown-writing.h"

#include <fcntl.h>

#include "base/file.h"

static const enum emj_format formats[] = {
    EMJ_FORMAT_MARKDOWN, EMJ_FORMAT_HTML, EMJ_FORMAT_TEXT,
    EMJ_FORMAT_LATEX,    EMJ_FORMAT_MAN,  EMJ_FORMAT_XML,
};

static const char *const endings[] = {
    [EMJ_FORMAT_MARKDOWN] = ".md", [EMJ_FORMAT_HTML] = ".html", [EMJ_FORMAT_LATEX] = ".tex",
    [EMJ_FORMAT_MAN] = ".man",     [EMJ_FORMAT_XML] = ".xml",
};

/* --- a document with every kind of block, whole or in parts --- */

static void draw_lines(const void *data, const struct emj_pen *pen)
{
    ck_assert_uint_gt(pen->columns, 0);
    emj_sink_write(pen->sink, EMJ_TONE_PLAIN, data);
    emj_sink_write(pen->sink, EMJ_TONE_LEADERSHIP, "....\n");
}

static char *draw_svg(const void *data)
{
    return g_strdup_printf("<svg role=\"img\" aria-label=\"%s\"></svg>", (const char *)data);
}

static const struct emj_picture picture = { draw_lines, draw_svg, "####" };

static void add_heading(struct emj_document *document)
{
    emj_block_add_text(emj_document_add_heading(document, 1), "Journal: R&D, 50% of {x} & <y>");
}

static void add_paragraph(struct emj_document *document)
{
    struct emj_block *block = emj_document_add_paragraph(document);

    emj_block_add_text(block, "Private copy of ");
    emj_block_add_strong(block, "8 Oct, \"Planning\".");
    emj_block_add_text(block, " It's *not* `code`, nor [a](b) \\ ~ ^ $.");
}

static void add_tasks(struct emj_document *document)
{
    struct emj_list *list = emj_document_add_list(document);
    struct emj_block *item = emj_list_add_item(list, ' ');
    struct emj_list *below = NULL;

    emj_block_add_text(item, "When a date slips, I ask");
    below = emj_block_add_list(item);
    emj_block_add_text(emj_list_add_item(below, 0), "made 20 Oct");
    emj_block_add_text(emj_list_add_item(below, 'x'), "seen");
    emj_block_add_text(emj_list_add_item(list, 'x'), "kept");
    emj_block_add_text(emj_list_add_item(list, '/'), "partly");
    emj_block_add_text(emj_list_add_item(list, '-'), "dropped");
    emj_block_add_text(emj_list_add_item(list, 0), "Also: 2 kept.");
}

static void add_list(struct emj_document *document)
{
    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 0), "another list");
}

static void add_table(struct emj_document *document)
{
    const char *headings[] = { "Activity", "Management", "Leadership" };
    const char *planning[] = { "Quarterly | planning", "5 (5 d)", "3 (5 d)" };
    const char *focus[] = { "Team focus", "3 (9 d)", "0 (66 d)" };
    struct emj_table *table = emj_document_add_table(document, 3, headings);

    emj_table_add_row(table, planning);
    emj_table_set_look(table, 1, EMJ_CELL_SHADE_3);
    emj_table_add_row(table, focus);
    emj_table_set_look(table, 1, EMJ_CELL_SHADE_1);
    emj_table_set_look(table, 2, EMJ_CELL_GAP);
}

static void add_picture(struct emj_document *document)
{
    emj_document_add_picture(document, &picture);
}

static void add_verbatim(struct emj_document *document)
{
    emj_document_add_verbatim(document, "Jul  n=8   ###==..\n.so x\n\\end{verbatim} <b>");
}

static void add_body(struct emj_document *document)
{
    const char *markdown =
        "# Sync\n\n## What?\n<!-- prompt: a any happened -->\n\nText with *emphasis*, **strong "
        "words**, `code {}`,\na [link](http://x.example/a_b), [none](javascript:x), #theme and "
        "snake_case.  \nA line.\n\n- [ ] open\n- [x] done\n\n3. three\n4. four\n\n> quoted\n\n"
        "```\n.so code\n\\end{verbatim}\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n"
        "<div>raw</div>\n\n***\n\n![picture](http://x.example/i.png)\n";

    emj_document_add_body(document, markdown, strlen(markdown), 2, "Sync");
}

static void add_nothing(struct emj_document *document)
{
    emj_document_add_paragraph(document);
    emj_document_add_list(document);
    emj_document_add_body(document, "\n", 1, 2, NULL);
    emj_document_add_picture(document, &(struct emj_picture){ 0 });
}

/* Twice in a row, lists stand beside lists, and nothing stands everywhere. */
static void (*const parts[])(struct emj_document *document) = {
    add_nothing, add_heading, add_paragraph, add_nothing,  add_tasks,   add_list,
    add_nothing, add_list,    add_table,     add_list,     add_table,   add_table,
    add_picture, add_picture, add_verbatim,  add_verbatim, add_nothing, add_heading,
    add_body,    add_heading, add_body,      add_list,     add_nothing,
};

static struct emj_document *whole_document(void)
{
    struct emj_document *document = emj_document_new();

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        parts[i](document);
    return document;
}

/* The parts before `split` in one document, each of the others in its own. */
static char *written_in_parts(const struct emj_writer_options *options,
                              const struct emj_page *page, size_t split)
{
    GString *text = g_string_new(NULL);
    struct emj_writer *writer = emj_writer_new(options, page, emj_sink_to_string(text));
    struct emj_document *document = emj_document_new();

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (i >= split) {
            emj_writer_add(writer, document);
            emj_document_free(document);
            document = emj_document_new();
        }
        parts[i](document);
    }
    emj_writer_add(writer, document);
    emj_document_free(document);
    emj_writer_free(writer);
    return g_string_free(text, FALSE);
}

START_TEST(parts_make_the_same_text)
{
    const struct emj_page page = { .title = "T", .language = "de", .front_matter = "title: T" };
    g_autoptr(emj_document) document = whole_document();

    for (int no_tables = 0; no_tables < 2; no_tables++) {
        const struct emj_writer_options options = { .format = formats[_i],
                                                    .no_tables = no_tables == 1 };
        g_autofree char *whole = written_as(&options, &page, document);

        ck_assert_uint_gt(strlen(whole), 300);
        for (size_t split = 0; split <= G_N_ELEMENTS(parts); split++) {
            g_autofree char *text = written_in_parts(&options, &page, split);
            ck_assert_str_eq(text, whole);
        }
    }
}
END_TEST

/* A document is not changed by being written. */
START_TEST(a_document_can_be_written_again)
{
    g_autoptr(emj_document) document = whole_document();
    g_autofree char *before = written_in(formats[_i], document);

    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *other = written_in(formats[i], document);
        ck_assert_uint_gt(strlen(other), 0);
    }
    g_autofree char *after = written_in(formats[_i], document);
    ck_assert_str_eq(before, after);
}
END_TEST

/* --- goldens --- */

START_TEST(every_block_looks_right)
{
    enum emj_format format = formats[_i];
    const struct emj_page page = { .title = "Journal: October",
                                   .language = "de",
                                   .style = "p { color: red }" };
    g_autoptr(emj_document) document = emj_document_new();

    if (endings[format] == NULL)
        return;
    add_heading(document);
    add_paragraph(document);
    add_tasks(document);
    add_table(document);
    add_picture(document);
    add_verbatim(document);
    add_body(document);
    g_autofree char *text =
        written_as(&(struct emj_writer_options){ .format = format }, &page, document);

    g_autofree char *path = g_strconcat("golden/document/every-block", endings[format], NULL);
    if (g_getenv("EMJ_UPDATE_GOLDEN") != NULL)
        ck_assert(emj_file_put_path(path, text, strlen(text), NULL));
    size_t length = 0;
    g_autofree char *wanted = NULL;
    ck_assert(emj_file_read(AT_FDCWD, path, 1024 * 1024, &wanted, &length, NULL));
    ck_assert_msg(strcmp(text, wanted) == 0, "%s is now:\n%s", path, text);
}
END_TEST

/* --- Markdown --- */

static char *markdown_of(const struct emj_page *page, const struct emj_document *document)
{
    return written_as(&(struct emj_writer_options){ .format = EMJ_FORMAT_MARKDOWN }, page,
                      document);
}

START_TEST(front_matter_stands_first)
{
    const struct emj_page page = { .front_matter = "title: a\ntags:\n  - b\n" };
    g_autoptr(emj_document) document = emj_document_new();

    g_autofree char *empty = markdown_of(&page, document);
    ck_assert_str_eq(empty, "---\ntitle: a\ntags:\n  - b\n---\n");
    add_nothing(document);
    add_list(document);
    g_autofree char *text = markdown_of(&page, document);
    ck_assert_str_eq(text, "---\ntitle: a\ntags:\n  - b\n---\n\n- another list\n");
}
END_TEST

START_TEST(lists_join_over_parts_that_are_nothing)
{
    g_autoptr(emj_document) document = emj_document_new();

    add_list(document);
    add_nothing(document);
    add_list(document);
    g_autofree char *text = markdown_of(&(struct emj_page){ 0 }, document);
    ck_assert_str_eq(text, "- another list\n- another list\n");
}
END_TEST

START_TEST(pictures_are_fenced)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_picture(
        document, &(struct emj_picture){ .draw_text = draw_lines, .data = "```\x1b\n" });
    g_autofree char *text = markdown_of(&(struct emj_page){ 0 }, document);
    ck_assert_str_eq(text, "````\n```\xe2\x90\x9b\n....\n````\n");
}
END_TEST

/* --- the sink --- */

struct meter {
    size_t pieces;
    size_t longest;
    size_t total;
};

static void measure(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    struct meter *meter = data;

    (void)tone;
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_gt(length, 0);
    meter->pieces++;
    meter->longest = MAX(meter->longest, length);
    meter->total += length;
}

/* A piece is at most a block: a long text is never held as a whole. */
START_TEST(a_long_text_comes_in_pieces)
{
    struct meter meter = { 0 };
    struct emj_writer *writer =
        emj_writer_new(&(struct emj_writer_options){ .format = formats[_i] },
                       &(struct emj_page){ 0 }, (struct emj_sink){ measure, &meter });

    for (int i = 0; i < 40; i++) {
        g_autoptr(emj_document) document = whole_document();
        emj_writer_add(writer, document);
    }
    ck_assert_uint_gt(meter.total, 20 * meter.longest);
    size_t before = meter.total;
    emj_writer_free(writer);
    ck_assert_uint_lt(meter.total - before, 100);
    emj_writer_free(NULL);
}
END_TEST

/* The arguments need not outlive their call. */
START_TEST(nothing_is_borrowed_too_long)
{
    GString *text = g_string_new(NULL);
    g_autofree char *language = g_strdup("de"), *front_matter = g_strdup("a: b");
    g_autofree char *body = g_strdup("- x"), *title = g_strdup("tt"), *cell = g_strdup("cc");
    struct emj_page page = { .language = language, .front_matter = front_matter };
    struct emj_writer *writer = emj_writer_new(
        &(struct emj_writer_options){ .format = formats[_i] }, &page, emj_sink_to_string(text));
    struct emj_document *document = emj_document_new();
    const char *cells[] = { cell };

    emj_document_add_body(document, body, 3, 2, title);
    emj_table_add_row(emj_document_add_table(document, 1, cells), cells);
    memset(language, 'z', 2);
    memset(front_matter, 'z', 4);
    memset(body, 'z', 3);
    memset(title, 'z', 2);
    memset(cell, 'z', 2);
    emj_writer_add(writer, document);
    emj_document_free(document);
    emj_writer_free(writer);
    ck_assert_msg(strstr(text->str, "zz") == NULL, "%s", text->str);
    g_string_free(text, TRUE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-writer");
    TCase *all = tcase_create("formats"), *markdown = tcase_create("markdown");
    const int count = (int)G_N_ELEMENTS(formats);

    tcase_set_timeout(all, 60);
    tcase_add_loop_test(all, parts_make_the_same_text, 0, count);
    tcase_add_loop_test(all, a_document_can_be_written_again, 0, count);
    tcase_add_loop_test(all, every_block_looks_right, 0, count);
    tcase_add_loop_test(all, a_long_text_comes_in_pieces, 0, count);
    tcase_add_loop_test(all, nothing_is_borrowed_too_long, 0, count);
    suite_add_tcase(suite, all);
    tcase_add_test(markdown, front_matter_stands_first);
    tcase_add_test(markdown, lists_join_over_parts_that_are_nothing);
    tcase_add_test(markdown, pictures_are_fenced);
    suite_add_tcase(suite, markdown);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
