/* What an editor leaves behind: questions without an answer. */
#include "entry/body.h"
#include "entry/edit.h"
#include "entry/lines.h"

static bool is_empty_answer(const struct emj_entry *entry, const struct emj_piece *piece)
{
    struct emj_slice content = { entry->bytes + piece->content, piece->end - piece->content };
    return piece->kind == EMJ_PIECE_ANSWER && emj_slice_trim_lines(content).length == 0;
}

char *emj_entry_edit_drop_empty(const struct emj_entry *entry, size_t *ret_length)
{
    struct emj_body_scan scan = emj_body_scan_init(entry->bytes, entry->length, entry->body, 1);
    struct emj_piece piece = { 0 };
    GString *kept = g_string_new_len(entry->bytes, (gssize)entry->body);
    while (emj_body_next(&scan, &piece)) {
        if (!is_empty_answer(entry, &piece)) {
            g_string_append_len(kept, entry->bytes + piece.start,
                                (gssize)(piece.end - piece.start));
        }
    }
    *ret_length = kept->len;
    return g_string_free(kept, false);
}
