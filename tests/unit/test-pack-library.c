#include "base-scratch.h"
#include "base/error.h"
#include "pack-golden.h"
#include "pack/library.h"

/* --- folders of packs --- */

struct shelves {
    struct scratch first;
    struct scratch second;
    struct emj_library *library;
};

static struct shelves shelves;

static void setup(void)
{
    shelves.first = scratch_new();
    shelves.second = scratch_new();
    shelves.library = NULL;
}

static void teardown(void)
{
    emj_library_free(shelves.library);
    scratch_free(&shelves.first);
    scratch_free(&shelves.second);
}

static char *pack_text(const char *id, const char *activity, const char *aliases)
{
    return g_strdup_printf("emjournal_pack: 1\nid: %s\ntitle: A pack\nactivity: %s\n"
                           "aliases: [%s]\nquestions:\n  - id: first\n    side: any\n"
                           "    ask: What happened here?\n",
                           id, activity, aliases);
}

static void put(const struct scratch *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder->path, name, NULL);
    ck_assert(emj_file_put_path(path, text, strlen(text), NULL));
}

static void put_pack(const struct scratch *folder, const char *id, const char *activity,
                     const char *aliases)
{
    g_autofree char *name = g_strconcat(id, ".yaml", NULL);
    g_autofree char *text = pack_text(id, activity, aliases);
    put(folder, name, text);
}

static void load(void)
{
    const char *const folders[] = { shelves.first.path, shelves.second.path, NULL };
    g_autoptr(GError) error = NULL;
    shelves.library = emj_library_load(folders, &error);
    ck_assert_msg(shelves.library != NULL, "%s", error != NULL ? error->message : "");
}

/* Every file as "NAME:STATE", separated by spaces. */
static char *contents(void)
{
    const GPtrArray *items = emj_library_items(shelves.library);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < items->len; i++) {
        const struct emj_library_item *item = g_ptr_array_index(items, i);
        g_autofree char *name = g_path_get_basename(item->path);
        bool first = g_str_has_prefix(item->path, shelves.first.path);
        ck_assert_ptr_nonnull(item->diags);
        ck_assert_int_eq(item->pack == NULL, emj_diags_errors(item->diags) > 0);
        g_string_append_printf(out, "%s%d/%s%s%s", i > 0 ? " " : "", first ? 1 : 2, name,
                               item->pack == NULL ? ":broken" : "",
                               item->shadowed ? ":shadowed" : "");
    }
    return g_string_free(out, FALSE);
}

static void check_contents(const char *wanted)
{
    load();
    g_autofree char *found = contents();
    ck_assert_str_eq(found, wanted);
}

/* --- loading --- */

START_TEST(empty_folders_are_an_empty_library)
{
    check_contents("");
    ck_assert_ptr_null(emj_library_for_activity(shelves.library, "any"));
    emj_library_free(NULL);
}
END_TEST

START_TEST(packs_stand_by_id_and_the_first_folder_wins)
{
    put_pack(&shelves.second, "bbb", "act", "");
    put_pack(&shelves.second, "aaa", "act", "");
    put_pack(&shelves.first, "ccc", "act", "");
    put_pack(&shelves.first, "bbb", "act", "");
    check_contents("2/aaa.yaml 1/bbb.yaml 2/bbb.yaml:shadowed 1/ccc.yaml");
}
END_TEST

START_TEST(one_id_twice_in_a_folder_is_shadowed_too)
{
    g_autofree char *text = pack_text("same", "act", "");
    put(&shelves.first, "two.yml", text);
    put(&shelves.first, "one.yaml", text);
    check_contents("1/one.yaml 1/two.yml:shadowed");
}
END_TEST

START_TEST(a_broken_pack_shadows_nothing)
{
    put_pack(&shelves.second, "planning", "act", "");
    put(&shelves.first, "planning.yaml", "id: planning\n");
    check_contents("1/planning.yaml:broken 2/planning.yaml");
    ck_assert_ptr_nonnull(emj_library_find(shelves.library, "planning", NULL));
}
END_TEST

START_TEST(other_files_are_passed_over)
{
    put_pack(&shelves.first, "aaa", "act", "");
    put(&shelves.first, "README.md", "# no pack\n");
    put(&shelves.first, ".hidden.yaml", "no pack\n");
    put(&shelves.first, "aaa.yaml~", "no pack\n");
    ck_assert_int_eq(mkdirat(shelves.first.folder, "folder.yaml", 0700), 0);
    ck_assert_int_eq(mkfifoat(shelves.first.folder, "fifo.yaml", 0600), 0);
    ck_assert_int_eq(symlinkat("/dev/zero", shelves.first.folder, "zero.yaml"), 0);
    check_contents("1/aaa.yaml");
}
END_TEST

START_TEST(a_link_to_a_pack_is_a_pack)
{
    put_pack(&shelves.second, "aaa", "act", "");
    g_autofree char *target = g_build_filename(shelves.second.path, "aaa.yaml", NULL);
    ck_assert_int_eq(symlinkat(target, shelves.first.folder, "zzz.yml"), 0);
    ck_assert_int_eq(symlinkat("nowhere", shelves.first.folder, "lost.yaml"), 0);
    check_contents("1/zzz.yml 2/aaa.yaml:shadowed 1/lost.yaml:broken");
}
END_TEST

START_TEST(one_folder_named_twice_is_read_once)
{
    const char *const folders[] = { shelves.first.path, shelves.first.path, NULL };
    put_pack(&shelves.first, "aaa", "act", "");
    shelves.library = emj_library_load(folders, NULL);
    ck_assert_uint_eq(emj_library_items(shelves.library)->len, 1);
}
END_TEST

