"""A home, a journal and a clock of their own, put back between two tries."""
import os
import shutil
import subprocess

import snapshot

BINARY = os.path.realpath(os.environ["EMJ_BINARY"])
SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
EDITED = b"Typed in the editor"
NOW = "2026-11-12T14:32:00+01:00"
SHARED_MEMORY = "/dev/shm"
ROOM = 1024 * 1024 * 1024  # bytes, for the images of file systems; containers often give less


def fast_folder():
    """Where the worlds stand: in memory if that has the room."""
    if not os.access(SHARED_MEMORY, os.W_OK):
        return "/tmp"
    found = os.statvfs(SHARED_MEMORY)
    return SHARED_MEMORY if found.f_bavail * found.f_frsize >= ROOM else "/tmp"


MEMORY = fast_folder()

ENTRY = """---
date: {date}
recorded: {date}
activity: {activity}
tags: [{tags}]
---

# {title}

{text}
"""

COMMITMENT = """Asked @tomas for a date.

## Commitment

- [ ] When {number} comes, I will answer the same day
"""


def fill(root, name, activity, tags, title, text):
    date = f"{name[:10]}T{name[11:13]}:{name[13:15]}:00+01:00"
    folder = root
    for part in (name[:4], name[5:7]):
        folder = os.path.join(folder, part)
        if not os.path.isdir(folder):
            os.mkdir(folder, 0o700)
    with open(os.path.join(folder, name + ".md"), "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(ENTRY.format(date=date, activity=activity, tags=tags, title=title, text=text))


class Run:
    """How a program ended."""

    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err

    def tells(self):
        return f"status {self.status}, said: {self.err.decode(errors='replace').strip()[-300:]}"


class World:
    """One worker's place. `base` is where the journal, home and output stand."""

    def __init__(self, root, base=None):
        self.root = root
        self.base = base or os.path.join(root, "place")
        self.template = os.path.join(root, "template")
        self.editor = os.path.join(root, "editor")
        self.edited = os.path.join(root, "edited")  # there once the editor has run
        os.makedirs(self.base, exist_ok=True)
        self.journal = os.path.join(self.base, "journal")
        self.out = os.path.join(self.base, "out")
        self.packs = self.copy_packs()
        self.env = self.surroundings()
        self.undisturbed = {}
        self.write_editor()
        self.make_template()

    def copy_packs(self):
        """Where every user may read them, which those of the source need not be."""
        folder = os.path.join(self.root, "packs")
        shutil.copytree(os.path.join(SOURCE, "tests", "packs", "interview"), folder, dirs_exist_ok=True)
        os.chmod(folder, 0o755)
        for name in os.listdir(folder):
            os.chmod(os.path.join(folder, name), 0o644)
        return folder

    def program_of_all(self):
        """A copy of the program, with its packs, that every user may run."""
        os.chmod(os.path.dirname(self.root), 0o711)
        program = os.path.join(self.root, "bin", "program")
        if not os.path.exists(program):
            os.makedirs(os.path.dirname(program))
            shutil.copyfile(BINARY, program)
            shutil.copytree(os.path.join(SOURCE, "prompts"),
                            os.path.join(self.root, "share", "emjournal", "prompts"), dirs_exist_ok=True)
        os.chmod(program, 0o755)
        return program

    def surroundings(self):
        home = os.path.join(self.base, "home")
        return {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "XDG_DATA_HOME": home + "/.local/share",
            "XDG_CONFIG_HOME": home + "/.config",
            "XDG_CACHE_HOME": home + "/.cache",
            "XDG_STATE_HOME": home + "/.local/state",
            "TMPDIR": os.path.join(self.base, "tmp"),
            "EMJOURNAL_DIR": self.journal,
            "EMJOURNAL_PACKS": self.packs,
            "EMJOURNAL_NOW": NOW,
            "TZ": "Europe/Berlin",
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "80",
            "TERM": "dumb",
            "EDITOR": self.editor,
        }

    def write_editor(self):
        with open(self.editor, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\n: >'{self.edited}'\n"
                       f"echo '{EDITED.decode()} @lea' >>\"$1\"\n")
        os.chmod(self.editor, 0o700)

    def make_template(self):
        """A journal with something of everything, and settings."""
        self.clear()
        fill(self.journal, "2026-11-02-0900-team-focus", "team-focus", "leadership",
             "Why this team", "Told the team what the quarter is for.")
        fill(self.journal, "2026-11-03-1000-quarterly-planning", "quarterly-planning",
             "management", "Sync", COMMITMENT.format(number="a date"))
        fill(self.journal, "2026-11-04-1100-quarterly-planning", "quarterly-planning", "",
             "Planning", "Planned the quarter with @lea.")
        fill(self.journal, "2026-11-05-1200-performance-reviews", "performance-reviews",
             "management", "Reviews", COMMITMENT.format(number="a review"))
        fill(self.journal, "2026-11-06-1300-team-focus", "team-focus", "management",
             "Shield", "Said no to two requests.")
        for arguments in (
            ["edit", "2026-11-02", "--title", "Why this team stands"],
            ["edit", "2026-11-04", "--at", "2026-11-04 11:30"],
            ["rm", "2026-11-06"],
            ["config", "set", "week_start", "monday"],
            ["report", "--all", "-o", os.path.join(self.out, "report.md")],
        ):
            run = self.emj(arguments)
            if run.status != 0:
                raise SystemExit(f"cannot make the journal: {arguments}: {run.tells()}")
        shutil.rmtree(self.template, ignore_errors=True)
        shutil.copytree(self.base, self.template, ignore=shutil.ignore_patterns("lost+found"))

    def clear(self):
        for name in os.listdir(self.base):
            if name != "lost+found":
                shutil.rmtree(os.path.join(self.base, name))
        for name in ("journal", "out", "home", "tmp"):
            os.mkdir(os.path.join(self.base, name), 0o700)

    def reset(self):
        if os.path.exists(self.edited):
            os.remove(self.edited)
        for name in os.listdir(self.base):
            if name != "lost+found":
                shutil.rmtree(os.path.join(self.base, name))
        shutil.copytree(self.template, self.base, dirs_exist_ok=True)

    def unused(self, name):
        """A path beside the place where nothing stands, whatever another promise left."""
        path = os.path.join(self.root, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        elif os.path.lexists(path):
            os.remove(path)
        return path

    def state(self):
        return snapshot.take(self.base)

    def emj(self, arguments, stdin=b"", prefix=(), env=None, timeout=60, program=BINARY, **options):
        """Runs the program to its end, or ends it after `timeout` seconds."""
        return self.run([*prefix, program, *arguments], stdin, env, timeout, **options)

    def run(self, argv, stdin=b"", env=None, timeout=60, **options):
        try:
            done = subprocess.run(argv, input=stdin, env={**self.env, **(env or {})},
                                  capture_output=True, timeout=timeout, cwd=self.root,
                                  check=False, **options)
        except subprocess.TimeoutExpired as late:
            return Run("did not end", late.stdout or b"", late.stderr or b"")
        return Run(done.returncode, done.stdout, done.stderr)
