#include "cmd/tagging.h"

#include "cmd/output.h"
#include "entry/edit.h"

struct emj_proposal *emj_propose_for_entry(const struct emj_context *context,
                                           const struct emj_entry *entry)
{
    const struct emj_pack *pack = NULL;
    if (entry->pack)
        pack = emj_library_find(context->library, entry->pack, NULL);
    if (!pack && entry->activity)
        pack = emj_library_for_activity(context->library, entry->activity);

    g_autoptr(emj_tagger) tagger = emj_tagger_new(pack, context->config->language);
    g_autoptr(GArray) answers = g_array_new(false, false, sizeof(struct emj_tagging_answer));
    for (size_t i = 0; i < entry->answers->len; i++) {
        const struct emj_answer *answer = g_ptr_array_index(entry->answers, i);
        struct emj_tagging_answer judged = { .text = answer->text, .side = answer->side };
        g_array_append_val(answers, judged);
    }
    return emj_tagger_propose(tagger, (const struct emj_tagging_answer *)(void *)answers->data,
                              answers->len);
}

enum emj_tag_key emj_ask_tag(const struct emj_proposal *proposal, size_t answers,
                             enum emj_work *ret_work)
{
    bool lean = proposal->work != EMJ_WORK_NONE;
    g_autofree char *sentence = emj_proposal_sentence(proposal, answers);
    char key = 0;

    emj_say_text(EMJ_TONE_PLAIN, 0, sentence);
    emj_say_text(EMJ_TONE_DIM, 0,
                 lean
                     ? "Enter accept   m management   l leadership   b both   ? unsure   q quit"
                     : "m management   l leadership   b both   ? unsure (Enter)   q quit");
    static const char *const words[] = { "management", "leadership", "both",
                                         "unsure",     "quit",       NULL };
    static const struct emj_keys keys = { "mlb?q", words };
    enum emj_typed typed = emj_terminal_read_key("> ", &keys, &key, NULL);
    if (typed == EMJ_TYPED_INTERRUPTED)
        return EMJ_TAG_INTERRUPTED;
    if (typed == EMJ_TYPED_END || key == 'q')
        return EMJ_TAG_QUIT;
    if (key == '<')
        return EMJ_TAG_BACK;
    if (key == '?' || (key == '\n' && !lean))
        return EMJ_TAG_UNSURE;

    *ret_work = key == 'm'   ? EMJ_WORK_MANAGEMENT
                : key == 'l' ? EMJ_WORK_LEADERSHIP
                : key == 'b' ? EMJ_WORK_BOTH
                             : proposal->work;
    return EMJ_TAG_CHOSEN;
}

bool emj_write_tag(struct emj_context *context, const struct emj_entry *entry,
                   enum emj_work work, unsigned functions, GError **error)
{
    size_t length = 0;
    g_autofree char *bytes =
        emj_entry_edit_work(entry, work, EMJ_TAGGED_CHOSEN, functions, &length, error);
    return bytes && emj_journal_replace(context->journal, entry, bytes, length,
                                        context->now.seconds, NULL, error);
}
