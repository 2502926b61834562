/* Documents written in any format, and what every format has to bear. */
#ifndef EMJ_TESTS_MARKDOWN_WRITING_H
#define EMJ_TESTS_MARKDOWN_WRITING_H

#include "markdown/writer.h"

#include <check.h>

/* The document as the whole of a text. New string. */
static inline char *written_as(const struct emj_writer_options *options,
                               const struct emj_page *page, const struct emj_document *document)
{
    GString *text = g_string_new(NULL);
    struct emj_writer *writer = emj_writer_new(options, page, emj_sink_to_string(text));

    emj_writer_add(writer, document);
    emj_writer_free(writer);
    return g_string_free(text, FALSE);
}

static inline char *written_in(enum emj_format format, const struct emj_document *document)
{
    return written_as(&(struct emj_writer_options){ .format = format },
                      &(struct emj_page){ .title = "Report" }, document);
}

/* One body below a heading of level 2 that is not there. New string. */
static inline char *body_in(enum emj_format format, const char *markdown)
{
    g_autoptr(emj_document) document = emj_document_new();

    emj_document_add_body(document, markdown, strlen(markdown), 2, NULL);
    return written_in(format, document);
}

/* What stands between the first `start` and the last `end`; fails without them. New string. */
static inline char *between(const char *text, const char *start, const char *end)
{
    const char *from = strstr(text, start), *to = g_strrstr(text, end);

    ck_assert_msg(from != NULL && to != NULL && to >= from + strlen(start),
                  "no '%s' before '%s' in:\n%s", start, end, text);
    from += strlen(start);
    return g_strndup(from, (size_t)(to - from));
}

/* --- what people type, or paste --- */

static const char *const hostile_texts[] = {
    "",
    " ",
    "plain",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "</title></style></main><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script><![CDATA[",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;lt;",
    "javascript:alert(1)",
    "[a](javascript:alert(1)) <javascript:alert(1)> ![i](javascript:alert(1))",
    "[a](JaVaScRiPt&colon;alert(1)) [b](java&#10;script:alert(1)) [c](&#1;javascript:x)",
    "[a](data:text/html;base64,PHNjcmlwdD4=) [b](vbscript:x) [c](file:///etc/passwd)",
    "[a](http://x.example/\"onclick=alert(1)) [b](<http://x.example/ ' > \\ { } % ~ ^>)",
    "\\input{/etc/passwd}",
    "\\write18{id} \\immediate\\openout\\csname x\\endcsname",
    "\\end{document} \\end{verbatim} \\end{codelines} \\begin{x}",
    "^^5cinput ^^M ^^@ \\\\input \\{ \\} \\\\{",
    "% $ $$ # ## & _ ^ ~ { } \\ | < > \" ' ` `` ,, << >> -- --- ?` !`",
    "{",
    "}",
    "{{{}}",
    "}}}{",
    "\\",
    "[",
    "[x] [/] [-] [ ]",
    ".so /etc/passwd",
    "'so /etc/passwd",
    ".",
    "'",
    ".\\\" comment",
    "\\fBbold\\fR \\*[x] \\n[y] \\s+9 \\m[red] \\! \\? \\X'ps: exec' \\Y[x] \\O[5arg]",
    "\\N'46'so \\[u002E]so \\C'.'so \\(dqx",
    "word\n.so /etc/passwd\n'so /etc/passwd\n.open x y\n.pso id\n.sy id\n.tm x\n.ab x",
    "a  \n.so /etc/passwd\\\n'so x",
    "a&#10;.so /etc/passwd&#10;&#13;'so x&#x0A;&#10;\\input{x}",
    "&#27;[31mred&#27;[0m &#7; &#x202e;abc&#x202c; &#0; &#xfffe; &#xffff; &#xd800;",
    "\x1b[31mred\x1b]0;title\x07 \x7f \xc2\x9b\x33m",
    "\xe2\x80\xae"
    "abc\xe2\x80\xac \xe2\x81\xa6 \xef\xbb\xbf \xe2\x80\xa8 \xf3\xa0\x80\x81",
    "\xff\xfe \xc3 \xed\xa0\x80 \xf4\x90\x80\x80 \xef\xbf\xbe \xef\xbf\xbf \xc0\xaf",
    "\xc3\xa4\xe2\x82\xac\xe6\x9d\xb1\xe4\xba\xac \xf0\x9f\x98\x80 \xe2\x80\x9cq\xe2\x80\x9d "
    "\xe2\x80\x94",
    "```\n.so x\n\\end{verbatim}\n</code></pre><script>\n```",
    "~~~ </code><script> \"x\" onclick=y\ncode",
    "`.so x \\input{x} </code>` `` ` ``",
    "    .so indented\n    'so x\n\n\t\ttab",
    "# .so heading \\input{x} <b>\n\n.TH x\n=====",
    "> .so quote\n> > \\input{x}\n>\n> - .SH",
    "- .so item\n  .SS\n\n  \\input{x}\n- \n-\n\n1000000000. no\n",
    "7. seven\n8. eight\n   1. one\n\n0. zero",
    "| a | .so |\n|---|:-:|\n| \\input{x} | <script> |\n| `\\|` | [x](javascript:y) | z |",
    "**.so** *\\input* ***x*** *a **b** `c`* __d__",
    "[link <b>](http://x.example \"title \\\" <script> \\input{x}\") ![alt "
    ".so](http://x.example/i.png)",
    "<http://x.example/--a_b~c%7e$&x='y'> <a@b.example>",
    "[r]\n\n[r]: javascript:alert(1)\n[s]: <http://x.example/\\input{x}> '.so'",
    "[^1]\n\n[^1]: .so note",
    "a\n***\nb\n\n---\n\n___",
    "<div onclick=x>\n.so x\n\n</div>\n\n<!-- open",
    "- a\n  - b\n    - c\n      - d\n        - e\n          - f\n            > g\n            "
    "> 1. h\n",
    "https://x.example/"
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "%s%n%1$s %% \\d \\0 $(id) `id` ; | && \"; rm -rf",
    "DROP TABLE x; -- 1' OR '1'='1",
    "=1+1 @x +y -z",
};