START_TEST(a_missing_folder_is_passed_over_and_a_file_is_an_error)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *missing = g_build_filename(shelves.first.path, "missing", NULL);
    g_autofree char *file = g_build_filename(shelves.first.path, "aaa.yaml", NULL);
    const char *const good[] = { missing, shelves.first.path, NULL };
    const char *const bad[] = { shelves.first.path, file, NULL };
    put_pack(&shelves.first, "aaa", "act", "");
    shelves.library = emj_library_load(good, &error);
    ck_assert_ptr_nonnull(shelves.library);
    ck_assert_ptr_null(emj_library_load(bad, &error));
    ck_assert_ptr_nonnull(error);
    ck_assert_ptr_nonnull(strstr(error->message, file));
}
END_TEST

START_TEST(a_pack_that_is_too_large_is_broken)
{
    g_autofree char *large = g_strnfill(EMJ_PACK_MAX_BYTES + 1, '#');
    put(&shelves.first, "large.yaml", large);
    check_contents("1/large.yaml:broken");
    const struct emj_library_item *item =
        g_ptr_array_index(emj_library_items(shelves.library), 0);
    ck_assert_str_eq(emj_diags_get(item->diags, 0)->message, "the pack is larger than 64 KiB");
}
END_TEST

/* --- finding --- */

static const struct {
    const char *word;
    const char *id;      /* what is found; NULL for nothing */
    const char *message; /* the error; "" where something is found */
} words[] = {
    { "dependency-management", "dependency-management", "" },
    { "Dependency-Management", "dependency-management", "" },
    { "deps", "dependency-management", "" },
    { "dep", "dependency-management", "" },
    { "d", "dependency-management", "" },
    { "dependency-m", "dependency-management", "" },
    { "focus", "team-focus", "" },
    { "focu", "team-focus", "" },
    { "foc", NULL, "'foc' fits more than one pack: 'focal', 'team-focus'" },
    { "t", "team-focus", "" },
    /* An id beats an alias, an alias beats the beginning of a word. */
    { "focal", "focal", "" },
    { "plan", "quarterly-planning", "" },
    { "planning", "planning", "" },
    { "quarterly", "quarterly-planning", "" },
    { "management", NULL,
      "'management' fits more than one pack: 'dependency-management', "
      "'stakeholder-management'" },
    { "shared", NULL, "'shared' fits more than one pack: 'focal', 'team-focus'" },
    { "endency", NULL, "no pack 'endency'" },
    { "team-focsu", NULL, "no pack 'team-focsu', did you mean 'team-focus'?" },
    { "debs", NULL, "no pack 'debs', did you mean 'deps'?" },
    { "", NULL, "no pack ''" },
    { "../etc", NULL, "no pack '../etc'" },
};

static void put_several(void)
{
    put_pack(&shelves.first, "dependency-management", "deps-act", "deps");
    put_pack(&shelves.first, "stakeholder-management", "people", "");
    put_pack(&shelves.first, "team-focus", "people", "shared, focal");
    put_pack(&shelves.first, "focal", "sight", "shared");
    put_pack(&shelves.first, "planning", "plans", "");
    put_pack(&shelves.second, "quarterly-planning", "plans", "plan");
    put_pack(&shelves.second, "focal", "shadow", "dep");
}

START_TEST(a_word_finds_its_pack)
{
    g_autoptr(GError) error = NULL;
    put_several();
    load();
    const struct emj_pack *pack = emj_library_find(shelves.library, words[_i].word, &error);
    ck_assert_pstr_eq(pack != NULL ? pack->id : NULL, words[_i].id);
    ck_assert_str_eq(error != NULL ? error->message : "", words[_i].message);
    if (pack == NULL)
        ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_NOT_FOUND));
}
END_TEST

START_TEST(a_word_for_a_broken_pack_tells_what_is_wrong)
{
    g_autoptr(GError) error = NULL;
    put(&shelves.first, "planning.yaml", "emjournal_pack: 1\nid: planning\n");
    load();
    ck_assert_ptr_null(emj_library_find(shelves.library, "planning", &error));
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_INVALID));
    ck_assert_ptr_nonnull(strstr(error->message, "planning.yaml:1:1: error: missing key"));
}
END_TEST

START_TEST(an_activity_finds_its_first_usable_pack)
{
    put_several();
    load();
    ck_assert_str_eq(emj_library_for_activity(shelves.library, "plans")->id, "planning");
    ck_assert_str_eq(emj_library_for_activity(shelves.library, "people")->id,
                     "stakeholder-management");
    ck_assert_ptr_null(emj_library_for_activity(shelves.library, "shadow"));
    ck_assert_ptr_null(emj_library_for_activity(shelves.library, "plan"));
}
END_TEST

static Suite *library_suite(void)
{
    Suite *suite = suite_create("pack-library");
    TCase *tests = tcase_create("library");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, empty_folders_are_an_empty_library);
    tcase_add_test(tests, packs_stand_by_id_and_the_first_folder_wins);
    tcase_add_test(tests, one_id_twice_in_a_folder_is_shadowed_too);
    tcase_add_test(tests, a_broken_pack_shadows_nothing);
    tcase_add_test(tests, other_files_are_passed_over);
    tcase_add_test(tests, a_link_to_a_pack_is_a_pack);
    tcase_add_test(tests, one_folder_named_twice_is_read_once);
    tcase_add_test(tests, a_missing_folder_is_passed_over_and_a_file_is_an_error);
    tcase_add_test(tests, a_pack_that_is_too_large_is_broken);
    tcase_add_loop_test(tests, a_word_finds_its_pack, 0, G_N_ELEMENTS(words));
    tcase_add_test(tests, a_word_for_a_broken_pack_tells_what_is_wrong);
    tcase_add_test(tests, an_activity_finds_its_first_usable_pack);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(library_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
