#include "cmd/help.h"

#include "base/text.h"
#include "cmd/output.h"

static const char *const group_titles[EMJ_GROUP_COUNT] = {
    [EMJ_GROUP_WRITE] = "Write",
    [EMJ_GROUP_READ] = "Read",
    [EMJ_GROUP_KEEP] = "Keep in order",
    [EMJ_GROUP_SETUP] = "Set up",
};

void emj_help_print(void)
{
    emj_print("Usage: emjournal [--journal J] [--config FILE] [--color WHEN] [--quiet]\n"
              "                 COMMAND [OPTION]... [ARGUMENT]...\n\n"
              "A journal for engineering managers: a few questions after a meeting, every\n"
              "entry tagged as management or leadership work, a report for the month.\n");

    for (int group = 0; group < EMJ_GROUP_COUNT; group++) {
        emj_print("\n%s\n", group_titles[group]);
        for (size_t i = 0; emj_commands[i]; i++)
            if ((int)emj_commands[i]->group == group)
                emj_print("  %-12s %s\n", emj_commands[i]->name, emj_commands[i]->summary);
    }
    emj_print("\n'emjournal COMMAND --help' explains a command, emjournal(1) everything.\n"
              "To see it at work: emjournal demo\n");
}

const struct emj_command *emj_command_find(const char *name)
{
    for (size_t i = 0; emj_commands[i]; i++)
        if (strcmp(emj_commands[i]->name, name) == 0)
            return emj_commands[i];
    return NULL;
}

const struct emj_command *emj_help_lookup(const char *name, GError **error)
{
    const struct emj_command *command = emj_command_find(name);
    if (command)
        return command;

    size_t count = 0;
    while (emj_commands[count])
        count++;
    g_autofree const char **names = g_new0(const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = emj_commands[i]->name;

    const char *nearest = emj_text_nearest(name, names);
    if (nearest)
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "unknown command '%s', did you mean '%s'?", name, nearest);
    else
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "unknown command '%s'; 'emjournal help' lists the commands", name);
    return NULL;
}

GOptionContext *emj_command_parser(const struct emj_command *command)
{
    GOptionContext *parser = g_option_context_new(command->arguments);
    if (command->options)
        g_option_context_add_main_entries(parser, command->options, NULL);
    if (command->shared)
        g_option_context_add_main_entries(parser, command->shared, NULL);
    g_option_context_set_help_enabled(parser, false);
    return parser;
}

/* GOption prints "PROGRAM [OPTION…]"; the program's name here is "emjournal NAME". */
char *emj_command_help(const struct emj_command *command)
{
    static const GOptionEntry help_row[] = {
        { "help", 'h', 0, G_OPTION_ARG_NONE, NULL, "Show this help", NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    g_autoptr(GOptionContext) parser = emj_command_parser(command);
    g_option_context_add_main_entries(parser, help_row, NULL);

    g_autoptr(GString) summary = g_string_new(command->summary);
    if (summary->len > 0)
        summary->str[0] = g_ascii_toupper(summary->str[0]);
    g_string_append_c(summary, '.');
    if (command->details)
        g_string_append_printf(summary, "\n\n%s", command->details);
    g_option_context_set_summary(parser, summary->str);

    g_autofree char *program = g_strdup_printf("emjournal %s", command->name);
    g_set_prgname(program);
    char *text = g_option_context_get_help(parser, true, NULL);
    g_set_prgname("emjournal");
    return text;
}

bool emj_arguments_expect(char **arguments, size_t minimum, size_t maximum, const char *what,
                          GError **error)
{
    size_t count = g_strv_length(arguments);
    if (count < minimum) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "%s is missing", what);
        return false;
    }
    if (count > maximum) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "unexpected argument '%s'",
                    arguments[maximum]);
        return false;
    }
    return true;
}

static char *list_rows(const struct emj_subcommand *rows)
{
    GString *names = g_string_new(NULL);
    for (size_t i = 0; rows[i].name; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", rows[i].name);
    return g_string_free(names, false);
}

bool emj_subcommand_run(const struct emj_subcommand *rows, const char *fallback,
                        struct emj_context *context, char **arguments, GError **error)
{
    const char *word = arguments[0] ? arguments[0] : fallback;
    for (size_t i = 0; rows[i].name; i++)
        if (strcmp(rows[i].name, word) == 0)
            return rows[i].run(context, arguments + (arguments[0] ? 1 : 0), error);
    g_autofree char *names = list_rows(rows);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "unknown word '%s'; known are %s", word,
                names);
    return false;
}
