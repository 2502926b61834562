"""The commands that write, each with what it reads from standard input."""
import os

from world import EDITED

SCRIPT = """30
k
Moved the token migration behind their audit, asked @tomas to plan for 20 Nov
Their lead repeated that zero forced log-outs is the bar for both teams
It is now the first line of their migration doc +
b
the next date slips
ask what would have to be dropped to keep it
"""


class Command:
    def __init__(self, name, arguments, stdin=b"", fresh=False, typed=b"", once=False, first=()):
        self.name = name
        self.arguments = arguments
        self.stdin = stdin
        self.fresh = fresh  # in a folder where no journal is yet
        self.typed = typed  # what stands nowhere else
        self.once = once  # done again it finds nothing to do
        self.first = first  # a command that is run before, undisturbed
        self.in_editor = typed == EDITED

    def prepare(self, world):
        """Puts the journal where the command starts; returns its arguments."""
        world.reset()
        if self.fresh:
            world.clear()
        if self.first and world.emj(self.first).status != 0:
            raise SystemExit(f"{self.name} cannot begin")
        return [word.replace("OUT", world.out) for word in self.arguments]


    def undisturbed(self, world):
        """The state before, the one after, and how a run without a fault ends."""
        if self.name not in world.undisturbed:
            arguments = self.prepare(world)
            before = world.state()
            clean = world.emj(arguments, self.stdin)
            if clean.status != 0:
                raise SystemExit(f"{self.name} fails without a fault: {clean.tells()}")
            world.undisturbed[self.name] = before, world.state(), clean
        return world.undisturbed[self.name]


ALL = [
    Command("new-text", ["new", "-m", "Told @lea what counts #focus"]),
    Command("new-stdin", ["new", "dependencies", "-m", "-", "--as", "both"],
            b"Kept the sprint free.\n", typed=b"Kept the sprint"),
    Command("new-first", ["new", "-m", "The first of all"], fresh=True),
    Command("new-script", ["new", "dependencies", "-", "--title", "Sync with Identity"],
            SCRIPT.encode(), typed=b"token migration"),
    Command("new-editor", ["new", "dependencies", "--edit"], typed=EDITED),
    Command("edit-editor", ["edit", "2026-11-03"], typed=EDITED),
    Command("edit-title", ["edit", "2026-11-03", "--title", "Sync with Identity"]),
    Command("edit-at", ["edit", "2026-11-03", "--at", "2026-10-30 09:00"], once=True),
    Command("edit-private", ["edit", "2026-11-05", "--private", "--minutes", "25"]),
    Command("tag", ["tag", "2026-11-04", "--as", "leadership"]),
    Command("kept", ["commitments", "kept", "2026-11-03"], once=True),
    Command("dropped", ["commitments", "dropped", "2026-11-05", "--reason", "replaced"], once=True),
    Command("rm", ["rm", "2026-11-02"], once=True),
    Command("rm-many", ["rm", "2026-11-03", "2026-11-05"], once=True),
    Command("rm-purge", ["rm", "2026-11-02", "--purge"], once=True),
    Command("restore-removed", ["trash", "restore", "2026-11-06"], once=True),
    Command("restore-replaced", ["trash", "restore", "2026-11-02"], once=True),
    Command("restore-moved", ["trash", "restore", "2026-11-04-1130-quarterly-planning"], once=True),
    Command("trash-empty", ["trash", "empty"]),
    Command("undo-added", ["undo"], first=["new", "-m", "Not meant so"]),
    Command("undo-removed", ["undo"], first=["rm", "2026-11-03", "2026-11-05"]),
    Command("undo-replaced", ["undo"], first=["edit", "2026-11-03", "--minutes", "5"]),
    Command("undo-moved", ["undo"], first=["edit", "2026-11-03", "--at", "2026-10-30 09:00"]),
    Command("config-set", ["config", "set", "week_start", "sunday"]),
    Command("report", ["report", "--all", "--entries", "full", "-o", os.path.join("OUT", "report.md")]),
    Command("report-new", ["report", "--all", "-o", os.path.join("OUT", "other.html")]),
]

BY_NAME = {command.name: command for command in ALL}
