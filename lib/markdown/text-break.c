/* A flow as lines. */
#include "markdown/text-internal.h"

/* Where a line is being taken from the text of a flow. */
struct cursor {
    const GString *text;
    size_t columns;    /* how wide a line may be */
    size_t start;      /* of the line */
    size_t at;         /* end of what was looked at */
    size_t used;       /* columns from `start` to `at` */
    gunichar last;     /* the character before `at`, 0 after a space */
    size_t break_end;  /* the line may end here ... */
    size_t break_next; /* ... and the next one begin here; 0: nowhere yet */
    size_t break_used; /* columns up to there */
};

/* The character at the cursor. Most are ASCII, with no mark behind them. */
static size_t next_character(const struct cursor *cursor, gunichar *ret_first,
                             size_t *ret_columns)
{
    const char *at = cursor->text->str + cursor->at;
    struct emj_slice rest = { at, cursor->text->len - cursor->at };

    if ((unsigned char)at[0] < 0x80 && (unsigned char)at[1] < 0x80) {
        *ret_first = (gunichar)at[0];
        *ret_columns = 1;
        return 1;
    }
    *ret_first = g_utf8_get_char(at);
    return emj_slice_character(rest, cursor->columns, ret_columns);
}

static size_t spaces_at(const struct cursor *cursor)
{
    return strspn(cursor->text->str + cursor->at, " ");
}

static void mark_break(struct cursor *cursor, size_t spaces)
{
    cursor->break_end = cursor->at;
    cursor->break_used = cursor->used;
    cursor->break_next = cursor->at + spaces;
}

/* The line ends at `end`, and the next one begins at `next`. */
static struct emj_flow_line line_to(struct cursor *cursor, size_t end, size_t used, size_t next)
{
    cursor->at = next;
    return (struct emj_flow_line){ cursor->start, end, used };
}

/* The next character did not fit. */
static struct emj_flow_line break_line(struct cursor *cursor)
{
    if (cursor->break_next > 0)
        return line_to(cursor, cursor->break_end, cursor->break_used, cursor->break_next);
    return line_to(cursor, cursor->at, cursor->used, cursor->at);
}

/* The text or a line of it is over; spaces before that are no part of the line. */
static struct emj_flow_line finish_line(struct cursor *cursor, size_t next)
{
    if (cursor->last == 0 && cursor->break_next == cursor->at && cursor->break_next > 0)
        return line_to(cursor, cursor->break_end, cursor->break_used, next);
    return line_to(cursor, cursor->at, cursor->used, next);
}

/* Returns false when there is no space at the cursor, or it has a mark of its own. */
static bool skip_spaces(struct cursor *cursor, gunichar c, size_t length)
{
    size_t spaces = 0;

    if (c != ' ' || length > 1)
        return false;
    spaces = spaces_at(cursor);
    mark_break(cursor, spaces);
    cursor->at += spaces;
    cursor->used += spaces;
    cursor->last = 0;
    return true;
}

static struct emj_flow_line take_line(struct cursor *cursor)
{
    while (cursor->at < cursor->text->len) {
        size_t columns = 0;
        gunichar c = 0;
        size_t length = next_character(cursor, &c, &columns);

        if (c == '\n')
            return finish_line(cursor, cursor->at + 1);
        if (skip_spaces(cursor, c, length))
            continue;
        if (cursor->last != 0 && emj_text_may_break(cursor->last, c))
            mark_break(cursor, 0);
        if (cursor->used + columns > cursor->columns && cursor->at > cursor->start)
            return break_line(cursor);
        cursor->at += length;
        cursor->used += columns;
        cursor->last = c;
    }
    return finish_line(cursor, cursor->at);
}

bool emj_flow_next_line(const struct emj_flow *flow, size_t columns, size_t *offset,
                        struct emj_flow_line *ret_line)
{
    struct cursor cursor = { .text = flow->text, .columns = columns, .at = *offset };

    cursor.at += spaces_at(&cursor);
    cursor.start = cursor.at;
    if (cursor.at == flow->text->len)
        return false;
    *ret_line = take_line(&cursor);
    *offset = cursor.at;
    return true;
}

size_t emj_flow_columns(const struct emj_flow *flow)
{
    struct emj_flow_line line;
    size_t offset = 0, widest = 0;

    while (emj_flow_next_line(flow, G_MAXINT, &offset, &line))
        widest = MAX(widest, line.columns);
    return widest;
}

size_t emj_flow_longest_word(const struct emj_flow *flow)
{
    struct cursor cursor = { .text = flow->text, .columns = G_MAXINT };
    size_t longest = 0;

    while (cursor.at < flow->text->len) {
        size_t columns = 0;
        gunichar c = 0;
        size_t length = next_character(&cursor, &c, &columns);

        if (c == ' ' || c == '\n' || emj_text_may_break(cursor.last, c))
            cursor.used = 0;
        if (c != ' ' && c != '\n')
            cursor.used += columns;
        longest = MAX(longest, cursor.used);
        cursor.at += length;
        cursor.last = c;
    }
    return longest;
}

/* The run that holds a place of the text. */
static guint run_at(const struct emj_flow *flow, size_t place)
{
    guint first = 0, count = flow->runs->len;

    while (count > 0) {
        guint half = count / 2;

        if (g_array_index(flow->runs, struct emj_flow_run, first + half).end <= place) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

void emj_flow_write(const struct emj_flow *flow, struct emj_flow_line line, enum emj_tone tone,
                    const struct emj_sink *sink)
{
    size_t at = line.start;

    for (guint i = run_at(flow, at); at < line.end; i++) {
        const struct emj_flow_run *run = &g_array_index(flow->runs, struct emj_flow_run, i);
        size_t end = MIN(run->end, line.end);

        sink->write(sink->data, run->tone == EMJ_TONE_PLAIN ? tone : run->tone,
                    flow->text->str + at, end - at);
        at = end;
    }
}
