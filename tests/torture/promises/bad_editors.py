"""S4: editors that behave badly."""
import os
import shlex
import time

import recovery
import snapshot
from promise import Outcome, Promise

TYPED = "Typed in a bad editor"
ENTRY = "2026-11-03"
COMMANDS = {
    "edit": ["edit", ENTRY],
    "new": ["new", "dependencies", "--edit"],
    "title": ["new", "dependencies", "--edit", "--title", "Sync"],
}
# Typing below the first question, or at the end of what is there.
TYPE = ("awk -v t={typed} '{{print}} /^<!-- prompt/ && !d {{print \"\"; print t; d=1}}"
        " END {{if (!d) print t}}' \"$1\" >\"$1.typed\" && cat \"$1.typed\" >\"$1\" && rm \"$1.typed\"\n"
        ).format(typed=shlex.quote(TYPED))

# What each does after typing, whether it leaves what was typed in place, and the
# statuses that tell the truth: for a text that is fine, and for one that is not.
SAVED, REFUSED, NOTHING, PROGRAM = {0}, {1}, {0, 3}, {74}
KINDS = {
    "crash": (TYPE + "kill -SEGV $$", True, PROGRAM),
    "kill": (TYPE + "kill -KILL $$", True, PROGRAM),
    "exit-1": (TYPE + "exit 1", True, PROGRAM),
    "forks": ("text=$(cat \"$1\"; echo " + shlex.quote(TYPED) + ")\n"
              "( sleep 0.1; printf '%s\\n' \"$text\" >\"$1\"; : >{stage} ) >/dev/null 2>&1 &",
              True, NOTHING),
    "empties": (": >\"$1\"", False, NOTHING),
    "blanks": ("printf ' \\n\\n' >\"$1\"", False, NOTHING),
    "deletes": ("rm \"$1\"", False, {1, 3, 74}),
    "renames": (TYPE + "cp \"$1\" \"$1~\"; mv \"$1~\" \"$1\"", True, SAVED),
    "symlink": (TYPE + "mv \"$1\" {other}; ln -s {other} \"$1\"", False, REFUSED | PROGRAM),
    "folder": ("rm \"$1\"; mkdir \"$1\"", False, REFUSED | PROGRAM),
    "fifo": ("rm \"$1\"; mkfifo \"$1\"", False, REFUSED | PROGRAM),
    "crlf": (TYPE + "sed -i 's/$/\\r/' \"$1\"", True, SAVED),
    "bom": (TYPE + "sed -i '1s/^/\\xef\\xbb\\xbf/' \"$1\"", True, SAVED),
    "nul": (TYPE + "printf 'a\\0b\\n' >>\"$1\"", True, SAVED | REFUSED),
    "bad-utf-8": (TYPE + "printf 'a\\xff\\xc3(\\n' >>\"$1\"", True, SAVED),
    "huge": (TYPE + "head -c 104857600 /dev/zero | tr '\\0' 'x' >>\"$1\"", True, REFUSED),
    "no-front": (f"echo {TYPED!r} >\"$1\"", True, REFUSED),
    "read-only": (TYPE + "chmod 0400 \"$1\"", True, SAVED),
}

# What an entry may hold that such an editor left, by the words of `check`.
EXPLAINED = {"nul": ["encoding"], "bad-utf-8": ["encoding"]}


class BadEditors(Promise):
    id = "S4"
    words = "a bad editor costs neither what was typed nor an entry"
    unit = "runs"
    target = len(KINDS) * len(COMMANDS)
    small = 27

    def points(self, world, full):
        return [f"{kind}:{name}" for kind in KINDS for name in COMMANDS]

    def run(self, point, world):
        kind, name = point.split(":")
        script = KINDS[kind][0]
        world.reset()
        other, stage = world.unused("other"), world.unused("stage")
        editor = os.path.join(world.root, "bad-editor")
        with open(editor, "w", encoding="utf-8") as file:
            text = script.replace("{other}", shlex.quote(other))
            file.write("#!/bin/sh\n" + text.replace("{stage}", shlex.quote(stage)) + "\n")
        os.chmod(editor, 0o700)
        before = world.state()
        run = world.emj(COMMANDS[name], env={"EDITOR": editor})
        if kind == "forks":
            self.wait(stage)
        return Outcome(1, self.judge(world, before, run, kind, other))

    def wait(self, stage):
        end = time.monotonic() + 5
        while not os.path.exists(stage) and time.monotonic() < end:
            time.sleep(0.01)

    def judge(self, world, before, run, kind, other):
        _, leaves, wanted = KINDS[kind]
        problems = []
        if run.status not in wanted:
            problems.append(f"expected {sorted(wanted)}: {run.tells()}")
        if run.status not in (0, 3) and not run.err.startswith(b"emjournal: "):
            problems.append(f"no message: {run.tells()}")
        after = world.state()
        here = len(snapshot.entries(after)) - len(snapshot.entries(before))
        if here < 0:
            problems.append("an entry is gone")
        problems += [f"lost: the old version of {path}" for path in snapshot.lasting(before)
                     if before[path] not in after.values()]
        if kind == "symlink" and not holds(other):
            problems.append("the file behind the link was changed")
        if leaves and not any(holds(path) for path in after if "/journal/" in path):
            problems.append(f"what was typed is gone: {run.tells()}")
        again = world.emj(["list"])
        if again.status != 0 or again.err:
            problems.append(f"the next command: {again.tells()}")
        return problems + recovery.unsound(world, explained=EXPLAINED.get(kind, []) + ["/drafts/"])


def holds(path):
    if os.path.islink(path) or not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return TYPED.encode() in file.read(1 << 20)


PROMISES = [BadEditors()]
