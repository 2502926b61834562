#include "entry/body.h"

#include "entry/lines.h"
#include "entry/text.h"

/* --- pieces --- */

static struct emj_slice line_at(const struct emj_body_scan *scan, size_t *offset)
{
    struct emj_slice line = { scan->bytes + *offset, 0 };
    emj_text_next_line(scan->bytes, scan->length, offset, &line);
    return line;
}

/* The inside of "<!-- prompt: ID SIDE STEP -->"; false for another line. */
static bool parse_prompt(struct emj_slice line, struct emj_slice *ret_inside)
{
    static const char open[] = "<!-- prompt:";
    static const char close[] = "-->";
    line = emj_slice_trim(line);
    if (!emj_slice_starts(line, open) || line.length < strlen(open) + strlen(close) ||
        memcmp(line.start + line.length - strlen(close), close, strlen(close)) != 0)
        return false;
    struct emj_slice inside = { line.start + strlen(open),
                                line.length - strlen(open) - strlen(close) };
    *ret_inside = emj_slice_trim(inside);
    return ret_inside->length > 0;
}

/*
 * What begins at `offset`: an answer or commitments. Returns false for every
 * other line. `line` is the one at `offset`, `next` the offset behind it.
 */
static bool begins_section(const struct emj_body_scan *scan, struct emj_slice line, size_t next,
                           struct emj_piece *ret_piece)
{
    struct emj_slice heading = { 0 };
    unsigned level = emj_line_heading(line, &heading);
    if (level == 0)
        return false;
    size_t behind = next;
    struct emj_slice below = emj_slice_trim(line_at(scan, &behind));
    struct emj_piece piece = { .heading = heading, .level = level };
    bool marked = emj_slice_equal(below, "<!-- commitment -->");
    if (level == 2 && parse_prompt(below, &piece.comment)) {
        piece.kind = EMJ_PIECE_ANSWER;
        piece.content = behind;
    } else if (marked || emj_slice_equal(heading, "Commitment")) {
        piece.kind = EMJ_PIECE_COMMITMENTS;
        piece.content = marked ? behind : next;
    } else {
        return false;
    }
    *ret_piece = piece;
    return true;
}

static bool begins_title(const struct emj_body_scan *scan, struct emj_slice line,
                         struct emj_slice *ret_heading)
{
    return !scan->has_title && emj_line_heading(line, ret_heading) == 1 &&
           ret_heading->length > 0;
}

/* True when `line`, somewhere inside `piece`, begins the next one. */
static bool ends_piece(const struct emj_body_scan *scan, const struct emj_piece *piece,
                       struct emj_slice line, size_t next, bool code)
{
    if (line.length == 0 || line.start[0] != '#')
        return false;
    struct emj_piece other = { 0 };
    struct emj_slice heading = { 0 };
    if (begins_section(scan, line, next, &other))
        return true;
    if (piece->kind == EMJ_PIECE_COMMITMENTS) {
        unsigned level = emj_line_heading(line, NULL);
        return level > 0 && level <= piece->level;
    }
    return piece->kind == EMJ_PIECE_TEXT && !code && begins_title(scan, line, &heading);
}

/* Moves the scan from the piece's content to its end. */
static void find_end(struct emj_body_scan *scan, struct emj_piece *piece)
{
    struct emj_line_walk walk = {
        .text = scan->bytes,
        .length = scan->length,
        .offset = piece->content,
    };
    struct emj_slice line = { 0 };
    enum emj_line_kind kind = EMJ_LINE_BLANK;
    unsigned number = piece->content_line;
    size_t before = walk.offset;
    while (emj_line_walk_next(&walk, &line, &kind) &&
           !ends_piece(scan, piece, line, walk.offset, kind == EMJ_LINE_CODE)) {
        before = walk.offset;
        number++;
    }
    piece->end = before;
    scan->offset = before;
    scan->line = number;
}

