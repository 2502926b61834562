"""E1: what is refused is named with its place, and ends with the status of its kind."""
import os
import re

import world as places
from promise import Outcome, Promise

DATE = "date: 2026-11-03T10:00:00+01:00"
GOOD = f"---\n{DATE}\ntags: [management]\n---\n\nText.\n"


def front(*lines):
    return "---\n" + "".join(line + "\n" for line in lines) + "---\n\nText.\n"


# The bytes of an entry, and the line and column that the refusal names.
ENTRIES = {
    "empty": ("", 1, 1),
    "plain": ("Only text.\n", 1, 1),
    "open": (f"---\n{DATE}\n", 1, 1),
    "no-date": (front("tags: [a]"), 1, 1),
    "empty-date": (front("date:"), 2, 6),
    "bad-date": (front("date: soon"), 2, 7),
    "day-alone": (front("date: 2026-11-03"), 2, 7),
    "no-offset": (front("date: 2026-11-03T10:00:00"), 2, 7),
    "february-31": (front("date: 2026-02-31T10:00:00Z"), 2, 7),
    "hour-24": (front("date: 2026-02-01T24:00:00Z"), 2, 7),
    "leap-second": (front("date: 2026-02-01T10:00:60Z"), 2, 7),
    "bad-recorded": (front(DATE, "recorded: then"), 3, 11),
    "date-list": (front("date: [2026]"), 2, 7),
    "unclosed": (front(DATE, "tags: [a"), 4, 1),
    "tab": (front(DATE, "x:", "\ty: 1"), 4, 1),
    "tagged": (front(DATE, "tagged: maybe"), 3, 9),
    "minutes": (front(DATE, "minutes: many"), 3, 10),
    "minutes-minus": (front(DATE, "minutes: -1"), 3, 10),
    "private": (front(DATE, "private: perhaps"), 3, 10),
    "functions": (front(DATE, "functions: [leading]"), 3, 13),
    "tags-map": (front(DATE, "tags:", "  a: b"), 4, 3),
    "activity": (front(DATE, "activity: [a]"), 3, 11),
    "pack": (front(DATE, "pack: planning@many"), 3, 7),
    "anchor": (front(DATE, "x: &a b"), 3, 4),
    "twice": (front(DATE, "x: 1", "x: 2"), 4, 1),
    "quotes": (front(DATE, 'x: "a'), 4, 1),
    "colon": (front(DATE, "x: a: b"), 3, 5),
    "control": (front(DATE, "x: a\x1bb"), 3, 5),
    "proposed": (front(DATE, "proposed: perhaps"), 3, 11),
    "blind": (front(DATE, "blind: perhaps"), 3, 8),
}
SETTINGS = {
    "unknown": ("colour: never\n", 1, 1),
    "week": ("week_start: someday\n", 1, 13),
    "language": ("language: non sense\n", 1, 11),
    "unclosed": ("journal: [a\n", 2, 1),
    "list": ("- a\n", 1, 1),
    "twice": ("week_start: monday\nweek_start: monday\n", 2, 1),
    "tag": ("journal: !a b\n", 1, 10),
    "utf-8": (b"journal: \xff\n", 1, 10),
    "number": ("max_questions: many\n", 1, 16),
    "color": ("color: blue\n", 1, 8),
}
# Words of the command line, and the status of their kind.
STATUSES = {
    "usage": (2, [["lst"], ["list", "--limt", "3"], ["list", "--limit", "x"], ["list", "--as", "boss"],
                  ["show"], ["show", "a", "b"], ["show", "@x"], ["report", "--month=2026-W46"],
                  ["report", "--month", "--week"], ["report", "--format", "pdf"], ["report", "--from", "x"],
                  ["edit", "@1", "--minutes", "x"], ["edit", "@1", "--at", "0000-01-01"], ["edit", "@1", "--at",
                  "2026-02-31"], ["tag", "@1"], ["tag", "@1", "--as", "x"], ["new"], ["new", "-m"],
                  ["new", "-m", "x", "--at", "10000-01-01"], ["new", "-m", "x", "--minutes", "9999999"],
                  ["config", "set", "x"], ["--color", "blue", "list"], ["trash", "burn"], ["rm"],
                  ["list", "--day=2026-02-31"], ["report", "--from", "2026-11-03", "--to", "2026-11-01"]]),
    "nothing": (3, [["show", "2020"], ["show", "@99"], ["edit", "2020", "--minutes", "5"], ["rm", "2020"],
                    ["trash", "restore", "2020"], ["new", "-m", "  "], ["commitments", "kept", "2020"],
                    ["pack", "show", "nothing"], ["pack", "check", "no-such.yaml"],
                    ["new", "dependencies", "-"], ["tag", "2020", "--as", "both"]]),
    "data": (1, [["new", "-m", "-"], ["--journal", "/dev/null", "list"]]),
    "system": (74, [["report", "--all", "-o", "/no/such/folder/x.md"], ["edit", "@1"]]),
}


