#include "report/share/words.h"

#include "base/text.h"

/* --- characters --- */

/* A line through a letter; folding takes it for a part of the letter. */
static bool is_overlay(gunichar c)
{
    return g_unichar_combining_class(c) == 1;
}

static bool is_hidden(gunichar c)
{
    static const gunichar tatweel = 0x0640; /* stretches an Arabic word */
    return emj_text_is_unseen(c) || g_unichar_type(c) == G_UNICODE_ENCLOSING_MARK ||
           is_overlay(c) || c == tatweel;
}

/* "ʼ" and its like are letters for Unicode and apostrophes for people. */
static bool is_apostrophe(gunichar c)
{
    return c >= 0x02B9 && c <= 0x02DF;
}

/* A letter that stands alone or is a digit; the others that decompose are signs: "™", "¹". */
static bool is_plain(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
        return true;
    default:
        return false;
    }
}

/* --- the parts of characters --- */

enum part_kind {
    PART_BETWEEN, /* parts words */
    PART_HIDDEN,
    PART_LETTER, /* goes on with a word */
    PART_ALONE,  /* begins a word that only marks go on with */
    PART_MARK,
};

static enum part_kind kind_of_letter(gunichar c)
{
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_HANGUL_V_JAMO:
    case G_UNICODE_BREAK_HANGUL_T_JAMO:
        return PART_MARK;
    case G_UNICODE_BREAK_IDEOGRAPHIC:
    case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
    case G_UNICODE_BREAK_NON_STARTER:
    case G_UNICODE_BREAK_COMPLEX_CONTEXT:
    case G_UNICODE_BREAK_HANGUL_L_JAMO:
        return PART_ALONE;
    default:
        return PART_LETTER;
    }
}

static enum part_kind kind_of(gunichar c)
{
    if (c < 0x80 && g_ascii_isalnum((gchar)c))
        return PART_LETTER;
    if (c < 0x80 && g_ascii_isprint((gchar)c))
        return PART_BETWEEN;
    if (is_hidden(c))
        return PART_HIDDEN;
    if (g_unichar_ismark(c))
        return PART_MARK;
    return g_unichar_isalnum(c) && !is_apostrophe(c) ? kind_of_letter(c) : PART_BETWEEN;
}

static void set_part(struct emj_word_reader *reader, gunichar c)
{
    reader->parts[0] = c;
    reader->count = 1;
}

/* Takes the character at `at` apart. */
static void load_character(struct emj_word_reader *reader)
{
    const char *bytes = reader->text + reader->at;
    unsigned char first = (unsigned char)bytes[0];
    gunichar c = first < 0x80 ? first : g_utf8_get_char_validated(bytes, -1);
    reader->from = reader->at;
    reader->next = 0;
    if (c >= 0x110000) {
        reader->at++;
        set_part(reader, ' ');
        return;
    }
    reader->at += first < 0x80 ? 1 : (size_t)g_utf8_skip[first];
    set_part(reader, c);
    if (first >= 0x80)
        reader->count =
            g_unichar_fully_decompose(c, true, reader->parts, G_N_ELEMENTS(reader->parts));
    bool sign = (reader->count > 1 || reader->parts[0] != c) && !is_plain(c);
    if (reader->parted && (sign || kind_of(c) == PART_HIDDEN))
        set_part(reader, ' ');
}

/* --- words --- */

/* Letters with a stroke and the like, which no normal form takes apart. */
static const char *plain_letter(gunichar c)
{
    switch (c) {
    case 0x0131: /* ı */
        return "i";
    case 0x0141: /* Ł */
    case 0x0142:
        return "l";
    case 0x00D0: /* Ð */
    case 0x00F0:
    case 0x0110: /* Đ */
    case 0x0111:
        return "d";
    case 0x00D8: /* Ø */
    case 0x00F8:
        return "o";
    case 0x0126: /* Ħ */
    case 0x0127:
        return "h";
    case 0x00C6: /* Æ */
    case 0x00E6:
        return "ae";
    case 0x0152: /* Œ */
    case 0x0153:
        return "oe";
    case 0x00DE: /* Þ */
    case 0x00FE:
        return "th";
    default:
        return NULL;
    }
}

static void append_part(struct emj_word *word, gunichar c)
{
    const char *plain = c < 0x80 ? NULL : plain_letter(c);
    word->capital = word->capital || (g_unichar_isalpha(c) && !g_unichar_islower(c));
    if (c < 0x80)
        g_string_append_c(word->text, g_ascii_tolower((gchar)c));
    else if (plain)
        g_string_append(word->text, plain);
    else
        g_string_append_unichar(word->text, c);
}

/* A letter of a script without spaces and without a mark has nothing to fold. */
static void fold(struct emj_word *word, bool alone)
{
    const char *text = word->text->str;
    if (g_str_is_ascii(text) || (alone && *g_utf8_find_next_char(text, NULL) == '\0'))
        return;
    g_autofree char *folded = emj_text_fold_plain(text);
    g_string_assign(word->text, folded);
}

/* True when a part of this kind ends the word so far. */
static bool ends_word(const struct emj_word *word, enum part_kind kind, bool alone)
{
    return word->text->len > 0 &&
           (kind == PART_BETWEEN || kind == PART_ALONE || (kind == PART_LETTER && alone));
}

/* The letters and digits of ASCII that come next, which most words are made of. */
static bool take_ascii(struct emj_word_reader *reader, struct emj_word *word)
{
    const char *at = reader->text + reader->at;
    while (word->text->len == 0 && (g_ascii_isspace(*at) || g_ascii_ispunct(*at)))
        at++;
    const char *first = at;
    for (; g_ascii_isalnum(*at); at++) {
        word->capital = word->capital || g_ascii_isupper(*at);
        g_string_append_c(word->text, g_ascii_tolower(*at));
    }
    reader->at = (size_t)(at - reader->text);
    if (at == first)
        return false;
    if (word->text->len == (size_t)(at - first))
        word->start = (size_t)(first - reader->text);
    word->end = reader->at;
    return true;
}

bool emj_word_next(struct emj_word_reader *reader, struct emj_word *ret_word)
{
    bool alone = false;
    g_string_truncate(ret_word->text, 0);
    ret_word->capital = false;
    while (reader->next < reader->count || reader->text[reader->at] != '\0') {
        bool read = reader->next == reader->count;
        if (read && !alone && take_ascii(reader, ret_word))
            continue;
        if (read && reader->text[reader->at] == '\0')
            break;
        if (read)
            load_character(reader);
        gunichar c = reader->parts[reader->next];
        enum part_kind kind = kind_of(c);
        if (ends_word(ret_word, kind, alone))
            break;
        reader->next++;
        bool begins = ret_word->text->len == 0 && (kind == PART_LETTER || kind == PART_ALONE);
        if (begins) {
            ret_word->start = reader->from;
            alone = kind == PART_ALONE;
        }
        if (begins || (ret_word->text->len > 0 && kind != PART_HIDDEN)) {
            append_part(ret_word, c);
            ret_word->end = reader->at;
        }
    }
    fold(ret_word, alone);
    return ret_word->text->len > 0;
}
