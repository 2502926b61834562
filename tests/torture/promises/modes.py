"""P3: modes under any umask, and what somebody planted where the program writes."""
import os
import shutil
import stat

import commands
import snapshot
import world as worlds
from promise import Outcome, Promise

UMASKS = ["000", "022", "077"]
NOBODY = 65534
AS_NOBODY = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"]
MORE = [commands.Command("demo", ["demo"]), commands.Command("list", ["list"]), commands.Command("next", ["next"]),
        commands.Command("report-html", ["report", "--all", "-o", os.path.join("OUT", "page.html")])]
# What stands where a file will be written, and where.
PLANTED = {
    "link": lambda path, victim: os.symlink(victim, path),
    "dangling": lambda path, victim: os.symlink(victim + ".new", path),
    "hard-link": lambda path, victim: os.link(victim, path),
    "folder": lambda path, victim: os.mkdir(path),
    "fifo": lambda path, victim: os.mkfifo(path),
}
PLACES = {
    "report": ("out/planted.md", ["report", "--all", "-o", os.path.join("OUT", "planted.md")]),
    "entry": ("journal/2026/11/2026-11-12-1432-note.md", ["new", "-m", "A new one"]),
    "second": ("journal/2026/11/2026-11-12-1432-team-focus.md", ["new", "team-focus", "-m", "A new one", "--no-tag"]),
    "draft": ("journal/.emjournal/drafts/edit-2026-11-03-1000-quarterly-planning.md", ["edit", "2026-11-03"]),
    "settings": ("home/.config/emjournal/config.yaml", ["config", "set", "week_start", "sunday"]),
    "shown": ("journal/.emjournal/shown", ["new", "dependencies", "-"]),
    "moved": ("journal/2026/10/2026-10-30-0900-quarterly-planning.md", ["edit", "2026-11-03", "--at", "2026-10-30 09:00"]),
}


class Modes(Promise):
    id = "P3"
    words = "private modes under any umask, nothing planted is followed or overwritten"
    unit = "runs"
    target = 2 * len(UMASKS) * (len(commands.ALL) + len(MORE)) + len(PLANTED) * len(PLACES) - 1
    small = 40

    def unavailable(self):
        if os.geteuid() == 0 and not shutil.which("setpriv"):
            return "there is no setpriv, and root ignores modes"
        return None

    def points(self, world, full):
        names = [command.name for command in commands.ALL + MORE]
        users = ["root", "nobody"] if os.geteuid() == 0 else ["me"]
        return ([f"mode:{user}:{umask}:{name}" for user in users for umask in UMASKS for name in names]
                + [f"planted:{kind}:{place}" for kind in PLANTED for place in PLACES
                   if (kind, place) != ("link", "settings")])  # written through, as its page says

    def run(self, point, world):
        kind, rest = point.split(":", 1)
        return Outcome(1, self.mode(world, rest) if kind == "mode" else self.planted(world, rest))

    def mode(self, world, rest):
        user, umask, name = rest.split(":")
        command = next(command for command in commands.ALL + MORE if command.name == name)
        arguments = command.prepare(world)
        make_private(world)  # what is moved keeps its mode
        prefix, binary = self.become(world, user)
        run = world.run([*prefix, "sh", "-c", f'umask {umask}; exec "$@"', "sh", binary, *arguments], command.stdin)
        problems = [] if run.status == 0 else [run.tells()]
        for path in sorted(set(snapshot.take(world.base)) | set(folders(world.base))):
            wanted = 0o700 if os.path.isdir(path) else 0o600
            found = stat.S_IMODE(os.lstat(path).st_mode)
            if found != wanted:
                problems.append(f"{oct(found)}: {path}")
        if user == "nobody":
            give(world, 0)
        return problems

    def become(self, world, user):
        """Everything belongs to that user; the program is where it may be read."""
        if user != "nobody":
            return [], worlds.BINARY
        binary = world.program_of_all()
        give(world, NOBODY)
        return AS_NOBODY, binary

    def planted(self, world, rest):
        kind, place = rest.split(":")
        name, words = PLACES[place]
        world.reset()
        path = os.path.join(world.base, name)
        victim = os.path.join(world.base, "tmp", "victim")
        with open(victim, "w", encoding="utf-8") as file:
            file.write("week_start: monday\n")
        os.chmod(victim, 0o644)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if os.path.lexists(path):
            os.remove(path)
        PLANTED[kind](path, victim)
        seen = os.lstat(path)
        run = world.emj([word.replace("OUT", world.out) for word in words], commands.SCRIPT.encode(), timeout=10)
        problems = []
        if run.status not in (0, 1, 2, 3, 74):
            problems.append(run.tells())
        with open(victim, encoding="utf-8") as file:
            if file.read() != "week_start: monday\n" or stat.S_IMODE(os.stat(victim).st_mode) != 0o644:
                problems.append(f"written through: {run.tells()}")
        if os.path.exists(victim + ".new"):
            problems.append(f"made behind a link: {run.tells()}")
        if kind in ("link", "dangling", "folder", "fifo") and place != "shown" and not same(path, seen):
            problems.append(f"replaced what stood there: {run.tells()}")
        return problems


def folders(root):
    return [os.path.join(folder, name) for folder, names, _ in os.walk(root) for name in names]


def make_private(world):
    for path in folders(world.base):
        os.chmod(path, 0o700)
    for path in snapshot.take(world.base):
        os.chmod(path, 0o600)


def same(path, seen):
    return os.path.lexists(path) and os.lstat(path).st_ino == seen.st_ino


def give(world, owner):
    os.chown(world.root, owner, owner)
    for folder, names, files in os.walk(world.root):
        for name in names + files:
            os.chown(os.path.join(folder, name), owner, owner, follow_symlinks=False)


PROMISES = [Modes()]
