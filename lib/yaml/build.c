/* From libyaml's events to the tree. */
#include "yaml/tree.h"

#include <yaml.h>

#include "base/text.h"
#include "yaml/explain.h"
#include "yaml/plain.h"
#include "yaml/source.h"

enum {
    MAX_DEPTH = 64, /* of any limits; freeing a tree goes as deep */
    MANY_KEYS = 16, /* from here on a map looks its keys up by hash */
};

/* A collection that is not closed yet. */
struct frame {
    struct emj_yaml_node *node; /* borrowed: the root owns it */
    bool flow;

    /* Of a map: the key that waits for its value. */
    bool has_key;
    char *key;
    struct emj_mark key_mark;
    GHashTable *keys; /* key -> child, both borrowed; NULL while there are few */
};

struct builder {
    yaml_parser_t yaml;
    struct emj_yaml_source source;
    const struct emj_yaml_limits *limits;
    struct emj_diags *diags;

    struct emj_yaml_node *root;
    struct frame frames[MAX_DEPTH];
    unsigned depth;
    unsigned muted; /* depth of a refused collection: its inside is no news; 0 is none */
    size_t events;
    size_t faults;
};

static void refuse(struct builder *builder, struct emj_mark mark, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void refuse(struct builder *builder, struct emj_mark mark, const char *format, ...)
{
    if (builder->muted != 0)
        return;
    builder->faults++;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    emj_diags_error(builder->diags, mark, "%s", message);
}

static struct frame *top(struct builder *builder)
{
    return builder->depth > 0 ? &builder->frames[builder->depth - 1] : NULL;
}

/* True when the next node is a key of a map. */
static bool expects_key(const struct frame *frame)
{
    return frame != NULL && frame->node->kind == EMJ_YAML_MAP && !frame->has_key;
}

static const struct emj_yaml_node *find_key(const struct frame *frame, const char *key)
{
    if (frame->keys != NULL)
        return g_hash_table_lookup(frame->keys, key);
    return emj_yaml_get(frame->node, key);
}

static void remember_key(struct frame *frame, struct emj_yaml_node *child)
{
    GPtrArray *children = frame->node->children;
    if (frame->keys == NULL && children->len == MANY_KEYS) {
        frame->keys = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < children->len; i++) {
            struct emj_yaml_node *known = g_ptr_array_index(children, i);
            g_hash_table_insert(frame->keys, known->key, known);
        }
    } else if (frame->keys != NULL) {
        g_hash_table_insert(frame->keys, child->key, child);
    }
}

/* Hangs `node` into the open collection, or makes it the root. */
static void attach(struct builder *builder, struct emj_yaml_node *node)
{
    struct frame *parent = top(builder);
    if (parent == NULL) {
        builder->root = node;
        return;
    }
    g_ptr_array_add(parent->node->children, node);
    if (parent->node->kind == EMJ_YAML_MAP) {
        node->key = parent->key != NULL ? g_steal_pointer(&parent->key) : g_strdup("");
        node->key_mark = parent->key_mark;
        parent->has_key = false;
        remember_key(parent, node);
    }
}

static void extend_parent(struct builder *builder, unsigned last_line)
{
    struct frame *parent = top(builder);
    if (parent != NULL && parent->node->last_line < last_line)
        parent->node->last_line = last_line;
}

static void refuse_properties(struct builder *builder, const yaml_char_t *anchor,
                              const yaml_char_t *tag, struct emj_mark mark)
{
    if (anchor != NULL) {
        refuse(builder, mark,
               "anchors ('&name') are not allowed; put text that begins with '&' in quotes");
    } else if (tag != NULL) {
        refuse(builder, mark,
               "tags ('!name') are not allowed; put text that begins with '!' in quotes");
    }
}

/* --- scalars --- */

/* Only an escape in double quotes can smuggle in what the source check has refused. */
static bool check_escapes(struct builder *builder, const yaml_event_t *event,
                          struct emj_mark mark)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return true;
    const char *name = NULL;
    if (emj_text_find_forbidden(value, length, &name) >= 0) {
        refuse(builder, mark, "an escape in this text stands for a %s, which is not allowed",
               name);
        return false;
    }
    if (memchr(value, '\r', length) != NULL) {
        refuse(builder, mark, "'\\r' is not allowed in text; use '\\n'");
        return false;
    }
    return true;
}

