"""P1: no name, whoever chose it, leads out of the journal or makes an odd file in it."""
import os
import re
import shutil

import snapshot
from promise import Outcome, Promise
from world import fill

OWN_NAME = re.compile(r"\d{4}/\d\d/\d{4}-\d\d-\d\d-\d{4}-[a-z0-9-]{1,84}\.md$")
WRITES = re.compile(r"^(?:\d+ +)?(openat|open|creat|mkdirat|mkdir|renameat2?|rename|linkat|link|symlinkat|symlink|"
                    r"unlinkat|unlink|truncate|chmod|fchmodat)\((.*)\) += (?!-1)")
PLACE = re.compile(r'(?:(AT_FDCWD|\d+)(?:<((?:[^>\\]|\\.)*)>)?, )?"((?:[^"\\]|\\.)*)"')

BASE = [
    "..", ".", "../victim", "../../victim", "../victim.md", "/etc/x", "/", "//", "~", "~/x", "-rf", "--", "-", "--help",
    "a/b", "a/../../victim", "2026/11/../../../victim.md", ".emjournal", ".emjournal/format", ".emjournal/trash/x",
    ".hidden", "...", "....", "con", "CON", "aux.md", "nul", "lpt1", "com1.txt", "x.", "x ", " x", "x.md", "x.md.md", "*",
    "?", "[a-z]", "a*b", "$HOME", "$(id)", "`id`", ";id", "|id", "&id", ">x", "<x", "'", '"', "\\", "\\..\\victim", "a\\b",
    "..\\victim", "c:\\x", "c:x", "a:b", "%2e%2e", "%2e%2e%2fvictim", "..%2fvictim", "%00", "a%s%n", "{a,b}", "a\nb", "\n",
    "a\tb", "a\rb", "\x01", "\x1b[31m", "\x7f", "a\u2215b", "..\u2215victim", "\uff0e\uff0e/victim", "\uff0e\uff0e",
    "\u2024\u2024/victim", "a\u202eb", "a\u200bb", "\ufeffx", "é", "e\u0301", "ß", "İ", "ı", "ﬁ", "日本", "👩", "\u0000x",
    "x\u0000/../victim", "@1", "@0", "@-1", "@999999999999", "2026", "2026-11", "2026-11-03-1000-x", "note", "note-2",
    "a" * 80, "a" * 81, "a" * 255, "a" * 256, "a" * 300, "é" * 127, "é" * 128, "a" * 4096, "a-" * 40, "-a", "a-", "a--b",
    "A", "Team Focus", "TEAM-FOCUS", "team_focus", "team.focus", "team focus", "0", "1", "-1", "1e9", "null", "true", "no",
    "[]", "{}", "!x", "&x", "*x", "#x", "x: y", "- x", "---", "...x", "x # y", "'x", "\"x", "<<", "=", "@", "`",
]


def names():
    found = list(dict.fromkeys(BASE))
    for prefix in ("../" * 3, "./", "/tmp/", "a/", ".emjournal/"):
        found += [prefix + name for name in ("victim.md", "é", "x y", "-x", "con", "a" * 250, ".", "", "x\n", "%2e")]
    found += [name + suffix for name in ("..", "victim", "x") for suffix in ("/", "//", "/.", "/..", ".md/", " /x", "\\")]
    return list(dict.fromkeys(found))


def quoted(name):
    """As a YAML text in double quotes that any reader takes."""
    return '"' + "".join(c if c.isalnum() and ord(c) < 128 else f"\\U{ord(c):08x}" for c in name) + '"'


