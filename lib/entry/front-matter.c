#include "entry/front-matter.h"

#include <string.h>

#include "base/text.h"

enum {
    PACK_MIN = 2,
    PACK_MAX = 40,
    MAX_REVISION = 9999,
    SHOWN_COLUMNS = 40, /* of a wrong value in a message */
};

#define DATE_FORM "date: 2026-11-12T14:32:00+01:00"

/* --- where it stands --- */

static const struct emj_mark first_place = { .line = 1, .column = 1 };

static bool is_delimiter(struct emj_slice line, const char *sign)
{
    size_t length = strlen(sign);
    return line.length >= length && memcmp(line.start, sign, length) == 0 &&
           emj_slice_is_blank((struct emj_slice){ line.start + length, line.length - length });
}

/* Skips a byte order mark and the opening line. */
static bool split_opening(const char *bytes, size_t length, struct emj_front *front,
                          struct emj_diags *diags)
{
    size_t offset = emj_text_bom_length(bytes, length);
    struct emj_slice line = { bytes, 0 };
    bool utf16 =
        length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
    if (utf16) {
        emj_diags_error(diags, first_place, "the file is UTF-16; save it as UTF-8");
        return false;
    }
    if (!emj_text_next_line(bytes, length, &offset, &line) || !is_delimiter(line, "---")) {
        emj_diags_error(diags, first_place,
                        "no front matter; an entry begins with a line '---', then '" DATE_FORM
                        "', then '---'");
        return false;
    }
    size_t behind = (size_t)(line.start - bytes) + line.length;
    front->newline = behind < length && bytes[behind] == '\r' ? "\r\n" : "\n";
    front->start = offset;
    return true;
}

bool emj_front_split(const char *bytes, size_t length, struct emj_front *ret_front,
                     struct emj_diags *diags)
{
    struct emj_front front = { 0 };
    if (!split_opening(bytes, length, &front, diags))
        return false;
    size_t offset = front.start;
    struct emj_slice line = { 0 };
    for (unsigned number = 2; emj_text_next_line(bytes, length, &offset, &line); number++) {
        if (!is_delimiter(line, "---") && !is_delimiter(line, "..."))
            continue;
        front.end = (size_t)(line.start - bytes);
        front.body = offset;
        front.body_line = number + 1;
        if (front.end - front.start > EMJ_FRONT_MAX_BYTES) {
            emj_diags_error(diags, first_place, "the front matter is larger than %d KiB",
                            EMJ_FRONT_MAX_BYTES / 1024);
            return false;
        }
        *ret_front = front;
        return true;
    }
    emj_diags_error(diags, first_place,
                    "the front matter that begins here has no closing line '---'");
    return false;
}

struct emj_yaml_node *emj_front_parse(const char *bytes, const struct emj_front *front,
                                      struct emj_diags *diags)
{
    g_autoptr(emj_yaml_node) root = emj_yaml_parse(
        bytes + front->start, front->end - front->start, &emj_yaml_front_matter_limits, diags);
    if (root != NULL && root->kind != EMJ_YAML_MAP) {
        emj_diags_error(diags, root->mark, "the front matter must be lines 'key: value'");
        return NULL;
    }
    return g_steal_pointer(&root);
}

/* --- values --- */

/* What a field's reader gets: a text that is not empty, and where it stands. */
struct value {
    const char *key;
    const char *text;
    struct emj_mark mark;
};

/* "'tagged' must be chosen, proposed or imported, not 'maybe'". */
static void refuse(struct emj_diags *diags, const struct value *value, const char *wanted)
{
    g_autofree char *line = emj_text_visible_line(value->text);
    g_autofree char *shown = emj_text_ellipsize(line, SHOWN_COLUMNS);
    emj_diags_error(diags, value->mark, "'%s' must be %s, not '%s'", value->key, wanted, shown);
}

static void read_instant(struct emj_instant *instant, const struct value *value,
                         struct emj_diags *diags)
{
    g_autoptr(GError) error = NULL;
    if (!emj_instant_parse(value->text, instant, &error))
        emj_diags_error(diags, value->mark, "'%s': %s", value->key, error->message);
}

static void read_date(struct emj_entry *entry, const struct value *value,
                      struct emj_diags *diags)
{
    read_instant(&entry->date, value, diags);
    entry->day = emj_instant_date(entry->date);
}

static void read_recorded(struct emj_entry *entry, const struct value *value,
                          struct emj_diags *diags)
{
    read_instant(&entry->recorded, value, diags);
    entry->has_recorded = true;
}

