#include "entry/edit.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "entry/body.h"
#include "entry/front-edit.h"
#include "entry/front-matter.h"
#include "entry/lines.h"

/* --- checking a result --- */

static bool refuse(const struct emj_entry *entry, const char *what, GError **error)
{
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                "%s of '%s' cannot be changed safely; change it in an editor", what, entry->id);
    return false;
}

/* Takes over `bytes`. NULL when they cannot be read. */
static struct emj_entry *reread(const struct emj_entry *entry, char *bytes, size_t length,
                                GError **error)
{
    g_autoptr(emj_diags) diags = emj_diags_new(entry->path);
    struct emj_entry *changed = emj_entry_read(entry->path, bytes, length, diags);
    if (changed == NULL)
        emj_diags_to_error(diags, error);
    return changed;
}

/* The bytes of a checked result; `changed` is used up. */
static char *hand_out(struct emj_entry *changed, size_t *ret_length)
{
    char *bytes = g_steal_pointer(&changed->bytes);
    *ret_length = changed->length;
    emj_entry_free(changed);
    return bytes;
}

static bool same_bytes(const char *a, size_t a_length, const char *b, size_t b_length)
{
    return a_length == b_length && (a_length == 0 || memcmp(a, b, a_length) == 0);
}

static bool same_body(const struct emj_entry *a, const struct emj_entry *b)
{
    return same_bytes(a->bytes + a->body, a->length - a->body, b->bytes + b->body,
                      b->length - b->body);
}

static bool same_answers(const struct emj_entry *a, const struct emj_entry *b)
{
    bool same = a->answers->len == b->answers->len && a->words == b->words;
    for (guint i = 0; same && i < a->answers->len; i++) {
        const struct emj_answer *first = g_ptr_array_index(a->answers, i);
        const struct emj_answer *second = g_ptr_array_index(b->answers, i);
        same = g_strcmp0(first->prompt, second->prompt) == 0 &&
               g_strcmp0(first->question, second->question) == 0 &&
               strcmp(first->text, second->text) == 0 && first->marker == second->marker &&
               first->private == second->private;
    }
    return same;
}

static bool same_date(struct emj_date a, struct emj_date b)
{
    return emj_date_is_set(a) == emj_date_is_set(b) &&
           (!emj_date_is_set(a) || emj_date_compare(a, b) == 0);
}

/* All commitments but the one at `except`. */
static bool same_commitments(const struct emj_entry *a, const struct emj_entry *b,
                             size_t except)
{
    bool same = a->commitments->len == b->commitments->len;
    for (guint i = 0; same && i < a->commitments->len; i++) {
        const struct emj_commitment *first = g_ptr_array_index(a->commitments, i);
        const struct emj_commitment *second = g_ptr_array_index(b->commitments, i);
        same = strcmp(first->text, second->text) == 0 &&
               (i == except ||
                (first->state == second->state && same_date(first->closed, second->closed) &&
                 g_strcmp0(first->reason, second->reason) == 0));
    }
    return same;
}

static char *next_own_tag(const GPtrArray *tags, guint *index)
{
    while (*index < tags->len) {
        char *tag = g_ptr_array_index(tags, (*index)++);
        if (emj_front_tag_side(tag) == EMJ_SIDE_ANY)
            return tag;
    }
    return NULL;
}

/* The writer's own tags, in order. */
static bool same_own_tags(const struct emj_entry *a, const struct emj_entry *b)
{
    guint first = 0;
    guint second = 0;
    const char *tag = NULL;
    do {
        tag = next_own_tag(a->tags, &first);
        if (g_strcmp0(tag, next_own_tag(b->tags, &second)) != 0)
            return false;
    } while (tag != NULL);
    return true;
}

/* --- front matter --- */

/* Applies the edit and reads it back; nothing but the keys in `keys` may differ. */
static struct emj_entry *apply(struct emj_front_edit *edit, const struct emj_entry *entry,
                               const char *const *keys, GError **error)
{
    size_t length = 0;
    char *bytes = emj_front_edit_apply(edit, &length);
    g_autoptr(emj_entry) changed = reread(entry, bytes, length, error);
    if (changed == NULL)
        return NULL;
    if (!same_body(entry, changed) || !emj_front_same(entry, changed, keys)) {
        refuse(entry, "the front matter", error);
        return NULL;
    }
    return g_steal_pointer(&changed);
}