static void add_key(struct builder *builder, const yaml_event_t *event, struct emj_mark mark)
{
    struct frame *frame = top(builder);
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    frame->has_key = true;
    frame->key_mark = mark;
    if (length > builder->limits->key_bytes) {
        refuse(builder, mark, "the key is longer than %zu bytes", builder->limits->key_bytes);
        return;
    }
    if (!check_escapes(builder, event, mark))
        return;
    frame->key = g_strndup(value, length);
    if (strcmp(frame->key, "<<") == 0 && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
        refuse(builder, mark, "merge keys ('<<') are not allowed");
        return;
    }
    const struct emj_yaml_node *first = find_key(frame, frame->key);
    if (first != NULL) {
        refuse(builder, mark, "key '%s' is used twice (first on line %u)", frame->key,
               first->key_mark.line);
    }
}

/*
 * The end of a block scalar is the beginning of the line behind it, except at the
 * end of a text without a final newline.
 */
static unsigned scalar_last_line(struct builder *builder, const yaml_event_t *event, bool block,
                                 struct emj_mark start)
{
    struct emj_mark end = emj_yaml_source_at_index(&builder->source, event->end_mark.index);
    bool behind = block && end.column == 1 && end.line > start.line;
    return behind ? end.line - 1 : end.line;
}

static void add_value(struct builder *builder, const yaml_event_t *event, struct emj_mark mark)
{
    size_t length = event->data.scalar.length;
    struct emj_yaml_node *node = emj_yaml_node_new(EMJ_YAML_SCALAR, mark);
    node->block = event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
                  event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
    node->last_line = scalar_last_line(builder, event, node->block, mark);
    if (length > builder->limits->scalar_bytes) {
        refuse(builder, mark, "the text is longer than %zu bytes",
               builder->limits->scalar_bytes);
        length = 0;
    } else if (!check_escapes(builder, event, mark)) {
        length = 0;
    }
    node->text = g_strndup((const char *)event->data.scalar.value, length);
    attach(builder, node);
    extend_parent(builder, node->last_line);
}

static void add_scalar(struct builder *builder, const yaml_event_t *event)
{
    struct emj_mark mark = emj_yaml_source_at_index(&builder->source, event->start_mark.index);
    refuse_properties(builder, event->data.scalar.anchor, event->data.scalar.tag, mark);
    if (expects_key(top(builder)))
        add_key(builder, event, mark);
    else
        add_value(builder, event, mark);
}

static void add_alias(struct builder *builder, const yaml_event_t *event)
{
    struct emj_mark mark = emj_yaml_source_at_index(&builder->source, event->start_mark.index);
    refuse(builder, mark,
           "aliases ('*name') are not allowed; put text that begins with '*' in quotes");
    struct frame *frame = top(builder);
    if (expects_key(frame)) {
        frame->has_key = true;
        frame->key_mark = mark;
        return;
    }
    struct emj_yaml_node *node = emj_yaml_node_new(EMJ_YAML_SCALAR, mark);
    node->text = g_strdup("");
    attach(builder, node);
}

/* --- collections --- */

/* What a collection is refused for; NULL when it is welcome. */
static const char *collection_fault(const struct builder *builder, enum emj_yaml_kind kind,
                                    bool flow, bool is_key)
{
    if (is_key) {
        return "a key must be a word, not a list or a map; put text in brackets or braces in "
               "quotes";
    }
    if (kind == EMJ_YAML_MAP && flow && !builder->limits->flow_maps) {
        return "maps in one line ({a: b}) are not allowed; write one key a line, or put the "
               "text in quotes";
    }
    return NULL;
}

/* Returns false when the depth limit is reached. */
static bool open_collection(struct builder *builder, enum emj_yaml_kind kind, bool flow,
                            struct emj_mark mark)
{
    unsigned limit = MIN(builder->limits->depth, (unsigned)MAX_DEPTH);
    if (builder->depth >= limit) {
        builder->muted = 0;
        refuse(builder, mark, "nested deeper than %u levels", limit);
        return false;
    }
    struct frame *parent = top(builder);
    bool is_key = expects_key(parent);
    const char *fault = collection_fault(builder, kind, flow, is_key);
    if (fault != NULL)
        refuse(builder, mark, "%s", fault);
    struct emj_yaml_node *node = emj_yaml_node_new(kind, mark);
    attach(builder, node);
    if (is_key)
        parent->has_key = true;
    builder->frames[builder->depth++] = (struct frame){ .node = node, .flow = flow };
    if (fault != NULL && builder->muted == 0)
        builder->muted = builder->depth;
    return true;
}

static bool open_list(struct builder *builder, const yaml_event_t *event)
{
    struct emj_mark mark = emj_yaml_source_at_index(&builder->source, event->start_mark.index);
    refuse_properties(builder, event->data.sequence_start.anchor,
                      event->data.sequence_start.tag, mark);
    bool flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    return open_collection(builder, EMJ_YAML_LIST, flow, mark);
}

