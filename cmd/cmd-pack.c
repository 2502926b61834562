#include "cmd/command.h"
#include "cmd/output.h"

#include <fcntl.h>

#include "base/file.h"
#include "base/text.h"

/* Option storage. */
static char *language;

static const GOptionEntry rows[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language,
      "check: also list what has no translation for this language", "TAG" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static void print_item(const struct emj_context *context, const struct emj_library_item *item)
{
    if (!item->pack) {
        emj_print("%-24s broken: %s\n", "?", item->path);
        return;
    }
    const struct emj_pack *pack = item->pack;
    emj_print("%-24s %s, every %d days, %u questions%s%s\n", pack->id,
              emj_pack_text(pack, pack->title, context->config->language), pack->cadence_days,
              pack->questions->len, item->shadowed ? ", shadowed: " : "",
              item->shadowed ? item->path : "");
}

static bool list_packs(struct emj_context *context, char **arguments, GError **error)
{
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error) ||
        !emj_context_open(context, EMJ_NEEDS_CONFIG | EMJ_NEEDS_PACKS, error))
        return false;

    const GPtrArray *items = emj_library_items(context->library);
    for (size_t i = 0; i < items->len; i++)
        print_item(context, g_ptr_array_index(items, i));
    for (size_t i = 0; i < items->len; i++) {
        const struct emj_library_item *item = g_ptr_array_index(items, i);
        g_autofree char *problem = item->pack ? NULL : emj_diags_format(item->diags, 0);
        if (problem)
            emj_warn("%s", problem);
    }
    if (items->len == 0)
        emj_note("No packs found; they are looked for in %s.",
                 (const char *)g_ptr_array_index(context->places.packs, 0));
    return true;
}

static void print_line(const char *label, const char *value)
{
    if (value)
        emj_print("%-9s %s\n", label, value);
}

static void print_facts(const struct emj_context *context, const struct emj_pack *pack)
{
    const char *wanted = context->config->language;
    g_autoptr(GString) aliases = g_string_new(NULL);
    for (size_t i = 0; i < pack->aliases->len; i++)
        g_string_append_printf(aliases, "%s%s", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(pack->aliases, i));

    emj_print_styled(EMJ_TONE_BOLD, "%s\n", emj_pack_text(pack, pack->title, wanted));
    if (pack->about)
        emj_print("%s\n", emj_pack_text(pack, pack->about, wanted));
    emj_print("\n%-9s %s@%d\n", "id", pack->id, pack->revision);
    print_line("aliases", aliases->len > 0 ? aliases->str : NULL);
    print_line("activity", pack->activity);
    emj_print("%-9s %d days\n", "cadence", pack->cadence_days);
    print_line("author", pack->author);
    print_line("licence", pack->licence);
    print_line("source", pack->source);
}

static void print_question(const struct emj_pack *pack, const struct emj_question *question,
                           const char *wanted)
{
    emj_print("  %-16s %s%s\n", question->id, emj_pack_text(pack, question->ask, wanted),
              question->sensitive ? " (private)" : "");
    if (question->function != EMJ_FUNCTION_NONE)
        emj_print_styled(EMJ_TONE_DIM, "  %-16s %s\n", "",
                         emj_function_title(question->function));
}

static void print_questions(const struct emj_pack *pack, const char *heading,
                            enum emj_side side, const char *wanted)
{
    emj_print("\n%s\n", heading);
    for (size_t i = 0; i < pack->questions->len; i++) {
        const struct emj_question *question = g_ptr_array_index(pack->questions, i);
        if (question->side == side)
            print_question(pack, question, wanted);
    }
}

static bool show_pack(struct emj_context *context, char **arguments, GError **error)
{
    if (!emj_arguments_expect(arguments, 1, 1, "PACK", error) ||
        !emj_context_open(context, EMJ_NEEDS_CONFIG | EMJ_NEEDS_PACKS, error))
        return false;
    const struct emj_pack *pack = emj_library_find(context->library, arguments[0], error);
    if (!pack)
        return false;

    const char *wanted = context->config->language;
    print_facts(context, pack);
    print_questions(pack, "Management", EMJ_SIDE_MANAGEMENT, wanted);
    print_questions(pack, "Leadership", EMJ_SIDE_LEADERSHIP, wanted);
    print_questions(pack, "Either", EMJ_SIDE_ANY, wanted);
    return true;
}

/* One that is too large is a problem of the pack, not a failure: its bytes are NULL. */
static bool read_file(const char *file, char **ret_bytes, size_t *ret_length,
                      struct emj_diags *diags, GError **error)
{
    g_autoptr(GError) failed = NULL;
    if (emj_file_read(AT_FDCWD, file, EMJ_PACK_MAX_BYTES, ret_bytes, ret_length, &failed))
        return true;
    if (!g_error_matches(failed, EMJ_ERROR, EMJ_ERROR_LIMIT)) {
        g_propagate_error(error, g_steal_pointer(&failed));
        return false;
    }
    emj_diags_error(diags, (struct emj_mark){ 1, 1 }, "the pack is larger than %d KiB",
                    EMJ_PACK_MAX_BYTES / 1024);
    return true;
}

/* Prints what is wrong with a file; *ret_usable tells whether it can be used. */
static bool check_file(const char *file, bool *ret_usable, GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    g_autoptr(emj_diags) diags = emj_diags_new(file);
    if (!read_file(file, &bytes, &length, diags, error))
        return false;

    g_autoptr(emj_pack) pack = bytes ? emj_pack_read(bytes, length, diags) : NULL;
    if (pack)
        emj_pack_lint(bytes, length, diags);
    if (pack && language)
        emj_pack_lint_language(bytes, length, language, diags);
    emj_diags_sort(diags);
    for (size_t i = 0; i < emj_diags_count(diags); i++) {
        g_autofree char *line = emj_diags_format(diags, i);
        emj_print("%s\n", line);
    }
    *ret_usable = pack != NULL;
    return true;
}

static bool check_packs(struct emj_context *context, char **arguments, GError **error)
{
    size_t broken = 0;
    size_t count = g_strv_length(arguments);
    (void)context;
    if (!emj_arguments_expect(arguments, 1, G_MAXUINT, "FILE", error))
        return false;

    for (size_t i = 0; i < count; i++) {
        bool usable = false;
        if (!check_file(arguments[i], &usable, error))
            return false;
        broken += usable ? 0 : 1;
    }
    if (broken == 0)
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID, "%zu of %zu pack%s cannot be used", broken,
                count, count == 1 ? "" : "s");
    return false;
}

static const struct emj_subcommand subcommands[] = {
    { "list", list_packs },
    { "show", show_pack },
    { "check", check_packs },
    { NULL, NULL },
};

static bool run_pack(struct emj_context *context, char **arguments, GError **error)
{
    return emj_subcommand_run(subcommands, "list", context, arguments, error);
}

const struct emj_command emj_command_pack = {
    .name = "pack",
    .arguments = "[list | show PACK | check FILE...]",
    .summary = "list and read prompt packs, check one that was written",
    .details =
        "'check' prints every problem with its file, line and column: errors, for which it\n"
        "exits 1, and warnings of style. emjournal-pack(5) explains the format.",
    .group = EMJ_GROUP_SETUP,
    .needs = EMJ_NEEDS_NOTHING,
    .options = rows,
    .run = run_pack,
};
