"""Runs the promises and says of each what was reached. See run.sh."""
import argparse
import os
import queue
import random
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import promises
from keeping import State
from promise import Outcome
from world import BINARY, MEMORY, World

SEED = 20261112
SHOWN = 5


def options():
    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--small", action="store_true", help="a sample of each, three minutes at most")
    size.add_argument("--full", action="store_true", help="until the figures are reached")
    parser.add_argument("--state", help="a folder where --full notes how far it came")
    parser.add_argument("--minutes", type=float, default=50, help="--full stops after this time (50)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--point", help="only this point of the one promise named")
    parser.add_argument("promise", nargs="*")
    return parser.parse_args()


def worlds(count):
    """A queue of places, and the folder that holds them."""
    root = tempfile.mkdtemp(prefix="emj-torture-", dir=MEMORY)
    places = queue.Queue()
    for number in range(count):
        folder = os.path.join(root, str(number))
        os.mkdir(folder)
        places.put(World(folder))
    return root, places


def draw(promise, points, chosen):
    """A sample, the same for the same seed, with all that no sample may miss."""
    wanted = promise.full if chosen.full else promise.small
    if wanted is None or len(points) <= wanted:
        return points
    dice = random.Random(f"{chosen.seed}{promise.id}")
    always = [point for point in points if promise.is_decisive(point)]
    others = [point for point in points if not promise.is_decisive(point)]
    drawn = always + dice.sample(others, max(0, min(len(others), wanted - len(always))))
    dice.shuffle(drawn)
    return drawn


def outcome(promise, point, world):
    """A test that fails itself proves nothing, and does not end the others."""
    try:
        return promise.run(point, world)
    except (OSError, ValueError, LookupError) as error:
        return Outcome(0, [f"the test itself failed: {error!r}"])


def sweep(promise, points, state, places, deadline):
    def attempt(point):
        if time.monotonic() > deadline:
            return
        world = places.get()
        try:
            state.note(point, outcome(promise, point, world))
        finally:
            places.put(world)

    with ThreadPoolExecutor(promise.jobs) as pool:
        for _ in pool.map(attempt, points):
            pass


def tell(promise, state, seconds, small, total):
    failed = state.failures()
    complete = state.tried() >= total
    if failed:
        verdict = f"BROKEN at {len(failed)} points"
    elif not complete:
        verdict = f"unfinished: {state.tried()} of {total} tries, call again"
    elif not small and state.count() < promise.target:
        verdict = f"BROKEN: fewer than {promise.target:,}"
    elif state.count() == 0:
        verdict = "BROKEN: nothing was tried"
    else:
        verdict = "kept"
    extra = promise.figures(state.notes())
    print(f"{promise.id:4} {promise.words}: {state.count():,} {promise.unit}"
          f"{', ' + extra if extra else ''} (target {promise.target:,}), {seconds:.0f} s: {verdict}",
          flush=True)
    for point, problems in list(failed.items())[:SHOWN]:
        print(f"     {point}")
        for problem in problems[:SHOWN]:
            print(f"       {problem}")
        print(f"       again: tests/torture/run.sh --point '{point}' {promise.id}", flush=True)
    return "broken" if "BROKEN" in verdict else "kept" if complete else "unfinished"


def prove(promise, chosen, places, deadline):
    reason = promise.unavailable()
    if reason:
        print(f"{promise.id:4} {promise.words}: skipped: {reason}", flush=True)
        return "skipped"
    state = State(chosen.state if chosen.full else None, promise.id, BINARY, chosen.seed)
    start = time.monotonic()
    if chosen.point:
        points = [chosen.point]
    else:
        world = places.get()
        points = state.points(lambda: draw(promise, promise.points(world, chosen.full), chosen))
        places.put(world)
    try:
        sweep(promise, state.missing(points), state, places, deadline)
    finally:
        promise.close()
    seconds = state.add_seconds(time.monotonic() - start)
    return tell(promise, state, seconds, not chosen.full, len(points))


def main():
    chosen = options()
    if not os.access(BINARY, os.X_OK):
        sys.exit(f"there is no program at {BINARY}; ./dev build dev makes it")
    wanted = promises.find(chosen.promise)
    print(f"seed {chosen.seed}", flush=True)
    root, places = worlds(2)
    deadline = time.monotonic() + 60 * (chosen.minutes if chosen.full else 1000)
    try:
        verdicts = [prove(promise, chosen, places, deadline) for promise in wanted]
    finally:
        shutil.rmtree(root, ignore_errors=True)
    if "broken" in verdicts:
        sys.exit(1)
    if "unfinished" in verdicts:
        sys.exit(75)


main()
