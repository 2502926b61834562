"""Y4: the largest that is allowed works, one more is refused where it stands."""
import os
import re

from promise import Outcome, Promise

DATE = "date: 2026-11-03T10:00:00+01:00\n"
KIB, MIB = 1024, 1024 * 1024
PACK = """emjournal_pack: 1
id: ab
title: OK
activity: cd
questions:
  - id: ef
    side: any
    ask: Who said?
"""


def entry(front="", body="Text.\n", opening="---\n", closing="---\n"):
    """The empty line above the body is not counted with it."""
    return f"{opening}{DATE}{front}{closing}\n{body}"


def padded_front(size, body="Text.\n"):
    """Front matter of so many bytes."""
    return entry("# " + "x" * (size - len(DATE) - 3) + "\n", body)


def padded_pack(size):
    rest = size - len(PACK)
    lines = "#" + "x" * 98 + "\n"
    return PACK + lines * (rest // 100) + ("#" + "x" * (rest % 100 - 2) + "\n" if rest % 100 > 1 else
                                           "\n" * (rest % 100))


def nested(levels):
    """The front matter's own map is one level."""
    return entry("x: " + "[" * (levels - 1) + "a" + "]" * (levels - 1) + "\n")


# What makes a text of a size, the largest that is allowed, the place of the refusal
# (None: any). A kind: the text is a "pack", or an "entry" in the journal.
SIZED = {
    "pack-bytes": ("pack", padded_pack, 64 * KIB, (1, 1)),
    "pack-line": ("pack", lambda n: PACK + "#" + "x" * (n - 1) + "\n", 1024, (9, 1025)),
    "front-bytes": ("entry", padded_front, 64 * KIB, (1, 1)),
    "front-depth": ("entry", nested, 8, (3, 11)),
    "front-key": ("entry", lambda n: entry("k" * n + ": x\n"), 256, (3, 1)),
    "front-marks": ("entry", lambda n: entry(opening="\ufeff" * n + "---\n"), 1, (1, 1)),
    "body-bytes": ("entry", lambda n: entry(body="x" * (n - 1) + "\n"), 16 * MIB, (4, 1)),
    "both-bytes": ("entry", lambda n: padded_front(64 * KIB, "x" * (n - 1) + "\n"), 16 * MIB, (5, 1)),
    "activity": ("entry", lambda n: entry("activity: " + "a" * n + "\n"), 80, (3, 11)),
    "minutes": ("entry", lambda n: entry(f"minutes: {n}\n"), 10080, (3, 10)),
    "pack-revision": ("pack", lambda n: PACK + f"revision: {n}\n", 9999, (9, 11)),
    "pack-aliases": ("pack", lambda n: PACK + "aliases: [" + ", ".join("a%02d" % i for i in range(n)) + "]\n",
                     5, (9, None)),
    "pack-id": ("pack", lambda n: PACK.replace("id: ab", "id: " + "a" * n), 40, (2, 5)),
    "pack-questions": ("pack", lambda n: PACK + "".join(
        f"  - id: q{i}\n    side: any\n    ask: Who said?\n" for i in range(n - 1)), 40, (None, None)),
}

# What is allowed, what is refused, and where.
REFUSED = {
    "anchor": ("entry", entry("x: a&b\n"), entry("x: &a b\n"), (3, 4)),
    "alias": ("entry", entry("x: a*b\n"), entry("x: *a\n"), (3, 4)),
    "tag": ("entry", entry("x: a!b\n"), entry("x: !a b\n"), (3, 4)),
    "directive": ("pack", PACK, "%YAML 1.1\n--- \n" + PACK, (1, 1)),
    "document": ("pack", PACK, PACK + "---\nx: y\n", (9, 1)),
    "equal-keys": ("entry", entry("x: 1\nX: 2\n"), entry("x: 1\nx: 2\n"), (4, 1)),
    "key-list": ("entry", entry("'[a]': b\n"), entry("[a]: b\n"), (3, 1)),
    "merge": ("entry", entry("'<<': b\n"), entry("<<: b\n"), (3, 1)),
    "nul": ("entry", entry('x: "a"\n'), entry('x: "a\\0"\n'), (3, 4)),
    "c0": ("entry", entry("x: a\tb\n"), entry("x: a\x01b\n"), (3, 5)),
    "c1": ("entry", entry("x: a\xa0b\n"), entry("x: a\x9bb\n"), (3, 5)),
    "bidi": ("entry", entry("x: a\u200db\n"), entry("x: a\u202eb\n"), (3, 5)),
    "escape": ("entry", entry('x: "\\u00e9"\n'), entry('x: "\\e"\n'), (3, 4)),
    "closing": ("entry", entry(), entry(closing=""), (1, 1)),
    "opening": ("entry", entry(), entry(opening="\n---\n"), (1, 1)),
    "no-date": ("entry", entry(), "---\ntags: []\n---\n\nText.\n", (None, None)),
    "year-low": ("entry", entry().replace("2026", "0001"), entry().replace("2026", "0000"), (2, 7)),
    "year-high": ("entry", entry().replace("2026", "9999"), entry().replace("2026", "10000"), (2, 7)),
    "slug": ("pack", PACK, PACK.replace("activity: cd", "activity: cD"), (4, 11)),
    "utf-16": ("pack", PACK, PACK.encode("utf-16"), (1, 1)),
    "utf-16-entry": ("entry", entry(), entry().encode("utf-16"), (1, 1)),
}
PLACE = re.compile(r"(?:limit\.(?:md|yaml)):(\d+):(\d+): error: ")


class Limits(Promise):
    id = "Y4"
    words = "the largest that is allowed works, one more is refused with its line and column"
    unit = "sides of a limit"
    target = 2 * (len(SIZED) + len(REFUSED))
    small = None

    def points(self, world, full):
        names = [*SIZED, *REFUSED]
        return [f"{side}:{name}" for name in names for side in ("works", "refused")]

    def run(self, point, world):
        side, name = point.split(":")
        if name in SIZED:
            kind, make, largest, place = SIZED[name]
            text = make(largest + (side == "refused"))
        else:
            kind, good, bad, place = REFUSED[name]
            text = good if side == "works" else bad
        run, works = self.read(world, kind, text if isinstance(text, bytes) else text.encode())
        said = (run.out + run.err).decode(errors="replace")
        if side == "works":
            return Outcome(1, [] if works and not PLACE.search(said) else [f"refused: {run.tells()} {said[-200:]}"])
        if works:
            return Outcome(1, [f"taken: {run.tells()}"])
        return Outcome(1, [] if stands_at(said, place) else [f"not at {place}: {said[-300:]}"])

    def read(self, world, kind, text):
        world.clear()
        if kind == "pack":
            path = os.path.join(world.root, "limit.yaml")
            with open(path, "wb") as file:
                file.write(text)
            run = world.emj(["pack", "check", path])
            return run, run.status == 0
        with open(os.path.join(world.journal, "limit.md"), "wb") as file:
            file.write(text)
        world.emj(["list"])
        run = world.emj(["show", "limit", "--raw"])
        return run, run.status == 0 and run.out == text


def stands_at(said, place):
    for line, column in PLACE.findall(said):
        if all(wanted is None or wanted == int(found) for wanted, found in zip(place, (line, column))):
            return True
    return False


PROMISES = [Limits()]
