"""D6: reads and writes that do only a part. A small library that is loaded
before the program halves them; strace cannot, since what it claims to have
written is missing."""
import os
import shutil
import subprocess

import commands
import recovery
import snapshot
from promise import Outcome, Promise

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static size_t part(size_t length)
{
    static unsigned state = 1;
    const char *seed = getenv("SHORT_SEED");

    if (state == 1 && seed)
        state += (unsigned)atoi(seed);
    state = state * 1103515245u + 12345u;
    return length < 2 ? length : 1 + (state >> 16) % length;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    ssize_t (*next)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    return next(fd, bytes, part(length));
}

ssize_t read(int fd, void *bytes, size_t length)
{
    ssize_t (*next)(int, void *, size_t) = dlsym(RTLD_NEXT, "read");
    return next(fd, bytes, part(length));
}
"""

READING = [["list"], ["list", "--format", "json"], ["show", "2026-11-03", "--raw"],
           ["report", "--all", "--entries", "full"], ["trash"], ["commitments"], ["pack", "list"]]


def shim(world):
    path = os.path.join(world.root, "short.so")
    if not os.path.exists(path):
        source = os.path.join(world.root, "short.c")
        with open(source, "w", encoding="utf-8") as file:
            file.write(SHIM)
        subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-o", path, source,
                        "-ldl"], check=True)
    return path


class Short(Promise):
    id = "D6"
    words = "reads and writes do only a part: the same bytes as without"
    unit = "runs"
    target = 500
    small = 60
    seeds = 20

    def unavailable(self):
        found = shutil.which(os.environ.get("CC", "cc"))
        return None if found else "there is no C compiler"

    def points(self, world, full):
        names = [command.name for command in commands.ALL]
        names += [f"read-{number}" for number in range(len(READING))]
        return [f"{name}:{seed}" for name in names for seed in range(self.seeds)]

    def run(self, point, world):
        name, seed = point.split(":")
        env = {"LD_PRELOAD": shim(world), "SHORT_SEED": seed}
        if name.startswith("read-"):
            return self.read(READING[int(name[5:])], env, world)
        command = commands.BY_NAME[name]
        before, after, clean = command.undisturbed(world)
        arguments = command.prepare(world)
        run = world.emj(arguments, command.stdin, env=env)
        state = world.state()
        problems = recovery.judge(before, after, state, run, clean)
        if run.status != 0:
            problems.append(f"failed: {run.tells()}")
        return Outcome(1, problems + recovery.unsound(world))

    def read(self, arguments, env, world):
        world.reset()
        before = world.state()
        clean = world.emj(arguments)
        run = world.emj(arguments, env=env)
        problems = []
        if (run.status, run.out) != (clean.status, clean.out):
            problems.append(f"other output: {run.tells()}")
        problems += [f"changed by reading: {path}"
                     for path in snapshot.differences(before, world.state())]
        return Outcome(1, problems)


PROMISES = [Short()]