def packs():
    """Every broken pack of the tests with the places that its author expects."""
    folder = os.path.join(places.SOURCE, "tests", "packs", "broken")
    found = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".yaml"):
            with open(os.path.join(folder, name[:-5] + ".expected"), encoding="utf-8") as file:
                found[name] = re.findall(r"\.yaml:(\d+):(\d+): error: ", file.read())
    return found


class Messages(Promise):
    id = "E1"
    words = "what is refused has a file, a line and a column, and the status of its kind"
    unit = "refusals"
    target = 110
    small = 60

    def points(self, world, full):
        return ([f"entry:{name}" for name in ENTRIES] + [f"settings:{name}" for name in SETTINGS]
                + [f"pack:{name}" for name in packs()]
                + [f"status:{kind}:{i}" for kind, (_, rows) in STATUSES.items()
                   for i in range(len(rows))])

    def run(self, point, world):
        kind, name = point.split(":", 1)
        world.reset()
        run = {"entry": self.entry, "settings": self.settings, "pack": self.pack, "status": self.status}
        return Outcome(1, run[kind](world, name))

    def entry(self, world, name):
        text, line, column = ENTRIES[name]
        path = "2026/11/2026-11-20-0900-broken.md"
        with open(os.path.join(world.journal, path), "w", encoding="utf-8") as file:
            file.write(text)
        place = f"{path}:{line}:{column}: error: "
        problems = []
        for words, status in ((["list"], 0), (["report"], 0), (["show", "2026-11-20"], 1),
                              (["edit", "2026-11-20", "--minutes", "5"], 1),
                              (["tag", "2026-11-20", "--as", "both"], 1),
                              (["rm", "2026-11-20"], {0, 1})):
            run = world.emj(words)
            said = run.err.decode()
            if run.status not in (status if isinstance(status, set) else {status}):
                problems.append(f"{words}: {run.tells()}")
            if place not in said and words[0] != "rm":
                problems.append(f"{words}: not at {line}:{column}: {said}")
        return problems

    def settings(self, world, name):
        text, line, column = SETTINGS[name]
        path = os.path.join(world.base, "home", ".config", "emjournal", "config.yaml")
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        problems = []
        for words in (["list"], ["new", "-m", "x"], ["report"]):
            run = world.emj(words)
            if run.status != 1 or f"{path}:{line}:{column}: error: " not in run.err.decode():
                problems.append(f"{words}: not at {line}:{column}: {run.tells()}")
        return problems

    def pack(self, world, name):
        """At the terminal of its author, and in the folder of everybody's packs."""
        wanted = packs()[name]
        folder = os.path.join(places.SOURCE, "tests", "packs", "broken")
        checked = world.emj(["pack", "check", os.path.join(folder, name)])
        listed = world.emj(["pack", "list"], env={"EMJOURNAL_PACKS": folder})
        told = re.findall(re.escape(name) + r":(\d+):(\d+): error: ", checked.out.decode())
        problems = []
        if checked.status != 1 or not told:
            problems.append(f"pack check: {checked.tells()}")
        problems += [f"not at {':'.join(place)}" for place in wanted if place not in told]
        if listed.status != 0 or f"{name}:".encode() not in listed.err:
            problems.append(f"pack list: {listed.tells()}")
        return problems

    def status(self, world, name):
        kind, number = name.split(":")
        wanted, rows = STATUSES[kind]
        words = rows[int(number)]
        before = world.state()
        run = world.emj(words, b"a\0b\n" if "-" in words and kind == "data" else b"",
                        env={"EDITOR": "false"})
        problems = []
        if run.status != wanted or run.out:
            problems.append(f"{words}: {run.tells()}, printed {run.out!r}")
        if b"emjournal: " not in run.err:
            problems.append(f"{words}: no message")
        problems += [f"{words}: changed {path}" for path in world.state()
                     if before.get(path) != world.state()[path] and "/.emjournal/" not in path]
        return problems


PROMISES = [Messages()]
