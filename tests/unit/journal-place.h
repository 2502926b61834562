/*
 * A journal in a temporary folder for one test, and what tests do in it by hand:
 * plant files, look at bytes and modes. None of it goes through journal/journal.h.
 */
#ifndef EMJ_TESTS_JOURNAL_PLACE_H
#define EMJ_TESTS_JOURNAL_PLACE_H

#include <errno.h>

#include "base-scratch.h"
#include "base/error.h"
#include "base/file.h"
#include "journal/journal.h"

struct place {
    struct scratch scratch;
    char *root; /* does not exist at first */
    struct emj_journal *journal;
};

static struct place place;

static inline void place_reopen(void)
{
    g_autoptr(GError) error = NULL;
    emj_journal_free(place.journal);
    place.journal = emj_journal_open(place.root, &error);
    ck_assert_msg(place.journal != NULL, "%s", error ? error->message : "");
}

static inline void place_setup(void)
{
    place.scratch = scratch_new();
    place.root = g_strconcat(place.scratch.path, "/journal", NULL);
    place_reopen();
}

static inline void place_teardown(void)
{
    emj_journal_free(place.journal);
    place.journal = NULL;
    g_clear_pointer(&place.root, g_free);
    scratch_free(&place.scratch);
}

/* --- by hand --- */

static inline char *place_path(const char *path)
{
    return g_strconcat(place.root, "/", path, NULL);
}

/* Writes a file and the folders it needs, below the root. */
static inline void place_plant(const char *path, const char *text)
{
    g_autofree char *whole = place_path(path);
    g_autofree char *above = g_path_get_dirname(whole);
    ck_assert_int_eq(g_mkdir_with_parents(above, 0700), 0);
    scratch_write(AT_FDCWD, whole, text, strlen(text));
}

static inline void place_link(const char *target, const char *path)
{
    g_autofree char *whole = place_path(path);
    g_autofree char *above = g_path_get_dirname(whole);
    ck_assert_int_eq(g_mkdir_with_parents(above, 0700), 0);
    ck_assert_int_eq(symlink(target, whole), 0);
}

/* The file's text, or NULL when it is not there. */
static inline char *place_read(const char *path)
{
    g_autofree char *whole = place_path(path);
    int fd = open(whole, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    GString *text = g_string_new(NULL);
    char buffer[4096];
    for (ssize_t got = read(fd, buffer, sizeof buffer); got > 0;
         got = read(fd, buffer, sizeof buffer))
        g_string_append_len(text, buffer, got);
    close(fd);
    return g_string_free(text, FALSE);
}

static inline bool place_has(const char *path)
{
    g_autofree char *whole = place_path(path);
    return scratch_has(AT_FDCWD, whole);
}

static inline void place_expect(const char *path, const char *text)
{
    g_autofree char *found = place_read(path);
    ck_assert_msg(found != NULL, "'%s' is missing", path);
    ck_assert_str_eq(found, text);
}

static inline int place_compare_lines(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static inline void place_add_lines(const char *path, size_t skip, GPtrArray *lines)
{
    DIR *stream = opendir(path);
    const struct dirent *found = NULL;
    while (stream && (found = readdir(stream))) {
        g_autofree char *inside = g_strdup_printf("%s/%s", path, found->d_name);
        struct stat status;
        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0)
            continue;
        ck_assert_int_eq(lstat(inside, &status), 0);
        if (S_ISDIR(status.st_mode)) {
            g_ptr_array_add(lines, g_strdup_printf("%s/ %o", inside + skip,
                                                   (unsigned)status.st_mode & 07777));
            place_add_lines(inside, skip, lines);
            continue;
        }
        g_autofree char *text = S_ISREG(status.st_mode) ? place_read(inside + skip) : NULL;
        g_ptr_array_add(lines, g_strdup_printf("%s %o %u", inside + skip,
                                               (unsigned)status.st_mode & 07777,
                                               text ? g_str_hash(text) : 0));
    }
    if (stream)
        closedir(stream);
}

/* Every name below the root with its mode and a sum of its bytes, a line each, sorted. */
static inline char *place_tree(void)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    place_add_lines(place.root, strlen(place.root) + 1, lines);
    g_ptr_array_sort(lines, place_compare_lines);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("\n", (char **)lines->pdata);
}

