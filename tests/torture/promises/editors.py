"""C2, C3: two editors on one entry, and a file that changes under an open one.

The editors are scripts that wait on pipes, so that the order of open, save and
close is the test's."""
import itertools
import os
import subprocess
import time

import recovery
import snapshot
from promise import Outcome, Promise
from world import BINARY

ENTRY = "2026-11-03"
FILE = "2026/11/2026-11-03-1000-quarterly-planning.md"
PATIENCE = 10

# $WHO is a or b; $STYLE is how it saves; $1 is the file.
SCRIPT = """#!/bin/sh
: >"$STAGE/$WHO.opened"
read -r _ <"$STAGE/$WHO.save"
case $STYLE in
place) echo "Typed by $WHO end" >>"$1" ;;
anew) { cat "$1"; echo "Typed by $WHO end"; } >"$1~" && rm "$1" && cat "$1~" >"$1" && rm "$1~" ;;
rename) { cat "$1"; echo "Typed by $WHO end"; } >"$1~" && mv "$1~" "$1" ;;
whole) { printf -- '---\\ndate: 2026-11-03T10:00:00+01:00\\ntags: []\\n---\\n\\n'
    echo "Typed by $WHO end"; } >"$1" ;;
esac
: >"$STAGE/$WHO.saved"
read -r _ <"$STAGE/$WHO.close"
"""


class Stage:
    """The scripts, their pipes and the programs that run them."""

    def __init__(self, world):
        self.world = world
        self.folder = world.unused("stage")
        os.mkdir(self.folder)
        self.script = os.path.join(self.folder, "script")
        with open(self.script, "w", encoding="utf-8") as file:
            file.write(SCRIPT)
        os.chmod(self.script, 0o700)
        for name in ("a.save", "a.close", "b.save", "b.close"):
            os.mkfifo(self.path(name))
        self.running = {}

    def path(self, name):
        return os.path.join(self.folder, name)

    def open(self, who, style):
        env = {**self.world.env, "EDITOR": self.script, "STAGE": self.folder, "WHO": who,
               "STYLE": style}
        with open(self.path(who + ".err"), "wb") as err:
            self.running[who] = subprocess.Popen([BINARY, "edit", ENTRY], env=env, stderr=err,
                                                 stdin=subprocess.DEVNULL,
                                                 stdout=subprocess.DEVNULL)
        self.wait(who, ".opened")

    def wait(self, who, mark):
        """Until the script made the mark, or the program is done without it."""
        end = time.monotonic() + PATIENCE
        while not os.path.exists(self.path(who + mark)):
            if self.running[who].poll() is not None or time.monotonic() > end:
                return
            time.sleep(0.002)

    def is_open(self, who):
        return self.running[who].poll() is None

    def tell(self, who, order):
        if not self.is_open(who):
            return
        with open(self.path(f"{who}.{order}"), "w", encoding="utf-8") as pipe:
            pipe.write("\n")
        if order == "save":
            self.wait(who, ".saved")
        else:
            self.running[who].wait(PATIENCE)

    def status(self, who):
        return self.running[who].wait(PATIENCE)

    def errors(self, who):
        with open(self.path(who + ".err"), encoding="utf-8") as file:
            return file.read()

    def saved(self, who):
        return os.path.exists(self.path(who + ".saved"))


def orders():
    """Every way to mix open, save and close of two editors: 20."""
    for chosen in itertools.combinations(range(6), 3):
        yield "".join("a" if i in chosen else "b" for i in range(6))


def stands_somewhere(world, text):
    for path in world.state():
        with open(path, "rb") as file:
            if text in file.read():
                return True
    return False


class TwoEditors(Promise):
    id = "C2"
    words = "two editors on one entry: both texts are kept, the second is told"
    unit = "orders"
    target = 200
    small = 30

    def points(self, world, full):
        styles = ("place", "rename", "whole", "anew")
        return [f"{order}:{a}:{b}" for order in orders() for a in styles for b in styles]

    def run(self, point, world):
        order, *styles = point.split(":")
        world.reset()
        stage = Stage(world)
        done = {"a": 0, "b": 0}
        for who in order:
            step = done[who]
            done[who] += 1
            if step == 0:
                stage.open(who, styles[who == "b"])
            else:
                stage.tell(who, ("save", "close")[step - 1])
        return Outcome(1, self.judge(stage, world, order))

    def judge(self, stage, world, order):
        problems = []
        for who in "ab":
            if stage.saved(who) and not stands_somewhere(world, f"Typed by {who} end".encode()):
                problems.append(f"the text of {who} is gone")
        statuses = [stage.status(who) for who in "ab"]
        apart = order in ("aaabbb", "bbbaaa")
        if apart and statuses != [0, 0]:
            problems.append(f"one after the other, and {statuses}: {stage.errors('a')}{stage.errors('b')}")
        if not apart and statuses.count(0) != 1:
            problems.append(f"both at once, and {statuses}: {stage.errors('a')}{stage.errors('b')}")
        return problems + recovery.unsound(world)


def append(path, number):
    with open(path, "ab") as file:
        file.write(b"Another line %d\n" % number)


def alter(path, number):
    """Another byte, with size and times put back."""
    seen = os.stat(path)
    with open(path, "r+b") as file:
        file.seek(-2 - number, os.SEEK_END)
        byte = file.read(1)
        file.seek(-2 - number, os.SEEK_END)
        file.write(b"x" if byte != b"x" else b"y")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def replace(path, number):
    """The same with another file in its place."""
    with open(path, "rb") as file:
        text = file.read()
    with open(path + ".other", "wb") as file:
        file.write(text)
    seen = os.stat(path)
    os.replace(path + ".other", path)
    alter(path, number)
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def empty(path, _):
    os.truncate(path, 0)


def delete(path, _):
    os.remove(path)


KINDS = {"append": append, "alter": alter, "replace": replace, "empty": empty, "delete": delete}


class Changed(Promise):
    id = "C3"
    words = "a file that changes under an open editor is noticed, size and time put back or not"
    unit = "changes"
    target = 50
    small = 15

    def points(self, world, full):
        return [f"{kind}:{number}" for kind in KINDS for number in range(10)]

    def run(self, point, world):
        kind, number = point.split(":")
        world.reset()
        stage = Stage(world)
        path = os.path.join(world.journal, FILE)
        stage.open("a", "rename" if int(number) % 2 else "place")
        KINDS[kind](path, int(number))
        wanted = snapshot.digest(path)
        stage.tell("a", "save")
        stage.tell("a", "close")
        problems = []
        if stage.status("a") != 1:
            problems.append(f"not noticed: status {stage.status('a')}: {stage.errors('a')}")
        if snapshot.digest(path) != wanted:
            problems.append("the other change is gone")
        if not stands_somewhere(world, b"Typed by a end"):
            problems.append("what was typed is gone")
        return Outcome(1, problems)


PROMISES = [TwoEditors(), Changed()]
