"""D11, D12: random commands touch what they name, and deleting is undone."""
import os
import random

import snapshot
from promise import Outcome, Promise

WORDS = ["quarter", "@lea", "risk", "#focus", "promise", "date", "@tomas", "audit", "why", "team"]
STEPS = 25
FREE = ("/.emjournal/lock", "/.emjournal/format", "/.emjournal/shown", "/.emjournal/last")


def ids(world):
    return sorted(os.path.basename(path)[:-3] for path in snapshot.entries(world.state()))


def path_of(world, entry):
    for path in snapshot.entries(world.state()):
        if os.path.basename(path) == entry + ".md":
            return path
    return None


def sentence(dice):
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(3, 12)))


def write(dice, _):
    return ["new", "-m", sentence(dice), "--at", f"2026-{dice.randint(1, 11):02}-"
            f"{dice.randint(1, 28):02} {dice.randint(0, 23):02}:{dice.randint(0, 59):02}"], None


def entitle(dice, entry):
    return ["edit", entry, "--title", sentence(dice)], entry


def move(dice, entry):
    return ["edit", entry, "--at", f"2026-0{dice.randint(1, 9)}-{dice.randint(10, 28)} 10:00"], entry


def hide(_, entry):
    return ["edit", entry, "--private"], entry


def label(dice, entry):
    return ["tag", entry, "--as", dice.choice(["management", "leadership", "both"])], entry


def edit(_, entry):
    return ["edit", entry], entry


def remove(_, entry):
    return ["rm", entry], entry


def purge(_, entry):
    return ["rm", entry, "--purge"], entry


def look(dice, _):
    return dice.choice([["list"], ["report", "--all"], ["trash"], ["commitments"], ["next"]]), None


KINDS = [write, write, write, entitle, move, hide, label, edit, remove, purge, look]


class Touches(Promise):
    id = "D11"
    words = "random commands change the files that they name and no others"
    unit = "commands"
    target = 1000
    small = 6

    def points(self, world, full):
        return [f"seed-{number}" for number in range(self.target // STEPS)]

    def run(self, point, world):
        dice = random.Random(point)
        world.reset()
        problems = []
        for step in range(STEPS):
            problems += self.step(dice, world, step)
        return Outcome(STEPS, problems)

    def step(self, dice, world, step):
        there = ids(world)
        kind = dice.choice(KINDS) if there else write
        arguments, named = kind(dice, dice.choice(there) if there else None)
        allowed = {path_of(world, named)} if named else set()
        before = world.state()
        run = world.emj(arguments, env={"EMJOURNAL_NOW": f"2026-11-12T15:{step:02}:00+01:00"})
        after = world.state()
        if run.status != 0:
            return [f"{arguments}: {run.tells()}"]
        if arguments[0] in ("new", "edit"):
            allowed.add(run.out.decode().strip())
        problems = [f"{arguments}: changed {path}" for path in snapshot.differences(before, after)
                    if path not in allowed and not path.endswith(FREE)
                    and not (is_new_in_trash(path, before) and named)
                    and not (purges(arguments) and snapshot.is_own(path, "trash/"))]
        return problems + [f"{arguments}: left {path}" for path in snapshot.leftovers(after)]


def is_new_in_trash(path, before):
    return snapshot.is_own(path, "trash/") and path not in before


def purges(arguments):
    return "--purge" in arguments


class Undone(Promise):
    id = "D12"
    words = "what was deleted comes back byte for byte"
    unit = "deletes"
    target = 1000
    small = 6

    def points(self, world, full):
        return [f"seed-{number}" for number in range(self.target // STEPS)]

    def run(self, point, world):
        dice = random.Random(point)
        world.reset()
        problems = []
        for _ in range(STEPS):
            problems += self.step(dice, world)
        return Outcome(STEPS, problems)

    def step(self, dice, world):
        """Sometimes the entry is changed first, so that the trash holds more of it."""
        entry = dice.choice(ids(world))
        if dice.random() < 0.3:
            world.emj(["edit", entry, "--title", sentence(dice)])
        before = snapshot.entries(world.state())
        removed = world.emj(["rm", entry])
        gone = snapshot.entries(world.state())
        restored = world.emj(["trash", "restore", entry])
        problems = [f"{entry}: {run.tells()}" for run in (removed, restored) if run.status != 0]
        if len(gone) != len(before) - 1:
            problems.append(f"{entry}: rm took {len(before) - len(gone)} entries")
        problems += [f"{entry}: not as before: {path}"
                     for path in snapshot.differences(before, snapshot.entries(world.state()))]
        return problems


PROMISES = [Touches(), Undone()]
