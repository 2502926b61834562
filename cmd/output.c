#include "cmd/output.h"

#include <errno.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/process.h"
#include "base/text.h"

/* Set once by emj_output_init: how this process prints. */
static struct {
    bool color;
    bool quiet;
} settings;

void emj_output_init(const char *color, bool quiet)
{
    settings.quiet = quiet;
    if (g_strcmp0(color, "always") == 0)
        settings.color = true;
    else if (g_strcmp0(color, "never") == 0)
        settings.color = false;
    else
        settings.color = isatty(STDOUT_FILENO) && !g_getenv("NO_COLOR");
}

/* Management is blue and leadership orange, the pair that stays apart for everyone. */
static const char *style_code(enum emj_style style)
{
    switch (style) {
    case EMJ_STYLE_DIM:
        return "\033[2m";
    case EMJ_STYLE_BOLD:
        return "\033[1m";
    case EMJ_STYLE_MANAGEMENT:
        return "\033[34m";
    case EMJ_STYLE_LEADERSHIP:
        return "\033[33m";
    case EMJ_STYLE_PLAIN:
        break;
    }
    return "";
}

static void write_text(FILE *stream, enum emj_style style, const char *format, va_list values)
    G_GNUC_PRINTF(3, 0);

static void write_text(FILE *stream, enum emj_style style, const char *format, va_list values)
{
    g_autofree char *text = g_strdup_vprintf(format, values);
    g_autofree char *visible = emj_text_visible(text, strlen(text));
    bool styled = settings.color && style != EMJ_STYLE_PLAIN;

    if (styled)
        fputs(style_code(style), stream);
    fputs(visible, stream);
    if (styled)
        fputs("\033[0m", stream);
}

void emj_print(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_text(stdout, EMJ_STYLE_PLAIN, format, values);
    va_end(values);
}

void emj_print_styled(enum emj_style style, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_text(stdout, style, format, values);
    va_end(values);
}

void emj_print_bytes(const char *bytes, size_t length)
{
    fwrite(bytes, 1, length, stdout);
}

static bool needs_json_escape(gunichar c)
{
    return c == 0x7f || (c >= 0x80 && c <= 0x9f) || c == 0x61c || c == 0x200e || c == 0x200f ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *emj_json_format(json_t *document)
{
    GString *escaped = g_string_new(NULL);
    char *text = json_dumps(document, JSON_INDENT(2) | JSON_PRESERVE_ORDER);

    for (const char *at = text; *at; at = g_utf8_find_next_char(at, NULL)) {
        gunichar c = g_utf8_get_char(at);
        if (needs_json_escape(c))
            g_string_append_printf(escaped, "\\u%04x", c);
        else
            g_string_append_unichar(escaped, c);
    }
    g_string_append_c(escaped, '\n');
    free(text);
    json_decref(document);
    return g_string_free(escaped, false);
}

void emj_print_json(json_t *document)
{
    g_autofree char *text = emj_json_format(document);
    emj_print_bytes(text, strlen(text));
}

void emj_note(const char *format, ...)
{
    if (settings.quiet)
        return;
    va_list values;
    va_start(values, format);
    write_text(stderr, EMJ_STYLE_PLAIN, format, values);
    va_end(values);
    fputc('\n', stderr);
}

void emj_warn(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fputs("emjournal: ", stderr);
    write_text(stderr, EMJ_STYLE_PLAIN, format, values);
    va_end(values);
    fputc('\n', stderr);
}

void emj_say(enum emj_style style, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_text(stderr, style, format, values);
    va_end(values);
}

bool emj_output_is_terminal(void)
{
    return isatty(STDOUT_FILENO);
}

size_t emj_output_columns(void)
{
    struct winsize size = { 0 };
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        return size.ws_col;
    return 80;
}

bool emj_output_page(const char *text, GError **error)
{
    const char *pager = g_getenv("PAGER");
    if (!emj_output_is_terminal() || !pager || !*pager) {
        emj_print("%s", text);
        return true;
    }

    g_auto(GStrv) argv = NULL;
    if (!g_shell_parse_argv(pager, NULL, &argv, NULL)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "PAGER cannot be split into words: '%s'",
                    pager);
        return false;
    }
    g_autofree char *visible = emj_text_visible(text, strlen(text));
    return emj_process_feed((const char *const *)argv, visible, strlen(visible), error);
}

bool emj_output_finish(GError **error)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    return emj_error_set_errno(error, errno, "cannot write to standard output");
}
