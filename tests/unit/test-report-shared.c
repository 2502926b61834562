/* What a shared copy shows, what it says instead, and what stands in its way. */
#include <check.h>
#include <stdlib.h>

#include "report-typed.h"

/* Every place where a writer's words may come from names somebody. */
static const struct {
    const char *rest;
    enum emj_report_entries entries;
    unsigned line; /* of the file; 0: not in an entry */
} naming[] = {
    { WORK "Asked Zora +\n", EMJ_REPORT_ENTRIES_NONE, 7 },
    { WORK "Zora was late -\n", EMJ_REPORT_ENTRIES_NONE, 7 },
    { WORK HAPPENED "no +\n\n" EVIDENCE "so said Zora\n", EMJ_REPORT_ENTRIES_NONE, 15 },
    { WORK HAPPENED "no\n- no\n\n- Zora +\n", EMJ_REPORT_ENTRIES_NONE, 13 },
    { WORK HAPPENED "no +\n\n" EVIDENCE "so\n<!--\n-->\nsaid Z*or*a\n", EMJ_REPORT_ENTRIES_NONE,
      18 },
    { WORK HAPPENED "no\n\n" EVIDENCE "so said Zora\n", EMJ_REPORT_ENTRIES_NONE, 15 },
    { WORK "no\n\n## Commitment\n\n- [ ] When Zora calls, I answer\n", EMJ_REPORT_ENTRIES_NONE,
      11 },
    { WORK "no\n\n## Commitment\n\n- [-] When x, I will y (dropped 2026-10-06, Zora left)\n",
      EMJ_REPORT_ENTRIES_NONE, 11 },
    { WORK "# With Zora\n\nno\n", EMJ_REPORT_ENTRIES_LIST, 7 },
    { WORK "no, said Zora\n", EMJ_REPORT_ENTRIES_LIST, 7 },
    { WORK "# With Zora\n\nno\n", EMJ_REPORT_ENTRIES_FULL, 7 },
    { WORK "no\n\nsaid Zora\n", EMJ_REPORT_ENTRIES_FULL, 9 },
    { "activity: zora-onboarding\n" WORK "no\n", EMJ_REPORT_ENTRIES_NONE, 0 },
};

static bool refuses(const GPtrArray *refusals, unsigned line)
{
    for (guint i = 0; i < refusals->len; i++) {
        const struct emj_share_refusal *refusal = g_ptr_array_index(refusals, i);
        bool in_entry = refusal->path != NULL;
        if (g_ascii_strcasecmp(refusal->name, "zora") == 0 && refusal->line == line &&
            in_entry == (line > 0))
            return true;
    }
    return false;
}

START_TEST(test_every_text_is_looked_at)
{
    add_typed("a", "2026-10-05", naming[_i].rest);
    add_typed("b", "2026-10-06", WORK "no\n");
    for (int format = EMJ_FORMAT_MARKDOWN; format <= EMJ_FORMAT_XML; format++) {
        struct emj_report_options options = { .entries = naming[_i].entries,
                                              .writer.format = (enum emj_format)format };
        g_autoptr(GPtrArray) refusals =
            emj_report_check_shared(make_october(true), &options, false, NULL);
        ck_assert_msg(refuses(refusals, naming[_i].line), "format %d", format);
    }
}
END_TEST

START_TEST(test_settings_are_looked_at)
{
    struct emj_review_heading *heading = g_new0(struct emj_review_heading, 1);
    struct emj_report_options options = { 0 };
    heading->title = g_strdup("What Zora wants");
    g_ptr_array_add(place.config->review_headings, heading);
    add_typed("a", "2026-10-05", WORK "no\n");
    g_autoptr(GPtrArray) refusals =
        emj_report_check_shared(make_review(true), &options, false, NULL);
    ck_assert(refuses(refusals, 0));
}
END_TEST

START_TEST(test_filter_is_looked_at)
{
    struct emj_report_options options = { 0 };
    add_typed("a", "2026-10-05", WORK "no\n");
    struct emj_report_request request = report_request(
        &place, report_period(EMJ_PERIOD_MONTH, "2026-10-31"), report_day("2026-10-31"));
    request.share = true;
    request.filter = "theme #zora";
    place.report = emj_report_new(&request);
    g_autoptr(GPtrArray) refusals =
        emj_report_check_shared(place.report, &options, false, NULL);
    ck_assert(refuses(refusals, 0));
}
END_TEST

START_TEST(test_themes_are_looked_at)
{
    struct emj_report_options options = { 0 };
    add_typed("a", "2026-10-05", WORK "no #zora\n");
    add_typed("b", "2026-10-06", WORK "no #zora\n");
    g_autoptr(GPtrArray) refusals =
        emj_report_check_shared(make_october(true), &options, false, NULL);
    ck_assert(refuses(refusals, 0));
}
END_TEST

