#include "entry/shareable.h"

#include "entry/body.h"
#include "entry/lines.h"
#include "entry/text.h"

static void shareable_free(gpointer data)
{
    emj_shareable_free(data);
}

static void add(GPtrArray *parts, const char *text, size_t length, unsigned line)
{
    if (length == 0)
        return;
    g_autoptr(emj_shareable) part = emj_shareable_new(text, length, line);
    /* "<!-- -->// about Wen" reads as a private line, too. */
    if (!emj_text_is_private(part->text, strlen(part->text)))
        g_ptr_array_add(parts, g_steal_pointer(&part));
}

/* --- pieces --- */

static struct emj_slice content_of(const struct emj_entry *entry, const struct emj_piece *piece)
{
    return (struct emj_slice){ entry->bytes + piece->content, piece->end - piece->content };
}

static bool is_private_slice(struct emj_slice slice)
{
    return slice.length > 0 && emj_text_is_private(slice.start, slice.length);
}

static bool is_private_answer(const struct emj_entry *entry, const struct emj_piece *piece)
{
    return emj_prompt_is_private(piece->comment.start, piece->comment.length) ||
           is_private_slice(piece->heading) || is_private_slice(content_of(entry, piece));
}

static void add_piece(GPtrArray *parts, const struct emj_entry *entry,
                      const struct emj_piece *piece)
{
    add(parts, entry->bytes + piece->start, piece->end - piece->start, piece->line);
}

/*
 * The tasks of a commitment section alone, when what stands before it is private: a
 * heading "Commitment" inside of a private answer ends the answer for this program,
 * but not for its writer.
 */
static void add_tasks(GPtrArray *parts, const struct emj_entry *entry,
                      const struct emj_piece *piece)
{
    struct emj_task task = { 0 };
    struct emj_slice line = { 0 };
    size_t offset = piece->start;
    size_t start = offset;
    for (unsigned number = piece->line;
         emj_text_next_line(entry->bytes, piece->end, &offset, &line); number++) {
        bool heading = start < piece->content;
        if (heading || (emj_task_parse(line, &task) && !is_private_slice(task.text)))
            add(parts, entry->bytes + start, offset - start, number);
        start = offset;
    }
}

static void add_commitments(GPtrArray *parts, const struct emj_entry *entry,
                            const struct emj_piece *piece, bool after_private)
{
    if (after_private || is_private_slice(content_of(entry, piece)))
        add_tasks(parts, entry, piece);
    else
        add_piece(parts, entry, piece);
}

/* --- the whole body --- */

static GArray *read_pieces(const struct emj_entry *entry)
{
    GArray *pieces = g_array_new(false, false, sizeof(struct emj_piece));
    unsigned line = 1;
    for (size_t i = 0; i < entry->body; i++)
        line += entry->bytes[i] == '\n' ? 1 : 0;
    struct emj_body_scan scan =
        emj_body_scan_init(entry->bytes, entry->length, entry->body, line);
    struct emj_piece piece = { 0 };
    while (emj_body_next(&scan, &piece))
        g_array_append_val(pieces, piece);
    return pieces;
}

static const struct emj_piece *piece_at(const GArray *pieces, guint index)
{
    return &g_array_index(pieces, struct emj_piece, index);
}

/* Text between two answers is one answer, around titles and commitments. */
static bool is_private_text(const struct emj_entry *entry, const GArray *pieces, guint first)
{
    for (guint i = first; i < pieces->len; i++) {
        const struct emj_piece *piece = piece_at(pieces, i);
        if (piece->kind == EMJ_PIECE_ANSWER)
            break;
        if (piece->kind == EMJ_PIECE_TEXT && is_private_slice(content_of(entry, piece)))
            return true;
    }
    return false;
}

static void add_pieces(GPtrArray *parts, const struct emj_entry *entry, const GArray *pieces)
{
    bool private_text = is_private_text(entry, pieces, 0);
    bool private = private_text;
    for (guint i = 0; i < pieces->len; i++) {
        const struct emj_piece *piece = piece_at(pieces, i);
        switch (piece->kind) {
        case EMJ_PIECE_ANSWER:
            private
            = is_private_answer(entry, piece);
            private_text = is_private_text(entry, pieces, i + 1);
            if (!private)
                add_piece(parts, entry, piece);
            break;
        case EMJ_PIECE_TEXT:
            private
            = private_text;
            if (!private)
                add_piece(parts, entry, piece);
            break;
        case EMJ_PIECE_TITLE:
            add_piece(parts, entry, piece);
            break;
        case EMJ_PIECE_COMMITMENTS:
            add_commitments(parts, entry, piece, private);
            break;
        }
    }
}

GPtrArray *emj_entry_shareable_body(const struct emj_entry *entry)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(shareable_free);
    if (emj_entry_is_private(entry))
        return parts;
    g_autoptr(GArray) pieces = read_pieces(entry);
    add_pieces(parts, entry, pieces);
    return parts;
}

/* --- the title --- */

static char *heading_title(const struct emj_entry *entry, unsigned *ret_line)
{
    g_autoptr(GArray) pieces = read_pieces(entry);
    for (guint i = 0; i < pieces->len; i++) {
        const struct emj_piece *piece = piece_at(pieces, i);
        if (piece->kind != EMJ_PIECE_TITLE)
            continue;
        *ret_line = piece->line;
        return is_private_slice(piece->heading) ? NULL : g_strdup(entry->title);
    }
    return NULL;
}

static char *answer_title(const struct emj_answer *answer, unsigned *ret_line)
{
    if (answer->private)
        return NULL;
    g_autoptr(emj_shareable) part =
        emj_shareable_new(answer->text, strlen(answer->text), answer->text_line);
    unsigned place = 0;
    char *title = emj_text_title_line(part->text, &place);
    if (title != NULL)
        *ret_line = g_array_index(part->lines, unsigned, place);
    return title;
}

char *emj_entry_shareable_title(const struct emj_entry *entry, unsigned *ret_line)
{
    *ret_line = 0;
    if (emj_entry_is_private(entry))
        return NULL;
    if (entry->has_heading)
        return heading_title(entry, ret_line);
    for (guint i = 0; i < entry->answers->len; i++) {
        char *title = answer_title(g_ptr_array_index(entry->answers, i), ret_line);
        if (title != NULL)
            return title;
    }
    return NULL;
}
