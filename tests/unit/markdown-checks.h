/*
 * What must hold for a text of each format, whatever was typed into it. A check
 * says what is wrong in a new string, or NULL.
 */
#ifndef EMJ_TESTS_MARKDOWN_CHECKS_H
#define EMJ_TESTS_MARKDOWN_CHECKS_H

#include <stdbool.h>
#include <string.h>

#include <glib.h>

/* --- words --- */

static inline bool is_one_of(const char *word, size_t length, const char *const *words)
{
    for (size_t i = 0; words[i] != NULL; i++)
        if (strlen(words[i]) == length && strncmp(words[i], word, length) == 0)
            return true;
    return false;
}

static inline char *wrong_at(const char *what, const char *at)
{
    return g_strdup_printf("%s: %.60s", what, at);
}

/* --- HTML: known elements with known attributes, every value in double quotes --- */

static const char *const html_elements[] = {
    "!doctype", "html", "head",       "meta",  "title",  "style", "body", "main",
    "h1",       "h2",   "h3",         "h4",    "h5",     "h6",    "p",    "br",
    "hr",       "em",   "strong",     "code",  "pre",    "a",     "img",  "ul",
    "ol",       "li",   "blockquote", "table", "thead",  "tbody", "tr",   "th",
    "td",       "div",  "span",       "input", "figure", NULL,
};

static const char *const html_attributes[] = {
    "html", "lang", "charset", "name",       "content",  "http-equiv", "href",
    "src",  "alt",  "title",   "class",      "start",    "scope",      "style",
    "role", "type", "checked", "aria-label", "disabled", "tabindex",   NULL,
};

/* Schemes that run something, or open what is on this machine. */
static const char *const dangerous_schemes[] = {
    "javascript", "vbscript", "data", "file", "blob", "about", "view-source", NULL,
};

static inline bool is_safe_address(const char *url, size_t length)
{
    g_autofree char *address = g_ascii_strdown(url, (gssize)length);
    size_t scheme = strcspn(address, ":/?#");

    return address[scheme] != ':' || !is_one_of(address, scheme, dangerous_schemes);
}

/* Behind the element's name: moves `*at` behind the ">". */
static inline char *check_attributes(const char **at)
{
    const char *c = *at;

    for (;;) {
        c += strspn(c, " \n");
        if (g_str_has_prefix(c, "/>"))
            c++;
        if (*c == '>')
            break;
        size_t length = strcspn(c, " =>\n");
        if (!is_one_of(c, length, html_attributes))
            return wrong_at("an attribute", c);
        bool is_address = is_one_of(c, length, (const char *const[]){ "href", "src", NULL });
        c += length;
        if (*c != '=')
            continue;
        if (c[1] != '"')
            return wrong_at("a bare value", c);
        c += 2;
        length = strcspn(c, "\"<>");
        if (c[length] != '"')
            return wrong_at("a value", c);
        if (is_address && !is_safe_address(c, length))
            return wrong_at("an address", c);
        c += length + 1;
    }
    *at = c + 1;
    return NULL;
}

static inline char *check_html(const char *html)
{
    static const char comment[] = "<!-- raw HTML omitted -->";

    for (const char *at = html; *at != '\0';) {
        char *problem = NULL;

        if (*at == '>')
            return wrong_at("a bracket", at);
        if (*at != '<') {
            at++;
            continue;
        }
        if (g_str_has_prefix(at, comment)) {
            at += strlen(comment);
            continue;
        }
        at += at[1] == '/' ? 2 : 1;
        size_t length = strcspn(at, " >\n/");
        if (!is_one_of(at, length, html_elements))
            return wrong_at("an element", at);
        at += length;
        problem = check_attributes(&at);
        if (problem != NULL)
            return problem;
    }
    return NULL;
}

/* --- LaTeX: known commands alone, braces in pairs, nothing else with a meaning --- */

static const char *const latex_commands[] = {
    "section",
    "subsection",
    "subsubsection",
    "paragraph",
    "subparagraph",
    "emph",
    "textbf",
    "texttt",
    "href",
    "item",
    "begin",
    "end",
    "rule",
    "linewidth",
    "codeline",
    "leavevmode",
    "newline",
    "textasciitilde",
    "textasciicircum",
    "textbackslash",
    "textbar",
    "textless",
    "textgreater",
    "textquotedbl",
    "textquotesingle",
    "textasciigrave",
    "ldots",
    NULL,
};

static const char *const latex_environments[] = {
    "quote", "itemize", "enumerate", "center", "codelines", NULL,
};

/* The environment that "{name}" at `at` names is pushed or popped. */
static inline char *check_environment(const char *at, bool begins, GPtrArray *open)
{
    size_t length = *at == '{' ? strcspn(at + 1, "}") : 0;
    g_autofree char *name = g_strndup(at + 1, length);

    if (!is_one_of(name, length, latex_environments))
        return wrong_at("an environment", at);
    if (begins) {
        g_ptr_array_add(open, g_steal_pointer(&name));
        return NULL;
    }
    if (open->len == 0 || strcmp(name, open->pdata[open->len - 1]) != 0)
        return wrong_at("an end", at);
    g_ptr_array_set_size(open, (int)open->len - 1);
    return NULL;
}

/* Behind "\href": only characters that need no escape, or have one. */
static inline char *check_address(const char **at)
{
    const char *c = *at + 1;

    for (; *c != '}'; c++)
        if (*c == '\\' && c[1] != '\0' && strchr("#%&_", c[1]) != NULL)
            c++;
        else if (*c == '\0' || (!g_ascii_isalnum(*c) && strchr("-._:/?@!()*+,;=", *c) == NULL))
            return wrong_at("an address", c);
    *at = c + 1;
    return NULL;
}

