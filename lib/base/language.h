/*
 * base/language.h: language tags, as packs, settings and cue words have them.
 */
#ifndef EMJ_BASE_LANGUAGE_H
#define EMJ_BASE_LANGUAGE_H

#include <stdbool.h>

/* The shape of a BCP 47 tag: "en", "de-CH", "zh-Hant-TW"; at most 35 bytes. */
bool emj_language_is_tag(const char *text);

/*
 * True when `tag` is `language` or what is left of it after dropping subtags from
 * the right: "de" serves "de-CH", not the other way. Case does not matter.
 */
bool emj_language_serves(const char *tag, const char *language);

#endif
