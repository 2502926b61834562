#include "entry/compose.h"

#include <string.h>

#include "base/text.h"
#include "entry/lines.h"
#include "yaml/writer.h"

/* --- parts --- */

static void free_answer(gpointer data)
{
    emj_answer_new_free(data);
}

struct emj_entry_new *emj_entry_new_create(void)
{
    struct emj_entry_new *parts = g_new0(struct emj_entry_new, 1);
    parts->tags = g_ptr_array_new_with_free_func(g_free);
    parts->asked = g_ptr_array_new_with_free_func(g_free);
    parts->answers = g_ptr_array_new_with_free_func(free_answer);
    return parts;
}

void emj_entry_new_free(struct emj_entry_new *parts)
{
    if (parts == NULL)
        return;
    GPtrArray *arrays[] = { parts->tags, parts->asked, parts->draft_steps, parts->answers };
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        if (arrays[i] != NULL)
            g_ptr_array_unref(arrays[i]);
    char *strings[] = {
        parts->activity, parts->pack, parts->kind,       parts->source,
        parts->title,    parts->body, parts->commitment,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(parts);
}

void emj_answer_new_free(struct emj_answer_new *answer)
{
    if (answer == NULL)
        return;
    g_free(answer->prompt);
    g_free(answer->question);
    g_free(answer->text);
    g_free(answer);
}

static bool is_blank(const char *text)
{
    return text == NULL || emj_text_words(text, strlen(text)) == 0;
}

/* --- front matter --- */

/*
 * Front matter may hold no control characters, and what comes from a command line
 * or a foreign file may: they are written as they would be shown.
 */
static char *scalar(const char *text)
{
    g_autofree char *clean = emj_text_visible_line(text);
    return emj_yaml_scalar(clean, false);
}

static void put_text(GString *out, const char *key, const char *text)
{
    if (!is_blank(text)) {
        g_autofree char *value = scalar(text);
        g_string_append_printf(out, "%s: %s\n", key, value);
    }
}

static void put_instant(GString *out, const char *key, struct emj_instant instant)
{
    g_autofree char *value = emj_instant_format(instant);
    g_string_append_printf(out, "%s: %s\n", key, value);
}

static void put_true(GString *out, const char *key, bool value)
{
    if (value)
        g_string_append_printf(out, "%s: true\n", key);
}

static void put_item(GString *out, const char *text)
{
    g_autofree char *value = scalar(text);
    g_string_append_printf(out, "  - %s\n", value);
}

static void put_items(GString *out, const GPtrArray *items)
{
    for (guint i = 0; items != NULL && i < items->len; i++) {
        const char *item = g_ptr_array_index(items, i);
        if (!is_blank(item))
            put_item(out, item);
    }
}

/* `always` writes an empty list where there is nothing to list. */
static void put_list(GString *out, const char *key, const GPtrArray *items, bool always)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    put_items(lines, items);
    if (lines->len > 0)
        g_string_append_printf(out, "%s:\n%s", key, lines->str);
    else if (always)
        g_string_append_printf(out, "%s: []\n", key);
}

static void put_pack(GString *out, const struct emj_entry_new *parts)
{
    if (is_blank(parts->pack))
        return;
    g_autofree char *pack = parts->pack_revision > 0
                                ? g_strdup_printf("%s@%d", parts->pack, parts->pack_revision)
                                : g_strdup(parts->pack);
    put_text(out, "pack", pack);
}

/* The work tags first, in the order of the alphabet. */
static void put_tags(GString *out, const struct emj_entry_new *parts)
{
    g_autoptr(GPtrArray) tags = g_ptr_array_new();
    char leadership[] = "leadership";
    char management[] = "management";
    if ((parts->work & EMJ_WORK_LEADERSHIP) != 0)
        g_ptr_array_add(tags, leadership);
    if ((parts->work & EMJ_WORK_MANAGEMENT) != 0)
        g_ptr_array_add(tags, management);
    if (parts->tags != NULL)
        g_ptr_array_extend(tags, parts->tags, NULL, NULL);
    put_list(out, "tags", tags, true);
}

static void put_functions(GString *out, unsigned functions)
{
    if (functions == 0)
        return;
    g_string_append(out, "functions:\n");
    for (int i = 0; i < EMJ_FUNCTION_COUNT; i++)
        if ((functions & (1U << i)) != 0)
            put_item(out, emj_function_slug((enum emj_function)i));
}

static void put_front_matter(GString *out, const struct emj_entry_new *parts)
{
    g_string_append(out, "---\n");
    put_instant(out, "date", parts->date);
    put_instant(out, "recorded", parts->recorded);
    put_text(out, "activity", parts->activity);
    put_pack(out, parts);
    put_tags(out, parts);
    put_text(out, "tagged", emj_tagged_slug(parts->tagged));
    put_functions(out, parts->functions);
    if (parts->minutes > 0)
        g_string_append_printf(out, "minutes: %d\n", parts->minutes);
    put_text(out, "kind", parts->kind);
    put_list(out, "asked", parts->asked, false);
    if (parts->has_proposed)
        put_text(out, "proposed", emj_work_word(parts->proposed));
    put_true(out, "blind", parts->blind);
    put_true(out, "private", parts->private);
    put_text(out, "source", parts->source);
    put_list(out, "draft", parts->draft_steps, parts->draft_steps != NULL);
    g_string_append(out, "---\n");
}

