#include "cmd/new-steps.h"

#include "base/text.h"
#include "cmd/output.h"
#include "cmd/terminal.h"

static const char answer_prompt[] = "> ";

static enum emj_step_end end_of(enum emj_typed result, const char *line)
{
    if (result == EMJ_TYPED_INTERRUPTED)
        return EMJ_STEP_INTERRUPTED;
    if (result == EMJ_TYPED_TEXT)
        return EMJ_STEP_TEXT;
    if (result == EMJ_TYPED_END)
        return EMJ_STEP_FINISH;
    return strcmp(line, "<") == 0 ? EMJ_STEP_BACK : EMJ_STEP_DONE;
}

static enum emj_step_end ask_length(struct emj_new_session *session,
                                    const struct emj_interview_prompt *prompt, char **ret_text)
{
    (void)session;
    g_autofree char *question =
        prompt->preset_minutes > 0
            ? g_strdup_printf("How long was it, in minutes? [%d] ", prompt->preset_minutes)
            : g_strdup("How long was it, in minutes? (Enter leaves it out) ");
    enum emj_typed result = emj_terminal_read_line(question, NULL, ret_text);
    emj_say(EMJ_TONE_PLAIN, "\n");
    return end_of(result, *ret_text);
}

/* Shows the prompt and waits for one of the keys; a text in its place is *ret_text. */
static enum emj_step_end ask_key(const struct emj_keys *keys, char *ret_key, char **ret_text)
{
    g_autofree char *text = NULL;
    enum emj_typed result = emj_terminal_read_key(answer_prompt, keys, ret_key, &text);
    bool pressed = result == EMJ_TYPED_LINE && *ret_key != '\n';
    if (!text)
        text = pressed ? g_strdup_printf("%c", *ret_key) : g_strdup("");
    *ret_text = g_steal_pointer(&text);
    return end_of(result, *ret_text);
}

static enum emj_step_end ask_reason(char **ret_text)
{
    static const struct emj_keys keys = { "sr", NULL };
    char key = 0;
    emj_say(EMJ_TONE_DIM, "  s the situation changed   r replaced   Enter no reason\n");
    g_clear_pointer(ret_text, g_free);
    enum emj_step_end end = ask_key(&keys, &key, ret_text);
    if (end == EMJ_STEP_BACK || end == EMJ_STEP_TEXT)
        return end;
    g_free(*ret_text);
    *ret_text = g_strdup(key == 's' ? "d situation changed" : key == 'r' ? "d replaced" : "d");
    return end == EMJ_STEP_INTERRUPTED ? end : EMJ_STEP_DONE;
}

static enum emj_step_end ask_resurface(struct emj_new_session *session,
                                       const struct emj_interview_prompt *prompt,
                                       char **ret_text)
{
    static const char *const words[] = { "kept", "partly", "not yet", "dropped", NULL };
    static const struct emj_keys keys = { "kpnd", words };
    struct emj_date made = prompt->commitment->made;
    struct emj_date today = session->context->today;
    g_autofree char *day =
        made.year == today.year ? emj_date_format_day(made) : emj_date_format_long(made);
    int age = emj_date_to_days(today) - emj_date_to_days(made);
    char key = 0;

    emj_say(EMJ_TONE_PLAIN, "Open since %s (%d day%s):\n  ", day, age, age == 1 ? "" : "s");
    emj_say_text(EMJ_TONE_PLAIN, 2, prompt->text);
    emj_say(EMJ_TONE_DIM, "  ");
    emj_say_text(EMJ_TONE_DIM, 2, "k kept   p partly   n not yet   d dropped   Enter later");
    enum emj_step_end end = ask_key(&keys, &key, ret_text);
    if (end == EMJ_STEP_DONE && key == 'd')
        end = ask_reason(ret_text);
    emj_say(EMJ_TONE_PLAIN, "\n");
    return end;
}

static void show_choices(const struct emj_new_session *session,
                         const struct emj_question *question, size_t indent)
{
    for (size_t i = 0; i < question->choices->len; i++) {
        const struct emj_choice *choice = g_ptr_array_index(question->choices, i);
        emj_say(
            EMJ_TONE_DIM, "%*s%zu  %s\n", (int)indent, "", i + 1,
            emj_pack_text(session->pack, choice->label, session->context->config->language));
    }
}

static void show_question(const struct emj_new_session *session,
                          const struct emj_interview_prompt *prompt)
{
    g_autofree char *position =
        g_strdup_printf("%zu of %zu  ", prompt->position, prompt->total);

    emj_say(EMJ_TONE_PLAIN, "%s", position);
    emj_say_text(EMJ_TONE_BOLD, strlen(position), prompt->text);
    if (prompt->hint) {
        emj_say(EMJ_TONE_DIM, "%*s", (int)strlen(position), "");
        emj_say_text(EMJ_TONE_DIM, strlen(position), prompt->hint);
    }
    if (prompt->question->step == EMJ_STEP_EFFECT && !prompt->follow_up)
        emj_say(EMJ_TONE_DIM, "%*s0 if nothing this time\n", (int)strlen(position), "");
    if (!prompt->follow_up && prompt->question->answer == EMJ_ANSWER_CHOICE)
        show_choices(session, prompt->question, strlen(position));
}

