#include "pack/reader.h"

#include "base/text.h"
#include "pack/model.h"

enum { PREFIX_LETTERS = 3 };

/* --- words --- */

/* Letters and digits directly before the '*' that ends `word`. */
static size_t letters_before_star(const char *word, const char *star)
{
    size_t letters = 0;
    const char *at = star;
    while ((at = g_utf8_find_prev_char(word, at)) != NULL &&
           g_unichar_isalnum(g_utf8_get_char(at)))
        letters++;
    return letters;
}

void *emj_item_read_word(struct emj_pack_reader *reader, const struct emj_field *field,
                         const struct emj_yaml_node *node)
{
    static const struct emj_field word_field = {
        .name = "word",
        .minimum = 1,
        .maximum = 400,
        .flags = EMJ_FIELD_BYTES,
    };
    (void)field;
    g_autofree char *word = emj_field_check_string(reader, &word_field, node);
    const char *star = word != NULL ? strchr(word, '*') : NULL;
    if (star == NULL)
        return g_steal_pointer(&word);
    if (star[1] != '\0') {
        emj_diags_error(reader->diags, node->mark, "'*' may stand only at the end of a word");
        return NULL;
    }
    if (letters_before_star(word, star) < PREFIX_LETTERS) {
        emj_diags_error(reader->diags, node->mark, "'*' needs at least %d letters before it",
                        PREFIX_LETTERS);
        return NULL;
    }
    return g_steal_pointer(&word);
}

/* --- groups --- */

static const struct emj_field group_fields[] = {
    {
        .name = "words",
        .read = emj_field_read_list,
        .offset = offsetof(struct emj_cue_group, words),
        .minimum = 1,
        .maximum = EMJ_PACK_MAX_CUE_WORDS,
        .flags = EMJ_FIELD_REQUIRED,
        .item = emj_item_read_word,
        .item_free = g_free,
    },
    {
        .name = "function",
        .read = emj_field_read_function,
        .offset = offsetof(struct emj_cue_group, function),
        .flags = EMJ_FIELD_REQUIRED,
        .words = "one of planning-budgeting, organizing-staffing, "
                 "controlling-problem-solving, setting-direction, aligning-people, "
                 "motivating-inspiring",
    },
    {
        .name = "points",
        .read = emj_field_read_number,
        .offset = offsetof(struct emj_cue_group, points),
        .minimum = 1,
        .maximum = 3,
    },
    { .name = NULL },
};

static void *read_group(struct emj_pack_reader *reader, const struct emj_field *field,
                        const struct emj_yaml_node *node)
{
    (void)field;
    struct emj_cue_group *group = g_new0(struct emj_cue_group, 1);
    group->function = EMJ_FUNCTION_NONE;
    group->points = 1;
    emj_fields_read(reader, node, group_fields, "a cue group", group);
    return group;
}

/* --- languages --- */

static struct emj_cue_list *read_language(struct emj_pack_reader *reader,
                                          const struct emj_yaml_node *node)
{
    const struct emj_field groups = {
        .name = node->key,
        .offset = offsetof(struct emj_cue_list, groups),
        .minimum = 1,
        .maximum = EMJ_PACK_MAX_CUE_GROUPS,
        .item = read_group,
        .item_free = emj_cue_group_free,
    };
    struct emj_cue_list *list = g_new0(struct emj_cue_list, 1);
    list->language = g_strdup(node->key);
    emj_field_read_list(reader, &groups, node, list);
    return list;
}

void emj_field_read_cues(struct emj_pack_reader *reader, const struct emj_field *field,
                         const struct emj_yaml_node *node, void *target)
{
    struct emj_pack *pack = target;
    if (node->kind != EMJ_YAML_MAP) {
        emj_diags_error(reader->diags, node->mark,
                        "'%s' must be language tags with lists of cue groups", field->name);
        return;
    }
    for (guint i = 0; i < node->children->len; i++) {
        const struct emj_yaml_node *child = g_ptr_array_index(node->children, i);
        if (!emj_field_is_own(child->key) && emj_field_check_language(reader, node, i))
            g_ptr_array_add(pack->cues, read_language(reader, child));
    }
}
