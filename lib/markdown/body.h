/*
 * markdown/body.h: how the text of an entry becomes Markdown that can stand
 * between others, shared by the files that do it.
 *
 * The text is parsed alone; what that tree says, with headings moved and unsafe
 * links gone, is what the written Markdown has to mean. First all source lines are
 * tried at once (body-whole.c). If they mean something else, or would touch what
 * follows, each block at the top is written in the first way that holds: as typed,
 * repaired (body-repair.c), from its tree (body-rewrite.c), in a fence. To hold, a
 * source is parsed with a paragraph after it: the tree must be the same, the
 * paragraph untouched, and no link definition left (body-trial.c).
 */
#ifndef EMJ_MARKDOWN_BODY_H
#define EMJ_MARKDOWN_BODY_H

#include "base/text.h"
#include "markdown/internal.h"

/* --- body-text.c: characters --- */

/*
 * `text` with entities for the characters that must not be shown. What was typed holds
 * none, but a tree does where entities were typed. New string.
 */
char *emj_body_entities(const char *text);

/*
 * Footnotes are unknown to cmark, and "[^1]: word" would be a link definition. The
 * brackets of one are replaced by two control characters, which no cleaned text
 * holds, before cmark sees them: same length, same lines. Returns whether there was
 * one.
 */
bool emj_body_mask(char *text);

/* The brackets of the footnotes again. */
void emj_body_unmask(char *text);

/*
 * The brackets of the footnotes again in every text of a tree. What entities put there
 * is made visible like the text itself: "&#27;" is a control character to cmark.
 */
void emj_body_clean_tree(cmark_node *root);

/* The next label of a masked text, "^" included, or NULL. Borrowed. */
const char *emj_body_next_footnote(const char *masked, size_t *ret_length);

/* --- body-blocks.c: a text as lines and blocks --- */

/* A block at the top of a text with its lines, from 0, both inside. */
struct emj_body_block {
    cmark_node *node; /* NULL: lines that belong to no block, link definitions */
    size_t first;
    size_t last;
    bool unsafe; /* held an unsafe link: its lines are never copied */
};

struct emj_body {
    char *text;      /* as emj_body_clean makes it, statements escaped */
    bool masked;     /* a footnote was hidden from cmark */
    bool may_define; /* something looks like a link definition */
    bool closed;     /* nothing in it is open: what follows does not change what it means */
    GArray *lines;   /* size_t: where each line starts; one more for the end of the text */
    cmark_node *root;
    GArray *blocks; /* struct emj_body_block, by line */
};

/*
 * Takes over `text`, which is as the field says. `between`: it is to stand before
 * other text, so that `closed` is found out.
 */
struct emj_body *emj_body_parse(char *text, bool between);
void emj_body_free(struct emj_body *body);
typedef struct emj_body emj_body;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_body, emj_body_free)

/* The lines `first` to `last` as typed, no newline at the end. The slice is borrowed. */
struct emj_slice emj_body_slice(const struct emj_body *body, size_t first, size_t last);
char *emj_body_lines(const struct emj_body *body, size_t first, size_t last);

/* Whether a code block whose lines begin with `source` is a fenced one. */
bool emj_body_is_fence(const char *source);

/* Whether a heading whose lines begin with `source` begins with "#". */
bool emj_body_is_atx(const char *source);

/*
 * What stands behind the "#" of a heading, spaces and closing marks included; the
 * lines of an underlined one with `joint` between them. New string.
 */
char *emj_body_heading_text(const char *source, const char *joint);

/* HTML of a node, for comparing two of them; it is never written anywhere. */
char *emj_body_html(cmark_node *node);

/* --- body-statements.c --- */

/*
 * `text` with escapes before the brackets of sentences like "[Wen]: agreed", which
 * are definitions in its tree `root`; NULL if there are none.
 */
char *emj_body_escape_statements(const char *text, cmark_node *root);

/* --- body-tree.c: what is printed of it --- */

/* Leaves out the title and own comments, moves headings, drops unsafe links. */
void emj_body_prepare(struct emj_body *body, int parent_level, const char *title);

/* --- notes-syntax.c: what notes apps know and cmark does not --- */

/*
 * Finds tasks and tables in the tree of a body. For HTML and text a task's box
 * becomes a node (emj_node_box) and a table nodes (emj_node_note); for other formats
 * a table becomes a code block of its lines, and a box stays text. The blocks of the
 * body are not valid any more.
 */
void emj_notes_read(const struct emj_body *body, enum emj_format format);

/* --- body-trial.c: whether a source means what it should --- */

/* What a source has to mean, behind what stands before it. */
struct emj_trial {
    const char *before; /* Markdown that could take in what follows, or "" */
    const char *before_html;
    char *expected; /* owned: HTML of the source alone, footnotes as typed */
};

/*
 * Whether `source` means what is expected, leaves alone what stands around it,
 * defines no link for others, and holds no unsafe link even where footnotes are
 * unknown.
 */
bool emj_trial_holds(const struct emj_trial *trial, const char *source);

/* The parts of a trial, for texts that end with the sentinel: a paragraph to be kept. */
#define EMJ_TRIAL_SENTINEL "\n\nsentinel\n"

/* The tree without the sentinel; NULL if that was touched. */
cmark_node *emj_trial_read(const char *text);

/* Whether two trees say the same. */
bool emj_trial_is_equal(cmark_node *a, cmark_node *b);

/* Whether something in the text looks like the label of a link definition. */
bool emj_trial_may_define(const char *text);

/* Whether a masked text holds no unsafe link for a reader that takes footnotes for definitions. */
bool emj_trial_is_safe(const char *masked);

/* --- the ways to write --- */

/* body.c: `text` between fences of "`" or "~". New string. */
char *emj_body_fence(const char *text, char mark);

/* body-whole.c: the whole text as it was typed, headings moved; NULL if that does not hold. */
char *emj_body_whole(const struct emj_body *body);

/*
 * body-repair.c: the lines of a block with what was open closed; NULL if nothing
 * holds. A sign that closes raw HTML is then part of what is expected.
 */
char *emj_body_closed(struct emj_trial *trial, cmark_node *block, const char *source);

/*
 * body-rewrite.c: a block from its tree. `variant` 1 uses the other list marker than
 * 0, so that a list does not join the one before. A guess, to be tried.
 */
char *emj_body_rewrite(cmark_node *block, unsigned variant);

/* Written text without the backslashes before `characters`. A guess, to be tried. */
char *emj_body_unescape(const char *text, const char *characters);

/* --- definitions.c: links by reference --- */

/* The "]" that ends a label begun before `at`, or NULL: a label holds no bare "[". */
const char *emj_label_end(const char *at);

/* A label for comparing: upper and lower case are one, any white space is one space. */
char *emj_label_fold(const char *label, size_t length);

/* The link definitions of one body by label. */
struct emj_definitions;

struct emj_definitions *emj_definitions_new(const struct emj_body *body);
void emj_definitions_free(struct emj_definitions *definitions);
typedef struct emj_definitions emj_definitions;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_definitions, emj_definitions_free)

/*
 * `source` with every reference to a definition written as an inline link. A guess,
 * to be tried. New string.
 */
char *emj_definitions_inline(const struct emj_definitions *definitions, const char *source);

#endif
