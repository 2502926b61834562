#include "cmd/command.h"
#include "cmd/editor.h"
#include "cmd/output.h"

#include <fcntl.h>

#include "base/file.h"

#define LOCK ".config.lock" /* while the file beside it is written */

enum {
    MAX_BYTES = 64 * 1024,
    LOCK_SECONDS = 5,
};

static char *config_path(const struct emj_context *context)
{
    return emj_places_config(&context->places, context->globals.config);
}

/* The file's bytes, empty when there is none. */
static bool read_config(const char *path, char **ret_bytes, size_t *ret_length, bool *ret_there,
                        GError **error)
{
    g_autoptr(GError) failed = NULL;
    *ret_there = emj_file_read(AT_FDCWD, path, MAX_BYTES, ret_bytes, ret_length, &failed);
    if (*ret_there)
        return true;
    if (g_error_matches(failed, EMJ_ERROR, EMJ_ERROR_NOT_FOUND)) {
        *ret_bytes = g_strdup("");
        *ret_length = 0;
        return true;
    }
    g_propagate_error(error, g_steal_pointer(&failed));
    return false;
}

/* The folder of the file and its name there. Many link to settings that they keep elsewhere. */
static int open_place(const char *path, char **ret_name, GError **error)
{
    g_autofree char *real = realpath(path, NULL);
    g_autofree char *above = g_path_get_dirname(real ? real : path);
    *ret_name = g_path_get_basename(real ? real : path);
    return emj_folder_open(AT_FDCWD, above, true, error);
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

/* Reads the file, changes the value and, with a folder to write to, writes it. */
static bool change_value(const char *path, char **arguments, int folder, const char *name,
                         GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    size_t changed_length = 0;
    bool there = false;
    if (!read_config(path, &bytes, &length, &there, error))
        return false;
    g_autofree char *changed =
        emj_config_set(bytes, length, arguments[0], arguments[1], &changed_length, error);
    struct emj_file_target target = { folder, folder, name };
    if (!changed || folder < 0)
        return changed != NULL;
    return there ? emj_file_replace(&target, bytes, length, changed, changed_length, error)
                 : emj_file_create(&target, changed, changed_length, error);
}

/* Two at once would each write the file that they read, and one change would be lost. */
static bool change_alone(const char *path, char **arguments, GError **error)
{
    g_autofree char *name = NULL;
    g_auto(emj_fd) folder = open_place(path, &name, error);
    g_auto(emj_fd) lock = folder < 0 ? -1 : emj_file_lock(folder, LOCK, LOCK_SECONDS, error);
    if (lock < 0) {
        g_prefix_error(error, "'%s': ", path);
        return false;
    }
    emj_folder_sweep(folder);
    bool done = change_value(path, arguments, folder, name, error);
    emj_file_lock_remove(folder, LOCK);
    return done;
}

/* Without the lock first: what cannot be set leaves no folder and no file behind. */
static bool set_value(struct emj_context *context, char **arguments, GError **error)
{
    g_autofree char *path = config_path(context);
    return emj_arguments_expect(arguments, 2, 2, "KEY VALUE", error) &&
           change_value(path, arguments, -1, NULL, error) &&
           change_alone(path, arguments, error);
}

/* An editor gets a file to open; one that was made meanwhile is as good. */
static bool make_empty(const char *path, GError **error)
{
    g_autofree char *name = NULL;
    g_auto(emj_fd) folder = open_place(path, &name, error);
    struct emj_file_target target = { folder, folder, name };
    g_autoptr(GError) failure = NULL;
    if (folder < 0)
        return false;
    if (emj_file_create(&target, "", 0, &failure) ||
        g_error_matches(failure, EMJ_ERROR, EMJ_ERROR_EXISTS))
        return true;
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

static bool edit_config(struct emj_context *context, char **arguments, GError **error)
{
    g_autofree char *path = config_path(context);
    g_autofree char *bytes = NULL;
    size_t length = 0;
    bool there = false;
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error) ||
        !read_config(path, &bytes, &length, &there, error) ||
        (!there && !make_empty(path, error)) || !emj_editor_run(path, NULL, error))
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
