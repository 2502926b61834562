/*
 * cmd/command.h: one row a command, and what a command is given.
 *
 * cmd/ is the only code that prints, exits, and reads the environment and the
 * clock. A command is a file cmd-NAME.c that defines `const struct emj_command
 * emj_command_NAME`; main.c lists the rows. To add a command: write the file, add
 * its row to main.c and its source to CMakeLists.txt, its page man/emjournal-NAME.1,
 * its tests tests/cli/NAME.bats, and a line in NEWS.md.
 */
#ifndef EMJ_CMD_COMMAND_H
#define EMJ_CMD_COMMAND_H

#include <stdbool.h>

#include <glib.h>

#include "base/error.h"
#include "cmd/context.h"

/* The headings of `emjournal help`. */
enum emj_command_group {
    EMJ_GROUP_WRITE,
    EMJ_GROUP_READ,
    EMJ_GROUP_KEEP,
    EMJ_GROUP_SETUP,
    EMJ_GROUP_COUNT,
};

/* What main opens before the command runs. */
enum emj_command_needs {
    EMJ_NEEDS_NOTHING = 0,
    EMJ_NEEDS_CONFIG = 1 << 0,   /* context->config */
    EMJ_NEEDS_PACKS = 1 << 1,    /* context->library; implies CONFIG */
    EMJ_NEEDS_JOURNAL = 1 << 2,  /* context->journal, may be empty; implies CONFIG */
    EMJ_WRITES_JOURNAL = 1 << 3, /* leftovers of killed runs are removed afterwards */
    EMJ_FILLS_MEMORY = 1 << 4,   /* emj_memory_expect_much */
};

struct emj_command {
    const char *name;
    const char *arguments; /* for the synopsis: "[PACK] [-]" */
    const char *summary;   /* one line, lower case, no full stop */
    const char *details;   /* a paragraph for --help; NULL is none */
    enum emj_command_group group;
    unsigned needs;
    const GOptionEntry *options; /* ends with an empty row; NULL is none */
    const GOptionEntry *shared;  /* a second table: emj_selection_options; NULL is none */

    /*
     * `arguments` are the words behind the options, NULL-terminated. Results go to
     * standard output through cmd/output.h. False with `error` ends the program
     * with that error's exit status; main prints the message.
     */
    bool (*run)(struct emj_context *context, char **arguments, GError **error);
};

/* A command of words: `trash restore ID`. Tables end with a NULL name. */
struct emj_subcommand {
    const char *name;
    bool (*run)(struct emj_context *context, char **arguments, GError **error);
};

/*
 * Runs the row named by the first argument with the others, the row `fallback` when
 * there is no argument; an unknown word is EMJ_ERROR_USAGE that lists the rows.
 */
bool emj_subcommand_run(const struct emj_subcommand *rows, const char *fallback,
                        struct emj_context *context, char **arguments, GError **error);

/* All commands, NULL-terminated, in the order of the help. */
extern const struct emj_command *const emj_commands[];

/* The row of a name, or NULL. */
const struct emj_command *emj_command_find(const char *name);

/* The option parser of a command, for parsing and for its help text. New. */
GOptionContext *emj_command_parser(const struct emj_command *command);

/* The text of `emjournal COMMAND --help`. New string. */
char *emj_command_help(const struct emj_command *command);

/*
 * `minimum` to `maximum` arguments; else EMJ_ERROR_USAGE that says that `what` is
 * missing, or names the first one too many.
 */
bool emj_arguments_expect(char **arguments, size_t minimum, size_t maximum, const char *what,
                          GError **error);

#endif
