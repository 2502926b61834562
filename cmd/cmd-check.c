#include <unistd.h>

#include "cmd/command.h"
#include "cmd/output.h"

#include "journal/check.h"

/* Option storage. */
static gboolean fix;
static char *format;

static const GOptionEntry rows[] = {
    { "fix", 0, 0, G_OPTION_ARG_NONE, &fix,
      "Set modes, remove what killed runs left; nothing else", NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "text (default) or json", "FORMAT" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

/* "3 errors"; nothing for none. */
static void append_count(GString *text, size_t count, const char *word)
{
    if (count > 0)
        g_string_append_printf(text, "%s%zu %s%s", text->len > 0 ? ", " : "", count, word,
                               count == 1 ? "" : "s");
}

static void print_text(const struct emj_check *check)
{
    for (guint i = 0; i < check->problems->len; i++) {
        g_autofree char *line = emj_problem_format(g_ptr_array_index(check->problems, i));
        emj_print("%s\n", line);
    }
}

/* In JSON a path is absolute, as in every document. */
static json_t *problem_to_json(const struct emj_problem *problem, const char *root)
{
    bool whole = strcmp(problem->path, ".") == 0;
    g_autofree char *joined = g_build_filename(root, whole ? "" : problem->path, NULL);
    g_autofree char *path = g_utf8_make_valid(whole ? root : joined, -1);
    g_autofree char *message = g_utf8_make_valid(problem->message, -1);
    g_autofree char *advice = problem->advice ? g_utf8_make_valid(problem->advice, -1) : NULL;
    bool placed = problem->mark.line > 0;
    json_t *line = placed ? json_integer(problem->mark.line) : json_null();
    json_t *column = placed ? json_integer(problem->mark.column) : json_null();
    return json_pack("{s:s, s:o, s:o, s:s, s:s, s:s, s:s?, s:b}", "path", path, "line", line,
                     "column", column, "severity", emj_check_severity_word(problem->severity),
                     "kind", emj_problem_kind_word(problem->kind), "message", message, "advice",
                     advice, "fixed", problem->fixed);
}

static void print_json(const struct emj_check *check, const char *root)
{
    json_t *problems = json_array();
    for (guint i = 0; i < check->problems->len; i++)
        json_array_append_new(problems,
                              problem_to_json(g_ptr_array_index(check->problems, i), root));
    emj_print_json(json_pack("{s:i, s:s, s:I, s:I, s:I, s:I, s:I, s:o}", "emjournal", 1, "kind",
                             "check", "files", (json_int_t)check->files, "errors",
                             (json_int_t)check->counts[EMJ_CHECK_ERROR], "warnings",
                             (json_int_t)check->counts[EMJ_CHECK_WARNING], "notes",
                             (json_int_t)check->counts[EMJ_CHECK_NOTE], "repairs",
                             (json_int_t)check->fixed, "problems", problems));
}

/* "3 errors, 1 warning in 412 files"; NULL when there is nothing to say. New string. */
static char *summarize(const struct emj_check *check)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int severity = 0; severity < EMJ_CHECK_SEVERITIES; severity++)
        append_count(text, check->counts[severity],
                     emj_check_severity_word((enum emj_check_severity)severity));
    if (check->fixed > 0)
        g_string_append_printf(text, "%s%zu fixed", text->len > 0 ? ", " : "", check->fixed);
    if (text->len == 0)
        return NULL;
    return g_strdup_printf("%s in %zu file%s", text->str, check->files,
                           check->files == 1 ? "" : "s");
}

/* A list that is not whole is told even with --quiet. */
static void explain(const struct emj_check *check)
{
    size_t standing = 0;
    for (int severity = 0; severity < EMJ_CHECK_SEVERITIES; severity++)
        standing += check->counts[severity];
    if (standing + check->fixed > check->problems->len)
        emj_warn("%zu more are counted and not listed",
                 standing + check->fixed - check->problems->len);
    if (fix && standing > 0)
        emj_note("--fix sets modes and removes what killed runs left; the rest is yours to "
                 "decide.");
}

static bool check_format(GError **error)
{
    static const char *const formats[] = { "text", "json", NULL };
    if (!format || g_strv_contains(formats, format))
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "--format must be text or json, not '%s'",
                format);
    return false;
}

static bool run_check(struct emj_context *context, char **arguments, GError **error)
{
    const struct emj_check_options options = {
        .fix = fix,
        .now = context->now.seconds,
        .user = (int64_t)geteuid(),
    };
    g_autoptr(emj_check) check = NULL;
    if (!emj_arguments_expect(arguments, 0, 0, NULL, error) || !check_format(error) ||
        !emj_check_run(context->journal, &options, &check, error))
        return false;
    if (g_strcmp0(format, "json") == 0)
        print_json(check, emj_journal_root(context->journal));
    else
        print_text(check);
    g_autofree char *summary = summarize(check);
    explain(check);
    if (emj_check_found_problems(check)) {
        g_set_error_literal(error, EMJ_ERROR, EMJ_ERROR_INVALID, summary);
        return false;
    }
    if (summary)
        emj_note("%s", summary);
    return true;
}

const struct emj_command emj_command_check = {
    .name = "check",
    .arguments = "",
    .summary = "tell every problem of the journal",
    .details =
        "Silent when all is well. An error is a file that cannot be used, a warning a thing\n"
        "to repair, a note only to be known.",
    .group = EMJ_GROUP_KEEP,
    .needs = EMJ_NEEDS_JOURNAL,
    .options = rows,
    .run = run_check,
};
