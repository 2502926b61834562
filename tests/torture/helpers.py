"""Small C programs of the tests, made when they are first needed."""
import atexit
import os
import shutil
import subprocess
import tempfile
import threading

import world

HERE = os.path.dirname(os.path.abspath(__file__))
_made = {}
_lock = threading.Lock()
_folder = []


def folder():
    if not _folder:
        _folder.append(tempfile.mkdtemp(prefix="emj-torture-helpers-"))
        atexit.register(shutil.rmtree, _folder[0], ignore_errors=True)
    return _folder[0]


def make(name, *libraries):
    """The path of the program NAME.c; raises OSError with the compiler's words."""
    with _lock:
        if name not in _made:
            path = os.path.join(folder(), name)
            done = subprocess.run([os.environ.get("CC", "cc"), "-std=c11", "-O1", "-o", path,
                                   os.path.join(HERE, name + ".c"), *libraries],
                                  capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise OSError(done.stderr)
            _made[name] = path
        return _made[name]


def unavailable(name, *libraries):
    try:
        make(name, *libraries)
        return None
    except OSError as error:
        return f"{name}.c cannot be made: {str(error).splitlines()[0] if str(error) else 'no compiler'}"


def package(name):
    """The folder of an npm package that ./dev test installs, or None."""
    path = os.path.join(world.SOURCE, "tests", "npm", "node_modules", name)
    return path if os.path.isdir(path) else None


class Measured:
    """How a run ended, with its processor time and its largest memory."""

    def __init__(self, run, status, milliseconds, kib):
        self.run = run
        self.status = status
        self.milliseconds = milliseconds
        self.kib = kib


def measure(place, arguments, stdin=b"", env=None, timeout=60):
    """Runs the program in the world `place`; the status is None when it did not end."""
    log = os.path.join(place.root, "measured")
    if os.path.exists(log):
        os.remove(log)
    run = place.emj(arguments, stdin, [make("measured"), log], env, timeout)
    if not os.path.exists(log):
        return Measured(run, None, 0, 0)
    with open(log, encoding="ascii") as file:
        return Measured(run, *(int(word) for word in file.read().split()))
