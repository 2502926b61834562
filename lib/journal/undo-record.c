/*
 * The file .emjournal/last: "KIND SECONDS-NUMBER SECONDS", where the first two numbers
 * are a place in the trash, then "DIGEST PATH" a line with the path encoded as in an
 * address, since a name may hold a newline.
 */
#include "base/error.h"
#include "base/text.h"
#include "journal/journal-private.h"
#include "journal/undo.h"

#define RECORD "last"

static const char *const kind_words[] = {
    [EMJ_RECORD_NONE] = "none",
    [EMJ_RECORD_ADDED] = "added",
    [EMJ_RECORD_BEGUN] = "begun",
    [EMJ_RECORD_GONE] = "gone",
};

void emj_record_clear(struct emj_record *record)
{
    g_clear_pointer(&record->paths, g_ptr_array_unref);
    g_clear_pointer(&record->digests, g_ptr_array_unref);
    record->kind = EMJ_RECORD_NONE;
}

bool emj_trash_is_after(const struct emj_trash_file *file, struct emj_trash_place place)
{
    if (file->says.seconds != place.seconds)
        return file->says.seconds > place.seconds;
    return file->says.number > place.number;
}

/* --- reading --- */

static bool parse_number(const char *text, int64_t maximum, int64_t *ret_value)
{
    return text && emj_text_to_int(text, 0, maximum, ret_value);
}

static bool parse_head(const char *line, struct emj_record *record)
{
    g_auto(GStrv) words = g_strsplit_set(line, " -", -1);
    int64_t number = 0;
    if (g_strv_length(words) != 4 ||
        !parse_number(words[1], INT64_MAX, &record->after.seconds) ||
        !parse_number(words[2], INT32_MAX, &number) ||
        !parse_number(words[3], INT64_MAX, &record->seconds))
        return false;
    record->after.number = (unsigned)number;
    for (int kind = EMJ_RECORD_ADDED; kind <= EMJ_RECORD_GONE; kind++)
        if (strcmp(words[0], kind_words[kind]) == 0)
            record->kind = (enum emj_record_kind)kind;
    return record->kind != EMJ_RECORD_NONE;
}

/* A path comes from a file that anybody may have written. */
static bool parse_path(const char *line, struct emj_record *record)
{
    const char *blank = strchr(line, ' ');
    g_autofree char *path = blank ? g_uri_unescape_string(blank + 1, NULL) : NULL;
    if (!path || !emj_path_is_entry(path))
        return false;
    g_ptr_array_add(record->digests, g_strndup(line, (gsize)(blank - line)));
    g_ptr_array_add(record->paths, g_steal_pointer(&path));
    return true;
}

static bool parse(const char *text, struct emj_record *record)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    if (!lines[0] || !parse_head(lines[0], record))
        return false;
    for (size_t i = 1; lines[i] && *lines[i]; i++)
        if (!parse_path(lines[i], record))
            return false;
    return true;
}

bool emj_record_read(int own, struct emj_record *ret_record, GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_autofree char *bytes = NULL;
    size_t length = 0;
    *ret_record = (struct emj_record){
        .paths = g_ptr_array_new_with_free_func(g_free),
        .digests = g_ptr_array_new_with_free_func(g_free),
    };
    if (!emj_file_read(own, RECORD, EMJ_ENTRY_MAX_BYTES, &bytes, &length, &failure) &&
        !g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_NOT_FOUND)) {
        emj_record_clear(ret_record);
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (!bytes || !parse(bytes, ret_record))
        ret_record->kind = EMJ_RECORD_NONE;
    return true;
}

/* --- writing --- */

static bool newest_place(const struct emj_journal *journal, struct emj_trash_place *ret_place,
                         GError **error)
{
    g_auto(emj_fd) trash = -1;
    g_autoptr(GPtrArray) files = emj_trash_files(journal, &trash, error);
    if (!files)
        return false;
    *ret_place = (struct emj_trash_place){ 0, 0 };
    if (files->len > 0) {
        const struct emj_trash_file *newest = g_ptr_array_index(files, 0);
        *ret_place = (struct emj_trash_place){ newest->says.seconds, newest->says.number };
    }
    return true;
}

static bool put(struct emj_journal *journal, const struct emj_hold *hold,
                enum emj_record_kind kind, int64_t now, const char *lines, GError **error)
{
    struct emj_trash_place place;
    if (!newest_place(journal, &place, error))
        return false;
    g_autofree char *text =
        g_strdup_printf("%s %" G_GINT64_FORMAT "-%u %" G_GINT64_FORMAT "\n%s", kind_words[kind],
                        MAX(place.seconds, 0), place.number, MAX(now, 0), lines);
    struct emj_file_target target = { hold->tmp, hold->own, RECORD };
    return emj_file_put(&target, text, strlen(text), error);
}

bool emj_record_put(struct emj_journal *journal, const struct emj_hold *hold,
                    enum emj_record_kind kind, int64_t now, GError **error)
{
    return put(journal, hold, kind, now, "", error);
}

/* Adds the line of an entry as it stands; false when it cannot be read. */
static bool append_path(struct emj_journal *journal, const char *path, GString *lines,
                        GError **error)
{
    const char *name = NULL;
    g_auto(emj_fd) folder = emj_journal_folder_of(journal, path, false, &name, error);
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (folder < 0 || !emj_file_read(folder, name, EMJ_ENTRY_MAX_BYTES, &bytes, &length, error))
        return false;
    g_autofree char *digest = emj_trash_digest(bytes, length);
    g_autofree char *encoded = g_uri_escape_string(path, "/", false);
    g_string_append_printf(lines, "%s %s\n", digest, encoded);
    return true;
}

static bool put_paths(struct emj_journal *journal, const struct emj_hold *hold,
                      const char *const *paths, size_t count, int64_t now, GError **error)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    for (size_t i = 0; i < count; i++)
        if (!append_path(journal, paths[i], lines, error))
            return false;
    return put(journal, hold, EMJ_RECORD_ADDED, now, lines->str, error);
}

bool emj_undo_note_paths(struct emj_journal *journal, const struct emj_hold *hold,
                         const char *const *paths, size_t count, int64_t now, GError **error)
{
    if (put_paths(journal, hold, paths, count, now, error))
        return true;
    g_prefix_error(error, "'%s' is back, but 'emjournal undo' does not know it: ", paths[0]);
    return false;
}

/* --- for commands --- */

bool emj_undo_begin(struct emj_journal *journal, int64_t now, GError **error)
{
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    return emj_hold_init(&hold, journal, error) &&
           emj_record_put(journal, &hold, EMJ_RECORD_BEGUN, now, error);
}

bool emj_undo_note_added(struct emj_journal *journal, const char *path, int64_t now,
                         GError **error)
{
    g_auto(emj_hold) hold = EMJ_HOLD_NONE;
    return emj_hold_init(&hold, journal, error) &&
           put_paths(journal, &hold, &path, 1, now, error);
}
