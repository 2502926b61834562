#include "cmd/places.h"

#include <unistd.h>

/* The environment's value when it is an absolute path, as the XDG specification asks. */
static char *xdg_folder(const char *variable, const char *home, const char *fallback)
{
    const char *value = g_getenv(variable);
    if (value && g_path_is_absolute(value))
        return g_strdup(value);
    return g_build_filename(home, fallback, NULL);
}

static char *program_path(const char *argv0)
{
    g_autofree char *link = g_malloc0(4096);
    if (readlink("/proc/self/exe", link, 4095) > 0)
        return g_steal_pointer(&link);
    if (strchr(argv0, '/'))
        return g_canonicalize_filename(argv0, NULL);
    return g_find_program_in_path(argv0);
}

static void add_packs_beside_program(GPtrArray *packs, const char *argv0)
{
    g_autofree char *program = program_path(argv0);
    if (!program)
        return;

    g_autofree char *folder = g_path_get_dirname(program);
    if (strcmp(folder, EMJ_BUILD_FOLDER) == 0)
        g_ptr_array_add(packs, g_strdup(EMJ_SOURCE_PROMPTS));

    g_autofree char *beside = g_build_filename(folder, "../share/emjournal/prompts", NULL);
    g_autofree char *canonical = g_canonicalize_filename(beside, NULL);
    if (strcmp(canonical, EMJ_PREFIX_PROMPTS) != 0)
        g_ptr_array_add(packs, g_steal_pointer(&canonical));
}

void emj_places_init(struct emj_places *places, const char *argv0)
{
    places->home = g_strdup(g_get_home_dir());
    places->data = xdg_folder("XDG_DATA_HOME", places->home, ".local/share");
    places->config = xdg_folder("XDG_CONFIG_HOME", places->home, ".config");

    const char *journal = g_getenv("EMJOURNAL_DIR");
    places->journal_environment = journal && *journal ? g_strdup(journal) : NULL;

    places->packs = g_ptr_array_new_with_free_func(g_free);
    const char *packs = g_getenv("EMJOURNAL_PACKS");
    if (packs && *packs)
        g_ptr_array_add(places->packs, emj_places_absolute(places, packs));
    g_ptr_array_add(places->packs, emj_places_user_packs(places));
    g_ptr_array_add(places->packs, g_strdup(EMJ_PREFIX_PROMPTS));
    add_packs_beside_program(places->packs, argv0);
    g_ptr_array_add(places->packs, NULL);
}

void emj_places_clear(struct emj_places *places)
{
    g_clear_pointer(&places->home, g_free);
    g_clear_pointer(&places->data, g_free);
    g_clear_pointer(&places->config, g_free);
    g_clear_pointer(&places->journal_environment, g_free);
    g_clear_pointer(&places->packs, g_ptr_array_unref);
}

char *emj_places_absolute(const struct emj_places *places, const char *path)
{
    if (g_str_has_prefix(path, "~/"))
        return g_build_filename(places->home, path + 2, NULL);
    return g_canonicalize_filename(path, NULL);
}

char *emj_places_config(const struct emj_places *places, const char *option)
{
    if (option)
        return emj_places_absolute(places, option);
    return g_build_filename(places->config, "emjournal", "config.yaml", NULL);
}

/* A path in the configuration does not depend on where the program is called. */
static char *configured_path(const struct emj_places *places, const char *path)
{
    const char *below_home = g_str_has_prefix(path, "~/") ? path + 2 : path;
    return g_canonicalize_filename(below_home, places->home);
}

char *emj_places_journal(const struct emj_places *places, const char *option,
                         const struct emj_config *config)
{
    const char *named = option ? g_hash_table_lookup(config->journals, option) : NULL;
    if (named)
        return configured_path(places, named);
    if (option)
        return emj_places_absolute(places, option);
    if (places->journal_environment)
        return emj_places_absolute(places, places->journal_environment);
    if (config->journal && *config->journal)
        return configured_path(places, config->journal);
    return g_build_filename(places->data, "emjournal", NULL);
}

char *emj_places_user_packs(const struct emj_places *places)
{
    return g_build_filename(places->data, "emjournal-packs", NULL);
}