/* The names in a folder below the root, sorted, with a blank between them. */
static inline char *place_names(const char *path)
{
    g_autofree char *whole = place_path(path);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) stream = g_dir_open(whole, 0, NULL);
    const char *name = NULL;
    while (stream && (name = g_dir_read_name(stream)))
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, place_compare_lines);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(" ", (char **)names->pdata);
}

/* --- rights --- */

enum { PLACE_USER = 65534 }; /* whom the journal belongs to while something is forbidden */

static inline void place_give(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *stream = folder < 0 ? NULL : fdopendir(folder);
    const struct dirent *found = NULL;
    ck_assert_int_eq(lchown(path, PLACE_USER, (gid_t)-1), 0);
    while (stream && (found = readdir(stream))) {
        g_autofree char *inside = g_strdup_printf("%s/%s", path, found->d_name);
        if (strcmp(found->d_name, ".") != 0 && strcmp(found->d_name, "..") != 0)
            place_give(inside);
    }
    if (stream)
        closedir(stream);
}

/*
 * Leaves these rights on a path: 0 is none, 0500 no change in a folder. Root has no need
 * of rights, so that a test which runs as root is an ordinary user until place_allow.
 */
static inline void place_restrict(const char *path, mode_t mode)
{
    g_autofree char *whole = place_path(path);
    ck_assert_int_eq(chmod(whole, mode), 0);
    if (geteuid() == 0) {
        place_give(place.root);
        ck_assert_int_eq(seteuid(PLACE_USER), 0);
    }
}

static inline void place_forbid(const char *path)
{
    place_restrict(path, 0);
}

static inline void place_allow(const char *path)
{
    g_autofree char *whole = place_path(path);
    ck_assert_int_eq(seteuid(getuid()), 0);
    ck_assert_int_eq(chmod(whole, g_str_has_suffix(path, ".md") ? 0600 : 0700), 0);
}

/* --- entries --- */

/* `date` is "2026-11-12T14:32"; `activity` NULL is none. */
static inline char *place_text(const char *date, const char *activity, const char *body)
{
    return g_strdup_printf("---\ndate: %s:00+01:00\n%s%s%stags: []\n---\n\n%s\n", date,
                           activity ? "activity: " : "", activity ? activity : "",
                           activity ? "\n" : "", body);
}

/* The name in the trash of what `text` took the place of; `stem` is all before it. */
static inline char *place_replaced(const char *stem, const char *text)
{
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    return g_strdup_printf("%s=%.16s.md", stem, digest);
}

/* Adds an entry through the journal. Its path, owned by the caller. */
static inline char *place_add(const char *date, const char *activity, const char *body)
{
    g_autofree char *text = place_text(date, activity, body);
    g_autoptr(GError) error = NULL;
    char *path = NULL;
    bool done = emj_journal_add(place.journal, text, strlen(text), &path, &error);
    ck_assert_msg(done, "%s", error ? error->message : "");
    return path;
}

/* Adds one whose path does not matter. */
static inline void place_fill(const char *date)
{
    g_free(place_add(date, NULL, "text"));
}

static inline struct emj_entry *place_entry(const char *path)
{
    g_autoptr(GError) error = NULL;
    struct emj_entry *entry = emj_journal_read(place.journal, path, &error);
    ck_assert_msg(entry != NULL, "%s", error ? error->message : "");
    return entry;
}

/* Fails unless the error has this code and says this somewhere. */
static inline void place_expect_error(GError **error, enum emj_error code, const char *part)
{
    ck_assert_ptr_nonnull(*error);
    ck_assert_msg(g_error_matches(*error, EMJ_ERROR, (int)code), "code %d: %s", (*error)->code,
                  (*error)->message);
    ck_assert_msg(strstr((*error)->message, part) != NULL, "%s", (*error)->message);
    g_clear_error(error);
}

/* Runs a suite of one program: every test gets a journal of its own. */
static inline int place_run(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}

static inline TCase *place_case(Suite *suite, const char *name)
{
    TCase *tcase = tcase_create(name);
    tcase_add_checked_fixture(tcase, place_setup, place_teardown);
    suite_add_tcase(suite, tcase);
    return tcase;
}

#endif
