#include "report/digest.h"

#include "base/text.h"
#include "entry/name.h"
#include "entry/text.h"

struct emj_digest *emj_digest_new(struct emj_date as_of)
{
    struct emj_digest *digest = g_new0(struct emj_digest, 1);
    digest->entries = g_array_new(false, false, sizeof(struct emj_digest_entry));
    digest->commitments = g_array_new(false, false, sizeof(struct emj_digest_commitment));
    digest->people = g_array_new(false, false, sizeof(struct emj_digest_word));
    digest->themes = g_array_new(false, false, sizeof(struct emj_digest_word));
    digest->handles = g_hash_table_new(g_str_hash, g_str_equal);
    digest->mentions = g_hash_table_new(g_str_hash, g_str_equal);
    digest->coverage = emj_coverage_new(as_of);
    digest->strings = g_string_chunk_new(4096);
    return digest;
}

void emj_digest_free(struct emj_digest *digest)
{
    if (!digest)
        return;
    g_array_unref(digest->entries);
    g_array_unref(digest->commitments);
    g_array_unref(digest->people);
    g_array_unref(digest->themes);
    g_hash_table_unref(digest->handles);
    g_hash_table_unref(digest->mentions);
    emj_coverage_free(digest->coverage);
    g_string_chunk_free(digest->strings);
    g_free(digest);
}

/* --- one entry --- */

/* Equal words become the same pointer; NULL stays. */
static const char *keep_word(struct emj_digest *digest, const char *word)
{
    return word ? g_string_chunk_insert_const(digest->strings, word) : NULL;
}

/* What a marker or the evidence step says of one answer. */
static void note_answer(struct emj_digest_entry *noted, const struct emj_answer *answer)
{
    bool evidence = answer->step == EMJ_STEP_EVIDENCE;
    if ((answer->marker == EMJ_MARKER_NONE && !evidence) || !emj_answer_is_quotable(answer))
        return;

    bool shared = !answer->private;
    bool highlight = answer->marker == EMJ_MARKER_OK;
    bool setback = answer->marker == EMJ_MARKER_BAD;
    noted->highlight |= highlight;
    noted->setback |= setback;
    noted->evidence |= evidence;
    noted->shared_highlight |= highlight && shared;
    noted->shared_setback |= setback && shared;
    noted->shared_evidence |= evidence && shared;
}

static bool is_same_day(const struct emj_entry *entry)
{
    struct emj_date recorded = emj_instant_date(entry->recorded);
    return entry->has_recorded && emj_date_compare(recorded, entry->day) == 0;
}

static void add_entry(struct emj_digest *digest, const struct emj_entry *entry)
{
    struct emj_digest_entry noted = {
        .seconds = entry->date.seconds,
        .day = entry->day,
        .path = g_string_chunk_insert(digest->strings, entry->path),
        .activity = keep_word(digest, entry->activity),
        .words = (uint32_t)MIN(entry->words, UINT32_MAX),
        .minutes = entry->minutes,
        .work = entry->work,
        .tagged = entry->tagged,
        .functions = entry->functions,
        .answered = emj_entry_has_content(entry),
        .private = emj_entry_is_private(entry),
        .same_day = is_same_day(entry),
    };
    for (guint i = 0; i < entry->answers->len; i++)
        note_answer(&noted, g_ptr_array_index(entry->answers, i));
    g_array_append_val(digest->entries, noted);
}

static void add_commitments(struct emj_digest *digest, const struct emj_entry *entry)
{
    for (guint i = 0; i < entry->commitments->len; i++) {
        const struct emj_commitment *commitment = g_ptr_array_index(entry->commitments, i);
        struct emj_digest_commitment noted = {
            .entry = digest->entries->len - 1,
            .text = g_string_chunk_insert(digest->strings, commitment->text),
            .reason = keep_word(digest, commitment->reason),
            .state = commitment->state,
            .closed = commitment->closed,
            .line = commitment->line,
        };
        g_array_append_val(digest->commitments, noted);
    }
}

/* --- people and themes --- */

static void add_words(struct emj_digest *digest, GArray *to, const GPtrArray *all,
                      const GPtrArray *shared)
{
    for (guint i = 0; i < all->len; i++) {
        const char *word = g_ptr_array_index(all, i);
        struct emj_digest_word noted = {
            .entry = digest->entries->len - 1,
            .word = keep_word(digest, word),
            .shared = shared == all || emj_words_contain(shared, word),
        };
        g_array_append_val(to, noted);
    }
}

static void add_signs(struct emj_digest *digest, const struct emj_entry *entry)
{
    if (entry->people->len + entry->themes->len == 0)
        return;
    bool open = emj_entry_is_open(entry);
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) themes = g_ptr_array_new_with_free_func(g_free);
    if (!open)
        emj_entry_collect_open_signs(entry, people, themes);
    add_words(digest, digest->people, entry->people, open ? entry->people : people);
    add_words(digest, digest->themes, entry->themes, open ? entry->themes : themes);
}