/* Half of a name would not be known as one, so titles are cut afterwards. */
START_TEST(test_no_half_of_a_name)
{
    add_typed("a", "2026-10-05",
              WORK "Talked for an hour and a half about the plan with @zora and others\n");
    make_october(true);
    g_autofree char *text = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_LIST);
    ck_assert_msg(strstr(text, "about the plan with a senior …: management.") != NULL, "%s",
                  text);
}
END_TEST

static void add_secrets(void)
{
    add_typed("a", "2026-10-05",
              WORK HAPPENED "open one +\n\n## Secret question?\n"
                            "<!-- prompt: q any evidence private -->\n\nsecret answer +\n\n"
                            "## Seen?\n<!-- prompt: r any evidence -->\n\n// secret line\n");
    add_typed("b", "2026-10-06",
              "activity: secret-plan\nprivate: true\nminutes: 4711\n" WORK
              "# Secret title\n\nsecret text #secret @zora +\n\n## Commitment\n\n"
              "- [ ] When secret, I will secret\n- [-] When secret, I will "
              "(dropped 2026-10-07, secret)\n");
    add_typed("c", "2026-10-07", "activity: secret-plan\n" WORK "// secret again #secret -\n");
    add_typed("d", "2026-10-08",
              "activity: team-focus\n" WORK "// secret first line\n\n"
              "## What?\n<!-- prompt: w any happened -->\n\nopen two -\n");
}

START_TEST(test_nothing_private_comes_out)
{
    static const enum emj_report_entries all[] = { EMJ_REPORT_ENTRIES_NONE,
                                                   EMJ_REPORT_ENTRIES_LIST,
                                                   EMJ_REPORT_ENTRIES_FULL };
    enum emj_report_entries entries = all[_i % 3];
    bool json = _i / 3 > EMJ_FORMAT_XML;
    struct emj_report_options options = { .entries = entries,
                                          .obsidian = true,
                                          .root = "/journal" };
    add_secrets();
    make_review(true);
    if (!json)
        options.writer.format = (enum emj_format)(_i / 3);
    g_autofree char *text =
        json ? report_json(place.report, &options) : report_text(place.report, &options);
    g_autofree char *folded = g_utf8_casefold(text, -1);
    ck_assert_msg(strstr(folded, "open one") != NULL, "%s", text);
    ck_assert_msg(strstr(folded, "secret") == NULL, "%s", strstr(folded, "secret") - 40);
    ck_assert_ptr_null(strstr(folded, "zora"));
    ck_assert_ptr_null(strstr(folded, "4711"));
}
END_TEST

/* The same journal in a private copy: the test above can fail. */
START_TEST(test_a_private_copy_has_them)
{
    add_secrets();
    make_review(false);
    g_autofree char *text = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_FULL);
    ck_assert_ptr_nonnull(strstr(text, "Secret question?"));
    ck_assert_ptr_nonnull(strstr(text, "Secret plan"));
    ck_assert_ptr_nonnull(strstr(text, "@zora"));
}
END_TEST

START_TEST(test_what_a_shared_copy_says_instead)
{
    add_secrets();
    make_october(true);
    assert_says("Shared copy. 4 entries on 4 days, 5 to 8 October. Figures as of 31 October "
                "2026. 2 private entries counted, text withheld.\n");
    assert_says("| Another activity | ");
    assert_says("- 2 private commitments counted, text withheld.\n");
    g_autofree char *list = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_LIST);
    ck_assert_ptr_nonnull(
        strstr(list, "- **6 Oct.** Private entry: management; text withheld.\n"));
    g_autofree char *full = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_FULL);
    ck_assert_ptr_nonnull(strstr(full, "### 6 October: Private entry\n\n"
                                       "management; text withheld.\n\n"));
}
END_TEST

START_TEST(test_what_a_shared_copy_leaves_out)
{
    static const char *const words[] = { "the same day",   "## People",     "When written",
                                         "To carry",       "By meeting",    "By words",
                                         "Own range",      "emjournal tag", "Private copy",
                                         "Private section" };
    place.config->has_range = true;
    add_typed("a", "2026-10-05",
              "minutes: 30\ntags: [management]\ntagged: proposed\n---\n\nAsked @zora +\n");
    for (int format = EMJ_FORMAT_MARKDOWN; format <= EMJ_FORMAT_XML; format++) {
        make_october(true);
        g_autofree char *text = written((enum emj_format)format, EMJ_REPORT_ENTRIES_FULL);
        for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
            ck_assert_msg(strstr(text, words[i]) == NULL, "%s in format %d", words[i], format);
    }
    assert_says("1 tag is proposed and not confirmed.");
}
END_TEST

/*
 * Figures of a private copy know more than a shared one may show; the sections must not
 * rely on figures to leave it out.
 */
