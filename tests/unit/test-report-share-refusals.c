/* What stands in the way of a shared copy: places, order, how many. */
#include "report-share-support.h"

static struct share_place place;

static void setup(void)
{
    share_place_init(&place, ROSTER);
}

static void teardown(void)
{
    share_place_clear(&place);
}

/* --- what stands in no entry --- */

START_TEST(without_a_place)
{
    static const struct {
        enum emj_share_words words;
        const char *text;
    } samples[] = {
        { EMJ_SHARE_THEME, "wen" },           { EMJ_SHARE_ACTIVITY, "With wen" },
        { EMJ_SHARE_THEME, "wen/growth" },    { EMJ_SHARE_HEADING, "What\nWen W*e*n wants" },
        { EMJ_SHARE_FILTER, "only @wen" },    { EMJ_SHARE_THEME, "wen" },
        { EMJ_SHARE_QUESTION, "Is Wen in?" }, { EMJ_SHARE_WORD, "wen" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++)
        g_free(emj_share_words(place.share, samples[i].words, samples[i].text));
    g_autofree char *found = share_refusals(place.share);
    ck_assert_str_eq(found, "a frequent word:0:wen:wen|a heading:0:Wen:Wen W*e*n wants|"
                            "a question:0:Wen:Is Wen in?|a theme:0:wen:wen|"
                            "a theme:0:wen:wen/growth|an activity:0:wen:With wen");
}
END_TEST

/* Slugs and themes have no capital letters, by which half of a name is known elsewhere. */
START_TEST(half_of_a_name_in_small_letters)
{
    g_free(emj_share_words(place.share, EMJ_SHARE_THEME, "silva-plan"));
    g_free(emj_share_words(place.share, EMJ_SHARE_ACTIVITY, "Talk with silva"));
    g_free(emj_share_words(place.share, EMJ_SHARE_FILTER, "tag silva"));
    g_free(emj_share_words(place.share, EMJ_SHARE_WORD, "silva"));
    g_free(emj_share_text(place.share, "a.md", 0, "with-silva"));
    g_free(emj_share_text(place.share, "a.md", 7, "will you? silva li"));
    g_free(emj_share_words(place.share, EMJ_SHARE_HEADING, "what silva will"));
    g_free(emj_share_words(place.share, EMJ_SHARE_QUESTION, "Is silva there?"));
    g_autofree char *found = share_refusals(place.share);
    ck_assert_str_eq(found, "a frequent word:0:Silva:silva|a theme:0:Silva:silva-plan|"
                            "an activity:0:Silva:Talk with silva|the filter:0:Silva:tag silva|"
                            "a.md:0:Silva:with-silva");
}
END_TEST

/* --- the list --- */

START_TEST(refusals_in_order_each_once)
{
    static const struct {
        const char *path;
        unsigned line;
        const char *text;
    } texts[] = {
        { "b.md", 2, "Wen" }, { "a.md", 10, "Wen and Tom" },
        { "a.md", 9, "Wen" }, { NULL, 0, "Wen" },
        { "b.md", 2, "Wen" }, { "a.md", 10, "Tom" },
        { "b.md", 3, "Wen" }, { NULL, 0, "Wen" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i].path != NULL)
            g_free(emj_share_text(place.share, texts[i].path, texts[i].line, texts[i].text));
        else
            g_free(emj_share_words(place.share, EMJ_SHARE_FILTER, texts[i].text));
    g_autofree char *found = share_refusals(place.share);
    ck_assert_str_eq(found, "the filter:0:Wen:Wen|a.md:9:Wen:Wen|a.md:10:Tom:Wen and Tom|"
                            "a.md:10:Wen:Wen and Tom|b.md:2:Wen:Wen|b.md:3:Wen:Wen");
}
END_TEST

/* The first by path and line are held, whenever they come; all of them are counted. */
START_TEST(many_refusals)
{
    enum { FILES = 90, LINES = 1000 };
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < LINES; i++)
        g_string_append(text, "Wen and Ade\n");
    for (int file = FILES; file > 0; file--) {
        g_autofree char *path = g_strdup_printf("%02d.md", file);
        g_free(emj_share_text(place.share, path, 7, text->str));
        g_free(emj_share_text(place.share, path, 7, "Wen and Ade, quoted"));
    }
    /* What was noted early is known when its path comes again. */
    g_free(emj_share_text(place.share, "90.md", 7, "Wen and Ade"));
    g_free(emj_share_words(place.share, EMJ_SHARE_THEME, "Wen"));
    ck_assert_uint_eq(emj_share_refused(place.share), FILES * LINES * 2 + 1);

    g_autoptr(GPtrArray) refusals = emj_share_refusals(place.share);
    ck_assert_uint_eq(refusals->len, EMJ_REPORT_MAX_REFUSALS);
    const struct emj_share_refusal *first = g_ptr_array_index(refusals, 0);
    ck_assert_ptr_null(first->path);
    for (guint i = 1; i < refusals->len; i++) {
        const struct emj_share_refusal *refusal = g_ptr_array_index(refusals, i);
        ck_assert_str_eq(refusal->path, "01.md");
        ck_assert_uint_eq(refusal->line, 7 + (i - 1) / 2);
        ck_assert_str_eq(refusal->name, i % 2 == 1 ? "Ade" : "Wen");
    }
}
END_TEST

START_TEST(long_lines_are_cut)
{
    g_autoptr(GString) text = g_string_new("Wen ");
    while (text->len < 100000)
        g_string_append(text, "\xc3\xa9");
    g_free(emj_share_words(place.share, EMJ_SHARE_THEME, text->str));
    g_autoptr(GPtrArray) refusals = emj_share_refusals(place.share);
    const struct emj_share_refusal *refusal = g_ptr_array_index(refusals, 0);
    ck_assert_uint_le(strlen(refusal->text), 4100);
    ck_assert(g_utf8_validate(refusal->text, -1, NULL));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report-share-refusals");
    TCase *tcase = tcase_create("refusals");

    tcase_set_timeout(tcase, 30);
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, without_a_place);
    tcase_add_test(tcase, half_of_a_name_in_small_letters);
    tcase_add_test(tcase, refusals_in_order_each_once);
    tcase_add_test(tcase, many_refusals);
    tcase_add_test(tcase, long_lines_are_cut);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
