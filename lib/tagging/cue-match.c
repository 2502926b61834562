#include "tagging/cue-match.h"

#include <stdint.h>

#include "base/text.h"

/* A word, or one other character. */
struct token {
    size_t start; /* in the text */
    size_t length;
    size_t folded; /* in the list's folded bytes */
    size_t folded_length;
    bool word;
    bool spaced; /* white space stands before it */
    bool name;   /* belongs to an "@handle" */
};

struct token_list {
    GString *folded;
    GArray *tokens; /* struct token */
};

struct cue {
    struct token_list tokens;
    bool prefix; /* the last word may go on */
    enum emj_function function;
    int points;
};

struct emj_cues {
    GPtrArray *cues;         /* struct cue * */
    GHashTable *known;       /* char *, folded words of the cues */
    GPtrArray *by_byte[256]; /* struct cue * (borrowed) by their first byte; NULL is none */
};

/* --- tokens --- */

static void token_list_init(struct token_list *list)
{
    list->folded = g_string_new(NULL);
    list->tokens = g_array_new(FALSE, TRUE, sizeof(struct token));
}

static void token_list_clear(struct token_list *list)
{
    g_string_free(list->folded, TRUE);
    g_array_unref(list->tokens);
}

static const struct token *token_at(const struct token_list *list, size_t index)
{
    return &g_array_index(list->tokens, struct token, index);
}

static const char *token_text(const struct token_list *list, const struct token *token)
{
    return list->folded->str + token->folded;
}

/* The character at `text`; a byte that is not UTF-8 is a character of its own. */
static gunichar next_char(const char *text, size_t length, size_t *ret_width)
{
    gunichar c = g_utf8_get_char_validated(text, (gssize)length);

    if (c == (gunichar)-1 || c == (gunichar)-2) {
        *ret_width = 1;
        return 0xfffd;
    }
    *ret_width = (size_t)g_utf8_skip[(unsigned char)*text];
    return c;
}

static bool is_word_char(gunichar c)
{
    return c == '_' || g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static size_t word_length(const char *text, size_t length)
{
    size_t offset = 0;

    while (offset < length) {
        size_t width = 0;

        if (!is_word_char(next_char(text + offset, length - offset, &width)))
            break;
        offset += width;
    }
    return offset;
}

static bool is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

static void fold_word(GString *folded, const char *text, size_t length)
{
    if (is_ascii(text, length)) {
        for (size_t i = 0; i < length; i++)
            g_string_append_c(folded, g_ascii_tolower(text[i]));
        return;
    }

    g_autofree char *word = g_strndup(text, length);
    g_autofree char *lower = emj_text_fold(word);

    g_string_append(folded, lower);
}

/* Typographic apostrophes and hyphens are those of a keyboard. */
static void fold_sign(GString *folded, gunichar c)
{
    if (c == 0x2019)
        c = '\'';
    else if (c == 0x2010 || c == 0x2011)
        c = '-';
    g_string_append_unichar(folded, c);
}

static void tokenize(struct token_list *list, const char *text, size_t length)
{
    bool spaced = false;
    bool name = false;
    size_t width = 0;

    for (size_t at = 0; at < length; at += width) {
        gunichar c = next_char(text + at, length - at, &width);

        if (g_unichar_isspace(c)) {
            spaced = true;
            name = false;
            continue;
        }

        struct token token = {
            .start = at,
            .folded = list->folded->len,
            .word = is_word_char(c),
            .spaced = spaced,
            .name = name,
        };

        if (token.word) {
            width = word_length(text + at, length - at);
            fold_word(list->folded, text + at, width);
        } else {
            fold_sign(list->folded, c);
        }
        name = name || c == '@';
        spaced = false;
        token.length = width;
        token.folded_length = list->folded->len - token.folded;
        g_array_append_val(list->tokens, token);
    }
}

/* --- the set of cues --- */

static void cue_free(void *data)
{
    struct cue *cue = data;

    token_list_clear(&cue->tokens);
    g_free(cue);
}

struct emj_cues *emj_cues_new(void)
{
    struct emj_cues *cues = g_new0(struct emj_cues, 1);

    cues->cues = g_ptr_array_new_with_free_func(cue_free);
    cues->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return cues;
}

void emj_cues_free(struct emj_cues *cues)
{
    if (!cues)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(cues->by_byte); i++)
        if (cues->by_byte[i])
            g_ptr_array_unref(cues->by_byte[i]);
    g_ptr_array_unref(cues->cues);
    g_hash_table_unref(cues->known);
    g_free(cues);
}

