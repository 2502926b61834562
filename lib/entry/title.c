/* A title for an entry without a heading. */
#include "entry/body.h"
#include "entry/lines.h"

enum {
    TITLE_BYTES = 1024, /* of a line; more cannot fit into the columns of a title */
};

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

char *emj_text_title_line(const char *text, unsigned *ret_place)
{
    size_t length = strlen(text);
    size_t offset = 0;
    struct emj_slice line = { 0 };
    for (*ret_place = 0; emj_text_next_line(text, length, &offset, &line); (*ret_place)++) {
        struct emj_slice title = readable(line);
        if (title.length == 0 || emj_line_is_private(line))
            continue;
        title.length = MIN(title.length, TITLE_BYTES);
        g_autofree char *cut = emj_slice_to_valid(title);
        return emj_text_fold_lines(cut);
    }
    return NULL;
}
