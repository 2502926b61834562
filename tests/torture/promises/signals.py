"""S1: seven signals at fifty moments."""
import os
import signal
import time

import interviewing
import on_terminal
import recovery
import snapshot
from interviewing import KEY, STEPS
from promise import Outcome, Promise

SIGNALS = ["HUP", "INT", "TERM", "QUIT", "PIPE", "XFSZ", "ALRM"]
PARTS = 9  # places within a line that is typed
TYPED = "Typed before the signal"
# An editor that has written and waits; the signal is the program's alone.
EDITOR = f"""#!/bin/sh
echo '{TYPED}' >>"$1"
echo editor-waits >/dev/tty
trap '' INT QUIT
read -r _
"""


def moments():
    found = []
    for number, step in enumerate(STEPS):
        if step.kind == KEY:
            found.append(f"{number}:0")
        else:
            found += [f"{number}:{len(step.text) * part // (PARTS - 1)}" for part in range(PARTS)]
    return found + ["editor", "stdin", "confirm"]


class Signals(Promise):
    id = "S1"
    words = "a signal loses nothing, restores the terminal and ends with 128+n"
    unit = "signals"
    target = len(SIGNALS) * 50
    small = 35

    def unavailable(self):
        return on_terminal.unavailable()

    def points(self, world, full):
        return [f"{name}:{moment}" for name in SIGNALS for moment in moments()]

    def run(self, point, world):
        name, moment = point.split(":", 1)
        number = getattr(signal, "SIG" + name)
        world.reset()
        if moment == "confirm":  # only six are worth a question
            world.emj(["new", "-m", "The fifth of them"])
            world.emj(["new", "-m", "The sixth of them"])
        before = world.state()
        arguments, env, stay, wanted = self.begin(world, moment, name)
        with on_terminal.Terminal(world, arguments, env) as terminal:
            if not stay(terminal):
                return Outcome(0, [f"never came there: {terminal.seen[-200:]!r}"])
            os.kill(terminal.process.pid, number)
            if moment == "editor" and name in ("INT", "QUIT", "PIPE"):
                time.sleep(0.05)
                terminal.send("\n")
                ends = {0}  # they are the editor's while it runs
            else:
                ends = {-number, 128 + number}
            status = terminal.finish()
            problems = [] if status in ends else [f"ended with {status}: {terminal.seen[-200:]!r}"]
            problems += [f"the terminal's {flag} is not as before" for flag in terminal.differs()]
        return Outcome(1, problems + self.kept(world, before, wanted))

    def begin(self, world, moment, name):
        """The command, what leads to the moment, and the texts that must be kept."""
        if moment == "stdin":
            return ["new", "-m", "-"], {}, self.is_quiet, []
        if moment == "confirm":
            return (["rm", "--before", "2027-01-01", "--purge"], {},
                    lambda terminal: terminal.until(b"[y/N] "), [])
        if moment == "editor":
            script = os.path.join(world.root, "slow-editor")
            with open(script, "w", encoding="utf-8") as file:
                file.write(EDITOR)
            os.chmod(script, 0o700)
            return (["edit", "2026-11-03"], {"EDITOR": script},
                    lambda terminal: terminal.until(b"editor-waits"), [TYPED])
        number, length = (int(part) for part in moment.split(":"))

        def stay(terminal):
            there = interviewing.before(terminal, number)
            interviewing.typed(terminal, STEPS[number].text[:length])
            return there

        answered = [step.text.removesuffix(" +") for step in STEPS[:number] if step.kind != KEY]
        return interviewing.ARGUMENTS, {}, stay, answered + [STEPS[number].text[:length].strip()]

    def is_quiet(self, terminal):
        terminal.quiet(0.1)
        return terminal.process.poll() is None

    def kept(self, world, before, wanted):
        after = world.state()
        problems = [f"an entry is not as before: {path}" for path in snapshot.entries(before)
                    if before[path] not in after.values()]
        texts = [read(path) for path in after if "/journal/" in path]
        problems += [f"lost: {text!r}" for text in wanted
                     if not any(text.encode() in found for found in texts)]
        run = world.emj(["list"])
        if run.status != 0:
            problems.append(f"the next command: {run.tells()}")
        return problems + recovery.unsound(world)


def read(path):
    with open(path, "rb") as file:
        return file.read()


PROMISES = [Signals()]
