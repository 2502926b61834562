/*
 * entry/entry.h: one entry of the journal, as read from its file.
 *
 * An entry is a Markdown file with YAML front matter that a person could have
 * typed (emjournal-entry(5)). Its bytes are the truth and are never changed by
 * reading; everything else here is derived from them, once, by emj_entry_read:
 *
 *   front matter   date, activity, tags ... (keys this program does not know are
 *                  left alone)
 *   answers        a section "## QUESTION" followed by "<!-- prompt: ... -->";
 *                  text before the first is an answer of side any
 *   people, themes "@handle" and "#word" in answers, title and commitments, so
 *                  that nobody who is named anywhere is missed
 *   markers        a lone last "+" (a highlight) or "-" (a setback)
 *   privacy        a line that starts with "//" makes its answer private; what is in
 *                  doubt is private (emj_text_is_private)
 *   commitments    task lines under the heading "Commitment"
 *
 * Life cycle: emj_entry_read makes an entry that owns everything in it and never
 * changes; readers use the fields directly. To change an entry, make new bytes
 * with entry/edit.h and put them with journal/journal.h.
 */
#ifndef EMJ_ENTRY_ENTRY_H
#define EMJ_ENTRY_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/date.h"
#include "base/diags.h"
#include "base/kotter.h"

enum {
    EMJ_ENTRY_MAX_BODY = 16 * 1024 * 1024,
    /* The largest body below the largest front matter, with the lines around that one. */
    EMJ_ENTRY_MAX_BYTES = EMJ_ENTRY_MAX_BODY + 64 * 1024 + 1024,
    EMJ_ENTRY_TITLE_COLUMNS = 60,
    EMJ_ENTRY_MAX_ACTIVITY = 80,   /* bytes */
    EMJ_ENTRY_MAX_MINUTES = 10080, /* a week */
};

/* Who says that the work tags are right. */
enum emj_tagged {
    EMJ_TAGGED_UNSET, /* no key: untagged, or a file typed by hand */
    EMJ_TAGGED_CHOSEN,
    EMJ_TAGGED_PROPOSED,
    EMJ_TAGGED_IMPORTED,
};

enum emj_marker {
    EMJ_MARKER_NONE,
    EMJ_MARKER_OK,  /* + : worked, a highlight */
    EMJ_MARKER_BAD, /* - : did not work, a setback */
};

/* One answer. A skipped question has no section and so no answer. */
struct emj_answer {
    char *prompt;   /* the question's id; NULL for text outside a section */
    char *question; /* the question as asked; NULL likewise */
    enum emj_side side;
    enum emj_step step; /* HAPPENED for text outside a section */
    char *text;         /* trimmed, the marker stripped, "//" lines kept; may be "" */
    enum emj_marker marker;
    bool sensitive;     /* its prompt comment says `private`, or a word that is not known */
    bool private;       /* sensitive, or a line starts with "//", or the entry is private */
    size_t words;       /* no headings, comments, markers, commitments, private lines */
    unsigned line;      /* of the file, where the answer's section or text begins */
    unsigned text_line; /* of the file, where `text` begins */
};

enum emj_commitment_state {
    EMJ_COMMITMENT_OPEN,
    EMJ_COMMITMENT_KEPT,
    EMJ_COMMITMENT_PARTLY,
    EMJ_COMMITMENT_DROPPED,
};

struct emj_commitment {
    char *text; /* without the box and the closing note */
    enum emj_commitment_state state;
    struct emj_date closed; /* day of the outcome; not set when open or not written */
    char *reason;           /* "replaced", "situation changed" ...; NULL is none */
    unsigned line;          /* of the file */
};

struct emj_entry {
    char *id;   /* stem of the file's name */
    char *path; /* relative to the journal's root: "2026/11/2026-11-12-1432-x.md" */

    char *bytes; /* the whole file, NUL-terminated beyond `length` */
    size_t length;
    size_t body; /* offset of the first byte behind the front matter */

    struct emj_instant date;
    struct emj_date day; /* of `date`, as written */
    bool has_recorded;
    struct emj_instant recorded;

    char *title;       /* first "# " heading, else the first line of text cut at 60 columns;
                        NULL when there is none */
    bool has_heading;  /* the title stands in the body as a "# " heading */
    char *activity;    /* NULL is none */
    char *pack;        /* pack id without revision; NULL is none */
    int pack_revision; /* 0 is none */
    enum emj_work work;
    GPtrArray *tags; /* char *, all of them in file order, the work tags included */
    enum emj_tagged tagged;
    unsigned functions; /* bit 1 << enum emj_function */
    int minutes;        /* 0 is no length */
    char *kind;         /* of the meeting; NULL is none */
    GPtrArray *asked;   /* char *, ids of questions asked and not answered */
    bool has_proposed;
    enum emj_work proposed; /* what was proposed at saving */
    bool blind;             /* the proposal was hidden */
    bool private;           /* as the front matter says */
    char *source;           /* foreign id of an import; NULL is none */
    GPtrArray *draft_steps; /* char *, of a draft only (entry/compose.h); NULL otherwise */

    GPtrArray *answers;     /* struct emj_answer * */
    GPtrArray *commitments; /* struct emj_commitment * */
    GPtrArray *people;      /* char *, handles without "@", folded, sorted, each once */
    GPtrArray *themes;      /* char *, without "#", folded, sorted, each once */
    size_t words;           /* of all answers */
};

/*
 * Reads a file's bytes. `path` is relative to the root and is copied; `bytes` is
 * taken over in any case (g_free) and must be NUL-terminated beyond `length`.
 * Returns NULL when the file cannot be read as an entry; the reasons, with line
 * and column, are then errors in `diags`: no front matter, no or a wrong `date`,
 * a wrong value of a known key, a limit.
 */
struct emj_entry *emj_entry_read(const char *path, char *bytes, size_t length,
                                 struct emj_diags *diags);
void emj_entry_free(struct emj_entry *entry);
typedef struct emj_entry emj_entry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_entry, emj_entry_free)

/* Something is written there; "0" is "nothing this time". */
bool emj_answer_has_text(const struct emj_answer *answer);

/* At least one answer with text: only these count as entries in figures. */
bool emj_entry_has_content(const struct emj_entry *entry);

/* `private: true`, or every answer with text is private. */
bool emj_entry_is_private(const struct emj_entry *entry);

/* A marker on one of its answers. */
bool emj_entry_has_marker(const struct emj_entry *entry, enum emj_marker marker);

/* True when the list (people, themes, tags, asked) holds `word`. */
bool emj_words_contain(const GPtrArray *words, const char *word);

/* Sorts such a list by bytes and keeps each word once. */
void emj_words_sort(GPtrArray *words);

/* Order of journals: by moment, then by id. For g_ptr_array_sort of entries. */
int emj_entry_compare(const struct emj_entry *a, const struct emj_entry *b);

/* "open", "kept", "partly", "dropped"; "chosen" ..., NULL for UNSET; "+", "-", NULL. */
const char *emj_commitment_state_slug(enum emj_commitment_state state);

/* What stands in the brackets of a task: ' ', 'x', '/', '-'. */
char emj_commitment_state_box(enum emj_commitment_state state);

const char *emj_tagged_slug(enum emj_tagged tagged);
const char *emj_marker_sign(enum emj_marker marker);

#endif
