"""D7: a sync that failed, of a file or of a folder.

Status 0 is true only where what is acknowledged was on the disk before. What each
sync is for is read from an undisturbed run: a file is named by where its name goes,
a folder by what came or went in it last.
"""
import os
import re

import commands
import tracing
from promise import Outcome, Promise
from promises.faults import faults, inject, judge

NAMING = {"linkat", "renameat", "renameat2", "unlinkat", "mkdirat"}
QUOTED = re.compile(r'<([^>]*)>, "([^"]*)"')
NOTE = "/journal/.emjournal/last"
DRAFTS = "/journal/.emjournal/drafts/"


class Purpose:
    """`wanted` is the file or folder for whose sake a sync is made."""

    def __init__(self, wanted, removes):
        self.wanted = wanted
        self.removes = removes

    def word(self):
        """What must be said when it fails after all else is done.

        Empty when nothing has to be; None when the command must not end with status 0.
        """
        if self.wanted.endswith(NOTE):
            return "the entry is saved, but 'emjournal undo' does not know it"
        if self.removes and DRAFTS in self.wanted:
            return " stays: "
        return None

    def tells(self):
        return f"the sync for {'the removal of ' if self.removes else ''}{self.wanted}"


def purposes(made):
    """The purpose of each fsync, in their order."""
    found = []
    for i, call in enumerate(made):
        if call.name == "fsync":
            path = re.match(r"\d+<([^>]*)>", call.text)[1]
            temporary = os.path.basename(path)
            of_file = temporary.startswith(".emj-")
            found.append(goes_to(made[i:], temporary) if of_file else came_last(made[:i], path))
    return found


def goes_to(made, temporary):
    for call in made:
        names = QUOTED.findall(call.text)
        if call.name in ("linkat", "renameat", "renameat2") and names[0][1] == temporary:
            return Purpose("/".join(names[1]), False)
    return Purpose(temporary, False)


def came_last(made, folder):
    for call in reversed(made):
        if call.name in NAMING and QUOTED.findall(call.text)[-1][0] == folder:
            return Purpose("/".join(QUOTED.findall(call.text)[-1]), call.name == "unlinkat")
    return Purpose(folder, False)


class Sync(Promise):
    id = "D7"
    words = "a failed fsync is final: not status 0 for what it was for, not tried again"
    unit = "faults"
    target = 100
    small = 24

    def __init__(self):
        self.known = {}

    def unavailable(self):
        return tracing.available()

    def points(self, world, full):
        return [point for command in commands.ALL for point in faults(world, command)
                if ":fsync:EIO:" in point]

    def purposes(self, name, world):
        if name not in self.known:
            command = commands.BY_NAME[name]
            arguments = command.prepare(world)
            self.known[name] = purposes(tracing.calls(world, arguments, command.stdin))
        return self.known[name]

    def run(self, point, world):
        name, _, _, when = point.split(":")
        number = int(when.rstrip("+"))
        failing = self.purposes(name, world)[number - 1:]
        command, arguments, run, log = inject(point, world)
        if "INJECTED" not in log:
            return Outcome(0)
        problems = judge(world, command, arguments, run, point, log) + synced_again(log)
        if run.status == 0:
            problems += untold(failing if when.endswith("+") else failing[:1], run)
        return Outcome(1, problems, {"status": run.status})

    def figures(self, notes):
        return f"{notes.get('status', []).count(0)} behind what status 0 was for"


def untold(failing, run):
    """What failed and is neither a failure of the command nor a word about it."""
    problems = []
    for purpose in failing:
        word = purpose.word()
        if word is None:
            problems.append(f"lie: status 0, and {purpose.tells()} failed")
        elif word.encode() not in run.err:
            problems.append(f"not said: {purpose.tells()} failed: {run.tells()}")
    return problems


def synced_again(log):
    """A second fsync of a descriptor that stayed open after the first one failed."""
    failed = set()
    for line in log.splitlines():
        match = re.search(r"(fsync|close)\((\d+)<", line)
        if not match:
            continue
        if match[1] == "close":
            failed.discard(match[2])
        elif match[2] in failed:
            return [f"synced again after a failure: {line}"]
        elif "INJECTED" in line:
            failed.add(match[2])
    return []


PROMISES = [Sync()]
