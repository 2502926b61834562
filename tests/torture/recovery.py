"""What has to hold when a command did not go its way."""
import json
import os
import re

import oracle
import snapshot

NEXT = ["new", "-m", "The next thing"]
LATER = {"EMJOURNAL_NOW": "2026-11-13T09:00:00+01:00"}
PATIENCE = 3
DONE = rb"the (?:entry is saved|edit is done), but "
# That an entry was passed over; what comes after one that is saved is another matter.
WARNING = re.compile(rb"^emjournal: (?!" + DONE + rb")|: error: ", re.M)
STAYS = re.compile(rb"^emjournal: " + DONE + rb"its (?:draft|copy) stays: .*'.+'", re.M)


def judge(before, after, state, run, clean):
    """The state right after a disturbed run, and whether its status is true.

    A command that passes over an entry that it cannot read, and says so, tells
    no lie; what it makes of the rest is then its own.
    """
    if run.status == 0 and WARNING.search(run.err):
        return snapshot.lost(before, after, state)
    problems = snapshot.between(before, after, state)
    if run.status == 0:
        problems += [f"lie: status 0, and {path} is not as it should be"
                     for path in snapshot.differences(after, state)
                     if not (STAYS.search(run.err) and snapshot.is_own(path, "drafts"))]
        if run.out != clean.out:
            problems.append("lie: status 0, and the result was not printed")
    return problems


def go_on(world, command, arguments, before, state):
    """The next commands work at once and leave no leftovers behind."""
    problems = []
    for words, stdin, allowed in (
        (["list"], b"", {0}),
        (NEXT, b"", {0}),
        (arguments, command.stdin, again(command, before, state)),
    ):
        run = world.emj(words, stdin, env=LATER if words is NEXT else None, timeout=PATIENCE)
        if run.status not in allowed:
            problems.append(f"the next command '{' '.join(words)}': {run.tells()}")
    left = snapshot.leftovers(world.state())
    return problems + [f"litter: {path}" for path in left] + unsound(world)


def again(command, before, state):
    """The same command works, unless its work is done."""
    done = command.once and snapshot.differences(before, state)
    return {0, 1, 3} if done else {0}


def unsound(world, journal=None, explained=()):
    """What `emjournal check` and the oracle call wrong in the journal.

    A draft that waits is what the writer typed. `explained` are the kinds of
    problem that the disturbance made, or the folders where it made them.
    """
    journal = journal or world.journal
    if not os.path.isdir(journal):
        return []
    run = world.emj(["check", "--format", "json"], env={"EMJOURNAL_DIR": journal})
    try:
        told = json.loads(run.out)["problems"]
    except ValueError:
        return [f"check: {run.tells()}"]
    problems = [f"check: {one['severity']}, {one['kind']}: {one['path']}: {one['message']}"
                for one in told if not is_explained(one, explained)]
    if (run.status == 1) != any(one["severity"] != "note" for one in told):
        problems.append(f"check: {run.tells()} and {told}")
    excused = {one["path"] for one in told if is_explained(one, explained)}
    return problems + [f"oracle: {path}: {text}" for path, text in oracle.problems(journal)
                       if path not in excused]


def is_explained(problem, explained):
    if (problem["severity"], problem["kind"]) == ("note", "draft"):
        return True
    return any(problem["kind"] == one or one in problem["path"] for one in explained)
