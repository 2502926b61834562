"""Y3: small texts that cost a careless reader minutes."""
import os

import helpers
from promise import Outcome, Promise

MILLISECONDS = 100
KIB = 16 * 1024
SIZES = {"64k": 64 * 1024 - 64, "1m": 1024 * 1024}
DATE = b"---\ndate: 2026-11-03T10:00:00+01:00\n"

# A head, what is repeated, and a tail.
BOMBS = {
    "lists": ("", "[", ""), "maps": ("", "{a: ", ""), "braces": ("", "{", ""),
    "mixed": ("", "[{", ""), "dashes": ("", "- ", ""), "stairs": ("", "-\n ", ""),
    "questions": ("", "? ", ""), "both": ("", "? - ", ""), "colons": ("", "a: ", ""),
    "open": ("", "[a, ", ""), "keys-of-lists": ("", "[]: ", ""), "anchors-in-row": ("", "&a ", "x"),
    "tags-in-row": ("", "!a ", "x"), "aliases": ("- &a b\n", "- *a\n", ""),
    "anchors": ("", "- &a{n} b\n", ""), "tags": ("", "- !a b\n", ""),
    "cycle": ("&x [*x", ", *x", "]"), "merges": ("", "<<: b\n", ""),
    "laughs": ("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [", "*a,", "*a]\nc: [*b,*b,*b]\n"),
    "tag-directives": ("", "%TAG !a{n}! tag:x,2000:\n", "--- a\n"),
    "versions": ("", "%YAML 1.1\n", "--- a\n"), "documents": ("", "--- a\n", ""),
    "ends": ("", "...\n", ""), "one-key": ("", "a: b\n", ""), "many-keys": ("", "k{n}: b\n", ""),
    "scalar": ("a: ", "x", "\n"), "escapes": ('a: "', "\\u202e", '"\n'),
    "quoted": ('a: "', "\\x41", '"\n'), "single": ("a: '", "x\n\n", "'\n"),
    "block": ("a: |\n", "  x\n", ""), "empty-lines": ("a: |\n", "\n", ""), "comments": ("", "#\n", "a"),
    "blanks": ("", " ", "a"), "newlines": ("", "\n", "a"), "flow-list": ("[", "a,", "a]"),
    "flow-pairs": ("[", "a: b,", "a]"), "flow-map": ("{", "a{n},", "a}"), "separators": ("", "\u2028", "a"),
    "marks": ("a: ", "\u202e", "\n"), "controls": ("a: ", "\x01", "\n"), "tabs": ("", "\t", ""),
    "quotes": ("", '"', ""), "folded": ("a: >\n", "  x\n\n", ""), "deep-keys": ("", "{? ", ""),
}


def bomb(name, size):
    head, body, tail = BOMBS[name]
    if "{n}" in body:
        parts, length = [], len(head) + len(tail)
        while length < size:
            parts.append(body.replace("{n}", str(len(parts))))
            length += len(parts[-1])
        return (head + "".join(parts) + tail).encode()
    return (head + body * ((size - len(head) - len(tail)) // len(body.encode())) + tail).encode()


class Bombs(Promise):
    id = "Y3"
    words = "a bomb of up to 1 MiB is answered within 100 ms and 16 MiB"
    unit = "bombs"
    target = len(BOMBS) * len(SIZES) * 2
    small = 48

    def unavailable(self):
        return helpers.unavailable("measured")

    def points(self, world, full):
        return [f"{kind}:{size}:{name}" for kind in ("pack", "entry") for size in SIZES for name in BOMBS]

    def run(self, point, world):
        kind, size, name = point.split(":")
        text = bomb(name, SIZES[size])
        world.clear()
        if kind == "pack":
            path = os.path.join(world.root, "bomb.yaml")
            with open(path, "wb") as file:
                file.write(text)
            arguments, wanted = ["pack", "check", path], 1
        else:
            with open(os.path.join(world.journal, "bomb.md"), "wb") as file:
                file.write(DATE + text + b"\n---\n\nText.\n")
            arguments, wanted = ["list"], 0
        found = helpers.measure(world, arguments)
        closed = kind == "entry" and name == "ends"  # "..." closes the front matter
        refused = kind == "pack" or (size == "1m" and not closed)
        return Outcome(1, self.judge(found, wanted, refused),
                       {"ms": found.milliseconds, "kib": found.kib})

    def judge(self, found, wanted, refused):
        problems = []
        if found.status != wanted:
            problems.append(f"status {found.status}: {found.run.tells()}")
        if found.milliseconds > MILLISECONDS:
            problems.append(f"{found.milliseconds} ms")
        if found.kib > KIB:
            problems.append(f"{found.kib // 1024} MiB")
        said = found.run.out + found.run.err
        if refused and b": error: " not in said:
            problems.append(f"not refused by a place: {found.run.tells()}")
        if len(said) > 64 * 1024:
            problems.append(f"an answer of {len(said)} bytes")
        return problems

    def figures(self, notes):
        return f"{max(notes.get('ms', [0]))} ms and {max(notes.get('kib', [0])) // 1024} MiB at most"


PROMISES = [Bombs()]
