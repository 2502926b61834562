#include "yaml/plain.h"

#include "base/text.h"

enum {
    MAX_BYTES = 4096, /* of the text: well below every limit but those of tests */
    MAX_KEY = 64,
    MAX_KEYS = 32,
    EVENTS_PER_BYTE = 2, /* at most; "a:" and its value are three */
};

#define LIST_SIGN "  - "

struct reader {
    const char *bytes;
    size_t length;
    size_t offset;
    unsigned line; /* of the file */
    struct emj_yaml_node *root;
};

static bool is_within(size_t length, const struct emj_yaml_limits *limits)
{
    return length > 0 && length <= MIN((size_t)MAX_BYTES, limits->bytes) &&
           limits->depth >= 2 && limits->key_bytes >= MAX_KEY &&
           limits->scalar_bytes >= length &&
           limits->events >= (size_t)EVENTS_PER_BYTE * MAX_BYTES &&
           (limits->line_bytes == 0 || limits->line_bytes >= length);
}

/* --- one line --- */

/* Bytes of the key that begins the line; 0 is none. */
static size_t key_length(struct emj_slice line)
{
    size_t length = 0;
    while (length < line.length && (g_ascii_isalnum(line.start[length]) ||
                                    line.start[length] == '_' || line.start[length] == '-'))
        length++;
    bool is_key = length > 0 && length <= MAX_KEY && length < line.length &&
                  g_ascii_isalpha(line.start[0]) && line.start[length] == ':';
    return is_key ? length : 0;
}

/* A blank inside a value stands alone, a ":" before something else. */
static bool is_joint(struct emj_slice text, size_t at)
{
    bool blank = text.start[at] == ' ';
    bool last = at + 1 == text.length;
    return (blank || text.start[at] == ':') && !last && text.start[at + 1] != ' ';
}

static bool is_value(struct emj_slice text)
{
    if (text.length == 0 || !g_ascii_isalnum(text.start[0]))
        return false;
    for (size_t i = 1; i < text.length; i++) {
        char c = text.start[i];
        if (!g_ascii_isalnum(c) && (c == '\0' || !strchr("-.,_/+@", c)) && !is_joint(text, i))
            return false;
    }
    return true;
}

/* --- nodes --- */

/* The value begins at `column` of the reader's line. */
static struct emj_yaml_node *new_value(const struct reader *reader, struct emj_slice text,
                                       size_t column)
{
    struct emj_mark mark = { .line = reader->line, .column = (unsigned)column };
    struct emj_yaml_node *node = emj_yaml_node_new(EMJ_YAML_SCALAR, mark);
    node->text = emj_slice_dup(text);
    return node;
}

/* --- lines to nodes --- */

/* The next line, if a newline ends it. */
static bool next_line(struct reader *reader, struct emj_slice *ret_line)
{
    const char *start = reader->bytes + reader->offset;
    const char *end = memchr(start, '\n', reader->length - reader->offset);
    if (!end)
        return false;
    *ret_line = (struct emj_slice){ start, (size_t)(end - start) };
    reader->offset += ret_line->length + 1;
    reader->line++;
    return true;
}

static bool begins_item(const struct reader *reader)
{
    struct emj_slice rest = { reader->bytes + reader->offset, reader->length - reader->offset };
    size_t sign = strlen(LIST_SIGN);
    return rest.length > sign && memcmp(rest.start, LIST_SIGN, sign) == 0;
}

/* The items below "KEY:"; false when one of them is not plain, or when there is none. */
static bool read_items(struct reader *reader, struct emj_yaml_node *list)
{
    size_t sign = strlen(LIST_SIGN);
    struct emj_slice line = { 0 };
    while (begins_item(reader) && next_line(reader, &line)) {
        struct emj_slice text = { line.start + sign, line.length - sign };
        if (line.length <= sign || !is_value(text))
            return false;
        g_ptr_array_add(list->children, new_value(reader, text, sign + 1));
        list->last_line = reader->line;
    }
    return list->children->len > 0;
}

static struct emj_yaml_node *read_list(struct reader *reader)
{
    struct emj_mark mark = { .line = reader->line + 1, .column = strlen("  -") };
    struct emj_yaml_node *list = emj_yaml_node_new(EMJ_YAML_LIST, mark);
    if (read_items(reader, list))
        return list;
    emj_yaml_node_free(list);
    return NULL;
}

/* What follows "KEY:" on its line; NULL when it is not plain. */
static struct emj_yaml_node *read_rest(struct reader *reader, struct emj_slice line,
                                       size_t behind)
{
    if (line.length == behind)
        return read_list(reader);
    struct emj_slice text = { line.start + behind + 1, line.length - behind - 1 };
    if (line.start[behind] != ' ' || !is_value(text))
        return NULL;
    return new_value(reader, text, behind + 2);
}

static bool read_pair(struct reader *reader)
{
    struct emj_slice line = { 0 };
    size_t length = next_line(reader, &line) ? key_length(line) : 0;
    if (length == 0 || reader->root->children->len == MAX_KEYS)
        return false;
    struct emj_mark mark = { .line = reader->line, .column = 1 };
    g_autofree char *key = emj_slice_dup((struct emj_slice){ line.start, length });
    if (emj_yaml_get(reader->root, key))
        return false;
    struct emj_yaml_node *node = read_rest(reader, line, length + 1);
    if (!node)
        return false;
    node->key = g_steal_pointer(&key);
    node->key_mark = mark;
    g_ptr_array_add(reader->root->children, node);
    reader->root->last_line = node->last_line;
    return true;
}

struct emj_yaml_node *emj_yaml_read_plain(const char *bytes, size_t length,
                                          const struct emj_yaml_limits *limits)
{
    if (!is_within(length, limits))
        return NULL;
    struct emj_mark mark = { .line = limits->first_line, .column = 1 };
    g_autoptr(emj_yaml_node) root = emj_yaml_node_new(EMJ_YAML_MAP, mark);
    struct reader reader = {
        .bytes = bytes,
        .length = length,
        .line = limits->first_line - 1,
        .root = root,
    };
    while (reader.offset < length)
        if (!read_pair(&reader))
            return NULL;
    return g_steal_pointer(&root);
}
