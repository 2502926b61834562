#include "yaml/explain.h"

#include "base/text.h"

/* libyaml's words, and ours. */
static const struct {
    const char *problem;
    const char *sentence;
} sentences[] = {
    { "could not find expected ':'", "missing ':' after a key; check quotes and indentation" },
    { "mapping values are not allowed in this context",
      "a ':' is not allowed here; put the text in quotes, or check the indentation" },
    { "mapping keys are not allowed in this context",
      "a key is not allowed here; check the indentation" },
    { "block sequence entries are not allowed in this context",
      "a list item is not allowed here; begin the list on a line of its own" },
    { "did not find expected key",
      "expected a key here; check the indentation, and quotes that end too early" },
    { "did not find expected '-' indicator", "expected '- ' here; check the indentation" },
    { "did not find expected ',' or ']'", "expected ',' or ']' in a list in brackets" },
    { "did not find expected ',' or '}'", "expected ',' or '}' in a map in braces" },
    { "did not find expected node content", "expected a value here" },
    { "did not find expected <document start>", "unexpected text after the end of the data" },
    { "found unexpected end of stream", "the text ends inside quotes; close them" },
    { "found unexpected document indicator", "'---' or '...' inside quotes; close them" },
    { "found unknown escape character",
      "unknown escape in double quotes; use single quotes, or \\\\ for a backslash" },
    { "found character that cannot start any token",
      "a value cannot begin with this character; put it in quotes" },
    { "did not find expected alphabetic or numeric character",
      "a value cannot begin with '&' or '*'; put it in quotes" },
    { "found undefined tag handle", "tags ('!name') are not allowed; put the text in quotes" },
    { "did not find expected comment or line break",
      "nothing may follow '|' or '>' on its line" },
    { "found a tab character that violates indentation", NULL },
    { "found a tab character where an indentation space is expected", NULL },
};

static const char tab_sentence[] = "a tab cannot be used for indentation; use spaces";

static const char *sentence_for(const yaml_parser_t *parser, char byte)
{
    const char *problem = parser->problem != NULL ? parser->problem : "not valid YAML";
    for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++) {
        if (strcmp(sentences[i].problem, problem) != 0)
            continue;
        bool any_token = g_str_has_prefix(problem, "found character that cannot");
        if (sentences[i].sentence == NULL || (any_token && byte == '\t'))
            return tab_sentence;
        return sentences[i].sentence;
    }
    return problem;
}

/*
 * libyaml ends every text with a line end, be it there or not: what is missing at
 * the end of the text stands on the line behind, as in its own messages.
 */
static struct emj_mark problem_place(const yaml_parser_t *parser,
                                     struct emj_yaml_source *source)
{
    struct emj_mark mark = emj_yaml_source_at_index(source, parser->problem_mark.index);
    if (source->offset == source->length && parser->problem_mark.column == 0 && mark.column > 1)
        mark = (struct emj_mark){ .line = mark.line + 1, .column = 1 };
    return mark;
}

static void explain_at_mark(const yaml_parser_t *parser, struct emj_yaml_source *source,
                            struct emj_diags *diags)
{
    unsigned begin = 0;
    if (parser->context != NULL)
        begin = emj_yaml_source_at_index(source, parser->context_mark.index).line;
    struct emj_mark mark = problem_place(parser, source);
    const char *sentence = sentence_for(parser, emj_yaml_source_byte(source));
    if (begin > 0 && begin < mark.line && sentence != tab_sentence) {
        emj_diags_error(diags, mark, "%s (what is wrong may begin on line %u)", sentence,
                        begin);
    } else {
        emj_diags_error(diags, mark, "%s", sentence);
    }
}

void emj_yaml_explain(const yaml_parser_t *parser, struct emj_yaml_source *source,
                      struct emj_diags *diags)
{
    switch (parser->error) {
    case YAML_READER_ERROR:
        /* Only a byte offset is known here; the marks stay at the beginning. */
        emj_diags_error(diags, emj_yaml_source_at_offset(source, parser->problem_offset),
                        "a character that YAML does not allow");
        break;
    case YAML_SCANNER_ERROR:
    case YAML_PARSER_ERROR:
        explain_at_mark(parser, source, diags);
        break;
    default:
        emj_diags_error(diags, source->place, "out of memory");
        break;
    }
}
