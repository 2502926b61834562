#include "base/text.h"

#include "base/text-internal.h"

size_t emj_text_bom_length(const char *bytes, size_t length)
{
    static const char mark[] = { '\xEF', '\xBB', '\xBF' };

    return length >= sizeof mark && memcmp(bytes, mark, sizeof mark) == 0 ? sizeof mark : 0;
}

/* --- numbers and slugs --- */

bool emj_text_to_int(const char *text, int64_t minimum, int64_t maximum, int64_t *ret_value)
{
    int64_t value = 0;

    if (!*text)
        return false;
    for (const char *p = text; *p; p++) {
        int digit = g_ascii_digit_value(*p);

        if (digit < 0 || value > (INT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    if (value < minimum || value > maximum)
        return false;
    *ret_value = value;
    return true;
}

bool emj_text_is_slug(const char *text, size_t minimum, size_t maximum)
{
    size_t length = 0;

    for (; text[length]; length++) {
        char c = text[length];

        if (!g_ascii_islower(c) && !g_ascii_isdigit(c) && !(c == '-' && length > 0))
            return false;
        if (length == maximum)
            return false;
    }
    return length > 0 && length >= minimum;
}

/* --- words --- */

/* White space as Unicode lists it; GLib leaves these two out. */
static bool is_space(gunichar c)
{
    return c == '\v' || c == 0x85 || (c != EMJ_TEXT_INVALID && g_unichar_isspace(c));
}

#define EACH_BYTE(value) (UINT64_MAX / 0xff * (uint64_t)(value))

/*
 * The high bit of each of eight ASCII bytes that is white space: adding what is missing
 * to 0x80 lets a byte of at least that value reach it, and none the byte above it.
 */
static uint64_t space_bits(uint64_t bytes)
{
    uint64_t controls = (bytes + EACH_BYTE(0x80 - '\t')) & ~(bytes + EACH_BYTE(0x7f - '\r'));
    uint64_t blanks = ~((bytes ^ EACH_BYTE(' ')) + EACH_BYTE(0x7f));

    return (controls | blanks) & EACH_BYTE(0x80);
}

/*
 * Counts in eight bytes at a time as long as all are ASCII; returns the offset behind
 * them. A word begins where a byte is no space and the one before it was.
 */
static size_t count_ascii_words(const char *text, size_t length, bool *inside, size_t *words)
{
    uint64_t before = *inside ? 0 : 0x80;
    uint64_t bytes = 0;
    size_t at = 0;

    for (; at + sizeof bytes <= length; at += sizeof bytes) {
        memcpy(&bytes, text + at, sizeof bytes);
        bytes = GUINT64_FROM_LE(bytes);
        if (bytes & EACH_BYTE(0x80))
            break;
        uint64_t spaces = space_bits(bytes);
        uint64_t begins = ~spaces & (spaces << 8 | before) & EACH_BYTE(0x80);
        *words += (begins >> 7) * EACH_BYTE(1) >> 56;
        before = spaces >> 56;
    }
    *inside = before == 0;
    return at;
}

/* Counts in ASCII up to the first other byte; returns its offset. */
static size_t count_ascii(const char *text, size_t length, size_t start, bool *inside,
                          size_t *words)
{
    static const bool spaces[0x80] = {
        ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true, [' '] = true,
    };

    start += count_ascii_words(text + start, length - start, inside, words);
    for (; start < length && (unsigned char)text[start] < 0x80; start++) {
        bool space = spaces[(unsigned char)text[start]];

        *words += !space && !*inside;
        *inside = !space;
    }
    return start;
}

size_t emj_text_words(const char *text, size_t length)
{
    size_t words = 0;
    size_t width = 0;
    bool inside = false;

    for (size_t i = count_ascii(text, length, 0, &inside, &words); i < length;
         i = count_ascii(text, length, i + width, &inside, &words)) {
        bool space = is_space(emj_text_decode(text + i, length - i, &width));

        words += !space && !inside;
        inside = !space;
    }
    return words;
}

bool emj_text_has_alnum(const char *text, size_t length)
{
    size_t width = 0;

    for (size_t i = 0; i < length; i += width) {
        gunichar c = emj_text_decode(text + i, length - i, &width);

        if (c != EMJ_TEXT_INVALID && g_unichar_isalnum(c))
            return true;
    }
    return false;
}

/* As g_utf8_normalize, which answers NULL for bytes that are not UTF-8. */
static char *normalize(const char *text, GNormalizeMode mode)
{
    g_autofree char *valid = NULL;
    char *normal = g_utf8_normalize(text, -1, mode);

    if (normal)
        return normal;
    valid = g_utf8_make_valid(text, -1);
    return g_utf8_normalize(valid, -1, mode);
}

char *emj_text_fold(const char *text)
{
    g_autofree char *normal = NULL;

    if (g_str_is_ascii(text))
        return g_ascii_strdown(text, -1);
    normal = normalize(text, G_NORMALIZE_NFC);
    return g_utf8_casefold(normal, -1);
}

/*
 * Marks of the combining classes below 10 are no accents but part of a letter:
 * vowel signs and viramas of Indic scripts, the voicing marks of kana.
 */
static bool is_accent(gunichar c)
{
    return g_unichar_ismark(c) && g_unichar_combining_class(c) >= 10;
}

char *emj_text_fold_plain(const char *text)
{
    g_autofree char *apart = NULL;
    g_autoptr(GString) plain = NULL;

    if (g_str_is_ascii(text))
        return g_ascii_strdown(text, -1);
    apart = normalize(text, G_NORMALIZE_NFD);
    plain = g_string_sized_new(strlen(apart));
    for (char *p = apart; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (!is_accent(c))
            g_string_append_unichar(plain, c);
    }
    return emj_text_fold(plain->str);
}

/*
 * How many bytes must be inserted, removed, replaced or swapped with their
 * neighbour to turn `a` into `b`. Three rows of the usual table are enough.
 */
static size_t edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t width = b_length + 1;
    g_autofree size_t *rows = g_new0(size_t, 3 * width);
    size_t *before = rows;
    size_t *above = rows + width;
    size_t *current = rows + 2 * width;

    for (size_t j = 0; j <= b_length; j++)
        above[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *oldest = before;

        current[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1]);

            current[j] = MIN(replaced, MIN(above[j], current[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = MIN(current[j], before[j - 2] + 1);
        }
        before = above;
        above = current;
        current = oldest;
    }
    return above[b_length];
}

const char *emj_text_nearest(const char *word, const char *const *candidates)
{
    const char *nearest = NULL;
    size_t length = strlen(word);
    /* One more than is allowed; never the whole word, which would be a guess. */
    size_t best = MIN(MAX(length / 3, 2), MAX(length, 1) - 1) + 1;

    for (; *candidates; candidates++) {
        size_t other = strlen(*candidates);
        size_t distance = other > length ? other - length : length - other;

        /* The difference in length is a lower bound that costs nothing. */
        if (distance < best)
            distance = edit_distance(word, length, *candidates, other);
        if (distance < best) {
            best = distance;
            nearest = *candidates;
        }
    }
    return nearest;
}

/* --- lines --- */

bool emj_text_next_line(const char *text, size_t length, size_t *offset,
                        struct emj_slice *ret_line)
{
    const char *start = text + *offset;
    const char *end = NULL;

    if (*offset >= length)
        return false;
    end = memchr(start, '\n', length - *offset);
    if (!end) {
        *ret_line = (struct emj_slice){ start, length - *offset };
        *offset = length;
        return true;
    }
    *offset = (size_t)(end - text) + 1;
    if (end > start && end[-1] == '\r')
        end--;
    *ret_line = (struct emj_slice){ start, (size_t)(end - start) };
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

struct emj_slice emj_slice_trim(struct emj_slice slice)
{
    while (slice.length > 0 && is_blank(slice.start[slice.length - 1]))
        slice.length--;
    while (slice.length > 0 && is_blank(slice.start[0])) {
        slice.start++;
        slice.length--;
    }
    return slice;
}

bool emj_slice_is_blank(struct emj_slice slice)
{
    return emj_slice_trim(slice).length == 0;
}

bool emj_slice_equal(struct emj_slice slice, const char *text)
{
    return strlen(text) == slice.length &&
           (slice.length == 0 || memcmp(slice.start, text, slice.length) == 0);
}

char *emj_slice_dup(struct emj_slice slice)
{
    char *copy = g_malloc(slice.length + 1);

    if (slice.length > 0)
        memcpy(copy, slice.start, slice.length);
    copy[slice.length] = '\0';
    return copy;
}

char *emj_text_fold_lines(const char *text)
{
    size_t length = strlen(text);
    GString *folded = g_string_sized_new(length);
    size_t width = 0;
    size_t word = 0; /* where the word that is being read begins */

    for (size_t i = 0; i <= length; i += width) {
        if (i < length && !is_space(emj_text_decode(text + i, length - i, &width)))
            continue;
        if (i > word && folded->len > 0)
            g_string_append_c(folded, ' ');
        g_string_append_len(folded, text + word, (gssize)(i - word));
        width = i < length ? width : 1;
        word = i + width;
    }
    return g_string_free(folded, FALSE);
}
