#include "cmd/options.h"

#include "base/error.h"
#include "base/text.h"

static const GOptionEntry help_table[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, NULL, "", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

/* By its long name of `length` bytes, or with `name` NULL by its letter. */
static const GOptionEntry *find_in_table(const GOptionEntry *table, const char *name,
                                         size_t length, char letter)
{
    for (size_t i = 0; table[i].long_name; i++) {
        bool fits = name ? strlen(table[i].long_name) == length &&
                               strncmp(table[i].long_name, name, length) == 0
                         : table[i].short_name == letter;
        if (fits)
            return &table[i];
    }
    return NULL;
}

static const GOptionEntry *find_row(const struct emj_options_refused *refused, const char *name,
                                    size_t length, char letter)
{
    const GOptionEntry *row = find_in_table(help_table, name, length, letter);
    for (size_t i = 0; !row && refused->tables[i]; i++)
        row = find_in_table(refused->tables[i], name, length, letter);
    return row;
}

/* Whether the option's value is the next word when none is attached to it. */
static bool takes_word(const GOptionEntry *row)
{
    return row->arg != G_OPTION_ARG_NONE && !(row->flags & G_OPTION_FLAG_OPTIONAL_ARG);
}

static char *check_long(const struct emj_options_refused *refused, const char *word,
                        bool *ret_skip)
{
    size_t length = strcspn(word, "=");
    const GOptionEntry *row = find_row(refused, word + 2, length - 2, 0);
    if (!row)
        return g_strndup(word, length);
    *ret_skip = word[length] == '\0' && takes_word(row);
    return NULL;
}

static char *check_letters(const struct emj_options_refused *refused, const char *word,
                           bool *ret_skip)
{
    for (const char *letter = word + 1; *letter; letter = g_utf8_find_next_char(letter, NULL)) {
        const GOptionEntry *row = find_row(refused, NULL, 0, *letter);
        if (!row)
            return g_strdup_printf("-%.*s", (int)(g_utf8_find_next_char(letter, NULL) - letter),
                                   letter);
        if (takes_word(row)) {
            *ret_skip = letter[1] == '\0';
            return NULL;
        }
    }
    return NULL;
}

/* The first option that no table has, as it was typed; NULL is none. New string. */
static char *find_unknown(const struct emj_options_refused *refused)
{
    for (char **word = refused->words; *word && strcmp(*word, "--") != 0; word++) {
        bool skip = false;
        bool option = **word == '-' && (*word)[1];
        if (!option && refused->strict)
            return NULL;
        if (!option)
            continue;
        char *unknown = (*word)[1] == '-' ? check_long(refused, *word, &skip)
                                          : check_letters(refused, *word, &skip);
        if (unknown)
            return unknown;
        if (skip && word[1])
            word++;
    }
    return NULL;
}

static char *nearest(const struct emj_options_refused *refused, const char *unknown)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; refused->tables[i]; i++)
        for (const GOptionEntry *row = refused->tables[i]; row->long_name; row++)
            g_ptr_array_add(names, (void *)(uintptr_t)row->long_name);
    g_ptr_array_add(names, (void *)(uintptr_t)help_table[0].long_name);
    g_ptr_array_add(names, NULL);
    if (!g_str_has_prefix(unknown, "--"))
        return NULL;
    return g_strdup(emj_text_nearest(unknown + 2, (const char *const *)names->pdata));
}

void emj_options_explain(const struct emj_options_refused *refused, GError **error)
{
    if (!error || !g_error_matches(*error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
        return;
    g_autofree char *unknown = find_unknown(refused);
    if (!unknown)
        return;

    g_autofree char *near = nearest(refused, unknown);
    g_clear_error(error);
    if (near)
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "unknown option '%s', did you mean '--%s'?", unknown, near);
    else
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "unknown option '%s'; '%s' lists the options", unknown, refused->help);
}
