#include "cmd/output.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/process.h"
#include "base/text.h"
#include "entry/json.h"

enum {
    MIN_COLUMNS = 20, /* a terminal that says less is not believed */
    USUAL_COLUMNS = 80,
};

/* Set once by emj_output_init: how this process prints. */
static struct {
    bool color;
    bool asked_color; /* --color=always: also where it may do harm */
    bool quiet;
    bool terminal; /* standard output is one */
    bool gathers;  /* what is printed, in large pieces */
} settings;

/* For a report, which is written entry by entry. */
static char gathered[32 * 1024];

/* A long text on its way out. */
static struct {
    struct emj_feed *pager; /* NULL: standard output itself */
    char cut[4];            /* the beginning of a character whose rest has yet to come */
    size_t held;
} paging;

void emj_output_init(const char *color, bool quiet)
{
    settings.quiet = quiet;
    settings.terminal = isatty(STDOUT_FILENO);
    if (!settings.terminal && !settings.gathers)
        settings.gathers = setvbuf(stdout, gathered, _IOFBF, sizeof gathered) == 0;
    settings.asked_color = g_strcmp0(color, "always") == 0;
    if (settings.asked_color)
        settings.color = true;
    else if (g_strcmp0(color, "never") == 0)
        settings.color = false;
    else
        settings.color = settings.terminal && !g_getenv("NO_COLOR");
}

/* Management is blue and leadership orange, the pair that stays apart for everyone. */
static const char *tone_code(enum emj_tone tone)
{
    switch (tone) {
    case EMJ_TONE_DIM:
        return "\033[2m";
    case EMJ_TONE_BOLD:
        return "\033[1m";
    case EMJ_TONE_MANAGEMENT:
        return "\033[34m";
    case EMJ_TONE_LEADERSHIP:
        return "\033[33m";
    case EMJ_TONE_PLAIN:
        break;
    }
    return "";
}

static void write_text(FILE *stream, enum emj_tone tone, const char *format, va_list values)
    G_GNUC_PRINTF(3, 0);

static void write_text(FILE *stream, enum emj_tone tone, const char *format, va_list values)
{
    g_autofree char *text = g_strdup_vprintf(format, values);
    g_autofree char *visible = emj_text_visible(text, strlen(text));
    bool toned = settings.color && tone != EMJ_TONE_PLAIN;

    if (toned)
        fputs(tone_code(tone), stream);
    fputs(visible, stream);
    if (toned)
        fputs("\033[0m", stream);
}

void emj_print(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_text(stdout, EMJ_TONE_PLAIN, format, values);
    va_end(values);
}

void emj_print_styled(enum emj_tone tone, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_text(stdout, tone, format, values);
    va_end(values);
}

void emj_print_bytes(const char *bytes, size_t length)
{
    fwrite(bytes, 1, length, stdout);
}

char *emj_json_format(json_t *document)
{
    g_autofree char *text = emj_json_dump(document);
    json_decref(document);
    return g_strconcat(text, "\n", NULL);
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
    write_text(stderr, EMJ_TONE_PLAIN, format, values);
    va_end(values);
    fputc('\n', stderr);
}

void emj_warn(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fputs("emjournal: ", stderr);
    write_text(stderr, EMJ_TONE_PLAIN, format, values);
    va_end(values);
    fputc('\n', stderr);
}

void emj_say(enum emj_tone tone, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_text(stderr, tone, format, values);
    va_end(values);
}

bool emj_output_is_terminal(void)
{
    return settings.terminal;
}

static size_t columns_of(int stream)
{
    struct winsize size = { 0 };
    if (ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col >= MIN_COLUMNS)
        return size.ws_col;
    return USUAL_COLUMNS;
}

size_t emj_output_columns(void)
{
    return columns_of(STDOUT_FILENO);
}

void emj_say_text(enum emj_tone tone, size_t indent, const char *text)
{
    size_t columns = columns_of(STDERR_FILENO);
    g_autofree char *visible = emj_text_visible(text, strlen(text));
    bool fits = indent + emj_text_columns(visible) <= columns;
    if (fits || indent + MIN_COLUMNS > columns || !isatty(STDERR_FILENO)) {
        emj_say(tone, "%s\n", text);
        return;
    }
    g_autofree char *wrapped = emj_text_wrap(visible, columns - indent, indent);
    emj_say(tone, "%s\n", wrapped);
}

bool emj_output_is_unicode(void)
{
    return emj_output_is_terminal() && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* --- a long text --- */

bool emj_output_begin(GError **error)
{
    const char *command = g_getenv("PAGER");
    if (!emj_output_is_terminal() || !command || !*command)
        return true;

    g_auto(GStrv) argv = NULL;
    if (!g_shell_parse_argv(command, NULL, &argv, NULL)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "PAGER cannot be split into words: '%s'",
                    command);
        return false;
    }
    paging.pager = emj_feed_start((const char *const *)argv, error);
    return paging.pager != NULL;
}

static void put(const char *bytes, size_t length)
{
    if (paging.pager)
        emj_feed_write(paging.pager, bytes, length);
    else
        fwrite(bytes, 1, length, stdout);
}

/* In a pipe the bytes are the writer's, so that they are those of a file. */
static void put_visible(enum emj_tone tone, const char *bytes, size_t length)
{
    bool colored = settings.color && (!paging.pager || settings.asked_color);
    const char *code = colored ? tone_code(tone) : "";
    if (!emj_output_is_terminal() && !colored) {
        put(bytes, length);
        return;
    }
    g_autofree char *visible = emj_text_visible(bytes, length);
    put(code, strlen(code));
    put(visible, strlen(visible));
    put("\033[0m", *code ? strlen("\033[0m") : 0);
}

/* Bytes at the end of a piece that begin a character and do not end it. */
static size_t cut_length(const char *bytes, size_t length)
{
    for (size_t back = 1; back <= 3 && back <= length; back++) {
        unsigned char byte = (unsigned char)bytes[length - back];
        if ((byte & 0xC0) != 0x80)
            return byte >= 0xC0 && (size_t)g_utf8_skip[byte] > back ? back : 0;
    }
    return 0;
}

static void put_piece(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    (void)data;
    g_autofree char *joined = NULL;
    if (paging.held > 0) {
        joined = g_malloc(paging.held + length);
        memcpy(joined, paging.cut, paging.held);
        if (length > 0)
            memcpy(joined + paging.held, bytes, length);
        bytes = joined;
        length += paging.held;
    }
    paging.held = cut_length(bytes, length);
    length -= paging.held;
    memcpy(paging.cut, bytes + length, paging.held);
    put_visible(tone, bytes, length);
}

struct emj_sink emj_output_sink(void)
{
    return (struct emj_sink){ put_piece, NULL };
}

bool emj_output_is_wanted(void)
{
    return !paging.pager || emj_feed_is_wanted(paging.pager);
}

bool emj_output_end(GError **error)
{
    put_visible(EMJ_TONE_PLAIN, paging.cut, paging.held);
    paging.held = 0;
    return !paging.pager || emj_feed_finish(g_steal_pointer(&paging.pager), error);
}

bool emj_output_finish(GError **error)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    return emj_error_set_errno(error, errno, "cannot write to standard output");
}
