#include "report/figures/words.h"

#include "base/text.h"
#include "entry/text.h"

enum {
    MIN_LETTERS = 4,
    MAX_LETTERS = 40,
    MAX_WORDS = 5,
    MAX_READ = 20000,  /* entries of the period; more are not read again for this */
    MAX_KNOWN = 50000, /* different words; further ones are passed over */
};

/* How many entries a word stands in. */
struct count {
    size_t entries;
    size_t last; /* the number of the last one, from 1 */
};

/* --- what is a word --- */

/* Without what is neither letter nor digit at both ends. Points into the token. */
static struct emj_slice trim_punctuation(const char *token)
{
    const char *start = token;
    const char *end = token + strlen(token);
    while (start < end && !g_unichar_isalnum(g_utf8_get_char(start)))
        start = g_utf8_find_next_char(start, NULL);
    while (end > start) {
        const char *last = g_utf8_prev_char(end);
        gunichar c = g_utf8_get_char(last);
        if (g_unichar_isalnum(c) || g_unichar_ismark(c))
            break;
        end = last;
    }
    return (struct emj_slice){ start, (size_t)(end - start) };
}

static bool is_word(struct emj_slice text)
{
    size_t letters = 0;
    for (const char *at = text.start; at < text.start + text.length;
         at = g_utf8_find_next_char(at, NULL)) {
        gunichar c = g_utf8_get_char(at);
        letters += g_unichar_isalpha(c) ? 1 : 0;
        if (!g_unichar_isalpha(c) && !g_unichar_ismark(c))
            return false;
    }
    return letters >= MIN_LETTERS && letters <= MAX_LETTERS;
}

/* Signs and addresses are no words, whatever letters they hold. */
static bool may_be_word(const char *token)
{
    return !strpbrk(token, "@#") && !strstr(token, "://");
}

/* --- counting --- */

/* The words of a period while they are counted. */
struct tally {
    const char *language;
    GHashTable *words; /* char * to struct count * */
    size_t entry;      /* the number of the one that is read */
};

static void count_word(struct tally *tally, struct emj_slice text)
{
    g_autofree char *raw = emj_slice_dup(text);
    g_autofree char *word = emj_text_fold(raw);
    if (emj_stop_word(tally->language, word))
        return;
    struct count *count = g_hash_table_lookup(tally->words, word);
    if (!count) {
        if (g_hash_table_size(tally->words) >= MAX_KNOWN)
            return;
        count = g_new0(struct count, 1);
        g_hash_table_insert(tally->words, g_steal_pointer(&word), count);
    }
    count->entries += count->last != tally->entry ? 1 : 0;
    count->last = tally->entry;
}

static void count_text(struct tally *tally, char *text)
{
    char *rest = NULL;
    for (char *token = strtok_r(text, " ", &rest); token; token = strtok_r(NULL, " ", &rest)) {
        struct emj_slice word = trim_punctuation(token);
        if (may_be_word(token) && is_word(word))
            count_word(tally, word);
    }
}

static void count_entry(const struct emj_report *report, struct tally *tally,
                        const struct emj_digest_entry *entry)
{
    g_autoptr(emj_entry) read = emj_report_read(report, entry);
    tally->entry++;
    if (!read || (report->request.share && emj_entry_is_private(read)))
        return;
    for (guint i = 0; i < read->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(read->answers, i);
        g_autofree char *quote = emj_answer_quote(answer);
        if (!report->request.share || !answer->private)
            count_text(tally, quote);
    }
}

/* --- what is left out --- */

/* Each word of a name or handle by itself. */
static void exclude_name(GHashTable *excluded, const char *name)
{
    g_autofree char *plain = name ? emj_text_fold_plain(name) : g_strdup("");
    GString *word = g_string_new(NULL);
    for (const char *at = plain;; at = g_utf8_find_next_char(at, NULL)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isalpha(c) || g_unichar_ismark(c)) {
            g_string_append_unichar(word, c);
            continue;
        }
        if (word->len > 0)
            g_hash_table_add(excluded, g_strdup(word->str));
        g_string_truncate(word, 0);
        if (c == 0)
            break;
    }
    g_string_free(word, true);
}

static void exclude_person(GHashTable *excluded, const struct emj_person *person)
{
    exclude_name(excluded, person->handle);
    exclude_name(excluded, person->name);
    for (guint i = 0; i < person->aliases->len; i++)
        exclude_name(excluded, g_ptr_array_index(person->aliases, i));
}

static void exclude_themes(GHashTable *excluded, const GArray *themes)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < themes->len; i++) {
        const char *theme = g_array_index(themes, struct emj_digest_word, i).word;
        if (g_hash_table_add(seen, (void *)(uintptr_t)theme))
            g_hash_table_add(excluded, emj_text_fold_plain(theme));
    }
}

/* Set of char *, folded with accents off. */
static GHashTable *find_excluded(const struct emj_report *report)
{
    GHashTable *excluded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct emj_digest *digest = report->request.digest;
    const GPtrArray *roster = report->request.config->roster;
    GHashTableIter iter;
    void *handle = NULL;

    g_hash_table_iter_init(&iter, digest->handles);
    while (g_hash_table_iter_next(&iter, &handle, NULL))
        exclude_name(excluded, handle);
    for (guint i = 0; i < roster->len; i++)
        exclude_person(excluded, g_ptr_array_index(roster, i));
    exclude_themes(excluded, digest->themes);
    return excluded;
}

/* --- the most frequent --- */

static void word_free(void *data)
{
    struct emj_frequent_word *word = data;
    g_free(word->word);
    g_free(word);
}

static gint compare_words(gconstpointer a, gconstpointer b)
{
    const struct emj_frequent_word *const *left = a;
    const struct emj_frequent_word *const *right = b;
    if ((*left)->entries != (*right)->entries)
        return (*left)->entries > (*right)->entries ? -1 : 1;
    return strcmp((*left)->word, (*right)->word);
}

static void take_frequent(const struct tally *tally, GHashTable *excluded, GPtrArray *words)
{
    GHashTableIter iter;
    void *word = NULL;
    void *value = NULL;
    g_hash_table_iter_init(&iter, tally->words);
    while (g_hash_table_iter_next(&iter, &word, &value)) {
        const struct count *count = value;
        g_autofree char *plain = emj_text_fold_plain(word);
        if (count->entries < EMJ_WORD_MIN_ENTRIES || g_hash_table_contains(excluded, plain))
            continue;
        struct emj_frequent_word *frequent = g_new0(struct emj_frequent_word, 1);
        frequent->word = g_strdup(word);
        frequent->entries = count->entries;
        g_ptr_array_add(words, frequent);
    }
    g_ptr_array_sort(words, compare_words);
    if (words->len > MAX_WORDS)
        g_ptr_array_set_size(words, MAX_WORDS);
}

GPtrArray *emj_frequent_words_find(const struct emj_report *report, bool enough_themes)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(word_free);
    const char *language = report->request.config->language;
    if (enough_themes || !emj_stop_words_exist(language) || report->entries->len > MAX_READ)
        return words;

    g_autoptr(GHashTable) counts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    struct tally tally = { .language = language, .words = counts };
    for (guint i = 0; i < report->entries->len; i++)
        count_entry(report, &tally, g_ptr_array_index(report->entries, i));
    g_autoptr(GHashTable) excluded = find_excluded(report);
    take_frequent(&tally, excluded, words);
    return words;
}