static void add_mention(void *data, const char *word, size_t length)
{
    struct emj_digest *digest = data;
    g_autofree char *typed = g_strndup(word, length);
    g_autofree char *folded = emj_text_fold(typed);
    if (!g_hash_table_contains(digest->handles, folded))
        g_hash_table_add(digest->mentions, (void *)(uintptr_t)keep_word(digest, folded));
}

void emj_digest_add_mentions(struct emj_digest *digest, const char *text, size_t length)
{
    emj_text_each_mention(text, length, add_mention, digest);
}

void emj_digest_add_names(struct emj_digest *digest, const struct emj_entry *entry)
{
    for (guint i = 0; i < entry->people->len; i++) {
        const char *handle = keep_word(digest, g_ptr_array_index(entry->people, i));
        g_hash_table_add(digest->handles, (void *)(uintptr_t)handle);
    }
    emj_digest_add_mentions(digest, entry->bytes, entry->length);
}

void emj_digest_add(struct emj_digest *digest, const struct emj_entry *entry)
{
    add_entry(digest, entry);
    add_commitments(digest, entry);
    add_signs(digest, entry);
    emj_digest_add_names(digest, entry);
    emj_coverage_add(digest->coverage, entry);
}

/* --- the order --- */

static int compare_ids(const char *a, const char *b)
{
    g_autofree char *left = emj_entry_id_from_path(a);
    g_autofree char *right = emj_entry_id_from_path(b);
    int order = strcmp(left, right);
    return order != 0 ? order : strcmp(a, b);
}

/* As journals are ordered; the path last, since two folders may hold one name. */
static int compare_entries(const struct emj_digest_entry *a, const struct emj_digest_entry *b)
{
    if (a->seconds != b->seconds)
        return a->seconds < b->seconds ? -1 : 1;
    return compare_ids(a->path, b->path);
}

static gint compare_places(gconstpointer a, gconstpointer b, gpointer digest)
{
    const guint32 *left = a;
    const guint32 *right = b;
    return compare_entries(emj_digest_entry_at(digest, *left),
                           emj_digest_entry_at(digest, *right));
}

static gint compare_words(gconstpointer a, gconstpointer b)
{
    const struct emj_digest_word *left = a;
    const struct emj_digest_word *right = b;
    if (left->entry != right->entry)
        return left->entry < right->entry ? -1 : 1;
    return strcmp(left->word, right->word);
}

static gint compare_commitments(gconstpointer a, gconstpointer b)
{
    const struct emj_digest_commitment *left = a;
    const struct emj_digest_commitment *right = b;
    if (left->entry != right->entry)
        return left->entry < right->entry ? -1 : 1;
    return left->line < right->line ? -1 : left->line > right->line;
}

static bool is_ordered(const struct emj_digest *digest)
{
    for (guint i = 1; i < digest->entries->len; i++)
        if (compare_entries(emj_digest_entry_at(digest, i - 1),
                            emj_digest_entry_at(digest, i)) > 0)
            return false;
    return true;
}

/* Puts entries[places[i]] at i, ring by ring, without a second array; uses up `places`. */
static void move_entries(GArray *entries, guint32 *places)
{
    struct emj_digest_entry *all = (struct emj_digest_entry *)(void *)entries->data;
    for (guint32 start = 0; start < entries->len; start++) {
        struct emj_digest_entry first = all[start];
        guint32 to = start;
        while (places[to] != start) {
            guint32 from = places[to];
            all[to] = all[from];
            places[to] = to;
            to = from;
        }
        all[to] = first;
        places[to] = to;
    }
}

static void move_words(GArray *words, const guint32 *moved)
{
    for (guint i = 0; i < words->len; i++) {
        struct emj_digest_word *word = &g_array_index(words, struct emj_digest_word, i);
        word->entry = moved[word->entry];
    }
    g_array_sort(words, compare_words);
}

static void move_commitments(GArray *commitments, const guint32 *moved)
{
    for (guint i = 0; i < commitments->len; i++) {
        struct emj_digest_commitment *commitment =
            &g_array_index(commitments, struct emj_digest_commitment, i);
        commitment->entry = moved[commitment->entry];
    }
    g_array_sort(commitments, compare_commitments);
}

void emj_digest_finish(struct emj_digest *digest)
{
    guint count = digest->entries->len;
    /* A journal is mostly read in its order. */
    if (is_ordered(digest))
        return;

    g_autofree guint32 *places = g_new(guint32, count);
    g_autofree guint32 *moved = g_new(guint32, count);
    for (guint32 i = 0; i < count; i++)
        places[i] = i;
    g_qsort_with_data(places, (gint)count, sizeof *places, compare_places, digest);
    for (guint32 i = 0; i < count; i++)
        moved[places[i]] = i;
    move_entries(digest->entries, places);
    move_words(digest->people, moved);
    move_words(digest->themes, moved);
    move_commitments(digest->commitments, moved);
}
