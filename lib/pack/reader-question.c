#include "pack/reader.h"

#include "pack/model.h"

/* --- enumerations --- */

static void read_side(struct emj_pack_reader *reader, const struct emj_field *field,
                      const struct emj_yaml_node *node, void *target)
{
    struct emj_question *question = target;
    if (!emj_side_from_slug(emj_field_scalar(node), &question->side))
        emj_field_refuse_word(reader, field, node);
}

void emj_field_read_function(struct emj_pack_reader *reader, const struct emj_field *field,
                             const struct emj_yaml_node *node, void *target)
{
    enum emj_function *slot = (void *)((char *)target + field->offset);
    if (!emj_function_from_slug(emj_field_scalar(node), slot))
        emj_field_refuse_word(reader, field, node);
}

static void read_step(struct emj_pack_reader *reader, const struct emj_field *field,
                      const struct emj_yaml_node *node, void *target)
{
    struct emj_question *question = target;
    if (!emj_step_from_slug(emj_field_scalar(node), &question->step))
        emj_field_refuse_word(reader, field, node);
}

static void read_answer(struct emj_pack_reader *reader, const struct emj_field *field,
                        const struct emj_yaml_node *node, void *target)
{
    static const char *const words[] = {
        [EMJ_ANSWER_LINE] = "line",
        [EMJ_ANSWER_TEXT] = "text",
        [EMJ_ANSWER_CHOICE] = "choice",
        [EMJ_ANSWER_NUMBER] = "number",
    };
    struct emj_question *question = target;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(emj_field_scalar(node), words[i]) == 0) {
            question->answer = (enum emj_answer_kind)i;
            return;
        }
    }
    emj_field_refuse_word(reader, field, node);
}

/* --- choices --- */

static const struct emj_field choice_fields[] = {
    {
        .name = "id",
        .read = emj_field_read_slug,
        .offset = offsetof(struct emj_choice, id),
        .flags = EMJ_FIELD_REQUIRED,
    },
    {
        .name = "label",
        .read = emj_field_read_text,
        .offset = offsetof(struct emj_choice, label),
        .minimum = 1,
        .maximum = 400,
        .flags = EMJ_FIELD_REQUIRED | EMJ_FIELD_BYTES,
    },
    { .name = NULL },
};

static void *read_choice(struct emj_pack_reader *reader, const struct emj_field *field,
                         const struct emj_yaml_node *node)
{
    (void)field;
    struct emj_choice *choice = g_new0(struct emj_choice, 1);
    emj_fields_read(reader, node, choice_fields, "a choice", choice);
    return choice;
}

/* --- follow-ups --- */

static void read_mentions(struct emj_pack_reader *reader, const struct emj_field *field,
                          const struct emj_yaml_node *node, void *target)
{
    static const struct emj_field words_field = {
        .name = "mentions",
        .offset = offsetof(struct emj_follow_up, mentions),
        .minimum = 1,
        .maximum = EMJ_PACK_MAX_CUE_WORDS,
        .item = emj_item_read_word,
        .item_free = g_free,
    };
    (void)field;
    struct emj_follow_up *follow_up = target;
    follow_up->when = EMJ_FOLLOW_UP_MENTIONS;
    emj_field_read_list(reader, &words_field, node, target);
}

/* "if" is a word, or a map with "mentions" alone. */
static void read_if(struct emj_pack_reader *reader, const struct emj_field *field,
                    const struct emj_yaml_node *node, void *target)
{
    static const struct emj_field map_fields[] = {
        { .name = "mentions", .read = read_mentions, .flags = EMJ_FIELD_REQUIRED },
        { .name = NULL },
    };
    struct emj_follow_up *follow_up = target;
    if (node->kind == EMJ_YAML_MAP) {
        emj_fields_read(reader, node, map_fields, "'if'", target);
        return;
    }
    for (enum emj_follow_up_when when = EMJ_FOLLOW_UP_SHORT; when < EMJ_FOLLOW_UP_MENTIONS;
         when++) {
        if (strcmp(emj_field_scalar(node), emj_follow_up_slug(when)) == 0) {
            follow_up->when = when;
            return;
        }
    }
    emj_field_refuse_word(reader, field, node);
}

static const struct emj_field follow_up_fields[] = {
    {
        .name = "if",
        .read = read_if,
        .words = "short, empty, marked-ok or marked-bad (for words: 'mentions: [word, word]' "
                 "in its place)",
    },
    {
        .name = "mentions",
        .read = read_mentions,
    },
    {
        .name = "ask",
        .read = emj_field_read_text,
        .offset = offsetof(struct emj_follow_up, ask),
        .minimum = 8,
        .maximum = 120,
        .flags = EMJ_FIELD_REQUIRED,
    },
    { .name = NULL },
};

static void *read_follow_up(struct emj_pack_reader *reader, const struct emj_field *field,
                            const struct emj_yaml_node *node)
{
    (void)field;
    struct emj_follow_up *follow_up = g_new0(struct emj_follow_up, 1);
    if (emj_fields_read(reader, node, follow_up_fields, "a follow-up", follow_up)) {
        const struct emj_yaml_node *condition = emj_yaml_get(node, "if");
        const struct emj_yaml_node *mentions = emj_yaml_get(node, "mentions");
        if (condition == NULL && mentions == NULL) {
            emj_diags_error(reader->diags, node->mark,
                            "missing key 'if' or 'mentions' in a follow-up");
        } else if (condition != NULL && mentions != NULL) {
            emj_diags_error(reader->diags, mentions->key_mark,
                            "a follow-up has either 'if' or 'mentions', not both");
        }
    }
    return follow_up;
}

/* --- a question --- */

