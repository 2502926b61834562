/* journal/journal.h: from a word to one entry. */
#include "journal-place.h"

#include <sys/resource.h>

#define ENTRY(day) "---\ndate: " day "T09:00:00Z\n---\ntext\n"

static void plant_all(void)
{
    place_plant("2026/10/2026-10-01-0900-team-focus.md", ENTRY("2026-10-01"));
    place_plant("2026/11/2026-11-12-0900-note.md", ENTRY("2026-11-12"));
    place_plant("2026/11/2026-11-12-0900-note-2.md", ENTRY("2026-11-13"));
    place_plant("2026/11/2026-11-30-1000-note.md", ENTRY("2026-11-03"));
    place_plant("ideas/plan.md", ENTRY("2027-01-01"));
    place_plant("ideas/same.md", ENTRY("2020-01-01"));
    place_plant("other/same.md", ENTRY("2020-01-02"));
    place_plant("2026/11/broken.md", "---\ntags: [\n---\n");
    place_plant("2026/11/plan (conflicted copy 1).md", ENTRY("2026-11-12"));
    place_link("../ideas/plan.md", "other/link.md");
    place_reopen();
}

/* --- found --- */

static const struct {
    const char *word;
    const char *path;
} words[] = {
    { "2026-10-01-0900-team-focus", "2026/10/2026-10-01-0900-team-focus.md" },
    { "2026-10-01-0900-team-focus.md", "2026/10/2026-10-01-0900-team-focus.md" },
    { "2026-10", "2026/10/2026-10-01-0900-team-focus.md" },
    { "2026-11-12-0900-note", "2026/11/2026-11-12-0900-note.md" },
    { "2026-11-12-0900-note-", "2026/11/2026-11-12-0900-note-2.md" },
    { "2026-11-30", "2026/11/2026-11-30-1000-note.md" },
    { "plan", "ideas/plan.md" },
    { "pl", "ideas/plan.md" },
    { "ideas/same.md", "ideas/same.md" },
    { "other/same.md", "other/same.md" },
    { "@1", "ideas/plan.md" },
    { "@2", "2026/11/2026-11-12-0900-note-2.md" },
    { "@3", "2026/11/2026-11-12-0900-note.md" },
    { "@4", "2026/11/2026-11-30-1000-note.md" },
    { "@5", "2026/10/2026-10-01-0900-team-focus.md" },
    { "@7", "ideas/same.md" },
};

START_TEST(words_find_their_entry)
{
    plant_all();
    g_autoptr(GError) error = NULL;
    g_autoptr(emj_entry) entry = emj_journal_find(place.journal, words[_i].word, &error);
    ck_assert_msg(entry != NULL, "%s", error ? error->message : "");
    ck_assert_str_eq(entry->path, words[_i].path);
}
END_TEST

START_TEST(absolute_path_below_the_root_finds_its_entry)
{
    plant_all();
    g_autofree char *word = place_path("ideas/plan.md");
    g_autoptr(emj_entry) entry = emj_journal_find(place.journal, word, NULL);
    ck_assert_ptr_nonnull(entry);
    ck_assert_str_eq(entry->path, "ideas/plan.md");
}
END_TEST

START_TEST(path_of_an_entry_at_the_root_finds_it)
{
    place_plant("alone.md", ENTRY("2026-11-12"));
    place_reopen();
    g_autofree char *word = place_path("alone.md");
    g_autoptr(emj_entry) by_path = emj_journal_find(place.journal, word, NULL);
    g_autoptr(emj_entry) by_name = emj_journal_find(place.journal, "alone.md", NULL);
    ck_assert_str_eq(by_path->path, "alone.md");
    ck_assert_str_eq(by_name->path, "alone.md");
}
END_TEST

