"""D8: a disk that is really full: a small memory file system, a small ext4
image, a limit on the size of files."""
import os
import re
import resource
import shutil

import commands
import mounts
import recovery
import snapshot
from promise import Outcome, Promise

# More room at each level, in bytes of a file and of a disk.
STEP = 2048
BLOCK = 4096
LEVELS = 10
TRIED = ("new-stdin", "new-script", "edit-title", "tag", "rm")
LONG = b"A sentence that is long enough to need room. " * 200
# What is changed is so long that few levels have room for it.
CHANGED = {"edit-title": "2026-11-03-1000-quarterly-planning.md", "tag": "2026-11-04-1130-quarterly-planning.md",
           "rm": "2026-11-02-0900-team-focus.md"}
REFUSED = re.compile(rb"no space left|file too large", re.I)


class Full(Promise):
    id = "D8"
    words = "the disk is full: old entries intact, what was typed can be got back"
    unit = "runs that met the limit"
    target = 100
    small = 40

    def unavailable(self):
        return mounts.loop_unavailable()

    def points(self, world, full):
        kinds = ["tmpfs", "tmpfs-all", "ext4", "fsize"]
        return [f"{kind}:{name}:{level}" for kind in kinds for name in TRIED
                for level in range(LEVELS)]

    def run(self, point, world):
        kind, name, level = point.split(":")
        command = commands.BY_NAME[name]
        command.undisturbed(world)
        world.reset()
        stdin = lengthened(command)
        if kind == "fsize":
            return self.limited(world, command, stdin, STEP * int(level))
        source, options, fs = "none", "size=128k,mode=0700", "tmpfs"
        if kind == "ext4":
            source, options, fs = os.path.join(world.root, "full.img"), "loop", None
            mounts.make_image(source)
        with mounts.Mount(source, os.path.join(world.root, "full"), options, fs) as folder:
            return self.filled(world, command, stdin, folder, int(level), kind == "tmpfs-all")

    def figures(self, notes):
        return f"of {len(notes.get('status', []))}, {notes.get('status', []).count(0)} with status 0"

    def filled(self, world, command, stdin, folder, level, all_of_it):
        journal = os.path.join(folder, "journal")
        shutil.copytree(os.path.join(world.template, "journal"), journal)
        lengthen(journal, command)
        env = {"EMJOURNAL_DIR": journal}
        if all_of_it:
            env["TMPDIR"] = os.path.join(folder, "tmp")
            os.mkdir(env["TMPDIR"])
        before = snapshot.take(folder)
        fill(os.path.join(folder, "filler"), level)
        run = world.emj(command.arguments, stdin, env=env)
        state = snapshot.take(folder)
        state.pop(os.path.join(folder, "filler"))
        return judge(world, command, before, state, run, folder)

    def limited(self, world, command, stdin, limit):
        lengthen(world.journal, command)
        before = world.state()

        def set_limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        # Python ignores the signal of this limit, and the program inherits that.
        run = world.emj(command.arguments, stdin, preexec_fn=set_limit, restore_signals=False)
        return judge(world, command, before, world.state(), run, world.base)


def lengthened(command):
    """What the command reads, with more of what is typed there."""
    return command.stdin.replace(command.typed, typed(command), 1) if command.typed else b""


def typed(command):
    return command.typed + b", " + LONG.strip()


def lengthen(journal, command):
    """The entry that the command changes."""
    if command.name in CHANGED:
        with open(os.path.join(journal, "2026", "11", CHANGED[command.name]), "ab") as file:
            file.write(LONG * 2 + b"\n")


def fill(path, level):
    """Takes all the room, then gives back a block for each level."""
    with open(path, "wb", buffering=0) as file:
        size = 64 * 1024
        while size >= 1:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2
        end = file.tell()
        os.fsync(file.fileno())
        os.truncate(path, max(0, end - level * BLOCK))


def judge(world, command, before, state, run, folder):
    # An interview that fails may have closed a commitment before.
    done = set(command.undisturbed(world)[1].values())
    problems = [f"not as it was: {path}" for path, value in snapshot.entries(before).items()
                if run.status != 0 and path in state and state[path] not in {value} | done]
    problems += [] if run.status == 0 else snapshot.lost(before, before, state)
    if run.status not in (0, 1, 74):
        problems.append(f"ends with {run.tells()}")
    if command.typed and not typed_again(command, run, world, folder):
        problems.append(f"what was typed is gone: {run.tells()}")
    problems += recovery.unsound(world, os.path.join(folder, "journal"))
    met = run.status != 0 or REFUSED.search(run.err)
    return Outcome(1 if met else 0, problems, {"status": run.status})


def typed_again(command, run, world, folder):
    """In the message, in a file of the journal, or in one that the message names."""
    if typed(command) in run.err:
        return True
    named = [match.decode() for match in re.findall(rb"'(/[^']+)'", run.err)]
    below = list(snapshot.take(folder, world.base))
    for path in below + named:
        if os.path.isfile(path):
            with open(path, "rb") as file:
                if typed(command) in file.read():
                    return True
    return False


PROMISES = [Full()]