static void read_activity(struct emj_entry *entry, const struct value *value,
                          struct emj_diags *diags)
{
    if (!emj_text_is_slug(value->text, 1, EMJ_ENTRY_MAX_ACTIVITY)) {
        refuse(diags, value, "at most 80 small letters, digits and '-'");
        return;
    }
    entry->activity = g_strdup(value->text);
}

static void read_pack(struct emj_entry *entry, const struct value *value,
                      struct emj_diags *diags)
{
    const char *at = strchr(value->text, '@');
    size_t length = at != NULL ? (size_t)(at - value->text) : strlen(value->text);
    g_autofree char *id = g_strndup(value->text, length);
    int64_t revision = 0;
    if (!emj_text_is_slug(id, PACK_MIN, PACK_MAX) ||
        (at != NULL && !emj_text_to_int(at + 1, 1, MAX_REVISION, &revision))) {
        refuse(diags, value, "a pack's id with its revision like team-focus@2");
        return;
    }
    entry->pack = g_steal_pointer(&id);
    entry->pack_revision = (int)revision;
}

enum emj_side emj_front_tag_side(const char *tag)
{
    static const enum emj_side sides[] = { EMJ_SIDE_MANAGEMENT, EMJ_SIDE_LEADERSHIP };
    const char *word = tag[0] == '#' ? tag + 1 : tag;
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++)
        if (g_ascii_strcasecmp(word, emj_side_slug(sides[i])) == 0)
            return sides[i];
    return EMJ_SIDE_ANY;
}

static void read_tag(struct emj_entry *entry, const struct value *value,
                     struct emj_diags *diags G_GNUC_UNUSED)
{
    const char *word = value->text[0] == '#' ? value->text + 1 : value->text;
    if (word[0] == '\0')
        return;
    g_ptr_array_add(entry->tags, g_strdup(word));
    entry->work |= emj_side_work(emj_front_tag_side(word));
}

static void read_tagged(struct emj_entry *entry, const struct value *value,
                        struct emj_diags *diags)
{
    for (int i = EMJ_TAGGED_CHOSEN; i <= EMJ_TAGGED_IMPORTED; i++) {
        enum emj_tagged tagged = (enum emj_tagged)i;
        if (strcmp(value->text, emj_tagged_slug(tagged)) == 0) {
            entry->tagged = tagged;
            return;
        }
    }
    refuse(diags, value, "chosen, proposed or imported");
}

static void read_function(struct emj_entry *entry, const struct value *value,
                          struct emj_diags *diags)
{
    enum emj_function function = EMJ_FUNCTION_NONE;
    if (!emj_function_from_slug(value->text, &function)) {
        refuse(diags, value,
               "a list of planning-budgeting, organizing-staffing, "
               "controlling-problem-solving, setting-direction, aligning-people and "
               "motivating-inspiring");
        return;
    }
    entry->functions |= 1U << function;
}

static void read_minutes(struct emj_entry *entry, const struct value *value,
                         struct emj_diags *diags)
{
    int64_t minutes = 0;
    if (!emj_text_to_int(value->text, 0, EMJ_ENTRY_MAX_MINUTES, &minutes)) {
        g_autofree char *wanted =
            g_strdup_printf("a number from 1 to %d", EMJ_ENTRY_MAX_MINUTES);
        refuse(diags, value, wanted);
    }
    entry->minutes = (int)minutes;
}

static void read_kind(struct emj_entry *entry, const struct value *value,
                      struct emj_diags *diags G_GNUC_UNUSED)
{
    entry->kind = g_strdup(value->text);
}

static void read_asked(struct emj_entry *entry, const struct value *value,
                       struct emj_diags *diags G_GNUC_UNUSED)
{
    g_ptr_array_add(entry->asked, g_strdup(value->text));
}

static void read_proposed(struct emj_entry *entry, const struct value *value,
                          struct emj_diags *diags)
{
    /* "none" is a proposal too: the program looked and saw no clear lean. */
    bool none = strcmp(value->text, emj_work_word(EMJ_WORK_NONE)) == 0;
    if (!none && !emj_work_from_word(value->text, &entry->proposed)) {
        refuse(diags, value, "management, leadership, both or none");
        return;
    }
    entry->has_proposed = true;
}

static bool read_bool(const struct value *value, struct emj_diags *diags)
{
    bool yes = strcmp(value->text, "true") == 0;
    if (!yes && strcmp(value->text, "false") != 0)
        refuse(diags, value, "true or false");
    return yes;
}

static void read_blind(struct emj_entry *entry, const struct value *value,
                       struct emj_diags *diags)
{
    entry->blind = read_bool(value, diags);
}

