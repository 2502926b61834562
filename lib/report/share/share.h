/*
 * report/share/share.h: what a shared copy does to text.
 *
 * Every text of the writer that a report shows passes emj_share_text, emj_share_line,
 * emj_share_title or emj_share_body, and words that stand in no entry, such as an
 * activity's title or a heading of the configuration, emj_share_words. In a private copy (`share` NULL) it comes back as it
 * is. In words without a line, in themes and activities, half of a name counts without a
 * capital letter. In a shared copy each "@handle" becomes the person's role from the roster ("a
 * senior engineer") or "a team member", with a capital letter at the beginning of a
 * sentence; comments are left out (entry/shareable.h), and a text with a "//" line is
 * empty. A name that is left, or an "@", is noted with its place as a refusal. Names
 * are every handle ever used, every other "@word", and every name and alias of the
 * roster (share/names.h).
 *
 * Fails closed: a text is looked at as it stands, as a reader of Markdown would see it,
 * with entities resolved and emphasis gone, and with "%65" decoded. A name found only
 * so is noted at the line that has it by itself, else at the first. A text too large or too deep to be read so is refused
 * ("cannot be checked"), and so is a role that names somebody, without a path.
 */
#ifndef EMJ_REPORT_SHARE_SHARE_H
#define EMJ_REPORT_SHARE_SHARE_H

#include "config/config.h"
#include "entry/entry.h"
#include "report/report.h"

struct emj_share;

/* Borrows both for its life. */
struct emj_share *emj_share_new(const struct emj_digest *digest,
                                const struct emj_config *config);
void emj_share_free(struct emj_share *share);
typedef struct emj_share emj_share;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_share, emj_share_free)

/*
 * `text` as it may be shown. The entry's `path` and the file's `line` (0: none, for what
 * stands in the front matter or the name of the file) say where it begins, for the
 * refusals. New string; NULL for NULL.
 */
char *emj_share_text(struct emj_share *share, const char *path, unsigned line,
                     const char *text);

/* The same on one line. `text` has the lines of the file, so that each refusal has its own. */
char *emj_share_line(struct emj_share *share, const char *path, unsigned line,
                     const char *text);

/* What words are that stand in no entry. */
enum emj_share_words {
    EMJ_SHARE_ACTIVITY,
    EMJ_SHARE_THEME,
    EMJ_SHARE_WORD, /* a frequent one */
    EMJ_SHARE_FILTER,
    EMJ_SHARE_HEADING,  /* of the configuration */
    EMJ_SHARE_QUESTION, /* of a pack */
};

/* The same of such words. */
char *emj_share_words(struct emj_share *share, enum emj_share_words words, const char *text);

/*
 * The title of an entry as it may be shown: its heading, else the first line of text
 * that is not private, cut at 60 columns. NULL when there is none, and for a private
 * entry. New string.
 */
char *emj_share_title(struct emj_share *share, const struct emj_entry *entry);

/*
 * The body of an entry as it may be shown, without what entry/shareable.h leaves out;
 * nothing of a private entry. Of a private copy (`share` NULL) the body as typed. New
 * string of `ret_length` bytes; may be empty.
 */
char *emj_share_body(struct emj_share *share, const struct emj_entry *entry,
                     size_t *ret_length);

/*
 * The refusals so far: struct emj_share_refusal *, ordered, each once, at most
 * EMJ_REPORT_MAX_REFUSALS of emj_share_refused. The caller frees.
 */
GPtrArray *emj_share_refusals(const struct emj_share *share);
size_t emj_share_refused(const struct emj_share *share);

#endif
