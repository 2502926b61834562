/* The settings as a value, and the keys that hold one plain value each. */
#include "config/config.h"

#include "base/error.h"
#include "base/form.h"
#include "base/language.h"
#include "base/text.h"
#include "config/config-private.h"

enum {
    MONTHS = 12,
    DEFAULT_QUESTIONS = 3,
    MAX_QUESTIONS = 5,
    MAX_PERCENT = 100,
};

/* --- the value --- */

static void free_person(gpointer data)
{
    struct emj_person *person = data;
    g_free(person->handle);
    g_free(person->name);
    g_free(person->role);
    g_ptr_array_unref(person->aliases);
    g_free(person);
}

static void free_heading(gpointer data)
{
    struct emj_review_heading *heading = data;
    g_free(heading->title);
    g_free(heading);
}

struct emj_config *emj_config_new(void)
{
    struct emj_config *config = g_new0(struct emj_config, 1);
    config->journals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    config->language = g_strdup("en");
    config->calendar = (struct emj_calendar){ EMJ_MONDAY, 1 };
    config->max_questions = DEFAULT_QUESTIONS;
    config->color = EMJ_COLOR_AUTO;
    config->review_headings = g_ptr_array_new_with_free_func(free_heading);
    config->roster = g_ptr_array_new_with_free_func(free_person);
    return config;
}

void emj_config_free(struct emj_config *config)
{
    if (!config)
        return;
    g_free(config->journal);
    g_hash_table_unref(config->journals);
    g_free(config->language);
    g_ptr_array_unref(config->review_headings);
    g_ptr_array_unref(config->roster);
    g_free(config);
}

const struct emj_person *emj_config_person(const struct emj_config *config, const char *handle)
{
    g_autofree char *folded = emj_text_fold(handle + (*handle == '@' ? 1 : 0));
    for (guint i = 0; i < config->roster->len; i++) {
        const struct emj_person *person = g_ptr_array_index(config->roster, i);
        if (strcmp(person->handle, folded) == 0)
            return person;
    }
    return NULL;
}

/* --- words and numbers --- */

struct word {
    const char *text;
    int value;
};

static const struct word week_starts[] = { { "monday", EMJ_MONDAY },
                                           { "sunday", EMJ_SUNDAY },
                                           { "saturday", EMJ_SATURDAY },
                                           { NULL, 0 } };

static const struct word colors[] = { { "auto", EMJ_COLOR_AUTO },
                                      { "always", EMJ_COLOR_ALWAYS },
                                      { "never", EMJ_COLOR_NEVER },
                                      { NULL, 0 } };

static bool set_word(const struct word *words, const char *text, const char *thing,
                     int *ret_value, GError **error)
{
    g_autoptr(GString) known = g_string_new("use ");
    for (const struct word *word = words; word->text; word++) {
        if (strcmp(word->text, text) == 0) {
            *ret_value = word->value;
            return true;
        }
        const char *between = word == words ? "" : word[1].text ? ", " : " or ";
        g_string_append_printf(known, "%s'%s'", between, word->text);
    }
    return emj_form_refuse(error, EMJ_ERROR_USAGE, text, thing, known->str);
}

static char *get_word(const struct word *words, int value)
{
    while (words->text && words->value != value)
        words++;
    return g_strdup(words->text);
}

static bool set_number(const char *text, int maximum, const char *thing, int *ret_value,
                       GError **error)
{
    int64_t value = 0;
    if (emj_text_to_int(text, 1, maximum, &value)) {
        *ret_value = (int)value;
        return true;
    }
    g_autofree char *reason = g_strdup_printf("use a number from 1 to %d", maximum);
    return emj_form_refuse(error, EMJ_ERROR_USAGE, text, thing, reason);
}

/* --- one pair of functions a key --- */

static bool set_journal(struct emj_config *config, const char *text, GError **error)
{
    (void)error;
    g_free(config->journal);
    config->journal = *text ? g_strdup(text) : NULL;
    return true;
}

static char *get_journal(const struct emj_config *config)
{
    return g_strdup(config->journal ? config->journal : "");
}

