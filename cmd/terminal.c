#include "cmd/terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

/* readline.h needs FILE, which banned.h has declared already. */
#include <readline/readline.h>

#include "base/text.h"
#include "cmd/output.h"

/*
 * Signals arrive only while pselect waits, so that no byte is taken from the terminal
 * behind a handler's back; the handlers just note them.
 */
static volatile sig_atomic_t caught_signal;
static volatile sig_atomic_t stop_requested;
static volatile sig_atomic_t continued;
static volatile sig_atomic_t resized;

/* All whose default would end the program with the terminal's settings changed. */
static const int ending_signals[] = { SIGINT,  SIGTERM, SIGHUP, SIGQUIT,
                                      SIGPIPE, SIGALRM, SIGXFSZ };

/* What readline's handler reports back; readline gives it no argument to carry. */
static struct {
    char *line;
    bool done;
    bool end;
} typed;

static void note_ending(int signal)
{
    caught_signal = signal;
}

static void note_stop(int signal)
{
    (void)signal;
    stop_requested = 1;
}

static void note_continue(int signal)
{
    (void)signal;
    continued = 1;
}

static void note_resize(int signal)
{
    (void)signal;
    resized = 1;
}

static void install(int signal, void (*handler)(int))
{
    struct sigaction action = { .sa_handler = handler };
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

static void block_signals(sigset_t *ret_before)
{
    sigset_t blocked;
    sigemptyset(&blocked);
    for (size_t i = 0; i < G_N_ELEMENTS(ending_signals); i++)
        sigaddset(&blocked, ending_signals[i]);
    sigaddset(&blocked, SIGTSTP);
    sigaddset(&blocked, SIGCONT);
    sigaddset(&blocked, SIGWINCH);
    sigprocmask(SIG_BLOCK, &blocked, ret_before);
}

/* At the end of input readline first empties its line, or first adds a broken-off paste. */
static void keep_line(const char *line)
{
    if (typed.line && (!line || strlen(line) <= strlen(typed.line)))
        return;
    g_free(typed.line);
    typed.line = g_strdup(line ? line : "");
}

/*
 * readline takes the end of input for Ctrl-D, or throws its line away. Ctrl-D is a key
 * here, so that the end of input is a terminal that went away, which SIGHUP tells of
 * too, a moment later or never.
 */
static int read_byte(FILE *stream)
{
    unsigned char byte = 0;
    ssize_t got = 0;
    do
        got = read(fileno(stream), &byte, 1);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        return byte;
    if (!caught_signal)
        caught_signal = SIGHUP;
    keep_line(rl_line_buffer);
    return EOF;
}

/* Ctrl-D ends the interview with what stands in the line, empty or not. */
static int end_of_input(int count, int key)
{
    (void)count;
    (void)key;
    typed.end = true;
    rl_done = 1;
    return 0;
}

static void take_line(char *line)
{
    keep_line(line);
    typed.end = typed.end || !line; /* Ctrl-D in an empty line */
    typed.done = true;
    free(line);
    rl_callback_handler_remove();
}

void emj_terminal_begin(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ending_signals); i++)
        install(ending_signals[i], note_ending);
    install(SIGTSTP, note_stop);
    install(SIGCONT, note_continue);
    install(SIGWINCH, note_resize);

    rl_outstream = stderr;
    rl_getc_function = read_byte;
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_inhibit_completion = 1;
    rl_readline_name = "emjournal";
    rl_initialize();
    rl_variable_bind("enable-bracketed-paste", "on");
    rl_bind_key(CTRL('D'), end_of_input);
}

bool emj_terminal_is_interactive(void)
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

int emj_terminal_signal(void)
{
    return caught_signal;
}

/* Waits for a key. False when a signal ended the waiting. */
static bool wait_for_key(const sigset_t *unblocked)
{
    fd_set input;
    FD_ZERO(&input);
    FD_SET(STDIN_FILENO, &input);
    return pselect(STDIN_FILENO + 1, &input, NULL, NULL, NULL, unblocked) > 0;
}

static void stop_process(void)
{
    stop_requested = 0;
    raise(SIGSTOP);
}

static void handle_line_signals(void)
{
    if (stop_requested) {
        rl_deprep_terminal();
        stop_process();
    }
    /* Also after SIGSTOP, which nobody sees coming: the shell has set the terminal its way. */
    if (continued) {
        continued = 0;
        rl_deprep_terminal();
        rl_prep_terminal(1);
        fputc('\r', stderr);
        rl_forced_update_display();
    }
    if (resized) {
        resized = 0;
        rl_resize_terminal();
    }
}

static const char *prefill_text;

static int insert_prefill(void)
{
    if (prefill_text)
        rl_insert_text(prefill_text);
    return 0;
}

