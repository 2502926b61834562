"""S3: closed standard descriptors and a full output."""
import itertools
import os

import commands
import recovery
import snapshot
from promise import Outcome, Promise

PRINTING = [["list"], ["show", "2026-11-03"], ["report", "--all"], ["commitments"], ["next"],
            ["trash"], ["pack", "list"], ["config", "get"], ["help"], ["version"]]
CLOSED = {"0": "<&-", "1": ">&-", "2": "2>&-"}
FULL = {"out": ">/dev/full", "err": "2>/dev/full"}


def combinations():
    for length in range(4):
        for chosen in itertools.combinations("012", length):
            yield "".join(chosen) or "none"


class Descriptors(Promise):
    id = "S3"
    words = "closed or full descriptors: no message in a file, no status 0 for a result that is gone"
    unit = "runs"
    target = 8 * (len(commands.ALL) + len(PRINTING))
    small = 40

    def points(self, world, full):
        names = [command.name for command in commands.ALL] + [" ".join(words) for words in PRINTING]
        return [f"{how}:{name}" for how in [*combinations(), *FULL] for name in names]

    def run(self, point, world):
        how, name = point.split(":", 1)
        command = commands.BY_NAME.get(name) or commands.Command(name, name.split())
        before, after, clean = command.undisturbed(world)
        arguments = command.prepare(world)
        redirected = FULL.get(how) or " ".join(CLOSED[n] for n in how if n in CLOSED)
        run = world.emj(arguments, command.stdin,
                        ["sh", "-c", f'exec "$@" {redirected}', "sh"])
        state = world.state()
        problems = self.judge(how, before, after, state, run, clean)
        problems += [f"a message in {path}" for path in state
                     if before.get(path) != state[path] and holds_message(path)]
        if run.status != 0 and how in ("none", "0", "2", "err") and not command.stdin:
            problems.append(f"nothing was in its way: {run.tells()}")
        return Outcome(1, problems)

    def judge(self, how, before, after, state, run, clean):
        if run.status < 0:
            return [f"ended by a signal: {run.tells()}"]
        printed = "1" in how or how == "out"
        if printed and clean.out and run.status == 0:
            return ["lie: status 0, and the result was not printed"]
        if run.status == 0 and printed:
            return [f"lie: {path} is not as it should be"
                    for path in snapshot.differences(after, state)]
        return recovery.judge(before, after, state, run, clean)


def holds_message(path):
    if not os.path.isfile(path) or os.path.islink(path):
        return False
    with open(path, "rb") as file:
        text = file.read()
    return b"emjournal: " in text or b"Saved: " in text


PROMISES = [Descriptors()]