static void read_private(struct emj_entry *entry, const struct value *value,
                         struct emj_diags *diags)
{
    entry->private = read_bool(value, diags);
}

static void read_source(struct emj_entry *entry, const struct value *value,
                        struct emj_diags *diags G_GNUC_UNUSED)
{
    entry->source = g_strdup(value->text);
}

static void read_draft(struct emj_entry *entry, const struct value *value,
                       struct emj_diags *diags G_GNUC_UNUSED)
{
    g_ptr_array_add(entry->draft_steps, g_strdup(value->text));
}

/* --- the table of known keys --- */

/* `read` is called for the value, or for each item of a list. */
struct field {
    const char *key;
    bool list;
    void (*read)(struct emj_entry *entry, const struct value *value, struct emj_diags *diags);
};

static const struct field fields[] = {
    { "date", false, read_date },         { "recorded", false, read_recorded },
    { "activity", false, read_activity }, { "pack", false, read_pack },
    { "tags", true, read_tag },           { "tagged", false, read_tagged },
    { "functions", true, read_function }, { "minutes", false, read_minutes },
    { "kind", false, read_kind },         { "asked", true, read_asked },
    { "proposed", false, read_proposed }, { "blind", false, read_blind },
    { "private", false, read_private },   { "source", false, read_source },
    { "draft", true, read_draft },
};

static const struct field *find_field(const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        if (fields[i].key[0] == key[0] && strcmp(fields[i].key, key) == 0)
            return &fields[i];
    return NULL;
}

/* An empty value is a key that a person has left for later: no value. */
static void read_scalar(struct emj_entry *entry, const struct field *field,
                        const struct emj_yaml_node *node, struct emj_diags *diags)
{
    size_t length = strlen(node->text);
    bool spaced = length > 0 &&
                  (g_ascii_isspace(node->text[0]) || g_ascii_isspace(node->text[length - 1]));
    g_autofree char *stripped = spaced ? g_strstrip(g_strdup(node->text)) : NULL;
    const char *text = spaced ? stripped : node->text;
    struct value value = { .key = field->key, .text = text, .mark = node->mark };
    if (text[0] != '\0')
        field->read(entry, &value, diags);
}

static void read_field(struct emj_entry *entry, const struct field *field,
                       const struct emj_yaml_node *node, struct emj_diags *diags)
{
    if (node->kind == EMJ_YAML_SCALAR) {
        read_scalar(entry, field, node, diags);
        return;
    }
    if (!field->list || node->kind == EMJ_YAML_MAP) {
        emj_diags_error(diags, node->mark, "'%s' must be %s", field->key,
                        field->list ? "a list of words" : "one value");
        return;
    }
    for (guint i = 0; i < node->children->len; i++) {
        const struct emj_yaml_node *item = g_ptr_array_index(node->children, i);
        if (item->kind == EMJ_YAML_SCALAR)
            read_scalar(entry, field, item, diags);
        else
            emj_diags_error(diags, item->mark, "'%s' must be a list of words", field->key);
    }
}

static bool is_blank(const char *bytes, const struct emj_front *front)
{
    size_t at = front->start;
    while (at < front->end && g_ascii_isspace(bytes[at]))
        at++;
    return at == front->end;
}

static void check_date(const struct emj_yaml_node *root, struct emj_diags *diags)
{
    const char *text = emj_yaml_get_text(root, "date");
    struct emj_mark mark = first_place;
    if (emj_yaml_get(root, "date") == NULL) {
        emj_diags_error(diags, mark, "no 'date' in the front matter; it needs '" DATE_FORM "'");
    } else if (text != NULL && text[strspn(text, " \t\n")] == '\0') {
        mark = emj_yaml_get(root, "date")->mark;
        emj_diags_error(diags, mark, "'date' is empty; it needs '" DATE_FORM "'");
    }
}

bool emj_front_read(struct emj_entry *entry, const struct emj_front *front,
                    struct emj_diags *diags)
{
    size_t errors = emj_diags_errors(diags);
    if (is_blank(entry->bytes, front)) {
        check_date(NULL, diags);
        return false;
    }
    g_autoptr(emj_yaml_node) root = emj_front_parse(entry->bytes, front, diags);
    if (root == NULL)
        return false;
    if (emj_yaml_get(root, "draft") != NULL)
        entry->draft_steps = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < root->children->len; i++) {
        const struct emj_yaml_node *node = g_ptr_array_index(root->children, i);
        const struct field *field = find_field(node->key);
        if (field != NULL)
            read_field(entry, field, node, diags);
    }
    check_date(root, diags);
    return emj_diags_errors(diags) == errors;
}
