#include <fcntl.h>
#include <locale.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/help.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "cmd/terminal.h"

#include "base/memory.h"

extern const struct emj_command emj_command_new;
extern const struct emj_command emj_command_report;
extern const struct emj_command emj_command_list;
extern const struct emj_command emj_command_show;
extern const struct emj_command emj_command_next;
extern const struct emj_command emj_command_edit;
extern const struct emj_command emj_command_rm;
extern const struct emj_command emj_command_trash;
extern const struct emj_command emj_command_undo;
extern const struct emj_command emj_command_tag;
extern const struct emj_command emj_command_commitments;
extern const struct emj_command emj_command_check;
extern const struct emj_command emj_command_pack;
extern const struct emj_command emj_command_config;
extern const struct emj_command emj_command_demo;
extern const struct emj_command emj_command_help_row;
extern const struct emj_command emj_command_version;

const struct emj_command *const emj_commands[] = {
    &emj_command_new,      &emj_command_report,      &emj_command_list,
    &emj_command_show,     &emj_command_next,        &emj_command_edit,
    &emj_command_rm,       &emj_command_trash,       &emj_command_undo,
    &emj_command_tag,      &emj_command_commitments, &emj_command_check,
    &emj_command_pack,     &emj_command_config,      &emj_command_demo,
    &emj_command_help_row, &emj_command_version,     NULL,
};

/* What stands before the command's name. */
struct front {
    struct emj_global_options globals;
    gboolean help; /* the type GOption writes */
    gboolean version;
};

