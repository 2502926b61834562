#include "markdown-checks.h"
#include "markdown-writing.h"

#define HEAD                                          \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"    \
    "<!DOCTYPE document SYSTEM \"CommonMark.dtd\">\n" \
    "<document xmlns=\"http://commonmark.org/xml/1.0\">\n"
#define FOOT "</document>\n"

START_TEST(an_empty_document_is_a_document)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_paragraph(document);
    emj_document_add_body(document, "\n", 1, 2, NULL);
    g_autofree char *xml = written_in(EMJ_FORMAT_XML, document);
    ck_assert_str_eq(xml, HEAD FOOT);
}
END_TEST

static void draw_lines(const void *data, const struct emj_pen *pen)
{
    ck_assert(!pen->unicode);
    emj_sink_write(pen->sink, EMJ_TONE_MANAGEMENT, data);
}

/* There are no elements but those of CommonMark. */
START_TEST(what_cmark_does_not_know_is_written_with_what_it_knows)
{
    const char *headings[] = { "Activity", "", "L&M" }, *row[] = { "<a>", "5", "\"3\"" };
    g_autoptr(emj_document) document = emj_document_new();

    emj_table_add_row(emj_document_add_table(document, 3, headings), row);
    emj_document_add_table(document, 3, headings);
    emj_document_add_picture(document,
                             &(struct emj_picture){ .draw_text = draw_lines, .data = "##<\n" });
    emj_document_add_picture(document, &(struct emj_picture){ 0 });
    emj_block_add_text(emj_list_add_item(emj_document_add_list(document), 'x'), "done");

    g_autofree char *xml = written_in(EMJ_FORMAT_XML, document);
    ck_assert_str_eq(xml, HEAD "  <list type=\"bullet\" tight=\"true\">\n"
                               "    <item>\n"
                               "      <paragraph>\n"
                               "        <text xml:space=\"preserve\">&lt;a&gt;: 5, L&amp;M "
                               "&quot;3&quot;</text>\n"
                               "      </paragraph>\n"
                               "    </item>\n"
                               "  </list>\n"
                               "  <code_block xml:space=\"preserve\">##&lt;\n</code_block>\n"
                               "  <list type=\"bullet\" tight=\"true\">\n"
                               "    <item>\n"
                               "      <paragraph>\n"
                               "        <text xml:space=\"preserve\">[x] done</text>\n"
                               "      </paragraph>\n"
                               "    </item>\n"
                               "  </list>\n" FOOT);
}
END_TEST

START_TEST(bodies_follow_each_other)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, "```\nopen", 8, 2, NULL);
    emj_document_add_body(document, "# a", 3, 2, NULL);
    g_autofree char *xml = written_in(EMJ_FORMAT_XML, document);
    ck_assert_str_eq(xml, HEAD "  <code_block xml:space=\"preserve\">open\n</code_block>\n"
                               "  <heading level=\"3\">\n"
                               "    <text xml:space=\"preserve\">a</text>\n"
                               "  </heading>\n" FOOT);
}
END_TEST

START_TEST(unsafe_addresses_are_gone)
{
    g_autofree char *xml =
        body_in(EMJ_FORMAT_XML, "[a](javascript:x) ![b](vbscript:y) [c](http://x.example)\n");

    ck_assert_ptr_null(strstr(xml, "script:"));
    ck_assert_ptr_nonnull(strstr(xml, "<link destination=\"http://x.example\""));
}
END_TEST

START_TEST(everything_is_well_formed)
{
    g_autoptr(emj_document) document = hostile_document(hostile_texts[_i]);
    g_autofree char *xml = written_in(EMJ_FORMAT_XML, document);
    g_autofree char *problem = check_xml(xml);

    ck_assert_msg(problem == NULL, "%s in:\n%s", problem, xml);
}
END_TEST

/* Every byte that there is, alone and in front of another. */
START_TEST(every_byte_is_well_formed)
{
    const char bytes[] = { (char)_i, 'a', (char)_i, (char)_i, '\0' };
    g_autoptr(emj_document) document = hostile_document(bytes);

    emj_document_add_body(document, bytes, sizeof bytes, 2, NULL);
    g_autofree char *xml = written_in(EMJ_FORMAT_XML, document);
    g_autofree char *problem = check_xml(xml);
    ck_assert_msg(problem == NULL, "%s in:\n%s", problem, xml);
}
END_TEST

static const char *const bad_documents[] = {
    "<document>",
    "<document><table/></document>",
    "<document id=\"a\"/>",
    "<document>\x01</document>",
    "<document>\xef\xbf\xbf</document>",
    "<document/><document/>",
    "<document><text></document>",
};

START_TEST(the_check_finds_bad_documents)
{
    g_autofree char *xml = g_strconcat("<?xml version=\"1.0\"?>", bad_documents[_i], NULL);
    g_autofree char *problem = check_xml(xml);

    ck_assert_ptr_nonnull(problem);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown-xml");
    TCase *xml = tcase_create("xml"), *hostile = tcase_create("hostile");

    tcase_add_test(xml, an_empty_document_is_a_document);
    tcase_add_test(xml, what_cmark_does_not_know_is_written_with_what_it_knows);
    tcase_add_test(xml, bodies_follow_each_other);
    tcase_add_test(xml, unsafe_addresses_are_gone);
    suite_add_tcase(suite, xml);
    tcase_set_timeout(hostile, 60);
    tcase_add_loop_test(hostile, everything_is_well_formed, 0, G_N_ELEMENTS(hostile_texts));
    tcase_add_loop_test(hostile, every_byte_is_well_formed, 0, 256);
    tcase_add_loop_test(hostile, the_check_finds_bad_documents, 0, G_N_ELEMENTS(bad_documents));
    suite_add_tcase(suite, hostile);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