static bool open_map(struct builder *builder, const yaml_event_t *event)
{
    struct emj_mark mark = emj_yaml_source_at_index(&builder->source, event->start_mark.index);
    refuse_properties(builder, event->data.mapping_start.anchor, event->data.mapping_start.tag,
                      mark);
    bool flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    return open_collection(builder, EMJ_YAML_MAP, flow, mark);
}

static void frame_clear(struct frame *frame)
{
    g_free(frame->key);
    if (frame->keys != NULL)
        g_hash_table_unref(frame->keys);
}

static void close_collection(struct builder *builder, const yaml_event_t *event)
{
    struct frame *frame = top(builder);
    g_assert(frame != NULL); /* libyaml closes only what it opened */
    struct emj_yaml_node *node = frame->node;
    /* The end of a block collection is where the next thing begins: of no use. */
    if (frame->flow) {
        struct emj_mark end = emj_yaml_source_at_index(&builder->source, event->end_mark.index);
        node->last_line = MAX(node->last_line, end.line);
        if (!builder->limits->flow_maps && end.line != node->mark.line)
            refuse(builder, node->mark, "a list in brackets must stand on one line");
    }
    frame_clear(frame);
    if (builder->muted == builder->depth)
        builder->muted = 0;
    builder->depth--;
    extend_parent(builder, node->last_line);
}

/* --- the document --- */

static bool open_document(struct builder *builder, const yaml_event_t *event)
{
    if (builder->root == NULL)
        return true;
    refuse(builder, emj_yaml_source_at_index(&builder->source, event->start_mark.index),
           "a second document begins here; a file holds one");
    return false;
}

/* Takes one event; returns false when nothing more must be read. */
static bool take_event(struct builder *builder, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_STREAM_END_EVENT:
        if (builder->root == NULL)
            refuse(builder, emj_yaml_source_at_index(&builder->source, 0), "the text is empty");
        return false;
    case YAML_DOCUMENT_START_EVENT:
        return open_document(builder, event);
    case YAML_ALIAS_EVENT:
        add_alias(builder, event);
        return true;
    case YAML_SCALAR_EVENT:
        add_scalar(builder, event);
        return true;
    case YAML_SEQUENCE_START_EVENT:
        return open_list(builder, event);
    case YAML_MAPPING_START_EVENT:
        return open_map(builder, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(builder, event);
        return true;
    default:
        return true;
    }
}

static bool count_event(struct builder *builder, const yaml_event_t *event)
{
    if (++builder->events <= builder->limits->events)
        return true;
    builder->muted = 0;
    refuse(builder, emj_yaml_source_at_index(&builder->source, event->start_mark.index),
           "more than %zu keys, values and lists", builder->limits->events);
    return false;
}

static void read_events(struct builder *builder)
{
    bool more = true;
    while (more) {
        yaml_event_t event;
        if (yaml_parser_parse(&builder->yaml, &event) == 0) {
            emj_yaml_explain(&builder->yaml, &builder->source, builder->diags);
            return;
        }
        more = count_event(builder, &event) && take_event(builder, &event) &&
               builder->faults < EMJ_DIAGS_KEPT;
        yaml_event_delete(&event);
    }
}

static void builder_clear(struct builder *builder)
{
    while (builder->depth > 0)
        frame_clear(&builder->frames[--builder->depth]);
    yaml_parser_delete(&builder->yaml);
}

struct emj_yaml_node *emj_yaml_parse(const char *bytes, size_t length,
                                     const struct emj_yaml_limits *limits,
                                     struct emj_diags *diags)
{
    struct emj_yaml_node *plain = emj_yaml_read_plain(bytes, length, limits);
    if (plain != NULL)
        return plain;
    size_t errors = emj_diags_errors(diags);
    struct builder builder = { .limits = limits, .diags = diags };
    if (!emj_yaml_source_init(&builder.source, bytes, length, limits, diags))
        return NULL;
    if (yaml_parser_initialize(&builder.yaml) == 0) {
        emj_diags_error(diags, builder.source.place, "out of memory");
        return NULL;
    }
    yaml_parser_set_encoding(&builder.yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&builder.yaml, (const unsigned char *)builder.source.bytes,
                                 builder.source.length);
    read_events(&builder);
    builder_clear(&builder);
    g_autoptr(emj_yaml_node) root = builder.root;
    return emj_diags_errors(diags) == errors ? g_steal_pointer(&root) : NULL;
}