static void begin_line(const char *prompt, const char *prefill)
{
    typed.line = NULL;
    typed.done = false;
    typed.end = false;
    prefill_text = prefill;
    rl_startup_hook = insert_prefill;
    rl_callback_handler_install(prompt, take_line);
    rl_startup_hook = NULL;
}

static void abandon_line(void)
{
    keep_line(rl_line_buffer);
    rl_callback_handler_remove();
    fputc('\n', stderr);
}

enum emj_typed emj_terminal_read_line(const char *prompt, const char *prefill, char **ret_line)
{
    sigset_t unblocked;
    fflush(stderr);
    block_signals(&unblocked);
    begin_line(prompt, prefill);

    while (!typed.done && !caught_signal) {
        if (wait_for_key(&unblocked))
            rl_callback_read_char();
        handle_line_signals();
    }
    if (!typed.done)
        abandon_line();
    sigprocmask(SIG_SETMASK, &unblocked, NULL);

    *ret_line = g_steal_pointer(&typed.line);
    if (caught_signal)
        return EMJ_TYPED_INTERRUPTED;
    if (typed.end)
        fputc('\n', stderr);
    return typed.end ? EMJ_TYPED_END : EMJ_TYPED_LINE;
}

/* One key at a time, unechoed; signals stay on. */
static bool enter_key_mode(struct termios *ret_before)
{
    if (tcgetattr(STDIN_FILENO, ret_before) != 0)
        return false;
    struct termios keys = *ret_before;
    keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    return tcsetattr(STDIN_FILENO, TCSADRAIN, &keys) == 0;
}

/* What came in one go: a key, the bytes of an arrow key, or a text that was pasted. */
struct burst {
    char *bytes; /* NUL-terminated */
    size_t count;
};

/*
 * Bytes of one key follow each other at once; a person's next key comes later than this.
 * Between the parts of a long paste there may be more.
 */
enum {
    BURST_MILLISECONDS = 20,
    PASTE_MILLISECONDS = 100,
    SURELY_PASTED = 32,
    MAX_BURST = 1024 * 1024
};

/* A terminal that gives keys gives Ctrl-D as one; the end of input is that it went away. */
static void read_burst(struct burst *burst)
{
    struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
    GString *bytes = g_string_new(NULL);
    char chunk[1024];
    ssize_t got = 0;
    do {
        got = read(STDIN_FILENO, chunk, sizeof chunk);
        if (got > 0)
            g_string_append_len(bytes, chunk, got);
        else if (!caught_signal && !(got < 0 && errno == EINTR))
            caught_signal = SIGHUP;
    } while (got > 0 && bytes->len < MAX_BURST &&
             poll(&input, 1,
                  bytes->len > SURELY_PASTED ? PASTE_MILLISECONDS : BURST_MILLISECONDS) > 0 &&
             (input.revents & POLLIN));
    burst->count = bytes->len;
    burst->bytes = g_string_free(bytes, false);
}

/* The bytes of one arrow or function key: ESC with a letter, or ESC and "[" or "O", digits
 * and semicolons, and what ends them (ECMA-48, section 5.4). */
static bool is_key_sequence(const char *bytes, size_t count)
{
    size_t last = count - 1;
    size_t at = 1;
    if (count <= 2)
        return true;
    if (bytes[at] != '[' && bytes[at] != 'O')
        return false;
    at++;
    while (at < last && bytes[at] >= ' ' && bytes[at] < '@')
        at++;
    return at == last;
}

/* A key of several bytes that means nothing here. */
static bool is_other_key(const struct burst *burst)
{
    unsigned char first = (unsigned char)burst->bytes[0];
    if (first == '\033')
        return is_key_sequence(burst->bytes, burst->count);
    return first >= 0x80 && burst->count == (size_t)g_utf8_skip[first] &&
           g_utf8_get_char_validated(burst->bytes, (gssize)burst->count) < (gunichar)-2;
}

/* Without control characters; NULL for what no writer would miss: few letters, one word. */
static char *pasted_text(const char *bytes, size_t minimum_words)
{
    g_autofree char *valid = g_utf8_make_valid(bytes, -1);
    GString *text = g_string_new(NULL);
    const char *at = g_strdelimit(valid, "\r", '\n');
    const char *end = at + strlen(at);
    while (at < end) {
        ptrdiff_t bad = emj_text_find_forbidden(at, (size_t)(end - at), NULL);
        g_string_append_len(text, at, bad < 0 ? end - at : bad);
        at = bad < 0 ? end : g_utf8_find_next_char(at + bad, NULL);
    }
    g_autofree char *pasted = g_strstrip(g_string_free(text, false));
    return emj_text_words(pasted, strlen(pasted)) >= minimum_words ? g_steal_pointer(&pasted)
                                                                   : NULL;
}