/* Sets one key. The caller checks the value that was read back. */
static struct emj_entry *set_key(const struct emj_entry *entry, const char *key,
                                 const char *value, GError **error)
{
    const char *const keys[] = { key, NULL };
    g_autoptr(emj_front_edit) edit = emj_front_edit_new(entry, error);
    if (edit == NULL)
        return NULL;
    emj_front_edit_set(edit, key, value);
    return apply(edit, entry, keys, error);
}

static char *finish(struct emj_entry *changed, const struct emj_entry *entry, bool as_wanted,
                    size_t *ret_length, GError **error)
{
    if (!as_wanted) {
        refuse(entry, "the front matter", error);
        emj_entry_free(changed);
        return NULL;
    }
    return hand_out(changed, ret_length);
}

static bool check_functions(enum emj_work work, unsigned functions, GError **error)
{
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++) {
        enum emj_function function = (enum emj_function)i;
        enum emj_work side = emj_side_work(emj_function_side(function));
        if ((functions & (1U << i)) != 0 && (work & side) == 0) {
            g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                        "'%s' does not belong to the chosen side", emj_function_slug(function));
            return false;
        }
    }
    return true;
}

static void set_functions(struct emj_front_edit *edit, unsigned functions)
{
    g_autoptr(GPtrArray) slugs = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        if ((functions & (1U << i)) != 0)
            g_ptr_array_add(slugs, g_strdup(emj_function_slug((enum emj_function)i)));
    emj_front_edit_set_list(edit, "functions", slugs);
}

char *emj_entry_edit_work(const struct emj_entry *entry, enum emj_work work,
                          enum emj_tagged tagged, unsigned functions, size_t *ret_length,
                          GError **error)
{
    static const char *const keys[] = { "tags", "tagged", "functions", NULL };
    if (!check_functions(work, functions, error))
        return NULL;
    g_autoptr(emj_front_edit) edit = emj_front_edit_new(entry, error);
    if (edit == NULL)
        return NULL;
    emj_front_edit_set_work(edit, work);
    if (tagged != entry->tagged)
        emj_front_edit_set(edit, "tagged", emj_tagged_slug(tagged));
    if (functions != entry->functions)
        set_functions(edit, functions);
    struct emj_entry *changed = apply(edit, entry, keys, error);
    if (changed == NULL)
        return NULL;
    bool as_wanted = changed->work == work && changed->tagged == tagged &&
                     changed->functions == functions && same_own_tags(entry, changed);
    return finish(changed, entry, as_wanted, ret_length, error);
}

char *emj_entry_edit_minutes(const struct emj_entry *entry, int minutes, size_t *ret_length,
                             GError **error)
{
    if (minutes < 0 || minutes > EMJ_ENTRY_MAX_MINUTES) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                    "a length of %d minutes is not from 0 to %d", minutes,
                    EMJ_ENTRY_MAX_MINUTES);
        return NULL;
    }
    g_autofree char *value = minutes > 0 ? g_strdup_printf("%d", minutes) : NULL;
    struct emj_entry *changed = set_key(entry, "minutes", value, error);
    if (changed == NULL)
        return NULL;
    return finish(changed, entry, changed->minutes == minutes, ret_length, error);
}

char *emj_entry_edit_private(const struct emj_entry *entry, bool private, size_t *ret_length,
                             GError **error)
{
    struct emj_entry *changed = set_key(entry, "private", private ? "true" : NULL, error);
    if (changed == NULL)
        return NULL;
    return finish(changed, entry, changed->private == private, ret_length, error);
}

char *emj_entry_edit_date(const struct emj_entry *entry, struct emj_instant date,
                          size_t *ret_length, GError **error)
{
    g_autofree char *value = emj_instant_format(date);
    struct emj_entry *changed = set_key(entry, "date", value, error);
    if (changed == NULL)
        return NULL;
    bool as_wanted = changed->date.seconds == date.seconds &&
                     changed->date.offset_minutes == date.offset_minutes;
    return finish(changed, entry, as_wanted, ret_length, error);
}

/* --- body --- */

