/*
 * usage: yaml-verdict <TEXT
 *
 * What libyaml itself says of a text, without a line of the program: a line
 * "WHAT LINE COLUMN INDEX" for each thing met, all numbers from 1 and of the
 * character count from 0. WHAT is "anchor", "tag", "alias", "document" (the second
 * and later), "flow" (a map in braces), "lines" (a list in brackets over several),
 * "key" (one that is no scalar), "merge", "twice", "escape" (a control or a bidi
 * mark from double quotes), "deep" (over eight levels), "empty", and at the end
 * "ok", "error" or "reader", whose INDEX is a byte.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

enum { MAX_LEVELS = 1000, MAX_TEXT = 1 << 21, DEEP = 8 };

struct level {
    bool map;
    bool has_key;
    yaml_mark_t mark;
    yaml_event_t *keys;
    size_t count;
};

static struct level levels[MAX_LEVELS];
static size_t depth;

static void say(const char *what, yaml_mark_t mark)
{
    printf("%s %zu %zu %zu\n", what, mark.line + 1, mark.column + 1, mark.index);
}

/* Two characters of UTF-8 and one: C0 but tab and line end, DEL, C1, bidi marks. */
static bool is_forbidden(const unsigned char *text, size_t left)
{
    static const char *const marks[] = { "\xD8\x9C",     "\xE2\x80\x8E", "\xE2\x80\x8F",
                                         "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC",
                                         "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA6",
                                         "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9" };
    bool control = (text[0] < 0x20 && text[0] != '\t' && text[0] != '\n') || text[0] == 0x7F;
    if (control || (left > 1 && text[0] == 0xC2 && text[1] < 0xA0))
        return true;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (left >= strlen(marks[i]) && memcmp(text, marks[i], strlen(marks[i])) == 0)
            return true;
    return false;
}

static void look_at_escapes(const yaml_event_t *event)
{
    if (event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return;
    for (size_t i = 0; i < event->data.scalar.length; i++)
        if (is_forbidden(event->data.scalar.value + i, event->data.scalar.length - i)) {
            say("escape", event->start_mark);
            return;
        }
}

static void look_at_key(struct level *level, yaml_event_t *event)
{
    for (size_t i = 0; i < level->count; i++) {
        const yaml_event_t *key = &level->keys[i];
        if (key->data.scalar.length == event->data.scalar.length &&
            memcmp(key->data.scalar.value, event->data.scalar.value, key->data.scalar.length) ==
                0)
            say("twice", event->start_mark);
    }
    if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
        strcmp((const char *)event->data.scalar.value, "<<") == 0)
        say("merge", event->start_mark);
    level->keys = realloc(level->keys, (level->count + 1) * sizeof *level->keys);
    if (!level->keys)
        abort();
    level->keys[level->count++] = *event;
}

/* A node in the place where it stands; true when it is a key. */
static bool place(void)
{
    struct level *level = depth > 0 ? &levels[depth - 1] : NULL;
    if (!level || !level->map)
        return false;
    level->has_key = !level->has_key;
    return level->has_key;
}

static void properties(const yaml_char_t *anchor, const yaml_char_t *tag, yaml_mark_t mark)
{
    if (anchor)
        say("anchor", mark);
    if (tag)
        say("tag", mark);
}

static void enter(bool map, yaml_mark_t mark)
{
    if (place())
        say("key", mark);
    if (depth == DEEP)
        say("deep", mark);
    if (depth == MAX_LEVELS)
        abort();
    levels[depth++] = (struct level){ .map = map, .mark = mark };
}

/* Events of keys are kept, so that equal ones are found; the process ends soon. */
static void take(yaml_event_t *event)
{
    static size_t documents;
    bool key = false;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++documents > 1)
            say("document", event->start_mark);
        return;
    case YAML_ALIAS_EVENT:
        say("alias", event->start_mark);
        place();
        return;
    case YAML_SCALAR_EVENT:
        properties(event->data.scalar.anchor, event->data.scalar.tag, event->start_mark);
        look_at_escapes(event);
        key = place();
        if (key)
            look_at_key(&levels[depth - 1], event);
        return;
    case YAML_SEQUENCE_START_EVENT:
        properties(event->data.sequence_start.anchor, event->data.sequence_start.tag,
                   event->start_mark);
        enter(false, event->start_mark);
        return;
    case YAML_MAPPING_START_EVENT:
        properties(event->data.mapping_start.anchor, event->data.mapping_start.tag,
                   event->start_mark);
        if (event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
            say("flow", event->start_mark);
        enter(true, event->start_mark);
        return;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        depth--;
        if (!levels[depth].map && event->end_mark.line != levels[depth].mark.line &&
            event->end_mark.index > event->start_mark.index)
            say("lines", levels[depth].mark);
        return;
    case YAML_STREAM_END_EVENT:
        say(documents == 0 ? "empty" : "ok", event->start_mark);
        return;
    default:
        return;
    }
}

int main(void)
{
    static unsigned char text[MAX_TEXT];
    size_t length = fread(text, 1, sizeof text, stdin);
    yaml_parser_t parser;
    yaml_event_t event;
    bool more = true;

    yaml_parser_initialize(&parser);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, text, length);
    while (more) {
        if (!yaml_parser_parse(&parser, &event)) {
            if (parser.error == YAML_READER_ERROR)
                printf("reader 1 1 %zu\n", parser.problem_offset);
            else
                say("error", parser.problem_mark);
            return 0;
        }
        more = event.type != YAML_STREAM_END_EVENT;
        take(&event);
    }
    return 0;
}