struct emj_body_scan emj_body_scan_init(const char *bytes, size_t length, size_t body,
                                        unsigned line)
{
    return (struct emj_body_scan){
        .bytes = bytes,
        .length = length,
        .offset = body,
        .line = line,
    };
}

bool emj_body_next(struct emj_body_scan *scan, struct emj_piece *ret_piece)
{
    if (scan->offset >= scan->length)
        return false;
    size_t next = scan->offset;
    struct emj_slice line = line_at(scan, &next);
    struct emj_piece piece = { .kind = EMJ_PIECE_TEXT, .content = next };
    struct emj_slice heading = { 0 };
    unsigned own_lines = 1;
    if (begins_section(scan, line, next, &piece)) {
        own_lines = piece.content == next ? 1 : 2;
    } else if (begins_title(scan, line, &heading)) {
        piece.kind = EMJ_PIECE_TITLE;
        piece.heading = heading;
        piece.level = 1;
    } else {
        /* Its first line may open a fence, which the walk must see. */
        piece.content = scan->offset;
        own_lines = 0;
    }
    piece.start = scan->offset;
    piece.line = scan->line;
    piece.content_line = scan->line + own_lines;
    if (piece.kind == EMJ_PIECE_TITLE) {
        scan->has_title = true;
        scan->offset = piece.end = next;
        scan->line = piece.content_line;
    } else {
        find_end(scan, &piece);
    }
    *ret_piece = piece;
    return true;
}

/* --- answers --- */

static void answer_free(gpointer data)
{
    struct emj_answer *answer = data;
    g_free(answer->prompt);
    g_free(answer->question);
    g_free(answer->text);
    g_free(answer);
}

/* Everything that follows from `raw`, the answer's text with its marker. */
static void derive_answer(struct emj_entry *entry, struct emj_answer *answer, const char *raw)
{
    size_t length = strlen(raw);
    size_t unmarked = length;
    answer->marker = emj_text_marker(raw, length, &unmarked);
    answer->words = strcmp(raw, "0") == 0 ? 0 : emj_text_answer_words(raw, length);
    answer->private = answer->sensitive || entry->private || emj_text_is_private(raw, length);
    g_free(answer->text);
    answer->text = emj_slice_dup((struct emj_slice){ raw, unmarked });
    g_strchomp(answer->text);
    emj_text_collect_signs(raw, length, entry->people, entry->themes);
}

/* The words of the comment: ID SIDE STEP; strangers count as "any" and "effect". */
static void read_prompt_comment(struct emj_answer *answer, struct emj_slice comment)
{
    g_autofree char *text = emj_slice_to_valid(comment);
    char *rest = NULL;
    guint place = 0;
    for (const char *word = strtok_r(text, " \t", &rest); word != NULL;
         word = strtok_r(NULL, " \t", &rest)) {
        if (place == 0)
            answer->prompt = g_strdup(word);
        else if (place == 1)
            emj_side_from_slug(word, &answer->side);
        else if (place == 2)
            emj_step_from_slug(word, &answer->step);
        place++;
    }
}

static unsigned count_lines(const char *text, const char *end)
{
    unsigned lines = 0;
    for (; text < end; text++)
        lines += *text == '\n' ? 1 : 0;
    return lines;
}

static void add_answer(struct emj_entry *entry, const struct emj_piece *piece)
{
    struct emj_answer *answer = g_new0(struct emj_answer, 1);
    answer->side = EMJ_SIDE_ANY;
    answer->step = EMJ_STEP_EFFECT;
    answer->line = piece->line;
    answer->question = emj_slice_to_valid(piece->heading);
    read_prompt_comment(answer, piece->comment);
    answer->sensitive = emj_prompt_is_private(piece->comment.start, piece->comment.length) ||
                        emj_text_is_private(answer->question, strlen(answer->question));
    struct emj_slice content = { entry->bytes + piece->content, piece->end - piece->content };
    struct emj_slice text = emj_slice_trim_lines(content);
    g_autofree char *raw = emj_slice_to_valid(text);
    answer->text_line = piece->content_line + count_lines(content.start, text.start);
    derive_answer(entry, answer, raw);
    g_ptr_array_add(entry->answers, answer);
}

