#include "yaml/source.h"

#include "base/text.h"

static void rewind_cursor(struct emj_yaml_source *source)
{
    source->offset = 0;
    source->index = 0;
    source->place = (struct emj_mark){ .line = source->first_line, .column = 1 };
}

/* One character on; bytes that are not UTF-8 count as one character each. */
static void step(struct emj_yaml_source *source)
{
    if (source->bytes[source->offset] == '\n') {
        source->place.line++;
        source->place.column = 1;
    } else {
        source->place.column++;
    }
    source->index++;
    source->offset++;
    while (source->offset < source->length &&
           ((unsigned char)source->bytes[source->offset] & 0xC0) == 0x80)
        source->offset++;
}

struct emj_mark emj_yaml_source_at_index(struct emj_yaml_source *source, size_t index)
{
    if (index < source->index)
        rewind_cursor(source);
    while (source->index < index && source->offset < source->length)
        step(source);
    return source->place;
}

struct emj_mark emj_yaml_source_at_offset(struct emj_yaml_source *source, size_t offset)
{
    if (offset < source->offset)
        rewind_cursor(source);
    while (source->offset < offset && source->offset < source->length)
        step(source);
    return source->place;
}

char emj_yaml_source_byte(const struct emj_yaml_source *source)
{
    if (source->offset >= source->length)
        return '\0';
    return source->bytes[source->offset];
}

static bool check_size(struct emj_yaml_source *source, const struct emj_yaml_limits *limits,
                       struct emj_diags *diags)
{
    if (source->length <= limits->bytes)
        return true;
    emj_diags_error(diags, emj_yaml_source_at_offset(source, limits->bytes),
                    "the text is larger than %zu bytes", limits->bytes);
    return false;
}

/* UTF-16 has a mark of its own, or a NUL in the first character of any YAML. */
static bool is_utf16(const char *bytes, size_t length)
{
    if (length < 2)
        return false;
    unsigned char first = (unsigned char)bytes[0];
    unsigned char second = (unsigned char)bytes[1];
    return (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE) ||
           ((first == 0) != (second == 0));
}

static bool check_encoding(struct emj_yaml_source *source, struct emj_diags *diags)
{
    if (!is_utf16(source->bytes, source->length))
        return true;
    emj_diags_error(diags, source->place, "the text is UTF-16; save it as UTF-8");
    return false;
}

/* The character at `offset`; 0 for NUL and for what is not UTF-8. */
static gunichar character_at(const struct emj_yaml_source *source, size_t offset)
{
    gunichar character =
        g_utf8_get_char_validated(source->bytes + offset, (gssize)(source->length - offset));
    return character == (gunichar)-1 || character == (gunichar)-2 ? 0 : character;
}

/*
 * The forbidden characters, as many as a list of problems keeps, so that all of
 * them go in one round. A NUL or a byte that is not UTF-8 ends the search: this is
 * no text, or one in another encoding whose every further letter would be a
 * problem.
 */
static bool check_characters(struct emj_yaml_source *source, struct emj_diags *diags)
{
    size_t start = 0;
    for (int i = 0; i < EMJ_DIAGS_KEPT && start < source->length; i++) {
        const char *name = NULL;
        ptrdiff_t found =
            emj_text_find_forbidden(source->bytes + start, source->length - start, &name);
        if (found < 0)
            break;
        size_t offset = start + (size_t)found;
        gunichar character = character_at(source, offset);
        struct emj_mark mark = emj_yaml_source_at_offset(source, offset);
        if (character == 0) {
            emj_diags_error(diags, mark, "%s is not allowed (byte 0x%02X)", name,
                            (unsigned)(unsigned char)source->bytes[offset]);
            return false;
        }
        emj_diags_error(diags, mark, "%s is not allowed (U+%04X)", name, character);
        start = offset + (size_t)g_unichar_to_utf8(character, NULL);
    }
    return start == 0;
}

static void check_lines(struct emj_yaml_source *source, size_t line_bytes,
                        struct emj_diags *diags)
{
    struct emj_slice line;
    size_t offset = 0;
    while (emj_text_next_line(source->bytes, source->length, &offset, &line)) {
        if (line.length > line_bytes) {
            size_t end = (size_t)(line.start - source->bytes) + line_bytes;
            emj_diags_error(diags, emj_yaml_source_at_offset(source, end),
                            "the line is longer than %zu bytes", line_bytes);
        }
    }
}

/*
 * Directives can only stand before the first content. libyaml compares each tag
 * directive with every other one, so it must not meet them.
 */
static bool check_directives(struct emj_yaml_source *source, struct emj_diags *diags)
{
    struct emj_slice line;
    size_t offset = 0;
    while (emj_text_next_line(source->bytes, source->length, &offset, &line)) {
        struct emj_slice content = emj_slice_trim(line);
        if (content.length == 0 || *content.start == '#')
            continue;
        if (*line.start != '%')
            break;
        size_t start = (size_t)(line.start - source->bytes);
        emj_diags_error(diags, emj_yaml_source_at_offset(source, start),
                        "directives ('%%') are not allowed; remove the line");
        return false;
    }
    return true;
}

bool emj_yaml_source_init(struct emj_yaml_source *source, const char *bytes, size_t length,
                          const struct emj_yaml_limits *limits, struct emj_diags *diags)
{
    size_t bom = emj_text_bom_length(bytes, length);
    *source = (struct emj_yaml_source){
        .bytes = bytes + bom,
        .length = length - bom,
        .first_line = limits->first_line,
    };
    rewind_cursor(source);
    if (!check_size(source, limits, diags) || !check_encoding(source, diags) ||
        !check_characters(source, diags))
        return false;
    if (limits->line_bytes > 0)
        check_lines(source, limits->line_bytes, diags);
    return check_directives(source, diags);
}
