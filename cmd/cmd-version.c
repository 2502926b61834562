#include "cmd/command.h"
#include "cmd/output.h"

static bool run_version(struct emj_context *context, char **arguments, GError **error)
{
    (void)context;
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error))
        return false;
    emj_print("emjournal %s\n", EMJ_VERSION);
    return true;
}

const struct emj_command emj_command_version = {
    .name = "version",
    .arguments = "",
    .summary = "print the program's version",
    .group = EMJ_GROUP_SETUP,
    .run = run_version,
};
