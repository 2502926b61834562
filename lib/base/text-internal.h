/*
 * base/text-internal.h: what the files behind base/text.h share. For them only.
 */
#ifndef EMJ_BASE_TEXT_INTERNAL_H
#define EMJ_BASE_TEXT_INTERNAL_H

#include <stddef.h>

#include <glib.h>

/* What emj_text_decode answers for a byte that begins no character. */
#define EMJ_TEXT_INVALID ((gunichar)-1)

/*
 * The first character of `bytes` and its width in bytes; `length` must not be
 * 0. Bytes that are not UTF-8 come one at a time, as EMJ_TEXT_INVALID. NUL is a
 * character.
 */
static inline gunichar emj_text_decode(const char *bytes, size_t length, size_t *ret_width)
{
    unsigned char first = (unsigned char)bytes[0];
    gunichar character = 0;

    *ret_width = 1;
    if (first < 0x80)
        return first;
    character = g_utf8_get_char_validated(bytes, (gssize)MIN(length, 4));
    if (character == (gunichar)-1 || character == (gunichar)-2)
        return EMJ_TEXT_INVALID;
    *ret_width = (size_t)g_utf8_skip[first];
    return character;
}

#endif