/*
 * Text outside sections, in one piece or around a title or commitments, is one
 * answer; `loose` holds what was seen of it so far.
 */
static void add_loose_text(struct emj_entry *entry, const struct emj_piece *piece,
                           GString *loose, unsigned *line)
{
    struct emj_slice content = { entry->bytes + piece->start, piece->end - piece->start };
    struct emj_slice text = emj_slice_trim_lines(content);
    if (text.length == 0)
        return;
    g_autofree char *raw = emj_slice_to_valid(text);
    if (loose->len > 0)
        g_string_append(loose, "\n\n");
    else
        *line = piece->line + count_lines(content.start, text.start);
    g_string_append(loose, raw);
}

static void end_loose_text(struct emj_entry *entry, GString *loose, unsigned line)
{
    if (loose->len == 0)
        return;
    struct emj_answer *answer = g_new0(struct emj_answer, 1);
    answer->side = EMJ_SIDE_ANY;
    answer->step = EMJ_STEP_HAPPENED;
    answer->line = line;
    answer->text_line = line;
    derive_answer(entry, answer, loose->str);
    g_ptr_array_add(entry->answers, answer);
    g_string_truncate(loose, 0);
}

/* --- commitments --- */

static void commitment_free(gpointer data)
{
    struct emj_commitment *commitment = data;
    g_free(commitment->text);
    g_free(commitment->reason);
    g_free(commitment);
}

/* Other programs write a large X too. */
static bool state_of_box(char box, enum emj_commitment_state *ret_state)
{
    for (int i = EMJ_COMMITMENT_OPEN; i <= EMJ_COMMITMENT_DROPPED; i++) {
        enum emj_commitment_state state = (enum emj_commitment_state)i;
        if (emj_commitment_state_box(state) == g_ascii_tolower(box)) {
            *ret_state = state;
            return true;
        }
    }
    return false;
}

/* Parses "YYYY-MM-DD" and ", REASON" behind it. */
static bool parse_outcome(struct emj_slice text, struct emj_date *ret_date,
                          struct emj_slice *ret_reason)
{
    char day[sizeof "YYYY-MM-DD"] = "";
    size_t length = sizeof day - 1;
    if (text.length < length)
        return false;
    memcpy(day, text.start, length);
    struct emj_slice rest = { text.start + length, text.length - length };
    if (!emj_date_parse(day, ret_date) || (rest.length > 0 && rest.start[0] != ','))
        return false;
    if (rest.length > 0)
        rest = (struct emj_slice){ rest.start + 1, rest.length - 1 };
    *ret_reason = emj_slice_trim(rest);
    return true;
}

/* The outcome in "kept 2026-10-27, reason"; false when it is something else. */
static bool parse_note(struct emj_slice note, struct emj_date *ret_date,
                       struct emj_slice *ret_reason)
{
    static const enum emj_commitment_state closed[] = {
        EMJ_COMMITMENT_KEPT,
        EMJ_COMMITMENT_PARTLY,
        EMJ_COMMITMENT_DROPPED,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(closed); i++) {
        const char *word = emj_commitment_state_slug(closed[i]);
        size_t length = strlen(word);
        if (emj_slice_starts(note, word) && note.length > length && note.start[length] == ' ') {
            struct emj_slice rest = { note.start + length + 1, note.length - length - 1 };
            return parse_outcome(rest, ret_date, ret_reason);
        }
    }
    return false;
}

