#include "entry/check.h"

#include "entry/body.h"
#include "entry/lines.h"

static void free_flaw(gpointer data)
{
    struct emj_flaw *flaw = data;
    g_free(flaw->message);
    g_free(flaw);
}

GPtrArray *emj_flaws_new(void)
{
    return g_ptr_array_new_with_free_func(free_flaw);
}

/* Takes the message over. */
static void add(GPtrArray *flaws, enum emj_flaw_kind kind, struct emj_mark mark, char *message,
                const char *advice)
{
    if (flaws->len >= EMJ_FLAWS_KEPT) {
        g_free(message);
        return;
    }
    struct emj_flaw *flaw = g_new0(struct emj_flaw, 1);
    flaw->kind = kind;
    flaw->mark = mark;
    flaw->message = message;
    flaw->advice = advice;
    g_ptr_array_add(flaws, flaw);
}

/* --- the bytes --- */

static struct emj_mark mark_of(const char *bytes, size_t length, size_t offset)
{
    struct emj_mark mark = { 0, 0 };
    emj_text_position(bytes, length, offset, &mark.line, &mark.column);
    return mark;
}

/* The first of each kind: one wrong byte seldom comes alone. */
static void check_encoding(GPtrArray *flaws, const char *bytes, size_t length)
{
    const char *nul = memchr(bytes, '\0', length);
    if (nul)
        add(flaws, EMJ_FLAW_ENCODING, mark_of(bytes, length, (size_t)(nul - bytes)),
            g_strdup("a NUL byte, which no text has"),
            "the file may have been cut by a crash; compare it with a backup");
    const char *at = bytes;
    const char *end = bytes + length;
    while (at < end && !g_utf8_validate(at, end - at, &at) && *at == '\0')
        at++;
    if (at < end)
        add(flaws, EMJ_FLAW_ENCODING, mark_of(bytes, length, (size_t)(at - bytes)),
            g_strdup("bytes that are not UTF-8"), "save the file as UTF-8");
}

/* Told where the first side begins, and only when the other two lines follow. */
static void check_markers(GPtrArray *flaws, const char *bytes, size_t length)
{
    enum { NO_SIDE, FIRST_SIDE, SECOND_SIDE } state = NO_SIDE;
    struct emj_slice line = { 0 };
    size_t offset = 0;
    unsigned begun = 0;
    for (unsigned number = 1; emj_text_next_line(bytes, length, &offset, &line); number++) {
        if (emj_slice_starts(line, "<<<<<<< ")) {
            begun = number;
            state = FIRST_SIDE;
        } else if (state == FIRST_SIDE && emj_slice_equal(line, "=======")) {
            state = SECOND_SIDE;
        } else if (state == SECOND_SIDE && emj_slice_starts(line, ">>>>>>> ")) {
            add(flaws, EMJ_FLAW_MARKERS, (struct emj_mark){ begun, 1 },
                g_strdup("conflict markers of a merge; both sides stand in the file"),
                "keep what belongs there and remove the lines <<<<<<<, ======= and >>>>>>>");
            state = NO_SIDE;
        }
    }
}

void emj_flaws_add_bytes(GPtrArray *flaws, const char *bytes, size_t length)
{
    if (length == 0)
        return;
    check_encoding(flaws, bytes, length);
    check_markers(flaws, bytes, length);
}

/* --- the front matter --- */

static bool is_key(struct emj_slice line, const char *key)
{
    size_t length = strlen(key);
    return emj_slice_starts(line, key) && line.length > length && line.start[length] == ':';
}

/* The line of the key, counted from 1, and the offset behind it; 0 when there is none. */
static unsigned find_key(const struct emj_entry *entry, const char *key, size_t *ret_offset)
{
    struct emj_slice line = { 0 };
    size_t offset = 0;
    for (unsigned number = 1; emj_text_next_line(entry->bytes, entry->body, &offset, &line);
         number++)
        if (is_key(line, key)) {
            *ret_offset = (size_t)(line.start - entry->bytes);
            return number;
        }
    return 0;
}

struct emj_mark emj_entry_key_mark(const struct emj_entry *entry, const char *key)
{
    size_t offset = 0;
    unsigned line = find_key(entry, key, &offset);
    return (struct emj_mark){ MAX(line, 1), 1 };
}

