"""strace: which calls a command makes, and one of them made to fail.

`when` counts the calls of one name, so every point is a name and a number. A
fault counts only if strace wrote INJECTED: with a path that it does not know
it injects nothing and says nothing.
"""
import os
import re
import shutil

from world import BINARY

CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")


class Call:
    def __init__(self, name, number, text):
        self.name = name
        self.number = number  # the n-th of its name
        self.text = text


def available():
    return None if shutil.which("strace") else "there is no strace"


def calls(world, arguments, stdin):
    """The calls of one undisturbed run, those of children left out."""
    log = os.path.join(world.root, "calls")
    world.run(["strace", "-y", "-s", "0", "-o", log, BINARY, *arguments], stdin)
    with open(log, encoding="utf-8", errors="replace") as file:
        lines = file.read().splitlines()
    found, counts = [], {}
    for line in lines:
        match = CALL.match(line)
        if match:
            name = match[1]
            counts[name] = counts.get(name, 0) + 1
            found.append(Call(name, counts[name], match[2]))
    return found


def after_loading(found, world):
    """The calls from the first on that looks at this worker's own files."""
    for i, call in enumerate(found):
        if world.base in call.text:
            return found[i:]
    return []


def injected(world, arguments, stdin, name, what, follow=True):
    """Runs with a fault; returns how it ended and strace's log."""
    log = os.path.join(world.root, "injected")
    if os.path.exists(log):
        os.remove(log)
    prefix = ["strace", "-y", "-s", "0", "-o", log, "-e", f"trace={name},read,fsync,close",
              "-e", f"inject={name}:{what}"]
    if follow:
        prefix.insert(1, "-f")
    run = world.emj(arguments, stdin, prefix)
    try:
        with open(log, encoding="utf-8", errors="replace") as file:
            return run, file.read()
    except FileNotFoundError:
        return run, ""
