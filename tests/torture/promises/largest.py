"""D10: an entry of 16 MiB."""
import os
import subprocess

import snapshot
from promise import Outcome, Promise
from world import BINARY

LARGEST = 16 * 1024 * 1024
MEMORY = 128 * 1024  # KiB
NAME = "2026-11-12-1432-note"


def body(length):
    line = b"A line of the largest entry that is kept, with a word or two.\n"
    return (line * (length // len(line) + 1))[:length - 1] + b"\n"


def measured(world, arguments, stdin=b""):
    """Status, output, errors and peak memory in KiB."""
    given = os.path.join(world.root, "given")
    with open(given, "wb") as file:
        file.write(stdin)
    out, err = os.path.join(world.root, "out"), os.path.join(world.root, "err")
    with open(given, "rb") as i, open(out, "wb") as o, open(err, "wb") as e:
        process = subprocess.Popen([BINARY, *arguments], stdin=i, stdout=o, stderr=e,
                                   env=world.env, cwd=world.root)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, open(out, "rb").read(), open(err, "rb").read(), usage.ru_maxrss


class Largest(Promise):
    id = "D10"
    words = "an entry of 16 MiB goes everywhere with the same bytes, one byte more is kept as a draft"
    unit = "steps"
    target = 8
    jobs = 1

    def points(self, world, full):
        return ["keeps", "over", "over-editor"]

    def run(self, point, world):
        world.reset()
        self.peak = 0
        return {"keeps": self.keeps, "over": self.over, "over-editor": self.over_editor}[point](world)

    def step(self, world, problems, arguments, stdin=b"", wanted=0):
        status, out, err, peak = measured(world, arguments, stdin)
        shown = " ".join(arguments)
        if status != wanted:
            problems.append(f"{shown}: status {status}, {err[-200:]!r}")
        if peak > MEMORY:
            problems.append(f"{shown}: {peak // 1024} MiB of memory")
        self.peak = max(self.peak, peak)
        return out, err

    def keeps(self, world):
        text, problems = body(LARGEST), []
        self.step(world, problems, ["new", "-m", "-"], text)
        path = os.path.join(world.journal, "2026", "11", NAME + ".md")
        before = snapshot.digest(path)
        out, _ = self.step(world, problems, ["show", NAME, "--raw"])
        if not out.endswith(text):
            problems.append("show --raw gives other bytes")
        self.step(world, problems, ["rm", NAME])
        self.step(world, problems, ["trash", "restore", NAME])
        if snapshot.digest(path) != before:
            problems.append("restored with other bytes")
        out, _ = self.step(world, problems, ["edit", NAME, "--at", "2026-10-01 08:00"])
        moved = out.decode().strip()
        if not moved or not ends_with(moved, text):
            problems.append("moved with other bytes")
        self.step(world, problems, ["list"])
        return Outcome(6, problems, {"peak": self.peak})

    def over(self, world):
        text, problems = body(LARGEST + 1), []
        before = snapshot.entries(world.state())
        _, err = self.step(world, problems, ["new", "-m", "-"], text, wanted=1)
        if snapshot.entries(world.state()) != before:
            problems.append("entries changed")
        if not kept(world, text):
            problems.append(f"the text is not kept: {err[-200:]!r}")
        return Outcome(1, problems, {"peak": self.peak})

    def over_editor(self, world):
        """An editor that leaves more than fits."""
        text, problems = body(LARGEST + 1), []
        large = os.path.join(world.root, "large")
        with open(large, "wb") as file:
            file.write(text)
        before = snapshot.entries(world.state())
        world.env["EDITOR"] = f"sh -c 'cat \"{large}\" >>\"$1\"' sh"
        try:
            self.step(world, problems, ["edit", "2026-11-03"], wanted=1)
        finally:
            world.env["EDITOR"] = world.editor
        if snapshot.entries(world.state()) != before:
            problems.append("entries changed")
        if not kept(world, text):
            problems.append("the text is not kept")
        return Outcome(1, problems, {"peak": self.peak})

    def figures(self, notes):
        return f"{max(notes.get('peak', [0])) // 1024} MiB at most"


def ends_with(path, text):
    with open(path, "rb") as file:
        return file.read().endswith(text)


def kept(world, text):
    for path in world.state():
        if "/drafts/" in path:
            with open(path, "rb") as file:
                if text in file.read():
                    return True
    return False


PROMISES = [Largest()]
