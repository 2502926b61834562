/*
 * report/share/names.h: finding people's names in a text.
 *
 * A name matches as a whole word, with case and accents folded: "TOMAS" is found
 * for "Tomás", "Lukasz" for "Łukasz". Words are runs of letters, digits and marks;
 * everything else, "_" and "-" too, stands between words, so that "tomas-silva",
 * "Tomas Silva" and "tomas_silva" are the same two words, and "Wen's" is "Wen".
 * Full-width letters and other compatibility forms are the letters they stand for.
 * Characters that cannot be seen, and signs such as "™" that consist of letters,
 * count both ways: as nothing inside a word and as what stands between two. In
 * scripts that put no spaces between words (Han, Kana, Hangul, Thai, Lao, Khmer,
 * Myanmar) a name is found anywhere.
 *
 * A name of several words also counts by each of its words where that word has a
 * capital letter in the text: of "Will Hope" the sentences "I will" and "we hope"
 * do not match, "Hope said" does. Scripts without capital letters always count.
 * Numbers have none. No part counts that is one letter, or a short word in lower case
 * between others with capitals ("de", "van").
 *
 * Not found are letters of another script that only look alike (a Cyrillic "а" in
 * "Wаnja"), inflected forms ("Wanjas"), nicknames and initials.
 */
#ifndef EMJ_REPORT_SHARE_NAMES_H
#define EMJ_REPORT_SHARE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

enum {
    EMJ_NAMES_MAX_WORDS = 32, /* of a name that count; a longer one is found by its first */
};

struct emj_names;

struct emj_names *emj_names_new(void);
void emj_names_free(struct emj_names *names);
typedef struct emj_names emj_names;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(emj_names, emj_names_free)

/* A handle without "@", a name or an alias; one without a letter or digit is passed over. */
void emj_names_add(struct emj_names *names, const char *name);

/*
 * The first name in `text` from `offset` (bytes) on, the longest that begins there:
 * true, and where it stands in bytes. `offset` is 0 or the end of a name found
 * before. Valid UTF-8 is expected; other bytes part words. Takes time in proportion
 * to what is read.
 */
bool emj_names_find(const struct emj_names *names, const char *text, size_t offset,
                    size_t *ret_start, size_t *ret_end);

#endif
