#include "cmd/editor.h"

#include "base/error.h"
#include "base/process.h"

static const char *editor_setting(void)
{
    static const char *const variables[] = { "VISUAL", "EDITOR" };
    for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "vi";
}

static bool run(const char *path, GError **error)
{
    const char *setting = editor_setting();
    g_auto(GStrv) words = NULL;

    if (!g_shell_parse_argv(setting, NULL, &words, NULL)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_PROGRAM,
                    "the editor setting cannot be split into words: '%s'", setting);
        return false;
    }

    guint count = g_strv_length(words);
    g_autofree const char **argv = g_new0(const char *, count + 2);
    for (guint i = 0; i < count; i++)
        argv[i] = words[i];
    argv[count] = path;
    return emj_process_run(argv, error);
}

bool emj_editor_run(const char *path, bool *ret_at_once, GError **error)
{
    int64_t begun = g_get_monotonic_time();
    bool done = run(path, error);
    if (ret_at_once)
        *ret_at_once = g_get_monotonic_time() - begun < G_USEC_PER_SEC;
    return done;
}