START_TEST(unreadable_neighbours_do_not_matter)
{
    plant_all();
    for (int i = 0; i < 20; i++) {
        g_autofree char *path = g_strdup_printf("2026/11/unreadable-%d.md", i);
        place_plant(path, "no entry");
    }
    g_autoptr(emj_entry) entry = emj_journal_find(place.journal, "2026-10", NULL);
    ck_assert_ptr_nonnull(entry);
    g_autoptr(emj_entry) newest = emj_journal_find(place.journal, "@1", NULL);
    ck_assert_ptr_nonnull(newest);
}
END_TEST

/* --- not found --- */

static const struct {
    const char *word;
    enum emj_error code;
    const char *part;
} faults[] = {
    { "2025", EMJ_ERROR_NOT_FOUND, "there is no entry '2025'" },
    { "2026-11-12-0900-note-3", EMJ_ERROR_NOT_FOUND, "there is no entry" },
    { "PLAN", EMJ_ERROR_NOT_FOUND, "there is no entry 'PLAN'" },
    { "plan (", EMJ_ERROR_NOT_FOUND, "there is no entry 'plan ('" },
    { "@8", EMJ_ERROR_NOT_FOUND, "there is no entry '@8'; the journal has 7" },
    { "@99999999999", EMJ_ERROR_USAGE, "'@99999999999' is no entry; '@1' is the newest" },
    { "@0", EMJ_ERROR_USAGE, "'@0' is no entry; '@1' is the newest" },
    { "@", EMJ_ERROR_USAGE, "'@' is no entry" },
    { "@tomas", EMJ_ERROR_USAGE, "'@tomas' is no entry" },
    { "", EMJ_ERROR_USAGE, "an entry is named by its id" },
    { "same", EMJ_ERROR_USAGE,
      "'same' fits several entries: 'ideas/same.md', 'other/same.md'" },
    { "2026-11-12", EMJ_ERROR_USAGE,
      "'2026-11-12' fits several entries: '2026-11-12-0900-note-2', '2026-11-12-0900-note'" },
    { "broken", EMJ_ERROR_INVALID, "2026/11/broken.md:" },
    { "link", EMJ_ERROR_INVALID, "other/link.md: error: 'link.md' is not a regular file" },
    { "ideas/missing.md", EMJ_ERROR_NOT_FOUND, "there is no file 'ideas/missing.md'" },
    { "nowhere/x.md", EMJ_ERROR_NOT_FOUND, "nowhere" },
    { "ideas/plan", EMJ_ERROR_NOT_FOUND, "there is no entry 'ideas/plan'" },
    { "ideas/../ideas/plan.md", EMJ_ERROR_NOT_FOUND, "there is no entry" },
    { "../journal/ideas/plan.md", EMJ_ERROR_NOT_FOUND, "there is no entry" },
    { "ideas//plan.md", EMJ_ERROR_NOT_FOUND, "there is no entry" },
    { "/etc/passwd", EMJ_ERROR_NOT_FOUND, "there is no entry '/etc/passwd'" },
    { ".emjournal/format", EMJ_ERROR_NOT_FOUND, "there is no entry" },
    { ".emjournal/drafts/x.md", EMJ_ERROR_NOT_FOUND, "there is no entry" },
    { "ideas/", EMJ_ERROR_NOT_FOUND, "there is no entry 'ideas/'" },
};

START_TEST(other_words_say_why_not)
{
    plant_all();
    g_autoptr(GError) error = NULL;
    struct emj_entry *entry = emj_journal_find(place.journal, faults[_i].word, &error);
    ck_assert_ptr_null(entry);
    place_expect_error(&error, faults[_i].code, faults[_i].part);
}
END_TEST

