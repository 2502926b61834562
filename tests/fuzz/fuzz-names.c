/*
 * Any text as an activity, a name of a file and a path: what the program names stands
 * below the journal in the letters that every file system knows, and tells its id.
 */
#include <stdint.h>
#include <string.h>

#include "entry/entry.h"
#include "entry/name.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX_NAME = 255 }; /* bytes of a file name on the file systems of today */

static void check_name(const char *name)
{
    g_assert_cmpuint(strlen(name), <=, MAX_NAME - strlen(".md"));
    g_assert_cmpuint(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==, strlen(name));
    g_assert_true(g_ascii_isdigit(name[0]));
}

static void try_entry(const char *activity, struct emj_instant date, unsigned number)
{
    g_autofree char *folder = emj_entry_folder(date);
    g_autofree char *stem = emj_entry_stem(date, activity, number);
    g_autofree char *path = g_strdup_printf("%s/%s.md", folder, stem);
    g_autofree char *id = emj_entry_id_from_path(path);

    check_name(stem);
    g_assert_cmpuint(strlen(folder), ==, strlen("2026/11"));
    g_assert_cmpstr(id, ==, stem);
    g_assert_true(strncmp(stem, folder, 4) == 0 && strncmp(stem + 5, folder + 5, 2) == 0);
}

static const uint32_t last_seed = 3950000000; /* times 64 seconds: in the year 9980 */

/* The first bytes are the moment and the number, the rest is the activity. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint32_t numbers[2] = { 0 };
    if (size < sizeof numbers)
        return 0;
    memcpy(numbers, data, sizeof numbers);
    g_autofree char *text =
        g_strndup((const char *)data + sizeof numbers, size - sizeof numbers);
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    struct emj_instant date = emj_instant_in_zone((int64_t)(numbers[0] % last_seed) * 64, zone);

    try_entry(text, date, numbers[1]);
    try_entry(NULL, date, numbers[1]);
    g_free(emj_entry_id_from_path(text));
    return 0;
}
