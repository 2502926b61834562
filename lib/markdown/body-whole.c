/*
 * Most texts mean the same when they stand among others, and are written as they
 * were typed, headings moved.
 *
 * For a closed text that needs no trial. What is written is the typed lines of all
 * its blocks, in their order, with one blank line between two of them. Such a line
 * changes no block before it: a fence or raw HTML at the top is over where the next
 * block begins, one in a list was looked for (emj_body_parse), and a paragraph is
 * over too. It changes no block behind it: that began on a line of its own, and
 * begins as well behind a blank one. A heading that begins with "#" is one with
 * more or fewer of them. Nothing in it defines a link.
 *
 * Other texts are read again and compared: one with an underlined heading, one that
 * may define a link, one with something open.
 */
#include "markdown/body.h"

static bool needs_writing(const struct emj_body *body)
{
    for (size_t i = 0; i < body->blocks->len; i++) {
        const struct emj_body_block *block =
            &g_array_index(body->blocks, struct emj_body_block, i);

        if (block->node == NULL || block->unsafe)
            return true;
    }
    return false;
}

static void append_level(GString *out, cmark_node *heading)
{
    for (int level = cmark_node_get_heading_level(heading); level > 0; level--)
        g_string_append_c(out, '#');
}

/* Returns whether the block was copied but for the level of a heading. */
static bool append_block(GString *out, const struct emj_body *body,
                         const struct emj_body_block *block)
{
    struct emj_slice lines = emj_body_slice(body, block->first, block->last);

    if (cmark_node_get_type(block->node) == CMARK_NODE_HEADING) {
        append_level(out, block->node);
        if (!emj_body_is_atx(lines.start)) {
            g_autofree char *source = emj_slice_dup(lines);
            g_autofree char *text = emj_body_heading_text(source, "&#10;");
            g_string_append(out, text);
            return false;
        }
        size_t marks = strspn(lines.start, " ");
        marks += strspn(lines.start + marks, "#");
        lines = (struct emj_slice){ lines.start + marks, lines.length - marks };
    }
    g_string_append_len(out, lines.start, (gssize)lines.length);
    return true;
}

static bool append_blocks(GString *out, const struct emj_body *body)
{
    bool copied = true;

    for (size_t i = 0; i < body->blocks->len; i++) {
        if (i > 0)
            g_string_append(out, "\n\n");
        copied &=
            append_block(out, body, &g_array_index(body->blocks, struct emj_body_block, i));
    }
    return copied;
}

static bool means_the_same(const struct emj_body *body, const char *masked)
{
    cmark_node *root = emj_trial_read(masked);

    if (root == NULL)
        return false;
    bool same = emj_trial_is_equal(root, body->root);
    cmark_node_free(root);
    return same;
}

char *emj_body_whole(const struct emj_body *body)
{
    if (body->may_define || needs_writing(body))
        return NULL;

    g_autoptr(GString) text = g_string_sized_new(strlen(body->text) + 64);
    bool copied = append_blocks(text, body);
    size_t length = text->len;
    g_string_append(text, EMJ_TRIAL_SENTINEL);
    emj_body_mask(text->str);
    if ((body->masked && !emj_trial_is_safe(text->str)) ||
        !((copied && body->closed) || means_the_same(body, text->str)))
        return NULL;
    emj_body_unmask(text->str);
    g_string_truncate(text, length);
    return g_string_free(g_steal_pointer(&text), FALSE);
}
