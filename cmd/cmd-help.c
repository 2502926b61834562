#include "cmd/command.h"
#include "cmd/help.h"
#include "cmd/output.h"

static bool run_help(struct emj_context *context, char **arguments, GError **error)
{
    (void)context;
    if (!emj_arguments_expect(arguments, 0, 1, "COMMAND", error))
        return false;
    if (!arguments[0]) {
        emj_help_print();
        return true;
    }

    const struct emj_command *command = emj_help_lookup(arguments[0], error);
    if (!command)
        return false;
    g_autofree char *text = emj_command_help(command);
    emj_print("%s", text);
    return true;
}

const struct emj_command emj_command_help_row = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "list the commands, or explain one",
    .group = EMJ_GROUP_SETUP,
    .run = run_help,
};
