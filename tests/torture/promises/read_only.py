"""D9: a journal that may only be read. Root is asked nothing about modes, so an
ordinary user tries the first kind."""
import os
import shutil
import time

import commands
import mounts
import snapshot
import world as worlds
from promise import Outcome, Promise

READING = {
    "list": ["list"],
    "list-json": ["list", "--format", "json", "--body"],
    "show": ["show", "2026-11-03"],
    "show-raw": ["show", "2026-11-03", "--raw"],
    "report": ["report", "--all", "--entries", "full"],
    "report-html": ["report", "--all", "--format", "html"],
    "trash": ["trash", "list"],
    "commitments": ["commitments"],
    "next": ["next"],
    "agreement": ["tag", "--agreement"],
    "pack": ["pack", "list"],
    "config": ["config", "get"],
}
ELSEWHERE = ("config-set", "report", "report-new", "new-first")
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
LIMIT = 1.0


class ReadOnly(Promise):
    id = "D9"
    words = "a read-only journal: reading as ever, writing refused within a second"
    unit = "commands"
    target = 50
    small = 30

    def unavailable(self):
        return None if shutil.which("setpriv") else "there is no setpriv"

    def points(self, world, full):
        writing = [command.name for command in commands.ALL if command.name not in ELSEWHERE]
        kinds = ["user"] if mounts.unavailable() else ["user", "bind"]
        return [f"{kind}:{name}" for kind in kinds for name in [*READING, *writing]]

    def run(self, point, world):
        kind, name = point.split(":")
        world.reset()
        program = world.program_of_all() if kind == "user" else worlds.BINARY
        clean = world.emj(READING[name], program=program) if name in READING else None
        if kind == "user":
            return self.attempt(name, clean, world, world.journal, open_to_all(world), program)
        place = os.path.join(world.root, "read-only")
        with mounts.Mount(world.journal, place, "bind"):
            mounts.call("mount", "-o", "remount,ro,bind", place)
            return self.attempt(name, clean, world, place, [])

    def attempt(self, name, clean, world, journal, prefix, program=worlds.BINARY):
        before = snapshot.take(journal)
        command = commands.BY_NAME.get(name)
        arguments = command.arguments if command else READING[name]
        start = time.monotonic()
        run = world.emj(arguments, command.stdin if command else b"", prefix,
                        env={"EMJOURNAL_DIR": journal}, program=program)
        seconds = time.monotonic() - start
        problems = [f"changed: {path}" for path in snapshot.differences(before, snapshot.take(journal))]
        if command:
            problems += self.refused(run, seconds)
        elif (run.status, run.out) != (clean.status, clean.out.replace(world.journal.encode(), journal.encode())):
            problems.append(f"reads otherwise: {run.tells()}")
        return Outcome(1, problems, {"seconds": seconds if command else 0})

    def refused(self, run, seconds):
        problems = []
        if run.status != 74:
            problems.append(f"not status 74: {run.tells()}")
        if seconds > LIMIT:
            problems.append(f"took {seconds:.1f} s")
        return problems

    def figures(self, notes):
        return f"slowest refusal {max(notes.get('seconds', [0])):.2f} s"


def open_to_all(world):
    """Lets an ordinary user read everything and write nothing."""
    os.chmod(os.path.dirname(world.root), 0o755)
    for folder, folders, names in os.walk(world.root):
        if world.template in (os.path.join(folder, name) for name in folders):
            folders.remove(os.path.basename(world.template))  # other promises start from it
        os.chmod(folder, 0o755)
        for name in names:
            os.chmod(os.path.join(folder, name), 0o755 if name in ("editor", "program") else 0o644)
    return NOBODY


PROMISES = [ReadOnly()]
