/*
 * Setting one key in the bytes of config.yaml. The file is a person's: only the
 * line of the key changes, comments and all other lines stay byte for byte. What
 * comes out is read again, and refused when anything but the key became different.
 */
#include "config/config.h"

#include "base/error.h"
#include "base/text.h"
#include "config/config-private.h"
#include "yaml/writer.h"

#define FILE_NAME "config.yaml"

/* What an edit works with. */
struct edit {
    const char *bytes;
    size_t length;
    const struct emj_config_key *key;
    const char *scalar; /* the value as YAML */
};

/* --- what is asked for --- */

static const struct emj_config_key *find_key(const char *name, GError **error)
{
    const struct emj_config_key *key = emj_config_key_find(name);
    if (key)
        return key;
    const char *nearest = emj_config_key_nearest(name, true);
    if (nearest && strcmp(nearest, name) == 0)
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "'%s' holds more than one value and is edited in the file", name);
    else
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE, "unknown key '%s'%s%s%s", name,
                    nearest ? ", did you mean '" : "", nearest ? nearest : "",
                    nearest ? "'?" : "");
    return NULL;
}

/* Sets the value in `config`, which shows what the edited file must say. */
static bool check_value(const struct emj_config_key *key, const char *value,
                        struct emj_config *config, GError **error)
{
    if (emj_text_find_forbidden(value, strlen(value), NULL) >= 0 || strpbrk(value, "\r\n\t")) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "the value of '%s' must be one line without control characters", key->name);
        return false;
    }
    return key->set(config, value, error);
}

static struct emj_config *read_config(const char *bytes, size_t length, GError **error)
{
    g_autoptr(emj_diags) diags = emj_diags_new(FILE_NAME);
    struct emj_config *config = emj_config_read(bytes, length, diags);
    if (!config)
        emj_diags_to_error(diags, error);
    return config;
}

/* --- lines --- */

/* The offset of the first byte of a line, or the end of the text. */
static size_t line_start(const struct edit *edit, unsigned line)
{
    size_t offset = line == 1 ? emj_text_bom_length(edit->bytes, edit->length) : 0;
    for (unsigned at = 1; at < line && offset < edit->length; at++) {
        const char *end = memchr(edit->bytes + offset, '\n', edit->length - offset);
        offset = end ? (size_t)(end - edit->bytes) + 1 : edit->length;
    }
    return offset;
}

/* The end of line that the file uses. */
static const char *line_end(const struct edit *edit)
{
    const char *end = edit->length > 0 ? memchr(edit->bytes, '\n', edit->length) : NULL;
    return end && end > edit->bytes && end[-1] == '\r' ? "\r\n" : "\n";
}

/* The length of a quoted text at `start`, with its quotes. */
static size_t quoted_length(const char *start, const char *end)
{
    for (const char *at = start + 1; at < end; at++)
        if (*at == '\\' && *start == '"')
            at++;
        else if (*at == *start && at + 1 < end && at[1] == *start && *start == '\'')
            at++;
        else if (*at == *start)
            return (size_t)(at - start) + 1;
    return (size_t)(end - start);
}

/*
 * The comment behind a value that begins at `start`, with the blanks before it;
 * empty when there is none. `end` is the end of the line.
 */
static struct emj_slice comment_behind(const char *start, const char *end)
{
    const char *at = start;
    if (at < end && (*at == '"' || *at == '\''))
        at += quoted_length(at, end);
    while (at < end && !(*at == '#' && g_ascii_isspace(at[-1])))
        at++;
    while (at > start && at < end && g_ascii_isspace(at[-1]))
        at--;
    return (struct emj_slice){ at, (size_t)(end - at) };
}

static char *replace_lines(const struct edit *edit, const struct emj_yaml_node *node,
                           size_t *ret_length)
{
    size_t start = line_start(edit, node->key_mark.line);
    size_t end = line_start(edit, node->last_line + 1);
    size_t key = start + node->key_mark.column - 1;
    bool one_line =
        node->mark.line == node->key_mark.line && node->last_line == node->mark.line;
    GString *out = g_string_new_len(edit->bytes, (gssize)MIN(key, end));
    g_string_append_printf(out, "%s: %s", edit->key->name, edit->scalar);

    size_t content = end;
    while (content > start && strchr("\r\n", edit->bytes[content - 1]))
        content--;
    size_t value = start + node->mark.column - 1;
    if (one_line && value < content) {
        struct emj_slice comment = comment_behind(edit->bytes + value, edit->bytes + content);
        g_string_append_len(out, comment.start, (gssize)comment.length);
    }
    g_string_append_len(out, edit->bytes + content, (gssize)(edit->length - content));
    *ret_length = out->len;
    return g_string_free(out, FALSE);
}

static char *append_line(const struct edit *edit, const struct emj_yaml_node *root,
                         size_t *ret_length)
{
    const struct emj_yaml_node *first =
        root && root->children->len > 0 ? g_ptr_array_index(root->children, 0) : NULL;
    unsigned indent = first ? first->key_mark.column - 1 : 0;
    GString *out = g_string_new_len(edit->bytes, (gssize)edit->length);
    if (edit->length > emj_text_bom_length(edit->bytes, edit->length) &&
        out->str[out->len - 1] != '\n')
        g_string_append(out, line_end(edit));
    g_string_append_printf(out, "%*s%s: %s%s", (int)indent, "", edit->key->name, edit->scalar,
                           line_end(edit));
    *ret_length = out->len;
    return g_string_free(out, FALSE);
}

/* --- the result --- */

static bool is_same(const struct emj_config *wanted, const struct emj_config *found)
{
    for (const char *const *key = emj_config_keys(); *key; key++) {
        g_autofree char *left = emj_config_get(wanted, *key);
        g_autofree char *right = emj_config_get(found, *key);
        if (strcmp(left, right) != 0)
            return false;
    }
    return g_hash_table_size(wanted->journals) == g_hash_table_size(found->journals) &&
           wanted->roster->len == found->roster->len &&
           wanted->review_headings->len == found->review_headings->len;
}

static bool check_result(const struct emj_config *wanted, const char *bytes, size_t length,
                         const char *key, GError **error)
{
    g_autoptr(emj_config) found = read_config(bytes, length, NULL);
    if (found && is_same(wanted, found))
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_INVALID,
                "'%s' cannot be set in this file without touching other lines; edit it by hand",
                key);
    return false;
}

char *emj_config_set(const char *bytes, size_t length, const char *key, const char *value,
                     size_t *ret_length, GError **error)
{
    const struct emj_config_key *found = find_key(key, error);
    g_autoptr(emj_config) wanted = found ? read_config(bytes, length, error) : NULL;
    if (!wanted || !check_value(found, value, wanted, error))
        return NULL;
    g_autoptr(emj_diags) diags = emj_diags_new(FILE_NAME);
    g_autoptr(emj_yaml_node) root = emj_config_parse(bytes, length, diags);
    const struct emj_yaml_node *node = root ? emj_yaml_get(root, key) : NULL;
    g_autofree char *scalar = emj_yaml_scalar(value, found->plain);
    struct edit edit = { bytes, length, found, scalar };
    size_t new_length = 0;
    g_autofree char *edited =
        node ? replace_lines(&edit, node, &new_length) : append_line(&edit, root, &new_length);
    if (!check_result(wanted, edited, new_length, key, error))
        return NULL;
    *ret_length = new_length;
    return g_steal_pointer(&edited);
}