static bool set_language(struct emj_config *config, const char *text, GError **error)
{
    if (!emj_language_is_tag(text))
        return emj_form_refuse(error, EMJ_ERROR_USAGE, text, "language",
                               "use a tag such as 'en', 'de' or 'pt-BR'");
    g_free(config->language);
    config->language = g_strdup(text);
    return true;
}

static char *get_language(const struct emj_config *config)
{
    return g_strdup(config->language);
}

static bool set_week_start(struct emj_config *config, const char *text, GError **error)
{
    int day = 0;
    if (!set_word(week_starts, text, "start of a week", &day, error))
        return false;
    config->calendar.week_start = (enum emj_weekday)day;
    return true;
}

static char *get_week_start(const struct emj_config *config)
{
    return get_word(week_starts, (int)config->calendar.week_start);
}

static bool set_fiscal_start(struct emj_config *config, const char *text, GError **error)
{
    return set_number(text, MONTHS, "month", &config->calendar.fiscal_start, error);
}

static char *get_fiscal_start(const struct emj_config *config)
{
    return g_strdup_printf("%d", config->calendar.fiscal_start);
}

static bool set_max_questions(struct emj_config *config, const char *text, GError **error)
{
    return set_number(text, MAX_QUESTIONS, "number of questions", &config->max_questions,
                      error);
}

static char *get_max_questions(const struct emj_config *config)
{
    return g_strdup_printf("%d", config->max_questions);
}

static bool set_color(struct emj_config *config, const char *text, GError **error)
{
    int color = 0;
    if (!set_word(colors, text, "choice of color", &color, error))
        return false;
    config->color = (enum emj_color)color;
    return true;
}

static char *get_color(const struct emj_config *config)
{
    return get_word(colors, (int)config->color);
}

static bool parse_range(const char *text, int *ret_low, int *ret_high)
{
    g_auto(GStrv) ends = g_strsplit(text, "-", 2);
    int64_t low = 0;
    int64_t high = 0;
    if (g_strv_length(ends) != 2 || !emj_text_to_int(ends[0], 0, MAX_PERCENT, &low) ||
        !emj_text_to_int(ends[1], 0, MAX_PERCENT, &high) || low >= high)
        return false;
    *ret_low = (int)low;
    *ret_high = (int)high;
    return true;
}

static bool set_range(struct emj_config *config, const char *text, GError **error)
{
    if (*text && !parse_range(text, &config->range_low, &config->range_high))
        return emj_form_refuse(error, EMJ_ERROR_USAGE, text, "range",
                               "use two percentages from 0 to 100, the lower first: '30-60'");
    config->has_range = *text != '\0';
    return true;
}

static char *get_range(const struct emj_config *config)
{
    return config->has_range ? g_strdup_printf("%d-%d", config->range_low, config->range_high)
                             : g_strdup("");
}

/* --- the table --- */

static const struct emj_config_key keys[] = {
    { "journal", set_journal, get_journal, false },
    { "language", set_language, get_language, false },
    { "week_start", set_week_start, get_week_start, false },
    { "fiscal_year_start_month", set_fiscal_start, get_fiscal_start, true },
    { "max_questions", set_max_questions, get_max_questions, true },
    { "color", set_color, get_color, false },
    { "range", set_range, get_range, false },
};

/* The names of `keys` and then of the keys that hold more than one value. */
static const char *const all_names[] = {
    "journal",         "language", "week_start", "fiscal_year_start_month",
    "max_questions",   "color",    "range",      "journals",
    "review_headings", "roster",   NULL
};
static const char *const plain_names[] = { "journal",       "language",
                                           "week_start",    "fiscal_year_start_month",
                                           "max_questions", "color",
                                           "range",         NULL };

G_STATIC_ASSERT(G_N_ELEMENTS(plain_names) == G_N_ELEMENTS(keys) + 1);

const struct emj_config_key *emj_config_key_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

const char *emj_config_key_nearest(const char *name, bool all)
{
    return emj_text_nearest(name, all ? all_names : plain_names);
}

const char *const *emj_config_keys(void)
{
    return plain_names;
}

char *emj_config_get(const struct emj_config *config, const char *key)
{
    const struct emj_config_key *found = emj_config_key_find(key);
    return found ? found->get(config) : NULL;
}
