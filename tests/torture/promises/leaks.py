"""P4: a word of an entry stands in the entry, its draft and the trash, and nowhere else."""
import os
import signal
import time

import interviewing
import on_terminal
from promise import Outcome, Promise
from world import fill

MARKER = b"Xylomarker7"
TEXT = MARKER.decode()
# How the text comes in; everything else is given no word of it.
STEPS_OF_A_DAY = [
    (["new", "-m", "-"], f"{TEXT} about @lea\n"), 
    (["new", "dependencies", "-", "--minutes", "30"], f"{TEXT} moved\nAnd {TEXT} too\nl\n"),
    (["list"], ""), (["show", "@1"], ""), (["edit", "@1", "--minutes", "25"], ""), (["tag", "@1", "--as", "both"], ""),
    (["report", "--all", "--share", "--format", "md"], ""), (["commitments"], ""), (["next"], ""), (["tag", "--agreement"], ""),
    (["edit", "@1"], ""), (["rm", "@1"], ""), (["trash"], ""), (["pack", "list"], ""), (["config", "set", "week_start", "monday"], ""),
    (["list", "--person", "lea"], ""), (["report", "--all"], ""), (["trash", "restore", "2026-11-12-1432-note"], ""),
]
CRASHES = ["KILL", "SEGV", "ABRT", "QUIT", "TERM", "HUP", "BUS", "ILL", "FPE", "SYS", "XCPU", "ALRM"]


def places(world):
    """Every file of this world that holds the marker, but those that may."""
    found = []
    for folder, _, names in os.walk(world.root):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.islink(path) or not os.path.isfile(path):
                continue
            with open(path, "rb") as file:
                if MARKER in file.read():
                    found.append(path)
    return found


def may_hold(path, world):
    inside = os.path.relpath(path, world.journal)
    own = (".emjournal/drafts/", ".emjournal/trash/", "2026/")
    return not inside.startswith("..") and inside.startswith(own)


class Leaks(Promise):
    id = "P4"
    words = "a word of an entry stands in the journal alone, after a day's commands and a crash"
    unit = "looks"
    target = len(STEPS_OF_A_DAY) + len(CRASHES) * 3 + 2
    small = None

    def unavailable(self):
        return on_terminal.unavailable()

    def points(self, world, full):
        crashes = [f"{name}:{moment}" for name in CRASHES for moment in ("typing", "editor", "standing")]
        return ["day", "processes-typing", "processes-editor", *crashes[:None if full else 9]]

    def run(self, point, world):
        world.clear()
        if os.path.exists(os.path.join(world.root, "core")):
            os.remove(os.path.join(world.root, "core"))
        if point == "day":
            return self.day(world)
        fill(world.journal, "2026-11-03-1000-quarterly-planning", "quarterly-planning", "management", TEXT, f"{TEXT} here.")
        fill(world.journal, "2026-11-02-1000-team-focus", "team-focus", "both", "Other",
             "Text.\n\n## Commitment\n\n- [ ] When a, I will b")
        name, moment = point.split(":") if ":" in point else ("", point.partition("-")[2])
        problems = self.crash(world, name, moment)
        return Outcome(1, problems + self.look(world, point))

    def look(self, world, what):
        return [f"after {what}: in {path}" for path in places(world) if not may_hold(path, world)]

    def day(self, world):
        problems = []
        for words, stdin in STEPS_OF_A_DAY:
            run = world.emj(words, stdin.encode(), env={"EDITOR": "true"})
            if run.status != 0:
                problems.append(f"{words}: {run.tells()}")
            if MARKER in run.err:
                problems.append(f"{words}: a message holds it: {run.tells()}")
            problems += self.look(world, words)
        return Outcome(len(STEPS_OF_A_DAY), problems)

    def crash(self, world, name, moment):
        """Ends the program at a moment, with core files allowed; without a name only looks."""
        editor = os.path.join(world.root, "waits")
        with open(editor, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\necho editor-waits >/dev/tty\nread -r _\n")
        os.chmod(editor, 0o700)
        words = {"typing": interviewing.ARGUMENTS, "editor": ["edit", "2026-11-03"], "standing": ["new", "-m", "-"]}[moment]
        shell = ["sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh", os.environ["EMJ_BINARY"]]
        with on_terminal.Terminal(world, words, {"EDITOR": editor}, argv=shell) as terminal:
            if moment == "typing":
                interviewing.before(terminal, 2)
                interviewing.typed(terminal, TEXT + " typed")
            elif moment == "editor":
                terminal.until(b"editor-waits")
            else:
                self.wait_to_read(terminal)
                terminal.send(TEXT + "\n")
                time.sleep(0.05)
            if not name:
                return self.processes(terminal.process.pid)
            os.kill(terminal.process.pid, getattr(signal, "SIG" + name))
            if moment == "editor":
                terminal.send("\n")
            terminal.finish(3)
        return [f"a core file: {entry}" for entry in os.listdir(world.root) if entry.startswith("core")]

    def wait_to_read(self, terminal):
        """Until the shell has become the program and that one waits for its input."""
        end = time.monotonic() + on_terminal.PATIENCE
        while time.monotonic() < end:
            with open(f"/proc/{terminal.process.pid}/syscall", encoding="ascii") as file:
                if file.read().startswith(("0 0x0 ", "7 ", "271 ")):  # read of input, poll
                    return
            time.sleep(0.005)

    def processes(self, pid):
        """The words and surroundings of the program and of what it started."""
        problems = []
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            for name in ("cmdline", "environ"):
                try:
                    with open(f"/proc/{entry}/{name}", "rb") as file:
                        text = file.read()
                except OSError:
                    continue
                if MARKER in text:
                    problems.append(f"in {name} of {'the program' if entry == str(pid) else 'process ' + entry}")
        return problems


PROMISES = [Leaks()]
