#include "base/language.h"

#include <stdlib.h>

#include <check.h>
#include <glib.h>

static const struct {
    const char *text;
    bool tag;
} tags[] = {
    { "en", true },
    { "de-CH", true },
    { "zh-Hant-TW", true },
    { "de-CH-1996", true },
    { "EN", true },
    { "x", false },
    { "", false },
    { "e1", false },
    { "en-", false },
    { "-en", false },
    { "en--GB", false },
    { "en_GB", false },
    { "en GB", false },
    { "d\xC3\xA9", false },
    { "abcdefgh", true },
    { "abcdefghi", false },
    { "en-1", true },
    { "en-12345678", true },
    { "en-123456789", false },
    { "en-12345678-12345678-12345678-12345", true },   /* 35 bytes */
    { "en-12345678-12345678-12345678-123456", false }, /* one more */
};

START_TEST(a_tag_has_its_shape)
{
    ck_assert_msg(emj_language_is_tag(tags[_i].text) == tags[_i].tag, "'%s'", tags[_i].text);
}
END_TEST

static const struct {
    const char *tag;
    const char *language;
    bool serves;
} pairs[] = {
    { "de", "de", true },       { "de", "de-CH", true },         { "de", "de-CH-1996", true },
    { "de-CH", "de", false },   { "de-CH", "de-CH-1996", true }, { "de", "den", false },
    { "de-C", "de-CH", false }, { "DE", "de-ch", true },         { "de", "en", false },
    { "de", "", false },
};

START_TEST(a_tag_serves_what_is_within_it)
{
    ck_assert_msg(emj_language_serves(pairs[_i].tag, pairs[_i].language) == pairs[_i].serves,
                  "'%s' for '%s'", pairs[_i].tag, pairs[_i].language);
}
END_TEST

static Suite *language_suite(void)
{
    Suite *suite = suite_create("base-language");
    TCase *tests = tcase_create("language");

    tcase_add_loop_test(tests, a_tag_has_its_shape, 0, G_N_ELEMENTS(tags));
    tcase_add_loop_test(tests, a_tag_serves_what_is_within_it, 0, G_N_ELEMENTS(pairs));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(language_suite());
    int failed = 0;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