static struct cue *cue_new(const char *text)
{
    struct cue *cue = g_new0(struct cue, 1);
    size_t length = strlen(text);

    if (length > 1 && text[length - 1] == '*') {
        cue->prefix = true;
        length--;
    }
    token_list_init(&cue->tokens);
    tokenize(&cue->tokens, text, length);
    return cue;
}

void emj_cues_add(struct emj_cues *cues, const char *cue, enum emj_function function,
                  int points)
{
    g_autofree char *line = emj_text_fold_lines(cue);
    g_autofree char *key = emj_text_fold(line);

    if (g_hash_table_contains(cues->known, key))
        return;

    struct cue *added = cue_new(line);

    if (added->tokens.tokens->len == 0) {
        cue_free(added);
        return;
    }
    added->function = function;
    added->points = points;

    unsigned char byte = (unsigned char)added->tokens.folded->str[0];

    if (!cues->by_byte[byte])
        cues->by_byte[byte] = g_ptr_array_new();
    g_ptr_array_add(cues->by_byte[byte], added);
    g_ptr_array_add(cues->cues, added);
    g_hash_table_add(cues->known, g_steal_pointer(&key));
}

size_t emj_cues_count(const struct emj_cues *cues)
{
    return cues->cues->len;
}

/* --- finding --- */

static bool token_matches(const struct token_list *text, const struct token *found,
                          const struct token_list *cue, const struct token *wanted, bool prefix)
{
    if (found->word != wanted->word || found->name)
        return false;
    if (prefix ? found->folded_length < wanted->folded_length
               : found->folded_length != wanted->folded_length)
        return false;
    return memcmp(token_text(text, found), token_text(cue, wanted), wanted->folded_length) == 0;
}

static bool cue_matches(const struct cue *cue, const struct token_list *text, size_t first)
{
    size_t count = cue->tokens.tokens->len;

    if (text->tokens->len - first < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct token *found = token_at(text, first + i);
        const struct token *wanted = token_at(&cue->tokens, i);

        if (i > 0 && found->spaced != wanted->spaced)
            return false;
        if (!token_matches(text, found, &cue->tokens, wanted, cue->prefix && i + 1 == count))
            return false;
    }
    return true;
}

static struct emj_cue_hit hit_at(const struct cue *cue, const struct token_list *text,
                                 size_t index, size_t first)
{
    const struct token *start = token_at(text, first);
    const struct token *end = token_at(text, first + cue->tokens.tokens->len - 1);

    return (struct emj_cue_hit){
        .text = index,
        .start = start->start,
        .length = end->start + end->length - start->start,
        .function = cue->function,
        .points = cue->points,
    };
}

static void find_in_text(const struct emj_cues *cues, const struct token_list *text,
                         size_t index, GHashTable *seen, GArray *hits)
{
    for (size_t first = 0; first < text->tokens->len; first++) {
        unsigned char byte = (unsigned char)*token_text(text, token_at(text, first));
        const GPtrArray *candidates = cues->by_byte[byte];

        for (size_t i = 0; candidates && i < candidates->len; i++) {
            struct cue *cue = g_ptr_array_index(candidates, i);

            if (!cue_matches(cue, text, first) || !g_hash_table_add(seen, cue))
                continue;

            struct emj_cue_hit hit = hit_at(cue, text, index, first);

            g_array_append_val(hits, hit);
        }
    }
}

GArray *emj_cues_find(const struct emj_cues *cues, const char *const *texts, size_t count)
{
    GArray *hits = g_array_new(FALSE, TRUE, sizeof(struct emj_cue_hit));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    for (size_t i = 0; i < count; i++) {
        struct token_list text;

        token_list_init(&text);
        tokenize(&text, texts[i], MIN(strlen(texts[i]), (size_t)EMJ_CUES_MAX_BYTES));
        find_in_text(cues, &text, i, seen, hits);
        token_list_clear(&text);
    }
    return hits;
}

bool emj_cues_mentioned(const GPtrArray *words, const char *text)
{
    g_autoptr(emj_cues) cues = emj_cues_new();
    g_autoptr(GArray) hits = NULL;

    for (size_t i = 0; i < words->len; i++)
        emj_cues_add(cues, g_ptr_array_index(words, i), EMJ_FUNCTION_NONE, 0);
    hits = emj_cues_find(cues, &text, 1);
    return hits->len > 0;
}
