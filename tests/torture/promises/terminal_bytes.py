"""T1: what the program shows gives no orders to a terminal, whoever wrote it."""
import os
import re

import naughty
import on_terminal
from promise import Outcome, Promise
from world import fill

OWN_COLOURS = re.compile(rb"\x1b\[(?:0|1|2|33|34)m")
# What readline sends around a line that is typed.
OF_READLINE = re.compile(rb"\x1b\[\?2004[hl]|\x1b\[K|\x1b\[C|\r")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

ENTRY = b"---\ndate: %s\nactivity: team-focus\ntags: [%s]\n---\n\n%s\n"
PACK = b"""emjournal_pack: 1
id: hostile
title: "%s"
about: "%s"
activity: hostile
questions:
  - id: first
    side: any
    ask: "%s"
    hint: "%s"
"""

# Once for some texts together; then for each of them, where ONE is an entry, HOSTILE a
# pack and TEXT the text itself as a word of the command line.
TOGETHER = [
    ["list"], ["list", "--format", "json"], ["list", "--body"], ["show", "@1"], ["commitments"], ["next"], ["trash"],
    ["report", "--all", "--format", "text", "--entries", "full"], ["report", "--all", "--format", "md"],
    ["report", "--all", "--format", "json"], ["tag", "--agreement"], ["pack", "list"],
]
TOGETHER_SHOWN = [
    ["list"], ["list", "--format", "json"], ["report", "--all", "--entries", "full"], ["pack", "list"],
    ["report", "--all", "--format", "html"], ["report", "--all", "--format", "json"], ["commitments"], ["trash"],
]
EACH = [
    ["show", "ONE"], ["show", "NAME"], ["pack", "show", "HOSTILE"], ["pack", "check", "PACK"], ["pack", "check", "NAMED"],
    ["show", "TEXT"], ["TEXT"], ["list", "--TEXT"], ["list", "--person", "TEXT"], ["report", "--month", "TEXT"],
    ["report", "-o", "/no/TEXT"], ["--journal", "/dev/null/TEXT", "list"], ["new", "-m", "x", "--at", "TEXT"],
    ["config", "get", "TEXT"], ["edit", "ONE"],
]
EACH_SHOWN = [["show", "ONE"], ["pack", "check", "PACK"], ["show", "TEXT"]]
TYPED = [["tag"], ["new", "hostile-1"], ["new", "--resume"]]
GROUP = 8


def texts():
    found = {f"control-{i}": text for i, text in enumerate(naughty.CONTROLS)}
    found.update({f"naughty-{i}": text for i, text in enumerate(naughty.strings())})
    return found


def file_name(text):
    return (text.replace(b"/", b"_").replace(b"\0", b"_")[:200] or b"x")


