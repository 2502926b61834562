"""D3: any call on a file may fail, once or for good."""
import os
import re

import commands
import recovery
import tracing
from promise import Outcome, Promise

ERRORS = {
    "openat": "EACCES EMFILE EIO ENOSPC ELOOP ESTALE",
    "openat2": "ENOSYS EACCES EMFILE EIO ELOOP",
    "read": "EIO EINTR ESTALE",
    "write": "ENOSPC EIO EDQUOT EINTR",
    "fsync": "EIO ENOSPC EDQUOT",
    "close": "EIO ENOSPC EINTR",
    "linkat": "ENOSPC EIO EXDEV EPERM EMLINK EDQUOT EROFS",
    "renameat": "ENOSPC EIO EXDEV EROFS EACCES",
    "renameat2": "ENOSPC EIO EXDEV EROFS EINVAL",
    "unlinkat": "EIO EACCES EPERM EROFS",
    "mkdirat": "ENOSPC EACCES EROFS EDQUOT ENAMETOOLONG",
    "fchmod": "EPERM EIO EROFS",
    "fstat": "EIO ESTALE",
    "newfstatat": "EIO EACCES ESTALE",
    "getdents64": "EIO ESTALE",
    "flock": "ENOLCK EINTR EIO",
    "getrandom": "ENOSYS EAGAIN EIO",
}

STATUSES = {0, 1, 74}


def faults(world, command):
    """Every call on the worker's files or the streams, with each of its errors."""
    arguments = command.prepare(world)
    made = tracing.after_loading(tracing.calls(world, arguments, command.stdin), world)
    for call in made:
        for error in ERRORS.get(call.name, "").split():
            yield f"{command.name}:{call.name}:{error}:{call.number}"
            # No kernel interrupts a call for ever.
            if error != "EINTR":
                yield f"{command.name}:{call.name}:{error}:{call.number}+"


def has_reason(text):
    """A sentence that names a thing in quotes, or a stream."""
    return re.search(rb"^emjournal: .*('.+'|standard (in|out)put)", text, re.M)


def keeps_typed(world, command, run, log):
    """What was typed stands in a file, or on the screen with the message."""
    if run.status == 0 or not command.typed or command.typed in run.err:
        return True
    if command.in_editor and not os.path.exists(world.edited):
        return True
    if not command.in_editor and not re.search(r"read\(0<.*= [1-9]", log):
        return True
    for path in world.state():
        with open(path, "rb") as file:
            if command.typed in file.read():
                return True
    return False


def inject(point, world):
    name, call, error, when = point.split(":")
    command = commands.BY_NAME[name]
    command.undisturbed(world)
    arguments = command.prepare(world)
    run, log = tracing.injected(world, arguments, command.stdin, call,
                                f"error={error}:when={when}", follow=False)
    return command, arguments, run, log


def is_excused(call, run):
    """Statuses that a fault may end with besides.

    strace leaves open what it lets fail to close, the lock too; and without a
    pack that was named as unreadable, what is asked for is not found.
    """
    if call == "close" and run.status == 75:
        return True
    return run.status == 3 and b"(skipped)" in run.err


def judge(world, command, arguments, run, point, log):
    call, _, when = point.split(":")[1:]
    before, after, clean = command.undisturbed(world)
    state = world.state()
    problems = recovery.judge(before, after, state, run, clean)
    if run.status not in STATUSES and not is_excused(call, run):
        problems.append(f"a fault ends with {run.tells()}")
    elif run.status != 0 and call != "write" and not has_reason(run.err):
        problems.append(f"no path or no reason: {run.tells()}")
    # Where no write works any more, neither does one to the screen.
    dead = call == "write" and when.endswith("+")
    if not dead and not keeps_typed(world, command, run, log):
        problems.append(f"what was typed is gone: {run.tells()}")
    return problems + recovery.go_on(world, command, arguments, before, state)


class Faults(Promise):
    id = "D3"
    words = "any call on a file fails: nothing lost, no lie, no crash, no litter, a reason given"
    unit = "faults"
    target = 3000
    small = 150
    full = 3300

    def unavailable(self):
        return tracing.available()

    def points(self, world, full):
        return [point for command in commands.ALL for point in faults(world, command)]

    def run(self, point, world):
        command, arguments, run, log = inject(point, world)
        if "INJECTED" not in log:
            return Outcome(0)
        return Outcome(1, judge(world, command, arguments, run, point, log), {"status": run.status})

    def figures(self, notes):
        statuses = notes.get("status", [])
        return ", ".join(f"{statuses.count(one)} with status {one}" for one in sorted(set(statuses), key=str))


PROMISES = [Faults()]