/* Several lines, ended by an empty one. */
static enum emj_typed read_lines(const char *prefill, char **ret_text)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (;;) {
        g_autofree char *line = NULL;
        enum emj_typed result = emj_terminal_read_line(answer_prompt, prefill, &line);
        prefill = NULL;
        if (*line && text->len > 0)
            g_string_append_c(text, '\n');
        g_string_append(text, line);
        bool single = strcmp(text->str, "<") == 0 || strcmp(text->str, "0") == 0;
        if (result != EMJ_TYPED_LINE || !*line || single) {
            *ret_text = g_strdup(text->str);
            return result;
        }
    }
}

/* Over the length that reads well: said, never cut. */
static void mention_length(const struct emj_interview_prompt *prompt, const char *text)
{
    size_t words = emj_text_words(text, strlen(text));
    if (words > (size_t)prompt->question->max_words)
        emj_say(EMJ_TONE_DIM, "%zu words; %d would do.\n", words, prompt->question->max_words);
}

/* "<" typed behind the answer that stood there already. */
static bool goes_back(const char *before, const char *text)
{
    size_t length = before ? strlen(before) : 0;
    return length > 0 && strncmp(text, before, length) == 0 && strcmp(text + length, "<") == 0;
}

static enum emj_step_end ask_question(struct emj_new_session *session,
                                      const struct emj_interview_prompt *prompt,
                                      char **ret_text)
{
    bool several = !prompt->follow_up && prompt->question->answer == EMJ_ANSWER_TEXT;
    show_question(session, prompt);
    enum emj_typed result =
        several ? read_lines(prompt->answer, ret_text)
                : emj_terminal_read_line(answer_prompt, prompt->answer, ret_text);
    enum emj_step_end end = end_of(result, *ret_text);
    if (end == EMJ_STEP_DONE && goes_back(prompt->answer, *ret_text))
        end = EMJ_STEP_BACK;
    if (end == EMJ_STEP_DONE)
        mention_length(prompt, *ret_text);
    emj_say(EMJ_TONE_PLAIN, "\n");
    return end;
}

static enum emj_step_end ask_tag(struct emj_new_session *session,
                                 const struct emj_interview_prompt *prompt, char **ret_text)
{
    (void)session;
    static const char *const words[] = { "management", "leadership", "both", "unsure", NULL };
    static const struct emj_keys keys = { "mlb?", words };
    char key = 0;
    bool shown = !prompt->blind && prompt->proposal && prompt->proposal->work != EMJ_WORK_NONE;

    emj_say_text(EMJ_TONE_PLAIN, 0, prompt->text);
    emj_say_text(EMJ_TONE_DIM, 0,
                 shown ? "Enter accept   m management   l leadership   b both   ? unsure"
                       : "m management   l leadership   b both   ? unsure (Enter)");
    enum emj_step_end end = ask_key(&keys, &key, ret_text);
    emj_say(EMJ_TONE_PLAIN, "\n");
    return end;
}

static enum emj_step_end ask_replace(struct emj_new_session *session,
                                     const struct emj_interview_prompt *prompt, char **ret_text)
{
    (void)session;
    static const struct emj_keys keys = { "123", NULL };
    char key = 0;
    emj_say(EMJ_TONE_PLAIN, "Three are open. Replace one?\n");
    for (size_t i = 0; i < prompt->open->len && i < EMJ_INTERVIEW_MAX_OPEN; i++) {
        const struct emj_open_commitment *open = g_ptr_array_index(prompt->open, i);
        emj_say(EMJ_TONE_PLAIN, "  %zu  %s\n", i + 1, open->text);
    }
    emj_say(EMJ_TONE_DIM, "  1 2 3 replace it   Enter keep them\n");
    enum emj_step_end end = ask_key(&keys, &key, ret_text);
    emj_say(EMJ_TONE_PLAIN, "\n");
    return end;
}

/* The pack's example is shown and never inserted. */
static void show_example(const struct emj_interview_prompt *prompt)
{
    if (prompt->example)
        emj_say(EMJ_TONE_DIM, "  such as: %s\n", prompt->example);
}

static enum emj_step_end ask_when(struct emj_new_session *session,
                                  const struct emj_interview_prompt *prompt, char **ret_text)
{
    (void)session;
    emj_say(EMJ_TONE_PLAIN, "One thing for next time (empty to skip)\n");
    show_example(prompt);
    enum emj_typed result = emj_terminal_read_line("  When… ", prompt->answer, ret_text);
    return end_of(result, *ret_text);
}

static enum emj_step_end ask_will(struct emj_new_session *session,
                                  const struct emj_interview_prompt *prompt, char **ret_text)
{
    (void)session;
    show_example(prompt);
    enum emj_typed result = emj_terminal_read_line("  I will… ", prompt->answer, ret_text);
    emj_say(EMJ_TONE_PLAIN, "\n");
    return end_of(result, *ret_text);
}

typedef enum emj_step_end ask_step(struct emj_new_session *session,
                                   const struct emj_interview_prompt *prompt, char **ret_text);

static ask_step *const steps[] = {
    [EMJ_STAGE_LENGTH] = ask_length,     [EMJ_STAGE_RESURFACE] = ask_resurface,
    [EMJ_STAGE_QUESTION] = ask_question, [EMJ_STAGE_TAG] = ask_tag,
    [EMJ_STAGE_REPLACE] = ask_replace,   [EMJ_STAGE_WHEN] = ask_when,
    [EMJ_STAGE_WILL] = ask_will,
};

enum emj_step_end emj_new_ask(struct emj_new_session *session,
                              const struct emj_interview_prompt *prompt, char **ret_text)
{
    return steps[prompt->stage](session, prompt, ret_text);
}