/* --- body --- */

/* The text as typed, with one newline at its end instead of any number. */
static void put_typed(GString *out, const char *text)
{
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
        length--;
    g_string_append_len(out, text, (gssize)length);
    g_string_append_c(out, '\n');
}

static void put_heading(GString *out, unsigned level, const char *text)
{
    g_autofree char *heading = emj_line_compose_heading(level, text);
    g_string_append_printf(out, "\n%s\n", heading);
}

/* A blank text leaves the question with room for its answer. */
static void put_answer(GString *out, const struct emj_answer_new *answer)
{
    bool room = answer->text != NULL && answer->text[0] == '\0';
    if (!room && is_blank(answer->text))
        return;
    if (answer->prompt != NULL) {
        put_heading(out, 2, is_blank(answer->question) ? answer->prompt : answer->question);
        g_string_append_printf(out, "<!-- prompt: %s %s %s%s -->\n", answer->prompt,
                               emj_side_slug(answer->side), emj_step_slug(answer->step),
                               answer->sensitive ? " private" : "");
    }
    g_string_append_c(out, '\n');
    put_typed(out, answer->text);
}

static void put_body(GString *out, const struct emj_entry_new *parts)
{
    if (parts->body != NULL) {
        bool ends = g_str_has_suffix(parts->body, "\n");
        g_string_append_printf(out, parts->body[0] != '\0' ? "\n%s%s" : "%s", parts->body,
                               ends || parts->body[0] == '\0' ? "" : "\n");
        return;
    }
    if (!is_blank(parts->title))
        put_heading(out, 1, parts->title);
    for (guint i = 0; i < parts->answers->len; i++)
        put_answer(out, g_ptr_array_index(parts->answers, i));
}

static void put_commitment(GString *out, const char *commitment)
{
    if (!is_blank(commitment)) {
        g_autofree char *line = emj_text_fold_lines(commitment);
        put_heading(out, 2, "Commitment");
        g_string_append_printf(out, "\n- [ ] %s\n", line);
    }
}

char *emj_entry_compose(const struct emj_entry_new *parts, size_t *ret_length)
{
    GString *out = g_string_new(NULL);
    put_front_matter(out, parts);
    put_body(out, parts);
    put_commitment(out, parts->commitment);
    *ret_length = out->len;
    return g_string_free(out, FALSE);
}

/* --- commitments --- */

/* The text behind `opening`, in any case, when a word ends there. */
static const char *skip_opening(const char *text, const char *opening)
{
    size_t length = strlen(opening);
    bool fits = g_ascii_strncasecmp(text, opening, length) == 0 &&
                (text[length] == ' ' || text[length] == '\0');
    if (!fits)
        return text;
    return text + length + strspn(text + length, " ");
}

static bool is_private(const char *line)
{
    return emj_line_is_private((struct emj_slice){ line, strlen(line) });
}

/* Without the "//" that marks it, which then stands before the whole; `ret_private` is set. */
static const char *skip_mark(const char *text, bool *ret_private)
{
    if (!is_private(text))
        return text;
    *ret_private = true;
    return emj_text_skip_slashes(text);
}

/* One line without the opening words, a final full stop or comma; may be empty. */
static char *clause(const char *typed, const char *const *openings, bool *ret_private)
{
    g_autofree char *line = emj_text_fold_lines(typed != NULL ? typed : "");
    const char *begin = skip_mark(line, ret_private);
    const char *text = begin;
    for (size_t i = 0; openings[i] != NULL && text == begin; i++)
        text = skip_opening(begin, openings[i]);
    char *clause = g_strdup(skip_mark(text, ret_private));
    size_t length = strlen(clause);
    bool dots = g_str_has_suffix(clause, "..");
    if (length > 0 && !dots && strchr(".,", clause[length - 1]) != NULL)
        clause[length - 1] = '\0';
    return g_strchomp(clause);
}

/*
 * Half of a commitment tells the other: one part that begins with "//" makes all of it
 * private, and then its line begins so, for every reader of the file.
 */
char *emj_commitment_compose(const char *when, const char *will)
{
    static const char *const cues[] = { "when", NULL };
    static const char *const intents[] = { "i will", "i'll", "i’ll", NULL };
    bool private = false;
    g_autofree char *cue = clause(when, cues, &private);
    g_autofree char *intent = clause(will, intents, &private);
    const char *mark = private ? "// " : "";
    if (cue[0] == '\0' && intent[0] == '\0')
        return NULL;
    if (intent[0] == '\0')
        return g_strdup_printf("%sWhen %s", mark, cue);
    if (cue[0] == '\0')
        return g_strdup_printf("%sI will %s", mark, intent);
    return g_strdup_printf("%sWhen %s, I will %s", mark, cue, intent);
}
