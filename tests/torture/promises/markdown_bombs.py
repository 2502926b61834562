"""M1: Markdown that costs a careless renderer minutes."""
import os

import helpers
from promise import Outcome, Promise

MILLISECONDS = 5000
KIB = 256 * 1024
FORMATS = ["md", "html", "text", "latex", "man", "xml"]
COMMANDS = {"show": ["show", "@1"], "list": ["list", "--body"],
            **{name: ["report", "--all", "--entries", "full", "--format", name] for name in FORMATS}}
HEAD = b"---\ndate: 2026-11-03T10:00:00+01:00\ntags: [management]\n---\n\n"

# What is repeated, most of them known to cost cmark the square of their length.
REPEATED = {
    "quotes": "> ", "quotes-tight": ">", "lists": "- ", "ordered": "1. ", "stars": "* ", "mixed-lists": "- 1. > ",
    "images": "![[]()", "image-open": "![", "links-open": "[", "links": "[a](", "links-angle": "[a](<b",
    "brackets": "[]", "brackets-nested": "[[]", "link-close": "](a)", "emphasis": "*a ", "emphasis-open": "**a",
    "emphasis-mixed": "*_", "emphasis-both": "a**b__c ", "underscores": "_a ", "three": "***a", "codes": "`a``b```",
    "ticks": "`", "tick-pairs": "`a", "html-open": "<a b=", "html-comment": "<!--", "html-cdata": "<![CDATA[",
    "html-instruction": "<?", "html-declaration": "<!A ", "autolinks": "<http://a", "autolink-mail": "<a@b.",
    "entities": "&amp;", "entities-broken": "&#x", "entities-long": "&CounterClockwiseContourIntegral;", "escapes": "\\",
    "escaped-brackets": "\\[", "hard-breaks": "a  \n", "soft-breaks": "a\n", "empty-lines": "\n", "blanks": " ",
    "tabs": "\t", "fences": "```\n", "fences-tilde": "~~~a\n", "indented": "    a\n", "headings": "# a\n",
    "headings-six": "###### a #\n", "setext": "a\n=\n", "rules": "***\n", "rules-spaced": "- - -\n", "tables": "|a|b|\n|-|-|\n",
    "table-cells": "|a", "definitions": "[a{n}]: /b\n", "definition-uses": "[a]: /b\n\n[a][a]\n",
    "definition-long": "[a]: /bbbbbbbbbbbbbbbb\n[a]", "footnotes": "[^a{n}]: b\n\n", "footnote-uses": "[^1] ", "wiki": "[[a]] ",
    "tasks": "- [ ] When a, I will b\n", "tasks-closed": "- [x] a (kept 2026-10-27)\n", "prompts": "## Q\n<!-- prompt: a any happened -->\n\n",
    "commitments": "## Commitment\n\n- [ ] When a, I will b\n\n", "handles": "@a{n} ", "themes": "#b{n} ", "markers": "a +\n\n",
    "private": "// a\n", "controls": "\x1b[31m", "bidi": "\u202e", "wide": "漢字", "combining": "a\u0301\u0301\u0301", "emoji": "👩\u200d👩 ",
    "nested-list": "- a\n  - b\n", "stairs": "{stairs}", "quote-lists": "> - ", "lazy": "> a\nb\n", "dots": ".so /etc/passwd\n",
    "latex": "\\end{verbatim}\n", "words": "word ", "one-word": "x", "lines-of-dots": ".\n'\n", "alternate": "*a_ ",
    "strong-open": "__a", "closers": "a*", "rights": "a**", "html-block": "<div>\n", "script": "<script>\n", "links-many": "[a](b)",
    "images-many": "![a](b)", "autolinks-many": "<http://a.b>", "zero": "\u200b", "invalid": "\udcff",
}
SIZES = {"60k": 60_000, "900k": 900_000, "4m": 4 * 1024 * 1024 - 256}


def body(name, size):
    unit = REPEATED[name]
    if unit == "{stairs}":
        lines, depth = [], 0
        while sum(map(len, lines[-1:])) * len(lines) // 2 < size and depth < 2000:
            lines.append(" " * depth * 2 + "- a\n")
            depth += 1
        text = "".join(lines)[:size]
    elif "{n}" in unit:
        text = "".join(unit.replace("{n}", str(i)) for i in range(size // (len(unit) + 3)))
    else:
        text = unit * (size // len(unit.encode("utf-8", "surrogateescape")))
    return text.encode("utf-8", "surrogateescape")


class Pathological(Promise):
    id = "M1"
    words = "pathological Markdown is shown, listed and reported within 5 s and 256 MiB"
    unit = "runs"
    target = 3 * len(REPEATED) * len(COMMANDS)
    small = 12
    jobs = 2

    def unavailable(self):
        return helpers.unavailable("measured")

    def points(self, world, full):
        """The largest are for the long run."""
        return [f"{size}:{name}" for size in (SIZES if full else ["60k", "900k"]) for name in REPEATED]

    def run(self, point, world):
        size, name = point.split(":")
        world.clear()
        with open(os.path.join(world.journal, "bomb.md"), "wb") as file:
            file.write(HEAD + b"Begins.\n\n" + body(name, SIZES[size]))
        problems, slowest, largest = [], 0, 0
        for command, words in COMMANDS.items():
            found = helpers.measure(world, words)
            slowest, largest = max(slowest, found.milliseconds), max(largest, found.kib)
            if found.status != 0 and not (found.status == 1 and b": error: " in found.run.err):
                problems.append(f"{command}: status {found.status}: {found.run.tells()}")
            if found.milliseconds > MILLISECONDS:
                problems.append(f"{command}: {found.milliseconds} ms")
            if found.kib > KIB:
                problems.append(f"{command}: {found.kib // 1024} MiB")
        return Outcome(len(COMMANDS), problems, {"ms": slowest, "kib": largest})

    def figures(self, notes):
        return f"{max(notes.get('ms', [0]))} ms and {max(notes.get('kib', [0])) // 1024} MiB at most"


PROMISES = [Pathological()]
