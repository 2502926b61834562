/*
 * markdown/plain.h: every text that somebody may come to see of some Markdown.
 *
 * For looking whether a word stands anywhere in it, in whatever way it is written;
 * not for showing.
 */
#ifndef EMJ_MARKDOWN_PLAIN_H
#define EMJ_MARKDOWN_PLAIN_H

#include <stddef.h>

/*
 * One after another on lines of their own:
 *
 *   - the text as it is rendered: escapes and entities resolved, emphasis and HTML tags
 *     gone, once with nothing in their place ("W*e*n" is "Wen") and once with a space;
 *   - addresses and titles of links and images, info strings of code;
 *   - raw HTML without its tags, in both ways, entities resolved;
 *   - the source with its entities resolved, also in code and definitions.
 *
 * The source itself is left to the caller. NULL when the text is beyond what cmark can
 * be given (limits.c); nothing is known of it then. New string.
 */
char *emj_markdown_plain(const char *markdown, size_t length);

#endif
