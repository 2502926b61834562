"""D2: the power goes at any call. The journal stands on an image of a file system,
the program is stopped, and a copy of the image is what the disk held."""
import os
import re
import shutil
import signal
import subprocess
import threading
import time

import commands
import mounts
import recovery
import snapshot
import tracing
from promise import Outcome, Promise
from world import BINARY, World

STOPPING = ("openat", "write", "fsync", "close", "linkat", "renameat", "renameat2", "unlinkat",
            "mkdirat", "fchmod")
SAVED = re.compile(rb"^(Saved|Removed|Deleted)", re.M)
AFTER = "end"  # the moment right after the program is done
DECISIVE = [f"{name}:{AFTER}:1" for name in ("new-stdin", "new-script", "edit-title", "rm")]


class Disk:
    """A worker's image, mounted, with a journal on it."""

    def __init__(self, root, kind):
        root = os.path.join(root, "power-" + kind.name)
        self.kind = kind
        self.root = root
        os.mkdir(root)
        self.image = os.path.join(root, "disk.img")
        self.copy = os.path.join(root, "copy.img")
        self.seen = os.path.join(root, "seen")
        folder = os.path.join(root, "disk")
        mounts.make_image(self.image, kind)
        self.mount = mounts.Mount(self.image, folder, kind.options)
        self.mount.__enter__()
        self.world = World(os.path.dirname(folder), folder)

    def sync(self):
        """This disk alone: the others of the machine have nothing to do with it."""
        if mounts.call("sync", "-f", self.world.base).returncode != 0:
            raise OSError("sync -f failed")

    def picture(self):
        """What a machine that starts again would find, with paths as on the disk
        itself, and what is wrong with it."""
        mounts.copy_image(self.image, self.copy)
        with mounts.Mount(self.copy, self.seen, self.kind.copy_options):
            found = snapshot.take(self.seen)
            # What a run that was cut off leaves goes with the next command that writes.
            problems = recovery.unsound(self.world, os.path.join(self.seen, "journal"), ["leftover"])
        return {path.replace(self.seen, self.world.base, 1): value for path, value in found.items()}, problems

    def close(self):
        """Images are large, and some promises look at everything that is there."""
        self.mount.__exit__()
        shutil.rmtree(self.root)


def stopped(process, log):
    """Waits until the program stands still or is done; True if it stands."""
    while process.poll() is None:
        try:
            with open(log, encoding="utf-8", errors="replace") as file:
                if "stopped by SIGSTOP" in file.read():
                    return True
        except FileNotFoundError:
            pass
        time.sleep(0.005)
    return False


def tracee(process):
    """The program that strace runs; none when it is done by now."""
    try:
        with open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="utf-8") as file:
            return [int(word) for word in file.read().split()]
    except FileNotFoundError:
        return []


class Power(Promise):
    unit = "cuts"
    target = 500
    full = 600

    def __init__(self, name, kind, small):
        self.id = name
        self.words = f"the power goes at any file operation on {kind.name}: nothing acknowledged is missing"
        self.kind = kind
        self.small = small
        self.disks = {}
        self.lock = threading.Lock()

    def unavailable(self):
        return tracing.available() or mounts.loop_unavailable(self.kind)

    def points(self, world, full):
        found = []
        for command in commands.ALL:
            arguments = command.prepare(world)
            made = tracing.after_loading(tracing.calls(world, arguments, command.stdin), world)
            found += [f"{command.name}:{call.name}:{call.number}" for call in made
                      if call.name in STOPPING and not is_reading(call)]
            found.append(f"{command.name}:{AFTER}:1")
        return found

    def is_decisive(self, point):
        """What was acknowledged a moment ago is what nobody may lose."""
        return point in DECISIVE

    def disk(self, world):
        with self.lock:
            if world.root not in self.disks:
                self.disks[world.root] = Disk(world.root, self.kind)
            return self.disks[world.root]

    def close(self):
        for disk in self.disks.values():
            disk.close()
        self.disks.clear()

    def run(self, point, world):
        name, call, number = point.split(":")
        command = commands.BY_NAME[name]
        disk = self.disk(world)
        before, after, _ = command.undisturbed(disk.world)
        arguments = command.prepare(disk.world)
        disk.sync()
        said, picture = cut(disk, arguments, command.stdin, call, number)
        if picture is None:
            return Outcome(0)
        state, problems = picture
        if command.in_editor:
            # An editor that does not sync its file is not ours to judge.
            state = {path: value for path, value in state.items() if value != snapshot.TORN}
            problems = [problem for problem in problems if "/drafts/" not in problem]
        problems += snapshot.between(before, after, state)
        if name != "rm-many" and acknowledged(said, call):
            problems += [f"acknowledged, and missing after the cut: {path}"
                         for path in snapshot.differences(after, state)]
        return Outcome(1, problems, {"acknowledged": acknowledged(said, call)})

    def figures(self, notes):
        return f"{sum(notes.get('acknowledged', []))} of them acknowledged"


def is_reading(call):
    return call.name == "openat" and "O_CREAT" not in call.text


def acknowledged(said, call):
    return call == AFTER or bool(said[0]) or bool(SAVED.search(said[1]))


def cut(disk, arguments, stdin, call, number):
    """What was said until then, and the disk's picture; None if it never came to that."""
    world = disk.world
    log = os.path.join(world.root, "stop")
    if os.path.exists(log):
        os.remove(log)
    argv = [BINARY, *arguments]
    if call != AFTER:
        argv = ["strace", "-o", log, "-e", f"trace={call}",
                "-e", f"inject={call}:signal=STOP:when={number}", *argv]
    streams = [os.path.join(world.root, name) for name in ("in", "said", "told")]
    with open(streams[0], "wb") as file:
        file.write(stdin)
    with open(streams[0], "rb") as given, open(streams[1], "wb") as out, open(streams[2], "wb") as err:
        process = subprocess.Popen(argv, stdin=given, stdout=out, stderr=err, env=world.env,
                                   cwd=world.root)
        stands = call != AFTER and stopped(process, log)
        if call == AFTER:
            process.wait()
        picture = disk.picture() if stands or call == AFTER else None
        if stands:
            for child in tracee(process):
                os.kill(child, signal.SIGKILL)
        process.wait()
    said = [open(path, "rb").read() for path in streams[1:]]
    return said, picture


PROMISES = [Power("D2", mounts.EXT4, 24), Power("D2-btrfs", mounts.BTRFS, 6), Power("D2-xfs", mounts.XFS, 6)]
