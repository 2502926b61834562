#include "cmd/command.h"
#include "cmd/editor.h"
#include "cmd/output.h"

#include <fcntl.h>

#include "base/file.h"

enum { MAX_BYTES = 64 * 1024 };

static char *config_path(const struct emj_context *context)
{
    return emj_places_config(&context->places, context->globals.config);
}

/* The file's bytes, empty when there is none. */
static bool read_config(const char *path, char **ret_bytes, size_t *ret_length, GError **error)
{
    g_autoptr(GError) failed = NULL;
    if (emj_file_read(AT_FDCWD, path, MAX_BYTES, ret_bytes, ret_length, &failed))
        return true;
    if (g_error_matches(failed, EMJ_ERROR, EMJ_ERROR_NOT_FOUND)) {
        *ret_bytes = g_strdup("");
        *ret_length = 0;
        return true;
    }
    g_propagate_error(error, g_steal_pointer(&failed));
    return false;
}

/* Many keep their settings elsewhere and link to them: the file itself is written. */
static bool write_config(const char *path, const char *bytes, size_t length, GError **error)
{
    g_autofree char *real = realpath(path, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    g_auto(emj_fd) made = emj_folder_open(AT_FDCWD, folder, true, error);
    return made >= 0 && emj_file_put_path(real ? real : path, bytes, length, error);
}

static bool get_value(struct emj_context *context, char **arguments, GError **error)
{
    const char *const *keys = emj_config_keys();
    if (!emj_arguments_expect(arguments, 0, 1, "KEY", error) ||
        !emj_context_open(context, EMJ_NEEDS_CONFIG, error))
        return false;
    if (arguments[0]) {
        g_autofree char *value = emj_config_get(context->config, arguments[0]);
        if (!value) {
            g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                        "unknown key '%s'; 'config get' lists the keys", arguments[0]);
            return false;
        }
        emj_print("%s\n", value);
        return true;
    }
    for (size_t i = 0; keys[i]; i++) {
        g_autofree char *value = emj_config_get(context->config, keys[i]);
        emj_print("%s: %s\n", keys[i], value);
    }
    return true;
}

static bool set_value(struct emj_context *context, char **arguments, GError **error)
{
    g_autofree char *path = config_path(context);
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!emj_arguments_expect(arguments, 2, 2, "KEY VALUE", error) ||
        !read_config(path, &bytes, &length, error))
        return false;

    size_t changed_length = 0;
    g_autofree char *changed =
        emj_config_set(bytes, length, arguments[0], arguments[1], &changed_length, error);
    return changed && write_config(path, changed, changed_length, error);
}

static bool edit_config(struct emj_context *context, char **arguments, GError **error)
{
    g_autofree char *path = config_path(context);
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error) ||
        !read_config(path, &bytes, &length, error) ||
        (length == 0 && !write_config(path, bytes, length, error)) ||
        !emj_editor_run(path, error))
        return false;

    /* What was written is read at once, so that a mistake shows now and not at the next report. */
    return emj_context_open(context, EMJ_NEEDS_CONFIG, error);
}

static bool print_path(struct emj_context *context, char **arguments, GError **error)
{
    g_autofree char *path = config_path(context);
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error))
        return false;
    emj_print("%s\n", path);
    return true;
}

static const struct emj_subcommand subcommands[] = {
    { "get", get_value },   { "set", set_value }, { "edit", edit_config },
    { "path", print_path }, { NULL, NULL },
};

static bool run_config(struct emj_context *context, char **arguments, GError **error)
{
    return emj_subcommand_run(subcommands, "get", context, arguments, error);
}

const struct emj_command emj_command_config = {
    .name = "config",
    .arguments = "[get [KEY] | set KEY VALUE | edit | path]",
    .summary = "read and change the settings",
    .details = "Without a word every setting is printed. The file may also be edited by hand;\n"
               "emjournal-config(5) explains it.",
    .group = EMJ_GROUP_SETUP,
    .needs = EMJ_NEEDS_NOTHING,
    .run = run_config,
};
