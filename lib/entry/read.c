#include "base/text.h"
#include "entry/body.h"
#include "entry/entry.h"
#include "entry/front-matter.h"
#include "entry/name.h"

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

static char *title_of_answer(const struct emj_answer *answer)
{
    unsigned place = 0;
    g_autofree char *line = emj_text_title_line(answer->text, &place);
    return line != NULL ? emj_text_ellipsize(line, EMJ_ENTRY_TITLE_COLUMNS) : NULL;
}

static void derive_title(struct emj_entry *entry)
{
    for (guint i = 0; i < entry->answers->len && entry->title == NULL; i++)
        entry->title = title_of_answer(g_ptr_array_index(entry->answers, i));
}

/* --- reading --- */

static bool check_size(const struct emj_entry *entry, unsigned body_line,
                       struct emj_diags *diags)
{
    /* The empty line below the front matter is not of the text. */
    const char *body = entry->bytes + entry->body;
    size_t empty = *body == '\r' ? 1 : 0;
    size_t length = entry->length - entry->body;
    if (body[empty] == '\n')
        length -= empty + 1;
    if (length <= EMJ_ENTRY_MAX_BODY)
        return true;
    emj_diags_error(diags, (struct emj_mark){ .line = body_line, .column = 1 },
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
    bool sized = check_size(entry, front.body_line, diags);
    if (!emj_front_read(entry, &front, diags) || !sized)
        return NULL;
    emj_body_read(entry, front.body_line);
    derive_title(entry);
    return g_steal_pointer(&entry);
}