static void limit_descriptors(rlim_t most)
{
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = most;
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

/* So many descriptors may still be opened; root too is bound by that. */
static void allow_descriptors(unsigned count)
{
    int next = dup(STDIN_FILENO);
    ck_assert_int_ge(next, 0);
    close(next);
    limit_descriptors((rlim_t)next + count);
}

START_TEST(an_entry_that_cannot_be_looked_for_is_not_missing)
{
    place_fill("2026-11-12T14:32");
    place_reopen();
    g_autoptr(GError) error = NULL;
    struct rlimit before;
    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &before), 0);
    allow_descriptors(1); /* enough for the list of the root, not for a year's */
    ck_assert_ptr_null(emj_journal_find(place.journal, "2026-11-12", &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM,
                       "cannot look for '2026-11-12' everywhere: 2026: ");
    ck_assert_ptr_null(emj_journal_find(place.journal, "2027-01-01", &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM, "cannot look for '2027-01-01' everywhere");
    ck_assert_ptr_null(emj_journal_find(place.journal, "@1", &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM, "'@1' may be an entry that cannot be read");
    allow_descriptors(0);
    ck_assert_ptr_null(emj_journal_find(place.journal, "2026-11-12", &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM, "cannot list a folder");
    ck_assert_ptr_null(emj_journal_read(place.journal, "x.md", &error));
    place_expect_error(&error, EMJ_ERROR_SYSTEM, "too many open files");
    limit_descriptors(before.rlim_cur);
}
END_TEST

START_TEST(five_candidates_are_named_at_most)
{
    for (int i = 1; i <= 8; i++) {
        g_autofree char *path = g_strdup_printf("2026/11/note-%d.md", i);
        place_plant(path, ENTRY("2026-11-12"));
    }
    place_reopen();
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(emj_journal_find(place.journal, "note", &error));
    place_expect_error(&error, EMJ_ERROR_USAGE,
                       "'note' fits several entries: 'note-1', 'note-2', 'note-3', 'note-4', "
                       "'note-5' and 3 more");
}
END_TEST

/* --- counted --- */

#define NEWEST "2026/11/2026-11-12-0900-note.md"
#define SECOND "2026/10/2026-10-01-0900-team-focus.md"
#define DAMAGED(date) "---\ndate: " date "\ntags: [\n---\n"

static const struct {
    const char *path;
    const char *text;
    int first; /* number that may mean this file; 3 is none of the two there are */
} damaged[] = {
    /* by the date in it */
    { "ideas/x.md", DAMAGED("2026-11-12T09:00:01Z"), 1 },
    { "ideas/x.md", DAMAGED("2026-11-12T09:00:00Z"), 1 },
    { "ideas/x.md", DAMAGED("2026-11-12T08:59:59Z"), 2 },
    { "ideas/x.md", DAMAGED("2026-11-12T09:30:00+01:00"), 2 },
    { "ideas/x.md", DAMAGED("2026-09-30T09:00:00Z"), 3 },
    { "2026/09/2026-09-01-0900-note.md", DAMAGED("2027-01-01T09:00:00Z"), 1 },
    { "2027/01/2027-01-01-0900-note.md", DAMAGED("2026-09-01T09:00:00Z"), 3 },
    /* by its name, wherever in the world that minute was */
    { "2026/11/2026-11-12-1000-note.md", "", 1 },
    { "2026/11/2026-11-11-2059-note.md", "", 1 },
    { "2026/11/2026-11-11-2058-note.md", "", 2 },
    { "2026/11/2026-11-11-1200-note.md", DAMAGED("2026-13-01T09:00:00Z"), 2 },
    { "2026/11/2026-11-10-0900-note.md", "no front matter", 2 },
    { "ideas/2026-11-12.md", DAMAGED("12 November"), 1 },
    { "ideas/2026-11-10.md", DAMAGED("10 November"), 2 },
    { "2026/09/2026-09-30-0900-note.md", "", 3 },
    { "2026/08/2026-99-99-0900-note.md", "", 3 },
    { "ideas/2026-99-99-0900-note.md", "", 1 },
    { "2026/11/2026-09-30-0900-note.md", "", 1 },
    { "2026/09/2026-11-12-0900-note.md", "", 1 },
    /* by its month */
    { "2026/11/plan.md", DAMAGED("12 November"), 1 },
    { "2026/10/plan.md", DAMAGED("12 October"), 2 },
    { "2026/08/plan.md", DAMAGED("31 August"), 3 },
    { "2026/09/plan.md", DAMAGED("30 September"), 2 },
    { "2026/99/plan.md", DAMAGED("12 November"), 1 },
    /* not at all */
    { "ideas/plan.md", DAMAGED("12 November"), 1 },
    /* never an entry */
    { "README.md", "# Notes\n", 4 },
    { "2026/11/plan.md", "---\ntitle: x\n---\n", 4 },
    { "2026/11/2026-11-13.md", "a day's notes", 4 },
    { "2026/11/plan.md/x.txt", "a folder", 4 },
    { "2026/11/2026-11-12-0900-note.sync-conflict-20261112-143200-ABCDEFG.md",
      DAMAGED("2026-11-13T09:00:00Z"), 4 },
};

/* From the number `first` on, which is 4 for none, the word may mean what cannot be read. */
static void expect_counted(int first, enum emj_error code, const char *part)
{
    for (int number = 1; number <= 3; number++) {
        g_autofree char *word = g_strdup_printf("@%d", number);
        g_autoptr(GError) error = NULL;
        g_autoptr(emj_entry) entry = emj_journal_find(place.journal, word, &error);
        if (number >= first)
            place_expect_error(&error, code, part);
        else if (number == 3)
            place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "there is no entry '@3'");
        else
            ck_assert_str_eq(entry ? entry->path : error->message,
                             number == 1 ? NEWEST : SECOND);
    }
}

static void plant_two(void)
{
    place_plant(NEWEST, ENTRY("2026-11-12"));
    place_plant(SECOND, ENTRY("2026-10-01"));
}

START_TEST(a_number_never_passes_over_what_it_may_mean)
{
    place_plant(damaged[_i].path, damaged[_i].text);
    plant_two();
    place_reopen();
    expect_counted(damaged[_i].first, EMJ_ERROR_INVALID, damaged[_i].path);
}
END_TEST

START_TEST(a_link_is_none_that_a_number_may_mean)
{
    plant_two();
    place_link("../" NEWEST, "ideas/2026-11-13-0900-note.md");
    place_reopen();
    expect_counted(4, EMJ_ERROR_INVALID, "");
}
END_TEST

static const struct {
    const char *path;      /* of an old entry */
    const char *forbidden; /* what of it may not be read */
    int first;
} forbidden[] = {
    { "ideas/plan.md", "ideas", 1 },
    { "2027/01/plan.md", "2027", 1 },
    { "2026/12/plan.md", "2026/12", 1 },
    { "2026/08/plan.md", "2026/08", 3 },
    { "2026/09/plan.md", "2026/09", 2 },
    { "2025/12/plan.md", "2025", 3 },
    { "ideas/plan.md", "ideas/plan.md", 1 },
    { "2026/12/2026-12-01-0900-note.md", "2026/12/2026-12-01-0900-note.md", 1 },
    { "2026/09/2026-09-01-0900-note.md", "2026/09/2026-09-01-0900-note.md", 3 },
};

START_TEST(a_number_never_passes_over_what_may_not_be_read)
{
    plant_two();
    place_plant(forbidden[_i].path, ENTRY("2020-01-01"));
    place_reopen();
    place_forbid(forbidden[_i].forbidden);
    expect_counted(forbidden[_i].first, EMJ_ERROR_SYSTEM, forbidden[_i].forbidden);
    place_allow(forbidden[_i].forbidden);
}
END_TEST

/* --- reading again --- */

START_TEST(reading_sees_what_is_there_now)
{
    plant_all();
    g_autoptr(emj_entry) before = place_entry("ideas/plan.md");
    place_plant("ideas/plan.md", ENTRY("2026-01-01") "more\n");
    g_autoptr(emj_entry) after = place_entry("ideas/plan.md");
    ck_assert_uint_gt(after->length, before->length);
    ck_assert_str_eq(after->id, "plan");
    ck_assert_int_eq(after->day.year, 2026);
}
END_TEST

static const char *const outside[] = {
    "/etc/hostname.md",
    "../x.md",
    "a/../../x.md",
    ".emjournal/trash/x.md",
    "x.txt",
    "",
    "a//b.md",
    "1/2/3/4/5/6/7/8/9/x.md",
};

START_TEST(reading_stays_inside)
{
    plant_all();
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(emj_journal_read(place.journal, outside[_i], &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "cannot be an entry's file");
}
END_TEST

START_TEST(reading_follows_no_link_on_the_way)
{
    plant_all();
    place_link("ideas", "alias");
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(emj_journal_read(place.journal, "alias/plan.md", &error));
    place_expect_error(&error, EMJ_ERROR_INVALID, "symbolic link");
}
END_TEST

/* A run through several folders, one of them twice, and what is refused in between. */
START_TEST(a_reader_reads_as_a_single_reading_does)
{
    static const char *const paths[] = {
        "2026/11/2026-11-12-0900-note.md",
        "2026/11/2026-11-30-1000-note.md",
        "ideas/plan.md",
        "at-root.md",
        "2026/11/broken.md",
        "2026/11/missing.md",
        "2026/11/../11/2026-11-30-1000-note.md",
        "2026/11",
        "none/x.md",
        "2026/10/2026-10-01-0900-team-focus.md",
        "2026/11/2026-11-12-0900-note-2.md",
        "other/link.md",
        "other/same.md",
    };
    place_plant("at-root.md", ENTRY("2026-11-12"));
    plant_all();
    g_autoptr(emj_journal_reader) reader = emj_journal_reader_new(place.journal);
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GError) expected_error = NULL;
        g_autoptr(GError) error = NULL;
        g_autoptr(emj_entry) expected =
            emj_journal_read(place.journal, paths[i], &expected_error);
        g_autoptr(emj_entry) entry = emj_journal_reader_read(reader, paths[i], &error);
        ck_assert_msg((entry == NULL) == (expected == NULL), "%s", paths[i]);
        ck_assert_str_eq(entry ? entry->path : error->message,
                         expected ? expected->path : expected_error->message);
    }
}
END_TEST

START_TEST(a_reader_of_an_empty_journal_finds_nothing)
{
    g_autoptr(emj_journal_reader) reader = emj_journal_reader_new(place.journal);
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(emj_journal_reader_read(reader, "2026/11/x.md", &error));
    place_expect_error(&error, EMJ_ERROR_NOT_FOUND, "there is no journal");
    emj_journal_reader_free(NULL);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("journal-find");

    TCase *found = place_case(s, "found");
    tcase_add_loop_test(found, words_find_their_entry, 0, G_N_ELEMENTS(words));
    tcase_add_test(found, absolute_path_below_the_root_finds_its_entry);
    tcase_add_test(found, path_of_an_entry_at_the_root_finds_it);
    tcase_add_test(found, unreadable_neighbours_do_not_matter);

    TCase *missing = place_case(s, "missing");
    tcase_add_loop_test(missing, other_words_say_why_not, 0, G_N_ELEMENTS(faults));
    tcase_add_test(missing, an_entry_that_cannot_be_looked_for_is_not_missing);
    tcase_add_test(missing, five_candidates_are_named_at_most);

    TCase *counted = place_case(s, "counted");
    tcase_add_loop_test(counted, a_number_never_passes_over_what_it_may_mean, 0,
                        G_N_ELEMENTS(damaged));
    tcase_add_test(counted, a_link_is_none_that_a_number_may_mean);
    tcase_add_loop_test(counted, a_number_never_passes_over_what_may_not_be_read, 0,
                        G_N_ELEMENTS(forbidden));

    TCase *reading = place_case(s, "reading");
    tcase_add_test(reading, reading_sees_what_is_there_now);
    tcase_add_loop_test(reading, reading_stays_inside, 0, G_N_ELEMENTS(outside));
    tcase_add_test(reading, reading_follows_no_link_on_the_way);
    tcase_add_test(reading, a_reader_reads_as_a_single_reading_does);
    tcase_add_test(reading, a_reader_of_an_empty_journal_finds_nothing);
    return s;
}

int main(void)
{
    return place_run(suite());
}
