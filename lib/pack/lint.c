#include "base/language.h"
#include "pack/fields.h"
#include "pack/visit.h"

enum { GOOD_LENGTH = 90 };

/* --- rules for every language --- */

static const char *check_length(const char *question)
{
    return g_utf8_strlen(question, -1) > GOOD_LENGTH
               ? "a question of more than 90 characters tires; make it shorter"
               : NULL;
}

static bool is_question_mark(gunichar character)
{
    return character == '?' || character == 0x037E || character == 0x055E ||
           character == 0x061F || character == 0xFF1F;
}

static int count_marks(const char *question)
{
    int marks = 0;
    for (const char *at = question; *at != '\0'; at = g_utf8_find_next_char(at, NULL))
        marks += is_question_mark(g_utf8_get_char(at));
    return marks;
}

static const char *check_one_mark(const char *question)
{
    return count_marks(question) > 1 ? "more than one question mark; ask one thing at a time"
                                     : NULL;
}

/* --- rules for English --- */

static const char *check_some_mark(const char *question)
{
    return count_marks(question) == 0 ? "no question mark; ask a question" : NULL;
}

static bool is_one_of(const char *word, size_t length, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strlen(*words) == length && g_ascii_strncasecmp(word, *words, length) == 0)
            return true;
    return false;
}

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (g_ascii_isalpha(text[length]))
        length++;
    return length;
}

static const char *check_opening(const char *question)
{
    static const char *const openings[] = { "what", "which", "who",   "whose", "whom",
                                            "when", "how",   "where", NULL };
    static const char *const yes_or_no[] = {
        "do",  "does", "did",   "are", "is",    "am",    "was",    "were", "have",  "has",
        "had", "can",  "could", "may", "might", "shall", "should", "will", "would", NULL,
    };
    size_t length = word_length(question);
    if (is_one_of(question, length, openings))
        return NULL;
    if (length == strlen("why") && g_ascii_strncasecmp(question, "why", length) == 0)
        return "'why' asks for a defence; ask what, which or when";
    if (is_one_of(question, length, yes_or_no))
        return "a yes or no answers this; begin with what, which, who, when, where or how";
    return "begin with what, which, who, whose, when, where or how";
}

static const char *check_presumption(const char *question)
{
    static const char *const presuming[] = { "how well", "how good", "how successful",
                                             "how effective", "how much better" };
    for (size_t i = 0; i < G_N_ELEMENTS(presuming); i++)
        if (g_ascii_strncasecmp(question, presuming[i], strlen(presuming[i])) == 0)
            return "this presumes that it went well; ask what could be seen or heard";
    return NULL;
}

static const char *check_joined(const char *question)
{
    static const char *const openings[] = { "how", "what", "who", "whose", "which", NULL };
    static const char joint[] = " and ";
    const char *at = question;
    while ((at = strstr(at, joint)) != NULL) {
        at += strlen(joint);
        if (is_one_of(at, word_length(at), openings))
            return "two questions in one; ask one thing at a time";
    }
    return NULL;
}

/* --- all of them --- */

typedef const char *check_fn(const char *question);

static const struct {
    check_fn *check;
    bool english;
} rules[] = {
    { check_length, false }, { check_one_mark, false },   { check_some_mark, true },
    { check_opening, true }, { check_presumption, true }, { check_joined, true },
};

static void check_question(const struct emj_yaml_node *node, const char *language,
                           struct emj_diags *diags)
{
    bool english = emj_language_serves("en", language);
    for (size_t i = 0; i < G_N_ELEMENTS(rules) && node->kind == EMJ_YAML_SCALAR; i++) {
        const char *fault = NULL;
        if (english || !rules[i].english)
            fault = rules[i].check(node->text);
        if (fault != NULL)
            emj_diags_warn(diags, node->mark, "%s", fault);
    }
}

static void check_text(const struct emj_pack_text_node *text, void *data)
{
    const struct emj_yaml_node *node = text->node;
    struct emj_diags *diags = data;
    if (strcmp(text->name, "ask") != 0)
        return;
    if (node->kind == EMJ_YAML_SCALAR) {
        check_question(node, text->language, diags);
        return;
    }
    for (guint i = 0; i < node->children->len; i++) {
        const struct emj_yaml_node *child = g_ptr_array_index(node->children, i);
        if (!emj_field_is_own(child->key))
            check_question(child, child->key, diags);
    }
}

void emj_pack_lint(const char *bytes, size_t length, struct emj_diags *diags)
{
    emj_pack_visit_texts(bytes, length, check_text, diags);
    emj_diags_sort(diags);
}
