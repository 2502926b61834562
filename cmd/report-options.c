#include "cmd/report.h"

#include "base/error.h"
#include "cmd/output.h"

/* Option storage. */
static char *format_word;
static char *flavor;
static char *entries_word;
static char *as_of_word;
static char *output;
static gboolean no_tables;
static gboolean share;
static gboolean allow_names;

const GOptionEntry emj_reporting_rows[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word,
      "auto (default), md, html, text, json, latex, man or xml", "FORMAT" },
    { "flavor", 0, 0, G_OPTION_ARG_STRING, &flavor,
      "Of Markdown: portable (default) or obsidian", "FLAVOR" },
    { "no-tables", 0, 0, G_OPTION_ARG_NONE, &no_tables, "Print lists in place of tables",
      NULL },
    { "entries", 0, 0, G_OPTION_ARG_STRING, &entries_word,
      "Also the period's entries: none (default), list or full", "HOW" },
    { "share", 0, 0, G_OPTION_ARG_NONE, &share,
      "A copy for others: no people, no private text, roles for names", NULL },
    { "allow-names", 0, 0, G_OPTION_ARG_NONE, &allow_names,
      "With --share: write it although names are left", NULL },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of_word,
      "Count ages to this day instead of today or the period's end", "DAY" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Write to FILE, readable by you alone",
      "FILE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

/* --- formats --- */

struct format {
    const char *word;
    bool json;
    enum emj_format format;
    const char *endings[3]; /* of a file that is one, NULL-terminated */
};

static const struct format formats[] = {
    { "md", false, EMJ_FORMAT_MARKDOWN, { ".md" } },
    { "html", false, EMJ_FORMAT_HTML, { ".html", ".htm" } },
    { "text", false, EMJ_FORMAT_TEXT, { ".txt" } },
    { "json", true, EMJ_FORMAT_MARKDOWN, { ".json" } },
    { "latex", false, EMJ_FORMAT_LATEX, { ".tex" } },
    { "man", false, EMJ_FORMAT_MAN, { ".man", ".1" } },
    { "xml", false, EMJ_FORMAT_XML, { ".xml" } },
};

static const struct format *const markdown = &formats[0];
static const struct format *const text = &formats[2];

static const struct format *format_of_word(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(word, formats[i].word) == 0)
            return &formats[i];
    return NULL;
}

static const struct format *format_of_file(const char *path)
{
    g_autofree char *folded = g_ascii_strdown(path, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        for (const char *const *ending = formats[i].endings; *ending; ending++)
            if (g_str_has_suffix(folded, *ending))
                return &formats[i];
    return markdown;
}

/* A flavor is said of Markdown alone, so that who says one means it. */
static const struct format *format_of_place(void)
{
    if (output)
        return format_of_file(output);
    return emj_output_is_terminal() && !flavor ? text : markdown;
}

static const struct format *choose_format(void)
{
    if (!format_word || strcmp(format_word, "auto") == 0)
        return format_of_place();
    return format_of_word(format_word);
}

/* --- what goes together --- */

static bool check_word(const char *option, const char *word, const char *const *words,
                       GError **error)
{
    if (!word || g_strv_contains(words, word))
        return true;
    g_autofree char *known = g_strjoinv(", ", (char **)(void *)(uintptr_t)words);
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "%s must be one of %s, not '%s'", option,
                known, word);
    return false;
}

static bool check_words(GError **error)
{
    static const char *const known[] = { "auto",  "md",  "html", "text", "json",
                                         "latex", "man", "xml",  NULL };
    static const char *const flavors[] = { "portable", "obsidian", NULL };
    static const char *const entries[] = { "none", "list", "full", NULL };
    return check_word("--format", format_word, known, error) &&
           check_word("--flavor", flavor, flavors, error) &&
           check_word("--entries", entries_word, entries, error);
}

static bool refuse(GError **error, const char *message)
{
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "%s", message);
    return false;
}

static bool check_together(const struct format *format, GError **error)
{
    if (flavor && format != markdown)
        return refuse(error, "--flavor is one of Markdown; it needs --format md");
    if (no_tables && (format->json || format->format == EMJ_FORMAT_HTML))
        return refuse(error, "--no-tables has no meaning in HTML and JSON");
    if (allow_names && !share)
        return refuse(error, "--allow-names is for --share; other reports keep all names");
    return true;
}

static enum emj_report_entries entries_option(void)
{
    if (g_strcmp0(entries_word, "full") == 0)
        return EMJ_REPORT_ENTRIES_FULL;
    return g_strcmp0(entries_word, "list") == 0 ? EMJ_REPORT_ENTRIES_LIST
                                                : EMJ_REPORT_ENTRIES_NONE;
}

static struct emj_writer_options writer_options(const struct format *format)
{
    bool seen = !output && emj_output_is_terminal();
    return (struct emj_writer_options){
        .format = format->format,
        .no_tables = no_tables,
        .columns = seen ? emj_output_columns() : 0,
        .unicode = seen && emj_output_is_unicode(),
    };
}

bool emj_reporting_choose(struct emj_reporting_choice *ret_choice, GError **error)
{
    if (!check_words(error))
        return false;
    const struct format *format = choose_format();
    if (!check_together(format, error))
        return false;
    *ret_choice = (struct emj_reporting_choice){
        .json = format->json,
        .share = share,
        .allow_names = allow_names,
        .as_of = as_of_word,
        .output = output,
        .options = {
            .entries = entries_option(),
            .writer = writer_options(format),
            .obsidian = g_strcmp0(flavor, "obsidian") == 0,
        },
    };
    return true;
}
