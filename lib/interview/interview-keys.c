#include "interview/interview-private.h"

#include "base/error.h"
#include "base/text.h"
#include "entry/text.h"

enum { MAX_MINUTES = 1440 };

/* Without white space at both ends, newlines included. */
static char *trim(const char *text)
{
    return g_strstrip(g_strdup(text));
}

static char *trim_fold(const char *text)
{
    g_autofree char *trimmed = trim(text);

    return emj_text_fold(trimmed);
}

static bool is_one_of(const char *word, const char *const *words)
{
    return g_strv_contains(words, word);
}

/* --- length --- */

bool emj_keys_length(const struct emj_interview_setup *setup, const char *text,
                     int *ret_minutes, GError **error)
{
    g_autofree char *typed = trim(text);
    int64_t minutes = 0;

    if (*typed == '\0') {
        *ret_minutes = setup->scripted ? 0 : MAX(0, setup->preset_minutes);
        return true;
    }
    if (strcmp(typed, "-") == 0) {
        *ret_minutes = 0;
        return true;
    }
    if (!emj_text_to_int(typed, 1, MAX_MINUTES, &minutes)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "'%s' is no length; type minutes from 1 to %d, or - for none", typed,
                    MAX_MINUTES);
        return false;
    }
    *ret_minutes = (int)minutes;
    return true;
}

/* --- resurface --- */

/* Cuts `text` behind its first word and returns what follows, trimmed. */
static char *split_word(char *text)
{
    size_t length = strcspn(text, " \t,");
    char *rest = text + length;

    rest += strspn(rest, " \t,");
    text[length] = '\0';
    return rest;
}

bool emj_keys_resurface(const char *text, bool *ret_decided,
                        enum emj_commitment_state *ret_state, char **ret_reason, GError **error)
{
    static const struct {
        const char *key;
        const char *word;
        enum emj_commitment_state state;
    } keys[] = {
        { "k", "kept", EMJ_COMMITMENT_KEPT },
        { "p", "partly", EMJ_COMMITMENT_PARTLY },
        { "d", "dropped", EMJ_COMMITMENT_DROPPED },
    };
    static const char *const undecided[] = { "", "n", "not", "not yet", "n not yet", NULL };
    g_autofree char *line = emj_text_fold_lines(text);
    g_autofree char *folded = emj_text_fold(line);
    g_autofree char *word = NULL;
    const char *rest = NULL;

    if (is_one_of(folded, undecided)) {
        *ret_decided = false;
        return true;
    }
    rest = split_word(line);
    word = emj_text_fold(line);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (strcmp(word, keys[i].key) != 0 && strcmp(word, keys[i].word) != 0)
            continue;
        if (*rest && keys[i].state != EMJ_COMMITMENT_DROPPED)
            break;
        *ret_decided = true;
        *ret_state = keys[i].state;
        *ret_reason = *rest ? g_strdup(rest) : NULL;
        return true;
    }
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                "'%s' is none of k, p, n, d or Enter; a reason may follow d only", folded);
    return false;
}

/* --- question --- */

/* The label meant by a number, an id or the label itself; NULL is none. Borrowed. */
static const char *find_choice(const struct emj_interview *interview,
                               const struct emj_question *question, const char *typed)
{
    g_autofree char *wanted = emj_text_fold(typed);
    int64_t number = 0;

    emj_text_to_int(typed, 1, question->choices->len, &number);
    for (size_t i = 0; i < question->choices->len; i++) {
        const struct emj_choice *choice = g_ptr_array_index(question->choices, i);
        const char *label =
            emj_pack_text(interview->setup.pack, choice->label, interview->setup.language);
        g_autofree char *folded = emj_text_fold(label);

        if (number == (int64_t)i + 1 || strcmp(wanted, choice->id) == 0 ||
            strcmp(wanted, folded) == 0)
            return label;
    }
    return NULL;
}

/* A choice is kept as its label; a marker behind it stays. */
static char *keep_choice(const struct emj_interview *interview,
                         const struct emj_question *question, const char *typed, GError **error)
{
    size_t length = 0;
    const char *sign = emj_marker_sign(emj_text_marker(typed, strlen(typed), &length));
    g_autofree char *word = g_strndup(typed, sign ? length : strlen(typed));
    const char *label = find_choice(interview, question, word);

    if (!label) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "that is none of the choices; type a number from 1 to %u",
                    question->choices->len);
        return NULL;
    }
    return g_strconcat(label, sign ? " " : NULL, sign, NULL);
}

static bool begins_with_number(const char *typed)
{
    return g_ascii_isdigit(typed[typed[0] == '-' || typed[0] == '+' ? 1 : 0]);
}

bool emj_keys_question(const struct emj_interview *interview,
                       const struct emj_question *question, const char *text, char **ret_answer,
                       GError **error)
{
    g_autofree char *typed = trim(text);
    char *kept = NULL;

    if (*typed == '\0' || strcmp(typed, "0") == 0) {
        *ret_answer = g_strdup("");
        return true;
    }
    if (question && question->answer == EMJ_ANSWER_CHOICE && question->choices) {
        kept = keep_choice(interview, question, typed, error);
        if (!kept)
            return false;
        *ret_answer = kept;
        return true;
    }
    if (question && question->answer == EMJ_ANSWER_NUMBER && !begins_with_number(typed)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "this question asks for a number");
        return false;
    }
    *ret_answer = g_steal_pointer(&typed);
    return true;
}

/* --- tag --- */

bool emj_keys_tag(const struct emj_proposal *shown, bool scripted, const char *text,
                  enum emj_work *ret_work, enum emj_tagged *ret_tagged, GError **error)
{
    static const struct {
        const char *key;
        enum emj_work work;
    } keys[] = {
        { "m", EMJ_WORK_MANAGEMENT },
        { "l", EMJ_WORK_LEADERSHIP },
        { "b", EMJ_WORK_BOTH },
        { "?", EMJ_WORK_NONE },
    };
    g_autofree char *typed = trim_fold(text);
    enum emj_work work = EMJ_WORK_NONE;
    bool found = *typed == '\0' || emj_work_from_word(typed, &work);

    for (size_t i = 0; i < G_N_ELEMENTS(keys) && !found; i++) {
        found = strcmp(typed, keys[i].key) == 0;
        if (found)
            work = keys[i].work;
    }
    if (!found) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "'%s' is none of m, l, b, ? or Enter",
                    typed);
        return false;
    }

    bool accepted = *typed == '\0' && shown;

    *ret_work = accepted ? shown->work : work;
    if (*ret_work == EMJ_WORK_NONE)
        *ret_tagged = EMJ_TAGGED_UNSET;
    else
        *ret_tagged = accepted && scripted ? EMJ_TAGGED_PROPOSED : EMJ_TAGGED_CHOSEN;
    return true;
}

/* --- replace --- */

bool emj_keys_replace(const char *text, size_t count, size_t *ret_number, GError **error)
{
    g_autofree char *typed = trim(text);
    int64_t number = 0;

    if (*typed != '\0' && !emj_text_to_int(typed, 1, (int64_t)count, &number)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "'%s' is none of 1 to %zu or Enter",
                    typed, count);
        return false;
    }
    *ret_number = (size_t)number;
    return true;
}
