"""P2: links, devices and loops inside the journal are not followed and hang nothing."""
import os
import shutil
import socket
import stat

import snapshot
from promise import Outcome, Promise

SECRET = "secret-word-outside"
ENTRY = f"---\ndate: 2026-11-10T10:00:00+01:00\nactivity: team-focus\ntags: [management]\n---\n\n# {SECRET}\n\n" \
        f"{SECRET} @lea\n\n## Commitment\n\n- [ ] When {SECRET}, I will x\n"
MONTH = "2026/11"
OWN = [".emjournal/lock", ".emjournal/format", ".emjournal/shown", ".emjournal/tmp", ".emjournal/drafts", ".emjournal/trash",
       ".emjournal"]
COMMANDS = [
    ["list"], ["show", "planted"], ["show", "2026-11-03"], ["report", "--all", "--entries", "full"], ["next"], ["commitments"],
    ["trash"], ["new", "-m", "A new one"], ["new", "-m", "x", "--at", "2026-12-24 10:00"], ["edit", "2026-11-03", "--minutes", "5"],
    ["edit", "planted", "--minutes", "5"], ["edit", "2026-11-03"], ["tag", "planted", "--as", "both"],
    ["commitments", "kept", "2026-11-03"], ["rm", "planted"], ["rm", "2026-11-02"], ["trash", "restore", "2026-11-06"],
    ["rm", "--before", "2027-01-01", "--yes"], ["trash", "empty"],
]


def link(target):
    return lambda path, world: os.symlink(target.format(outside=world.outside, journal=world.journal), path)


def device(major, minor):
    return lambda path, world: os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(major, minor))


def listening(path, world):
    """By a short name, since that of a socket has a limit of about 100 bytes."""
    short = os.path.join(world.root, "s")
    with socket.socket(socket.AF_UNIX) as place:
        place.bind(short)
    os.rename(short, path)


def deep(path, world):
    for _ in range(300):
        os.mkdir(path)
        path = os.path.join(path, "d")


KINDS = {
    "file-link": link("{outside}/entry.md"), "folder-link": link("{outside}"), "loop": link("{journal}"), "self": link("."),
    "up": link(".."), "dangling": link("{outside}/new-file"), "own-name": None, "fifo": lambda path, world: os.mkfifo(path),
    "socket": listening, "folder": lambda path, world: os.mkdir(path), "deep": deep, "zero": device(1, 5), "null": device(1, 3),
    "random": device(1, 9), "full": device(1, 7), "tty": device(5, 0), "proc": link("/proc/self/environ"),
    "proc-mem": link("/proc/self/mem"), "dev-stdin": link("/dev/stdin"), "hard-link": None,
}
ENTRIES = [f"{MONTH}/planted.md", f"{MONTH}/planted", "planted.md", "2026/12", MONTH, "2026", "planted/planted.md"]


def plant(world, kind, place):
    path = os.path.join(world.journal, place)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.lexists(path):
        shutil.rmtree(path) if os.path.isdir(path) and not os.path.islink(path) else os.remove(path)
    if kind == "own-name":
        os.symlink(os.path.basename(path), path)
    elif kind == "hard-link":
        os.link(os.path.join(world.outside, "entry.md"), path)
    else:
        KINDS[kind](path, world)


class Strange(Promise):
    id = "P2"
    words = "links, devices, loops and pipes inside the journal are not followed and hang nothing"
    unit = "places"
    target = len(KINDS) * (len(ENTRIES) + len(OWN))
    small = 16

    def points(self, world, full):
        places = [f"{kind}:{place}" for kind in KINDS for place in ENTRIES + OWN]
        return [point for point in places if self.is_possible(point)]

    def is_possible(self, point):
        return os.geteuid() == 0 or point.split(":")[0] not in ("zero", "null", "random", "full", "tty")

    def run(self, point, world):
        kind, place = point.split(":")
        world.reset()
        world.outside = os.path.join(world.root, "outside")
        shutil.rmtree(world.outside, ignore_errors=True)
        os.makedirs(os.path.join(world.outside, "11"))
        for name in ("entry.md", "11/entry.md", "2026-11-06-1300-team-focus.md"):
            with open(os.path.join(world.outside, name), "w", encoding="utf-8") as file:
                file.write(ENTRY)
        try:
            plant(world, kind, place)
        except PermissionError:
            return Outcome(0)
        modes = kind != "hard-link"  # a second name of a file is the file itself
        before = self.picture(world, modes)
        problems = []
        for words in COMMANDS:
            run = world.emj(words, timeout=8, env={"EDITOR": "true"})
            if run.status not in (0, 1, 2, 3, 74):
                problems.append(f"{words}: {run.tells()}")
            if kind != "hard-link" and SECRET.encode() in run.out + run.err:
                problems.append(f"{words}: shows what stands outside")
        after = self.picture(world, modes)
        problems += [f"outside, changed: {path}" for path in set(before) | set(after) if before.get(path) != after.get(path)]
        return Outcome(1, problems)

    def picture(self, world, modes):
        found = snapshot.take(world.outside)
        for folder, folders, names in os.walk(world.outside):
            for name in folders + names if modes else ():
                path = os.path.join(folder, name)
                found[path + " mode"] = oct(os.lstat(path).st_mode)
        return found


PROMISES = [Strange()]
