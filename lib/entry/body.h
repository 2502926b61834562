/*
 * entry/body.h: the pieces of an entry's body, found by lines.
 *
 *   title         the first "# " heading outside answers, code and commitments
 *   answer        "## QUESTION" with its "<!-- prompt: -->" line, up to the next
 *                 answer or the commitments
 *   commitments   a heading "Commitment", or one with "<!-- commitment -->" under
 *                 it, up to the next answer or a heading of its level or above
 *   text          everything else
 *
 * The reader and the editor walk the same pieces, so that they cannot disagree
 * about what stands where. Inside the module only.
 */
#ifndef EMJ_ENTRY_BODY_H
#define EMJ_ENTRY_BODY_H

#include "base/text.h"
#include "entry/entry.h"

enum emj_piece_kind {
    EMJ_PIECE_TEXT,
    EMJ_PIECE_TITLE,
    EMJ_PIECE_ANSWER,
    EMJ_PIECE_COMMITMENTS,
};

/* Offsets are of the whole file. Pieces stand side by side without a gap. */
struct emj_piece {
    enum emj_piece_kind kind;
    size_t start;
    size_t content; /* behind the heading and its comment */
    size_t end;
    unsigned line;         /* of `start` */
    unsigned content_line; /* of `content` */
    unsigned level;        /* of the heading; 0 for text */

    struct emj_slice heading; /* its text; of a title, answer or commitments */
    struct emj_slice comment; /* "ID SIDE STEP private" of an answer */
};

struct emj_body_scan {
    const char *bytes;
    size_t length;
    size_t offset;
    unsigned line;
    bool has_title;
};

/* Begins at the entry's body. `line` is the file's line of the first byte there. */
struct emj_body_scan emj_body_scan_init(const char *bytes, size_t length, size_t body,
                                        unsigned line);
bool emj_body_next(struct emj_body_scan *scan, struct emj_piece *ret_piece);

/* One task line with text: "- [x] TEXT (kept 2026-10-27)". */
struct emj_task {
    enum emj_commitment_state state;
    const char *box;       /* the character in the brackets */
    struct emj_slice text; /* without the closing note */
    struct emj_slice note; /* "kept 2026-10-27, reason" without brackets; may be empty */
};
bool emj_task_parse(struct emj_slice line, struct emj_task *ret_task);

/*
 * The first line of `text` that can be read as a title, behind its markup and on one
 * line; NULL when there is none. `ret_place` gets the lines before it. New string.
 */
char *emj_text_title_line(const char *text, unsigned *ret_place);

/* Fills in answers, commitments, title, people, themes and words. */
void emj_body_read(struct emj_entry *entry, unsigned line);

#endif
