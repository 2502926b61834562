/*
 * entry/shareable.h: what of an entry may be shown to others.
 *
 * Nothing of a private entry. Of others the body without private answers (their
 * headings too) and without private text outside of answers; titles and commitments
 * stay. What is in doubt is left out (emj_text_is_private). Comments are left out as
 * well, since nobody sees them in a rendered copy: "<!-- ... -->", the program's own
 * too; "%% ... %%" as in Obsidian; "[//]: # (...)" and "[comment]: <> (...)". In code
 * they are comments too. Everything else stays as typed, but that NUL and bytes that
 * are not UTF-8 become U+FFFD.
 *
 * Names are not looked at here (report/share/share.h).
 */
#ifndef EMJ_ENTRY_SHAREABLE_H
#define EMJ_ENTRY_SHAREABLE_H

#include "entry/entry.h"

/* Some text of a file without its comments. Owned by whoever made it. */
struct emj_shareable {
    char *text;    /* valid UTF-8 */
    GArray *lines; /* unsigned: for each line of `text` its line in the file */
};

/* `text` may have any bytes. `line` is the file's line where it begins. */
struct emj_shareable *emj_shareable_new(const char *text, size_t length, unsigned line);
void emj_shareable_free(struct emj_shareable *shareable);
typedef struct emj_shareable emj_shareable;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_shareable, emj_shareable_free)

/* False when a text surely has no comments; much quicker than looking for them. */
bool emj_text_may_have_comments(const char *text);

/*
 * The body: struct emj_shareable *, piece by piece, which follow each other as they
 * stand; signs ("@handle") and code do not reach from one into the next. Empty when
 * nothing may be shown. The caller frees the array.
 */
GPtrArray *emj_entry_shareable_body(const struct emj_entry *entry);

/*
 * The title: the heading, else the first line that may be shown, of any length. NULL
 * when there is none. `ret_line` gets its line of the file. New string.
 */
char *emj_entry_shareable_title(const struct emj_entry *entry, unsigned *ret_line);

#endif