/* `count` bytes at `offset` give way to `text`. */
static char *splice(const struct emj_entry *entry, size_t offset, size_t count,
                    const char *text, size_t text_length, size_t *ret_length)
{
    GString *out = g_string_sized_new(entry->length + text_length + 1);
    g_string_append_len(out, entry->bytes, (gssize)offset);
    g_string_append_len(out, text, (gssize)text_length);
    g_string_append_len(out, entry->bytes + offset + count,
                        (gssize)(entry->length - offset - count));
    *ret_length = out->len;
    return g_string_free(out, FALSE);
}

static struct emj_front front_of(const struct emj_entry *entry)
{
    g_autoptr(emj_diags) diags = emj_diags_new(entry->path);
    struct emj_front front = { .newline = "\n", .body = entry->body };
    emj_front_split(entry->bytes, entry->length, &front, diags);
    return front;
}

/* The first piece of a kind, or false. */
static bool find_piece(const struct emj_entry *entry, enum emj_piece_kind kind,
                       struct emj_piece *ret_piece)
{
    struct emj_body_scan scan = emj_body_scan_init(entry->bytes, entry->length, entry->body, 1);
    while (emj_body_next(&scan, ret_piece))
        if (ret_piece->kind == kind)
            return true;
    return false;
}

/* Bytes of the blank lines at `offset`, or of the first one alone. */
static size_t blank_lines(const struct emj_entry *entry, size_t offset, bool all)
{
    size_t end = offset;
    size_t next = offset;
    struct emj_slice line = { 0 };
    while (emj_text_next_line(entry->bytes, entry->length, &next, &line) &&
           emj_slice_is_blank(line)) {
        end = next;
        if (!all)
            break;
    }
    return end - offset;
}

/* A new heading, set off by blank lines where none are. */
static char *insert_title(const struct emj_entry *entry, const char *heading,
                          size_t *ret_length)
{
    struct emj_front front = front_of(entry);
    size_t offset = entry->body + blank_lines(entry, entry->body, true);
    bool open_line = offset > 0 && entry->bytes[offset - 1] != '\n';
    bool is_last = offset == entry->length;
    g_autofree char *text = g_strdup_printf("%s%s%s%s%s", open_line ? front.newline : "",
                                            offset == entry->body ? front.newline : "", heading,
                                            front.newline, is_last ? "" : front.newline);
    return splice(entry, offset, 0, text, strlen(text), ret_length);
}

/* Removes the heading with the blank line behind it. */
static char *remove_title(const struct emj_entry *entry, const struct emj_piece *piece,
                          size_t *ret_length)
{
    size_t count = piece->end - piece->start;
    count += blank_lines(entry, piece->end, false);
    return splice(entry, piece->start, count, "", 0, ret_length);
}

static char *replace_title(const struct emj_entry *entry, const struct emj_piece *piece,
                           const char *heading, size_t *ret_length)
{
    size_t offset = piece->start;
    struct emj_slice line = { 0 };
    emj_text_next_line(entry->bytes, entry->length, &offset, &line);
    return splice(entry, piece->start, line.length, heading, strlen(heading), ret_length);
}

static bool title_as_wanted(const struct emj_entry *changed, const char *title)
{
    if (title[0] == '\0')
        return !changed->has_heading;
    return changed->has_heading && g_strcmp0(changed->title, title) == 0;
}

char *emj_entry_edit_title(const struct emj_entry *entry, const char *title, size_t *ret_length,
                           GError **error)
{
    g_autofree char *valid = g_utf8_make_valid(title != NULL ? title : "", -1);
    g_autofree char *wanted = emj_text_fold_lines(valid);
    g_autofree char *heading = emj_line_compose_heading(1, wanted);
    struct emj_piece piece = { 0 };
    size_t length = 0;
    char *bytes = NULL;
    if (!find_piece(entry, EMJ_PIECE_TITLE, &piece)) {
        bytes = wanted[0] != '\0' ? insert_title(entry, heading, &length)
                                  : splice(entry, 0, 0, "", 0, &length);
    } else if (wanted[0] == '\0') {
        bytes = remove_title(entry, &piece, &length);
    } else {
        bytes = replace_title(entry, &piece, heading, &length);
    }
    struct emj_entry *changed = reread(entry, bytes, length, error);
    if (changed == NULL)
        return NULL;
    if (!title_as_wanted(changed, wanted) || !same_answers(entry, changed) ||
        !same_commitments(entry, changed, SIZE_MAX)) {
        refuse(entry, "the title", error);
        emj_entry_free(changed);
        return NULL;
    }
    return hand_out(changed, ret_length);
}