class TerminalBytes(Promise):
    id = "T1"
    words = "what is shown holds no orders to a terminal"
    unit = "texts"
    target = 550
    small = 2

    def unavailable(self):
        return naughty.unavailable() or on_terminal.unavailable()

    def points(self, world, full):
        names = list(texts())
        return [",".join(names[start:start + GROUP]) for start in range(0, len(names), GROUP)]

    def run(self, point, world):
        found = [texts()[name] for name in point.split(",")]
        packs = self.stage(world, found)
        problems = []
        for words in TOGETHER:
            problems += self.pipe(world, words, words, packs)
        for words in TOGETHER_SHOWN + TYPED:
            problems += self.show(world, words, words, packs)
        for number, text in enumerate(found):
            names = {"ONE": f"2026-11-09-090{number}", "HOSTILE": f"hostile-{number}",
                     "PACK": os.path.join(packs, f"hostile-{number}.yaml"),
                     "NAMED": os.path.join(packs, os.fsdecode(file_name(text)) + ".yaml"),
                     "NAME": os.fsdecode(file_name(text)[:100])}
            argument = os.fsdecode(text.replace(b"\0", b""))
            for words in EACH:
                filled = [names.get(word, word.replace("TEXT", argument)) for word in words]
                problems += self.pipe(world, words, filled, packs, argument)
            for words in EACH_SHOWN:
                filled = [names.get(word, word.replace("TEXT", argument)) for word in words]
                problems += self.show(world, words, filled, packs)
        return Outcome(len(found), problems)

    def stage(self, world, found):
        """Each text in every slot: entries, names of files, a pack, a draft."""
        world.clear()
        folder = os.path.join(os.fsencode(world.journal), b"2026", b"11")
        packs = os.path.join(os.fsencode(world.base), b"packs")
        os.makedirs(folder)
        os.makedirs(packs)
        for number, text in enumerate(found):
            self.put(folder, packs, number, text)
        fill(world.journal, "2026-11-01-0900-gone", "team-focus", "management", found[0].decode(errors="replace"), "x")
        world.emj(["rm", "2026-11-01"])
        self.draft(world, found[0])
        return os.fsdecode(packs)

    def put(self, folder, packs, number, text):
        quoted = text.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        body = (b"# " + text + b"\n\n" + text + b" @" + text + b" #" + text + b" +\n\n## Commitment\n\n- [ ] When "
                + text + b" comes, I will " + text)
        files = {
            b"2026-11-09-090%d-one" % number: ENTRY % (b"2026-11-09T09:0%d:00+01:00" % number, b"management", body),
            b"2026-11-08-090%d-two" % number: ENTRY % (b"2026-11-08T09:00:00+01:00", b"", text + b" " + text),
            b"2026-11-07-090%d-tag" % number: ENTRY % (b"2026-11-07T09:00:00+01:00", b'"' + quoted + b'"', b"Text."),
            b"2026-11-06-090%d-kind" % number: b"---\ndate: 2026-11-06T09:00:00+01:00\nkind: " + text
            + b"\nactivity: '" + text + b"'\ntags: []\n---\n\nText @lea.\n",
            file_name(text): ENTRY % (b"2026-11-05T09:00:00+01:00", b"leadership", b"Named " + text),
        }
        for name, content in files.items():
            with open(os.path.join(folder, name + b".md"), "wb") as file:
                file.write(content)
        for name in (b"hostile-%d" % number, file_name(text)):
            with open(os.path.join(packs, name + b".yaml"), "wb") as file:
                file.write(PACK.replace(b"id: hostile", b"id: hostile-%d" % number) % ((quoted,) * 4))

    def draft(self, world, text):
        folder = os.path.join(world.journal, ".emjournal", "drafts")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "2026-11-10-0900-hostile.md"), "wb") as file:
            file.write(b"---\ndate: 2026-11-10T09:00:00+01:00\nactivity: hostile\npack: hostile-1@1\ntags: []\n---\n\n## "
                       + text + b"\n<!-- prompt: first any happened -->\n\n" + text + b"\n")

    def pipe(self, world, words, filled, packs, editor="true"):
        run = world.emj(filled, env={"EMJOURNAL_PACKS": packs, "EDITOR": "/no/" + editor})
        problems = scan(words, "a pipe", run.out) + scan(words, "the errors", run.err)
        if not isinstance(run.status, int) or run.status < 0:
            problems.append(f"{words}: {run.tells()}")
        return problems

    def show(self, world, words, filled, packs):
        with on_terminal.Terminal(world, filled, {"EMJOURNAL_PACKS": packs}) as terminal:
            if words in TYPED:
                terminal.until(b"> ", 2)
                terminal.send("\x03")
            status = terminal.finish()
            seen = terminal.seen.replace(b"^C", b"")
        if status is None or status < 0:
            return [f"{words}: on a terminal it ended with {status}: {seen[-200:]}"]
        return scan(words, "a terminal", seen, words in TYPED)


def scan(words, where, sent, typed=False):
    text = OWN_COLOURS.sub(b"", sent) if where == "a terminal" else sent
    text = OF_READLINE.sub(b"", text) if typed else text.replace(b"\r\n", b"\n")
    try:
        found = FORBIDDEN.search(text.decode())
    except UnicodeDecodeError as error:
        return [f"{words}: {where} gets {text[error.start:error.start + 8]!r}, no UTF-8"]
    return [f"{words}: {where} gets {text.decode()[max(0, found.start() - 20):found.end() + 10]!r}"] if found else []


PROMISES = [TerminalBytes()]
