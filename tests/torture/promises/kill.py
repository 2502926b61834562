"""D1, C5: killed at any system call. The kill comes before the call."""
import time

import commands
import recovery
import tracing
from promise import Outcome, Promise

# Calls that change files; the others are tried in the full run.
CHANGING = {"openat", "write", "fsync", "close", "linkat", "renameat", "renameat2", "unlinkat",
            "mkdirat", "fchmod", "flock"}
# Calls that make a version appear or go.
DECISIVE = {"linkat", "renameat", "renameat2", "unlinkat"}


def kill(point, world):
    """Kills the command at the call; returns it, its arguments and how it ended."""
    name, call, number = point.split(":")
    command = commands.BY_NAME[name]
    command.undisturbed(world)
    arguments = command.prepare(world)
    run, _ = tracing.injected(world, arguments, command.stdin, call,
                              f"signal=KILL:when={number}", follow=False)
    return command, arguments, run


class Kill(Promise):
    id = "D1"
    words = "killed at any system call, nothing is lost or torn and the next command works"
    unit = "kills"
    target = 2000
    small = 150
    full = 2200

    def unavailable(self):
        return tracing.available()

    def points(self, world, full):
        found = []
        for command in commands.ALL:
            arguments = command.prepare(world)
            made = tracing.calls(world, arguments, command.stdin)
            for call in made if full else tracing.after_loading(made, world):
                if full or call.name in CHANGING:
                    found.append(f"{command.name}:{call.name}:{call.number}")
        return found

    def is_decisive(self, point):
        return point.split(":")[1] in DECISIVE

    def run(self, point, world):
        command, arguments, run = kill(point, world)
        before, after, clean = command.undisturbed(world)
        state = world.state()
        problems = recovery.judge(before, after, state, run, clean)
        problems += recovery.go_on(world, command, arguments, before, state)
        return Outcome(1 if run.status == -9 else 0, problems, {"commands": command.name})

    def figures(self, notes):
        return f"{len(set(notes.get('commands', [])))} commands"


class Lock(Promise):
    """Only kills while the lock is held, or about to be."""

    id = "C5"
    words = "killed with the journal's lock in hand, the next command neither waits nor asks"
    unit = "kills"
    target = 500
    small = 30
    full = 550
    limit = 2.0  # seconds: the wait for a lock is 5

    def unavailable(self):
        return tracing.available()

    def points(self, world, full):
        found = []
        for command in commands.ALL:
            arguments = command.prepare(world)
            made = tracing.calls(world, arguments, command.stdin)
            locks = [i for i, call in enumerate(made) if call.name == "flock"]
            if locks:
                found += [f"{command.name}:{call.name}:{call.number}" for call in made[locks[0]:]]
        return found

    def run(self, point, world):
        _, _, run = kill(point, world)
        start = time.monotonic()
        after = world.emj(recovery.NEXT, env=recovery.LATER)
        seconds = time.monotonic() - start
        problems = []
        if after.status != 0:
            problems.append(f"the next command: {after.tells()}")
        if seconds > self.limit:
            problems.append(f"the next command took {seconds:.1f} s")
        return Outcome(1 if run.status == -9 else 0, problems, {"seconds": seconds})

    def figures(self, notes):
        return f"slowest {max(notes.get('seconds', [0])):.2f} s"


PROMISES = [Kill(), Lock()]
