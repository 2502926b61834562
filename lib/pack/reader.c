#include "pack/reader.h"

#include "base/language.h"
#include "base/text.h"
#include "pack/model.h"

/* --- the schema --- */

#define NEWER \
    "this pack needs a newer emjournal: format %" G_GINT64_FORMAT ", this program reads %d"

/* A newer format has been refused before; what is left must be this one. */
static void read_format(struct emj_pack_reader *reader, const struct emj_field *field,
                        const struct emj_yaml_node *node, void *target)
{
    (void)target;
    int64_t format = 0;
    if (!emj_text_to_int(emj_field_scalar(node), EMJ_PACK_FORMAT, EMJ_PACK_FORMAT, &format)) {
        emj_diags_error(reader->diags, node->mark, "'%s' must be %d", field->name,
                        EMJ_PACK_FORMAT);
    }
}

static const struct emj_field commitment_fields[] = {
    {
        .name = "when",
        .read = emj_field_read_text,
        .offset = offsetof(struct emj_pack, commitment_when),
        .minimum = 1,
        .maximum = 80,
    },
    {
        .name = "will",
        .read = emj_field_read_text,
        .offset = offsetof(struct emj_pack, commitment_will),
        .minimum = 1,
        .maximum = 80,
    },
    { .name = NULL },
};

static void read_commitment(struct emj_pack_reader *reader, const struct emj_field *field,
                            const struct emj_yaml_node *node, void *target)
{
    (void)field;
    emj_fields_read(reader, node, commitment_fields, "'commitment'", target);
}

static const struct emj_field pack_fields[] = {
    {
        .name = "emjournal_pack",
        .read = read_format,
        .flags = EMJ_FIELD_REQUIRED,
    },
    {
        .name = "id",
        .read = emj_field_read_slug,
        .offset = offsetof(struct emj_pack, id),
        .flags = EMJ_FIELD_REQUIRED,
    },
    {
        .name = "revision",
        .read = emj_field_read_number,
        .offset = offsetof(struct emj_pack, revision),
        .minimum = 1,
        .maximum = 9999,
    },
    {
        .name = "lang",
        .read = emj_field_read_tag,
        .offset = offsetof(struct emj_pack, language),
    },
    {
        .name = "title",
        .read = emj_field_read_text,
        .offset = offsetof(struct emj_pack, title),
        .minimum = 2,
        .maximum = 60,
        .flags = EMJ_FIELD_REQUIRED,
    },
    {
        .name = "about",
        .read = emj_field_read_text,
        .offset = offsetof(struct emj_pack, about),
        .minimum = 1,
        .maximum = 200,
        .flags = EMJ_FIELD_LINES,
    },
    {
        .name = "author",
        .read = emj_field_read_string,
        .offset = offsetof(struct emj_pack, author),
        .minimum = 1,
        .maximum = 100,
    },
    {
        .name = "licence",
        .read = emj_field_read_string,
        .offset = offsetof(struct emj_pack, licence),
        .minimum = 1,
        .maximum = 100,
    },
    {
        .name = "source",
        .read = emj_field_read_string,
        .offset = offsetof(struct emj_pack, source),
        .minimum = 1,
        .maximum = 100,
    },
    {
        .name = "activity",
        .read = emj_field_read_slug,
        .offset = offsetof(struct emj_pack, activity),
        .flags = EMJ_FIELD_REQUIRED,
    },
    {
        .name = "aliases",
        .read = emj_field_read_list,
        .offset = offsetof(struct emj_pack, aliases),
        .minimum = 0,
        .maximum = EMJ_PACK_MAX_ALIASES,
        .item = emj_item_read_slug,
        .item_free = g_free,
    },
    {
        .name = "cadence_days",
        .read = emj_field_read_number,
        .offset = offsetof(struct emj_pack, cadence_days),
        .minimum = 1,
        .maximum = 400,
    },
    {
        .name = "max_questions",
        .read = emj_field_read_number,
        .offset = offsetof(struct emj_pack, max_questions),
        .minimum = 1,
        .maximum = 5,
    },
    {
        .name = "questions",
        .read = emj_field_read_list,
        .offset = offsetof(struct emj_pack, questions),
        .minimum = 1,
        .maximum = EMJ_PACK_MAX_QUESTIONS,
        .flags = EMJ_FIELD_REQUIRED,
        .item = emj_item_read_question,
        .item_free = emj_question_free,
    },
    {
        .name = "cues",
        .read = emj_field_read_cues,
    },
    {
        .name = "commitment",
        .read = read_commitment,
    },
    { .name = NULL },
};

/* --- a newer format --- */

