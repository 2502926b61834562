"""The program on a pseudo-terminal: what it sends, what it leaves of the settings."""
import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import termios
import time

from world import BINARY

PATIENCE = 10


def unavailable():
    return None if shutil.which("setsid") else "there is no setsid"


class Terminal:
    """One run. The test holds both ends, so that settings can be read after the end.

    setsid becomes the program, with the terminal as its own: keys make signals.
    """

    def __init__(self, world, arguments, env=None, columns=80, argv=None):
        self.master, self.slave = pty.openpty()
        self.resize(24, columns, quiet=True)
        self.before = self.settings()
        self.seen = b""
        self.mark = 0  # what came before it was looked at already
        env = {**world.env, "TERM": "xterm-256color", **(env or {})}
        env.pop("COLUMNS", None)
        self.process = subprocess.Popen(
            ["setsid", "-c", *(argv or [BINARY]), *arguments], env=env, cwd=world.root,
            stdin=self.slave, stdout=self.slave, stderr=self.slave)

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)

    def settings(self):
        return termios.tcgetattr(self.slave)

    def resize(self, rows, columns, quiet=False):
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, size)
        if not quiet:
            self.read(0.02)

    def read(self, seconds):
        """Takes what comes within that time; False when nothing came."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        self.seen += os.read(self.master, 65536)
        return True

    def until(self, text, seconds=PATIENCE):
        """Waits for bytes that were not waited for before; False when they never came."""
        end = time.monotonic() + seconds
        while True:
            found = self.seen.find(text, self.mark)
            if found >= 0:
                self.mark = found + len(text)
                return True
            if not self.read(0.05) and (self.process.poll() is not None or time.monotonic() > end):
                if not self.read(0):
                    return False

    def send(self, text):
        os.write(self.master, text if isinstance(text, bytes) else text.encode())

    def quiet(self, seconds=0.03):
        while self.read(seconds):
            pass

    def finish(self, seconds=PATIENCE):
        """Reads to the end; returns the status, negative for a signal, None for no end."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.02)
        self.quiet(0.005)
        return self.process.poll()

    def differs(self):
        """Which of the settings are not as before the program."""
        names = ("iflag", "oflag", "cflag", "lflag", "ispeed", "ospeed", "cc")
        after = self.settings()
        return [name for name, old, new in zip(names, self.before, after) if old != new]
