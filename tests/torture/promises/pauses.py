"""S2: stop and continue, and a terminal that changes its size."""
import os
import signal
import time

import interviewing
import on_terminal
import snapshot
from interviewing import KEY, STEPS
from promise import Outcome, Promise

SIZES = [(24, 40), (5, 21), (60, 200), (24, 79), (1, 20), (50, 81)]


class Pauses(Promise):
    id = "S2"
    words = "stopped and continued, or resized, an interview goes on to the same entry"
    unit = "pauses"
    target = 50
    small = 14

    def unavailable(self):
        return on_terminal.unavailable()

    def points(self, world, full):
        found = []
        for number, step in enumerate(STEPS):
            parts = [0] if step.kind == KEY else [0, len(step.text) // 2, len(step.text)]
            found += [f"{number}:{part}" for part in parts]
        stops = [f"stop:{place}" for place in found] + [f"twice:{place}" for place in found[1:10]]
        resized = [f"resize:{place}" for place in found]
        return stops + resized + [f"busy:{place}" for place in found[1:9]]

    def run(self, point, world):
        kind, *place = point.split(":")
        number, length = (int(part) for part in place)
        undisturbed = self.undisturbed(world)
        world.reset()
        problems = []
        with on_terminal.Terminal(world, interviewing.ARGUMENTS) as terminal:
            interviewing.before(terminal, number)
            interviewing.typed(terminal, STEPS[number].text[:length])
            if kind in ("resize", "busy"):
                for rows, columns in [*SIZES, (24, 80)]:
                    terminal.resize(rows, columns, kind == "busy")
            else:
                for _ in range(2 if kind == "twice" else 1):
                    problems += self.stop(terminal)
            terminal.quiet()
            interviewing.rest(terminal, number, length)
            status = terminal.finish()
            if status != 0:
                problems.append(f"ended with {status}: {terminal.seen[-300:]!r}")
            problems += [f"the terminal's {flag} is not as before" for flag in terminal.differs()]
        problems += [f"not as without: {path}"
                     for path in snapshot.differences(undisturbed, world.state())]
        return Outcome(1, problems)

    def stop(self, terminal):
        """The shell that takes over meanwhile finds its own settings."""
        pid = terminal.process.pid
        os.kill(pid, signal.SIGTSTP)
        end = time.monotonic() + on_terminal.PATIENCE
        while state_of(pid) != "T":
            if time.monotonic() > end:
                return ["did not stop"]
            time.sleep(0.002)
        problems = [f"stopped, and the terminal's {flag} is not as before"
                    for flag in terminal.differs()]
        os.kill(pid, signal.SIGCONT)
        terminal.quiet()
        return problems

    def undisturbed(self, world):
        if "interview" not in world.undisturbed:
            world.reset()
            with on_terminal.Terminal(world, interviewing.ARGUMENTS) as terminal:
                interviewing.before(terminal, 0)
                interviewing.rest(terminal, 0)
                if terminal.finish() != 0:
                    raise SystemExit(f"the interview fails undisturbed: {terminal.seen!r}")
            world.undisturbed["interview"] = world.state()
        return world.undisturbed["interview"]


def state_of(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        return file.read().rpartition(")")[2].split()[0]


PROMISES = [Pauses()]