static inline char *check_command(const char **at, GPtrArray *open)
{
    const char *name = *at + 1;
    size_t length = 0;

    if (*name != '\0' && strchr("{}#%&$_", *name) != NULL) {
        *at += 2;
        return NULL;
    }
    if (g_str_has_prefix(name, "^{}")) {
        *at += 4;
        return NULL;
    }
    while (g_ascii_isalpha(name[length]))
        length++;
    if (!is_one_of(name, length, latex_commands))
        return wrong_at("a command", *at);
    *at = name + length;
    if (strncmp(name, "href", length) == 0 && length == 4)
        return check_address(at);
    if (strncmp(name, "begin", length) == 0 && length == 5)
        return check_environment(*at, true, open);
    if (strncmp(name, "end", length) == 0 && length == 3)
        return check_environment(*at, false, open);
    return NULL;
}

/* What stands inside the document. */
static inline char *check_latex(const char *latex)
{
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
    int braces = 0;

    for (const char *at = latex; *at != '\0';) {
        if (*at == '\\') {
            char *problem = check_command(&at, open);
            if (problem != NULL)
                return problem;
            continue;
        }
        braces += (*at == '{') - (*at == '}');
        if (braces < 0)
            return wrong_at("a brace", at);
        if (strchr("#%&$_^", *at) != NULL || ((unsigned char)*at < ' ' && *at != '\n'))
            return wrong_at("a character", at);
        if (braces > 0 && g_str_has_prefix(at, "\n\n"))
            return wrong_at("a paragraph in an argument", at);
        at++;
    }
    if (braces != 0 || open->len != 0)
        return g_strdup("something is left open");
    return NULL;
}

/* --- man: known requests and escapes alone, in ASCII --- */

static const char *const man_requests[] = {
    ".SH", ".SS", ".PP", ".RS", ".RE", ".IP", ".IP \\[bu] 2", ".nf", ".fi", ".br", NULL,
};

static const char *const man_escapes[] = {
    "&",    "e",    "-",    ":",    "[bu]", "[oq]", "[cq]",  "[lq]", "[rq]", "[em]",
    "[en]", "[aq]", "[ga]", "[ha]", "[ti]", "f[B]", "f[BI]", "f[I]", "f[R]", NULL,
};

static inline bool is_man_escape(const char *at)
{
    for (size_t i = 0; man_escapes[i] != NULL; i++)
        if (g_str_has_prefix(at, man_escapes[i]))
            return true;
    return g_str_has_prefix(at, "[u") && strspn(at + 2, "0123456789ABCDEF") >= 4 &&
           at[2 + strspn(at + 2, "0123456789ABCDEF")] == ']';
}

static inline bool is_man_request(const char *line)
{
    size_t digits = 0;

    if (is_one_of(line, strlen(line), man_requests))
        return true;
    if (!g_str_has_prefix(line, ".IP \""))
        return false;
    digits = strspn(line + 5, "0123456789");
    return digits > 0 && strcmp(line + 5 + digits, ".\" 4") == 0;
}

/* What stands below the head of the page. */
static inline char *check_man(const char *man)
{
    g_auto(GStrv) lines = g_strsplit(man, "\n", -1);

    for (size_t i = 0; lines[i] != NULL; i++) {
        if ((lines[i][0] == '.' || lines[i][0] == '\'') && !is_man_request(lines[i]))
            return wrong_at("a request", lines[i]);
        for (const char *at = lines[i]; *at != '\0'; at++)
            if (*at < ' ' || *at > '~')
                return wrong_at("a character", at);
            else if (*at == '\\' && !is_man_escape(at + 1))
                return wrong_at("an escape", at);
    }
    return NULL;
}

/* --- XML: well-formed, with the elements and attributes of CommonMark.dtd --- */

static const char *const xml_elements[] = {
    "document",    "heading",    "paragraph",      "text",        "softbreak",
    "linebreak",   "code",       "emph",           "strong",      "link",
    "image",       "list",       "item",           "block_quote", "html_block",
    "html_inline", "code_block", "thematic_break", NULL,
};

static const char *const xml_attributes[] = {
    "xmlns", "xml:space", "level", "type",        "start", "delim",
    "tight", "info",      "title", "destination", NULL,
};

static inline void check_element(GMarkupParseContext *context, const char *name,
                                 const char **names, const char **values, gpointer data,
                                 GError **error)
{
    (void)context, (void)values, (void)data;
    if (!is_one_of(name, strlen(name), xml_elements))
        g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s>", name);
    for (size_t i = 0; names[i] != NULL; i++)
        if (*error == NULL && !is_one_of(names[i], strlen(names[i]), xml_attributes))
            g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ATTRIBUTE, "<%s %s>",
                        name, names[i]);
}

static inline char *check_xml(const char *xml)
{
    const GMarkupParser parser = { .start_element = check_element };
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
    g_autoptr(GError) error = NULL;

    if (!g_str_has_prefix(xml, "<?xml ") ||
        strstr(xml, "<document") != g_strrstr(xml, "<document"))
        g_set_error(&error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE, "not one document");
    else if (g_markup_parse_context_parse(context, xml, -1, &error))
        g_markup_parse_context_end_parse(context, &error);
    g_markup_parse_context_free(context);
    if (error != NULL)
        return g_strdup(error->message);
    for (const char *at = xml; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar c = g_utf8_get_char(at);

        if ((c < ' ' && c != '\n' && c != '\t') || c == 0xfffe || c == 0xffff)
            return wrong_at("a character", at);
    }
    return NULL;
}

#endif