static bool parse_front(int *argc, char ***argv, struct front *front, GError **error)
{
    gboolean quiet = FALSE;
    const GOptionEntry entries[] = {
        { "journal", 0, 0, G_OPTION_ARG_FILENAME, &front->globals.journal, "", "" },
        { "config", 0, 0, G_OPTION_ARG_FILENAME, &front->globals.config, "", "" },
        { "color", 0, 0, G_OPTION_ARG_STRING, &front->globals.color, "", "" },
        { "quiet", 0, 0, G_OPTION_ARG_NONE, &quiet, "", NULL },
        { "help", 'h', 0, G_OPTION_ARG_NONE, &front->help, "", NULL },
        { "version", 0, 0, G_OPTION_ARG_NONE, &front->version, "", NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    g_autoptr(GOptionContext) parser = g_option_context_new(NULL);
    g_option_context_add_main_entries(parser, entries, NULL);
    g_option_context_set_help_enabled(parser, false);
    g_option_context_set_strict_posix(parser, true);

    const GOptionEntry *const tables[] = { entries, NULL };
    const struct emj_options_refused refused = {
        .tables = tables,
        .words = *argv + 1,
        .strict = true,
        .help = "emjournal help",
    };
    bool parsed = g_option_context_parse(parser, argc, argv, error);
    if (!parsed)
        emj_options_explain(&refused, error);
    front->globals.quiet = quiet;
    return parsed;
}

static bool check_color(const char *color, GError **error)
{
    static const char *const words[] = { "auto", "always", "never", NULL };
    if (!color || g_strv_contains(words, color))
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                "--color must be auto, always or never, not '%s'", color);
    return false;
}

/* --help wins over every other word of a command, wrong ones included. */
static bool asks_for_help(char **words)
{
    for (size_t i = 0; words[i] && strcmp(words[i], "--") != 0; i++)
        if (strcmp(words[i], "--help") == 0 || strcmp(words[i], "-h") == 0)
            return true;
    return false;
}

/*
 * GOption leaves "--" in place when it parses words that are not the process's
 * own; a command sees only what stands around it.
 */
static void drop_separator(char **words)
{
    for (size_t i = 0; words[i]; i++) {
        if (strcmp(words[i], "--") != 0)
            continue;
        g_free(words[i]);
        memmove(words + i, words + i + 1, g_strv_length(words + i) * sizeof(char *));
        return;
    }
}

static const char *config_color(const struct emj_context *context)
{
    static const char *const words[] = { "auto", "always", "never" };
    return context->config && !g_getenv("NO_COLOR") ? words[context->config->color] : "auto";
}

static void explain_refusal(const struct emj_command *command, char **words, GError **error)
{
    const GOptionEntry *tables[] = { NULL, NULL, NULL };
    size_t count = 0;
    if (command->options)
        tables[count++] = command->options;
    if (command->shared)
        tables[count++] = command->shared;

    g_autofree char *help = g_strdup_printf("emjournal %s --help", command->name);
    const struct emj_options_refused refused = {
        .tables = tables,
        .words = words,
        .help = help,
    };
    emj_options_explain(&refused, error);
}

/* `words` begin with the command's name. */
static bool run_command(struct emj_context *context, const struct emj_command *command,
                        char **words, GError **error)
{
    if (asks_for_help(words + 1)) {
        g_autofree char *text = emj_command_help(command);
        emj_print("%s", text);
        return true;
    }

    g_auto(GStrv) arguments = g_strdupv(words);
    g_autoptr(GOptionContext) parser = emj_command_parser(command);
    if (!g_option_context_parse_strv(parser, &arguments, error)) {
        explain_refusal(command, words + 1, error);
        return false;
    }
    drop_separator(arguments + 1);

    if (command->needs & EMJ_FILLS_MEMORY)
        emj_memory_expect_much();
    if (!emj_context_open(context, command->needs, error))
        return false;
    if (command->needs & EMJ_NEEDS_PACKS)
        emj_context_warn_packs(context);
    if (!context->globals.color)
        emj_output_init(config_color(context), context->globals.quiet);
    if (!command->run(context, arguments + 1, error))
        return false;
    if (command->needs & EMJ_WRITES_JOURNAL)
        emj_journal_sweep(context->journal, NULL);
    return true;
}

static bool run(struct emj_context *context, int argc, char **argv, GError **error)
{
    struct front front = { 0 };
    const char *argv0 = argv[0];
    bool parsed = parse_front(&argc, &argv, &front, error);
    context->globals = front.globals;
    if (!parsed || !check_color(front.globals.color, error))
        return false;
    emj_output_init(front.globals.color, front.globals.quiet);

    if (front.version) {
        emj_print("emjournal %s\n", EMJ_VERSION);
        return true;
    }
    if (front.help || argc < 2) {
        emj_help_print();
        return true;
    }

    const struct emj_command *command = emj_help_lookup(argv[1], error);
    if (!command || !emj_context_init(context, argv0, error))
        return false;
    return run_command(context, command, argv + 1, error);
}

/*
 * With a standard descriptor closed, the next file opened would get its number and
 * stray messages would go into that file. Opened for reading, so that writing to it
 * fails and is reported.
 */
static void hold_standard_descriptors(void)
{
    int descriptor = -1;
    do
        descriptor = open("/dev/null", O_RDONLY);
    while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    if (descriptor >= 0)
        close(descriptor);
}

/* What was typed must not stand in a core file, the editor's and pager's included. */
static void forbid_core_files(void)
{
    struct rlimit limit = { 0 };
    if (getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = 0;
    setrlimit(RLIMIT_CORE, &limit);
}

static int report_failure(const GError *error)
{
    emj_warn("%s", error->message);
    int interrupted = emj_terminal_signal();
    return interrupted ? 128 + interrupted : emj_error_exit_status(error);
}

int main(int argc, char **argv)
{
    /* Characters alone: words are English, numbers and dates are written in one way. */
    setlocale(LC_CTYPE, "");
    hold_standard_descriptors();
    forbid_core_files();

    struct emj_context context = { 0 };
    g_autoptr(GError) error = NULL;
    bool done = run(&context, argc, argv, &error);

    g_autoptr(GError) unwritten = NULL;
    int status = done ? 0 : report_failure(error);
    if (!emj_output_finish(&unwritten) && status == 0)
        status = report_failure(unwritten);

    emj_context_clear(&context);
    g_free(context.globals.journal);
    g_free(context.globals.config);
    g_free(context.globals.color);
    return status;
}