/* Splits a last "(kept 2026-10-27)" off the text of a closed task. */
static void split_note(struct emj_task *task)
{
    struct emj_slice text = task->text;
    struct emj_date date = { 0 };
    struct emj_slice reason = { 0 };
    if (text.length == 0 || text.start[text.length - 1] != ')')
        return;
    for (size_t open = text.length - 1; open > 0; open--) {
        struct emj_slice note = { text.start + open, text.length - 1 - open };
        if (text.start[open - 1] == '(' && parse_note(note, &date, &reason)) {
            task->note = note;
            task->text = emj_slice_trim((struct emj_slice){ text.start, open - 1 });
            return;
        }
    }
}

bool emj_task_parse(struct emj_slice line, struct emj_task *ret_task)
{
    struct emj_slice item = emj_slice_trim(line);
    struct emj_task task = { 0 };
    if (item.length < 2 || strchr("-*+", item.start[0]) == NULL ||
        (item.start[1] != ' ' && item.start[1] != '\t'))
        return false;
    item = emj_slice_trim((struct emj_slice){ item.start + 1, item.length - 1 });
    static const size_t box_length = 4; /* "[x] " */
    if (item.length <= box_length || item.start[0] != '[' || item.start[2] != ']' ||
        (item.start[3] != ' ' && item.start[3] != '\t') ||
        !state_of_box(item.start[1], &task.state))
        return false;
    task.box = item.start + 1;
    task.text =
        emj_slice_trim((struct emj_slice){ item.start + box_length, item.length - box_length });
    if (task.state != EMJ_COMMITMENT_OPEN)
        split_note(&task);
    *ret_task = task;
    return task.text.length > 0;
}

static void add_commitment(struct emj_entry *entry, const struct emj_task *task, unsigned line)
{
    struct emj_commitment *commitment = g_new0(struct emj_commitment, 1);
    struct emj_slice reason = { 0 };
    commitment->state = task->state;
    commitment->text = emj_slice_to_valid(task->text);
    commitment->line = line;
    if (parse_note(task->note, &commitment->closed, &reason) && reason.length > 0)
        commitment->reason = emj_slice_to_valid(reason);
    emj_text_collect_signs(commitment->text, strlen(commitment->text), entry->people,
                           entry->themes);
    g_ptr_array_add(entry->commitments, commitment);
}

static void add_commitments(struct emj_entry *entry, const struct emj_piece *piece)
{
    size_t offset = piece->content;
    unsigned number = piece->content_line;
    struct emj_slice line = { 0 };
    struct emj_task task = { 0 };
    while (emj_text_next_line(entry->bytes, piece->end, &offset, &line)) {
        if (emj_task_parse(line, &task))
            add_commitment(entry, &task, number);
        number++;
    }
}

/* --- the whole body --- */

static void read_title(struct emj_entry *entry, const struct emj_piece *piece)
{
    entry->title = emj_slice_to_valid(piece->heading);
    entry->has_heading = true;
    emj_text_collect_signs(entry->title, strlen(entry->title), entry->people, entry->themes);
}

void emj_body_read(struct emj_entry *entry, unsigned line)
{
    struct emj_body_scan scan =
        emj_body_scan_init(entry->bytes, entry->length, entry->body, line);
    struct emj_piece piece = { 0 };
    g_autoptr(GString) loose = g_string_new(NULL);
    unsigned loose_line = 0;
    entry->answers = g_ptr_array_new_with_free_func(answer_free);
    entry->commitments = g_ptr_array_new_with_free_func(commitment_free);
    while (emj_body_next(&scan, &piece)) {
        if (piece.kind == EMJ_PIECE_TITLE) {
            read_title(entry, &piece);
        } else if (piece.kind == EMJ_PIECE_COMMITMENTS) {
            add_commitments(entry, &piece);
        } else if (piece.kind == EMJ_PIECE_TEXT) {
            add_loose_text(entry, &piece, loose, &loose_line);
        } else {
            end_loose_text(entry, loose, loose_line);
            add_answer(entry, &piece);
        }
    }
    end_loose_text(entry, loose, loose_line);
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        entry->words += answer->words;
    }
}
