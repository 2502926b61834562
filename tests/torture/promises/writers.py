"""C1: many writers in one second with one title."""
import os
import subprocess

import recovery
import snapshot
from promise import Outcome, Promise
from world import BINARY

LOOP = 'i=0; while [ $i -lt $2 ]; do i=$((i + 1)); "$1" new --title Sync -m "writer $3 number $i end" || echo "status $?" >&2; done'


class Writers(Promise):
    id = "C1"
    words = "8 processes write in one frozen second with one title: every entry is there"
    unit = "entries"
    target = 8000
    jobs = 1

    def points(self, world, full):
        return ["8:1000"] if full else ["8:25"]

    def run(self, point, world):
        processes, each = (int(word) for word in point.split(":"))
        world.reset()
        before = snapshot.entries(world.state())
        errors = [os.path.join(world.root, f"errors-{number}") for number in range(processes)]
        said = [os.path.join(world.root, f"said-{number}") for number in range(processes)]
        started = []
        for number in range(processes):
            with open(errors[number], "wb") as err, open(said[number], "wb") as out:
                started.append(subprocess.Popen(
                    ["sh", "-c", LOOP, "sh", BINARY, str(each), str(number)], stdout=out,
                    stderr=err, stdin=subprocess.DEVNULL, env=world.env))
        for process in started:
            process.wait()
        after = snapshot.entries(world.state())
        problems = self.missing(after, before, processes, each)
        problems += self.unkept(said)
        for path in errors:
            with open(path, encoding="utf-8") as file:
                problems += [line.strip() for line in file if line.startswith(("status", "emjournal:"))]
        problems += [f"litter: {path}" for path in snapshot.leftovers(world.state())]
        problems += recovery.unsound(world)
        return Outcome(len(after) - len(before), problems[:20])

    def missing(self, after, before, processes, each):
        wanted = {f"writer {number} number {i + 1} end" for number in range(processes)
                  for i in range(each)}
        for path in after:
            if path not in before:
                with open(path, encoding="utf-8") as file:
                    wanted -= {file.read().splitlines()[-1]}
        return [f"lost: {text}" for text in sorted(wanted)]

    def unkept(self, said):
        """Each path printed once, and a file there."""
        paths = []
        for name in said:
            with open(name, encoding="utf-8") as file:
                paths += file.read().split()
        problems = [f"printed, and not there: {path}" for path in paths if not os.path.isfile(path)]
        if len(set(paths)) != len(paths):
            problems.append("one path was printed twice")
        return problems


PROMISES = [Writers()]