START_TEST(test_sections_do_not_rely_on_figures)
{
    static const char *const words[] = { "## People", "When written", "## To carry", "Secret",
                                         "secret" };
    add_typed("a", "2026-10-05", WORK "open @zora -\n");
    add_typed("b", "2026-10-06",
              "activity: secret-plan\nprivate: true\n" WORK "# Secret\n\nsecret +\n\n"
              "## Commitment\n\n- [ ] When secret, I will secret\n");
    make_review(false)->request.share = true;
    for (int format = EMJ_FORMAT_MARKDOWN; format <= EMJ_FORMAT_XML; format++) {
        g_autofree char *text = written((enum emj_format)format, EMJ_REPORT_ENTRIES_FULL);
        for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
            ck_assert_msg(strstr(text, words[i]) == NULL, "%s in format %d", words[i], format);
    }
}
END_TEST

/* An activity that also stands in an entry that may be shown has its name. */
START_TEST(test_known_activities_keep_their_name)
{
    add_typed("a", "2026-10-05", "activity: budget-round\n" WORK "no\n");
    add_typed("b", "2026-10-06", "activity: budget-round\nprivate: true\n" WORK "no\n");
    add_typed("c", "2026-10-07", "activity: team-focus\nprivate: true\n" WORK "no\n");
    make_october(true);
    assert_says("| Budget round | 2 ");
    assert_says("| Team focus | 1 ");
    assert_silent("Another activity");
}
END_TEST

/* A pack that somebody wrote may name somebody; one that comes with the program does not. */
START_TEST(test_titles_of_packs_are_looked_at)
{
    g_autofree char *folder = g_canonicalize_filename("packs/valid", NULL);
    const char *const folders[] = { folder, NULL };
    struct emj_report_options options = { 0 };
    emj_library_free(place.library);
    place.library = emj_library_load(folders, NULL);
    report_add_person(place.config, "uno", NULL, NULL);
    add_typed("a", "2026-10-05", "activity: no-one\n" WORK "no\n");
    g_autoptr(GPtrArray) refusals =
        emj_report_check_shared(make_october(true), &options, false, NULL);
    ck_assert_uint_ge(refusals->len, 1);
    const struct emj_share_refusal *refusal = g_ptr_array_index(refusals, 0);
    ck_assert_ptr_null(refusal->path);
    ck_assert_str_eq(refusal->name, "uno");
}
END_TEST

START_TEST(test_shipped_packs_name_nobody)
{
    report_add_person(place.config, "team", "Focus Planning", NULL);
    add_typed("a", "2026-10-05", "activity: team-focus\n" WORK "no\n");
    struct emj_report_options options = { 0 };
    for (int json = 0; json <= 1; json++) {
        g_autoptr(GPtrArray) refusals =
            emj_report_check_shared(make_october(true), &options, json, NULL);
        ck_assert_uint_eq(refusals->len, 0);
    }
    assert_says("| Team focus | 1 ");
}
END_TEST

START_TEST(test_private_tasks_and_titles)
{
    add_typed("a", "2026-10-05",
              WORK "# // secret\n\nno\n\n## Commitment\n\n- [ ] // When secret\n"
                   "- [-] When x, I will y (dropped 2026-10-06, // secret)\n"
                   "- [-] When z, I will y (dropped 2026-10-06, // secret)\n");
    make_october(true);
    g_autofree char *text = written(EMJ_FORMAT_MARKDOWN, EMJ_REPORT_ENTRIES_FULL);
    ck_assert_ptr_nonnull(strstr(text, "### 5 October: Note\n"));
    ck_assert_ptr_nonnull(strstr(text, "1 private commitment counted, text withheld"));
    ck_assert_ptr_nonnull(strstr(text, "I will y (made 5 Oct, dropped 6 Oct)\n"));
    ck_assert_ptr_null(strstr(text, "When secret"));
}
END_TEST

static TCase *shared(void)
{
    TCase *tests = tcase_create("shared");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_every_text_is_looked_at, 0, (int)G_N_ELEMENTS(naming));
    tcase_add_test(tests, test_settings_are_looked_at);
    tcase_add_test(tests, test_filter_is_looked_at);
    tcase_add_test(tests, test_themes_are_looked_at);
    tcase_add_test(tests, test_no_half_of_a_name);
    tcase_add_loop_test(tests, test_nothing_private_comes_out, 0, 3 * (EMJ_FORMAT_XML + 2));
    tcase_add_test(tests, test_a_private_copy_has_them);
    tcase_add_test(tests, test_what_a_shared_copy_says_instead);
    tcase_add_test(tests, test_what_a_shared_copy_leaves_out);
    tcase_add_test(tests, test_sections_do_not_rely_on_figures);
    tcase_add_test(tests, test_known_activities_keep_their_name);
    tcase_add_test(tests, test_titles_of_packs_are_looked_at);
    tcase_add_test(tests, test_shipped_packs_name_nobody);
    tcase_add_test(tests, test_private_tasks_and_titles);
    return tests;
}

int main(void)
{
    Suite *suite = suite_create("report-shared");
    suite_add_tcase(suite, shared());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
