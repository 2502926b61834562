#include "base/text.h"
#include "entry/body.h"
#include "entry/entry.h"
#include "entry/front-matter.h"
#include "entry/lines.h"
#include "entry/name.h"

enum {
    TITLE_BYTES = 1024, /* of a line; more cannot fit into the columns of a title */
};

static struct emj_entry *new_entry(const char *path, char *bytes, size_t length)
{
    struct emj_entry *entry = g_new0(struct emj_entry, 1);
    entry->id = emj_entry_id_from_path(path);
    entry->path = g_strdup(path);
    entry->bytes = bytes;
    entry->length = length;
    entry->tags = g_ptr_array_new_with_free_func(g_free);
    entry->asked = g_ptr_array_new_with_free_func(g_free);
    entry->people = g_ptr_array_new_with_free_func(g_free);
    entry->themes = g_ptr_array_new_with_free_func(g_free);
    return entry;
}

/* --- a title for an entry without a heading --- */

/* The line without what is only form; empty when nothing is left to read. */
static struct emj_slice readable(struct emj_slice line)
{
    struct emj_slice text = emj_line_skip_markup(line);
    struct emj_slice heading = { 0 };
    if (emj_line_heading(text, &heading) > 0)
        text = heading;
    if (text.length > 3 && text.start[0] == '[' && text.start[2] == ']')
        text = (struct emj_slice){ text.start + 3, text.length - 3 };
    text = emj_slice_trim(text);
    bool form = emj_slice_starts(text, "<!--") || emj_slice_starts(text, "```") ||
                emj_slice_starts(text, "~~~") || !emj_text_has_alnum(text.start, text.length);
    return form ? (struct emj_slice){ text.start, 0 } : text;
}

static char *title_of_answer(const struct emj_answer *answer)
{
    size_t length = strlen(answer->text);
    size_t offset = 0;
    struct emj_slice line = { 0 };
    while (emj_text_next_line(answer->text, length, &offset, &line)) {
        struct emj_slice text = readable(line);
        if (text.length == 0 || emj_line_is_private(line))
            continue;
        text.length = MIN(text.length, TITLE_BYTES);
        g_autofree char *cut = emj_slice_to_valid(text);
        g_autofree char *folded = emj_text_fold_lines(cut);
        return emj_text_ellipsize(folded, EMJ_ENTRY_TITLE_COLUMNS);
    }
    return NULL;
}

static void derive_title(struct emj_entry *entry)
{
    for (guint i = 0; i < entry->answers->len && entry->title == NULL; i++)
        entry->title = title_of_answer(g_ptr_array_index(entry->answers, i));
}

/* --- reading --- */

static bool check_size(const struct emj_entry *entry, struct emj_diags *diags)
{
    if (entry->length - entry->body <= EMJ_ENTRY_MAX_BODY)
        return true;
    emj_diags_error(diags, (struct emj_mark){ 0 },
                    "the text is larger than %d MiB, which is the limit of an entry",
                    EMJ_ENTRY_MAX_BODY / (1024 * 1024));
    return false;
}

struct emj_entry *emj_entry_read(const char *path, char *bytes, size_t length,
                                 struct emj_diags *diags)
{
    g_autoptr(emj_entry) entry = new_entry(path, bytes, length);
    struct emj_front front = { 0 };
    if (!emj_front_split(bytes, length, &front, diags))
        return NULL;
    entry->body = front.body;
    bool sized = check_size(entry, diags);
    if (!emj_front_read(entry, &front, diags) || !sized)
        return NULL;
    emj_body_read(entry, front.body_line);
    derive_title(entry);
    return g_steal_pointer(&entry);
}
