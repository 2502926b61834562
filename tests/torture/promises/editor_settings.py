"""S5: what $VISUAL and $EDITOR may say."""
import os

import snapshot
from promise import Outcome, Promise

# Writes its words, then types. Any other program that ran would leave its mark.
SPY = """#!/bin/sh
printf '%s\\0' "$0" "$@" >'{seen}'
for last; do :; done
echo Typed >>"$last"
"""
TRAPS = ["; touch {trap}", "&& touch {trap}", "| touch {trap}", "$(touch {trap})", "`touch {trap}`",
         "& touch {trap}", "\ntouch {trap}", "> {trap}", "${{IFS}}touch${{IFS}}{trap}"]

# A setting, and the words that the program gets before the file; None is a refusal.
SETTINGS = [
    ("{spy}", []),
    ("'{spaced}'", []),
    ('"{spaced}"', []),
    ("{escaped}", []),
    ("{spaced}", None),
    ("{spy} -f --wait", ["-f", "--wait"]),
    ("{spy} -c 'set tw=72 | syntax off'", ["-c", "set tw=72 | syntax off"]),
    ('{spy} "a b" c\\ d', ["a b", "c d"]),
    ("{spy} ''", [""]),
    ("{spy} $HOME", ["$HOME"]),
    ("{spy} ~/x *", ["~/x", "*"]),
    ("{spy} %s {{}}", ["%s", "{{}}"]),
    ("  {spy}  ", []),
    ("'{quoted}'\\''s'", []),
    ("spy-of-path", []),
    ("./spy-of-path", []),
    ("{spy} 'open", None),
    ('{spy} "open', None),
    ("{spy} \\", None),
    ("   ", None),
    ("#comment", None),
    ("no-such-editor", None),
    ("{folder}", None),
    ("{plain}", None),
    ("''", None),
    ("-rf", None),
    ("/dev/null", None),
    ("VAR=1 {spy}", None),
    *[("{spy} " + trap, "words") for trap in TRAPS],
]


class Settings(Promise):
    id = "S5"
    words = "a setting of the editor is its words: the right program or a refusal, never a shell"
    unit = "settings"
    target = len(SETTINGS) * 2
    small = 37

    def points(self, world, full):
        return [f"{name}:{number}" for name in ("EDITOR", "VISUAL") for number in range(len(SETTINGS))]

    def run(self, point, world):
        variable, number = point.split(":")
        setting, wanted = SETTINGS[int(number)]
        world.reset()
        places = self.stage(world)
        env = {"EDITOR": "false", "PATH": places["folder"] + ":" + world.env["PATH"]}
        env[variable] = setting.format(**places)
        before = world.state()
        run = world.emj(["edit", "2026-11-03"], env=env)
        problems = self.judge(world, places, env[variable], wanted, run)
        if wanted is None:
            problems += [f"changed: {path}" for path in
                         snapshot.differences(snapshot.entries(before), snapshot.entries(world.state()))]
        return Outcome(1, problems)

    def stage(self, world):
        folder = os.path.join(world.root, "editors")
        os.makedirs(folder, exist_ok=True)
        places = {"folder": folder, "trap": os.path.join(folder, "trap"),
                  "seen": os.path.join(folder, "seen"), "plain": os.path.join(folder, "plain"),
                  "spy": os.path.join(folder, "spy"), "quoted": os.path.join(folder, "it"),
                  "spaced": os.path.join(folder, "an editor")}
        places["escaped"] = places["spaced"].replace(" ", "\\ ")
        for path in (places["trap"], places["seen"]):
            if os.path.lexists(path):
                os.remove(path)
        for path in (places["spy"], places["spaced"], places["quoted"] + "'s",
                     os.path.join(folder, "spy-of-path"), os.path.join(world.root, "spy-of-path")):
            with open(path, "w", encoding="utf-8") as file:
                file.write(SPY.format(**places))
            os.chmod(path, 0o700)
        with open(places["plain"], "w", encoding="utf-8") as file:
            file.write("no program\n")
        return places

    def judge(self, world, places, setting, wanted, run):
        problems = []
        if os.path.exists(places["trap"]) or os.path.exists(os.path.join(world.root, "trap")):
            problems.append(f"a shell read {setting!r}")
        seen = words_of(places["seen"])
        if wanted is None:
            if seen is not None:
                problems.append(f"{setting!r} ran with {seen}")
            if run.status != 74 or not run.err.startswith(b"emjournal: "):
                problems.append(f"{setting!r} is not refused: {run.tells()}")
            return problems
        if run.status != 0 or seen is None:
            return problems + [f"{setting!r} did not run: {run.tells()}"]
        if wanted != "words" and seen[1:-1] != [word.format() for word in wanted]:
            problems.append(f"{setting!r} gave {seen[1:-1]}")
        if not seen[-1].endswith(".md") or not os.path.isabs(seen[-1]):
            problems.append(f"{setting!r} got no file: {seen}")
        return problems


def words_of(path):
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return file.read().decode().split("\0")[:-1]


PROMISES = [Settings()]