/* Adds the one error about a format that is too new, if `text` names one. */
static bool refuse_newer(const char *text, struct emj_mark mark, struct emj_diags *diags)
{
    int64_t format = 0;
    if (!emj_text_to_int(text, EMJ_PACK_FORMAT + 1, G_MAXINT64, &format))
        return false;
    emj_diags_error(diags, mark, NEWER, format, EMJ_PACK_FORMAT);
    return true;
}

/*
 * Looks for the format before YAML is read, since a newer format may be more than
 * today's limits allow and its errors would only confuse.
 */
static bool find_newer(const char *bytes, size_t length, struct emj_diags *diags)
{
    static const char key[] = "emjournal_pack:";
    const size_t key_length = sizeof key - 1;
    struct emj_slice line;
    size_t offset = 0;
    unsigned number = 0;
    while (emj_text_next_line(bytes, length, &offset, &line)) {
        number++;
        if (line.length <= key_length || memcmp(line.start, key, key_length) != 0)
            continue;
        struct emj_slice value = { line.start + key_length, line.length - key_length };
        value = emj_slice_trim(value);
        g_autofree char *text = g_strndup(value.start, MIN(value.length, 20));
        text[strspn(text, "0123456789")] = '\0';
        struct emj_mark mark = { number, (unsigned)(value.start - line.start) + 1 };
        return refuse_newer(text, mark, diags);
    }
    return false;
}

/* --- the pack --- */

static struct emj_pack *new_pack(void)
{
    struct emj_pack *pack = g_new0(struct emj_pack, 1);
    pack->revision = 1;
    pack->language = g_strdup(EMJ_PACK_DEFAULT_LANGUAGE);
    pack->cadence_days = EMJ_PACK_DEFAULT_CADENCE;
    pack->max_questions = 3;
    pack->aliases = g_ptr_array_new_with_free_func(g_free);
    pack->questions = g_ptr_array_new_with_free_func(emj_question_free);
    pack->cues = g_ptr_array_new_with_free_func(emj_cue_list_free);
    return pack;
}

static struct emj_question *new_happened_question(const struct emj_pack *pack)
{
    struct emj_question *question = g_new0(struct emj_question, 1);
    bool taken = emj_pack_question(pack, "what-i-did") != NULL;
    question->id = g_strdup(taken ? "what-happened" : "what-i-did");
    question->ask = emj_localized_new();
    emj_localized_add(question->ask, EMJ_PACK_DEFAULT_LANGUAGE,
                      "What did you decide, change or say?");
    question->side = EMJ_SIDE_ANY;
    question->function = EMJ_FUNCTION_NONE;
    question->step = EMJ_STEP_HAPPENED;
    question->answer = EMJ_ANSWER_LINE;
    question->max_words = 40;
    question->weight = 5;
    question->cooldown = 0;
    question->follow_ups = g_ptr_array_new_with_free_func(emj_follow_up_free);
    return question;
}

static void add_happened_question(struct emj_pack *pack)
{
    for (guint i = 0; i < pack->questions->len; i++) {
        const struct emj_question *question = g_ptr_array_index(pack->questions, i);
        if (question->step == EMJ_STEP_HAPPENED)
            return;
    }
    g_ptr_array_add(pack->questions, new_happened_question(pack));
}

static struct emj_pack *read_tree(const struct emj_yaml_node *root, struct emj_diags *diags)
{
    const struct emj_yaml_node *format = emj_yaml_get(root, "emjournal_pack");
    if (format != NULL && refuse_newer(emj_field_scalar(format), format->mark, diags))
        return NULL;
    const char *language = emj_yaml_get_text(root, "lang");
    struct emj_pack_reader reader = {
        .diags = diags,
        .language = language != NULL && emj_language_is_tag(language)
                        ? language
                        : EMJ_PACK_DEFAULT_LANGUAGE,
    };
    struct emj_pack *pack = new_pack();
    emj_fields_read(&reader, root, pack_fields, "the pack", pack);
    emj_items_check_unique(&reader, emj_yaml_get(root, "questions"), "id", "question id");
    emj_items_check_unique(&reader, emj_yaml_get(root, "aliases"), NULL, "alias");
    return pack;
}

struct emj_pack *emj_pack_read(const char *bytes, size_t length, struct emj_diags *diags)
{
    size_t errors = emj_diags_errors(diags);
    if (find_newer(bytes, length, diags))
        return NULL;
    g_autoptr(emj_yaml_node) root = emj_yaml_parse(bytes, length, &emj_yaml_pack_limits, diags);
    g_autoptr(emj_pack) pack = root != NULL ? read_tree(root, diags) : NULL;
    emj_diags_sort(diags);
    if (pack == NULL || emj_diags_errors(diags) > errors)
        return NULL;
    add_happened_question(pack);
    return g_steal_pointer(&pack);
}