/* 0 for a key that means nothing; `ret_many` is what came in place of a key, or NULL. */
static char read_one_key(char **ret_many)
{
    struct burst burst;
    read_burst(&burst);
    g_autofree char *bytes = burst.bytes;
    if (burst.count > 1 && !is_other_key(&burst))
        *ret_many = g_steal_pointer(&bytes);
    if (burst.count != 1 || burst.bytes[0] == '\033')
        return 0;
    if (burst.bytes[0] == '\r')
        return '\n';
    return g_ascii_tolower(burst.bytes[0]);
}

/* None of several keys is taken: the first that fits would be a guess. */
static void refuse_many(const char *prompt)
{
    fputs("\aone key, please\n", stderr);
    fputs(prompt, stderr);
    fflush(stderr);
}

static bool key_is_wanted(char key, const char *keys)
{
    return key == '\n' || key == '<' || key == CTRL('D') || (key && strchr(keys, key));
}

static void handle_key_signals(struct termios *before, const char *prompt)
{
    resized = 0;
    if (stop_requested) {
        tcsetattr(STDIN_FILENO, TCSADRAIN, before);
        stop_process();
    }
    if (continued) {
        continued = 0;
        tcsetattr(STDIN_FILENO, TCSADRAIN, before);
        enter_key_mode(before);
        fputc('\r', stderr);
        fputs(prompt, stderr);
        fflush(stderr);
    }
}

/* A line of one letter, or of a word that begins with it; 0 for every other. */
static char key_of_line(const char *line, const struct emj_keys *keys)
{
    g_autofree char *word = g_ascii_strdown(line, -1);
    if (!*word)
        return '\n';
    if (!word[1] && key_is_wanted(*word, keys->keys))
        return *word;
    for (size_t i = 0; keys->words && keys->words[i]; i++)
        if (strcmp(word, keys->words[i]) == 0)
            return keys->keys[i];
    return 0;
}

/* Whoever types a key as a line may slip into a wrong word or two: those are no text. */
enum { WORDS_OF_PASTE = 2, WORDS_OF_LINE = 3 };

static enum emj_typed read_key_as_line(const char *prompt, const struct emj_keys *keys,
                                       char *ret_key, char **ret_text)
{
    for (;;) {
        g_autofree char *line = NULL;
        enum emj_typed result = emj_terminal_read_line(prompt, NULL, &line);
        *ret_key = key_of_line(g_strstrip(line), keys);
        if (ret_text && !*ret_key)
            *ret_text = pasted_text(line, WORDS_OF_LINE);
        if (ret_text && *ret_text)
            return result == EMJ_TYPED_INTERRUPTED ? result : EMJ_TYPED_TEXT;
        if (result != EMJ_TYPED_LINE || *ret_key)
            return result;
        fputs("one key, please\n", stderr);
    }
}

/* Echoes the key, as a person sees it in the line. */
static void echo_key(char key)
{
    if (g_ascii_isgraph(key))
        fputc(key, stderr);
    fputc('\n', stderr);
}

static char wait_for_wanted_key(const sigset_t *unblocked, struct termios *before,
                                const char *prompt, const char *keys, char **ret_text)
{
    char key = 0;
    while (!caught_signal && !key_is_wanted(key, keys)) {
        g_autofree char *many = NULL;
        key = 0;
        if (wait_for_key(unblocked))
            key = read_one_key(&many);
        if (many && ret_text)
            *ret_text = pasted_text(many, WORDS_OF_PASTE);
        if (ret_text && *ret_text)
            return 0;
        if (many)
            refuse_many(prompt);
        handle_key_signals(before, prompt);
    }
    return key;
}

enum emj_typed emj_terminal_read_key(const char *prompt, const struct emj_keys *keys,
                                     char *ret_key, char **ret_text)
{
    struct termios before;
    if (ret_text)
        *ret_text = NULL;
    if (g_getenv("ACCESSIBLE") || !enter_key_mode(&before))
        return read_key_as_line(prompt, keys, ret_key, ret_text);

    sigset_t unblocked;
    fputs(prompt, stderr);
    fflush(stderr);
    block_signals(&unblocked);
    char key = wait_for_wanted_key(&unblocked, &before, prompt, keys->keys, ret_text);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    sigprocmask(SIG_SETMASK, &unblocked, NULL);

    echo_key(key);
    *ret_key = key;
    if (caught_signal)
        return EMJ_TYPED_INTERRUPTED;
    if (ret_text && *ret_text)
        return EMJ_TYPED_TEXT;
    return key == CTRL('D') ? EMJ_TYPED_END : EMJ_TYPED_LINE;
}

bool emj_terminal_confirm(const char *question)
{
    if (!emj_terminal_is_interactive())
        return false;
    emj_terminal_begin();
    g_autofree char *prompt = g_strdup_printf("%s [y/N] ", question);
    static const char *const words[] = { "yes", "no", NULL };
    static const struct emj_keys keys = { "yn", words };
    char key = 0;
    return emj_terminal_read_key(prompt, &keys, &key, NULL) == EMJ_TYPED_LINE && key == 'y';
}
