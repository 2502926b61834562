#include "entry/damaged.h"

#include <string.h>

#include "base/text.h"
#include "entry/front-matter.h"

static bool begins(struct emj_slice line, const char *sign)
{
    size_t length = strlen(sign);
    return line.length >= length && memcmp(line.start, sign, length) == 0;
}

static bool is_utf16(const char *bytes, size_t length)
{
    return length >= 2 &&
           (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
}

/*
 * What stands behind "date:", without quotes; NULL for another line. A value without a
 * digit, as in a template, is a date that nobody gave yet.
 */
static char *date_value(struct emj_slice line)
{
    struct emj_slice trimmed = emj_slice_trim(line);
    g_autofree char *text = emj_slice_dup(trimmed);
    if (!g_str_has_prefix(text, "date"))
        return NULL;
    const char *value = text + strlen("date");
    value += strspn(value, " \t");
    if (*value != ':' || !strpbrk(value, "0123456789"))
        return NULL;
    value += 1 + strspn(value + 1, " \t\"'");
    return g_strndup(value, strcspn(value, "\"'"));
}

/* What one more line makes of what is known. */
static enum emj_damaged add_line(enum emj_damaged known, struct emj_slice line,
                                 struct emj_instant *date)
{
    g_autofree char *value = date_value(line);
    struct emj_instant found = { 0 };
    if (!value)
        return known;
    if (known == EMJ_DAMAGED_UNDATED || !emj_instant_parse(value, &found, NULL))
        return EMJ_DAMAGED_UNDATED;
    if (known == EMJ_DAMAGED_NO_ENTRY || emj_instant_compare(found, *date) > 0)
        *date = found;
    return EMJ_DAMAGED_DATED;
}

enum emj_damaged emj_entry_damaged(const char *bytes, size_t length,
                                   struct emj_instant *ret_date)
{
    enum emj_damaged known = EMJ_DAMAGED_NO_ENTRY;
    size_t offset = emj_text_bom_length(bytes, length);
    struct emj_slice line = { 0 };
    bool opened = false;
    bool merged = false; /* the lines of a merge hide where the front matter ends */
    if (is_utf16(bytes, length))
        return EMJ_DAMAGED_UNDATED;
    while (offset < EMJ_FRONT_MAX_BYTES && emj_text_next_line(bytes, length, &offset, &line)) {
        merged = merged || begins(line, "<<<<<<< ");
        if (opened && !merged && (begins(line, "---") || begins(line, "...")))
            break;
        if (!opened && !emj_slice_is_blank(line)) {
            if (!merged && !begins(line, "---"))
                break;
            opened = true;
        }
        known = add_line(known, line, ret_date);
    }
    return known;
}