class Names(Promise):
    id = "P1"
    words = "a hostile name makes no file outside the journal, and none with that name in it"
    unit = "names"
    target = 200
    small = 12

    def unavailable(self):
        return None if shutil.which("strace") else "there is no strace"

    def points(self, world, full):
        return [str(number) for number in range(len(names()))]

    def run(self, point, world):
        name = names()[int(point)]
        world.reset()
        problems = []
        victims = [os.path.join(world.base, "victim.md"), os.path.join(world.root, "victim.md"),
                   os.path.join(world.base, "victim")]
        for victim in victims:
            with open(victim, "w", encoding="utf-8") as file:
                file.write("---\ndate: 2026-11-01T10:00:00+01:00\ntags: []\n---\n\nA victim-word.\n")
        before = snapshot.take(world.root)
        self.plant(world, name)
        planted = set(snapshot.entries(world.state()))
        word = name.replace("\0", "")
        flat = word.replace("/", "_")[:120] or "x"
        out = os.path.join(world.out, flat)
        for words in (
            ["new", word, "-m", "By a pack's name", "--no-tag"], ["new", "-m", f"# {word}\n\n@{word} #{word}", "--title", word],
            ["new", "-m", "x", "--kind", word], ["edit", "2026-11-20", "--at", "2026-11-21 10:00"],
            ["edit", "2026-11-03", "--title", word], ["show", word], ["edit", word, "--minutes", "5"], ["tag", word, "--as", "both"],
            ["rm", word], ["trash", "restore", word], ["pack", "show", word], ["list", "--person", word],
            ["commitments", "kept", word], ["config", "set", "language", word], ["report", "--all", "-o", out],
        ):
            problems += self.traced(world, words, out)
        problems += self.judge(world, before, planted, victims, out)
        for victim in victims:
            if os.path.exists(victim):
                os.remove(victim)
        return Outcome(1, problems)

    def plant(self, world, name):
        path = fill(world.journal, "2026-11-20-0900-planted", quoted(name), "", "Planted", "Text of the planted one.")
        pack = os.path.join(world.base, "packs")
        os.makedirs(pack, exist_ok=True)
        with open(os.path.join(pack, "hostile.yaml"), "w", encoding="utf-8") as file:
            file.write(f"emjournal_pack: 1\nid: {quoted(name)}\ntitle: x\nactivity: {quoted(name)}\nquestions:\n"
                       "  - id: first\n    side: any\n    ask: What?\n")
        return path

    def traced(self, world, words, out):
        log = os.path.join(world.root, "writes")
        run = world.emj(words, prefix=["strace", "-f", "-y", "-s", "9000", "-o", log, "-e", "trace=%file"],
                        env={"EMJOURNAL_PACKS": os.path.join(world.base, "packs"), "EDITOR": "true"})
        problems = []
        if not isinstance(run.status, int) or run.status not in (0, 1, 2, 3, 74):
            problems.append(f"{shown(words)}: {run.tells()}")
        if b"victim-word" in run.out:
            problems.append(f"{shown(words)}: shows a file outside")
        with open(log, encoding="utf-8", errors="surrogateescape") as file:
            for line in file:
                problems += [f"{shown(words)}: writes {path}" for path in written(line, world.root)
                             if not self.allowed(path, world, out)]
        return problems

    def allowed(self, path, world, out):
        inside = (world.journal, os.path.join(world.base, "home"), os.path.join(world.base, "tmp"))
        return (path.startswith(tuple(place + "/" for place in inside)) or path in inside or path == out or path == "/dev/null"
                or os.path.dirname(path) == world.out and os.path.basename(path).startswith(snapshot.TEMPORARY)
                or path.startswith("/dev/tty"))

    def judge(self, world, before, planted, victims, out):
        after = snapshot.take(world.root)
        problems = [f"a file outside: {path}" for path in after if path not in before and not path.startswith(world.journal + "/")
                    and path not in (out, os.path.join(world.root, "writes"), os.path.join(world.base, "packs", "hostile.yaml"))]
        problems += [f"changed: {victim}" for victim in victims if after.get(victim) != before[victim]]
        own = os.path.join(world.journal, ".emjournal", "format")
        problems += [f"changed: {own}"] if after.get(own) != before[own] else []
        problems += [f"an odd name: {path}" for path in snapshot.entries(after)
                     if path not in planted and not OWN_NAME.search(path)]
        return problems


def shown(words):
    return [word if len(word) < 60 else word[:57] + "..." for word in words]


def written(line, root):
    """The paths that a call changes, from strace's line."""
    match = WRITES.match(line)
    if not match:
        return []
    call, rest = match[1], match[2]
    if call in ("openat", "open") and not re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE", rest):
        return []
    found = []
    for place in PLACE.finditer(rest):
        name = unescaped(place[3])
        folder = unescaped(place[2]) if place[2] and place[1] != "AT_FDCWD" else root
        found.append(os.path.normpath(os.path.join(folder, name)))
    return found


def unescaped(text):
    return os.fsdecode(text.encode("utf-8", "surrogateescape").decode("unicode_escape").encode("latin-1"))


PROMISES = [Names()]