/* --- in every slot --- */

static inline void add_around(struct emj_document *document, const char *before,
                              const char *text, const char *after)
{
    g_autofree char *body = g_strconcat(before, text, after, NULL);

    emj_document_add_body(document, body, strlen(body), 2, NULL);
}

/* The text wherever a person's text may stand, and inside of everything that Markdown has. */
static inline struct emj_document *hostile_document(const char *text)
{
    const char *headings[] = { text, "B" }, *cells[] = { "c", text };
    struct emj_document *document = emj_document_new();
    struct emj_list *list = NULL;
    struct emj_block *item = NULL;

    emj_block_add_text(emj_document_add_heading(document, 1), text);
    emj_block_add_strong(emj_document_add_heading(document, 2), text);
    emj_block_add_text(emj_document_add_paragraph(document), text);
    emj_block_add_strong(emj_document_add_paragraph(document), text);
    list = emj_document_add_list(document);
    item = emj_list_add_item(list, '/');
    emj_block_add_text(item, text);
    emj_block_add_text(emj_list_add_item(emj_block_add_list(item), 0), text);
    struct emj_table *table = emj_document_add_table(document, 2, headings);
    emj_table_add_row(table, cells);
    emj_table_set_look(table, 1, EMJ_CELL_GAP);
    emj_document_add_verbatim(document, text);
    emj_document_add_body(document, text, strlen(text), 2, text);
    add_around(document, "# ", text, "\n");
    add_around(document, "*a ", text, "*  \nb\n");
    add_around(document, "- [x] ", text, "\n");
    add_around(document, "`", text, "`\n");
    add_around(document, "``` ", text, "\nx\n```\n");
    add_around(document, "```\n", text, "\n```\n");
    add_around(document, "[t](http://x.example/", text, ")\n");
    add_around(document, "[t](http://x.example \"", text, "\")\n");
    add_around(document, "![", text, "](http://x.example/i.png)\n");
    add_around(document, "<http://x.example/", text, ">\n");
    add_around(document, "| a | b |\n|---|---|\n| ", text, " | x |\n");
    add_around(document, "> 1. ", text, "\n");
    return document;
}

#endif