/* --- commitments --- */

/* The task line of a commitment; `ret_line` gets the whole line. */
static bool find_task(const struct emj_entry *entry, size_t index, struct emj_slice *ret_line,
                      struct emj_task *ret_task)
{
    struct emj_body_scan scan = emj_body_scan_init(entry->bytes, entry->length, entry->body, 1);
    struct emj_piece piece = { 0 };
    size_t count = 0;
    while (emj_body_next(&scan, &piece)) {
        size_t offset = piece.content;
        while (piece.kind == EMJ_PIECE_COMMITMENTS &&
               emj_text_next_line(entry->bytes, piece.end, &offset, ret_line))
            if (emj_task_parse(*ret_line, ret_task) && count++ == index)
                return true;
    }
    return false;
}

/*
 * "- [x] TEXT (kept 2026-10-27, REASON)" from the open task's line, whose bytes
 * may be anything.
 */
static GString *closed_line(struct emj_slice line, const struct emj_task *task,
                            enum emj_commitment_state state, struct emj_date closed,
                            const char *reason)
{
    g_autofree char *day = emj_date_format(closed);
    const char *end = task->text.start + task->text.length;
    GString *out = g_string_new_len(line.start, task->box - line.start);
    g_string_append_c(out, emj_commitment_state_box(state));
    g_string_append_len(out, task->box + 1, end - task->box - 1);
    g_string_append_printf(out, " (%s %s%s%s)", emj_commitment_state_slug(state), day,
                           reason[0] != '\0' ? ", " : "", reason);
    return out;
}

/* The commitment at `index`, if it can be closed with these values. */
static const struct emj_commitment *closable(const struct emj_entry *entry, size_t index,
                                             enum emj_commitment_state state,
                                             struct emj_date closed, GError **error)
{
    if (index >= entry->commitments->len || state == EMJ_COMMITMENT_OPEN ||
        !emj_date_is_valid(closed)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                    "'%s' has no commitment %zu that can be closed like this", entry->id,
                    index + 1);
        return NULL;
    }
    const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, index);
    if (commitment->state != EMJ_COMMITMENT_OPEN) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "commitment %zu of '%s' is closed: %s",
                    index + 1, entry->id, emj_commitment_state_slug(commitment->state));
        return NULL;
    }
    return commitment;
}

static bool closed_as_wanted(const struct emj_entry *changed, size_t index,
                             enum emj_commitment_state state, struct emj_date closed,
                             const char *reason)
{
    if (index >= changed->commitments->len)
        return false;
    const struct emj_commitment *commitment = g_ptr_array_index(changed->commitments, index);
    const char *written = commitment->reason != NULL ? commitment->reason : "";
    return commitment->state == state && same_date(commitment->closed, closed) &&
           strcmp(written, reason) == 0;
}

char *emj_entry_edit_commitment(const struct emj_entry *entry, size_t index,
                                enum emj_commitment_state state, struct emj_date closed,
                                const char *reason, size_t *ret_length, GError **error)
{
    struct emj_slice line = { 0 };
    struct emj_task task = { 0 };
    if (closable(entry, index, state, closed, error) == NULL)
        return NULL;
    if (!find_task(entry, index, &line, &task)) {
        refuse(entry, "the commitment", error);
        return NULL;
    }
    g_autofree char *valid = g_utf8_make_valid(reason != NULL ? reason : "", -1);
    g_autofree char *why = emj_text_fold_lines(valid);
    g_autoptr(GString) text = closed_line(line, &task, state, closed, why);
    size_t length = 0;
    size_t offset = (size_t)(line.start - entry->bytes);
    char *bytes = splice(entry, offset, line.length, text->str, text->len, &length);
    struct emj_entry *changed = reread(entry, bytes, length, error);
    if (changed == NULL)
        return NULL;
    if (!closed_as_wanted(changed, index, state, closed, why) ||
        !same_answers(entry, changed) || !same_commitments(entry, changed, index)) {
        refuse(entry, "the commitment", error);
        emj_entry_free(changed);
        return NULL;
    }
    return hand_out(changed, ret_length);
}