/* Where a word of the list `key` stands; the key where that cannot be found. */
static struct emj_mark word_mark(const struct emj_entry *entry, const char *key,
                                 const char *word)
{
    size_t offset = 0;
    if (find_key(entry, key, &offset) == 0)
        return (struct emj_mark){ 1, 1 };
    struct emj_slice rest = { entry->bytes + offset, entry->body - offset };
    const char *found = emj_slice_find(rest, word);
    return found ? mark_of(entry->bytes, entry->length, (size_t)(found - entry->bytes))
                 : emj_entry_key_mark(entry, key);
}

/* Any word is a tag; one that is nearly a work tag counts for neither side unnoticed. */
static void check_tags(GPtrArray *flaws, const struct emj_entry *entry)
{
    const char *const words[] = { emj_side_slug(EMJ_SIDE_MANAGEMENT),
                                  emj_side_slug(EMJ_SIDE_LEADERSHIP), NULL };
    for (guint i = 0; i < entry->tags->len; i++) {
        const char *tag = g_ptr_array_index(entry->tags, i);
        g_autofree char *small = g_utf8_strdown(tag, -1);
        const char *near = emj_text_nearest(small, words);
        if (!near || strcmp(near, small) == 0)
            continue;
        g_autofree char *shown = emj_text_visible_line(tag);
        add(flaws, EMJ_FLAW_TAG, word_mark(entry, "tags", tag),
            g_strdup_printf("the tag '%s' is no work tag", shown),
            strcmp(near, words[0]) == 0 ? "did you mean 'management'?"
                                        : "did you mean 'leadership'?");
    }
}

/* --- commitments --- */

/* "- [?] text", however wrong the box is; a link "[text](address)" is none. */
static bool looks_like_task(struct emj_slice line, struct emj_slice *ret_text)
{
    struct emj_slice item = emj_slice_trim(line);
    if (item.length < 2 || !strchr("-*+", item.start[0]))
        return false;
    item = emj_slice_trim((struct emj_slice){ item.start + 1, item.length - 1 });
    const char *close = item.length > 0 ? memchr(item.start, ']', item.length) : NULL;
    if (!close || item.start[0] != '[')
        return false;
    struct emj_slice box = { item.start + 1, (size_t)(close - item.start) - 1 };
    struct emj_slice rest = { close + 1, item.length - box.length - 2 };
    if (emj_slice_columns(box) > 1 || (rest.length > 0 && rest.start[0] == '('))
        return false;
    *ret_text = emj_slice_trim(rest);
    return ret_text->length > 0;
}

/* A bracket at its end that begins as an outcome does. */
static bool has_broken_outcome(const struct emj_task *task)
{
    struct emj_slice text = task->text;
    if (task->state == EMJ_COMMITMENT_OPEN || task->note.length > 0 ||
        text.start[text.length - 1] != ')')
        return false;
    const char *open = g_strrstr_len(text.start, (gssize)text.length, "(");
    struct emj_slice note = { open, open ? (size_t)(text.start + text.length - open) : 0 };
    return open && (emj_slice_starts(note, "(kept ") || emj_slice_starts(note, "(partly ") ||
                    emj_slice_starts(note, "(dropped "));
}

static void check_task(GPtrArray *flaws, struct emj_slice line, unsigned number)
{
    struct emj_mark mark = { number, 1 };
    struct emj_slice text = { 0 };
    struct emj_task task = { 0 };
    if (!emj_task_parse(line, &task)) {
        if (looks_like_task(line, &text))
            add(flaws, EMJ_FLAW_COMMITMENT, mark, g_strdup("this commitment cannot be read"),
                "write '- [ ] ' before an open one, [x] for kept, [/] for partly, [-] for "
                "dropped");
    } else if (has_broken_outcome(&task)) {
        add(flaws, EMJ_FLAW_COMMITMENT, mark,
            g_strdup("the outcome of this commitment cannot be read"),
            "write it as '(kept 2026-10-27)'");
    }
}

static void check_commitments(GPtrArray *flaws, const struct emj_entry *entry)
{
    struct emj_mark body = mark_of(entry->bytes, entry->length, entry->body);
    struct emj_body_scan scan =
        emj_body_scan_init(entry->bytes, entry->length, entry->body, body.line);
    struct emj_piece piece = { 0 };
    while (emj_body_next(&scan, &piece)) {
        struct emj_slice line = { 0 };
        size_t offset = piece.content;
        unsigned number = piece.content_line;
        while (piece.kind == EMJ_PIECE_COMMITMENTS &&
               emj_text_next_line(entry->bytes, piece.end, &offset, &line))
            check_task(flaws, line, number++);
    }
}

void emj_flaws_add_entry(GPtrArray *flaws, const struct emj_entry *entry)
{
    check_tags(flaws, entry);
    check_commitments(flaws, entry);
}