static const struct emj_field question_fields[] = {
    {
        .name = "id",
        .read = emj_field_read_slug,
        .offset = offsetof(struct emj_question, id),
        .flags = EMJ_FIELD_REQUIRED,
    },
    {
        .name = "ask",
        .read = emj_field_read_text,
        .offset = offsetof(struct emj_question, ask),
        .minimum = 8,
        .maximum = 120,
        .flags = EMJ_FIELD_REQUIRED,
    },
    {
        .name = "hint",
        .read = emj_field_read_text,
        .offset = offsetof(struct emj_question, hint),
        .minimum = 1,
        .maximum = 90,
    },
    {
        .name = "side",
        .read = read_side,
        .flags = EMJ_FIELD_REQUIRED,
        .words = "management, leadership or any",
    },
    {
        .name = "function",
        .read = emj_field_read_function,
        .offset = offsetof(struct emj_question, function),
        .words = "one of planning-budgeting, organizing-staffing, "
                 "controlling-problem-solving (management), setting-direction, "
                 "aligning-people, motivating-inspiring (leadership)",
    },
    {
        .name = "step",
        .read = read_step,
        .words = "happened, effect, evidence or next",
    },
    {
        .name = "answer",
        .read = read_answer,
        .words = "line, text, choice or number",
    },
    {
        .name = "choices",
        .read = emj_field_read_list,
        .offset = offsetof(struct emj_question, choices),
        .minimum = 2,
        .maximum = 6,
        .item = read_choice,
        .item_free = emj_choice_free,
    },
    {
        .name = "max_words",
        .read = emj_field_read_number,
        .offset = offsetof(struct emj_question, max_words),
        .minimum = 5,
        .maximum = 120,
    },
    {
        .name = "weight",
        .read = emj_field_read_number,
        .offset = offsetof(struct emj_question, weight),
        .minimum = 1,
        .maximum = 5,
    },
    {
        .name = "cooldown",
        .read = emj_field_read_number,
        .offset = offsetof(struct emj_question, cooldown),
        .minimum = 0,
        .maximum = 20,
    },
    {
        .name = "only_for",
        .read = emj_field_read_list,
        .offset = offsetof(struct emj_question, only_for),
        .minimum = 1,
        .maximum = 8,
        .item = emj_item_read_slug,
        .item_free = g_free,
    },
    {
        .name = "sensitive",
        .read = emj_field_read_flag,
        .offset = offsetof(struct emj_question, sensitive),
    },
    {
        .name = "follow_up",
        .read = emj_field_read_list,
        .offset = offsetof(struct emj_question, follow_ups),
        .minimum = 1,
        .maximum = EMJ_PACK_MAX_FOLLOW_UPS,
        .item = read_follow_up,
        .item_free = emj_follow_up_free,
    },
    { .name = NULL },
};

/* A side other than "any" and its function need each other. */
static void check_function(struct emj_pack_reader *reader, const struct emj_yaml_node *node)
{
    enum emj_side side = EMJ_SIDE_ANY;
    enum emj_function function = EMJ_FUNCTION_NONE;
    const struct emj_yaml_node *side_node = emj_yaml_get(node, "side");
    const struct emj_yaml_node *function_node = emj_yaml_get(node, "function");
    if (side_node == NULL || !emj_side_from_slug(emj_field_scalar(side_node), &side))
        return;
    if (function_node == NULL) {
        if (side != EMJ_SIDE_ANY) {
            emj_diags_error(reader->diags, node->mark,
                            "missing key 'function' in a question of side %s",
                            emj_side_slug(side));
        }
    } else if (side == EMJ_SIDE_ANY) {
        emj_diags_error(reader->diags, function_node->key_mark,
                        "a question of side any has no function; remove it or change 'side'");
    } else if (emj_function_from_slug(emj_field_scalar(function_node), &function) &&
               emj_function_side(function) != side) {
        emj_diags_error(reader->diags, function_node->mark,
                        "function '%s' belongs to %s, but side is %s",
                        emj_function_slug(function), emj_side_slug(emj_function_side(function)),
                        emj_side_slug(side));
    }
}

static void check_choices(struct emj_pack_reader *reader, const struct emj_yaml_node *node,
                          const struct emj_question *question)
{
    const struct emj_yaml_node *choices = emj_yaml_get(node, "choices");
    if (question->answer == EMJ_ANSWER_CHOICE && choices == NULL) {
        emj_diags_error(reader->diags, node->mark,
                        "missing key 'choices' in a question with 'answer: choice'");
    } else if (question->answer != EMJ_ANSWER_CHOICE && choices != NULL) {
        emj_diags_error(reader->diags, choices->key_mark,
                        "'choices' needs 'answer: choice' beside it");
    }
    emj_items_check_unique(reader, choices, "id", "choice id");
}

void *emj_item_read_question(struct emj_pack_reader *reader, const struct emj_field *field,
                             const struct emj_yaml_node *node)
{
    (void)field;
    struct emj_question *question = g_new0(struct emj_question, 1);
    question->side = EMJ_SIDE_ANY;
    question->function = EMJ_FUNCTION_NONE;
    question->step = EMJ_STEP_EFFECT;
    question->answer = EMJ_ANSWER_LINE;
    question->max_words = 40;
    question->weight = 3;
    question->cooldown = 2;
    if (emj_fields_read(reader, node, question_fields, "a question", question)) {
        check_function(reader, node);
        check_choices(reader, node, question);
        emj_items_check_unique(reader, emj_yaml_get(node, "only_for"), NULL, "kind");
        emj_items_check_unique(reader, emj_yaml_get(node, "follow_up"), "if", "follow-up");
    }
    if (question->follow_ups == NULL)
        question->follow_ups = g_ptr_array_new_with_free_func(emj_follow_up_free);
    return question;
}
