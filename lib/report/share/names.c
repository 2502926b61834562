#include "report/share/names.h"

#include "report/share/words.h"

/*
 * Names are kept as a tree of words: a place stands for the words on the way to it,
 * so that looking a text up takes one step a word, however many names there are.
 */
struct place {
    GHashTable *next; /* char * word -> struct place *; NULL is none */
    bool whole;       /* a name ends here */
    bool part;        /* a part of a name, which wants a capital letter */
};

struct emj_names {
    struct place root;
};

static void place_clear(struct place *place)
{
    g_clear_pointer(&place->next, g_hash_table_unref);
}

static void place_free(gpointer data)
{
    place_clear(data);
    g_free(data);
}

struct emj_names *emj_names_new(void)
{
    return g_new0(struct emj_names, 1);
}

void emj_names_free(struct emj_names *names)
{
    if (names)
        place_clear(&names->root);
    g_free(names);
}

/* --- adding --- */

/* One word of a name that is added. */
struct name_word {
    char *text;
    bool capital;
    bool begins_part; /* something stands between it and the word before */
};

static void name_word_clear(gpointer data)
{
    struct name_word *word = data;
    g_free(word->text);
}

static GArray *read_words(const char *name, bool parted)
{
    GArray *words = g_array_new(false, true, sizeof(struct name_word));
    g_array_set_clear_func(words, name_word_clear);
    struct emj_word_reader reader = { .text = name, .parted = parted };
    g_autoptr(GString) text = g_string_new(NULL);
    struct emj_word word = { .text = text };
    size_t end = 0;
    while (words->len < EMJ_NAMES_MAX_WORDS && emj_word_next(&reader, &word)) {
        struct name_word added = {
            .text = g_strdup(text->str),
            .capital = word.capital,
            .begins_part = words->len == 0 || word.start > end,
        };
        g_array_append_val(words, added);
        end = word.end;
    }
    return words;
}

static struct place *step(struct place *place, const char *word)
{
    if (!place->next)
        place->next = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, place_free);
    struct place *next = g_hash_table_lookup(place->next, word);
    if (!next) {
        next = g_new0(struct place, 1);
        g_hash_table_insert(place->next, g_strdup(word), next);
    }
    return next;
}

/* The place of the words `first` to `end`, not included. */
static struct place *place_of(struct emj_names *names, const GArray *words, guint first,
                              guint end)
{
    struct place *place = &names->root;
    for (guint i = first; i < end; i++)
        place = step(place, g_array_index(words, struct name_word, i).text);
    return place;
}

static bool has_capitals(const GArray *words)
{
    for (guint i = 0; i < words->len; i++)
        if (g_array_index(words, struct name_word, i).capital)
            return true;
    return false;
}

/* A part by which somebody could be meant; a joining word like "de" or "van" is none. */
static bool counts_alone(const GArray *words, guint first, guint end)
{
    enum { SHORT = 3 };
    const struct name_word *word = &g_array_index(words, struct name_word, first);
    glong letters = g_utf8_strlen(word->text, -1);
    if (end - first > 1)
        return true;
    bool joins = first > 0 && !word->capital && letters <= SHORT && has_capitals(words);
    return letters > 1 && !joins;
}

static void add_parts(struct emj_names *names, const GArray *words)
{
    for (guint first = 0, end = 0; first < words->len; first = end) {
        end = first + 1;
        while (end < words->len && !g_array_index(words, struct name_word, end).begins_part)
            end++;
        if (counts_alone(words, first, end))
            place_of(names, words, first, end)->part = true;
    }
}

void emj_names_add(struct emj_names *names, const char *name)
{
    for (int parted = 0; parted <= 1; parted++) {
        g_autoptr(GArray) words = read_words(name, parted);
        if (words->len == 0)
            continue;
        place_of(names, words, 0, words->len)->whole = true;
        add_parts(names, words);
    }
}

/* --- finding --- */

/* The longest name that begins with `word`, the one that `reader` gave last. */
static bool match(const struct emj_names *names, struct emj_word_reader reader,
                  struct emj_word *word, size_t *ret_end)
{
    const struct place *place = &names->root;
    bool found = false;
    bool capital = false;
    do {
        place = place->next ? g_hash_table_lookup(place->next, word->text->str) : NULL;
        if (!place)
            break;
        capital = capital || word->capital;
        if (place->whole || (place->part && capital)) {
            *ret_end = word->end;
            found = true;
        }
    } while (place->next && emj_word_next(&reader, word));
    return found;
}

bool emj_names_find(const struct emj_names *names, const char *text, size_t offset,
                    size_t *ret_start, size_t *ret_end)
{
    /* Both ways at one pace, so that a text with many names is not read to its end for each. */
    struct emj_word_reader joined = { .text = text, .at = offset };
    struct emj_word_reader parted = { .text = text, .at = offset, .parted = true };
    g_autoptr(GString) buffer = g_string_new(NULL);
    struct emj_word word = { .text = buffer };
    bool more[2] = { true, true };
    while (more[0] || more[1]) {
        bool first = more[0] && (!more[1] || joined.at <= parted.at);
        struct emj_word_reader *reader = first ? &joined : &parted;
        more[first ? 0 : 1] = emj_word_next(reader, &word);
        *ret_start = word.start;
        if (word.text->len > 0 && match(names, *reader, &word, ret_end))
            return true;
    }
    return false;
}
